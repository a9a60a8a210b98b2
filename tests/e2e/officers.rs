//! Officers come and go: the work of one who leaves is handed on, its minute comes out, and what opened the vault for
//! them opens it no more.

use std::fs;
use std::ops::ControlFlow;

use wahana_core::Uuid;
use wahana_core::case::{self, CaseForm};
use wahana_core::draft;
use wahana_core::vault::{self, Folder, Vault};
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Look, Size, Window};

const LEAVES: &str = "Mbak Ceplok";
const STAYS: &str = "Pak Gringsing";
const OWN: &str = "delapan payung kuning di serambi";
const SECRET_NAME: &str = "Sekar Kedaton";

/// A head, two recorders, and three open cases of the one who leaves; one of them is secret, one has a visit planned.
fn village(folder: &DataFolder) -> (Uuid, Vault) {
    let vault = prepared::vault(folder, false);
    prepared::recorder(folder, &vault, LEAVES, OWN);
    prepared::recorder(folder, &vault, STAYS, OWN);
    let officers = vault.read(vault::list_officers).expect("officers");
    let leaves = officers.iter().find(|one| one.name == LEAVES).expect("the one who leaves").id;
    for (name, secret, visit) in
        [("Sekar Dangan", false, "2099-01-05"), (SECRET_NAME, true, ""), ("Nitik Dangan", false, "")]
    {
        let person = prepared::resident(&vault, name);
        let id = prepared::case_about(&vault, person);
        let page = vault.read(|ctx| case::find(ctx, id)).expect("the case");
        vault.write(|ctx| case::plan_visits(ctx, id, visit, None)).expect("a visit");
        let rev = vault.read(|ctx| case::find(ctx, id)).expect("the case").rev;
        let form = CaseForm { secret, responsible: leaves, ..page.form };
        vault.write(|ctx| case::change(ctx, id, rev, &form, "rahasia keluarga")).expect("handed");
    }
    (leaves, vault)
}

fn officers_page(folder: &DataFolder, size: Size) -> Window {
    let window = Window::open(size, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Petugas").click();
    window.see(STAYS);
    window
}

#[test]
fn who_leaves_hands_their_work_on_and_opens_nothing_any_more() {
    let folder = DataFolder::empty();
    let (leaves, vault) = village(&folder);
    vault::keep_up(&vault, &mut |_| ControlFlow::Continue(())).expect("a backup").expect("it was due");
    drop(vault);
    let place = Folder::new(prepared::place(&folder, false), false);
    vault::unlock(&place, leaves, OWN).expect("still an officer");
    let old = prepared::generation(&folder, false);
    let kept_keys = fs::read(old.join("keys.json")).expect("keys");

    let window = officers_page(&folder, Size::USUAL);
    window.see("Memegang 3 kasus dan 1 kunjungan");
    window.picture("1-officers");
    window.axe_finds_nothing("officers with work");
    window.button(&format!("Lainnya, tindakan untuk {LEAVES}")).click();
    window.button("Keluarkan petugas").click();
    window.await_focus("Jangan keluarkan");
    window.see("Siapa yang meneruskan 3 kasus dan 1 kunjungan?");
    window.see("1 kasus di antaranya rahasia");
    window.see("Cadangan yang sudah ada tetap terbuka dengan kalimat sandinya: 1 di komputer ini");
    window.field("Hapus 1 cadangan lama itu dari komputer ini").click();
    window.picture("2-remove");
    window.axe_finds_nothing("remove with work");
    window.button("Keluarkan").click();
    window.see("Pilih siapa yang meneruskan");
    window.field("Siapa yang meneruskan").choose(STAYS);
    window.button("Keluarkan").click();
    window.see("Tulis alasannya");
    window.field("Alasan").fill("masa bakti selesai");
    window.picture("3-remove-filled");
    window.button("Keluarkan").click();
    window.see("Berita acara serah terima");
    window.see(&walk::case_number(1));
    window.not_see(SECRET_NAME);
    window.picture("4-minute");
    window.axe_finds_nothing("minute");
    window.button("Tutup").click();
    window.see("Sudah keluar");
    window.see("Serah terima yang lalu");
    window.see("Memegang 3 kasus dan 1 kunjungan");
    window.picture("5-afterwards");
    window.axe_finds_nothing("officers afterwards");

    // The window goes on in the new generation.
    window.button("Kelompok").click();
    window.field("Alamat sekretariat").fill("Jalan Contoh 10");
    window.press("Ctrl+S");
    window.see("Data kelompok tersimpan");
    window.button("Jejak").click();
    window.see("Tidak ada yang janggal");
    window.picture("6-journal");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    window.not_see(LEAVES);
    window.field(STAYS).click();
    walk::unlock(&window, OWN);
    window.see("Beranda");
    window.button("Kasus").click();
    window.see(SECRET_NAME);
    window.picture("7-cases-of-who-goes-on");
    window.close();

    for kept in vault::own_backups(&place).expect("backups") {
        let opens = kept.faces.expect("keys").officers.iter().any(|face| face.id == leaves);
        assert!(!opens, "{} still opens for who left", kept.name);
    }
    let new = prepared::generation(&folder, false);
    assert!(new != old && !old.exists(), "the old generation is gone");
    for name in ["keys.json", "keys.copy.json"] {
        fs::write(new.join(name), &kept_keys).expect("the kept copy");
    }
    assert!(vault::unlock(&place, leaves, OWN).is_err());
}

#[test]
fn a_case_says_that_its_companion_stopped_and_is_handed_over() {
    let folder = DataFolder::empty();
    drop(village(&folder));
    let window = officers_page(&folder, Size::USUAL);
    window.button(&format!("Lainnya, tindakan untuk {LEAVES}")).click();
    window.button("Ubah tugas").click();
    window.field("Pencatat").click();
    window.field("Bendahara").click();
    window.button("Simpan").click();
    window.see(&format!("Tugas {LEAVES} diubah"));
    window.button("Kasus").click();
    window.field("Cari kasus").fill(&walk::case_number(1));
    window.see("1 dari 3 kasus");
    window.press("Enter");
    window.see("Pendampingnya sudah berhenti");
    window.not_see(&format!("oleh {LEAVES}"));
    window.picture("1-stopped");
    window.axe_finds_nothing("a case whose companion stopped");
    window.button("Serahkan").click();
    window.field("Pendamping baru").choose(STAYS);
    window.button("Serahkan kasus").click();
    window.see(&format!("Kasus {} diserahkan ke {STAYS}", walk::case_number(1)));
    window.not_see("Pendampingnya sudah berhenti");
    window.see(&format!("oleh {STAYS}"));
    window.picture("2-handed-over");
    window.close();
}

#[test]
fn a_secret_case_goes_on_unread_and_the_draft_about_it_stays_with_its_writer() {
    let folder = DataFolder::empty();
    let (leaves, vault) = village(&folder);
    drop(vault);
    let place = Folder::new(prepared::place(&folder, false), false);
    let companion = vault::unlock(&place, leaves, OWN).expect("still an officer");
    let all = case::CaseFilter::default();
    let rows = companion.read(|ctx| case::list(ctx, &all, 0, 9)).expect("their cases");
    let secret = rows.into_iter().find(|row| row.secret).expect("a secret one");
    let typed = r#"{"story":"yang sedang diketik"}"#;
    companion.write(|ctx| draft::keep(ctx, "case", &secret.id.to_string(), typed)).expect("a draft");
    drop(companion);

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Kasus").click();
    window.see("Kasus rahasia");
    window.field("Cari kasus").fill(&secret.number);
    window.see("1 dari 3 kasus");
    window.press("Enter");
    window.see(&format!("Buka kasus rahasia {}", secret.number));
    window.picture("1-ask");
    window.axe_finds_nothing("a secret case of somebody else");
    window.button("Serahkan ke pendamping lain, tanpa membukanya").click();
    window.see("pindah tanpa dibuka");
    window.button("Serahkan kasus").click();
    window.see("Pilih pendamping baru");
    window.field("Pendamping baru").choose(STAYS);
    window.button("Serahkan kasus").click();
    window.see("Tulis alasannya");
    window.field("Alasan").fill("pendampingnya sakit");
    window.picture("2-hand");
    window.axe_finds_nothing("handing a case on unread");
    window.press("Enter");
    window.see(&format!("Kasus {} diserahkan ke {STAYS}", secret.number));
    window.see("Urungkan");
    window.not_see(SECRET_NAME);
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");

    window.field(LEAVES).click();
    walk::unlock(&window, OWN);
    window.see("Draf perubahan kasus");
    window.see("Sekarang bukan tugas Anda lagi. Ketikan Anda tetap tersimpan dan terkunci.");
    window.not_see("yang sedang diketik");
    window.picture("3-stuck-draft");
    window.axe_finds_nothing("a draft out of reach");
    window.button("Buang draf").click();
    window.await_focus("Simpan dulu");
    window.picture("4-throw-away");
    window.axe_finds_nothing("throw a draft away");
    window.button("Buang draf").click();
    window.see("Draf dibuang");
    window.not_see("Draf perubahan kasus");
    window.close();
}

#[test]
fn a_whole_group_hands_over_and_the_minute_comes_out_of_the_printer() {
    let folder = DataFolder::empty();
    let (_, vault) = village(&folder);
    prepared::case_about(&vault, prepared::resident(&vault, "Bu Parang"));
    drop(vault);
    let window = officers_page(&folder, Size::SMALL);
    window.look(Look::new(Size::SMALL).text(150));
    window.picture("1-officers");
    window.button("Serah terima tugas").click();
    window.see("Siapa yang menyerahkan?");
    window.button("Serahkan").click();
    window.see("Pilih siapa yang menyerahkan");
    window.picture("2-nobody-chosen");
    window.axe_finds_nothing("handing over with faults");
    window.field(LEAVES).click();
    window.field(HEAD).click();
    window.see("Siapa yang meneruskan 4 kasus dan 1 kunjungan?");
    window.field("Siapa yang meneruskan").choose(STAYS);
    window.field("Alasan").fill("masa bakti 2021 sampai 2026 selesai");
    window.picture("3-filled");
    window.axe_finds_nothing("handing over");
    window.button("Serahkan 4 kasus").click();
    window.see("Berita acara serah terima");
    window.see("4 kasus yang masih berjalan");
    window.picture("4-minute");
    window.axe_finds_nothing("minute, small with large text");
    window.prints("Cetak");
    window.look(Look::new(Size::USUAL));
    window.looks_as_printed();
    window.see("BERITA ACARA SERAH TERIMA TUGAS");
    window.not_see("Tambah petugas");
    window.picture("5-printed");
    window.close();
}

#[test]
fn on_a_full_disk_nobody_is_removed_and_the_next_try_does_it() {
    let disk = Stick::ext4(64);
    let folder = DataFolder::with_data_on(disk.path());
    let vault = prepared::vault(&folder, false);
    prepared::recorder(&folder, &vault, LEAVES, OWN);
    prepared::recorder(&folder, &vault, STAYS, OWN);
    drop(vault);
    let window = officers_page(&folder, Size::USUAL);
    window.button(&format!("Lainnya, tindakan untuk {LEAVES}")).click();
    window.button("Keluarkan petugas").click();
    window.await_focus("Jangan keluarkan");
    disk.fill(0);
    window.button("Keluarkan").click();
    window.see("Penyimpanan komputer penuh");
    window.see("Ia belum dikeluarkan; data seperti semula.");
    window.picture("full");
    window.axe_finds_nothing("full disk");
    disk.make_room();
    window.button("Keluarkan").click();
    window.see("Sudah keluar");
    window.close();
}

#[test]
fn a_new_recovery_key_comes_out_of_the_printer_alone() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let window = Window::open(Size::USUAL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Kunci & pemulihan").click();
    window.button("Buat kunci pemulihan baru").click();
    window.see("Cetak lembar kunci");
    window.prints("Cetak lembar kunci");
    window.looks_as_printed();
    window.see("KUNCI PEMULIHAN WAHANA");
    window.not_see("Cetak lembar kunci");
    let left: Option<f64> =
        window.ask("return document.querySelector('.print-only').getBoundingClientRect().left");
    assert_eq!(left, Some(0.0), "beside it is no room for what is not printed");
    window.picture("printed");
    window.close();
}
