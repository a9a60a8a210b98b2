//! Text of the data made safe for files that people open: no formula, no hidden or reordering characters.
//!
//! Only for such files. The sealed package is lossless and must never pass through here.

/// One line without control characters and without the marks that reorder or hide text.
pub fn one_line(text: &str) -> String {
    let hidden = |letter: char| matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let visible = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    visible.filter(|letter| !hidden(*letter)).collect::<String>().trim().to_owned()
}

/// A cell of a CSV for people: what a spreadsheet would take for a formula gets an apostrophe in front.
pub fn csv_cell(text: &str) -> String {
    let text = one_line(text);
    if text.starts_with(['=', '+', '-', '@']) && text.len() > 1 { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_shown_as_text_and_a_lone_dash_stays() {
        assert_eq!(csv_cell("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(csv_cell("\t@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(csv_cell("-"), "-");
        assert_eq!(csv_cell("Ceplok, \"RW\" 5"), "Ceplok, \"RW\" 5");
    }

    #[test]
    fn marks_that_turn_text_around_are_left_out() {
        assert_eq!(one_line("Gang\u{202e} 3\r\nbelakang"), "Gang 3  belakang");
        assert_eq!(csv_cell("\u{200f}=1+1"), "'=1+1");
    }
}
