//! A village of any size in an open vault, made through the core's own operations in one transaction.

use wahana_core::household::{self, Placing};
use wahana_core::person::{Dwelling, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;

/// Batik motifs: three of them make 64,000 names that nobody bears.
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

/// Members of one family.
const FAMILY: usize = 4;

/// The name of the resident at a place: the same in every run.
pub fn name(place: usize) -> String {
    // A step that shares no factor with 40³ spreads neighbours over the alphabet.
    let at = place * 24_593 % 64_000;
    format!("{} {} {}", MOTIFS[at / 1_600], MOTIFS[at / 40 % 40], MOTIFS[at % 40])
}

/// Adds `people` residents in families of four; every second one has a NIK of the training region.
pub fn settle(vault: &Vault, people: usize) {
    vault
        .write(|ctx| {
            let mut household = None;
            for place in 0..people {
                let placing = match household {
                    Some(household) if place % FAMILY != 0 => Placing::Join { household, relation: 4 },
                    _ => Placing::Head { kk: String::new() },
                };
                let added = household::add_resident(ctx, &resident(place), &placing, false)?;
                if place % FAMILY == 0 {
                    household = household::of_person(ctx, added.id)?.map(|family| family.id);
                }
            }
            Ok(())
        })
        .expect("the village settles");
}

fn resident(place: usize) -> PersonForm {
    let year = 1940 + place % 80;
    let woman = place.is_multiple_of(2);
    let day = if woman { 43 } else { 3 };
    let nik = format!("999901{day}09{:02}{:04}", year % 100, place % 9_999 + 1);
    PersonForm {
        name: name(place),
        nickname: String::new(),
        sex: if woman { "P" } else { "L" }.to_owned(),
        birth_place: String::new(),
        birth: Birth::Year { year: i32::try_from(year).expect("a year") },
        nik: if place.is_multiple_of(2) { nik } else { String::new() },
        nik_unfinished: false,
        nik_shared: true,
        papers: String::new(),
        marital_status: 0,
        occupation: String::new(),
        phone: String::new(),
        dwelling: Dwelling::Rt,
        rt: format!("{:03}", 31 + place / FAMILY % 4),
        address: format!("Jalan Contoh {}", place / FAMILY + 1),
        kampung: String::new(),
        note: String::new(),
    }
}
