//! Somebody who was written down twice: found in the list, compared, made one, and two again; by keyboard.

use std::time::Duration;

use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;
use wahana_core::{Uuid, case};
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const OLD: &str = "Soekardjo Kawung Picis Wijayakusuma";
const NEW: &str = "Sukarjo Kawung Picis Wijayakusuma";

fn resident(vault: &Vault, name: &str, nik: &str) -> Uuid {
    let form = PersonForm {
        birth: Birth::parse("1951-03-04").unwrap(),
        nik: nik.to_owned(),
        address: "Jalan Contoh 12, sebelah utara Balai RW".to_owned(),
        ..prepared::resident_form(name)
    };
    vault.write(|ctx| person::add(ctx, &form)).unwrap().id
}

fn family(vault: &Vault, head: Uuid, kk: &str) {
    let form = HouseholdForm { rt: "32".to_owned(), kk: kk.to_owned(), ..HouseholdForm::default() };
    let members = [MemberForm { person: head, relation: 1 }];
    vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
}

fn prepare(folder: &DataFolder) {
    let vault = prepared::vault(folder, false);
    let old = resident(&vault, OLD, "3471130403510001");
    let new = resident(&vault, NEW, "");
    let other = resident(&vault, "Sekar Menur", "");
    family(&vault, old, "3471130203100007");
    family(&vault, other, "3471130203100007");
    let id = prepared::case_about(&vault, new);
    vault.write(|ctx| case::plan_visits(ctx, id, &ctx.today().to_string(), None)).unwrap();
}

#[test]
fn two_records_of_one_are_found_compared_made_one_and_two_again() {
    let folder = DataFolder::empty();
    prepare(&folder);
    let mut window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    window.button("Warga & Keluarga").click();
    window.see("3 warga");
    window.button("Mungkin ganda").click();
    window.see("1 pasang catatan");
    window.see("nama sama, tanggal lahir sama");
    window.axe_finds_nothing("list of pairs");
    window.picture("01-pairs");
    window.press("Enter");
    window.see("Orang yang sama?");
    window.see("1 kasus");
    window.axe_finds_nothing("two residents beside each other");
    window.picture("02-beside");
    window.button("Bukan orang yang sama").click();
    window.see("Diingat: bukan yang sama");
    window.see("Tidak ada yang mirip");
    window.picture("03-not-same");
    window.button("Urungkan").click();
    window.see("1 pasang catatan");
    window.press("Enter");
    window.see("Orang yang sama?");
    // The other spelling, by keyboard: the first choice of the page is the name.
    window.field(&format!("Nama atau sebutan: {OLD}")).click();
    window.press("Ctrl+S");
    window.see("menjadi satu");
    window.see("Tidak ada yang mirip");

    // The old number and the new spelling lead to the one who is left.
    window.button("Kembali").click();
    window.see("2 warga");
    window.field("Cari warga").fill("W-0002");
    window.see("1 dari 2 warga");
    window.press("Enter");
    window.see("Dulu juga tercatat sebagai W-0002");
    window.see("Data diri");
    window.axe_finds_nothing("page of one who was two");
    window.picture("04-one");
    window.button("Lainnya").click();
    window.picture("05-menu");
    window.press("Escape");

    // Taken back later, from the question that Ctrl Z asks.
    window.patient_for(Duration::from_secs(30));
    window.not_see("menjadi satu");
    window.press("Ctrl+Z");
    window.see("Urungkan ini?");
    window.see("Menggabungkan warga");
    window.picture("06-undo");
    window.button("Urungkan").click();
    window.not_see("Dulu juga tercatat");
    window.button("Kembali").click();
    window.see("3 warga");

    window.button("Mungkin ganda").click();
    window.see("1 pasang catatan");
    window.field("Keluarga").click();
    window.see("No. KK sama");
    window.picture("07-families");
    window.press("Tab");
    window.press("Enter");
    window.see("Keluarga yang sama?");
    window.axe_finds_nothing("two families beside each other");
    window.picture("08-families-beside");
    window.press("Ctrl+S");
    window.see("Pilih siapa Sekar Menur ini");
    window.field("Sekar Menur adalah").choose("anggota lain: istri");
    window.press("Ctrl+S");
    window.see("menjadi satu");
    window.see("Tidak ada yang mirip");
    window.close();
}
