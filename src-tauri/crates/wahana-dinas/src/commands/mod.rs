//! The commands, one module each. They ask, call the office, and say what came of it; `true` is wholly done.

mod daftar;
mod ditahan;
mod kartu;
mod kunci_latihan;
mod mulai;
mod rekap;
mod setujui;
mod terima;

use std::path::PathBuf;

use crate::Result;
use crate::arguments::{Command, Line};
use crate::office::{self, Office};
use crate::talk::Talk;

/// Runs the command of a line.
pub(crate) fn run(line: &Line, talk: &mut Talk<'_>) -> Result<bool> {
    let root = line.data.clone().unwrap_or_else(|| usual_folder(line.latihan));
    let open = |talk: &mut Talk<'_>| -> Result<Office> { office::open(&root, line.latihan, talk) };
    match &line.command {
        Command::Mulai { nama } => mulai::run(&root, line.latihan, nama.as_deref(), talk),
        Command::Kartu { out } => kartu::run(&open(talk)?, out, talk),
        Command::Terima { files } => terima::run(&mut open(talk)?, files, talk),
        Command::Ditahan => ditahan::run(&open(talk)?, talk),
        Command::Setujui { which, ya } => setujui::run(&mut open(talk)?, which, *ya, talk),
        Command::Daftar { sejak } => daftar::run(&open(talk)?, *sejak, talk),
        Command::Rekap { rw, csv, xlsx } => {
            rekap::run(&open(talk)?, *rw, csv.as_deref(), xlsx.as_deref(), talk)
        }
        Command::KunciLatihan { .. } if !line.latihan => Err(crate::Error::KeyStays),
        Command::KunciLatihan { out } => kunci_latihan::run(&open(talk)?, out, talk),
    }
}

/// In the person's own folder, training apart from the real office.
fn usual_folder(training: bool) -> PathBuf {
    let name = if training { "wahana-dinas-latihan" } else { "wahana-dinas" };
    std::env::home_dir().unwrap_or_default().join(name)
}
