//! Somebody who was written down twice: found in the list, compared, made one, and two again; by keyboard.

use std::time::Duration;

use chrono::{TimeDelta, Utc};
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::merging::{self, MemberMerge, PersonMerge};
use wahana_core::person::{self, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;
use wahana_core::{Uuid, case};
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

const OLD: &str = "Soekardjo Kawung Picis Wijayakusuma";
const NEW: &str = "Sukarjo Kawung Picis Wijayakusuma";
const LATER: &str = "Mbah Sukarjo Wijayakusuma";

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
    window.see("Belum ada yang cukup mirip");
    window.picture("03-not-same");
    window.button("Urungkan").click();
    window.see("1 pasang catatan");
    window.press("Enter");
    window.see("Orang yang sama?");
    // The other spelling, by keyboard: the first choice of the page is the name.
    window.field(&format!("Nama atau sebutan: {OLD}")).click();
    window.press("Ctrl+S");
    window.see("menjadi satu");
    window.see("Belum ada yang cukup mirip");

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
    window.see("Belum ada yang cukup mirip");
    window.close();
}

/// From the page of whoever is open to the page that lays them beside somebody else.
fn lay_beside(window: &Window, name: &str) {
    window.button("Lainnya").click();
    window.button("Gabungkan").click();
    window.see("Gabungkan dengan siapa?");
    window.await_focus("Cari warga");
    window.type_text(name);
    window.option(name);
    window.press("Enter");
    window.see("Orang yang sama?");
}

/// From the page of whoever was two to what taking the merging of three weeks ago back would do.
fn ask_back(window: &Window) {
    window.button("Lainnya").click();
    window.button("Riwayat perubahan").click();
    window.see(&format!("Riwayat perubahan {LATER}"));
    let merged = walk::short(walk::days_ago(21));
    window.button(&format!("Urungkan: Diubah, Bu Truntum, {merged}")).click();
    window.see("Urungkan ini?");
}

#[test]
fn a_couple_stays_two_and_a_merging_of_weeks_ago_leaves_what_was_changed_since() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let couple = ["Udan Liris", "Nitik Karawitan"].map(|name| resident(&vault, name, ""));
    let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
    let members = [(couple[0], 1), (couple[1], 3)].map(|(person, relation)| MemberForm { person, relation });
    vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap();
    let keep = resident(&vault, OLD, "3471130403510001");
    let gone = resident(&vault, NEW, "");
    prepared::case_about(&vault, gone);
    let head = vault.read(|ctx| Ok(ctx.officer().clone())).unwrap();
    drop(vault);
    // Made one three weeks ago; a week ago somebody asked how they are called.
    prepared::written_at(&folder, &head, Utc::now() - TimeDelta::days(21), |ctx| {
        let told = merging::preview_persons(ctx, keep, gone)?;
        let two = MemberMerge {
            keep,
            keep_rev: told.keep.person.rev,
            gone,
            gone_rev: told.gone.person.rev,
            form: PersonForm { name: NEW.to_owned(), ..told.suggested },
            life_of: told.life_of,
        };
        merging::merge_persons(ctx, &PersonMerge { two, family_of: told.family_of })
    });
    prepared::written_at(&folder, &head, Utc::now() - TimeDelta::days(7), |ctx| {
        let now = person::find(ctx, keep)?;
        let form = PersonForm { name: LATER.to_owned(), ..now.form };
        person::change(ctx, keep, now.rev, &form)
    });

    let window = walk::signed_in(&folder, Size::SMALL);
    window.button("Warga & Keluarga").click();
    window.see("3 warga");
    window.type_text("udan");
    window.see("1 dari 3 warga");
    window.press("Enter");
    window.see("Data diri");
    lay_beside(&window, "Nitik Karawitan");
    window.see("tercatat sebagai pasangan di satu keluarga, jadi mereka dua orang.");
    window.see("betulkan dulu di halaman keluarganya");
    assert!(!window.has_button("Gabungkan"), "nothing to press");
    window.picture("11-couple");
    window.axe_finds_nothing("a couple beside each other");
    window.press("Ctrl+S");
    window.see("Orang yang sama?");

    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.field("Cari warga").fill("soekardjo");
    window.see("1 dari 3 warga");
    window.press("Enter");
    window.see("Data diri");
    window.see(LATER);
    window.see("Dulu juga tercatat sebagai W-0004");
    ask_back(&window);
    window.see("Menggabungkan warga");
    window.see("Diubah lagi sesudahnya, jadi dibiarkan seperti sekarang.");
    window.picture("13-stays");
    window.axe_finds_nothing("taking a merging of weeks ago back");
    window.button("Urungkan").click();
    window.see("Diurungkan");
    window.not_see("Dulu juga tercatat");
    window.see(LATER);

    // Done again, and taken back with what was written since.
    window.button("Ulangi").click();
    window.see("Dulu juga tercatat sebagai W-0004");
    ask_back(&window);
    window.field(&format!("Kembalikan warga {LATER}: Nama")).click();
    window.button("Urungkan").click();
    window.see("Diurungkan");
    window.not_see("Dulu juga tercatat");
    window.see(OLD);
    window.not_see(LATER);
    window.see("Belum ada kasus");
    window.button("Kembali").click();
    window.see("2 dari 4 warga");
    window.field("Cari warga").fill("W-0004");
    window.see("1 dari 4 warga");
    window.press("Enter");
    window.see("Data diri");
    window.see(NEW);
    window.see(&walk::case_number_of(1, walk::days_ago(8)));
    window.picture("14-two-again");
    window.close();
}
