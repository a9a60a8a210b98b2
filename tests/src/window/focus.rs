//! Going through the page by keys alone, seeing at each step where one is.

use super::open::Window;

/// What `layout.js` knows of boxes, and whether the focus can be seen.
const RULER: &str = include_str!("layout.js");

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

    /// Fails unless all of the control with the focus stands in sight, with a ring drawn around it.
    pub fn focus_is_seen(&self) {
        let hidden = self.until("the page says where the focus is", || {
            self.ask::<String>(&format!("{RULER}\nreturn focusFault()"))
        });
        if !hidden.is_empty() {
            self.fail(&hidden);
        }
    }
}
