//! Small types that make wrong values unwritable: parsed once at the edge, never raw strings inside.

mod name;
mod neighbourhood;
mod nik;
mod partial_date;
mod quantity;
mod record_number;
mod rupiah;
mod search_key;
mod written_at;

pub(crate) use name::reason;
pub use name::{Line, Note, line, note};
pub use neighbourhood::{Rt, three_digits};
pub use nik::{NikCheck, NikDoubt, Sixteen, check_kk, check_nik, nik_digits};
pub(crate) use nik::{is_placeholder, nik_doubts};
pub use partial_date::{Birth, parse_date};
pub use quantity::Quantity;
pub(crate) use record_number::record_number;
pub use rupiah::Rupiah;
pub use search_key::{fold, initials, phrase, spaced};
pub(crate) use written_at::written_at;
