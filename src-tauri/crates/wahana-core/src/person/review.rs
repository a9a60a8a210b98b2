//! Residents of whom nothing was written for long: SQL of the yearly review. What other areas know of them is asked
//! by conditions that these areas give.

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::Result;

/// A resident of whom nothing was written for long, and since when: UTC, RFC 3339.
pub(crate) type Quiet = (Uuid, String);

/// The longest quiet first. `before` is a day, `today` another; in `busy` these are `?1` and `?2`, and each condition
/// names what keeps a `person` from being quiet.
pub(crate) fn quiet(
    connection: &Connection,
    before: &str,
    today: &str,
    busy: &[String],
    (offset, limit): (u32, u32),
) -> Result<Vec<Quiet>> {
    let not: Vec<String> = busy.iter().map(|one| format!("NOT EXISTS ({one})")).collect();
    let not = not.join(" AND ");
    let sql = format!(
        "SELECT id, changed_at FROM person WHERE withdrawn = '' AND changed_at < ?1 AND ?2 <> '' AND {not}
         ORDER BY changed_at, key LIMIT ?3 OFFSET ?4"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    let found =
        statement.query_map(params![before, today, limit, offset], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
