//! The power goes while somebody types: each form offers again what was typed, to within three seconds.

use serde_json::{Value, json};
use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size};

#[test]
fn every_form_offers_again_what_was_typed_before_the_power_went() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let case = prepared::case_about(&vault, prepared::resident(&vault, "Sekar Dangan"));
    drop(vault);
    let nobody = Value::String(String::new());

    let window = walk::signed_in(&folder, Size::SMALL);
    walk::begin_a_resident(&window);
    window.type_text("Wahyu Tumurun");
    window.field("Catatan").fill("Rumah di belakang langgar.");
    walk::await_draft(&window, "person", &nobody, "Rumah di belakang langgar.");

    window.button("Warga & Keluarga").click();
    window.field("Keluarga").click();
    window.await_focus("Cari keluarga");
    window.press("Ctrl+N");
    window.field("Alamat").fill("Jalan Contoh 12");
    walk::await_draft(&window, "household", &nobody, "Jalan Contoh 12");

    walk::type_sick_benefit(&window, "Sekar Dangan", "275000");
    walk::await_draft(&window, "assistance", &nobody, "275000");

    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    walk::open_the_first(&window);
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sudah mau makan dua kali sehari.");
    walk::await_draft(&window, "follow_up", &json!(case.to_string()), "dua kali sehari");
    window.kill();

    let window = walk::signed_in(&folder, Size::SMALL);
    // Beranda names all four: nobody has to remember where they were.
    for named in ["Draf tindak lanjut", "Draf bantuan baru", "Draf keluarga baru", "Draf warga baru"] {
        window.see(named);
    }
    window.picture("01-home");
    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    walk::open_the_first(&window);
    window.see("Draf yang belum disimpan dilanjutkan");
    assert_eq!(window.field("Keadaan saat dikunjungi").value(), "Sudah mau makan dua kali sehari.");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");

    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.press("Ctrl+N");
    window.see("dilanjutkan");
    window.see("Sekar Dangan");
    assert_eq!(window.field("Jumlah uang").value(), "275.000");
    window.picture("02-assistance");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk Sekar Dangan tersimpan", walk::gift_number(1)));

    window.button("Warga & Keluarga").click();
    window.field("Keluarga").click();
    window.await_focus("Cari keluarga");
    window.press("Ctrl+N");
    window.see("dilanjutkan");
    assert_eq!(window.field("Alamat").value(), "Jalan Contoh 12");

    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.press("Ctrl+N");
    window.see("dilanjutkan");
    assert_eq!(window.field("Nama atau sebutan").value(), "Wahyu Tumurun");
    assert_eq!(window.field("Catatan").value(), "Rumah di belakang langgar.");
    window.picture("03-person");
    window.axe_finds_nothing("a restored draft");
    window.close();
}
