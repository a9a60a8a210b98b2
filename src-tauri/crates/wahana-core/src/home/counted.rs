//! How much there is of everything, which may come after what needs attention: among 100,000 residents counting takes longer
//! than all the rest.

use chrono::{Datelike, Months, NaiveDate};
use serde::Serialize;

use crate::assistance;
use crate::case::{self, CaseFilter, Stage};
use crate::database::Read;
use crate::household::{self, HouseholdFilter};
use crate::person::{self, PersonFilter};
use crate::vault::Right;
use crate::{Result, incomplete};

/// Months in the small chart of assistance, the present one included.
const MONTHS: u32 = 6;

/// What Beranda counts for one officer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Counted {
    /// How much is missing or doubtful that the officer may complete; no list counts for more than a hundred.
    pub incomplete: i64,
    /// Counts.
    pub figures: Figures,
    /// Open cases by stage; none where the roles do not count cases.
    pub stages: Vec<StageCount>,
    /// What the group gave in each of the last six months, the present one last; none without the right.
    pub months: Vec<MonthGiven>,
}

/// How much there is; none where the officer's roles do not count it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Figures {
    /// Residents who live here.
    pub persons: Option<i64>,
    /// Families.
    pub households: Option<i64>,
    /// Open cases.
    pub open_cases: Option<i64>,
    /// How often the group gave something this month.
    pub given: Option<i64>,
    /// What that was worth, in whole rupiah.
    pub amount: Option<i64>,
}

/// Open cases of one stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StageCount {
    /// Which.
    pub stage: Stage,
    /// How many.
    pub count: i64,
}

/// What the group gave in one month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct MonthGiven {
    /// 1 to 12.
    pub month: u32,
    /// Whole rupiah.
    pub amount: i64,
}

/// All of it, for whoever is signed in.
pub fn counted(ctx: &Read) -> Result<Counted> {
    let given = given(ctx)?;
    let sees_amounts = ctx.may(Right::AssistanceRead);
    let months = given.iter().filter(|_| sees_amounts);
    Ok(Counted {
        incomplete: incomplete::count(ctx)?,
        figures: figures(ctx, &given)?,
        stages: stages(ctx)?,
        months: months.map(|&Given { month, amount, .. }| MonthGiven { month, amount }).collect(),
    })
}

fn figures(ctx: &Read, given: &[Given]) -> Result<Figures> {
    let mut figures = Figures::default();
    if ctx.may(Right::PersonName) {
        figures.persons = Some(person::count(ctx, &PersonFilter::default())?);
        figures.households = Some(household::count(ctx, &HouseholdFilter::default())?);
    }
    if ctx.may(Right::CaseCount) {
        figures.open_cases = Some(case::count(ctx, &CaseFilter::default())?);
    }
    let this_month = given.last().copied();
    figures.given = this_month.map(|month| month.number);
    figures.amount = this_month.filter(|_| ctx.may(Right::AssistanceRead)).map(|month| month.amount);
    Ok(figures)
}

fn stages(ctx: &Read) -> Result<Vec<StageCount>> {
    if !ctx.may(Right::CaseCount) {
        return Ok(Vec::new());
    }
    let counts = case::by_stage(ctx)?.into_iter();
    Ok(counts.map(|(stage, count)| StageCount { stage, count }).collect())
}

/// What the group gave in one month.
#[derive(Clone, Copy)]
struct Given {
    month: u32,
    number: i64,
    amount: i64,
}

/// The last months, the present one last; none for who may not even know how often.
fn given(ctx: &Read) -> Result<Vec<Given>> {
    if !ctx.may(Right::AssistanceCount) {
        return Ok(Vec::new());
    }
    let this_month = ctx.today().with_day(1).unwrap_or(ctx.today());
    let firsts = (0..MONTHS).rev().filter_map(|back| this_month.checked_sub_months(Months::new(back)));
    let firsts: Vec<NaiveDate> = firsts.collect();
    let found = assistance::by_month(ctx, firsts.first().copied().unwrap_or(this_month))?;
    let of = |first: NaiveDate| {
        let month = found.iter().find(|month| first.to_string().starts_with(&month.month));
        let (number, amount) = month.map_or((0, 0), |month| (month.number, month.amount));
        Given { month: first.month(), number, amount }
    };
    Ok(firsts.into_iter().map(of).collect())
}
