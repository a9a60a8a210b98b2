//! Bends one input of many into a new one.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

/// What readers stumble over.
const PIECES: &[&str] = &[
    "",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "e\u{301}",
    "\u{1f642}",
    "\u{0660}",
    "\u{2028}",
    "-1",
    "0",
    "99999999999999999999",
    "1e309",
    "NaN",
    "9223372036854775808",
    "\r\n",
    "\"",
    "\\",
    "\\u0000",
    "{",
    "[",
    "null",
    "true",
    ",,,",
    "../",
    "99990101",
    "000000",
    "-0001-01-01",
    "+262143-12-31",
    "~150@2026-11-24",
    "=1+1",
];

fn below(random: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(random.next_u32()).unwrap_or(0) % end.max(1)
}

/// One of the corpus, bent in a few places.
pub(super) fn one_of(corpus: &[Vec<u8>], random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut input = corpus[below(random, corpus.len())].clone();
    for _ in 0..=below(random, 6) {
        bend(&mut input, corpus, random);
    }
    input
}

fn bend(input: &mut Vec<u8>, corpus: &[Vec<u8>], random: &mut ChaCha8Rng) {
    let at = below(random, input.len());
    let to = (at + 1 + below(random, 16)).min(input.len());
    match below(random, 9) {
        0 if !input.is_empty() => input[at] ^= 1 << below(random, 8),
        1 if !input.is_empty() => input[at] = u8::try_from(below(random, 256)).unwrap_or(0),
        // Another letter, another digit: still nearly right.
        2 if !input.is_empty() => input[at] = b"0123456789abcdefABCZ :-.,"[below(random, 25)],
        3 if !input.is_empty() => drop(input.drain(at..to)),
        4 if !input.is_empty() => {
            let again = input[at..to].to_vec();
            input.splice(at..at, again);
        }
        5 => input.truncate(at),
        6 => {
            let other = &corpus[below(random, corpus.len())];
            let from = below(random, other.len());
            input.truncate(at);
            input.extend_from_slice(&other[from.min(other.len())..]);
        }
        _ => {
            let piece = PIECES[below(random, PIECES.len())].as_bytes().to_vec();
            input.splice(at..at, piece);
        }
    }
}
