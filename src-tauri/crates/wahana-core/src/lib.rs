//! The domain of a WKSBM and its encrypted storage.
#![forbid(unsafe_code)]
