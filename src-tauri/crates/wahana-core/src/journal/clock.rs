//! Whether the computer's clock can be right: no entry can be newer than now.

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::Connection;

use crate::Result;

/// How far an entry may lie ahead: clocks are set right by a few minutes without anybody having to know.
const ALLOWED: TimeDelta = TimeDelta::minutes(10);
/// So many of the newest entries are asked: a few evenings. With more, one wrong year that was set right long ago would
/// be told for ever; with the last alone, the first entry made with a wrong clock would hide it.
const ASKED: u32 = 200;

/// When the newest entry was made, where that lies after `now`: the clock was set back, or it was ahead before.
pub fn ahead_of(connection: &Connection, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let newest: Option<String> = connection
        .prepare_cached("SELECT max(time) FROM (SELECT time FROM journal ORDER BY seq DESC LIMIT ?1)")?
        .query_row([ASKED], |row| row.get(0))?;
    let newest = newest.and_then(|time| DateTime::parse_from_rfc3339(&time).ok());
    Ok(newest.map(|time| time.to_utc()).filter(|time| *time - now > ALLOWED))
}
