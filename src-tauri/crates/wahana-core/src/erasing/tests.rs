//! Who was erased is nowhere any more, and nothing else has changed.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::thread;

use super::*;
use crate::assistance::{AssistanceFilter, Recipient};
use crate::case::{CaseFilter, CaseForm, CloseForm, FollowUpForm, FollowUpKind, Subject};
use crate::distribution::{Came, MarkForm, Per};
use crate::household::{HouseholdForm, MemberForm};
use crate::journal::{self, EntryFault, Finding};
use crate::person::{Life, PersonFilter, PersonForm};
use crate::record::{AnyRecord, MainRecord, RecordKind};
use crate::referral::{AnswerForm, ReferralFilter, ReferralForm, ReferralState};
use crate::testing::{
    PASSPHRASE, World, a_business, a_case, a_distribution, a_flood, a_meeting, a_parcel, a_partner, a_person,
    a_referral, clear_pages, disk,
};
use crate::values::Birth;
use crate::vault::{Folder, Opener, Role, backup, keep_up, restore, unlock};
use crate::{history, home};

mod behind;
mod later;
mod line;
mod lists;
mod refused;

/// Everything that is known of the one who is erased, as it was written at one time or another.
const KNOWN: [&str; 33] = [
    "Pintunya dibuka cucu Nitik",
    "Diambil keponakan Grompol",
    "keponakan Semen Romo",
    "ditemani sepupu Kawung",
    "jangan sampai putus",
    "mengambil obatnya",
    "Bernama Kawit",
    "diantar sepupunya",
    "selesai diketik",
    "Wali Bernama Parang",
    "Sekar Dangan",
    "Sekar Danagn",
    "Mbah Mlathi",
    "9999014309450001",
    "9999010101450009",
    "Jalan Contoh Wuni 7",
    "Kampung Sidomukti",
    "0812999000111",
    "Tongkat ketiga",
    "Penjahit kebaya",
    "Atap dapurnya bocor",
    "Ditengok, obatnya habis",
    "Sudah tinggal bersama anaknya",
    "Diantar ke rumahnya",
    "Setengah diketik",
    "Ditemukan oleh Pak Semen",
    "Kursi roda untuk Mbah",
    "Lampiran surat anaknya",
    "Diterima bidan Lurik",
    "Kuponnya dititipkan",
    "Pindah ke rumah cucu",
    "Belum sempat dijawab",
    "Sakit asmanya kambuh",
];

fn with_everything(world: &World) -> PersonForm {
    let _ = world;
    PersonForm {
        name: "Sekar Danagn".to_owned(),
        nickname: "Mbah Mlathi".to_owned(),
        sex: "P".to_owned(),
        birth: Birth::parse("1945-09-03").unwrap(),
        nik: "9999014309450001".to_owned(),
        occupation: "Penjahit kebaya".to_owned(),
        phone: "0812999000111".to_owned(),
        address: "Jalan Contoh Wuni 7".to_owned(),
        kampung: "Kampung Sidomukti".to_owned(),
        note: "Tongkat ketiga".to_owned(),
        ..a_person("")
    }
}

/// A resident with a family of their own, a case that is over, gifts and a half-typed form, written down and corrected.
fn settle(world: &World) -> Uuid {
    let write = &world.vault;
    let me = write.officer().id;
    let form = with_everything(world);
    let id = world.person(&form);
    let right = PersonForm { name: "Sekar Dangan".to_owned(), ..form };
    write.write(|ctx| person::change(ctx, id, 1, &right)).unwrap();
    let home = HouseholdForm {
        kk: "9999010101450009".to_owned(),
        rt: "32".to_owned(),
        address: "Jalan Contoh Wuni 7".to_owned(),
        ..HouseholdForm::default()
    };
    let home = write
        .write(|ctx| household::add(ctx, &home, &[MemberForm { person: id, relation: 1 }], false))
        .unwrap();
    world.visit(home.id, "2026-11-20", "Pintunya dibuka cucu Nitik");
    let heard = crate::notice::NoticeForm {
        guardian: "Wali Bernama Parang".to_owned(),
        ..crate::notice::NoticeForm::default()
    };
    write.write(|ctx| crate::notice::set(ctx, id, 0, &heard)).unwrap();
    let told = CaseForm {
        story: "Atap dapurnya bocor".to_owned(),
        reporter: "Ditemukan oleh Pak Semen".to_owned(),
        ..a_case(id, me)
    };
    let case = world.case(&told);
    let visit = FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-21".to_owned(),
        text: "Ditengok, obatnya habis".to_owned(),
        outcome: String::new(),
        officer: me,
        next_visit: String::new(),
    };
    let visited = write.write(|ctx| case::add_follow_up(ctx, case, &visit)).unwrap();
    let correction = r#"{"text":"Ternyata ditemani sepupu Kawung"}"#;
    write.write(|ctx| draft::keep(ctx, "follow_up", &visited.to_string(), correction)).unwrap();
    for (case_id, note) in [(Some(case), "Diantar ke rumahnya"), (None, "")] {
        let gift = a_parcel(Recipient::Person { id });
        world.assistance(&assistance::AssistanceForm { case_id, note: note.to_owned(), ..gift });
    }
    let list = a_distribution(Per::Person, &[Recipient::Person { id }]);
    let list = write.write(|ctx| distribution::make(ctx, &list)).unwrap().id;
    let fetched = MarkForm {
        came: Came::Proxy,
        on: String::new(),
        proxy_name: "keponakan Semen Romo".to_owned(),
        proxy_relation: "keponakan".to_owned(),
        note: "Diambil keponakan Grompol".to_owned(),
    };
    let row = write.read(|ctx| distribution::find(ctx, list)).unwrap().recipients.remove(0);
    write.write(|ctx| distribution::mark(ctx, row.id, row.rev, &fetched)).unwrap();
    write.write(|ctx| distribution::close(ctx, list, 1, "")).unwrap();
    let to_do = plan::ActionForm {
        what: "Antar mengambil obatnya".to_owned(),
        doer: "Keponakan Bernama Kawit".to_owned(),
        ..plan::ActionForm::default()
    };
    let action = write
        .write(|ctx| {
            let goal = plan::add_goal(ctx, case, "Obatnya jangan sampai putus")?;
            plan::add_action(ctx, goal, &to_do)
        })
        .unwrap();
    let done = plan::EndForm {
        how: plan::Ending::Done,
        on: "2026-11-22".to_owned(),
        outcome: "Sudah diantar sepupunya".to_owned(),
    };
    write.write(|ctx| plan::end_action(ctx, action, 1, &done)).unwrap();
    let half = r#"{"outcome":"Belum selesai diketik"}"#;
    write.write(|ctx| draft::keep(ctx, "plan_end", &action.to_string(), half)).unwrap();
    tag(world, id, case);
    questions(world, list);
    let partner = world.partner(&a_partner("Puskesmas Contoh"));
    let sent = ReferralForm {
        request: "Kursi roda untuk Mbah".to_owned(),
        enclosures: "Lampiran surat anaknya".to_owned(),
        ..a_referral(partner)
    };
    let sent = write.write(|ctx| referral::make(ctx, case, &sent, true)).unwrap().id;
    let answered = AnswerForm {
        state: ReferralState::Done,
        news_by: String::new(),
        outcome_on: "2026-11-22".to_owned(),
        outcome: "Diterima bidan Lurik".to_owned(),
        next_stage: None,
    };
    write.write(|ctx| referral::answer(ctx, sent, 1, &answered)).unwrap();
    let over = CloseForm {
        close_reason: crate::reference::CLOSE_REASONS[0].to_owned(),
        closed_on: "2026-11-22".to_owned(),
        close_note: "Sudah tinggal bersama anaknya".to_owned(),
    };
    let rev = write.read(|ctx| case::find(ctx, case)).unwrap().rev;
    write.write(|ctx| crate::closing::close(ctx, case, rev, &over)).unwrap();
    write.write(|ctx| draft::keep(ctx, "person", &id.to_string(), r#"{"note":"Setengah diketik"}"#)).unwrap();
    id
}

/// What colleagues asked of records that are about others too: their name stands in the question, in the answer, or in an
/// answer that was taken back.
fn questions(world: &World, list: Uuid) {
    let write = &world.vault;
    let asked = |on: AnyRecord, question: &str, answer: &str| {
        write
            .write(|ctx| {
                let flag = flag::ask(ctx, on, question, None)?;
                if !answer.is_empty() {
                    flag::answer(ctx, flag.id, flag.rev, answer)?;
                }
                Ok(())
            })
            .unwrap();
    };
    let meeting = write.write(|ctx| crate::activity::make(ctx, &a_meeting(&[]))).unwrap().id;
    let stall = write.write(|ctx| business::make(ctx, &a_business(&[]))).unwrap().id;
    let flood = write.write(|ctx| emergency::make(ctx, &a_flood())).unwrap().id;
    asked(RecordKind::Distribution.with(list), "Kuponnya dititipkan siapa, Bu SEKAR DANGAN?", "Belum tahu");
    asked(
        RecordKind::Activity.with(meeting),
        "Siapa yang tidak datang?",
        "Sekar Dangan. Pindah ke rumah cucu",
    );
    asked(RecordKind::Business.with(stall), "NIK 9999014309450001 ini siapa? Belum sempat dijawab", "");
    let on = RecordKind::Emergency.with(flood);
    let flag = write.write(|ctx| flag::ask(ctx, on, "Siapa yang mengungsi?", None)).unwrap();
    let answer = "Sekar Dangan. Sakit asmanya kambuh";
    let act = write.write(|ctx| flag::answer(ctx, flag.id, flag.rev, answer).map(|_| ctx.act())).unwrap();
    write.write(|ctx| history::undo(ctx, act)).unwrap();
}

/// Both have a tag that is written down with them alone.
fn tag(world: &World, id: Uuid, case: Uuid) {
    let write = &world.vault;
    let tag = crate::choice::ChoiceForm {
        name: "Label Kenanga".to_owned(),
        sensitive: true,
        others: false,
        form: crate::reference::AssistanceType::Money,
    };
    let list = crate::choice::ChoiceList::Tag;
    let tag = write.write(|ctx| crate::choice::add(ctx, list, &tag)).unwrap().code;
    for on in [MainRecord::Person { id }, MainRecord::Case { id: case }] {
        write.write(|ctx| crate::tag::set(ctx, on, std::slice::from_ref(&tag))).unwrap();
    }
}

/// Somebody else, who stays as they are.
fn neighbour(world: &World) -> Uuid {
    let id = world.person(&a_person("Udan Liris"));
    world.case(&a_case(id, world.vault.officer().id));
    world.assistance(&a_parcel(Recipient::Person { id }));
    id
}

/// Which of `KNOWN` are in the database file of a folder, read with the key, or in any other file as it is.
fn hits(vault: &Vault, folder: &Path) -> Vec<String> {
    let key = vault.data_key();
    let mut hits = Vec::new();
    for (path, bytes) in disk(folder) {
        let is_database = path.file_name().is_some_and(|name| name == "wahana.db");
        let clear = if is_database { clear_pages(&folder.join(&path), key.bytes()) } else { bytes };
        for word in KNOWN {
            if clear.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())) {
                hits.push(format!("{}: {word}", path.display()));
            }
        }
    }
    hits
}

fn clean(vault: &Vault) -> journal::Check {
    history::check_journal(vault, &mut |_, _| ControlFlow::Continue(())).unwrap().unwrap()
}

#[allow(clippy::type_complexity)] // a list to be compared
fn totals(
    vault: &Vault,
) -> (String, i64, String, String, String, Vec<(String, String, ReferralState, String)>) {
    vault
        .read(|ctx| {
            let all = CaseFilter { closed_too: true, ..CaseFilter::default() };
            let in_rt = CaseFilter { rt: "032".to_owned(), ..all.clone() };
            let gifts = AssistanceFilter { rt: "032".to_owned(), ..AssistanceFilter::default() };
            Ok((
                format!("{:?}", case::recap_for_office(ctx)?),
                case::count(ctx, &all)? + 1_000 * case::count(ctx, &in_rt)?,
                format!("{:?}", assistance::totals(ctx, &AssistanceFilter::default())?),
                format!("{:?}", assistance::totals(ctx, &gifts)?),
                format!("{:?}", home::counted(vault)?.months),
                // To whom and when, where it stands, and since when.
                referral::list(ctx, &ReferralFilter::default(), 0, 9)?
                    .into_iter()
                    .map(|row| (row.number, row.partner, row.state, row.outcome_on))
                    .collect(),
            ))
        })
        .unwrap()
}

#[test]
fn the_name_is_nowhere_in_the_file_and_every_total_is_what_it_was() {
    let world = World::with_group();
    let id = settle(&world);
    neighbour(&world);
    let before = totals(&world.vault);
    world.vault.scrub().unwrap();
    let there = hits(&world.vault, world.folder.root());
    assert!(there.len() >= KNOWN.len(), "the search can find it: {there:?}");

    let told = preview(&world.vault, id).unwrap();
    assert_eq!((told.refused.clone(), told.family_too, told.notes, told.assistance), (None, true, 4, 3));
    assert_eq!((told.cases.len(), told.drafts), (1, 3));
    let done = erase(&world.vault, id, ErasureReason::Asked).unwrap();
    assert!(done.scrubbed);
    let log = world.vault.generation().join("wahana.db-wal");
    assert_eq!(fs::metadata(log).map_or(0, |about| about.len()), 0);
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());

    let found = clean(&world.vault);
    assert!(found.is_clean() && found.erased > 5, "{found:?}");
    assert!(world.vault.read(|ctx| journal::verify_chain(ctx.connection())).unwrap().is_ok());
    assert_eq!(totals(&world.vault), before);

    // A backup made afterwards, beside the vault and on a stick, and what the next days leave.
    keep_up(&world.vault, &mut |_| ControlFlow::Continue(())).unwrap();
    let stick = tempfile::tempdir().unwrap();
    backup(&world.vault, stick.path(), "KAWUNG", &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(hits(&world.vault, stick.path()), Vec::<String>::new());
    assert_eq!(hits(&world.vault, world.folder.root()), Vec::<String>::new());
}

#[test]
fn nothing_finds_them_any_more_and_every_page_still_opens() {
    let world = World::with_group();
    let id = settle(&world);
    let case = world.vault.read(|ctx| case::of_person(ctx, id)).unwrap()[0].id;
    let gift = world.vault.read(|ctx| assistance::of_person(ctx, id)).unwrap()[0].id;
    let done = erase(&world.vault, id, ErasureReason::Guardian).unwrap();
    world
        .vault
        .read(|ctx| {
            for query in ["sekar dangan", "sek", "se", "9999014309", "wuni", "W-0001"] {
                let filter =
                    PersonFilter { query: query.to_owned(), gone_too: true, ..PersonFilter::default() };
                assert!(person::list(ctx, &filter, 0, 9)?.is_empty(), "{query}");
            }
            let known = person::find(ctx, id)?;
            assert_eq!(
                (known.form.name.as_str(), known.form.sex.as_str(), known.form.rt.as_str()),
                ("W-0001", "P", "032")
            );
            assert_eq!(known.form.birth, Birth::Year { year: 1945 });
            assert_eq!(known.withdrawn, journal::ERASED);
            let page = case::find(ctx, case)?;
            assert_eq!((page.row.subject.as_str(), page.form.story.as_str()), ("W-0001", ""));
            assert!(!page.stages.is_empty() && page.form.types[0].criteria.is_empty());
            let found = assistance::find(ctx, gift)?;
            assert_eq!((found.row.name.as_str(), found.row.amount.is_some()), ("W-0001", true));
            for (area, id) in
                [(RecordKind::Person, id), (RecordKind::Case, case), (RecordKind::Assistance, gift)]
            {
                let entries = history::record_history(ctx, area, id)?;
                assert!(entries.iter().all(|entry| entry.changes.is_empty()));
                assert!(entries.iter().all(|entry| entry.undo != history::UndoState::Open));
            }
            assert!(history::recently_deleted(ctx)?.is_empty());
            assert!(!crate::choice::uses_tag(ctx, "OWN_0001")?, "they are not tagged");
            assert!(crate::choice::cases_with_tag(ctx, "OWN_0001")?.is_empty(), "nor is their case");
            let week = history::week_in_review(ctx)?;
            assert_eq!(
                (week.acts[0].what, week.acts[0].label.as_str()),
                (history::ActKind::Erased, "W-0001")
            );
            Ok(())
        })
        .unwrap();
    assert_eq!(done.number, "W-0001");
    // Nothing is written on them again.
    let again = world.vault.write(|ctx| person::set_life(ctx, id, Life::Moved, "2026-11-01", "Sekar Dangan"));
    assert_eq!(again.unwrap_err().code(), FaultCode::Erased);
    let again = world.vault.write(|ctx| case::reopen(ctx, case, 1, Some(case::Stage::Plan), "Sekar Dangan"));
    assert_eq!(again.unwrap_err().code(), FaultCode::Erased);
    assert_eq!(erase(&world.vault, id, ErasureReason::Asked).unwrap_err().code(), FaultCode::Erased);
}
