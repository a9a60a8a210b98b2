//! Assistance.

use super::Round;
use super::world::{self, FULL};

#[test]
fn every_page_of_assistance_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    list(&round);
    form(&round);
    page(&round);
    distributions(&round);
    round.end();
    window.close();
}

fn list(round: &Round) {
    let window = round.window;
    window.button("Bantuan").click();
    window.see("5 bantuan");
    round.look_at("bantuan");
    window.button("Saring").click();
    window.see("Saring bantuan");
    window.field("Kapan").choose("Tanggal sendiri");
    round.look_at("saring-bantuan");
    window.field("Sumber dana").choose("APBN");
    window.button("Tampilkan").click();
    window.see("Tidak ada bantuan yang cocok");
    round.look_at("bantuan-tidak-cocok");
    window.button("Lepas semua saringan").click();
    window.see("5 bantuan");
}

fn form(round: &Round) {
    let window = round.window;
    window.press("Ctrl+N");
    window.see("Pilih dulu untuk siapa");
    round.look_at("bantuan-baru");
    window.press("Ctrl+S");
    window.see("Pilih untuk siapa bantuannya");
    round.look_at("bantuan-baru-salah");
    window.field("Cari warga").fill("menur");
    window.option(FULL);
    window.press("Enter");
    window.await_focus("Jenis bantuan");
    window.type_text("s");
    window.option("Paket sembako");
    round.look_at("bantuan-baru-jenis");
    window.press("Ctrl+A");
    window.type_text("paket sembako");
    window.option("Paket sembako");
    window.press("Enter");
    window.await_focus("Tanggal diberikan");
    window.field("Nama barang").fill("Beras pandan wangi organik dari lumbung warga");
    window.field("Nilai").fill("1000000000");
    window.button("Tambah barang").click();
    window.see("satu miliar rupiah");
    window.button("Tambah sumber").click();
    window.field("Jumlah, sumber ke-2").fill("1");
    round.look_at("bantuan-baru-barang");
    window.press("Ctrl+S");
    window.see("Ada ");
    round.look_at("bantuan-baru-barang-salah");
    window.field("Dari pihak lain").click();
    window.field("Jenis bantuan").fill("pkh");
    window.option("PKH");
    window.press("Enter");
    round.look_at("bantuan-baru-program");
    window.button("Buang draf").click();
}

fn page(round: &Round) {
    let window = round.window;
    window.see("5 bantuan");
    window.await_focus("Cari bantuan");
    window.press("Enter");
    window.see("Keterangan");
    round.look_at("sebuah-bantuan");
    window.button("Riwayat perubahan").click();
    window.see("Dicatat");
    round.look_at("riwayat-bantuan");
    window.press("Escape");
    window.button("Tarik kembali").click();
    window.button("Tarik kembali").click();
    window.see("Tulis alasannya");
    round.look_at("tarik-kembali-bantuan");
    window.press("Escape");
    window.button("Ubah").click();
    window.see("Ubah B-");
    round.look_at("ubah-bantuan");
}

fn distributions(round: &Round) {
    let window = round.window;
    window.button("Bantuan").click();
    window.see("5 bantuan");
    window.button("Penyaluran").click();
    window.see("1 penyaluran");
    round.look_at("penyaluran");
    window.press("Ctrl+N");
    window.await_focus("Nama penyaluran");
    window.type_text("Beras");
    window.see("Pilih semua");
    round.look_at("penyaluran-baru");
    window.press("Ctrl+S");
    window.see("Pilih dulu penerimanya");
    round.look_at("penyaluran-baru-salah");
    window.button("Pilih semua").click();
    window.see("sudah di daftar P-");
    round.look_at("penyaluran-baru-sudah-dapat");
    window.button("Lihat").click();
    window.see("Bagian menurut jumlah anggota");
    window.button("Bagian menurut jumlah anggota").click();
    window.see("Kembalikan");
    round.look_at("penyaluran-baru-terpilih");
    window.button("Buang draf").click();
    window.see("1 penyaluran");
    window.await_focus("Hari penyaluran");
    window.press("Enter");
    window.see("Belum ditutup");
    round.look_at("sebuah-penyaluran");
    window.press("W");
    window.see("Siapa yang mengambil?");
    round.look_at("tanda-terima-penyaluran");
    window.press("Escape");
    window.button("Cetak daftar").click();
    window.see("Tanda tangan / cap jempol");
    round.look_at("daftar-tanda-terima");
    window.press("Escape");
    window.field("Laporan").click();
    window.see("Direncanakan");
    round.look_at("laporan-penyaluran");
}
