//! Who is told to look alike, and by which reasons.

use super::*;

fn who(name: &str, birth: &str, nik: &str) -> Traits {
    Traits {
        id: Uuid::nil(),
        name: crate::values::fold(name),
        nickname: String::new(),
        sex: String::new(),
        birth: Birth::parse(birth).unwrap(),
        nik: nik.to_owned(),
        phone: String::new(),
        rt: "032".to_owned(),
        address: String::new(),
    }
}

fn score(one: &Traits, other: &Traits) -> i32 {
    judge(one, other, [None, None], NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()).score
}

#[test]
fn slips_of_the_pen_are_the_same_person() {
    let sukarjo = who("Soekardjo Wibowo", "1951-03-04", "9901010403510001");
    for (name, birth, nik) in [
        ("Sukarjo Wibowo", "1951-03-04", ""),
        ("Wibowo Sukarjo", "1951-03-04", ""),
        ("Sukarjo Wibawa", "1951-04-03", "9901010403510001"),
        ("Pak Sukarjo", "1951-03-04", ""),
        ("Sukarjo W.", "1951", "9901010403150001"),
        ("Sukarjo", "", "9901010403510001"),
        ("Sukarjo Wibowo", "1951-03-04", "9901010403150001"),
    ] {
        let found = score(&sukarjo, &who(name, birth, nik));
        assert!(found >= LISTED, "{name} {birth} {nik}: {found}");
    }
}

#[test]
fn a_name_alone_or_a_number_that_says_nothing_is_no_match() {
    let sukarjo = who("Sukarjo Wibowo", "1951-03-04", "0000000000000000");
    for (name, birth, nik) in [
        ("Sukarjo Wibowo", "1962-03-04", ""),
        ("Parang Rusak", "1949-03-04", "0000000000000000"),
        ("Parang Rusak", "1951-03-04", ""),
    ] {
        let found = score(&sukarjo, &who(name, birth, nik));
        assert!(found < LISTED, "{name} {birth} {nik}: {found}");
    }
    for nothing in ["1111111111111111", "1234567890123456", "9901010403510000", ""] {
        let one = who("Sekar Dangan", "", nothing);
        assert!(score(&one, &who("Udan Liris", "", nothing)) < 0, "{nothing}");
    }
}

#[test]
fn twins_rank_low_and_a_couple_is_never_one() {
    let mut one = who("Dani Prasaja", "2014-02-09", "9901010902140001");
    let mut other = who("Doni Prasaja", "2014-02-09", "9901010902140002");
    for twin in [&mut one, &mut other] {
        "jalan contoh 9".clone_into(&mut twin.address);
    }
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let family = Uuid::now_v7();
    let apart = judge(&one, &other, [None, None], today);
    assert!(apart.score < LISTED && apart.why.contains(&Reason::MaybeTwins), "{apart:?}");
    let together = judge(&one, &other, [Some((family, 4)), Some((family, 4))], today);
    assert!(together.score < apart.score, "{together:?}");
    let head = who("Sekar Dangan", "1970-01-01", "");
    let couple = judge(&head, &head, [Some((family, 1)), Some((family, 3))], today);
    assert!(couple.score < 0, "{couple:?}");
}
