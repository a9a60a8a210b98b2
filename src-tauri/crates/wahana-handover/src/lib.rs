//! The sealed package.
#![forbid(unsafe_code)]
