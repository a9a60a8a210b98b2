//! The city's recap: areas by types, types of the whole city, every line flat, and metadata.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::RecapHeading;
use super::area::{Area, AreaRecap, Level, areas, rw_cell};
use super::one_rw::{metadata_sheet, type_sheet};
use super::paper::{Paper, page, type_name};
use super::shown::{Shown, TypeCounts};
use super::words::{
    AREA_COLUMNS, COLUMNS_OF_LINES, OPEN_TOTAL, SHEET_AREAS, SHEET_LINES, SHEET_METADATA, SHEET_TYPES,
    level_word, lines_of,
};
use crate::Result;

/// The workbook of the city. `reference` says which hand-overs it counts; RWs are listed where `with_rw`.
pub fn recap_of_city(
    heading: &RecapHeading,
    recaps: &[AreaRecap],
    with_rw: bool,
    reference: &str,
) -> Result<Vec<u8>> {
    let paper = Paper::new();
    let lines = areas(recaps, with_rw);
    let city: &[TypeCounts] = lines.last().map_or(&[], |total| &total.types);
    let mut workbook = Workbook::new();
    area_sheet(workbook.add_worksheet().set_name(SHEET_AREAS)?, &paper, heading, &lines, city)?;
    type_sheet(workbook.add_worksheet().set_name(SHEET_TYPES)?, &paper, heading, city)?;
    line_sheet(workbook.add_worksheet().set_name(SHEET_LINES)?, &paper, &lines)?;
    metadata_sheet(workbook.add_worksheet().set_name(SHEET_METADATA)?, &paper, heading, reference)?;
    Ok(workbook.save_to_buffer()?)
}

fn area_sheet(
    sheet: &mut Worksheet,
    paper: &Paper,
    heading: &RecapHeading,
    lines: &[Area],
    types: &[TypeCounts],
) -> Result<()> {
    let header = paper.heading(sheet, heading)?;
    for (column, word) in (0..).zip(AREA_COLUMNS) {
        sheet.write_string_with_format(header, column, word, &paper.head)?;
        sheet.set_column_width(column, [20.0, 22.0, 7.0][usize::from(column)])?;
    }
    for (column, one) in (3..).zip(types) {
        let name = format!("{}. {}", one.pmks, type_name(&one.name, one.secret));
        sheet.write_string_with_format(header, column, name, &paper.upright)?;
        sheet.set_column_width(column, 7)?;
    }
    let last = 3 + u16::try_from(types.len()).unwrap_or(0);
    sheet.write_string_with_format(header, last, OPEN_TOTAL, &paper.upright)?;
    sheet.set_row_height(header, 230)?;
    let mut row = header + 1;
    let with_rw = lines.iter().any(|area| area.level == Level::Rw);
    for area in lines {
        area_line(sheet, paper, row, (area, rw_cell(area, with_rw)), types)?;
        row += 1;
    }
    paper.notes(sheet, row + 1, heading)?;
    page(sheet, true, header, 3)
}

fn area_line(
    sheet: &mut Worksheet,
    paper: &Paper,
    row: u32,
    (area, rw): (&Area, &str),
    types: &[TypeCounts],
) -> Result<()> {
    let bold = matches!(area.level, Level::Kemantren | Level::City);
    let names = match area.level {
        Level::Rw | Level::Kelurahan => [area.kemantren.clone(), area.kelurahan.clone(), rw.to_owned()],
        Level::Kemantren => {
            [format!("{} {}", level_word(area.level), area.kemantren), String::new(), String::new()]
        }
        Level::City => [level_word(area.level).to_owned(), String::new(), String::new()],
    };
    for (column, name) in (0..).zip(names) {
        paper.write(sheet, (row, column), &name, bold)?;
    }
    let mut open = Shown::default();
    for (column, one) in (3..).zip(types) {
        let here = area.types.iter().find(|known| known.pmks == one.pmks);
        let shown = here.map_or_else(Shown::default, TypeCounts::total);
        if !one.secret {
            open += shown;
        }
        paper.count(sheet, (row, column), shown, bold)?;
    }
    paper.count(sheet, (row, 3 + u16::try_from(types.len()).unwrap_or(0)), open, true)
}

/// The same lines as the CSV.
fn line_sheet(sheet: &mut Worksheet, paper: &Paper, lines: &[Area]) -> Result<()> {
    for (column, word) in (0..).zip(COLUMNS_OF_LINES) {
        sheet.write_string_with_format(0, column, word, &paper.head)?;
        sheet.set_column_width(column, [13, 15, 18, 20, 6, 6, 48, 9, 15, 15, 15][usize::from(column)])?;
    }
    let mut row = 1;
    for cells in lines.iter().flat_map(lines_of) {
        for (column, cell) in (0..).zip(&cells) {
            match cell.parse::<i32>() {
                // Codes and RW numbers keep their zeros as text.
                Ok(number) if column == 5 || column > 8 => {
                    sheet.write_number_with_format(row, column, number, &paper.number)?;
                }
                _ => paper.write(sheet, (row, column), cell, false)?,
            }
        }
        row += 1;
    }
    sheet.autofilter(0, 0, row.saturating_sub(1), 10)?;
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
