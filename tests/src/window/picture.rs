//! Pictures of the screen: for the reader of a failure, and for the README.

use std::fs;
use std::path::{Path, PathBuf};

use super::open::Window;

impl Window {
    /// Puts this window's pictures into `folder` from now on (else `target/window/<test>`).
    pub fn pictures_into(&mut self, folder: impl Into<PathBuf>) {
        self.pictures = folder.into();
    }

    /// Saves what the whole screen shows, the system's own dialogs too, as `<name>.png`.
    pub fn picture(&self, name: &str) -> PathBuf {
        match self.try_picture(name) {
            Ok(file) => file.into(),
            Err(error) => self.fail(&format!("no picture: {error}")),
        }
    }

    pub(super) fn try_picture(&self, name: &str) -> Result<String, String> {
        fs::create_dir_all(&self.pictures).map_err(|error| error.to_string())?;
        let file = self.pictures.join(format!("{name}.png"));
        self.await_paint();
        self.save_screen(&file)?;
        Ok(file.display().to_string())
    }

    /// The page may have changed without having been painted yet.
    fn await_paint(&self) {
        let script = format!("{}\npainted(arguments[0])", include_str!("page.js"));
        let _ = self.runtime.block_on(self.client.execute_async(&script, vec![]));
    }

    fn save_screen(&self, file: &Path) -> Result<(), String> {
        let mut import = self.desktop.command("import");
        let said = import.args(["-window", "root"]).arg(file).output().map_err(|error| error.to_string())?;
        if said.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said.stderr).into_owned()) }
    }
}
