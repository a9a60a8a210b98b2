//! What a stick knows that this PC does not: a backup that goes further than the data here. Whoever puts back an older
//! folder as a whole, head file and all, is found by it (SECURITY.md, the table of attacks), and so are two PCs that
//! both go on with the same restored data.
//!
//! A label is in clear and could be forged, so it only tells: nothing is refused and nothing removed because of it.

use std::path::Path;

use serde::Serialize;

use super::{BackupInfo, is_earlier_state, list_backups};
use crate::database::Read;
use crate::journal::{self, Op};
use crate::vault::{Vault, setup};
use crate::{Result, group};

/// A backup with something in it that the data here don't have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Ahead {
    /// UTC, RFC 3339.
    pub made_at: String,
    /// Name of the stick or folder.
    pub place: String,
    /// Made by another PC that goes on with the same group. Otherwise the data here are older than they were.
    pub elsewhere: bool,
}

/// The newest backup in `folder` that goes further than the vault, told once: from then on it stands in the journal.
pub fn data_ahead(vault: &Vault, folder: &Path, place: &str) -> Result<Option<Ahead>> {
    let found = list_backups(folder)?;
    for info in found.into_iter().filter(|one| one.problem.is_none()).filter_map(|one| one.info) {
        let elsewhere = match vault.read(|ctx| standing(ctx, vault.is_training(), &info))? {
            Standing::Behind => continue,
            // The ones below it are older, and were told with it.
            Standing::Told => return Ok(None),
            Standing::Ahead { elsewhere } => elsewhere,
        };
        vault.write(|ctx| {
            let values = [
                ("backup", info.head_text()),
                ("at", info.made_at.clone()),
                ("place", place.to_owned()),
                ("elsewhere", elsewhere.to_string()),
            ];
            ctx.record("vault", info.id, Op::OlderData, &values)
        })?;
        return Ok(Some(Ahead { made_at: info.made_at, place: place.to_owned(), elsewhere }));
    }
    Ok(None)
}

enum Standing {
    /// An earlier state of these data, of a line that a restore here has ended, or of another group.
    Behind,
    Told,
    Ahead {
        elsewhere: bool,
    },
}

fn standing(ctx: &Read, training: bool, info: &BackupInfo) -> Result<Standing> {
    let Some(group) = group::find(ctx)? else { return Ok(Standing::Behind) };
    let same_group =
        training == info.training && (&group.kelurahan, &group.rw) == (&info.kelurahan, &info.rw);
    if !same_group || is_earlier_state(ctx, info)? {
        return Ok(Standing::Behind);
    }
    let elsewhere = info.line != setup::line(ctx)?;
    if elsewhere && info.made_at < line_began(ctx)? {
        return Ok(Standing::Behind);
    }
    let told = journal::of_record(ctx.connection(), info.id)?;
    if told.iter().any(|entry| entry.op == Some(Op::OlderData)) {
        return Ok(Standing::Told);
    }
    Ok(Standing::Ahead { elsewhere })
}

/// When the line of these data began: at the last restore, or with the vault. UTC, RFC 3339.
fn line_began(ctx: &Read) -> Result<String> {
    let restored = journal::last_time(ctx.connection(), Op::Restore)?;
    Ok(restored.or(journal::first_time(ctx.connection())?).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::ops::ControlFlow;
    use std::path::PathBuf;

    use super::super::backup;
    use super::*;
    use crate::testing::{PASSPHRASE, World, a_person, disk_after_a_cut};
    use crate::vault::{Opener, restore, unlock};

    fn back_up(vault: &Vault, stick: &Path) -> PathBuf {
        let made = backup(vault, stick, "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
        stick.join(made.name)
    }

    fn told(vault: &Vault, stick: &Path) -> Option<bool> {
        data_ahead(vault, stick, "KAWUNG").unwrap().map(|ahead| ahead.elsewhere)
    }

    #[test]
    fn an_older_folder_put_back_whole_is_told_once_by_the_next_stick_with_a_newer_backup() {
        let stick = tempfile::tempdir().unwrap();
        let world = World::with_group();
        world.person(&a_person("Sekar Dangan"));
        let officer = world.vault.officer().id;
        back_up(&world.vault, stick.path());
        let World { vault, folder, _disk, .. } = world;
        drop(vault);
        let (_older, older) = disk_after_a_cut(folder.root());
        let vault = unlock(&folder, officer, PASSPHRASE).unwrap();
        vault.write(|ctx| crate::person::add(ctx, &a_person("Sekar Jali"))).unwrap();
        back_up(&vault, stick.path());
        assert_eq!(told(&vault, stick.path()), None, "its own backups are no news");
        drop(vault);

        let vault = unlock(&older, officer, PASSPHRASE).unwrap();
        assert!(!vault.older_data(), "the head lies in the folder and was put back with it");
        assert_eq!(told(&vault, stick.path()), Some(false));
        assert_eq!(told(&vault, stick.path()), None);
    }

    #[test]
    fn a_restore_here_is_no_news_and_another_pc_that_goes_on_is() {
        let stick = tempfile::tempdir().unwrap();
        let world = World::with_group();
        world.person(&a_person("Sekar Dangan"));
        let officer = world.vault.officer().id;
        let first = back_up(&world.vault, stick.path());
        world.person(&a_person("Sekar Jali"));
        back_up(&world.vault, stick.path());
        let World { vault, folder, _disk, .. } = world;
        drop(vault);
        let (_other, other) = disk_after_a_cut(folder.root());

        for here in [&folder, &other] {
            // Labels count whole seconds.
            std::thread::sleep(std::time::Duration::from_millis(1100));
            restore(here, &first, officer, Opener::Passphrase(PASSPHRASE), &mut |_| Ok(())).unwrap();
        }
        let here = unlock(&folder, officer, PASSPHRASE).unwrap();
        assert_eq!(told(&here, stick.path()), None, "it was put aside on purpose");
        let there = unlock(&other, officer, PASSPHRASE).unwrap();
        back_up(&there, stick.path());
        assert_eq!(told(&here, stick.path()), Some(true));
    }

    #[test]
    fn another_group_s_backups_are_no_news() {
        let stick = tempfile::tempdir().unwrap();
        let (world, other) = (World::with_group(), World::with_group());
        let label = back_up(&other.vault, stick.path()).join("cadangan.json");
        let text = fs::read_to_string(&label).unwrap();
        let group = world.vault.read(group::find).unwrap().unwrap();
        let foreign = text.replace(&format!("\"rw\": \"{}\"", group.rw), "\"rw\": \"098\"");
        assert_ne!(text, foreign);
        fs::write(&label, foreign).unwrap();
        assert_eq!(told(&world.vault, stick.path()), None);
    }
}
