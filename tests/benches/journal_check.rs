//! `journal-check`: the chain and every row of a village of 100,000 people, against reading all entries and hashing
//! them by hand. The peer compares no row: what that costs is in our figure alone.

use std::ops::ControlFlow;

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};
use wahana_core::history;

use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{Copied, LARGE};
use crate::raw;

/// Runs of each.
const TIMES: usize = 5;

pub(crate) fn measure() -> Figure {
    let village = Copied::of(LARGE);
    let vault = village.open();
    // The peer's pages stay in its cache between two runs, as far as they go in; ours opens anew each time.
    let raw = raw::open(&village.root(), 20_000);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut checked = None;
    for _ in 0..TIMES {
        ours.push(milliseconds(|| {
            checked = history::check_journal(&vault, &mut |_, _| ControlFlow::Continue(())).unwrap();
        }));
        theirs.push(milliseconds(|| read_and_hash(&raw)));
    }
    let checked = checked.expect("the head asked");
    assert!(checked.is_clean(), "{checked:?}");
    Figure::ratio(
        "journal-check",
        "ms",
        median(&ours),
        median(&theirs),
        "every entry read and hashed by hand, no row compared",
        1.5,
    )
    .beside("entries", count(checked.entries))
    .beside("rows compared", count(checked.rows))
    .beside("ours, spread ms", spread(&ours))
    .beside("by hand, spread ms", spread(&theirs))
}

/// Both hashes of each entry, over the same bytes.
fn read_and_hash(connection: &Connection) {
    let mut statement = connection
        .prepare(
            "SELECT seq, act, undoes, time, officer, area, record, op, rev, nonce, payload, payload_hash, prev, hash
             FROM journal ORDER BY seq",
        )
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    let mut last = [0_u8; 32];
    while let Some(row) = rows.next().unwrap() {
        let bytes = |at| match row.get_ref(at).unwrap() {
            ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes,
            _ => &[],
        };
        let content: [u8; 32] =
            Sha256::new().chain_update(bytes(9)).chain_update(bytes(10)).finalize().into();
        assert_eq!(content, bytes(11));
        let mut hasher = Sha256::new();
        for at in [0, 8] {
            hasher.update(row.get::<_, i64>(at).unwrap().to_le_bytes());
        }
        for at in [1, 2, 3, 4, 5, 6, 7, 11, 12] {
            hasher.update(bytes(at));
        }
        last = hasher.finalize().into();
    }
    std::hint::black_box(last);
}

#[allow(clippy::cast_precision_loss)] // far below 2^53
fn count(number: i64) -> f64 {
    number as f64
}
