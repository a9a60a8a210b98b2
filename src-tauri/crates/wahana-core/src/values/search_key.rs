//! Folding of names for search: letters that were written differently before 1972 or are doubled, one form.

/// The folded form: lower case, without marks, old spelling made new (oe=u, dj=j, tj=c, sj=sy, nj=ny),
/// doubled letters single, Moh/Moch/Muh/Much one word. Words stay apart.
pub fn fold(text: &str) -> String {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .map(|character| if character.is_alphanumeric() { unaccented(character) } else { ' ' })
        .collect();
    plain.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}

/// Folded words as the trigram index keeps them: two spaces before each, so that the one or two letters that a word
/// begins with are a trigram too.
pub fn spaced(folded: &str) -> String {
    folded.split(' ').filter(|word| !word.is_empty()).flat_map(|word| ["  ", word]).collect()
}

/// The phrase of the trigram index that a folded word is: any part of a word, or the beginning of one where it has
/// fewer letters than a trigram. Quoted: what people type is never a query language.
pub fn phrase(word: &str) -> String {
    format!("\"{}{word}\"", " ".repeat(3_usize.saturating_sub(word.chars().count())))
}

/// The first letter and the first two letters of each word, for searches under three letters.
pub fn initials(folded: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in folded.split(' ') {
        let ends = word.char_indices().map(|(at, character)| at + character.len_utf8()).take(2);
        found.extend(ends.filter_map(|end| word.get(..end)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn fold_word(word: &str) -> String {
    if matches!(
        word,
        "moh"
            | "moch"
            | "muh"
            | "much"
            | "mohamad"
            | "mohammad"
            | "muhamad"
            | "muhammad"
            | "mochamad"
            | "mochammad"
    ) {
        return "muh".to_owned();
    }
    if word.bytes().any(|byte| byte.is_ascii_digit()) {
        return word.to_owned();
    }
    let modern =
        word.replace("oe", "u").replace("dj", "j").replace("tj", "c").replace("sj", "sy").replace("nj", "ny");
    let mut single = String::with_capacity(modern.len());
    for character in modern.chars() {
        if !single.ends_with(character) {
            single.push(character);
        }
    }
    single
}

fn unaccented(character: char) -> char {
    match character {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_and_new_spelling_are_one() {
        for (old, new) in [("Soekardjo", "Sukarjo"), ("Tjipto", "Cipto"), ("Moch. Sjarif", "Muhammad Syarif")]
        {
            assert_eq!(fold(old), fold(new));
        }
        assert_eq!(fold("R.Ay.  Sekar-Dangan"), "r ay sekar dangan");
        assert_eq!(fold("3471134309450001"), "3471134309450001");
    }

    #[test]
    fn the_beginning_of_a_word_is_a_trigram() {
        let key = spaced("sekar dangan");
        assert_eq!(key, "  sekar  dangan");
        for (word, found) in [("d", true), ("da", true), ("ang", true), ("an", false), ("k", false)] {
            assert_eq!(key.contains(phrase(word).trim_matches('"')), found, "{word}");
        }
        assert_eq!(spaced(""), "");
    }

    #[test]
    fn initials_are_one_and_two_letters_of_each_word() {
        assert_eq!(initials("sekar dangan"), ["d", "da", "s", "se"]);
        assert_eq!(initials("a"), ["a"]);
    }
}
