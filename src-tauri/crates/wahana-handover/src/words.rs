//! Bytes as common Indonesian words, so that two people can compare a key or a package over the telephone.
//!
//! 1,024 words, 10 bits each: no two differ by one letter, none begins another. The list must never change:
//! printed letters and old cards carry its words.

use rand::Rng;
use std::sync::LazyLock;

/// Words in the list.
pub const WORD_COUNT: usize = 1024;
const BITS: usize = 10;

static LIST: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("words.txt").lines().collect());

/// The first `count` words of `bytes`, 10 bits each from the front; fewer where the bytes run out.
pub fn words_for(bytes: &[u8], count: usize) -> Vec<String> {
    (0..count)
        .map_while(|at| index_at(bytes, at * BITS))
        .map(|index| LIST.get(index).copied().unwrap_or_default().to_owned())
        .collect()
}

fn index_at(bytes: &[u8], first_bit: usize) -> Option<usize> {
    (first_bit..first_bit + BITS).try_fold(0, |index, bit| {
        let byte = bytes.get(bit / 8)?;
        Some(index << 1 | usize::from(byte >> (7 - bit % 8) & 1))
    })
}

/// `count` words at random from the system's secure generator, 10 bits each: five make 50 bits, which with a
/// full scrypt run for each guess is enough for a passphrase.
pub fn random_words(count: usize) -> Vec<&'static str> {
    let mut generator = rand::rng();
    (0..count).filter_map(|_| LIST.get(generator.random_range(0..WORD_COUNT)).copied()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_list_holds_1024_different_words_of_three_to_eight_plain_letters() {
        assert_eq!(LIST.len(), WORD_COUNT);
        assert_eq!(LIST.iter().collect::<HashSet<_>>().len(), WORD_COUNT);
        for word in LIST.iter() {
            assert!((3..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|letter| letter.is_ascii_lowercase()), "{word}");
        }
        assert!(LIST.is_sorted());
    }

    #[test]
    fn no_word_begins_another_or_differs_from_another_by_one_letter() {
        for (at, one) in LIST.iter().enumerate() {
            for two in LIST.iter().skip(at + 1) {
                assert!(!two.starts_with(one), "{one} {two}");
                let differing = one.bytes().zip(two.bytes()).filter(|(a, b)| a != b).count();
                assert!(one.len() != two.len() || differing > 1, "{one} {two}");
            }
        }
    }

    #[test]
    fn ten_bits_choose_a_word_and_the_bits_run_on_over_byte_borders() {
        let (first, second, last) = (LIST[0], LIST[1], LIST[1023]);
        assert_eq!(words_for(&[0, 0, 0x10], 2), [first, second]);
        assert_eq!(words_for(&[0xff, 0xff, 0xff, 0xff, 0xff], 4), [last; 4]);
        assert_eq!(words_for(&[0xff, 0xc0], 9), [last], "nine words do not fit into two bytes");
        assert!(words_for(&[], 4).is_empty());
    }

    #[test]
    fn random_words_come_from_the_list_and_differ_between_calls() {
        let (one, two) = (random_words(5), random_words(5));
        assert_eq!(one.len(), 5);
        assert!(one.iter().all(|word| LIST.contains(word)));
        assert_ne!(one, two);
    }
}
