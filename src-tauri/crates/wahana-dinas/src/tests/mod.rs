//! The program as its users meet it: one command line after another, on a real encrypted vault.

mod damage;
mod hand_to_hand;
mod keys;
mod recap;
mod receiving;
mod senders;
