//! What a card promises: whole or refused, each refusal with its reason.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::keys::OfficeKeys;
use proptest::prelude::*;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

fn office_card() -> (OfficeKeys, Card) {
    let keys = OfficeKeys::generate().unwrap();
    let card = Card::of_office("Dinas Sosial", vec![keys.recipient()], keys.signing(), day(), false);
    (keys, card)
}

fn office_text() -> String {
    let (keys, card) = office_card();
    card.to_signed_text(keys.signing()).unwrap()
}

fn code_of(text: &str, wanted: CardKind) -> &'static str {
    Card::parse(text.as_bytes(), wanted).unwrap_err().code()
}

#[test]
fn a_card_reads_back_as_it_was_written() {
    let (keys, card) = office_card();
    let text = card.to_signed_text(keys.signing()).unwrap();
    assert_eq!(Card::parse(text.as_bytes(), CardKind::Dinas).unwrap(), card);
}

#[test]
fn its_words_are_eight_and_depend_on_the_keys_alone() {
    let (keys, card) = office_card();
    let renamed = Card::of_office("Nama lain", vec![keys.recipient()], keys.signing(), day(), true);
    assert_eq!(card.words().len(), 8);
    assert_eq!(card.words(), renamed.words());
    assert_ne!(card.words(), office_card().1.words());
}

#[test]
fn any_changed_field_makes_it_altered() {
    let text = office_text();
    for (from, to) in [
        ("Dinas Sosial", "Dinas Palsu"),
        ("2026-11-24", "2026-11-25"),
        ("\"training\": false", "\"training\": true"),
    ] {
        assert!(text.contains(from));
        assert_eq!(code_of(&text.replace(from, to), CardKind::Dinas), "card_altered");
    }
}

#[test]
fn another_recipient_slipped_in_makes_it_altered() {
    let text = office_text();
    let start = text.find("age1").unwrap();
    let mine = OfficeKeys::generate().unwrap().recipient();
    let text = format!("{}{mine}{}", &text[..start], &text[start + mine.len()..]);
    assert_eq!(code_of(&text, CardKind::Dinas), "card_altered");
}

#[test]
fn a_card_without_a_signature_is_altered() {
    let text = office_text().replace("\"signature\"", "\"tanda\"");
    assert_eq!(code_of(&text, CardKind::Dinas), "card_altered");
}

#[test]
fn an_rw_card_is_no_office_card() {
    let signing = SigningKey::generate().unwrap();
    let text = Card::of_rw("WKSBM RW 05", &signing, day(), false).to_signed_text(&signing).unwrap();
    assert!(Card::parse(text.as_bytes(), CardKind::Rw).is_ok());
    assert_eq!(code_of(&text, CardKind::Dinas), "card_wrong_kind");
}

#[test]
fn a_newer_major_version_is_named_and_a_newer_minor_with_new_fields_is_read() {
    assert_eq!(code_of(&office_text().replace("\"1.0\"", "\"2.0\""), CardKind::Dinas), "card_newer");

    let (keys, mut card) = office_card();
    card.version = "1.7".to_owned();
    let mut value = serde_json::to_value(&card).unwrap();
    value["telepon"] = Value::String("0274".to_owned());
    let signature = keys.signing().sign(canonical(&value).as_bytes(), "x").unwrap();
    value["signature"] = Value::String(signature);
    assert_eq!(Card::parse(value.to_string().as_bytes(), CardKind::Dinas).unwrap(), card);
}

#[test]
fn other_files_are_not_cards() {
    for text in ["", "{}", "[]", "null", "not json", "{\"format\":\"other\",\"version\":\"1.0\"}"] {
        assert_eq!(code_of(text, CardKind::Dinas), "card_not_a_card", "{text}");
    }
    assert_eq!(code_of(&" ".repeat(LONGEST + 1), CardKind::Dinas), "card_not_a_card");
    assert_eq!(code_of(&"[".repeat(LONGEST), CardKind::Dinas), "card_not_a_card");
}

#[test]
fn a_card_signed_with_another_key_than_its_own_cannot_be_made() {
    let (_, card) = office_card();
    let other = SigningKey::generate().unwrap();
    assert!(card.to_signed_text(&other).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_never_panic_and_are_no_card(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(Card::parse(&bytes, CardKind::Dinas).is_err());
    }

    #[test]
    fn a_card_with_any_one_byte_changed_is_never_another_card(
        at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let (keys, card) = office_card();
        let mut text = card.to_signed_text(keys.signing()).unwrap().into_bytes();
        let place = at.index(text.len());
        text[place] = byte;
        if let Ok(read) = Card::parse(&text, CardKind::Dinas) {
            prop_assert_eq!(read, card);
        }
    }
}
