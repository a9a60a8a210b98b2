//! Households of the list that are not written down yet become families, each with its head, in one act. Who may be
//! there already is named before.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::lines::about;
use super::{HOUSEHOLD_LINE, form, present, store};
use crate::assistance::Recipient;
use crate::database::{Read, Write};
use crate::fault::Faults;
use crate::household::{self, Placing};
use crate::person::{self, Dwelling, PersonForm, PersonRow, Typed};
use crate::values::{Birth, fold};
use crate::vault::Right;
use crate::{Error, Fault, FaultCode, Result};

/// A household that is not written down, and who may be it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Unregistered {
    /// The line.
    pub line: Uuid,
    /// Its number.
    pub no: i64,
    /// As typed.
    pub name: String,
    /// Three digits; without it nobody is written down.
    pub rt: String,
    /// Residents who could be its head.
    pub alike: Vec<PersonRow>,
    /// An earlier line that is not written down either, with the same name and RT.
    pub same_as: Option<i64>,
}

/// What becomes of one household.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct Registering {
    /// The line.
    pub line: Uuid,
    /// The resident who it is; none for a new family.
    pub found: Option<Uuid>,
}

/// Who of the list is not written down yet, in its order.
pub fn unregistered(ctx: &Read, id: Uuid) -> Result<Vec<Unregistered>> {
    ctx.require(Right::CaseWriteOwn)?;
    present(ctx, id)?;
    let mut seen: HashMap<(String, String), i64> = HashMap::new();
    let mut found = Vec::new();
    for line in store::lines(ctx.connection(), id)? {
        if about(ctx, line.known)?.is_some() || line.form.name.is_empty() {
            continue;
        }
        let (name, rt) = (line.form.name, line.form.rt);
        let same_as = *seen.entry((fold(&name), rt.clone())).or_insert(line.place);
        let typed = Typed { name: &name, nik: "", rt: &rt, birth: Birth::Unknown };
        found.push(Unregistered {
            line: line.id,
            no: line.place,
            alike: person::look_alikes(ctx, &typed, None)?,
            same_as: (same_as != line.place).then_some(same_as),
            name,
            rt,
        });
    }
    Ok(found)
}

/// Writes them down, and attaches those who were there already. How many were written down anew.
pub fn register(ctx: &Write, id: Uuid, chosen: &[Registering]) -> Result<i64> {
    ctx.require(Right::CaseWriteOwn)?;
    present(ctx, id)?;
    if chosen.is_empty() {
        return Err(Error::Invalid(vec![Fault::at("lines", FaultCode::Required)]));
    }
    let mut faults = Faults::default();
    let mut anew = 0;
    for line in store::lines(ctx.connection(), id)? {
        let Some(one) = chosen.iter().find(|one| one.line == line.id) else { continue };
        if about(ctx, line.known)?.is_some() {
            continue;
        }
        let field = format!("lines.{}", line.place);
        let told = |fault: Fault| Fault { field: field.clone(), ..fault.with("name", &line.form.name) };
        let person = match one.found {
            Some(person) => person,
            None if line.form.rt.is_empty() => {
                faults.add(told(Fault::new(FaultCode::EmergencyNoRt).with("no", line.place)));
                continue;
            }
            None => {
                anew += 1;
                let head = Placing::Head { kk: String::new() };
                household::add_resident(ctx, &resident(&line.form), &head, false)?.id
            }
        };
        let Some(known) = form::found(ctx, Recipient::Person { id: person })? else {
            faults.add(told(Fault::new(FaultCode::NotFound)));
            continue;
        };
        if let Some(fault) = form::against(ctx, id, Some(line.id), known)? {
            faults.add(told(fault));
            continue;
        }
        ctx.change(&HOUSEHOLD_LINE, line.id, None, |connection| {
            store::set_known(connection, line.id, known)
        })?;
    }
    faults.check()?;
    Ok(anew)
}

/// Of the head there is what the line says.
fn resident(line: &form::LineForm) -> PersonForm {
    PersonForm {
        name: line.name.clone(),
        phone: line.phone.clone(),
        dwelling: Dwelling::Rt,
        rt: line.rt.clone(),
        address: line.address.clone(),
        ..PersonForm::default()
    }
}
