//! The real window.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod first_start;
mod hardening;
mod rights;
