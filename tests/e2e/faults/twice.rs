//! An impatient hand: a second and a third press of "save" are the same press, and one record comes of them.

use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

use super::signed_in;

/// Ctrl+S three times in one moment, faster than any answer of the core.
fn save_thrice(window: &Window) {
    let script = "for (let press = 0; press < 3; press++) document.activeElement.dispatchEvent(new KeyboardEvent(\
                  'keydown', { key: 's', code: 'KeyS', ctrlKey: true, bubbles: true, cancelable: true })); return true";
    assert_eq!(window.ask::<bool>(script), Some(true));
}

#[test]
fn three_presses_of_save_make_one_record_in_every_form() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::case_about(&vault, prepared::resident(&vault, "Sekar Dangan"));
    drop(vault);
    let window = signed_in(&folder, Size::SMALL);

    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
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
    window.see("B-2026-0001 untuk Sekar Dangan tersimpan");
    window.button("Bantuan").click();
    window.see("1 bantuan");

    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    window.press("Enter");
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sehat, rajin ke ladang.");
    save_thrice(&window);
    window.see("Kunjungan tersimpan");
    assert_eq!(window.text().matches("Sehat, rajin ke ladang.").count(), 1, "the visit is there once");
    window.close();
}
