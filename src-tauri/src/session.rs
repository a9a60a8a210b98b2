//! Who is signed in: one open vault or none, and whether the window works with the real data or the training's.

mod acts;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use wahana_core::database::Read;
use wahana_core::draft::{self, Draft, Unkept};
use wahana_core::erasing;
use wahana_core::handover::Preparation;
use wahana_core::home::{self, Counted, Today};
use wahana_core::incomplete::LackingList;
use wahana_core::tag::TagCount;
use wahana_core::vault::{Folder, Moment, RecoveryKey, Right, Vault};
use wahana_core::{FaultCode, Result, Uuid};
use wahana_platform::{LockGuard, give_way, lock_file};

use crate::keeper::Keeper;
use crate::places::Places;
pub(crate) use acts::LastAct;

/// The state behind all commands.
pub(crate) struct Session {
    root: PathBuf,
    inner: Mutex<Inner>,
    /// Locked before `inner`, so that nothing is added to it for somebody who is signed out meanwhile.
    unkept: Mutex<Unkept>,
    /// Counts searches, so that a slow one stops as soon as the next key is pressed.
    searches: AtomicU64,
    /// Counts checks of the journal and locks: either ends the check that runs.
    checks: AtomicU64,
    /// The same of the checks of the data.
    health: AtomicU64,
    /// The same of the looks for what is written down twice, and of the gathering of what would be handed over.
    pairings: AtomicU64,
    preparations: AtomicU64,
    places: Places,
    keeper: Keeper,
    /// Held while the vault is written anew under another key.
    rotating: Mutex<()>,
    /// Set to stop the job that is writing to a stick.
    stop: AtomicBool,
    /// Held by the operating system as long as the program runs; none while another one holds it.
    alone: Mutex<Option<LockGuard>>,
}

#[derive(Default)]
struct Inner {
    training: bool,
    vault: Option<Arc<Vault>>,
    /// The recovery key that is on the screen and not yet confirmed.
    pending_recovery: Option<RecoveryKey>,
    /// What was done since the sign-in and not taken back, the newest last.
    acts: Vec<Uuid>,
    /// The last of them that the page has asked for.
    asked: Option<Uuid>,
    known: Known,
}

/// What was counted for whoever is signed in, and when.
#[derive(Default)]
pub(crate) struct Known {
    /// The tasks that are due.
    pub(crate) waiting: Option<(Moment, i64)>,
    /// Beranda.
    pub(crate) today: Option<(Moment, Today)>,
    /// What is to be completed.
    pub(crate) incomplete: Option<(Moment, Vec<LackingList>)>,
    /// The figures of Beranda.
    pub(crate) home: Option<(Moment, Counted)>,
    /// How many have each tag.
    pub(crate) tags: Option<(Moment, Vec<TagCount>)>,
    /// What would be handed over.
    pub(crate) preparation: Option<(Moment, Preparation)>,
}

impl Session {
    /// `root` is the program's own data folder.
    pub(crate) fn new(root: &Path) -> std::io::Result<Self> {
        std::fs::create_dir_all(root)?;
        let alone = lock_file(&root.join("wahana.lock"))?;
        Ok(Self {
            root: root.to_owned(),
            inner: Mutex::default(),
            unkept: Mutex::default(),
            places: Places::default(),
            keeper: Keeper::default(),
            rotating: Mutex::default(),
            stop: AtomicBool::new(false),
            searches: AtomicU64::new(0),
            checks: AtomicU64::new(0),
            health: AtomicU64::new(0),
            pairings: AtomicU64::new(0),
            preparations: AtomicU64::new(0),
            alone: Mutex::new(alone),
        })
    }

    /// The folder of the vault that the window works with. Refused while another process holds the data.
    pub(crate) fn folder(&self) -> Result<Folder> {
        if !self.is_alone() {
            return Err(FaultCode::AlreadyRunning.into());
        }
        let training = self.inner().training;
        Ok(Folder::new(self.root.join(if training { "latihan" } else { "data" }), training))
    }

    /// Asked anew each time: the other one may just be finishing its last backup behind its closed window.
    fn is_alone(&self) -> bool {
        let mut alone = self.alone.lock().unwrap_or_else(PoisonError::into_inner);
        if alone.is_none() {
            *alone = lock_file(&self.root.join("wahana.lock")).ok().flatten();
        }
        alone.is_some()
    }

    /// Turns to the real or to the training vault; whoever is signed in is signed out.
    pub(crate) fn choose(&self, training: bool) {
        self.lock();
        self.inner().training = training;
    }

    /// Signs in to a vault that may have been restored: what was erased since that backup is erased again before anything
    /// of it is shown.
    pub(crate) fn enter(&self, vault: Vault) -> Result<Arc<Vault>> {
        if erasing::is_due(&vault)? {
            self.keeper.in_turn(|| erasing::catch_up(&vault))?;
        }
        Ok(self.open(vault))
    }

    /// Signs in. Nothing of whoever was signed in before is left to the new one.
    pub(crate) fn open(&self, vault: Vault) -> Arc<Vault> {
        self.lock();
        vault.note_at_door();
        let vault = Arc::new(vault);
        let mut unkept = self.unkept();
        unkept.open(&vault);
        self.inner().vault = Some(vault.clone());
        self.keeper.begin(&vault);
        vault
    }

    /// Signs out; the keys are zeroized as soon as the last running operation ends, which may be a last backup.
    pub(crate) fn lock(&self) {
        self.checks.fetch_add(1, Ordering::Relaxed);
        self.end_health();
        drop(self.begin_pairing());
        drop(self.begin_preparing());
        let mut unkept = self.unkept();
        let mut inner = self.inner();
        let vault = inner.vault.take();
        inner.pending_recovery = None;
        inner.acts.clear();
        inner.asked = None;
        inner.known = Known::default();
        drop(inner);
        if let Some(vault) = &vault {
            unkept.seal(vault);
        }
        self.places.forget();
        if let Some(vault) = vault {
            self.keeper.end(vault);
        }
    }

    /// The program ends: signs out, and waits a little for the last backup.
    pub(crate) fn end(&self) {
        self.lock();
        self.keeper.finish();
    }

    /// Runs what puts another generation of the vault in force, while no backup is made of the old one. A lock in
    /// between does not end it.
    pub(crate) fn rotate<T>(&self, job: impl FnOnce() -> T) -> T {
        let _rotating = self.rotating.lock().unwrap_or_else(PoisonError::into_inner);
        self.keeper.in_turn(job)
    }

    /// Waits until no other generation is on its way: nobody signs in to one that is about to go.
    pub(crate) fn after_rotation(&self) {
        drop(self.rotating.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Who makes the backups that nobody has to think of.
    pub(crate) fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// The open vault, or a refusal when it is locked.
    pub(crate) fn vault(&self) -> Result<Arc<Vault>> {
        self.inner().vault.clone().ok_or_else(|| FaultCode::Locked.into())
    }

    /// The open vault, where whoever is signed in has the right: for commands that look at a stick, or at what the
    /// session holds, before the core is asked.
    pub(crate) fn require(&self, right: Right) -> Result<Arc<Vault>> {
        let vault = self.vault()?;
        vault.read(|ctx| ctx.require(right))?;
        Ok(vault)
    }

    /// The sticks and folders that may be written to and read from.
    pub(crate) fn places(&self) -> &Places {
        &self.places
    }

    /// Runs a reading operation for whoever is signed in.
    pub(crate) fn read<T>(&self, operation: impl FnOnce(&Read) -> Result<T>) -> Result<T> {
        self.vault()?.read(operation)
    }

    /// The same for what may come later, as how many there are: nobody waits for it who asks for rows meanwhile.
    pub(crate) fn read_beside<T: Send>(
        &self,
        operation: impl FnOnce(&Read) -> Result<T> + Send,
    ) -> Result<T> {
        let vault = self.vault()?;
        give_way(|| vault.read_long(operation))
    }

    /// What was counted for whoever is signed in; counted again only where something was written since, or the day is
    /// another. `known` says where it is kept.
    pub(crate) fn counted<T: Clone>(
        &self,
        known: fn(&mut Known) -> &mut Option<(Moment, T)>,
        count: impl FnOnce(&Vault) -> Result<T>,
    ) -> Result<T> {
        let vault = self.vault()?;
        let moment = vault.moment()?;
        if let Some((of, value)) = known(&mut self.inner().known)
            && *of == moment
        {
            return Ok(value.clone());
        }
        let value = count(&vault)?;
        let mut inner = self.inner();
        if inner.vault.as_ref().is_some_and(|open| Arc::ptr_eq(open, &vault)) {
            *known(&mut inner.known) = Some((moment, value.clone()));
        }
        Ok(value)
    }

    /// Keeps what is typed: in the vault, or in memory as long as the vault can't.
    pub(crate) fn keep_draft(&self, form: &str, subject: &str, payload: &str) -> Result<()> {
        let mut unkept = self.unkept();
        unkept.keep(&*self.vault()?, form, subject, payload)
    }

    /// The newest draft of a form.
    pub(crate) fn find_draft(&self, form: &str, subject: &str) -> Result<Option<Draft>> {
        let unkept = self.unkept();
        let kept = self.read(|ctx| draft::find(ctx, form, subject))?;
        Ok(unkept.find(form, subject).cloned().or(kept))
    }

    /// Beranda, with what could not be kept.
    pub(crate) fn today(&self) -> Result<Today> {
        let unkept = self.unkept();
        let read = |vault: &Vault| vault.read(|ctx| home::today(ctx, &unkept));
        // What is only in memory, and a clock that was wrong, change without anything being written.
        if !unkept.is_empty() {
            return read(&*self.vault()?);
        }
        let today = self.counted(|known| &mut known.today, read)?;
        if today.clock.is_some() {
            self.inner().known.today = None;
        }
        Ok(today)
    }

    /// Throws a draft away, wherever it is.
    pub(crate) fn discard_draft(&self, form: &str, subject: &str) -> Result<()> {
        let mut unkept = self.unkept();
        let vault = self.vault()?;
        unkept.discard(form, subject);
        vault.write(|ctx| draft::discard(ctx, form, subject))
    }

    /// Begins a search, and ends whatever slower one still runs: that one's answer is not wanted any more.
    pub(crate) fn begin_search(&self) -> impl Fn() -> bool {
        let mine = self.searches.fetch_add(1, Ordering::Relaxed) + 1;
        move || self.searches.load(Ordering::Relaxed) == mine
    }

    /// Begins a check of the journal, and ends whatever older one still runs.
    pub(crate) fn begin_check(&self) -> impl Fn() -> bool {
        let mine = self.checks.fetch_add(1, Ordering::Relaxed) + 1;
        move || self.checks.load(Ordering::Relaxed) == mine
    }

    /// Begins to look for what may be written down twice, and ends whatever older look still runs.
    pub(crate) fn begin_pairing(&self) -> impl Fn() -> bool + Sync {
        let mine = self.pairings.fetch_add(1, Ordering::Relaxed) + 1;
        move || self.pairings.load(Ordering::Relaxed) == mine
    }

    /// Begins to gather what would be handed over, and ends whatever older gathering still runs.
    pub(crate) fn begin_preparing(&self) -> impl Fn() -> bool {
        let mine = self.preparations.fetch_add(1, Ordering::Relaxed) + 1;
        move || self.preparations.load(Ordering::Relaxed) == mine
    }

    /// Begins a check or a mending of the data, and ends whatever older one still runs.
    pub(crate) fn begin_health(&self) -> impl Fn() -> bool + Sync {
        let mine = self.health.fetch_add(1, Ordering::Relaxed) + 1;
        move || self.health.load(Ordering::Relaxed) == mine
    }

    /// Ends the one that runs.
    pub(crate) fn end_health(&self) {
        self.health.fetch_add(1, Ordering::Relaxed);
    }

    /// Stops the job that is writing to a stick, once it is set.
    pub(crate) fn stop(&self) -> &AtomicBool {
        &self.stop
    }

    /// Keeps the recovery key that is being shown.
    pub(crate) fn show_recovery(&self, key: RecoveryKey) {
        self.inner().pending_recovery = Some(key);
    }

    /// The recovery key that is being shown.
    pub(crate) fn shown_recovery(&self) -> Option<RecoveryKey> {
        self.inner().pending_recovery.clone()
    }

    /// Forgets the recovery key once it is confirmed.
    pub(crate) fn forget_recovery(&self) {
        self.inner().pending_recovery = None;
    }

    fn unkept(&self) -> MutexGuard<'_, Unkept> {
        self.unkept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        // A panic elsewhere leaves these fields whole.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
