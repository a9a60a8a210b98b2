//! The page: its packages and its build, each only when something they come from has changed.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;

/// Installs the page's packages when the lock file is another than last time.
pub(crate) fn install(place: &Place) -> Outcome {
    let ui = place.ui();
    let mark = marks(place).join("installed");
    let now = print_of(&[ui.join("package-lock.json")])?;
    if is_marked(&mark, now) {
        return Ok(());
    }
    println!("Fetching the page's packages, exactly those of ui/package-lock.json.");
    finish(command(place, "npm", &ui)?.args(["ci", "--no-audit", "--no-fund"]))?;
    set_mark(&mark, now)
}

/// Builds the page when one of its sources has changed.
pub(crate) fn build(place: &Place) -> Outcome {
    install(place)?;
    let ui = place.ui();
    let mark = marks(place).join("built");
    let now = print_of(&sources(&ui)?)?;
    if is_marked(&mark, now) && ui.join("dist/index.html").is_file() {
        return Ok(());
    }
    println!("Building the page into ui/dist.");
    finish(command(place, "npm", &ui)?.args(["run", "build"]))?;
    set_mark(&mark, now)?;
    // The page is compiled into the program, and cargo does not watch ui/dist: make it look again.
    File::options()
        .append(true)
        .open(place.root.join("src-tauri/build.rs"))?
        .set_modified(SystemTime::now())?;
    Ok(())
}

/// Beside the packages, so that they go when the packages go.
fn marks(place: &Place) -> PathBuf {
    place.ui().join("node_modules/.wahana")
}

fn is_marked(mark: &Path, print: u64) -> bool {
    fs::read_to_string(mark).is_ok_and(|text| text == print.to_string())
}

fn set_mark(mark: &Path, print: u64) -> Outcome {
    fs::create_dir_all(mark.parent().ok_or("a mark lies in a folder")?)?;
    Ok(fs::write(mark, print.to_string())?)
}

/// Every file of the page but what is fetched or built.
fn sources(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            found.extend(sources(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}

/// One number for the names and contents of these files.
fn print_of(files: &[PathBuf]) -> Outcome<u64> {
    let mut contents = BTreeMap::new();
    for file in files {
        let text = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
        contents.insert(file, text);
    }
    let mut hasher = DefaultHasher::new();
    contents.hash(&mut hasher);
    Ok(hasher.finish())
}
