//! How large a package may be (SECURITY, "Package for the Dinas"). The sealer keeps them, the opener checks them
//! before it spends memory.

/// Largest sealed file, 256 MiB.
pub const PACKED: u64 = 256 << 20;
/// Largest sum of all files unpacked, 1 GiB.
pub const UNPACKED: u64 = 1 << 30;
/// Most entries of the archive.
pub const ENTRIES: usize = 200;
/// An entry may unpack to at most so many times its packed size.
pub const RATIO: u64 = 100;
/// Longest name of an entry, in bytes.
pub const NAME: usize = 200;
/// Largest `manifest.json`.
pub(crate) const MANIFEST: u64 = 1 << 20;
/// Largest signature file.
pub(crate) const SIGNATURE: u64 = 4096;
/// Largest `datapackage.json`.
pub(crate) const DESCRIPTOR: u64 = 4 << 20;

/// Whether a name may stand in the archive: relative, plain, no `..`, nothing that another system would read
/// differently (backslash, colon, control characters), no folder entry.
pub(crate) fn is_safe_name(name: &str) -> bool {
    let plain = |letter: char| {
        !letter.is_control() && !matches!(letter, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    !name.is_empty()
        && name.len() <= NAME
        && name.chars().all(plain)
        && name.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_names_are_safe() {
        for name in ["rekap.xlsx", "data/cases.csv", "attachments/rumah 1.jpg", "a..b"] {
            assert!(is_safe_name(name), "{name}");
        }
        let long = "x".repeat(NAME + 1);
        let bad = [
            "", "/a", "a/", "../a", "a/../b", "a//b", "./a", "C:\\a", "a\\b", "a:b", "a\0", "a\nb", ".",
            &long,
        ];
        for name in bad {
            assert!(!is_safe_name(name), "{name}");
        }
    }
}
