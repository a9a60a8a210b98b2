//! An impatient hand: a second and a third press of "save" are the same press, and one record comes of them.

use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// Ctrl with each of these letters in one moment, faster than any answer of the core.
fn press_at_once(window: &Window, letters: &str) {
    let script = format!(
        "for (const key of '{letters}') document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
         {{ key, code: 'Key' + key.toUpperCase(), ctrlKey: true, bubbles: true, cancelable: true }})); return true"
    );
    assert_eq!(window.ask::<bool>(&script), Some(true));
}

fn save_thrice(window: &Window) {
    press_at_once(window, "sss");
}

#[test]
fn three_presses_of_save_make_one_record_in_every_form() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::case_about(&vault, prepared::resident(&vault, "Sekar Dangan"));
    drop(vault);
    let window = walk::signed_in(&folder, Size::SMALL);

    walk::begin_a_resident(&window);
    window.type_text("Wahyu Tumurun");
    window.field("RT / RW").fill("32");
    save_thrice(&window);
    window.see("Data diri");
    window.button("Catat keluarganya").click();
    window.see("Siapa saja?");
    save_thrice(&window);
    window.see("Keluarga Wahyu Tumurun");
    window.button("Warga & Keluarga").click();
    window.see("2 warga");
    window.field("Keluarga").click();
    window.see("1 keluarga");

    walk::type_sick_benefit(&window, "Sekar Dangan", "275000");
    save_thrice(&window);
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));
    window.button("Bantuan").click();
    window.see("1 bantuan");

    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    walk::open_the_first(&window);
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sehat, rajin ke ladang.");
    save_thrice(&window);
    window.see("Kunjungan tersimpan");
    window.see("Sehat, rajin ke ladang.");
    assert_eq!(walk::times_happened(&window, "Sehat, rajin ke ladang."), 1, "the visit is there once");
    window.close();
}

#[test]
fn who_saves_and_locks_in_one_moment_finds_one_record_and_no_draft_of_it() {
    let folder = DataFolder::empty();
    drop(prepared::vault(&folder, false));
    let window = walk::signed_in(&folder, Size::SMALL);
    walk::begin_a_resident(&window);
    window.type_text("Wahyu Tumurun");
    window.field("RT / RW").fill("32");
    press_at_once(&window, "sl");
    window.see("Siapa yang memakai?");
    walk::unlock(&window, PASSPHRASE);
    window.see("Wahyu Tumurun");
    assert!(!window.shows("Draf warga baru"), "what was saved is not offered again");
    window.button("Warga & Keluarga").click();
    window.see("1 warga");
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    assert_eq!(window.field("Nama atau sebutan").value(), "");
    window.close();
}
