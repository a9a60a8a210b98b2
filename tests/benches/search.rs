//! `search`: the core against the same statement run raw. `search-misspelt`: against Levenshtein over all names.

use std::collections::{BTreeMap, BinaryHeap};
use std::hint::black_box;

use rusqlite::Connection;
use wahana_core::person::{self, PersonFilter, Typed};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;

use crate::figure::{Figure, median, milliseconds};
use crate::place::{Copied, LARGE};
use crate::raw;

/// How often each search is run.
const TIMES: usize = 15;
/// The first rows, as the list asks for them.
const ROWS: u32 = 60;
/// So many similar names at most are shown.
const SHOWN: usize = 20;
/// What is typed, letter by letter: two words, the first one of many people.
const TYPED: &str = "sekar kawu";

/// The worst of 1 to 10 letters.
pub(crate) fn exact() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let raw = raw::open(&village.root(), 32_000);
    let mut worst: Option<(f64, f64, f64)> = None;
    let mut beside = BTreeMap::new();
    for end in 1..=TYPED.len() {
        let typed = &TYPED[..end];
        let ((ours, found), (peer, same)) = alternating(&vault, &raw, typed);
        assert_eq!(found, same, "the raw statement finds the same people: {typed}");
        beside.insert(format!("{end:02} letters, ours ms"), ours);
        beside.insert(format!("{end:02} letters, raw ms"), peer);
        if worst.is_none_or(|(ratio, ..)| ours / peer > ratio) {
            worst = Some((ours / peer, ours, peer));
        }
    }
    let (_, ours, peer) = worst.unwrap();
    let mut figure = Figure::ratio("search", "ms", ours, peer, "the same statement, run raw", 2.0);
    figure.beside = beside;
    figure
}

type Measured = (f64, Vec<Vec<u8>>);

fn alternating(vault: &Vault, raw: &Connection, typed: &str) -> (Measured, Measured) {
    let filter = PersonFilter { query: typed.to_owned(), ..PersonFilter::default() };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut found, mut same) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        ours.push(milliseconds(|| {
            let rows = vault.read(|ctx| person::list(ctx, &filter, 0, ROWS)).unwrap();
            found = rows.into_iter().map(|row| row.id.as_bytes().to_vec()).collect();
        }));
        theirs.push(milliseconds(|| same = run(raw, typed)));
    }
    ((median(&ours), found), (median(&theirs), same))
}

/// The statement of the list of residents, typed out; every column of every row is read.
fn run(raw: &Connection, typed: &str) -> Vec<Vec<u8>> {
    let mut from =
        "person_search CROSS JOIN person INDEXED BY person_found ON person.key = person_search.rowid";
    let mut order = "person.name_key, person.key";
    let mut found_by = "person_search MATCH ?1";
    let phrases: Vec<String> = typed.split_whitespace().map(|word| format!("\"{word:>3}\"")).collect();
    let mut value = phrases.join(" AND ");
    // What is typed here is one word until its third letter.
    if typed.len() < 3 {
        from =
            "person_initial CROSS JOIN person INDEXED BY person_found ON person.key = person_initial.person";
        order = "person_initial.name_key, person_initial.person";
        found_by = "person_initial.initial = ?1";
        typed.clone_into(&mut value);
    }
    let sql = format!(
        "SELECT person.id, person.number, person.name, person.nickname, person.sex, person.birth, person.dwelling,
                person.rt, person.address, person.nik, person.nik_unfinished, person.life, person.life_date
         FROM person WHERE person.key IN (
             SELECT person.key FROM {from} WHERE person.withdrawn = '' AND {found_by} AND person.life = 'here' ORDER BY {order} LIMIT {ROWS} OFFSET 0)
         ORDER BY person.name_key, person.key"
    );
    let mut statement = raw.prepare_cached(&sql).unwrap();
    let mut rows = statement.query([value]).unwrap();
    let mut ids = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        for column in 1..13 {
            black_box(row.get_ref(column).unwrap());
        }
        ids.push(row.get(0).unwrap());
    }
    ids
}

/// The worst of four names with a wrong letter or two.
pub(crate) fn misspelt() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let names: Vec<String> = {
        let raw = raw::open(&village.root(), 32_000);
        let mut statement = raw.prepare("SELECT name_key FROM person WHERE withdrawn = ''").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let mut worst: Option<(f64, f64, f64)> = None;
    let mut beside = BTreeMap::new();
    for typed in ["sekat", "grimgsing", "karawitam manggs", "truntun kawunk"] {
        let filter = PersonFilter { query: typed.to_owned(), ..PersonFilter::default() };
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            ours.push(milliseconds(|| {
                let near = vault.read(|ctx| person::similar(ctx, &filter, &|| true)).unwrap();
                assert!(!near.is_empty(), "{typed}");
            }));
            theirs.push(milliseconds(|| {
                black_box(nearest(&names, typed));
            }));
        }
        let (ours, peer) = (median(&ours), median(&theirs));
        beside.insert(format!("“{typed}”, ours ms"), ours);
        beside.insert(format!("“{typed}”, Levenshtein ms"), peer);
        if worst.is_none_or(|(ratio, ..)| ours / peer > ratio) {
            worst = Some((ours / peer, ours, peer));
        }
    }
    let (_, ours, peer) = worst.unwrap();
    let peer_is = "Levenshtein over all names, in process";
    let mut figure = Figure::ratio("search-misspelt", "ms", ours, peer, peer_is, 1.0);
    figure.beside = beside;
    figure
}

/// The worst of a few names while somebody new is typed, in an RT and without one, right and with a letter wrong.
pub(crate) fn look_alikes() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let mut beside = BTreeMap::new();
    let mut worst = 0.0_f64;
    for (name, rt) in
        [("Sekar", "032"), ("Sekat Dangan", "032"), ("Grimgsing", "031"), ("Sekar", ""), ("Kawunk", "")]
    {
        let typed = Typed { name, rt, birth: Birth::Year { year: 1960 }, ..Typed::default() };
        let ours: Vec<f64> = (0..TIMES)
            .map(|_| {
                milliseconds(|| {
                    black_box(vault.read(|ctx| person::look_alikes(ctx, &typed, None)).unwrap());
                })
            })
            .collect();
        let ours = median(&ours);
        beside.insert(format!("“{name}” in RT “{rt}”, ms"), ours);
        worst = worst.max(ours);
    }
    let mut figure = Figure::ratio("look-alikes", "ms", worst, 40.0, "40 ms: between two letters", 1.0);
    figure.beside = beside;
    figure
}

/// The same against the two statements that it stands on, run raw: who has the word's beginning, and the names of the RT.
pub(crate) fn look_alikes_raw() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let raw = raw::open(&village.root(), 32_000);
    let mut worst: Option<(f64, f64, f64)> = None;
    let mut beside = BTreeMap::new();
    for (name, rt) in [("sekar", "032"), ("sekat dangan", "032"), ("grimgsing", "031")] {
        let typed = Typed { name, rt, birth: Birth::Year { year: 1960 }, ..Typed::default() };
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..TIMES {
            ours.push(milliseconds(|| {
                black_box(vault.read(|ctx| person::look_alikes(ctx, &typed, None)).unwrap());
            }));
            theirs.push(milliseconds(|| raw_look_alikes(&raw, name, rt)));
        }
        let (ours, peer) = (median(&ours), median(&theirs));
        beside.insert(format!("“{name}” in RT “{rt}”, ours ms"), ours);
        beside.insert(format!("“{name}” in RT “{rt}”, raw ms"), peer);
        if worst.is_none_or(|(ratio, ..)| ours / peer > ratio) {
            worst = Some((ours / peer, ours, peer));
        }
    }
    let (_, ours, peer) = worst.unwrap();
    let mut figure = Figure::ratio("look-alikes-raw", "ms", ours, peer, "the index queries, run raw", 2.0);
    figure.beside = beside;
    figure
}

fn raw_look_alikes(raw: &Connection, name: &str, rt: &str) {
    let longest = name.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let start: String = longest.chars().take(5).collect();
    let mut named = raw
        .prepare_cached(
            "SELECT person.id, person.number, person.name, person.nickname, person.sex, person.birth, person.dwelling,
                    person.rt, person.address, person.nik, person.nik_unfinished, person.life, person.life_date
             FROM person WHERE person.key IN (
                 SELECT person.key
                 FROM person_search CROSS JOIN person INDEXED BY person_found ON person.key = person_search.rowid
                 WHERE person_search MATCH ?1 AND person.withdrawn = '' AND person.rt = ?2
                 ORDER BY person.name_key = ?3 DESC, person.name_key LIMIT 50)",
        )
        .unwrap();
    let mut rows = named.query([format!("\"{start}\"").as_str(), rt, name]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        for column in 0..13 {
            black_box(row.get_ref(column).unwrap());
        }
    }
    let mut of_rt =
        raw.prepare_cached("SELECT name_key, key FROM person WHERE rt = ?1 AND withdrawn = ''").unwrap();
    let mut rows = of_rt.query([rt]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        black_box((row.get_ref(0).unwrap(), row.get_ref(1).unwrap()));
    }
}

/// The twenty nearest names: what is typed against each whole name, and no more kept than are shown.
fn nearest<'n>(names: &'n [String], typed: &str) -> Vec<(usize, &'n str)> {
    let mut kept = BinaryHeap::with_capacity(SHOWN + 1);
    for name in names {
        kept.push((strsim::levenshtein(typed, name), name.as_str()));
        if kept.len() > SHOWN {
            kept.pop();
        }
    }
    kept.into_sorted_vec()
}
