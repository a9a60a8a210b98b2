//! What axe-core, the usual judge of accessibility, says of the page as it is now.

use std::fmt;
use std::fs;

use serde::Deserialize;
use serde_json::{Value, json};

use super::open::Window;
use crate::built;

/// A rule that the page breaks, and where.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// The rule's name, such as `label` or `color-contrast`.
    pub id: String,
    /// How bad: minor, moderate, serious, critical.
    pub impact: Option<String>,
    /// What to do.
    pub help: String,
    /// The elements, as selectors.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let impact = self.impact.as_deref().unwrap_or("unrated");
        write!(out, "{} ({impact}): {} at {}", self.id, self.help, self.places.join(", "))
    }
}

const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'], ...arguments[0] }).then(
        (result) => done({ found: result.violations.map(({ id, impact, help, nodes }) =>
            ({ id, impact, help, places: nodes.map((node) => node.target.join(' ')) })) }),
        (error) => done({ error: String(error) }),
    );";

#[derive(Deserialize)]
struct Answer {
    found: Option<Vec<Violation>>,
    error: Option<String>,
}

impl Window {
    /// Every rule of axe-core that the page breaks right now.
    pub fn axe(&self) -> Vec<Violation> {
        self.judged(json!({}))
    }

    /// The rules that another set of colours can break; the others read the same page.
    pub fn axe_of_colours(&self) -> Vec<Violation> {
        self.judged(
            json!({ "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] } }),
        )
    }

    fn judged(&self, rules: Value) -> Vec<Violation> {
        // What fades in is pale for a moment and no fault of the page.
        self.until("nothing on the page moves", || {
            self.ask::<bool>("return document.getAnimations().every((one) => one.playState !== 'running')")
                .filter(|still| *still)
        });
        let file = built::root().join("ui/node_modules/axe-core/axe.min.js");
        let source = fs::read_to_string(&file)
            .unwrap_or_else(|error| self.fail(&format!("{}: {error}", file.display())));
        // It stays in the page as long as the page does.
        let there = self.ask::<bool>("return typeof axe !== 'undefined'").unwrap_or_default();
        let judged = self.runtime.block_on(async {
            if !there {
                self.client.execute(&source, vec![]).await?;
            }
            self.client.execute_async(RUN, vec![rules]).await
        });
        let answer = judged.unwrap_or_else(|error| self.fail(&format!("axe-core did not run: {error}")));
        let answer: Answer = serde_json::from_value(answer).expect("axe-core's answer");
        match answer {
            Answer { found: Some(found), .. } => found,
            Answer { error, .. } => self.fail(&format!("axe-core gave up: {}", error.unwrap_or_default())),
        }
    }

    /// Fails with the list when axe-core finds anything on the screen called `name`.
    pub fn axe_finds_nothing(&self, name: &str) {
        let found: Vec<String> = self.axe().iter().map(ToString::to_string).collect();
        if !found.is_empty() {
            self.fail(&format!("axe-core finds on “{name}”:\n    {}", found.join("\n    ")));
        }
    }
}
