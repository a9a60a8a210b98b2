//! Cases: list, form, page, and all that is asked on the way.

use super::Round;
use super::world;
use wahana_tests::walk;
use wahana_tests::window::Window;

#[test]
fn every_page_of_cases_fits() {
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    list(&round);
    form(&round);
    page(&round);
    dialogs(&round);
    closed(&round);
    emergencies(&round);
    round.end();
    window.close();
}

fn list(round: &Round) {
    let window = round.window;
    // Its words end with how many wait.
    window.button("Kasus 3").click();
    window.see("6 kasus");
    round.look_at("kasus");
    window.button("Saring").click();
    window.see("Saring kasus");
    round.look_at("saring-kasus");
    window.field("Tahap").choose("Pelayanan");
    window.field("Jenis PPKS").choose("Lanjut usia terlantar");
    window.button("Tampilkan kasus").click();
    window.see("2 kasus");
    round.look_at("kasus-tersaring");
    window.field("Cari kasus").fill("tidak ada");
    window.see("Tidak ada kasus yang cocok");
    round.look_at("kasus-tidak-cocok");
    window.button("Lepas semua saringan").click();
    window.see("6 kasus");
    window.field("Cari kasus").fill(&world::case_number(4));
    window.press("Enter");
    window.see("Buka kasus rahasia");
    window.button("Buka kasus").click();
    window.see("Pilih untuk apa");
    round.look_at("kasus-rahasia-alasan");
    window.field("Untuk apa Anda membukanya?").choose("Kunjungan hari ini");
    window.button("Buka kasus").click();
    window.see("Tercatat di Jejak");
    round.look_at("kasus-rahasia-dibuka");
}

fn form(round: &Round) {
    let window = round.window;
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    round.look_at("kasus-baru");
    window.press("Ctrl+S");
    window.see("Ada ");
    round.look_at("kasus-baru-salah");
    window.field("Cari warga").fill("sekar");
    window.option("Warga baru bernama");
    round.look_at("kasus-baru-cari-warga");
    window.press("Ctrl+A");
    window.type_text("Sekar Baru");
    window.see("Warga baru bernama “Sekar Baru”");
    window.press_times(12, "Down");
    window.press("Enter");
    window.await_focus("RT");
    round.look_at("kasus-baru-warga-baru");
    window.type_text("32");
    window.press("Enter");
    window.await_focus("Jenis PPKS");
    window.type_text("an");
    window.option("Anak balita");
    round.look_at("kasus-baru-cari-jenis");
    window.press("Escape");
    window.button("26 jenis").click();
    window.see("26 jenis PPKS");
    round.look_at("kasus-baru-26-jenis");
    window.press("Escape");
    for words in ["lanjut usia", "napza"] {
        window.field("Jenis PPKS").click();
        window.press("Ctrl+A");
        window.type_text(words);
        window.option("");
        window.press("Enter");
    }
    window.see("Selalu rahasia karena jenisnya");
    round.look_at("kasus-baru-terisi");
    window.button("Buang draf").click();
}

fn page(round: &Round) {
    let window = round.window;
    open_the_first(window);
    window.see("Rp1.000.000.000");
    round.look_at("sebuah-kasus");
    window.button("Catat asesmen").click();
    window.see("Wahana tidak menilai");
    window.field("Apa yang dibutuhkan").fill("Makan teratur, obat, dan teman bicara; atap dapur bocor.");
    round.look_at("catat-asesmen");
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    round.look_at("sebuah-kasus-asesmen");
    plan(round);
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.press("Ctrl+S");
    window.see("Tulis apa yang terjadi");
    round.look_at("catat-kunjungan-salah");
    window.press("Escape");
    window.button("Lainnya").click();
    round.look_at("sebuah-kasus-lainnya");
    window.button("Riwayat perubahan").click();
    window.see("Dicatat");
    let read_from = window.ask::<f64>("return document.querySelector('dialog[open]').scrollTop");
    assert_eq!(read_from, Some(0.0), "a long history is read from its beginning");
    round.look_at("riwayat-kasus");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Catat keterangan").click();
    window.await_focus("Apa yang terjadi");
    round.look_at("catat-keterangan");
    window.press("Escape");
    window.button("Ubah").click();
    window.see("Ubah kasus");
    round.look_at("ubah-kasus");
    window.press("Alt+Left");
    window.see("Perjalanan kasus");
}

fn open_the_first(window: &Window) {
    // Its words end with how many wait.
    window.button("Kasus 3").click();
    window.field("Cari kasus").fill(&world::case_number(1));
    window.press("Enter");
    window.see("Perjalanan kasus");
}

fn plan(round: &Round) {
    let window = round.window;
    window.button("Tujuan baru").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.press("Ctrl+S");
    window.see("Tulis apa yang ingin dicapai");
    round.look_at("tujuan-salah");
    window.press("Escape");
    window.button("Tambah tindakan, Punya KTP").click();
    window.await_focus("Apa yang dikerjakan?");
    window.field("Siapa yang mengerjakan?").choose("Orang lain …");
    window.field("Paling lambat").fill(&walk::typed(walk::days_ago(3)));
    window.press("Ctrl+S");
    window.see("Tulis siapa yang mengerjakan");
    round.look_at("tindakan-salah");
    window.button("Buang draf").click();
    window.button("1 yang sudah selesai, Punya KTP").click();
    window.see("Tidak jadi");
    round.look_at("rencana-terbuka");
    window.button("Cetak rencana").click();
    window.see("Disepakati bersama");
    round.look_at("cetak-rencana");
    window.press("Escape");
    window.button("Lainnya").click();
    window.button("Rencanakan kunjungan").click();
    window.field("Kunjungan berulang").click();
    window.field("Setiap berapa").fill("0");
    window.button("Simpan rencana").click();
    round.look_at("kunjungan-berulang-salah");
    window.press("Escape");
    window.button("Beranda").click();
    window.button("Minggu ini").click();
    window.see("Lewat waktu");
    round.look_at("minggu-ini");
    open_the_first(window);
}

fn dialogs(round: &Round) {
    let window = round.window;
    window.button("Pindah tahap").click();
    window.field("Tahap").choose("Rencana");
    window.button("Pindah tahap").click();
    window.see("Tulis alasannya");
    round.look_at("pindah-tahap-salah");
    window.press("Escape");
    for (act, title, picture) in [
        ("Rencanakan kunjungan", "Kapan kunjungan berikutnya?", "rencana"),
        ("Rahasiakan", "Rahasiakan kasus ini?", "rahasiakan"),
        ("Serahkan ke pendamping lain", "Serahkan ke siapa?", "serahkan"),
        ("Tutup kasus", "Tutup kasus ini?", "tutup-kasus"),
    ] {
        window.button("Lainnya").click();
        window.button(act).click();
        window.see(title);
        round.look_at(picture);
        window.press("Escape");
    }
}

fn closed(round: &Round) {
    let window = round.window;
    window.button("Lainnya").click();
    window.button("Tutup kasus").click();
    window.button("Tutup kasus").click();
    window.see("Pilih karena apa");
    round.look_at("tutup-kasus-salah");
    window.field("Karena apa").choose("Kebutuhan terpenuhi");
    window.button("Tutup kasus").click();
    window.see(&format!("Kasus {} ditutup", world::case_number(1)));
    round.look_at("kasus-selesai");
    window.button("Buka lagi").click();
    window.see("Buka kasus ini lagi?");
    round.look_at("buka-lagi");
    window.press("Escape");
}

fn emergencies(round: &Round) {
    let window = round.window;
    walk::close_notice(window);
    window.button("Kasus").click();
    window.button("Daftar darurat").click();
    window.see("1 daftar");
    round.look_at("daftar-darurat");
    window.button("Daftar baru").click();
    window.see("Mulai mencatat");
    window.button("Mulai mencatat").click();
    window.see("Tulis nama kejadiannya");
    round.look_at("daftar-darurat-baru-salah");
    window.press("Escape");
    window.tab_back_to("Daftar darurat");
    window.press("Enter");
    window.await_focus("Nama");
    round.look_at("satu-daftar-darurat");
    window.type_text("menur o");
    window.option("Giman");
    round.look_at("daftar-darurat-tawaran");
    window.press("Down");
    window.press("Enter");
    window.await_focus("Kebutuhan");
    window.field("Telepon").fill("besok");
    window.field("Jiwa").fill("0");
    window.press("Ctrl+S");
    window.see("Baris ini belum tersimpan");
    round.look_at("daftar-darurat-salah");
    window.button("Kosongkan").click();
    window.button("Daftarkan").click();
    window.see("Periksa dulu yang ini");
    round.look_at("daftarkan-dari-daftar-darurat");
    window.press("Escape");
    window.button("Jadikan kasus").click();
    window.see("Yang terjadi pada mereka");
    window.button("Buat 1 kasus").click();
    window.see("Centang paling sedikit satu");
    round.look_at("jadikan-kasus-salah");
    window.press("Escape");
    window.tab_to("Daftar darurat");
    window.press("Enter");
    window.see("Keluarkan dari daftar");
    round.look_at("baris-daftar-darurat");
    window.press("Escape");
    // The next line is about nobody of the register.
    window.await_focus("Daftar darurat");
    window.press("Down");
    window.press("Enter");
    window.button("Hapus untuk selamanya").click();
    window.see("Yang tetap ada, tanpa nama");
    round.look_at("hapus-baris-daftar-darurat");
    window.press("Escape");
    window.field("Ringkasan").click();
    window.see("Per RT");
    round.look_at("ringkasan-daftar-darurat");
    window.button("Lainnya").click();
    window.button("Cetak daftar").click();
    window.see("Jumlah: 15 keluarga");
    round.look_at("cetak-daftar-darurat");
    window.press("Escape");
}
