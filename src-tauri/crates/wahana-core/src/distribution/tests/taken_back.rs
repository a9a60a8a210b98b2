//! Taking back: the whole closing in one press, what was changed since is asked about, and nothing stays half.

use super::*;
use crate::history::{undo, undo_preview};

#[test]
fn the_closing_is_taken_back_as_a_whole_and_done_again() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let numbers: Vec<String> = day.gifts().into_iter().map(|gift| gift.number).collect();
    let begun = day.last_act();
    let undone = day.world.vault.write(|ctx| undo(ctx, begun)).unwrap();
    assert!(day.gifts().is_empty());
    let page = day.page();
    assert_eq!((page.row.closed_on.as_str(), page.leftover.as_str(), page.report.signed), ("", "", 1));
    assert!(page.recipients.iter().all(|row| row.gift.is_none() && !row.gift_gone));
    day.world.vault.write(|ctx| undo(ctx, undone.act)).unwrap();
    assert_eq!(day.gifts().into_iter().map(|gift| gift.number).collect::<Vec<_>>(), numbers);
    assert_eq!(day.page().recipients.iter().filter(|row| row.gift.is_some()).count(), 3);

    // Closed anew, no number is given twice.
    let again = day.last_act();
    day.world.vault.write(|ctx| undo(ctx, again)).unwrap();
    day.close("Untuk dapur umum").unwrap();
    assert!(day.gifts().iter().all(|gift| !numbers.contains(&gift.number)));
    assert_eq!(day.gifts().len(), 3);
}

#[test]
fn a_record_that_was_changed_since_stands_in_the_way() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let closing = day.last_act();
    let gift = day.gifts().remove(0);
    let page = day.world.vault.read(|ctx| assistance::find(ctx, gift.id)).unwrap();
    let other = AssistanceForm { note: "Berasnya dua karung".to_owned(), ..page.form.unwrap() };
    day.world.vault.write(|ctx| assistance::change(ctx, gift.id, page.rev, &other)).unwrap();
    let preview = undo_preview(&day.world.vault, closing, &[]).unwrap();
    assert_eq!(preview.refused.unwrap().code, FaultCode::UndoChanged);
    let refused = day.world.vault.write(|ctx| undo(ctx, closing)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UndoChanged);
    assert_eq!(day.gifts().len(), 3);
}

#[test]
fn a_mark_that_a_record_stands_on_is_not_taken_back_under_it() {
    let day = Day::new();
    day.mark(0, &mark_as(Came::Signed)).unwrap();
    let first = day.last_act();
    day.mark(3, &mark_as(Came::Absent)).unwrap();
    let absent = day.last_act();
    day.world.vault.write(|ctx| mark_rest(ctx, day.id, true)).unwrap();
    day.close("Disimpan").unwrap();
    let back = |act| day.world.vault.write(|ctx| undo(ctx, act)).unwrap_err().code();
    assert_eq!((back(first), back(absent)), (FaultCode::UndoDepends, FaultCode::DistributionClosed));
    // A later pick-up goes alone, with its record.
    day.mark(3, &MarkForm { on: "2026-11-23".to_owned(), ..mark_as(Came::Signed) }).unwrap();
    let later = day.last_act();
    day.world.vault.write(|ctx| undo(ctx, later)).unwrap();
    assert_eq!((day.gifts().len(), day.page().recipients[3].came), (3, Came::Absent));
}

#[test]
fn one_that_was_made_by_mistake_goes_with_its_list() {
    let day = Day::new();
    let made = day.last_act();
    day.world.vault.write(|ctx| undo(ctx, made)).unwrap();
    let all = |offset| day.world.vault.read(|ctx| list(ctx, "", offset, 9)).unwrap().len();
    assert_eq!(all(0), 0);
    assert_eq!(day.world.vault.read(|ctx| find(ctx, day.id)).unwrap_err().code(), FaultCode::NotFound);

    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let refused = day.world.vault.write(|ctx| withdraw(ctx, day.id, "Dobel")).unwrap_err();
    assert_eq!(refused.code(), FaultCode::StillUsed);
    let closing = day.last_act();
    day.world.vault.write(|ctx| undo(ctx, closing)).unwrap();
    let reasonless = day.world.vault.write(|ctx| withdraw(ctx, day.id, " ")).unwrap_err();
    assert_eq!(reasonless.code(), FaultCode::ReasonNeeded);
    day.world.vault.write(|ctx| withdraw(ctx, day.id, "Dobel")).unwrap();
    assert!(day.world.vault.read(near).unwrap().is_empty());
}

#[test]
fn a_record_taken_back_by_hand_can_be_handed_out_again() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let gift = day.page().recipients[0].gift.unwrap();
    day.world.vault.write(|ctx| assistance::withdraw(ctx, gift, "Salah orang")).unwrap();
    let page = day.page();
    assert!(page.recipients[0].gift_gone);
    let report = &page.report;
    assert_eq!((report.received.recipients, report.left.recipients), (2, 2));
    assert_eq!((report.signed, report.taken_back, report.absent), (0, 1, 1), "not signed and left at once");
    day.mark(0, &mark_as(Came::Signed)).unwrap();
    assert_eq!(day.gifts().len(), 3);
}

#[test]
fn a_half_typed_mark_is_offered_with_its_list() {
    let day = Day::new();
    let row = day.page().recipients.remove(0);
    day.world.vault.write(|ctx| draft::keep(ctx, "distribution_mark", &row.id.to_string(), "{}")).unwrap();
    let waiting = || {
        let today = day.world.vault.read(|ctx| crate::home::today(ctx, &Unkept::default())).unwrap();
        today.drafts.into_iter().map(|draft| (draft.case, draft.way)).collect::<Vec<_>>()
    };
    assert_eq!(waiting(), [(Some(day.id), crate::home::DraftWay::Open)]);
    day.mark(0, &mark_as(Came::Thumb)).unwrap();
    assert!(waiting().is_empty());
}

#[test]
fn a_half_typed_mark_is_gone_with_its_row_and_all_the_rest_take_theirs_along() {
    let day = Day::new();
    let keep = |place: usize| {
        let id = day.page().recipients[place].id.to_string();
        day.world.vault.write(|ctx| draft::keep(ctx, "distribution_mark", &id, "{}")).unwrap();
    };
    let ways = || {
        let today = day.world.vault.read(|ctx| crate::home::today(ctx, &Unkept::default())).unwrap();
        today.drafts.into_iter().map(|draft| draft.way).collect::<Vec<_>>()
    };
    keep(0);
    let mut page = day.page();
    page.form.rows.remove(0);
    day.world.vault.write(|ctx| change(ctx, day.id, page.rev, &page.form)).unwrap();
    assert_eq!(ways(), [crate::home::DraftWay::Gone]);
    keep(0);
    day.world.vault.write(|ctx| mark_rest(ctx, day.id, true)).unwrap();
    assert_eq!(ways(), [crate::home::DraftWay::Gone], "of the row that is off alone");
}

#[test]
fn what_a_record_stands_on_is_not_changed_under_it_after_the_closing_is_taken_back() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let closing = day.last_act();
    day.mark(3, &MarkForm { on: "2026-11-23".to_owned(), ..mark_as(Came::Signed) }).unwrap();
    day.world.vault.write(|ctx| undo(ctx, closing)).unwrap();
    let page = day.page();
    assert_eq!((page.row.closed_on.as_str(), day.gifts().len()), ("", 1));
    let change_to =
        |form: &DistributionForm| day.world.vault.write(|ctx| change(ctx, day.id, page.rev, form));
    let mut shares = page.form.clone();
    shares.rows[3].shares = 2;
    let mut content = page.form.clone();
    content.items[0].quantity = "5".to_owned();
    for other in [&shares, &content] {
        let refused = change_to(other).unwrap_err();
        assert_eq!(refused.faults()[0].values["number"], day.gifts()[0].number);
        assert_eq!(codes(Err::<(), _>(refused)), told(&[("rows", FaultCode::RecipientRecorded)]));
    }
    assert_eq!(day.page(), page, "and nothing of it is kept");
    // Of who has no record yet, and of its name, it says nothing.
    let mut rest = DistributionForm { name: "Beras".to_owned(), ..page.form.clone() };
    rest.rows[0].shares = 2;
    change_to(&rest).unwrap();
}
