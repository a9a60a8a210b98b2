//! Whoever was written down as dead or as moved, and is here.

use super::*;
use crate::history::HereAfterAll;

/// What did not happen forbids no day on which it did.
#[test]
fn who_is_here_after_all_can_die_or_move_before_the_day_that_was_wrong() {
    let home = Home::new();
    for kind in [EventKind::Move, EventKind::Death] {
        home.done(&home.form(kind, &[home.wife]));
        home.world.vault.write(|ctx| person::set_life(ctx, home.wife, Life::Here, "", "")).unwrap();
    }
    assert_eq!(home.events(home.id), [(EventKind::Move, "2026-11-14".to_owned())], "nobody died");
    let earlier = EventForm { date: "2026-11-12".to_owned(), ..home.form(EventKind::Death, &[home.wife]) };
    assert_eq!(home.try_it(&earlier), [], "it was written down");
    let told = [(EventKind::Move, "2026-11-14"), (EventKind::Death, "2026-11-12")];
    assert_eq!(home.events(home.id), told.map(|(kind, day)| (kind, day.to_owned())), "one died, once");
}

#[test]
fn whoever_is_here_after_all_takes_the_act_of_their_death_back() {
    let home = Home::new();
    let vault = &home.world.vault;
    home.world.assistance(&a_programme("PKH", home.head));
    let died = |date: &str| {
        let form = home.form(EventKind::Death, &[home.head]);
        let members = if home.names(home.id)[0].0 == "Sekar Menur" { Vec::new() } else { home.by_the_wife() };
        home.done(&EventForm { members, date: date.to_owned(), end_programmes: true, ..form });
    };
    let until = || {
        vault.read(|ctx| assistance::of_one(ctx, Recipient::Person { id: home.head })).unwrap()[0]
            .until
            .clone()
    };
    died("2026-11-20");
    let HereAfterAll { back, act, undone } = history::here_after_all(vault, home.head).unwrap();
    assert_eq!((back.person.life, back.stays), (Life::Here, false));
    assert_eq!(undone, Some(home.last.get()), "nobody is offered it any more");
    assert!(vault.write(|ctx| history::undo(ctx, act.unwrap())).unwrap().again, "they died, as it was");
    assert_eq!(until(), "2026-11-20");
    history::here_after_all(vault, home.head).unwrap();
    assert_eq!((home.names(home.id)[0].0.as_str(), until().as_str()), ("Sekar Dangan", ""));
    assert_eq!(home.events(home.id), []);

    // Where the family was changed since, they are here all the same, and it is told that the rest stays.
    died("2026-11-12");
    let uncle = home.world.person(&a_person("Pak Gringsing"));
    vault.write(|ctx| household::join(ctx, home.id, member(uncle, 9), false)).unwrap();
    let now = home.form(EventKind::NewHead, &[]);
    let members =
        vec![member(home.child, HEAD), member(home.head, 7), member(home.wife, 7), member(uncle, 9)];
    home.done(&EventForm { members, ..now });
    let HereAfterAll { back, act, undone } = history::here_after_all(vault, home.head).unwrap();
    assert_eq!((back.person.life, back.stays, undone), (Life::Here, true, None));
    assert!(vault.read(|ctx| history::can_undo(ctx, act.unwrap())).unwrap());
    assert_eq!((home.names(home.id)[0].0.as_str(), until().as_str()), ("Ceplok Kecil", "2026-11-12"));
    assert_eq!(home.events(home.id), [(EventKind::NewHead, "2026-11-14".to_owned())]);

    // What happened to several, and a move, are not taken back for one of them.
    let all = [home.wife, home.child, uncle];
    let members =
        vec![member(home.head, HEAD), member(home.child, 4), member(home.wife, 3), member(uncle, 9)];
    home.done(&EventForm { members, date: "2026-11-20".to_owned(), ..home.form(EventKind::Move, &all) });
    assert!(history::here_after_all(vault, uncle).unwrap().back.stays);
    let life = |id| vault.read(|ctx| person::find(ctx, id)).unwrap().life;
    assert_eq!([uncle, home.child].map(life), [Life::Here, Life::Moved]);
}

/// Only what stands against it leaves the rest as it is: where the disk failed, nothing is said.
#[test]
fn a_death_that_could_not_be_taken_back_for_a_failure_stays_as_it_is() {
    let home = Home::new();
    let vault = &home.world.vault;
    let members = home.by_the_wife();
    home.done(&EventForm { members, ..home.form(EventKind::Death, &[home.head]) });
    let trigger = "CREATE TRIGGER no_room BEFORE INSERT ON household_member
                   BEGIN SELECT RAISE(FAIL, 'no room'); END";
    vault.write(|ctx| Ok(ctx.connection().execute_batch(trigger)?)).unwrap();
    let failed = history::here_after_all(vault, home.head).unwrap_err();
    assert!(matches!(failed, Error::Sqlite(_)), "{failed}");
    assert_eq!(vault.read(|ctx| person::find(ctx, home.head)).unwrap().life, Life::Dead);
    vault.write(|ctx| Ok(ctx.connection().execute_batch("DROP TRIGGER no_room")?)).unwrap();
    assert!(!history::here_after_all(vault, home.head).unwrap().back.stays);
}
