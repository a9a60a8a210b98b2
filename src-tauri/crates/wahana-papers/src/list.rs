//! A list as a spreadsheet: one row a record, the header in the first row so that it can be sorted and filtered, and a
//! second sheet that says what it is. Written row after row: however long it is, it takes no more memory.

use std::path::Path;

use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::text::one_line;
use crate::{Error, Result};

const FONT: &str = "Arial";
const SHADE: Color = Color::RGB(0xE7_EE_EC);
const ABOUT: &str = "Keterangan";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, never a formula and never a number: telephones, NIK.
    Text(String),
    /// A count.
    Number(i64),
    /// Whole rupiah.
    Money(i64),
    /// A local date, `2026-11-29`; what is none is written as text.
    Date(String),
    /// Nothing is known.
    Empty,
}

/// A column: its header, and how wide it is in letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its header.
    pub title: &'static str,
    /// In letters.
    pub width: f64,
}

/// A list that is being written.
pub struct ListFile {
    workbook: Workbook,
    formats: Formats,
    row: u32,
    columns: u16,
}

struct Formats {
    text: Format,
    number: Format,
    money: Format,
    date: Format,
    title: Format,
}

impl Formats {
    fn new() -> Self {
        let plain =
            Format::new().set_font_name(FONT).set_font_size(11).set_align(FormatAlign::VerticalCenter);
        Self {
            text: plain.clone().set_quote_prefix(),
            number: plain.clone().set_num_format("0"),
            money: plain.clone().set_num_format("#,##0"),
            date: plain.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Left),
            title: plain.set_bold().set_font_size(14),
        }
    }
}

impl ListFile {
    /// Begins one with its header. What does not fit into memory lies in `scratch` meanwhile, unlocked like the file itself:
    /// hand in the place where that will lie.
    ///
    /// # Errors
    /// [`Error::Scratch`] where nothing can be written there.
    pub fn new(name: &str, columns: &[Column], scratch: &Path) -> Result<Self> {
        let mut workbook = Workbook::new();
        let formats = Formats::new();
        workbook.set_tempdir(scratch).map_err(scratch_fault)?;
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(scratch_fault)?;
        sheet.set_name(name)?;
        let head = formats
            .text
            .clone()
            .set_bold()
            .set_text_wrap()
            .set_background_color(SHADE)
            .set_border(FormatBorder::Thin);
        for (place, column) in (0_u16..).zip(columns) {
            sheet.set_column_width(place, column.width)?;
            sheet.write_string_with_format(0, place, column.title, &head)?;
        }
        sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_freeze_panes(1, 1)?;
        let columns = u16::try_from(columns.len()).unwrap_or(u16::MAX);
        Ok(Self { workbook, formats, row: 1, columns })
    }

    /// Rows so far, without the header.
    pub fn rows(&self) -> u32 {
        self.row - 1
    }

    /// Adds one row.
    ///
    /// # Errors
    /// [`Error::Scratch`] where there is no room for it, or more rows than a spreadsheet has.
    pub fn add(&mut self, cells: &[Cell]) -> Result<()> {
        let sheet = self.workbook.worksheet_from_index(0)?;
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, (self.row, column), cell, &self.formats).map_err(scratch_fault)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Ends it with the sheet of `about`, its first line the title, and hands back the file.
    ///
    /// # Errors
    /// [`Error::Scratch`] where what was put aside cannot be read back.
    pub fn finish(mut self, about: &[String]) -> Result<Vec<u8>> {
        if self.columns > 0 {
            let sheet = self.workbook.worksheet_from_index(0)?;
            sheet.autofilter(0, 0, self.row.saturating_sub(1), self.columns - 1)?;
        }
        let sheet = self.workbook.add_worksheet().set_name(ABOUT)?;
        sheet.set_column_width(0, 90)?;
        for (row, line) in (0..).zip(about) {
            let format = if row == 0 { &self.formats.title } else { &self.formats.text };
            sheet.write_string_with_format(row, 0, one_line(line), format)?;
        }
        self.workbook.save_to_buffer().map_err(scratch_fault)
    }
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> std::result::Result<(), rust_xlsxwriter::XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string_with_format(row, column, one_line(text), &formats.text)?,
        // A double is exact far beyond any count or amount of a neighbourhood.
        #[allow(clippy::cast_precision_loss)]
        Cell::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &formats.number)?
        }
        #[allow(clippy::cast_precision_loss)]
        Cell::Money(rupiah) => sheet.write_number_with_format(row, column, *rupiah as f64, &formats.money)?,
        Cell::Date(day) if day.is_empty() => return Ok(()),
        Cell::Date(day) => match ExcelDateTime::parse_from_str(day) {
            Ok(date) => sheet.write_datetime_with_format(row, column, &date, &formats.date)?,
            Err(_) => sheet.write_string_with_format(row, column, one_line(day), &formats.text)?,
        },
        Cell::Empty => return Ok(()),
    };
    Ok(())
}

fn scratch_fault(error: rust_xlsxwriter::XlsxError) -> Error {
    match error {
        rust_xlsxwriter::XlsxError::IoError(error) | rust_xlsxwriter::XlsxError::TempFileError(_, error) => {
            Error::Scratch(error)
        }
        other => Error::Spreadsheet(other),
    }
}
