//! What happened to a family: a case in every second one, visits, and the help that came.

use chrono::{Days, NaiveDate};
use wahana_core::assessment::{
    self, AssessmentForm, CheckAnswer, ListingForm, ListingStanding, PovertyCheckForm, Register,
};
use wahana_core::assistance::{self, AssistanceForm, FundForm, ItemForm, Recipient};
use wahana_core::case::{
    self, CaseFilter, CaseForm, CaseTypeForm, CloseForm, FollowUpForm, FollowUpKind, Repeat, RepeatUnit,
    Stage, Subject, Urgency,
};
use wahana_core::database::Write;
use wahana_core::family::{self, VisitForm};
use wahana_core::plan::{self, ActionForm, EndForm, Ending};
use wahana_core::reference::{AssistanceType, pmks_types};
use wahana_core::vault::Vault;
use wahana_core::{Result, Uuid, closing};

use super::people::{Family, Known};
use super::{Making, Settled, network, tags};

/// A goal and what is done for it.
const PLANS: [(&str, [&str; 2]); 4] = [
    ("Makan tiga kali sehari", ["Daftar ke dapur umum", "Atur giliran tetangga yang memasak"]),
    ("Punya KTP dan KK", ["Ambil pengantar RT dan RW", "Antar ke Dukcapil"]),
    (
        "Berobat teratur",
        ["Antar ke Puskesmas untuk periksa dan mengambil obat", "Ingatkan minum obat setiap minggu"],
    ),
    ("Atap tidak bocor lagi", ["Minta seng ke kelurahan", "Kerja bakti memasang seng bersama warga RT"]),
];

const VISITS: [&str; 6] = [
    "Ditengok di rumah. Keadaan baik, makan teratur.",
    "Belum ada perubahan. Tetangga membantu memasak.",
    "Sudah ke puskesmas, obat cukup sampai bulan depan.",
    "Atap bocor di kamar belakang, dilaporkan ke ketua RT.",
    "Anak masuk sekolah lagi setelah dua minggu di rumah.",
    "Bertemu keluarga. Sepakat ditengok setiap dua minggu.",
];

/// Writes notes on cases down, each in an act of its own.
pub(super) fn by_hand(vault: &Vault, number: u32) -> Result<u32> {
    let open = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, number))?;
    let own: Vec<Uuid> = open.iter().filter(|row| !row.masked).map(|row| row.id).collect();
    let mut written = 0;
    for (&id, text) in own.iter().cycle().zip(VISITS.iter().cycle()).take(number as usize) {
        vault.write(|ctx| {
            let form = FollowUpForm {
                kind: FollowUpKind::Note,
                happened: ctx.today().to_string(),
                text: (*text).to_owned(),
                outcome: String::new(),
                officer: ctx.officer().id,
                next_visit: String::new(),
            };
            case::add_follow_up(ctx, id, &form)
        })?;
        written += 1;
    }
    Ok(written)
}

/// Writes down what happened to one family.
pub(super) fn of(
    ctx: &Write,
    making: &mut Making,
    family: &Family,
    known: &Known,
    settled: &mut Settled,
) -> Result<()> {
    seen(ctx, making, known)?;
    tags::of_family(ctx, making, known)?;
    if making.chance(55) {
        // Every second family has no case; half of these receive a programme, the others were visited.
        return if making.chance(50) {
            programme(ctx, making, known, settled)
        } else {
            visited(ctx, making, known)
        };
    }
    for _ in 0..making.pick(&[1, 1, 1, 2, 3]) {
        one_case(ctx, making, family, known, settled)?;
    }
    Ok(())
}

fn one_case(
    ctx: &Write,
    making: &mut Making,
    family: &Family,
    known: &Known,
    settled: &mut Settled,
) -> Result<()> {
    let at = making.pick(&family.here());
    let (who, age) = (known.people[at], family.members[at].age);
    let whole_family = making.chance(10);
    let subject =
        if whole_family { Subject::Household { id: known.household } } else { Subject::Person { id: who } };
    let reported = making.between(3, 720).min(family.members[at].days_old);
    let companion = companion(making);
    let form = CaseForm {
        types: types(making, whole_family, age, &family.members[at].form.sex),
        subject: Some(subject),
        source: making.pick(&["rt", "pkk", "resident", "family", "self", "puskesmas"]).to_owned(),
        reporter: String::new(),
        reported_on: making.days_ago(reported).to_string(),
        urgency: making.pick(&[
            Urgency::Normal,
            Urgency::Normal,
            Urgency::Normal,
            Urgency::Soon,
            Urgency::Emergency,
        ]),
        secret: false,
        story: making.pick(&VISITS).to_owned(),
        responsible: companion,
    };
    let opened = case::open(ctx, &form)?;
    settled.cases += 1;
    // A secret case of somebody else can't be worked on by the head, who is writing here.
    if companion != ctx.officer().id && opened.secret {
        return Ok(());
    }
    let recipient = if whole_family {
        Recipient::Household { id: known.household }
    } else {
        Recipient::Person { id: who }
    };
    tags::of_case(ctx, making, opened.id)?;
    assess(ctx, making, opened.id, reported, companion)?;
    go_on(ctx, making, opened.id, reported, companion, settled)?;
    for _ in 0..making.below(3) {
        given(ctx, making, recipient, Some(opened.id), reported, settled)?;
    }
    Ok(())
}

fn companion(making: &mut Making) -> Uuid {
    let companions = making.companions.clone();
    making.pick(&companions)
}

/// One or two types that fit who it is; the poor are the most, as everywhere.
fn types(making: &mut Making, family: bool, age: u32, sex: &str) -> Vec<CaseTypeForm> {
    let kind = if family { "household" } else { "person" };
    let age = i32::try_from(age).unwrap_or(0);
    let fitting: Vec<u8> = pmks_types()
        .iter()
        .filter(|one| one.subjects.iter().any(|subject| subject == kind))
        .filter(|one| one.age_min.is_none_or(|min| age >= min) && one.age_max.is_none_or(|max| age <= max))
        .filter(|one| one.sex.is_empty() || one.sex == sex)
        .map(|one| one.number)
        .collect();
    let mut numbers = vec![if making.chance(55) { 24 } else { making.pick(&fitting) }];
    if making.chance(25) {
        numbers.push(making.pick(&fitting));
    }
    numbers.sort_unstable();
    numbers.dedup();
    numbers
        .into_iter()
        .map(|number| CaseTypeForm { number, criteria: vec![1], note: String::new() })
        .collect()
}

/// Visits, stages and, for the older ones, the end.
fn go_on(
    ctx: &Write,
    making: &mut Making,
    id: Uuid,
    reported: u32,
    companion: Uuid,
    settled: &mut Settled,
) -> Result<()> {
    let close = reported > 200 && making.chance(60);
    let mut day = if making.chance(15) { 0 } else { reported };
    let until = if close { making.between(0, reported / 2) } else { 0 };
    while day > until {
        day = day.saturating_sub(making.between(3, 17)).max(until);
        let next = if day == until { ahead(making) } else { None };
        let form = FollowUpForm {
            kind: if making.chance(60) { FollowUpKind::Visit } else { FollowUpKind::Note },
            happened: making.days_ago(day).to_string(),
            text: making.pick(&VISITS).to_owned(),
            outcome: if making.chance(50) { "met".to_owned() } else { String::new() },
            officer: companion,
            next_visit: next.map(|date| date.to_string()).unwrap_or_default(),
        };
        case::add_follow_up(ctx, id, &form)?;
        settled.follow_ups += 1;
        // Every third visit that is planned comes again.
        if next.is_some() && settled.follow_ups.is_multiple_of(3) {
            let unit =
                if settled.follow_ups.is_multiple_of(2) { RepeatUnit::Week } else { RepeatUnit::Month };
            let repeat = Repeat { every: 1, unit, until: String::new() };
            case::plan_visits(ctx, id, &form.next_visit, Some(&repeat))?;
        }
    }
    // What is closed was worked on until then, and not longer.
    let last = day.min(reported);
    let on = making.days_ago(last).to_string();
    if making.chance(40) {
        planned(ctx, making, id, companion, &on)?;
    }
    let rev = |ctx: &Write| case::find(ctx, id).map(|case| (case.rev, case.row.stage));
    for to in [Stage::Assessment, Stage::Plan, Stage::Service] {
        let (rev, stage) = rev(ctx)?;
        if stage < to && making.chance(70) {
            case::move_on(ctx, id, rev, to, "sudah jelas sejak laporan", &on)?;
        }
    }
    if making.chance(20) {
        network::refer(ctx, making, id, (reported, last), settled)?;
    }
    if close {
        let (rev, _) = rev(ctx)?;
        let form = CloseForm {
            close_reason: making.pick(&["independent", "needs_met", "referral_done"]).to_owned(),
            closed_on: on,
            close_note: String::new(),
        };
        closing::close(ctx, id, rev, &form)?;
    }
    Ok(())
}

/// A goal with actions under it: some done, some due one of these days, some overdue.
fn planned(ctx: &Write, making: &mut Making, case: Uuid, companion: Uuid, on: &str) -> Result<()> {
    let (goal, actions) = making.pick(&PLANS);
    let goal = plan::add_goal(ctx, case, goal)?;
    for what in actions {
        let of_officer = making.chance(75);
        let ago = making.below(60);
        let due = if making.chance(25) { making.days_ago(ago) } else { making.today + Days::new(ago.into()) };
        let form = ActionForm {
            what: what.to_owned(),
            officer: of_officer.then_some(companion),
            doer: if of_officer { String::new() } else { "Keluarganya".to_owned() },
            due: if making.chance(80) { due.to_string() } else { String::new() },
            fund: if making.chance(20) { "KOTAK".to_owned() } else { String::new() },
        };
        let action = plan::add_action(ctx, goal, &form)?;
        if making.chance(45) {
            let end = EndForm { how: Ending::Done, on: on.to_owned(), outcome: "Sudah beres.".to_owned() };
            plan::end_action(ctx, action, 1, &end)?;
        }
    }
    Ok(())
}

/// A day on which somebody means to come again; today and not yet.
fn ahead(making: &mut Making) -> Option<NaiveDate> {
    making.chance(60).then(|| making.today + Days::new(u64::from(making.below(30))))
}

/// What was found at a first visit, in most cases.
fn assess(ctx: &Write, making: &mut Making, id: Uuid, reported: u32, companion: Uuid) -> Result<()> {
    if !making.chance(60) {
        return Ok(());
    }
    let day = making.between(0, reported.clamp(1, 30)).min(reported);
    let form = AssessmentForm {
        visited_on: making.days_ago(reported - day).to_string(),
        visited_by: Some(companion),
        needs: making
            .pick(&["Makan teratur dan teman bicara.", "Berobat dan obat rutin.", "Atap dapur."])
            .to_owned(),
        strengths: making.pick(&["Tetangga bergantian menengok.", "Pandai memasak.", ""]).to_owned(),
        conditions: making.pick(&["Menumpang di rumah adik.", "Rumah sendiri, satu kamar.", ""]).to_owned(),
        ..AssessmentForm::default()
    };
    assessment::set(ctx, id, None, &form, None).map(drop)
}

/// A quick check of some families, and what is known of some in the two lists.
fn seen(ctx: &Write, making: &mut Making, known: &Known) -> Result<()> {
    for _ in 0..making.pick(&[0, 0, 0, 1, 2]) {
        let answers = [CheckAnswer::Yes, CheckAnswer::No, CheckAnswer::No, CheckAnswer::Unknown];
        let form = PovertyCheckForm {
            done_on: before_now(making, 900),
            observer: Some(companion(making)),
            answers: (0..9).map(|_| making.pick(&answers)).collect(),
            note: String::new(),
        };
        assessment::record_poverty_check(ctx, known.household, &form)?;
    }
    for register in [Register::Dtsen, Register::Ksjps] {
        if !making.chance(30) {
            continue;
        }
        let listed = making.chance(60);
        let form = ListingForm {
            register,
            standing: if listed { ListingStanding::Listed } else { ListingStanding::NotListed },
            seen_on: before_now(making, 500),
            how: making.pick(&["office", "letter", "family"]).to_owned(),
            desil: u8::try_from(making.between(1, 5)).unwrap_or(0),
            ..ListingForm::default()
        };
        assessment::record_listing(ctx, known.household, &form)?;
    }
    Ok(())
}

/// Somebody looked in, as it has to be without a case.
fn visited(ctx: &Write, making: &Making, known: &Known) -> Result<()> {
    let form = VisitForm {
        household: known.household,
        happened: making.days_ago(40).to_string(),
        officer: ctx.officer().id,
        outcome: "met".to_owned(),
        text: VISITS[0].to_owned(),
        lines: Vec::new(),
    };
    family::record_visit(ctx, &form).map(drop)
}

/// Goods or money of the group.
fn given(
    ctx: &Write,
    making: &mut Making,
    recipient: Recipient,
    case_id: Option<Uuid>,
    reported: u32,
    settled: &mut Settled,
) -> Result<()> {
    let amount = i64::from(making.between(2, 12)) * 25_000;
    let goods = making.chance(60);
    let item = ItemForm {
        name: "Beras".to_owned(),
        quantity: making.pick(&["5", "10"]).to_owned(),
        unit: "kg".to_owned(),
        value: Some(amount),
    };
    let form = AssistanceForm {
        recipient: Some(recipient),
        case_id,
        kind: if goods { "WK_SEMBAKO" } else { "WK_DARURAT" }.to_owned(),
        date: before_now(making, reported),
        since: String::new(),
        until: String::new(),
        form: if goods { AssistanceType::Goods } else { AssistanceType::Money },
        amount: (!goods).then_some(amount),
        items: if goods { vec![item] } else { Vec::new() },
        funds: vec![FundForm { fund: making.pick(&["IURAN", "DONATUR"]).to_owned(), amount: Some(amount) }],
        note: String::new(),
    };
    assistance::record(ctx, &form)?;
    settled.assistance += 1;
    Ok(())
}

/// A programme that the family is known to receive.
fn programme(ctx: &Write, making: &mut Making, known: &Known, settled: &mut Settled) -> Result<()> {
    let form = AssistanceForm {
        recipient: Some(Recipient::Household { id: known.household }),
        case_id: None,
        kind: making.pick(&["PKH", "SEMBAKO", "KSJPS"]).to_owned(),
        date: before_now(making, 300),
        since: String::new(),
        until: String::new(),
        form: AssistanceType::Money,
        amount: None,
        items: Vec::new(),
        funds: Vec::new(),
        note: String::new(),
    };
    let form =
        if form.kind == "KSJPS" { AssistanceForm { form: AssistanceType::Service, ..form } } else { form };
    assistance::record(ctx, &form)?;
    settled.assistance += 1;
    Ok(())
}

/// A day within the last `days`.
fn before_now(making: &mut Making, days: u32) -> String {
    let ago = making.below(days.max(1));
    making.days_ago(ago).to_string()
}
