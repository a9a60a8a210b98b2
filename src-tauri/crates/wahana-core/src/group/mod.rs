//! The group itself: name, kelurahan, RW, its RTs, the office it reports to. One per vault.

mod store;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::draft;
use crate::fault::Faults;
use crate::journal::{Child, Journalled};
use crate::reference::regions;
use crate::values::{line, three_digits};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result};

pub(crate) const GROUP: Journalled = Journalled {
    area: "group",
    table: "rw_group",
    derived: &[],
    children: &[Child { table: "rw_group_rt", parent: "group_id", order: "rt" }],
};

/// The group as everybody sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Group {
    /// Its id.
    pub id: Uuid,
    /// Revision, to be handed back at a change.
    pub rev: i64,
    /// Name without "WKSBM".
    pub name: String,
    /// Kemendagri code, `34.71.13.1002`.
    pub kelurahan_code: String,
    /// Name of the kelurahan.
    pub kelurahan: String,
    /// Name of the kemantren.
    pub kemantren: String,
    /// Three digits.
    pub rw: String,
    /// The RTs of the RW, three digits each.
    pub rts: Vec<String>,
    /// Address of the secretariat.
    pub address: String,
    /// Number of the lurah's SK.
    pub decree: String,
    /// The office that the group reports to; its name changes too often to be a constant (DOMAIN 1.2).
    pub office: String,
}

/// The group as the form sends it.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct GroupForm {
    /// Name without "WKSBM".
    pub name: String,
    /// Kemendagri code of one of the 45 kelurahan, or of the training region.
    pub kelurahan_code: String,
    /// 1 to 3 digits.
    pub rw: String,
    /// 1 to 3 digits each; at least one.
    pub rts: Vec<String>,
    /// May be empty.
    pub address: String,
    /// May be empty.
    pub decree: String,
    /// May be empty.
    pub office: String,
}

/// The group, or none before the first start got that far.
pub fn find(ctx: &Read) -> Result<Option<Group>> {
    store::find(ctx.connection())
}

/// Sets the group up or changes it. `training` says whether the training region may be chosen.
pub fn save(ctx: &Write, form: &GroupForm, training: bool) -> Result<Group> {
    ctx.require(Right::Administer)?;
    // Taken apart without `..`: the compiler asks what the rule of a new field is.
    let GroupForm { name, kelurahan_code, rw, rts: typed_rts, address, decree, office } = form;
    let mut faults = Faults::default();
    let name = required(&mut faults, "name", name);
    let place = regions(training).into_iter().find(|one| one.code == *kelurahan_code);
    if place.is_none() {
        faults.add(Fault::at("kelurahan_code", FaultCode::UnknownChoice));
    }
    let rw = faults.take("rw", three_digits(rw)).unwrap_or_default();
    let mut rts: Vec<String> =
        typed_rts.iter().filter_map(|rt| faults.take("rts", three_digits(rt))).collect();
    rts.sort();
    rts.dedup();
    if typed_rts.is_empty() {
        faults.add(Fault::at("rts", FaultCode::Required));
    }
    let address = faults.take("address", line(address)).unwrap_or_default();
    let decree = faults.take("decree", line(decree)).unwrap_or_default();
    let office = faults.take("office", line(office)).unwrap_or_default();
    faults.check()?;
    let place = place.ok_or(FaultCode::UnknownChoice)?;
    draft::discard(ctx, "group", "")?;
    let known = find(ctx)?;
    let group = Group {
        id: known.as_ref().map_or_else(Uuid::now_v7, |group| group.id),
        rev: 0,
        name,
        kelurahan_code: place.code,
        kelurahan: place.name,
        kemantren: place.kemantren,
        rw,
        rts,
        address,
        decree,
        office,
    };
    match known {
        None => ctx.create(&GROUP, group.id, |connection| store::insert(connection, &group))?,
        Some(known) => ctx.change(&GROUP, known.id, None, |connection| store::update(connection, &group))?,
    }
    find(ctx)?.ok_or_else(|| FaultCode::NotFound.into())
}

fn required(faults: &mut Faults, field: &str, typed: &str) -> String {
    let text = faults.take(field, line(typed));
    if text.as_deref() == Some("") {
        faults.add(Fault::at(field, FaultCode::Required));
    }
    text.unwrap_or_default()
}
