//! The window.
fn main() { wahana_lib::run(); }
