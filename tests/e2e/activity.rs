//! The work of the group, by keyboard: a meeting is planned, its list printed, who came marked from the paper, the minutes
//! and what was decided written down; Beranda and the week say what is left; a business of the group, and how it goes.

use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{prepared, walk};

const LONG: &str = "Raden Ayu Sekar Dangan Kusumaningrum Mangkuwinata Prawirodirdjo";

/// A small window on a vault with three residents and a case.
fn opened() -> (DataFolder, Window) {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let first = prepared::resident(&vault, LONG);
    for name in ["Nitik Contoh", "Udan Contoh"] {
        prepared::resident(&vault, name);
    }
    prepared::case_about(&vault, first);
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);
    (folder, window)
}

fn add(window: &Window, typed: &str, name: &str) {
    window.tab_to("Tambah warga");
    window.type_text(typed);
    window.option(name);
    window.press("Enter");
}

#[test]
fn a_meeting_is_planned_held_and_written_down() {
    let (_folder, window) = opened();
    window.button("Kegiatan").click();
    window.see("Belum ada kegiatan");
    window.picture("01-none");
    window.axe_finds_nothing("no activity yet");

    // Planned: the officers are on the list by themselves, and what is wrong is told.
    window.press("Ctrl+N");
    window.await_focus("Macam kegiatan");
    window.see("petugas");
    window.field("Macam kegiatan").choose("Rapat pengurus");
    window.field("Nama kegiatan").fill("");
    window.press("Ctrl+S");
    window.see("Tulis nama kegiatannya");
    window.picture("02-faults");
    window.field("Nama kegiatan").fill("Rapat pengurus persiapan lebaran");
    window.field("Hari").fill(&walk::typed(walk::days_ahead(2)));
    window.field("Pukul").fill("19.30");
    window.field("Tempat").fill("Balai RW 99");
    add(&window, "dangan", LONG);
    window.see("2 orang di daftar");
    window.picture("03-form");
    window.axe_finds_nothing("form of an activity");
    window.press("Ctrl+S");
    window.see("tersimpan.");
    window.see("Direncanakan, 2 hari lagi");
    window.picture("04-planned");
    window.axe_finds_nothing("page of an activity");
    window.button("Cetak daftar hadir").click();
    window.see("DAFTAR HADIR");
    window.picture("05-list-on-paper");
    window.axe_finds_nothing("list on paper");
    window.press("Escape");

    // Beranda and the week tell of it.
    window.button("Beranda").click();
    window.see("Rapat pengurus persiapan lebaran, 2 hari lagi pukul 19.30");
    window.picture("06-home");
    window.button("Buka").click();
    window.see("Direncanakan");

    held(&window);
    decided(&window);
    window.close();
}

/// The day is over: from the paper, a key a row.
fn held(window: &Window) {
    window.button("Ubah").click();
    window.await_focus("Macam kegiatan");
    window.field("Hari").fill(&walk::typed(walk::days_ago(1)));
    window.press("Ctrl+S");
    window.see("Notulen belum ditulis");
    window.button("Isi hadir dan notulen").click();
    window.await_focus("Daftar hadir");
    window.press("Home");
    window.press("h");
    window.see("1 hadir");
    window.press("Home");
    window.press("i");
    window.see("1 izin");
    window.tab_to("Tambah tamu");
    window.type_text("Bu Lurah");
    window.press("Tab");
    window.type_text("Kelurahan");
    window.press("Enter");
    window.see("1 hadir, 1 izin, 1 belum ditandai");
    window.picture("07-marking");
    window.button("Sisanya hadir semua (1)").click();
    window.see("2 hadir, 1 izin");
    window.tab_to("Jalannya kegiatan");
    window.type_text("Dibuka dengan doa. Semua laporan diterima.");
    window.tab_to("Tambah keputusan");
    window.press("Enter");
    window.await_focus("Keputusan");
    window.type_text("Membagi paket lebaran untuk warga lansia");
    window.press("Tab");
    window.type_text("Bu Parang");
    window.press("Tab");
    window.type_text(&walk::typed(walk::days_ahead(1)));
    window.tab_to("Tambah kasus");
    window.type_text("dangan");
    window.option(&walk::case_number(1));
    window.press("Enter");
    window.picture("08-minutes");
    window.axe_finds_nothing("minutes being written");
    window.press("Ctrl+S");
    window.see("Notulen selesai");
    window.see("Bu Parang · paling lambat");
    window.picture("09-written");
    window.axe_finds_nothing("page with minutes");
    window.button("Cetak notulen").click();
    window.see("Jalannya kegiatan");
    let paper = window.ask::<String>("return document.querySelector('dialog[open]').textContent").unwrap();
    assert!(!paper.contains("K-20"), "a case on paper: {paper}");
    window.picture("10-minutes-on-paper");
    window.axe_finds_nothing("minutes on paper");
    window.press("Escape");
}

/// What was decided waits on Beranda and in the week until it is ticked off.
fn decided(window: &Window) {
    window.button("Beranda").click();
    window.see("Membagi paket lebaran untuk warga lansia");
    window.picture("11-decision-on-home");
    window.button("Buka").click();
    window.see("Notulen selesai");
    window.field("Membagi paket lebaran").click();
    window.see("selesai.");
    window.see("selesai ");
    window.button("Beranda").click();
    window.not_see("Membagi paket lebaran untuk warga lansia");

    // Taken back in one press, as anything.
    window.button("Kegiatan").click();
    window.see("1 kegiatan");
    window.await_focus("Kegiatan kelompok");
    window.picture("12-list");
    window.axe_finds_nothing("list of activities");
}

#[test]
fn a_business_is_written_down_and_how_it_goes() {
    let (_folder, window) = opened();
    window.button("Kegiatan").click();
    window.see("Belum ada kegiatan");
    window.field("Usaha kelompok").click();
    window.see("Belum ada usaha kelompok");
    window.press("Ctrl+N");
    window.await_focus("Nama usaha");
    window.press("Ctrl+S");
    window.see("Tulis nama usahanya");
    window.type_text("Katering Sekar Kawung");
    window.press("Tab");
    window.type_text("Nasi kotak dan kue basah");
    add(&window, "dangan", LONG);
    window.await_focus("Tugas Raden");
    window.type_text("Memasak");
    let case = walk::case_number_of(1, walk::days_ago(8));
    window.tab_to("Tambah kasus");
    window.type_text("dangan");
    window.option(&case);
    window.press("Enter");
    window.picture("21-business-form");
    window.axe_finds_nothing("form of a business");
    window.press("Ctrl+S");
    window.see("Katering Sekar Kawung tersimpan");
    window.see("Berjalan");
    // The case that it serves is a way to its page.
    window.button(&case);
    window.button("Catat perkembangan").click();
    window.await_focus("Apa yang terjadi?");
    window.type_text("Pesanan 40 kotak dari kelurahan");
    window.tab_to("Hasil penjualan");
    window.type_text("450000");
    window.picture("22-progress");
    window.axe_finds_nothing("how a business goes");
    window.press("Ctrl+S");
    window.see("hasil penjualan Rp450.000");
    window.picture("23-business");
    window.axe_finds_nothing("page of a business");
    window.press("Ctrl+Z");
    window.see("Belum ada perkembangan");
    window.button("Kembali").click();
    window.see("1 usaha");
    window.picture("24-businesses");
    window.axe_finds_nothing("list of businesses");
    window.close();
}
