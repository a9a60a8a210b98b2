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
    children: &[
        Child { table: "rw_group_rt", parent: "group_id", order: "rt" },
        Child { table: "rw_group_number", parent: "group_id", order: "place" },
    ],
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
    /// Whom to call, as the group set it down.
    pub numbers: Vec<ImportantNumber>,
}

/// Somebody to call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ImportantNumber {
    /// Who answers, `UPTD PPA`.
    pub label: String,
    /// As it is dialled.
    pub phone: String,
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

/// Whether this is an RT, of 1 to 3 digits, that the group does not have. A doubt to be told at the field, never a refusal:
/// an RT may be new, or somebody was counted elsewhere. False as long as there is no group.
pub fn lacks_rt(ctx: &Read, typed: &str) -> Result<bool> {
    let Ok(rt) = three_digits(typed) else { return Ok(false) };
    Ok(find(ctx)?.is_some_and(|group| !group.rts.contains(&rt)))
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
        numbers: Vec::new(),
    };
    match known {
        None => ctx.create(&GROUP, group.id, |connection| store::insert(connection, &group))?,
        Some(known) => ctx.change(&GROUP, known.id, None, |connection| store::update(connection, &group))?,
    }
    find(ctx)?.ok_or_else(|| FaultCode::NotFound.into())
}

/// The most numbers that a list one looks at in a hurry should have.
const NUMBERS: usize = 12;

/// Sets down whom to call, in this order. Rows that are empty are left out; no number is ever filled in by the program.
/// `rev` is the one that was read.
pub fn set_numbers(ctx: &Write, rev: i64, numbers: &[ImportantNumber]) -> Result<Group> {
    ctx.require(Right::Administer)?;
    let mut faults = Faults::default();
    let mut kept = Vec::new();
    for (at, ImportantNumber { label, phone }) in numbers.iter().enumerate() {
        let (label_at, phone_at) = (format!("numbers.{at}.label"), format!("numbers.{at}.phone"));
        let label = faults.take(&label_at, line(label)).unwrap_or_default();
        let phone = faults.take(&phone_at, line(phone)).unwrap_or_default();
        if label.is_empty() && phone.is_empty() {
            continue;
        }
        if label.is_empty() {
            faults.add(Fault::at(&label_at, FaultCode::Required));
        }
        if phone.is_empty() {
            faults.add(Fault::at(&phone_at, FaultCode::Required));
        } else if !phone.chars().any(|one| one.is_ascii_digit())
            || !phone.chars().all(|one| one.is_ascii_digit() || " +-().".contains(one))
        {
            faults.add(Fault::at(&phone_at, FaultCode::BadCharacters));
        }
        kept.push(ImportantNumber { label, phone });
    }
    if kept.len() > NUMBERS {
        faults.add(Fault::at("numbers", FaultCode::TooManyRows).with("max", NUMBERS));
    }
    faults.check()?;
    let known = find(ctx)?.ok_or(FaultCode::NotFound)?;
    ctx.change(&GROUP, known.id, Some(rev), |connection| store::set_numbers(connection, known.id, &kept))?;
    draft::discard(ctx, "numbers", "")?;
    find(ctx)?.ok_or_else(|| FaultCode::NotFound.into())
}

fn required(faults: &mut Faults, field: &str, typed: &str) -> String {
    let text = faults.take(field, line(typed));
    if text.as_deref() == Some("") {
        faults.add(Fault::at(field, FaultCode::Required));
    }
    text.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Error;
    use crate::testing::{World, a_group};
    use crate::vault::Role;

    fn one(label: &str, phone: &str) -> ImportantNumber {
        ImportantNumber { label: label.to_owned(), phone: phone.to_owned() }
    }

    #[test]
    fn an_rt_that_the_group_does_not_have_is_told_and_half_a_one_is_not() {
        let world = World::with_group();
        let lacks = |typed: &str| world.vault.read(|ctx| lacks_rt(ctx, typed)).unwrap();
        let own = a_group().rts.first().cloned().unwrap();
        assert!(!lacks(&own) && !lacks(own.trim_start_matches('0')));
        assert!(lacks("77") && lacks("077"));
        for none in ["", "0", "Jalan Contoh 1"] {
            assert!(!lacks(none), "{none}");
        }
    }

    #[test]
    fn numbers_are_the_heads_to_set_and_stay_when_the_group_is_changed() {
        let world = World::with_group();
        let rev = world.vault.read(find).unwrap().unwrap().rev;
        let typed = [one("UPTD PPA", "0274 000 99"), one("", " ")];
        let saved = world.vault.write(|ctx| set_numbers(ctx, rev, &typed)).unwrap();
        assert_eq!(saved.numbers, [one("UPTD PPA", "0274 000 99")]);
        let many = vec![one("UPTD PPA", "0274 000 99"); NUMBERS + 1];
        let refused = world.vault.write(|ctx| set_numbers(ctx, saved.rev, &many)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::TooManyRows);
        let saved = world.vault.write(|ctx| save(ctx, &a_group(), true)).unwrap();
        assert_eq!(saved.numbers.len(), 1);

        let companion = world.as_officer(&world.officer("Pak Slobog", &[Role::Pendamping]));
        let refused = companion.write(|ctx| set_numbers(ctx, saved.rev, &typed)).unwrap_err();
        assert_eq!(refused.code(), FaultCode::NotAllowed);
        assert_eq!(companion.read(find).unwrap().unwrap().numbers, saved.numbers);
    }

    #[test]
    fn half_a_row_and_what_cannot_be_dialled_are_told_at_their_field() {
        let world = World::with_group();
        let typed = [one("LPSK", ""), one("", "110"), one("Polisi", "lihat buku")];
        let refused = world.vault.write(|ctx| set_numbers(ctx, 1, &typed)).unwrap_err();
        let Error::Invalid(faults) = refused else { panic!("{refused:?}") };
        let found: Vec<(&str, FaultCode)> =
            faults.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
        assert_eq!(
            found,
            [
                ("numbers.0.phone", FaultCode::Required),
                ("numbers.1.label", FaultCode::Required),
                ("numbers.2.phone", FaultCode::BadCharacters),
            ]
        );
    }
}
