//! One resident who was written down twice: the record that is hidden, and the one that they are from then on. Who asks
//! for it, and what hangs on them, is [`crate::merging`]'s.

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use uuid::Uuid;

use super::{PERSON, Person, PersonForm, died_on, form, store};
use crate::database::{Read, Write};
use crate::values::{Birth, fold};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, journal};

/// Stands where the reason stands why a record was hidden: it is another one. The words are the page's.
pub(crate) const MERGED: &str = "merged";

/// A record that turned out to be another, as a page names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SameAs {
    /// The record.
    pub id: Uuid,
    /// Own record number.
    pub number: i64,
    /// Its name; of a family its head's, or empty.
    pub name: String,
}

/// Everybody who is hidden because they turned out to be this one, also through others.
const EARLIER: &str = "WITH RECURSIVE same (id) AS (
        SELECT id FROM person WHERE merged_into = ?1
        UNION SELECT person.id FROM same CROSS JOIN person ON person.merged_into = same.id)
    SELECT person.id, number, name, nickname, nik, nik_unfinished FROM same CROSS JOIN person ON person.id = same.id
    ORDER BY number";

/// What a resident is found by, besides their own: the numbers, names and NIK of the records that they were.
pub(super) fn earlier_words(connection: &Connection, id: Uuid) -> Result<String> {
    let mut statement = connection.prepare_cached(EARLIER)?;
    let words = statement.query_map([id], |row| {
        let digits: String = row.get::<_, String>(5)?.chars().filter(char::is_ascii_digit).collect();
        let number: i64 = row.get(1)?;
        let [name, nickname, nik]: [String; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
        Ok(format!("w {number:04} {} {} {nik} {digits}", fold(&name), fold(&nickname)))
    })?;
    Ok(words.collect::<rusqlite::Result<Vec<_>>>()?.join(" "))
}

/// The record that this one turned out to be.
pub(super) fn into(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT merged_into FROM person WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?.flatten())
}

/// The record that this one is now, at the end of the way; none for one that is itself.
pub(crate) fn now_is(ctx: &Read, id: Uuid) -> Result<Option<Uuid>> {
    end_of_way(id, |id| into(ctx.connection(), id))
}

/// Where a way of one step after the other ends; none where it does not begin. A damaged one that leads in a circle ends
/// before it comes back to where it was.
pub(crate) fn end_of_way(id: Uuid, next: impl Fn(Uuid) -> Result<Option<Uuid>>) -> Result<Option<Uuid>> {
    let mut passed = vec![id];
    let mut at = id;
    while let Some(then) = next(at)?.filter(|then| !passed.contains(then)) {
        passed.push(then);
        at = then;
    }
    Ok(Some(at).filter(|at| *at != id))
}

/// The records that turned out to be this one, the oldest number first.
pub(crate) fn earlier(ctx: &Read, id: Uuid) -> Result<Vec<SameAs>> {
    let mut statement = ctx.connection().prepare_cached(EARLIER)?;
    let found = statement
        .query_map([id], |row| Ok(SameAs { id: row.get(0)?, number: row.get(1)?, name: row.get(2)? }))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// What stands against everything that would be done with a record that turned out to be another one: that it did.
pub(crate) fn fault(ctx: &Read, id: Uuid) -> Result<Option<Fault>> {
    let Some(now) = now_is(ctx, id)? else { return Ok(None) };
    let SameAs { number, name, .. } = same_as(ctx, now)?;
    let fault = Fault::new(FaultCode::MergedAlready).with("name", name).with("id", now);
    Ok(Some(fault.with("number", format!("W-{number:04}"))))
}

/// How one record is named.
pub(crate) fn same_as(ctx: &Read, id: Uuid) -> Result<SameAs> {
    let found = super::row(ctx, id)?;
    Ok(SameAs { id, number: found.number, name: found.name })
}

/// UTC of the last change, RFC 3339.
pub(crate) fn changed_at(ctx: &Read, id: Uuid) -> Result<String> {
    let mut statement = ctx.connection().prepare_cached("SELECT changed_at FROM person WHERE id = ?1")?;
    Ok(statement.query_row([id], |row| row.get(0))?)
}

/// Hides a record that turned out to be another one.
pub(crate) fn hide(ctx: &Write, gone: Uuid, keep: Uuid) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    ctx.change(&PERSON, gone, None, |connection| {
        connection
            .prepare_cached("UPDATE person SET withdrawn = ?2, merged_into = ?3 WHERE id = ?1")?
            .execute(params![gone, MERGED, keep])?;
        Ok(())
    })
}

/// Gives the record that stays what was chosen of both: the form, and whether they are here as `life_of` has it. Its
/// rules are the form's. Drafts of it stay: what is typed there was not chosen from.
pub(crate) fn fill(ctx: &Write, keep: Uuid, form: &PersonForm, life_of: &Person) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let checked = form.checked(ctx, Some(keep), died_on(life_of))?;
    ctx.change(&PERSON, keep, None, |connection| {
        store::update(connection, keep, &checked)?;
        store::set_life(connection, keep, life_of.life, &life_of.life_date, &life_of.life_note)
    })
}

/// Makes anew what a record is found by, after another one turned out to be it or not to be it after all.
pub(crate) fn settle(ctx: &Write, id: Uuid) -> Result<()> {
    super::undo::settle(ctx, id)
}

/// Somebody as they are compared with others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Traits {
    pub(crate) id: Uuid,
    /// Folded, with its words apart.
    pub(crate) name: String,
    /// Folded.
    pub(crate) nickname: String,
    pub(crate) sex: String,
    pub(crate) birth: Birth,
    /// 16 digits or empty.
    pub(crate) nik: String,
    /// Digits alone.
    pub(crate) phone: String,
    pub(crate) rt: String,
    /// Folded.
    pub(crate) address: String,
}

const TRAITS: &str = "SELECT id, name_key, nickname, sex, birth, nik, phone, rt, address FROM person";

/// Everybody who was not taken back, in the order of their keys. `each` is asked now and then whether to go on.
pub(crate) fn all_traits(ctx: &Read, each: &dyn Fn() -> bool) -> Result<Vec<Traits>> {
    let mut statement =
        ctx.connection().prepare(&format!("{TRAITS} NOT INDEXED WHERE withdrawn = '' ORDER BY key"))?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        all.push(traits_of(row)?);
        if all.len() % 4_096 == 0 && !each() {
            return Err(FaultCode::Cancelled.into());
        }
    }
    Ok(all)
}

/// One of them, also one that was taken back.
pub(crate) fn traits(ctx: &Read, id: Uuid) -> Result<Traits> {
    let mut statement = ctx.connection().prepare_cached(&format!("{TRAITS} WHERE id = ?1"))?;
    Ok(statement.query_row([id], traits_of).optional()?.ok_or(FaultCode::NotFound)?)
}

fn traits_of(row: &rusqlite::Row) -> rusqlite::Result<Traits> {
    let text = |at: usize| row.get_ref(at).and_then(|value| Ok(value.as_str()?));
    Ok(Traits {
        id: row.get(0)?,
        name: text(1)?.to_owned(),
        nickname: fold(text(2)?),
        sex: text(3)?.to_owned(),
        birth: Birth::parse(text(4)?).unwrap_or(Birth::Unknown),
        nik: text(5)?.to_owned(),
        phone: text(6)?.chars().filter(char::is_ascii_digit).collect(),
        rt: text(7)?.to_owned(),
        address: fold(text(8)?),
    })
}

/// Whether something was written about any resident or family behind that entry of the journal.
pub(crate) fn changed_behind(ctx: &Read, seq: i64) -> Result<bool> {
    journal::has_behind(ctx.connection(), seq, &["person", "household", "merging"])
}

/// The form with whatever may be stored as it is: a NIK that both records have is nobody else's.
pub(crate) fn form_of(person: &Person) -> PersonForm {
    form::PersonForm { nik_shared: true, ..person.form.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Asked at every save, and for everybody who goes to the office.
    #[test]
    fn who_one_was_is_found_without_reading_everybody() {
        let world = crate::testing::World::new();
        let plan = world.vault.read(|ctx| Ok(crate::testing::plan(ctx, EARLIER, &[Uuid::now_v7()]))).unwrap();
        assert!(!plan.contains("SCAN person"), "{plan}");
    }
}
