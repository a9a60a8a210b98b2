//! A screen where the machine has none.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::children::{Running, command, start};
use crate::place::Place;

/// Whether a window can be shown to somebody.
pub(crate) fn is_there() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// A virtual screen; gone when dropped.
pub(crate) struct Screen {
    /// Its name for `DISPLAY`.
    pub(crate) name: String,
    _server: Running,
}

impl Screen {
    /// Starts one of the size most halls' PCs have; the server picks a free number itself.
    pub(crate) fn start(place: &Place) -> Outcome<Self> {
        let mut xvfb = command(place, "Xvfb", &place.root)?;
        xvfb.args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"]);
        let mut server = start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let number = server.lines()?.next().ok_or("the virtual screen (Xvfb) did not start")?;
        Ok(Self { name: format!(":{}", number.trim()), _server: server })
    }

    /// Waits until something is drawn, then saves what the screen shows. `false`: still empty after half a minute.
    pub(crate) fn picture(&self, place: &Place, file: &Path) -> Outcome<bool> {
        let deadline = Instant::now() + Duration::from_secs(30);
        loop {
            self.take(place, file)?;
            // An empty screen is one colour, an empty window two or three; letters bring dozens of shades.
            let drawn = colours(place, file)? > 16;
            if drawn || Instant::now() > deadline {
                return Ok(drawn);
            }
            thread::sleep(Duration::from_millis(200));
        }
    }

    fn take(&self, place: &Place, file: &Path) -> Outcome {
        fs::create_dir_all(file.parent().ok_or("a picture lies in a folder")?)?;
        let mut import = command(place, "import", &place.root)?;
        import.args(["-display", &self.name, "-window", "root"]).arg(file);
        let done = import.status()?;
        if done.success() { Ok(()) } else { Err(format!("the screen could not be saved ({done})").into()) }
    }
}

fn colours(place: &Place, file: &Path) -> Outcome<u32> {
    let mut identify: Command = command(place, "identify", &place.root)?;
    let said = identify.args(["-format", "%k"]).arg(file).output()?;
    Ok(String::from_utf8_lossy(&said.stdout).trim().parse()?)
}
