//! SQL of `person` and its search tables.

use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params, params_from_iter};
use uuid::Uuid;

use super::form::Checked;
use super::{Dwelling, Life, Person, PersonForm, PersonRow};
use crate::Result;
use crate::database::Read;
use crate::journal::{ERASED, wipe};
use crate::values::{Birth, check_nik, initials};

pub(super) fn next_number(connection: &Connection) -> Result<i64> {
    Ok(connection
        .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM person")?
        .query_row([], |row| row.get(0))?)
}

pub(super) fn insert(connection: &Connection, id: Uuid, number: i64, checked: &Checked) -> Result<()> {
    let (names, values): (Vec<_>, Vec<_>) = columns(checked).into_iter().unzip();
    let sql = format!(
        "INSERT INTO person (id, number, {}) VALUES (?, ?, {})",
        names.join(", "),
        vec!["?"; names.len()].join(", ")
    );
    let first = [Value::Blob(id.as_bytes().to_vec()), Value::Integer(number)];
    connection.prepare_cached(&sql)?.execute(params_from_iter(first.into_iter().chain(values)))?;
    set_initials(connection, connection.last_insert_rowid(), &checked.name_key, &checked.form.nickname)
}

pub(super) fn update(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let (names, values): (Vec<_>, Vec<_>) = columns(checked).into_iter().unzip();
    let sql = format!("UPDATE person SET {} = ? WHERE id = ? RETURNING key", names.join(" = ?, "));
    let values = values.into_iter().chain([Value::Blob(id.as_bytes().to_vec())]);
    let key = connection.prepare_cached(&sql)?.query_row(params_from_iter(values), |row| row.get(0))?;
    set_initials(connection, key, &checked.name_key, &checked.form.nickname)
}

/// What the form holds, by column: the one list behind adding and changing. Taken apart without `..`: a field that has
/// no column here does not compile.
fn columns(checked: &Checked) -> [(&'static str, Value); 19] {
    let Checked { form, nik_unfinished, name_key, search_key, nik_doubtful } = checked;
    let PersonForm {
        name,
        nickname,
        sex,
        birth_place,
        birth,
        nik,
        nik_unfinished: _,
        nik_shared: _,
        papers,
        marital_status,
        occupation,
        phone,
        dwelling,
        rt,
        address,
        kampung,
        note,
    } = form;
    let text = |text: &str| Value::Text(text.to_owned());
    [
        ("name", text(name)),
        ("nickname", text(nickname)),
        ("sex", text(sex)),
        ("birth_place", text(birth_place)),
        ("birth", text(&birth.to_string())),
        ("nik", text(nik)),
        ("nik_unfinished", text(nik_unfinished)),
        ("papers", text(papers)),
        ("marital_status", Value::Integer(*marital_status)),
        ("occupation", text(occupation)),
        ("phone", text(phone)),
        ("dwelling", text(dwelling_text(*dwelling))),
        ("rt", text(rt)),
        ("address", text(address)),
        ("kampung", text(kampung)),
        ("note", text(note)),
        ("name_key", text(name_key)),
        ("search_key", text(search_key)),
        ("nik_doubtful", Value::Integer((*nik_doubtful).into())),
    ]
}

pub(super) fn set_initials(connection: &Connection, key: i64, name_key: &str, nickname: &str) -> Result<()> {
    connection.prepare_cached("DELETE FROM person_initial WHERE person = ?1")?.execute([key])?;
    let words = words_of(name_key, &crate::values::fold(nickname));
    let mut statement = connection
        .prepare_cached("INSERT INTO person_initial (initial, name_key, person) VALUES (?1, ?2, ?3)")?;
    for initial in initials(&words) {
        statement.execute(params![initial, name_key, key])?;
    }
    Ok(())
}

/// The folded words that somebody's initials are taken from.
pub(super) fn words_of(name_key: &str, nickname: &str) -> String {
    format!("{name_key} {nickname}").trim().to_owned()
}

/// The key that somebody is listed by, as it is stored.
pub(super) fn name_key(connection: &Connection, id: Uuid) -> Result<Option<String>> {
    let mut statement = connection.prepare_cached("SELECT name_key FROM person WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}

pub(super) fn set_life(connection: &Connection, id: Uuid, life: Life, date: &str, note: &str) -> Result<()> {
    connection.execute(
        "UPDATE person SET life = ?2, life_date = ?3, life_note = ?4 WHERE id = ?1",
        params![id, life_text(life), date, note],
    )?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection.execute("UPDATE person SET withdrawn = ?2 WHERE id = ?1", params![id, reason])?;
    Ok(())
}

/// What totals need is left: number, sex, year of birth and RT. The number stands in the place of the name.
pub(super) fn erase(connection: &Connection, id: Uuid, reason: &str, year: Option<i32>) -> Result<()> {
    let (key, number): (i64, i64) = connection
        .prepare_cached("SELECT key, number FROM person WHERE id = ?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    connection.prepare_cached("DELETE FROM person_initial WHERE person = ?1")?.execute([key])?;
    wipe(connection, "person", "id", id, &["number", "sex", "dwelling", "rt", "life"])?;
    let year = year.map(|year| format!("{year:04}")).unwrap_or_default();
    connection
        .prepare_cached("UPDATE person SET name = ?2, birth = ?3, withdrawn = ?4, erased = ?5 WHERE id = ?1")?
        .execute(params![id, format!("W-{number:04}"), year, ERASED, reason])?;
    Ok(())
}

pub(super) fn is_erased(connection: &Connection, id: Uuid) -> Result<bool> {
    let sql = "SELECT 1 FROM person WHERE id = ?1 AND withdrawn = ?2";
    Ok(connection.prepare_cached(sql)?.exists(params![id, ERASED])?)
}

/// Everybody who is not erased, taken back or not.
pub(super) fn all_ids(connection: &Connection) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM person WHERE withdrawn <> ?1")?;
    Ok(statement.query_map([ERASED], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

pub(super) fn is_listed(connection: &Connection, id: Uuid) -> Result<bool> {
    Ok(connection.prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND withdrawn = ''")?.exists([id])?)
}

/// Somebody else on the list with this NIK, whoever kept it; a placeholder belongs to nobody.
pub(super) fn other_with_nik(
    connection: &Connection,
    nik: &str,
    own: Uuid,
) -> Result<Option<(Uuid, String)>> {
    if crate::values::is_placeholder(nik) {
        return Ok(None);
    }
    let sql =
        "SELECT id, name FROM person WHERE nik = ?1 AND nik <> '' AND withdrawn = '' AND id <> ?2 LIMIT 1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row(params![nik, own], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Another person with this NIK; a placeholder belongs to nobody.
pub(super) fn holder_of_nik(
    connection: &Connection,
    nik: &str,
    own: Option<Uuid>,
) -> Result<Option<(Uuid, String)>> {
    if nik.is_empty() || crate::values::is_placeholder(nik) {
        return Ok(None);
    }
    // Whoever keeps the number that both were allowed to have is not asked again at every later change.
    let kept = connection
        .prepare_cached("SELECT 1 FROM person WHERE id = ?1 AND nik = ?2")?
        .exists(params![own, nik])?;
    if kept {
        return Ok(None);
    }
    Ok(connection
        .prepare_cached(
            "SELECT id, name FROM person WHERE nik = ?1 AND nik <> '' AND withdrawn = '' AND id IS NOT ?2 LIMIT 1",
        )?
        .query_row(params![nik, own], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?)
}

pub(super) fn find(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Option<Person>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, rev, number, name, nickname, sex, birth_place, birth, nik, nik_unfinished, papers, marital_status,
                occupation, phone, dwelling, rt, address, kampung, note, life, life_date, life_note, withdrawn
         FROM person WHERE id = ?1",
    )?;
    Ok(statement.query_row([id], |row| person(row, today)).optional()?)
}

fn person(row: &Row, today: NaiveDate) -> rusqlite::Result<Person> {
    let birth = birth(row, 7)?;
    let nik: String = row.get(8)?;
    let unfinished: String = row.get(9)?;
    let sex: String = row.get(5)?;
    let life_date: String = row.get(20)?;
    let age = birth.age(life_date.parse().unwrap_or(today));
    let nik_check = check_nik(&nik, &birth, &sex, today, nik.starts_with("99"));
    Ok(Person {
        id: row.get(0)?,
        rev: row.get(1)?,
        number: row.get(2)?,
        form: PersonForm {
            name: row.get(3)?,
            nickname: row.get(4)?,
            sex,
            birth_place: row.get(6)?,
            birth,
            nik_unfinished: !unfinished.is_empty(),
            nik: if unfinished.is_empty() { nik } else { unfinished },
            nik_shared: false,
            papers: row.get(10)?,
            marital_status: row.get(11)?,
            occupation: row.get(12)?,
            phone: row.get(13)?,
            dwelling: dwelling(&row.get::<_, String>(14)?),
            rt: row.get(15)?,
            address: row.get(16)?,
            kampung: row.get(17)?,
            note: row.get(18)?,
        },
        age,
        nik_check,
        life: life(&row.get::<_, String>(19)?),
        life_date,
        life_note: row.get(21)?,
        withdrawn: row.get(22)?,
    })
}

/// The columns that [`row_of`] reads, of a table named `person`.
pub(super) const ROW_COLUMNS: &str = "person.id, person.number, person.name, person.nickname, person.sex, person.birth,
    person.dwelling, person.rt, person.address, person.nik, person.nik_doubtful, person.life, person.life_date";

pub(super) fn row(connection: &Connection, id: Uuid, today: NaiveDate) -> Result<Option<PersonRow>> {
    let sql = format!("SELECT {ROW_COLUMNS} FROM person WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], |row| row_of(row, today)).optional()?)
}

pub(super) fn row_of(row: &Row, today: NaiveDate) -> rusqlite::Result<PersonRow> {
    let birth = birth(row, 5)?;
    let nik: String = row.get(9)?;
    let life_date: String = row.get(12)?;
    Ok(PersonRow {
        id: row.get(0)?,
        number: row.get(1)?,
        name: row.get(2)?,
        nickname: row.get(3)?,
        age: birth.age(life_date.parse().unwrap_or(today)),
        age_is_guess: birth.is_guess(),
        dwelling: dwelling(&row.get::<_, String>(6)?),
        rt: row.get(7)?,
        address: row.get(8)?,
        nik_doubtful: row.get(10)?,
        nik_tail: nik.get(12..).unwrap_or_default().to_owned(),
        life: life(&row.get::<_, String>(11)?),
        sex: row.get(4)?,
    })
}

fn birth(row: &Row, column: usize) -> rusqlite::Result<Birth> {
    Ok(Birth::parse(row.get_ref(column)?.as_str()?).unwrap_or(Birth::Unknown))
}

fn dwelling(stored: &str) -> Dwelling {
    match stored {
        "unsettled" => Dwelling::Unsettled,
        "outside" => Dwelling::Outside,
        _ => Dwelling::Rt,
    }
}

fn dwelling_text(dwelling: Dwelling) -> &'static str {
    match dwelling {
        Dwelling::Rt => "rt",
        Dwelling::Unsettled => "unsettled",
        Dwelling::Outside => "outside",
    }
}

fn life(stored: &str) -> Life {
    match stored {
        "moved" => Life::Moved,
        "dead" => Life::Dead,
        _ => Life::Here,
    }
}

fn life_text(life: Life) -> &'static str {
    match life {
        Life::Here => "here",
        Life::Moved => "moved",
        Life::Dead => "dead",
    }
}

/// A sub-select of those who are not here any more.
pub(crate) const GONE: &str = "SELECT id FROM person WHERE life <> 'here'";

/// A condition for whom a column of another table names: that they died.
pub(crate) fn has_died(column: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM person INDEXED BY person_gone
         WHERE person.id = {column} AND life <> 'here' AND life = 'dead')"
    )
}

/// A condition for the resident whose id is in the column, named with its table: that they live in the RT, which stands at
/// `place` of the parameters too, or lived there until they were erased.
pub(crate) fn in_rt(ctx: &Read, rt: &str, column: &str, place: usize) -> Result<String> {
    Ok(if ctx.is_common("FROM person WHERE rt = ?1 AND withdrawn = ''", rt)? {
        format!(
            "(SELECT 1 FROM person WHERE person.id = {column} AND person.rt = ?{place}
             AND person.withdrawn IN ('', '{ERASED}'))"
        )
    } else {
        format!(
            "{column} IN (SELECT id FROM person WHERE rt = ?{place} AND withdrawn = ''
             UNION ALL SELECT id FROM person WHERE rt = ?{place} AND withdrawn = '{ERASED}')"
        )
    })
}
