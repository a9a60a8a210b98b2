//! Beranda: never empty of a next step, and back to what was left.

use std::time::Duration;

use chrono::{FixedOffset, TimeDelta, Utc};
use wahana_core::person;
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

#[test]
fn beranda_leads_through_the_first_steps_and_back_to_a_draft() {
    let folder = DataFolder::empty();
    let mut window = prepared::window(&folder, Size::SMALL);
    window.see("Langkah pertama");
    window.see("0 dari 3");
    window.axe_finds_nothing("beranda, fresh");
    window.picture("01-fresh");
    window.button("Catat warga").click();
    window.await_focus("Nama atau sebutan");
    window.type_text("Sekar Dangan");
    window.field("RT").fill("32");
    window.press("Ctrl+S");
    window.see("Sekar Dangan tercatat sebagai warga");
    window.button("Beranda").click();
    window.see("1 dari 3");
    window.see("Terbaru");
    window.press("Ctrl+B");
    window.field("Nama pelapor").fill("Pak Parang");
    window.button("Beranda").click();
    window.see("Draf kasus baru");
    // While the toast fades its contrast is nobody's.
    window.patient_for(Duration::from_secs(20));
    window.not_see("tercatat sebagai warga");
    window.axe_finds_nothing("beranda with a draft");
    window.picture("02-draft");
    window.button("Lanjutkan").click();
    assert_eq!(window.field("Nama pelapor").value(), "Pak Parang");
    window.close();
}

#[test]
fn a_clock_that_was_set_back_is_told_until_it_is_right_and_refuses_nothing() {
    let folder = DataFolder::empty();
    let vault = prepared::vault(&folder, false);
    let officer = vault.read(|ctx| Ok(ctx.officer().clone())).unwrap();
    drop(vault);
    // Written an hour from now, so now the clock is an hour behind.
    let later = Utc::now() + TimeDelta::hours(1);
    prepared::written_at(&folder, &officer, later, |ctx| {
        person::add(ctx, &prepared::resident_form("Kawung Picis"))
    });

    let window = Window::open(Size::SMALL, &folder);
    walk::unlock(&window, PASSPHRASE);
    // The window's place on earth.
    let hour = later.with_timezone(&FixedOffset::east_opt(7 * 3600).unwrap()).format("%H.%M");
    window.see(&format!("pukul {hour}: periksa dulu tanggal komputer sebelum mencatat apa pun."));
    window.picture("wrong-clock");
    window.axe_finds_nothing("beranda with a wrong clock");
    walk::begin_a_resident(&window);
    window.type_text("Sekar Dangan");
    window.field("RT").fill("32");
    window.press("Ctrl+S");
    window.see("Sekar Dangan tercatat sebagai warga");
    // The sign-in and the record are now the last entries, and the clock is as wrong as before.
    window.button("Beranda").click();
    window.see("periksa dulu tanggal komputer");
    window.close();
}
