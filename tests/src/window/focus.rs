//! Going through the page by keys alone, seeing at each step where one is.

use std::time::{Duration, Instant};

use super::open::Window;

/// What `layout.js` knows of boxes, and whether the focus can be seen.
const RULER: &str = include_str!("layout.js");

/// Nobody waits longer for what they are about to type into.
const PATIENCE: Duration = Duration::from_secs(1);

/// More controls than any screen has.
const FAR: usize = 80;

impl Window {
    /// Presses Tab until the control with this name (or one that begins so) has the focus. Fails when it is not
    /// reached, and wherever the focus stands on the way but can't be seen.
    pub fn tab_to(&self, name: &str) {
        self.press_to("Tab", name);
    }

    /// The same backwards.
    pub fn tab_back_to(&self, name: &str) {
        self.press_to("Shift+Tab", name);
    }

    /// Presses a key, such as an arrow, until the control with this name has the focus.
    pub fn press_to(&self, key: &str, name: &str) {
        let mut passed = Vec::new();
        while !self.focused_label().starts_with(name) {
            if passed.len() >= FAR {
                self.fail(&format!("“{name}” is not reached by {key}; there were: {}", passed.join(" | ")));
            }
            self.press(key);
            self.focus_is_seen();
            passed.push(self.focused_label());
        }
    }

    /// Waits until all of the control with the focus stands in sight with a ring around it: what is read in a moment
    /// later may push it, and the page follows. Fails with the reason when it stays hidden.
    pub fn focus_is_seen(&self) {
        let mut hidden = String::new();
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let script = format!("{RULER}\nreturn focusFault()");
            hidden =
                self.ask(&script).unwrap_or_else(|| self.fail("the page does not say where the focus is"));
            if hidden.is_empty() {
                return;
            }
        }
        self.fail(&hidden);
    }
}
