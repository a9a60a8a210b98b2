//! The window is closed by its cross in the middle of the work.

use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

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
    let window = walk::signed_in(&folder, Size::SMALL);
    let _ = window.ask::<bool>("setTimeout(() => { for (;;); }, 0); return true");
    window.close_by_cross();

    // Nobody is signed in at the door: nothing is waited for.
    let window = Window::open(Size::SMALL, &folder);
    window.await_focus("Kalimat sandi");
    window.close_by_cross();
}
