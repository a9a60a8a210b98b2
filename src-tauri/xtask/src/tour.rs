//! `cargo xtask tour`: the whole job in the real window, with a picture of each step.

use std::fs;

use std::path::Path;

use crate::Outcome;
use crate::children::{command, finish};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::{run, web};

/// Where the pictures lie that README.md shows, below the root.
const PICTURES: &str = "tests/e2e/pictures";

/// Which tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Walk {
    /// One volunteer, one evening: from the first start to the Dinas.
    Evening,
    /// One year of one family.
    Year,
}

impl Walk {
    /// Its test, and where it leaves its pictures below `target`.
    fn of(self) -> (&'static str, &'static str) {
        match self {
            Self::Evening => ("one_volunteer_one_evening", "tour"),
            Self::Year => ("year::", "tour/year"),
        }
    }
}

/// Runs the tour on an empty data folder and says what it left; renews README.md's pictures where that is wanted.
pub(crate) fn tour(place: &Place, walk: Walk, pictures: bool) -> Outcome {
    setup::prepare(place, Purpose::Test)?;
    web::build(place)?;
    run::build(place, false)?;
    let (test, left) = walk.of();
    let folder = place.target.join(left);
    clear(&folder);
    let tour = ["test", "--workspace", "--test", "tour", "--", "--test-threads=1", "--nocapture", test];
    finish(command(place, "cargo", &place.root)?.args(tour))?;

    let mut left: Vec<_> = fs::read_dir(&folder)?.flatten().map(|entry| entry.file_name()).collect();
    left.sort();
    println!("The tour is done. In {}:", folder.display());
    for name in left {
        println!("  {}", name.to_string_lossy());
    }
    if pictures { renew_pictures(place, &place.target.join("tour")) } else { Ok(()) }
}

/// Takes away what an earlier walk left; the folders in it are those of another walk.
fn clear(folder: &Path) {
    for old in fs::read_dir(folder).into_iter().flatten().flatten() {
        let _ = fs::remove_file(old.path());
    }
}

/// Each picture that README.md names comes anew from the tour, small enough for a repository; others go.
fn renew_pictures(place: &Place, tour: &Path) -> Outcome {
    let readme = fs::read_to_string(place.root.join("README.md"))?;
    let shown: Vec<&str> = readme
        .split(PICTURES)
        .skip(1)
        .filter_map(|rest| rest.strip_prefix('/')?.split_once(')'))
        .map(|(name, _)| name)
        .collect();
    let folder = place.root.join(PICTURES);
    for old in fs::read_dir(&folder)?.flatten() {
        if !shown.iter().any(|name| old.file_name() == *name) {
            fs::remove_file(old.path())?;
        }
    }
    for name in shown {
        let from = tour.join(name);
        if !from.is_file() {
            return Err(format!("README.md shows {name}, and the tour leaves no such picture").into());
        }
        // A palette, and no date in the file: the same screen gives the same bytes.
        let small = ["-resize", "1000x", "-dither", "None", "-colors", "128", "-strip"];
        let mut convert = command(place, "convert", &place.root)?;
        convert.arg(&from).args(small).arg(format!("PNG8:{}", folder.join(name).display()));
        finish(&mut convert)?;
        println!("Renewed {PICTURES}/{name}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tour_begins_in_an_empty_folder_and_leaves_that_of_another_alone() -> Outcome {
        let place = std::env::temp_dir().join(format!("wahana-tour-{}", std::process::id()));
        let other = place.join("year");
        fs::create_dir_all(&other)?;
        for picture in [place.join("failed.png"), place.join("01-door.png"), other.join("01.png")] {
            fs::write(picture, "")?;
        }
        clear(&place);
        let left = [place.join("failed.png"), place.join("01-door.png"), other.join("01.png")]
            .map(|one| one.exists());
        fs::remove_dir_all(&place)?;
        assert_eq!(left, [false, false, true]);
        Ok(())
    }
}
