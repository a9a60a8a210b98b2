//! Serah Terima: who is struck out of the list "dengan nama" does not travel.

use wahana_tests::office::Office;
use wahana_tests::stick::Stick;
use wahana_tests::window::DataFolder;

use crate::faults::stick::{at_the_handover, choose, package_on, take_the_card};

#[test]
fn who_is_struck_out_by_keyboard_is_not_in_the_package_that_the_office_opens() {
    let office = Office::new();
    let stick = Stick::ext4(16);
    office.card_into(stick.path());
    let folder = DataFolder::empty();
    let window = at_the_handover(&folder);
    take_the_card(&window, &stick);
    choose(&window, &stick);
    window.see("3 orang");
    window.button("Lihat daftar").click();
    window.see("Hapus centang");
    window.tab_to("Kawung Picis");
    window.press("Space");
    window.until("he is struck out", || (!window.field("Kawung Picis").is_ticked()).then_some(()));
    window.picture("01-struck");
    window.axe_finds_nothing("the list with one struck out");
    window.button("Selesai memeriksa").click();
    window.see("1 dicoret");
    window.see("2 orang");
    window.picture("02-contents");
    window.button("Tulis ke stik").click();
    window.see("Aman dicabut");
    window.close();

    let tables = office.tables(&package_on(&stick).expect("a package"));
    for name in ["Sekar Dangan", "Udan Liris"] {
        assert!(tables.contains(name), "{name} travels: {tables}");
    }
    assert!(!tables.contains("Kawung Picis") && !tables.contains("Picis"), "he does not: {tables}");
}
