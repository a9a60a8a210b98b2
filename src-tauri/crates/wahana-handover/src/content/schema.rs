//! Frictionless Table Schema of a table, and the checks that say the same thing in Rust.
//!
//! One list of columns serves both, so they cannot drift; nothing else may describe a column.

use serde_json::{Value, json};

/// A rule beyond the type; each has its form in Table Schema and its check here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Exactly so many digits (NIK, No. KK).
    Digits(usize),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Smallest and largest number.
    Between(i64, i64),
    /// Not below zero.
    NotNegative,
    /// At most so many characters.
    Longest(usize),
    /// 64 lower-case hexadecimal digits.
    Sha256,
    /// Values do not repeat.
    Unique,
}

impl Rule {
    /// Whether a cell that is not empty keeps the rule. Uniqueness is checked over the whole table.
    pub(crate) fn holds(self, text: &str) -> bool {
        let number = || text.parse::<i64>().ok();
        match self {
            Self::Digits(count) => text.len() == count && text.bytes().all(|digit| digit.is_ascii_digit()),
            Self::OneOf(words) => words.contains(&text),
            Self::Between(least, most) => number().is_some_and(|number| (least..=most).contains(&number)),
            Self::NotNegative => number().is_some_and(|number| number >= 0),
            Self::Longest(most) => text.chars().count() <= most,
            Self::Sha256 => {
                text.len() == 64 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
            }
            Self::Unique => true,
        }
    }

    fn add_to(self, constraints: &mut Value) {
        match self {
            Self::Digits(count) => constraints["pattern"] = json!(format!("[0-9]{{{count}}}")),
            Self::OneOf(words) => constraints["enum"] = json!(words),
            Self::Between(least, most) => {
                constraints["minimum"] = json!(least);
                constraints["maximum"] = json!(most);
            }
            Self::NotNegative => constraints["minimum"] = json!(0),
            Self::Longest(most) => constraints["maxLength"] = json!(most),
            Self::Sha256 => constraints["pattern"] = json!("[0-9a-f]{64}"),
            Self::Unique => constraints["unique"] = json!(true),
        }
    }
}

/// One column.
#[derive(Debug, Clone)]
pub struct Column {
    /// Name in the header.
    pub name: &'static str,
    /// What it means, in English, from the struct's documentation.
    pub meaning: &'static str,
    /// Table Schema type.
    pub kind: &'static str,
    /// Table Schema format, where not the default.
    pub format: Option<&'static str>,
    /// Whether a cell may never be empty.
    pub required: bool,
    /// Further rules.
    pub rules: &'static [Rule],
}

/// A column whose value must be a key of another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The column here.
    pub column: &'static str,
    /// The other table, whose `id` is meant.
    pub table: &'static str,
}

/// One table's columns, key and links.
#[derive(Debug, Clone)]
pub struct Schema {
    /// Table name, for example `residents`.
    pub name: &'static str,
    /// Columns in the order of the file.
    pub columns: Vec<Column>,
    /// Columns that together are the key.
    pub key: &'static [&'static str],
    /// Links to other tables.
    pub links: &'static [Link],
}

impl Schema {
    /// Path of the CSV inside the package.
    pub fn path(&self) -> String {
        format!("data/{}.csv", self.name)
    }

    /// The Table Schema.
    pub fn to_json(&self) -> Value {
        let fields: Vec<Value> = self.columns.iter().map(Column::to_json).collect();
        let mut schema = json!({ "fields": fields, "primaryKey": self.key, "missingValues": [""] });
        if !self.links.is_empty() {
            schema["foreignKeys"] = self
                .links
                .iter()
                .map(|link| json!({ "fields": link.column, "reference": { "resource": link.table, "fields": "id" } }))
                .collect();
        }
        schema
    }
}

impl Column {
    fn to_json(&self) -> Value {
        let mut constraints = json!({});
        if self.required {
            constraints["required"] = json!(true);
        }
        for rule in self.rules {
            rule.add_to(&mut constraints);
        }
        let mut field = json!({ "name": self.name, "type": self.kind, "description": self.meaning });
        if let Some(format) = self.format {
            field["format"] = json!(format);
        }
        if constraints != json!({}) {
            field["constraints"] = constraints;
        }
        field
    }
}
