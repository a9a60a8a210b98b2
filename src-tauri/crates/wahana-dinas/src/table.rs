//! A plain table for the terminal. Cells lose control characters, so no text of a package can steer the terminal.

use wahana_papers::text::one_line;

/// Longest text of a cell, in characters; a name is cut, never a number.
const WIDEST: usize = 60;

/// One column.
pub(crate) struct Column {
    pub(crate) title: &'static str,
    pub(crate) right: bool,
}

/// A column of text.
pub(crate) const fn text(title: &'static str) -> Column {
    Column { title, right: false }
}

/// A column of numbers.
pub(crate) const fn number(title: &'static str) -> Column {
    Column { title, right: true }
}

/// The table as lines, without trailing spaces.
pub(crate) fn table<const N: usize>(columns: &[Column; N], rows: &[[String; N]]) -> String {
    let cut = |cell: &String| {
        let plain = one_line(cell);
        if plain.chars().count() <= WIDEST {
            return plain;
        }
        plain.chars().take(WIDEST - 1).chain(['…']).collect()
    };
    let rows: Vec<[String; N]> = rows.iter().map(|row| std::array::from_fn(|at| cut(&row[at]))).collect();
    let widths: [usize; N] = std::array::from_fn(|at| {
        let cells = rows.iter().map(|row| row[at].chars().count());
        cells.chain([columns[at].title.chars().count()]).max().unwrap_or(0)
    });
    let line = |cells: [&str; N]| {
        let padded = (0..N).map(|at| {
            let (cell, width) = (cells[at], widths[at]);
            if columns[at].right { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let titles = line(std::array::from_fn(|at| columns[at].title));
    let rule = "─".repeat(widths.iter().sum::<usize>() + 2 * (N - 1));
    let body = rows.iter().map(|row| line(std::array::from_fn(|at| row[at].as_str())));
    [titles, rule].into_iter().chain(body).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_control_characters_are_gone() {
        let rows = [["Ceplok\u{1b}[2J".to_owned(), "7".to_owned()], ["Truntum".to_owned(), "12".to_owned()]];
        let shown = table(&[text("Nama"), number("n")], &rows);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[2], "Ceplok [2J   7");
        assert_eq!(lines[3], "Truntum     12");
        assert!(!shown.contains('\u{1b}'));
    }
}
