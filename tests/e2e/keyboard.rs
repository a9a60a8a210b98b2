//! The main job without a mouse, in the smallest window with large letters: first start, a resident, their family, a
//! case, a visit, a gift, a backup and the hand-over, locking and searching. The focus is in sight at every step.

use wahana_tests::office::Office;
use wahana_tests::prepared;
use wahana_tests::stick::Stick;
use wahana_tests::walk::{self, HEAD, PASSPHRASE};
use wahana_tests::window::{DataFolder, Look, Size, Window};

#[test]
fn the_main_job_needs_no_mouse_in_a_small_window_with_large_text() {
    let office = Office::new();
    let stick = Stick::ext4(32);
    office.card_into(stick.path());
    let folder = DataFolder::empty();
    let window = Window::open(Size::SMALL, &folder);
    set_up(&window);
    a_resident_and_their_family(&window);
    a_case_and_a_visit(&window);
    a_gift(&window);
    a_backup(&window, &stick);
    over_to_the_dinas(&window, &stick);
    lock_and_search(&window);
    window.close();
}

#[test]
fn the_rarer_work_needs_no_mouse_either() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    for name in ["Sekar Dangan", "Truntum Garuda"] {
        prepared::case_about(&vault, prepared::resident(&vault, name));
    }
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.look(Look::new(Size::SMALL).text(150));
    a_narrowed_list(&window);
    a_case_is_closed(&window);
    a_case_is_kept_secret(&window);
    an_officer_more(&window);
    assert_eq!(window.text_size(), 150);
    window.close();
}

fn a_narrowed_list(window: &Window) {
    go_to(window, "Kasus");
    window.see("2 kasus");
    press(window, "Saring");
    window.see("Saring kasus");
    window.tab_to("Tahap");
    window.type_text("Ases");
    press(window, "Tampilkan kasus");
    window.see("Tidak ada kasus yang cocok");
    press(window, "Lepas semua saringan");
    window.see("2 kasus");
}

/// Searches the list of cases and opens the one that is found.
fn open_case(window: &Window, name: &str) {
    window.tab_back_to("Cari kasus");
    window.type_text(name);
    window.see("1 dari 2 kasus");
    window.press("Enter");
    window.see("Perjalanan kasus");
}

/// Chooses an act of the menu "Lainnya".
fn choose_act(window: &Window, act: &str) {
    press(window, "Lainnya");
    window.press_to("Down", act);
    window.press("Enter");
}

fn a_case_is_closed(window: &Window) {
    open_case(window, "sekar");
    choose_act(window, "Tutup kasus");
    window.see("Tutup kasus ini?");
    window.tab_to("Karena apa");
    window.focus_is_seen();
    window.type_text("Kebutuhan");
    press(window, "Tutup kasus");
    window.see(" ditutup");
    window.see("Buka lagi");
}

fn a_case_is_kept_secret(window: &Window) {
    go_to(window, "Kasus");
    window.see("1 kasus");
    window.tab_back_to("Cari kasus");
    window.type_text("truntum");
    window.see("Truntum Garuda");
    window.press("Enter");
    window.see("Perjalanan kasus");
    choose_act(window, "Rahasiakan");
    window.see("Rahasiakan kasus ini?");
    window.await_focus("Mengapa dirahasiakan?");
    window.focus_is_seen();
    window.type_text("diminta keluarganya");
    window.press("Enter");
    window.see("Kasus sekarang rahasia");
}

fn an_officer_more(window: &Window) {
    go_to(window, "Atur");
    window.see("Seberapa besar hurufnya?");
    window.tab_to("Tampilan");
    window.press_to("Right", "Petugas");
    window.press("Enter");
    window.tab_to("Nama petugas");
    window.type_text("Mbak Ceplok");
    window.tab_to("Pendamping");
    window.press("Space");
    press(window, "Sarankan lima kata");
    window.see("Tulis di kertas");
    press(window, "Tambahkan petugas");
    window.see("Mbak Ceplok ditambahkan");
    window.tab_back_to("Lainnya, tindakan untuk Mbak Ceplok");
    window.press("Enter");
    window.press_to("Down", "Ubah tugas");
    window.press("Enter");
    window.tab_to("Bendahara");
    window.press("Space");
    press(window, "Simpan");
    window.see("pendamping, bendahara");
}

/// Goes to a button and presses it.
fn press(window: &Window, button: &str) {
    window.tab_to(button);
    window.press("Enter");
}

/// Goes to an entry of the folded panel.
fn go_to(window: &Window, area: &str) {
    window.tab_back_to("Menu");
    window.press("Enter");
    window.until("the panel has the focus", || (window.focused_label() != "Menu").then_some(()));
    let wrapped = window.focused_label() != area;
    if wrapped {
        window.press_to(if area == "Beranda" { "Shift+Tab" } else { "Tab" }, area);
    }
    window.press("Enter");
}

fn set_up(window: &Window) {
    window.see("Selamat datang di Wahana");
    window.press("F1");
    window.await_focus("Memulai pertama kali");
    window.press("Escape");
    window.not_see("Bila ada masalah");
    press(window, "Coba dulu (latihan)");
    window.see("Mode latihan");
    window.tab_to("Biasa");
    window.press_times(2, "Down");
    window.until("the text is large", || (window.text_size() == 150).then_some(()));
    press(window, "Mulai");
    window.await_focus("Nama Anda");
    window.type_text(HEAD);
    window.tab_to("Kalimat sandi");
    window.type_text(PASSPHRASE);
    window.tab_to("Ketik sekali lagi");
    window.type_text(PASSPHRASE);
    press(window, "Lanjut: kunci pemulihan");
    window.see("Cetak lembar kunci");
    the_key(window);
    window.await_focus("Nama WKSBM");
    window.type_text("Sekar Kawung");
    window.tab_to("Kelurahan");
    window.type_text("Conto");
    window.option("Contoharjo");
    window.focus_is_seen();
    window.press("Enter");
    window.tab_to("RW");
    window.type_text("99");
    window.tab_to("Nomor RT");
    window.type_text("31-34");
    window.press("Enter");
    window.see("034");
    press(window, "Lanjut: petugas lain");
    window.see("Tambahkan siapa saja");
    window.tab_to("Nama petugas");
    window.type_text("Mbak Ceplok");
    window.tab_to("Pendamping");
    window.press("Space");
    press(window, "Sarankan lima kata");
    window.see("Tulis di kertas");
    press(window, "Tambahkan petugas");
    window.see("Mbak Ceplok ditambahkan");
    press(window, "Selesai, buka Wahana");
    window.see("Langkah pertama");
}

/// Written down and typed back.
fn the_key(window: &Window) {
    let groups = walk::read_recovery_key(window);
    press(window, "Sudah saya catat");
    window.await_focus("Kelompok");
    for _ in 0..2 {
        window.press_to("Tab", "Kelompok");
        let label = window.focused_label();
        let place: usize = label.trim_start_matches("Kelompok ").parse().expect("a number");
        window.type_text(&groups[place - 1].to_lowercase());
        window.press("Tab");
    }
    press(window, "Cocokkan");
    window.not_see("Periksa catatan Anda");
}

fn a_resident_and_their_family(window: &Window) {
    press(window, "Catat warga");
    window.await_focus("Nama atau sebutan");
    // Refused, all faults are shown and the focus is on the first.
    window.press("Ctrl+S");
    window.see("Tulis nama atau sebutannya");
    window.await_focus("Nama atau sebutan");
    window.focus_is_seen();
    window.type_text("Soekardjo Kawung");
    window.tab_to("Belum tahu");
    window.press("Left");
    window.await_focus("Laki-laki");
    window.tab_to("RT / RW");
    window.type_text("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    press(window, "Catat keluarganya");
    window.see("Siapa saja?");
    window.tab_to("Tambah anggota");
    window.type_text("Sekar Jali");
    window.see("Warga baru bernama");
    window.focus_is_seen();
    window.press("Enter");
    window.await_focus("Nama atau sebutan");
    press(window, "Simpan warga ini");
    window.tab_to("Hubungan Sekar Jali");
    window.type_text("Anak");
    window.press("Ctrl+S");
    window.see("KL-0001");
    window.see("Anak");
}

fn a_case_and_a_visit(window: &Window) {
    window.press("Ctrl+B");
    window.see("Kasus baru");
    window.tab_to("Jenis PPKS");
    window.type_text("fakir");
    window.option("Fakir miskin");
    window.focus_is_seen();
    window.press("Enter");
    window.await_focus("Tidak mempunyai sumber mata pencaharian");
    window.focus_is_seen();
    window.press("Space");
    window.tab_to("Yang melapor");
    window.press("Down");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    window.see("Perjalanan kasus");
    press(window, "Lainnya");
    window.press_to("Down", "Catat kunjungan");
    window.press("Enter");
    window.await_focus("Keadaan saat dikunjungi");
    window.focus_is_seen();
    window.type_text("Sudah mau makan dua kali sehari.");
    press(window, "1 minggu lagi");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    press(window, "Lainnya");
    window.press_to("Down", "Pindah tahap");
    window.press("Enter");
    window.await_focus("Tahap");
    window.press("Down");
    window.see("Melewati");
    window.tab_to("Alasannya");
    window.type_text("langsung dibantu");
    window.press("Enter");
    window.see("Sekarang di tahap");
}

fn a_gift(window: &Window) {
    go_to(window, "Bantuan");
    window.see("Belum ada bantuan");
    window.press("Ctrl+N");
    window.await_focus("Cari warga");
    window.type_text("sekar");
    window.option("Sekar Jali");
    window.press("Enter");
    window.await_focus("Jenis bantuan");
    window.focus_is_seen();
    window.type_text("sakit");
    window.option("Santunan sakit");
    window.focus_is_seen();
    window.press("Enter");
    window.tab_to("Jumlah uang");
    window.type_text("200000");
    window.see("dua ratus ribu rupiah");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Jali tersimpan", walk::gift_number(1)));
}

fn a_backup(window: &Window, stick: &Stick) {
    go_to(window, "Beranda");
    press(window, "Buat cadangan");
    window.button(&stick.name());
    window.tab_to(&stick.name());
    window.press("Enter");
    window.await_focus("Cadangkan ke");
    window.press("Enter");
    window.see("Cadangan selesai. Aman dicabut");
    window.await_focus("Selesai");
    window.press("Enter");
    window.see("Perlu perhatian");
}

fn over_to_the_dinas(window: &Window, stick: &Stick) {
    go_to(window, "Serah Terima");
    window.button(&stick.name());
    window.tab_to(&stick.name());
    window.press("Enter");
    window.see("Bandingkan delapan kata ini");
    window.await_focus("Berbeda, jangan dipakai");
    window.tab_back_to("Katanya sama, pakai kartu ini");
    window.press("Enter");
    window.see("Kartu Dinas Contoh dipasang");
    window.until("the sticks have the focus", || (!window.focused_label().is_empty()).then_some(()));
    window.focus_is_seen();
    window.press_to("Tab", &stick.name());
    window.press("Enter");
    window.await_focus("Lihat daftar");
    window.focus_is_seen();
    window.press("Enter");
    window.see("Hapus centang");
    press(window, "Selesai memeriksa");
    press(window, "Tulis ke stik");
    window.see("Aman dicabut");
    window.await_focus("Selesai");
}

fn lock_and_search(window: &Window) {
    window.press("Ctrl+L");
    window.see("Siapa yang memakai?");
    walk::unlock(window, PASSPHRASE);
    window.see("Perlu perhatian");
    assert_eq!(window.text_size(), 150);
    go_to(window, "Warga & Keluarga");
    window.await_focus("Cari warga");
    window.focus_is_seen();
    window.type_text("sukarjo");
    window.see("1 dari 2 warga");
    window.press("Enter");
    window.see("Data diri");
    window.press("Alt+Left");
    window.await_focus("Cari warga");
    window.press("Escape");
    window.see("2 warga");
}
