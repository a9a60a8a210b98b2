//! Workbooks as somebody else reads them.

use std::fs;
use std::process::Command;

/// All sheets as CSV, in order of their names in the file. Fails where `LibreOffice` is missing.
pub(crate) fn sheets(workbook: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("list.xlsx"), workbook).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
    let done = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", every_sheet, "list.xlsx"])
        .current_dir(folder.path())
        .output()
        .expect("soffice (Debian: libreoffice-calc-nogui) must be installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut found: Vec<(String, Vec<Vec<String>>)> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "csv"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().replace("list-", "");
            (name, parse(&fs::read_to_string(path).unwrap()))
        })
        .collect();
    found.sort();
    found
}

/// Enough CSV for what `LibreOffice` writes: quotes, no line breaks in cells.
fn parse(text: &str) -> Vec<Vec<String>> {
    text.lines()
        .map(|line| {
            let (mut cells, mut quoted) = (vec![String::new()], false);
            for letter in line.chars() {
                match letter {
                    '"' => quoted = !quoted,
                    ',' if !quoted => cells.push(String::new()),
                    other => cells.last_mut().unwrap().push(other),
                }
            }
            cells
        })
        .collect()
}
