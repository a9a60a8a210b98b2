//! Residents and families.

use super::Round;
use super::world::{self, FULL, LONG, ONE_WORD, SHORT};

#[test]
fn every_page_of_residents_and_families_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    list(&round);
    new_resident(&round);
    one_resident(&round);
    families(&round);
    merging(&round);
    round.end();
    window.close();
}

fn list(round: &Round) {
    let window = round.window;
    window.see("Perlu perhatian");
    round.look_at("beranda");
    window.button("Lengkapi").click();
    window.see("NIK meragukan");
    round.look_at("yang-perlu-dilengkapi");
    window.press("Alt+Left");
    window.see("Perlu perhatian");
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("sekar");
    window.see("Keluarga ");
    round.look_at("cari");
    window.press("Escape");
    window.button("Warga & Keluarga").click();
    window.see("34 warga");
    round.look_at("warga");
    window.field("Cari warga").fill("sekat");
    window.see("Mirip");
    round.look_at("warga-mirip");
    window.field("Cari warga").fill("tidak ada yang bernama begini");
    window.see("tidak ditemukan");
    round.look_at("warga-tidak-ditemukan");
}

fn new_resident(round: &Round) {
    let window = round.window;
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    window.field("Nama atau sebutan").fill("");
    round.look_at("warga-baru");
    window.press("Ctrl+S");
    window.see("Tulis nama atau sebutannya");
    round.look_at("warga-baru-salah");
    window.button("Buka kalender").click();
    window.button("Bulan sebelumnya");
    round.look_at("kalender");
    window.press("Escape");
    for precision in ["Bulan & tahun", "Perkiraan umur"] {
        window.field(precision).click();
    }
    window.field("Nama atau sebutan").fill("Orang Lain Sekali");
    window.field("NIK").fill("9999014309450001");
    window.field("Keluarga yang ada").click();
    window.see("Mungkin sudah ada");
    round.look_at("warga-baru-ragu");
    window.button("Bandingkan").click();
    window.see("Yang sudah tercatat");
    round.look_at("warga-baru-bandingkan");
    window.press("Escape");
}

fn one_resident(round: &Round) {
    let window = round.window;
    window.button("Warga & Keluarga").click();
    window.field("Cari warga").fill("menur nitik");
    window.see("1 dari 34 warga");
    window.press("Enter");
    window.see("Data diri");
    window.see("Bantuan");
    round.look_at("seorang-warga");
    window.button("Ubah").click();
    window.await_focus("Nama atau sebutan");
    round.look_at("ubah-warga");
    window.button("Kembali").click();
    window.button("Pindah / Meninggal").click();
    window.see("Yang ikut berubah");
    round.look_at("pindah");
    window.field("Peristiwa").choose("Meninggal");
    window.button("Catat meninggal").click();
    window.see("Isi tanggalnya");
    round.look_at("meninggal-salah");
    window.button("Buang draf").click();
    window.see("Data diri");
    window.button("Lainnya").click();
    round.look_at("seorang-warga-lainnya");
    window.button("Riwayat perubahan").click();
    window.see("Dicatat");
    round.look_at("riwayat-warga");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Tarik kembali").click();
    window.see("Hanya untuk catatan yang keliru");
    round.look_at("tarik-kembali");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Hapus data warga").click();
    window.see("Yang tetap ada, tanpa nama");
    round.look_at("hapus-data-warga");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Semua datanya").click();
    window.see("Sudah dikirim ke Dinas");
    round.look_at("semua-datanya");
    window.press("Escape");
    window.button("Catat dasar").click();
    window.see("Semua boleh dikosongkan");
    round.look_at("dasar-pencatatan");
    window.press("Escape");
    window.button("Lembar pemberitahuan").click();
    window.see("Hak Anda");
    round.look_at("lembar-pemberitahuan");
    window.press("Escape");
    for (name, picture) in [(ONE_WORD, "warga-satu-kata"), (LONG, "warga-bernama-panjang")] {
        window.button("Warga & Keluarga").click();
        window.field("Cari warga").fill(name);
        window.see("1 dari 34 warga");
        window.press("Enter");
        window.see("Data diri");
        round.look_at(picture);
    }
}

fn families(round: &Round) {
    let window = round.window;
    window.button("Warga & Keluarga").click();
    window.field("Keluarga").click();
    window.see("31 keluarga");
    round.look_at("keluarga");
    window.field("Cari keluarga").fill(SHORT);
    window.see("1 dari 31 keluarga");
    window.press("Enter");
    window.see("Data keluarga");
    window.button("1 kunjungan sebelumnya").click();
    window.see("Tutup kunjungan sebelumnya");
    round.look_at("sebuah-keluarga");
    window.button("Cek cepat").click();
    window.see("Sembilan kriteria");
    window.press("Ctrl+S");
    window.see("Jawab paling sedikit satu kriteria");
    round.look_at("cek-cepat-salah");
    window.press("Escape");
    window.button("Tambah anggota").click();
    window.await_focus("Cari warga");
    window.type_text("se");
    window.option("Warga baru bernama");
    round.look_at("tambah-anggota");
    window.press("Escape");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Ganti kepala").click();
    window.see("Siapa kepala keluarganya");
    round.look_at("ganti-kepala");
    for (kind, picture) in
        [("Keluarga berpisah", "berpisah"), ("Bergabung dengan keluarga lain", "bergabung")]
    {
        window.field("Peristiwa").choose(kind);
        window.see("Yang ikut berubah");
        round.look_at(picture);
    }
    window.button("Buang draf").click();
    window.see("Data keluarga");
    window.button("Kunjungan keluarga").click();
    window.see("Keadaan keluarga");
    round.look_at("kunjungan-keluarga");
    window.button("Buang draf").click();
    window.see("Data keluarga");
    window.button("Catat: DTSEN").click();
    window.see("Wahana tidak menghitung desil");
    window.field("Terdaftar").click();
    round.look_at("catat-dtsen");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Pilih label").click();
    window.see("tidak ikut ke Dinas");
    round.look_at("label-warga");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Riwayat perubahan").click();
    window.see("Dicatat");
    round.look_at("riwayat-keluarga");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Tarik kembali").click();
    window.see("Hanya untuk catatan yang keliru");
    round.look_at("tarik-kembali-keluarga");
    window.press("Escape");
    window.button("Ubah data").click();
    window.see("Siapa saja?");
    round.look_at("ubah-keluarga");
    window.button("Warga & Keluarga").click();
    window.field("Keluarga").click();
    window.press("Ctrl+N");
    window.see("Siapa saja?");
    window.press("Ctrl+S");
    window.see("Ada ");
    round.look_at("keluarga-baru-salah");
    window.field("Tambah anggota").fill("menur");
    window.option(FULL);
    round.look_at("keluarga-baru-cari");
    window.press("Enter");
    window.press("Ctrl+S");
    window.see("sudah di keluarga lain");
    round.look_at("keluarga-baru-pindahkan");
    window.button("Jangan pindahkan").click();
}

fn merging(round: &Round) {
    let window = round.window;
    window.button("Warga & Keluarga").click();
    window.see("34 warga");
    window.button("Mungkin ganda").click();
    window.see("pasang catatan");
    round.look_at("mungkin-ganda");
    window.button("Kembali").click();
    window.field("Cari warga").fill(FULL);
    window.see("1 dari 34 warga");
    window.press("Enter");
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Gabungkan").click();
    window.see("Gabungkan dengan siapa?");
    round.look_at("gabungkan-dengan-siapa");
    window.await_focus("Cari warga");
    window.type_text("Blimbing Ceplok");
    window.option("Blimbing Ceplok").click();
    window.see("Orang yang sama?");
    window.see("Yang ikut berubah");
    round.look_at("gabungkan-warga");
}
