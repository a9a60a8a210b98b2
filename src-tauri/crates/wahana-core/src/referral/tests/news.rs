//! What waits on after an answer, and what a time line tells of one.

use super::*;
use crate::journal;

fn news(by: String) -> AnswerForm {
    AnswerForm { news_by: by, ..an_answer(ReferralState::Accepted, "Diterima, ambil Jumat") }
}

#[test]
fn what_was_accepted_is_due_again_until_an_outcome_is_written() {
    let hall = a_hall();
    let vault = &hall.world.vault;
    let row = hall.refer(&a_referral(hall.partner)).unwrap();
    let today = vault.read(|ctx| Ok(ctx.today())).unwrap();
    let day = |days: i64| (today + chrono::Duration::days(days)).to_string();
    let rev = || vault.read(|ctx| find(ctx, row.id)).unwrap().rev;
    let say = |form: &AnswerForm| vault.write(|ctx| answer(ctx, row.id, rev(), form));
    let waits = |overdue: bool| {
        let filter = ReferralFilter { waiting: !overdue, overdue, ..ReferralFilter::default() };
        let listed = vault.read(|ctx| count(ctx, &filter)).unwrap();
        (listed, vault.read(due).unwrap().total)
    };

    assert_eq!(say(&news(String::new())).unwrap().awaited_by, "", "nobody waits for news");
    assert_eq!(waits(false), (0, 0));
    assert_eq!(faults(say(&news("2026-11-21".to_owned()))), told(&[("news_by", FaultCode::DateBefore)]));
    let later = say(&news(day(3))).unwrap();
    assert_eq!((later.awaited_by.clone(), later.overdue), (day(3), false));
    assert_eq!(waits(false), (1, 0));
    assert!(say(&news("2026-11-23".to_owned())).unwrap().overdue);
    assert_eq!((waits(false), waits(true)), ((1, 1), (1, 1)));
    let steps = vault.read(|ctx| {
        let wheres = "withdrawn = '' AND (state = 'waiting' OR (state = 'accepted' AND news_by <> ''))";
        let day = "iif(state = 'waiting', answer_by, news_by)";
        let sql =
            format!("SELECT id FROM referral WHERE {wheres} AND {day} <= ?1 ORDER BY {day}, id LIMIT 9");
        Ok(crate::testing::plan(ctx, &sql, &["2099".to_owned()]))
    });
    let steps = steps.unwrap();
    assert!(steps.contains("referral_awaited") && !steps.contains("TEMP B-TREE"), "{steps}");

    let done = AnswerForm { news_by: day(3), ..an_answer(ReferralState::Done, "Kacamata sudah jadi") };
    let done = say(&done).unwrap();
    assert_eq!((done.awaited_by.as_str(), done.outcome.as_str()), ("", "Kacamata sudah jadi"));
    assert_eq!(waits(false), (0, 0));
}

#[test]
fn who_wrote_a_referral_down_and_when_its_answer_was_written_are_told() {
    let hall = a_hall();
    let vault = &hall.world.vault;
    let sent = hall.refer(&a_referral(hall.partner)).unwrap();
    assert_eq!((sent.author, sent.answered_at.as_str()), (Some(vault.officer().id), ""));
    let answered =
        vault.write(|ctx| answer(ctx, sent.id, 1, &an_answer(ReferralState::Accepted, ""))).unwrap();
    let entries = vault.read(|ctx| journal::of_record(ctx.connection(), sent.id)).unwrap();
    assert_eq!(answered.answered_at, entries[1].time);

    // What is changed later beside it moves it nowhere.
    let page = vault.read(|ctx| find(ctx, sent.id)).unwrap();
    let form = ReferralForm { enclosures: "Salinan KTP".to_owned(), ..page.form };
    let changed = vault.write(|ctx| change(ctx, sent.id, page.rev, &form)).unwrap();
    assert_eq!(changed.answered_at, entries[1].time);
}
