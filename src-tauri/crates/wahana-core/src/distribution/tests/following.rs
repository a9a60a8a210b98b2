//! Two who turn out to be one: on an open list one row stands for them, a closed one tells what it told, and an undo gives
//! each their own again.

use super::*;
use crate::history::undo;
use crate::merging::tests::merged;

type Standing = Vec<(Uuid, Came)>;

impl Day {
    fn standing(&self) -> Standing {
        self.page().recipients.into_iter().map(|row| (row.recipient.id(), row.came)).collect()
    }

    fn takes_off(&self, who: Uuid) {
        let mut page = self.page();
        page.form.rows.retain(|row| row.recipient.id() != who);
        self.world.vault.write(|ctx| change(ctx, self.id, page.rev, &page.form)).unwrap();
    }

    /// Merges two of the list, takes it back, and does it again: what stands there afterwards, and as it was before.
    fn merges(&self, keep: usize, gone: usize) -> Standing {
        let before = self.standing();
        let act = merged(&self.world.vault, self.people[keep], self.people[gone]);
        let after = self.standing();
        let undone = self.world.vault.write(|ctx| undo(ctx, act)).unwrap();
        assert_eq!(self.standing(), before, "taken back");
        self.world.vault.write(|ctx| undo(ctx, undone.act)).unwrap();
        assert_eq!(self.standing(), after, "done again");
        after
    }
}

#[test]
fn of_two_on_an_open_list_one_stands_there() {
    let day = Day::new();
    let waiting = [0, 2, 3].map(|at| (day.people[at], Came::Waiting));
    assert_eq!(day.merges(0, 1), waiting);
}

#[test]
fn who_was_taken_off_stands_there_again_with_the_mark_of_the_other_one() {
    let day = Day::new();
    day.takes_off(day.people[0]);
    let marked = MarkForm { note: "Sakit".to_owned(), ..mark_as(Came::Absent) };
    day.mark(0, &marked).unwrap();
    let (keep, [third, fourth]) = (day.people[0], [2, 3].map(|at| (day.people[at], Came::Waiting)));
    assert_eq!(day.merges(0, 1), [(keep, Came::Absent), third, fourth]);
    assert_eq!(day.page().recipients[0].note, "Sakit");
}

#[test]
fn who_was_taken_off_leaves_the_other_ones_place_as_it_is() {
    let day = Day::new();
    day.takes_off(day.people[1]);
    day.mark(0, &mark_as(Came::Signed)).unwrap();
    assert_eq!(day.merges(0, 1)[0], (day.people[0], Came::Signed));
}

#[test]
fn what_was_handed_out_to_either_is_handed_out_to_the_one() {
    let day = Day::new();
    day.mark(1, &mark_as(Came::Proxy)).unwrap();
    assert_eq!(day.merges(0, 1)[0], (day.people[0], Came::Proxy));
    day.world.vault.write(|ctx| mark_rest(ctx, day.id, false)).unwrap();
    day.close("Disimpan").unwrap();
    assert_eq!(day.gifts().len(), 1);
}

#[test]
fn who_got_two_parcels_under_two_names_got_two() {
    let day = Day::new();
    for place in [0, 1] {
        day.mark(place, &mark_as(Came::Signed)).unwrap();
    }
    day.merges(0, 1);
    let row = day.page().recipients.remove(0);
    assert_eq!((row.recipient.id(), row.shares, row.worth), (day.people[0], 2, Some(300_000)));
    day.world.vault.write(|ctx| mark_rest(ctx, day.id, false)).unwrap();
    day.close("Disimpan").unwrap();
    assert_eq!(day.gifts().len(), 1);
}

#[test]
fn a_closed_list_tells_what_it_told() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let report = day.page().report;
    let act = merged(&day.world.vault, day.people[0], day.people[3]);
    assert_eq!((day.page().report, day.page().recipients.len()), (report.clone(), 4));
    day.world.vault.write(|ctx| undo(ctx, act)).unwrap();
    let stranger = day.world.person(&a_person("Truntum Kawung"));
    let gift = day.page().recipients[1].gift.unwrap();
    day.world.vault.write(|ctx| assistance::withdraw(ctx, gift, "Salah orang")).unwrap();
    let act = merged(&day.world.vault, stranger, day.people[1]);
    assert_eq!(day.standing()[1], (stranger, Came::Thumb), "their place is theirs under the other record");
    // Whose row it is says nothing of what was received.
    day.world.vault.write(|ctx| undo(ctx, act)).unwrap();
    assert_eq!(day.standing()[1], (day.people[1], Came::Thumb));
}
