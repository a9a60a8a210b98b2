//! The window without its driver: a page that is driven does not print (`WebKit` leaves `window.print()` out), so here
//! are only keys, a mouse, what a screen reader is told, and the dialogs of the system.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
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
const PATIENCE: Duration = Duration::from_secs(90);

/// What asks as a screen reader does. The system's own Python has the bindings.
const READER: [&str; 3] = ["/usr/bin/python3", "-c", include_str!("reader.py")];

/// An open window that nobody can ask anything but what a screen reader may. Dropping it ends it.
pub struct Undriven {
    // Ended before the screen that it is on.
    program: Helper,
    desktop: Desktop,
    log: PathBuf,
}

impl Undriven {
    /// Starts Wahana for this user and waits until its window fills the screen.
    pub fn open(size: Size, folder: &DataFolder) -> Self {
        let desktop = Desktop::start(size, folder);
        let log = log_of(folder);
        let said = File::options().append(true).open(&log).expect("the log");
        let program = Helper::start(&desktop.command(built::program()), said);
        let window = Self { program, desktop, log };
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

    /// Presses these keys until that dialog has closed: it loses those that come while it opens.
    pub fn press_until_gone(&self, title: &str, keys: &[&str]) {
        self.until(&format!("the dialog “{title}” closes"), || {
            let Some(id) = self.find(title) else { return Some(()) };
            self.xdotool(&["windowfocus", &id]);
            for key in keys {
                self.press(key);
            }
            thread::sleep(SETTLING);
            self.find(title).is_none().then_some(())
        });
    }

    /// Presses what is called so or says so, as soon as it is there: on the page or in a dialog of the
    /// system. The beginning of its name will do; an exact one goes first.
    pub fn press_on(&self, name: &str) {
        // A dialog moves while it opens.
        let mut before = None;
        let (x, y) = self.until(&format!("“{name}” stands still"), || {
            let now = self.place_of(name);
            let same = now.filter(|_| now == before);
            before = now;
            same
        });
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
    }

    /// Waits until something is called so or says so.
    pub fn see(&self, name: &str) {
        self.until(&format!("there is “{name}”"), || self.place_of(name));
    }

    /// Presses this button of a paper, takes what the system offers where there is no printer, and waits for the
    /// file. It is the one in this user's folder of papers until it is put elsewhere.
    pub fn print(&self, button: &str, papers: &Path) -> PathBuf {
        self.press_on(button);
        self.press_on("Print to File");
        self.press_on("Print");
        self.until("the paper is printed", || {
            let file = fs::read_dir(papers).ok()?.flatten().next()?.path();
            fs::read(&file).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF")).then_some(file)
        })
    }

    fn place_of(&self, name: &str) -> Option<(u32, u32)> {
        let [python, arguments @ ..] = READER;
        let said = self.desktop.command(python).args(arguments).arg(name).output().expect("Python runs");
        assert!(said.status.success(), "the reader: {}", String::from_utf8_lossy(&said.stderr));
        let said = String::from_utf8_lossy(&said.stdout);
        let (x, y) = said.trim().split_once(' ')?;
        Some((x.parse().ok()?, y.parse().ok()?))
    }

    /// Asks until there is an answer; fails with `what` when time is up.
    pub fn until<T>(&self, what: &str, mut ask: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            if Instant::now() > deadline {
                self.fail(what);
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn fail(&self, what: &str) -> ! {
        let file = built::target().join("window/undriven-failed.png");
        let said = self.desktop.command("import").args(["-window", "root"]).arg(&file).output();
        assert!(said.is_ok_and(|said| said.status.success()), "waited in vain until {what}; no picture");
        let said = fs::read_to_string(&self.log).unwrap_or_default();
        panic!("waited in vain until {what}; picture: {}; the program said: {said}", file.display());
    }

    /// Waits for the time that a passphrase takes to be tried, and answers whether the program has this file open.
    pub fn soon_holds(&self, file: &Path) -> bool {
        let holds = || {
            let open =
                fs::read_dir(format!("/proc/{}/fd", self.program.pid())).into_iter().flatten().flatten();
            open.into_iter().any(|one| fs::read_link(one.path()).is_ok_and(|at| at == file))
        };
        let deadline = Instant::now() + Duration::from_secs(5);
        while !holds() && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(50));
        }
        holds()
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
