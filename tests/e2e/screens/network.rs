//! Referrals and partners.

use super::Round;
use super::world;

#[test]
fn every_page_of_referrals_and_partners_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    referrals(&round);
    partners(&round);
    round.end();
    window.close();
}

fn referrals(round: &Round) {
    let window = round.window;
    window.button("Rujukan & Mitra").click();
    window.see("3 rujukan");
    round.look_at("rujukan");
    window.field("Lewat waktu").click();
    window.see("1 rujukan");
    window.see(world::FULL);
    window.tab_to("Rujukan");
    window.press("Enter");
    window.see("Yang ikut diberitahukan");
    round.look_at("sebuah-rujukan");
    window.button("Catat jawaban").click();
    window.button("Simpan jawaban").click();
    window.see("Pilih bagaimana jawabannya");
    round.look_at("jawaban-rujukan");
    window.press("Escape");
    window.button("Buka kasus").click();
    window.see("Perjalanan kasus");
    round.look_at("kasus-dengan-rujukan");
    window.button("Rujuk").click();
    window.await_focus("Mitra");
    window.type_text("kursi");
    window.option("Puskesmas");
    round.look_at("rujukan-baru-mitra");
    window.press("Escape");
    window.press("Ctrl+S");
    window.see("Pilih mitranya, atau catat yang baru");
    round.look_at("rujukan-baru-salah");
    window.field("Mitra").fill("Rumah Singgah");
    window.option("Mitra baru bernama");
    window.press_times(12, "Down");
    window.press("Enter");
    window.await_focus("Jenis mitra");
    round.look_at("rujukan-baru-mitra-baru");
    window.button("Batal").click();
    window.button("Buang draf").click();
}

fn partners(round: &Round) {
    let window = round.window;
    window.button("Rujukan & Mitra").click();
    window.field("Mitra").click();
    window.see("3 mitra");
    round.look_at("mitra");
    window.field("Cari mitra").fill("tidak ada");
    window.see("Tidak ada yang cocok");
    round.look_at("mitra-tidak-cocok");
    window.field("Cari mitra").fill("kursi");
    window.see("1 mitra");
    window.press("Enter");
    window.see("Rujukan ke sini");
    round.look_at("sebuah-mitra");
    window.button("Tarik kembali").click();
    window.see("Untuk mitra yang salah catat");
    round.look_at("tarik-kembali-mitra");
    window.press("Escape");
    window.button("Ubah").click();
    window.see("Masih aktif");
    window.field("Nama mitra").fill("TKSK");
    window.see("Sudah ada mitra bernama TKSK");
    round.look_at("ubah-mitra");
    window.field("Nama mitra").fill("");
    window.press("Ctrl+S");
    window.see("Tulis nama mitranya");
    round.look_at("ubah-mitra-salah");
}
