//! The recap of one RW: 26 rows, the same turned on its side to be pasted into a kemantren's table, and metadata.

use rust_xlsxwriter::{Workbook, Worksheet};

use super::paper::{Paper, page, type_name};
use super::shown::{Shown, TypeCounts, Whom, type_counts};
use super::words::{OPEN_TOTAL, SHEET_ACROSS, SHEET_METADATA, SHEET_TYPES, TYPE_COLUMNS, metadata};
use super::{RecapHeading, RecapRow};
use crate::Result;

/// The workbook `rekap.xlsx` of one RW. `rows` may come in any order; types without a row are left out, so hand
/// in all 26.
pub fn recap_of_rw(heading: &RecapHeading, rows: &[RecapRow]) -> Result<Vec<u8>> {
    let paper = Paper::new();
    let types = type_counts(rows);
    let mut workbook = Workbook::new();
    type_sheet(workbook.add_worksheet().set_name(SHEET_TYPES)?, &paper, heading, &types)?;
    across_sheet(workbook.add_worksheet().set_name(SHEET_ACROSS)?, &paper, heading, &types)?;
    let reference = format!("Keadaan pada {}", heading.date);
    metadata_sheet(workbook.add_worksheet().set_name(SHEET_METADATA)?, &paper, heading, &reference)?;
    Ok(workbook.save_to_buffer()?)
}

/// One row a type and, under them, the total of the types that are not secret.
pub(super) fn type_sheet(
    sheet: &mut Worksheet,
    paper: &Paper,
    heading: &RecapHeading,
    types: &[TypeCounts],
) -> Result<()> {
    let header = paper.heading(sheet, heading)?;
    for (column, word) in (0..).zip(TYPE_COLUMNS) {
        sheet.write_string_with_format(header, column, word, &paper.head)?;
    }
    sheet.set_row_height(header, 62)?;
    let mut row = header + 1;
    for one in types {
        sheet.write_number_with_format(row, 0, i32::try_from(one.pmks).unwrap_or(0), &paper.number)?;
        paper.write(sheet, (row, 1), &type_name(&one.name, one.secret), false)?;
        for (column, shown) in (2..).zip(columns(std::slice::from_ref(one))) {
            paper.count(sheet, (row, column), shown, false)?;
        }
        row += 1;
    }
    let open: Vec<TypeCounts> = types.iter().filter(|one| !one.secret).cloned().collect();
    paper.write(sheet, (row, 0), "", true)?;
    paper.write(sheet, (row, 1), OPEN_TOTAL, true)?;
    for (column, shown) in (2..).zip(columns(&open)) {
        paper.count(sheet, (row, column), shown, true)?;
    }
    paper.notes(sheet, row + 2, heading)?;
    for (column, width) in (0..).zip([5.0, 52.0, 8.0, 8.0, 18.0, 10.0, 11.0, 11.0]) {
        sheet.set_column_width(column, width)?;
    }
    page(sheet, true, header, 2)
}

/// L, P, others, all, served, not yet served, summed over `types`.
fn columns(types: &[TypeCounts]) -> [Shown; 6] {
    let sum = |each: &dyn Fn(&TypeCounts) -> Shown| types.iter().map(each).sum::<Shown>();
    [
        sum(&|one| one.of(Whom::Men)),
        sum(&|one| one.of(Whom::Women)),
        sum(&|one| one.of(Whom::Others)),
        sum(&TypeCounts::total),
        sum(&TypeCounts::served),
        sum(&TypeCounts::unserved),
    ]
}

/// One line with the 26 types side by side, as tables of kemantren have them.
fn across_sheet(
    sheet: &mut Worksheet,
    paper: &Paper,
    heading: &RecapHeading,
    types: &[TypeCounts],
) -> Result<()> {
    let header = paper.heading(sheet, heading)?;
    sheet.write_string_with_format(header, 0, "Wilayah", &paper.head)?;
    paper.write(sheet, (header + 1, 0), &heading.place, false)?;
    for (column, one) in (1..).zip(types) {
        let name = format!("{}. {}", one.pmks, type_name(&one.name, one.secret));
        sheet.write_string_with_format(header, column, name, &paper.upright)?;
        paper.count(sheet, (header + 1, column), one.total(), false)?;
        sheet.set_column_width(column, 7)?;
    }
    sheet.set_row_height(header, 230)?;
    sheet.set_column_width(0, 46)?;
    paper.notes(sheet, header + 3, heading)?;
    page(sheet, true, header, 1)
}

/// What the figures mean.
pub(super) fn metadata_sheet(
    sheet: &mut Worksheet,
    paper: &Paper,
    heading: &RecapHeading,
    reference: &str,
) -> Result<()> {
    let wrapped = paper.text.clone().set_text_wrap();
    for (row, [name, value]) in (0..).zip(metadata(heading, reference)) {
        paper.write(sheet, (row, 0), &name, true)?;
        sheet.write_string_with_format(row, 1, crate::text::one_line(&value), &wrapped)?;
    }
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 90)?;
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_landscape();
    Ok(())
}
