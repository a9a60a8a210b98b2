//! What officers do all day, by the core's own operations on a real vault, and what must be there afterwards.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use rusqlite::Connection;
use tempfile::TempDir;
use wahana_core::assistance::{self, AssistanceForm, FundForm, Recipient};
use wahana_core::case::{
    self, CaseFilter, CaseForm, CaseTypeForm, FollowUpForm, FollowUpKind, Subject, Urgency,
};
use wahana_core::database::{self, DataKey};
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, PersonFilter, PersonForm};
use wahana_core::reference::AssistanceType;
use wahana_core::vault::{Folder, Vault, unlock};
use wahana_core::{Result, Uuid, draft, history, journal};
use wahana_tests::prepared;
use wahana_tests::walk::{HEAD, PASSPHRASE};
use wahana_tests::window::DataFolder;

/// A closed vault as it is after the first start, with a few residents.
pub(crate) struct Base {
    user: DataFolder,
    pub(crate) key: DataKey,
}

impl Base {
    pub(crate) fn made() -> Self {
        let user = DataFolder::empty();
        let vault = prepared::vault(&user, false);
        let mut work = Work::on(&vault, 0);
        for _ in 0..3 {
            work.add_person().expect("a resident");
        }
        drop(vault);
        let key = prepared::data_key(&prepared::generation(&user, false));
        Self { user, key }
    }

    /// The vault's folder.
    pub(crate) fn root(&self) -> PathBuf {
        prepared::place(&self.user, false)
    }

    /// A copy that may be spoiled, in `place`.
    pub(crate) fn copy_in(&self, place: &Path) -> Copied {
        let folder = tempfile::Builder::new().prefix("wahana-faults-").tempdir_in(place).expect("a folder");
        copy(&self.root(), &folder.path().join("data"));
        Copied { folder }
    }
}

/// A copied vault; gone when dropped.
pub(crate) struct Copied {
    folder: TempDir,
}

impl Copied {
    /// The vault's folder.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Its database.
    pub(crate) fn database(&self) -> PathBuf {
        generation(&self.root()).join("wahana.db")
    }
}

/// Copies a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    let done = Command::new("cp").arg("-a").arg(from).arg(to).status().expect("cp");
    assert!(done.success(), "{} could not be copied", from.display());
}

/// The folder of the present generation.
pub(crate) fn generation(root: &Path) -> PathBuf {
    let current = std::fs::read_to_string(root.join("current")).expect("a vault");
    root.join("vault").join(current.trim())
}

/// Signs the head in.
pub(crate) fn sign_in(root: &Path) -> Result<Vault> {
    let folder = Folder::new(root, false);
    let faces = folder.faces()?;
    let head = faces.officers.iter().find(|face| face.name == HEAD).expect("the head is there");
    unlock(&folder, head.id, PASSPHRASE)
}

/// Memory that is a file system, where a machine has one: what is tried there loses nothing but speed elsewhere.
pub(crate) fn fast_place() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_path_buf() } else { std::env::temp_dir() }
}

/// What was answered, and so has to be there whatever happens then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// An act with so many entries in the journal.
    Act(Uuid, i64),
    /// The draft, as it was typed the nth time.
    Draft(u64),
}

impl Answer {
    /// As a child tells it on one line.
    pub(crate) fn told(&self) -> String {
        match self {
            Self::Act(act, entries) => format!("act {act} {entries}"),
            Self::Draft(typed) => format!("draft {typed}"),
        }
    }

    /// What a whole line says; none for one that was cut off.
    pub(crate) fn heard(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split(' ').collect();
        match words.as_slice() {
            ["act", act, entries] => Some(Self::Act(act.parse().ok()?, entries.parse().ok()?)),
            ["draft", typed] => Some(Self::Draft(typed.parse().ok()?)),
            _ => None,
        }
    }
}

/// Kinds of operations.
pub(crate) const KINDS: usize = 7;

/// Does one operation after the other, chosen by a seed.
pub(crate) struct Work<'v> {
    vault: &'v Vault,
    random: ChaCha8Rng,
    people: Vec<Uuid>,
    cases: Vec<Uuid>,
    typed: u64,
}

impl<'v> Work<'v> {
    pub(crate) fn on(vault: &'v Vault, seed: u64) -> Self {
        let people = vault.read(|ctx| person::list(ctx, &PersonFilter::default(), 0, 50)).expect("residents");
        let cases = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 50)).expect("cases");
        let kept = vault.read(|ctx| draft::find(ctx, "person", "")).expect("drafts");
        let typed = kept.and_then(|draft| draft.payload.split(' ').next()?.parse().ok()).unwrap_or(0);
        Self {
            vault,
            random: ChaCha8Rng::seed_from_u64(seed),
            people: people.into_iter().map(|row| row.id).collect(),
            cases: cases.into_iter().map(|row| row.id).collect(),
            typed,
        }
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.random.next_u32()).unwrap_or(0) % end
    }

    /// The next operation, chosen by the seed.
    pub(crate) fn next(&mut self) -> Result<Answer> {
        let kind = self.below(KINDS);
        self.of_kind(kind)
    }

    /// The operation of this kind, below [`KINDS`].
    pub(crate) fn of_kind(&mut self, kind: usize) -> Result<Answer> {
        match kind {
            0 => self.add_person(),
            1 => self.correct_person(),
            2 => self.add_family(),
            3 if !self.cases.is_empty() => self.add_note(),
            3 | 4 => self.open_case(),
            5 => self.give(),
            _ => self.keep_draft(),
        }
    }

    fn form(&mut self) -> PersonForm {
        let number = self.random.next_u32();
        let form = prepared::resident_form(&format!("Sekar Dangan {number}"));
        PersonForm { note: "Rumah di belakang balai. ".repeat(1 + self.below(20)), ..form }
    }

    pub(crate) fn add_person(&mut self) -> Result<Answer> {
        let form = self.form();
        let (id, act) = self.vault.write(|ctx| Ok((person::add(ctx, &form)?.id, ctx.act())))?;
        self.people.push(id);
        Ok(Answer::Act(act, 1))
    }

    fn somebody(&mut self) -> Uuid {
        let at = self.below(self.people.len());
        self.people[at]
    }

    fn correct_person(&mut self) -> Result<Answer> {
        let (id, form) = (self.somebody(), self.form());
        let act = self.vault.write(|ctx| {
            let rev = person::find(ctx, id)?.rev;
            person::change(ctx, id, rev, &form)?;
            Ok(ctx.act())
        })?;
        Ok(Answer::Act(act, 1))
    }

    /// Two residents and their family in one act.
    fn add_family(&mut self) -> Result<Answer> {
        let forms = [self.form(), self.form()];
        let home = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
        let (people, act) = self.vault.write(|ctx| {
            let mut people = Vec::new();
            for form in &forms {
                people.push(person::add(ctx, form)?.id);
            }
            let member = |(&person, relation)| MemberForm { person, relation };
            let members: Vec<MemberForm> = people.iter().zip([1, 3]).map(member).collect();
            household::add(ctx, &home, &members, false)?;
            Ok((people, ctx.act()))
        })?;
        self.people.extend(people);
        Ok(Answer::Act(act, FAMILY))
    }

    fn open_case(&mut self) -> Result<Answer> {
        let form = CaseForm {
            subject: Some(Subject::Person { id: self.somebody() }),
            types: vec![CaseTypeForm { number: 24, criteria: vec![1], note: String::new() }],
            source: "rt".to_owned(),
            reporter: String::new(),
            reported_on: "2026-11-20".to_owned(),
            urgency: Urgency::Normal,
            secret: false,
            story: "Makan dibantu tetangga.".to_owned(),
            responsible: self.vault.officer().id,
        };
        let (id, act) = self.vault.write(|ctx| Ok((case::open(ctx, &form)?.id, ctx.act())))?;
        self.cases.push(id);
        Ok(Answer::Act(act, 1))
    }

    fn add_note(&mut self) -> Result<Answer> {
        let at = self.below(self.cases.len());
        let (case, officer) = (self.cases[at], self.vault.officer().id);
        let form = FollowUpForm {
            kind: FollowUpKind::Note,
            happened: "2026-11-21".to_owned(),
            text: "Dijenguk tetangga.".to_owned(),
            officer,
            next_visit: String::new(),
        };
        let act = self.vault.write(|ctx| case::add_follow_up(ctx, case, &form).map(|_| ctx.act()))?;
        // Besides the note the case may get one for its own stage.
        Ok(Answer::Act(act, 1))
    }

    fn give(&mut self) -> Result<Answer> {
        let form = AssistanceForm {
            recipient: Some(Recipient::Person { id: self.somebody() }),
            case_id: None,
            kind: "WK_DARURAT".to_owned(),
            date: "2026-11-20".to_owned(),
            since: String::new(),
            until: String::new(),
            form: AssistanceType::Money,
            amount: Some(50_000),
            items: Vec::new(),
            funds: vec![FundForm { fund: "IURAN".to_owned(), amount: Some(50_000) }],
            note: String::new(),
        };
        let act = self.vault.write(|ctx| assistance::record(ctx, &form).map(|_| ctx.act()))?;
        Ok(Answer::Act(act, 1))
    }

    pub(crate) fn keep_draft(&mut self) -> Result<Answer> {
        let typed = self.typed + 1;
        let payload = format!("{typed} {}", "ketikan ".repeat(1 + self.below(400)));
        self.vault.write(|ctx| draft::keep(ctx, "person", "", &payload))?;
        self.typed = typed;
        Ok(Answer::Draft(typed))
    }
}

/// Entries of an act that writes a family down: two residents and the family.
const FAMILY: i64 = 3;

/// Opens the database as the core does and looks whether all is whole: every page, the chain, every row against its
/// last entry, each act of a family with all its entries, and everything that was answered.
pub(crate) fn whole(database: &Path, key: &DataKey, answers: &[Answer]) -> std::result::Result<(), String> {
    fn said(what: &'static str) -> impl Fn(wahana_core::Error) -> String {
        move |error| format!("{what}: {error:?}")
    }
    let mut connection = database::open_writer(database, key).map_err(said("it does not open"))?;
    database::migrate(&mut connection).map_err(said("its schema"))?;
    // SQLCipher's check of all pages does not see the log.
    let emptied = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    if emptied != Ok(0) {
        return Err(format!("its log can't be written back: {emptied:?}"));
    }
    if !database::is_sound(&connection).map_err(said("integrity"))? {
        return Err("a page is not sound".to_owned());
    }
    let check = journal::check(&connection, None, history::JOURNALLED, &mut |_, _| ControlFlow::Continue(()));
    let check = check.map_err(said("journal"))?;
    if !check.is_clean() {
        return Err(format!("half: {:?}", check.findings));
    }
    answered_is_there(&connection, answers).map_err(|error| error.to_string())?
}

type Found = std::result::Result<(), String>;

fn answered_is_there(connection: &Connection, answers: &[Answer]) -> rusqlite::Result<Found> {
    let mut statement =
        connection.prepare("SELECT act, count(*), max(area = 'household') FROM journal GROUP BY act")?;
    let acts = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    let acts: HashMap<Uuid, (i64, bool)> = acts.collect::<rusqlite::Result<_>>()?;
    if let Some((act, (entries, _))) =
        acts.iter().find(|(_, (entries, family))| *family && *entries != FAMILY)
    {
        return Ok(Err(format!("half a family: act {act} has {entries} entries")));
    }
    let typed: Option<String> =
        connection.query_row("SELECT max(payload) FROM draft WHERE form = 'person'", [], |row| row.get(0))?;
    let typed: u64 = typed.and_then(|typed| typed.split(' ').next()?.parse().ok()).unwrap_or(0);
    for answer in answers {
        let there = match answer {
            Answer::Act(act, entries) => acts.get(act).is_some_and(|(found, _)| found >= entries),
            Answer::Draft(number) => typed >= *number,
        };
        if !there {
            return Ok(Err(format!("lost: {}", answer.told())));
        }
    }
    Ok(Ok(()))
}
