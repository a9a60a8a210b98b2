//! How the window is looked at: its size, its letters, its colours; and a ruler that finds what is cut off.

use serde_json::json;

use super::open::{Size, Window};

/// What finds the faults. Runs in the page, after `page.js`.
const RULER: &str = include_str!("layout.js");

/// One way in which somebody looks at the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The window, which may be smaller than the screen it was opened on.
    pub size: Size,
    /// Text in per cent.
    pub text: u32,
    /// Warm black instead of paper.
    pub dark: bool,
}

impl Look {
    /// Light paper, text of the usual size.
    pub const fn new(size: Size) -> Self {
        Self { size, text: 100, dark: false }
    }

    /// The same with text of this many per cent.
    #[must_use]
    pub const fn text(self, text: u32) -> Self {
        Self { text, ..self }
    }

    /// The same in the dark.
    #[must_use]
    pub const fn dark(self) -> Self {
        Self { dark: true, ..self }
    }
}

impl std::fmt::Display for Look {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Size { width, height } = self.size;
        write!(out, "{width}x{height}-{}", self.text)?;
        if self.dark { write!(out, "-dark") } else { Ok(()) }
    }
}

impl Window {
    /// Looks at the same page in another way, as an officer with that choice would; the page itself keeps its own
    /// choice and puts it back as soon as that changes.
    pub fn look(&self, look: Look) {
        self.fill_screen(look.size);
        let theme = if look.dark { "dark" } else { "light" };
        let script = "const root = document.documentElement; root.dataset.theme = arguments[0]; \
                      root.style.setProperty('--text-scale', String(arguments[1] / 100)); return true";
        self.until("the page has its look", || {
            self.ask_about::<bool>(script, vec![json!(theme), json!(look.text)])
        });
        // As it would be had the window had this size when the focus came here.
        self.ask::<bool>("document.activeElement?.scrollIntoView({ block: 'nearest' }); return true");
        // What follows the size by itself, such as a list that draws what fits, has one frame to do so.
        let frame = "const done = arguments[arguments.length - 1]; requestAnimationFrame(() => done(true))";
        let _ = self.runtime.block_on(self.client.execute_async(frame, vec![]));
    }

    /// What a ruler finds wrong now: what is wider than the window, cut off, covered, out of reach, too low for a
    /// finger, or runs over its neighbour, each as a sentence.
    pub fn measure(&self) -> Vec<String> {
        let script = format!("{RULER}\nreturn measured()");
        match self.ask(&script) {
            Some(faults) => faults,
            None => self.fail("the page could not be measured"),
        }
    }
}
