//! `save-case`: one case as the form saves it, against one hand-written transaction of the same rows.
//!
//! Same schema, indexes and triggers, same pragmas, on a copy of the same village of 100,000 people; the two take
//! turns. Beside it: how much write-ahead log a save of each leaves, and how often it flushes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::Utc;
use rusqlite::{Connection, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use wahana_core::case::{self, CaseForm, CaseTypeForm, Subject, Urgency};
use wahana_core::draft;
use wahana_core::person::{self, PersonFilter};
use wahana_core::vault::{Folder, Vault};

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{Copied, LARGE, open};
use crate::raw;

/// Saves of each.
const TIMES: usize = 500;
/// Saves whose log and flushes are counted: few enough to stay clear of a checkpoint.
const COUNTED_SAVES: usize = 15;
/// The argument that starts the part which runs under `strace`.
pub(crate) const COUNTED: &str = "save-case-counted";

const STORY: &str = "Tinggal sendiri, makan dibantu tetangga. Atap dapur bocor sejak hujan kemarin.";

pub(crate) fn measure() -> Figure {
    let (village, other) = (Copied::of(LARGE), Copied::of(LARGE));
    let vault = village.open();
    let form = a_case(&vault);
    let mut raw = Raw::open(&other.root());
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        keep_draft(&vault, &form);
        ours.push(milliseconds(|| drop(vault.write(|ctx| case::open(ctx, &form)).unwrap())));
        raw.keep_draft();
        theirs.push(milliseconds(|| raw.save()));
    }
    raw.check_the_same_rows(&raw::open(&village.root(), 2_000));
    drop(vault);
    let figure = Figure::ratio(
        "save-case",
        "ms",
        median(&ours),
        median(&theirs),
        "the same rows in one hand-written transaction",
        1.5,
    );
    figure
        .beside("ours, spread ms", spread(&ours))
        .beside("hand-written, spread ms", spread(&theirs))
        .beside("ours, log of a save KiB", log_of_a_save(&village.root(), "ours"))
        .beside("hand-written, log of a save KiB", log_of_a_save(&other.root(), "raw"))
        .beside("ours, flushes of a save", flushes_of_a_save(&village.root(), "ours"))
        .beside("hand-written, flushes of a save", flushes_of_a_save(&other.root(), "raw"))
}

fn a_case(vault: &Vault) -> CaseForm {
    let people = vault.read(|ctx| person::list(ctx, &PersonFilter::default(), 50_000, 1)).unwrap();
    let person = people.first().expect("somebody lives there").id;
    let ticked = |number| CaseTypeForm { number, criteria: vec![1, 2], note: String::new() };
    CaseForm {
        subject: Some(Subject::Person { id: person }),
        types: vec![ticked(8), ticked(24)],
        source: "rt".to_owned(),
        reporter: String::new(),
        reported_on: chrono::Local::now().date_naive().to_string(),
        urgency: Urgency::Normal,
        secret: false,
        story: STORY.to_owned(),
        responsible: vault.officer().id,
    }
}

fn keep_draft(vault: &Vault, form: &CaseForm) {
    let typed = serde_json::to_string(form).unwrap();
    vault.write(|ctx| draft::keep(ctx, "case", "", &typed)).unwrap();
}

/// The hand-written peer.
struct Raw {
    connection: Connection,
    /// A case, a journal entry and a draft of ours, to write the like.
    person: Uuid,
    officer: Uuid,
    payload: String,
    draft: String,
    serial: i64,
    saved: usize,
}

impl Raw {
    fn open(root: &Path) -> Self {
        // One case of ours shows what its entry in the journal and its draft look like.
        let vault = open(&Folder::new(root, true));
        let form = a_case(&vault);
        let row = vault.write(|ctx| case::open(ctx, &form)).unwrap();
        let officer = vault.officer().id;
        drop(vault);
        let connection = raw::open(root, 2_000);
        let payload = connection
            .query_row("SELECT payload FROM journal WHERE record = ?1", [row.id], |row| row.get(0))
            .unwrap();
        let serial = connection
            .query_row("SELECT max(serial) FROM cases WHERE year = strftime('%Y')", [], |row| row.get(0))
            .unwrap();
        let Some(Subject::Person { id: person }) = form.subject else { unreachable!("it is about a person") };
        let draft = serde_json::to_string(&form).unwrap();
        Self { connection, person, officer, payload, draft, serial, saved: 0 }
    }

    fn keep_draft(&self) {
        let sql = "INSERT INTO draft (id, officer, form, subject, payload, saved_at) VALUES (?1, ?2, 'case', '', ?3, ?4)";
        let values = params![Uuid::now_v7(), self.officer, self.draft, now()];
        self.connection.prepare_cached(sql).unwrap().execute(values).unwrap();
    }

    fn save(&mut self) {
        let (id, at) = (Uuid::now_v7(), now());
        let today = &at[..10];
        self.serial += 1;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).unwrap();
        let (seq, prev): (i64, [u8; 32]) = transaction
            .prepare_cached("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1")
            .unwrap()
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        let run = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
            transaction.prepare_cached(sql).unwrap().execute(values).unwrap();
        };
        run(
            "INSERT INTO cases (id, year, serial, person_id, stage, urgency, level, source, reported_on, story,
                                responsible, rev, changed_at, changed_by)
             VALUES (?1, strftime('%Y'), ?2, ?3, 'report', 'normal', 1, 'rt', ?4, ?5, ?6, 1, ?7, ?6)",
            &[&id, &self.serial, &self.person, &today, &STORY, &self.officer, &at],
        );
        for number in [8, 24] {
            run("INSERT INTO case_type (case_id, pmks) VALUES (?1, ?2)", &[&id, &number]);
            for criterion in [1, 2] {
                let sql = "INSERT INTO case_criterion (case_id, pmks, criterion) VALUES (?1, ?2, ?3)";
                run(sql, &[&id, &number, &criterion]);
            }
        }
        run(
            "INSERT INTO case_stage (case_id, place, stage, since, officer, at) VALUES (?1, 1, 'report', ?2, ?3, ?4)",
            &[&id, &today, &self.officer, &at],
        );
        let nonce: [u8; 32] = rand_bytes(id);
        let payload_hash: [u8; 32] =
            Sha256::new().chain_update(nonce).chain_update(&self.payload).finalize().into();
        let hash: [u8; 32] = Sha256::new().chain_update(payload_hash).chain_update(prev).finalize().into();
        run(
            "INSERT INTO journal (seq, act, time, officer, area, record, op, rev, nonce, payload, payload_hash, prev,
                                  hash)
             VALUES (?1, ?2, ?3, ?4, 'case', ?5, 'create', 1, ?6, ?7, ?8, ?9, ?10)",
            &[
                &(seq + 1),
                &Uuid::now_v7(),
                &at,
                &self.officer,
                &id,
                &nonce,
                &self.payload,
                &payload_hash,
                &prev,
                &hash,
            ],
        );
        run("DELETE FROM draft WHERE officer = ?1 AND form = 'case' AND subject = ''", &[&self.officer]);
        transaction.commit().unwrap();
        self.saved += 1;
    }

    /// The comparison is only fair where both wrote as many rows of everything.
    fn check_the_same_rows(&self, ours: &Connection) {
        for table in ["cases", "case_type", "case_criterion", "case_stage", "journal", "draft"] {
            let count = |connection: &Connection| -> i64 {
                connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
            };
            // The peer's copy has the one case more that showed how.
            let more = match table {
                "case_type" => 2,
                "case_criterion" => 4,
                "draft" => 0,
                _ => 1,
            };
            assert_eq!(count(&self.connection), count(ours) + more, "{table} after {} saves", self.saved);
        }
    }
}

fn now() -> String {
    Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
}

/// 32 bytes that differ each time; that they are random is nothing to the disk.
fn rand_bytes(id: Uuid) -> [u8; 32] {
    Sha256::digest(id).into()
}

/// Growth of the write-ahead log with each save, in KiB.
fn log_of_a_save(root: &Path, whose: &str) -> f64 {
    let (few, many) = (log_after(root, whose, 1), log_after(root, whose, 1 + COUNTED_SAVES));
    (many - few) / 1024.0 / f64::from(u32::try_from(COUNTED_SAVES).unwrap())
}

/// Bytes of the log after so many saves into an empty one.
fn log_after(root: &Path, whose: &str, saves: usize) -> f64 {
    let log = wal(root);
    let emptied = raw::open(root, 2_000).query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    emptied.expect("nobody else holds it");
    counted(
        &[whose, &root.display().to_string(), &saves.to_string(), &log.display().to_string()]
            .map(str::to_owned),
    );
    fs::read_to_string(note_of(&log)).unwrap().trim().parse().unwrap()
}

fn wal(root: &Path) -> PathBuf {
    let number = fs::read_to_string(root.join("current")).unwrap();
    root.join("vault").join(number.trim()).join("wahana.db-wal")
}

/// Closing the database removes its log, so its length is noted before.
fn note_of(log: &Path) -> PathBuf {
    log.with_extension("length")
}

/// Flushes of one save more: what `strace` counts in this very program, run for few saves and for more.
fn flushes_of_a_save(root: &Path, whose: &str) -> f64 {
    let counts: Vec<f64> = [1, 1 + COUNTED_SAVES]
        .map(|saves| {
            let traced = Command::new("strace")
                .args(["-f", "-e", "trace=fsync,fdatasync,sync_file_range,msync", "-o", "/dev/stdout"])
                .arg(std::env::current_exe().unwrap())
                .args([COUNTED, whose, &root.display().to_string(), &saves.to_string()])
                .output()
                .expect("strace");
            assert!(traced.status.success(), "{}", String::from_utf8_lossy(&traced.stderr));
            let lines =
                String::from_utf8_lossy(&traced.stdout).lines().filter(|line| line.contains("sync(")).count();
            f64::from(u32::try_from(lines).unwrap())
        })
        .to_vec();
    (counts[1] - counts[0]) / f64::from(u32::try_from(COUNTED_SAVES).unwrap())
}

/// Saves so many cases without drafts and ends: `ours|raw`, the vault's folder, how many, and where its log is.
pub(crate) fn counted(arguments: &[String]) {
    let [whose, root, saves, more @ ..] = arguments else { panic!("{arguments:?}") };
    let (root, saves): (&Path, usize) = (Path::new(root), saves.parse().unwrap());
    let note = |log: &str| {
        let log = Path::new(log);
        fs::write(note_of(log), fs::metadata(log).unwrap().len().to_string()).unwrap();
    };
    if whose == "ours" {
        let vault = open(&Folder::new(root, true));
        let form = a_case(&vault);
        for _ in 0..saves {
            vault.write(|ctx| case::open(ctx, &form)).unwrap();
        }
        for log in more {
            note(log);
        }
    } else {
        let mut raw = Raw::open(root);
        for _ in 0..saves {
            raw.save();
        }
        for log in more {
            note(log);
        }
    }
}
