//! What happens to a family in one step, and a visit to all of it in one form, by keyboard.

use std::time::Duration;

use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;
use wahana_core::{Uuid, case};
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};
use wahana_tests::{case_work, prepared};

const HEAD: &str = "Soekardjo Kawung Picis Wijayakusuma";

/// A family of an elder, of somebody whose age nobody knows, and of a child; the first and the last have a case each
/// whose visit is due today.
fn prepare(folder: &DataFolder) -> Vault {
    let vault = prepared::vault(folder, false);
    let people = [(HEAD, Some(72)), ("Sekar Menur", None), ("Ceplok Kecil", Some(8))].map(|(name, years)| {
        let birth = years.map_or(Birth::Unknown, |years| Birth::Age { years, on: walk::today() });
        let form = PersonForm { birth, ..prepared::resident_form(name) };
        vault.write(|ctx| person::add(ctx, &form)).unwrap().id
    });
    let members: Vec<MemberForm> =
        people.into_iter().zip([1, 3, 4]).map(|(person, relation)| MemberForm { person, relation }).collect();
    let form = HouseholdForm {
        rt: "32".to_owned(),
        address: "Jalan Contoh 12".to_owned(),
        ..HouseholdForm::default()
    };
    vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    for person in [people[0], people[2]] {
        let id: Uuid = prepared::case_about(&vault, person);
        vault.write(|ctx| case::plan_visits(ctx, id, &ctx.today().to_string(), None)).unwrap();
    }
    vault
}

#[test]
fn one_form_visits_a_family_and_one_step_takes_a_death_with_all_that_follows() {
    let folder = DataFolder::empty();
    drop(prepare(&folder));
    let mut window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);

    window.see("Kunjungan terdekat");
    window.see("Jalan Contoh 12");
    window.axe_finds_nothing("beranda with visits that are due");
    window.picture("01-due");
    window.button("Kunjungi").click();
    window.await_focus("Untuk seluruh keluarga");
    window.press("Ctrl+S");
    window.see("Tulis apa yang terjadi, untuk keluarga atau untuk salah satu kasus");
    window.await_focus("Untuk seluruh keluarga");
    window.type_text("Atap bocor di kamar depan.");
    window.press("Tab");
    window.type_text("Masih batuk, obat tinggal dua hari.");
    window.axe_finds_nothing("form of a visit to a family");
    window.picture("02-visit");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan di 2 kasus");
    window.see("Tidak ada kunjungan sampai hari itu");
    window.picture("03-nothing-due");

    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.type_text("soekardjo");
    window.see("1 dari 3 warga");
    window.press("Enter");
    window.see("Data diri");
    window.button("Pindah / Meninggal").click();
    window.await_focus("Peristiwa");
    window.field("Peristiwa").choose("Meninggal");
    window.field("Tanggal meninggal").fill(&walk::typed(walk::days_ahead(1)));
    // Left in the middle, it does not answer for something else that happens to the family.
    window.button("Lanjutkan nanti").click();
    window.see("Data diri");
    window.button("Buka keluarga").click();
    window.button("Lainnya").click();
    window.button("Ganti kepala").click();
    window.see("Masih ada draf keluarga ini");
    window.see("Meninggal, ");
    window.picture("04-other-draft");
    window.axe_finds_nothing("a draft about something else");
    window.button("Lanjutkan draf").click();
    window.field("Tanggal meninggal");
    window.button("Kembali").click();
    window.button("Kembali").click();
    window.see("Data diri");
    window.button("Pindah / Meninggal").click();
    window.see("dilanjutkan");
    window.press("Ctrl+S");
    window.see("Tanggal ini belum tiba");
    window.see("Pilih satu kepala keluarga");
    window.field("Tanggal meninggal").fill(&walk::typed(walk::today()));
    window.see("Kepala keluarganya berganti");
    window.see("Ajukan paling lambat");
    window.field("Kepala keluarga").choose("Sekar Menur");
    window.picture("04-death");
    window.axe_finds_nothing("form of a death");
    window.press("Ctrl+S");
    window.see("tercatat meninggal");
    window.button("Buka keluarga").click();
    window.see("Keluarga Sekar Menur");
    window.see("Santunan kematian untuk");
    window.see("Meninggal,");
    window.picture("05-family");
    window.axe_finds_nothing("page of a family after a death");

    // One step back brings all of it back.
    window.patient_for(Duration::from_secs(30));
    window.not_see("tercatat meninggal");
    window.press("Ctrl+Z");
    window.see("Urungkan ini?");
    window.picture("06-undo");
    window.button("Urungkan").click();
    window.see(&format!("Keluarga {HEAD}"));
    window.not_see("Santunan kematian untuk");
    window.close();
}

#[test]
fn who_moves_a_whole_family_reads_before_what_changes_with_it() {
    let folder = DataFolder::empty();
    drop(prepare(&folder));
    let window = walk::signed_in(&folder, Size::USUAL);
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.field("Keluarga").click();
    window.await_focus("Cari keluarga");
    walk::open_the_first(&window);
    window.button("Peristiwa keluarga").click();
    window.await_focus("Peristiwa");
    window.field("Peristiwa").choose("Pindah");
    window.field("Tanggal pindah").fill(&walk::typed(walk::today()));
    window.see("Yang ikut berubah");
    for name in [HEAD, "Sekar Menur", "Ceplok Kecil"] {
        window.field(name).click();
    }
    window.see("Tidak ada lagi anggota yang tinggal di sini. Kartu Keluarganya tanpa anggota.");
    window.see("Kasus terbuka. Tetap berjalan");
    window.see("Kunjungan yang direncanakan");
    window.see(&walk::case_number(1));
    window.picture("21-move");
    window.axe_finds_nothing("form of a family that moves away");
    window.press("Ctrl+S");
    window.see("tercatat pindah");
    window.button("Warga & Keluarga").click();
    window.see("Belum ada warga");
    window.close();
}

#[test]
fn a_family_splits_and_unites_with_another_and_each_is_one_step_back() {
    let folder = DataFolder::empty();
    let vault = prepare(&folder);
    let other = prepared::resident(&vault, "Nitik Karawitan");
    let form = HouseholdForm { rt: "33".to_owned(), ..HouseholdForm::default() };
    let members = [MemberForm { person: other, relation: 1 }];
    vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    drop(vault);
    let window = walk::signed_in(&folder, Size::USUAL);
    to_families(&window, "2 keluarga");
    window.type_text("menur");
    window.see("1 dari 2 keluarga");
    window.press("Enter");
    window.see(&format!("Keluarga {HEAD}"));
    window.see("Tanggungan");
    window.see("1 anak di bawah 18 tahun");
    window.see("1 lansia, 60 tahun ke atas");
    window.see("1 orang belum diketahui umurnya");

    // The head goes: who stays needs a head, and so do they.
    window.button("Peristiwa keluarga").click();
    window.await_focus("Peristiwa");
    window.field("Peristiwa").choose("Keluarga berpisah");
    window.see("Yang dipilih menjadi keluarga sendiri. Kasus dan bantuan tetap pada orangnya.");
    window.press("Ctrl+S");
    window.see("Isi tanggalnya");
    window.see("Pilih siapa.");
    window.field("Tanggal").fill(&walk::typed(walk::today()));
    window.field(HEAD).click();
    window.see("Kepala keluarganya berganti. Pilih kepala yang baru.");
    window.see("Kasus terbuka. Tetap berjalan");
    window.see(&format!("{}, {HEAD}", walk::case_number_of(1, walk::days_ago(8))));
    window.see("Kunjungan yang direncanakan");
    assert!(!window.shows(&walk::case_number_of(2, walk::days_ago(8))), "the child's case is not touched");
    window.field("Kepala keluarga").choose("Sekar Menur");
    window.field("Kepala keluarga yang baru").choose(HEAD);
    window.picture("31-split");
    window.axe_finds_nothing("form of a family that splits");
    window.press("Ctrl+S");
    window.see("Keluarga baru tersimpan");
    window.see("KL-0003, 1 orang");
    window.see(&format!("Keluarga {HEAD}"));
    window.see("Keluarga berpisah,");
    window.see("1 lansia, 60 tahun ke atas");
    window.picture("32-new-family");
    // They live on at one address.
    window.see("Keluarga lain di alamat ini");
    window.button("Keluarga Sekar Menur").click();
    window.see("KL-0001, 2 orang");
    window.see("1 anak di bawah 18 tahun");
    window.not_see("1 lansia");
    window.press("Alt+Left");
    window.see("KL-0003, 1 orang");
    window.press("Ctrl+Z");
    window.see("Diurungkan");
    window.see("KL-0001, 3 orang");
    window.see(&format!("Keluarga {HEAD}"));
    window.not_see("Keluarga berpisah,");

    // All of it goes to the other family, with whoever is who there.
    window.button("Peristiwa keluarga").click();
    window.await_focus("Peristiwa");
    window.field("Peristiwa").choose("Bergabung dengan keluarga lain");
    window.see("Semua anggota masuk keluarga yang dituju.");
    window.see(&walk::case_number_of(2, walk::days_ago(8)));
    window.field("Tanggal").fill(&walk::typed(walk::today()));
    window.press("Ctrl+S");
    window.see("Pilih keluarga yang dituju");
    window.await_focus("Keluarga yang dituju");
    // Not with itself.
    window.type_text("menur");
    window.option(&format!("Keluarga {HEAD}"));
    window.press("Enter");
    window.press("Ctrl+S");
    window.see("Ini keluarga yang sama");
    window.field("Keluarga yang dituju").fill("nitik");
    window.option("Keluarga Nitik Karawitan");
    window.press("Enter");
    window.see("Hubungan setiap orang dengan Nitik Karawitan");
    window.field(&format!("Hubungan {HEAD}")).choose("Orang tua");
    window.field("Hubungan Sekar Menur").choose("Orang tua");
    window.field("Hubungan Ceplok Kecil").choose("Famili lain");
    window.picture("33-union");
    window.axe_finds_nothing("form of a family that joins another");
    window.press("Ctrl+S");
    window.see("Kedua keluarga menjadi satu keluarga");
    window.see("KL-0002, 4 orang");
    window.see("Bergabung dengan keluarga lain,");
    window.picture("34-united");
    window.press("Ctrl+Z");
    window.see("Diurungkan");
    window.see("KL-0002, 1 orang");
    window.not_see("Bergabung dengan keluarga lain,");
    to_families(&window, "2 keluarga");
    window.type_text("menur");
    window.see("1 dari 2 keluarga");
    window.press("Enter");
    window.see("KL-0001, 3 orang");
    window.see(&walk::case_number_of(2, walk::days_ago(8)));
    window.close();
}

/// A visit to a family in which nobody has a case is a record of the family: on its page, and in what happened.
#[test]
fn a_visit_to_a_family_without_a_case_is_read_on_its_page_and_in_what_happened() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let person = prepared::resident(&vault, "Sekar Dangan");
    let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
    let members = [MemberForm { person, relation: 1 }];
    vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    case_work::gift(&vault, person, None, walk::days_ago(3));
    drop(vault);
    let window = walk::signed_in(&folder, Size::USUAL);
    to_families(&window, "1 keluarga");
    walk::open_the_first(&window);
    window.see("Keluarga Sekar Dangan");
    window.button("Kunjungan keluarga").click();
    window.await_focus("Untuk seluruh keluarga");
    window.see("Tidak ada kasus terbuka yang dapat Anda isi di keluarga ini.");
    window.press("Ctrl+S");
    window.see("Tulis apa yang terjadi.");
    window.field("Apakah bertemu?").choose("Tidak ada orang di rumah");
    window.field("Untuk seluruh keluarga").fill("Titip pesan ke tetangga.");
    window.picture("41-visit");
    window.axe_finds_nothing("form of a visit to a family without a case");
    window.press("Ctrl+S");
    window.see("Kunjungan tersimpan di halaman keluarga");
    window.see("Kunjungan tanpa kasus");
    window.see("Tidak ada orang di rumah. Titip pesan ke tetangga.");
    window.picture("42-page");
    window.axe_finds_nothing("page of a family that was visited");
    assert_eq!(window.measure(), Vec::<String>::new());

    window.button("Lainnya").click();
    window.button("Seluruh perjalanan").click();
    window.see("2 kejadian");
    window.field("Kunjungan").click();
    window.see("1 dari 2 kejadian");
    window.see("Tidak ada orang di rumah. Titip pesan ke tetangga.");
    window.picture("43-timeline");
    window.press("Alt+Left");

    window.see("Kunjungan tanpa kasus");
    window.button("Tarik kembali: kunjungan").click();
    window.field("Alasannya").fill("Keluarga lain");
    window.press("Enter");
    window.see("Kunjungan ditarik kembali");
    window.not_see("Kunjungan tanpa kasus");
    window.button("Urungkan").click();
    window.see("Kunjungan tanpa kasus");
    window.close();
}

fn to_families(window: &Window, count: &str) {
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.field("Keluarga").click();
    window.await_focus("Cari keluarga");
    window.see(count);
}
