//! How long what is known of a resident is kept before the head looks at it again (UU 27/2022, arts. 16 and 42 to 44;
//! DOMAIN 7.3, 8): some years after the last entry, the last closing of a case, the last visit or the last gift. Nothing goes by itself.
//!
//! Composes the areas and has no SQL.

use chrono::Months;
use serde::Serialize;
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::person::PersonRow;
use crate::vault::{Right, keep_years};
use crate::{Result, assistance, case, household, notice, person};

/// More than these are not counted: the list has them all.
const COUNTED: u32 = 100;

/// Somebody to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Review {
    /// Who.
    pub person: PersonRow,
    /// When something was written of them last: UTC, RFC 3339.
    pub since: String,
}

/// Who is to be looked at again, the longest quiet first; for the head.
pub fn due(ctx: &Read, offset: u32, limit: u32) -> Result<Vec<Review>> {
    ctx.require(Right::Administer)?;
    let found = quiet(ctx, offset, limit)?.into_iter();
    found.map(|(id, since)| Ok(Review { person: person::row(ctx, id)?, since })).collect()
}

/// How many there are, a hundred at most; none for everybody but the head.
pub fn count_due(ctx: &Read) -> Result<i64> {
    if !ctx.may(Right::Administer) {
        return Ok(0);
    }
    Ok(i64::try_from(quiet(ctx, 0, COUNTED)?.len()).unwrap_or(i64::MAX))
}

/// Keeps somebody's data for as long again, with a reason.
pub fn keep(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::Administer)?;
    let until = ctx.today().checked_add_months(Months::new(12 * keep_years(ctx)?)).unwrap_or(ctx.today());
    notice::keep_until(ctx, id, until, reason)
}

fn quiet(ctx: &Read, offset: u32, limit: u32) -> Result<Vec<person::Quiet>> {
    let today = ctx.today();
    let before = today.checked_sub_months(Months::new(12 * keep_years(ctx)?)).unwrap_or(today);
    let busy =
        [notice::kept(), assistance::given_lately(), case::busy(), household::visited_lately()].concat();
    person::quiet(ctx.connection(), &before.to_string(), &today.to_string(), &busy, (offset, limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::FaultCode;
    use crate::assistance::{AssistanceForm, Recipient};
    use crate::case::{CaseForm, Subject};
    use crate::testing::{World, a_case, a_parcel, a_person, plan};
    use crate::vault::{Role, set_keep_years};

    /// As if everything had been written long ago.
    fn long_ago(world: &World) {
        world
            .vault
            .write(|ctx| {
                Ok(ctx
                    .connection()
                    .execute_batch("UPDATE person SET changed_at = '2020-01-01T00:00:00.000Z'")?)
            })
            .unwrap();
    }

    fn names(world: &World) -> Vec<String> {
        let due = world.vault.read(|ctx| due(ctx, 0, 60)).unwrap();
        due.into_iter().map(|one| one.person.name).collect()
    }

    #[test]
    fn only_who_is_quiet_for_so_many_years_is_looked_at_again() {
        let world = World::with_group();
        let me = world.vault.officer().id;
        let [quiet, with_case, with_gift, of_family] =
            ["Sekar Dangan", "Udan Liris", "Nitik Karawitan", "Ceplok Dangan"]
                .map(|name| world.person(&a_person(name)));
        world.case(&a_case(with_case, me));
        world.assistance(&a_parcel(Recipient::Person { id: with_gift }));
        let family = world.family(&[of_family]);
        world.case(&CaseForm {
            subject: Some(Subject::Household { id: family }),
            types: vec![crate::case::CaseTypeForm { number: 25, criteria: vec![1], note: String::new() }],
            ..a_case(quiet, me)
        });
        assert!(names(&world).is_empty());
        long_ago(&world);
        assert_eq!(names(&world), ["Sekar Dangan"]);
        assert_eq!(world.vault.read(count_due).unwrap(), 1);
        // A gift of long ago keeps nobody, and a visit without a case keeps who was visited.
        let home = world.family(&[quiet]);
        world.visit(home, "2020-02-01", "Ditengok.");
        long_ago(&world);
        assert_eq!(names(&world), ["Sekar Dangan"]);
        let act = world.visit(home, "2026-11-20", "Ditengok.");
        assert!(names(&world).is_empty());
        world.vault.write(|ctx| crate::history::undo(ctx, act)).unwrap();
        let old =
            AssistanceForm { date: "2020-02-01".to_owned(), ..a_parcel(Recipient::Person { id: quiet }) };
        world.assistance(&old);
        assert_eq!(names(&world), ["Sekar Dangan"]);
        let kept = world.vault.write(|ctx| keep(ctx, quiet, ""));
        assert_eq!(kept.unwrap_err().faults()[0].code, FaultCode::ReasonNeeded);
        world.vault.write(|ctx| keep(ctx, quiet, "Masih dikunjungi tiap bulan")).unwrap();
        assert!(names(&world).is_empty());
    }

    #[test]
    fn the_head_says_how_many_years_and_nobody_else_sees_the_list() {
        let world = World::with_group();
        let id = world.person(&a_person("Sekar Dangan"));
        long_ago(&world);
        let odd = world.vault.write(|ctx| set_keep_years(ctx, 50)).unwrap_err();
        assert_eq!(odd.code(), FaultCode::UnknownChoice);
        world.vault.write(|ctx| set_keep_years(ctx, 10)).unwrap();
        assert!(names(&world).is_empty());
        let others = [Role::Pencatat, Role::Pendamping, Role::Bendahara, Role::Pembaca];
        let vault = world.as_officer(&world.officer("Mbak Ceplok", &others));
        assert_eq!(vault.read(|ctx| due(ctx, 0, 9)).unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(vault.read(count_due).unwrap(), 0);
        let kept = vault.write(|ctx| keep(ctx, id, "x"));
        assert_eq!(kept.unwrap_err().code(), FaultCode::NotAllowed);
        assert_eq!(vault.write(|ctx| set_keep_years(ctx, 3)).unwrap_err().code(), FaultCode::NotAllowed);
    }

    #[test]
    fn the_list_is_read_along_an_index() {
        let world = World::with_group();
        let plan = world
            .vault
            .read(|ctx| {
                let sql = "SELECT id, changed_at FROM person WHERE withdrawn = '' AND changed_at < ?1
                           ORDER BY changed_at, key LIMIT 60";
                Ok(plan(ctx, sql, &["2024-01-01".to_owned()]))
            })
            .unwrap();
        assert!(plan.contains("person_review") && !plan.contains("B-TREE"), "{plan}");
    }
}
