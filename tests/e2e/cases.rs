//! A case from its form to its end, by keyboard; its draft after a power cut; a secret case of somebody else.

use serde_json::json;
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

fn choose_type(window: &Window, words: &str) {
    window.type_text(words);
    window.option("");
    window.press("Enter");
}

/// The first criterion ticked, the source chosen: the least that a case needs.
fn fill_the_rest(window: &Window) {
    window.press("Space");
    window.field("Yang melapor").choose("Ketua RT");
}

#[test]
fn a_case_is_opened_by_keyboard_alone_and_comes_to_its_end() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::begin_a_case(&window, "Sekar Dangan");
    window.picture("01-chosen");
    choose_type(&window, "lansia");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.press("Ctrl+S");
    window.see("Ada 2 hal yang perlu dilengkapi");
    window.see("Pilih siapa yang melapor");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.picture("02-faults");
    window.axe_finds_nothing("kasus baru with faults");
    window.press("Space");
    window.press_times(4, "Tab");
    window.await_focus("Yang melapor");
    window.press("Down");
    window.picture("03-source");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    window.see("Belum ada rencana kunjungan");
    window.picture("04-page");
    window.axe_finds_nothing("kasus");

    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.press("Ctrl+S");
    window.see("Tulis apa yang terjadi");
    window.type_text("Sudah mau makan dua kali sehari.");
    window.button("1 minggu lagi").click();
    window.axe_finds_nothing("catat kunjungan");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    window.see("Kunjungan berikutnya, 7 hari lagi");

    window.button("Pindah tahap").click();
    window.field("Tahap").choose("Pelayanan");
    window.see("Melewati Asesmen, Rencana");
    window.button("Pindah tahap").click();
    window.see("Tulis alasannya");
    window.await_focus("Alasannya");
    window.type_text("langsung dibantu");
    window.axe_finds_nothing("pindah tahap");
    window.press("Enter");
    window.see("Sekarang di tahap Pelayanan");
    window.see("Dilewati: Asesmen, Rencana.");
    window.picture("05-moved");

    window.button("Lainnya").click();
    window.button("Tutup kasus").click();
    window.field("Karena apa").choose("Kebutuhan terpenuhi");
    window.button("Tutup kasus").click();
    window.see(&format!("Kasus {} ditutup", walk::case_number(1)));
    window.picture("06-closed");
    window.button("Buka lagi").click();
    window.await_focus("Mengapa dibuka lagi?");
    window.type_text("sakit lagi");
    window.press("Enter");
    window.see(&format!("Kasus {} dibuka lagi", walk::case_number(1)));
    window.close();
}

#[test]
fn what_was_typed_into_a_case_survives_a_power_cut() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    walk::begin_a_case(&window, "Truntum Garuda");
    choose_type(&window, "fakir");
    window.press("Space");
    window.field("Catatan singkat").fill("Atap dapur bocor.");
    window.see("Draf tersimpan");
    // The last letters are at most three seconds old.
    window.until("the last letters are kept", || {
        let draft = window.command("find_draft", &json!({"form": "case", "subject": ""})).ok()?;
        draft["payload"].as_str().is_some_and(|kept| kept.contains("Atap dapur bocor.")).then_some(())
    });
    window.kill();

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.press("Ctrl+B");
    window.see("Draf yang belum disimpan dilanjutkan");
    window.see("Truntum Garuda");
    window.see("Fakir miskin");
    assert_eq!(window.field("Catatan singkat").value(), "Atap dapur bocor.");
    assert!(window.field("Tidak mempunyai sumber mata pencaharian").is_ticked());
    window.picture("01-restored");
    window.axe_finds_nothing("kasus baru with its draft");
    window.button("Mulai dari kosong").click();
    window.await_focus("Cari warga");
    window.not_see("Truntum Garuda");
    window.close();
}

/// Types 11 and 12 are about people of no RT: they must be written down without leaving the case.
#[test]
fn somebody_without_an_rt_is_written_down_from_a_case_and_what_was_typed_of_them_survives_a_power_cut() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.type_text("Pak Topi");
    window.option("Warga baru bernama");
    window.press("Enter");
    window.await_focus("RT");
    window.press("Shift+Tab");
    window.await_focus("Di RW ini");
    window.press("Down");
    window.await_focus("Tidak menetap");
    window.field("Perkiraan umur").fill("60");
    window.picture("01-quick");
    window.axe_finds_nothing("kasus baru with somebody of no RT");
    walk::await_draft(&window, "case", &"".into(), "60");
    window.kill();

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.press("Ctrl+B");
    window.see("Draf yang belum disimpan dilanjutkan");
    assert_eq!(window.field("Nama atau sebutan").value(), "Pak Topi");
    assert_eq!(window.field("Perkiraan umur").value(), "60");
    assert!(window.field("Tidak menetap").is_ticked());
    window.button("Simpan warga ini").click();
    window.await_focus("Jenis PPKS");
    window.see("tidak menetap");
    window.button("Tutup pemberitahuan").click();
    window.field("Jenis PPKS").click();
    choose_type(&window, "gelandangan");
    fill_the_rest(&window);
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));

    // Somebody from outside, in the same form.
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.type_text("Bu Caping");
    window.option("Warga baru bernama");
    window.press("Enter");
    window.field("Luar RW").click();
    window.button("Simpan warga ini").click();
    window.await_focus("Jenis PPKS");
    window.see("luar RW");
    window.close();
}

#[test]
fn a_button_below_an_open_list_is_pressed_where_it_stands() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::begin_a_case(&window, "Sekar Dangan");
    choose_type(&window, "lansia");
    window.await_focus("Tidak terpenuhi kebutuhan dasar");
    window.field("Jenis PPKS").click();
    window.option("Fakir miskin");
    window.button("Apa artinya?").click();
    window.see("Tutup penjelasan");
    let closed = "return document.querySelector('[role=combobox][aria-expanded=true]') ? null : true";
    window.until("the list is closed", || window.ask::<bool>(closed));
    window.close();
}

#[test]
fn what_was_typed_to_close_a_case_is_offered_again_until_it_is_closed() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::begin_a_case(&window, "Sekar Dangan");
    choose_type(&window, "lansia");
    fill_the_rest(&window);
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    let ask = || {
        window.button("Lainnya").click();
        window.button("Tutup kasus").click();
    };
    ask();
    window.field("Karena apa").choose("Kebutuhan terpenuhi");
    window.field("Catatan penutup").fill("Anaknya sudah pulang dan merawat.");
    window.see("Draf tersimpan");
    window.press("Escape");
    window.not_see("Karena apa");

    window.button("Beranda").click();
    window.see("Draf penutupan kasus");
    window.button("Lanjutkan").click();
    window.see("dilanjutkan");
    assert_eq!(window.field("Catatan penutup").value(), "Anaknya sudah pulang dan merawat.");
    window.picture("01-close-restored");
    window.axe_finds_nothing("closing a case, with its draft");
    window.button("Mulai dari kosong").click();
    window.not_see("dilanjutkan");
    assert_eq!(window.field("Catatan penutup").value(), "");
    window.field("Karena apa").choose("Kebutuhan terpenuhi");
    window.field("Catatan penutup").fill("Anaknya merawat.");
    window.button("Tutup kasus").click();
    window.see(&format!("Kasus {} ditutup", walk::case_number(1)));
    window.button("Beranda").click();
    window.see("Beranda");
    window.not_see("Draf penutupan kasus");
    window.close();
}

#[test]
fn somebody_elses_secret_case_asks_the_head_for_a_reason() {
    let folder = DataFolder::empty();
    let window = Window::open(Size::USUAL, &folder);
    walk::create_officer(&window);
    walk::confirm_recovery_key(&window);
    walk::name_the_group(&window, "Sorosutan");
    window.field("Nama petugas").fill("Mbak Ceplok");
    window.field("Pendamping").click();
    window.field("Kalimat sandi pertama").fill("empat gelas kopi di teras rumah");
    window.field("Ketik sekali lagi").fill("empat gelas kopi di teras rumah");
    window.see("Kuat");
    window.button("Tambahkan petugas").click();
    window.see("Mbak Ceplok");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");

    walk::begin_a_case(&window, "Nitik Karawitan");
    choose_type(&window, "napza");
    window.see("Selalu rahasia karena jenisnya");
    fill_the_rest(&window);
    window.field("Penanggung jawab").choose("Mbak Ceplok");
    window.press("Ctrl+S");
    window.see("selanjutnya dipegang pendampingnya");
    window.see("Kasus rahasia");
    window.see("hanya pendamping");
    assert!(!window.shows("Nitik Karawitan"), "the list gives no name away");
    window.picture("01-masked");
    window.axe_finds_nothing("daftar kasus");

    window.await_focus("Cari kasus");

    walk::open_the_first(&window);
    window.see(&format!("Buka kasus rahasia {}", walk::case_number(1)));
    window.button("Buka kasus").click();
    window.see("Pilih untuk apa Anda membukanya");
    window.picture("02-reason");
    window.axe_finds_nothing("buka kasus rahasia");
    window.field("Untuk apa Anda membukanya?").choose("Kunjungan hari ini");
    window.button("Buka kasus").click();
    window.see("Nitik Karawitan");
    window.see("Tercatat di Jejak");
    assert!(!window.has_button("Pindah tahap"), "it is opened to be read");
    window.see("Asesmen");
    window.see("Rencana");
    window.axe_finds_nothing("kasus rahasia yang dibuka");
    window.picture("03-opened");
    window.close();
}

#[test]
fn a_case_about_a_group_is_moved_given_to_closed_and_found_by_its_name() {
    const GROUP: &str = "Warga bantaran Kali Contoh";
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::SMALL);
    window.press("Ctrl+B");
    window.await_focus("Cari warga");
    window.field("Kelompok").click();
    window.field("Nama kelompok").fill("Warga bantaran Kali Contho");
    window.field("Jenis PPKS").click();
    choose_type(&window, "bencana alam");
    window.see("Kerugian harta benda");
    fill_the_rest(&window);
    window.picture("11-group");
    window.axe_finds_nothing("kasus baru about a group");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    // The name was misspelt.
    window.see("Warga bantaran Kali Contho");
    window.button("Ubah").click();
    window.field("Nama kelompok").fill(GROUP);
    window.picture("11-name");
    window.press("Ctrl+S");
    window.see(&format!("Perubahan kasus {} tersimpan", walk::case_number(1)));
    window.see(GROUP);

    window.button("Pindah tahap").click();
    window.field("Tahap").choose("Asesmen");
    window.button("Pindah tahap").click();
    window.see("Sekarang di tahap Asesmen");

    window.button("Beri bantuan").click();
    window.see(&format!("Kelompok di kasus {}", walk::case_number(1)));
    window.await_focus("Jenis bantuan");
    window.type_text("sembako");
    window.option("Paket sembako");
    window.press("Enter");
    window.field("Nama barang").fill("Selimut");
    window.press("Tab");
    window.type_text("20");
    window.press("Tab");
    window.type_text("lembar");
    window.picture("12-gift");
    window.axe_finds_nothing("form of assistance to a group");
    window.press("Ctrl+S");
    window.see(&format!("{} untuk {GROUP} tersimpan", walk::gift_number(1)));
    window.press("Alt+Left");
    window.see("Bantuan dalam kasus ini");
    window.see(&walk::gift_number(1));

    window.button("Lainnya").click();
    window.button("Tutup kasus").click();
    window.field("Karena apa").choose("Kebutuhan terpenuhi");
    window.button("Tutup kasus").click();
    window.see(&format!("Kasus {} ditutup", walk::case_number(1)));
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("bantaran");
    window.option(GROUP);
    window.press("Enter");
    window.see("Buka lagi");
    window.see(GROUP);
    window.close();
}

#[test]
fn an_emergency_begins_with_help_and_what_was_passed_over_is_told() {
    let folder = DataFolder::empty();
    let window = prepared::window(&folder, Size::USUAL);
    walk::begin_a_case(&window, "Sekar Dangan");
    choose_type(&window, "lansia");
    fill_the_rest(&window);
    window.field("Darurat").click();
    window.see("Kasus darurat langsung ke tahap Pelayanan");
    window.picture("21-form");
    window.axe_finds_nothing("kasus baru of an emergency");
    window.press("Ctrl+S");
    window.see(&format!("Kasus {} tersimpan", walk::case_number(1)));
    window.see("Tahap Pelayanan dimulai");
    window.see("Dilewati: Asesmen, Rencana. Darurat.");
    window.see("Darurat, belum ada yang berkunjung");
    window.picture("22-page");
    window.axe_finds_nothing("kasus of an emergency");
    window.button("Kasus").click();
    assert!(window.row("Sekar Dangan").text().contains("Pelayanan"), "the list has it there too");
    window.close();
}

#[test]
fn a_visit_before_the_birth_is_refused_with_the_day_of_the_birth() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let born = walk::days_ago(20);
    let form = PersonForm { birth: Birth::Day { date: born }, ..prepared::resident_form("Sekar Menur") };
    let person = vault.write(|ctx| person::add(ctx, &form)).expect("a newborn").id;
    prepared::case_about(&vault, person);
    drop(vault);
    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Kasus").click();
    window.await_focus("Cari");
    window.see("Sekar Menur");
    window.press("Enter");
    window.button("Catat kunjungan").click();
    window.await_focus("Keadaan saat dikunjungi");
    window.type_text("Bayinya sehat.");
    let day_before = walk::days_ago(21).format("%d-%m-%Y").to_string();
    window.field("Tanggal kunjungan").fill(&day_before);
    window.press("Ctrl+S");
    window.see("Tanggal ini sebelum ia lahir");
    window.await_focus("Tanggal kunjungan");
    window.field("Tanggal kunjungan").fill(&born.format("%d-%m-%Y").to_string());
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan");
    window.close();
}
