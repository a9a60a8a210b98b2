//! `start`: from the process to the officers' names drawn and the passphrase field focused, two frames later, against
//! an empty Tauri window. Both pages set the mark `painted`; the clock is the page's own.

use std::fs;
use std::time::{SystemTime, UNIX_EPOCH};

use rustix::process::Pid;
use rustix::time::{ClockId, clock_gettime};
use wahana_tests::built;
use wahana_tests::window::{DataFolder, Size, Window};

use crate::figure::{Figure, median, spread};
use crate::place::{LARGE, user_of};

const PAIRS: usize = 15;
/// `/proc` counts in hundredths of a second.
const TICKS: f64 = 100.0;

pub(crate) fn measure() -> Figure {
    let (user, nobody) = (user_of(LARGE, false), DataFolder::empty());
    let bare = built::named("bare-window");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first of each fills the caches of the disk.
    for pair in 0..=PAIRS {
        let window = Window::open(Size::USUAL, &user);
        let took = painted(&window);
        assert!(window.focused_label().starts_with("Kalimat sandi"), "{}", window.focused_label());
        window.kill();
        let empty = Window::open_program(&bare, Size::USUAL, &nobody);
        let empty_took = painted(&empty);
        empty.kill();
        if pair > 0 {
            ours.push(took);
            theirs.push(empty_took);
        }
    }
    Figure::ratio("start", "ms", median(&ours), median(&theirs), "an empty Tauri window", 1.2)
        .beside("ours, spread ms", spread(&ours))
        .beside("empty window, spread ms", spread(&theirs))
}

/// Milliseconds from the start of the process to the mark.
fn painted(window: &Window) -> f64 {
    let mark = window.until("the page is painted", || {
        window.ask::<f64>(
            "const [mark] = performance.getEntriesByName('painted');
             return mark ? performance.timeOrigin + mark.startTime : null",
        )
    });
    mark - started(window.process())
}

/// When a process began, in milliseconds since 1970.
fn started(process: Pid) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{}/stat", process.as_raw_nonzero())).expect("it runs");
    // The name, in brackets, may hold anything; the start is the 20th word after it.
    let ticks =
        stat.rsplit_once(')').and_then(|(_, words)| words.split_whitespace().nth(19)).expect("a start");
    let since_boot = ticks.parse::<f64>().expect("a number") / TICKS;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs_f64();
    let boot = clock_gettime(ClockId::Boottime);
    let up = std::time::Duration::try_from(boot).expect("a time since the boot").as_secs_f64();
    (now - up + since_boot) * 1000.0
}
