//! What the form of a case holds, and its rules: all faults at once; age and sex only warn.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::follow_up::subject_before_birth;
use super::reach::SECRET;
use super::stage::Urgency;
use crate::database::Read;
use crate::fault::Faults;
use crate::person::{self, Person};
use crate::reference::{PmksType, pmks};
use crate::values::{line, note, parse_date};
use crate::vault::{OfficerRow, Right, list_officers};
use crate::{Fault, FaultCode, Result, choice, household};

/// Whom a case is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Subject {
    /// One resident.
    Person {
        /// Who.
        id: Uuid,
    },
    /// A family.
    Household {
        /// Which.
        id: Uuid,
    },
    /// A group of people that is no family.
    Group {
        /// How it is called.
        name: String,
    },
}

impl Subject {
    fn kind(&self) -> &'static str {
        match self {
            Self::Person { .. } => "person",
            Self::Household { .. } => "household",
            Self::Group { .. } => "group",
        }
    }

    /// How a group is called.
    pub(super) fn group_name(&self) -> Option<&str> {
        match self {
            Self::Person { .. } | Self::Household { .. } => None,
            Self::Group { name } => Some(name),
        }
    }
}

/// One PMKS type with what was ticked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CaseTypeForm {
    /// 1 to 26.
    pub number: u8,
    /// 1-based places of the criteria that hold.
    pub criteria: Vec<u8>,
    /// In place of a criterion, or beside it; may be empty.
    pub note: String,
}

/// The types of a case as the form of an assessment sends them.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct CaseTypesForm {
    /// Revision of the case that was read.
    pub rev: i64,
    /// At least one.
    pub types: Vec<CaseTypeForm>,
    /// Why it is not secret any more, where that is so by them; otherwise it may be empty.
    pub reason: String,
}

/// A case as the form sends and gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct CaseForm {
    /// Whom it is about; none while nobody is chosen.
    pub subject: Option<Subject>,
    /// At least one.
    pub types: Vec<CaseTypeForm>,
    /// Code of who reported.
    pub source: String,
    /// May be empty.
    pub reporter: String,
    /// `2026-11-24`.
    pub reported_on: String,
    /// How pressing.
    pub urgency: Urgency,
    /// Made secret by an officer, whatever its types ask.
    pub secret: bool,
    /// May be empty.
    pub story: String,
    /// The officer who is responsible.
    pub responsible: Uuid,
}

/// A doubt about a type and the person; never a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum TypeDoubt {
    /// Younger than the type says.
    TooYoung,
    /// Older than the type says.
    TooOld,
    /// The type is for the other sex.
    OtherSex,
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) form: CaseForm,
    pub(super) level: u8,
    pub(super) year: i32,
}

impl CaseForm {
    /// Applies the rules. `before` is the form as it was stored, where it is being changed: who is responsible may stay
    /// although they left, and the day on which it was reported, whatever is known of births since. Every field is
    /// named, never `..self`: the compiler asks what the rule of a new one is.
    pub(super) fn checked(&self, ctx: &Read, before: Option<&Self>) -> Result<Checked> {
        let mut faults = Faults::default();
        let subject = self.checked_subject(ctx, before.is_none(), &mut faults)?;
        let types = self.checked_types(&mut faults);
        if self.source.is_empty() {
            faults.add(Fault::at("source", FaultCode::Required));
        } else if !choice::is_source(ctx, &self.source)? {
            faults.add(Fault::at("source", FaultCode::UnknownChoice));
        }
        let reporter = faults.take("reporter", line(&self.reporter)).unwrap_or_default();
        let story = faults.take("story", note(&self.story)).unwrap_or_default();
        let day = faults.take("reported_on", parse_date(&self.reported_on)).unwrap_or_else(|| ctx.today());
        if day > ctx.today() {
            faults.add(Fault::at("reported_on", FaultCode::DateInFuture));
        } else if before.is_none_or(|before| before.reported_on != day.to_string()) {
            let unborn = subject_before_birth(ctx, subject.as_ref(), "reported_on", day)?;
            if let Some(fault) = unborn {
                faults.add(fault);
            }
        }
        if before.is_none_or(|before| before.responsible != self.responsible)
            && !can_carry(ctx, self.responsible)?
        {
            faults.add(Fault::at("responsible", FaultCode::Required));
        }
        faults.check()?;
        let level = level_of(&types, self.secret);
        let form = Self {
            subject,
            types,
            source: self.source.clone(),
            reporter,
            reported_on: day.to_string(),
            urgency: self.urgency,
            secret: self.secret,
            story,
            responsible: self.responsible,
        };
        Ok(Checked { form, level, year: day.year() })
    }

    /// Whom a case is about after a change: who it was, a group with the name that it has now, or none where that is empty.
    pub(super) fn subject_after(&self, before: &Self) -> Option<Subject> {
        match (&before.subject, &self.subject) {
            (Some(Subject::Group { .. }), None | Some(Subject::Group { .. })) => self.subject.clone(),
            _ => before.subject.clone(),
        }
    }

    /// Whom a case is about is not asked again at a change: they may have been taken back since.
    fn checked_subject(&self, ctx: &Read, opening: bool, faults: &mut Faults) -> Result<Option<Subject>> {
        Ok(match &self.subject {
            None => {
                faults.add(Fault::at("subject", FaultCode::Required));
                None
            }
            Some(Subject::Group { name }) => {
                let name = faults.take("subject", line(name));
                if name.as_ref().is_some_and(String::is_empty) {
                    faults.add(Fault::at("subject", FaultCode::Required));
                }
                name.map(|name| Subject::Group { name })
            }
            Some(subject) => {
                let known = match subject {
                    Subject::Person { id } => person::is_listed(ctx, *id)?,
                    Subject::Household { id } => household::is_listed(ctx, *id)?,
                    Subject::Group { .. } => true,
                };
                if opening && !known {
                    faults.add(Fault::at("subject", FaultCode::NotFound));
                }
                Some(subject.clone())
            }
        })
    }

    fn checked_types(&self, faults: &mut Faults) -> Vec<CaseTypeForm> {
        if self.types.is_empty() {
            faults.add(Fault::at("types", FaultCode::NoType));
        }
        let mut kept: Vec<CaseTypeForm> = Vec::new();
        for typed in &self.types {
            let field = format!("types.{}", typed.number);
            let Some(known) = pmks(typed.number) else {
                faults.add(Fault::at(field, FaultCode::UnknownChoice));
                continue;
            };
            let kind = self.subject.as_ref().map(Subject::kind);
            if kind.is_some_and(|kind| !known.subjects.iter().any(|one| one == kind)) {
                faults.add(Fault::at(&field, FaultCode::TypeNotForSubject).with("number", typed.number));
            }
            let text = faults.take(&field, note(&typed.note)).unwrap_or_default();
            let note = if known.free_text { text } else { String::new() };
            let mut criteria: Vec<u8> = typed.criteria.clone();
            criteria.retain(|place| known.criteria.iter().any(|one| one.place == *place));
            criteria.sort_unstable();
            criteria.dedup();
            if criteria.is_empty() && note.is_empty() {
                faults.add(Fault::at(&field, FaultCode::NoCriterion).with("number", typed.number));
            }
            if !kept.iter().any(|one| one.number == typed.number) {
                kept.push(CaseTypeForm { number: typed.number, criteria, note });
            }
        }
        kept.sort_by_key(|one| one.number);
        kept
    }
}

/// The level of a case with these types.
pub(super) fn level_of(types: &[CaseTypeForm], raised: bool) -> u8 {
    let highest = types.iter().filter_map(|one| pmks(one.number)).map(|one| one.level).max().unwrap_or(1);
    if raised { SECRET } else { highest }
}

/// Whether the officer can sign in and may look after cases at all.
pub(crate) fn can_carry(ctx: &Read, officer: Uuid) -> Result<bool> {
    Ok(carriers(ctx)?.contains(&officer))
}

/// All who can sign in and may look after cases.
pub(crate) fn carriers(ctx: &Read) -> Result<Vec<Uuid>> {
    let looks_after =
        |one: &OfficerRow| one.roles.iter().any(|role| role.rights().contains(&Right::CaseWriteOwn));
    let officers = list_officers(ctx)?.into_iter();
    Ok(officers.filter(|one| one.active && looks_after(one)).map(|one| one.id).collect())
}

/// What does not fit between a type and a person, who is as old as they were on the day of the report (DOMAIN 2.2).
pub fn type_doubts(known: &PmksType, person: &Person, reported_on: NaiveDate) -> Vec<TypeDoubt> {
    let mut doubts = Vec::new();
    if let Some(age) = person.form.birth.age(reported_on) {
        if known.age_min.is_some_and(|min| age < min) {
            doubts.push(TypeDoubt::TooYoung);
        }
        if known.age_max.is_some_and(|max| age > max) {
            doubts.push(TypeDoubt::TooOld);
        }
    }
    if !known.sex.is_empty() && !person.form.sex.is_empty() && known.sex != person.form.sex {
        doubts.push(TypeDoubt::OtherSex);
    }
    doubts
}
