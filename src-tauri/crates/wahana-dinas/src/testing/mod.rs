//! Small worlds for tests: an office driven through its command line, and RWs that seal packages for it.

mod office;
mod parts;
mod rows;
mod rw;

pub(crate) use office::{Kantor, PASSPHRASE, run};
pub(crate) use parts::Parts;
pub(crate) use rows::{a_case, a_resident, a_withdrawal, day, time};
pub(crate) use rw::Rw;
