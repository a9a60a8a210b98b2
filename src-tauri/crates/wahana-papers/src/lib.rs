//! Papers.
#![forbid(unsafe_code)]
