//! The plan of a case by keyboard: a goal, its actions, ticked off and taken back; what is due on Beranda and in the
//! calendar of the week; a draft after a power cut.

use serde_json::json;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// An action in the form that is open, due on this day.
fn write_action(window: &Window, what: &str, due: &str) {
    window.await_focus("Apa yang dikerjakan?");
    window.type_text(what);
    window.press_times(2, "Tab");
    window.await_focus("Paling lambat");
    window.type_text(due);
    window.press("Ctrl+S");
    window.see("Tindakan tersimpan");
}

/// An ordinary case, on its page.
fn a_case(window: &Window, name: &str) {
    walk::begin_a_case(window, name);
    window.type_text("lansia");
    window.option("");
    window.press("Enter");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.press("Ctrl+S");
    window.see("Belum ada rencana kunjungan");
}

#[test]
fn a_plan_is_written_ticked_off_and_seen_where_it_is_due() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    a_case(&window, "Sekar Dangan");
    window.see("Belum ada rencana.");
    window.button("Tulis tujuan").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.press("Ctrl+S");
    window.see("Tulis apa yang ingin dicapai");
    window.axe_finds_nothing("tujuan with a fault");
    window.type_text("Makan tiga kali sehari");
    window.press("Enter");
    // After the goal comes what is done for it.
    window.see("Tujuan tersimpan");
    window.picture("01-first-action");
    write_action(&window, "Daftar ke dapur umum", &walk::typed(walk::days_ago(2)));
    window.await_focus("Tambah tindakan");
    window.press("Enter");
    write_action(
        &window,
        "Antar ke Puskesmas untuk periksa gula darah dan tekanan darah",
        &walk::typed(walk::today()),
    );
    window.await_focus("Tambah tindakan");
    window.press("Enter");
    window.await_focus("Apa yang dikerjakan?");
    window.press("Ctrl+S");
    window.see("Tulis apa yang dikerjakan");
    window.type_text("Bicara dengan anaknya");
    window.field("Siapa yang mengerjakan?").choose("Orang lain …");
    window.press("Ctrl+S");
    window.see("Tulis siapa yang mengerjakan");
    window.await_focus("Namanya");
    window.type_text("Ketua RT 032");
    window.picture("02-somebody-else");
    window.axe_finds_nothing("tindakan baru");
    window.press("Ctrl+S");
    window.see("Ketua RT 032");
    window.see("lewat 2 hari");
    window.see("0 dari 3 selesai");
    window.picture("03-plan");

    window.press("Alt+Left");
    window.button("Beranda").click();
    window.see("2 tindakan jatuh tempo");
    window.button("Lihat").click();
    window.see("Daftar ke dapur umum");
    window.picture("04-due");
    window.axe_finds_nothing("beranda with actions");
    window.button("Minggu ini").click();
    window.see("Lewat waktu");
    window.see("Daftar ke dapur umum");
    window.picture("05-week");
    window.axe_finds_nothing("minggu ini");
    window.button("Minggu berikutnya").click();
    window.see("Kalender minggu");
    window.not_see("Daftar ke dapur umum");
    window.press("Alt+PageUp");
    window.see("Daftar ke dapur umum");
    window.button("Sekar Dangan Daftar ke dapur umum").click();

    window.see("0 dari 3 selesai");
    window.field("Daftar ke dapur umum").click();
    window.see("Selesai: Daftar ke dapur umum");
    window.see("1 dari 3 selesai");
    window.press("Ctrl+Z");
    window.see("0 dari 3 selesai");
    window.field("Daftar ke dapur umum").click();
    window.see("1 dari 3 selesai");
    window.button("1 yang sudah selesai").click();
    // With the keyboard the tick goes and comes, and the focus stays with it.
    window.field("Daftar ke dapur umum").click();
    window.see("0 dari 3 selesai");
    window.press("Space");
    window.see("1 dari 3 selesai");
    window.button("Ubah, Daftar ke dapur umum").click();
    window.press("Enter");
    window.await_focus("Hasilnya");
    window.type_text("Diantar tiap siang");
    window.press("Enter");
    window.see("Hasil tersimpan");
    window.see("Diantar tiap siang");
    window.picture("06-done");
    window.button("Ubah, Bicara dengan anaknya").click();
    window.press("Down");
    window.press("Enter");
    window.await_focus("Alasannya");
    window.press("Enter");
    window.await_focus("Alasannya");
    window.type_text("Anaknya di luar kota");
    window.press("Enter");
    window.see("Tidak jadi: Bicara dengan anaknya");
    window.see("2 dari 3 selesai");
    window.button("Beranda").click();
    window.see("Tindakan untuk Sekar Dangan jatuh tempo");
    window.close();
}

#[test]
fn a_plan_is_printed_to_be_signed_by_the_family_and_their_companion() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    a_case(&window, "Nyi Raden Ayu Udan Liris Kusumaningtyas Widyaningrum");
    assert!(!window.has_button("Cetak rencana"), "nothing is planned");
    window.button("Tulis tujuan").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.type_text("Makan tiga kali sehari");
    window.press("Enter");
    write_action(&window, "Daftar ke dapur umum", &walk::typed(walk::days_ahead(9)));
    window.await_focus("Tambah tindakan");
    window.press("Enter");
    write_action(&window, "Antar ke Puskesmas", &walk::typed(walk::days_ahead(2)));
    window.field("Antar ke Puskesmas").click();
    window.see("1 dari 2 selesai");
    window.button("Cetak rencana").click();
    window.see("Disepakati bersama");
    window.see("1 tujuan, 2 tindakan");
    window.picture("01-paper");
    window.axe_finds_nothing("the paper of a plan");
    window.prints("Cetak");
    window.looks_as_printed();
    window.see("Warga atau keluarganya");
    let boxes = window.ask::<Vec<usize>>(
        "return [...document.querySelectorAll('.print-only tbody tr')].map((row) => row.querySelectorAll('.box').length)",
    );
    assert_eq!(boxes, Some(vec![1, 0]), "what is open can be ticked by hand");
    window.not_see("Belum ada rencana kunjungan");
    window.picture("02-printed");
    window.close();

    // Its print is told in the history of the case.
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.button("Atur").click();
    window.button("Jejak").click();
    window.see("Mencetak perjalanan atau rencana kasus");
    window.close();
}

#[test]
fn what_was_typed_into_a_plan_survives_a_power_cut_and_beranda_leads_back_to_it() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    a_case(&window, "Truntum Garuda");
    window.button("Tulis tujuan").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.type_text("Atap tidak bocor");
    window.press("Ctrl+S");
    window.see("Tujuan tersimpan");
    window.await_focus("Apa yang dikerjakan?");
    window.type_text("Minta seng ke kelurahan");
    let goal = window.until("the goal is there", || {
        let rows = window
            .command(
                "cases",
                &json!({"filter": {"query": "", "stage": null, "pmks": null, "rt": "",
            "responsible": null, "overdue": false, "closed_too": false}, "offset": 0, "limit": 9}),
            )
            .ok()?;
        let plan = window.command("plan_of_case", &json!({"id": rows[0]["id"]})).ok()?;
        Some(plan[0]["id"].clone())
    });
    walk::await_draft(&window, "plan_action", &goal, "Minta seng ke kelurahan");
    window.picture("01-typed");
    window.kill();

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Draf tindakan");
    window.button("Lanjutkan").click();
    window.see("Draf yang belum disimpan dilanjutkan");
    assert_eq!(window.field("Apa yang dikerjakan?").value(), "Minta seng ke kelurahan");
    window.picture("02-restored");
    window.axe_finds_nothing("rencana with its draft");
    window.press("Ctrl+S");
    window.see("Tindakan tersimpan");
    window.see("0 dari 1 selesai");
    window.close();
}

#[test]
fn visits_repeat_by_themselves_and_the_javanese_day_stands_beside_dates_for_who_wants_it() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    a_case(&window, "Sekar Dangan");
    window.button("Rencanakan kunjungan").click();
    window.field("Kunjungan berikutnya").fill(&walk::typed(walk::today()));
    window.field("Kunjungan berulang").click();
    window.field("Setiap berapa").fill("0");
    window.field("Satuannya").choose("minggu");
    window.button("Simpan rencana").click();
    window.await_focus("Setiap berapa");
    window.picture("01-interval-of-0");
    window.axe_finds_nothing("kunjungan berulang with a fault");
    window.press("Ctrl+A");
    window.type_text("2");
    window.press("Enter");
    window.see("Kunjungan direncanakan");
    window.see("Setiap 2 minggu");

    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.see("Terisi sendiri menurut kunjungan berulang");
    window.field("Apakah bertemu?").choose("Tidak ada orang di rumah");
    assert_eq!(window.field("Kunjungan berikutnya").value(), walk::understood(walk::days_ahead(14)));
    window.picture("02-nobody-home");
    window.axe_finds_nothing("catat kunjungan that repeats");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    window.see("Kunjungan berikutnya, 14 hari lagi");
    window.see("Tidak ada orang di rumah");
    window.picture("03-next");
    window.button("Lainnya").click();
    window.button("Rencanakan kunjungan").click();
    window.see("Kapan kunjungan berikutnya?");
    window.picture("03-plan");
    window.button("Tanpa rencana").click();
    window.see("Rencana kunjungan dilepas");
    window.not_see("Kapan kunjungan berikutnya?");

    window.press("Alt+Left");
    window.button("Atur").click();
    window.field("Tampilkan pasaran di samping tanggal").click();
    window.see("Tampilan tersimpan");
    window.button("Beranda").click();
    window.button("Minggu ini").click();
    window.button("Minggu berikutnya").click();
    window.until("the Javanese day stands there", || {
        let text = window.text();
        ["Legi", "Pahing", "Pon", "Wage", "Kliwon"].iter().all(|day| text.contains(day)).then_some(())
    });
    window.picture("04-pasaran");
    window.axe_finds_nothing("kalender minggu with pasaran");
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.field("Tanggal lapor").click();
    window.press("Tab");
    window.press("Enter");
    window.see("Kliwon");
    window.picture("05-calendar");
    window.close();
}

#[test]
fn closing_a_case_in_a_low_window_begins_with_what_stays_open() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    a_case(&window, "Sekar Dangan");
    window.button("Tulis tujuan").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.type_text("Makan tiga kali sehari");
    window.press("Enter");
    window.see("Tujuan tersimpan");
    for (what, days) in [
        ("Daftar ke dapur umum", 3),
        ("Antar ke Puskesmas untuk periksa gula darah dan tekanan darah", 5),
        ("Bicara dengan anaknya tentang siapa yang menemani di malam hari", 9),
    ] {
        write_action(&window, what, &walk::typed(walk::days_ahead(days)));
        window.await_focus("Tambah tindakan");
        window.press("Enter");
    }
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Tutup kasus").click();
    window.see("Yang masih terbuka");
    window.picture("close-small");
    let top = "return document.querySelector('dialog[open]')?.scrollTop ?? null";
    assert_eq!(window.ask::<f64>(top), Some(0.0), "it is read from its beginning");
    window.tab_to("Karena apa");
    window.type_text("Kebutuhan");
    window.see("Tutup kasus ini?");
    window.close();
}
