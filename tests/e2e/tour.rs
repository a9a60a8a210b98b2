//! The tour: the whole job in the real window, one numbered picture a step, in `target/tour`.

// As in `wahana_tests`: the failing line is the answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use wahana_tests::built;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn one_volunteer_one_evening() {
    let folder = DataFolder::empty();
    let mut window = Window::open(Size::USUAL, &folder);
    window.pictures_into(built::target().join("tour"));
    window.see("Selamat datang di Wahana");
    window.picture("01-mulai");
    window.button("Coba dulu").click();
    walk::create_officer(&window);
    window.picture("02-kunci-pemulihan");
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Contoharjo");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    window.picture("03-beranda");
    window.button("Serah Terima").click();
    window.see("Kartu Dinas");
    window.picture("04-serah-terima");
    window.close();
}
