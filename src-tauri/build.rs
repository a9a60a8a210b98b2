//! Generates what Tauri needs at compile time.

fn main() {
    // The page is built into the program: a new one must be seen.
    println!("cargo:rerun-if-changed=../ui/dist");
    tauri_build::build();
}
