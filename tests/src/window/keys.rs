//! Real key presses, as the keyboard would send them.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::open::Window;

impl Window {
    /// Presses a key, alone or with others held: `"Enter"`, `"Ctrl+S"`, `"Shift+Tab"`.
    pub fn press(&self, keys: &str) {
        let keys: Vec<char> = keys.split_inclusive('+').map(|name| self.key(name)).collect();
        let down = keys.iter().map(|key| KeyAction::Down { value: *key });
        let up = keys.iter().rev().map(|key| KeyAction::Up { value: *key });
        self.perform(down.chain(up));
    }

    /// Presses the same key several times.
    pub fn press_times(&self, times: usize, keys: &str) {
        for _ in 0..times {
            self.press(keys);
        }
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        let stroke = |letter| {
            let value = if letter == '\n' { Key::Enter.into() } else { letter };
            [KeyAction::Down { value }, KeyAction::Up { value }]
        };
        self.perform(text.chars().flat_map(stroke));
    }

    fn perform(&self, strokes: impl Iterator<Item = KeyAction>) {
        let actions = strokes.fold(KeyActions::new("keyboard".to_owned()), KeyActions::then);
        if let Err(error) = self.runtime.block_on(self.client.perform_actions(actions)) {
            self.fail(&format!("the keys could not be pressed: {error}"));
        }
    }

    fn key(&self, name: &str) -> char {
        let name = if name.len() > 1 { name.strip_suffix('+').unwrap_or(name) } else { name };
        let key = match name {
            "Ctrl" => Key::Control,
            "Shift" => Key::Shift,
            "Alt" => Key::Alt,
            "Enter" => Key::Enter,
            "Tab" => Key::Tab,
            "Escape" | "Esc" => Key::Escape,
            "Space" => return ' ',
            "Backspace" => Key::Backspace,
            "Delete" => Key::Delete,
            "Home" => Key::Home,
            "End" => Key::End,
            "PageUp" => Key::PageUp,
            "PageDown" => Key::PageDown,
            "Up" => Key::Up,
            "Down" => Key::Down,
            "Left" => Key::Left,
            "Right" => Key::Right,
            _ => return self.letter_or_f(name),
        };
        key.into()
    }

    fn letter_or_f(&self, name: &str) -> char {
        if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse::<u32>().ok()) {
            // The protocol's F1 is U+E031, the others follow.
            return char::from_u32(0xE030 + number).unwrap_or_else(|| self.fail(&format!("no key {name}")));
        }
        let mut letters = name.chars();
        match (letters.next(), letters.next()) {
            // Ctrl+S is the key S without Shift.
            (Some(letter), None) => letter.to_ascii_lowercase(),
            _ => self.fail(&format!("no key is called “{name}”")),
        }
    }
}
