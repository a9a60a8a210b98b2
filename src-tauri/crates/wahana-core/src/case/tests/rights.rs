//! Every operation on one case × every role × plain or secret (PRODUCT.md, "Roles").

use super::super::*;
use crate::history::{HistoryValue, record_history};
use crate::record::RecordKind;
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};

type Operation = (&'static str, fn(&Vault, Uuid, Uuid) -> Result<()>);

fn rev(vault: &Vault, id: Uuid) -> i64 {
    // Who may not read it sends any revision; the refusal must come before it is looked at.
    vault.read(|ctx| find(ctx, id)).map_or(0, |page| page.rev)
}

fn note(officer: Uuid) -> FollowUpForm {
    FollowUpForm {
        kind: FollowUpKind::Note,
        happened: "2026-11-21".to_owned(),
        text: "Dijenguk tetangga.".to_owned(),
        outcome: String::new(),
        officer,
        next_visit: String::new(),
    }
}

/// Everything that changes a case, in an order in which each can follow the one before.
const CHANGES: [Operation; 7] = [
    ("move", |vault, id, _| {
        vault.write(|ctx| move_to(ctx, id, rev(vault, id), Stage::Assessment, "")).map(drop)
    }),
    ("follow up", |vault, id, me| vault.write(|ctx| add_follow_up(ctx, id, &note(me))).map(drop)),
    ("plan", |vault, id, _| vault.write(|ctx| plan_visits(ctx, id, "", None))),
    ("change", |vault, id, me| {
        let form = vault.read(|ctx| find(ctx, id)).map_or_else(|_| a_case(Uuid::nil(), me), |page| page.form);
        vault.write(|ctx| change(ctx, id, rev(vault, id), &form, "")).map(drop)
    }),
    ("close", |vault, id, _| {
        let today = vault.read(|ctx| Ok(ctx.today())).unwrap();
        let (close_reason, closed_on) = ("moved".to_owned(), today.to_string());
        let form = CloseForm { close_reason, closed_on, close_note: String::new() };
        vault.write(|ctx| crate::closing::close(ctx, id, rev(vault, id), &form)).map(drop)
    }),
    ("reopen", |vault, id, _| vault.write(|ctx| reopen(ctx, id, rev(vault, id), None, "kembali")).map(drop)),
    ("read", |vault, id, _| vault.read(|ctx| find(ctx, id)).map(drop)),
];

struct Cast {
    world: World,
    companion: Vault,
    others: Vec<(&'static str, Vault)>,
}

impl Cast {
    fn new() -> Self {
        let world = World::with_group();
        let vault_of = |name: &str, role: Role| world.as_officer(&world.officer(name, &[role]));
        let companion = vault_of("Mbak Ceplok", Role::Pendamping);
        let others = vec![
            ("recorder", vault_of("Pak Gringsing", Role::Pencatat)),
            ("other companion", vault_of("Mas Lereng", Role::Pendamping)),
            ("treasurer", vault_of("Bu Parang", Role::Bendahara)),
            ("reader", vault_of("Bu Nitik", Role::Pembaca)),
        ];
        Self { world, companion, others }
    }

    fn case(&self, pmks: u8) -> Uuid {
        let person = self.world.person(&a_person("Nitik Karawitan"));
        let types = vec![CaseTypeForm { number: pmks, criteria: vec![1], note: String::new() }];
        self.world.case(&CaseForm { types, ..a_case(person, self.companion.officer().id) })
    }

    fn all(&self) -> impl Iterator<Item = (&'static str, &Vault)> {
        let first = [("companion", &self.companion), ("head", &self.world.vault)];
        first.into_iter().chain(self.others.iter().map(|(name, vault)| (*name, vault)))
    }
}

fn table(cast: &Cast, pmks: u8) -> Vec<(String, bool)> {
    let mut table = Vec::new();
    for (who, vault) in cast.all() {
        let id = cast.case(pmks);
        for (what, operation) in CHANGES {
            let outcome = operation(vault, id, vault.officer().id);
            if let Err(error) = &outcome {
                assert_eq!(error.code(), FaultCode::NotAllowed, "{who} {what}");
            }
            table.push((format!("{who}: {what}"), outcome.is_ok()));
        }
    }
    table
}

#[test]
fn a_plain_case_is_changed_by_its_companion_the_head_and_recorders() {
    for (line, allowed) in table(&Cast::new(), 24) {
        let writer = ["companion:", "head:", "recorder:"].iter().any(|who| line.starts_with(who));
        assert_eq!(allowed, writer || line == "other companion: read", "{line}");
    }
}

#[test]
fn a_secret_case_is_changed_and_read_by_its_companion_alone() {
    for (line, allowed) in table(&Cast::new(), 17) {
        assert_eq!(allowed, line.starts_with("companion:"), "{line}");
    }
}

#[test]
fn a_follow_up_has_the_level_of_its_case() {
    let cast = Cast::new();
    let id = cast.case(17);
    let me = cast.companion.officer().id;
    let follow_up = cast.companion.write(|ctx| add_follow_up(ctx, id, &note(me))).unwrap();
    for (who, vault) in cast.all().skip(1) {
        let correcting = vault.write(|ctx| correct_follow_up(ctx, follow_up, 1, &note(me)));
        assert_eq!(correcting.unwrap_err().code(), FaultCode::NotAllowed, "{who}");
        let taking_back = vault.write(|ctx| withdraw_follow_up(ctx, follow_up, "x"));
        assert_eq!(taking_back.unwrap_err().code(), FaultCode::NotAllowed, "{who}");
    }
    let opened = cast.world.vault.write(|ctx| open_secret(ctx, id, "Rapat penanganan")).unwrap();
    let Happening::FollowUp { may_correct, may_withdraw, .. } = opened.timeline[0].what else {
        panic!("the note")
    };
    assert!(!may_correct && !may_withdraw, "the head reads with a reason and changes nothing");
}

#[test]
fn a_recorder_writes_down_a_secret_case_for_its_companion_and_is_told_only_its_number() {
    let cast = Cast::new();
    let person = cast.world.person(&a_person("Truntum Garuda"));
    let types = vec![CaseTypeForm { number: 17, criteria: vec![1], note: String::new() }];
    let form = CaseForm { types, ..a_case(person, cast.companion.officer().id) };
    let recorder = &cast.others[0].1;
    let row = recorder.write(|ctx| open(ctx, &form)).unwrap();
    assert!(row.masked && row.subject.is_empty() && row.types.is_empty() && row.number.starts_with("K-"));
    assert_eq!(recorder.read(|ctx| find(ctx, row.id)).unwrap_err().code(), FaultCode::NotAllowed);
    assert_eq!(cast.companion.read(|ctx| find(ctx, row.id)).unwrap().row.subject, "Truntum Garuda");
}

#[test]
fn a_case_is_handed_on_by_its_companion_or_by_the_head_with_a_reason() {
    let cast = Cast::new();
    let other = cast.others[1].1.officer().id;
    let secret = cast.case(17);
    for (who, vault) in cast.all().skip(2) {
        let taking = vault.write(|ctx| hand_to(ctx, secret, Some(1), other, "x"));
        assert_eq!(taking.unwrap_err().code(), FaultCode::NotAllowed, "{who}");
    }
    let head = &cast.world.vault;
    let silent = head.write(|ctx| hand_to(ctx, secret, Some(1), other, ""));
    assert_eq!(silent.unwrap_err().code(), FaultCode::ReasonNeeded);
    assert!(head.write(|ctx| hand_to(ctx, secret, Some(1), other, "Mbak Ceplok sakit")).unwrap().masked);
    assert_eq!(cast.companion.read(|ctx| find(ctx, secret)).unwrap_err().code(), FaultCode::NotAllowed);
    let new = &cast.others[1].1;
    assert!(new.read(|ctx| find(ctx, secret)).unwrap().may_change);
    let back = new.write(|ctx| hand_to(ctx, secret, Some(2), cast.companion.officer().id, "")).unwrap();
    assert!(back.masked, "out of one's reach again");

    // Jejak tells it as what it was: handed on, with the reason, and not as opened by the head.
    let told = cast.companion.read(|ctx| record_history(ctx, RecordKind::Case, secret)).unwrap();
    let ops: Vec<&str> = told.iter().map(|entry| entry.op.as_str()).collect();
    assert_eq!(ops, ["change", "change", "create"]);
    let text = |text: &str| HistoryValue::Text { text: text.to_owned() };
    let why = told[1].changes.iter().find(|change| change.column == "handed_reason").unwrap();
    assert_eq!((&why.before, &why.after), (&text(""), &text("Mbak Ceplok sakit")));

    let plain = cast.case(24);
    let treasurer = cast.others[2].1.officer().id;
    let wrong = head.write(|ctx| hand_to(ctx, plain, Some(1), treasurer, ""));
    assert_eq!(wrong.unwrap_err().code(), FaultCode::Required);
    head.write(|ctx| hand_to(ctx, plain, Some(1), other, "")).unwrap();
}

#[test]
fn who_may_read_no_case_is_not_told_which_ones_there_are() {
    let cast = Cast::new();
    let refused = |done: Result<()>| done.unwrap_err().code();
    for (name, vault) in &cast.others[2..] {
        for (what, operation) in CHANGES {
            let code = refused(operation(vault, Uuid::now_v7(), vault.officer().id));
            assert_eq!(code, FaultCode::NotAllowed, "{name}: {what}");
        }
        let none = Uuid::now_v7();
        let opened = vault.write(|ctx| open_secret(ctx, none, "").map(drop));
        let handed = vault.write(|ctx| hand_to(ctx, none, Some(1), none, "").map(drop));
        let corrected = vault.write(|ctx| correct_follow_up(ctx, none, 1, &note(none)));
        let withdrawn = vault.write(|ctx| withdraw_follow_up(ctx, none, ""));
        for done in [opened, handed, corrected, withdrawn] {
            assert_eq!(refused(done), FaultCode::NotAllowed, "{name}");
        }
    }
}

#[test]
fn a_right_is_asked_before_the_form_is_looked_at() {
    let cast = Cast::new();
    let secret = cast.case(17);
    let (_, recorder) = &cast.others[0];
    let opened = recorder.write(|ctx| open_secret(ctx, secret, "").map(drop));
    assert_eq!(opened.unwrap_err().code(), FaultCode::NotAllowed);
    let for_head = CaseForm { types: Vec::new(), ..a_case(secret, cast.world.vault.officer().id) };
    let refused = cast.companion.write(|ctx| open(ctx, &for_head)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotAllowed);
}
