//! How one value stands in a CSV cell, and what Table Schema calls its type.
//!
//! Lossless: nothing is neutralised or trimmed. An empty cell is "absent", so empty text cannot be told from no
//! text and is read back as no text.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use uuid::Uuid;

/// A value of a column.
pub trait Cell: Sized {
    /// Table Schema type.
    const KIND: &'static str;
    /// Table Schema format, where it is not the default.
    const FORMAT: Option<&'static str> = None;
    /// Whether the cell may never be empty.
    const REQUIRED: bool = true;

    /// The cell's text.
    fn to_cell(&self) -> String;

    /// Reads the text of a cell; `None` where it is not of this type.
    fn from_cell(text: &str) -> Option<Self>;
}

impl Cell for String {
    const KIND: &'static str = "string";

    fn to_cell(&self) -> String {
        self.clone()
    }

    fn from_cell(text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| text.to_owned())
    }
}

impl Cell for i64 {
    const KIND: &'static str = "integer";

    fn to_cell(&self) -> String {
        self.to_string()
    }

    fn from_cell(text: &str) -> Option<Self> {
        text.parse().ok().filter(|number: &Self| number.to_string() == text)
    }
}

impl Cell for bool {
    const KIND: &'static str = "boolean";

    fn to_cell(&self) -> String {
        self.to_string()
    }

    fn from_cell(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl Cell for Uuid {
    const KIND: &'static str = "string";
    const FORMAT: Option<&'static str> = Some("uuid");

    fn to_cell(&self) -> String {
        self.hyphenated().to_string()
    }

    fn from_cell(text: &str) -> Option<Self> {
        Self::try_parse(text).ok().filter(|id| id.to_cell() == text)
    }
}

impl Cell for NaiveDate {
    const KIND: &'static str = "date";

    fn to_cell(&self) -> String {
        self.format("%Y-%m-%d").to_string()
    }

    fn from_cell(text: &str) -> Option<Self> {
        Self::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_cell() == text)
    }
}

/// To the whole second.
impl Cell for DateTime<Utc> {
    const KIND: &'static str = "datetime";

    fn to_cell(&self) -> String {
        self.to_rfc3339_opts(SecondsFormat::Secs, true)
    }

    fn from_cell(text: &str) -> Option<Self> {
        let time = DateTime::parse_from_rfc3339(text).ok()?.to_utc();
        (time.to_cell() == text).then_some(time)
    }
}

impl<T: Cell> Cell for Option<T> {
    const KIND: &'static str = T::KIND;
    const FORMAT: Option<&'static str> = T::FORMAT;
    const REQUIRED: bool = false;

    fn to_cell(&self) -> String {
        self.as_ref().map(T::to_cell).unwrap_or_default()
    }

    fn from_cell(text: &str) -> Option<Self> {
        if text.is_empty() { Some(None) } else { T::from_cell(text).map(Some) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_way_we_write_a_value_is_read() {
        assert_eq!(i64::from_cell("007"), None);
        assert_eq!(i64::from_cell("+7"), None);
        assert_eq!(NaiveDate::from_cell("2026-1-2"), None);
        assert_eq!(Uuid::from_cell("{00000000-0000-7000-8000-000000000000}"), None);
        assert_eq!(DateTime::<Utc>::from_cell("2026-11-24T10:00:00+07:00"), None);
        assert!(DateTime::<Utc>::from_cell("2026-11-24T10:00:00Z").is_some());
    }

    #[test]
    fn an_empty_cell_is_absent_and_no_value_where_one_is_wanted() {
        assert_eq!(Option::<String>::from_cell(""), Some(None));
        assert_eq!(String::from_cell(""), None);
        assert_eq!(Some(String::new()).to_cell(), "");
    }
}
