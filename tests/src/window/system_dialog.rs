//! Dialogs that the system draws and the page knows nothing of: choosing a file or a folder.

use std::path::Path;
use std::process::Output;
use std::thread;
use std::time::Duration;

use super::open::Window;

/// How long the dialog of the system takes to be ready for the next key.
const SETTLING: Duration = Duration::from_millis(400);

/// Presses of Return that are given a path before it is typed again.
const PRESSES: usize = 5;

/// An open dialog of the system, reached by the keyboard.
pub struct SystemDialog<'w> {
    window: &'w Window,
    id: String,
}

impl Window {
    /// Waits for the dialog with this title and gives it the keyboard.
    pub fn system_dialog(&self, title: &str) -> SystemDialog<'_> {
        let id = self.until(&format!("a dialog “{title}” opens"), || self.find_system_window(title));
        let dialog = SystemDialog { window: self, id };
        dialog.xdotool(&["windowfocus", "--sync", &dialog.id]);
        dialog
    }

    /// Takes the window off the screen, as somebody does who minimises it.
    pub fn hide(&self) {
        let id = self.own_id();
        self.xdotool(&["windowunmap", "--sync", &id]);
    }

    /// Whether the window is on the screen. Which one has the keyboard is decided by a desktop's window manager, and
    /// there is none here.
    pub fn is_on_screen(&self) -> bool {
        self.find_system_window("Wahana").is_some()
    }

    pub(super) fn own_id(&self) -> String {
        self.until("the window is on the screen", || self.find_system_window("Wahana"))
    }

    fn xdotool(&self, arguments: &[&str]) {
        let said = self.desktop.command("xdotool").args(arguments).output().expect("xdotool runs");
        if !said.status.success() {
            self.fail(&format!("the window was not reached: {}", String::from_utf8_lossy(&said.stderr)));
        }
    }

    fn find_system_window(&self, title: &str) -> Option<String> {
        let mut search = self.desktop.command("xdotool");
        let said = search.args(["search", "--onlyvisible", "--name", &format!("^{title}$")]).output().ok()?;
        String::from_utf8_lossy(&said.stdout).lines().next().map(str::to_owned)
    }
}

impl SystemDialog<'_> {
    /// Types into it.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "15", text]);
    }

    /// In a file dialog: opens the line for a path, types this folder's, and waits until the dialog has closed.
    pub fn choose(self, folder: &Path) {
        // Nobody outside can ask the dialog whether it is ready: it loses keys that come while it opens, and while the
        // line opens at the first stroke. What stands in the line after a few presses lacks one, and is typed again.
        let mut presses = 0;
        self.window.until("the dialog takes the folder", || {
            if presses % PRESSES == 0 {
                self.write_line(folder);
            }
            presses += 1;
            thread::sleep(SETTLING);
            if !self.is_open() {
                return Some(());
            }
            // The first press may only take what the line proposes.
            self.press("Return");
            None
        });
    }

    /// Opens the line for a path, or finds it open, and has this folder's in it.
    fn write_line(&self, folder: &Path) {
        thread::sleep(SETTLING);
        self.press("slash");
        thread::sleep(SETTLING);
        self.press("ctrl+a");
        self.type_text(&folder.to_string_lossy());
    }

    /// Presses a key by its X name: `Return`, `Escape`, `alt+o`.
    pub fn press(&self, key: &str) {
        self.xdotool(&["key", key]);
    }

    /// Waits until it has closed.
    pub fn gone(self) {
        self.window.until("the dialog has closed", || (!self.is_open()).then_some(()));
    }

    fn is_open(&self) -> bool {
        let mut name = self.window.desktop.command("xdotool");
        let said = name.args(["search", "--onlyvisible", "--name", "."]).output();
        said.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).lines().any(|line| line == self.id))
    }

    fn xdotool(&self, arguments: &[&str]) -> Output {
        let mut xdotool = self.window.desktop.command("xdotool");
        let said = xdotool.args(arguments).output().expect("xdotool runs");
        if !said.status.success() {
            self.window
                .fail(&format!("the dialog was not reached: {}", String::from_utf8_lossy(&said.stderr)));
        }
        said
    }
}
