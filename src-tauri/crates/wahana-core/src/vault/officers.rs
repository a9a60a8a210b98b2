//! Officers: adding them, their roles, a forgotten passphrase. Their removal is `rotate`'s.
//!
//! The head alone changes who can open the vault. A new slot is written into keys.json beside the old one, then
//! the database names which one counts, then the old one goes: a cut at any moment leaves exactly one that opens.

use age::x25519;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::check_passphrase;
use super::keys::{Face, Keys};
use super::open::Vault;
use super::roles::{Right, Role};
use super::store::{self, OFFICER, RECOVERY_RECIPIENT, RENEW_RECOVERY, Stored};
use crate::database::{DataKey, Read, Write};
use crate::fault::Faults;
use crate::journal::Op;
use crate::values::line;
use crate::{Error, Fault, FaultCode, Result};

/// Who is signed in, as every operation sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Officer {
    /// The officer.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Roles; rights add up.
    pub roles: Vec<Role>,
}

impl Officer {
    /// Whether one of the roles holds the right.
    pub fn may(&self, right: Right) -> bool {
        self.roles.iter().any(|role| role.rights().contains(&right))
    }

    /// Refuses where none of the roles holds the right.
    pub fn require(&self, right: Right) -> Result<()> {
        if self.may(right) { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
    }
}

/// How the officer wants the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// As the computer is set.
    #[default]
    System,
}

impl Theme {
    pub(super) fn parse(stored: &str) -> Self {
        match stored {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::System,
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::System => "system",
        }
    }
}

/// An officer as the list shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct OfficerRow {
    /// The officer.
    pub id: Uuid,
    /// Display name.
    pub name: String,
    /// Roles.
    pub roles: Vec<Role>,
    /// Whether they can sign in.
    pub active: bool,
    /// Whether the present passphrase was set by somebody else and must be changed.
    pub new_passphrase_needed: bool,
    /// Percent: 100, 125, 150 or 200.
    pub text_size: u16,
    /// Light, dark or as the computer.
    pub theme: Theme,
    /// Whether the Javanese day (pasaran) stands beside dates.
    pub pasaran: bool,
}

/// A further officer.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct NewOfficer {
    /// Display name.
    pub name: String,
    /// At least one.
    pub roles: Vec<Role>,
    /// First passphrase, told to them by the head; they change it at their first sign-in.
    pub passphrase: String,
}

/// All officers, active ones first. Everybody may know who the officers are.
pub fn list_officers(ctx: &Read) -> Result<Vec<OfficerRow>> {
    Ok(store::officers(ctx.connection())?.into_iter().map(|stored| stored.row).collect())
}

/// What somebody is called who is or was an officer; none for anybody else.
pub(crate) fn officer_name(ctx: &Read, officer: Uuid) -> Result<Option<String>> {
    Ok(store::officer(ctx.connection(), officer)?.map(|stored| stored.row.name))
}

/// Whether the officer can sign in.
pub(crate) fn is_active(ctx: &Read, officer: Uuid) -> Result<bool> {
    Ok(store::officer(ctx.connection(), officer)?.is_some_and(|stored| stored.row.active))
}

/// Adds an officer and seals the data key to them too.
pub fn add_officer(vault: &Vault, new: &NewOfficer) -> Result<OfficerRow> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let (row, identity) = prepare(new, true)?;
    let stored = Stored { row: row.clone(), recipient: identity.to_public().to_string() };
    vault.write(|ctx| {
        write_keys(vault, ctx, Some(&identity), |keys| keys.add_identity(row.id, &identity, &new.passphrase))
    })?;
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        ctx.create(&OFFICER, row.id, |connection| store::insert(connection, &stored))
    })?;
    refresh_keys(vault, |_| ())?;
    Ok(row)
}

/// Checks the form and makes the officer's identity; nothing is stored yet.
pub(super) fn prepare(new: &NewOfficer, change_later: bool) -> Result<(OfficerRow, x25519::Identity)> {
    let mut faults = Faults::default();
    let name = faults.take("name", line(&new.name));
    if name.as_deref() == Some("") {
        faults.add(Fault::at("name", FaultCode::Required));
    }
    if new.roles.is_empty() {
        faults.add(Fault::at("roles", FaultCode::Required));
    }
    faults.take("passphrase", check_passphrase(&new.passphrase, &[&new.name]));
    faults.check()?;
    let row = OfficerRow {
        id: Uuid::now_v7(),
        name: name.unwrap_or_default(),
        roles: new.roles.clone(),
        active: true,
        new_passphrase_needed: change_later,
        text_size: 100,
        theme: Theme::default(),
        pasaran: false,
    };
    Ok((row, x25519::Identity::generate()))
}

/// Gives an officer other roles. The last head keeps the role.
pub fn set_roles(ctx: &Write, officer: Uuid, roles: &[Role]) -> Result<()> {
    ctx.require(Right::Administer)?;
    if roles.is_empty() {
        return Err(Error::Invalid(vec![Fault::at("roles", FaultCode::Required)]));
    }
    change(ctx, officer, |stored| stored.row.roles = roles.to_vec())
}

/// Text size (100, 125, 150, 200 percent) and theme of the officer who is signed in, and whether they see the pasaran.
pub fn set_appearance(vault: &Vault, text_size: u16, theme: Theme, pasaran: bool) -> Result<()> {
    if ![100, 125, 150, 200].contains(&text_size) {
        return Err(Fault::at("text_size", FaultCode::UnknownChoice).into());
    }
    vault.write(|ctx| {
        change(ctx, ctx.officer().id, |stored| {
            stored.row.text_size = text_size;
            stored.row.theme = theme;
            stored.row.pasaran = pasaran;
        })
    })?;
    refresh_keys(vault, |_| ())
}

/// Sets a passphrase without the present one: as the head for somebody who forgot theirs (they change it at the next
/// sign-in), or one's own where a new one is needed. Otherwise whoever sits down at an unlocked PC could shut its
/// officer out; that way is [`change_passphrase`].
pub fn reset_passphrase(vault: &Vault, officer: Uuid, passphrase: &str) -> Result<()> {
    vault.read(|ctx| {
        if vault.officer().id != officer {
            return ctx.require(Right::Administer);
        }
        let needed = active(ctx, officer)?.row.new_passphrase_needed;
        if needed { Ok(()) } else { Err(FaultCode::NotAllowed.into()) }
    })?;
    set_passphrase(vault, officer, passphrase)
}

/// Makes a new identity, so the old passphrase opens nothing any more.
fn set_passphrase(vault: &Vault, officer: Uuid, passphrase: &str) -> Result<()> {
    let own = vault.officer().id == officer;
    let name = vault.read(|ctx| Ok(active(ctx, officer)?.row.name))?;
    check_passphrase(passphrase, &[&name])
        .map_err(|fault| Error::Invalid(vec![Fault { field: "passphrase".to_owned(), ..fault }]))?;
    let identity = x25519::Identity::generate();
    vault.write(|ctx| {
        write_keys(vault, ctx, Some(&identity), |keys| keys.add_identity(officer, &identity, passphrase))
    })?;
    vault.write(|ctx| {
        change(ctx, officer, |stored| {
            stored.recipient = identity.to_public().to_string();
            stored.row.new_passphrase_needed = !own;
        })?;
        ctx.record("vault", officer, Op::KeyChange, &[])
    })?;
    refresh_keys(vault, |keys| keys.drop_older_identities(officer))
}

/// Sets one's own passphrase after the present one was typed again: whoever sits down at an unlocked PC must not be
/// able to shut its officer out.
pub fn change_passphrase(vault: &Vault, current: &str, passphrase: &str) -> Result<()> {
    let officer = vault.officer().id;
    Keys::read(&vault.generation())?.open_identities(officer, current).map_err(|error| {
        match error.code() {
            FaultCode::WrongPassphrase => {
                Error::Invalid(vec![Fault::at("current", FaultCode::WrongPassphrase)])
            }
            _ => error,
        }
    })?;
    set_passphrase(vault, officer, passphrase)
}

/// Notes that the recovery key was used: the officer must choose a new passphrase and write down a new key.
pub(super) fn renew_after_recovery(ctx: &Write) -> Result<()> {
    store::set_setting(ctx.connection(), RENEW_RECOVERY, "1")?;
    change(ctx, ctx.officer().id, |stored| stored.row.new_passphrase_needed = true)
}

pub(super) fn active(ctx: &Read, officer: Uuid) -> Result<Stored> {
    store::officer(ctx.connection(), officer)?
        .filter(|stored| stored.row.active)
        .ok_or_else(|| FaultCode::NotFound.into())
}

/// Changes an active officer; refuses what would leave the group without an active head.
pub(super) fn change(ctx: &Write, officer: Uuid, with: impl FnOnce(&mut Stored)) -> Result<()> {
    let mut stored = active(ctx, officer)?;
    with(&mut stored);
    ctx.change(&OFFICER, officer, None, |connection| store::update(connection, &stored))?;
    let heads = store::officers(ctx.connection())?;
    let is_head = |one: &Stored| one.row.active && one.row.roles.contains(&Role::Ketua);
    if heads.iter().any(is_head) { Ok(()) } else { Err(FaultCode::LastHead.into()) }
}

/// Brings what the unlock screen shows in line with the database, after the group's name changed.
pub fn refresh_faces(vault: &Vault) -> Result<()> {
    refresh_keys(vault, |_| ())
}

/// Brings keys.json in line with the database after `with` took away what no longer counts.
pub(super) fn refresh_keys(vault: &Vault, with: impl FnOnce(&mut Keys)) -> Result<()> {
    // In a writing transaction: keys.json has one writer at a time, also when a backup of the session before is
    // still being noted.
    vault.write(|ctx| {
        write_keys(vault, ctx, None, |keys| {
            with(keys);
            Ok(())
        })
    })
}

/// Writes keys.json: slots as `with` leaves them, the data key sealed to all whom the database calls active, to
/// the recovery key and to `newcomer`, whom the database does not name yet.
pub(super) fn write_keys(
    vault: &Vault,
    ctx: &Read,
    newcomer: Option<&x25519::Identity>,
    with: impl FnOnce(&mut Keys) -> Result<()>,
) -> Result<()> {
    let mut keys = Keys::read(&vault.generation())?;
    with(&mut keys)?;
    seal(&mut keys, &vault.data_key(), ctx, newcomer)?;
    keys.write(&vault.generation())
}

/// Seals the data key to all whom the database calls active, to the recovery key and to `newcomer`, and shows on the
/// unlock screen what the database says.
pub(super) fn seal(
    keys: &mut Keys,
    data_key: &DataKey,
    ctx: &Read,
    newcomer: Option<&x25519::Identity>,
) -> Result<()> {
    let officers = store::officers(ctx.connection())?;
    let mut recipients: Vec<x25519::Recipient> =
        newcomer.iter().map(|identity| identity.to_public()).collect();
    for stored in officers.iter().filter(|stored| stored.row.active) {
        recipients.push(recipient(&stored.recipient)?);
    }
    if let Some(text) = store::setting(ctx.connection(), RECOVERY_RECIPIENT)? {
        recipients.push(recipient(&text)?);
    }
    keys.seal_data_key(data_key, &recipients)?;
    set_faces(keys, ctx, &officers)
}

fn set_faces(keys: &mut Keys, ctx: &Read, officers: &[Stored]) -> Result<()> {
    if let Some(group) = crate::group::find(ctx)? {
        keys.faces.group = group.name;
        keys.faces.rw = group.rw;
        keys.faces.kelurahan = group.kelurahan;
    }
    keys.faces.last_backup = super::backup::last_day(ctx)?;
    keys.faces.officers = officers
        .iter()
        .filter(|stored| stored.row.active)
        .map(|stored| Face {
            id: stored.row.id,
            name: stored.row.name.clone(),
            text_size: stored.row.text_size,
        })
        .collect();
    Ok(())
}

pub(super) fn recipient(text: &str) -> Result<x25519::Recipient> {
    text.parse().map_err(|_| Error::internal("recipient"))
}
