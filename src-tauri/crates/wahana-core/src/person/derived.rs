//! What follows from a resident's row: the keys of list and search, whether the NIK has doubts, the initials, the
//! trigram index. Each can be made
//! anew at any time, and nothing of it is in the journal.

use rusqlite::ffi::SQLITE_CORRUPT_VTAB;
use rusqlite::{Connection, Row, params};
use uuid::Uuid;

use super::form::{is_doubtful, keys};
use super::merged;
use super::store::{set_initials, words_of};
use crate::database::{Read, Write};
use crate::values::{Birth, fold, initials};
use crate::{FaultCode, Result};

/// Tables that hold nothing else.
pub(crate) const DERIVED_TABLES: &[&str] = &["person_initial"];

/// Residents whose keys or initials are not what their row gives. `each` is asked after every one whether to go on.
pub(crate) fn count_wrong_keys(ctx: &Read, each: &mut dyn FnMut() -> bool) -> Result<i64> {
    let mut wrong = 0;
    walk(ctx.connection(), &mut |_, holds| {
        wrong += i64::from(!holds);
        each()
    })?;
    Ok(wrong)
}

/// Makes those anew, and takes away initials that are nobody's. The trigram index has to hold: it follows along.
pub(crate) fn mend_keys(ctx: &Write) -> Result<()> {
    let connection = ctx.connection();
    connection.execute("DELETE FROM person_initial WHERE person NOT IN (SELECT key FROM person)", [])?;
    let mut wrong = Vec::new();
    walk(connection, &mut |key, holds| {
        wrong.extend((!holds).then_some(key));
        true
    })?;
    for key in wrong {
        let sql = format!("SELECT {COLUMNS} FROM person WHERE key = ?1");
        let stored = connection.prepare_cached(&sql)?.query_row([key], stored)?;
        let (name_key, search_key) = stored.keys(connection)?;
        connection
            .prepare_cached(
                "UPDATE person SET name_key = ?2, search_key = ?3, nik_doubtful = ?4 WHERE key = ?1",
            )?
            .execute(params![key, name_key, search_key, stored.is_doubtful()])?;
        set_initials(connection, key, &name_key, &stored.nickname)?;
    }
    Ok(())
}

/// Whether the trigram index is sound and says of each resident what their row says. In a writing transaction, as
/// FTS5 wants it; nothing is written.
pub(crate) fn search_holds(connection: &Connection) -> Result<bool> {
    let sql = "INSERT INTO person_search (person_search, rank) VALUES ('integrity-check', 1)";
    match connection.execute(sql, []) {
        Ok(_) => Ok(true),
        Err(rusqlite::Error::SqliteFailure(error, _)) if error.extended_code == SQLITE_CORRUPT_VTAB => {
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

/// Makes the trigram index anew from the rows.
pub(crate) fn rebuild_search(connection: &Connection) -> Result<()> {
    connection.execute("INSERT INTO person_search (person_search) VALUES ('rebuild')", [])?;
    Ok(())
}

const COLUMNS: &str =
    "key, id, name, nickname, address, kampung, nik, nik_unfinished, name_key, search_key, sex, birth,
    nik_doubtful";

/// What the keys are made of, and what is stored of them.
struct Stored {
    key: i64,
    id: Uuid,
    name: String,
    nickname: String,
    address: String,
    kampung: String,
    nik: String,
    nik_unfinished: String,
    name_key: String,
    search_key: String,
    sex: String,
    birth: String,
    nik_doubtful: bool,
}

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored {
        key: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        nickname: row.get(3)?,
        address: row.get(4)?,
        kampung: row.get(5)?,
        nik: row.get(6)?,
        nik_unfinished: row.get(7)?,
        name_key: row.get(8)?,
        search_key: row.get(9)?,
        sex: row.get(10)?,
        birth: row.get(11)?,
        nik_doubtful: row.get(12)?,
    })
}

impl Stored {
    fn keys(&self, connection: &Connection) -> Result<(String, String)> {
        let earlier = merged::earlier_words(connection, self.id)?;
        let Self { name, nickname, address, kampung, nik, nik_unfinished, .. } = self;
        Ok(keys(name, nickname, address, kampung, nik, nik_unfinished, &earlier))
    }

    fn is_doubtful(&self) -> bool {
        let birth = Birth::parse(&self.birth).unwrap_or(Birth::Unknown);
        is_doubtful(&self.nik, &self.nik_unfinished, &birth, &self.sex)
    }
}

/// Tells each resident's key and whether everything that follows from the row is as it should be.
fn walk(connection: &Connection, each: &mut dyn FnMut(i64, bool) -> bool) -> Result<()> {
    let mut people = connection.prepare(&format!("SELECT {COLUMNS} FROM person NOT INDEXED"))?;
    let mut letters = connection
        .prepare("SELECT initial, name_key FROM person_initial WHERE person = ?1 ORDER BY initial")?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        let stored = stored(row)?;
        let (name_key, search_key) = stored.keys(connection)?;
        let mut holds = stored.name_key == name_key
            && stored.search_key == search_key
            && stored.nik_doubtful == stored.is_doubtful();
        if holds {
            let words = words_of(&name_key, &fold(&stored.nickname));
            let mut expected = initials(&words).into_iter();
            let mut found = letters.query([stored.key])?;
            while let Some(letter) = found.next()? {
                let same = expected.next() == letter.get_ref(0)?.as_str().ok();
                holds &= same && letter.get_ref(1)?.as_str().is_ok_and(|stored| stored == name_key);
            }
            holds &= expected.next().is_none();
        }
        if !each(stored.key, holds) {
            return Err(FaultCode::Cancelled.into());
        }
    }
    Ok(())
}
