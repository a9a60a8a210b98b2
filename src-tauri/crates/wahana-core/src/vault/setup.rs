//! First start: the vault with its first officer, then the recovery key; resumable at every step.

use std::collections::BTreeSet;
use std::fs;

use age::x25519;
use chrono::Utc;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::keys::{Face, Keys};
use super::officers::{self, NewOfficer, Officer};
use super::open::Vault;
use super::recovery::RecoveryKey;
use super::roles::Right;
use super::store::{self, OFFICER, RECOVERY_RECIPIENT, RENEW_RECOVERY, Stored};
use super::{Folder, Role};
use crate::database::{self, DataKey, Read, Write};
use crate::journal::Op;
use crate::{Error, Fault, FaultCode, Result};

/// Setting: the random id of the database's line.
const LINE: &str = "line";

/// The first officer; always the head.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct FirstOfficer {
    /// Display name.
    pub name: String,
    /// Roles beside head.
    pub more_roles: Vec<Role>,
    /// The passphrase.
    pub passphrase: String,
    /// Percent: 100, 125, 150 or 200.
    pub text_size: u16,
}

/// What is still to be done before the first record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SetupStep {
    /// The recovery key has not been written down yet.
    Recovery,
    /// The group is not known yet.
    Group,
    /// Further officers; may be skipped.
    Officers,
    /// Nothing.
    Done,
}

/// Creates the vault and signs its first officer in. Nothing is there before everything is.
pub fn create(folder: &Folder, first: &FirstOfficer) -> Result<Vault> {
    if folder.exists() {
        return Err(FaultCode::VaultExists.into());
    }
    let mut roles = vec![Role::Ketua];
    roles.extend(first.more_roles.iter().copied().filter(|role| *role != Role::Ketua));
    let new = NewOfficer { name: first.name.clone(), roles, passphrase: first.passphrase.clone() };
    let (mut row, identity) = officers::prepare(&new, false)?;
    row.text_size = first.text_size;
    fs::create_dir_all(folder.root())?;
    let generation = folder.prepare_generation(1)?;
    let data_key = DataKey::random();
    let officer = Officer { id: row.id, name: row.name.clone(), roles: row.roles.clone() };
    {
        let mut writer = database::open_writer(&generation.join("wahana.db"), &data_key)?;
        database::migrate(&mut writer)?;
        let stored = Stored { row: row.clone(), recipient: identity.to_public().to_string() };
        database::transact(&mut writer, &officer, Utc::now(), chrono::Local::now().date_naive(), |ctx| {
            store::set_setting(ctx.connection(), LINE, &Uuid::new_v4().to_string())?;
            ctx.create(&OFFICER, row.id, |connection| store::insert(connection, &stored))
        })?;
    }
    let mut keys = Keys::new(&data_key, &[identity.to_public()])?;
    keys.add_identity(row.id, &identity, &first.passphrase)?;
    keys.faces.officers = vec![Face { id: row.id, name: row.name, text_size: row.text_size }];
    keys.write(&generation)?;
    folder.switch_to(1)?;
    let vault = Vault::connect(folder, data_key, vec![identity], 0, |_| Ok(officer))?;
    vault.note_at_door();
    Ok(vault)
}

/// A recovery key to be shown and written down. It opens nothing until [`confirm_recovery`].
pub fn new_recovery(ctx: &Read) -> Result<RecoveryKey> {
    ctx.require(Right::Administer)?;
    Ok(RecoveryKey::random())
}

/// How many different groups of a written-down key are typed back at least.
const TYPED_BACK: usize = 2;

/// Makes the written-down key the one that opens the vault, after two of its groups were typed back: `places`
/// are group numbers 1 to 8 with what was typed. An earlier recovery key opens nothing any more.
pub fn confirm_recovery(vault: &Vault, key: &RecoveryKey, places: &[(usize, String)]) -> Result<()> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let groups = key.groups();
    for (place, typed) in places {
        let expected = place.checked_sub(1).and_then(|at| groups.get(at));
        let same = |expected: &String| {
            let plain = typed.trim().to_ascii_uppercase().replace('O', "0").replace(['I', 'L'], "1");
            *expected == plain
        };
        if !expected.is_some_and(same) {
            let fault = Fault::at(format!("group{place}"), FaultCode::RecoveryKeyTyping).with("group", place);
            return Err(Error::Invalid(vec![fault]));
        }
    }
    if places.iter().map(|(place, _)| place).collect::<BTreeSet<_>>().len() < TYPED_BACK {
        return Err(FaultCode::RecoveryKeyTyping.into());
    }
    let identity = x25519::Identity::generate();
    let passphrase: Zeroizing<String> = key.passphrase();
    vault.write(|ctx| {
        officers::write_keys(vault, ctx, Some(&identity), |keys| keys.add_recovery(&identity, &passphrase))
    })?;
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        store::set_setting(ctx.connection(), RECOVERY_RECIPIENT, &identity.to_public().to_string())?;
        store::remove_setting(ctx.connection(), RENEW_RECOVERY)?;
        ctx.record("vault", ctx.officer().id, Op::KeyChange, &[("what", "recovery".to_owned())])
    })?;
    officers::refresh_keys(vault, Keys::drop_older_recovery)
}

/// Where the first start stands.
pub fn setup_step(ctx: &Read) -> Result<SetupStep> {
    let renew = store::setting(ctx.connection(), RENEW_RECOVERY)?.is_some();
    if renew || store::setting(ctx.connection(), RECOVERY_RECIPIENT)?.is_none() {
        return Ok(SetupStep::Recovery);
    }
    if crate::group::find(ctx)?.is_none() {
        return Ok(SetupStep::Group);
    }
    let done = store::setting(ctx.connection(), "setup_done")?.is_some();
    Ok(if done { SetupStep::Done } else { SetupStep::Officers })
}

/// The random id of the database's line; a restore begins a new one (SECURITY.md, "Merge at the Dinas").
pub(crate) fn line(ctx: &Read) -> Result<Uuid> {
    let text = store::setting(ctx.connection(), LINE)?.ok_or_else(|| Error::internal("no line"))?;
    text.parse().map_err(|_| Error::internal("line"))
}

/// Begins a new line, after a restore.
pub(super) fn set_line(ctx: &Write, line: Uuid) -> Result<()> {
    store::set_setting(ctx.connection(), LINE, &line.to_string())
}

/// A secret of another area that lives in the encrypted vault and nowhere else.
pub(crate) fn kept_secret(ctx: &Read, name: &str) -> Result<Option<Zeroizing<String>>> {
    Ok(store::setting(ctx.connection(), name)?.map(Zeroizing::new))
}

/// Keeps such a secret.
pub(crate) fn keep_secret(ctx: &Write, name: &str, secret: &str) -> Result<()> {
    store::set_setting(ctx.connection(), name, secret)
}

/// Ends the first start.
pub fn finish_officers(ctx: &Write) -> Result<()> {
    ctx.require(Right::Administer)?;
    store::set_setting(ctx.connection(), "setup_done", "1")
}

impl Folder {
    /// What the unlock screen shows: group and officers, in clear.
    pub fn faces(&self) -> Result<super::Faces> {
        Ok(Keys::read(&self.generation()?)?.faces)
    }
}
