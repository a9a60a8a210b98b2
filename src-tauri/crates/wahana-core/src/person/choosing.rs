//! Residents chosen for something by RT, age and what other areas know of them, in the order of a walk: RT, then name.

use std::fmt::Write as _;

use chrono::Datelike;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::store::{ROW_COLUMNS, row_of};
use super::{PersonRow, visible};
use crate::Result;
use crate::database::Read;
use crate::vault::Right;

/// Completed years, from and to, both of them included, and a sex; nothing set means anybody. Whose age or sex is not
/// known is found by neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Whom<'f> {
    pub(crate) age_from: Option<u8>,
    pub(crate) age_to: Option<u8>,
    /// `L` or `P`; empty for both.
    pub(crate) sex: &'f str,
}

/// A condition and the values at its places; a place is the length of the list after its value was pushed.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) condition: String,
    pub(crate) values: Vec<Value>,
    /// Whether a condition looks in a set of a few that is made once: the list may then be made of these. Where each row is
    /// asked, it is walked in its order until enough are found.
    pub(crate) of_few: bool,
}

impl Chosen {
    /// Takes a value and tells its place among the parameters.
    pub(crate) fn bind(&mut self, value: impl Into<Value>) -> usize {
        self.values.push(value.into());
        self.values.len()
    }

    /// Narrows further.
    pub(crate) fn and(&mut self, condition: &str) {
        let _ = write!(self.condition, " AND {condition}");
    }

    /// How the table is read whose rows the index has in the order of the list.
    pub(crate) fn along(&self, index: &str) -> String {
        if self.of_few { String::new() } else { format!("INDEXED BY {index}") }
    }
}

/// A condition that the resident is one of these (a sub-select of their `id`): each row is asked.
pub(crate) fn is_in(persons: &str) -> String {
    format!("(SELECT 1 FROM ({persons}) AS found WHERE found.id = person.id LIMIT 1) IS NOT NULL")
}

/// Who lives here and meets the condition, `limit` at most.
pub(crate) fn chosen(
    ctx: &Read,
    rt: &str,
    whom: Whom,
    mut only: Chosen,
    limit: usize,
) -> Result<Vec<PersonRow>> {
    ctx.require(Right::PersonRead)?;
    if !rt.is_empty() {
        let place = only.bind(rt.to_owned());
        only.and(&format!("person.rt = ?{place}"));
    }
    only.condition += &conditions(ctx, whom);
    let sql = format!(
        "SELECT {ROW_COLUMNS} FROM person {} WHERE person.withdrawn = '' AND person.life = 'here'{}
         ORDER BY person.rt, person.name_key, person.key LIMIT {limit}",
        only.along("person_list_rt"),
        only.condition
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(only.values), |row| row_of(row, ctx.today()))?;
    rows.map(|row| Ok(visible(ctx, row?))).collect()
}

/// The condition that a person lives here and is one of them.
pub(crate) fn is_here(ctx: &Read, whom: Whom) -> String {
    format!("person.withdrawn = '' AND person.life = 'here'{}", conditions(ctx, whom))
}

/// Of the age the same rule as `Birth::age`, along the stored birth: who has so many years was born on the day so many
/// years ago or before it. Nothing of it is anybody's words, so nothing is bound.
pub(super) fn conditions(ctx: &Read, whom: Whom) -> String {
    let (year, day) = (ctx.today().year(), ctx.today().format("%m-%d"));
    let mut all = String::new();
    // At most so many years: not one more.
    let bounds = [(whom.age_from.map(i32::from), "<="), (whom.age_to.map(|years| i32::from(years) + 1), ">")];
    for (bound, sign) in bounds {
        let Some(years) = bound else { continue };
        let born = year - years;
        let guessed = if sign == "<=" { ">=" } else { "<" };
        let _ = write!(
            all,
            " AND CASE length(person.birth)
                  WHEN 10 THEN person.birth {sign} '{born:04}-{day}'
                  WHEN 7 THEN person.birth || '-28' {sign} '{born:04}-{day}'
                  WHEN 4 THEN person.birth {sign} '{born:04}'
                  WHEN 0 THEN 0
                  ELSE CAST(substr(person.birth, 2) AS INTEGER)
                       + {year} - CAST(substr(person.birth, instr(person.birth, '@') + 1, 4) AS INTEGER)
                       - ('{day}' < substr(person.birth, -5)) {guessed} {years} END"
        );
    }
    all += match whom.sex {
        "" => "",
        "L" => " AND person.sex = 'L'",
        "P" => " AND person.sex = 'P'",
        // Nobody.
        _ => " AND person.sex = '-'",
    };
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::PersonForm;
    use crate::testing::{World, a_person};
    use crate::values::Birth;

    #[test]
    fn who_is_chosen_by_age_is_who_the_list_says_has_it() {
        let world = World::with_group();
        let today = world.vault.read(|ctx| Ok(ctx.today())).unwrap();
        let year: i32 = today.format("%Y").to_string().parse().unwrap();
        let mut births = vec![String::new()];
        for back in [59, 60, 61, 70] {
            let day = today.checked_sub_months(chrono::Months::new(back * 12)).unwrap();
            for near in [day.pred_opt().unwrap(), day, day.succ_opt().unwrap()] {
                births.extend([near.to_string(), near.format("%Y-%m").to_string()]);
            }
            let on = today.checked_sub_days(chrono::Days::new(200)).unwrap();
            births.extend([format!("{}", year - i32::try_from(back).unwrap()), format!("~{back}@{on}")]);
        }
        for (place, birth) in births.iter().enumerate() {
            let birth = Birth::parse(birth).unwrap();
            world.person(&PersonForm { birth, ..a_person(&format!("Sekar {place}")) });
        }
        world
            .vault
            .read(|ctx| {
                let ages = |age_from, age_to| {
                    let whom = Whom { age_from, age_to, sex: "" };
                    chosen(ctx, "", whom, Chosen::default(), 99)
                };
                let all = ages(None, None)?;
                assert_eq!(all.len(), births.len());
                for bound in [59, 60, 61, 70] {
                    let old = all.iter().filter(|row| row.age.is_some_and(|age| age >= i32::from(bound)));
                    assert_eq!(ages(Some(bound), None)?.len(), old.count(), "from {bound}");
                    let young = all.iter().filter(|row| row.age.is_some_and(|age| age <= i32::from(bound)));
                    assert_eq!(ages(None, Some(bound))?.len(), young.count(), "to {bound}");
                }
                Ok(())
            })
            .unwrap();
    }
}
