//! Beranda: never empty of a next step, and back to what was left.

use std::time::Duration;

use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn beranda_leads_through_the_first_steps_and_back_to_a_draft() {
    let folder = DataFolder::empty();
    let mut window = Window::open(Size::SMALL, &folder);
    walk::set_up(&window);
    window.see("Langkah pertama");
    window.see("0 dari 3");
    window.axe_finds_nothing("beranda, fresh");
    window.picture("01-fresh");
    window.button("Catat warga").click();
    window.await_focus("Nama atau sebutan");
    window.type_text("Sekar Dangan");
    window.field("RT").fill("32");
    window.press("Ctrl+S");
    window.see("Sekar Dangan tercatat sebagai warga");
    window.button("Beranda").click();
    window.see("1 dari 3");
    window.see("Terbaru");
    window.press("Ctrl+B");
    window.field("Nama pelapor").fill("Pak Parang");
    window.button("Beranda").click();
    window.see("Draf kasus baru");
    // While the toast fades its contrast is nobody's.
    window.patient_for(Duration::from_secs(20));
    window.not_see("tercatat sebagai warga");
    window.axe_finds_nothing("beranda with a draft");
    window.picture("02-draft");
    window.button("Lanjutkan").click();
    assert_eq!(window.field("Nama pelapor").value(), "Pak Parang");
    window.close();
}
