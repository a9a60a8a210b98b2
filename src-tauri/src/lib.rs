//! The window.
/// Starts.
pub fn run() {}
