//! A list of 350 families from the filter to the sheet for signatures, counted in key presses.

use std::time::Instant;

use wahana_tests::batch::{Keys, rice, to_list, with_families};
use wahana_tests::built;
use wahana_tests::window::Size;

/// Families of the list.
const FAMILIES: usize = 350;

#[test]
fn a_list_for_350_families_is_made_from_the_filter_to_the_sheet() {
    let (_folder, mut window) = with_families(Size::USUAL, FAMILIES);
    window.pictures_into(built::target().join("tour").join("year"));
    to_list(&window);
    let keys = Keys::of(&window);
    let begun = Instant::now();
    rice(&keys, "Beras Ramadan");
    window.see(&format!("Pilih semua ({FAMILIES})"));
    keys.tab_to("Pilih semua");
    keys.press("Enter");
    window.see(&format!("Terpilih ({FAMILIES})"));
    window.picture("30-terpilih-350");
    let chosen = begun.elapsed();
    keys.press("Ctrl+S");
    window.see(&format!("tersimpan, {FAMILIES} penerima"));
    let saved = begun.elapsed();
    keys.tab_to("Cetak daftar");
    keys.press("Enter");
    window.see("Daftar tanda terima");
    window.see(&format!("Jumlah penerima: {FAMILIES}"));
    let on_paper = begun.elapsed();
    window.picture("31-lembar-350");
    println!(
        "{FAMILIES} families: {} keys; chosen after {chosen:?}, saved after {saved:?}, on paper after {on_paper:?}",
        keys.pressed()
    );
    assert!(keys.pressed() < 120, "{} keys", keys.pressed());

    // The whole list is marked and closed in two presses, and each family has its record once.
    window.press("Escape");
    let begun = Instant::now();
    window.button(&format!("Sisanya hadir ({FAMILIES})")).click();
    window.see(&format!("{FAMILIES} penerima ditandai hadir"));
    let marked = begun.elapsed();
    window.button("Tutup penyaluran").click();
    window.see(&format!("{FAMILIES} penerima dicatat menerima bantuan"));
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    println!("marked after {marked:?}, closed after {:?}", begun.elapsed());
    window.picture("32-laporan-350");
    window.button("Bantuan").click();
    window.see(&format!("{FAMILIES} bantuan"));
    window.close();
}
