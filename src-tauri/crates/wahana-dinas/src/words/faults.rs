//! The sentences for everything that is not about a package.

use std::io::{Error as IoError, ErrorKind};

use wahana_core::{Error as CoreError, Fault, FaultCode};
use wahana_papers::text::one_line;

use super::packages::handover_sentence;
use crate::Error;

/// What happened, and what to do.
pub fn sentence(error: &Error) -> String {
    match error {
        Error::Handover(error) => handover_sentence(error),
        Error::Core(CoreError::Io(error)) | Error::Io(error) => system(error),
        Error::Core(error) => error.faults().first().map(vault).unwrap_or_default(),
        Error::Papers(_) => "Buku kerja tidak dapat dibuat. Coba lagi, atau pakai --csv.".to_owned(),
        Error::NoVault => {
            "Belum ada brankas kantor di folder data ini. Buat dengan: wahana-dinas mulai, \
             atau sebut folder lain dengan --data."
                .to_owned()
        }
        Error::OtherMode { vault: true } => {
            "Ini brankas latihan. Tambahkan --latihan, atau sebut folder lain dengan --data.".to_owned()
        }
        Error::OtherMode { vault: false } => {
            "Ini brankas sungguhan. Jangan pakai --latihan di sini, atau sebut folder lain dengan --data."
                .to_owned()
        }
        Error::AlreadyRunning => {
            "Program ini sedang berjalan di folder data yang sama. Tunggu sampai selesai, lalu ulangi.".to_owned()
        }
        Error::VaultNewer { found } => {
            format!("Brankas ini ditulis program yang lebih baru (skema {found}). Perbarui program ini.")
        }
        Error::NoAnswer => "Tidak ada jawaban. Jalankan lagi dan jawab pertanyaannya.".to_owned(),
        Error::OfficeName => "Nama kantor kosong atau terlalu panjang. Isi 1 sampai 100 huruf.".to_owned(),
        Error::PassphrasesDiffer => "Kedua kata sandi tidak sama. Ulangi perintah mulai.".to_owned(),
        Error::KeyStays => {
            "Kunci kantor sungguhan tidak pernah ditulis ke berkas. Untuk mencoba, buat kantor latihan \
             dengan --latihan."
                .to_owned()
        }
        Error::NoSuchFile { path } => {
            format!("Tidak ada berkas \"{}\". Periksa namanya dan stiknya.", one_line(path))
        }
        Error::NoPackages { path } => format!(
            "Di folder \"{}\" tidak ada paket (*.wksbm). Periksa folder dan stiknya.",
            one_line(path)
        ),
        Error::PackageIdReused => {
            "Paket dengan nomor pengenal ini sudah pernah diterima dengan isi lain. Minta RW menyerahkan lagi."
                .to_owned()
        }
        Error::NotHeld { which } => format!(
            "Tidak ada paket yang ditahan dengan kode \"{}\". Lihat: wahana-dinas ditahan",
            one_line(which)
        ),
        Error::SeveralKeys => {
            "Paket RW ini ditahan dengan kunci yang berbeda-beda. Sebut nomor paketnya dari: \
             wahana-dinas ditahan"
                .to_owned()
        }
        Error::HeldFileGone => {
            "Berkas paket yang ditahan sudah tidak ada. Terima lagi dari stik RW itu.".to_owned()
        }
        Error::NothingReceived => {
            "Belum ada paket yang diterima, jadi belum ada rekap. Terima paket dahulu.".to_owned()
        }
        Error::NoFileName => "Nama berkasnya belum ada. Sebut berkas, bukan folder.".to_owned(),
        Error::Json(_) => damaged(),
    }
}

fn damaged() -> String {
    "Isi brankas rusak; tidak ada yang ditimpa. Pakai cadangan folder data kantor.".to_owned()
}

fn vault(fault: &Fault) -> String {
    let value = |name: &str| fault.values.get(name).cloned().unwrap_or_default();
    match fault.code {
        FaultCode::WrongPassphrase => "Kata sandi salah. Coba lagi.".to_owned(),
        FaultCode::PassphraseShort => {
            format!(
                "Kata sandi terlalu pendek. Pakai {} huruf atau lebih, mis. lima kata acak.",
                value("min")
            )
        }
        FaultCode::PassphraseWeak => {
            "Kata sandi mudah ditebak. Pakai yang lain, mis. lima kata yang tidak berhubungan.".to_owned()
        }
        FaultCode::TooLong => format!("Kata sandi terlalu panjang. Paling banyak {} huruf.", value("max")),
        FaultCode::TryLater => {
            format!("Terlalu banyak kata sandi salah. Tunggu {} detik, lalu coba lagi.", value("seconds"))
        }
        FaultCode::VaultExists => {
            "Di folder data ini sudah ada brankas. Sebut folder lain dengan --data.".to_owned()
        }
        FaultCode::KeysDamaged => {
            "Berkas kunci brankas rusak, juga salinannya. Pakai cadangan folder data kantor.".to_owned()
        }
        FaultCode::DatabaseNewer => {
            "Brankas ini dari program yang lebih baru. Perbarui program ini.".to_owned()
        }
        FaultCode::DatabaseDamaged => damaged(),
        FaultCode::DiskFull => full(),
        FaultCode::NoPermission => forbidden(),
        FaultCode::DiskFailed => failed(),
        other => format!("Terjadi kesalahan yang tidak terduga ({other:?}). Ulangi perintahnya."),
    }
}

pub(super) fn system(error: &IoError) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => full(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => forbidden(),
        ErrorKind::NotFound => "Berkas atau folder itu tidak ada. Periksa namanya dan stiknya.".to_owned(),
        _ => failed(),
    }
}

fn full() -> String {
    "Tempat penyimpanan penuh. Kosongkan sebagian, lalu ulangi.".to_owned()
}

fn forbidden() -> String {
    "Tidak ada izin membaca atau menulis di sana. Pilih folder lain.".to_owned()
}

fn failed() -> String {
    "Membaca atau menulis gagal; mungkin stiknya tercabut. Periksa, lalu ulangi.".to_owned()
}
