//! Bad input and bad days (issue 3): each is told in its sentence where it belongs, and nothing is lost or
//! overwritten.

mod closing;
mod disk;
mod door;
mod folder;
mod power;
pub(crate) mod stick;
mod twice;
mod typed;
