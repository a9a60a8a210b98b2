//! Serah Terima, backup and restore, with a real stick.

use std::sync::mpsc;

use wahana_tests::office::Office;
use wahana_tests::stick::Stick;
use wahana_tests::walk::HEAD;

use super::world;
use super::{LOOKS, Round};

/// Whether nothing lies over the warning and nobody has to scroll to it.
const DO_NOT_PULL_IN_SIGHT: &str = "
    const warning = [...document.querySelectorAll('b')].find((one) => one.textContent === 'Jangan cabut stik.');
    const { x, y, width, height } = warning.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === warning";

#[test]
fn every_page_of_the_stick_fits() {
    let office = Office::new();
    let mut stick = Stick::ext4(32);
    office.card_into(stick.path());
    let (_folder, window) = world::open();
    let round = Round::new(&window);
    card_and_contents(&round, &stick);
    written(&round, &mut stick);
    backup(&round, &stick);
    restore(&round, &stick);
    pulled(&round, &mut stick);
    round.end();
    window.close();
}

fn card_and_contents(round: &Round, stick: &Stick) {
    let window = round.window;
    window.button("Serah Terima").click();
    window.button(&stick.name());
    round.look_at("serah-terima-kartu");
    window.button(&stick.name()).click();
    window.see("Bandingkan delapan kata ini");
    round.look_at("serah-terima-kata");
    window.button("Katanya sama, pakai kartu ini").click();
    window.button(&stick.name());
    round.look_at("serah-terima-stik");
    window.button(&stick.name()).click();
    window.see("Dengan nama");
    round.look_at("serah-terima-isi");
    window.button("Lihat daftar").click();
    window.see("Hapus centang");
    round.look_at("serah-terima-daftar");
    window.button("Selesai memeriksa").click();
    window.button("Lihat jenisnya").click();
    window.see("Jumlah di bawah lima");
    round.look_at("serah-terima-rahasia");
    window.press("Escape");
}

fn written(round: &Round, stick: &mut Stick) {
    let window = round.window;
    // The program waits for its file as long as the page is looked at.
    let (looked, until_looked) = mpsc::channel::<()>();
    let wait = move |_: &mut Stick| until_looked.recv().unwrap_or_default();
    stick.when_opened(".wksbm.part", wait, || {
        // In the window where it could be out of sight.
        window.look(LOOKS[0]);
        window.button("Tulis ke stik").click();
        window.see("Jangan cabut stik");
        window.until("the warning is in sight", || {
            window.ask::<bool>(DO_NOT_PULL_IN_SIGHT).filter(|seen| *seen)
        });
        round.look_at("serah-terima-menulis");
        drop(looked);
    });
    window.see("Aman dicabut");
    round.look_at("serah-terima-selesai");
    window.button("Selesai").click();
    window.button(&stick.name());
    round.look_at("serah-terima-lagi");
}

fn backup(round: &Round, stick: &Stick) {
    let window = round.window;
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.button(&format!("Jadikan {}", stick.name()));
    round.look_at("cadangan-menunjuk-stik");
    window.button("Buat cadangan").click();
    window.button(&stick.name());
    round.look_at("cadangkan-stik");
    window.button(&stick.name()).click();
    window.await_focus("Cadangkan ke");
    round.look_at("cadangkan-siap");
    window.press("Enter");
    window.see("Cadangan selesai. Aman dicabut");
    round.look_at("cadangkan-selesai");
    window.button("Selesai").click();
}

fn restore(round: &Round, stick: &Stick) {
    let window = round.window;
    window.button("Atur").click();
    window.button("Cadangan").click();
    window.see("Cadangan terakhir yang baik: hari ini");
    window.button(&format!("Jadikan {}", stick.name())).click();
    window.see("Aman dicabut");
    round.look_at("cadangan");
    window.button("Pulihkan dari cadangan").click();
    window.button(&stick.name());
    round.look_at("pulihkan-stik");
    window.button(&stick.name()).click();
    window.see("Cadangan yang ditemukan");
    round.look_at("pulihkan-ditemukan");
    window.press("Enter");
    window.await_focus("Kalimat sandi");
    window.field(HEAD).click();
    window.field("Kalimat sandi").fill("kuda makan rumput");
    window.press("Enter");
    window.see("Kembali ke keadaan");
    round.look_at("pulihkan-tanya");
    window.button("Pulihkan").click();
    window.see("Kalimat sandi tidak cocok");
    round.look_at("pulihkan-salah");
    window.button("Pakai kertas kunci pemulihan").click();
    round.look_at("pulihkan-kunci");
    window.press("Ctrl+L");
    window.button("Pulihkan dari cadangan").click();
    window.button(&stick.name());
    round.look_at("pulihkan-dari-luar");
    window.press("Escape");
}

fn pulled(round: &Round, stick: &mut Stick) {
    let window = round.window;
    world::unlock(window);
    window.button("Serah Terima").click();
    window.button(&stick.name()).click();
    window.see("Dengan nama");
    stick.pull_out();
    window.button("Tulis ke stik").click();
    window.see("Belum tertulis");
    round.look_at("serah-terima-gagal");
}
