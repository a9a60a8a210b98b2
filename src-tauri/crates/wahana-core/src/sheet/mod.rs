//! "Simpan XLSX": a list as its page shows it, for a file that leaves the house unlocked. Whoever may look at a list may
//! take it along, with the rows and the fields that they see there and no others; the journal tells who took how much.
//!
//! Composes the areas and has no SQL: each gives what the officer may see, and masks what they may not.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

use crate::activity::{self, AttendanceRow, GroupDay};
use crate::agenda::{self, WeekLine};
use crate::assistance::{self, AssistanceFilter, AssistanceRow};
use crate::business::{self, BusinessRow};
use crate::case::{self, CaseFilter, CaseMark, CaseRow};
use crate::choice::{self, Choice, ChoiceList};
use crate::database::{Read, Write};
use crate::distribution::{self, DistributionRow, RecipientRow};
use crate::emergency::{self, EmergencyRow, LineRow};
use crate::group::{self, Group};
use crate::home::{self, DueLine};
use crate::household::{self, HeadOf, HouseholdFilter, HouseholdRow};
use crate::incomplete::{self, Incomplete, Lacking};
use crate::journal::Op;
use crate::merging::{self, MaybeSame, MergeKind};
use crate::partner::{self, PartnerFilter, PartnerRow};
use crate::person::{self, PersonFilter, PersonRow};
use crate::referral::{self, ReferralFilter, ReferralRow};
use crate::vault::{OfficerRow, Right, Vault, list_officers};
use crate::{Result, tag};

#[cfg(test)]
mod tests;

/// Rows that are read at once; no more are ever held.
const PIECE: u32 = 1_000;
/// The area of the journal that tells of lists.
pub(crate) const AREA: &str = "list";
/// What an entry says of a list that was printed, not saved.
const PAPER: &str = "paper";

/// Which list, narrowed as its page shows it.
#[derive(Clone, Debug, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SheetOf {
    /// Warga.
    Persons {
        /// As on the page.
        filter: PersonFilter,
    },
    /// Keluarga.
    Households {
        /// As on the page.
        filter: HouseholdFilter,
    },
    /// Kasus.
    Cases {
        /// As on the page, or only the marked ones.
        filter: CaseFilter,
    },
    /// Bantuan.
    Assistance {
        /// As on the page.
        filter: AssistanceFilter,
    },
    /// The recipients of one distribution.
    Recipients {
        /// The distribution.
        id: Uuid,
    },
    /// Mitra.
    Partners {
        /// As on the page.
        filter: PartnerFilter,
    },
    /// Rujukan.
    Referrals {
        /// As on the page.
        filter: ReferralFilter,
    },
    /// Yang perlu dilengkapi.
    Incomplete,
    /// Daftar darurat.
    Emergencies {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// The households of one emergency.
    Emergency {
        /// The emergency.
        id: Uuid,
    },
    /// Kegiatan, with the distribution days among them where the officer sees assistance.
    Activities {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Who is on the list of one activity, and who came.
    Attendance {
        /// The activity.
        id: Uuid,
    },
    /// Usaha kelompok.
    Businesses {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Penyaluran.
    Distributions {
        /// As typed on the page.
        #[serde(default)]
        query: String,
    },
    /// Mungkin ganda: the pairs that look alike, as they were found last.
    Candidates {
        /// Of what.
        of: MergeKind,
    },
    /// Kunjungan terdekat: all of the window.
    DueVisits {
        /// How many days from now.
        days: u8,
    },
    /// The calendar of a week.
    Week {
        /// A day in it, `2026-11-24`; empty for today.
        day: String,
        /// Of one officer.
        of: Option<Uuid>,
    },
}

impl SheetOf {
    /// As the journal calls it.
    pub(crate) fn as_str(&self) -> &'static str {
        match self {
            Self::Persons { .. } => "persons",
            Self::Households { .. } => "households",
            Self::Cases { .. } => "cases",
            Self::Assistance { .. } => "assistance",
            Self::Recipients { .. } => "recipients",
            Self::Partners { .. } => "partners",
            Self::Referrals { .. } => "referrals",
            Self::Incomplete => "incomplete",
            Self::Emergencies { .. } => "emergencies",
            Self::Emergency { .. } => "emergency",
            Self::Activities { .. } => "activities",
            Self::Attendance { .. } => "attendance",
            Self::Businesses { .. } => "businesses",
            Self::Distributions { .. } => "distributions",
            Self::Candidates { .. } => "candidates",
            Self::DueVisits { .. } => "due_visits",
            Self::Week { .. } => "week",
        }
    }
}

/// A resident with what their page's list tells beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonLine {
    /// The resident.
    pub person: PersonRow,
    /// Their family, where they belong to one and the officer may know it.
    pub family: Option<HeadOf>,
    /// Their open cases that the officer may know of; never a secret one.
    pub cases: Vec<CaseMark>,
    /// Codes of the tags that a list may show.
    pub tags: Vec<String>,
}

/// Rows of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetRows {
    /// Of Warga.
    Persons(Vec<PersonLine>),
    /// Of Keluarga.
    Households(Vec<HouseholdRow>),
    /// Of Kasus.
    Cases(Vec<CaseRow>),
    /// Of Bantuan.
    Assistance(Vec<AssistanceRow>),
    /// Of a distribution.
    Recipients(Vec<RecipientRow>),
    /// Of Mitra.
    Partners(Vec<PartnerRow>),
    /// Of Rujukan.
    Referrals(Vec<ReferralRow>),
    /// Of what is to be completed.
    Incomplete(Vec<(Lacking, Incomplete)>),
    /// Of Daftar darurat.
    Emergencies(Vec<EmergencyRow>),
    /// Of one emergency.
    Emergency(Vec<LineRow>),
    /// Of Kegiatan.
    Activities(Vec<GroupDay>),
    /// Of one activity.
    Attendance(Vec<AttendanceRow>),
    /// Of Usaha kelompok.
    Businesses(Vec<BusinessRow>),
    /// Of Penyaluran.
    Distributions(Vec<DistributionRow>),
    /// Of Mungkin ganda.
    Candidates(Vec<MaybeSame>),
    /// Of Kunjungan terdekat.
    DueVisits(Vec<DueLine>),
    /// Of a week.
    Week(Vec<WeekLine>),
}

impl SheetRows {
    /// How many.
    pub fn len(&self) -> usize {
        match self {
            Self::Persons(rows) => rows.len(),
            Self::Households(rows) => rows.len(),
            Self::Cases(rows) => rows.len(),
            Self::Assistance(rows) => rows.len(),
            Self::Recipients(rows) => rows.len(),
            Self::Partners(rows) => rows.len(),
            Self::Referrals(rows) => rows.len(),
            Self::Incomplete(rows) => rows.len(),
            Self::Emergencies(rows) => rows.len(),
            Self::Emergency(rows) => rows.len(),
            Self::Activities(rows) => rows.len(),
            Self::Attendance(rows) => rows.len(),
            Self::Businesses(rows) => rows.len(),
            Self::Distributions(rows) => rows.len(),
            Self::Candidates(rows) => rows.len(),
            Self::DueVisits(rows) => rows.len(),
            Self::Week(rows) => rows.len(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What the rows are told with: whose list it is, and what its codes are called.
#[derive(Clone, Debug)]
pub struct SheetAbout {
    /// The group, where it is written down.
    pub group: Option<Group>,
    /// Name of whoever takes it.
    pub officer: String,
    /// Today.
    pub today: NaiveDate,
    /// What the one distribution, emergency or activity is called, or the Monday of the week; empty for other lists.
    pub of: String,
    /// Whether the officer sees more of a resident or family than name, RT and address.
    pub details: bool,
    /// Whether they see the address.
    pub address: bool,
    /// All officers.
    pub officers: Vec<OfficerRow>,
    /// Kinds of assistance.
    pub kinds: Vec<Choice>,
    /// Funds.
    pub funds: Vec<Choice>,
    /// Tags.
    pub tags: Vec<Choice>,
}

/// Refuses whom the list itself would refuse.
pub fn require(ctx: &Read, of: &SheetOf) -> Result<()> {
    page(ctx, of, 0, 0).map(drop)
}

/// Reads it whole as it is at one moment, piece after piece: `each` gets at least one, which may be empty, and ends it with
/// an error.
///
/// # Errors
/// What the list gives, and what `each` gives.
pub fn read(
    vault: &Vault,
    of: &SheetOf,
    each: &mut dyn FnMut(&SheetAbout, SheetRows) -> Result<()>,
) -> Result<()> {
    vault.read_long(|ctx| {
        let about = about(ctx, of)?;
        for offset in (0..).step_by(PIECE as usize) {
            let (rows, more) = page(ctx, of, offset, PIECE)?;
            if offset == 0 || !rows.is_empty() {
                each(&about, rows)?;
            }
            if !more {
                break;
            }
        }
        Ok(())
    })
}

/// Notes in the journal that so many rows of it left the house: in a transaction of its own, for it is nothing that could be
/// taken back.
pub fn taken(ctx: &Write, of: &SheetOf, rows: i64) -> Result<()> {
    require(ctx, of)?;
    let values = [("what", of.as_str().to_owned()), ("rows", rows.to_string())];
    match of {
        SheetOf::Recipients { id } => ctx.record(distribution::DISTRIBUTION.area, *id, Op::Export, &values),
        SheetOf::Emergency { id } => ctx.record(emergency::EMERGENCY.area, *id, Op::Export, &values),
        SheetOf::Attendance { id } => ctx.record(activity::ACTIVITY.area, *id, Op::Export, &values),
        _ => ctx.record(AREA, Uuid::now_v7(), Op::Export, &values),
    }
}

/// Notes in the journal that a paper with the cases of these ids is about to be printed, and how many rows it has.
pub(crate) fn printed(ctx: &Write, cases: usize) -> Result<()> {
    let values = [("what", "cases".to_owned()), ("rows", cases.to_string()), ("on", PAPER.to_owned())];
    ctx.record(AREA, Uuid::now_v7(), Op::Export, &values)
}

fn about(ctx: &Read, of: &SheetOf) -> Result<SheetAbout> {
    let list = match of {
        SheetOf::Recipients { id } => distribution::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Emergency { id } => emergency::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Attendance { id } => activity::label(ctx, *id)?.map(|(label, _)| label),
        SheetOf::Week { day, .. } => Some(agenda::monday(ctx, day)?.to_string()),
        _ => None,
    };
    Ok(SheetAbout {
        group: group::find(ctx)?,
        officer: ctx.officer().name.clone(),
        today: ctx.today(),
        of: list.unwrap_or_default(),
        details: ctx.may(Right::PersonRead),
        address: ctx.may(Right::PersonRead) || ctx.may(Right::PersonAddress),
        officers: list_officers(ctx)?,
        kinds: choice::of_list(ctx, ChoiceList::Assistance)?,
        funds: choice::of_list(ctx, ChoiceList::Fund)?,
        tags: choice::of_list(ctx, ChoiceList::Tag)?,
    })
}

/// `limit` rows from `offset`, and whether there may be more of them.
fn page(ctx: &Read, of: &SheetOf, offset: u32, limit: u32) -> Result<(SheetRows, bool)> {
    let rows = match of {
        SheetOf::Persons { filter } => {
            SheetRows::Persons(lines(ctx, person::list(ctx, filter, offset, limit)?)?)
        }
        SheetOf::Households { filter } => SheetRows::Households(household::list(ctx, filter, offset, limit)?),
        SheetOf::Cases { filter } => SheetRows::Cases(case::list(ctx, filter, offset, limit)?),
        SheetOf::Assistance { filter } => {
            SheetRows::Assistance(assistance::list(ctx, filter, offset, limit)?)
        }
        SheetOf::Partners { filter } => SheetRows::Partners(partner::list(ctx, filter, offset, limit)?),
        SheetOf::Referrals { filter } => SheetRows::Referrals(referral::list(ctx, filter, offset, limit)?),
        SheetOf::Recipients { id } => {
            return Ok((SheetRows::Recipients(distribution::find(ctx, *id)?.recipients), false));
        }
        SheetOf::Incomplete => {
            ctx.require(Right::PersonWrite)?;
            let rows = if limit == 0 { Vec::new() } else { incomplete::all(ctx)? };
            return Ok((SheetRows::Incomplete(rows), false));
        }
        SheetOf::Emergencies { query } => SheetRows::Emergencies(emergency::list(ctx, query, offset, limit)?),
        SheetOf::Emergency { id } => {
            emergency::readable(ctx, *id)?;
            let lines = if limit == 0 { Vec::new() } else { emergency::find(ctx, *id)?.lines };
            return Ok((SheetRows::Emergency(lines), false));
        }
        SheetOf::Activities { query } => SheetRows::Activities(activity::list(ctx, query, offset, limit)?),
        SheetOf::Attendance { id } => {
            return Ok((SheetRows::Attendance(activity::find(ctx, *id)?.attendance), false));
        }
        SheetOf::Businesses { query } => SheetRows::Businesses(business::list(ctx, query, offset, limit)?),
        SheetOf::Distributions { query } => {
            SheetRows::Distributions(distribution::list(ctx, query, offset, limit)?)
        }
        SheetOf::Candidates { of } => SheetRows::Candidates(merging::candidates(ctx, *of, offset, limit)?),
        SheetOf::DueVisits { days } => {
            ctx.require(Right::CaseRead)?;
            let lines = if limit == 0 { Vec::new() } else { home::due_lines(ctx, *days)? };
            return Ok((SheetRows::DueVisits(lines), false));
        }
        SheetOf::Week { day, of } => {
            ctx.require(Right::CaseRead)?;
            let lines = if limit == 0 { Vec::new() } else { agenda::week_lines(ctx, day, *of)? };
            return Ok((SheetRows::Week(lines), false));
        }
    };
    let full = rows.len() == limit as usize;
    Ok((rows, full))
}

fn lines(ctx: &Read, rows: Vec<PersonRow>) -> Result<Vec<PersonLine>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let (families, marks) = (household::heads_of(ctx, &ids)?, case::marks(ctx, &ids)?);
    let mut families: HashMap<Uuid, HeadOf> = families.into_iter().map(|of| (of.person, of)).collect();
    let mut cases: HashMap<Uuid, Vec<CaseMark>> = HashMap::new();
    for mark in marks {
        cases.entry(mark.person).or_default().push(mark);
    }
    let line = |person: PersonRow| {
        Ok(PersonLine {
            family: families.remove(&person.id),
            cases: cases.remove(&person.id).unwrap_or_default(),
            tags: tag::listed(ctx, person.id)?,
            person,
        })
    };
    rows.into_iter().map(line).collect()
}
