//! Version of the package and card formats, and which others can be read.
//!
//! A newer minor version only adds; a newer major version must never be guessed at.

/// Version written by this program, major.minor.
pub const FORMAT_VERSION: &str = "1.0";
const MAJOR: u32 = 1;

/// Whether a version is one this program reads: any minor of a known major. `None` where the text is no
/// version.
pub(crate) fn is_readable(version: &str) -> Option<bool> {
    let (major, minor) = version.split_once('.')?;
    let major: u32 = major.parse().ok()?;
    let _minor: u32 = minor.parse().ok()?;
    Some((1..=MAJOR).contains(&major))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_minor_of_a_known_major_is_read_and_nothing_else() {
        assert_eq!(is_readable(FORMAT_VERSION), Some(true));
        assert_eq!(is_readable("1.99"), Some(true));
        assert_eq!(is_readable("2.0"), Some(false));
        assert_eq!(is_readable("0.9"), Some(false));
        for text in ["", "1", "1.x", "a.b", "1.0.0", "-1.0"] {
            assert_eq!(is_readable(text), None, "{text}");
        }
    }
}
