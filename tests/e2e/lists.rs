//! Daftar pilihan: the lists that the group keeps, and the tags of residents, families and cases.

use serde_json::json;
use wahana_core::record::MainRecord;
use wahana_core::tag;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const LONG: &str = "Lansia tinggal sendiri tanpa sanak dekat";

#[test]
fn the_head_keeps_a_list_of_the_groups_own_and_gifts_are_written_down_with_it() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    prepared::resident(&vault, "Sekar Dangan");
    drop(vault);

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Atur").click();
    window.button("Daftar pilihan").click();
    window.see("Label di samping 26 jenis PPKS");
    window.picture("01-tags");
    window.axe_finds_nothing("the list of tags");
    window.field("Jenis bantuan").click();
    window.see("Paket sembako");
    window.button("Jenis bantuan baru").click();
    window.await_focus("Nama");
    window.press("Ctrl+S");
    window.see("Tulis namanya.");
    window.field("Nama").fill("Paket Sembako");
    window.press("Ctrl+S");
    window.see("Sudah ada \"Paket Sembako\" di daftar ini");
    window.picture("02-there-already");
    window.axe_finds_nothing("an entry that is there already");
    window.field("Nama").fill("Kacamata baca");
    walk::await_draft(&window, "choice", &json!("assistance"), "Kacamata baca");
    // Left in the middle, and gone on with from Beranda.
    window.button("Batal").click();
    window.button("Beranda").click();
    window.see("Draf isi daftar pilihan");
    window.button("Lanjutkan").click();
    window.await_focus("Nama");
    assert_eq!(window.field("Nama").value(), "Kacamata baca");
    window.field("Barang").click();
    window.press("Ctrl+S");
    window.see("Kacamata baca ada di daftar");
    window.not_see("Belum ada. Tambahkan");
    window.button("Sembunyikan: Paket sembako").click();
    window.see("Paket sembako tidak ditawarkan lagi");
    window.picture("03-kinds");
    window.axe_finds_nothing("the list of kinds");

    // The kind is offered, and the hidden one is not.
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.press("Ctrl+N");
    window.await_focus("Cari warga");
    window.type_text("Sekar Dangan");
    window.option("Sekar Dangan");
    window.press("Enter");
    window.await_focus("Jenis bantuan");
    window.type_text("paket");
    window.see("Tidak ditemukan.");
    window.press("Ctrl+A");
    window.type_text("kacamata");
    window.option("Kacamata baca");
    window.press("Enter");
    window.await_focus("Tanggal diberikan");
    window.picture("04-chosen");
    window.close();
}

#[test]
fn a_tag_is_put_on_somebody_and_finds_them_again() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let sekar = prepared::resident(&vault, "Sekar Dangan");
    prepared::resident(&vault, "Udan Liris");
    prepared::case_about(&vault, sekar);
    let form = wahana_core::choice::ChoiceForm {
        name: LONG.to_owned(),
        sensitive: false,
        others: false,
        form: wahana_core::reference::AssistanceType::Money,
    };
    let list = wahana_core::choice::ChoiceList::Tag;
    let own = vault.write(|ctx| wahana_core::choice::add(ctx, list, &form)).expect("a tag").code;
    let case = vault.read(|ctx| wahana_core::case::of_person(ctx, sekar)).expect("a case")[0].id;
    vault.write(|ctx| tag::set(ctx, MainRecord::Case { id: case }, &[own])).expect("it is tagged");
    drop(vault);

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.see("Udan Liris");
    window.press("Enter");
    window.see("Data diri");
    window.button("Lainnya").click();
    window.button("Pilih label").click();
    window.see("Label Sekar Dangan");
    window.field("RTLH").click();
    window.field("ODGJ").click();
    window.picture("01-choosing");
    window.axe_finds_nothing("choosing tags");
    window.press("Ctrl+S");
    window.see("Label tersimpan");
    window.not_see("Label Sekar Dangan");
    window.see("ODGJ");
    window.picture("02-page");
    window.axe_finds_nothing("a page with tags");

    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.see("Udan Liris");
    // How many have it comes behind the list.
    window.until("the labels say how many have them", || {
        window.field("Label").text().contains("RTLH (1)").then_some(())
    });
    window.field("Label").choose("RTLH (1)");
    window.see("1 dari 2 warga");
    window.not_see("Udan Liris");
    assert!(!window.row("Sekar Dangan").text().contains("ODGJ"), "a sensitive tag is on no list");
    assert!(window.row("Sekar Dangan").text().contains("RTLH"));
    window.picture("03-list");
    window.axe_finds_nothing("a list that is narrowed to a tag");

    window.button("Kasus").click();
    window.await_focus("Cari kasus");
    window.see("Sekar Dangan");
    window.button("Saring").click();
    let counted = format!("{LONG} (1)");
    window.until("the labels say how many have them", || {
        window.field("Label").text().contains(&counted).then_some(())
    });
    window.field("Label").choose(&counted);
    window.picture("04-case-filter");
    window.button("Tampilkan kasus").click();
    window.see(LONG);
    window.picture("05-cases");
    window.axe_finds_nothing("cases that are narrowed to a tag");
    window.field("Cari kasus").click();
    window.press("Enter");
    window.see("Perjalanan kasus");
    window.see(LONG);
    window.picture("06-case");

    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("rtl");
    window.option("Warga berlabel RTLH");
    window.picture("07-found");
    window.axe_finds_nothing("a tag that was found");
    window.press("Enter");
    window.see("1 dari 2 warga");
    // What only cases have leads to the cases.
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text("lansia ting");
    window.option("Kasus berlabel Lansia tinggal sendiri");
    window.press("Enter");
    assert!(window.row("Sekar Dangan").text().contains(LONG), "the list is narrowed to it");

    window.button("Atur").click();
    window.button("Daftar pilihan").click();
    window.see("1 kasus");
    window.picture("08-counted");
    window.axe_finds_nothing("counted tags");
    window.close();
}
