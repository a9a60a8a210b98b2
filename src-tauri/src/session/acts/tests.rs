//! What was done, and is offered to be taken back.

use wahana_core::household::{self, Placing};
use wahana_core::person::{self, Dwelling, Life, PersonForm};

use super::*;
use crate::keeper::tests::a_vault;

/// Somebody of another RW.
fn outside(name: &str) -> PersonForm {
    PersonForm { name: name.to_owned(), dwelling: Dwelling::Outside, ..PersonForm::default() }
}

#[test]
fn whoever_is_here_after_all_is_the_last_act_and_their_death_is_offered_no_more() {
    let disk = tempfile::tempdir().unwrap();
    let (_, vault) = a_vault(disk.path());
    let session = Session::new(disk.path()).unwrap();
    session.open(Arc::into_inner(vault).unwrap());
    let born = |name: &str| {
        session.write(|ctx| household::add_resident(ctx, &outside(name), &Placing::None, false)).unwrap().id
    };
    let who = born("Sekar Dangan");
    session.write(|ctx| person::set_life(ctx, who, Life::Dead, "2026-01-14", "")).unwrap();
    let died = session.last_act().unwrap().act.unwrap();
    born("Sekar Menur");
    let unrelated = session.last_act().unwrap().act.unwrap();

    session.here_after_all(who).unwrap();
    let said = session.last_act().unwrap().act.unwrap();
    assert!(![died, unrelated].contains(&said), "an act of its own");
    assert!(session.undo(said, &[]).unwrap().again);
    let life = || session.read(|ctx| person::find(ctx, who)).unwrap().life;
    assert_eq!(life(), Life::Dead);

    // Another press reaches the one before, not the death that was taken back.
    session.here_after_all(who).unwrap();
    assert_eq!(life(), Life::Here);
    let acts = session.inner().acts.clone();
    assert!(!acts.contains(&died));
    assert_eq!(acts[acts.len() - 2], unrelated);
}
