//! `doubles`: which of the people who were written down twice are found, beside an exact match and beside a library for
//! linking records, all on the same list. Whatever is tuned is tuned on one seed; the figures are of another.
//! `doubles-large`: how long it takes among 100,000 people, and how soon the first of them are shown.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use wahana_core::Uuid;
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::merging::{self, MergeKind};
use wahana_core::person;
use wahana_core::vault::{FirstOfficer, Folder, Vault, create};
use wahana_tests::twice::{self, Listed};
use wahana_tests::{built, walk};

use crate::figure::{Figure, median, milliseconds};
use crate::place::{Copied, LARGE};

/// The list on which points and thresholds were chosen, and the one that is told.
const TUNE: u64 = 1;
const REPORT: u64 = 2;
const FAMILIES: u32 = 1_500;
/// Rows as the list asks for them.
const ROWS: u32 = 60;
const TIMES: usize = 15;
/// Milliseconds between two pictures of a screen. Among 1,000 people there are not as many pairs as a page of the list has.
const FRAME: f64 = 1000.0 / 60.0;

type Pairs = BTreeSet<(usize, usize)>;

/// How many of those that were found are true, and how many of the true ones were found.
#[derive(Clone, Copy)]
struct Judged {
    precision: f64,
    recall: f64,
}

impl Judged {
    #[allow(clippy::cast_precision_loss)] // thousands
    fn of(found: &Pairs, truth: &Pairs) -> Self {
        let right = found.intersection(truth).count() as f64;
        Self { precision: right / (found.len().max(1) as f64), recall: right / (truth.len().max(1) as f64) }
    }

    fn both(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::EPSILON)
    }
}

/// The ratio is that of the errors: what the best of the others gets wrong, and what we do.
pub(crate) fn measure() -> Figure {
    let lists = [TUNE, REPORT].map(|seed| twice::list(seed, FAMILIES));
    let truth = twice::pairs(&lists[1]);
    let mut table = vec![
        ("Wahana".to_owned(), Judged::of(&ours(&lists[1]), &truth)),
        ("exact name and birth, or NIK".to_owned(), Judged::of(&exact(&lists[1]), &truth)),
    ];
    match library(&lists) {
        Ok(found) => table.extend(found),
        Err(why) => println!("    NOT COMPARED with recordlinkage: {why}"),
    }
    println!("    {} people, {} of them twice", lists[1].len(), truth.len());
    println!("    {:<40} {:>9} {:>9} {:>9}", "", "precision", "recall", "F1");
    for (name, judged) in &table {
        println!("    {name:<40} {:>9.3} {:>9.3} {:>9.3}", judged.precision, judged.recall, judged.both());
    }
    let own = table[0].1;
    let best = table[1..].iter().map(|(_, judged)| judged.both()).fold(0.0, f64::max);
    let peer_is = "what the best of the others misses or mistakes";
    let mut figure =
        Figure::ratio("doubles", "%", (1.0 - own.both()) * 100.0, (1.0 - best) * 100.0, peer_is, 1.0);
    for (name, judged) in table {
        figure = figure
            .beside(format!("{name}, precision"), judged.precision)
            .beside(format!("{name}, recall"), judged.recall);
    }
    figure
}

/// What the list in the window shows.
fn ours(list: &[Listed]) -> Pairs {
    let (_disk, vault, ids) = written_down(list);
    merging::look_again(&vault, &|| true).unwrap();
    let places: HashMap<Uuid, usize> = ids.into_iter().enumerate().map(|(at, id)| (id, at)).collect();
    let found = vault.read(|ctx| merging::candidates(ctx, MergeKind::Person, 0, 100_000)).unwrap();
    found.iter().map(|pair| ordered(places[&pair.one.id], places[&pair.other.id])).collect()
}

fn ordered(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// The list in a vault, through the core's own operations.
fn written_down(list: &[Listed]) -> (tempfile::TempDir, Vault, Vec<Uuid>) {
    let disk = tempfile::tempdir().unwrap();
    let first = FirstOfficer {
        name: walk::HEAD.to_owned(),
        more_roles: Vec::new(),
        passphrase: walk::PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let vault = create(&Folder::new(disk.path().join("data"), true), &first).unwrap();
    let ids = vault
        .write(|ctx| {
            let mut families: BTreeMap<u32, Vec<MemberForm>> = BTreeMap::new();
            let mut ids = Vec::new();
            for one in list {
                let id = person::add(ctx, &one.form)?.id;
                ids.push(id);
                if let Some(family) = one.family {
                    families
                        .entry(family)
                        .or_default()
                        .push(MemberForm { person: id, relation: one.relation });
                }
            }
            for members in families.into_values().filter(|all| all.iter().any(|one| one.relation == 1)) {
                household::add(ctx, &HouseholdForm::default(), &members, false)?;
            }
            Ok(ids)
        })
        .unwrap();
    (disk, vault, ids)
}

/// The same name and birth as they are written, or the same NIK that is no placeholder.
fn exact(list: &[Listed]) -> Pairs {
    let mut same: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, one) in list.iter().enumerate() {
        let birth = one.form.birth.to_string();
        if !birth.is_empty() {
            same.entry(format!("{} {birth}", one.form.name.to_lowercase())).or_default().push(at);
        }
        let nik = &one.form.nik;
        if nik.len() == 16
            && !nik.ends_with("0000")
            && nik.bytes().any(|digit| Some(&digit) != nik.as_bytes().first())
        {
            same.entry(nik.clone()).or_default().push(at);
        }
    }
    let mut pairs = Pairs::new();
    for group in same.values() {
        for (at, &one) in group.iter().enumerate() {
            pairs.extend(group[at + 1..].iter().map(|&other| ordered(one, other)));
        }
    }
    pairs
}

/// `recordlinkage` from the registry of Python packages, in an environment of its own under `target/`.
fn library(lists: &[Vec<Listed>; 2]) -> Result<Vec<(String, Judged)>, String> {
    let root = built::target().join("linkage");
    let python = root.join("venv/bin/python");
    if !python.exists() {
        let venv = Command::new("python3").args(["-m", "venv"]).arg(root.join("venv")).output();
        let made = venv.is_ok_and(|done| done.status.success());
        let pip = root.join("venv/bin/pip");
        let installed = made
            && Command::new(pip)
                .args(["install", "-q", "recordlinkage"])
                .status()
                .is_ok_and(|done| done.success());
        if !installed {
            let _ = fs::remove_dir_all(root.join("venv"));
            return Err(
                "it could not be installed (python3, python3-venv and the network are needed)".to_owned()
            );
        }
    }
    let folders: Vec<PathBuf> = ["tune", "report"]
        .into_iter()
        .zip(lists)
        .map(|(name, list)| written(&root.join(name), list))
        .collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/linkage.py");
    let done = Command::new(python).arg(script).args(folders).output().map_err(|error| error.to_string())?;
    if !done.status.success() {
        return Err(String::from_utf8_lossy(&done.stderr).into_owned());
    }
    let told: BTreeMap<String, Value> =
        serde_json::from_slice(&done.stdout).map_err(|error| error.to_string())?;
    let figure = |of: &Value, name: &str| of[name].as_f64().unwrap_or_default();
    let judged = |of: &Value| Judged { precision: figure(of, "precision"), recall: figure(of, "recall") };
    Ok(told.iter().map(|(name, of)| (name.clone(), judged(of))).collect())
}

fn written(folder: &Path, list: &[Listed]) -> PathBuf {
    fs::create_dir_all(folder).unwrap();
    let mut people = "id,name,birth,nik,phone,sex,rt,address\n".to_owned();
    for (at, Listed { form, .. }) in list.iter().enumerate() {
        // A guessed age is of no use to it but as a year.
        let birth = match form.birth.to_string() {
            guess if guess.starts_with('~') => String::new(),
            birth => birth,
        };
        let (name, nik, phone, sex, rt) = (&form.name, &form.nik, &form.phone, &form.sex, &form.rt);
        writeln!(people, "{at},{name},{birth},{nik},{phone},{sex},{rt},{}", form.address).unwrap();
    }
    let mut pairs = "one,other\n".to_owned();
    for (one, other) in twice::pairs(list) {
        writeln!(pairs, "{one},{other}").unwrap();
    }
    fs::write(folder.join("people.csv"), people).unwrap();
    fs::write(folder.join("pairs.csv"), pairs).unwrap();
    folder.to_owned()
}

/// The first rows among 100,000 people against those among 1,000; how long all of them take to look for stands beside.
pub(crate) fn large() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    let looking = milliseconds(|| assert!(merging::look_again(&vault, &|| true).unwrap()));
    let first: Vec<f64> = (0..TIMES)
        .map(|_| {
            milliseconds(|| {
                drop(vault.read(|ctx| merging::candidates(ctx, MergeKind::Person, 0, ROWS)).unwrap());
            })
        })
        .collect();
    let count = vault.read(|ctx| merging::count_candidates(ctx, MergeKind::Person)).unwrap();
    #[allow(clippy::cast_precision_loss)] // thousands
    Figure::ratio("doubles-large", "ms", median(&first), FRAME, "a frame of the screen", 1.0)
        .beside("looking for all of them, ms", looking)
        .beside("pairs", count as f64)
}
