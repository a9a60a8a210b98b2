//! `cargo xtask run`: from a clone to the open window.

use crate::Outcome;
use crate::children::{command, finish, start};
use crate::display::{self, Screen};
use crate::place::Place;
use crate::setup::{self, Purpose};
use crate::web;

/// Builds and opens the window; comes back when it is closed.
pub(crate) fn run(place: &Place, release: bool, village: bool) -> Outcome {
    let shown = display::is_there();
    setup::prepare(place, if shown { Purpose::Build } else { Purpose::Screenless })?;
    web::build(place)?;
    build(place, release)?;

    let mut program = command(place, &place.program(release).to_string_lossy(), &place.root)?;
    if village {
        if !place.village().is_dir() {
            return Err("there is no village yet: cargo xtask seed --households 350".into());
        }
        program.env("XDG_DATA_HOME", place.village());
    }
    if shown {
        println!("Opening the window. It is closed as any other; Ctrl-C here ends it too.");
        return ended(start(&mut program)?.wait()?);
    }

    let screen = Screen::start(place)?;
    println!("There is no display here, so Wahana opens on a virtual one: DISPLAY={}", screen.name);
    program.env("DISPLAY", &screen.name).env("GDK_BACKEND", "x11");
    let mut window = start(&mut program)?;
    let file = place.target.join("run/window.png");
    let drawn = screen.picture(place, &file)?;
    if let Some(status) = window.ended()? {
        return Err(format!("the window closed before it was drawn ({status})").into());
    }
    if !drawn {
        return Err(
            format!("nothing was drawn within 30 seconds; {} shows the screen", file.display()).into()
        );
    }
    println!("The window is open; a picture of it is in {}", file.display());
    println!("It goes on running. Ctrl-C ends it.");
    ended(window.wait()?)
}

/// Builds the window's program and the office's.
pub(crate) fn build(place: &Place, release: bool) -> Outcome {
    build_all(place, &["wahana", "wahana-dinas"], release)
}

/// Builds programs of the workspace by their names.
pub(crate) fn build_all(place: &Place, programs: &[&str], release: bool) -> Outcome {
    println!("Building {}.", programs.join(", "));
    // From the whole workspace, so that all jobs share one build of every dependency.
    let mut cargo = command(place, "cargo", &place.root)?;
    cargo.args(["build", "--workspace"]);
    cargo.args(programs.iter().flat_map(|name| ["--bin", name]));
    if release {
        cargo.arg("--release");
    }
    finish(&mut cargo)
}

fn ended(status: std::process::ExitStatus) -> Outcome {
    if status.success() { Ok(()) } else { Err(format!("the window ended with {status}").into()) }
}
