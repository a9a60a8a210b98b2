//! The tour: the whole job in the real window, one numbered picture a step, in `target/tour`, with the package, the
//! keys to open it and the office's recap, so that anybody can check them.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod year;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wahana_tests::built;
use wahana_tests::clear;
use wahana_tests::office::{Office, ran};
use wahana_tests::stick::Stick;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

/// What of the residents must never lie anywhere in clear: parts of names, a NIK, what was seen at a visit.
const SECRETS: [&str; 4] = ["sekar dangan", "udan liris", NIK, "atap dapur bocor"];
const NIK: &str = "9999010309450001";

#[test]
fn one_volunteer_one_evening() {
    let out = built::target().join("tour");
    let office = Office::new();
    let stick = Stick::named(16, "KAWUNG");
    office.card_into(stick.path());

    let folder = DataFolder::empty();
    let mut window = Window::open(Size::USUAL, &folder);
    window.pictures_into(out.clone());
    first_start(&window);
    a_family(&window);
    a_resident_without_papers(&window);
    the_first_case(&window);
    a_visit_and_a_gift(&window);
    over_to_the_dinas(&window, &stick);
    window.close();

    let package = the_package_on(stick.path());
    let kept = out.join(package.file_name().unwrap());
    fs::copy(&package, &kept).unwrap();
    nothing_in_clear(&folder, &stick);
    the_office_receives(&office, &out, &kept);
    others_can_open(&out, &kept);
}

fn first_start(window: &Window) {
    window.see("Selamat datang di Wahana");
    window.field("Agak besar").click();
    window.until("the text is larger", || (window.text_size() == 125).then_some(()));
    window.picture("01-mulai");
    // Plain for the pictures, which are looked at on a page.
    window.field("Biasa").click();
    window.until("the text is as usual", || (window.text_size() == 100).then_some(()));
    window.button("Coba dulu").click();
    walk::create_officer(window);
    window.picture("02-kunci-pemulihan");
    walk::confirm_recovery_key(window);
    walk::name_the_group(window, "Contoharjo");
    window.picture("03-petugas-lain");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.picture("04-beranda");
}

/// A head with a NIK, and a child who is written down in the middle of the family.
fn a_family(window: &Window) {
    walk::begin_a_resident(window);
    window.type_text("Udan Liris");
    window.field("NIK").fill(NIK);
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.button("Catat keluarganya").click();
    window.see("Siapa saja?");
    window.field("Tambah anggota").fill("Sekar Jali");
    window.see("Warga baru bernama");
    window.press("Enter");
    window.await_focus("Nama atau sebutan");
    window.field("Perkiraan umur").fill("9");
    window.button("Simpan warga ini").click();
    window.field("Hubungan Sekar Jali").choose("Anak");
    walk::close_notice(window);
    window.picture("05-keluarga-baru");
    window.press("Ctrl+S");
    window.see("Keluarga Udan Liris");
    window.see("KL-0001");
}

fn a_resident_without_papers(window: &Window) {
    walk::begin_a_resident(window);
    window.type_text("Sekar Dangan");
    window.field("Punya KTP?").choose("Tidak punya");
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("Tidak punya");
    walk::close_notice(window);
}

/// Two official types, each with what was seen.
fn the_first_case(window: &Window) {
    window.press("Ctrl+B");
    window.await_focus("Jenis PPKS");
    window.see("Sekar Dangan");
    window.type_text("lansia");
    window.option("");
    window.press("Enter");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.press("Space");
    window.field("Jenis PPKS").click();
    window.type_text("fakir");
    window.option("Fakir miskin");
    window.press("Enter");
    window.await_focus("Tidak mempunyai sumber mata pencaharian");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.picture("06-kasus-baru");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    window.see("Belum ada rencana kunjungan");
}

fn a_visit_and_a_gift(window: &Window) {
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sudah mau makan dua kali sehari. Atap dapur bocor.");
    window.button("1 minggu lagi").click();
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    walk::close_notice(window);
    window.picture("07-kasus");

    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.press("Ctrl+N");
    window.await_focus("Cari warga");
    window.type_text("Sekar D");
    window.option("Sekar Dangan");
    window.press("Enter");
    window.await_focus("Jenis bantuan");
    window.type_text("sembako");
    window.option("Paket sembako");
    window.press("Enter");
    window.await_focus("Tanggal diberikan");
    window.field("Nama barang").click();
    window.type_text("Beras");
    window.press("Tab");
    window.type_text("10");
    window.press("Tab");
    window.type_text("kg");
    window.press("Tab");
    window.type_text("150000");
    window.see("seratus lima puluh ribu rupiah");
    window.picture("08-bantuan-baru");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));
    walk::close_notice(window);
    window.button("Warga & Keluarga").click();
    window.see("3 warga");
    window.see("Sekar Dangan");
    window.picture("09-warga");
}

fn over_to_the_dinas(window: &Window, stick: &Stick) {
    window.button("Serah Terima").click();
    window.see("Kartu Dinas dipakai untuk mengunci data");
    window.button(&stick.name()).click();
    window.see("Bandingkan delapan kata ini");
    window.picture("10-kartu-dinas");
    window.button("Katanya sama, pakai kartu ini").click();
    window.see("Kartu Dinas Contoh dipasang");
    walk::close_notice(window);
    window.button(&stick.name()).click();
    window.see("Dengan nama");
    window.button("Lihat daftar").click();
    window.see(&walk::case_number(1));
    window.picture("11-dengan-nama");
    window.button("Selesai memeriksa").click();
    window.picture("12-periksa-isinya");
    window.button("Tulis ke stik").click();
    window.see("Aman dicabut");
    window.picture("13-aman-dicabut");
}

fn the_package_on(stick: &Path) -> PathBuf {
    let mut found = fs::read_dir(stick).unwrap().map(|entry| entry.unwrap().path());
    found.find(|path| path.extension().is_some_and(|end| end == "wksbm")).expect("a package is on the stick")
}

/// Whoever finds the stick, or the PC's disk with all that the window, the web view and the system's own dialogs left
/// on it, reads nothing of a resident.
fn nothing_in_clear(folder: &DataFolder, stick: &Stick) {
    // What is searched can be found: somebody's own note is.
    let note = folder.home().join("catatan.txt");
    fs::write(&note, SECRETS.join("; ")).unwrap();
    assert_eq!(clear::found(folder.path(), &SECRETS).len(), SECRETS.len(), "the search finds what is there");
    fs::remove_file(&note).unwrap();
    for place in [folder.path(), stick.path()] {
        let found = clear::found(place, &SECRETS);
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// Held until the eight words were compared, then taken in and counted.
fn the_office_receives(office: &Office, out: &Path, package: &Path) {
    let package = package.to_string_lossy().into_owned();
    let (_, first) = office.try_run(&["terima", &package]);
    assert!(first.to_lowercase().contains("ditahan"), "{first}");
    office.run(&["setujui", "1", "--ya"]);
    let again = office.run(&["terima", &package]);
    assert!(again.contains("sudah pernah diterima"), "{again}");
    let recap = out.join("office-recap.csv");
    let _ = fs::remove_file(&recap);
    office.run(&["rekap", "--csv", &recap.to_string_lossy()]);
    assert!(fs::read_to_string(&recap).unwrap().contains("Lanjut usia terlantar"));
    let key = out.join("office.age-key");
    let _ = fs::remove_file(&key);
    office.run(&["kunci-latihan", &key.to_string_lossy()]);
}

/// age, unzip, minisign and frictionless accept the package, with nothing of ours.
fn others_can_open(out: &Path, package: &Path) {
    let inside = out.join("inside");
    let _ = fs::remove_dir_all(&inside);
    fs::create_dir_all(&inside).unwrap();
    let zip = inside.join("package.zip");
    ran(Command::new("age")
        .arg("-d")
        .arg("-i")
        .arg(out.join("office.age-key"))
        .arg("-o")
        .arg(&zip)
        .arg(package));
    ran(Command::new("unzip").arg("-q").arg(&zip).arg("-d").arg(&inside));
    let descriptor: serde_json::Value =
        serde_json::from_slice(&fs::read(inside.join("datapackage.json")).unwrap()).unwrap();
    let key = find_text(&descriptor, "signing_key").expect("the sender's card carries its key");
    let public = out.join("group.pub");
    fs::write(&public, format!("untrusted comment: minisign public key of the group\n{key}\n")).unwrap();
    ran(Command::new("minisign").arg("-Vm").arg(inside.join("manifest.json")).arg("-p").arg(&public));
    let frictionless = built::target().join("tools/python/bin/frictionless");
    let frictionless = if frictionless.is_file() { frictionless } else { PathBuf::from("frictionless") };
    ran(Command::new(frictionless).args(["validate", "datapackage.json"]).current_dir(&inside));
    fs::remove_dir_all(&inside).unwrap();
}

fn find_text(value: &serde_json::Value, name: &str) -> Option<String> {
    match value {
        serde_json::Value::Object(fields) => fields
            .get(name)
            .and_then(|field| field.as_str().map(str::to_owned))
            .or_else(|| fields.values().find_map(|field| find_text(field, name))),
        serde_json::Value::Array(items) => items.iter().find_map(|item| find_text(item, name)),
        _ => None,
    }
}
