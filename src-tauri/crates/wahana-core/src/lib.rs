//! The domain of a WKSBM and its encrypted storage: rules, operations and SQL, one folder per area.
//!
//! It must never know of Tauri, of screens, or of Indonesian sentences: it answers with types and codes.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod activity;
pub mod agenda;
pub mod assessment;
pub mod assistance;
pub mod attachment;
pub mod business;
pub mod case;
mod case_links;
pub mod choice;
pub mod closing;
pub mod database;
pub mod distribution;
pub mod draft;
pub mod emergency;
pub mod erasing;
pub mod family;
pub mod fault;
pub mod flag;
pub mod group;
pub mod group_work;
pub mod handing;
pub mod handover;
pub mod health;
pub mod history;
pub mod home;
pub mod household;
pub mod incomplete;
pub mod journal;
pub mod merging;
pub mod notice;
pub mod own_data;
pub mod partner;
pub mod person;
pub mod plan;
mod reaching;
pub mod record;
pub mod reference;
pub mod referral;
pub mod retention;
pub mod saved_filter;
pub mod several;
pub mod sheet;
pub mod still_needed;
pub mod tag;
pub mod taking_back;
#[cfg(test)]
mod testing;
pub mod timeline;
pub mod values;
pub mod vault;

pub use fault::{Error, Fault, FaultCode, Result};
pub use uuid::Uuid;
