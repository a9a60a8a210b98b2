//! Asking the page, and waiting for what it should show.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::open::Window;

/// Known to every question put to the page.
const PAGE: &str = include_str!("page.js");

/// What asks again and again in the page itself: an asking from here costs five programs their time, and the window
/// has to share the machine with them.
const WAITING: &str = include_str!("waiting.js");

/// Time between two askings of the same question from here.
const PAUSE: Duration = Duration::from_millis(20);

impl Window {
    /// Runs a script in the page; nothing when it throws or answers null.
    pub fn ask<T: DeserializeOwned>(&self, script: &str) -> Option<T> {
        self.ask_about(script, vec![])
    }

    /// The same with `arguments`.
    pub(super) fn ask_about<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Option<T> {
        let script = format!("{PAGE}\n{script}");
        let answer = self.runtime.block_on(self.client.execute(&script, arguments)).ok()?;
        serde_json::from_value::<Option<T>>(answer).ok().flatten()
    }

    /// The same, asked in the page until there is an answer, for half a second at most.
    pub(super) fn ask_patiently<T: DeserializeOwned>(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> Option<T> {
        let script = format!("{PAGE}\nconst question = function () {{\n{script}\n}};\n{WAITING}");
        let answer = self.runtime.block_on(self.client.execute_async(&script, arguments)).ok()?;
        serde_json::from_value::<Option<T>>(answer).ok().flatten()
    }

    /// Asks until there is an answer; fails with `what` when time is up.
    pub fn until<T>(&self, what: &str, ask: impl FnMut() -> Option<T>) -> T {
        self.until_or(|| what.to_owned(), ask)
    }

    /// The same; what was waited for is put into words only when time is up.
    pub(super) fn until_or<T>(&self, what: impl FnOnce() -> String, mut ask: impl FnMut() -> Option<T>) -> T {
        let deadline = Instant::now() + self.patience;
        loop {
            if let Some(answer) = ask() {
                return answer;
            }
            if Instant::now() > deadline {
                self.fail(&format!("waited {} s in vain until {}", self.patience.as_secs(), what()));
            }
            thread::sleep(PAUSE);
        }
    }

    /// Waits until `text` can be read somewhere on the screen.
    pub fn see(&self, text: &str) {
        self.until(&format!("“{text}” can be read"), || {
            self.ask_patiently::<bool>("return shown().includes(arguments[0]) || null", vec![json!(text)])
        });
    }

    /// Waits until `text` can't be read any more.
    pub fn not_see(&self, text: &str) {
        self.until(&format!("“{text}” is gone"), || {
            self.ask_patiently::<bool>("return !shown().includes(arguments[0]) || null", vec![json!(text)])
        });
    }

    /// Whether `text` can be read right now.
    pub fn shows(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// Everything that can be read, in order, with single spaces.
    pub fn text(&self) -> String {
        self.ask("return shown()").unwrap_or_default()
    }

    /// The visible name of the control that has the focus; empty when none has.
    pub fn focused_label(&self) -> String {
        self.ask("return focused()").unwrap_or_default()
    }

    /// Waits until the focus is on the control with this name (or one that begins so).
    pub fn await_focus(&self, name: &str) {
        self.until(&format!("the focus is on “{name}”"), || {
            self.ask_patiently::<bool>("return focused().startsWith(arguments[0]) || null", vec![json!(name)])
        });
    }

    /// How large text is, in per cent of the usual 16 pixels.
    pub fn text_size(&self) -> u32 {
        let size = self
            .ask("return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) / 0.16)");
        size.unwrap_or_else(|| self.fail("the page has no text size"))
    }

    /// Whether the page is wider than the window: something is cut off or must be scrolled to.
    pub fn overflows(&self) -> bool {
        self.ask("return document.documentElement.scrollWidth > innerWidth").unwrap_or_default()
    }

    /// Ends the test: what went wrong, a picture, and all that can be read.
    pub fn fail(&self, what: &str) -> ! {
        let picture = self.try_picture("failed").unwrap_or_else(|error| format!("none ({error})"));
        let said = fs::read_to_string(&self.log).unwrap_or_default();
        let last: Vec<&str> = said.lines().rev().take(15).collect();
        let last: Vec<&str> = last.into_iter().rev().collect();
        panic!(
            "{what}\n  picture: {picture}\n  focus: “{}”\n  on screen: {}\n  the program said: {}",
            self.focused_label(),
            self.text(),
            last.join("\n    ")
        );
    }
}
