//! What the form of a partner holds, and its rules: all faults at once.

use serde::{Deserialize, Serialize};

use crate::fault::Faults;
use crate::reference::partner_kind;
use crate::values::{line, note};
use crate::{Fault, FaultCode, Result};

/// A partner as the form sends and gets it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct PartnerForm {
    /// As it calls itself. Two partners may have the same.
    pub name: String,
    /// Code of `reference::partner_kinds`.
    pub kind: String,
    /// What one can come to them for; may be empty.
    pub offers: String,
    /// May be empty.
    pub phone: String,
    /// May be empty.
    pub address: String,
    /// Whom to ask for there; may be empty.
    pub contact: String,
    /// May be empty.
    pub note: String,
    /// Whether something can be referred to them.
    pub active: bool,
}

impl PartnerForm {
    /// The form as it is stored. Taken apart without `..`: the compiler asks what the rule of a new field is.
    pub(super) fn checked(&self) -> Result<Self> {
        let Self { name, kind, offers, phone, address, contact, note: typed_note, active } = self;
        let mut faults = Faults::default();
        let mut one_line = |field: &str, typed: &str| faults.take(field, line(typed)).unwrap_or_default();
        let checked_name = one_line("name", name);
        let phone = one_line("phone", phone);
        let address = one_line("address", address);
        let contact = one_line("contact", contact);
        if checked_name.is_empty() && name.trim().is_empty() {
            faults.add(Fault::at("name", FaultCode::Required));
        }
        if partner_kind(kind).is_none() {
            let code = if kind.is_empty() { FaultCode::Required } else { FaultCode::UnknownChoice };
            faults.add(Fault::at("kind", code));
        }
        let offers = faults.take("offers", note(offers)).unwrap_or_default();
        let text = faults.take("note", note(typed_note)).unwrap_or_default();
        faults.check()?;
        Ok(Self {
            name: checked_name,
            kind: kind.clone(),
            offers,
            phone,
            address,
            contact,
            note: text,
            active: *active,
        })
    }
}
