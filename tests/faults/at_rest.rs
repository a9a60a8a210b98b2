//! `at-rest`: what is known of residents searched byte by byte in every file that the program leaves: database, log,
//! keys, drafts, backups, head, the stick's files, and at the usual size all that the real window writes.

use std::collections::BTreeSet;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;
use wahana_core::case::{self, CaseForm, CaseTypeForm, FollowUpForm, FollowUpKind, Subject, Urgency};
use wahana_core::person::{self, PersonForm};
use wahana_core::vault::{self, Vault, keep_up};
use wahana_core::{Uuid, database, draft, handover};
use wahana_handover::keys::{Card, OfficeKeys};
use wahana_handover::seal::{SealFor, seal};
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{prepared, walk};

use crate::row::{Row, Tries};
use crate::scale::Scale;
use crate::work::{copy, fast_place};

pub(crate) fn measure(scale: Scale, seed: u64) -> Row {
    Row::of("at-rest", "the same tables in a plain SQLite file", || {
        let user = DataFolder::empty();
        let vault = prepared::vault(&user, false);
        let known = settle(&vault, scale.of(2, 40, 200), seed);
        let place = prepared::place(&user, false);
        let beside = tempfile::tempdir_in(fast_place()).expect("a folder");
        let mut ours = Tries::default();

        let stick = beside.path().join("stick");
        fs::create_dir(&stick).expect("a folder");
        hand_over(&vault, &stick);
        vault::backup(&vault, &stick, "KAWUNG", &mut |_| ControlFlow::Continue(())).expect("a backup");
        keep_up(&vault, &mut |_| ControlFlow::Continue(())).expect("a backup");
        // As a power cut leaves them, with the log; then closed.
        copy(&place, &beside.path().join("open"));
        drop(vault);
        plain(&prepared::generation(&user, false), &beside.path().join("plain"));
        search(beside.path(), &["plain"], &known, &mut ours);
        search(user.path(), &[], &known, &mut ours);
        if scale != Scale::Slice {
            in_the_window(&user, &known);
            search(user.path(), &[], &known, &mut ours);
        }
        let mut control = Tries::default();
        search(&beside.path().join("plain"), &[], &known, &mut control);
        (ours, control)
    })
}

/// Residents with everything that can be known of them; what is to be found nowhere.
fn settle(vault: &Vault, count: u64, seed: u64) -> Vec<String> {
    let mut known = Vec::new();
    for number in 0..count {
        let mark = seed * 1_000 + number;
        let form = PersonForm {
            name: format!("Sekar Dangan{mark} Truntum"),
            nickname: format!("Mbah Kawung{mark}"),
            birth_place: format!("Contoharjo{mark}"),
            nik: format!("99990141015{mark:05}"),
            phone: format!("0812999{mark:06}"),
            address: format!("Jalan Contoh Melati {mark}B"),
            note: format!("Tongkat ketiga di rumah {mark}."),
            ..prepared::resident_form("")
        };
        let id = vault.write(|ctx| person::add(ctx, &form)).expect("a resident").id;
        let story = format!("Atap dapur bocor sejak {mark} hari.");
        let visited = format!("Ditengok, obat habis {mark} kali.");
        add_case(vault, id, &story, &visited);
        let typed = format!("{{\"name\":\"Ketikan Setengah{mark}\"}}");
        vault.write(|ctx| draft::keep(ctx, "person", &id.to_string(), &typed)).expect("a draft");
        let name = form.name.split(' ').nth(1).unwrap_or_default().to_owned();
        let nickname = form.nickname.split(' ').nth(1).unwrap_or_default().to_owned();
        known.extend([
            form.name,
            name,
            nickname,
            form.birth_place,
            form.nik,
            form.phone,
            form.address,
            form.note,
        ]);
        known.extend([story, visited, format!("Setengah{mark}")]);
    }
    known
}

fn add_case(vault: &Vault, person: Uuid, story: &str, visited: &str) {
    let officer = vault.officer().id;
    let form = CaseForm {
        subject: Some(Subject::Person { id: person }),
        types: vec![CaseTypeForm { number: 24, criteria: vec![1], note: String::new() }],
        source: "rt".to_owned(),
        reporter: String::new(),
        reported_on: "2026-11-20".to_owned(),
        urgency: Urgency::Normal,
        secret: false,
        story: story.to_owned(),
        responsible: officer,
    };
    let note = FollowUpForm {
        kind: FollowUpKind::Visit,
        happened: "2026-11-21".to_owned(),
        text: visited.to_owned(),
        outcome: String::new(),
        officer,
        next_visit: String::new(),
    };
    let written = vault.write(|ctx| {
        let id = case::open(ctx, &form)?.id;
        case::add_follow_up(ctx, id, &note)
    });
    written.expect("a case with a visit");
}

/// A package for an office, as it goes to the stick.
fn hand_over(vault: &Vault, stick: &Path) {
    let keys = OfficeKeys::generate().expect("keys");
    let date = NaiveDate::from_ymd_opt(2026, 11, 1).expect("a day");
    let card = Card::of_office("Dinas Contoh", vec![keys.recipient()], keys.signing(), date, false);
    let card = card.to_signed_text(keys.signing()).expect("a card");
    vault.write(|ctx| handover::accept_card(ctx, card.as_bytes(), false)).expect("the office is known");
    let package = vault.write(|ctx| handover::begin(ctx, &[], "KAWUNG", false)).expect("a package");
    let mut sealed = Vec::new();
    let whom = SealFor::Recipients(&package.recipients);
    seal(&package.contents, &[], &package.signing, whom, &mut sealed).expect("it is sealed");
    fs::write(stick.join(&package.file_name), sealed).expect("it is written");
}

/// The control run: the tables as they are, without a key.
fn plain(generation: &Path, folder: &Path) {
    fs::create_dir(folder).expect("a folder");
    let key = prepared::data_key(generation);
    let connection = database::open_writer(&generation.join("wahana.db"), &key).expect("it opens");
    let file = folder.join("plain.db");
    connection.execute("ATTACH ?1 AS plain KEY ''", [file.to_string_lossy()]).expect("a plain file");
    for table in ["person", "cases", "follow_up", "draft", "journal"] {
        copied(&connection, table);
    }
    connection.execute_batch("DETACH plain").expect("it is closed");
}

fn copied(connection: &Connection, table: &str) {
    connection
        .execute_batch(&format!("CREATE TABLE plain.{table} AS SELECT * FROM main.{table}"))
        .expect(table);
}

/// An evening in the real window that ends as by a power cut.
fn in_the_window(user: &DataFolder, known: &[String]) {
    let window = Window::open(Size::SMALL, user);
    walk::unlock(&window, walk::PASSPHRASE);
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.type_text(&known[1]);
    window.see(&known[0]);
    window.press("Enter");
    window.see(&known[6]);
    window.press("Ctrl+L");
    window.await_focus("Kalimat sandi");
    window.kill();
}

/// Looks into every file below `folder` but those of `left_out`; a file and a thing known of somebody is one try.
fn search(folder: &Path, left_out: &[&str], known: &[String], tries: &mut Tries) {
    let needles: Vec<Vec<u8>> = known.iter().flat_map(|text| spelt(text)).collect();
    let begins = Begins::of(&needles);
    let mut bytes_read = 0;
    for file in files_below(folder, left_out) {
        // A socket or a lock holds nothing.
        let Ok(bytes) = fs::read(&file) else { continue };
        bytes_read += bytes.len();
        let there = begins.found_in(&bytes, &needles);
        for at in 0..needles.len() {
            let what = &known[at / 3];
            let found =
                if there.contains(&at) { Err(format!("{what} is in {}", file.display())) } else { Ok(()) };
            tries.count(what, found);
        }
    }
    tries.note("bytes read", bytes_read);
}

/// As typed, as search keys have it, and as a Windows program would write it.
fn spelt(text: &str) -> [Vec<u8>; 3] {
    let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [text.as_bytes().to_vec(), text.to_lowercase().into_bytes(), wide]
}

/// Which needles begin with two bytes: one walk over a file looks for all of them.
struct Begins(Vec<Vec<usize>>);

impl Begins {
    fn of(needles: &[Vec<u8>]) -> Self {
        let mut begins = vec![Vec::new(); 1 << 16];
        for (at, needle) in needles.iter().enumerate() {
            begins[pair(needle[0], needle[1])].push(at);
        }
        Self(begins)
    }

    /// Places of the needles that are in the bytes.
    fn found_in(&self, bytes: &[u8], needles: &[Vec<u8>]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (from, two) in bytes.windows(2).enumerate() {
            for &at in &self.0[pair(two[0], two[1])] {
                if bytes[from..].starts_with(&needles[at]) {
                    found.insert(at);
                }
            }
        }
        found
    }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) << 8 | usize::from(second)
}

fn files_below(folder: &Path, left_out: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if left_out.contains(&entry.file_name().to_string_lossy().as_ref()) {
            continue;
        }
        if kind.is_dir() {
            files.extend(files_below(&entry.path(), left_out));
        } else if kind.is_file() {
            files.push(entry.path());
        }
    }
    files
}
