//! The journal keeps every change with what it was before, and any change of its own is found.

use rusqlite::params;

use super::*;
use crate::person;
use crate::testing::{World, a_case, a_person};

#[test]
fn every_change_is_there_with_before_and_after() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let changed =
        crate::person::PersonForm { nickname: "Mbah Dangan".to_owned(), ..a_person("Sekar Dangan") };
    world.vault.write(|ctx| person::change(ctx, id, 1, &changed)).unwrap();
    // The same again changes nothing and writes nothing.
    world.vault.write(|ctx| person::change(ctx, id, 2, &changed)).unwrap();
    let entries: Vec<(String, i64, String)> = world
        .vault
        .read(|ctx| {
            let mut statement = ctx
                .connection()
                .prepare("SELECT op, rev, payload FROM journal WHERE record = ?1 ORDER BY seq")?;
            let rows = statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert_eq!(entries.len(), 2);
    assert_eq!((entries[0].0.as_str(), entries[0].1), ("create", 1));
    assert!(entries[0].2.contains(r#""name":[null,"Sekar Dangan"]"#), "{}", entries[0].2);
    assert_eq!(entries[1].2, r#"{"nickname":["","Mbah Dangan"]}"#);
}

#[test]
fn a_case_is_one_entry_with_its_types_and_criteria() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    let id = world.case(&a_case(person, world.vault.officer().id));
    let payload: String = world
        .vault
        .read(|ctx| {
            Ok(ctx
                .connection()
                .query_row("SELECT payload FROM journal WHERE record = ?1", [id], |row| row.get(0))?)
        })
        .unwrap();
    assert!(payload.contains(r#""case_type":[null,[{"note":"","pmks":24}]]"#), "{payload}");
    assert!(payload.contains(r#""case_criterion":[null,[{"criterion":1,"pmks":24}]]"#), "{payload}");
}

#[test]
fn sqlite_itself_refuses_to_change_or_delete_an_entry() {
    let world = World::with_group();
    for sql in
        ["DELETE FROM journal", "UPDATE journal SET op = 'create'", "UPDATE journal SET payload = '{}'"]
    {
        let refused = world.vault.write(|ctx| Ok(ctx.connection().execute(sql, [])?));
        assert!(refused.is_err(), "{sql}");
    }
    world
        .vault
        .write(|ctx| Ok(ctx.connection().execute("UPDATE journal SET payload = NULL, nonce = NULL", [])?))
        .unwrap();
    assert!(world.vault.read(|ctx| verify_chain(ctx.connection())).unwrap().is_ok());
}

/// Whoever has a passphrase and other tools can drop the triggers; the chain still names the place.
#[test]
fn any_single_field_that_is_altered_is_found_and_located() {
    let world = World::with_group();
    world.person(&a_person("Sekar Dangan"));
    world.person(&a_person("Sekar Jali"));
    let check = || world.vault.read(|ctx| verify_chain(ctx.connection())).unwrap();
    let head = check().unwrap();
    let middle = head.seq - 1;
    let columns = [
        ("act", "randomblob(16)"),
        ("undoes", "randomblob(16)"),
        ("time", "'2020-01-01T00:00:00.000Z'"),
        ("officer", "randomblob(16)"),
        ("area", "'case'"),
        ("record", "randomblob(16)"),
        ("op", "'view'"),
        ("rev", "7"),
        ("nonce", "randomblob(32)"),
        ("payload", "'{}'"),
        ("payload_hash", "randomblob(32)"),
        ("prev", "randomblob(32)"),
        ("hash", "randomblob(32)"),
    ];
    for (column, value) in columns {
        let mut found = None;
        let undone = world.vault.write(|ctx| {
            ctx.connection().execute_batch("DROP TRIGGER journal_never_changes")?;
            let sql = format!("UPDATE journal SET {column} = {value} WHERE seq = ?1");
            ctx.connection().execute(&sql, params![middle])?;
            found = verify_chain(ctx.connection())?.err();
            Err::<(), _>(crate::FaultCode::Internal.into())
        });
        assert!(undone.is_err());
        assert_eq!(found.map(|damage| damage.seq), Some(middle), "{column}");
    }
    assert_eq!(check().unwrap(), head);
}

#[test]
fn a_clock_that_was_set_back_is_found_and_a_few_minutes_are_not() {
    let world = World::with_group();
    let minutes = chrono::TimeDelta::minutes;
    let now = chrono::Utc::now();
    let ahead = |now| world.vault.read(|ctx| ahead_of(ctx.connection(), now)).unwrap();
    assert_eq!(ahead(now), None);
    assert_eq!(ahead(now - minutes(9)), None);
    let newest = ahead(now - minutes(12)).unwrap();
    assert!(newest <= now && newest > now - minutes(1), "{newest}");
    // As a battery that is empty leaves it.
    let long_ago: chrono::DateTime<chrono::Utc> = "2020-01-01T00:00:00Z".parse().unwrap();
    assert_eq!(ahead(long_ago), Some(newest));

    // What is written with the wrong clock does not hide it.
    let entry = |ctx: &crate::database::Write| Entry {
        act: ctx.act(),
        undoes: None,
        time: long_ago.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        officer: ctx.officer().id,
        area: "vault",
        record: ctx.officer().id,
        op: Op::SignIn,
        rev: 0,
        payload: "{}".to_owned(),
    };
    world.vault.write(|ctx| append(ctx.connection(), &head(ctx.connection())?, &entry(ctx))).unwrap();
    assert_eq!(ahead(long_ago + minutes(5)), Some(newest));
    assert_eq!(ahead(now), None);
}
