//! The real window.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn the_window_opens_and_says_what_it_is() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    window.see("Wahana");
    window.close();
}
