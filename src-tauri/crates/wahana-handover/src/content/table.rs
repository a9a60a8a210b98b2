//! The macro that makes a table out of one struct, and the hash of a row.
//!
//! The hash must never change for an unchanged record: a later version may add columns, so only cells that hold
//! something are part of it, each with its column's name.

use super::schema::Schema;
use sha2::{Digest, Sha256};

/// Name of the last column of every table of records.
pub(crate) const HASH_COLUMN: &str = "row_hash";

/// A table of the package.
pub trait Table: Sized {
    /// Table name.
    const NAME: &'static str;

    /// Columns, key and links.
    fn schema() -> Schema;

    /// The cells of a row in the order of the schema.
    fn cells(&self) -> Vec<String>;

    /// Makes a row from cells asked for by column name; `Err` holds the column that is missing or has the
    /// wrong type.
    fn from_cells<'a>(cell: impl Fn(&str) -> Option<&'a str>) -> Result<Self, &'static str>;
}

/// SHA-256 of a row as 64 hexadecimal digits: for each cell that is not empty, `row_hash` excepted, in the order
/// of the file: column name, `=`, length of the cell in bytes, `:`, the cell, line feed.
pub fn row_hash<'a>(columns_and_cells: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut hash = Sha256::new();
    for (column, cell) in columns_and_cells {
        if cell.is_empty() || column == HASH_COLUMN {
            continue;
        }
        hash.update(format!("{column}={}:", cell.len()));
        hash.update(cell);
        hash.update("\n");
    }
    crate::hex(&hash.finalize())
}

/// Makes the struct of a table together with its schema.
macro_rules! table {
    (
        $(#[$about:meta])*
        $row:ident = $name:literal, key $key:expr, links [$($column:literal => $other:literal),* $(,)?] {
            $( $(#[doc = $doc:literal])+ $field:ident: $type:ty $(= [$($rule:expr),+ $(,)?])?, )+
        }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub struct $row { $( $(#[doc = $doc])+ pub $field: $type, )+ }

        impl $crate::content::Table for $row {
            const NAME: &'static str = $name;

            fn schema() -> $crate::content::Schema {
                #[allow(unused_imports)]
                use $crate::content::{Cell, Rule::*};
                $crate::content::Schema {
                    name: $name,
                    columns: vec![$( $crate::content::Column {
                        name: stringify!($field),
                        meaning: concat!($($doc),+).trim_ascii(),
                        kind: <$type as Cell>::KIND,
                        format: <$type as Cell>::FORMAT,
                        required: <$type as Cell>::REQUIRED,
                        rules: &[$($($rule),+)?],
                    } ),+],
                    key: &$key,
                    links: &[$($crate::content::Link { column: $column, table: $other }),*],
                }
            }

            fn cells(&self) -> Vec<String> {
                vec![$( $crate::content::Cell::to_cell(&self.$field) ),+]
            }

            fn from_cells<'a>(cell: impl Fn(&str) -> Option<&'a str>) -> Result<Self, &'static str> {
                Ok(Self { $(
                    $field: cell(stringify!($field))
                        .and_then($crate::content::Cell::from_cell)
                        .ok_or(stringify!($field))?,
                )+ })
            }
        }
    };
}
pub(crate) use table;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_empty_column_does_not_change_a_rows_hash_and_any_value_does() {
        let old = row_hash([("id", "1"), ("nama", "Giman"), ("row_hash", "x")]);
        assert_eq!(old, row_hash([("id", "1"), ("nama", "Giman"), ("baru", ""), ("row_hash", "y")]));
        assert_ne!(old, row_hash([("id", "1"), ("nama", "Giman"), ("baru", "a")]));
    }

    #[test]
    fn cells_cannot_be_shifted_into_one_another() {
        assert_ne!(row_hash([("a", "1\nb=1:2")]), row_hash([("a", "1"), ("b", "2")]));
    }
}
