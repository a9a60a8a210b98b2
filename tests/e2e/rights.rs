//! Every command of the page × every role × signed out, taken past every button.
//!
//! A command that is not in [`table::TABLE`] fails the first test, so that none can be forgotten.

mod table;
mod walk;
mod world;

use std::collections::BTreeSet;

use table::TABLE;
use wahana_tests::window::{DataFolder, Size, Window, commands};

#[test]
fn the_table_of_rights_names_every_command_and_no_other() {
    let known: BTreeSet<String> = TABLE.iter().map(|(command, ..)| (*command).to_owned()).collect();
    let there = commands();
    assert!(there.len() > 50, "bindings.ts is read wrongly: {there:?}");
    let missing: Vec<_> = there.difference(&known).collect();
    let gone: Vec<_> = known.difference(&there).collect();
    assert!(
        missing.is_empty() && gone.is_empty(),
        "not in the table: {missing:?}; not there any more: {gone:?}"
    );
}

#[test]
fn every_command_asks_for_the_session_and_the_role_itself() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    let wrong = walk::everything(&window).wrong;
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    window.close();
}
