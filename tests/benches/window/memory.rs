//! `memory`: what all our processes hold after an evening's work with 100,000 people, less an empty window's.

use rustix::process::Pid;
use std::fs;
use wahana_tests::built;
use wahana_tests::window::{DataFolder, Size, Window, descendants};

use super::{CASE_SHOWN, at_rest, sign_in, to_area, when};
use crate::figure::{Figure, median, spread};
use crate::place::{LARGE, user_of};

const TIMES: usize = 5;
const SEARCHES: [&str; 10] = [
    "sekar",
    "kawung",
    "tru",
    "nitik liris",
    "999901",
    "ce",
    "contoh 120",
    "wahyu tumurun",
    "mukti",
    "sekat",
];

pub(crate) fn measure() -> Figure {
    let (mut ours, mut program, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let user = user_of(LARGE, false);
        let window = Window::open(Size::USUAL, &user);
        an_evening(&window);
        // What an evening takes an hour for is done here in ten seconds.
        at_rest(&window);
        ours.push(held(&descendants(window.process())));
        program.push(held(&[window.process()]));
        window.kill();
        let empty = Window::open_program(&built::named("bare-window"), Size::USUAL, &DataFolder::empty());
        empty.until("the page is painted", || {
            empty.ask::<bool>("return performance.getEntriesByName('painted').length > 0 || null")
        });
        theirs.push(held(&descendants(empty.process())));
        empty.kill();
    }
    let (all, empty) = (median(&ours), median(&theirs));
    let mut figure = Figure::ratio("memory", "MiB", all - empty, empty, "an empty Tauri window, whole", 60.0);
    figure.ratio = None;
    figure
        .beside("ours whole MiB", all)
        .beside("ours, the program without its page MiB", median(&program))
        .beside("ours, spread MiB", spread(&ours))
}

const ROWS: &str = "return document.querySelector('tr[data-row]')?.textContent.trim()";
/// The first row has been the same for a quarter of a second.
const STILL: &str = "const first = document.querySelector('tr[data-row]')?.textContent.trim();
     window.__still = first && first === window.__first ? window.__still + 1 : 0;
     window.__first = first;
     return window.__still > 15";

/// A list to its end, ten searches, and a case.
fn an_evening(window: &Window) {
    sign_in(window);
    to_area(window, "Warga & Keluarga");
    when(window, ROWS);
    window.ask::<bool>("document.querySelector('[role=grid]').focus(); return true");
    window.press("End");
    when(
        window,
        "const rows = [...document.querySelectorAll('tr[data-row]')];
         const last = rows.at(-1);
         const all = Number(document.querySelector('[role=grid]').getAttribute('aria-rowcount')) - 1;
         return all > 50000 && last && Number(last.getAttribute('aria-rowindex')) > all - 5 &&
           last.textContent.trim() !== ''",
    );
    window.ask::<bool>("document.querySelector('input[type=search]').focus(); return true");
    for typed in SEARCHES {
        window.press("Ctrl+A");
        window.type_text(typed);
        when(window, &format!("{STILL} && document.querySelector('input[type=search]').value === '{typed}'"));
    }
    to_area(window, "Kasus");
    when(window, ROWS);
    window.ask::<bool>("document.querySelector('[role=grid]').focus(); return true");
    window.press("Down");
    while window.ask("return /rahasia/i.test(document.querySelector('tr.is-on').textContent)") == Some(true) {
        window.press("Down");
    }
    window.press("Enter");
    when(window, CASE_SHOWN);
}

/// PSS of processes, in MiB.
fn held(processes: &[Pid]) -> f64 {
    let pss = |pid: &Pid| {
        let told = fs::read_to_string(format!("/proc/{}/smaps_rollup", pid.as_raw_nonzero())).ok()?;
        let line = told.lines().find_map(|line| line.strip_prefix("Pss:"))?;
        line.trim().trim_end_matches(" kB").trim().parse::<f64>().ok()
    };
    processes.iter().filter_map(pss).sum::<f64>() / 1024.0
}
