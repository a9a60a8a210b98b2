//! Bad input and bad days (issue 3): each is told in its sentence where it belongs, and nothing is lost or
//! overwritten.

mod disk;
mod door;
mod folder;
mod power;
pub(crate) mod stick;
mod twice;
mod typed;

use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// Opens the window of a user whose vault is there and signs its head in.
fn signed_in(folder: &DataFolder, size: Size) -> Window {
    let window = Window::open(size, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window
}
