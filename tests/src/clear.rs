//! What can be read by whoever finds a disk or a stick: words of residents in clear, in any file.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use zip::ZipArchive;

/// The files below `place` in which one of the words can be read, capitals aside, as `file: word`. Files of an office
/// program are searched inside too. Links are not followed.
pub fn found(place: &Path, words: &[&str]) -> Vec<String> {
    let mut told = Vec::new();
    for file in files(place) {
        let Ok(mut bytes) = fs::read(&file) else { continue };
        bytes.extend(inside(&file));
        let bytes = bytes.to_ascii_lowercase();
        let hits = words.iter().filter(|word| ways_to_write(word).iter().any(|way| holds(&bytes, way)));
        told.extend(hits.map(|word| format!("{}: {word}", file.display())));
    }
    told
}

/// Every file below `place`; it may change meanwhile.
fn files(place: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
    found
}

/// What a ZIP file holds, unpacked; nothing of any other.
fn inside(file: &Path) -> Vec<u8> {
    let mut unpacked = Vec::new();
    let Ok(mut archive) = File::open(file).map_err(zip::result::ZipError::from).and_then(ZipArchive::new)
    else {
        return unpacked;
    };
    for place in 0..archive.len() {
        archive.by_index(place).expect("a file in it").read_to_end(&mut unpacked).expect("it unpacks");
    }
    unpacked
}

/// As programs write it and, in a browser's storage, as the page holds it: two bytes a letter.
fn ways_to_write(word: &str) -> [Vec<u8>; 2] {
    let word = word.to_ascii_lowercase();
    let wide = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.into_bytes(), wide]
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part[0] == wanted[0] && part == wanted)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_name_is_found_in_text_in_a_browsers_storage_and_inside_a_spreadsheet_alone() {
        let place = tempfile::tempdir().unwrap();
        let deep = place.path().join("a/b");
        fs::create_dir_all(&deep).unwrap();
        fs::write(deep.join("note.txt"), "untuk SEKAR Dangan").unwrap();
        let wide: Vec<u8> = "x Dangan".encode_utf16().flat_map(u16::to_le_bytes).collect();
        fs::write(deep.join("storage.db"), wide).unwrap();
        let mut book = ZipWriter::new(File::create(place.path().join("REKAP.xlsx")).unwrap());
        book.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
        book.write_all(&b"Dangan, Dangan, Dangan, Dangan".repeat(9)).unwrap();
        book.finish().unwrap();
        fs::write(deep.join("other.txt"), "untuk Sekar D. angan").unwrap();
        let mut told = found(place.path(), &["dangan"]);
        told.sort();
        let ends = ["REKAP.xlsx: dangan", "note.txt: dangan", "storage.db: dangan"];
        assert!(told.len() == 3 && told.iter().zip(ends).all(|(one, end)| one.ends_with(end)), "{told:?}");
    }
}
