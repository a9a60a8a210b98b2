//! Urungkan: the toast, Ctrl Z, the history with what hangs on an act, a refusal in words, and what was deleted lately.

use std::time::Duration;

use serde_json::{Value, json};
use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Look, Size, Window};

/// A new resident of whom name and RT are known; ends on their page.
fn write_down(window: &Window, name: &str) {
    walk::begin_a_resident(window);
    window.field("Nama atau sebutan").fill(name);
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
}

/// In the usual size, and in the smallest with large text: nothing may be cut off there.
fn pictures(window: &Window, name: &str) {
    window.picture(name);
    window.axe_finds_nothing(name);
    window.look(Look::new(Size::SMALL).text(150));
    window.picture(&format!("{name}-kecil"));
    let found = window.measure();
    assert!(found.is_empty(), "{name}: {found:?}");
    window.look(Look::new(Size::USUAL));
}

#[test]
fn what_was_just_saved_is_taken_back_done_again_and_found_among_the_deleted() {
    let folder = DataFolder::empty();
    let mut window = prepared::window(&folder, Size::USUAL);
    write_down(&window, "Sekar Dangan");
    window.see("Urungkan");
    pictures(&window, "1-toast");
    window.button("Urungkan").click();
    window.see("Diurungkan");
    window.see("Belum ada warga");
    window.button("Ulangi").click();
    window.see("Dilakukan lagi");
    window.see("Sekar Dangan");

    // In a box the keys belong to the box.
    walk::begin_a_resident(&window);
    window.field("Nama atau sebutan").fill("Sekar Jali");
    window.press("Ctrl+Z");
    window.see("Warga baru");
    assert!(!window.shows("Diurungkan"));
    window.field("Nama atau sebutan").fill("Sekar Jali");
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("Urungkan");
    window.press("Ctrl+Z");
    window.see("Diurungkan: ");

    // The toast is gone: what would be taken back is shown first.
    window.button("Beranda").click();
    window.patient_for(Duration::from_secs(30));
    window.not_see("Diurungkan");
    window.press("Ctrl+Z");
    window.see("Urungkan ini?");
    window.see("Mengulangi perubahan warga Sekar Dangan");
    pictures(&window, "2-asked");
    window.press("Escape");
    window.not_see("Urungkan ini?");

    window.button("Atur").click();
    window.button("Baru dihapus").click();
    window.see("Pencatatannya diurungkan");
    pictures(&window, "3-deleted");
    window.button("Kembalikan: Warga Sekar Jali").click();
    window.see("Dikembalikan");
    window.see("Yang ditarik kembali akan muncul di sini");
    window.close();
}

/// A case of Sekar Dangan with a visit.
fn case_with_a_visit(window: &Window) {
    let done = |command: &str, arguments: &Value| {
        window.command(command, arguments).unwrap_or_else(|codes| panic!("{command}: {codes:?}"))
    };
    let me = done("session", &json!({}))["officer"]["id"].clone();
    let filter = json!({"query": "", "rt": "", "gone_too": true});
    let person = done("persons", &json!({"filter": filter, "offset": 0, "limit": 9}))[0]["id"].clone();
    let form = json!({"subject": {"kind": "person", "id": person},
        "types": [{"number": 24, "criteria": [1], "note": ""}], "source": "rt", "reporter": "",
        "reported_on": "2026-11-20", "urgency": "normal", "secret": false, "story": "", "responsible": me});
    let case = done("open_case", &json!({ "form": form }));
    let visit = json!({"kind": "visit", "happened": "2026-11-21", "text": "Sehat.", "officer": me, "next_visit": "", "outcome": ""});
    done("add_follow_up", &json!({"id": case["id"], "form": visit}));
}

fn open_history(window: &Window) {
    window.button("Kasus").click();
    window.see(&walk::case_number(1));
    window.await_focus("Cari kasus");
    window.press("Down");
    window.press("Enter");
    window.see("Perjalanan kasus");
    window.button("Lainnya").click();
    window.button("Riwayat perubahan").click();
    window.see("Riwayat perubahan ");
    window.see("Dicatat");
}

#[test]
fn an_act_of_the_history_is_taken_back_after_what_hangs_on_it() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    write_down(&window, "Sekar Dangan");
    // A form that is saved as it stood did nothing, and offers no way back of what was done before.
    window.button("Ubah").click();
    window.see("Simpan perubahan");
    window.press("Ctrl+S");
    window.see("Tidak ada yang berubah");
    window.see("Data diri");
    assert!(!window.has_button("Urungkan"));
    case_with_a_visit(&window);
    open_history(&window);
    pictures(&window, "4-history");
    window.button("Urungkan: Dicatat,").click();
    window.see("Belum dapat diurungkan");
    window.see("Ada 1 catatan lain yang bergantung padanya");
    window.see("21 November 2026");
    pictures(&window, "5-refused");
    window.press("Escape");
    window.not_see("Belum dapat diurungkan");

    open_history(&window);
    window.button("Urungkan: Dicatat (").click();
    window.see("Urungkan ini?");
    window.see("disembunyikan");
    pictures(&window, "6-preview");
    window.button("Urungkan").click();
    window.see("Diurungkan");
    window.not_see("Sehat.");

    open_history(&window);
    window.button("Urungkan: Dicatat,").click();
    window.see("Urungkan ini?");
    window.button("Urungkan").click();
    window.see("Diurungkan");
    window.see("Belum ada kasus");

    window.button("Atur").click();
    window.button("Jejak").click();
    window.see("Mengurungkan perubahan kasus");
    window.see("sudah diurungkan");
    pictures(&window, "7-week");
    window.close();
}

#[test]
fn the_buttons_below_a_page_stay_under_the_pointer_while_something_is_said_and_after_it() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    walk::begin_a_resident(&window);
    let bar = || {
        window.until("the page has a bar of buttons", || {
            window.ask::<i64>(
                "const bar = document.querySelector('main footer'); \
                 return bar && Math.round(bar.getBoundingClientRect().bottom)",
            )
        })
    };
    let before = bar();
    window.field("Nama atau sebutan").fill("Sekar Dangan");
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("Urungkan");
    walk::begin_a_resident(&window);
    // A form keeps what was said, but not its way back.
    window.not_see("Urungkan");
    window.see("Sekar Dangan");
    assert_eq!(bar(), before, "while it is said");
    assert!(window.measure().is_empty(), "{:?}", window.measure());
    walk::close_notice(&window);
    window.not_see("Sekar Dangan");
    assert_eq!(bar(), before, "after it");
}
