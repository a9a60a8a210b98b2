use super::*;
use crate::assistance::{self, AssistanceForm, Recipient};
use crate::case::{self, CaseForm};
use crate::distribution::{self, Per};
use crate::draft;
use crate::history::undo;
use crate::taking_back;
use crate::testing::{World, a_case, a_distribution, a_parcel, a_person};
use crate::vault::Role;

fn form(name: &str) -> ChoiceForm {
    ChoiceForm { name: name.to_owned(), sensitive: false, others: false, form: AssistanceType::Goods }
}

fn adds(world: &World, list: ChoiceList, name: &str) -> Choice {
    world.vault.write(|ctx| add(ctx, list, &form(name))).unwrap()
}

fn names(world: &World, list: ChoiceList) -> Vec<String> {
    let all = world.vault.read(|ctx| of_list(ctx, list)).unwrap();
    all.into_iter().filter(|one| one.id.is_some() && !one.gone).map(|one| one.name).collect()
}

#[test]
fn the_official_entries_stand_behind_the_own_ones_and_all_have_a_code_of_their_own() {
    let world = World::with_group();
    for (list, official) in [
        (ChoiceList::Assistance, 38),
        (ChoiceList::Fund, 15),
        (ChoiceList::Loan, 1),
        (ChoiceList::Source, 15),
        (ChoiceList::Tag, 7),
    ] {
        let own = adds(&world, list, "Kacamata baca");
        let all = world.vault.read(|ctx| of_list(ctx, list)).unwrap();
        assert_eq!((all.len(), all[0].code.as_str()), (official + 1, own.code.as_str()), "{list:?}");
        assert_eq!((own.code.as_str(), own.hidden), ("OWN_0001", false));
        let codes: std::collections::BTreeSet<_> = all.iter().map(|one| &one.code).collect();
        assert_eq!(codes.len(), all.len());
    }
}

#[test]
fn the_head_alone_keeps_the_lists_and_everybody_reads_them() {
    let world = World::with_group();
    let own = adds(&world, ChoiceList::Tag, "Disabilitas netra");
    let id = own.id.unwrap();
    let all = [Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca];
    let other = world.as_officer(&world.officer("Bu Parang", &all));
    assert_eq!(other.read(|ctx| of_list(ctx, ChoiceList::Tag)).unwrap().len(), 8);
    let refused = [
        other.write(|ctx| add(ctx, ChoiceList::Tag, &form("Lansia")).map(drop)),
        other.write(|ctx| change(ctx, id, own.rev, &form("Lansia")).map(drop)),
        other.write(|ctx| hide(ctx, ChoiceList::Tag, "odgj", true)),
        other.write(|ctx| shift(ctx, id, true)),
        other.write(|ctx| taking_back::choice(ctx, id)),
    ];
    assert!(refused.into_iter().all(|one| one.unwrap_err().code() == FaultCode::NotAllowed));
    assert_eq!(names(&world, ChoiceList::Tag), ["Disabilitas netra"]);
}

#[test]
fn a_name_is_needed_is_short_and_is_nobody_elses() {
    let world = World::with_group();
    adds(&world, ChoiceList::Assistance, "Kacamata baca");
    let long = "a".repeat(41);
    for (typed, code) in [
        ("  ", FaultCode::Required),
        (".", FaultCode::Required),
        (long.as_str(), FaultCode::TooLong),
        ("KACAMATA  baca", FaultCode::ChoiceThere),
        ("paket sembako", FaultCode::ChoiceThere),
    ] {
        let refused = world.vault.write(|ctx| add(ctx, ChoiceList::Assistance, &form(typed))).unwrap_err();
        assert_eq!(
            refused.faults().iter().map(|one| (one.code, one.field.as_str())).collect::<Vec<_>>(),
            [(code, "name")]
        );
    }
    adds(&world, ChoiceList::Fund, "Kacamata baca");
}

#[test]
fn own_entries_are_put_in_order_and_a_number_is_never_given_again() {
    let world = World::with_group();
    let [one, two, three] = ["Satu", "Dua", "Tiga"].map(|name| adds(&world, ChoiceList::Source, name));
    let shifts = |one: &Choice, up| world.vault.write(|ctx| shift(ctx, one.id.unwrap(), up)).unwrap();
    shifts(&three, true);
    assert_eq!(names(&world, ChoiceList::Source), ["Satu", "Tiga", "Dua"]);
    shifts(&one, false);
    assert_eq!(names(&world, ChoiceList::Source), ["Tiga", "Satu", "Dua"]);
    shifts(&three, true);
    shifts(&two, false);
    assert_eq!(names(&world, ChoiceList::Source), ["Tiga", "Satu", "Dua"]);
    world.vault.write(|ctx| taking_back::choice(ctx, two.id.unwrap())).unwrap();
    assert_eq!(adds(&world, ChoiceList::Source, "Empat").code, "OWN_0004");
    assert_eq!(names(&world, ChoiceList::Source), ["Tiga", "Satu", "Empat"]);
}

#[test]
fn an_official_entry_is_hidden_and_offered_again_but_neither_removed_nor_unknown_to_what_has_it() {
    let world = World::with_group();
    let person = world.person(&a_person("Sekar Dangan"));
    world.assistance(&a_parcel(Recipient::Person { id: person }));
    let hides = |code: &str, hidden| {
        world.vault.write(|ctx| hide(ctx, ChoiceList::Assistance, code, hidden)).map_err(|error| error.code())
    };
    let is_hidden = || {
        let all = world.vault.read(assistance_kinds).unwrap();
        all.iter().find(|kind| kind.code == "WK_SEMBAKO").unwrap().hidden
    };
    hides("WK_SEMBAKO", true).unwrap();
    assert!(is_hidden());
    world.assistance(&a_parcel(Recipient::Person { id: person }));
    hides("WK_SEMBAKO", false).unwrap();
    assert!(!is_hidden());
    assert_eq!(hides("TIDAK_ADA", true), Err(FaultCode::NotFound));
}

#[test]
fn an_own_kind_is_written_down_like_any_other_and_a_new_name_is_shown_in_old_records() {
    let world = World::with_group();
    let own = adds(&world, ChoiceList::Assistance, "Kacamata baca");
    let (kind, id) = (own.code.clone(), own.id.unwrap());
    let person = world.person(&a_person("Sekar Dangan"));
    let gift = AssistanceForm { kind: kind.clone(), ..a_parcel(Recipient::Person { id: person }) };
    let row = world.assistance(&gift);
    assert_eq!((row.kind.as_str(), row.given_by), (kind.as_str(), assistance::GivenBy::Group));

    world.vault.write(|ctx| change(ctx, id, own.rev, &form("Kacamata"))).unwrap();
    let all = world.vault.read(assistance_kinds).unwrap();
    assert_eq!(all.iter().find(|one| one.code == row.kind).unwrap().short, "Kacamata");

    let refused = world.vault.write(|ctx| taking_back::choice(ctx, id)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::ChoiceUsed);
    world.vault.write(|ctx| hide(ctx, ChoiceList::Assistance, &kind, true)).unwrap();
    world.vault.write(|ctx| assistance::change(ctx, row.id, 1, &gift).map(drop)).unwrap();
    let unknown = AssistanceForm { kind: "OWN_0009".to_owned(), ..gift };
    let refused = world.vault.write(|ctx| assistance::record(ctx, &unknown)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UnknownChoice);
}

#[test]
fn own_funds_and_sources_are_taken_and_stay_as_long_as_something_has_them() {
    let world = World::with_group();
    let fund = adds(&world, ChoiceList::Fund, "Kas PKK");
    let source = adds(&world, ChoiceList::Source, "Bidan desa");
    let person = world.person(&a_person("Sekar Dangan"));
    let mut gift = a_parcel(Recipient::Person { id: person });
    gift.funds[0].fund.clone_from(&fund.code);
    let row = world.assistance(&gift);
    let form = CaseForm { source: source.code.clone(), ..a_case(person, world.vault.officer().id) };
    let report = world.case(&form);
    assert_eq!(world.vault.read(|ctx| case::find(ctx, report)).unwrap().form.source, source.code);
    for used in [&fund, &source] {
        let refused = world.vault.write(|ctx| taking_back::choice(ctx, used.id.unwrap())).unwrap_err();
        assert_eq!(refused.code(), FaultCode::ChoiceUsed);
    }
    gift.funds[0].fund = "DONATUR".to_owned();
    world.vault.write(|ctx| assistance::change(ctx, row.id, 1, &gift).map(drop)).unwrap();
    world.vault.write(|ctx| taking_back::choice(ctx, fund.id.unwrap())).unwrap();
    assert!(names(&world, ChoiceList::Fund).is_empty());
}

#[test]
fn what_was_removed_or_added_is_taken_back_like_any_act() {
    let world = World::with_group();
    let own = adds(&world, ChoiceList::Tag, "Lansia");
    let act = world.vault.write(|ctx| taking_back::choice(ctx, own.id.unwrap()).map(|()| ctx.act())).unwrap();
    assert!(names(&world, ChoiceList::Tag).is_empty());
    world.vault.write(|ctx| undo(ctx, act).map(drop)).unwrap();
    assert_eq!(names(&world, ChoiceList::Tag), ["Lansia"]);
    let act = world.vault.write(|ctx| hide(ctx, ChoiceList::Tag, "rtlh", true).map(|()| ctx.act())).unwrap();
    world.vault.write(|ctx| undo(ctx, act).map(drop)).unwrap();
    let hidden = |world: &World| {
        world.vault.read(|ctx| of_list(ctx, ChoiceList::Tag)).unwrap().iter().any(|one| one.hidden)
    };
    assert!(!hidden(&world));
    world.vault.write(|ctx| hide(ctx, ChoiceList::Tag, "rtlh", true)).unwrap();
    assert!(hidden(&world));
}

#[test]
fn a_kind_of_loan_waits_for_its_book_and_is_no_kind_of_assistance() {
    let world = World::with_group();
    let refused = world.vault.write(|ctx| add(ctx, ChoiceList::Loan, &form("pinjaman"))).unwrap_err();
    assert_eq!(refused.code(), FaultCode::ChoiceThere);
    let own = adds(&world, ChoiceList::Loan, "Pinjaman alat");
    world.vault.write(|ctx| hide(ctx, ChoiceList::Loan, "WK_PINJAM", true)).unwrap();
    let all = world.vault.read(|ctx| of_list(ctx, ChoiceList::Loan)).unwrap();
    let shown: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.hidden)).collect();
    assert_eq!(shown, [("Pinjaman alat", false), ("Pinjaman", true)]);
    let kinds = world.vault.read(assistance_kinds).unwrap();
    assert!(kinds.iter().all(|kind| kind.name != own.name && kind.code != "WK_PINJAM"));
    let person = world.person(&a_person("Sekar Dangan"));
    let gift = AssistanceForm { kind: own.code.clone(), ..a_parcel(Recipient::Person { id: person }) };
    let refused = world.vault.write(|ctx| assistance::record(ctx, &gift)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::UnknownChoice);
    // Nothing can hold it, so it always goes; and comes back.
    let act = world.vault.write(|ctx| taking_back::choice(ctx, own.id.unwrap()).map(|()| ctx.act())).unwrap();
    assert!(names(&world, ChoiceList::Loan).is_empty());
    world.vault.write(|ctx| undo(ctx, act).map(drop)).unwrap();
    assert_eq!(names(&world, ChoiceList::Loan), [own.name]);
}

#[test]
fn what_a_list_of_a_distribution_has_is_used() {
    let world = World::with_group();
    let kind = adds(&world, ChoiceList::Assistance, "Kacamata baca");
    let fund = adds(&world, ChoiceList::Fund, "Kas PKK");
    let person = world.person(&a_person("Sekar Dangan"));
    let mut form = a_distribution(Per::Person, &[Recipient::Person { id: person }]);
    form.kind.clone_from(&kind.code);
    form.funds[0].fund.clone_from(&fund.code);
    world.vault.write(|ctx| distribution::make(ctx, &form)).unwrap();
    for used in [&kind, &fund] {
        let refused = world.vault.write(|ctx| taking_back::choice(ctx, used.id.unwrap())).unwrap_err();
        assert_eq!(refused.code(), FaultCode::ChoiceUsed, "{}", used.name);
    }
}

#[test]
fn what_is_used_is_not_undone_either() {
    let world = World::with_group();
    let (own, act) = world
        .vault
        .write(|ctx| Ok((add(ctx, ChoiceList::Assistance, &form("Kacamata baca"))?, ctx.act())))
        .unwrap();
    let person = world.person(&a_person("Sekar Dangan"));
    let gift = AssistanceForm { kind: own.code, ..a_parcel(Recipient::Person { id: person }) };
    let row = world.assistance(&gift);
    assert_eq!(world.vault.write(|ctx| undo(ctx, act)).unwrap_err().code(), FaultCode::ChoiceUsed);
    let other = AssistanceForm { kind: "WK_SEMBAKO".to_owned(), ..gift };
    world.vault.write(|ctx| assistance::change(ctx, row.id, 1, &other).map(drop)).unwrap();
    world.vault.write(|ctx| undo(ctx, act)).unwrap();
    assert!(names(&world, ChoiceList::Assistance).is_empty());
}

#[test]
fn a_tag_that_went_along_with_a_merging_can_be_removed_when_nobody_has_it_any_more() {
    use crate::record::MainRecord;
    use crate::tag;
    let world = World::with_group();
    let own = adds(&world, ChoiceList::Tag, "Disabilitas netra");
    let [keep, gone] = ["Sekar Dangan", "Sekar Dangann"].map(|name| world.person(&a_person(name)));
    let set = |id, tags: &[String]| world.vault.write(|ctx| tag::set(ctx, MainRecord::Person { id }, tags));
    let of = |id| world.vault.read(|ctx| tags_of(ctx, MainRecord::Person { id })).unwrap();
    set(gone, std::slice::from_ref(&own.code)).unwrap();
    let act = crate::merging::tests::merged(&world.vault, keep, gone);
    assert_eq!((of(keep), of(gone)), (vec![own.code.clone()], Vec::new()));
    let undone = world.vault.write(|ctx| undo(ctx, act)).unwrap();
    assert_eq!((of(keep), of(gone)), (Vec::new(), vec![own.code.clone()]));
    world.vault.write(|ctx| undo(ctx, undone.act)).unwrap();
    set(keep, &[]).unwrap();
    world.vault.write(|ctx| taking_back::choice(ctx, own.id.unwrap())).unwrap();
}

#[test]
fn what_was_typed_goes_with_the_save() {
    let world = World::with_group();
    let keep = |subject: &str| world.vault.write(|ctx| draft::keep(ctx, "choice", subject, "{}")).unwrap();
    let left = || {
        let drafts = world.vault.read(draft::list).unwrap();
        drafts.into_iter().map(|draft| draft.subject).collect::<Vec<_>>()
    };
    keep("tag");
    let own = adds(&world, ChoiceList::Tag, "Lansia");
    assert!(left().is_empty());
    let id = own.id.unwrap();
    keep(&id.to_string());
    keep("fund");
    world.vault.write(|ctx| change(ctx, id, own.rev, &form("Lanjut usia"))).unwrap();
    assert_eq!(left(), ["fund"]);
}

#[test]
fn a_tag_that_only_a_secret_case_of_somebody_else_has_tells_the_head_nothing_and_keeps_its_words() {
    use crate::case::CaseTypeForm;
    use crate::record::MainRecord;
    use crate::tag;
    let world = World::with_group();
    let own = adds(&world, ChoiceList::Tag, "Pendampingan hukum");
    let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
    let vault = world.as_officer(&companion);
    let person = world.person(&a_person("Udan Liris"));
    let types = vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }];
    let secret = CaseForm { types, secret: true, ..a_case(person, companion.id) };
    let id = vault.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let on = MainRecord::Case { id };
    vault.write(|ctx| tag::set(ctx, on, std::slice::from_ref(&own.code))).unwrap();
    world.vault.write(|ctx| taking_back::choice(ctx, own.id.unwrap())).unwrap();
    let kept = vault.read(|ctx| tags_of(ctx, MainRecord::Case { id })).unwrap();
    assert_eq!(kept, std::slice::from_ref(&own.code));
    let words = vault.read(|ctx| of_list(ctx, ChoiceList::Tag)).unwrap();
    assert!(words.iter().any(|one| one.code == own.code && one.gone && one.name == own.name));
}
