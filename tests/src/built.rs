//! Where the build put things.

use std::path::{Path, PathBuf};

/// The root of the clone.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the clone").to_path_buf()
}

/// Cargo's build folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// The window's program, built as this is: for debugging by `cargo xtask test` or `tour`, for use by `bench`.
pub fn program() -> PathBuf {
    named("wahana")
}

/// One of our own programs by its name.
pub fn named(name: &str) -> PathBuf {
    let file = target().join(if cfg!(debug_assertions) { "debug" } else { "release" }).join(name);
    assert!(file.is_file(), "{} is not built yet: run `cargo xtask test`", file.display());
    file
}

/// The program between a test and the window, fetched by `cargo xtask test` or `tour`.
pub fn driver() -> PathBuf {
    let file = target().join("tools/bin/tauri-driver");
    assert!(file.is_file(), "{} is not there: run `cargo xtask test`", file.display());
    file
}
