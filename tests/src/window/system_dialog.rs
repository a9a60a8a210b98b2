//! Dialogs that the system draws and the page knows nothing of: choosing a file or a folder.

use std::process::Output;

use super::open::Window;

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

    fn find_system_window(&self, title: &str) -> Option<String> {
        let mut search = self.desktop.command("xdotool");
        let said = search.args(["search", "--onlyvisible", "--name", &format!("^{title}$")]).output().ok()?;
        String::from_utf8_lossy(&said.stdout).lines().next().map(str::to_owned)
    }
}

impl SystemDialog<'_> {
    /// Types into it; in a file dialog a text that begins with `/` is taken as a path.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "10", text]);
    }

    /// Presses a key by its X name: `Return`, `Escape`, `alt+o`.
    pub fn press(&self, key: &str) {
        self.xdotool(&["key", key]);
    }

    /// Waits until it has closed.
    pub fn gone(self) {
        self.window.until("the dialog has closed", || {
            let mut name = self.window.desktop.command("xdotool");
            let said = name.args(["search", "--onlyvisible", "--name", "."]).output().ok()?;
            (!String::from_utf8_lossy(&said.stdout).lines().any(|line| line == self.id)).then_some(())
        });
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
