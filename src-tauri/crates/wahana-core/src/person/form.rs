//! What the form of a resident holds, and its rules (DOMAIN 6): all faults at once, warnings never refuse.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{merged, store};
use crate::database::Read;
use crate::fault::Faults;
use crate::reference::MARITAL_STATUSES;
use crate::values::{Birth, fold, line, nik_digits, nik_doubts, note, spaced, three_digits};
use crate::{Fault, FaultCode, Result};

/// Where somebody lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Dwelling {
    /// In an RT of this RW.
    #[default]
    Rt,
    /// No settled place ("tidak menetap").
    Unsettled,
    /// Outside this RW ("luar RW").
    Outside,
}

/// Whether somebody is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// Lives here.
    #[default]
    Here,
    /// Moved away.
    Moved,
    /// Dead.
    Dead,
}

/// A resident as the form sends and gets them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PersonForm {
    /// Name or sobriquet; one word is enough.
    pub name: String,
    /// May be empty.
    pub nickname: String,
    /// `L`, `P` or empty.
    pub sex: String,
    /// May be empty.
    pub birth_place: String,
    /// As far as it is known.
    pub birth: Birth,
    /// 16 digits, typed with spaces or dots as one likes; may be empty.
    pub nik: String,
    /// Keep a number that has not 16 digits as unfinished instead of refusing it.
    pub nik_unfinished: bool,
    /// The officer has seen that another person has the same NIK and keeps both.
    pub nik_shared: bool,
    /// Code of DOMAIN 6.3 (`ktp`, `nik_only`, `unknown`, `none`, `elsewhere`, `foreigner`) or empty.
    pub papers: String,
    /// Dukcapil code; 0 not known.
    pub marital_status: i64,
    /// May be empty.
    pub occupation: String,
    /// May be empty.
    pub phone: String,
    /// Where they live.
    pub dwelling: Dwelling,
    /// 1 to 3 digits; needed where they live in an RT.
    pub rt: String,
    /// May be empty.
    pub address: String,
    /// May be empty.
    pub kampung: String,
    /// May be empty.
    pub note: String,
}

const PAPERS: &[&str] = &["", "ktp", "nik_only", "unknown", "none", "elsewhere", "foreigner"];

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) form: PersonForm,
    /// A number that is no NIK, as typed.
    pub(super) nik_unfinished: String,
    pub(super) name_key: String,
    pub(super) search_key: String,
    /// Whether the number needs another look.
    pub(super) nik_doubtful: bool,
}

impl Checked {
    /// With the keys that follow. `form.nik` holds the sixteen digits or nothing; `earlier` is what the records were
    /// called that turned out to be this one.
    pub(super) fn of(form: PersonForm, nik_unfinished: String, earlier: &str) -> Self {
        let (name_key, search_key) = keys(
            &form.name,
            &form.nickname,
            &form.address,
            &form.kampung,
            &form.nik,
            &nik_unfinished,
            earlier,
        );
        let nik_doubtful = is_doubtful(&form.nik, &nik_unfinished, &form.birth, &form.sex);
        Self { form, nik_unfinished, name_key, search_key, nik_doubtful }
    }
}

/// The key of the lists and that of the search.
pub(super) fn keys(
    name: &str,
    nickname: &str,
    address: &str,
    kampung: &str,
    nik: &str,
    nik_unfinished: &str,
    earlier: &str,
) -> (String, String) {
    // Of an unfinished number the digits alone: the paper's are found however they were spaced.
    let digits: String = nik_unfinished.chars().filter(char::is_ascii_digit).collect();
    let parts = [name, nickname, address, kampung, nik, &digits, earlier];
    (fold(name), parts.map(|part| spaced(&fold(part))).concat())
}

impl PersonForm {
    /// Applies the rules. `own` is the person that is being changed, who died on that day where it is known. Every field
    /// is named, never `..self`: the compiler asks what the rule of a new one is.
    pub(super) fn checked(&self, ctx: &Read, own: Option<Uuid>, died: Option<NaiveDate>) -> Result<Checked> {
        let mut faults = Faults::default();
        let mut text = |field: &str, typed: &str| faults.take(field, line(typed)).unwrap_or_default();
        let mut form = Self {
            name: text("name", &self.name),
            nickname: text("nickname", &self.nickname),
            sex: self.sex.clone(),
            birth_place: text("birth_place", &self.birth_place),
            birth: Birth::Unknown,
            nik: String::new(),
            nik_unfinished: false,
            nik_shared: self.nik_shared,
            papers: self.papers.clone(),
            marital_status: self.marital_status,
            occupation: text("occupation", &self.occupation),
            phone: text("phone", &self.phone),
            dwelling: self.dwelling,
            rt: String::new(),
            address: text("address", &self.address),
            kampung: text("kampung", &self.kampung),
            note: String::new(),
        };
        if form.name.is_empty() && !self.name.contains(|c: char| !c.is_whitespace()) {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        form.note = faults.take("note", note(&self.note)).unwrap_or_default();
        if !matches!(form.sex.as_str(), "" | "L" | "P") {
            faults.add(Fault::at("sex", FaultCode::UnknownChoice));
        }
        if !PAPERS.contains(&form.papers.as_str()) {
            faults.add(Fault::at("papers", FaultCode::UnknownChoice));
        }
        if !MARITAL_STATUSES.contains(&form.marital_status) {
            faults.add(Fault::at("marital_status", FaultCode::UnknownChoice));
        }
        form.birth = faults.take("birth", self.birth.clone().checked(ctx.today())).unwrap_or(Birth::Unknown);
        if let Some(died) = died.filter(|died| form.birth.is_after(*died)) {
            faults.add(Fault::at("birth", FaultCode::DateAfterDeath).with("date", died));
        }
        form.rt = match form.dwelling {
            Dwelling::Rt if self.rt.trim().is_empty() => {
                faults.add(Fault::at("rt", FaultCode::Required));
                String::new()
            }
            Dwelling::Rt => faults.take("rt", three_digits(&self.rt)).unwrap_or_default(),
            Dwelling::Unsettled | Dwelling::Outside => String::new(),
        };
        let nik_unfinished = self.check_number(&mut form, &mut faults, ctx, own)?;
        faults.check()?;
        form.nik_unfinished = !nik_unfinished.is_empty();
        let earlier = own.map(|own| merged::earlier_words(ctx.connection(), own)).transpose()?;
        Ok(Checked::of(form, nik_unfinished, &earlier.unwrap_or_default()))
    }

    /// Puts the digits into `form.nik`, or gives back what is kept as unfinished.
    fn check_number(
        &self,
        form: &mut Self,
        faults: &mut Faults,
        ctx: &Read,
        own: Option<Uuid>,
    ) -> Result<String> {
        match nik_digits(&self.nik) {
            Ok(digits) => {
                form.nik = digits;
                if !self.nik_shared
                    && let Some((id, name)) = store::holder_of_nik(ctx.connection(), &form.nik, own)?
                {
                    faults.add(Fault::at("nik", FaultCode::NikTaken).with("name", name).with("id", id));
                }
                Ok(String::new())
            }
            Err(fault) => {
                // Letters can't be kept as a number at all; a wrong number of digits can, on request.
                let only_digits =
                    self.nik.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".-'".contains(c));
                if self.nik_unfinished && only_digits && self.nik.len() <= 40 {
                    return Ok(self.nik.trim().to_owned());
                }
                faults.add(Fault { field: "nik".to_owned(), ..fault.with("letters", !only_digits) });
                Ok(String::new())
            }
        }
    }
}

/// Whether a number deserves the warning sign in a list, and a place among what is to be completed.
pub(super) fn is_doubtful(nik: &str, unfinished: &str, birth: &Birth, sex: &str) -> bool {
    !unfinished.is_empty() || !nik_doubts(nik, birth, sex, nik.starts_with("99")).is_empty()
}
