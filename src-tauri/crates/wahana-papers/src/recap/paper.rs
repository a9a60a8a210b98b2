//! The look of the recap's sheets: one set of formats, safe text cells, the heading and the page.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet};

use super::RecapHeading;
use super::shown::Shown;
use super::words::{NOTE_PEOPLE, NOTE_SECRET, TITLE, TRAINING};
use crate::Result;
use crate::text::one_line;

/// Arial is what offices print letters with.
const FONT: &str = "Arial";
const SHADE: Color = Color::RGB(0xE7_EE_EC);

/// The formats of a workbook.
pub(super) struct Paper {
    pub(super) plain: Format,
    title: Format,
    note: Format,
    pub(super) head: Format,
    pub(super) upright: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    pub(super) bold_text: Format,
    pub(super) bold_number: Format,
}

impl Paper {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(11).set_quote_prefix();
        let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let head = cell
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(SHADE)
            .set_align(FormatAlign::Center);
        let number = cell.clone().set_align(FormatAlign::Right).set_indent(1);
        let cell = cell.set_indent(1);
        let bold = |format: &Format| format.clone().set_bold().set_background_color(SHADE);
        Self {
            title: plain.clone().set_bold().set_font_size(14),
            note: plain.clone().set_italic(),
            upright: head.clone().set_rotation(90).set_align(FormatAlign::Bottom),
            head,
            bold_text: bold(&cell),
            bold_number: bold(&number),
            text: cell,
            number,
            plain,
        }
    }

    /// Title, place, maker and date; hands back the first free row.
    pub(super) fn heading(&self, sheet: &mut Worksheet, heading: &RecapHeading) -> Result<u32> {
        let by = format!("{}, {}", heading.made_by, heading.date);
        sheet.write_string_with_format(0, 0, TITLE, &self.title)?;
        sheet.write_string_with_format(1, 0, one_line(&heading.place), &self.plain)?;
        sheet.write_string_with_format(2, 0, one_line(&by), &self.plain)?;
        if heading.training {
            sheet.write_string_with_format(3, 0, TRAINING, &self.note)?;
        }
        Ok(5)
    }

    /// What a reader must know about the figures, and where they come from.
    pub(super) fn notes(&self, sheet: &mut Worksheet, row: u32, heading: &RecapHeading) -> Result<()> {
        sheet.write_string_with_format(row, 0, NOTE_SECRET, &self.note)?;
        sheet.write_string_with_format(row + 1, 0, NOTE_PEOPLE, &self.note)?;
        let source = format!("Sumber: {}", one_line(&heading.made_by));
        sheet.write_string_with_format(row + 2, 0, source, &self.note)?;
        Ok(())
    }

    /// A text cell: never a formula, whatever it begins with.
    pub(super) fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        text: &str,
        bold: bool,
    ) -> Result<()> {
        let format = if bold { &self.bold_text } else { &self.text };
        sheet.write_string_with_format(row, column, one_line(text), format)?;
        Ok(())
    }

    /// A count: a number, or the text of its bounds.
    pub(super) fn count(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        shown: Shown,
        bold: bool,
    ) -> Result<()> {
        let format = if bold { &self.bold_number } else { &self.number };
        match shown.exact().and_then(|count| i32::try_from(count).ok()) {
            Some(count) => sheet.write_number_with_format(row, column, count, format)?,
            None => sheet.write_string_with_format(row, column, shown.to_string(), format)?,
        };
        Ok(())
    }
}

/// A4, all columns on one page, the header on each; the header stays when scrolling.
pub(super) fn page(sheet: &mut Worksheet, landscape: bool, header: u32, columns: u16) -> Result<()> {
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    if landscape {
        sheet.set_landscape();
    }
    sheet.set_repeat_rows(header, header)?;
    sheet.set_freeze_panes(header + 1, columns)?;
    Ok(())
}

/// A type's name as it stands in a header or row; secret ones carry a star.
pub(super) fn type_name(name: &str, secret: bool) -> String {
    if secret { format!("{name} *") } else { name.to_owned() }
}
