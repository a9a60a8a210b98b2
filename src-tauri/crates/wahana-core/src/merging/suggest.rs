//! What is offered where two records say different things: the fuller, and of two that say as much, the newer.

use crate::household::HouseholdForm;
use crate::person::merged::form_of;
use crate::person::{Dwelling, Life, Person, PersonForm};
use crate::values::{Birth, check_nik, is_placeholder, nik_digits};

/// Of two texts the one that is there; of two the one that `fuller` weighs more, else the newer record's.
fn either<'t>(keep: &'t str, gone: &'t str, newer_is_gone: bool, fuller: fn(&str) -> usize) -> &'t str {
    match (keep.is_empty(), gone.is_empty(), fuller(keep).cmp(&fuller(gone))) {
        (_, true, _) | (false, false, std::cmp::Ordering::Greater) => keep,
        (true, false, _) | (false, false, std::cmp::Ordering::Less) => gone,
        _ if newer_is_gone => gone,
        _ => keep,
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.trim_end_matches('.').chars().count() > 1).count()
}

fn nothing(_: &str) -> usize {
    0
}

/// How exactly a birth is known.
fn exactness(birth: &Birth) -> u8 {
    match birth {
        Birth::Day { .. } => 4,
        Birth::Month { .. } => 3,
        Birth::Year { .. } => 2,
        Birth::Age { .. } => 1,
        Birth::Unknown => 0,
    }
}

/// How far a number can be a NIK: none, a placeholder or unfinished one, one with doubts, one that fits.
fn soundness(form: &PersonForm, today: chrono::NaiveDate) -> u8 {
    match nik_digits(&form.nik) {
        Ok(digits) if digits.is_empty() => 0,
        Ok(digits) if !is_placeholder(&digits) => {
            let doubts =
                check_nik(&digits, &form.birth, &form.sex, today, digits.starts_with("99")).doubts.len();
            if doubts == 0 { 3 } else { 2 }
        }
        _ => 1,
    }
}

/// Both, where each says something of its own: no word is lost.
fn joined(keep: &str, gone: &str) -> String {
    match (keep.is_empty(), gone.is_empty() || keep.contains(gone)) {
        (_, true) => keep.to_owned(),
        (true, false) => gone.to_owned(),
        (false, false) if gone.contains(keep) => gone.to_owned(),
        _ => format!("{keep}\n{gone}"),
    }
}

/// The form of a resident who was written down twice. `newer_is_gone`: the hidden record was changed later.
pub(super) fn person(
    keep: &Person,
    gone: &Person,
    newer_is_gone: bool,
    today: chrono::NaiveDate,
) -> PersonForm {
    let (one, other) = (form_of(keep), form_of(gone));
    let text = |pick: fn(&PersonForm) -> &str, fuller: fn(&str) -> usize| {
        either(pick(&one), pick(&other), newer_is_gone, fuller).to_owned()
    };
    let number = match soundness(&one, today).cmp(&soundness(&other, today)) {
        std::cmp::Ordering::Less => &other,
        std::cmp::Ordering::Equal if newer_is_gone => &other,
        _ => &one,
    };
    let birth = match exactness(&one.birth).cmp(&exactness(&other.birth)) {
        std::cmp::Ordering::Less => &other.birth,
        std::cmp::Ordering::Equal if newer_is_gone => &other.birth,
        _ => &one.birth,
    };
    // Where they live belongs together: a settled place before none, else as the newer record has it.
    let settled = |form: &PersonForm| form.dwelling == Dwelling::Rt;
    let home = match (settled(&one), settled(&other)) {
        (true, false) => &one,
        (false, true) => &other,
        _ if newer_is_gone && (one.address.is_empty() || !other.address.is_empty()) => &other,
        _ => &one,
    };
    PersonForm {
        name: text(|form| &form.name, words),
        nickname: text(|form| &form.nickname, nothing),
        sex: text(|form| &form.sex, nothing),
        birth_place: text(|form| &form.birth_place, nothing),
        birth: birth.clone(),
        nik: number.nik.clone(),
        nik_unfinished: number.nik_unfinished,
        nik_shared: true,
        papers: text(|form| &form.papers, |papers| usize::from(papers != "unknown")),
        marital_status: match (one.marital_status, other.marital_status) {
            (0, theirs) => theirs,
            (own, 0) => own,
            (own, theirs) => {
                if newer_is_gone {
                    theirs
                } else {
                    own
                }
            }
        },
        occupation: text(|form| &form.occupation, nothing),
        phone: text(|form| &form.phone, nothing),
        dwelling: home.dwelling,
        rt: home.rt.clone(),
        address: home.address.clone(),
        kampung: text(|form| &form.kampung, nothing),
        note: joined(&one.note, &other.note),
    }
}

/// Whether the hidden record's word counts for whether they are here: the one that knows of a death or a move.
pub(super) fn life_of_gone(keep: &Person, gone: &Person, newer_is_gone: bool) -> bool {
    match (keep.life, gone.life) {
        (Life::Dead, _) | (Life::Moved, Life::Here) => false,
        (_, Life::Dead) | (Life::Here, Life::Moved) => true,
        _ => newer_is_gone,
    }
}

/// The form of a family that was written down twice.
pub(super) fn family(keep: &HouseholdForm, gone: &HouseholdForm, newer_is_gone: bool) -> HouseholdForm {
    let text = |keep: &str, gone: &str| either(keep, gone, newer_is_gone, nothing).to_owned();
    let sound = |form: &HouseholdForm| match nik_digits(&form.kk) {
        Ok(digits) if digits.is_empty() => 0,
        Ok(digits) if !is_placeholder(&digits) => 2,
        _ => 1,
    };
    let number = match sound(keep).cmp(&sound(gone)) {
        std::cmp::Ordering::Less => gone,
        std::cmp::Ordering::Equal if newer_is_gone => gone,
        _ => keep,
    };
    HouseholdForm {
        kk: number.kk.clone(),
        kk_unfinished: number.kk_unfinished,
        rt: text(&keep.rt, &gone.rt),
        address: text(&keep.address, &gone.address),
        kampung: text(&keep.kampung, &gone.kampung),
        note: joined(&keep.note, &gone.note),
    }
}
