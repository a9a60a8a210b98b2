//! What a disk holds after a power cut: all that was flushed, and of the rest whatever chance has it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::RngCore;

use crate::vfs::Event;

/// What a device writes whole or not at all.
const SECTOR: usize = 512;

/// Files by their names, as the disk keeps them and as they are about to be.
#[derive(Default)]
pub(crate) struct Disk {
    files: BTreeMap<String, File>,
}

#[derive(Default)]
struct File {
    /// None where there is no such file.
    kept: Option<Vec<u8>>,
    /// Not flushed yet, in order.
    pending: Vec<Event>,
}

/// What becomes of what was not flushed.
#[derive(Clone, Copy)]
enum Fate {
    Nothing,
    All,
    /// The first few, in order.
    First(usize),
    /// Each by itself, in any order: a disk may write the last one first.
    Each,
    /// The same, sector by sector.
    Torn,
}

impl Disk {
    /// A disk on which these files are safe.
    pub(crate) fn of(files: &[(&str, &Path)]) -> Self {
        let read = |(name, path): &(&str, &Path)| {
            ((*name).to_owned(), File { kept: fs::read(path).ok(), pending: Vec::new() })
        };
        Self { files: files.iter().map(read).collect() }
    }

    /// Takes the next thing that happened.
    pub(crate) fn take(&mut self, event: &Event) {
        match event {
            Event::Answered(_) => {}
            Event::Flush(name) => self.file(name).flush(),
            Event::Create(name) | Event::Write(name, ..) | Event::Truncate(name, _) => {
                self.file(name).pending.push(event.clone());
            }
            Event::Delete(name, flushed) => {
                let file = self.file(name);
                file.pending.push(event.clone());
                if *flushed {
                    file.flush();
                }
            }
        }
    }

    fn file(&mut self, name: &str) -> &mut File {
        self.files.entry(name.to_owned()).or_default()
    }

    /// The files after a power cut in this moment, written into an empty folder.
    pub(crate) fn cut(&self, random: &mut ChaCha8Rng, folder: &Path) {
        for (name, file) in &self.files {
            let path = folder.join(name);
            let _ = fs::remove_file(&path);
            if let Some(bytes) = file.after_a_cut(random) {
                fs::write(path, bytes).expect("a file of the cut");
            }
        }
    }
}

impl File {
    fn flush(&mut self) {
        let kept = self.kept.take();
        self.kept = self.pending.drain(..).fold(kept, |kept, event| applied(kept, &event, &mut |_| true));
    }

    fn after_a_cut(&self, random: &mut ChaCha8Rng) -> Option<Vec<u8>> {
        let fate = match random.next_u32() % 6 {
            0 => Fate::Nothing,
            1 => Fate::All,
            2 | 3 => Fate::First(below(random, self.pending.len() + 1)),
            4 => Fate::Each,
            _ => Fate::Torn,
        };
        let mut kept = self.kept.clone();
        for (at, event) in self.pending.iter().enumerate() {
            let arrives = match fate {
                Fate::Nothing => false,
                Fate::All | Fate::Torn => true,
                Fate::First(count) => at < count,
                Fate::Each => random.next_u32().is_multiple_of(2),
            };
            match event {
                // Folders keep their order: without this step the later ones are about another file.
                Event::Delete(..) | Event::Create(_) if !arrives => break,
                _ if !arrives => {}
                _ => {
                    let torn = matches!(fate, Fate::Torn);
                    kept = applied(kept, event, &mut |_| !torn || random.next_u32().is_multiple_of(2));
                }
            }
        }
        kept
    }
}

fn below(random: &mut ChaCha8Rng, end: usize) -> usize {
    usize::try_from(random.next_u32()).unwrap_or(0) % end
}

/// The file after one step, of which each sector arrives or not.
fn applied(kept: Option<Vec<u8>>, event: &Event, arrives: &mut dyn FnMut(usize) -> bool) -> Option<Vec<u8>> {
    match (kept, event) {
        (_, Event::Create(_)) => Some(Vec::new()),
        (_, Event::Delete(..)) => None,
        (Some(mut bytes), Event::Write(_, at, new)) => {
            let at = usize::try_from(*at).expect("a small file");
            let mut from = 0;
            while from < new.len() {
                let to = new.len().min((at + from) / SECTOR * SECTOR + SECTOR - at);
                if arrives((at + from) / SECTOR) {
                    if bytes.len() < at + to {
                        bytes.resize(at + to, 0);
                    }
                    bytes[at + from..at + to].copy_from_slice(&new[from..to]);
                }
                from = to;
            }
            Some(bytes)
        }
        (Some(mut bytes), Event::Truncate(_, size)) => {
            bytes.resize(usize::try_from(*size).expect("a small file"), 0);
            Some(bytes)
        }
        (kept, _) => kept,
    }
}
