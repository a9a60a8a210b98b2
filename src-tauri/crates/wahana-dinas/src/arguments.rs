//! The command line: command words, their arguments and their help, in Indonesian.

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::error::ErrorKind;
use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::words;

const TEMPLATE: &str = "{about}\n\nCara pakai: {usage}\n\n{all-args}";
const USAGE: &str = "wahana-dinas [--latihan] [--data FOLDER] PERINTAH";

/// One command line.
#[derive(Debug, Parser)]
#[command(
    name = "wahana-dinas",
    about = "Program kantor Dinas: menerima, memeriksa dan merekap paket WKSBM dari semua RW",
    disable_help_flag = true,
    disable_help_subcommand = true,
    help_template = TEMPLATE,
    override_usage = USAGE,
    subcommand_help_heading = "Perintah",
    next_help_heading = "Pilihan"
)]
pub(crate) struct Line {
    /// Brankas latihan: hanya menerima paket latihan
    #[arg(long, global = true)]
    pub(crate) latihan: bool,
    /// Folder data kantor (bila tidak disebut: folder wahana-dinas di folder rumah)
    #[arg(long, value_name = "FOLDER", global = true)]
    pub(crate) data: Option<PathBuf>,
    /// Tampilkan bantuan
    #[arg(short = 'h', long = "bantuan", visible_alias = "help", action = ArgAction::Help, global = true)]
    bantuan: Option<bool>,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The command words.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Membuat brankas kantor: nama, kata sandi dan kunci
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas mulai [--nama NAMA]")]
    Mulai {
        /// Nama kantor; ditanyakan bila tidak disebut
        #[arg(long, value_name = "NAMA")]
        nama: Option<String>,
    },
    /// Menulis kartu kantor untuk dibagikan ke RW, dan delapan katanya untuk surat
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas kartu KELUAR")]
    Kartu {
        /// Nama berkas kartu, mis. dinas.kartu
        #[arg(value_name = "KELUAR")]
        out: PathBuf,
    },
    /// Menerima satu atau banyak paket (*.wksbm) atau folder
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas terima BERKAS...")]
    Terima {
        /// Berkas paket atau folder yang memuatnya
        #[arg(value_name = "BERKAS", required = true)]
        files: Vec<PathBuf>,
    },
    /// Daftar paket yang ditahan sampai delapan kata RW-nya dicocokkan
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas ditahan")]
    Ditahan,
    /// Menyetujui RW yang paketnya ditahan, sesudah delapan katanya dicocokkan
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas setujui RW|PAKET [--ya]")]
    Setujui {
        /// Kode RW (mis. 34.71.13.1002/005) atau nomor paket dari daftar `ditahan`
        #[arg(value_name = "RW|PAKET")]
        which: String,
        /// Kata-katanya sudah dicocokkan; jangan tanya lagi
        #[arg(long)]
        ya: bool,
    },
    /// Siapa yang sudah menyerahkan, kapan, berapa, dan nomor yang belum ada
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas daftar [--sejak TANGGAL]")]
    Daftar {
        /// Sebut juga RW yang belum menyerahkan sejak tanggal ini (mis. 2026-11-01)
        #[arg(long, value_name = "TANGGAL")]
        sejak: Option<NaiveDate>,
    },
    /// Rekap kota 26 jenis PPKS: di layar, CSV dan XLSX, tanpa nama
    #[command(help_template = TEMPLATE, override_usage = "wahana-dinas rekap [--rw] [--csv BERKAS] [--xlsx BERKAS]")]
    Rekap {
        /// Rinci sampai RW
        #[arg(long)]
        rw: bool,
        /// Tulis juga ke CSV ini
        #[arg(long, value_name = "BERKAS")]
        csv: Option<PathBuf>,
        /// Tulis juga ke buku kerja ini
        #[arg(long, value_name = "BERKAS")]
        xlsx: Option<PathBuf>,
    },
    /// Hanya latihan: menulis kunci pembuka kantor latihan ke berkas
    #[command(name = "kunci-latihan", help_template = TEMPLATE,
        override_usage = "wahana-dinas --latihan kunci-latihan KELUAR")]
    KunciLatihan {
        /// Nama berkas kunci
        #[arg(value_name = "KELUAR")]
        out: PathBuf,
    },
}

/// What the command line asks for.
pub(crate) enum Asked {
    /// A command.
    Command(Box<Line>),
    /// To be told what there is.
    Help(String),
    /// Something that is not there; the sentence says what to do.
    NotUnderstood(String),
}

/// Reads a command line; `arguments` begin with the program's name.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Asked {
    let titled = |argument: clap::Arg| {
        let title = if argument.is_positional() { "Isian" } else { "Pilihan" };
        argument.help_heading(title)
    };
    let command = Line::command()
        .mut_args(titled)
        .mut_subcommands(move |command| command.mut_args(titled))
        .subcommand_value_name("PERINTAH");
    let parsed = command.try_get_matches_from(arguments).and_then(|matches| Line::from_arg_matches(&matches));
    match parsed {
        Ok(line) => Asked::Command(Box::new(line)),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                Asked::Help(words::help(&error.render().to_string()))
            }
            kind => Asked::NotUnderstood(words::not_understood(kind, &error)),
        },
    }
}
