//! Rows to CSV and back: UTF-8, RFC 4180, every cell checked against its column on both ways.
//!
//! Must never write a row that its reader would refuse, and never hand out a row that breaks a rule.

use super::schema::Schema;
use super::table::{HASH_COLUMN, Table, row_hash};
use crate::error::Error;
use csv::{ByteRecord, ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use std::collections::HashSet;

/// One CSV file.
pub(crate) struct Sheet {
    /// What its columns are.
    pub(crate) schema: Schema,
    /// The file.
    pub(crate) bytes: Vec<u8>,
}

/// Writes the rows of a table; fills in their hashes.
pub(crate) fn write_rows<T: Table>(rows: &[T]) -> Result<Sheet, Error> {
    let schema = T::schema();
    let names: Vec<&str> = schema.columns.iter().map(|column| column.name).collect();
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    let mut keys = Keys::new(&schema);
    writer.write_record(&names).map_err(unexpected)?;
    for (line, row) in (2..).zip(rows) {
        let mut cells = row.cells();
        if names.last() == Some(&HASH_COLUMN) {
            let hash = row_hash(names.iter().copied().zip(cells.iter().map(String::as_str)));
            if let Some(last) = cells.last_mut() {
                *last = hash;
            }
        }
        let find = |name: &str| {
            names.iter().position(|known| *known == name).and_then(|at| cells.get(at)).map(String::as_str)
        };
        check_cells(&schema, line, &find)?;
        keys.add(line, &find)?;
        writer.write_record(&cells).map_err(unexpected)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Io(error.into_error()))?;
    Ok(Sheet { schema, bytes })
}

/// Reads the rows of a table. Columns that this version does not know are passed over, but count in the hash.
pub(crate) fn read_rows<T: Table>(bytes: &[u8]) -> Result<Vec<T>, Error> {
    let schema = T::schema();
    let table = schema.name;
    let mut reader = ReaderBuilder::new().has_headers(false).from_reader(bytes);
    let mut record = ByteRecord::new();
    let broken =
        |line, rule: &str| Error::RowInvalid { table, line, column: String::new(), rule: rule.to_owned() };
    if !reader.read_byte_record(&mut record).map_err(|_| broken(1, "rfc4180"))? {
        return Err(broken(1, "header"));
    }
    let names = StringRecord::from_byte_record(record.clone()).map_err(|_| broken(1, "utf8"))?;
    check_header(&schema, &names)?;
    let mut keys = Keys::new(&schema);
    let mut rows = Vec::new();
    let mut line = 1;
    while reader.read_byte_record(&mut record).map_err(|_| broken(line + 1, "rfc4180"))? {
        line += 1;
        let cells = StringRecord::from_byte_record(record.clone()).map_err(|_| broken(line, "utf8"))?;
        let find = |name: &str| names.iter().position(|known| known == name).and_then(|at| cells.get(at));
        check_cells(&schema, line, &find)?;
        if let Some(stated) = find(HASH_COLUMN)
            && stated != row_hash(names.iter().zip(cells.iter()))
        {
            return Err(Error::RowAltered { table, line });
        }
        keys.add(line, &find)?;
        rows.push(T::from_cells(find).map_err(|column| Error::RowInvalid {
            table,
            line,
            column: column.to_owned(),
            rule: "type".to_owned(),
        })?);
    }
    Ok(rows)
}

fn check_header(schema: &Schema, names: &StringRecord) -> Result<(), Error> {
    let fault = |column: &str, rule: &str| Error::RowInvalid {
        table: schema.name,
        line: 1,
        column: column.to_owned(),
        rule: rule.to_owned(),
    };
    let mut seen = HashSet::new();
    if let Some(twice) = names.iter().find(|name| !seen.insert(*name)) {
        return Err(fault(twice, "twice"));
    }
    match schema.columns.iter().find(|column| !seen.contains(column.name)) {
        Some(missing) => Err(fault(missing.name, "missing")),
        None => Ok(()),
    }
}

fn check_cells<'a>(schema: &Schema, line: u64, find: &impl Fn(&str) -> Option<&'a str>) -> Result<(), Error> {
    for column in &schema.columns {
        let fault = |rule: String| Error::RowInvalid {
            table: schema.name,
            line,
            column: column.name.to_owned(),
            rule,
        };
        match find(column.name) {
            None => return Err(fault("missing".to_owned())),
            Some("") if column.required => return Err(fault("required".to_owned())),
            Some("") => {}
            Some(text) => {
                if let Some(rule) = column.rules.iter().find(|rule| !rule.holds(text)) {
                    return Err(fault(format!("{rule:?}")));
                }
            }
        }
    }
    Ok(())
}

/// The keys seen so far, to find one that comes twice.
struct Keys<'s> {
    schema: &'s Schema,
    seen: HashSet<Vec<String>>,
}

impl<'s> Keys<'s> {
    fn new(schema: &'s Schema) -> Self {
        Self { schema, seen: HashSet::new() }
    }

    fn add<'a>(&mut self, line: u64, find: &impl Fn(&str) -> Option<&'a str>) -> Result<(), Error> {
        let key = self.schema.key.iter().map(|name| find(name).unwrap_or_default().to_owned()).collect();
        if self.seen.insert(key) {
            return Ok(());
        }
        Err(Error::RowInvalid {
            table: self.schema.name,
            line,
            column: self.schema.key.join("+"),
            rule: "twice".to_owned(),
        })
    }
}

fn unexpected(error: csv::Error) -> Error {
    Error::Io(std::io::Error::other(error))
}
