//! Which passphrases are good enough: at least 10 characters and zxcvbn's score 3, with Indonesian words known.

use crate::{Fault, FaultCode};

/// Fewest characters.
const MIN_LENGTH: usize = 10;
/// Longest passphrase in characters: zxcvbn's work grows with the length.
const MAX_LENGTH: usize = 200;

/// Words that people here think of first; zxcvbn counts them like its own lists.
const COMMON: &[&str] = &[
    "wahana",
    "wksbm",
    "rahasia",
    "sandi",
    "kata",
    "kunci",
    "bismillah",
    "alhamdulillah",
    "indonesia",
    "merdeka",
    "jogja",
    "jogjakarta",
    "yogyakarta",
    "mataram",
    "keraton",
    "malioboro",
    "sayang",
    "cinta",
    "kelompok",
    "ketua",
    "bendahara",
    "pencatat",
    "pendamping",
    "warga",
    "kelurahan",
    "kemantren",
    "balai",
    "pengurus",
    "bantuan",
    "keluarga",
    "sejahtera",
    "makmur",
    "sentosa",
    "anak",
    "ibu",
    "bapak",
    "bunda",
    "ayah",
    "admin",
    "petugas",
    "selamat",
    "datang",
    "semangat",
    "garuda",
    "pancasila",
    "nusantara",
    "gudeg",
    "bakpia",
    "sekar",
    "kawung",
    "minggu",
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "januari",
    "februari",
    "maret",
    "april",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
];

/// Refuses a passphrase that is short or easily guessed; `about` are words that an acquaintance would try (the
/// officer's and the group's name).
pub fn check_passphrase(passphrase: &str, about: &[&str]) -> Result<(), Fault> {
    let length = passphrase.chars().count();
    if length < MIN_LENGTH {
        return Err(Fault::new(FaultCode::PassphraseShort).with("min", MIN_LENGTH).with("length", length));
    }
    if length > MAX_LENGTH {
        return Err(Fault::new(FaultCode::TooLong).with("max", MAX_LENGTH).with("length", length));
    }
    // A name counts as its words and as one word: "sekardangan1" is as guessable as "sekar".
    let joined: Vec<String> = about.iter().map(|text| text.split_whitespace().collect()).collect();
    let words =
        about.iter().flat_map(|text| text.split_whitespace()).chain(joined.iter().map(String::as_str));
    let known: Vec<&str> = words.chain(COMMON.iter().copied()).collect();
    if zxcvbn::zxcvbn(passphrase, &known).score() < zxcvbn::Score::Three {
        return Err(Fault::new(FaultCode::PassphraseWeak));
    }
    Ok(())
}

/// Five random words out of 1,024 (50 bits, behind a full scrypt run for each guess), to be offered.
pub fn suggest_passphrase() -> String {
    wahana_handover::words::random_words(5).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(passphrase: &str) -> Option<FaultCode> {
        check_passphrase(passphrase, &["Sekar Dangan"]).err().map(|fault| fault.code)
    }

    #[test]
    fn short_and_guessable_ones_are_refused() {
        assert_eq!(code("kunci"), Some(FaultCode::PassphraseShort));
        assert_eq!(code("1234567890"), Some(FaultCode::PassphraseWeak));
        assert_eq!(code("rahasia2026"), Some(FaultCode::PassphraseWeak));
        assert_eq!(code("sekardangan1"), Some(FaultCode::PassphraseWeak));
        assert_eq!(code("yogyakarta123"), Some(FaultCode::PassphraseWeak));
    }

    #[test]
    fn a_sentence_and_the_offered_words_are_good() {
        assert_eq!(code("empat gelas kopi di teras"), None);
        for _ in 0..20 {
            assert_eq!(code(&suggest_passphrase()), None);
        }
    }
}
