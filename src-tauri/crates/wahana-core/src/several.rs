//! What is done to several cases of the list in one act: all of it or nothing. Each case that refuses says why, at its own
//! id, so that the page can name it at its row.
//!
//! Composes the areas and has no SQL.

use uuid::Uuid;

use crate::case::{self, CaseFilter, Stage};
use crate::database::Write;
use crate::journal::Op;
use crate::{Error, Fault, FaultCode, Result, handing, sheet};

/// More at once is a mistake, and a long wait.
const MOST: u32 = 500;

/// Gives cases to another companion, each with what the former one was still to do in it; how many went. Those that
/// are theirs already stay as they are.
///
/// # Errors
/// What [`handing::hand_case`] gives, at the id of each case; at `responsible` who can look after none. A secret case of somebody else goes alone, with a reason.
pub fn hand_cases(ctx: &Write, ids: &[Uuid], to: Uuid) -> Result<i64> {
    each(ids, |id| {
        let page = case::find(ctx, id)?;
        if page.row.responsible == to {
            return Ok(false);
        }
        handing::hand_case(ctx, id, Some(page.rev), to, "").map(|_| true)
    })
}

/// Moves cases to another stage; how many moved. Those that stand there already stay as they are. The reason is kept with
/// each that needs one.
///
/// # Errors
/// What [`case::move_to`] gives, at the id of each case.
pub fn move_cases(ctx: &Write, ids: &[Uuid], to: Stage, reason: &str) -> Result<i64> {
    each(ids, |id| {
        let page = case::find(ctx, id)?;
        if page.row.stage == to {
            return Ok(false);
        }
        case::move_to(ctx, id, page.rev, to, reason).map(|_| true)
    })
}

/// Notes in the journal that a list of these cases is about to be printed, as far as the officer sees them. A secret one
/// that stands on it by its name is noted at the case too: its own history tells who took it out.
///
/// # Errors
/// [`FaultCode::NotFound`] where the officer may know of none of them, [`FaultCode::TooManyCases`].
pub fn print_cases(ctx: &Write, ids: &[Uuid], secret_by_name: bool) -> Result<()> {
    not_too_many(ids)?;
    let filter = CaseFilter { closed_too: true, only: ids.to_vec(), ..CaseFilter::default() };
    let rows = if ids.is_empty() { Vec::new() } else { case::list(ctx, &filter, 0, MOST)? };
    if rows.is_empty() {
        return Err(FaultCode::NotFound.into());
    }
    sheet::printed(ctx, rows.len())?;
    for row in rows.iter().filter(|row| secret_by_name && row.secret && !row.masked) {
        ctx.record("case", row.id, Op::Export, &[("what", "list".to_owned())])?;
    }
    Ok(())
}

fn not_too_many(ids: &[Uuid]) -> Result<()> {
    if ids.len() <= MOST as usize {
        return Ok(());
    }
    Err(Fault::new(FaultCode::TooManyCases).with("max", MOST).into())
}

/// Does it to each once. Where one refuses nothing of it stays: the transaction ends with the error.
fn each(ids: &[Uuid], mut act: impl FnMut(Uuid) -> Result<bool>) -> Result<i64> {
    not_too_many(ids)?;
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let (mut done, mut faults) = (0, Vec::new());
    for id in ids {
        match act(id) {
            Ok(changed) => done += i64::from(changed),
            Err(error @ (Error::Fault(_) | Error::Invalid(_))) => {
                faults.extend(error.faults().into_iter().map(|fault| at_its_row(fault, id)));
            }
            Err(error) => return Err(error),
        }
    }
    faults.dedup();
    if faults.is_empty() { Ok(done) } else { Err(Error::Invalid(faults)) }
}

/// Who is no companion is none for any of them.
fn at_its_row(fault: Fault, id: Uuid) -> Fault {
    if fault.field == "responsible" { fault } else { Fault { field: id.to_string(), ..fault } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{CaseForm, CaseRow, CaseTypeForm};
    use crate::history::{Undone, record_history, undo, week_in_review};
    use crate::testing::{World, a_case, a_person};
    use crate::vault::{Role, Vault};

    fn rows(vault: &Vault) -> Vec<CaseRow> {
        let mut rows = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 60)).unwrap();
        rows.sort_by(|one, other| one.number.cmp(&other.number));
        rows
    }

    fn three(world: &World) -> Vec<Uuid> {
        let me = world.vault.officer().id;
        ["Sekar Dangan", "Udan Liris", "Nitik Karawitan"]
            .map(|name| world.case(&a_case(world.person(&a_person(name)), me)))
            .to_vec()
    }

    fn taken_back(vault: &Vault, act: Uuid) -> Undone {
        vault.write(|ctx| undo(ctx, act)).unwrap()
    }

    #[test]
    fn several_go_to_one_companion_in_one_act_and_come_back_in_one() {
        let world = World::with_group();
        let ids = three(&world);
        let before = rows(&world.vault);
        let to = world.officer("Mbak Ceplok", &[Role::Pendamping]).id;
        let (done, act) = world.vault.write(|ctx| Ok((hand_cases(ctx, &ids[..2], to)?, ctx.act()))).unwrap();
        assert_eq!(done, 2);
        assert_eq!(rows(&world.vault).iter().filter(|row| row.responsible == to).count(), 2);
        // Twice named is once done, and who has it already keeps it.
        let again = [ids[0], ids[2], ids[2]];
        assert_eq!(world.vault.write(|ctx| hand_cases(ctx, &again, to)).unwrap(), 1);
        let last = world.vault.write(|ctx| hand_cases(ctx, &ids[2..], before[2].responsible)).unwrap();
        assert_eq!(last, 1);
        taken_back(&world.vault, act);
        assert_eq!(rows(&world.vault), before);
    }

    #[test]
    fn several_move_to_one_stage_in_one_act_and_the_reason_is_asked_of_those_that_need_it() {
        let world = World::with_group();
        let ids = three(&world);
        let to = |stage, reason: &'static str| {
            world.vault.write(|ctx| Ok((move_cases(ctx, &ids, stage, reason)?, ctx.act())))
        };
        assert_eq!(to(Stage::Assessment, "").unwrap().0, 3);
        let refused = to(Stage::Service, "").unwrap_err().faults();
        let mut fields: Vec<String> = refused.iter().map(|fault| fault.field.clone()).collect();
        let mut wanted: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        fields.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(fields, wanted, "each at its own row");
        assert!(rows(&world.vault).iter().all(|row| row.stage == Stage::Assessment));
        let (done, act) = to(Stage::Service, "Sudah jelas").unwrap();
        assert_eq!(done, 3);
        taken_back(&world.vault, act);
        assert!(rows(&world.vault).iter().all(|row| row.stage == Stage::Assessment));
        assert!(to(Stage::Closed, "").is_err(), "a case is closed with its own reason");
    }

    #[test]
    fn where_one_refuses_nothing_is_done_and_the_one_is_named() {
        let world = World::with_group();
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let [mine, others] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&a_person(name)));
        let mine = world.case(&a_case(mine, companion.id));
        let others = world.case(&a_case(others, world.vault.officer().id));
        let vault = world.as_officer(&companion);
        let to = world.officer("Bu Kawung", &[Role::Pendamping]).id;
        let before = rows(&world.vault);
        for refused in [
            vault.write(|ctx| hand_cases(ctx, &[mine, others], to)).unwrap_err(),
            vault.write(|ctx| move_cases(ctx, &[mine, others], Stage::Assessment, "")).unwrap_err(),
        ] {
            let faults = refused.faults();
            assert_eq!(faults.len(), 1, "{faults:?}");
            assert_eq!(
                (faults[0].field.clone(), faults[0].code),
                (others.to_string(), FaultCode::NotAllowed)
            );
        }
        assert_eq!(rows(&world.vault), before);
    }

    #[test]
    fn a_printed_list_is_told_with_its_rows_and_at_each_secret_case_that_stands_on_it_by_name() {
        let world = World::with_group();
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let types = vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }];
        let open = world.case(&a_case(world.person(&a_person("Sekar Dangan")), companion.id));
        let hidden = a_case(world.person(&a_person("Udan Liris")), companion.id);
        let hidden = world.case(&CaseForm { types, secret: true, ..hidden });
        let vault = world.as_officer(&companion);
        let exports = |id| {
            let entries = vault.read(|ctx| record_history(ctx, crate::record::RecordKind::Case, id)).unwrap();
            entries.iter().filter(|entry| entry.op == "export").count()
        };
        let print = |vault: &Vault, by_name| vault.write(|ctx| print_cases(ctx, &[open, hidden], by_name));
        print(&vault, false).unwrap();
        assert_eq!((exports(open), exports(hidden)), (0, 0));
        print(&vault, true).unwrap();
        assert_eq!((exports(open), exports(hidden)), (0, 1));
        let told = world.vault.read(week_in_review).unwrap().acts.remove(0);
        assert_eq!((told.label.as_str(), told.more), ("cases 2 paper", 0));
        // To the head it is a number, whatever was ticked.
        print(&world.vault, true).unwrap();
        assert_eq!(exports(hidden), 1);
        // Who sees none of them prints none.
        let recorder = world.as_officer(&world.officer("Bu Kawung", &[Role::Pencatat]));
        let refused = recorder.write(|ctx| print_cases(ctx, &[hidden], true)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotFound);
        assert_eq!(vault.write(|ctx| print_cases(ctx, &[], true)).unwrap_err().code(), FaultCode::NotFound);
        let many = vec![Uuid::now_v7(); MOST as usize + 1];
        assert_eq!(
            vault.write(|ctx| print_cases(ctx, &many, true)).unwrap_err().code(),
            FaultCode::TooManyCases
        );
    }

    #[test]
    fn a_secret_case_of_somebody_else_goes_along_for_nobody() {
        let world = World::with_group();
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let types = vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }];
        let hidden = world.person(&a_person("Udan Liris"));
        let hidden = world.case(&CaseForm { types, secret: true, ..a_case(hidden, companion.id) });
        let me = world.vault.officer().id;
        let refused = world.vault.write(|ctx| hand_cases(ctx, &[hidden], me)).unwrap_err().faults();
        assert_eq!((refused[0].field.clone(), refused[0].code), (hidden.to_string(), FaultCode::NotAllowed));
        let viewer = world.as_officer(&world.officer("Bu Parang", &[Role::Pembaca]));
        assert!(viewer.write(|ctx| hand_cases(ctx, &[hidden], companion.id)).is_err());
        assert!(viewer.write(|ctx| move_cases(ctx, &[hidden], Stage::Assessment, "")).is_err());
    }
}
