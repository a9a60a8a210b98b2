//! The tour: the whole job in the real window, one numbered picture a step, in `target/tour`.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use wahana_tests::built;
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn one_volunteer_one_evening() {
    let folder = DataFolder::empty();
    let mut window = Window::open(Size::USUAL, &folder);
    window.pictures_into(built::target().join("tour"));
    window.see("Wahana");
    window.picture("01-mulai");
    window.close();
}
