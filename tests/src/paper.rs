//! What came out of the printer, read back from its file by `poppler`: the words and where they stand, and the ink.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::office::ran;

/// Points, in which PDF counts, in a millimetre.
const POINTS: f64 = 72.0 / 25.4;
/// Dots an inch at which the ink is looked at.
const DOTS: f64 = 100.0;
/// What is darker than this is ink: a thin line is grey.
const INK: u8 = 200;

/// A word on a page; all in millimetres from the left upper corner.
#[derive(Clone, Debug)]
pub struct Word {
    /// As it is read.
    pub text: String,
    /// Where it begins.
    pub left: f64,
    /// Where it ends.
    pub right: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its lower edge.
    pub bottom: f64,
}

/// One page.
pub struct Page {
    /// Millimetres.
    pub width: f64,
    /// Millimetres.
    pub height: f64,
    /// In the order of the file.
    pub words: Vec<Word>,
    /// A byte a dot, row after row.
    dots: Vec<u8>,
    across: usize,
}

/// A row of a ruled list: its rules above and below, and what stands between them.
#[derive(Debug)]
pub struct Row {
    /// Millimetres.
    pub top: f64,
    /// Millimetres.
    pub bottom: f64,
    /// Its words.
    pub words: Vec<Word>,
}

/// Reads all pages, and leaves them as pictures beside the file for whoever wants to see them.
pub fn pages(file: &Path) -> Vec<Page> {
    let told = ran(Command::new("pdftotext").arg("-bbox").arg(file).arg("-"));
    let pictures = pictures(file);
    let pages: Vec<&str> = told.split("<page ").skip(1).collect();
    assert_eq!(pages.len(), pictures.len(), "a picture of each page of {}", file.display());
    pages.into_iter().zip(pictures).map(|(told, picture)| Page::read(told, &picture)).collect()
}

fn pictures(file: &Path) -> Vec<PathBuf> {
    let dots = DOTS.to_string();
    ran(Command::new("pdftoppm").args(["-gray", "-r", &dots]).arg(file).arg(file.with_extension("")));
    let stem = format!("{}-", file.file_stem().expect("a name").to_string_lossy());
    let beside = fs::read_dir(file.parent().expect("a folder")).expect("it is there");
    let mut found: Vec<PathBuf> = beside
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "pgm"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&stem)))
        .collect();
    found.sort();
    found
}

/// The number after `name="`, in millimetres.
fn number(tag: &str, name: &str) -> f64 {
    let rest = tag.split(&format!("{name}=\"")).nth(1).unwrap_or_else(|| panic!("{name} in {tag}"));
    let points: f64 = rest.split('"').next().expect("a value").parse().expect("a number");
    points / POINTS
}

impl Page {
    fn read(told: &str, picture: &Path) -> Self {
        let word = |line: &str| {
            let (tag, rest) = line.split_once('>').expect("a word");
            let text = rest.split("</word>").next().unwrap_or_default();
            Word {
                text: text.replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&"),
                left: number(tag, "xMin"),
                right: number(tag, "xMax"),
                top: number(tag, "yMin"),
                bottom: number(tag, "yMax"),
            }
        };
        let bytes = fs::read(picture).expect("a picture");
        let mut parts = bytes.splitn(4, u8::is_ascii_whitespace);
        let mut next = || parts.next().map(String::from_utf8_lossy).expect("the head of a picture");
        assert_eq!(next(), "P5", "a grey picture");
        let across: usize = next().parse().expect("its width");
        let down: usize = next().parse().expect("its height");
        let dots = bytes[bytes.len() - across * down..].to_vec();
        Self {
            width: number(told, "width"),
            height: number(told, "height"),
            words: told.split("<word ").skip(1).map(word).collect(),
            dots,
            across,
        }
    }

    /// All words, one after the other.
    pub fn text(&self) -> String {
        said(&self.words)
    }

    /// How far all ink keeps from the edges: left, top, right, bottom, in millimetres; nothing on an empty page.
    pub fn margins(&self) -> Option<[f64; 4]> {
        let dark = |dot: &u8| *dot < INK;
        let rows = || self.dots.chunks(self.across);
        let top = rows().position(|row| row.iter().any(dark))?;
        let below = rows().rev().position(|row| row.iter().any(dark))?;
        let left = rows().filter_map(|row| row.iter().position(dark)).min()?;
        let right = rows().filter_map(|row| row.iter().rev().position(dark)).min()?;
        Some([left, top, right, below].map(millimetres))
    }

    /// The rows of a list at whose rules a finger at `x` millimetres goes down, where nothing else than rules is met.
    pub fn rows(&self, x: f64) -> Vec<Row> {
        let at = dots(x);
        let column = self.dots.iter().skip(at).step_by(self.across).enumerate();
        let mut rules: Vec<f64> = Vec::new();
        let mut inside = false;
        for (down, dot) in column {
            if *dot < INK && !inside {
                rules.push(millimetres(down));
            }
            inside = *dot < INK;
        }
        let row = |pair: &[f64]| Row {
            top: pair[0],
            bottom: pair[1],
            words: self
                .words
                .iter()
                .filter(|word| word.top >= pair[0] - 0.5 && word.bottom <= pair[1] + 0.5)
                .cloned()
                .collect(),
        };
        rules.windows(2).map(row).collect()
    }
}

/// Words as one reads them.
pub fn said(words: &[Word]) -> String {
    words.iter().map(|word| &*word.text).collect::<Vec<_>>().join(" ")
}

#[allow(clippy::cast_precision_loss)]
fn millimetres(dots: usize) -> f64 {
    dots as f64 * 25.4 / DOTS
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn dots(millimetres: f64) -> usize {
    (millimetres * DOTS / 25.4) as usize
}
