//! `screens`, `filters`: every screen and every filter of a list, from the key to what it shows first, with 100,000 people and
//! with 1,000. A screen is there when every question that it asked the core is answered and two frames have passed; totals may
//! follow later. It begins when the program rests: what it looks for beside the page in its first minutes takes both cores of a
//! small machine where there are 100,000 people.

use std::fmt::Write as _;

use wahana_tests::window::{Size, Window};

use super::{at_rest, focus_area, sign_in, when};
use crate::figure::{Figure, median};
use crate::place::{LARGE, SMALL, user_of};

const TIMES: usize = 20;

/// One step on the way to a screen.
#[derive(Clone, Copy)]
enum Step {
    /// An entry of the panel.
    Area(&'static str),
    /// A button or a link with these words.
    Button(&'static str),
    /// One half of a switch.
    Side(&'static str),
    /// A row of the list, every time the next one that is nobody's secret.
    Row,
    /// A key that leads there from anywhere.
    Key(&'static str),
}
use Step::{Area, Button, Key, Row, Side};

const HOME: Step = Area("Beranda");
const PEOPLE: Step = Area("Warga & Keluarga");
const CASES: Step = Area("Kasus");
const GIFTS: Step = Area("Bantuan");
const NETWORK: Step = Area("Rujukan & Mitra");
const WORK: Step = Area("Kegiatan");
const SETTINGS: Step = Area("Atur");
const FAMILIES: Step = Side("Keluarga");
const PARTNERS: Step = Side("Mitra");
const DAYS: Step = Button("Penyaluran");
const EMERGENCIES: Step = Button("Daftar darurat");
const TWICE: Step = Button("Mungkin ganda");
const BUSINESSES: Step = Side("Usaha kelompok");
const MORE: Step = Button("Lainnya");
const JOURNEY: Step = Button("Seluruh perjalanan");
const BACK: &[Step] = &[Key("Alt+Left")];
const BACK_TO_MENU: &[Step] = &[Key("Alt+Left"), MORE];

/// A name, the way there, the step that is measured, and what leads to where it begins again.
const SCREENS: &[(&str, &[Step], Step, &[Step])] = &[
    ("Beranda", &[PEOPLE], HOME, &[PEOPLE]),
    ("Warga", &[HOME], PEOPLE, &[HOME]),
    ("Keluarga", &[PEOPLE], FAMILIES, &[Side("Warga")]),
    ("a resident", &[PEOPLE], Row, BACK),
    ("a resident's journey", &[PEOPLE, Row, MORE], JOURNEY, BACK_TO_MENU),
    ("a family", &[PEOPLE, FAMILIES], Row, BACK),
    ("a family's visit", &[PEOPLE, FAMILIES, Row], Button("Kunjungan keluarga"), BACK),
    ("a family's event", &[PEOPLE, FAMILIES, Row], Button("Peristiwa keluarga"), BACK),
    ("a family's journey", &[PEOPLE, FAMILIES, Row, MORE], JOURNEY, BACK_TO_MENU),
    ("Kasus", &[HOME], CASES, &[HOME]),
    ("a case", &[CASES], Row, BACK),
    ("a case's journey", &[CASES, Row], JOURNEY, BACK),
    ("a new case", &[HOME], Key("Ctrl+B"), BACK),
    ("Daftar darurat", &[CASES], EMERGENCIES, BACK),
    ("an emergency list", &[CASES, EMERGENCIES], Row, BACK),
    ("Bantuan", &[HOME], GIFTS, &[HOME]),
    ("a gift", &[GIFTS], Row, BACK),
    ("Penyaluran", &[GIFTS], DAYS, BACK),
    ("a distribution", &[GIFTS, DAYS], Row, BACK),
    ("a new distribution", &[GIFTS, DAYS], Button("Penyaluran baru"), BACK),
    ("Rujukan", &[HOME], NETWORK, &[HOME]),
    ("a referral", &[NETWORK], Row, BACK),
    ("Mitra", &[NETWORK], PARTNERS, &[Side("Rujukan")]),
    ("a partner", &[NETWORK, PARTNERS], Row, BACK),
    ("the week", &[HOME], Button("Minggu ini"), BACK),
    ("Yang perlu dilengkapi", &[HOME], Button("Lengkapi"), BACK),
    ("Mungkin ganda", &[PEOPLE], TWICE, BACK),
    ("Kegiatan", &[HOME], WORK, &[HOME]),
    ("an activity", &[WORK], Row, BACK),
    ("Usaha kelompok", &[WORK], BUSINESSES, &[Side("Kegiatan")]),
    ("a business", &[WORK, BUSINESSES], Row, BACK),
    ("Serah Terima", &[HOME], Area("Serah Terima"), &[HOME]),
    ("Jejak", &[HOME, SETTINGS], Button("Jejak"), &[Button("Kelompok")]),
    ("Baru dihapus", &[HOME, SETTINGS], Button("Baru dihapus"), &[Button("Kelompok")]),
    ("Daftar pilihan", &[HOME, SETTINGS], Button("Daftar pilihan"), &[Button("Kelompok")]),
];

/// How a list is narrowed.
#[derive(Clone, Copy)]
enum Narrowing {
    /// A plain list of entries; every time the next one.
    Choice(&'static str),
    /// A switch with these two halves, in turn.
    Switch([&'static str; 2]),
    /// A tick box.
    Tick(&'static str),
    /// A word into the search, letter after letter, and out again.
    Search(&'static str),
    /// The same into what has the focus already.
    Typed,
}
use Narrowing::{Choice, Search, Switch, Tick, Typed};

/// A word that many names in the village have, and letters that very many begin with.
const TYPED: [&str; 8] = ["s", "e", "k", "a", "Backspace", "Backspace", "Backspace", "Backspace"];

const NEW_DAY: &[Step] = &[GIFTS, DAYS, Button("Penyaluran baru")];

/// A name, the way to the list, and what is narrowed.
const FILTERS: &[(&str, &[Step], Narrowing)] = &[
    ("Warga, search", &[PEOPLE], Search("Cari warga")),
    ("Warga, RT", &[PEOPLE], Choice("Saring RT")),
    ("Warga, label", &[PEOPLE], Choice("Label")),
    ("Warga, those who left too", &[PEOPLE], Tick("juga yang pindah/meninggal")),
    ("Warga, sex", &[PEOPLE, Button("Umur, L/P")], Switch(["Laki-laki", "Perempuan"])),
    ("Keluarga, search", &[PEOPLE, FAMILIES], Search("Cari keluarga")),
    ("Keluarga, RT", &[PEOPLE, FAMILIES], Choice("Saring RT")),
    ("Keluarga, label", &[PEOPLE, FAMILIES], Choice("Label")),
    ("Ctrl K", &[Key("Ctrl+K")], Typed),
    ("Mungkin ganda, of whom", &[PEOPLE, TWICE], Switch(["Keluarga", "Warga"])),
    ("Beranda, visits until", &[], Switch(["14 hari", "30 hari"])),
    ("the week, whose", &[Button("Minggu ini")], Choice("Tugas siapa")),
    ("Kasus, search", &[CASES], Search("Cari kasus")),
    ("Kasus, overdue or all", &[CASES], Switch(["Lewat waktu", "Semua"])),
    ("Kasus, stage", &[CASES, Button("Saring")], Choice("Tahap")),
    ("Kasus, type", &[CASES, Button("Saring")], Choice("Jenis PPKS")),
    ("Kasus, RT", &[CASES, Button("Saring")], Choice("RT")),
    ("Kasus, officer", &[CASES, Button("Saring")], Choice("Penanggung jawab")),
    ("Kasus, label", &[CASES, Button("Saring")], Choice("Label")),
    ("Bantuan, search", &[GIFTS], Search("Cari bantuan")),
    ("Bantuan, giver", &[GIFTS], Switch(["Dari kelompok", "Dari program"])),
    ("Bantuan, period", &[GIFTS, Button("Saring")], Choice("Kapan")),
    ("Bantuan, kind", &[GIFTS, Button("Saring")], Choice("Jenis bantuan")),
    ("Bantuan, fund", &[GIFTS, Button("Saring")], Choice("Sumber dana")),
    ("Bantuan, RT", &[GIFTS, Button("Saring")], Choice("RT")),
    ("Penyaluran, search", &[GIFTS, DAYS], Search("Cari penyaluran")),
    ("Penyaluran baru, RT", NEW_DAY, Choice("RT")),
    ("Penyaluran baru, sex", NEW_DAY, Choice("Jenis kelamin")),
    ("Penyaluran baru, cases", NEW_DAY, Choice("Ada kasus")),
    ("Penyaluran baru, other help", NEW_DAY, Choice("Bantuan lain")),
    ("Penyaluran baru, label", NEW_DAY, Choice("Label")),
    ("Daftar darurat, search", &[CASES, EMERGENCIES], Search("Cari daftar darurat")),
    ("Kegiatan, search", &[WORK], Search("Cari kegiatan")),
    ("Usaha kelompok, search", &[WORK, BUSINESSES], Search("Cari usaha")),
    ("Rujukan, search", &[NETWORK], Search("Cari rujukan")),
    ("Rujukan, state", &[NETWORK], Switch(["Menunggu", "Lewat waktu"])),
    ("Rujukan, partner", &[NETWORK], Choice("Kepada siapa")),
    ("Mitra, search", &[NETWORK, PARTNERS], Search("Cari mitra")),
    ("Mitra, kind", &[NETWORK, PARTNERS], Choice("Jenis")),
];

/// Whether it is measured: where `ONLY` names some (`ONLY="Jejak;the week"`), those alone.
fn is_wanted(name: &str) -> bool {
    std::env::var("ONLY").map_or(true, |only| only.split(';').any(|part| name.starts_with(part)))
}

/// The screens.
pub(crate) fn screens() -> Figure {
    let measured = [LARGE, SMALL].map(|households| {
        with_village(households, |window| {
            SCREENS
                .iter()
                .filter(|(name, ..)| is_wanted(name))
                .map(|(name, way, last, again)| {
                    (*name, told(window, name, opened(window, way, *last, again)))
                })
                .collect()
        })
    });
    worst("screens", measured)
}

/// The filters.
pub(crate) fn filters() -> Figure {
    let measured = [LARGE, SMALL].map(|households| {
        with_village(households, |window| {
            FILTERS
                .iter()
                .filter(|(name, ..)| is_wanted(name))
                .map(|(name, way, how)| (*name, told(window, name, narrowed(window, way, *how))))
                .collect()
        })
    });
    worst("filters", measured)
}

type Medians = Vec<(&'static str, f64)>;

fn with_village(households: u32, measure: impl FnOnce(&Window) -> Medians) -> Medians {
    let user = user_of(households, false);
    let window = Window::open(Size::USUAL, &user);
    sign_in(&window);
    at_rest(&window);
    count_questions(&window);
    let medians = measure(&window);
    window.kill();
    medians
}

/// It takes long: says how far it is, and which question to the core took longest the last time.
fn told(window: &Window, name: &str, median: f64) -> f64 {
    let (question, took) = window.ask::<(String, f64)>("return window.__slowest").unwrap_or_default();
    println!("    {name}: {median:.1} ms, of it {question} {took:.1} ms");
    median
}

/// The one that grows most with the village; all of them stand beside it.
fn worst(name: &'static str, [large, small]: [Medians; 2]) -> Figure {
    let ratio = |at: usize| large[at].1 / small[at].1;
    let at = (0..large.len()).max_by(|one, other| ratio(*one).total_cmp(&ratio(*other))).expect("some");
    let mut told = String::new();
    for (at, (name, ours)) in large.iter().enumerate() {
        let _ = writeln!(told, "    {name:<28} {ours:>8.1} ms {:>8.1} ms  {:>5.2}", small[at].1, ratio(at));
    }
    print!("{told}");
    let peer_is = "the one that grows most, with 1,000 people";
    let mut figure = Figure::ratio(name, "ms", large[at].1, small[at].1, peer_is, 1.5);
    for (at, (name, ours)) in large.iter().enumerate() {
        figure = figure.beside(format!("{name}, ms"), *ours).beside(format!("{name}, ratio"), ratio(at));
    }
    figure
}

fn opened(window: &Window, way: &[Step], last: Step, again: &[Step]) -> f64 {
    let walk = |steps: &[Step], time| steps.iter().for_each(|step| take(window, *step, time));
    walk(&[HOME], 0);
    walk(way, 0);
    let mut times = Vec::new();
    // The first time, what is compiled and cached once is made.
    for time in 0..=TIMES {
        let key = aim(window, last, time);
        let took = timed(window, key);
        if time > 0 {
            times.push(took);
        }
        walk(again, time);
    }
    median(&times)
}

/// Takes a step that is not measured: until nothing has been asked for a while.
fn take(window: &Window, step: Step, time: usize) {
    let key = aim(window, step, time);
    window.press(key);
    when(
        window,
        "window.__quiet = window.__open > 0 ? 0 : (window.__quiet ?? 0) + 1;
         const is = window.__quiet > 5;
         if (is) window.__quiet = 0;
         return is",
    );
}

/// Puts the focus where the key leads there.
fn aim(window: &Window, step: Step, time: usize) -> &'static str {
    match step {
        Area(words) => focus_area(window, words),
        Button(words) => window.button(words).focus(),
        Side(words) => {
            window.field(words).focus();
            return "Space";
        }
        Key(keys) => return keys,
        Row => {
            window.until("the list has rows", || {
                window.ask::<bool>("return document.querySelector('tr[data-row]') ? true : null")
            });
            window.ask::<bool>("document.querySelector('[role=grid]').focus(); return true");
            window.press("Home");
            window.press_times(time, "Down");
            while is_secret(window) {
                window.press("Down");
            }
        }
    }
    "Enter"
}

fn is_secret(window: &Window) -> bool {
    let script = "return /rahasia/i.test(document.querySelector('tr.is-on').textContent)";
    window.ask::<bool>(script).expect("a row is chosen")
}

fn narrowed(window: &Window, way: &[Step], how: Narrowing) -> f64 {
    for step in [&[HOME], way].concat() {
        take(window, step, 0);
    }
    let mut times = Vec::new();
    for time in 0..=TIMES {
        let key = match how {
            Choice(words) => {
                window.field(words).focus();
                let last = "const { selectedIndex, length } = document.activeElement; return selectedIndex === length - 1";
                if window.ask::<bool>(last).expect("a list has the focus") { "Home" } else { "Down" }
            }
            Switch(sides) => {
                window.field(sides[time % 2]).focus();
                "Space"
            }
            Tick(words) => {
                window.field(words).focus();
                "Space"
            }
            Search(words) => {
                window.field(words).focus();
                TYPED[time % TYPED.len()]
            }
            Typed => TYPED[time % TYPED.len()],
        };
        let took = timed(window, key);
        if time > 0 {
            times.push(took);
        }
    }
    window.press("Escape");
    median(&times)
}

/// Questions to the core go out by `fetch`. No part of what is shown first are totals, whoever could stand on a list and what
/// a week has below what is in sight, drafts, the checks, what a package would hold and the sticks, which are asked for again and again.
fn count_questions(window: &Window) {
    let script = "
        window.__asked = 0;
        window.__slowest = ['', 0];
        window.__open = 0;
        const whole = window.fetch;
        window.fetch = async (where, ...rest) => {
          const name = decodeURIComponent(String(where)).split('/').at(-1);
          if (/^(count|prepare|check|waiting)_|_totals$|^(distribution_candidates|week)$|^sticks|draft|plugin|look_for/.test(name)) return whole(where, ...rest);
          window.__asked += 1;
          window.__open += 1;
          const begun = performance.now();
          try { return await whole(where, ...rest); }
          finally {
            window.__open -= 1;
            const took = performance.now() - begun;
            if (took > window.__slowest[1]) window.__slowest = [name, took];
          }
        };
        return true;";
    assert_eq!(window.ask::<bool>(script), Some(true), "the page's questions can be counted");
}

/// Presses the key; milliseconds until it has asked and was answered, and two frames have passed.
fn timed(window: &Window, key: &str) -> f64 {
    let script = "
        window.__took = null;
        window.__slowest = ['', 0];
        let begun = null, asked = 0;
        const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
        const look = () => {
          if (begun === null || window.__asked === asked || window.__open > 0) return requestAnimationFrame(look);
          const known = window.__asked;
          frames(() => {
            if (window.__open > 0 || window.__asked !== known) return look();
            window.__took = performance.now() - begun;
          });
        };
        addEventListener('keydown', () => { begun ??= performance.now(); asked = window.__asked; },
          { capture: true, once: true });
        requestAnimationFrame(look);
        return true;";
    assert_eq!(window.ask::<bool>(script), Some(true), "the page can be watched");
    window.press(key);
    window.until("the screen has asked and was answered", || window.ask::<f64>("return window.__took"))
}
