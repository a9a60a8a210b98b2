//! What is tagged: one row a record with its tags, so that an act and its undo are about the whole set. No rights are asked
//! here but those of the words; [`crate::tag`] asks them. SQL of `tagged` and `tagged_tag`.

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::ChoiceList;
use crate::Result;
use crate::database::{Read, Write};
use crate::journal::{Child, ERASED, Journalled};
use crate::record::MainRecord;

pub(crate) const TAGGED: Journalled = Journalled {
    area: "tag",
    table: "tagged",
    derived: &[],
    children: &[Child { table: "tagged_tag", parent: "tagged_id", order: "tag" }],
};

/// A sub-select of the records that have the tag at `place` of the parameters; `column` of `tagged` says of which kind.
pub(crate) fn ids_tagged(column: &str, place: usize) -> String {
    tagged_of(column, place, false)
}

/// The same; with `each` each record is asked whether it is among them.
pub(crate) fn tagged_of(column: &str, place: usize, each: bool) -> String {
    let from = if each {
        "tagged CROSS JOIN tagged_tag"
    } else {
        "tagged_tag CROSS JOIN tagged INDEXED BY tagged_record"
    };
    format!(
        "SELECT tagged.{column} AS id FROM {from} ON tagged.id = tagged_tag.tagged_id
         WHERE tagged_tag.tag = ?{place} AND tagged.withdrawn = '' AND tagged.{column} IS NOT NULL"
    )
}

/// Whether very many records have the tag.
pub(crate) fn is_common_tag(ctx: &Read, tag: &str) -> Result<bool> {
    ctx.is_common("FROM tagged_tag WHERE tag = ?1", tag)
}

/// The tags of a record in the order of their codes.
pub(crate) fn tags_of(ctx: &Read, on: MainRecord) -> Result<Vec<String>> {
    let sql = format!(
        "SELECT tagged_tag.tag FROM tagged JOIN tagged_tag ON tagged_tag.tagged_id = tagged.id
         WHERE tagged.{0} = ?1 AND tagged.{0} IS NOT NULL AND tagged.withdrawn = '' ORDER BY tagged_tag.tag",
        on.column()
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    Ok(statement.query_map([on.id()], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Those of them that a list may show.
pub(crate) fn shown_tags(ctx: &Read, on: MainRecord) -> Result<Vec<String>> {
    let tags = tags_of(ctx, on)?;
    if tags.is_empty() {
        return Ok(tags);
    }
    let known = super::of_list(ctx, ChoiceList::Tag)?;
    let open = |tag: &String| known.iter().any(|one| one.code == *tag && !one.sensitive);
    Ok(tags.into_iter().filter(open).collect())
}

/// Gives a record these tags and no others. Nothing is written where nothing changes.
pub(crate) fn set_tags(ctx: &Write, on: MainRecord, tags: &[String]) -> Result<()> {
    let put = |connection: &Connection, id: Uuid| {
        connection.prepare_cached("DELETE FROM tagged_tag WHERE tagged_id = ?1")?.execute([id])?;
        let mut add =
            connection.prepare_cached("INSERT OR IGNORE INTO tagged_tag (tagged_id, tag) VALUES (?1, ?2)")?;
        for tag in tags {
            add.execute(params![id, tag])?;
        }
        Ok(())
    };
    if let Some(id) = row_of(ctx.connection(), on)? {
        return ctx.change(&TAGGED, id, None, |connection| {
            connection.prepare_cached("UPDATE tagged SET withdrawn = '' WHERE id = ?1")?.execute([id])?;
            put(connection, id)
        });
    }
    if tags.is_empty() {
        return Ok(());
    }
    let id = Uuid::now_v7();
    ctx.create(&TAGGED, id, |connection| {
        let sql = format!("INSERT INTO tagged (id, {}) VALUES (?1, ?2)", on.column());
        connection.prepare_cached(&sql)?.execute(params![id, on.id()])?;
        put(connection, id)
    })
}

/// The record that a row of `tagged` is about.
pub(crate) fn tagged(ctx: &Read, id: Uuid) -> Result<Option<MainRecord>> {
    let mut statement = ctx
        .connection()
        .prepare_cached("SELECT person_id, household_id, case_id FROM tagged WHERE id = ?1")?;
    let found = statement.query_row([id], |row| MainRecord::of_row(row, 0));
    Ok(found.optional()?)
}

/// The row of a record, for its history.
pub(crate) fn row_tagged(ctx: &Read, on: MainRecord) -> Result<Option<Uuid>> {
    row_of(ctx.connection(), on)
}

/// The same, hidden or not.
fn row_of(connection: &Connection, on: MainRecord) -> Result<Option<Uuid>> {
    let sql = format!("SELECT id FROM tagged WHERE {0} = ?1 AND {0} IS NOT NULL", on.column());
    Ok(connection.prepare_cached(&sql)?.query_row([on.id()], |row| row.get(0)).optional()?)
}

/// Gives what one record is tagged with to another that it becomes part of, beside what that one has. The one has nothing
/// of it any more: a tag that nobody else has can be taken off its list.
pub(crate) fn move_tags(ctx: &Write, from: MainRecord, to: MainRecord) -> Result<()> {
    let mut tags = tags_of(ctx, from)?;
    if tags.is_empty() {
        return Ok(());
    }
    tags.extend(tags_of(ctx, to)?);
    set_tags(ctx, from, &[])?;
    set_tags(ctx, to, &tags)
}

/// Erases what a record was tagged with.
pub(crate) fn erase_tags(ctx: &Write, on: MainRecord) -> Result<()> {
    let Some(id) = row_of(ctx.connection(), on)? else { return Ok(()) };
    ctx.erase(&TAGGED, id, |connection| {
        connection.prepare_cached("DELETE FROM tagged_tag WHERE tagged_id = ?1")?.execute([id])?;
        connection
            .prepare_cached("UPDATE tagged SET withdrawn = ?2 WHERE id = ?1")?
            .execute(params![id, ERASED])?;
        Ok(())
    })
}

/// Whether any resident or family has this tag.
pub(crate) fn uses_tag(ctx: &Read, tag: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM tagged_tag JOIN tagged ON tagged.id = tagged_tag.tagged_id
               WHERE tagged_tag.tag = ?1 AND tagged.withdrawn = '' AND tagged.case_id IS NULL)";
    Ok(ctx.connection().prepare_cached(sql)?.query_row([tag], |row| row.get(0))?)
}

/// The cases that have it.
pub(crate) fn cases_with_tag(ctx: &Read, tag: &str) -> Result<Vec<Uuid>> {
    let mut statement = ctx.connection().prepare_cached(&ids_tagged("case_id", 1))?;
    Ok(statement.query_map([tag], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}
