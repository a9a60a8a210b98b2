//! A folder in place of a stick, pointed at in the system's own dialog: one that may not be written, then a good one.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wahana_tests::office::Office;
use wahana_tests::stick::Stick;
use wahana_tests::window::{DataFolder, Window};

use super::stick::at_the_handover;

/// A folder that nobody may write to, not even who may do everything: the tests run as root.
struct Sealed(PathBuf);

impl Sealed {
    fn below(place: &Path) -> Self {
        let folder = place.join("arsip kelurahan");
        fs::create_dir(&folder).unwrap();
        assert!(Command::new("chattr").arg("+i").arg(&folder).status().unwrap().success());
        Self(folder)
    }
}

impl Drop for Sealed {
    fn drop(&mut self) {
        let _ = Command::new("chattr").arg("-i").arg(&self.0).status();
    }
}

/// Points at a folder in the dialog of the system.
fn point_at(window: &Window, folder: &Path) {
    window.button("Pilih folder lain").click();
    window.system_dialog("Pilih folder").choose(folder);
}

#[test]
fn a_folder_without_permission_is_named_and_a_good_one_chosen_the_same_way_gets_the_package() {
    let office = Office::new();
    let user = DataFolder::empty();
    // Its own disk, because not every file system of a test machine knows how to seal a folder.
    let disk = Stick::ext4(16);
    let sealed = Sealed::below(disk.path());
    let good = user.home().join("Serah Terima November");
    fs::create_dir(&good).unwrap();
    office.card_into(&good);
    let window = at_the_handover(&user);

    // The card too may lie in a folder.
    point_at(&window, &good);
    window.see("Bandingkan delapan kata ini");
    window.button("Katanya sama, pakai kartu ini").click();
    window.see("Kartu Dinas Contoh dipasang");
    window.button("Tutup pemberitahuan").click();

    // Changing one's mind in the dialog changes nothing.
    window.button("Pilih folder lain").click();
    let dialog = window.system_dialog("Pilih folder");
    dialog.press("Escape");
    dialog.gone();
    window.see("Pilih stik");

    point_at(&window, &sealed.0);
    window.see("Dengan nama");
    window.button("Tulis ke stik").click();
    window.see("Belum tertulis. Folder ini tidak boleh ditulis. Pilih stik atau folder lain.");
    window.see("Paket 0001");
    window.see("gagal");
    window.picture("01-forbidden");
    window.axe_finds_nothing("a folder that may not be written");
    assert_eq!(fs::read_dir(&sealed.0).unwrap().count(), 0);

    window.button("Ganti stik").click();
    point_at(&window, &good);
    window.see("Dengan nama");
    window.button("Tulis ke stik").click();
    window.see("Paket 0002");
    window.see("Aman dicabut");
    window.picture("02-written");
    window.close();
    let mut there: Vec<_> = fs::read_dir(&good).unwrap().map(|entry| entry.unwrap().path()).collect();
    there.sort();
    let package = there.iter().find(|path| path.extension().is_some_and(|end| end == "wksbm"));
    let (_, said) = office.try_run(&["terima", &package.expect("a package").to_string_lossy()]);
    assert!(said.to_lowercase().contains("ditahan"), "{said}");
}
