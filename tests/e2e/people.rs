//! Residents and families: from an empty list to a family with a head, and the input that hurts.

use wahana_tests::prepared;
use wahana_tests::walk;
use wahana_tests::window::{DataFolder, Size, Window};

fn at_the_list(size: Size, folder: &DataFolder) -> Window {
    let window = prepared::window(folder, size);
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window
}

#[test]
fn a_resident_and_a_family_are_written_down_found_and_changed() {
    let folder = DataFolder::empty();
    let window = at_the_list(Size::USUAL, &folder);
    window.see("Belum ada warga");
    window.picture("01-empty");
    window.axe_finds_nothing("empty list");

    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
    window.axe_finds_nothing("form");
    window.press("Ctrl+S");
    window.see("Tulis nama atau sebutannya");
    window.await_focus("Nama atau sebutan");
    window.picture("02-faults");
    window.axe_finds_nothing("form with faults");

    walk::add_resident(&window, "Soekardjo Kawung");
    window.see("W-0001");
    window.picture("03-person");
    window.axe_finds_nothing("page of a resident");

    // The family, from the head's page, with a member who is written down in the middle of it.
    window.button("Catat keluarganya").click();
    window.see("Siapa saja?");
    window.field("Hubungan Soekardjo Kawung");
    window.field("Tambah anggota").fill("Sekar Jali");
    window.see("Warga baru bernama");
    window.picture("04-search");
    window.press("Enter");
    window.await_focus("Nama atau sebutan");
    window.field("Perkiraan umur").fill("9");
    window.picture("05-quick");
    window.axe_finds_nothing("form of a family with a new resident");
    window.button("Simpan warga ini").click();
    window.field("Hubungan Sekar Jali").choose("Anak");
    window.press("Ctrl+S");
    window.see("Keluarga Soekardjo Kawung");
    window.see("KL-0001");
    window.picture("06-family");
    window.axe_finds_nothing("page of a family");

    // Found in new spelling, by a member, and misspelt by a letter.
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.type_text("sukarjo");
    window.see("1 dari 2 warga");
    window.field("Cari warga").fill("sekat");
    window.see("Mirip");
    window.picture("07-misspelt");
    window.axe_finds_nothing("list");
    window.press("Enter");
    window.see("Data diri");

    // Gone, and back again.
    window.button("Pindah / Meninggal").click();
    window.see("Yang ikut berubah");
    let moved = walk::days_ago(40);
    window.field("Tanggal pindah").fill(&moved.format("%d/%m/%Y").to_string());
    window.picture("08-moved");
    window.axe_finds_nothing("form of a move");
    window.press("Ctrl+S");
    window.see("Sekar Jali tercatat pindah");
    window.see(&format!("Pindah {}", walk::said(moved)));
    window.button("Ternyata masih di sini").click();
    window.see("kembali ada di daftar");

    // A new head: everybody's relation is asked anew.
    window.button("Buka keluarga").click();
    window.see("KL-0001");
    window.button("Lainnya").click();
    window.button("Ganti kepala").click();
    window.see("Siapa kepala keluarganya sekarang?");
    let today = walk::days_ago(0);
    window.field("Tanggal").fill(&walk::typed(today));
    window.field("Kepala keluarga").choose("Sekar Jali");
    // How the old head is related to the new one follows, and can be chosen anew.
    assert_eq!(window.field("Hubungan Soekardjo Kawung").value(), "7");
    window.picture("09-new-head");
    window.axe_finds_nothing("form of a new head");
    window.press("Ctrl+S");
    window.see("Keluarga Sekar Jali");

    // What is typed and not saved is there again.
    walk::begin_a_resident(&window);
    window.field("Nama atau sebutan").fill("Belum Jadi");
    window.press("Alt+Left");
    window.await_focus("Cari warga");
    window.press("Ctrl+N");
    window.see("dilanjutkan");
    window.button("Mulai dari kosong").click();
    window.not_see("dilanjutkan");
    window.close();
}

#[test]
fn names_dates_and_numbers_that_hurt_each_have_their_sentence() {
    let folder = DataFolder::empty();
    let window = at_the_list(Size::USUAL, &folder);
    for name in ["Giman", "R.Ay. \"Menur\" O'Nitik, S.Pd. -", "=SUM(A1)"] {
        walk::add_resident(&window, name);
        window.see(name);
    }
    walk::begin_a_resident(&window);
    walk::paste(&window, "Nama atau sebutan", "'a'.repeat(100000)");
    window.press("Ctrl+S");
    window.see("Terlalu panjang");
    window.await_focus("Nama atau sebutan");
    walk::paste(&window, "Nama atau sebutan", "'Sekar \\u202egnarap'");
    window.press("Ctrl+S");
    window.see("Ada huruf yang tidak dapat ditampilkan");
    window.field("Nama atau sebutan").fill("Sekar Parang");

    window.field("Tanggal, bulan, tahun").fill("31/02/1990");
    window.press("Ctrl+S");
    window.see("tidak ada di kalender");
    window.picture("10-bad-date");
    window.field("Tanggal, bulan, tahun").fill("");

    window.field("NIK").fill("9999014309450000");
    window.see("mungkin rusak oleh Excel");
    window.field("NIK").fill("99990143");
    window.press("Ctrl+S");
    window.see("ini baru 8");
    window.button("Simpan sebagai belum lengkap").click();
    window.see("Disimpan sebagai belum lengkap");
    window.field("NIK").fill("9999 0143 0945 0001");
    window.see("Isi tanggal lahir 3 September 1945, perempuan dari NIK?");
    window.picture("11-nik");
    window.axe_finds_nothing("form with doubts");
    window.button("Isi dari NIK").click();
    window.not_see("dari NIK?");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("3 September 1945");

    // The same number once more stops and shows both.
    walk::begin_a_resident(&window);
    window.field("Nama atau sebutan").fill("Sekar Jali");
    window.field("NIK").fill("9999014309450001");
    window.see("Mungkin sudah ada: Sekar Parang");
    window.press("Ctrl+S");
    window.see("NIK yang sama sudah ada");
    window.see("Yang sudah tercatat");
    window.picture("12-twin");
    window.axe_finds_nothing("dialog of the same number");
    window.button("Simpan keduanya").click();
    window.see("Data diri");

    // A pile of papers: the next one is in the same place and the same family.
    walk::begin_a_resident(&window);
    window.field("Nama atau sebutan").fill("Udan Liris");
    window.field("Keluarga baru").click();
    window.button("Simpan, lalu catat lagi").click();
    window.see("Udan Liris tercatat sebagai warga");
    window.see("KL-0001");
    window.await_focus("Nama atau sebutan");
    window.type_text("Wahyu Tumurun");
    window.button("Tutup pemberitahuan").click();
    window.field("Hubungan dengan kepala keluarga").choose("Istri");
    window.press("Ctrl+S");
    window.see("Data diri");
    window.see("Udan Liris");
    window.picture("13-in-the-family");

    // Two without a number are two people.
    walk::add_resident(&window, "Ceplok Manggis");
    walk::add_resident(&window, "Truntum Setya");
    window.button("Warga & Keluarga").click();
    window.see("9 warga");
    window.picture("14-list");
    window.field("Keluarga").click();
    window.see("1 keluarga");
    window.picture("15-families");
    window.axe_finds_nothing("list of families");
    window.close();
}

#[test]
fn somebody_lives_in_no_rt_or_outside_this_rw() {
    let folder = DataFolder::empty();
    let window = at_the_list(Size::USUAL, &folder);
    for (name, home, told) in
        [("Pak Topi", "Tidak menetap", "tidak menetap"), ("Bu Caping", "Luar RW", "luar RW")]
    {
        walk::begin_a_resident(&window);
        window.field("Nama atau sebutan").fill(name);
        window.field(home).click();
        window.press("Ctrl+S");
        window.see("Data diri");
        window.see(told);
        window.button("Warga & Keluarga").click();
        window.see(name);
    }
    window.see("2 warga");
    window.close();
}

#[test]
fn one_box_finds_residents_families_and_cases_from_anywhere_by_keys() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    walk::begin_a_case(&window, "Sekar Dangan");
    window.type_text("lansia");
    window.option("");
    window.press("Enter");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    window.button("Beranda").click();
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("sekar");
    window.see(&format!("Kasus {}", walk::case_number(1)));
    window.picture("01-found");
    window.press("Enter");
    window.see("Data diri");
    window.see("W-0001");
    // Above a form too: what was typed there stays as its draft.
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text(&walk::case_number(1));
    window.option("Sekar Dangan");
    window.press("Enter");
    window.see("Perjalanan kasus");
    window.close();
}
