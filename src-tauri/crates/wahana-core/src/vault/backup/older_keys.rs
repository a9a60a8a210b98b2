//! Backups beside the vault under a key that is in force no more: whoever was removed since still opens them with the
//! passphrase of that day. They go when the head says so, and not before a good one under the present key is there.

use std::path::{Path, PathBuf};

use wahana_platform::flush_folder;

use super::automatic::{earlier_states, of_this_disk, own_place, remove};
use super::label::DATABASE;
use super::{Making, Watch, list_backups, make};
use crate::database::open_copy;
use crate::journal::{self, Op};
use crate::vault::{Right, Vault};
use crate::{FaultCode, Result};

/// How many there are, for the head. Those that somebody made by hand, or that are another group's, are not counted.
pub fn older_key_backups(vault: &Vault) -> Result<usize> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let place = vault.folder().backups();
    if place.exists() { Ok(of_older_keys(vault, &place)?.len()) } else { Ok(0) }
}

/// Takes them away, by the head alone, after a good one under the present key holds everything: where there is none it
/// is made first. How many went; none is touched after an error or a stop.
pub fn drop_older_key_backups(vault: &Vault, watch: &mut Watch) -> Result<usize> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let place = own_place(vault)?;
    let older = of_older_keys(vault, &place)?;
    if older.is_empty() {
        return Ok(0);
    }
    if !is_kept(vault, &place)? {
        make(vault, &place, "", Making::Automatic, watch).map_err(of_this_disk)?;
    }
    for path in &older {
        remove(path);
    }
    flush_folder(&place)?;
    let gone = older.iter().filter(|path| !path.exists()).count();
    vault.write(|ctx| {
        let values = [("older_backups", gone.to_string())];
        ctx.record("vault", ctx.officer().id, Op::Setting, &values)
    })?;
    Ok(gone)
}

fn of_older_keys(vault: &Vault, place: &Path) -> Result<Vec<PathBuf>> {
    let found = earlier_states(vault, list_backups(place)?);
    let mine = found.into_iter().filter(|(_, info)| info.automatic).map(|(path, _)| path);
    Ok(mine.filter(|path| opens(vault, path).is_err_and(|code| code == FaultCode::DatabaseDamaged)).collect())
}

/// Whether a backup under the present key holds all that was written.
fn is_kept(vault: &Vault, place: &Path) -> Result<bool> {
    for (path, info) in earlier_states(vault, list_backups(place)?) {
        let changed = vault.read(|ctx| journal::changed_since(ctx.connection(), info.head_seq))?;
        if !changed && opens(vault, &path).is_ok() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn opens(vault: &Vault, backup: &Path) -> std::result::Result<(), FaultCode> {
    open_copy(&backup.join(DATABASE), &vault.data_key()).map(drop).map_err(|error| error.code())
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::super::{BackupProgress, FoundBackup, backup, keep_up, own_backups};
    use super::*;
    use crate::testing::{World, a_person};
    use crate::vault::{OfficerRow, Role, remove_officer};

    fn go(_: BackupProgress) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    /// A group of which somebody was removed after a backup was made by itself and another by hand.
    fn group() -> (World, OfficerRow) {
        let world = World::with_group();
        let goes = world.officer("Mbak Ceplok", &[Role::Pencatat]);
        keep_up(&world.vault, &mut go).unwrap().unwrap();
        backup(&world.vault, &world.folder.backups(), "disk", &mut go).unwrap();
        remove_officer(&world.vault, goes.id, &mut go).unwrap();
        (world, goes)
    }

    fn known_to(world: &World, officer: &OfficerRow) -> Vec<FoundBackup> {
        let knows = |one: &FoundBackup| {
            one.faces.as_ref().is_some_and(|faces| faces.officers.iter().any(|face| face.id == officer.id))
        };
        own_backups(&world.folder).unwrap().into_iter().filter(knows).collect()
    }

    #[test]
    fn the_old_ones_go_when_the_head_says_so_and_a_new_one_is_there_first() {
        let (world, goes) = group();
        assert_eq!((older_key_backups(&world.vault).unwrap(), known_to(&world, &goes).len()), (1, 2));
        let stopped = drop_older_key_backups(&world.vault, &mut |_| ControlFlow::Break(()));
        assert_eq!(stopped.unwrap_err().code(), FaultCode::Cancelled);
        assert_eq!(known_to(&world, &goes).len(), 2, "nothing went");

        assert_eq!(drop_older_key_backups(&world.vault, &mut go).unwrap(), 1);
        let left = known_to(&world, &goes);
        assert!(left.len() == 1 && !left[0].info.as_ref().unwrap().automatic, "what was made by hand stays");
        let new = own_backups(&world.folder).unwrap().remove(0);
        assert!(new.problem.is_none() && opens(&world.vault, &new.path).is_ok());
        assert_eq!(older_key_backups(&world.vault).unwrap(), 0);
        assert_eq!(drop_older_key_backups(&world.vault, &mut go).unwrap(), 0);
    }

    #[test]
    fn a_new_one_that_is_there_already_is_enough_and_the_newest_under_the_old_key_is_not() {
        let (world, _) = group();
        world.person(&a_person("Sekar Dangan"));
        let new = keep_up(&world.vault, &mut go).unwrap().unwrap();
        // The day's earlier one went with it; one of another day would have stayed.
        assert_eq!(older_key_backups(&world.vault).unwrap(), 0);
        assert_eq!(own_backups(&world.folder).unwrap()[0].name, new.name);
        assert!(is_kept(&world.vault, &world.folder.backups()).unwrap());
    }

    #[test]
    fn the_head_alone_asks_and_says_so() {
        let (world, _) = group();
        let treasurer = world.officer("Pak Nitik", &[Role::Bendahara]);
        let vault = world.as_officer(&treasurer);
        assert_eq!(older_key_backups(&vault).unwrap_err().code(), FaultCode::NotAllowed);
        let refused = drop_older_key_backups(&vault, &mut go).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
    }
}
