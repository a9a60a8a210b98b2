//! "Mungkin ganda": all pairs that look alike, the strongest first. They follow from the records and lie in a table of
//! their own, so that the first of them come from an index whatever the number of people; they are looked for again
//! where something was written since. Its SQL is the list itself.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use uuid::Uuid;

use super::alike::{self, Judged, Reason, judge_among, tells, words};
use super::verdict::UNJUDGED;
use super::{MergeKind, require};
use crate::database::{Read, Write};
use crate::household::merged::FamilyTraits;
use crate::person::merged::Traits;
use crate::values::{Birth, fold, is_placeholder};
use crate::vault::Vault;
use crate::{FaultCode, Result, household, journal, person};

/// A pair that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct MaybeSame {
    /// The older record.
    pub one: PairSide,
    /// The newer record.
    pub other: PairSide,
    /// How much they look alike; 50 and more.
    pub score: i64,
    /// Why, and what speaks against it.
    pub why: Vec<Reason>,
}

/// One of the two as the list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct PairSide {
    /// The record.
    pub id: Uuid,
    /// `W-0001` or `KL-0001`.
    pub number: String,
    /// Name; of a family its head's.
    pub name: String,
    /// `L`, `P` or empty.
    pub sex: String,
    /// Completed years; none for a family.
    pub age: Option<i32>,
    /// Whether the age is a guess.
    pub age_is_guess: bool,
    /// Three digits or empty.
    pub rt: String,
    /// Street and house.
    pub address: String,
    /// Members of a family; 0 for a person.
    pub members: i64,
}

/// The strongest first, `limit` from `offset`; as they were found last, without those that were judged or hidden since.
pub fn candidates(ctx: &Read, kind: MergeKind, offset: u32, limit: u32) -> Result<Vec<MaybeSame>> {
    require(ctx)?;
    let sql = format!(
        "SELECT one, other, score, why FROM maybe_same INDEXED BY maybe_same_list
         WHERE {} ORDER BY score DESC, one, other LIMIT ?2 OFFSET ?3",
        shown(kind)
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let found = statement.query_map(params![word(kind), limit, offset], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?))
    })?;
    let found: Vec<(Uuid, Uuid, i64, String)> = found.collect::<rusqlite::Result<_>>()?;
    found
        .into_iter()
        .map(|(one, other, score, why)| {
            let why = why.split(',').filter_map(Reason::parse).collect();
            Ok(MaybeSame { one: side(ctx, kind, one)?, other: side(ctx, kind, other)?, score, why })
        })
        .collect()
}

/// How many there are.
pub fn count_candidates(ctx: &Read, kind: MergeKind) -> Result<i64> {
    require(ctx)?;
    let sql = format!("SELECT count(*) FROM maybe_same WHERE {}", shown(kind));
    Ok(ctx.connection().prepare_cached(&sql)?.query_row([word(kind)], |row| row.get(0))?)
}

/// Looks for them again where something was written since; says whether others are listed now. Reading takes as long as
/// there are people, so it runs beside the work, and stops where `go` says so.
pub fn look_again(vault: &Vault, go: &(dyn Fn() -> bool + Sync)) -> Result<bool> {
    let due = vault.read(|ctx| {
        require(ctx)?;
        match until(ctx.connection())? {
            Some(seq) => person::merged::changed_behind(ctx, seq),
            None => Ok(true),
        }
    })?;
    if !due {
        return Ok(false);
    }
    let (seq, found) =
        vault.read_long(|ctx| Ok((journal::last_number(ctx.connection())?, find(ctx, go)?)))?;
    vault.write(|ctx| keep(ctx, seq, found))
}

/// A pair with its points; the lower id first.
struct Found {
    kind: MergeKind,
    pair: (Uuid, Uuid),
    judged: Judged,
}

fn word(kind: MergeKind) -> &'static str {
    match kind {
        MergeKind::Person => "person",
        MergeKind::Household => "household",
    }
}

fn shown(kind: MergeKind) -> String {
    let table = word(kind);
    let listed = |id: &str| {
        format!("EXISTS (SELECT 1 FROM {table} WHERE {table}.id = {id} AND {table}.withdrawn = '')")
    };
    format!("kind = ?1 AND {} AND {} AND {UNJUDGED}", listed("one"), listed("other"))
}

fn until(connection: &Connection) -> Result<Option<i64>> {
    Ok(connection
        .query_row("SELECT max(seq) FROM maybe_same_until", [], |row| row.get(0))
        .optional()?
        .flatten())
}

fn keep(ctx: &Write, seq: i64, found: Vec<Found>) -> Result<bool> {
    let connection = ctx.connection();
    let mut rows: Vec<(String, Uuid, Uuid, i64, String)> = found
        .into_iter()
        .map(|Found { kind, pair: (one, other), judged }| {
            let why: Vec<String> = judged.why.iter().map(|reason| reason.word()).collect();
            (word(kind).to_owned(), one, other, i64::from(judged.score), why.join(","))
        })
        .collect();
    rows.sort_unstable();
    let mut statement = connection
        .prepare_cached("SELECT kind, one, other, score, why FROM maybe_same ORDER BY kind, one, other")?;
    let kept = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    let kept: Vec<(String, Uuid, Uuid, i64, String)> = kept.collect::<rusqlite::Result<_>>()?;
    let changed = kept != rows;
    if changed {
        connection.execute("DELETE FROM maybe_same", [])?;
        let mut insert = connection.prepare_cached(
            "INSERT INTO maybe_same (kind, one, other, score, why) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for (kind, one, other, score, why) in rows {
            insert.execute(params![kind, one, other, score, why])?;
        }
    }
    connection.execute("DELETE FROM maybe_same_until", [])?;
    connection.execute("INSERT INTO maybe_same_until (seq) VALUES (?1)", [seq])?;
    Ok(changed)
}

fn find(ctx: &Read, go: &dyn Fn() -> bool) -> Result<Vec<Found>> {
    let people = person::merged::all_traits(ctx, go)?;
    let families = household::merged::memberships(ctx)?;
    let homes = household::merged::all_traits(ctx)?;
    let persons = alike_among(&people, &families, ctx.today(), go)?;
    let mut found = families_alike(&homes, &families, &persons);
    found.extend(persons.into_iter().map(|(pair, judged)| Found { kind: MergeKind::Person, pair, judged }));
    Ok(found)
}

/// A word of a name that more than one in this many people has tells little.
const COMMON: usize = 150;
/// Blocks with more people than this tell nothing and are not walked.
const BLOCK: usize = 400;

/// Every pair of `people` that looks alike.
fn alike_among(
    people: &[Traits],
    families: &HashMap<Uuid, (Uuid, i64)>,
    today: NaiveDate,
    go: &dyn Fn() -> bool,
) -> Result<Vec<((Uuid, Uuid), Judged)>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for person in people {
        for word in words(&person.name) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let many = (people.len() / COMMON).max(8);
    let common = |word: &str| counts.get(word).is_some_and(|count| *count > many);
    let mut found = Vec::new();
    for (at, (one, other)) in pairs(people, today).into_iter().enumerate() {
        if at % 4_096 == 0 && !go() {
            return Err(FaultCode::Cancelled.into());
        }
        let (one, other) = (&people[one], &people[other]);
        let of = [families.get(&one.id).copied(), families.get(&other.id).copied()];
        let judged = judge_among(one, other, of, &common, today);
        if judged.score >= alike::LISTED {
            found.push(((one.id.min(other.id), one.id.max(other.id)), judged));
        }
    }
    Ok(found)
}

/// The pairs that are worth comparing: those that share a number, a part of it, a birth date, a telephone, a name, or
/// the sound of a word of their names and about the age. By their places, the lower first, each once.
fn pairs(people: &[Traits], today: NaiveDate) -> Vec<(usize, usize)> {
    let mut blocks: HashMap<String, Vec<u32>> = HashMap::new();
    for (at, person) in (0_u32..).zip(people) {
        for key in keys(person, today) {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for members in blocks.into_values().filter(|members| members.len() > 1 && members.len() <= BLOCK) {
        for (at, &one) in members.iter().enumerate() {
            pairs.extend(members[at + 1..].iter().map(|&other| (one.min(other), one.max(other))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .map(|(one, other)| (one as usize, other as usize))
        .filter(|pair| pair.0 != pair.1)
        .collect()
}

fn keys(person: &Traits, today: NaiveDate) -> Vec<String> {
    let mut keys = Vec::new();
    if tells(&person.nik) {
        let nik = &person.nik;
        // One wrong digit leaves two of these three whole.
        keys.push(format!("a{}", &nik[8..]));
        keys.push(format!("b{}", &nik[..12]));
        keys.push(format!("c{}{}", &nik[..8], &nik[12..]));
    }
    if person.phone.len() >= 8 && !is_placeholder(&person.phone) {
        keys.push(format!("p{}", person.phone));
    }
    if let Birth::Day { date } = person.birth {
        let (day, month) = (date.day(), date.month());
        keys.push(format!("d{}-{}-{}", date.year(), day.min(month), day.max(month)));
    }
    let mut sounds: Vec<String> = words(&person.name).map(sound).collect();
    let age = person.birth.age(today);
    for sound in sounds.iter().filter(|sound| sound.len() > 2) {
        match age {
            // Ages are guessed: each is of two spans, and who is near shares one.
            Some(age) => keys.extend([0, 3].map(|shift| format!("y{shift} {sound} {}", (age + shift) / 6))),
            None => keys.push(format!("r{sound} {}", person.rt)),
        }
        keys.push(format!("w{sound} {} {}", person.rt, person.address));
    }
    if age.is_some() {
        // Whose age is not known meets those of the same RT.
        keys.extend(
            sounds.iter().filter(|sound| sound.len() > 2).map(|sound| format!("r{sound} {}", person.rt)),
        );
    }
    sounds.sort_unstable();
    keys.push(format!("n{}", sounds.concat()));
    keys
}

/// The consonants of a folded word, doubles once, with its first letter: misspelt vowels and endings sound the same.
fn sound(word: &str) -> String {
    let mut kept = String::new();
    for (at, letter) in word.chars().enumerate() {
        let letter = match letter {
            'v' | 'p' => 'f',
            'z' | 'j' => 's',
            'q' | 'k' => 'c',
            other => other,
        };
        let silent = "aeiouyhw".contains(letter);
        if (at == 0 || !silent) && !kept.ends_with(letter) {
            kept.push(letter);
        }
    }
    kept.truncate(kept.char_indices().nth(5).map_or(kept.len(), |(at, _)| at));
    kept
}

/// Families with one No. KK, or with the same people; an address alone is many families' in one house.
fn families_alike(
    homes: &[FamilyTraits],
    families: &HashMap<Uuid, (Uuid, i64)>,
    persons: &[((Uuid, Uuid), Judged)],
) -> Vec<Found> {
    let mut sizes: HashMap<Uuid, i32> = HashMap::new();
    for (family, _) in families.values() {
        *sizes.entry(*family).or_default() += 1;
    }
    let mut both: HashMap<(Uuid, Uuid), i32> = HashMap::new();
    for ((one, other), _) in persons {
        if let (Some((own, _)), Some((theirs, _))) = (families.get(one), families.get(other))
            && own != theirs
        {
            *both.entry((*own.min(theirs), *own.max(theirs))).or_default() += 1;
        }
    }
    let mut cards: HashMap<&str, Vec<Uuid>> = HashMap::new();
    for (id, kk, ..) in homes.iter().filter(|(_, kk, ..)| tells(kk)) {
        cards.entry(kk).or_default().push(*id);
    }
    for card in cards.values().filter(|card| card.len() <= 8) {
        for (at, one) in card.iter().enumerate() {
            for other in &card[at + 1..] {
                both.entry((*one.min(other), *one.max(other))).or_default();
            }
        }
    }
    let by_id: HashMap<Uuid, &FamilyTraits> = homes.iter().map(|home| (home.0, home)).collect();
    let mut found = Vec::new();
    for ((one, other), people) in both {
        let (Some(own), Some(theirs)) = (by_id.get(&one), by_id.get(&other)) else { continue };
        let mut judged = Judged::default();
        let mut add = |points: i32, why: Reason| {
            judged.score += points;
            judged.why.push(why);
        };
        if tells(&own.1) && own.1 == theirs.1 {
            add(55, Reason::SameKk);
        }
        if people > 0 {
            let smaller =
                [one, other].iter().filter_map(|id| sizes.get(id)).min().copied().unwrap_or(1).max(1);
            add(25 * people.min(3) + 30 * people.min(smaller) / smaller, Reason::SameMembers);
        }
        if !own.3.is_empty() && own.2 == theirs.2 && fold(&own.3) == fold(&theirs.3) {
            add(10, Reason::SameAddress);
        }
        if judged.score >= alike::LISTED {
            found.push(Found { kind: MergeKind::Household, pair: (one, other), judged });
        }
    }
    found
}

fn side(ctx: &Read, kind: MergeKind, id: Uuid) -> Result<PairSide> {
    Ok(match kind {
        MergeKind::Person => {
            let row = person::row(ctx, id)?;
            PairSide {
                id,
                number: format!("W-{:04}", row.number),
                name: row.name,
                sex: row.sex,
                age: row.age,
                age_is_guess: row.age_is_guess,
                rt: row.rt,
                address: row.address,
                members: 0,
            }
        }
        MergeKind::Household => {
            let row = household::row(ctx, id)?;
            PairSide {
                id,
                number: household::number(ctx, id)?.unwrap_or_default(),
                name: row.head,
                sex: String::new(),
                age: None,
                age_is_guess: false,
                rt: row.rt,
                address: row.address,
                members: row.members,
            }
        }
    })
}
