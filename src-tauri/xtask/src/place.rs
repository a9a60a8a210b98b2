//! Where things lie: the clone, the build folder, the tools we fetched ourselves.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::Outcome;

/// The folders every job works in.
pub(crate) struct Place {
    /// The root of the clone.
    pub(crate) root: PathBuf,
    /// Cargo's build folder.
    pub(crate) target: PathBuf,
}

impl Place {
    /// Finds the clone this program was built from.
    pub(crate) fn find() -> Outcome<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .ancestors()
            .nth(2)
            .ok_or("the clone's root was not found")?
            .to_path_buf();
        let target =
            env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Self { root, target })
    }

    /// Programs that we install for ourselves and for nobody else.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The data folder of the training village.
    pub(crate) fn village(&self) -> PathBuf {
        self.target.join("village")
    }

    /// The web page's sources.
    pub(crate) fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// The window's program as the given profile builds it.
    pub(crate) fn program(&self, release: bool) -> PathBuf {
        self.target.join(if release { "release" } else { "debug" }).join("wahana")
    }

    /// One of our programs as it is shipped.
    pub(crate) fn released(&self, name: &str) -> PathBuf {
        self.target.join("release").join(name)
    }

    /// `PATH` with our own tools first.
    pub(crate) fn search_path(&self) -> Outcome<OsString> {
        let tools = self.tools();
        let ours = [tools.join("node/bin"), tools.join("bin"), tools.join("python/bin")];
        let system = env::var_os("PATH").unwrap_or_default();
        Ok(env::join_paths(ours.into_iter().chain(env::split_paths(&system)))?)
    }

    /// The first program of that name on our search path.
    pub(crate) fn which(&self, program: &str) -> Option<PathBuf> {
        let path = self.search_path().ok()?;
        env::split_paths(&path).map(|dir| dir.join(program)).find(|file| file.is_file())
    }
}
