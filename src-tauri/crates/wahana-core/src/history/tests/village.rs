//! A village in which anything is done, as chance has it.

use super::super::*;
use crate::activity::{self, ActivityForm};
use crate::assistance::{AssistanceForm, FundForm, Recipient};
use crate::case::{CaseForm, CaseTypeForm, CloseForm, FollowUpForm, FollowUpKind, Stage, Subject, Urgency};
use crate::database::Write;
use crate::distribution::{Came, MarkForm, Per};
use crate::household::{HouseholdForm, MemberForm, Placing, TypedVisit};
use crate::partner::PartnerForm;
use crate::person::{Life, PersonForm};
use crate::reference::AssistanceType;
use crate::referral::{AnswerForm, ReferralState};
use crate::testing::{
    World, a_case, a_distribution, a_group, a_meeting, a_parcel, a_partner, a_person, a_referral,
};
use crate::vault::{OfficerRow, Role};
use crate::{FaultCode, Uuid, distribution, group, handing, household, plan};

/// Some people, and an officer beside the head.
pub(super) struct Village {
    pub(super) world: World,
    me: Uuid,
    other: OfficerRow,
}

impl Village {
    pub(super) fn new() -> Self {
        let world = World::with_group();
        let other = world.officer("Pak Gringsing", &[Role::Pencatat, Role::Pendamping]);
        let me = world.vault.officer().id;
        let people: Vec<Uuid> = ["Sekar Dangan", "Soekardjo", "Sekar Jali", "Moch. Nitik"]
            .map(|name| world.person(&a_person(name)))
            .into();
        world.family(&people[..2]);
        world.case(&a_case(people[0], me));
        world.assistance(&a_parcel(Recipient::Person { id: people[1] }));
        Self { world, me, other }
    }

    /// Some record of the table that is not hidden.
    fn some(ctx: &Write, table: &str, pick: u8) -> Option<(Uuid, i64)> {
        let sql = format!("SELECT id, rev FROM {table} WHERE withdrawn = '' ORDER BY id");
        let mut statement = ctx.connection().prepare(&sql).unwrap();
        let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let found: Vec<(Uuid, i64)> = found.map(std::result::Result::unwrap).collect();
        (!found.is_empty()).then(|| found[usize::from(pick) % found.len()])
    }

    /// One random operation. What the area refuses is no act.
    #[allow(clippy::too_many_lines)] // a list
    pub(super) fn act(&self, ctx: &Write, [what, a, b, c]: [u8; 4]) -> Result<()> {
        let none = FaultCode::NotFound;
        let person = Self::some(ctx, "person", a).ok_or(none)?;
        let family = Self::some(ctx, "household", b).ok_or(none);
        let case = Self::some(ctx, "cases", b).ok_or(none);
        let name = ["Sekar Kawung", "Djaja", "Bu Ceplok", "Tjipto Sari"][usize::from(c) % 4];
        let head = MemberForm { person: person.0, relation: 1 };
        match what % 36 {
            0 => {
                let placing = match (c % 3, &family) {
                    (1, Ok(family)) => Placing::Join { household: family.0, relation: 4 },
                    (2, _) => Placing::Head { kk: String::new() },
                    _ => Placing::None,
                };
                household::add_resident(ctx, &a_person(name), &placing, true).map(drop)
            }
            1 => {
                let form = PersonForm {
                    nickname: if c.is_multiple_of(2) { "Mbah".to_owned() } else { String::new() },
                    nik: if c.is_multiple_of(3) {
                        format!("99010141056000{:02}", a % 100)
                    } else {
                        String::new()
                    },
                    address: format!("Jalan Contoh {b}"),
                    ..a_person(name)
                };
                crate::person::change(ctx, person.0, person.1, &form).map(drop)
            }
            2 => {
                let life = [Life::Dead, Life::Moved, Life::Here][usize::from(c) % 3];
                crate::person::set_life(ctx, person.0, life, "2026-11-20", "").map(drop)
            }
            3 => crate::taking_back::resident(ctx, person.0, "Dicatat dua kali"),
            4 => household::add(
                ctx,
                &HouseholdForm { rt: "31".to_owned(), ..HouseholdForm::default() },
                &[head],
                c.is_multiple_of(2),
            )
            .map(drop),
            5 => {
                let form =
                    HouseholdForm { kampung: name.to_owned(), kk: String::new(), ..HouseholdForm::default() };
                household::change(ctx, family?.0, family?.1, &form, &[head], true).map(drop)
            }
            6 => household::join(ctx, family?.0, MemberForm { relation: 4, ..head }, c.is_multiple_of(2))
                .map(drop),
            7 => household::leave(ctx, person.0),
            8 => crate::taking_back::family(ctx, family?.0, "Salah"),
            9 => {
                let subject = match &family {
                    Ok(family) if c.is_multiple_of(3) => Subject::Household { id: family.0 },
                    _ => Subject::Person { id: person.0 },
                };
                let urgency = if c.is_multiple_of(2) { Urgency::Emergency } else { Urgency::Normal };
                let form = CaseForm { subject: Some(subject), urgency, ..a_case(person.0, self.me) };
                case::open(ctx, &form).map(drop)
            }
            10 | 11 => {
                let types = [24, 8, 23].into_iter().take(usize::from(c) % 3 + 1);
                let types =
                    types.map(|number| CaseTypeForm { number, criteria: vec![1], note: String::new() });
                let form = CaseForm {
                    types: types.collect(),
                    urgency: if a.is_multiple_of(2) { Urgency::Emergency } else { Urgency::Soon },
                    secret: c.is_multiple_of(4),
                    reported_on: format!("2026-11-{:02}", 1 + a % 20),
                    story: name.to_owned(),
                    ..a_case(person.0, self.me)
                };
                case::change(ctx, case?.0, case?.1, &form, "Diminta keluarga").map(drop)
            }
            12 | 13 => {
                let to =
                    [Stage::Assessment, Stage::Plan, Stage::Service, Stage::Monitoring][usize::from(c) % 4];
                case::move_to(ctx, case?.0, case?.1, to, "Sudah jelas").map(drop)
            }
            14 => {
                let form = CloseForm {
                    close_reason: crate::reference::CLOSE_REASONS[usize::from(c) % 2].to_owned(),
                    closed_on: ctx.today().to_string(),
                    close_note: String::new(),
                };
                crate::closing::close(ctx, case?.0, case?.1, &form).map(drop)
            }
            15 => case::reopen(ctx, case?.0, case?.1, None, "Kambuh").map(drop),
            16 => handing::hand_case(
                ctx,
                case?.0,
                Some(case?.1),
                if c.is_multiple_of(2) { self.me } else { self.other.id },
                "",
            )
            .map(drop),
            17 | 18 => {
                let kind = if c.is_multiple_of(2) { FollowUpKind::Visit } else { FollowUpKind::Note };
                let next_visit = if a.is_multiple_of(2) { "2036-01-02".to_owned() } else { String::new() };
                case::add_follow_up(ctx, case?.0, &self.note(kind, name, next_visit)).map(drop)
            }
            19 => {
                let written = Self::some(ctx, "follow_up", a).ok_or(none)?;
                let form = self.note(FollowUpKind::Visit, name, String::new());
                case::correct_follow_up(ctx, written.0, written.1, &form)
            }
            20 => {
                case::withdraw_follow_up(ctx, Self::some(ctx, "follow_up", a).ok_or(none)?.0, "Salah kasus")
            }
            21 => case::plan_visits(ctx, case?.0, if c.is_multiple_of(2) { "2036-03-04" } else { "" }, None),
            22 if c.is_multiple_of(3) => {
                assistance::withdraw(ctx, Self::some(ctx, "assistance", a).ok_or(none)?.0, "Salah")
            }
            22 => {
                let form = Self::gift(person.0, family.ok(), c);
                match Self::some(ctx, "assistance", b) {
                    Some((id, rev)) if c % 3 == 1 => assistance::change(ctx, id, rev, &form).map(drop),
                    _ => assistance::record(ctx, &form).map(drop),
                }
            }
            23 => {
                let goal = Self::some(ctx, "plan_goal", a);
                match goal {
                    Some((id, rev)) if c.is_multiple_of(3) => plan::change_goal(ctx, id, rev, name),
                    Some((id, _)) if c % 3 == 1 => plan::withdraw_goal(ctx, id, "Salah kasus"),
                    _ => plan::add_goal(ctx, case?.0, "Sehat kembali").map(drop),
                }
            }
            24 | 25 => {
                let officer = [Some(self.me), Some(self.other.id), None][usize::from(c) % 3];
                let form = plan::ActionForm {
                    what: name.to_owned(),
                    officer,
                    doer: "Keluarga".to_owned(),
                    due: format!("2036-01-{:02}", 1 + b % 28),
                    fund: String::new(),
                };
                match Self::some(ctx, "plan_action", b) {
                    Some((id, rev)) if a.is_multiple_of(2) => Self::end(ctx, id, rev, c, &form),
                    _ => {
                        let goal = Self::some(ctx, "plan_goal", a).ok_or(none)?;
                        plan::add_action(ctx, goal.0, &form).map(drop)
                    }
                }
            }
            26 => Self::partner(ctx, a, name),
            27 | 28 => Self::referral(ctx, case?.0, [a, b, c]),
            30..=32 => Self::distribution(ctx, person.0, [a, b, c]),
            29 => match Self::some(ctx, "family_visit", a) {
                Some((id, _)) if c.is_multiple_of(3) => household::withdraw_visit(ctx, id, "Salah keluarga"),
                _ => {
                    let outcome = if a.is_multiple_of(2) { "met" } else { "" };
                    let typed = TypedVisit { happened: "2026-11-21", officer: self.me, outcome, text: name };
                    household::add_visit(ctx, family?.0, &typed)
                }
            },
            33 | 34 => Self::activity(ctx, person.0, case.ok().map(|(id, _)| id), [a, b, c]),
            _ => {
                let rts = vec!["31".to_owned(), (32 + c % 3).to_string()];
                group::save(ctx, &group::GroupForm { rts, address: name.to_owned(), ..a_group() }, true)
                    .map(drop)
            }
        }
    }

    fn end(ctx: &Write, id: Uuid, rev: i64, c: u8, form: &plan::ActionForm) -> Result<()> {
        let how = if c.is_multiple_of(2) { plan::Ending::Done } else { plan::Ending::Dropped };
        let on = "2026-11-21".to_owned();
        match c % 5 {
            0 => plan::change_action(ctx, id, rev, form),
            1 => plan::reopen_action(ctx, id, rev),
            2 => plan::withdraw_action(ctx, id, "Salah kasus"),
            _ => plan::end_action(ctx, id, rev, &plan::EndForm { how, on, outcome: "Sudah".to_owned() }),
        }
    }

    fn partner(ctx: &Write, a: u8, name: &str) -> Result<()> {
        let form = PartnerForm { active: !a.is_multiple_of(5), ..a_partner(name) };
        match Self::some(ctx, "partner", a) {
            Some((id, _)) if a % 4 == 1 => crate::taking_back::partner(ctx, id, "Dobel"),
            Some((id, rev)) if a % 4 == 2 => partner::change(ctx, id, rev, &form).map(drop),
            _ => partner::add(ctx, &form, true).map(drop),
        }
    }

    fn referral(ctx: &Write, case: Uuid, [a, b, c]: [u8; 3]) -> Result<()> {
        let partner = Self::some(ctx, "partner", b).ok_or(FaultCode::NotFound)?.0;
        match Self::some(ctx, "referral", a) {
            Some((id, _)) if c % 5 == 1 => referral::withdraw(ctx, id, "Salah kasus"),
            Some((id, rev)) if c % 5 == 2 => referral::change(ctx, id, rev, &a_referral(partner)).map(drop),
            Some((id, rev)) if c % 5 == 3 => {
                let form = AnswerForm {
                    state: [ReferralState::Done, ReferralState::Accepted][usize::from(a) % 2],
                    news_by: String::new(),
                    outcome_on: "2026-11-22".to_owned(),
                    outcome: "Sudah ditangani".to_owned(),
                    next_stage: Some(Stage::Monitoring).filter(|_| b.is_multiple_of(2)),
                };
                referral::answer(ctx, id, rev, &form).map(drop)
            }
            _ => referral::make(ctx, case, &a_referral(partner), !a.is_multiple_of(3)).map(drop),
        }
    }

    fn distribution(ctx: &Write, person: Uuid, [a, b, c]: [u8; 3]) -> Result<()> {
        let form = |ctx: &Write, id: Option<Uuid>| {
            let mut form = a_distribution(Per::Person, &[Recipient::Person { id: person }]);
            if let Some(id) = id {
                let known = distribution::find(ctx, id)?.form.rows.into_iter();
                form.rows.extend(known.filter(|row| row.recipient.id() != person).skip(usize::from(b % 2)));
            }
            Ok::<_, crate::Error>(form)
        };
        let row = Self::some(ctx, "distribution_recipient", b);
        match (Self::some(ctx, "distribution", a), row, c % 6) {
            (Some((id, rev)), _, 1) => distribution::change(ctx, id, rev, &form(ctx, Some(id))?).map(drop),
            (_, Some((id, rev)), 2 | 3) => {
                let came = [Came::Signed, Came::Absent, Came::Waiting, Came::Proxy][usize::from(a) % 4];
                let mark = MarkForm {
                    came,
                    on: format!("2026-11-{:02}", 20 + a % 4),
                    proxy_name: "Bu Parang".to_owned(),
                    proxy_relation: "anak".to_owned(),
                    note: "Sesuai daftar".to_owned(),
                };
                distribution::mark(ctx, id, rev, &mark).map(drop)
            }
            (Some((id, rev)), _, 4) => {
                if a.is_multiple_of(3) {
                    return distribution::mark_rest(ctx, id, b.is_multiple_of(2)).map(drop);
                }
                distribution::close(ctx, id, rev, "Untuk dapur umum").map(drop)
            }
            (Some((id, _)), _, 5) if a.is_multiple_of(4) => distribution::withdraw(ctx, id, "Dobel"),
            _ => distribution::make(ctx, &form(ctx, None)?).map(drop),
        }
    }

    fn activity(ctx: &Write, person: Uuid, case: Option<Uuid>, [a, b, c]: [u8; 3]) -> Result<()> {
        let fresh = ActivityForm {
            cases: case.into_iter().filter(|_| b.is_multiple_of(3)).collect(),
            ..a_meeting(&[person])
        };
        match (Self::some(ctx, "activity", a), Self::some(ctx, "activity_decision", b), c % 5) {
            (Some((id, rev)), _, 1 | 2) => {
                let known = activity::find(ctx, id)?.form;
                let others = known.attendance.into_iter().filter(|row| row.who != fresh.attendance[0].who);
                let attendance = fresh.attendance.clone().into_iter().chain(others.skip(usize::from(b % 2)));
                let form = ActivityForm {
                    attendance: attendance.collect(),
                    decisions: known.decisions.into_iter().skip(usize::from(a % 2)).collect(),
                    ..fresh
                };
                activity::change(ctx, id, rev, &form).map(drop)
            }
            (_, Some((id, rev)), 3) => activity::tick(ctx, id, rev, a.is_multiple_of(2)),
            (Some((id, _)), _, 4) if a.is_multiple_of(3) => activity::withdraw(ctx, id, "Tidak jadi"),
            _ => activity::make(ctx, &fresh).map(drop),
        }
    }

    fn note(&self, kind: FollowUpKind, text: &str, next_visit: String) -> FollowUpForm {
        FollowUpForm {
            kind,
            happened: "2026-11-21".to_owned(),
            text: text.to_owned(),
            outcome: String::new(),
            officer: self.me,
            next_visit,
        }
    }

    fn gift(person: Uuid, family: Option<(Uuid, i64)>, c: u8) -> AssistanceForm {
        let to = match family {
            Some((id, _)) if c.is_multiple_of(2) => Recipient::Household { id },
            _ => Recipient::Person { id: person },
        };
        if c % 4 < 2 {
            return a_parcel(to);
        }
        AssistanceForm {
            form: AssistanceType::Money,
            amount: Some(50_000),
            items: Vec::new(),
            funds: vec![FundForm { fund: "KOTAK".to_owned(), amount: Some(50_000) }],
            note: "Untuk obat".to_owned(),
            ..a_parcel(to)
        }
    }
}
