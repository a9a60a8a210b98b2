//! Cases about who is not here any more: nobody visits them, and somebody has to close them or go on with who is left.
//! Nothing but conditions for the area's own table: the SQL stands beside the rule that it serves.

use serde::Serialize;

use super::form::Subject;
use super::list::CaseRow;
use crate::database::Read;
use crate::person::Life;
use crate::{Result, household, person};

/// How whom a case is about is not here any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum GoneHow {
    /// The resident died.
    Died,
    /// The resident moved away.
    Moved,
    /// Of the family nobody is here any more.
    NobodyLeft,
}

/// That whom a case is about is not here any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SubjectGone {
    /// How.
    pub how: GoneHow,
    /// Local date (`2026-11-24`); empty where it is not known, and of a family.
    pub on: String,
    /// Whether nobody is there who could be visited, so that no visit is planned. Who moved away may still be visited, if
    /// somebody plans it.
    pub nobody_there: bool,
}

/// Whether whom a case is about is gone, also somebody who was taken back. A group is never gone.
pub(super) fn of(ctx: &Read, subject: Option<&Subject>) -> Result<Option<SubjectGone>> {
    let (how, on) = match subject {
        Some(Subject::Person { id }) => {
            let (life, on) = person::life_of(ctx, *id)?;
            match life {
                Life::Here => return Ok(None),
                Life::Dead => (GoneHow::Died, on),
                Life::Moved => (GoneHow::Moved, on),
            }
        }
        Some(Subject::Household { id }) if household::is_left(ctx, *id)? => {
            (GoneHow::NobodyLeft, String::new())
        }
        _ => return Ok(None),
    };
    Ok(Some(SubjectGone { how, on, nobody_there: how != GoneHow::Moved }))
}

/// An open case about somebody who died or moved away, or about a family of which nobody is here any more.
pub(super) fn gone() -> String {
    let open = "SELECT id FROM cases WHERE withdrawn = '' AND stage <> 'closed'";
    let (gone, left) = (person::GONE, household::nobody_here("cases.household_id"));
    format!(
        "cases.id IN ({open} AND person_id IN ({gone})
         UNION ALL {open} AND household_id IS NOT NULL AND {left})"
    )
}

/// The same as a condition, [`SubjectGone::nobody_there`]: a family that left, or somebody who died.
pub(super) fn nobody_to_visit() -> String {
    let died = person::has_died("cases.person_id");
    let left = household::nobody_here("cases.household_id");
    format!("({died} OR (cases.household_id IS NOT NULL AND {left}))")
}

/// The same of one case that the officer reads.
pub(super) fn has_nobody_to_visit(ctx: &Read, case: &CaseRow) -> Result<bool> {
    let person = case.person_id.map(|id| Subject::Person { id });
    let subject = person.or(case.household_id.map(|id| Subject::Household { id }));
    Ok(of(ctx, subject.as_ref())?.is_some_and(|gone| gone.nobody_there))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{World, plan};

    #[test]
    fn who_is_gone_is_found_along_indexes_whatever_the_size() {
        let world = World::with_group();
        let told = |condition: &str| {
            let sql =
                format!("SELECT id FROM cases WHERE withdrawn = '' AND stage <> 'closed' AND {condition}");
            world.vault.read(|ctx| Ok(plan(ctx, &sql, &[] as &[String]))).unwrap()
        };
        let steps = told(&gone());
        assert!(steps.contains("person_gone") && steps.contains("INDEX cases_open_person"), "{steps}");
        assert!(!steps.contains("SCAN person\n") && !steps.contains("SCAN household"), "{steps}");
        // Of a single case nobody else is looked through.
        let one = told(&format!("id = x'00' AND {}", nobody_to_visit()));
        assert!(!one.contains("LIST SUBQUERY") && !one.contains("SCAN"), "{one}");
        let steps = told(&format!("next_visit <> '' AND next_visit <= '2026' AND NOT {}", nobody_to_visit()));
        assert!(
            steps.contains("COVERING INDEX cases_visit") && steps.contains("INDEX person_gone"),
            "{steps}"
        );
    }
}
