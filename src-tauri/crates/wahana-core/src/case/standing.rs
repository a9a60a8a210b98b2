//! What other areas need to know of a case that something of theirs hangs on: its number, whom it is about, and
//! whether this officer may know more (SECURITY.md: what hangs on a case has its level). Nothing but questions to the
//! area's own tables: the SQL stands beside the rule that it serves.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};
use uuid::Uuid;

use super::form::carriers;
use super::list::{self, CaseRow};
use super::reach::{self, Reach, SECRET};
use crate::database::Read;
use crate::vault::Right;
use crate::{Result, household};

/// A case as something that hangs on it sees it.
pub(crate) struct Standing {
    /// `K-2026-0001`.
    pub(crate) number: String,
    /// Whether it is of level 3.
    pub(crate) secret: bool,
    /// The officer's reach.
    pub(crate) reach: Reach,
    /// The person that it is about.
    pub(crate) person: Option<Uuid>,
    /// The family that it is about.
    pub(crate) household: Option<Uuid>,
    /// How the group is called that it is about; empty otherwise.
    pub(crate) group: String,
    /// Whether it was closed: nothing of it is due any more.
    pub(crate) closed: bool,
    /// Its companion.
    pub(crate) responsible: Uuid,
    /// Whether it was taken back. What hangs on it keeps its level all the same.
    pub(crate) withdrawn: bool,
}

impl Standing {
    /// Whether the officer may read it.
    pub(crate) fn is_read(&self) -> bool {
        self.reach.reads()
    }

    /// Whether the officer sees that something hangs on it, but neither name nor kind.
    pub(crate) fn masks(&self) -> bool {
        self.secret && !self.is_read()
    }
}

/// Whether the officer may read the case, and it was not taken back.
pub(crate) fn knows(ctx: &Read, id: Uuid) -> Result<bool> {
    let standing = if ctx.may(Right::CaseRead) { standing(ctx, id)? } else { None };
    Ok(standing.is_some_and(|known| !known.withdrawn && known.is_read()))
}

/// How one case stands to the officer, also one that was taken back; none where there is no such case.
pub(crate) fn standing(ctx: &Read, id: Uuid) -> Result<Option<Standing>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT year, serial, level, responsible, person_id, household_id, withdrawn <> '',
                stage = 'closed', group_name
         FROM cases WHERE id = ?1",
    )?;
    let found = statement.query_row([id], |row| {
        let (year, serial): (i64, i64) = (row.get(0)?, row.get(1)?);
        let (level, responsible) = (row.get(2)?, row.get(3)?);
        Ok(Standing {
            number: format!("K-{year}-{serial:04}"),
            secret: level >= SECRET,
            reach: reach::reach(ctx, level, responsible),
            person: row.get(4)?,
            household: row.get(5)?,
            withdrawn: row.get(6)?,
            closed: row.get(7)?,
            group: row.get(8)?,
            responsible,
        })
    });
    Ok(found.optional()?)
}

/// Open cases about these persons or this family that the officer may read, the latest report first. Secret cases
/// of others are not hinted at.
pub(crate) fn about(ctx: &Read, persons: &[Uuid], household: Option<Uuid>) -> Result<Vec<CaseRow>> {
    let places = (2..2 + persons.len()).map(|place| format!("?{place}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT id, level, responsible FROM cases
         WHERE withdrawn = '' AND stage <> 'closed' AND (household_id = ?1 OR person_id IN ({places}))
         ORDER BY reported_on DESC, id DESC"
    );
    let blob = |id: Uuid| Value::Blob(id.as_bytes().to_vec());
    let values =
        std::iter::once(household.map_or(Value::Null, blob)).chain(persons.iter().copied().map(blob));
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params_from_iter(values), |row| {
        Ok((row.get(0)?, reach::reach(ctx, row.get(1)?, row.get(2)?)))
    })?;
    let found: Vec<(Uuid, Reach)> = found.collect::<rusqlite::Result<_>>()?;
    let readable = found.into_iter().filter(|(_, seen)| seen.reads());
    readable.map(|(id, _)| list::row_unmasked(ctx, id)).collect()
}

/// A sub-select of the cases whose belongings are masked for the officer; their id stands at `place` of the
/// parameters.
pub(crate) fn masking_ids(ctx: &Read, place: usize) -> String {
    let own = if ctx.may(Right::SecretOwn) { "1" } else { "0" };
    format!("SELECT id FROM cases WHERE level >= {SECRET} AND NOT (responsible = ?{place} AND {own})")
}

/// The same as a condition for the case whose id is in the column, named with its table: for few rows, of which each is asked.
pub(crate) fn is_masking(ctx: &Read, column: &str, place: usize) -> String {
    let own = if ctx.may(Right::SecretOwn) { "1" } else { "0" };
    format!(
        "(SELECT level >= {SECRET} AND NOT (responsible = ?{place} AND {own})
          FROM cases INDEXED BY cases_known WHERE cases.id = {column})"
    )
}

/// A condition for the case whose id is in the column, named with its table: it is one of the companion whose id stands at
/// `place` of the parameters. Each row is asked: they may have very many cases.
pub(crate) fn is_of(column: &str, place: usize) -> String {
    format!("(SELECT responsible = ?{place} FROM cases INDEXED BY cases_known WHERE cases.id = {column})")
}

/// A sub-select of all secret cases, whoever looks.
pub(crate) fn secret_ids() -> String {
    format!("SELECT id FROM cases WHERE level >= {SECRET}")
}

/// A sub-select of the cases that are open and not taken back.
pub(crate) fn open_ids() -> &'static str {
    "SELECT id FROM cases WHERE withdrawn = '' AND stage <> 'closed'"
}

/// Sub-selects of the persons and of the families that an open case of a type is about, as far as the officer may read
/// it; the type stands at `pmks` of the parameters, the officer's id at `me`. `each`: each subject
/// is asked whether it is among them.
pub(crate) fn subjects_of(ctx: &Read, pmks: usize, me: usize, each: bool) -> [String; 2] {
    let masking = masking_ids(ctx, me);
    let from =
        if each { "cases CROSS JOIN case_type" } else { "case_type CROSS JOIN cases INDEXED BY cases_known" };
    let of = |column: &str| {
        format!(
            "SELECT cases.{column} AS id FROM {from} ON cases.id = case_type.case_id
             WHERE case_type.pmks = ?{pmks} AND cases.withdrawn = '' AND cases.stage <> 'closed'
             AND cases.{column} IS NOT NULL AND cases.id NOT IN ({masking})"
        )
    };
    ["person_id", "household_id"].map(of)
}

/// Whether very many cases are of the type.
pub(crate) fn is_common_type(ctx: &Read, pmks: u8) -> Result<bool> {
    ctx.is_common("FROM case_type WHERE pmks = ?1", &pmks.to_string())
}

/// Open cases of a type that the officer may read, by the person or the family that they are about: id and number of
/// the latest. Secret cases of others are not hinted at.
pub(crate) fn open_with_type(ctx: &Read, pmks: u8) -> Result<HashMap<Uuid, (Uuid, String)>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT coalesce(person_id, household_id), id, printf('K-%d-%04d', year, serial), level, responsible
         FROM case_type JOIN cases ON cases.id = case_type.case_id
         WHERE case_type.pmks = ?1 AND withdrawn = '' AND stage <> 'closed'
         AND coalesce(person_id, household_id) IS NOT NULL ORDER BY reported_on, id",
    )?;
    let found = statement.query_map([pmks], |row| {
        let seen = reach::reach(ctx, row.get(3)?, row.get(4)?);
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?), seen))
    })?;
    let found: Vec<(Uuid, (Uuid, String), Reach)> = found.collect::<rusqlite::Result<_>>()?;
    let readable = found.into_iter().filter(|(.., seen)| seen.reads());
    Ok(readable.map(|(subject, case, _)| (subject, case)).collect())
}

/// The family that a case is about, or whose member it is about.
pub(crate) fn family_of(ctx: &Read, row: &CaseRow) -> Result<Option<Uuid>> {
    match (row.household_id, row.person_id) {
        (Some(family), _) => Ok(Some(family)),
        (None, Some(person)) => household::household_of(ctx, person),
        (None, None) => Ok(None),
    }
}

/// A condition for a row of `table`, with its columns `case_id` and `officer`, that is something to be done: its case is
/// open and the officer at place `me` may read it. With `of`, it is also the work of the officer at that place: what
/// nobody of the group does, or somebody who carries no cases any more, and whatever there is to do in a secret case, is
/// its companion's.
pub(crate) fn has_task(ctx: &Read, table: &str, me: usize, of: Option<usize>) -> Result<String> {
    let own = if ctx.may(Right::SecretOwn) { "1" } else { "0" };
    let whose = if let Some(of) = of {
        // Few, and no words of anybody: they stand in the condition itself.
        let able: Vec<String> = carriers(ctx)?.iter().map(|id| format!("x'{}'", id.simple())).collect();
        let able = able.join(", ");
        format!(
            "AND ((level < {SECRET} AND {table}.officer = ?{of})
              OR (responsible = ?{of} AND (level >= {SECRET} OR {table}.officer IS NULL
                                           OR {table}.officer NOT IN ({able}))))"
        )
    } else {
        String::new()
    };
    // No EXISTS: SQLite would make a join of it, and begin with all cases.
    Ok(format!(
        "(SELECT 1 FROM cases INDEXED BY cases_known
         WHERE cases.id = {table}.case_id AND cases.withdrawn = '' AND stage <> 'closed' AND (level < {SECRET} OR (responsible = ?{me} AND {own})) {whose})"
    ))
}
