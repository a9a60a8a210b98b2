//! What can be taken back, by whom, and what stands against it.

use super::super::undo::rules::rule;
use super::super::*;

#[test]
fn every_journalled_table_has_a_rule_of_undo() {
    for table in JOURNALLED {
        assert!(rule(table.table).is_some(), "{} has no rule in history/undo/rules.rs", table.table);
    }
}
