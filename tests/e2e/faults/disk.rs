//! The PC's own disk is full: what was typed stays in the form, and one save after there is room is one record.

use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const FULL: &str = "Penyimpanan komputer penuh. Ketikan Anda belum hilang. Kosongkan keranjang sampah komputer, \
                    lalu coba lagi.";

/// Saves what is in the form while nothing more fits on the disk, and again after there is room.
fn save_when_full_and_again(window: &Window, disk: &Stick, name: &str, typed: &dyn Fn()) {
    disk.fill(0);
    window.press("Ctrl+S");
    window.see(FULL);
    window.see("Belum berhasil");
    window.see("Draf belum tersimpan");
    window.picture(name);
    window.axe_finds_nothing(name);
    typed();
    disk.make_room();
    window.press("Ctrl+S");
}

#[test]
fn a_full_disk_is_told_in_each_form_and_one_record_comes_of_it() {
    let disk = Stick::ext4(64);
    let folder = DataFolder::with_data_on(disk.path());
    drop(prepared::vault(&folder, false));
    let window = walk::signed_in(&folder, Size::SMALL);

    walk::begin_a_resident(&window);
    window.type_text("Sekar Dangan");
    window.field("RT / RW").fill("32");
    save_when_full_and_again(&window, &disk, "01-person", &|| {
        assert_eq!(window.field("Nama atau sebutan").value(), "Sekar Dangan");
    });
    window.see("W-0001");
    window.button("Warga & Keluarga").click();
    window.see("1 warga");

    // About whoever is marked in the list.
    window.press("Ctrl+B");
    window.await_focus("Jenis PPKS");
    window.type_text("lansia");
    window.option("");
    window.press("Enter");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.field("Catatan singkat").fill("Atap dapur bocor.");
    save_when_full_and_again(&window, &disk, "02-case", &|| {
        assert_eq!(window.field("Catatan singkat").value(), "Atap dapur bocor.");
    });
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));

    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sudah mau makan dua kali sehari.");
    save_when_full_and_again(&window, &disk, "03-visit", &|| {
        assert_eq!(window.field("Keadaan saat dikunjungi").value(), "Sudah mau makan dua kali sehari.");
    });
    window.see("Kunjungan tersimpan");
    let visits = window.text().matches("Sudah mau makan dua kali sehari.").count();
    assert_eq!(visits, 1, "the visit is there once");

    walk::type_sick_benefit(&window, "Sekar Dangan", "200000");
    save_when_full_and_again(&window, &disk, "04-assistance", &|| {
        assert_eq!(window.field("Jumlah uang").value(), "200.000");
    });
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));
    window.button("Bantuan").click();
    window.see("1 bantuan");
    window.button("Kasus").click();
    window.see("1 kasus");

    // The window can be locked and not opened again before there is room: nothing is half opened.
    window.press("Ctrl+L");
    window.await_focus("Kalimat sandi");
    disk.fill(0);
    walk::unlock(&window, PASSPHRASE);
    window.see("Penyimpanan komputer penuh");
    window.picture("05-unlock");
    window.axe_finds_nothing("unlock on a full disk");
    disk.make_room();
    window.press("Enter");
    window.see("Beranda");
    window.close();
}

#[test]
fn what_the_full_disk_could_not_keep_is_offered_to_its_officer_after_a_lock() {
    let disk = Stick::ext4(64);
    let folder = DataFolder::with_data_on(disk.path());
    let vault = prepared::vault(&folder, false);
    let other = "tujuh ikan mas di kolam";
    prepared::recorder(&folder, &vault, "Pak Gringsing", other);
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    walk::begin_a_resident(&window);
    window.type_text("Sekar Dangan");
    disk.fill(0);
    window.field("Catatan").fill("Rumah di belakang langgar.");
    window.see("Draf belum tersimpan");
    window.button("Beranda").click();
    window.see("Draf warga baru");
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    disk.make_room();

    window.field("Pak Gringsing").click();
    walk::unlock(&window, other);
    window.see("Beranda");
    walk::begin_a_resident(&window);
    assert_eq!(window.field("Catatan").value(), "", "nobody else sees it");
    window.press("Ctrl+L");

    window.see("Siapa yang memakai?");
    window.field(HEAD).click();
    walk::unlock(&window, PASSPHRASE);
    window.see("Draf warga baru");
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.press("Ctrl+N");
    window.see("dilanjutkan");
    assert_eq!(window.field("Nama atau sebutan").value(), "Sekar Dangan");
    assert_eq!(window.field("Catatan").value(), "Rumah di belakang langgar.");
    window.close();
}
