//! Local tags beside the 26 types, as offices ask for them (DOMAIN 3). Counted apart, never in a package. The words are
//! the screen's.

/// A tag that every group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// `odgj`.
    pub code: &'static str,
    /// Whether it tells of an illness or of what only those who look after somebody need: no list and no paper shows it.
    pub sensitive: bool,
}

/// In the order in which they are offered.
pub const TAGS: &[Tag] = &[
    Tag { code: "odgj", sensitive: true },
    Tag { code: "rtlh", sensitive: false },
    Tag { code: "vulnerable", sensitive: false },
    Tag { code: "stunting", sensitive: true },
    Tag { code: "tbc", sensitive: true },
    Tag { code: "pregnant", sensitive: false },
    Tag { code: "orphan", sensitive: false },
];
