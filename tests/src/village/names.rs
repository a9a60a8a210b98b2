//! Names that nobody bears: batik motifs.

use super::Making;

const MOTIFS: [&str; 40] = [
    "Sekar",
    "Kawung",
    "Parang",
    "Truntum",
    "Semen",
    "Grompol",
    "Blimbing",
    "Cengkeh",
    "Dangan",
    "Jagad",
    "Widuri",
    "Jali",
    "Kemuning",
    "Kentang",
    "Liring",
    "Menur",
    "Mindi",
    "Pacar",
    "Randu",
    "Ceplok",
    "Manggis",
    "Nitik",
    "Karawitan",
    "Udan",
    "Liris",
    "Slobog",
    "Raharjo",
    "Tambal",
    "Sewu",
    "Gringsing",
    "Picis",
    "Setya",
    "Wahyu",
    "Tumurun",
    "Sida",
    "Mukti",
    "Luhur",
    "Cakar",
    "Ayam",
    "Pisan",
];

/// One word, two or three, as names are in Yogyakarta.
pub(super) fn name(making: &mut Making) -> String {
    let words = match making.below(10) {
        0 => 1,
        1..=5 => 2,
        _ => 3,
    };
    let mut name = making.pick(&MOTIFS).to_owned();
    for _ in 1..words {
        name.push(' ');
        name.push_str(making.pick(&MOTIFS));
    }
    name
}
