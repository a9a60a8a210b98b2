//! What needs more than one crate: the real window, sticks that fail, and later crash, scale and
//! compatibility. Everything here serves tests: a failure is a panic with a sentence and a picture.

// In a test the failing line is the answer; handing errors on would only hide it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::missing_panics_doc)]

pub mod batch;
pub mod brought;
pub mod built;
pub mod case_work;
pub mod clear;
pub mod office;
pub mod paper;
pub mod prepared;
pub mod stick;
pub mod twice;
pub mod village;
pub mod walk;
pub mod window;
