//! The real window.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod activity;
mod assessment;
mod assistance;
mod attachments;
mod backup;
mod cases;
mod distribution;
mod emergency;
mod erasing;
mod family;
mod faults;
mod finding;
mod first_start;
mod flags;
mod guide;
mod handover;
mod hardening;
mod health;
mod home;
mod incomplete;
mod journal;
mod keyboard;
mod lists;
mod merging;
mod officers;
mod papers;
mod people;
mod plan;
mod referral;
mod rights;
mod screens;
mod settings;
mod several;
mod taking_back;
mod timeline;
mod undo;
mod week;
