//! Every sentence that the program says, in Indonesian: what happened, and what to do.

mod faults;
mod packages;
mod times;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use wahana_papers::text::one_line;

pub use faults::sentence;
pub use packages::handover_sentence;
pub(crate) use times::{day, moment};

pub(crate) const ASK_PASSPHRASE: &str = "Kata sandi kantor:";
pub(crate) const ASK_NEW_PASSPHRASE: &str = "Kata sandi baru (10 huruf atau lebih):";
pub(crate) const ASK_AGAIN: &str = "Sekali lagi:";
pub(crate) const ASK_NAME: &str = "Nama kantor:";
pub(crate) const ASK_YES: &str = "Ketik \"ya\" bila kedelapan kata ini sama dengan yang dibacakan RW:";
pub(crate) const YES: &str = "ya";
pub(crate) const NOT_APPROVED: &str = "Tidak disetujui. Paket tetap ditahan.";
pub(crate) const TRAINING: &str = "LATIHAN: semua isinya karangan.";
pub(crate) const NOTHING_HELD: &str = "Tidak ada paket yang ditahan.";
pub(crate) const NOBODY_YET: &str =
    "Belum ada RW yang menyerahkan paket. Terima paket dengan: wahana-dinas terima BERKAS";
pub(crate) const HOW_TO_APPROVE: &str = "Telepon RW itu dengan nomor yang sudah Anda kenal, minta dibacakan delapan kata \
di kartunya, lalu ketik: wahana-dinas setujui NOMOR";
pub(crate) const WHO_IS_MISSING: &str = "Hanya RW yang pernah menyerahkan yang dikenal; \
RW yang belum pernah menyerahkan tidak dapat disebut satu per satu.";

// ---- the results of receiving
pub(crate) const TAKEN: &str = "diterima";
pub(crate) const ALREADY: &str = "sudah pernah diterima";
pub(crate) const HELD: &str = "ditahan";
pub(crate) const REFUSED: &str = "DITOLAK";

/// What `mulai` says when the vault is there.
pub(crate) fn made(name: &str, folder: &str) -> String {
    format!(
        "Brankas {} sudah dibuat di {folder}.\n\
         Simpan kata sandinya baik-baik: tanpa kata sandi itu isi brankas tidak dapat dibuka siapa pun.\n\
         Berikutnya: buat kartu kantor dengan: wahana-dinas kartu dinas.kartu",
        one_line(name)
    )
}

/// What `kartu` says.
pub(crate) fn card_written(path: &str, words: &[String]) -> String {
    format!(
        "Kartu kantor ditulis ke {path}.\n\
         Delapan kata untuk surat ke RW:\n\n  {}\n\n\
         Cantumkan kata-kata itu di surat kertas; RW mencocokkannya saat memasukkan kartu.",
        words.join(" ")
    )
}

/// What `kunci-latihan` says.
pub(crate) fn key_written(path: &str) -> String {
    format!(
        "Kunci latihan ditulis ke {path}. Coba: age -d -i {path} -o paket.zip PAKET.wksbm\n\
         Hanya kantor latihan dapat menulis kuncinya; kunci kantor sungguhan tidak pernah keluar dari brankas."
    )
}

/// Sum of a receiving.
pub(crate) fn received(taken: usize, already: usize, held: usize, refused: usize) -> String {
    let parts = [(taken, TAKEN), (already, ALREADY), (held, HELD), (refused, "ditolak")];
    let said: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("Paket: {}.", said.join(", "))
}

/// A held package: why, and its words.
pub(crate) fn held_why(changed: bool, words: &[String]) -> String {
    let why = if changed {
        "KUNCI RW INI BERUBAH. Jangan setujui sebelum RW itu sendiri membenarkan bahwa ia memakai kunci baru"
    } else {
        "RW ini belum dikenal"
    };
    format!("{why}. Delapan katanya: {}", words.join(" "))
}

/// The words before `setujui` asks.
pub(crate) fn compare(rw: &str, group: &str, changed: bool, words: &[String]) -> String {
    let warning = if changed {
        "\nPERHATIAN: RW ini sudah dikenal dengan kunci lain. Tanyakan dulu mengapa kuncinya baru.\n"
    } else {
        ""
    };
    format!("{} ({})\n{warning}\n  {}\n", one_line(rw), one_line(group), words.join(" "))
}

/// What `setujui` says of one package.
pub(crate) fn approved(number: i64) -> String {
    format!("Paket nomor {number} diterima.")
}

/// RWs that have not handed in since a day.
pub(crate) fn missing_since(day: &str, rws: &[String]) -> String {
    if rws.is_empty() {
        return format!("Semua RW yang dikenal sudah menyerahkan sejak {day}.");
    }
    format!("Belum menyerahkan sejak {day}: {}.", rws.join(", "))
}

/// Kelurahan from which nothing ever came.
pub(crate) fn never(kelurahan: &[String], all: usize) -> String {
    format!(
        "Kelurahan yang belum pernah ada paketnya ({} dari {all}): {}.",
        kelurahan.len(),
        kelurahan.join(", ")
    )
}

/// What a recap counts.
pub(crate) fn reference(rws: usize, oldest: &str, newest: &str) -> String {
    format!("Paket terakhir dari {rws} RW, dibuat {oldest} sampai {newest}")
}

/// A written file.
pub(crate) fn written(path: &str) -> String {
    format!("Ditulis ke {path}.")
}

/// The help without the English words of its maker.
pub(crate) fn help(text: &str) -> String {
    text.replace("[alias: --help]", "[juga: --help]").trim_end().to_owned()
}

/// A command line that was not understood.
pub(crate) fn not_understood(kind: ErrorKind, error: &clap::Error) -> String {
    let named = |context: ContextKind| match error.get(context) {
        Some(ContextValue::String(text)) => one_line(text),
        Some(ContextValue::Strings(texts)) => one_line(&texts.join(" ")),
        _ => String::new(),
    };
    let argument = named(ContextKind::InvalidArg);
    let what = match kind {
        ErrorKind::InvalidSubcommand => {
            format!("Perintah \"{}\" tidak ada.", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => format!("\"{argument}\" tidak dikenal."),
        ErrorKind::MissingRequiredArgument => {
            format!("Masih kurang: {}.", argument.trim_end_matches('.'))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("Isi \"{}\" untuk {argument} tidak dapat dipakai.", named(ContextKind::InvalidValue))
        }
        _ => "Perintah itu tidak dapat dipahami.".to_owned(),
    };
    format!("{what} Lihat pilihan dan contoh dengan: wahana-dinas --bantuan")
}
