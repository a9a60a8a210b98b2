//! In what condition the files beside the database are, and what the check of the data needs of an open vault.

use rusqlite::Connection;

use super::head_file;
use super::keys::Keys;
use super::moment::one_moment;
use super::open::Vault;
use super::store;
use crate::Result;
use crate::database::{Read, Write};

/// Setting: what the last check of the data found, as its own JSON.
const LAST_CHECK: &str = "last_health";

/// How it stands with something of which there is more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Condition {
    /// As it should be.
    Good,
    /// Not, and it can be made anew.
    Mendable,
    /// Not, and nothing here can make it anew.
    Broken,
}

impl Vault {
    /// Writes the log back into the file, and gives a connection that sees that moment. What somebody still reads of an
    /// older moment stays in the log.
    pub(crate) fn settled(&self) -> Result<Connection> {
        self.with_writer(|writer| {
            writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            one_moment(&self.home())
        })
    }

    /// keys.json and its copy: whether both are there and open this vault.
    pub(crate) fn key_files(&self) -> Condition {
        let generation = self.generation();
        let [keys, copy] = FILES.map(|name| Keys::read_plain(&generation.join(name)).ok());
        let same = keys.is_some() && keys == copy;
        let opens = keys.iter().chain(&copy).any(|keys| self.opened_by(keys));
        match (opens, same) {
            (true, true) => Condition::Good,
            (true, false) => Condition::Mendable,
            (false, _) => Condition::Broken,
        }
    }

    /// Writes both anew from the one that opens this vault. In a writing transaction: they have one writer at a time.
    pub(crate) fn mend_key_files(&self, _ctx: &Write) -> Result<()> {
        let generation = self.generation();
        let read = FILES.into_iter().filter_map(|name| Keys::read_plain(&generation.join(name)).ok());
        match read.into_iter().find(|keys| self.opened_by(keys)) {
            Some(keys) => keys.write(&generation),
            None => Ok(()),
        }
    }

    fn opened_by(&self, keys: &Keys) -> bool {
        keys.open_data_key(self.identities()).is_ok_and(|key| key.bytes() == self.data_key().bytes())
    }

    /// head.json: whether it is there, and whether the database has the entry that it names.
    pub(crate) fn head_file(&self) -> Result<Condition> {
        let (generation, key) = (self.generation(), self.data_key());
        let older = self.read(|ctx| head_file::older(&generation, &key, ctx.connection()))?;
        Ok(match older {
            Some(_) => Condition::Broken,
            None if head_file::is_there(&generation, &key) => Condition::Good,
            None => Condition::Mendable,
        })
    }

    /// Writes it anew.
    pub(crate) fn mend_head_file(&self) -> Result<()> {
        self.renew_head()
    }
}

const FILES: [&str; 2] = ["keys.json", "keys.copy.json"];

/// What was kept of the last check.
pub(crate) fn last_check(ctx: &Read) -> Result<Option<String>> {
    store::setting(ctx.connection(), LAST_CHECK)
}

/// Keeps it.
pub(crate) fn keep_check(ctx: &Write, found: &str) -> Result<()> {
    store::set_setting(ctx.connection(), LAST_CHECK, found)
}
