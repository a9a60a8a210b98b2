//! Who goes by name and who never does; what is made can be opened by the office and by nobody else.

use std::io::Cursor;

use wahana_handover::keys::{Card, OfficeKeys};
use wahana_handover::open::{Opened, Opening, Unlock, open};
use wahana_handover::seal::{SealFor, seal};

use super::*;
use crate::assistance::{AssistanceForm, Recipient};
use crate::case::{CaseForm, CaseTypeForm, Subject};
use crate::choice::{self, ChoiceForm, ChoiceList};
use crate::household::{HouseholdForm, MemberForm};
use crate::merging::tests::merged;
use crate::record::MainRecord;
use crate::reference::AssistanceType;
use crate::testing::{World, a_case, a_parcel, a_person};
use crate::vault::Role;
use crate::{FaultCode, Uuid, household, tag};

struct Office {
    keys: OfficeKeys,
    card: String,
}

fn an_office(training: bool) -> Office {
    let keys = OfficeKeys::generate().unwrap();
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
    let card = Card::of_office("Dinas Contoh", vec![keys.recipient()], keys.signing(), day, training);
    Office { card: card.to_signed_text(keys.signing()).unwrap(), keys }
}

fn with_office() -> (World, Office) {
    let world = World::with_group();
    let office = an_office(true);
    world.vault.write(|ctx| accept_card(ctx, office.card.as_bytes(), true)).unwrap();
    (world, office)
}

fn sealed(world: &World, struck: &[Uuid]) -> (Package, Vec<u8>) {
    let package = world.vault.write(|ctx| begin(ctx, struck, "SAMPEL", true)).unwrap();
    let mut bytes = Vec::new();
    let whom = SealFor::Recipients(&package.recipients);
    let done = seal(&package.contents, &[], &package.signing, whom, &mut bytes).unwrap();
    world.vault.write(|ctx| written(ctx, package.row.id, done.bytes, &done.sha256, &done.words)).unwrap();
    (package, bytes)
}

fn opened(office: &Office, bytes: &[u8]) -> Opened {
    let known = |_: &_| None;
    let opening = Opening { unlock: Unlock::Keys(&[&office.keys]), training: true, known_key: &known };
    open(&mut Cursor::new(bytes), &opening).unwrap()
}

fn secret_case(world: &World, person: Uuid) -> CaseForm {
    CaseForm {
        types: vec![CaseTypeForm { number: 16, criteria: vec![1], note: String::new() }],
        story: "Rahasia sekali".to_owned(),
        ..a_case(person, world.vault.officer().id)
    }
}

#[test]
fn what_the_group_calls_its_own_way_goes_as_other_with_its_words_and_a_tag_does_not_go() {
    let (world, office) = with_office();
    let id = world.person(&a_person("Sekar Dangan"));
    let own = |name: &str| ChoiceForm {
        name: name.to_owned(),
        sensitive: false,
        others: false,
        form: AssistanceType::Goods,
    };
    let adds = |list, name: &str| world.vault.write(|ctx| choice::add(ctx, list, &own(name))).unwrap();
    let (kind, fund) = (adds(ChoiceList::Assistance, "Kacamata baca"), adds(ChoiceList::Fund, "Kas PKK"));
    let tag = adds(ChoiceList::Tag, "Minum obat rutin");
    world
        .vault
        .write(|ctx| tag::set(ctx, MainRecord::Person { id }, &[tag.code, "odgj".to_owned()]))
        .unwrap();
    let mut gift = AssistanceForm { kind: kind.code, ..a_parcel(Recipient::Person { id }) };
    gift.funds[0].fund.clone_from(&fund.code);
    world.assistance(&gift);

    let (_, bytes) = sealed(&world, &[]);
    let first = opened(&office, &bytes).contents;
    assert_eq!(first.assistance[0].jenis, "LAIN");
    assert_eq!(first.assistance[0].uraian.as_deref(), Some("Beras 10 kg. Kacamata baca"));
    let funds: Vec<_> =
        first.assistance_funds.iter().map(|row| (row.sumber.as_str(), row.keterangan.as_deref())).collect();
    assert_eq!(funds, [("LAIN", Some("Kas PKK")), ("KOTAK", None)]);
    let text = format!("{first:?}").to_lowercase();
    assert!(!text.contains("own_") && !text.contains("odgj") && !text.contains("obat rutin"));

    // A later name changes nothing of what went: the same revision is the same row.
    world.vault.write(|ctx| choice::change(ctx, kind.id.unwrap(), kind.rev, &own("Kacamata"))).unwrap();
    let (_, bytes) = sealed(&world, &[]);
    assert_eq!(opened(&office, &bytes).contents.assistance, first.assistance);
}

#[test]
fn a_package_holds_the_named_and_counts_the_secret() {
    let (world, office) = with_office();
    let named = world.person(&a_person("Sekar Dangan"));
    let secret = world.person(&a_person("Nitik Karawitan"));
    world.person(&a_person("Tanpa Kasus"));
    world.case(&a_case(named, world.vault.officer().id));
    world.case(&secret_case(&world, secret));
    let look = prepare(&world.vault, &|| true).unwrap();
    assert_eq!(look.named.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Sekar Dangan"]);
    assert_eq!((look.secret, look.secret_types[0].pmks, look.secret_types[0].shown.as_str()), (1, 16, "<5"));
    let (package, bytes) = sealed(&world, &[]);
    assert_eq!(
        package.file_name,
        format!("WKSBM-9999011001-RW099-{}-0001.wksbm", chrono::Local::now().format("%Y-%m"))
    );
    let contents = opened(&office, &bytes).contents;
    assert_eq!(contents.residents.len(), 1);
    assert_eq!(contents.residents[0].nama, "Sekar Dangan");
    assert_eq!((contents.cases.len(), contents.case_types.len()), (1, 1));
    let secrets: i64 = contents.recap.iter().filter(|row| row.pmks == 16).map(|row| row.belum_dilayani).sum();
    assert_eq!(secrets, 1);
    let text = format!("{contents:?}");
    assert!(!text.contains("Nitik") && !text.contains("Rahasia sekali") && !text.contains("Tanpa Kasus"));
}

#[test]
fn assistance_goes_along_unless_it_hangs_on_a_secret_case() {
    let (world, office) = with_office();
    let given = world.person(&a_person("Truntum Setya"));
    let secret = world.person(&a_person("Nitik Karawitan"));
    let hidden = world.case(&secret_case(&world, secret));
    world.assistance(&a_parcel(Recipient::Person { id: given }));
    world.assistance(&AssistanceForm { case_id: Some(hidden), ..a_parcel(Recipient::Person { id: secret }) });
    let look = prepare(&world.vault, &|| true).unwrap();
    assert_eq!(
        look.named.iter().map(|one| (one.name.as_str(), one.assistance)).collect::<Vec<_>>(),
        [("Truntum Setya", 1)]
    );
    let (_, bytes) = sealed(&world, &[]);
    let contents = opened(&office, &bytes).contents;
    assert_eq!((contents.assistance.len(), contents.residents.len()), (1, 1));
    let sources: i64 = contents.assistance_funds.iter().map(|row| row.nilai_rupiah).sum();
    assert_eq!(Some(sources), contents.assistance[0].nilai_rupiah);
    assert!(!format!("{contents:?}").contains("Nitik"));
    let (_, bytes) = sealed(&world, &[given]);
    let contents = opened(&office, &bytes).contents;
    assert!(
        contents.assistance.is_empty()
            && contents.assistance_funds.is_empty()
            && contents.residents.is_empty()
    );
}

#[test]
fn who_was_struck_out_stays_out_and_is_taken_back_at_the_office() {
    let (world, office) = with_office();
    let first = world.person(&a_person("Sekar Dangan"));
    let second = world.person(&a_person("Udan Liris"));
    let me = world.vault.officer().id;
    world.case(&a_case(first, me));
    world.case(&a_case(second, me));
    let (_, bytes) = sealed(&world, &[]);
    assert_eq!(opened(&office, &bytes).contents.residents.len(), 2);
    let (_, bytes) = sealed(&world, &[second]);
    let contents = opened(&office, &bytes).contents;
    assert_eq!(contents.residents.len(), 1);
    assert_eq!(contents.cases.len(), 1);
    assert!(!format!("{contents:?}").contains("Udan"));
    let taken: Vec<_> =
        contents.withdrawals.iter().map(|row| (row.tabel.as_str(), row.alasan.as_str())).collect();
    assert!(taken.contains(&("residents", "dicoret")), "{taken:?}");
    assert!(
        prepare(&world.vault, &|| true)
            .unwrap()
            .named
            .iter()
            .any(|one| one.struck_before && one.name == "Udan Liris")
    );
    assert_eq!(
        contents.meta.previous.map(|previous| previous.id),
        world.vault.read(history).unwrap().get(1).map(|row| row.id)
    );
}

#[test]
fn families_and_groups_stand_on_the_list_and_can_be_struck_out() {
    let (world, office) = with_office();
    let me = world.vault.officer().id;
    let (head, child) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Udan Liris")));
    let members = [MemberForm { person: head, relation: 1 }, MemberForm { person: child, relation: 4 }];
    let card =
        HouseholdForm { kk: "9999010309150007".to_owned(), rt: "32".to_owned(), ..HouseholdForm::default() };
    let family = world.vault.write(|ctx| household::add(ctx, &card, &members, false)).unwrap().id;
    let about = |subject, number| CaseForm {
        subject: Some(subject),
        types: vec![CaseTypeForm { number, criteria: vec![1], note: String::new() }],
        ..a_case(head, me)
    };
    world.case(&about(Subject::Household { id: family }, 25));
    let group = world.case(&about(Subject::Group { name: "Paguyuban Contoh".to_owned() }, 26));
    world.assistance(&a_parcel(Recipient::Household { id: family }));
    let parcel = a_parcel(Recipient::Household { id: family });
    world.assistance(&AssistanceForm { recipient: None, case_id: Some(group), ..parcel });
    let look = prepare(&world.vault, &|| true).unwrap();
    let seen: Vec<_> =
        look.named.iter().map(|one| (one.kind, one.name.as_str(), one.cases.len(), one.assistance)).collect();
    assert_eq!(
        seen,
        [(SubjectKind::Group, "Paguyuban Contoh", 1, 1), (SubjectKind::Household, "Sekar Dangan", 1, 1)]
    );
    let contents = opened(&office, &sealed(&world, &[]).1).contents;
    assert_eq!((contents.cases.len(), contents.assistance.len(), contents.households.len()), (2, 2, 1));
    // What went to the group names its case, and nobody.
    let to_group = contents.assistance.iter().find(|row| row.household_id.is_none()).unwrap();
    assert_eq!((to_group.case_id, to_group.resident_id), (Some(group), None));
    let without = opened(&office, &sealed(&world, &[group]).1).contents;
    assert_eq!((without.cases.len(), without.assistance.len()), (1, 1));
    assert_eq!(contents.households[0].nokk.as_deref(), Some("9999010309150007"));

    let contents = opened(&office, &sealed(&world, &[family, group]).1).contents;
    assert!(contents.cases.is_empty() && contents.assistance.is_empty() && contents.households.is_empty());
    let text = format!("{contents:?}");
    assert!(!text.contains("Dangan") && !text.contains("Paguyuban") && !text.contains("9999010309150007"));
    let again = prepare(&world.vault, &|| true).unwrap().named;
    assert!(again.iter().all(|one| one.struck_before));

    // A head who was struck out takes the number of the family card along; the family goes for its member.
    world.case(&a_case(head, me));
    world.case(&a_case(child, me));
    let contents = opened(&office, &sealed(&world, &[head, family, group]).1).contents;
    assert_eq!((contents.residents.len(), contents.households.len(), contents.members.len()), (1, 0, 0));
    let contents = opened(&office, &sealed(&world, &[head]).1).contents;
    assert_eq!((contents.households.len(), contents.members.len()), (1, 1));
    let family = &contents.households[0];
    assert_eq!((family.nokk.as_deref(), family.nama_kepala_keluarga.as_deref()), (None, None));
}

#[test]
fn a_withdrawal_goes_again_until_it_is_known_to_have_arrived() {
    let (world, office) = with_office();
    let me = world.vault.officer().id;
    let (first, second) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Udan Liris")));
    world.case(&a_case(first, me));
    world.case(&a_case(second, me));
    sealed(&world, &[]);
    // The stick with this one is lost.
    sealed(&world, &[second]);
    let contents = opened(&office, &sealed(&world, &[second]).1).contents;
    let taken = |id| contents.withdrawals.iter().filter(|row| row.id == id).count();
    assert_eq!((taken(second), taken(first)), (1, 0));
    // One that failed never left the house.
    let third = world.person(&a_person("Nitik Karawitan"));
    world.case(&a_case(third, me));
    let broken = world.vault.write(|ctx| begin(ctx, &[second], "SAMPEL", true)).unwrap();
    world.vault.write(|ctx| failed(ctx, broken.row.id, FaultCode::StickFull)).unwrap();
    let contents = opened(&office, &sealed(&world, &[second, third]).1).contents;
    assert!(contents.withdrawals.iter().all(|row| row.id != third));
}

#[test]
fn what_was_taken_back_leaves_no_row_behind_that_the_office_could_not_place() {
    let (world, office) = with_office();
    let one = world.person(&a_person("Sekar Dangan"));
    let family = world.family(&[one]);
    let parcel = world.assistance(&a_parcel(Recipient::Household { id: family }));
    // As it was possible before taking back asked for what hangs on a record.
    world.vault.write(|ctx| household::withdraw(ctx, family, "Dobel")).unwrap();
    assert!(prepare(&world.vault, &|| true).unwrap().named.is_empty());
    let contents = opened(&office, &sealed(&world, &[]).1).contents;
    assert!(contents.assistance.iter().all(|row| row.id != parcel.id) && contents.households.is_empty());
}

#[test]
fn a_card_of_the_wrong_kind_an_altered_one_and_a_real_one_in_training_are_refused() {
    let world = World::with_group();
    let read =
        |file: &[u8]| world.vault.read(|ctx| read_card(ctx, file, true)).err().map(|error| error.code());
    assert_eq!(read(b"bukan kartu"), Some(FaultCode::CardNotACard));
    let altered = an_office(true).card.replace("Dinas Contoh", "Dinas Palsu");
    assert_eq!(read(altered.as_bytes()), Some(FaultCode::CardAltered));
    assert_eq!(read(an_office(false).card.as_bytes()), Some(FaultCode::NotFromTraining));
    assert_eq!(
        world.vault.write(|ctx| begin(ctx, &[], "x", true)).err().unwrap().code(),
        FaultCode::NoOfficeCard
    );
    let good = world.vault.read(|ctx| read_card(ctx, an_office(true).card.as_bytes(), true)).unwrap();
    assert_eq!((good.words.len(), good.accepted, good.replaces), (8, false, false));
}

#[test]
fn a_changed_card_says_that_it_replaces_another() {
    let (world, office) = with_office();
    let same = world.vault.read(|ctx| read_card(ctx, office.card.as_bytes(), true)).unwrap();
    assert!(same.accepted && !same.replaces);
    let other = world.vault.read(|ctx| read_card(ctx, an_office(true).card.as_bytes(), true)).unwrap();
    assert!(!other.accepted && other.replaces);
}

#[test]
fn failed_and_broken_off_ones_stay_in_the_list_and_their_numbers_are_not_used_again() {
    let (world, _) = with_office();
    let first = world.vault.write(|ctx| begin(ctx, &[], "SAMPEL", true)).unwrap();
    world.vault.write(|ctx| failed(ctx, first.row.id, FaultCode::StickVanished)).unwrap();
    world.vault.write(|ctx| begin(ctx, &[], "SAMPEL", true)).unwrap();
    sealed(&world, &[]);
    let list: Vec<_> = world
        .vault
        .read(history)
        .unwrap()
        .into_iter()
        .map(|row| (row.number, row.state, row.failure))
        .collect();
    let expected = [
        (3, HandoverState::Written, String::new()),
        (2, HandoverState::Started, String::new()),
        (1, HandoverState::Failed, "stick_vanished".to_owned()),
    ];
    assert_eq!(list, expected);
}

#[test]
fn what_nobody_waits_for_any_more_is_not_gathered_to_its_end() {
    let (world, _) = with_office();
    assert_eq!(prepare(&world.vault, &|| false).unwrap_err().code(), FaultCode::Cancelled);
}

#[test]
fn only_the_head_hands_over() {
    let (world, office) = with_office();
    let recorder =
        world.officer("Mbak Ceplok", &[Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca]);
    let vault = world.as_officer(&recorder);
    assert_eq!(prepare(&vault, &|| true).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(vault.read(history).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(vault.write(|ctx| begin(ctx, &[], "x", true)).err().unwrap().code(), FaultCode::NotAllowed);
    let card = vault.write(|ctx| accept_card(ctx, office.card.as_bytes(), true));
    assert_eq!(card.unwrap_err().code(), FaultCode::NotAllowed);
}

#[test]
fn who_turned_out_to_be_somebody_is_withdrawn_and_the_other_goes_in_their_place() {
    let (world, office) = with_office();
    let me = world.vault.officer().id;
    let (keep, gone) = (world.person(&a_person("Sekar Dangan")), world.person(&a_person("Sekar Dangann")));
    let case = world.case(&a_case(gone, me));
    let (_, bytes) = sealed(&world, &[]);
    assert_eq!(opened(&office, &bytes).contents.residents[0].id, gone);
    let act = merged(&world.vault, keep, gone);
    let contents = opened(&office, &sealed(&world, &[]).1).contents;
    assert_eq!(contents.residents.iter().map(|row| row.id).collect::<Vec<_>>(), [keep]);
    assert_eq!((contents.cases[0].id, contents.cases[0].resident_id), (case, Some(keep)));
    let told: Vec<_> = contents.withdrawals.iter().map(|row| (row.id, row.alasan.as_str())).collect();
    assert_eq!(told, [(gone, "digabung")]);
    // Two of one again: both as before.
    world.vault.write(|ctx| crate::history::undo(ctx, act)).unwrap();
    let contents = opened(&office, &sealed(&world, &[]).1).contents;
    assert_eq!(contents.residents.iter().map(|row| row.id).collect::<Vec<_>>(), [gone]);
    // Whoever was struck out does not go by the other name unasked.
    sealed(&world, &[gone]);
    merged(&world.vault, keep, gone);
    let look = prepare(&world.vault, &|| true).unwrap();
    assert_eq!((look.named[0].id, look.named[0].struck_before), (keep, true));
}
