//! Finding controls by the words a person reads beside them.

use std::path::Path;

use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use serde::Deserialize;
use serde_json::{Value, json};

use super::control::Control;
use super::open::Window;

/// How the protocol marks an element in an answer.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

#[derive(Deserialize)]
struct Found {
    hits: Vec<Value>,
    names: Vec<String>,
}

impl Window {
    /// The text field, list, tick box or radio button with this label.
    pub fn field(&self, label: &str) -> Control<'_> {
        self.control("field", label)
    }

    /// The button (or tab, or menu entry) with these words.
    pub fn button(&self, words: &str) -> Control<'_> {
        self.control("button", words)
    }

    /// The link with these words.
    pub fn link(&self, words: &str) -> Control<'_> {
        self.control("link", words)
    }

    /// The choice with these words in an open list.
    pub fn option(&self, words: &str) -> Control<'_> {
        self.control("option", words)
    }

    /// The row of a table or list whose words begin so.
    pub fn row(&self, words: &str) -> Control<'_> {
        self.control("row", words)
    }

    /// Hands a file of the disk to the file field of the open dialog, as the system's dialog would.
    pub fn choose_file(&self, file: &Path) {
        let path = file.to_str().expect("a path in letters");
        let handed = self.runtime.block_on(async {
            let field = self.client.find(Locator::Css("dialog input[type=file]")).await?;
            field.send_keys(path).await
        });
        handed.unwrap_or_else(|error| self.fail(&format!("no file was chosen: {error}")));
    }

    /// Whether there is such a button right now.
    pub fn has_button(&self, words: &str) -> bool {
        self.look_for("button", words).is_some_and(|found| !found.hits.is_empty())
    }

    fn look_for(&self, kind: &str, name: &str) -> Option<Found> {
        self.ask_about("return find(arguments[0], arguments[1])", vec![json!(kind), json!(name)])
    }

    fn control(&self, kind: &str, name: &str) -> Control<'_> {
        let what = || {
            let there = self.look_for(kind, name).map(|found| found.names).unwrap_or_default();
            format!("there is exactly one {kind} “{name}”; there are: {}", there.join(" | "))
        };
        let only = self.until_or(what, || {
            let script = "const { hits } = find(arguments[0], arguments[1]); return hits.length === 1 ? hits[0] : null";
            self.ask_patiently::<Value>(script, vec![json!(kind), json!(name)])
        });
        let id = only[ELEMENT].as_str().unwrap_or_default().to_owned();
        let element = Element::from_element_id(self.client.clone(), ElementRef::from(id));
        Control { window: self, element, name: name.to_owned() }
    }
}
