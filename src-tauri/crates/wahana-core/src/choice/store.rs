//! SQL of `choice`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::{Choice, ChoiceForm, ChoiceList, is_own};
use crate::Result;
use crate::reference::AssistanceType;

/// What stands in `withdrawn` of an entry that was taken off its list.
const REMOVED: &str = "removed";

const COLUMNS: &str = "id, rev, code, name, hidden, sensitive, others, form, withdrawn <> ''";

fn choice(row: &Row) -> rusqlite::Result<Choice> {
    Ok(Choice {
        id: row.get(0)?,
        rev: row.get(1)?,
        code: row.get(2)?,
        name: row.get(3)?,
        hidden: row.get(4)?,
        sensitive: row.get(5)?,
        others: row.get(6)?,
        form: match row.get_ref(7)?.as_str()? {
            "goods" => AssistanceType::Goods,
            "service" => AssistanceType::Service,
            _ => AssistanceType::Money,
        },
        gone: row.get(8)?,
    })
}

/// The own entries in their order, and the codes of the official ones that are not offered.
pub(super) fn own_and_marks(connection: &Connection, list: ChoiceList) -> Result<(Vec<Choice>, Vec<String>)> {
    let sql = format!("SELECT {COLUMNS} FROM choice WHERE list = ?1 ORDER BY place, id");
    let mut statement = connection.prepare_cached(&sql)?;
    let all: Vec<Choice> = statement.query_map([list.as_str()], choice)?.collect::<rusqlite::Result<_>>()?;
    let (own, marks): (Vec<Choice>, Vec<Choice>) = all.into_iter().partition(|one| is_own(&one.code));
    let hidden = marks.into_iter().filter(|one| one.hidden && !one.gone);
    Ok((own, hidden.map(|one| one.code).collect()))
}

pub(super) fn find(connection: &Connection, id: Uuid) -> Result<Option<Choice>> {
    let sql = format!("SELECT {COLUMNS} FROM choice WHERE id = ?1");
    Ok(connection.prepare_cached(&sql)?.query_row([id], choice).optional()?)
}

pub(super) fn id_of(connection: &Connection, list: ChoiceList, code: &str) -> Result<Option<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM choice WHERE list = ?1 AND code = ?2")?;
    Ok(statement.query_row([list.as_str(), code], |row| row.get(0)).optional()?)
}

pub(super) fn list_of(connection: &Connection, id: Uuid) -> Result<Option<ChoiceList>> {
    let mut statement = connection.prepare_cached("SELECT list FROM choice WHERE id = ?1")?;
    let found = statement.query_row([id], |row| Ok(ChoiceList::parse(row.get_ref(0)?.as_str()?)));
    Ok(found.optional()?)
}

/// Own entries that are on the list, with their places.
pub(super) fn own_order(connection: &Connection, list: ChoiceList) -> Result<Vec<(Uuid, i64)>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, place FROM choice WHERE list = ?1 AND withdrawn = '' AND place > 0 ORDER BY place, id",
    )?;
    let found = statement.query_map([list.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Never given again, also after an entry was removed.
pub(super) fn next_number(connection: &Connection, list: ChoiceList) -> Result<i64> {
    let sql = "SELECT coalesce(max(place), 0) + 1 FROM choice WHERE list = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([list.as_str()], |row| row.get(0))?)
}

pub(super) fn insert_own(
    connection: &Connection,
    id: Uuid,
    list: ChoiceList,
    code: &str,
    place: i64,
    form: &ChoiceForm,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO choice (id, list, code, place) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, list.as_str(), code, place])?;
    update(connection, id, form)
}

/// A row for an official entry, which has nothing but whether it is offered.
pub(super) fn insert_mark(connection: &Connection, id: Uuid, list: ChoiceList, code: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO choice (id, list, code) VALUES (?1, ?2, ?3)")?
        .execute(params![id, list.as_str(), code])?;
    Ok(())
}

pub(super) fn update(connection: &Connection, id: Uuid, form: &ChoiceForm) -> Result<()> {
    let ChoiceForm { name, sensitive, others, form } = form;
    let form = match form {
        AssistanceType::Money => "money",
        AssistanceType::Goods => "goods",
        AssistanceType::Service => "service",
    };
    connection
        .prepare_cached("UPDATE choice SET name = ?2, sensitive = ?3, others = ?4, form = ?5 WHERE id = ?1")?
        .execute(params![id, name, sensitive, others, form])?;
    Ok(())
}

/// Whoever hides or offers an official entry whose mark was undone has it back.
pub(super) fn set_hidden(connection: &Connection, id: Uuid, hidden: bool) -> Result<()> {
    connection
        .prepare_cached("UPDATE choice SET hidden = ?2, withdrawn = '' WHERE id = ?1")?
        .execute(params![id, hidden])?;
    Ok(())
}

pub(super) fn set_place(connection: &Connection, id: Uuid, place: i64) -> Result<()> {
    connection.prepare_cached("UPDATE choice SET place = ?2 WHERE id = ?1")?.execute(params![id, place])?;
    Ok(())
}

pub(super) fn withdraw(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE choice SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, REMOVED])?;
    Ok(())
}
