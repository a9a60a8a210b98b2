//! What can go wrong, as codes with a field and values: the screen's catalogue has a sentence for each.
//!
//! A code never changes its meaning. No sentence for people is written here.

mod code;

use std::collections::BTreeMap;

use serde::Serialize;

pub use code::FaultCode;

/// The result of every operation of the core.
pub type Result<T> = std::result::Result<T, Error>;

/// One fault: its code, the field it belongs to, and the values that its sentence needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Fault {
    /// Which fault.
    pub code: FaultCode,
    /// The field of the form, as named in the argument type; empty when it concerns the whole.
    pub field: String,
    /// Values for the sentence.
    pub values: BTreeMap<String, String>,
}

impl Fault {
    /// A fault of the whole operation.
    pub fn new(code: FaultCode) -> Self {
        Self { code, field: String::new(), values: BTreeMap::new() }
    }

    /// A fault of one field.
    pub fn at(field: impl Into<String>, code: FaultCode) -> Self {
        Self { field: field.into(), ..Self::new(code) }
    }

    /// The same with a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}

/// Why an operation did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What was typed is not right: all faults at once.
    #[error("invalid input: {0:?}")]
    Invalid(Vec<Fault>),
    /// Anything with one code and no field.
    #[error("{0:?}")]
    Fault(Fault),
    /// The database refused or failed.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// A card or package could not be made, read or written.
    #[error("hand-over: {0}")]
    Handover(#[from] wahana_handover::Error),
    /// Stored JSON could not be read.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
}

/// Whether what was asked is granted; what went wrong otherwise is handed on and not taken for a refusal.
pub(crate) fn granted<T>(asked: Result<T>) -> Result<bool> {
    match asked {
        Ok(_) => Ok(true),
        Err(error) if is_refusal(error.code()) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Whether it says no to the one who asks, or that there is nothing (any more) that one could do it to.
fn is_refusal(code: FaultCode) -> bool {
    matches!(
        code,
        FaultCode::NotAllowed
            | FaultCode::OwnCaseNeeded
            | FaultCode::NotFound
            | FaultCode::Erased
            | FaultCode::MergedAlready
    )
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<FaultCode> for Error {
    fn from(code: FaultCode) -> Self {
        Self::Fault(Fault::new(code))
    }
}

impl Error {
    /// A programming error or broken invariant; `detail` must not hold a resident's data.
    pub fn internal(detail: &str) -> Self {
        Self::Fault(Fault::new(FaultCode::Internal).with("detail", detail))
    }

    /// The faults as the screen shows them.
    pub fn faults(&self) -> Vec<Fault> {
        match self {
            Self::Invalid(faults) => faults.clone(),
            Self::Fault(fault) => vec![fault.clone()],
            Self::Sqlite(error) => vec![Fault::new(sqlite_code(error)).with("detail", sqlite_detail(error))],
            Self::Handover(error) => vec![handover_fault(error)],
            Self::Io(error) => vec![Fault::new(io_code(error))],
            Self::Json(_) => vec![Fault::new(FaultCode::DatabaseDamaged)],
        }
    }

    /// The same, whatever was wrong in what was typed told at one field: where a form is part of another one.
    pub(crate) fn at_field(self, field: &str) -> Self {
        match self {
            Self::Invalid(faults) => Self::Invalid(
                faults.into_iter().map(|fault| Fault { field: field.to_owned(), ..fault }).collect(),
            ),
            other => other,
        }
    }

    /// The first code, for tests and decisions.
    pub fn code(&self) -> FaultCode {
        self.faults().first().map_or(FaultCode::Internal, |fault| fault.code)
    }
}

/// Both values, or what is wrong with one and with the other, told at once.
pub(crate) fn both<A, B>(one: Result<A>, other: Result<B>) -> Result<(A, B)> {
    match (one, other) {
        (Err(Error::Invalid(faults)), Err(Error::Invalid(more))) => {
            Err(Error::Invalid([faults, more].concat()))
        }
        (one, other) => Ok((one?, other?)),
    }
}

/// Collects the faults of one form so that all are shown at once.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes a fault.
    pub fn add(&mut self, fault: Fault) {
        self.0.push(fault);
    }

    /// Keeps the value or notes its fault under the field's name.
    pub fn take<T>(&mut self, field: &str, parsed: std::result::Result<T, Fault>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(fault) => {
                self.0.push(Fault { field: field.to_owned(), ..fault });
                None
            }
        }
    }

    /// Whether nothing was noted so far.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Goes on only when nothing was noted.
    pub fn check(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

fn handover_fault(error: &wahana_handover::Error) -> Fault {
    use wahana_handover::Error as Handover;
    let mebibytes = |bytes: u64| bytes.div_ceil(1 << 20);
    match error {
        Handover::CardNotACard => Fault::new(FaultCode::CardNotACard),
        Handover::CardAltered => Fault::new(FaultCode::CardAltered),
        Handover::CardWrongKind { found } => Fault::new(FaultCode::CardWrongKind).with("found", found),
        Handover::CardNewer { version } => Fault::new(FaultCode::CardNewer).with("version", version),
        Handover::PackageTraining => Fault::new(FaultCode::FromTraining),
        Handover::PackageNotTraining => Fault::new(FaultCode::NotFromTraining),
        Handover::PackageTooLarge { .. } => Fault::new(FaultCode::PackageTooLarge),
        Handover::StickFull { needed, free } => {
            Fault::new(FaultCode::StickFull).with("needed", mebibytes(*needed)).with("free", free >> 20)
        }
        Handover::StickReadOnly => Fault::new(FaultCode::StickReadOnly),
        Handover::StickVanished => Fault::new(FaultCode::StickVanished),
        Handover::StickForbidden => Fault::new(FaultCode::StickForbidden),
        Handover::StickNameTaken { .. } => Fault::new(FaultCode::StickNameTaken),
        Handover::StickCompareFailed => Fault::new(FaultCode::StickCompareFailed),
        Handover::Cancelled => Fault::new(FaultCode::Cancelled),
        Handover::Io(error) => Fault::new(io_code(error)),
        other => Fault::new(FaultCode::SealFailed).with("detail", other.code()),
    }
}

fn io_code(error: &std::io::Error) -> FaultCode {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => FaultCode::DiskFull,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => FaultCode::NoPermission,
        _ => FaultCode::DiskFailed,
    }
}

fn sqlite_code(error: &rusqlite::Error) -> FaultCode {
    use rusqlite::ErrorCode;
    match error {
        rusqlite::Error::QueryReturnedNoRows => FaultCode::NotFound,
        rusqlite::Error::SqliteFailure(inner, _) => match inner.code {
            ErrorCode::DiskFull => FaultCode::DiskFull,
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                FaultCode::NoPermission
            }
            // The file that readers and writers share can't grow: SQLite calls a full disk a failure here.
            ErrorCode::SystemIoFailure if inner.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => {
                FaultCode::DiskFull
            }
            ErrorCode::SystemIoFailure => FaultCode::DiskFailed,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => FaultCode::DatabaseDamaged,
            _ => FaultCode::Internal,
        },
        _ => FaultCode::Internal,
    }
}

/// Only the library's own words, never bound values: those could name a resident.
fn sqlite_detail(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(inner, _) => format!("sqlite {}", inner.extended_code),
        _ => "sqlite".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_one_whatever_sqlite_calls_it() {
        let told = |code| {
            Error::Sqlite(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)).code()
        };
        assert_eq!(told(rusqlite::ffi::SQLITE_FULL), FaultCode::DiskFull);
        assert_eq!(told(rusqlite::ffi::SQLITE_IOERR_SHMSIZE), FaultCode::DiskFull);
        assert_eq!(told(rusqlite::ffi::SQLITE_IOERR_WRITE), FaultCode::DiskFailed);
    }
}
