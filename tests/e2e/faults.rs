//! Bad input and bad days (issue 3): each is told in its sentence where it belongs, and nothing is lost or
//! overwritten.

mod disk;
mod door;
mod folder;
mod stick;

use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// Opens the window of a user whose vault is there and signs its head in.
fn signed_in(folder: &DataFolder, size: Size) -> Window {
    let window = Window::open(size, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window
}

/// Puts text into the field with the focus that no keyboard types; `text` is an expression of the page's language.
fn paste(window: &Window, text: &str) {
    let script = format!(
        "const box = document.activeElement; box.value = {text}; \
         box.dispatchEvent(new Event('input', {{ bubbles: true }})); return true"
    );
    window.until("the text is in the field", || window.ask::<bool>(&script));
}
