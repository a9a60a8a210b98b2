//! What is known of a family in DTSEN and in KSJPS (DOMAIN 3.1, 3.2): what was told, by whom or where it was seen, and on
//! which day. It is only ever what somebody said on that day; no desil is reckoned and no limit is known here.

use chrono::Datelike;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::quick_check::require_family;
use super::{LISTING, form, store};
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::values;
use crate::values::{line, note};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result, draft, household};

/// Which list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Register {
    /// The state's (Inpres 4/2025).
    #[default]
    Dtsen,
    /// The city's.
    Ksjps,
}

impl Register {
    /// As stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Dtsen => "dtsen",
            Self::Ksjps => "ksjps",
        }
    }

    /// From the stored word.
    pub(super) fn parse(stored: &str) -> Self {
        if stored == "ksjps" { Self::Ksjps } else { Self::Dtsen }
    }
}

/// Whether the family is in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ListingStanding {
    /// Somebody looked or asked and could not find out.
    #[default]
    Unknown,
    /// It is.
    Listed,
    /// It is not.
    NotListed,
}

impl ListingStanding {
    /// As stored.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Listed => "listed",
            Self::NotListed => "not_listed",
        }
    }

    /// From the stored word.
    pub(super) fn parse(stored: &str) -> Self {
        match stored {
            "listed" => Self::Listed,
            "not_listed" => Self::NotListed,
            _ => Self::Unknown,
        }
    }
}

/// How it is known.
const HOW: [&str; 7] = ["", "card", "letter", "office", "site", "family", "other"];
/// The city's list is older than the state's; its predecessor KMS is not kept here.
const FIRST_YEAR: i32 = 2000;

/// What is known, as the form sends and gets it. What does not belong to the list is ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ListingForm {
    /// Which list.
    pub register: Register,
    /// Whether the family is in it.
    pub standing: ListingStanding,
    /// `2026-11-24`, not after today.
    pub seen_on: String,
    /// `card`, `letter`, `office`, `site`, `family`, `other` or empty.
    pub how: String,
    /// Who said so, or where it was seen; may be empty.
    pub said_by: String,
    /// Of DTSEN: 1 to 10 as it was told, 0 where nobody said.
    pub desil: u8,
    /// Of KSJPS; may be empty.
    pub card_number: String,
    /// Of KSJPS; may be empty.
    pub category: String,
    /// Of KSJPS; may be empty.
    pub card_year: String,
    /// May be empty.
    pub note: String,
}

/// What is known of a family in one list since one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Listing {
    /// Its id.
    pub id: Uuid,
    /// Everything that the form holds.
    pub form: ListingForm,
}

/// All of a family, of each list the latest first.
pub fn listings_of(ctx: &Read, household: Uuid) -> Result<Vec<Listing>> {
    ctx.require(Right::PersonRead)?;
    store::listings(ctx.connection(), household)
}

/// Writes down what was seen or told, and throws the form's draft away. What was known before stays.
pub fn record_listing(ctx: &Write, household: Uuid, form: &ListingForm) -> Result<Vec<Listing>> {
    require_family(ctx, household)?;
    let checked = form.checked(ctx, household)?;
    let id = Uuid::now_v7();
    ctx.create(&LISTING, id, |connection| store::insert_listing(connection, id, household, &checked))?;
    draft::discard(ctx, "listing", &household.to_string())?;
    listings_of(ctx, household)
}

/// Hides what was written by mistake.
pub fn withdraw_listing(ctx: &Write, id: Uuid, reason: &str) -> Result<()> {
    ctx.require(Right::PersonWrite)?;
    let family = store::household_of(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    require_family(ctx, family)?;
    let reason = values::reason(reason, true)?;
    ctx.change(&LISTING, id, None, |connection| store::withdraw(connection, "listing", id, &reason))
}

impl ListingForm {
    /// Applies the rules. Every field is named: the compiler asks what the rule of a new one is.
    fn checked(&self, ctx: &Read, family: Uuid) -> Result<Self> {
        let mut faults = Faults::default();
        let seen_on = form::past(&mut faults, "seen_on", &self.seen_on, ctx.today());
        if self.seen_on.trim().is_empty() {
            faults.add(Fault::at("seen_on", FaultCode::Required));
        }
        let unborn = seen_on.map(|day| household::before_birth(ctx, family, "seen_on", day)).transpose()?;
        if let Some(fault) = unborn.flatten() {
            faults.add(fault);
        }
        if !HOW.contains(&self.how.as_str()) {
            faults.add(Fault::at("how", FaultCode::UnknownChoice));
        }
        let (listed, ksjps) = (self.standing == ListingStanding::Listed, self.register == Register::Ksjps);
        let desil = if listed && !ksjps { self.desil } else { 0 };
        if desil > 10 {
            faults.add(Fault::at("desil", FaultCode::OutOfRange));
        }
        let of_card = |typed: &str| if listed && ksjps { line(typed) } else { Ok(String::new()) };
        let card_year = faults.take("card_year", of_card(&self.card_year)).unwrap_or_default();
        let years = FIRST_YEAR..=ctx.today().year() + 1;
        if !card_year.is_empty() && !card_year.parse().is_ok_and(|year: i32| years.contains(&year)) {
            faults.add(Fault::at("card_year", FaultCode::OutOfRange));
        }
        let form = Self {
            register: self.register,
            standing: self.standing,
            seen_on: seen_on.map(|day| day.to_string()).unwrap_or_default(),
            how: self.how.clone(),
            said_by: faults.take("said_by", line(&self.said_by)).unwrap_or_default(),
            desil,
            card_number: faults.take("card_number", of_card(&self.card_number)).unwrap_or_default(),
            category: faults.take("category", of_card(&self.category)).unwrap_or_default(),
            card_year,
            note: faults.take("note", note(&self.note)).unwrap_or_default(),
        };
        faults.check()?;
        Ok(form)
    }
}
