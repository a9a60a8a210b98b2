//! A vault as it is after the first start, made by the core's own operations: for tests of the window that begin
//! where it is open.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use age::secrecy::SecretString;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use wahana_core::case::{self, CaseForm, CaseTypeForm, Subject, Urgency};
use wahana_core::database::{self, DataKey, Write};
use wahana_core::group::{self, GroupForm};
use wahana_core::person::{self, Dwelling, PersonForm};
use wahana_core::vault::{self, FirstOfficer, Folder, NewOfficer, Officer, Role, Vault};
use wahana_core::{Result, Uuid};

use crate::walk::{self, HEAD, PASSPHRASE};
use crate::window::{DataFolder, Size, Window};

/// Where the program keeps the real data, or those of the training, of this user.
pub fn place(folder: &DataFolder, training: bool) -> PathBuf {
    folder.data().join("id.wksbm.wahana").join(if training { "latihan" } else { "data" })
}

/// Ends the first start for this user; the vault is closed when what is returned is dropped.
pub fn vault(folder: &DataFolder, training: bool) -> Vault {
    made(folder, training, "Sekar Kawung").expect("a vault")
}

/// The same for a group of another name.
pub fn vault_of(folder: &DataFolder, training: bool, group: &str) -> Vault {
    made(folder, training, group).expect("a vault")
}

fn made(folder: &DataFolder, training: bool, group: &str) -> Result<Vault> {
    let first = FirstOfficer {
        name: HEAD.to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let vault = vault::create(&Folder::new(place(folder, training), training), &first)?;
    let key = vault.read(vault::new_recovery)?;
    let groups = key.groups();
    vault::confirm_recovery(&vault, &key, &[(1, groups[0].clone()), (2, groups[1].clone())])?;
    let form = GroupForm {
        name: group.to_owned(),
        kelurahan_code: if training { "99.99.01.1001" } else { "34.71.13.1006" }.to_owned(),
        rw: "99".to_owned(),
        rts: ["31", "32", "33", "34"].map(str::to_owned).to_vec(),
        address: "Jalan Contoh 9, Balai RW 99".to_owned(),
        decree: String::new(),
        office: String::new(),
    };
    vault.write(|ctx| group::save(ctx, &form, training))?;
    vault.write(vault::finish_officers)?;
    vault::refresh_faces(&vault)?;
    Ok(vault)
}

/// The window of this user's new vault, with its head signed in.
pub fn window(folder: &DataFolder, size: Size) -> Window {
    drop(vault(folder, false));
    walk::signed_in(folder, size)
}

/// A recorder who has chosen this passphrase of their own.
pub fn recorder(folder: &DataFolder, head: &Vault, name: &str, passphrase: &str) {
    officer(folder, head, name, &[Role::Pencatat], passphrase);
}

/// The same with other roles.
pub fn officer(folder: &DataFolder, head: &Vault, name: &str, roles: &[Role], passphrase: &str) -> Uuid {
    let new = NewOfficer {
        name: name.to_owned(),
        roles: roles.to_vec(),
        passphrase: "lima daun pisang di meja".to_owned(),
    };
    let added = vault::add_officer(head, &new).expect("an officer");
    let place = Folder::new(place(folder, head.is_training()), head.is_training());
    let own = vault::unlock(&place, added.id, &new.passphrase).expect("they sign in");
    vault::reset_passphrase(&own, added.id, passphrase).expect("a passphrase of their own");
    added.id
}

/// Writes into the vault that nobody has open as its head would have, had the clock stood there.
pub fn written_at<T>(
    folder: &DataFolder,
    head: &Officer,
    now: DateTime<Utc>,
    operation: impl FnOnce(&Write) -> Result<T>,
) -> T {
    let generation = generation(folder, false);
    let key = data_key(&generation);
    let mut writer = database::open_writer(&generation.join("wahana.db"), &key).expect("the database");
    database::transact(&mut writer, head, now, now.date_naive(), operation).expect("it is written")
}

/// A resident of whom name and RT are known.
pub fn resident(vault: &Vault, name: &str) -> Uuid {
    vault.write(|ctx| person::add(ctx, &resident_form(name))).expect("a resident").id
}

/// The form of such a resident.
pub fn resident_form(name: &str) -> PersonForm {
    PersonForm { name: name.to_owned(), dwelling: Dwelling::Rt, rt: "32".to_owned(), ..PersonForm::default() }
}

/// A case about that resident which nobody keeps secret, so that their name goes to the office.
pub fn case_about(vault: &Vault, person: Uuid) -> Uuid {
    case_reported(vault, person, walk::days_ago(8))
}

/// The same, reported on that day.
pub fn case_reported(vault: &Vault, person: Uuid, on: NaiveDate) -> Uuid {
    let form = CaseForm {
        subject: Some(Subject::Person { id: person }),
        types: vec![CaseTypeForm { number: 24, criteria: vec![1], note: String::new() }],
        source: "rt".to_owned(),
        reporter: String::new(),
        reported_on: on.to_string(),
        urgency: Urgency::Normal,
        secret: false,
        story: "Makan dibantu tetangga.".to_owned(),
        responsible: vault.officer().id,
    };
    vault.write(|ctx| case::open(ctx, &form)).expect("a case").id
}

/// The folder of the present generation: the database and its keys.
pub fn generation(folder: &DataFolder, training: bool) -> PathBuf {
    let root = place(folder, training);
    let current = fs::read_to_string(root.join("current")).expect("a vault");
    root.join("vault").join(current.trim())
}

/// The data key, opened with nothing but `age`, as SECURITY.md says it is kept.
pub fn data_key(generation: &Path) -> DataKey {
    let text = fs::read_to_string(generation.join("keys.json")).expect("keys.json");
    let keys: Value = serde_json::from_str(&text).expect("JSON");
    let sealed = keys["identities"].as_object().expect("officers").values().next().expect("an officer");
    let by_passphrase = age::scrypt::Identity::new(SecretString::from(PASSPHRASE.to_owned()));
    let identity = opened(&by_passphrase, &sealed[0]);
    let identity: age::x25519::Identity =
        String::from_utf8(identity).expect("text").trim().parse().expect("an identity");
    DataKey::from_bytes(&opened(&identity, &keys["data_key"])).expect("32 bytes")
}

fn opened(identity: &dyn age::Identity, armored: &Value) -> Vec<u8> {
    let mut sealed = Vec::new();
    let text = armored.as_str().expect("an armored age file");
    age::armor::ArmoredReader::new(text.as_bytes()).read_to_end(&mut sealed).expect("armor");
    let mut plain = Vec::new();
    let decryptor = age::Decryptor::new(sealed.as_slice()).expect("an age file");
    decryptor
        .decrypt(std::iter::once(identity))
        .expect("the right key")
        .read_to_end(&mut plain)
        .expect("it opens");
    plain
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{generation, vault};
    use crate::window::DataFolder;

    #[test]
    fn a_guess_at_a_passphrase_costs_a_scrypt_run_of_64_mebibytes() {
        let folder = DataFolder::empty();
        drop(vault(&folder, false));
        let text = std::fs::read_to_string(generation(&folder, false).join("keys.json")).expect("keys.json");
        let keys: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let identities = keys["identities"].as_object().expect("officers");
        for sealed in identities.values().flat_map(|slots| slots.as_array().expect("slots")) {
            let armored = sealed.as_str().expect("an age file");
            let mut head = Vec::new();
            age::armor::ArmoredReader::new(armored.as_bytes()).read_to_end(&mut head).expect("armor");
            let head = String::from_utf8_lossy(&head);
            let stanza = head.lines().find(|line| line.starts_with("-> scrypt")).expect("a passphrase");
            assert_eq!(stanza.split(' ').next_back(), Some("16"), "{stanza}");
        }
        assert_eq!(identities.len(), 1);
    }
}
