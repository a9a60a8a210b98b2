//! The recovery key as people write it: 8 groups of four symbols and one check symbol.
//!
//! 160 random bits in Crockford base32. The check symbol covers group and place, so that a typing error
//! names its group.

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::{Fault, FaultCode};

/// Crockford base32: no I, L, O, U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 8;

/// The recovery key; zeroized when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct RecoveryKey([u8; 32]);

impl RecoveryKey {
    /// A new random key.
    pub fn random() -> Self {
        let bytes: [u8; 32] = rand::random();
        Self(bytes.map(|byte| byte & 31))
    }

    /// Reads what was typed; small letters, O for 0, I and L for 1, spaces and dashes are forgiven. A fault names
    /// the first wrong group, 1 to 8.
    pub fn parse(typed: &str) -> Result<Self, Fault> {
        let symbols: Vec<Option<u8>> = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '\u{2013}'))
            .map(symbol)
            .collect();
        let mut values = [0; 32];
        for group in 0..GROUPS {
            let wrong = || Fault::new(FaultCode::RecoveryKeyTyping).with("group", group + 1);
            let part = symbols.get(group * 5..group * 5 + 5).ok_or_else(wrong)?;
            let part: Vec<u8> = part.iter().copied().collect::<Option<_>>().ok_or_else(wrong)?;
            let (data, check) = part.split_at(4);
            if check != [check_symbol(group, data)] {
                return Err(wrong());
            }
            for (place, value) in values.iter_mut().skip(group * 4).zip(data) {
                *place = *value;
            }
        }
        if symbols.len() > GROUPS * 5 {
            return Err(Fault::new(FaultCode::RecoveryKeyTyping).with("group", GROUPS));
        }
        Ok(Self(values))
    }

    /// The eight groups of five symbols.
    pub fn groups(&self) -> Vec<String> {
        self.0
            .chunks(4)
            .enumerate()
            .map(|(group, data)| {
                data.iter().copied().chain([check_symbol(group, data)]).map(letter).collect()
            })
            .collect()
    }

    /// The passphrase of the recovery identity: the data symbols alone.
    pub(crate) fn passphrase(&self) -> zeroize::Zeroizing<String> {
        zeroize::Zeroizing::new(self.0.iter().copied().map(letter).collect())
    }
}

/// A weighted sum in the field of 32 elements with different weights: every single wrong symbol and every swap of
/// two changes it. The group's place is part of it, so that exchanged groups are noticed too.
fn check_symbol(group: usize, data: &[u8]) -> u8 {
    let place = u8::try_from(group + 1).unwrap_or_default();
    data.iter().zip([2, 3, 4, 5]).fold(times(place, 7), |sum, (value, weight)| sum ^ times(*value, weight))
}

/// Multiplication in GF(2^5) modulo x^5 + x^2 + 1.
fn times(mut left: u8, mut right: u8) -> u8 {
    let mut product = 0;
    while right != 0 {
        if right & 1 == 1 {
            product ^= left;
        }
        left <<= 1;
        if left & 32 != 0 {
            left ^= 0b10_0101;
        }
        right >>= 1;
    }
    product
}

fn letter(value: u8) -> char {
    char::from(SYMBOLS.get(usize::from(value)).copied().unwrap_or(b'?'))
}

fn symbol(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    SYMBOLS.iter().position(|symbol| char::from(*symbol) == upper).and_then(|at| u8::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(key: &RecoveryKey) -> String {
        key.groups().join("-")
    }

    #[test]
    fn it_survives_paper() {
        for _ in 0..50 {
            let key = RecoveryKey::random();
            let typed = written(&key).to_lowercase().replace('0', "o").replace('-', " ");
            assert_eq!(RecoveryKey::parse(&typed).unwrap().0, key.0);
            assert!(key.groups().iter().all(|group| group.len() == 5));
        }
    }

    #[test]
    fn any_single_wrong_symbol_names_its_group() {
        let key = RecoveryKey::random();
        let symbols: Vec<char> = written(&key).replace('-', "").chars().collect();
        for place in 0..symbols.len() {
            for wrong in SYMBOLS.iter().map(|byte| char::from(*byte)).filter(|wrong| *wrong != symbols[place])
            {
                let mut typed = symbols.clone();
                typed[place] = wrong;
                let fault = RecoveryKey::parse(&typed.iter().collect::<String>()).err();
                assert_eq!(fault.expect("a wrong symbol").values["group"], (place / 5 + 1).to_string());
            }
        }
    }

    #[test]
    fn missing_and_exchanged_groups_are_noticed() {
        let key = RecoveryKey([
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
            27, 28, 29, 30, 31, 0,
        ]);
        let mut groups = key.groups();
        assert_eq!(RecoveryKey::parse(&groups[..7].join(" ")).err().unwrap().values["group"], "8");
        groups.swap(0, 1);
        assert!(RecoveryKey::parse(&groups.join(" ")).is_err());
    }
}
