//! Links between tables: every id that a row refers to is in the same package.
//!
//! Must look at the rows themselves, never at what the sender's descriptor claims.

use super::{Contents, Table};
use crate::error::Error;
use std::collections::{HashMap, HashSet};

/// Checks every link of every table.
pub(crate) fn check_links(contents: &Contents) -> Result<(), Error> {
    let mut ids = HashMap::new();
    collect(&contents.residents, &mut ids);
    collect(&contents.households, &mut ids);
    collect(&contents.cases, &mut ids);
    collect(&contents.assistance, &mut ids);
    follow(&contents.members, &ids)?;
    follow(&contents.cases, &ids)?;
    follow(&contents.case_types, &ids)?;
    follow(&contents.follow_ups, &ids)?;
    follow(&contents.assistance, &ids)?;
    follow(&contents.assistance_funds, &ids)
}

type Ids = HashMap<&'static str, HashSet<String>>;

fn collect<T: Table>(rows: &[T], ids: &mut Ids) {
    let Some(at) = position::<T>("id") else { return };
    let found = rows.iter().filter_map(|row| row.cells().into_iter().nth(at)).collect();
    ids.insert(T::NAME, found);
}

fn follow<T: Table>(rows: &[T], ids: &Ids) -> Result<(), Error> {
    let links = T::schema().links;
    let places: Vec<_> = links
        .iter()
        .filter_map(|link| Some((link, position::<T>(link.column)?, ids.get(link.table)?)))
        .collect();
    for (line, row) in (2..).zip(rows) {
        let cells = row.cells();
        for (link, at, known) in &places {
            let cell = cells.get(*at).map(String::as_str).unwrap_or_default();
            if !cell.is_empty() && !known.contains(cell) {
                return Err(Error::RowInvalid {
                    table: T::NAME,
                    line,
                    column: link.column.to_owned(),
                    rule: format!("not in {}", link.table),
                });
            }
        }
    }
    Ok(())
}

fn position<T: Table>(name: &str) -> Option<usize> {
    T::schema().columns.iter().position(|column| column.name == name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::content::{
        AssistanceFundRow, AssistanceRow, CaseRow, CaseTypeRow, FollowUpRow, HouseholdRow, MemberRow,
        ResidentRow, Schema, Table,
    };

    #[test]
    fn every_link_names_a_column_and_a_table_with_an_id() {
        let schemas: Vec<Schema> = vec![
            ResidentRow::schema(),
            HouseholdRow::schema(),
            MemberRow::schema(),
            CaseRow::schema(),
            CaseTypeRow::schema(),
            FollowUpRow::schema(),
            AssistanceRow::schema(),
            AssistanceFundRow::schema(),
        ];
        for schema in &schemas {
            for link in schema.links {
                assert!(schema.columns.iter().any(|column| column.name == link.column), "{link:?}");
                let target = schemas.iter().find(|other| other.name == link.table).unwrap();
                assert_eq!(target.key, ["id"], "{link:?}");
            }
        }
    }
}
