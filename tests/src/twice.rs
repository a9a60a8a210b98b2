//! A list of invented people of whom some were written down twice, with what is known of it: for measuring how well
//! doubles are found. The same seed makes the same list.
//!
//! What happens to the second record happens to records of volunteers: a letter wrong, old spelling, parts of the name
//! swapped or left out, a form of address, no NIK, a digit wrong, day and month swapped, a guessed age, moved within the RW.
//! And what is no double is there too: twins, people with one name, placeholders in the place of a NIK.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use wahana_core::person::{Dwelling, PersonForm};
use wahana_core::values::Birth;

/// Somebody on the list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// As it is written down.
    pub form: PersonForm,
    /// Place of their family; none for a record that was made without one.
    pub family: Option<u32>,
    /// Dukcapil `hubungan_keluarga`.
    pub relation: i64,
    /// The real person: two records with one of these are a double.
    pub who: u32,
}

/// The list, in the order in which it was written down.
pub fn list(seed: u64, families: u32) -> Vec<Listed> {
    let mut making = Making::new(seed);
    let mut list = Vec::new();
    for family in 0..families {
        making.family(family, &mut list);
    }
    making.namesakes(&mut list);
    making.doubles(&mut list, families);
    list
}

/// The true doubles, by places in the list, the lower first.
pub fn pairs(list: &[Listed]) -> BTreeSet<(usize, usize)> {
    let mut pairs = BTreeSet::new();
    for (at, one) in list.iter().enumerate() {
        let later = list.iter().enumerate().skip(at + 1);
        pairs.extend(later.filter(|(_, other)| other.who == one.who).map(|(to, _)| (at, to)));
    }
    pairs
}

struct Making {
    random: ChaCha8Rng,
    /// Invented words of names; the first ones are frequent.
    words: Vec<String>,
    today: NaiveDate,
    people: u32,
}

impl Making {
    fn new(seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let first = [
            "su", "wi", "sri", "han", "mul", "par", "tri", "nur", "har", "dar", "la", "ngat", "ro", "se",
            "yu", "bud",
        ];
        let middle = ["", "", "ma", "di", "ri", "ta", "wa", "ki", "na", "lo", "yo"];
        let last = [
            "ti", "no", "jo", "wati", "ni", "yanto", "di", "yem", "to", "rah", "sih", "man", "jan", "tun",
            "gi",
        ];
        let mut words = BTreeSet::new();
        let mut pick = |from: &[&str]| from[random.next_u32() as usize % from.len()].to_owned();
        while words.len() < 700 {
            words.insert(pick(&first) + &pick(&middle) + &pick(&last));
        }
        let mut words: Vec<String> = words.into_iter().collect();
        for at in (1..words.len()).rev() {
            words.swap(at, random.next_u32() as usize % (at + 1));
        }
        Self { random, words, today: NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(), people: 0 }
    }

    fn below(&mut self, end: u32) -> u32 {
        self.random.next_u32() % end
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    fn word(&mut self) -> String {
        // A few words are in very many names.
        let end = if self.chance(35) { 25 } else { 700 };
        let word = self.below(end) as usize;
        capital(&self.words[word])
    }

    fn name(&mut self) -> String {
        let words = [1, 2, 2, 2, 2, 2, 3, 3, 3, 2][self.below(10) as usize];
        (0..words).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn born(&mut self, age: u32) -> NaiveDate {
        let days = age * 365 + age / 4 + self.below(364);
        self.today - Days::new(u64::from(days))
    }

    fn nik(&mut self, born: NaiveDate, sex: &str) -> String {
        let day = born.day() + if sex == "P" { 40 } else { 0 };
        let serial = 1 + self.below(9);
        let district = 1 + self.below(14);
        format!("9901{district:02}{day:02}{:02}{:02}{serial:04}", born.month(), born.year() % 100)
    }

    fn family(&mut self, family: u32, list: &mut Vec<Listed>) {
        let head = 24 + self.below(58);
        let phone =
            if self.chance(60) { format!("0812{:08}", self.below(100_000_000)) } else { String::new() };
        let mut ages = vec![(1, "L", head)];
        if self.chance(80) {
            ages.push((3, "P", head.saturating_sub(self.below(7)).max(19)));
        }
        for _ in 0..self.below(4) {
            let sex = if self.chance(50) { "L" } else { "P" };
            ages.push((4, sex, head.saturating_sub(20 + self.below(16))));
        }
        let surname = self.word();
        for (relation, sex, age) in ages {
            let born = self.born(age);
            let name = if relation == 4 && self.chance(30) {
                format!("{} {surname}", self.word())
            } else {
                self.name()
            };
            let one = self.somebody(family, relation, &name, sex, born, &phone);
            let twin = relation == 4 && self.chance(3);
            list.push(one.clone());
            if twin {
                let first = one.form.name.split(' ').next().unwrap_or_default().to_owned();
                let rest: Vec<&str> = one.form.name.split(' ').skip(1).collect();
                let other = if self.chance(60) { self.slip(&first) } else { self.word() };
                let name = [vec![other.as_str()], rest].concat().join(" ");
                let mut two = self.somebody(family, relation, &name, sex, born, &phone);
                if !one.form.nik.is_empty() && !two.form.nik.is_empty() {
                    let serial: u32 = one.form.nik[12..].parse().unwrap_or(1);
                    two.form.nik = format!("{}{:04}", &one.form.nik[..12], serial + 1);
                }
                two.form.birth = one.form.birth.clone();
                list.push(two);
            }
        }
    }

    fn somebody(
        &mut self,
        family: u32,
        relation: i64,
        name: &str,
        sex: &str,
        born: NaiveDate,
        phone: &str,
    ) -> Listed {
        self.people += 1;
        let birth = match self.below(20) {
            0..=14 => Birth::Day { date: born },
            15 => Birth::Month { year: born.year(), month: born.month() },
            16 | 17 => Birth::Year { year: born.year() },
            18 => self.guess(born),
            _ => Birth::Unknown,
        };
        let nik = match self.below(20) {
            0..=13 => self.nik(born, sex),
            14 => ["0000000000000000", "1111111111111111", "9901010000000000"][self.below(3) as usize]
                .to_owned(),
            _ => String::new(),
        };
        let form = PersonForm {
            name: name.to_owned(),
            nickname: String::new(),
            sex: sex.to_owned(),
            birth_place: String::new(),
            birth,
            nik,
            nik_unfinished: false,
            nik_shared: true,
            papers: String::new(),
            marital_status: 0,
            occupation: String::new(),
            phone: if self.chance(60) { phone.to_owned() } else { String::new() },
            dwelling: Dwelling::Rt,
            rt: format!("{:03}", 31 + family % 12),
            address: if self.chance(75) { format!("Jalan Contoh {}", family + 1) } else { String::new() },
            kampung: String::new(),
            note: String::new(),
        };
        Listed { form, family: Some(family), relation, who: self.people }
    }

    fn guess(&mut self, born: NaiveDate) -> Birth {
        let age = u32::try_from(self.today.year() - born.year()).unwrap_or_default();
        Birth::Age { years: (age + self.below(5)).saturating_sub(2), on: self.today }
    }

    /// People who have somebody else's name: three in a hundred, some of about the same age, some in the same RT.
    fn namesakes(&mut self, list: &mut Vec<Listed>) {
        let many = list.len() / 33;
        for _ in 0..many {
            let other = list[self.below(u32::try_from(list.len()).unwrap_or(1)) as usize].clone();
            let age = 5 + self.below(75);
            let born = self.born(age);
            let family = self.below(9_000) + 100_000;
            let mut one = self.somebody(family, 1, &other.form.name, &other.form.sex, born, "");
            one.family = None;
            if self.chance(30) {
                one.form.rt.clone_from(&other.form.rt);
            }
            if self.chance(25)
                && let Some(year) = other.form.birth.year()
            {
                one.form.birth = Birth::Year { year: (year + 1).min(self.today.year()) };
            }
            list.push(one);
        }
    }

    /// Eight in a hundred once more, with one to three slips.
    fn doubles(&mut self, list: &mut Vec<Listed>, families: u32) {
        let many = list.len() * 8 / 100;
        let mut again = BTreeSet::new();
        while again.len() < many {
            again.insert(self.below(u32::try_from(list.len()).unwrap_or(1)) as usize);
        }
        for at in again {
            let mut two = list[at].clone();
            let born = match &two.form.birth {
                Birth::Day { date } => Some(*date),
                _ => None,
            };
            for _ in 0..=self.below(3) {
                self.spoil(&mut two.form, born);
            }
            // Mostly without a family; some in one of their own, or back with their parents.
            two.family = if self.chance(25) { Some(self.below(families)) } else { None };
            two.relation = 9;
            list.push(two);
        }
    }

    fn spoil(&mut self, form: &mut PersonForm, born: Option<NaiveDate>) {
        match self.below(12) {
            0 | 1 => form.name = self.misspelt(&form.name.clone()),
            2 => {
                let mut words: Vec<&str> = form.name.split(' ').collect();
                words.rotate_left(1);
                form.name = words.join(" ");
            }
            3 => {
                let words: Vec<&str> = form.name.split(' ').collect();
                if words.len() > 1 {
                    form.name = words[..words.len() - 1].join(" ");
                }
            }
            4 => form.name = format!("{} {}", ["Bu", "Pak", "Mbah", "H."][self.below(4) as usize], form.name),
            5 | 6 => form.nik.clear(),
            7 => form.nik = self.digit(&form.nik.clone()),
            8 => {
                if let Some(born) = born {
                    form.birth = match self.below(3) {
                        0 => NaiveDate::from_ymd_opt(born.year(), born.day(), born.month()),
                        1 => NaiveDate::from_ymd_opt(born.year() - 1, born.month(), born.day()),
                        _ => NaiveDate::from_ymd_opt(born.year(), born.month(), 1 + self.below(28)),
                    }
                    .filter(|date| *date <= self.today)
                    .map_or_else(|| form.birth.clone(), |date| Birth::Day { date });
                }
            }
            9 => {
                if let Some(born) = born {
                    form.birth =
                        if self.chance(50) { Birth::Year { year: born.year() } } else { self.guess(born) };
                }
            }
            10 => {
                form.rt = format!("{:03}", 31 + self.below(12));
                form.address = String::new();
            }
            _ => {
                form.phone = String::new();
                form.address = String::new();
            }
        }
    }

    /// A letter or two wrong, or the spelling of before 1972.
    fn misspelt(&mut self, name: &str) -> String {
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let at = self.below(u32::try_from(words.len()).unwrap_or(1)) as usize;
        words[at] = if self.chance(30) {
            words[at].replace('u', "oe").replace('j', "dj").replace("ny", "nj")
        } else {
            let once = self.slip(&words[at].clone());
            if self.chance(25) { self.slip(&once) } else { once }
        };
        words.join(" ")
    }

    fn slip(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        if letters.len() < 3 {
            return word.to_owned();
        }
        let at = 1 + self.below(u32::try_from(letters.len() - 1).unwrap_or(1)) as usize;
        match self.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, letters[at]),
            2 if at + 1 < letters.len() => letters.swap(at, at + 1),
            _ => letters[at] = ['a', 'i', 'u', 'e', 'o', 'n', 't', 'r'][self.below(8) as usize],
        }
        letters.into_iter().collect()
    }

    fn digit(&mut self, nik: &str) -> String {
        let mut digits: Vec<char> = nik.chars().collect();
        if digits.is_empty() {
            return String::new();
        }
        let at = self.below(u32::try_from(digits.len() - 1).unwrap_or(1)) as usize;
        if self.chance(40) {
            digits.swap(at, at + 1);
        } else {
            digits[at] = char::from_digit(self.below(10), 10).unwrap_or('0');
        }
        digits.into_iter().collect()
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
