//! Residents as they go into a package for the Dinas. Who goes is decided by the hand-over, never here.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Row;
use uuid::Uuid;
use wahana_handover::content::ResidentRow;

use crate::Result;
use crate::database::Read;
use crate::values::Birth;
use crate::vault::Right;

const MARITAL: [&str; 5] = ["", "BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"];

/// The residents with these ids; one that was taken back is left out.
pub(crate) fn residents(ctx: &Read, ids: &BTreeSet<Uuid>, rw: &str) -> Result<Vec<ResidentRow>> {
    ctx.require(Right::Handover)?;
    let mut statement = ctx.connection().prepare_cached(
        "SELECT id, rev, nik, nik_unfinished, name, nickname, sex, birth_place, birth, address, kampung, rt, phone,
                marital_status, occupation, papers, life, life_date, note, changed_at
         FROM person WHERE id = ?1 AND withdrawn = ''",
    )?;
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let mut found = statement.query([id])?;
        if let Some(row) = found.next()? {
            rows.push(resident(row, rw)?);
        }
    }
    Ok(rows)
}

fn resident(row: &Row, rw: &str) -> rusqlite::Result<ResidentRow> {
    let text =
        |column: usize| row.get::<_, String>(column).map(|text| Some(text).filter(|text| !text.is_empty()));
    let birth = Birth::parse(row.get_ref(8)?.as_str()?).unwrap_or(Birth::Unknown);
    let (tanggal_lahir, presisi) = dated(&birth);
    let rt = text(11)?;
    let marital: u8 = row.get(13)?;
    let papers: String = row.get(15)?;
    let dead = row.get_ref(16)?.as_str()? == "dead";
    Ok(ResidentRow {
        id: row.get(0)?,
        rev: row.get(1)?,
        nik: text(2)?,
        nik_belum_lengkap: text(3)?,
        nokk: None,
        nama: row.get(4)?,
        panggilan: text(5)?,
        jenis_kelamin: text(6)?,
        tempat_lahir: text(7)?,
        tanggal_lahir,
        tanggal_lahir_presisi: Some(presisi.to_owned()),
        alamat: text(9)?,
        kampung: text(10)?,
        rw: rt.is_some().then(|| rw.to_owned()),
        rt,
        no_telp: text(12)?,
        status_kawin: MARITAL
            .get(usize::from(marital))
            .filter(|word| !word.is_empty())
            .map(|word| (*word).to_owned()),
        jenis_pekerjaan: text(14)?,
        pendidikan: None,
        jenis_disabilitas: None,
        punya_ktp: match papers.as_str() {
            "ktp" => Some(true),
            "nik_only" | "none" => Some(false),
            _ => None,
        },
        status_keberadaan: None,
        status_dtsen: None,
        desil: None,
        tanggal_cek_dtsen: None,
        no_ksjps: None,
        tanggal_meninggal: text(17)?.filter(|_| dead).and_then(|date| date.parse().ok()),
        keterangan: None,
        diubah_pada: changed_at(row, 19)?,
        row_hash: String::new(),
    })
}

/// The first day of what is known, and how exactly it is known. A guessed age gives the year it points to.
fn dated(birth: &Birth) -> (Option<NaiveDate>, &'static str) {
    match birth {
        Birth::Day { date } => (Some(*date), "hari"),
        Birth::Month { year, month } => (NaiveDate::from_ymd_opt(*year, *month, 1), "bulan"),
        Birth::Year { year } => (NaiveDate::from_ymd_opt(*year, 1, 1), "tahun"),
        Birth::Age { years, on } => {
            let year = i32::try_from(*years).ok().map(|years| chrono::Datelike::year(on) - years);
            (year.and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)), "perkiraan")
        }
        Birth::Unknown => (None, "tidak_diketahui"),
    }
}

/// The time of the last change, as every journalled row has it.
pub(crate) fn changed_at(row: &Row, column: usize) -> rusqlite::Result<DateTime<Utc>> {
    let text = row.get_ref(column)?.as_str()?;
    Ok(DateTime::parse_from_rfc3339(text).map(|time| time.to_utc()).unwrap_or_default())
}
