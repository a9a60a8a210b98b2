//! The columns of what is to be done: the visits of the coming days, and a week.
//!
//! As on the page, nobody is named of whom a secret case is, not even for its companion.

use wahana_core::Uuid;
use wahana_core::activity::GroupDay;
use wahana_core::agenda::{TaskKind, WeekLine};
use wahana_core::case::CaseRow;
use wahana_core::home::DueLine;
use wahana_core::referral::ReferralState;
use wahana_papers::list::Cell;

use super::columns::{LONG, MIDDLE, Of, SHORT, day, officer, text, types};
use super::words;

pub(super) const DUE_VISITS: &[Of<DueLine>] = &[
    ("RT", SHORT, |_, line| text(open(&line.case, &line.case.rt))),
    ("Keluarga", LONG, |_, line| {
        text(match line.household {
            Some(_) => format!("Keluarga {}", line.name),
            None => line.name.clone(),
        })
    }),
    ("Alamat", LONG, |_, line| text(&line.address)),
    ("Tentang", LONG, |_, line| text(subject(line.case.secret, line.case.household_id, &line.case.subject))),
    ("Kunjungan", MIDDLE, |_, line| day(&line.case.next_visit)),
    ("Lewat waktu", SHORT, |_, line| text(if line.case.overdue { "ya" } else { "" })),
    ("No. kasus", MIDDLE, |_, line| text(&line.case.number)),
    ("Jenis PPKS", LONG, |_, line| {
        text(if line.case.secret { String::new() } else { types(&line.case.types) })
    }),
    ("Tahap", MIDDLE, |_, line| text(words::stage(line.case.stage))),
    ("Penanggung jawab", MIDDLE, |about, line| officer(about, line.case.responsible)),
];

pub(super) const WEEK: &[Of<WeekLine>] = &[
    ("Hari", MIDDLE, |_, line| {
        day(match line {
            WeekLine::Task(task) => &task.day,
            WeekLine::Repeat { day, .. } => day,
            WeekLine::Group(GroupDay::Activity { row }) => &row.day,
            WeekLine::Group(GroupDay::Distribution { row }) => &row.day,
            WeekLine::Answer(row) => &row.awaited_by,
            WeekLine::Decision(due) => &due.decision.until,
        })
    }),
    ("Macam", MIDDLE, |_, line| {
        text(match line {
            WeekLine::Task(task) if task.kind == TaskKind::Visit => "Kunjungan",
            WeekLine::Task(_) => "Tindakan",
            WeekLine::Repeat { .. } => "Rencana berulang",
            WeekLine::Group(GroupDay::Activity { row }) => words::activity(row.kind),
            WeekLine::Group(GroupDay::Distribution { .. }) => "Hari penyaluran",
            WeekLine::Answer(row) if row.state == ReferralState::Accepted => "Kabar rujukan",
            WeekLine::Answer(_) => "Jawaban rujukan",
            WeekLine::Decision(_) => "Keputusan",
        })
    }),
    ("Tentang", LONG, |_, line| {
        text(match line {
            WeekLine::Task(task) => subject(task.case.secret, task.case.household_id, &task.case.subject),
            WeekLine::Repeat { case, .. } => subject(case.secret, case.household_id, &case.subject),
            WeekLine::Answer(row) => subject(row.secret, row.household_id, &row.subject),
            WeekLine::Decision(due) => due.title.clone(),
            WeekLine::Group(_) => String::new(),
        })
    }),
    ("Yang dikerjakan", LONG, |_, line| {
        text(match line {
            WeekLine::Task(task) => task.what.clone(),
            WeekLine::Repeat { .. } => String::new(),
            WeekLine::Group(GroupDay::Activity { row }) => row.title.clone(),
            WeekLine::Group(GroupDay::Distribution { row }) => row.name.clone(),
            WeekLine::Answer(row) if row.state == ReferralState::Accepted => {
                format!("Kabar dari {}", row.partner)
            }
            WeekLine::Answer(row) => format!("Jawaban dari {}", row.partner),
            WeekLine::Decision(due) => due.decision.what.clone(),
        })
    }),
    ("RT", SHORT, |_, line| {
        text(match line {
            WeekLine::Task(task) => open(&task.case, &task.case.rt),
            WeekLine::Repeat { case, .. } => open(case, &case.rt),
            WeekLine::Answer(row) if !row.secret => &row.rt,
            _ => "",
        })
    }),
    ("Siapa", MIDDLE, |about, line| match line {
        WeekLine::Task(task) if !task.doer.is_empty() => text(&task.doer),
        WeekLine::Task(task) => officer(about, task.officer),
        WeekLine::Repeat { case, .. } => officer(about, case.responsible),
        WeekLine::Decision(due) => text(&due.decision.doer),
        WeekLine::Group(_) | WeekLine::Answer(_) => Cell::Empty,
    }),
    ("Tempat", MIDDLE, |_, line| {
        text(match line {
            WeekLine::Group(GroupDay::Activity { row }) => &row.place,
            WeekLine::Group(GroupDay::Distribution { row }) => &row.place,
            _ => "",
        })
    }),
    ("Nomor", MIDDLE, |_, line| {
        text(match line {
            WeekLine::Task(task) => &task.case.number,
            WeekLine::Repeat { case, .. } => &case.number,
            WeekLine::Group(GroupDay::Activity { row }) => &row.number,
            WeekLine::Group(GroupDay::Distribution { row }) => &row.number,
            WeekLine::Answer(row) => &row.number,
            WeekLine::Decision(_) => "",
        })
    }),
    ("Lewat waktu", SHORT, |_, line| {
        let late = match line {
            WeekLine::Task(task) => task.overdue,
            WeekLine::Answer(row) => row.overdue,
            WeekLine::Decision(due) => due.decision.overdue,
            WeekLine::Repeat { .. } | WeekLine::Group(_) => false,
        };
        text(if late { "ya" } else { "" })
    }),
];

/// Whom a case is about; nobody where it is secret.
fn subject(secret: bool, household: Option<Uuid>, name: &str) -> String {
    match (secret, household) {
        (true, _) => "Kasus rahasia".to_owned(),
        (false, Some(_)) => format!("Keluarga {name}"),
        (false, None) => name.to_owned(),
    }
}

/// What is told of a case that is not secret.
fn open<'t>(row: &CaseRow, told: &'t str) -> &'t str {
    if row.secret { "" } else { told }
}

#[cfg(test)]
mod tests {
    use wahana_core::referral::ReferralRow;
    use wahana_core::sheet::SheetAbout;

    use super::*;

    #[test]
    fn of_what_was_accepted_news_is_expected_and_of_the_rest_an_answer() {
        let about = SheetAbout {
            group: None,
            officer: String::new(),
            today: chrono::NaiveDate::default(),
            of: String::new(),
            details: true,
            address: true,
            officers: Vec::new(),
            kinds: Vec::new(),
            funds: Vec::new(),
            tags: Vec::new(),
        };
        let told = |state| {
            let line = WeekLine::Answer(ReferralRow {
                id: Uuid::nil(),
                number: "R-2026-0001".to_owned(),
                case_id: Uuid::nil(),
                case_number: "K-2026-0001".to_owned(),
                subject: "Sekar Dangan".to_owned(),
                household_id: None,
                rt: "032".to_owned(),
                secret: false,
                partner_id: Uuid::nil(),
                partner: "Puskesmas Contoh".to_owned(),
                sent_on: "2026-11-20".to_owned(),
                answer_by: "2026-11-27".to_owned(),
                awaited_by: "2026-11-27".to_owned(),
                state,
                outcome_on: String::new(),
                outcome: String::new(),
                answered_at: String::new(),
                author: None,
                request: String::new(),
                overdue: false,
            });
            ["Macam", "Yang dikerjakan"].map(|header| {
                let (_, _, cell) = WEEK.iter().find(|column| column.0 == header).unwrap();
                cell(&about, &line)
            })
        };
        let expected = |words: [&str; 2]| words.map(text);
        let waiting = told(ReferralState::Waiting);
        assert_eq!(waiting, expected(["Jawaban rujukan", "Jawaban dari Puskesmas Contoh"]));
        let accepted = told(ReferralState::Accepted);
        assert_eq!(accepted, expected(["Kabar rujukan", "Kabar dari Puskesmas Contoh"]));
    }
}
