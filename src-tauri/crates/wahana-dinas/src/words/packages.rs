//! The sentences for a package, a card or a stick; a test holds them against the list of codes.

use wahana_handover::Error;
use wahana_papers::text::one_line;

const AGAIN: &str = "Minta RW menyerahkan lagi.";
const TELL: &str = "Isi paket tidak dapat dipercaya; hubungi RW itu dan minta menyerahkan lagi.";

/// What happened to a package, card or stick, and what to do.
pub fn handover_sentence(error: &Error) -> String {
    match error {
        Error::KeyInvalid => "Kuncinya tidak dapat dipakai. Minta kartu yang baru.".to_owned(),
        Error::SigningFailed => "Tanda tangan digital tidak dapat dibuat. Coba sekali lagi.".to_owned(),
        Error::CardNotACard => "Berkas itu bukan kartu. Pilih berkas yang berakhiran .kartu.".to_owned(),
        Error::CardAltered => "Kartu itu rusak atau sudah diubah. Minta kartu yang baru.".to_owned(),
        Error::CardWrongKind { found } => {
            format!("Kartu itu kartu {}, bukan yang diperlukan di sini. Pilih kartu lain.", one_line(found))
        }
        Error::CardNewer { version } => {
            format!("Kartu itu dari versi {} yang lebih baru. Perbarui program ini.", one_line(version))
        }
        Error::NoRecipient => "Tidak ada penerima untuk paket itu. Masukkan kartu kantor dahulu.".to_owned(),
        Error::ExtraNameInvalid { name } => {
            format!("Nama lampiran \"{}\" tidak dapat dipakai. Ganti namanya.", one_line(name))
        }
        Error::PackageTooLarge { .. } => {
            format!("Paket melebihi batas ukuran (256 MiB tertutup, 1 GiB terbuka). {AGAIN}")
        }
        Error::NotAPackage => {
            "Berkas itu bukan paket WKSBM, atau rusak sejak awalnya. Periksa berkas yang dipilih.".to_owned()
        }
        Error::NotForThisOffice => {
            "Paket itu disegel untuk kantor lain atau kartu lama. Beri RW kartu kantor ini, \
             lalu minta menyerahkan lagi."
                .to_owned()
        }
        Error::NeedsPassphrase => {
            "Paket itu disegel dengan kata sandi, bukan dengan kartu kantor ini. Beri RW kartu kantor ini, \
             lalu minta menyerahkan lagi."
                .to_owned()
        }
        Error::NeedsKey => {
            "Paket itu disegel dengan kartu, bukan kata sandi. Buka di kantor tujuannya.".to_owned()
        }
        Error::WrongPassphrase => "Kata sandi paket salah. Tanyakan kepada RW lalu coba lagi.".to_owned(),
        Error::PackageDamaged => {
            format!("Paket rusak, terpotong atau diubah; tidak ada isinya yang dipakai. {AGAIN}")
        }
        Error::SenderKeyChanged { words } => format!(
            "Kunci RW itu berubah. Cocokkan delapan katanya dengan RW sebelum menyetujui: {}",
            words.join(" ")
        ),
        Error::PackageNewer { version } => format!(
            "Paket dibuat dengan versi {} yang lebih baru. Perbarui program ini lalu terima lagi.",
            one_line(version)
        ),
        Error::PackageTraining => {
            "Itu paket latihan; kantor sungguhan menolaknya. Minta RW menyerahkan paket sungguhan.".to_owned()
        }
        Error::PackageNotTraining => {
            "Itu paket sungguhan; kantor latihan menolaknya. Terima tanpa --latihan di kantor sungguhan."
                .to_owned()
        }
        Error::StickFull { needed, free } => format!(
            "Tempat tidak cukup: perlu {} KiB, tersisa {} KiB. Kosongkan sebagian atau pilih tempat lain.",
            needed.div_ceil(1024),
            free / 1024
        ),
        Error::StickReadOnly => {
            "Tempat itu hanya dapat dibaca. Geser kunci stik atau pilih tempat lain.".to_owned()
        }
        Error::StickVanished => {
            "Stik tercabut atau tidak menjawab. Pasang lagi, lalu ulangi perintahnya.".to_owned()
        }
        Error::StickForbidden => "Tidak ada izin menulis di sana. Pilih folder lain.".to_owned(),
        Error::StickNameTaken { name } => format!(
            "Sudah ada berkas bernama \"{}\"; tidak ditimpa. Pakai nama lain atau pindahkan berkas itu.",
            one_line(name)
        ),
        Error::StickCompareFailed => {
            "Yang terbaca kembali tidak sama dengan yang ditulis. Pakai stik lain.".to_owned()
        }
        Error::Cancelled => "Dihentikan. Ulangi perintahnya bila perlu.".to_owned(),
        Error::Io(error) => super::faults::system(error),
        other => inside(other),
    }
}

/// What is wrong inside an envelope that opened.
fn inside(error: &Error) -> String {
    match error {
        Error::ArchiveInvalid { .. } => format!("Isi paket tidak tersusun sebagaimana mestinya. {AGAIN}"),
        Error::ArchiveTooManyEntries { count } => {
            format!("Paket memuat {count} berkas, lebih dari batas 200. {TELL}")
        }
        Error::ArchiveBadName { name } => {
            format!("Paket memuat nama berkas terlarang \"{}\". {TELL}", one_line(name))
        }
        Error::ArchiveBomb { name } => {
            format!("Berkas \"{}\" di dalam paket mengembang melebihi batas. {TELL}", one_line(name))
        }
        Error::PartMissing { name } | Error::FileMissing { name } => {
            format!("Di dalam paket tidak ada \"{}\". {AGAIN}", one_line(name))
        }
        Error::ManifestInvalid => format!("Daftar isi paket tidak dapat dibaca. {AGAIN}"),
        Error::FileUnlisted { name } => {
            format!("Paket memuat \"{}\" yang tidak ada di daftar isinya. {TELL}", one_line(name))
        }
        Error::FileAltered { name } => {
            format!("Berkas \"{}\" di dalam paket tidak sama dengan daftar isinya. {TELL}", one_line(name))
        }
        Error::SignatureInvalid => format!("Tanda tangan paket bukan dari pemilik kartunya. {TELL}"),
        Error::DescriptorInvalid { .. } => {
            format!("Keterangan paket tidak cocok dengan isinya. {AGAIN}")
        }
        Error::RowInvalid { table, line, column, .. } => {
            format!("Baris {line} tabel {table}, kolom \"{}\" melanggar aturan. {AGAIN}", one_line(column))
        }
        Error::RowAltered { table, line } => format!("Baris {line} tabel {table} sudah diubah. {TELL}"),
        other => format!("Terjadi kesalahan ({}). {AGAIN}", other.code()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every code of the crate, read from its list.
    fn codes() -> Vec<&'static str> {
        let source = include_str!("../../../wahana-handover/src/error.rs");
        let list = source.split("pub fn code(&self)").nth(1).unwrap();
        list.lines().filter_map(|line| line.split("=> \"").nth(1)?.split('"').next()).collect()
    }

    fn one_of_each() -> Vec<Error> {
        let name = || "data/residents.csv".to_owned();
        vec![
            Error::KeyInvalid,
            Error::SigningFailed,
            Error::CardNotACard,
            Error::CardAltered,
            Error::CardWrongKind { found: "rw".to_owned() },
            Error::CardNewer { version: "2.0".to_owned() },
            Error::NoRecipient,
            Error::ExtraNameInvalid { name: name() },
            Error::PackageTooLarge { what: "packed" },
            Error::NotAPackage,
            Error::NotForThisOffice,
            Error::NeedsPassphrase,
            Error::NeedsKey,
            Error::WrongPassphrase,
            Error::PackageDamaged,
            Error::ArchiveInvalid { reason: "size" },
            Error::ArchiveTooManyEntries { count: 201 },
            Error::ArchiveBadName { name: name() },
            Error::ArchiveBomb { name: name() },
            Error::PartMissing { name: name() },
            Error::ManifestInvalid,
            Error::FileUnlisted { name: name() },
            Error::FileMissing { name: name() },
            Error::FileAltered { name: name() },
            Error::SignatureInvalid,
            Error::SenderKeyChanged { words: vec!["padi".to_owned()] },
            Error::PackageNewer { version: "2.0".to_owned() },
            Error::PackageTraining,
            Error::PackageNotTraining,
            Error::DescriptorInvalid { reason: "rw".to_owned() },
            Error::RowInvalid { table: "cases", line: 3, column: "tahap".to_owned(), rule: String::new() },
            Error::RowAltered { table: "cases", line: 3 },
            Error::StickFull { needed: 9000, free: 10 },
            Error::StickReadOnly,
            Error::StickVanished,
            Error::StickForbidden,
            Error::StickNameTaken { name: name() },
            Error::StickCompareFailed,
            Error::Cancelled,
            Error::Io(std::io::Error::other("x")),
        ]
    }

    #[test]
    fn every_code_has_a_sentence_of_its_own_that_ends_and_says_what_to_do() {
        let errors = one_of_each();
        let tried: Vec<&str> = errors.iter().map(Error::code).collect();
        assert_eq!(tried, codes(), "a new code needs a sentence here");
        for error in &errors {
            let sentence = handover_sentence(error);
            assert!(!sentence.starts_with("Terjadi kesalahan"), "{}", error.code());
            let has_both = sentence.contains(". ") || sentence.contains("; ");
            assert!(has_both, "{}: what happened and what to do", error.code());
        }
    }
}
