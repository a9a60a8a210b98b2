//! `open-list` and `open-case`: from the key to painted rows, with 100,000 people and with 1,000.

use wahana_core::case::{self, CaseFilter};
use wahana_core::person::{self, PersonFilter};
use wahana_tests::window::{Size, Window};

use super::{CASE_SHOWN, focus_area, sign_in, to_area, took, watch};
use crate::figure::{Figure, median, milliseconds, spread};
use crate::place::{Copied, LARGE, SMALL, user_of};

const TIMES: usize = 20;
const FIRST_ROWS: &str = "return document.querySelectorAll('tr[data-row]').length > 5 &&
       document.querySelector('tr[data-row]').textContent.trim() !== ''";

/// The list of residents, opened from the panel.
pub(crate) fn list() -> Figure {
    let [large, small] = [LARGE, SMALL].map(|households| {
        let user = user_of(households, false);
        let window = Window::open(Size::USUAL, &user);
        sign_in(&window);
        let times = opened(&window, || {
            window.button("Beranda").click();
            window.until("the list is gone", || {
                window.ask::<bool>("return document.querySelector('tr[data-row]') === null || null")
            });
            // Who opens a list has read Beranda: what Beranda asks the core is not the list's.
            window.see("Terbaru");
            focus_area(&window, "Warga & Keluarga");
        });
        window.kill();
        times
    });
    let [large_core, small_core] = [LARGE, SMALL].map(|households| {
        let vault = Copied::of(households).open();
        let first = || drop(vault.read(|ctx| person::list(ctx, &PersonFilter::default(), 0, 60)).unwrap());
        median(&(0..TIMES).map(|_| milliseconds(first)).collect::<Vec<_>>())
    });
    figure("open-list", &large, &small, large_core, small_core)
}

/// A case, opened from the list of cases; every time another one.
pub(crate) fn case() -> Figure {
    let [large, small] = [LARGE, SMALL].map(|households| {
        let user = user_of(households, false);
        let window = Window::open(Size::USUAL, &user);
        sign_in(&window);
        to_area(&window, "Kasus");
        let mut begun = false;
        let times = opened_as(&window, CASE_SHOWN, || {
            if begun {
                window.press("Alt+Left");
            }
            begun = true;
            window.until("the list is there", || window.ask::<bool>(&format!("{FIRST_ROWS} || null")));
            window.ask::<bool>("document.querySelector('[role=grid]').focus(); return true");
            // A secret case of somebody else asks for a reason first: on to the next.
            window.press("Down");
            while is_secret(&window) {
                window.press("Down");
            }
        });
        window.kill();
        times
    });
    let [large_core, small_core] = [LARGE, SMALL].map(|households| {
        let vault = Copied::of(households).open();
        let rows = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 60)).unwrap();
        let mut open = rows.iter().filter(|row| !row.masked).cycle();
        let one = |id| drop(vault.read(|ctx| case::find(ctx, id)).unwrap());
        median(&(0..TIMES).map(|_| milliseconds(|| one(open.next().unwrap().id))).collect::<Vec<_>>())
    });
    figure("open-case", &large, &small, large_core, small_core)
}

fn opened(window: &Window, ready: impl FnMut()) -> Vec<f64> {
    opened_as(window, FIRST_ROWS, ready)
}

/// Makes ready, then presses Enter and waits for what is to be shown; the first time is not counted.
fn opened_as(window: &Window, shown: &str, mut ready: impl FnMut()) -> Vec<f64> {
    let mut times = Vec::new();
    for time in 0..=TIMES {
        ready();
        watch(window, shown);
        window.press("Enter");
        let took = took(window, "the rows are painted");
        if time > 0 {
            times.push(took);
        }
    }
    times
}

fn is_secret(window: &Window) -> bool {
    let script = "return /rahasia/i.test(document.querySelector('tr.is-on').textContent)";
    window.ask::<bool>(script).expect("a row is chosen")
}

fn figure(name: &'static str, large: &[f64], small: &[f64], large_core: f64, small_core: f64) -> Figure {
    Figure::ratio(name, "ms", median(large), median(small), "the same with 1,000 people", 1.5)
        .beside("100,000 people, spread ms", spread(large))
        .beside("1,000 people, spread ms", spread(small))
        .beside("core alone, 100,000 people ms", large_core)
        .beside("core alone, 1,000 people ms", small_core)
}
