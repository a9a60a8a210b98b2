//! Every screen, dialog and state, looked at as it is in the smallest window with usual and with large letters, in the
//! usual one in the dark, and with very large letters: nothing cut off, nothing over its neighbour, nothing out of reach, nothing
//! that axe-core finds. A new screen gets a line here.

mod activity;
mod cases;
mod door;
mod gifts;
mod network;
mod people;
mod settings;
mod sticks;
pub(super) mod world;

use std::cell::{Cell, RefCell};
use std::env;

use wahana_tests::window::{Look, Size, Window};

/// What is promised: ARCHITECTURE.md, "Habits", 11. The last is how the walk goes on.
const LOOKS: [Look; 4] = [
    Look::new(Size::SMALL).text(150),
    Look::new(Size::SMALL),
    Look::new(Size::USUAL).text(200),
    Look::new(Size::USUAL).dark(),
];

/// A walk from screen to screen that remembers what it found, so that one run tells everything.
struct Round<'w> {
    window: &'w Window,
    number: Cell<u32>,
    faults: RefCell<Vec<String>>,
}

impl<'w> Round<'w> {
    fn new(window: &'w Window) -> Self {
        Self { window, number: Cell::default(), faults: RefCell::default() }
    }

    /// Measures the screen in every look and asks axe-core.
    fn look_at(&self, name: &str) {
        let number = self.number.get() + 1;
        self.number.set(number);
        for look in LOOKS {
            self.window.look(look);
            let mut found = self.window.measure();
            // Everything that is ever drawn is drawn in one of these two, which differ in their colours.
            let broken = match look {
                look if look.dark => self.window.axe_of_colours(),
                look if look.text == 150 => self.window.axe(),
                _ => Vec::new(),
            };
            found.extend(broken.iter().map(ToString::to_string));
            // Where something was found, and all of them for whoever wants to see them.
            if !found.is_empty() || env::var_os("WAHANA_PICTURES").is_some() {
                self.window.picture(&format!("{number:02}-{name}-{look}"));
            }
            let told = found.into_iter().map(|fault| format!("{name} ({look}): {fault}"));
            self.faults.borrow_mut().extend(told);
        }
    }

    /// Fails with all that was found.
    fn end(self) {
        let faults = self.faults.into_inner();
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}
