//! Who could stand on the list: residents who live here and families, by RT, age, type of an open case, tag, and
//! what they got. Nothing of why somebody is found stays with the list, and a case that the officer may not know of finds nobody.

use std::cmp::Ordering;

use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{MOST, Per};
use crate::assistance::{self, Recipient};
use crate::database::Read;
use crate::person::{self, Chosen, PersonRow, Whom};
use crate::vault::Right;
use crate::{Result, case, choice, emergency, household};

/// What the proposal is narrowed to; nothing set means everybody.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct CandidateFilter {
    /// What one share is for.
    pub per: Per,
    /// Three digits; empty for all.
    pub rt: String,
    /// At least so many completed years; of a family one who lives here.
    pub age_from: Option<u8>,
    /// At most so many.
    pub age_to: Option<u8>,
    /// `L` or `P`, of a family one who lives here and has that age; empty for both.
    pub sex: String,
    /// The PMKS number of an open case about them; of a family also about a member.
    pub pmks: Option<u8>,
    /// Code of a kind of assistance; empty for none.
    pub kind: String,
    /// Who has not got that kind, instead of who has.
    pub without: bool,
    /// A list of an emergency on which they stand, written down as residents; of a person also with their family.
    pub emergency: Option<Uuid>,
    /// Code of a tag on them; of a family also on a member. Empty for none.
    pub tag: String,
}

/// Somebody who could stand on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Candidate {
    /// Who.
    pub recipient: Recipient,
    /// Their name, or the name of the head of the family.
    pub name: String,
    /// Three digits or empty.
    pub rt: String,
    /// Street and house.
    pub address: String,
    /// Completed years of a resident.
    pub age: Option<i32>,
}

/// Those who were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Candidates {
    /// By RT and name.
    pub rows: Vec<Candidate>,
    /// Whether there are more than are told.
    pub more: bool,
}

/// So many are in sight when the filter was changed.
const IN_SIGHT: usize = if cfg!(test) { 4 } else { 20 };

/// Who meets the filter, a thousand at most, in the order of a walk: RT, then name.
pub fn candidates(ctx: &Read, filter: &CandidateFilter) -> Result<Candidates> {
    first(ctx, filter, MOST)
}

/// The first of [`candidates`], as many as are in sight: in a large village that is much less to look for.
pub fn candidates_in_sight(ctx: &Read, filter: &CandidateFilter) -> Result<Candidates> {
    first(ctx, filter, IN_SIGHT)
}

fn first(ctx: &Read, filter: &CandidateFilter, most: usize) -> Result<Candidates> {
    ctx.require(Right::AssistanceWriteAll)?;
    if filter.emergency.is_some() {
        // Who stands on such a list is told to who reads it.
        ctx.require(Right::CaseRead)?;
    }
    if !filter.tag.is_empty() {
        choice::require_tag(ctx, &filter.tag)?;
    }
    let few = most < MOST;
    let whom = Whom { age_from: filter.age_from, age_to: filter.age_to, sex: &filter.sex };
    let mut rows: Vec<Candidate> = Vec::new();
    let mut only = Chosen::default();
    if filter.per == Per::Household {
        narrowed(ctx, filter, few, &mut only, |[persons, families], each| {
            let members = household::with_member_in(&persons);
            if each {
                household::is_in_or_has(&families, &persons)
            } else {
                format!("(household.id IN ({families}) OR household.id IN ({members}))")
            }
        })?;
        let found = household::chosen(ctx, &filter.rt, whom, only, most + 1)?;
        rows.extend(found.into_iter().map(|row| Candidate {
            recipient: Recipient::Household { id: row.id },
            name: row.head,
            rt: row.rt,
            address: row.address,
            age: None,
        }));
        only = Chosen::default();
        only.and(household::NO_FAMILY);
        // Where the families alone are too many, nobody behind the last of them is told.
        if let Some(last) = rows.get(most) {
            let (rt, name) = (only.bind(last.rt.clone()), only.bind(crate::values::fold(&last.name)));
            only.and(&format!("(person.rt, person.name_key) <= (?{rt}, ?{name})"));
        }
    }
    narrowed(ctx, filter, few, &mut only, |[persons, _], each| match filter.per {
        _ if each => person::is_in(&persons),
        Per::Person => format!("person.id IN ({persons})"),
        // Most of them belong to a family: no row of theirs is read.
        Per::Household => format!("person.id IN ({})", household::without_family(&persons)),
    })?;
    rows.extend(person::chosen(ctx, &filter.rt, whom, only, most + 1)?.into_iter().map(of_person));
    if filter.per == Per::Household {
        rows.sort_by(by_walk);
    }
    let more = rows.len() > most;
    rows.truncate(most);
    Ok(Candidates { rows, more })
}

fn of_person(row: PersonRow) -> Candidate {
    Candidate {
        recipient: Recipient::Person { id: row.id },
        name: row.name,
        rt: row.rt,
        address: row.address,
        age: row.age,
    }
}

fn by_walk(one: &Candidate, other: &Candidate) -> Ordering {
    let key = |row: &Candidate| (row.rt.clone(), crate::values::fold(&row.name));
    key(one).cmp(&key(other))
}

/// `meets` makes a condition of sub-selects of persons and families, and of whether each row is asked if it is among them: where
/// only a few of very many are wanted, they are soon found.
fn narrowed(
    ctx: &Read,
    filter: &CandidateFilter,
    few: bool,
    only: &mut Chosen,
    meets: impl Fn([String; 2], bool) -> String,
) -> Result<()> {
    let blob = |id: Uuid| Value::Blob(id.as_bytes().to_vec());
    let me = || blob(ctx.officer().id);
    if let Some(pmks) = filter.pmks {
        let each = few && case::is_common_type(ctx, pmks)?;
        let (pmks, me) = (only.bind(i64::from(pmks)), only.bind(me()));
        only.and(&meets(case::subjects_of(ctx, pmks, me, each), each));
        only.of_few |= !each;
    }
    if !filter.kind.is_empty() {
        let each = few && assistance::is_common_kind(ctx, &filter.kind)?;
        let (kind, me) = (only.bind(filter.kind.clone()), only.bind(me()));
        let found = meets(assistance::recipients_of(ctx, kind, me, each), each);
        only.and(&if filter.without { format!("NOT ({found})") } else { found });
        only.of_few |= !each && !filter.without;
    }
    if !filter.tag.is_empty() {
        let each = few && choice::is_common_tag(ctx, &filter.tag)?;
        let tag = only.bind(filter.tag.clone());
        let found = ["person_id", "household_id"].map(|column| choice::tagged_of(column, tag, each));
        only.and(&meets(found, each));
        only.of_few |= !each;
    }
    if let Some(list) = filter.emergency {
        let place = only.bind(blob(list));
        let [persons, families] = emergency::registered_on(place);
        // What befell a family befell each of its members.
        let members = household::members_in(&families);
        let persons =
            if filter.per == Per::Person { format!("{persons} UNION ALL {members}") } else { persons };
        only.and(&meets([persons, families], false));
        only.of_few = true;
    }
    Ok(())
}
