//! One control of the page, and what a person does with it.

use std::future::Future;

use fantoccini::elements::Element;
use fantoccini::error::CmdError;

use super::open::Window;

/// A control that was found by its visible name. Find it again after the page has changed.
pub struct Control<'w> {
    pub(super) window: &'w Window,
    pub(super) element: Element,
    pub(super) name: String,
}

impl Control<'_> {
    fn done<T>(&self, what: &str, doing: impl Future<Output = Result<T, CmdError>>) -> T {
        let result = self.window.runtime.block_on(doing);
        result.unwrap_or_else(|error| self.window.fail(&format!("“{}” could not {what}: {error}", self.name)))
    }

    /// Clicks it with the mouse, scrolling to it first as a person would: until it stands free of the bars.
    pub fn click(&self) {
        self.scroll_to();
        self.done("be clicked", self.element.click());
    }

    /// The middle of it on the screen, in pixels.
    pub fn place(&self) -> (u32, u32) {
        let middle = "const { x, y, width, height } = arguments[0].getBoundingClientRect(); \
                      return [Math.round(x + width / 2), Math.round(y + height / 2)]";
        let element = serde_json::to_value(&self.element).expect("an element is a reference");
        let place = self.done("be measured", self.window.client.execute(middle, vec![element]));
        serde_json::from_value(place).expect("two numbers")
    }

    /// Puts the focus on it, wherever it was.
    pub fn focus(&self) {
        let element = serde_json::to_value(&self.element).expect("an element is a reference");
        self.done("take the focus", self.window.client.execute("arguments[0].focus();", vec![element]));
    }

    fn scroll_to(&self) {
        let middle = "arguments[0].scrollIntoView({ block: 'center', inline: 'nearest' });";
        let element = serde_json::to_value(&self.element).expect("an element is a reference");
        self.done("be scrolled to", self.window.client.execute(middle, vec![element]));
    }

    /// Clicks into it and types `text` in place of what was there.
    pub fn fill(&self, text: &str) {
        self.click();
        self.window.press("Ctrl+A");
        if text.is_empty() {
            self.window.press("Delete");
        } else {
            self.window.type_text(text);
        }
        self.window.until(&format!("“{}” holds something", self.name), || {
            (text.is_empty() || !self.value().is_empty()).then_some(())
        });
    }

    /// Chooses an entry of a plain list by its words.
    pub fn choose(&self, words: &str) {
        self.scroll_to();
        self.done("be set", self.element.select_by_label(words));
    }

    /// What is typed or chosen in it.
    pub fn value(&self) -> String {
        self.done("be read", self.element.prop("value")).unwrap_or_default()
    }

    /// The words in it.
    pub fn text(&self) -> String {
        self.done("be read", self.element.text())
    }

    /// Whether it is ticked.
    pub fn is_ticked(&self) -> bool {
        self.done("be read", self.element.is_selected())
            || self.attribute("aria-checked").is_some_and(|value| value == "true")
    }

    /// Whether it can be used.
    pub fn is_enabled(&self) -> bool {
        self.done("be read", self.element.is_enabled())
            && self.attribute("aria-disabled").is_none_or(|value| value != "true")
    }

    /// An attribute of the page's own language, such as `aria-invalid`.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.done("be read", self.element.attr(name))
    }
}
