//! The work of the group.

use super::Round;
use super::world::{self, MEETING};

#[test]
fn every_page_of_the_group_s_work_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    activities(&round);
    businesses(&round);
    round.end();
    window.close();
}

fn activities(round: &Round) {
    let window = round.window;
    window.button("Kegiatan").click();
    window.see("2 kegiatan");
    round.look_at("kegiatan");
    window.press("Ctrl+N");
    window.await_focus("Macam kegiatan");
    window.field("Nama kegiatan").fill("");
    window.press("Ctrl+S");
    window.see("Tulis nama kegiatannya");
    round.look_at("kegiatan-baru-salah");
    window.button("Buang draf").click();
    window.see("2 kegiatan");
    window.await_focus("Kegiatan kelompok");
    window.press("Home");
    window.press("Enter");
    window.see(MEETING);
    round.look_at("sebuah-kegiatan");
    window.button("Cetak notulen").click();
    window.see("Pencetakannya tercatat");
    round.look_at("notulen");
    window.press("Escape");
    window.button("Ubah").click();
    window.await_focus("Macam kegiatan");
    round.look_at("ubah-kegiatan");
    window.button("Kembali").click();
    window.see("Notulen selesai");
    window.button("Kembali").click();
    window.see("2 kegiatan");
}

fn businesses(round: &Round) {
    let window = round.window;
    window.field("Usaha kelompok").click();
    window.see("1 usaha");
    round.look_at("usaha");
    window.await_focus("Usaha kelompok");
    window.press("Enter");
    window.see("Berjalan");
    round.look_at("sebuah-usaha");
    window.button("Catat perkembangan").click();
    window.await_focus("Apa yang terjadi?");
    round.look_at("perkembangan");
    window.press("Escape");
    window.button("Ubah").click();
    window.await_focus("Nama usaha");
    round.look_at("ubah-usaha");
}
