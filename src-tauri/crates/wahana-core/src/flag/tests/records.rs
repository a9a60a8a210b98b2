//! Whatever has a page of its own can be asked about, with its own right and its own reach.

use super::*;
use crate::assistance::{AssistanceForm, Recipient};
use crate::business::{self, BusinessForm};
use crate::distribution::{self, Per};
use crate::emergency::{self, EmergencyForm};
use crate::testing::{a_distribution, a_meeting, a_parcel, a_partner, a_referral, plan};
use crate::{activity, draft, home, referral};

/// A world with one record of each kind; all of them are, or hang on, the first.
struct Each {
    world: World,
    person: Uuid,
    records: Vec<(AnyRecord, &'static str)>,
}

impl Each {
    fn new() -> Self {
        let world = World::with_group();
        let vault = &world.vault;
        let person = world.person(&a_person("Sekar Dangan"));
        let family = world.family(&[person]);
        let case = world.case(&a_case(person, vault.officer().id));
        let gift = AssistanceForm { case_id: Some(case), ..a_parcel(Recipient::Person { id: person }) };
        let gift = world.assistance(&gift).id;
        let partner = world.partner(&a_partner("Puskesmas Contoh"));
        let sent = vault.write(|ctx| referral::make(ctx, case, &a_referral(partner), true)).unwrap().id;
        let list = a_distribution(Per::Person, &[Recipient::Person { id: person }]);
        let list = vault.write(|ctx| distribution::make(ctx, &list)).unwrap().id;
        let flood = EmergencyForm {
            name: "Banjir Code".to_owned(),
            pmks: 22,
            day: "2026-11-20".to_owned(),
            note: String::new(),
        };
        let flood = vault.write(|ctx| emergency::make(ctx, &flood)).unwrap().id;
        let meeting = vault.write(|ctx| activity::make(ctx, &a_meeting(&[]))).unwrap().id;
        let stall = BusinessForm {
            name: "Warung jamu".to_owned(),
            work: String::new(),
            since: String::new(),
            place: String::new(),
            stopped_on: String::new(),
            stopped_why: String::new(),
            note: String::new(),
            members: Vec::new(),
            cases: Vec::new(),
        };
        let stall = vault.write(|ctx| business::make(ctx, &stall)).unwrap().id;
        let records = vec![
            (RecordKind::Person.with(person), "Sekar Dangan"),
            (RecordKind::Household.with(family), "Sekar Dangan"),
            (RecordKind::Case.with(case), "K-2026-0001 Sekar Dangan"),
            (RecordKind::Assistance.with(gift), "B-2026-0001 Sekar Dangan"),
            (RecordKind::Partner.with(partner), "Puskesmas Contoh"),
            (RecordKind::Referral.with(sent), "R-2026-0001 Sekar Dangan"),
            (RecordKind::Distribution.with(list), "P-2026-0001 Beras lansia"),
            (RecordKind::Emergency.with(flood), "Banjir Code"),
            (RecordKind::Activity.with(meeting), "G-2026-0001 Rapat pengurus November"),
            (RecordKind::Business.with(stall), "Warung jamu"),
        ];
        Self { world, person, records }
    }

    fn of(&self, kind: RecordKind) -> AnyRecord {
        self.records.iter().find(|(on, _)| on.kind == kind).unwrap().0
    }

    fn makes_secret(&self) {
        let id = self.of(RecordKind::Case).id;
        let found = self.world.vault.read(|ctx| case::find(ctx, id)).unwrap();
        let secret = CaseForm { secret: true, ..found.form };
        let why = "Diminta keluarganya";
        self.world.vault.write(|ctx| case::change(ctx, id, found.rev, &secret, why)).unwrap();
    }
}

fn kinds_for(vault: &Vault) -> Vec<&'static str> {
    let mut kinds: Vec<_> = vault.read(waiting).unwrap().iter().map(|flag| flag.on.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds
}

#[test]
fn every_kind_of_record_is_asked_about_and_answered_by_its_name() {
    let each = Each::new();
    let asked_kinds: Vec<RecordKind> = each.records.iter().map(|(on, _)| on.kind).collect();
    assert_eq!(asked_kinds, RecordKind::ALL);
    let colleague = each.world.officer("Pak Gringsing", &[Role::Pencatat]);
    let theirs = each.world.as_officer(&colleague);
    for &(on, called) in &each.records {
        let flag = asked(&each.world.vault, on, Some(colleague.id));
        let name = [flag.number.as_str(), flag.name.as_str()].join(" ");
        assert_eq!((name.trim(), flag.on), (called, on));
        let seen = theirs.read(waiting).unwrap();
        assert_eq!(seen.iter().map(|one| (one.id, one.for_me)).collect::<Vec<_>>(), [(flag.id, true)]);
        assert_eq!(theirs.read(|ctx| of_record(ctx, on)).unwrap().len(), 1);
        theirs.write(|ctx| answer(ctx, flag.id, flag.rev, "Sudah")).unwrap();
        let acts = each.world.vault.read(history::week_in_review).unwrap().acts;
        let page = acts[0].record.as_ref().map(|page| (page.table, page.id));
        assert_eq!(
            (acts[0].label.as_str(), page),
            (called, Some((on.kind.table(), on.id))),
            "the week leads there"
        );
    }
}

#[test]
fn a_treasurer_is_asked_about_money_and_nothing_else_and_a_reader_about_nothing() {
    let each = Each::new();
    let treasurer = each.world.officer("Pak Gringsing", &[Role::Bendahara]);
    let theirs = each.world.as_officer(&treasurer);
    let reader = each.world.as_officer(&each.world.officer("Bu Nitik", &[Role::Pembaca]));
    let companion = each.world.as_officer(&each.world.officer("Pak Slobog", &[Role::Pendamping]));
    let money = [RecordKind::Assistance, RecordKind::Distribution];
    for &(on, _) in &each.records {
        let may = each.world.vault.write(|ctx| ask(ctx, on, "Benar?", Some(treasurer.id))).is_ok();
        assert_eq!(may, money.contains(&on.kind), "{on:?}");
        asked(&each.world.vault, on, None);
        let theirs = theirs.write(|ctx| ask(ctx, on, "Benar?", None));
        assert_eq!(theirs.is_ok(), money.contains(&on.kind), "{on:?}");
        assert_eq!(
            reader.write(|ctx| ask(ctx, on, "Benar?", None)).unwrap_err().code(),
            FaultCode::NotAllowed
        );
        assert!(reader.read(|ctx| of_record(ctx, on)).unwrap().is_empty());
    }
    assert!(theirs.read(waiting).unwrap().iter().all(|flag| money.contains(&flag.on.kind)));
    assert!(reader.read(waiting).unwrap().is_empty());
    assert_eq!(companion.read(waiting).unwrap().len(), RecordKind::ALL.len() + money.len());
}

#[test]
fn what_hangs_on_a_case_that_became_secret_shows_to_nobody_and_takes_none() {
    let each = Each::new();
    let colleague = each.world.as_officer(&each.world.officer("Pak Gringsing", &[Role::Pencatat]));
    let treasurer = each.world.as_officer(&each.world.officer("Bu Nitik", &[Role::Bendahara]));
    let hang = [RecordKind::Case, RecordKind::Assistance, RecordKind::Referral].map(|kind| each.of(kind));
    let flags = hang.map(|on| asked(&each.world.vault, on, None));
    assert_eq!(kinds_for(&colleague), ["assistance", "case", "referral"]);
    assert_eq!(kinds_for(&treasurer), ["assistance"]);
    each.makes_secret();
    for vault in [&each.world.vault, &colleague, &treasurer] {
        assert!(kinds_for(vault).is_empty());
        for (on, flag) in hang.into_iter().zip(&flags) {
            assert!(vault.read(|ctx| of_record(ctx, on)).unwrap().is_empty());
            let refused = vault.write(|ctx| ask(ctx, on, "Benar?", None)).unwrap_err();
            assert_eq!(refused.code(), FaultCode::NotAllowed);
            let refused = vault.write(|ctx| answer(ctx, flag.id, flag.rev, "")).unwrap_err();
            assert_eq!(refused.code(), FaultCode::NotAllowed);
        }
    }
    let acts = each.world.vault.read(history::week_in_review).unwrap().acts;
    let told: Vec<_> = acts.iter().filter(|act| act.table == "flag").map(|act| act.label.as_str()).collect();
    assert!(told.iter().all(|label| !label.contains("Sekar")), "{told:?}");
}

#[test]
fn what_was_taken_back_asks_nothing_until_it_is_there_again() {
    let each = Each::new();
    let on = each.of(RecordKind::Assistance);
    asked(&each.world.vault, on, None);
    each.world.vault.write(|ctx| assistance::withdraw(ctx, on.id, "Dicatat dua kali")).unwrap();
    assert!(kinds_for(&each.world.vault).is_empty());
    let again = each.world.vault.write(|ctx| ask(ctx, on, "Benar?", None)).unwrap_err();
    assert_eq!(again.code(), FaultCode::NotFound);
    let act = each.world.vault.read(history::week_in_review).unwrap().acts[0].id;
    each.world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(kinds_for(&each.world.vault), ["assistance"]);
}

#[test]
fn a_half_typed_question_goes_on_where_its_record_can_be_read() {
    let each = Each::new();
    let way = || {
        let drafts = each.world.vault.read(|ctx| home::today(ctx, &draft::Unkept::default())).unwrap().drafts;
        drafts.into_iter().map(|one| (one.form, one.way)).collect::<Vec<_>>()
    };
    let on = each.of(RecordKind::Referral);
    let keep = |ctx: &Write| draft::keep(ctx, "flag_referral", &on.id.to_string(), "Sudah dikirim?");
    each.world.vault.write(keep).unwrap();
    assert_eq!(way(), [("flag_referral".to_owned(), home::DraftWay::Open)]);
    each.makes_secret();
    assert_eq!(way(), [("flag_referral".to_owned(), home::DraftWay::NotYours)]);
    each.world.vault.write(|ctx| referral::withdraw(ctx, on.id, "Keliru")).unwrap();
    assert_eq!(way(), [("flag_referral".to_owned(), home::DraftWay::NotYours)]);
}

#[test]
fn an_erasure_takes_along_what_was_asked_of_gifts_and_referrals() {
    let each = Each::new();
    for kind in [RecordKind::Case, RecordKind::Assistance, RecordKind::Referral] {
        asked(&each.world.vault, each.of(kind), None);
    }
    let case = each.of(RecordKind::Case).id;
    each.world
        .vault
        .write(|ctx| {
            let end = case::CloseForm {
                close_reason: "needs_met".to_owned(),
                closed_on: "2026-11-22".to_owned(),
                close_note: String::new(),
            };
            crate::closing::close(ctx, case, case::find(ctx, case)?.rev, &end).map(drop)
        })
        .unwrap();
    erasing::erase(&each.world.vault, each.person, erasing::ErasureReason::Asked).unwrap();
    let left: Vec<(String, String)> = each
        .world
        .vault
        .read(|ctx| {
            let mut statement = ctx.connection().prepare("SELECT question, withdrawn FROM flag")?;
            let found = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert_eq!(left, vec![(String::new(), "erased".to_owned()); 3]);
}

#[test]
fn a_question_that_names_who_is_erased_goes_and_every_other_one_stays() {
    let each = Each::new();
    let vault = &each.world.vault;
    let other = each.world.person(&a_person("Udan Liris"));
    let on = each.of(RecordKind::Activity);
    let ask = |on: AnyRecord, question: &str| vault.write(|ctx| ask(ctx, on, question, None)).unwrap().id;
    ask(on, "Apakah udan liris ikut?");
    ask(RecordKind::Person.with(each.person), "Adiknya Udan Liris?");
    let stay =
        [ask(on, "Apakah Bu Liris ikut?"), ask(RecordKind::Person.with(each.person), "NIK-nya benar?")];
    erasing::erase(vault, other, erasing::ErasureReason::Asked).unwrap();
    let mut left: Vec<Uuid> = vault.read(waiting).unwrap().iter().map(|flag| flag.id).collect();
    left.sort_unstable();
    assert_eq!(left, stay);
    let gone = "SELECT count(*) FROM flag WHERE withdrawn = 'erased' AND question = ''";
    let gone: i64 = vault.read(|ctx| Ok(ctx.connection().query_row(gone, [], |row| row.get(0))?)).unwrap();
    assert_eq!(gone, 2);
}

/// A record's page, and the time line of whoever has sixty of them, ask once for each.
#[test]
fn what_was_asked_of_a_record_is_found_along_an_index() {
    let world = World::with_group();
    for kind in RecordKind::ALL {
        let sql = store::of_record_sql(kind);
        let found = world.vault.read(|ctx| Ok(plan(ctx, &sql, &[Uuid::now_v7()]))).unwrap();
        assert!(found.contains("USING INDEX flag_") && !found.contains("B-TREE"), "{kind:?}: {found}");
    }
}
