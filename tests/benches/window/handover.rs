//! `handover`: from the key press to "Aman dicabut" for the 1,200 people of an RW, onto a mounted stick.

use std::collections::BTreeMap;

use wahana_tests::office::Office;
use wahana_tests::stick::Stick;
use wahana_tests::window::{Size, Window};

use super::{sign_in, took, watch};
use crate::figure::{Figure, median, spread};
use crate::place::{USUAL, user_of};

const TIMES: usize = 5;

pub(crate) fn measure() -> Figure {
    let office = Office::new();
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let stick = Stick::ext4(64);
        office.card_into(stick.path());
        let user = user_of(USUAL, true);
        let window = Window::open(Size::USUAL, &user);
        window.button("Buka latihan").click();
        sign_in(&window);
        window.button("Serah Terima").click();
        window.button(&stick.name()).click();
        window.button("Katanya sama, pakai kartu ini").click();
        window.see("dipasang");
        window.button(&stick.name()).click();
        window.button("Lihat daftar").click();
        window.button("Selesai memeriksa").click();
        let write = "[...document.querySelectorAll('button')].find((one) => one.textContent.includes('Tulis ke stik'))";
        window.until("it can be written", || {
            window
                .ask::<bool>(&format!("const button = {write}; button?.focus(); return button ? true : null"))
        });
        watch(&window, "return /Aman dicabut/.test(document.body.innerText)");
        window.press("Enter");
        times.push(took(&window, "it is safe to take the stick out"));
        window.kill();
    }
    let (ours, spread) = (median(&times), spread(&times));
    let beside = BTreeMap::from([("spread ms".to_owned(), spread)]);
    Figure { name: "handover", unit: "ms", ours, peer: None, peer_is: "", ratio: None, goal: None, beside }
}
