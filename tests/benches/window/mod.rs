//! Figures of the real window: the release build on a virtual screen, driven by real keys.

pub(crate) mod handover;
pub(crate) mod memory;
pub(crate) mod opening;
pub(crate) mod screens;
pub(crate) mod start;

use std::time::{Duration, Instant};
use std::{fs, thread};

use wahana_tests::walk;
use wahana_tests::window::Window;

/// The time line is the last part of a case's page.
const CASE_SHOWN: &str =
    "return [...document.querySelectorAll('h2')].some((one) => one.textContent === 'Perjalanan kasus')";

/// From the unlock screen to Beranda, as the head.
fn sign_in(window: &Window) {
    window.await_focus("Kalimat sandi");
    window.field(walk::HEAD).click();
    window.await_focus("Kalimat sandi");
    window.type_text(walk::PASSPHRASE);
    window.press("Enter");
    window.see("Beranda");
}

/// From now on the page notes when a key goes down, and when `shown` holds and two frames have passed since.
fn watch(window: &Window, shown: &str) {
    let script = format!(
        "window.__took = null;
         let begun = null;
         const isThere = () => {{ {shown} }};
         const look = () => {{
           if (begun === null || !isThere()) return requestAnimationFrame(look);
           requestAnimationFrame(() => requestAnimationFrame(() => {{ window.__took = performance.now() - begun; }}));
         }};
         addEventListener('keydown', () => {{ begun ??= performance.now(); }}, {{ capture: true, once: true }});
         requestAnimationFrame(look);
         return true;"
    );
    assert_eq!(window.ask::<bool>(&script), Some(true), "the page can be watched");
}

/// Milliseconds between the key and what was watched for.
fn took(window: &Window, what: &str) -> f64 {
    window.until(what, || window.ask::<f64>("return window.__took"))
}

/// Puts the focus on an area in the panel: other buttons may have the same words.
fn focus_area(window: &Window, words: &str) {
    let script = format!(
        "[...document.querySelectorAll('aside button')].find((one) => one.textContent.includes('{words}')).focus();
         return true"
    );
    assert_eq!(window.ask::<bool>(&script), Some(true), "“{words}” is in the panel");
}

/// Goes to an area by its entry in the panel.
fn to_area(window: &Window, words: &str) {
    focus_area(window, words);
    window.press("Enter");
}

/// Waits in the page itself, frame by frame: asking from outside again and again would fill its memory with questions.
fn when(window: &Window, holds: &str) {
    let script = format!(
        "const look = () => {{ if ((() => {{ {holds} }})()) done(true); else requestAnimationFrame(look); }};
         look();"
    );
    assert!(window.ask_later(&script).is_some(), "in vain: {holds}");
}

/// Waits until the program has worked for nothing for four seconds: the check of the journal begins three seconds after the
/// evening, and the look for doubles goes on beside the page.
fn at_rest(window: &Window) {
    let path = format!("/proc/{}/stat", window.process().as_raw_nonzero());
    let worked = || {
        let stat = fs::read_to_string(&path).expect("it runs");
        // The name, in brackets, may hold anything; the ticks are the 12th and 13th words after it.
        let words = stat.rsplit_once(')').expect("a name").1.split_whitespace();
        words.skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("a number")).sum::<u64>()
    };
    let (mut last, mut since) = (worked(), Instant::now());
    while since.elapsed() < Duration::from_secs(4) {
        thread::sleep(Duration::from_millis(100));
        let now = worked();
        if now > last + 1 {
            since = Instant::now();
        }
        last = now;
    }
}
