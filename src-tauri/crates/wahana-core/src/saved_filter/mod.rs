//! "Saringan saya": what an officer narrows a list to again and again, under a name, for themselves alone.
//!
//! The payload is the list's own JSON; the core never looks inside. Not journalled, as drafts are not: it changes nothing of
//! anybody, and how one looks at a list is nobody's business. What is searched may be somebody's name, so an erasure takes
//! it along.

mod store;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::database::{Read, Write};
use crate::values::line;
use crate::{Error, Fault, FaultCode, Result};

/// Letters of a name.
const LONGEST: usize = 40;
/// Bytes of what it narrows to: the longest search is a tenth of it.
const MAX_BYTES: usize = 4_000;
/// More of one list nobody finds again.
const MOST: usize = 30;

/// The lists that can be narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FilterOf {
    /// Warga.
    Persons,
    /// Keluarga.
    Households,
    /// Kasus.
    Cases,
    /// Bantuan.
    Assistance,
    /// Rujukan.
    Referrals,
    /// Mitra.
    Partners,
}

impl FilterOf {
    fn as_str(self) -> &'static str {
        match self {
            Self::Persons => "persons",
            Self::Households => "households",
            Self::Cases => "cases",
            Self::Assistance => "assistance",
            Self::Referrals => "referrals",
            Self::Partners => "partners",
        }
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SavedFilter {
    /// Which.
    pub id: Uuid,
    /// What the officer calls it.
    pub name: String,
    /// The list's JSON.
    pub payload: String,
}

/// The officer's own of a list, by name.
pub fn list(ctx: &Read, of: FilterOf) -> Result<Vec<SavedFilter>> {
    store::list(ctx.connection(), ctx.officer().id, of.as_str())
}

/// Saves one. Under a name that is there already it takes that one's place.
///
/// # Errors
/// [`FaultCode::Required`] and [`FaultCode::TooLong`] at `name`, [`FaultCode::TooManyFilters`].
pub fn save(ctx: &Write, of: FilterOf, name: &str, payload: &str) -> Result<SavedFilter> {
    let name = checked(name)?;
    if payload.len() > MAX_BYTES {
        return Err(Fault::new(FaultCode::TooLong).with("max", MAX_BYTES).into());
    }
    let own = list(ctx, of)?;
    let there = own.iter().find(|one| one.name == name);
    if there.is_none() && own.len() >= MOST {
        return Err(Fault::new(FaultCode::TooManyFilters).with("max", MOST).into());
    }
    let saved =
        SavedFilter { id: there.map_or_else(Uuid::now_v7, |one| one.id), name, payload: payload.to_owned() };
    store::put(ctx.connection(), ctx.officer().id, of.as_str(), &saved)?;
    Ok(saved)
}

/// Gives one's own another name.
///
/// # Errors
/// [`FaultCode::NotFound`] for somebody else's; [`FaultCode::FilterNameTaken`] at `name`.
pub fn rename(ctx: &Write, id: Uuid, name: &str) -> Result<()> {
    let name = checked(name)?;
    let of = store::list_of(ctx.connection(), ctx.officer().id, id)?.ok_or(FaultCode::NotFound)?;
    let own = store::list(ctx.connection(), ctx.officer().id, &of)?;
    if own.iter().any(|one| one.name == name && one.id != id) {
        return Err(Error::Invalid(vec![Fault::at("name", FaultCode::FilterNameTaken)]));
    }
    store::rename(ctx.connection(), id, &name)
}

/// Removes one's own; nothing happens where it is gone or somebody else's.
pub fn remove(ctx: &Write, id: Uuid) -> Result<()> {
    store::remove(ctx.connection(), ctx.officer().id, id)
}

/// Removes those of everybody that name one of these words: somebody is erased.
pub(crate) fn erase(ctx: &Write, words: &[String]) -> Result<()> {
    words.iter().try_for_each(|word| store::remove_naming(ctx.connection(), word))
}

fn checked(name: &str) -> Result<String> {
    let at_name = |fault: Fault| Error::Invalid(vec![Fault { field: "name".to_owned(), ..fault }]);
    let name = line(name).map_err(at_name)?;
    if name.is_empty() {
        return Err(at_name(Fault::new(FaultCode::Required)));
    }
    if name.chars().count() > LONGEST {
        return Err(at_name(Fault::new(FaultCode::TooLong).with("max", LONGEST)));
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erasing::{self, ErasureReason};
    use crate::testing::{World, a_person};
    use crate::vault::{Role, Vault};

    fn names(vault: &Vault, of: FilterOf) -> Vec<String> {
        let found = vault.read(|ctx| list(ctx, of)).unwrap();
        found.into_iter().map(|one| one.name).collect()
    }

    fn saves(vault: &Vault, name: &str, payload: &str) -> Result<SavedFilter> {
        vault.write(|ctx| save(ctx, FilterOf::Cases, name, payload))
    }

    #[test]
    fn one_is_saved_under_a_name_and_again_under_the_same_in_its_place() {
        let world = World::with_group();
        let first = saves(&world.vault, "  Lansia RT 002 ", r#"{"rt":"002"}"#).unwrap();
        let again = saves(&world.vault, "Lansia RT 002", r#"{"rt":"003"}"#).unwrap();
        assert_eq!(first.id, again.id);
        assert_eq!(world.vault.read(|ctx| list(ctx, FilterOf::Cases)).unwrap(), [again]);
        assert!(names(&world.vault, FilterOf::Persons).is_empty(), "each list has its own");
    }

    #[test]
    fn it_is_renamed_and_removed_and_a_name_stands_once() {
        let world = World::with_group();
        let one = saves(&world.vault, "Lansia", "{}").unwrap();
        saves(&world.vault, "Darurat", "{}").unwrap();
        let rename = |name: &str| world.vault.write(|ctx| rename(ctx, one.id, name));
        let taken = rename("Darurat").unwrap_err().faults();
        assert_eq!((taken[0].field.as_str(), taken[0].code), ("name", FaultCode::FilterNameTaken));
        assert_eq!(rename(" ").unwrap_err().code(), FaultCode::Required);
        assert_eq!(rename(&"x".repeat(41)).unwrap_err().code(), FaultCode::TooLong);
        rename("Lansia sendiri").unwrap();
        assert_eq!(names(&world.vault, FilterOf::Cases), ["Darurat", "Lansia sendiri"]);
        world.vault.write(|ctx| remove(ctx, one.id)).unwrap();
        assert_eq!(names(&world.vault, FilterOf::Cases), ["Darurat"]);
    }

    #[test]
    fn nobody_sees_or_touches_those_of_another_officer() {
        let world = World::with_group();
        let mine = saves(&world.vault, "Lansia", "{}").unwrap();
        let other = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
        assert!(names(&other, FilterOf::Cases).is_empty());
        saves(&other, "Lansia", "{}").unwrap();
        let renamed = other.write(|ctx| rename(ctx, mine.id, "Lain"));
        assert_eq!(renamed.unwrap_err().code(), FaultCode::NotFound);
        other.write(|ctx| remove(ctx, mine.id)).unwrap();
        assert_eq!(names(&world.vault, FilterOf::Cases), ["Lansia"]);
    }

    #[test]
    fn more_than_anybody_finds_again_are_refused_and_nothing_is_lost() {
        let world = World::with_group();
        for number in 0..MOST {
            saves(&world.vault, &format!("Saringan {number:02}"), "{}").unwrap();
        }
        assert_eq!(saves(&world.vault, "Lagi", "{}").unwrap_err().code(), FaultCode::TooManyFilters);
        saves(&world.vault, "Saringan 00", r#"{"rt":"001"}"#).unwrap();
        assert_eq!(names(&world.vault, FilterOf::Cases).len(), MOST);
    }

    #[test]
    fn one_that_searches_for_somebody_goes_when_they_are_erased() {
        let world = World::with_group();
        let id = world.person(&a_person("Sekar Dangan"));
        let other = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pendamping]));
        saves(&other, "Bu Sekar", r#"{"query":"sekar dangan"}"#).unwrap();
        saves(&other, "Keluarga Sekar Dangan", "{}").unwrap();
        saves(&other, "Lansia", r#"{"query":"sekar"}"#).unwrap();
        erasing::erase(&world.vault, id, ErasureReason::Asked).unwrap();
        assert_eq!(names(&other, FilterOf::Cases), ["Lansia"]);
    }
}
