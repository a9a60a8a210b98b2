//! The second tour: one year of one family, from the first word to what is left of it on paper, with one numbered
//! picture a step in `target/tour/year`. What happened long ago is typed with its day, as from a notebook.

mod batch;

use wahana_tests::batch::{Keys, rice};
use wahana_tests::brought::{comes, drawn};
use wahana_tests::built;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

/// Who falls ill and dies within the year.
const HUSBAND: &str = "Udan Liris";
/// Who goes on.
const WIFE: &str = "Sekar Menur";
const CHILD: &str = "Sekar Jali";

/// So many days ago, as it is typed.
fn ago(days: u64) -> String {
    walk::typed(walk::days_ago(days))
}

#[test]
fn one_year_of_one_family() {
    let folder = DataFolder::empty();
    let mut window = Window::open(Size::USUAL, &folder);
    window.pictures_into(built::target().join("tour").join("year"));
    window.see("Selamat datang di Wahana");
    window.button("Coba dulu").click();
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Contoharjo");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");

    a_family_is_reported(&window);
    what_is_found_and_planned(&window);
    what_is_given_and_referred(&window);
    a_photo_of_the_house(&window);
    one_visit_to_all_of_them(&window);
    rice_before_the_feast(&window);
    written_down_twice(&window);
    the_head_dies(&window);
    who_goes_on(&window);
    the_year_on_one_page(&window);
    window.close();
}

/// A year ago: the family, and the case of its head.
fn a_family_is_reported(window: &Window) {
    walk::begin_a_resident(window);
    window.type_text(HUSBAND);
    window.field("Laki-laki").click();
    window.field("Perkiraan umur").click();
    window.field("Kira-kira umur").fill("71");
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
    walk::close_notice(window);
    window.button("Catat keluarganya").click();
    window.see("Siapa saja?");
    for (name, age, relation) in [(WIFE, "54", "Istri"), (CHILD, "9", "Cucu")] {
        window.field("Tambah anggota").fill(name);
        window.see("Warga baru bernama");
        window.press("Enter");
        window.await_focus("Nama atau sebutan");
        window.field("Perkiraan umur").fill(age);
        window.button("Simpan warga ini").click();
        window.field(&format!("Hubungan {name}")).choose(relation);
    }
    walk::close_notice(window);
    window.picture("01-keluarga");
    window.press("Ctrl+S");
    window.see(&format!("Keluarga {HUSBAND}"));
    walk::close_notice(window);

    a_case_about(window, HUSBAND, "lansia", "Tidak terpenuhi kebutuhan dasar", &ago(360));
    window.picture("02-laporan");
    window.press("Ctrl+S");
    window.see("tersimpan");
    window.see("Belum ada rencana kunjungan");
    walk::close_notice(window);
}

/// Chooses the person, one type with its criterion, who reported and when.
fn a_case_about(window: &Window, name: &str, kind: &str, criterion: &str, reported: &str) {
    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.type_text(name);
    window.option(name);
    window.press("Enter");
    window.await_focus("Jenis PPKS");
    window.type_text(kind);
    window.option("");
    window.press("Enter");
    window.await_focus(criterion);
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.field("Tanggal lapor").fill(reported);
}

/// What somebody saw there, what is to be reached, and who does what until when.
fn what_is_found_and_planned(window: &Window) {
    window.button("Catat asesmen").click();
    window.await_focus("Jenis PPKS");
    window.field("Tanggal kunjungan").fill(&ago(350));
    window.field("Apa yang dibutuhkan").fill("Makan siang setiap hari, obat darah tinggi");
    window.field("Kekuatan dan siapa yang membantu").fill("Istrinya kuat dan telaten; anak di luar kota");
    window.picture("03-asesmen");
    window.press("Ctrl+S");
    window.see("Asesmen tersimpan");
    walk::close_notice(window);

    window.button("Tulis tujuan").click();
    window.await_focus("Apa yang ingin dicapai?");
    window.type_text("Makan tiga kali sehari dan minum obat teratur");
    window.press("Enter");
    window.await_focus("Apa yang dikerjakan?");
    window.type_text("Daftarkan ke dapur umum RW");
    window.field("Paling lambat").fill(&ago(340));
    window.press("Ctrl+S");
    window.await_focus("Tambah tindakan");
    walk::close_notice(window);
    window.field("Daftarkan ke dapur umum RW").click();
    window.see("1 dari 1 selesai");
    walk::close_notice(window);
    window.picture("04-rencana");
    window.button("Cetak rencana").click();
    window.see("Disepakati bersama");
    window.picture("04-rencana-di-kertas");
    window.press("Escape");

    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Sudah makan dua kali sehari. Tekanan darahnya masih tinggi, obat habis.");
    window.field("Tanggal kunjungan").fill(&ago(320));
    window.button("1 minggu lagi").click();
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    walk::close_notice(window);
    window.picture("05-kunjungan");
}

/// From the group's own fund, and from the health centre.
fn what_is_given_and_referred(window: &Window) {
    window.button("Beri bantuan").click();
    window.await_focus("Jenis bantuan");
    window.type_text("sakit");
    window.option("Santunan sakit");
    window.press("Enter");
    window.field("Tanggal diberikan").fill(&ago(318));
    window.field("Jumlah uang").fill("200000");
    window.press("Ctrl+S");
    window.see("tersimpan");
    window.see("dua ratus ribu rupiah");
    walk::close_notice(window);
    window.picture("06-bantuan");
    window.press("Alt+Left");
    window.see("Perjalanan kasus");

    window.button("Rujuk").click();
    window.await_focus("Mitra");
    window.type_text("Puskesmas Contoh");
    window.option("Mitra baru bernama Puskesmas Contoh");
    window.press("Enter");
    window.await_focus("Jenis mitra");
    window.field("Jenis mitra").choose("Puskesmas, rumah sakit, klinik");
    window.button("Simpan mitra").click();
    window.await_focus("Yang diminta");
    window.type_text("Periksa tekanan darah dan obat rutin.");
    window.field("Dirujuk pada").fill(&ago(315));
    window.field("Jawaban ditunggu sampai").fill(&ago(300));
    window.press("Ctrl+S");
    window.see("Rujukan R-");
    walk::close_notice(window);
    window.button("Catat jawaban").click();
    window.field("Bagaimana jawabannya?").choose("Selesai");
    window.field("Hasilnya").fill("Periksa tiap bulan, obat diambil istrinya.");
    window.field("Kasus selanjutnya").choose("Pindah ke tahap Pemantauan");
    window.picture("07-jawaban");
    window.button("Simpan jawaban").click();
    window.see("disimpan");
    walk::close_notice(window);
    window.button("Buka kasus").click();
    window.see("Tahap Pemantauan dimulai");
    window.picture("08-pemantauan");
}

/// Dropped on the page of the case; what is shown of it is drawn anew, and small.
fn a_photo_of_the_house(window: &Window) {
    let photo = drawn(2400, 1800, &comes("drop", "[new File([blob], 'IMG_0412.JPG')]"));
    assert_eq!(window.ask_later(&photo), Some(true.into()));
    window.see("Siap disimpan, 1600 × 1200 titik");
    window.field("Keterangan").fill("Dapur sebelum diperbaiki");
    window.press("Ctrl+S");
    window.see("Lampiran tersimpan");
    walk::close_notice(window);
    window.see("Dapur sebelum diperbaiki");
    window.picture("09-lampiran");
}

/// A distribution to every family, with this one among them.
fn rice_before_the_feast(window: &Window) {
    window.button("Bantuan").click();
    window.see("Santunan sakit");
    window.button("Penyaluran").click();
    window.see("Belum ada hari penyaluran");
    let keys = Keys::of(window);
    rice(&keys, "Beras Ramadan");
    window.see("Pilih semua (1)");
    keys.tab_to("Pilih semua");
    keys.press("Enter");
    window.see("Terpilih (1)");
    window.picture("11-penyaluran");
    keys.press("Ctrl+S");
    window.see("tersimpan, 1 penerima");
    walk::close_notice(window);
    window.button("Sisanya hadir (1)").click();
    window.see("1 penerima ditandai hadir");
    window.button("Tutup penyaluran").click();
    window.see("1 penerima dicatat menerima bantuan");
    window.button("Tutup penyaluran").click();
    window.see("Ditutup oleh");
    walk::close_notice(window);
    window.picture("12-laporan-penyaluran");
}

/// Another volunteer did not find the wife and wrote her down again: the two become one.
fn written_down_twice(window: &Window) {
    walk::begin_a_resident(window);
    window.type_text("Sekar Menoer");
    window.field("Perkiraan umur").click();
    window.field("Kira-kira umur").fill("54");
    window.field("RT / RW").fill("32");
    window.see("Mungkin sudah ada");
    window.picture("13-mungkin-sudah-ada");
    window.press("Ctrl+S");
    window.see("Data diri");
    walk::close_notice(window);
    window.button("Warga & Keluarga").click();
    window.see("4 warga");
    window.button("Mungkin ganda").click();
    window.see("1 pasang catatan");
    window.press("Enter");
    window.see("Orang yang sama?");
    window.field(&format!("Nama atau sebutan: {WIFE}")).click();
    window.picture("14-satu-orang");
    window.press("Ctrl+S");
    window.see("menjadi satu");
    walk::close_notice(window);
}

/// One form for the whole family, half a year later.
fn one_visit_to_all_of_them(window: &Window) {
    window.button("Beranda").click();
    window.see("Kunjungan terdekat");
    window.button("Kunjungi").click();
    window.await_focus("Untuk seluruh keluarga");
    window.type_text("Atap dapur sudah diganti warga. Cucunya rajin sekolah.");
    window.picture("10-kunjungan-keluarga");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    walk::close_notice(window);
}

/// One step: who died, who is the head now, and what of the city can still be claimed.
fn the_head_dies(window: &Window) {
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.type_text(HUSBAND);
    window.see("1 dari 3 warga");
    window.press("Enter");
    window.see("Data diri");
    window.button("Pindah / Meninggal").click();
    window.await_focus("Peristiwa");
    window.field("Peristiwa").choose("Meninggal");
    window.field("Tanggal meninggal").fill(&ago(0));
    window.see("Kepala keluarganya berganti");
    window.field("Kepala keluarga").choose(WIFE);
    window.see("Ajukan paling lambat");
    window.picture("15-meninggal");
    window.press("Ctrl+S");
    window.see("tercatat meninggal");
    walk::close_notice(window);
    window.button("Buka keluarga").click();
    window.see(&format!("Keluarga {WIFE}"));
    window.picture("16-keluarga-sesudahnya");
}

/// His case ends; hers begins.
fn who_goes_on(window: &Window) {
    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    window.type_text(HUSBAND);
    window.see("1 kasus");
    window.press("Enter");
    window.see("Perjalanan kasus");
    // What is next of somebody who died is to close their case, and it is known why.
    window.see("Meninggal ");
    window.button("Tutup kasus").click();
    window.see("Tutup kasus ini?");
    window.button("Tutup kasus").click();
    window.see("ditutup");
    walk::close_notice(window);
    a_case_about(window, WIFE, "rawan sosial", "Perempuan berusia", &ago(0));
    window.press("Ctrl+S");
    window.see("tersimpan");
    walk::close_notice(window);
    window.picture("17-kasus-berikutnya");
}

/// Everything that happened with the family, and the sheet for its folder.
fn the_year_on_one_page(window: &Window) {
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("menur");
    window.option(&format!("Keluarga {WIFE}"));
    window.press("Down");
    window.press("Enter");
    window.see("Bantuan keluarga ini");
    window.button("Lainnya").click();
    window.button("Seluruh perjalanan").click();
    window.see(&format!("Perjalanan Keluarga {WIFE}"));
    window.see("Meninggal");
    window.see("Santunan sakit");
    window.picture("18-perjalanan");
    window.button("Cetak").click();
    window.see("Pencetakannya tercatat");
    window.picture("19-lembar");
    window.press("Escape");
}
