//! What the form of a family holds, and its rules: all faults at once, a No. KK only warns.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::fault::Faults;
use crate::reference::RELATIONS;
use crate::values::{check_kk, fold, line, nik_digits, note, three_digits};
use crate::{Fault, FaultCode};

/// Dukcapil's code of the head of a family.
pub(crate) const HEAD: i64 = 1;

/// A family as the form sends and gets it; the members are sent apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct HouseholdForm {
    /// No. KK: 16 digits, typed with spaces or dots as one likes; may be empty.
    pub kk: String,
    /// Keep a number that has not 16 digits as unfinished instead of refusing it.
    pub kk_unfinished: bool,
    /// 1 to 3 digits; empty for a family outside this RW.
    pub rt: String,
    /// May be empty.
    pub address: String,
    /// May be empty.
    pub kampung: String,
    /// May be empty.
    pub note: String,
}

/// One member as the form sends them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct MemberForm {
    /// Who.
    pub person: Uuid,
    /// Dukcapil `hubungan_keluarga`, 1 to 11; 1 is the head.
    pub relation: i64,
}

/// Where a resident is put when they are written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Placing {
    /// Into no family yet.
    #[default]
    None,
    /// Into a family that is there.
    Join {
        /// Which.
        household: Uuid,
        /// Dukcapil `hubungan_keluarga`.
        relation: i64,
    },
    /// Into a new family at the same address, as its head.
    Head {
        /// No. KK; may be empty.
        kk: String,
    },
}

/// The form after its rules: what is stored.
pub(super) struct Checked {
    pub(super) form: HouseholdForm,
    /// A number that is no No. KK, as typed.
    pub(super) kk_unfinished: String,
    pub(super) search_key: String,
    pub(super) kk_doubtful: bool,
}

impl HouseholdForm {
    /// Applies the rules; `earlier` is by what the records are found that turned out to be this family. Every field is named, never `..self`: the compiler asks what the rule of a new one is.
    pub(super) fn checked(&self, faults: &mut Faults, earlier: &str) -> Checked {
        let mut text = |field: &str, typed: &str| faults.take(field, line(typed)).unwrap_or_default();
        let mut form = Self {
            kk: String::new(),
            kk_unfinished: false,
            rt: String::new(),
            address: text("address", &self.address),
            kampung: text("kampung", &self.kampung),
            note: String::new(),
        };
        form.note = faults.take("note", note(&self.note)).unwrap_or_default();
        if !self.rt.trim().is_empty() {
            form.rt = faults.take("rt", three_digits(&self.rt)).unwrap_or_default();
        }
        let mut kk_unfinished = String::new();
        match nik_digits(&self.kk) {
            Ok(digits) => form.kk = digits,
            Err(fault) => {
                let only_digits =
                    self.kk.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ".-'".contains(c));
                if self.kk_unfinished && only_digits && self.kk.len() <= 40 {
                    self.kk.trim().clone_into(&mut kk_unfinished);
                } else {
                    faults.add(Fault { field: "kk".to_owned(), ..fault.with("letters", !only_digits) });
                }
            }
        }
        form.kk_unfinished = !kk_unfinished.is_empty();
        Checked::of(form, kk_unfinished, earlier)
    }
}

impl Checked {
    /// With what follows. `form.kk` holds the sixteen digits or nothing.
    pub(super) fn of(form: HouseholdForm, kk_unfinished: String, earlier: &str) -> Self {
        let search_key = search_key(&form.address, &form.kampung, &form.kk, &kk_unfinished, earlier);
        let kk_doubtful = is_doubtful(&form.kk, !kk_unfinished.is_empty());
        Self { form, kk_unfinished, search_key, kk_doubtful }
    }
}

/// Whether a No. KK is unfinished or has doubts; `kk` holds the sixteen digits or nothing.
pub(super) fn is_doubtful(kk: &str, unfinished: bool) -> bool {
    unfinished || !check_kk(kk, kk.starts_with("99")).is_empty()
}

/// The key of the search.
pub(super) fn search_key(
    address: &str,
    kampung: &str,
    kk: &str,
    kk_unfinished: &str,
    earlier: &str,
) -> String {
    let digits: String = kk_unfinished.chars().filter(char::is_ascii_digit).collect();
    let earlier = if earlier.is_empty() { String::new() } else { format!(" {earlier}") };
    [&fold(address), &fold(kampung), kk, &digits].join(" ") + &earlier
}

/// The rules about the members of one family: known relations, nobody twice, exactly one head.
pub(super) fn check_members(members: &[MemberForm], faults: &mut Faults) {
    let mut people: Vec<Uuid> = members.iter().map(|member| member.person).collect();
    people.sort_unstable();
    people.dedup();
    if people.len() != members.len() || members.iter().any(|member| !RELATIONS.contains(&member.relation)) {
        faults.add(Fault::at("members", FaultCode::UnknownChoice));
    }
    if members.iter().filter(|member| member.relation == HEAD).count() != 1 {
        faults.add(Fault::at("members", FaultCode::OneHeadNeeded));
    }
}
