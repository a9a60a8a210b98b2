//! The way in, as one person walks it; for every test of the window that needs an open vault.

use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Utc};
use serde_json::{Value, json};

use crate::window::{DataFolder, Size, Window};

/// Who sets the group up.
pub const HEAD: &str = "Bu Truntum";
/// Their passphrase.
pub const PASSPHRASE: &str = "kuda makan jagung di sawah basah";

/// A PNG of one point, in base64.
pub const POINT: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// Today where the window is: its clock is Jakarta's, wherever the tests run.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// So many days before today.
pub fn days_ago(days: u64) -> NaiveDate {
    today() - Days::new(days)
}

/// So many days after today.
pub fn days_ahead(days: u64) -> NaiveDate {
    today() + Days::new(days)
}

/// A day as it is typed: `1/6/2026`.
pub fn typed(day: NaiveDate) -> String {
    format!("{}/{}/{}", day.day(), day.month(), day.year())
}

/// A day as a field shows it once it is understood: `01/06/2026`.
pub fn understood(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// A day as the page says it: `1 Juni 2026`.
pub fn said(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] = [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];
    format!("{} {} {}", day.day(), MONTHS[day.month0() as usize], day.year())
}

/// A day as a row says it: `1 Jun`, with its year where that is not this one.
pub fn short(day: NaiveDate) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"];
    let short = format!("{} {}", day.day(), MONTHS[day.month0() as usize]);
    if day.year() == today().year() { short } else { format!("{short} {}", day.year()) }
}

/// The number of the first, second … case that was reported this year.
pub fn case_number(place: u32) -> String {
    case_number_of(place, today())
}

/// The same in the year of that day: a case is numbered by the day on which it was reported.
pub fn case_number_of(place: u32, day: NaiveDate) -> String {
    format!("K-{}-{place:04}", day.year())
}

/// The number of the first, second … gift that was given this year.
pub fn gift_number(place: u32) -> String {
    gift_number_of(place, today())
}

/// The same in the year of that day, on which the gift was given.
pub fn gift_number_of(place: u32, day: NaiveDate) -> String {
    format!("B-{}-{place:04}", day.year())
}

/// The number of the first, second … referral, in the year of the day on which it was sent.
pub fn referral_number(place: u32, day: NaiveDate) -> String {
    format!("R-{}-{place:04}", day.year())
}

fn now() -> DateTime<FixedOffset> {
    let seven_hours = FixedOffset::east_opt(7 * 3_600).expect("an offset");
    Utc::now().with_timezone(&seven_hours)
}

/// First start to the page of the recovery key.
pub fn create_officer(window: &Window) {
    window.button("Mulai").click();
    window.await_focus("Nama Anda");
    window.type_text(HEAD);
    window.field("Kalimat sandi").fill(PASSPHRASE);
    window.field("Ketik sekali lagi").fill(PASSPHRASE);
    window.see("Kuat. Sulit ditebak.");
    window.button("Lanjut: kunci pemulihan").click();
    window.see("Cetak lembar kunci");
}

/// The key's eight groups, read from the screen.
pub fn read_recovery_key(window: &Window) -> Vec<String> {
    window.until("the key is shown", || {
        window
            .ask::<Vec<String>>(
                "return [...document.querySelectorAll('ol.key li')].filter(seen).map((group) => \
                 [...group.childNodes].filter((part) => part.nodeType === 3).map((part) => part.data).join('').trim())",
            )
            .filter(|groups| groups.len() == 8)
    })
}

/// Reads the key from the screen and types back what is asked; gives the key's eight groups.
pub fn confirm_recovery_key(window: &Window) -> Vec<String> {
    let groups = read_recovery_key(window);
    window.button("Sudah saya catat").click();
    window.see("Periksa catatan Anda");
    for (place, group) in groups.iter().enumerate() {
        let label = format!("Kelompok {}", place + 1);
        if window.text().contains(&label) {
            window.field(&label).fill(&group.to_lowercase());
        }
    }
    window.button("Cocokkan").click();
    window.not_see("Periksa catatan Anda");
    groups
}

/// Fills the page of the group and goes on.
pub fn name_the_group(window: &Window, kelurahan: &str) {
    window.await_focus("Nama WKSBM");
    window.type_text("Sekar Kawung");
    window.field("Kelurahan").fill(kelurahan);
    window.option(kelurahan);
    window.press("Enter");
    window.field("RW").fill("99");
    window.field("Nomor RT").fill("31-34");
    window.press("Enter");
    window.see("034");
    window.field("Alamat sekretariat").fill("Jalan Contoh 9, Balai RW 99");
    window.button("Lanjut: petugas lain").click();
    window.see("Tambahkan siapa saja");
}

/// The whole first start, as short as it goes; gives the recovery key.
pub fn set_up(window: &Window) -> Vec<String> {
    create_officer(window);
    let key = confirm_recovery_key(window);
    name_the_group(window, "Sorosutan");
    window.button("Selesai, buka Wahana").click();
    window.see("Beranda");
    key
}

/// Types the passphrase into the field that already has the focus.
pub fn unlock(window: &Window, passphrase: &str) {
    window.await_focus("Kalimat sandi");
    window.type_text(passphrase);
    window.press("Enter");
}

/// Opens the window of a user whose vault is there and signs its head in.
pub fn signed_in(folder: &DataFolder, size: Size) -> Window {
    let window = Window::open(size, folder);
    unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window
}

/// From anywhere through the search box to the page of the one thing that is found there, which is called so.
pub fn find_everywhere(window: &Window, typed: &str, called: &str) {
    window.press("Ctrl+K");
    window.await_focus("Warga, keluarga, atau kasus");
    window.type_text(typed);
    window.option(called);
    window.press("Enter");
    window.not_see("Warga, keluarga, atau kasus");
}

/// From anywhere to the form of a new resident, with the name in focus.
pub fn begin_a_resident(window: &Window) {
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.press("Ctrl+N");
    window.await_focus("Nama atau sebutan");
}

/// A new resident of whom name and RT are known; ends on their page.
pub fn add_resident(window: &Window, name: &str) {
    begin_a_resident(window);
    window.field("Nama atau sebutan").fill(name);
    window.field("RT / RW").fill("32");
    window.press("Ctrl+S");
    window.see("Data diri");
}

/// Opens the first row of the list whose search has the focus, as soon as the list is there.
pub fn open_the_first(window: &Window) {
    window.until("the list has a row", || {
        window.ask::<bool>("return document.querySelector('tr[data-row]') ? true : null")
    });
    window.press("Enter");
}

/// From anywhere to the form of a new case about somebody who is written down right there; the types are next.
pub fn begin_a_case(window: &Window, name: &str) {
    window.press("Ctrl+B");
    write_down(window, name);
    window.await_focus("Jenis PPKS");
    close_notice(window);
    window.field("Jenis PPKS").click();
    window.see(name);
}

/// How often `text` stands among what happened in the case whose page is open; the band above it may say it once more.
pub fn times_happened(window: &Window, text: &str) -> usize {
    window.until("the case's time line is there", || {
        let script = format!(
            "const line = document.querySelector('ol.time'); \
             return line && line.textContent.split({}).length - 1",
            json!(text)
        );
        window.ask::<usize>(&script)
    })
}

/// Closes what was just said: it lies above the end of the page, where nothing could be clicked.
pub fn close_notice(window: &Window) {
    window.button("Tutup pemberitahuan").click();
}

/// Waits until the vault keeps `text` in the draft of this form: by the form's own clock, nobody left it.
pub fn await_draft(window: &Window, form: &str, subject: &Value, text: &str) {
    let since = Instant::now();
    window.until("the draft is kept", || {
        let draft = window.command("find_draft", &json!({ "form": form, "subject": subject })).ok()?;
        draft["payload"].as_str().is_some_and(|payload| payload.contains(text)).then_some(())
    });
    // Three are promised; a busy machine gets two more.
    assert!(since.elapsed() < Duration::from_secs(5), "{form} is kept after {:?}", since.elapsed());
}

/// Puts text into a field that no keyboard types; `text` is an expression of the page's language.
pub fn paste(window: &Window, field: &str, text: &str) {
    window.field(field).click();
    let script = format!(
        "const box = document.activeElement; box.value = {text}; \
         box.dispatchEvent(new Event('input', {{ bubbles: true }})); return true"
    );
    window.until("the text is in the field", || window.ask::<bool>(&script));
}

/// In a form that asks for somebody: nobody of that name is found, so the resident is written down right there.
pub fn write_down(window: &Window, name: &str) {
    window.await_focus("Cari warga");
    window.type_text(name);
    window.option("Warga baru bernama");
    window.press("Enter");
    window.await_focus("RT");
    window.type_text("32");
    window.press("Enter");
}

/// From anywhere to the form of a gift of money for somebody who is ill, filled in and not yet saved.
pub fn type_sick_benefit(window: &Window, name: &str, amount: &str) {
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.press("Ctrl+N");
    window.await_focus("Cari warga");
    window.type_text(name);
    window.option(name);
    window.press("Enter");
    window.await_focus("Jenis bantuan");
    window.type_text("sakit");
    window.option("Santunan sakit");
    window.press("Enter");
    window.field("Jumlah uang").fill(amount);
}
