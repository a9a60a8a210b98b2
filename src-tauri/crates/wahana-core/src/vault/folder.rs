//! Where a vault lies: `current` names the generation folder with the database and its keys.

use std::fs;
use std::path::{Path, PathBuf};

use wahana_platform::write_atomically;

use crate::{Error, FaultCode, Result};

/// The folder of one vault: real or training, never both.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
    training: bool,
}

impl Folder {
    /// `root` need not exist yet.
    pub fn new(root: impl Into<PathBuf>, training: bool) -> Self {
        Self { root: root.into(), training }
    }

    /// Whether everything in here is invented (region 99, striped bar, packages that a real office refuses).
    pub fn is_training(&self) -> bool {
        self.training
    }

    /// The folder itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a vault was created here.
    pub fn exists(&self) -> bool {
        self.root.join("current").exists()
    }

    /// The folder of the present generation, such as `vault/0001`.
    pub(crate) fn generation(&self) -> Result<PathBuf> {
        Ok(self.generation_folder(self.number()?))
    }

    /// The number of the generation that comes next. Numbers only grow, so a folder of that number can only be
    /// what an interrupted try left. Where `current` is damaged, what is there is stepped over.
    pub(crate) fn next_number(&self) -> Result<u16> {
        let last = match self.number() {
            Ok(number) => number,
            Err(error) if error.code() == FaultCode::NoVault => 0,
            Err(_) => self.highest_number(),
        };
        last.checked_add(1).ok_or_else(|| Error::internal("too many generations"))
    }

    /// Whether `current` names it.
    pub(crate) fn is_current(&self, number: u16) -> bool {
        self.number().is_ok_and(|current| current == number)
    }

    fn highest_number(&self) -> u16 {
        let entries = fs::read_dir(self.root.join("vault")).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).max().unwrap_or(0)
    }

    fn number(&self) -> Result<u16> {
        let name = fs::read_to_string(self.root.join("current")).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::from(FaultCode::NoVault),
            _ => error.into(),
        })?;
        let name = name.trim();
        if name.len() != 4 || !name.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(FaultCode::DatabaseDamaged.into());
        }
        name.parse().map_err(|_| FaultCode::DatabaseDamaged.into())
    }

    fn generation_folder(&self, number: u16) -> PathBuf {
        self.root.join("vault").join(format!("{number:04}"))
    }

    /// Makes the folder of a generation that `current` does not name yet. What an interrupted try left is
    /// removed: nothing was acknowledged in it.
    pub(crate) fn prepare_generation(&self, number: u16) -> Result<PathBuf> {
        let folder = self.generation_folder(number);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        wahana_platform::flush_folder(&self.root.join("vault"))?;
        wahana_platform::flush_folder(&self.root)?;
        Ok(folder)
    }

    /// Takes away a generation that `current` never named, and the folders above it where they are empty.
    /// Best effort: what stays is removed by the next try.
    pub(crate) fn discard_generation(&self, number: u16) {
        let _ = fs::remove_dir_all(self.generation_folder(number));
        let _ = fs::remove_dir(self.root.join("vault"));
        let _ = fs::remove_dir(&self.root);
    }

    /// Makes the generation the present one: the only step that switches.
    pub(crate) fn switch_to(&self, number: u16) -> Result<()> {
        Ok(write_atomically(&self.root.join("current"), format!("{number:04}\n").as_bytes())?)
    }

    /// Where the backups lie that the program makes by itself.
    pub fn backups(&self) -> PathBuf {
        self.root.join("cadangan")
    }

    /// The file that counts wrong tries.
    pub(crate) fn tries(&self) -> PathBuf {
        self.root.join("tries.json")
    }
}
