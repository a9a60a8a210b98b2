//! 100,000 residents: what a list and a search cost in the core. Prints figures; fails only on wrong answers.
//!
//! `cargo test --release -p wahana-tests --test people-scale -- --nocapture`

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::time::{Duration, Instant};

use wahana_core::household::{self, HouseholdFilter};
use wahana_core::person::{self, PersonFilter};
use wahana_core::vault::{FirstOfficer, Folder, Vault, create};
use wahana_tests::village;

const PEOPLE: usize = 100_000;

fn timed<T>(what: &str, mut run: impl FnMut() -> T) -> T {
    let mut times: Vec<Duration> = (0..9)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    println!("{what:32} {:8.2} ms", times[4].as_secs_f64() * 1000.0);
    run()
}

fn persons(vault: &Vault, query: &str, offset: u32) -> Vec<String> {
    let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
    let rows = vault.read(|ctx| person::list(ctx, &filter, offset, 60)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

#[test]
fn a_hundred_thousand_residents_are_listed_and_found_at_once() {
    let disk = tempfile::tempdir().unwrap();
    let folder = Folder::new(disk.path().join("data"), true);
    let first = FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: "empat gelas kopi di teras".to_owned(),
        text_size: 100,
    };
    let vault = create(&folder, &first).unwrap();
    let start = Instant::now();
    village::settle(&vault, PEOPLE);
    println!("settled in {:.1} s", start.elapsed().as_secs_f64());

    let all = PersonFilter::default();
    assert_eq!(timed("count", || vault.read(|ctx| person::count(ctx, &all)).unwrap()), 100_000);
    assert_eq!(timed("first 60", || persons(&vault, "", 0)).len(), 60);
    assert_eq!(timed("last 60", || persons(&vault, "", 99_940)).len(), 60);
    let ids: Vec<_> =
        vault.read(|ctx| person::list(ctx, &all, 0, 60)).unwrap().into_iter().map(|row| row.id).collect();
    assert_eq!(timed("heads of 60", || vault.read(|ctx| household::heads_of(ctx, &ids)).unwrap()).len(), 60);
    let typed = "sekar kawu";
    for end in 1..=typed.len() {
        let query = &typed[..end];
        let label = format!("search “{query}”");
        assert!(!timed(&label, || persons(&vault, query, 0)).is_empty(), "{query}");
    }
    assert!(timed("search “9999014309”", || persons(&vault, "9999014309", 0)).len() > 1);
    for (query, nearest) in
        [("karawitam manggs", "Karawitan"), ("sekat", "Sekar"), ("grimgsing", "Gringsing")]
    {
        let filter = PersonFilter { query: query.to_owned(), ..PersonFilter::default() };
        let near = timed(&format!("misspelt “{query}”"), || {
            vault.read(|ctx| person::similar(ctx, &filter, &|| true)).unwrap()
        });
        assert!(near.first().is_some_and(|row| row.name.contains(nearest)), "{query}: {near:?}");
    }
    let families = HouseholdFilter::default();
    let list = |filter: &HouseholdFilter, offset| {
        vault.read(|ctx| household::list(ctx, filter, offset, 60)).unwrap()
    };
    assert_eq!(timed("families, first 60", || list(&families, 0)).len(), 60);
    assert_eq!(timed("families, last 60", || list(&families, 24_940)).len(), 60);
    for query in ["s", "sekar", "contoh 12", "gringsing tambal"] {
        let filter = HouseholdFilter { query: query.to_owned(), rt: String::new() };
        assert!(!timed(&format!("families “{query}”"), || list(&filter, 0)).is_empty(), "{query}");
    }
}
