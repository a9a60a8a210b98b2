//! Cases as they go into a package: level 1 and 2 with their types and follow-ups; level 3 only as counts.

use rusqlite::Row;
use uuid::Uuid;
use wahana_handover::content::{CaseRow, CaseTypeRow, FollowUpRow, RecapRow, recap_rows};

use super::reach::SECRET;
use crate::Result;
use crate::database::Read;
use crate::person::changed_at;
use crate::vault::Right;

/// What of the cases goes by name.
#[derive(Default)]
pub(crate) struct NamedCases {
    pub(crate) cases: Vec<CaseRow>,
    pub(crate) types: Vec<CaseTypeRow>,
    pub(crate) follow_ups: Vec<FollowUpRow>,
}

/// All cases of level 1 and 2.
pub(crate) fn named(ctx: &Read) -> Result<NamedCases> {
    ctx.require(Right::Handover)?;
    let sql = format!(
        "SELECT id, rev, year, serial, person_id, household_id, group_name, stage, level, reported_on, closed_on,
                close_reason, story, changed_at
         FROM cases WHERE withdrawn = '' AND level < {SECRET} ORDER BY id"
    );
    let mut statement = ctx.connection().prepare_cached(&sql)?;
    let cases: Vec<CaseRow> = statement.query_map([], case)?.collect::<rusqlite::Result<_>>()?;
    let mut named = NamedCases::default();
    for case in cases {
        types(ctx, &case, &mut named.types)?;
        follow_ups(ctx, &case, &mut named.follow_ups)?;
        named.cases.push(case);
    }
    Ok(named)
}

fn case(row: &Row) -> rusqlite::Result<CaseRow> {
    let text =
        |column: usize| row.get::<_, String>(column).map(|text| Some(text).filter(|text| !text.is_empty()));
    let (year, serial): (i64, i64) = (row.get(2)?, row.get(3)?);
    let resident_id: Option<Uuid> = row.get(4)?;
    let household_id: Option<Uuid> = row.get(5)?;
    let subject = match (resident_id, household_id) {
        (Some(_), _) => "orang",
        (None, Some(_)) => "keluarga",
        (None, None) => "kelompok",
    };
    Ok(CaseRow {
        id: row.get(0)?,
        rev: row.get(1)?,
        nomor: format!("K-{year}-{serial:04}"),
        subjek: subject.to_owned(),
        resident_id,
        household_id,
        nama_kelompok: text(6)?,
        tahap: office_stage(row.get_ref(7)?.as_str()?).to_owned(),
        tingkat: row.get(8)?,
        dasar_hukum: None,
        tanggal_lapor: row.get_ref(9)?.as_str()?.parse().unwrap_or_default(),
        tanggal_selesai: text(10)?.and_then(|date| date.parse().ok()),
        alasan_selesai: text(11)?,
        uraian: text(12)?,
        kebutuhan: None,
        rencana: None,
        diubah_pada: changed_at(row, 13)?,
        row_hash: String::new(),
    })
}

/// The office's word for a stage (DOMAIN 8.1).
fn office_stage(stage: &str) -> &'static str {
    match stage {
        "assessment" => "ASESMEN",
        "plan" => "RENCANA",
        "service" => "LAYANAN",
        "referral" => "RUJUK",
        "monitoring" => "PANTAU",
        "closed" => "SELESAI",
        _ => "LAPOR",
    }
}

fn types(ctx: &Read, case: &CaseRow, into: &mut Vec<CaseTypeRow>) -> Result<()> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT pmks, note, (SELECT group_concat(criterion, ',') FROM (SELECT criterion FROM case_criterion
                             WHERE case_id = ?1 AND pmks = case_type.pmks ORDER BY criterion))
         FROM case_type WHERE case_id = ?1 ORDER BY pmks",
    )?;
    let rows = statement.query_map([case.id], |row| {
        let pmks: u8 = row.get(0)?;
        let note: String = row.get(1)?;
        Ok(CaseTypeRow {
            // A type has no id of its own: this one follows from its case and number.
            id: Uuid::new_v5(&case.id, &[pmks]),
            rev: case.rev,
            case_id: case.id,
            pmks: pmks.into(),
            kriteria: row.get(2)?,
            keterangan: Some(note).filter(|note| !note.is_empty()),
            row_hash: String::new(),
        })
    })?;
    for row in rows {
        into.push(row?);
    }
    Ok(())
}

fn follow_ups(ctx: &Read, case: &CaseRow, into: &mut Vec<FollowUpRow>) -> Result<()> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT follow_up.id, follow_up.rev, happened, kind, text, officer.name, follow_up.changed_at
         FROM follow_up JOIN officer ON officer.id = follow_up.officer
         WHERE case_id = ?1 AND withdrawn = '' ORDER BY happened, follow_up.id",
    )?;
    let rows = statement.query_map([case.id], |row| {
        let visit = row.get_ref(3)?.as_str()? == "visit";
        let text: String = row.get(4)?;
        Ok(FollowUpRow {
            id: row.get(0)?,
            rev: row.get(1)?,
            case_id: case.id,
            tanggal: row.get_ref(2)?.as_str()?.parse().unwrap_or_default(),
            jenis: if visit { "kunjungan_rumah" } else { "catatan" }.to_owned(),
            catatan: Some(text).filter(|text| !text.is_empty()),
            tanggal_berikutnya: None,
            petugas: row.get(5)?,
            diubah_pada: changed_at(row, 6)?,
            row_hash: String::new(),
        })
    })?;
    for row in rows {
        into.push(row?);
    }
    Ok(())
}

/// The recap of the 26 types over all cases, secret ones too: how many are served (stage service or later) and how
/// many are not yet. One subject counts once in a type; served if any of their cases is.
pub(crate) fn recap(ctx: &Read) -> Result<Vec<RecapRow>> {
    ctx.require(Right::Handover)?;
    let mut statement = ctx.connection().prepare_cached(
        "SELECT pmks, CASE WHEN sex IN ('L', 'P') THEN sex ELSE '-' END AS shown, sum(served), sum(1 - served)
         FROM (SELECT pmks, coalesce(person.sex, '-') AS sex,
                      max(stage IN ('service', 'referral', 'monitoring', 'closed')) AS served
               FROM case_type JOIN cases ON cases.id = case_type.case_id AND cases.withdrawn = ''
               LEFT JOIN person ON person.id = cases.person_id
               GROUP BY pmks, coalesce(cases.person_id, cases.household_id, cases.id))
         GROUP BY pmks, shown",
    )?;
    let counted: Vec<(i64, String, i64, i64)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(recap_rows(|pmks, sex| {
        let found = counted.iter().find(|(number, shown, _, _)| *number == pmks && shown == sex);
        found.map_or((0, 0), |(_, _, served, unserved)| (*served, *unserved))
    }))
}

/// How many people, families and groups have a secret case: they are counted and not named.
pub(crate) fn secret_subjects(ctx: &Read) -> Result<i64> {
    ctx.require(Right::Handover)?;
    let sql = format!(
        "SELECT count(DISTINCT coalesce(person_id, household_id, id)) FROM cases WHERE withdrawn = '' AND level >= {SECRET}"
    );
    Ok(ctx.connection().query_row(&sql, [], |row| row.get(0))?)
}
