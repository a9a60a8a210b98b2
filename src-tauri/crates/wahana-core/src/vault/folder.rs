//! Where a vault lies: `current` names the generation folder with the database and its keys.

use std::fs;
use std::path::{Path, PathBuf};

use uuid::Uuid;
use wahana_platform::{LockGuard, write_atomically};

use crate::{Error, FaultCode, Result};

/// In a generation that takes the place of another one: the other's number.
const REPLACES: &str = "replaces";

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
        self.numbers().into_iter().max().unwrap_or(0)
    }

    fn numbers(&self) -> Vec<u16> {
        let entries = fs::read_dir(self.root.join("vault")).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
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

    /// The same, where a failed flush leaves open which one a power cut would find: a new file from the start, and
    /// where that fails too, `current` says itself what is in force.
    pub(crate) fn switch_surely(&self, number: u16) -> Result<()> {
        match self.switch_to(number) {
            Err(_) if self.is_current(number) => {}
            switched => return switched,
        }
        match self.switch_to(number) {
            Err(error) if !self.is_current(number) => Err(error),
            _ => Ok(()),
        }
    }

    /// Makes the folder of the generation that will take the place of the present one, and notes in it that it does:
    /// whatever a cut leaves of either is taken away by [`Self::sweep`]. The answer holds the note as long as it is
    /// being made.
    pub(crate) fn prepare_replacement(&self, number: u16) -> Result<(PathBuf, LockGuard)> {
        let replaced = self.number()?;
        let folder = self.prepare_generation(number)?;
        let note = folder.join(REPLACES);
        write_atomically(&note, format!("{replaced:04}\n").as_bytes())?;
        let held = wahana_platform::lock_file(&note)?;
        Ok((folder, held.ok_or_else(|| Error::internal("the new generation is held"))?))
    }

    /// Takes away what a rotation left: the generation that the present one took the place of, or the one that did not
    /// get as far. What a restore put aside is not touched. Best effort; the next unlock tries again.
    pub(crate) fn sweep(&self) {
        let Ok(current) = self.number() else { return };
        for number in self.numbers() {
            let Some(replaced) = self.replaced_by(number) else { continue };
            let note = self.generation_folder(number).join(REPLACES);
            // Somebody else is just making it.
            let Ok(Some(held)) = wahana_platform::lock_file(&note) else { continue };
            drop(held);
            if number == current {
                self.remove_with_earlier(replaced);
                if !self.generation_folder(replaced).exists() {
                    let _ = fs::remove_file(&note);
                }
            } else if replaced == current {
                self.remove_generation(number);
            }
        }
    }

    /// Which generation this one took, or was to take, the place of; none as soon as that one is gone.
    fn replaced_by(&self, number: u16) -> Option<u16> {
        let note = fs::read_to_string(self.generation_folder(number).join(REPLACES)).ok()?;
        note.trim().parse().ok()
    }

    /// With those that it took the place of itself and that could not be taken away then.
    fn remove_with_earlier(&self, number: u16) {
        if let Some(earlier) = self.replaced_by(number).filter(|earlier| *earlier < number) {
            self.remove_with_earlier(earlier);
        }
        self.remove_generation(number);
    }

    fn remove_generation(&self, number: u16) {
        let folder = self.generation_folder(number);
        let _ = fs::remove_dir_all(&folder);
        let _ = wahana_platform::flush_folder(&self.root.join("vault"));
    }

    /// Where the backups lie that the program makes by itself.
    pub fn backups(&self) -> PathBuf {
        self.root.join("cadangan")
    }

    /// The marks of what was erased for good.
    pub(crate) fn erased(&self) -> PathBuf {
        self.root.join("dihapus.json")
    }

    /// Generations that a restore put aside, with what was known then.
    pub fn put_aside(&self) -> usize {
        let current = self.number().unwrap_or_default();
        self.numbers().into_iter().filter(|number| *number < current).count()
    }

    /// Who signed in last at the door of this computer, for it to name first. Like the names there it lies in clear.
    pub fn last_officer(&self) -> Option<Uuid> {
        fs::read_to_string(self.last_officer_file()).ok()?.trim().parse().ok()
    }

    /// Best effort: without it nobody is named first.
    pub(super) fn note_officer(&self, officer: Uuid) {
        if self.last_officer() != Some(officer) {
            let _ = write_atomically(&self.last_officer_file(), format!("{officer}\n").as_bytes());
        }
    }

    fn last_officer_file(&self) -> PathBuf {
        self.root.join("petugas-terakhir")
    }

    /// The file that counts wrong tries.
    pub(crate) fn tries(&self) -> PathBuf {
        self.root.join("tries.json")
    }
}
