//! Removal of an officer: the next generation of the vault is made under a new data key that they never had, and then
//! put in force.
//!
//! Everything is built, checked and flushed before `current` names it, so a cut at any moment leaves the old vault or
//! the new one, whole; what is left of the other is swept away at the next unlock. The copy is made page by page: rows,
//! numbers and hashes stay as they are, and every head that somebody wrote down stays valid. The removal itself is the
//! first act in the new generation.

use std::fs::File;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{Local, Utc};
use rusqlite::Connection;
use uuid::Uuid;
use wahana_platform::{flush_file, flush_folder, free_space};

use super::backup::{BackupPhase, BackupProgress, Watch};
use super::head_file;
use super::keys::Keys;
use super::moment::one_moment;
use super::officers::{self, Officer};
use super::open::{Home, Next, Vault};
use super::roles::{Right, Role};
use super::store;
use crate::database::{self, DataKey, Read};
use crate::journal::{self, Op};
use crate::{FaultCode, Result};

/// Room for `keys.json` and what `SQLite` needs beside the database.
const SLACK: u64 = 8 << 20;

/// A step that was done. Until the last but one the old generation is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// There is room, and the folder is made.
    Prepared,
    /// The database is copied under the new key.
    Copied,
    /// It is whole and holds what the old one holds.
    Compared,
    /// The removal is written in it.
    Removed,
    /// Its key is sealed to those who stay.
    Sealed,
    /// Everything is on the disk and opens.
    Flushed,
    /// It is in force.
    Switched,
    /// The old generation is gone.
    Swept,
}

/// Takes an officer out of the vault: from now on neither their passphrase nor a kept copy of `keys.json` opens what
/// is here. What they knew or copied before stays known to them. `watch` is told of progress and may stop it; after an
/// error nothing has changed. Others read meanwhile, and wait where they write.
pub fn remove_officer(vault: &Vault, officer: Uuid, watch: &mut Watch) -> Result<()> {
    remove(vault, officer, watch, &mut |_| Ok(()))
}

/// The same; `at` is told each step and may stop all but the last two.
pub(super) fn remove(
    vault: &Vault,
    officer: Uuid,
    watch: &mut Watch,
    at: &mut dyn FnMut(Step) -> Result<()>,
) -> Result<()> {
    vault.read(|ctx| {
        ctx.require(Right::Administer)?;
        require_another_head(ctx, officer)
    })?;
    let folder = vault.folder();
    let made = vault.replace(|old, head| {
        let number = folder.next_number()?;
        let (generation, held) = folder.prepare_replacement(number)?;
        let home = Home { generation, data_key: DataKey::random() };
        let building = Building { vault, old, home: &home, head, officer };
        let (writer, reader) = building.run(watch, at).inspect_err(|_| folder.discard_generation(number))?;
        Ok(Next { number, home, writer, reader, held })
    });
    // What a switch that failed left.
    made.inspect_err(|_| folder.sweep())?;
    at(Step::Switched)?;
    folder.sweep();
    at(Step::Swept)
}

/// As `officers::change` asks it, before minutes are spent on a copy.
fn require_another_head(ctx: &Read, officer: Uuid) -> Result<()> {
    officers::active(ctx, officer)?;
    let others = store::officers(ctx.connection())?.into_iter().filter(|one| one.row.id != officer);
    let mut heads = others.filter(|one| one.row.active && one.row.roles.contains(&Role::Ketua));
    heads.next().map(drop).ok_or_else(|| FaultCode::LastHead.into())
}

/// The generation that is being made.
struct Building<'a> {
    vault: &'a Vault,
    old: &'a Home,
    home: &'a Home,
    head: &'a Officer,
    officer: Uuid,
}

impl Building<'_> {
    fn run(
        &self,
        watch: &mut Watch,
        at: &mut dyn FnMut(Step) -> Result<()>,
    ) -> Result<(Connection, Connection)> {
        self.head.require(Right::Administer)?;
        let source = one_moment(self.old)?;
        let needed = database::size(&source)?.saturating_add(SLACK);
        if free_space(&self.home.generation)? < needed {
            return Err(FaultCode::DiskFull.into());
        }
        at(Step::Prepared)?;
        let Home { generation, data_key } = self.home;
        let path = self.home.database();
        let mut total = 0;
        database::copy(&source, &path, data_key, &mut |done, all| {
            total = all;
            watch(BackupProgress { phase: BackupPhase::Writing, done, total: all })
        })?;
        at(Step::Copied)?;
        tell(watch, BackupPhase::Checking, total)?;
        self.compare(&source, &path)?;
        drop(source);
        at(Step::Compared)?;
        tell(watch, BackupPhase::Flushing, total)?;
        let mut writer = database::open_writer(&path, data_key)?;
        self.take_out(&mut writer)?;
        at(Step::Removed)?;
        let reader = database::open_reader(&path, data_key)?;
        self.seal(&reader)?;
        head_file::renew(generation, data_key, &reader)?;
        at(Step::Sealed)?;
        // The WAL goes into the file before the folder is flushed as a whole.
        writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        flush_file(&File::options().read(true).write(true).open(&path)?)?;
        flush_folder(generation)?;
        at(Step::Flushed)?;
        Ok((writer, reader))
    }

    /// Nothing got lost and nothing came in: every page holds, every table has the rows that it had, and the journal
    /// ends where it ended.
    fn compare(&self, source: &Connection, path: &Path) -> Result<()> {
        let copied = database::open_copy(path, &self.home.data_key)?;
        let same = database::is_sound(&copied)?
            && database::rows(&copied)? == database::rows(source)?
            && journal::head(&copied)? == journal::head(source)?;
        if same { Ok(()) } else { Err(FaultCode::DatabaseDamaged.into()) }
    }

    fn take_out(&self, writer: &mut Connection) -> Result<()> {
        let today = Local::now().date_naive();
        database::transact(writer, self.head, Utc::now(), today, |ctx| {
            ctx.require(Right::Administer)?;
            officers::change(ctx, self.officer, |stored| stored.row.active = false)?;
            ctx.record("vault", self.officer, Op::KeyChange, &[("what", "data".to_owned())])
        })
    }

    /// The new key to those who stay; what was written is read back, and where it can be it is opened.
    fn seal(&self, reader: &Connection) -> Result<()> {
        let mut keys = Keys::read(&self.old.generation)?;
        keys.remove_identity(self.officer);
        let ctx = Read::new(reader, self.head, Local::now().date_naive());
        officers::seal(&mut keys, &self.home.data_key, &ctx, None)?;
        keys.write(&self.home.generation)?;
        let written = Keys::read_plain(&self.home.generation.join("keys.json"))?;
        let copy = Keys::read_plain(&self.home.generation.join("keys.copy.json"))?;
        if written != keys || copy != keys || !self.opens(&ctx, &written)? {
            return Err(FaultCode::DiskFailed.into());
        }
        Ok(())
    }

    /// Whether whoever is signed in gets the same key out again. Who changed their passphrase since the unlock can't be
    /// asked.
    fn opens(&self, ctx: &Read, keys: &Keys) -> Result<bool> {
        let identities = self.vault.identities();
        let recipient = officers::active(ctx, self.head.id)?.recipient;
        if !identities.iter().any(|one| one.to_public().to_string() == recipient) {
            return Ok(true);
        }
        Ok(keys.open_data_key(identities)?.bytes() == self.home.data_key.bytes())
    }
}

fn tell(watch: &mut Watch, phase: BackupPhase, total: u64) -> Result<()> {
    match watch(BackupProgress { phase, done: 0, total }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(FaultCode::Cancelled.into()),
    }
}

#[cfg(test)]
mod tests;
