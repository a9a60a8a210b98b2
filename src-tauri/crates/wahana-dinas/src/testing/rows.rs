//! Rows of a package.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;
use wahana_handover::content::{CaseRow, ResidentRow, WithdrawalRow};

pub(crate) fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

pub(crate) fn time() -> DateTime<Utc> {
    "2026-11-24T03:15:00Z".parse().unwrap()
}

pub(crate) fn a_resident(id: Uuid, rev: i64, name: &str) -> ResidentRow {
    ResidentRow {
        id,
        rev,
        nik: Some("9999014101500001".to_owned()),
        nik_belum_lengkap: None,
        nokk: None,
        nama: name.to_owned(),
        panggilan: None,
        jenis_kelamin: Some("P".to_owned()),
        tempat_lahir: None,
        tanggal_lahir: None,
        tanggal_lahir_presisi: None,
        alamat: Some("Gang Nitik 9".to_owned()),
        kampung: None,
        rt: Some("022".to_owned()),
        rw: Some("005".to_owned()),
        no_telp: None,
        status_kawin: None,
        jenis_pekerjaan: None,
        pendidikan: None,
        jenis_disabilitas: None,
        punya_ktp: None,
        status_keberadaan: None,
        status_dtsen: None,
        desil: None,
        tanggal_cek_dtsen: None,
        no_ksjps: None,
        tanggal_meninggal: None,
        keterangan: None,
        diubah_pada: time(),
        row_hash: String::new(),
    }
}

pub(crate) fn a_case(resident: Uuid) -> CaseRow {
    CaseRow {
        id: Uuid::now_v7(),
        rev: 1,
        nomor: "K-2026-0001".to_owned(),
        subjek: "orang".to_owned(),
        resident_id: Some(resident),
        household_id: None,
        nama_kelompok: None,
        tahap: "LAPOR".to_owned(),
        tingkat: 1,
        dasar_hukum: None,
        tanggal_lapor: day(),
        tanggal_selesai: None,
        alasan_selesai: None,
        uraian: Some("Makan dibantu tetangga".to_owned()),
        kebutuhan: None,
        rencana: None,
        diubah_pada: time(),
        row_hash: String::new(),
    }
}

pub(crate) fn a_withdrawal(id: Uuid, rev: i64) -> WithdrawalRow {
    WithdrawalRow {
        id,
        rev,
        tabel: "residents".to_owned(),
        alasan: "dicoret".to_owned(),
        tanggal: day(),
        row_hash: String::new(),
    }
}
