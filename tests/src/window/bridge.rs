//! The page's way to the program, taken as somebody would who got hold of the page: past every button.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::open::Window;
use crate::built;

/// Answers `[value]`, or `[null, reasons]` where the promise was refused.
const INVOKE: &str = "
    const [name, values, done] = arguments;
    const codes = (refusal) => Array.isArray(refusal) ? refusal.map((fault) => fault.code) : [String(refusal)];
    window.__TAURI_INTERNALS__.invoke(name, values).then(
        (value) => done([value ?? null]),
        (refusal) => done([null, codes(refusal)]),
    );";

impl Window {
    /// Calls a command of the program, past every button. A refusal gives the codes of its faults, or the one
    /// sentence with which the program refused to look at the call at all.
    pub fn command(&self, name: &str, arguments: &Value) -> Result<Value, Vec<String>> {
        let calling = self.client.execute_async(INVOKE, vec![json!(name), arguments.clone()]);
        let answer = self.runtime.block_on(calling);
        let answer = answer.unwrap_or_else(|error| self.fail(&format!("{name} gives no answer: {error}")));
        match answer.as_array().map(Vec::as_slice) {
            Some([value]) => Ok(value.clone()),
            Some([_, codes]) => Err(serde_json::from_value(codes.clone()).expect("a list of codes")),
            _ => self.fail(&format!("{name} gives {answer}")),
        }
    }

    /// Runs a script of the page that answers later by calling `done`; nothing where it throws.
    pub fn ask_later(&self, script: &str) -> Option<Value> {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.runtime.block_on(self.client.execute_async(&script, vec![])).ok()
    }
}

/// Every command that the page can call, as the generated `bindings.ts` has them.
pub fn commands() -> BTreeSet<String> {
    named_in(&bindings(), |_| true)
}

/// Those of them that take one of these parameters, written as in `bindings.ts`: `place: string`.
pub fn commands_taking(parameters: &[&str]) -> BTreeSet<String> {
    let takes = |call: &str| {
        parameters.iter().any(|one| call.contains(&format!("({one}")) || call.contains(&format!(", {one}")))
    };
    named_in(&bindings(), takes)
}

fn bindings() -> String {
    fs::read_to_string(built::root().join("ui/src/bindings.ts")).expect("bindings.ts")
}

/// A command is one line of the generated file.
fn named_in(bindings: &str, is_wanted: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let calls =
        bindings.lines().filter(|line| line.contains("__TAURI_INVOKE") && !line.starts_with("import"));
    let name = |call: &str| {
        let (_, after) = call.split_once("__TAURI_INVOKE").expect("a call");
        after.split('"').nth(1).expect("a call names its command").to_owned()
    };
    calls.filter(|call| is_wanted(call)).map(name).collect()
}
