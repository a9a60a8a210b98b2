//! In what condition the file is: every page's authentication, the structure, what refers to nothing. And the one thing
//! that can be mended without knowing what is in it: an index follows from its table.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use crate::Result;

/// Findings that are read of one check; more would tell nobody more.
const READ: u32 = 1_000;

/// What the check of the structure found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Structure {
    /// Indexes that do not say what their table says: they can be made anew.
    pub indexes: BTreeSet<String>,
    /// Findings inside of virtual tables: whoever keeps one can make its index anew.
    pub inverted: i64,
    /// Everything else; nothing here follows from something that is left.
    pub other: i64,
}

/// Pages of the file whose authentication does not hold. It reads the file and not the log beside it, which has to be
/// written back before.
pub fn damaged_pages(connection: &Connection) -> Result<i64> {
    let mut statement = connection.prepare("PRAGMA cipher_integrity_check")?;
    let mut rows = statement.query([])?;
    let mut pages = 0;
    while rows.next()?.is_some() {
        pages += 1;
    }
    Ok(pages)
}

/// Reads the whole structure: trees, the list of free pages, rows against their constraints, indexes against their
/// tables.
pub fn structure(connection: &Connection) -> Result<Structure> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({READ})"))?;
    let mut rows = statement.query([])?;
    let mut found = Structure::default();
    while let Some(row) = rows.next()? {
        match row.get_ref(0)?.as_str().unwrap_or_default() {
            "ok" => {}
            told => found.add(told),
        }
    }
    Ok(found)
}

impl Structure {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        *self == Self::default()
    }

    /// In `SQLite`'s own words: there is no other way to know what it found.
    fn add(&mut self, told: &str) {
        let of_index = ["row ", "wrong # of entries in index ", "rowid not at end-of-record "];
        let index = told.rsplit_once(" index ").map(|(_, name)| name);
        match index {
            Some(name) if of_index.iter().any(|begins| told.starts_with(begins)) => {
                self.indexes.insert(name.to_owned());
            }
            _ if told.contains(" inverted index for FTS") || told.starts_with("fts5: ") => self.inverted += 1,
            _ => self.other += 1,
        }
    }
}

/// Rows that refer to a record that is not there: how many, by table.
pub fn orphans(connection: &Connection) -> Result<BTreeMap<String, i64>> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        *found.entry(row.get(0)?).or_default() += 1;
    }
    Ok(found)
}

/// Makes these indexes anew from their tables.
pub fn rebuild_indexes(connection: &Connection, indexes: &BTreeSet<String>) -> Result<()> {
    for name in indexes {
        connection.execute_batch(&format!("REINDEX \"{}\"", name.replace('"', "\"\"")))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sqlite_says_is_sorted_by_what_can_be_done() {
        let mut found = Structure::default();
        for told in [
            "row 7 missing from index person_list",
            "wrong # of entries in index person_list",
            "row 3 values differ from index sqlite_autoindex_person_1",
            "malformed inverted index for FTS5 table main.person_search",
            "fts5: corruption found reading blob 137438953473 from table \"person_search\"",
            "non-unique entry in index person_number",
            "Tree 12 page 33: btreeInitPage() returns error code 11",
            "NULL value in person.name",
        ] {
            found.add(told);
        }
        let indexes: Vec<_> = found.indexes.iter().map(String::as_str).collect();
        assert_eq!(indexes, ["person_list", "sqlite_autoindex_person_1"]);
        assert_eq!((found.inverted, found.other), (2, 3));
        assert!(!found.is_sound() && Structure::default().is_sound());
    }
}
