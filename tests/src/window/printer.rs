//! What the printer would get.

use super::open::Window;

impl Window {
    /// Presses the button that asks for the printer. A window that is driven shows no dialog of the printer's.
    pub fn prints(&self, button: &str) {
        self.ask::<bool>("window.print = () => (window.printed = true); return true").expect("a page");
        self.button(button).click();
        self.until("the page goes to the printer", || self.ask::<bool>("return window.printed || null"));
    }

    /// From now on the page looks as the printer would get it.
    pub fn looks_as_printed(&self) {
        let changed: Option<u32> = self.ask(
            "let changed = 0; for (const sheet of document.styleSheets) for (const rule of sheet.cssRules) \
             if (rule.media && rule.media.mediaText === 'print') { rule.media.mediaText = 'all'; changed += 1; } \
             return changed",
        );
        assert!(changed.is_some_and(|changed| changed > 0), "no rule for the printer: {changed:?}");
    }
}
