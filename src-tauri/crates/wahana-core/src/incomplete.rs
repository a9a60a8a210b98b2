//! "Yang perlu dilengkapi": one work list of what is missing or doubtful in residents, families and cases, each line of
//! which leads to the very field. It hinders nothing, and it holds only what the officer may complete: what a secret
//! case of somebody else lacks is nobody else's work, and nobody is listed because of one.
//!
//! Composes the areas and has no SQL.

use serde::Serialize;
use uuid::Uuid;

use crate::case::{self, CaseRow, Steps};
use crate::database::Read;
use crate::fault::granted;
use crate::household::{self, HouseholdRow};
use crate::merging::{self, MaybeSame, MergeKind};
use crate::person::{self, PersonRow};
use crate::vault::Right;
use crate::{Result, assessment, plan, referral};

/// So many of each are named; the next ones follow as these are completed.
const NAMED: usize = 12;
/// More than these are not counted.
const COUNTED: u32 = 100;

/// What a case can be followed by beside a visit.
const STEPS: Steps = Steps {
    unplanned: plan::NOTHING_PLANNED,
    assessed: assessment::VISITED,
    dated: [plan::DATED, referral::AWAITED],
};

/// What is missing or doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// Nobody who can look after the case is responsible for it.
    CaseCompanion,
    /// Whom the case is about died or moved away: it is to be closed, or to go on with who is left.
    CaseGone,
    /// The case has no plan.
    CasePlan,
    /// Nothing of the case has a day: nobody is reminded of it.
    CaseStep,
    /// Two residents may be one, as they were looked for last.
    SamePerson,
    /// Two families may be one.
    SameFamily,
    /// The NIK is unfinished or does not fit the rest.
    Nik,
    /// Nothing is known of the age of somebody with a case.
    Birth,
    /// Nor whether it is a man or a woman.
    Sex,
    /// Somebody with a case has no NIK, and nobody said how it stands with their papers.
    Papers,
    /// The family has members and no head.
    FamilyHead,
    /// The family has no RT.
    FamilyRt,
    /// The family's No. KK is unfinished.
    FamilyKk,
}

/// One record that lacks it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Incomplete {
    /// The resident, family or case.
    pub id: Uuid,
    /// The other one, where two may be the same.
    pub other: Option<Uuid>,
    /// What somebody or a family is called, or whom the case is about; may be empty for a family.
    pub name: String,
    /// `K-2026-0001` of a case, `W-0001, W-0002` of two who may be one; empty otherwise.
    pub number: String,
    /// Three digits or empty.
    pub rt: String,
}

/// Everything that lacks the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LackingList {
    /// What.
    pub what: Lacking,
    /// The first twelve.
    pub rows: Vec<Incomplete>,
    /// How many there are; residents and families are counted as far as a hundred.
    pub total: i64,
}

impl From<MaybeSame> for Incomplete {
    fn from(pair: MaybeSame) -> Self {
        let (one, other) = (pair.one, pair.other);
        let number = format!("{}, {}", one.number, other.number);
        Self { id: one.id, other: Some(other.id), name: one.name, number, rt: one.rt }
    }
}

impl From<PersonRow> for Incomplete {
    fn from(row: PersonRow) -> Self {
        Self { id: row.id, other: None, name: row.name, number: String::new(), rt: row.rt }
    }
}

impl From<HouseholdRow> for Incomplete {
    fn from(row: HouseholdRow) -> Self {
        Self { id: row.id, other: None, name: row.head, number: String::new(), rt: row.rt }
    }
}

impl From<CaseRow> for Incomplete {
    fn from(row: CaseRow) -> Self {
        Self { id: row.id, other: None, name: row.subject, number: row.number, rt: row.rt }
    }
}

/// All of it that the officer may complete, the most pressing first; what nobody lacks is left out.
pub fn incomplete(ctx: &Read) -> Result<Vec<LackingList>> {
    lists(ctx, NAMED, COUNTED)
}

/// All of it, each with what it lacks.
pub(crate) fn all(ctx: &Read) -> Result<Vec<(Lacking, Incomplete)>> {
    let lists = lists(ctx, usize::MAX, u32::MAX)?.into_iter();
    Ok(lists.flat_map(|list| list.rows.into_iter().map(move |row| (list.what, row))).collect())
}

/// How much that is, without a name of it read.
pub(crate) fn count(ctx: &Read) -> Result<i64> {
    Ok(lists(ctx, 0, COUNTED)?.iter().map(|list| list.total).sum())
}

/// The first `named` of each; residents and families are counted as far as `counted`.
fn lists(ctx: &Read, named: usize, counted: u32) -> Result<Vec<LackingList>> {
    let mut lists = vec![
        of_cases(ctx, Lacking::CaseCompanion, &case::Lack::Companion(case::carriers(ctx)?), named)?,
        of_cases(ctx, Lacking::CaseGone, &case::Lack::Subject, named)?,
        of_cases(ctx, Lacking::CasePlan, &case::Lack::Plan(plan::NOTHING_PLANNED), named)?,
        of_cases(ctx, Lacking::CaseStep, &case::Lack::Step(STEPS), named)?,
    ];
    if granted(merging::require(ctx))? {
        lists.push(of_pairs(ctx, Lacking::SamePerson, MergeKind::Person, named)?);
        lists.push(of_pairs(ctx, Lacking::SameFamily, MergeKind::Household, named)?);
    }
    if ctx.may(Right::PersonWrite) {
        lists.push(of_people(ctx, Lacking::Nik, person::Lack::Nik, None, (named, counted))?);
        // Of others nothing more is wanted than a name: only who has a case is asked for (DOMAIN 6).
        if ctx.may(Right::CaseRead) {
            let with_case = case::has_open_case("person.id");
            for (what, lack) in [
                (Lacking::Birth, person::Lack::Birth),
                (Lacking::Sex, person::Lack::Sex),
                (Lacking::Papers, person::Lack::Papers),
            ] {
                lists.push(of_people(ctx, what, lack, Some(&with_case), (named, counted))?);
            }
        }
        for (what, lack) in [
            (Lacking::FamilyHead, household::Lack::Head),
            (Lacking::FamilyRt, household::Lack::Rt),
            (Lacking::FamilyKk, household::Lack::Kk),
        ] {
            let (rows, total) = household::lacking(ctx, lack, named, counted)?;
            lists.push(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total });
        }
    }
    lists.retain(|list| list.total > 0);
    Ok(lists)
}

fn of_pairs(ctx: &Read, what: Lacking, kind: MergeKind, named: usize) -> Result<LackingList> {
    let total = merging::count_candidates(ctx, kind)?;
    let rows = merging::candidates(ctx, kind, 0, u32::try_from(named).unwrap_or(u32::MAX))?;
    Ok(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total })
}

fn of_people(
    ctx: &Read,
    what: Lacking,
    lack: person::Lack,
    only: Option<&str>,
    (named, counted): (usize, u32),
) -> Result<LackingList> {
    let (rows, total) = person::lacking(ctx, lack, only, named, counted)?;
    Ok(LackingList { what, rows: rows.into_iter().map(Into::into).collect(), total })
}

fn of_cases(ctx: &Read, what: Lacking, lack: &case::Lack, named: usize) -> Result<LackingList> {
    let found = case::lacking(ctx, lack, named)?;
    Ok(LackingList { what, rows: found.rows.into_iter().map(Into::into).collect(), total: found.total })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::{CaseForm, CaseTypeForm, CloseForm, Subject, Urgency};
    use crate::draft::Unkept;
    use crate::home;
    use crate::household::HouseholdForm;
    use crate::person::{Life, PersonForm};
    use crate::testing::{World, a_case, a_person};
    use crate::values::Birth;
    use crate::vault::{self, Role, Vault};

    fn lists(vault: &Vault) -> Vec<(Lacking, Vec<String>)> {
        let found = vault.read(incomplete).unwrap();
        let total: i64 = found.iter().map(|list| list.total).sum();
        assert_eq!(vault.read(count).unwrap(), total);
        found
            .into_iter()
            .map(|list| (list.what, list.rows.into_iter().map(|row| row.name).collect()))
            .collect()
    }

    fn complete(name: &str) -> PersonForm {
        PersonForm {
            sex: "P".to_owned(),
            birth: Birth::parse("1950").unwrap(),
            papers: "unknown".to_owned(),
            ..a_person(name)
        }
    }

    #[test]
    fn who_has_a_case_is_asked_for_and_nobody_else() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        world.person(&a_person("Nitik Karawitan"));
        assert!(lists(&world.vault).is_empty());
        let known = world.person(&complete("Udan Liris"));
        let bare = world.person(&a_person("Sekar Dangan"));
        world.case(&a_case(bare, me));
        world.case(&CaseForm { urgency: Urgency::Emergency, ..a_case(known, me) });
        let sekar = || vec!["Sekar Dangan".to_owned()];
        assert_eq!(
            lists(&world.vault),
            [
                (Lacking::CasePlan, sekar()),
                (Lacking::Birth, sekar()),
                (Lacking::Sex, sekar()),
                (Lacking::Papers, sekar())
            ]
        );
    }

    #[test]
    fn a_number_that_does_not_fit_is_listed_until_it_does() {
        let world = World::with_group();
        let odd = PersonForm { nik: "9999014107500001".to_owned(), ..complete("Sekar Dangan") };
        let id = world.person(&PersonForm { sex: "L".to_owned(), ..odd.clone() });
        let short = PersonForm { nik: "99990".to_owned(), nik_unfinished: true, ..complete("Udan Liris") };
        world.person(&short);
        assert_eq!(
            lists(&world.vault),
            [(Lacking::Nik, vec!["Sekar Dangan".to_owned(), "Udan Liris".to_owned()])]
        );
        let rev = world.vault.read(|ctx| person::find(ctx, id)).unwrap().rev;
        world.vault.write(|ctx| person::change(ctx, id, rev, &odd)).unwrap();
        assert_eq!(lists(&world.vault), [(Lacking::Nik, vec!["Udan Liris".to_owned()])]);
    }

    #[test]
    fn families_are_asked_for_a_head_an_rt_and_the_rest_of_their_number() {
        let world = World::with_group();
        let [head, left, stays] =
            ["Sekar Dangan", "Nitik Karawitan", "Ceplok Dangan"].map(|name| world.person(&complete(name)));
        world.family(&[left, stays]);
        world.vault.write(|ctx| household::leave_for_good(ctx, left, true)).unwrap();
        let form = HouseholdForm { kk: "9999".to_owned(), kk_unfinished: true, ..HouseholdForm::default() };
        let members = [household::MemberForm { person: head, relation: 1 }];
        world.vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
        let gaps: Vec<Lacking> = lists(&world.vault).into_iter().map(|(what, _)| what).collect();
        assert_eq!(gaps, [Lacking::FamilyHead, Lacking::FamilyRt, Lacking::FamilyKk]);
    }

    #[test]
    fn who_may_be_written_down_twice_is_listed_until_somebody_judged_it() {
        let world = World::with_group();
        let [one, other] = ["Sekar Dangan", "Sekar Dangann"].map(|name| world.person(&complete(name)));
        merging::look_again(&world.vault, &|| true).unwrap();
        let found = world.vault.read(incomplete).unwrap();
        assert_eq!(found[0].what, Lacking::SamePerson);
        assert_eq!(found[0].rows[0].other, Some(other));
        world.vault.write(|ctx| merging::judge_not_same(ctx, MergeKind::Person, one, other)).unwrap();
        assert!(lists(&world.vault).is_empty());
    }

    #[test]
    fn a_secret_case_of_somebody_else_lists_nobody_and_its_companion_alone_sees_what_it_lacks() {
        let world = World::with_group();
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let bare = world.person(&a_person("Sekar Dangan"));
        let secret = CaseForm {
            types: vec![CaseTypeForm { number: 15, criteria: vec![1], note: String::new() }],
            secret: true,
            ..a_case(bare, companion.id)
        };
        world.case(&secret);
        assert!(lists(&world.vault).is_empty());
        let own = lists(&world.as_officer(&companion));
        assert_eq!(own, [(Lacking::CasePlan, vec!["Sekar Dangan".to_owned()])]);
    }

    #[test]
    fn each_is_listed_to_whoever_may_complete_it() {
        let world = World::with_group();
        let person = world.person(&a_person("Sekar Dangan"));
        world.case(&a_case(person, world.vault.officer().id));
        let of = |name: &str, role| lists(&world.as_officer(&world.officer(name, &[role])));
        assert!(of("Mbak Ceplok", Role::Pembaca).is_empty());
        assert!(of("Pak Gringsing", Role::Bendahara).is_empty());
        // Who looks after their own cases completes no others, but may complete residents.
        assert!(!of("Mas Parang", Role::Pendamping).iter().any(|(what, _)| *what == Lacking::CasePlan));
        assert!(of("Bu Kawung", Role::Pencatat).iter().any(|(what, _)| *what == Lacking::CasePlan));
    }

    #[test]
    fn a_case_of_somebody_who_died_or_moved_away_is_to_be_closed_and_lacks_nothing_else() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        let [dead, moved, left, stays] = ["Sekar Dangan", "Nitik Karawitan", "Udan Liris", "Ceplok Dangan"]
            .map(|name| world.person(&complete(name)));
        let [gone, kept] = [world.family(&[left]), world.family(&[stays, dead])];
        let about = |subject| CaseForm {
            subject: Some(subject),
            types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..a_case(dead, me)
        };
        let mut cases = vec![world.case(&a_case(dead, me)), world.case(&a_case(moved, me))];
        cases.extend([gone, kept].map(|id| world.case(&about(Subject::Household { id }))));
        let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
        for id in &cases {
            world.vault.write(|ctx| case::plan_visits(ctx, *id, &today.to_string(), None)).unwrap();
        }
        let due = || world.vault.read(|ctx| case::visits(ctx, None, today, None, 9)).unwrap().rows;
        assert_eq!(due().len(), 4);
        for (person, life) in [(dead, Life::Dead), (moved, Life::Moved), (left, Life::Dead)] {
            world.vault.write(|ctx| person::set_life(ctx, person, life, "2026-11-20", "")).unwrap();
        }
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let listed = lists(&world.vault);
        assert_eq!(listed[0], (Lacking::CaseGone, names(&["Sekar Dangan", "Nitik Karawitan", "Udan Liris"])));
        assert_eq!(listed[1], (Lacking::CasePlan, names(&["Ceplok Dangan"])));
        // Nobody visits the dead; who moved away may be visited where they live now.
        let subjects: Vec<Uuid> = due().iter().map(|row| row.id).collect();
        assert_eq!(subjects, [cases[1], cases[3]]);
        assert_eq!(world.vault.read(case::waiting).unwrap(), 2);
        world.vault.write(|ctx| person::set_life(ctx, dead, Life::Here, "", "")).unwrap();
        assert_eq!(lists(&world.vault)[0].1, names(&["Nitik Karawitan", "Udan Liris"]), "it was a mistake");
        assert_eq!(due().len(), 3);
    }

    /// Nobody is sent there any more; that the case is still open is told here and on Beranda until it is closed.
    #[test]
    fn an_emergency_of_somebody_who_died_or_left_unvisited_is_reminded_of_until_it_is_closed() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        let [dead, left] = ["Sekar Dangan", "Udan Liris"].map(|name| world.person(&complete(name)));
        let home = world.family(&[left]);
        let urgent = |form: CaseForm| world.case(&CaseForm { urgency: Urgency::Emergency, ..form });
        let of_home = CaseForm {
            subject: Some(Subject::Household { id: home }),
            types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..a_case(left, me)
        };
        let cases = [urgent(a_case(dead, me)), urgent(of_home)];
        let told = || {
            let today = world.vault.read(|ctx| home::today(ctx, &Unkept::default())).unwrap();
            (today.waiting.emergencies.total, home::counted(&world.vault).unwrap().incomplete)
        };
        assert_eq!(told(), (2, 0));
        for (person, life) in [(dead, Life::Dead), (left, Life::Moved)] {
            world.vault.write(|ctx| person::set_life(ctx, person, life, "2026-11-20", "")).unwrap();
        }
        assert_eq!(told(), (0, 2));
        let both = vec!["Sekar Dangan".to_owned(), "Udan Liris".to_owned()];
        assert_eq!(lists(&world.vault), [(Lacking::CaseGone, both)]);
        for (id, left) in cases.into_iter().zip([1, 0]) {
            let over = CloseForm {
                close_reason: "moved".to_owned(),
                closed_on: "2026-11-22".to_owned(),
                close_note: String::new(),
            };
            let rev = world.vault.read(|ctx| case::find(ctx, id)).unwrap().rev;
            world.vault.write(|ctx| crate::closing::close(ctx, id, rev, &over)).unwrap();
            assert_eq!(told(), (0, left));
        }
    }

    #[test]
    fn a_case_whose_companion_can_look_after_it_no_more_comes_first() {
        let world = World::with_group();
        let companion = world.officer("Mbak Ceplok", &[Role::Pendamping]);
        let family = world.family(&[world.person(&complete("Sekar Dangan"))]);
        world.case(&CaseForm {
            subject: Some(Subject::Household { id: family }),
            types: vec![CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..a_case(family, companion.id)
        });
        assert_eq!(lists(&world.vault)[0].0, Lacking::CasePlan);
        world.vault.write(|ctx| vault::set_roles(ctx, companion.id, &[Role::Pembaca])).unwrap();
        assert_eq!(lists(&world.vault)[0], (Lacking::CaseCompanion, vec!["Sekar Dangan".to_owned()]));
    }
}
