//! How much two residents look like one: a sum of points, each with its reason, that anybody can follow. Nothing is
//! learnt from the data, and nothing is decided: a high sum is a question to somebody who knows them.
//!
//! A number that is empty, all zeros, one digit repeated or rounded by a spreadsheet says nothing.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use strsim::osa_distance;
use uuid::Uuid;

use super::persons::set_apart;
use crate::person::merged::Traits;
use crate::values::{Birth, is_placeholder};

/// From here on a pair is listed.
pub(super) const LISTED: i32 = 50;
/// From here on two members of families that are compared are offered as the same.
pub(super) const LIKELY_IN_FAMILY: i32 = 38;

/// Why two look alike, or what speaks against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The same NIK.
    SameNik,
    /// A NIK with one digit wrong or two swapped.
    NearNik,
    /// The same name, whatever its order or spelling.
    SameName,
    /// A name with a letter or two wrong.
    NearName,
    /// One name is a part of the other.
    PartOfName,
    /// One is called by the other's name.
    Nickname,
    /// The same birth date.
    SameBirth,
    /// A birth date with a digit wrong, or day and month swapped.
    NearBirth,
    /// About the same age.
    SameAge,
    /// The same telephone.
    SamePhone,
    /// The same RT.
    SameRt,
    /// The same address.
    SameAddress,
    /// The same No. KK.
    SameKk,
    /// The same people are of both families.
    SameMembers,
    /// Another NIK.
    OtherNik,
    /// Another birth date.
    OtherBirth,
    /// Another sex.
    OtherSex,
    /// One birth date and one home, and names that differ: perhaps twins.
    MaybeTwins,
    /// Both are of one family.
    SameFamily,
}

impl Reason {
    /// As stored.
    pub(super) fn word(self) -> String {
        serde_json::to_value(self).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// From what is stored; none for a word of a newer version.
    pub(super) fn parse(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
    }
}

/// What came of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Judged {
    pub(super) score: i32,
    pub(super) why: Vec<Reason>,
}

impl Judged {
    fn add(&mut self, points: i32, why: Reason) {
        self.score += points;
        self.why.push(why);
    }
}

/// Compares two residents; `families` are theirs with their relation to the head.
pub(super) fn judge(
    one: &Traits,
    other: &Traits,
    families: [Option<(Uuid, i64)>; 2],
    today: NaiveDate,
) -> Judged {
    judge_among(one, other, families, &|_| false, today)
}

/// The same among many people: `common` says which words of names are so frequent that they tell little.
pub(super) fn judge_among(
    one: &Traits,
    other: &Traits,
    families: [Option<(Uuid, i64)>; 2],
    common: &dyn Fn(&str) -> bool,
    today: NaiveDate,
) -> Judged {
    let mut found = Judged::default();
    let name = name(one, other);
    by_name(&mut found, one, other, name, common);
    let nik = number(&one.nik, &other.nik);
    by_number(&mut found, nik, name);
    let birth = birth(&one.birth, &other.birth, today);
    by_birth(&mut found, birth);
    if !one.sex.is_empty() && !other.sex.is_empty() && one.sex != other.sex {
        found.add(-30, Reason::OtherSex);
    }
    let home = !one.address.is_empty() && one.address == other.address && one.rt == other.rt;
    let phone = one.phone.len() >= 8 && one.phone == other.phone && !is_placeholder(&one.phone);
    let family = families[0].zip(families[1]).filter(|(own, theirs)| own.0 == theirs.0);
    if phone {
        // A family has one telephone between them.
        found.add(if family.is_some() || home { 4 } else { 14 }, Reason::SamePhone);
    }
    if one.rt == other.rt && !one.rt.is_empty() {
        found.add(6, Reason::SameRt);
    } else if !one.rt.is_empty() && !other.rt.is_empty() {
        found.score -= 4;
    }
    if home {
        found.add(8, Reason::SameAddress);
    }
    let twins = birth == Compared::Same
        && (family.is_some() || home)
        && !matches!(name, Name::Same | Name::Part | Name::Nickname)
        && nik != Compared::Same;
    if twins {
        // Outside of one family the second record is rather a slip than a twin.
        found.add(if family.is_some() { -45 } else { -12 }, Reason::MaybeTwins);
    }
    if let Some(((_, own), (_, theirs))) = family {
        // On one card nobody is written twice, as a rule.
        found.add(-8, Reason::SameFamily);
        if set_apart((own, &one.sex), (theirs, &other.sex)).is_some() {
            found.score -= 200;
        }
    }
    found
}

/// How two values stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compared {
    /// One of them is not known, or neither says anything.
    Unknown,
    Same,
    /// A slip of the pen apart.
    Near,
    /// As near as what is known of them allows.
    Fits,
    /// Apart, and that tells little.
    Apart,
    Other,
}

fn by_number(found: &mut Judged, nik: Compared, name: Name) {
    match nik {
        Compared::Same => found.add(60, Reason::SameNik),
        Compared::Near => found.add(40, Reason::NearNik),
        // The same place and birth date, another serial: brothers and sisters, twins; or a slip, where all else fits.
        Compared::Apart if name == Name::Same => found.add(8, Reason::NearNik),
        Compared::Apart => found.add(-30, Reason::OtherNik),
        Compared::Other => found.add(-34, Reason::OtherNik),
        Compared::Unknown | Compared::Fits => {}
    }
}

/// Whether a number says who somebody is.
pub(super) fn tells(nik: &str) -> bool {
    nik.len() == 16 && !is_placeholder(nik) && !nik.ends_with("0000")
}

fn number(one: &str, other: &str) -> Compared {
    if !tells(one) || !tells(other) {
        return Compared::Unknown;
    }
    match (one == other, osa_distance(one, other), one.get(..12) == other.get(..12)) {
        (true, ..) => Compared::Same,
        (_, 1, false) => Compared::Near,
        (_, 1 | 2, true) => Compared::Apart,
        _ => Compared::Other,
    }
}

fn by_birth(found: &mut Judged, birth: Compared) {
    match birth {
        Compared::Same => found.add(35, Reason::SameBirth),
        Compared::Near => found.add(20, Reason::NearBirth),
        Compared::Fits => found.add(12, Reason::SameAge),
        Compared::Apart => found.score -= 14,
        Compared::Other => found.add(-40, Reason::OtherBirth),
        Compared::Unknown => {}
    }
}

fn birth(one: &Birth, other: &Birth, today: NaiveDate) -> Compared {
    if let (Birth::Day { date: one }, Birth::Day { date: other }) = (one, other) {
        return days(*one, *other);
    }
    let month = |birth: &Birth| match birth {
        Birth::Day { date } => Some((date.year(), date.month())),
        Birth::Month { year, month } => Some((*year, *month)),
        _ => None,
    };
    if let (Some(one), Some(other)) = (month(one), month(other)) {
        return match (one == other, (one.0 - other.0).abs()) {
            (true, _) => Compared::Near,
            (_, 0 | 1) => Compared::Apart,
            _ => Compared::Other,
        };
    }
    if let (Some(one), Some(other)) = (one.year(), other.year()) {
        return match (one - other).abs() {
            0 => Compared::Fits,
            1 => Compared::Unknown,
            2 | 3 => Compared::Apart,
            _ => Compared::Other,
        };
    }
    let Some(gap) = one.age(today).zip(other.age(today)).map(|(one, other)| (one - other).abs()) else {
        return Compared::Unknown;
    };
    // One of them is a guess.
    match gap {
        0..=4 => Compared::Fits,
        5..=8 => Compared::Apart,
        _ => Compared::Other,
    }
}

fn days(one: NaiveDate, other: NaiveDate) -> Compared {
    let swapped = one.year() == other.year() && one.day() == other.month() && one.month() == other.day();
    let text = |date: NaiveDate| date.format("%Y%m%d").to_string();
    match (one == other, swapped || osa_distance(&text(one), &text(other)) == 1) {
        (true, _) => Compared::Same,
        (_, true) => Compared::Near,
        _ if one.year() == other.year() => Compared::Apart,
        _ => Compared::Other,
    }
}

/// How two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Same,
    Near,
    Part,
    Nickname,
    /// Some of their words are the same, and others are not.
    Some,
    Other,
}

fn by_name(found: &mut Judged, one: &Traits, other: &Traits, name: Name, common: &dyn Fn(&str) -> bool) {
    let told = |traits: &Traits| words(&traits.name).filter(|word| !common(word)).count();
    let telling = told(one).min(told(other));
    match name {
        Name::Same if telling == 0 => found.add(26, Reason::SameName),
        Name::Same if telling == 1 => found.add(36, Reason::SameName),
        Name::Same => found.add(42, Reason::SameName),
        Name::Near => found.add(if telling == 0 { 22 } else { 32 }, Reason::NearName),
        Name::Part => found.add(if telling == 0 { 8 } else { 20 }, Reason::PartOfName),
        Name::Nickname => found.add(20, Reason::Nickname),
        Name::Some => found.score -= 16,
        Name::Other => found.score -= 45,
    }
}

/// Forms of address that people write before a name, folded.
const TITLES: &[&str] = &[
    "bu", "ibu", "pak", "bapak", "mbah", "mbok", "mas", "mbak", "simbah", "eyang", "hj", "h", "haji",
    "hajah", "drs", "dra", "dr", "ir", "raden", "rr", "r", "rngt", "ny", "nyonya", "tn", "tuan", "alm",
    "almh", "sh", "spd", "se", "st", "sag", "spdi",
];

/// The words that a folded name is told by.
pub(super) fn words(name: &str) -> impl Iterator<Item = &str> {
    let only_titles = name.split(' ').all(|word| TITLES.contains(&word));
    name.split(' ').filter(move |word| !word.is_empty() && (only_titles || !TITLES.contains(word)))
}

fn name(one: &Traits, other: &Traits) -> Name {
    let (mut own, mut theirs): (Vec<&str>, Vec<&str>) =
        (words(&one.name).collect(), words(&other.name).collect());
    if own.len() > theirs.len() {
        std::mem::swap(&mut own, &mut theirs);
    }
    let (shorter, longer) = (own.len(), theirs.len());
    let together = [own.concat(), theirs.concat()];
    let (mut same, mut near) = (0, 0);
    own.retain(|word| {
        let at = theirs.iter().position(|other| other == word);
        same += usize::from(at.map(|at| theirs.swap_remove(at)).is_some());
        at.is_none()
    });
    let mut told = same > 0;
    for word in own {
        let nearest = theirs.iter().enumerate().filter(|(_, other)| is_near(word, other));
        let nearest = nearest.min_by_key(|(_, other)| osa_distance(word, other)).map(|(at, _)| at);
        if let Some(at) = nearest {
            told |= word.chars().count() > 1;
            theirs.swap_remove(at);
            near += 1;
        }
    }
    let is_called = |traits: &Traits, by: &Traits| {
        !traits.nickname.is_empty()
            && words(&by.name).any(|word| words(&traits.nickname).any(|own| own == word))
    };
    match (same + near == shorter && told, shorter == longer, near) {
        (true, true, 0) => Name::Same,
        (true, true, _) => Name::Near,
        _ if together[0].len() > 5 && together[0] == together[1] => Name::Same,
        _ if together[0].len() > 7 && osa_distance(&together[0], &together[1]) == 1 => Name::Near,
        (true, false, _) => Name::Part,
        _ if is_called(one, other) || is_called(other, one) => Name::Nickname,
        _ if same + near > 0 => Name::Some,
        _ => Name::Other,
    }
}

/// Whether one word may be the other, misspelt or shortened to a letter. The first letter is seldom wrong in a short word.
fn is_near(one: &str, other: &str) -> bool {
    let letters = [one, other].map(|word| word.chars().count());
    let (least, most) = (letters[0].min(letters[1]), letters[0].max(letters[1]));
    if least == 1 {
        return one.chars().next() == other.chars().next();
    }
    let allowed = match most {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    most - least <= allowed && osa_distance(one, other) <= allowed
}

#[cfg(test)]
mod tests;
