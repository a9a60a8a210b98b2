//! The window without its driver: a page that is driven does not print (WebKit leaves `window.print()` out), so here
//! are only keys, a mouse, and the dialogs of the system.

use std::fs::File;
use std::thread;
use std::time::{Duration, Instant};

use super::desktop::{Desktop, log_of};
use super::folder::DataFolder;
use super::helper::Helper;
use super::open::Size;
use crate::built;

/// Nobody can ask whether a key was heard.
const SETTLING: Duration = Duration::from_millis(400);

/// How long everything is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open window that nobody can ask anything. Dropping it ends it.
pub struct Undriven {
    // Ended before the screen that it is on.
    _program: Helper,
    desktop: Desktop,
}

impl Undriven {
    /// Starts Wahana for this user and waits until its window fills the screen.
    pub fn open(size: Size, folder: &DataFolder) -> Self {
        let desktop = Desktop::start(size, folder);
        let log = File::options().append(true).open(log_of(folder)).expect("the log");
        let program = Helper::start(&desktop.command(built::program()), log);
        let window = Self { _program: program, desktop };
        let id = window.until("the window opens", || window.find("Wahana"));
        let (width, height) = (size.width.to_string(), size.height.to_string());
        window.xdotool(&["windowsize", "--sync", &id, &width, &height]);
        window.xdotool(&["windowfocus", "--sync", &id]);
        window
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "15", text]);
    }

    /// Presses a key by its X name: `Return`, `Escape`, `ctrl+a`.
    pub fn press(&self, key: &str) {
        self.xdotool(&["key", key]);
        thread::sleep(SETTLING);
    }

    /// Clicks a place of the screen.
    pub fn click(&self, (x, y): (u32, u32)) {
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
        thread::sleep(SETTLING);
    }

    /// Clicks until the dialog of the system with this title is there, and gives it the keyboard.
    pub fn click_for_dialog(&self, place: (u32, u32), title: &str) {
        let id = self.until(&format!("a dialog “{title}” opens"), || {
            self.find(title).or_else(|| {
                self.click(place);
                None
            })
        });
        self.xdotool(&["windowfocus", "--sync", &id]);
        thread::sleep(SETTLING);
    }

    /// Waits until that dialog has closed.
    pub fn gone(&self, title: &str) {
        self.until(&format!("the dialog “{title}” closes"), || self.find(title).is_none().then_some(()));
    }

    /// Asks until there is an answer; fails with `what` when time is up.
    pub fn until<T>(&self, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            assert!(Instant::now() < deadline, "waited in vain until {what}");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Whether it comes true in the time that a passphrase takes to be tried.
    pub fn soon(&self, is_true: impl Fn() -> bool) -> bool {
        let deadline = Instant::now() + Duration::from_secs(5);
        while !is_true() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(50));
        }
        is_true()
    }

    fn find(&self, title: &str) -> Option<String> {
        let mut search = self.desktop.command("xdotool");
        let said = search.args(["search", "--onlyvisible", "--name", &format!("^{title}$")]).output().ok()?;
        String::from_utf8_lossy(&said.stdout).lines().next().map(str::to_owned)
    }

    fn xdotool(&self, arguments: &[&str]) {
        let said = self.desktop.command("xdotool").args(arguments).output().expect("xdotool runs");
        assert!(said.status.success(), "xdotool {arguments:?}: {}", String::from_utf8_lossy(&said.stderr));
    }
}
