//! The vault of an office: folder, keys and counted tries as everywhere, one holder, and a schema that the
//! office's own program brings.
//!
//! Its database has another name, so neither program takes the other's vault for its own.

use rusqlite::Connection;
use uuid::Uuid;

use super::Folder;
use super::keys::{Face, Keys};
use super::open::guarded;
use crate::database::{self, DataKey};
use crate::{Error, FaultCode, Result};

const DATABASE: &str = "office.db";

/// Creates an office's vault held by `name`; `fill` makes schema and first rows. Nothing is there before
/// everything is. The passphrase must have passed [`super::check_passphrase`].
pub fn create_office<E: From<Error>>(
    folder: &Folder,
    name: &str,
    passphrase: &str,
    fill: impl FnOnce(&mut Connection) -> std::result::Result<(), E>,
) -> std::result::Result<Connection, E> {
    if folder.exists() {
        return Err(Error::from(FaultCode::VaultExists).into());
    }
    let identity = age::x25519::Identity::generate();
    let data_key = DataKey::random();
    let holder = Face { id: Uuid::now_v7(), name: name.to_owned(), text_size: 100 };
    let generation = folder.prepare_generation(1)?;
    let mut connection = database::open_writer(&generation.join(DATABASE), &data_key)?;
    fill(&mut connection)?;
    let mut keys = Keys::new(&data_key, &[identity.to_public()])?;
    keys.add_identity(holder.id, &identity, passphrase)?;
    name.clone_into(&mut keys.faces.group);
    keys.faces.officers = vec![holder];
    keys.write(&generation)?;
    folder.switch_to(1)?;
    Ok(connection)
}

/// Opens an office's vault: its one writing connection. Wrong passphrases are counted and slowed down.
pub fn unlock_office(folder: &Folder, passphrase: &str) -> Result<Connection> {
    let generation = folder.generation()?;
    let database = generation.join(DATABASE);
    if !database.exists() {
        return Err(FaultCode::NoVault.into());
    }
    let keys = Keys::read(&generation)?;
    let holder = keys.faces.officers.first().ok_or(FaultCode::KeysDamaged)?.id;
    let (identities, _) = guarded(folder, || keys.open_identities(holder, passphrase))?;
    database::open_writer(&database, &keys.open_data_key(&identities)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(folder: &Folder) -> Connection {
        create_office(folder, "Dinas Contoh", "empat gelas kopi di teras", |connection| {
            connection.execute_batch("CREATE TABLE seen (at TEXT) STRICT; INSERT INTO seen VALUES ('x');")?;
            Ok::<(), Error>(())
        })
        .unwrap()
    }

    #[test]
    fn an_offices_vault_opens_with_its_passphrase_alone_and_is_no_vault_of_an_rw() {
        let disk = tempfile::tempdir().unwrap();
        let folder = Folder::new(disk.path(), true);
        drop(made(&folder));
        let connection = unlock_office(&folder, "empat gelas kopi di teras").unwrap();
        let count: i64 = connection.query_row("SELECT count(*) FROM seen", [], |row| row.get(0)).unwrap();
        assert_eq!(count, 1);
        assert_eq!(unlock_office(&folder, "empat gelas teh").unwrap_err().code(), FaultCode::WrongPassphrase);
        let holder = folder.faces().unwrap().officers[0].id;
        let refused = super::super::unlock(&folder, holder, "empat gelas kopi di teras");
        assert_eq!(refused.err().unwrap().code(), FaultCode::DatabaseDamaged);
    }

    #[test]
    fn a_second_office_in_the_same_folder_is_refused() {
        let disk = tempfile::tempdir().unwrap();
        let folder = Folder::new(disk.path(), false);
        drop(made(&folder));
        let again =
            create_office(&folder, "Dinas Lain", "empat gelas kopi di teras", |_| Ok::<(), Error>(()));
        assert_eq!(again.unwrap_err().code(), FaultCode::VaultExists);
    }
}
