//! Families as they are: a couple with children, a grandmother alone, three generations at one address.

use chrono::{Datelike, Days, NaiveDate};
use rand_chacha::rand_core::RngCore;
use wahana_core::database::Write;
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, Dwelling, Life, PersonForm};
use wahana_core::values::Birth;
use wahana_core::{Result, Uuid};

use super::{Making, names, rt_of};

// Dukcapil's codes of `hubungan_keluarga`.
const HEAD: i64 = 1;
const WIFE: i64 = 3;
const CHILD: i64 = 4;
const GRANDCHILD: i64 = 6;
const PARENT: i64 = 7;

/// Somebody of a family before they are written down.
pub(super) struct Invented {
    pub(super) form: PersonForm,
    /// Completed years.
    pub(super) age: u32,
    pub(super) days_old: u32,
    relation: i64,
    /// Gone: how, and since when.
    gone: Option<(Life, NaiveDate)>,
}

/// A family before it is written down.
pub(super) struct Family {
    place: u32,
    pub(super) members: Vec<Invented>,
}

impl Family {
    /// Places of those who still live here; the head always does.
    pub(super) fn here(&self) -> Vec<usize> {
        (0..self.members.len()).filter(|&at| self.members[at].gone.is_none()).collect()
    }
}

/// A family that is written down; people in the order of its members.
pub(super) struct Known {
    pub(super) household: Uuid,
    pub(super) people: Vec<Uuid>,
}

impl Making {
    /// A number below `end`.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        // The bias of a remainder below a few thousand is nothing to an invented village.
        self.random.next_u32() % end
    }

    pub(super) fn between(&mut self, first: u32, last: u32) -> u32 {
        first + self.below(last - first + 1)
    }

    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(u32::try_from(from.len()).unwrap_or(1)) as usize]
    }

    /// Whether something is so that is so in `percent` of all cases.
    pub(super) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// The next serial number of a NIK for a day of birth: no two of the same day are the same.
    fn serial(&mut self, born: NaiveDate) -> u32 {
        let last = self.serials.entry(born).or_default();
        *last += 1;
        *last
    }

    pub(super) fn days_ago(&self, days: u32) -> NaiveDate {
        self.today - Days::new(u64::from(days))
    }
}

/// The family at a place of the village.
pub(super) fn family(making: &mut Making, place: u32) -> Family {
    let head_age = making.between(24, 84);
    let mut members = Vec::new();
    let alone = making.chance(12);
    let widowed = !alone && making.chance(if head_age > 60 { 35 } else { 8 });
    let head_sex = if alone || widowed { making.pick(&["L", "P", "P"]) } else { "L" };
    let marital = if alone || widowed { making.pick(&[3, 4]) } else { 2 };
    members.push((HEAD, head_sex, head_age, marital));
    if !alone && !widowed {
        members.push((WIFE, "P", head_age.saturating_sub(making.below(6)).max(20), 2));
    }
    if !alone {
        let children = making.pick(&[0, 1, 1, 2, 2, 2, 3, 3, 4]);
        for _ in 0..children {
            let years_younger = making.between(19, 38);
            let age = head_age.saturating_sub(years_younger);
            members.push((CHILD, making.pick(&["L", "P"]), age, 1));
        }
        if head_age > 55 && making.chance(30) {
            members.push((GRANDCHILD, making.pick(&["L", "P"]), making.between(0, 14), 1));
        }
        if head_age < 60 && making.chance(14) {
            members.push((PARENT, making.pick(&["L", "P", "P"]), head_age + making.between(20, 28), 4));
        }
    }
    let people = members
        .into_iter()
        .map(|(relation, sex, age, marital)| invent(making, place, (relation, sex, age, marital)))
        .collect();
    Family { place, members: people }
}

fn invent(
    making: &mut Making,
    place: u32,
    (relation, sex, age, marital_status): (i64, &str, u32, i64),
) -> Invented {
    let days_old = age * 365 + age / 4 + making.between(30, 360);
    let born = making.days_ago(days_old);
    let papers = making.below(100);
    let birth = match papers {
        0..=79 => Birth::Day { date: born },
        80..=87 => Birth::Month { year: born.year(), month: born.month() },
        88..=95 => Birth::Year { year: born.year() },
        _ => Birth::Unknown,
    };
    let day = born.day() + if sex == "P" { 40 } else { 0 };
    let serial = making.serial(born);
    let nik = format!("999901{day:02}{:02}{:02}{serial:04}", born.month(), born.year() % 100);
    let has_nik = papers < 80 && !making.chance(5);
    let gone = (relation != HEAD && making.chance(3)).then(|| {
        let life = making.pick(&[Life::Moved, Life::Moved, Life::Dead]);
        let ago = making.between(20, 700).min(days_old);
        (life, making.days_ago(ago))
    });
    let form = PersonForm {
        name: names::name(making),
        nickname: if making.chance(8) { format!("Mbah {}", names::name(making)) } else { String::new() },
        sex: sex.to_owned(),
        birth_place: if papers < 70 { "Contoharjo".to_owned() } else { String::new() },
        birth,
        nik: if has_nik { nik } else { String::new() },
        nik_unfinished: false,
        nik_shared: false,
        papers: if has_nik { String::new() } else { making.pick(&["", "unknown", "none"]).to_owned() },
        marital_status,
        occupation: if age < 17 { "Pelajar" } else { making.pick(&["Buruh", "Dagang", "Pensiun", ""]) }
            .to_owned(),
        phone: String::new(),
        dwelling: Dwelling::Rt,
        rt: rt_of(place),
        address: address(place),
        kampung: String::new(),
        note: String::new(),
    };
    Invented { form, age, days_old, relation, gone }
}

fn address(place: u32) -> String {
    format!("Jalan Contoh {}", place + 1)
}

/// Writes a family down, and who of it is gone.
pub(super) fn write_down(ctx: &Write, family: &Family) -> Result<Known> {
    let mut people = Vec::new();
    let mut members = Vec::new();
    for one in &family.members {
        let id = person::add(ctx, &one.form)?.id;
        people.push(id);
        members.push(MemberForm { person: id, relation: one.relation });
    }
    let form = HouseholdForm {
        kk: format!("99990101{:08}", family.place + 1),
        rt: rt_of(family.place),
        address: address(family.place),
        ..HouseholdForm::default()
    };
    let household = household::add(ctx, &form, &members, false)?.id;
    for (one, &id) in family.members.iter().zip(&people) {
        if let Some((life, since)) = &one.gone {
            person::set_life(ctx, id, *life, &since.to_string(), "")?;
        }
    }
    Ok(Known { household, people })
}
