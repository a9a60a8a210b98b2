//! The window is closed by its cross in the middle of the work.

use std::time::{Duration, Instant};

use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

/// So long the program waits for the page of whoever is signed in.
const AT_CLOSING: Duration = Duration::from_secs(5);

#[test]
fn what_was_typed_in_the_last_moment_before_the_window_was_closed_is_offered_again() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));

    let window = walk::signed_in(&folder, Size::SMALL);
    walk::begin_a_resident(&window);
    window.type_text("Wahyu Tumurun");
    window.close_by_cross();

    let window = walk::signed_in(&folder, Size::SMALL);
    window.see("Draf warga baru");
    walk::begin_a_resident(&window);
    assert_eq!(window.field("Nama atau sebutan").value(), "Wahyu Tumurun");
    window.close();
}

#[test]
fn a_page_that_hangs_does_not_keep_the_window_open() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let closed_hanging = |window: Window| {
        window.hang_page();
        let begun = Instant::now();
        window.close_by_cross();
        begun.elapsed()
    };
    let waited = closed_hanging(walk::signed_in(&folder, Size::SMALL));
    assert!(waited >= AT_CLOSING, "the page had {waited:?} for what was typed");

    // Nobody is signed in at the door: nothing is waited for.
    let window = Window::open(Size::SMALL, &folder);
    window.await_focus("Kalimat sandi");
    let waited = closed_hanging(window);
    assert!(waited < AT_CLOSING, "{waited:?}");
}
