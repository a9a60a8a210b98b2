//! `roles`: every command of the page × every role × signed out, past every button of the real window.

// The walk of the window's own tests.
#[path = "../e2e/rights/table.rs"]
mod table;
#[path = "../e2e/rights/walk.rs"]
mod walk;
#[path = "../e2e/rights/world.rs"]
mod world;

use wahana_tests::window::{DataFolder, Size, Window};

use crate::row::{Row, Tries};
use crate::scale::Scale;
use walk::Walked;

/// The walk knows no chance: seed and scale change nothing.
pub(crate) fn measure(_: Scale, _: u64) -> Row {
    Row::of("roles", "what a reader is refused, asked by the head", || {
        let walked = |walk: fn(&Window) -> Walked| {
            let folder = DataFolder::empty();
            let window = Window::open(Size::SMALL, &folder);
            let walked = walk(&window);
            window.close();
            let failures = u64::try_from(walked.wrong.len()).unwrap_or(u64::MAX);
            Tries {
                tries: walked.calls,
                failures,
                first_failure: walked.wrong.into_iter().next(),
                ..Tries::default()
            }
        };
        (walked(walk::everything), walked(walk::as_if_without_roles))
    })
}
