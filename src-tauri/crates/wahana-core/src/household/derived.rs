//! What follows from a family's row and its head: the keys of list and search, and whether its number is doubtful. Nothing
//! of it is in the journal.

use rusqlite::params;
use uuid::Uuid;

use super::form::{is_doubtful, search_key};
use super::{merged, store};
use crate::database::{Read, Write};
use crate::person;
use crate::{FaultCode, Result};

/// Families whose keys are not what row and head give. `each` is asked after every one whether to go on.
pub(crate) fn count_wrong_keys(ctx: &Read, each: &mut dyn FnMut() -> bool) -> Result<i64> {
    let mut wrong = 0;
    walk(ctx, &mut |_, _, _| wrong += 1, each)?;
    Ok(wrong)
}

/// Makes those anew. The residents' own keys have to hold.
pub(crate) fn mend_keys(ctx: &Write) -> Result<()> {
    let mut wrong = Vec::new();
    walk(ctx, &mut |id, keys, doubtful| wrong.push((id, keys, doubtful)), &mut || true)?;
    let mut update = ctx.connection().prepare_cached(
        "UPDATE household SET name_key = ?2, search_key = ?3, kk_doubtful = ?4 WHERE id = ?1",
    )?;
    for (id, [name_key, search_key], doubtful) in wrong {
        update.execute(params![id, name_key, search_key, doubtful])?;
    }
    Ok(())
}

/// Tells each family whose keys are wrong, with those that are right.
fn walk(
    ctx: &Read,
    wrong: &mut dyn FnMut(Uuid, [String; 2], bool),
    each: &mut dyn FnMut() -> bool,
) -> Result<()> {
    let mut families = ctx.connection().prepare(
        "SELECT id, address, kampung, kk, kk_unfinished, name_key, search_key, kk_doubtful
         FROM household NOT INDEXED",
    )?;
    let mut rows = families.query([])?;
    while let Some(row) = rows.next()? {
        let text = |at| row.get::<_, String>(at);
        let id: Uuid = row.get(0)?;
        let (head, _) = store::head_and_size(ctx.connection(), id)?;
        let name_key = head.map(|head| person::name_key(ctx, head)).transpose()?.flatten();
        let earlier = merged::earlier_words(ctx.connection(), id)?;
        let search_key = search_key(&text(1)?, &text(2)?, &text(3)?, &text(4)?, &earlier);
        let keys = [name_key.unwrap_or_default(), search_key];
        let doubtful = is_doubtful(&text(3)?, !text(4)?.is_empty());
        if keys != [text(5)?, text(6)?] || row.get::<_, bool>(7)? != doubtful {
            wrong(id, keys, doubtful);
        }
        if !each() {
            return Err(FaultCode::Cancelled.into());
        }
    }
    Ok(())
}
