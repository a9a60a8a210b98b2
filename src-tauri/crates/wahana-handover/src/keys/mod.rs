//! Keys: the RW's and the office's signing keys, the office's sealing key, and the cards that carry the public
//! halves.
//!
//! Secret halves must never be written outside the encrypted vault; they leave this module only as text that is
//! wiped when dropped.

mod card;
mod office;
mod signing;

pub use card::{Card, CardKind};
pub use office::OfficeKeys;
pub use signing::{SigningKey, VerifyingKey};
