//! Drafts that the vault could not keep, over a lock.

use super::*;
use crate::testing::World;
use crate::vault::{Role, Vault};

/// Makes every draft fail, as on a full disk, until it is undone.
fn refuse_drafts(vault: &Vault, refuse: bool) {
    let sql = if refuse {
        "CREATE TRIGGER no_room BEFORE INSERT ON draft BEGIN SELECT RAISE(FAIL, 'no room'); END"
    } else {
        "DROP TRIGGER no_room"
    };
    vault.write(|ctx| Ok(ctx.connection().execute_batch(sql)?)).unwrap();
}

fn kept(vault: &Vault) -> Option<String> {
    vault.read(|ctx| find(ctx, "person", "")).unwrap().map(|draft| draft.payload)
}

#[test]
fn what_the_vault_could_not_keep_comes_back_for_its_officer_alone() {
    let world = World::with_group();
    let recorder = world.as_officer(&world.officer("Pak Gringsing", &[Role::Pencatat]));
    let mut unkept = Unkept::default();
    unkept.keep(&recorder, "person", "", "first").unwrap();
    refuse_drafts(&world.vault, true);
    unkept.keep(&recorder, "person", "", "Sekar Dangan").unwrap_err();
    assert_eq!(kept(&recorder).unwrap(), "first");
    assert_eq!(unkept.find("person", "").unwrap().payload, "Sekar Dangan");

    unkept.seal(&recorder);
    assert!(unkept.find("person", "").is_none());
    unkept.open(&world.vault);
    assert!(unkept.find("person", "").is_none(), "the head sees nothing of it");

    // Still no room: offered from memory, and over a second lock.
    unkept.open(&recorder);
    assert_eq!(unkept.find("person", "").unwrap().payload, "Sekar Dangan");
    unkept.seal(&recorder);
    refuse_drafts(&world.vault, false);
    unkept.open(&recorder);
    assert!(unkept.find("person", "").is_none());
    assert_eq!(kept(&recorder).unwrap(), "Sekar Dangan");
    assert_eq!(kept(&world.vault), None);
}

#[test]
fn what_was_kept_or_thrown_away_later_is_not_offered_from_memory() {
    let world = World::with_group();
    let mut unkept = Unkept::default();
    for later in [true, false] {
        refuse_drafts(&world.vault, true);
        unkept.keep(&world.vault, "person", "", "old").unwrap_err();
        refuse_drafts(&world.vault, false);
        if later {
            unkept.keep(&world.vault, "person", "", "new").unwrap();
        } else {
            unkept.discard("person", "");
        }
        unkept.seal(&world.vault);
        unkept.open(&world.vault);
        assert!(unkept.find("person", "").is_none());
        assert_eq!(kept(&world.vault).unwrap(), "new");
    }
}

#[test]
fn whoever_comes_back_with_the_recovery_key_finds_it_too() {
    let world = World::with_group();
    let key = world.vault.read(crate::vault::new_recovery).unwrap();
    let groups = key.groups();
    let typed = [(1, groups[0].clone()), (2, groups[1].clone())];
    crate::vault::confirm_recovery(&world.vault, &key, &typed).unwrap();
    let sealed = world.vault.seal(b"Sekar Dangan").unwrap();
    let head = world.vault.officer().id;
    drop(world.vault);
    let back = crate::vault::unlock_with_recovery(&world.folder, head, &key).unwrap();
    assert_eq!(back.unseal(&sealed).unwrap().as_slice(), b"Sekar Dangan");
}
