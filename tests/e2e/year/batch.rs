//! A list of 350 families from the filter to the sheet for signatures, counted in key presses.

use std::fs;
use std::time::Instant;

use wahana_tests::batch::{Keys, rice, to_list, with_families};
use wahana_tests::built;
use wahana_tests::window::Size;

/// Families of the RW.
const ALL: usize = 746;
/// Those of them with somebody of [`AGE`] or more: the list.
const FAMILIES: usize = 350;
/// What the proposal is narrowed to.
const AGE: &str = "60";

#[test]
fn a_list_for_350_families_is_made_from_the_filter_to_the_sheet() {
    let (_folder, mut window) = with_families(Size::USUAL, ALL);
    let pictures = built::target().join("tour").join("year");
    window.pictures_into(&pictures);
    to_list(&window);
    let keys = Keys::of(&window);
    let begun = Instant::now();
    rice(&keys, "Beras Ramadan");
    window.see(&format!("Pilih semua ({ALL})"));
    keys.tab_to("Umur mulai");
    keys.type_text(AGE);
    window.see(&format!("Pilih semua ({FAMILIES})"));
    let filtered = begun.elapsed();
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
    let steps = [
        ("narrowed to those with somebody of 60 or more", filtered),
        ("chosen", chosen),
        ("saved", saved),
        ("on paper", on_paper),
    ];
    let steps = steps.map(|(step, after)| format!("{step} after {:.1} s\n", after.as_secs_f64()));
    let told = format!(
        "A list of rice for {FAMILIES} of {ALL} families, from the empty form to the sheet for signatures:\n\
         {} keys, by the keyboard alone; the driver's own waiting is counted with the seconds.\n{}",
        keys.pressed(),
        steps.concat()
    );
    print!("{told}");
    fs::write(pictures.join("30-350-keluarga.txt"), told).expect("the count beside the pictures");
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
