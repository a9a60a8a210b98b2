//! How much is tried.

/// One of three sizes of the same run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scale {
    /// A few of each, for `cargo xtask test`.
    Slice,
    /// `cargo xtask bench faults`: all rows within 45 minutes on two cores.
    Usual,
    /// `--long`: the whole table of SECURITY.md.
    Long,
}

impl Scale {
    /// How many, in each of the three.
    pub(crate) fn of(self, slice: u64, usual: u64, long: u64) -> u64 {
        match self {
            Self::Slice => slice,
            Self::Usual => usual,
            Self::Long => long,
        }
    }
}
