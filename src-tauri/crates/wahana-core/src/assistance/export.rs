//! Assistance as it goes into a package: what was given outside secret cases, with its sources.

use rusqlite::Row;
use uuid::Uuid;
use wahana_handover::content::{AssistanceFundRow, AssistanceRow};

use crate::choice::is_own;
use crate::database::Read;
use crate::person::changed_at;
use crate::vault::Right;
use crate::{Result, case};

use super::form::OTHER;

/// All assistance that does not hang on a secret case.
pub(crate) fn named(ctx: &Read) -> Result<(Vec<AssistanceRow>, Vec<AssistanceFundRow>)> {
    ctx.require(Right::Handover)?;
    let mut statement = ctx.connection().prepare_cached(
        "SELECT id, rev, case_id, person_id, household_id, date, given_by, kind, note, amount, changed_at, own_kind
         FROM assistance WHERE withdrawn = '' ORDER BY id",
    )?;
    let all: Vec<AssistanceRow> = statement.query_map([], assistance)?.collect::<rusqlite::Result<_>>()?;
    let (mut rows, mut funds) = (Vec::new(), Vec::new());
    for mut row in all {
        let secret = match row.case_id {
            Some(case) => case::is_secret(ctx, case)?,
            None => false,
        };
        if secret {
            continue;
        }
        describe_goods(ctx, &mut row)?;
        sources(ctx, &row, &mut funds)?;
        rows.push(row);
    }
    Ok((rows, funds))
}

fn assistance(row: &Row) -> rusqlite::Result<AssistanceRow> {
    let note: String = row.get(8)?;
    let by_group = row.get_ref(6)?.as_str()? == "group";
    Ok(AssistanceRow {
        id: row.get(0)?,
        rev: row.get(1)?,
        case_id: row.get(2)?,
        resident_id: row.get(3)?,
        household_id: row.get(4)?,
        tanggal: row.get_ref(5)?.as_str()?.parse().unwrap_or_default(),
        dicatat_sebagai: if by_group { "disalurkan" } else { "dicatat" }.to_owned(),
        jenis: office_code(row.get(7)?),
        uraian: said([row.get(11)?, note]),
        jumlah: None,
        satuan: None,
        nilai_rupiah: row.get(9)?,
        diubah_pada: changed_at(row, 10)?,
        row_hash: String::new(),
    })
}

/// The office knows the official codes alone: what the group calls its own way goes as "lainnya", its words beside it.
fn office_code(code: String) -> String {
    if is_own(&code) { OTHER.to_owned() } else { code }
}

/// Both sentences, or the one that there is.
fn said(words: [String; 2]) -> Option<String> {
    let said: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
    (!said.is_empty()).then(|| said.join(". "))
}

/// Goods stand in words before the note: `beras 5 kg; minyak goreng 2 liter`. One line of whole units stands as a
/// number too.
fn describe_goods(ctx: &Read, row: &mut AssistanceRow) -> Result<()> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT name, quantity, unit FROM assistance_item WHERE assistance_id = ?1 ORDER BY place",
    )?;
    let items: Vec<(String, i64, String)> = statement
        .query_map([row.id], |item| Ok((item.get(0)?, item.get(1)?, item.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    if let [(_, quantity, unit)] = items.as_slice()
        && quantity % 1000 == 0
    {
        row.jumlah = Some(quantity / 1000);
        row.satuan = Some(unit.clone());
    }
    let said: Vec<String> =
        items.iter().map(|(name, quantity, unit)| format!("{name} {} {unit}", decimal(*quantity))).collect();
    if !said.is_empty() {
        let goods = said.join("; ");
        row.uraian = Some(row.uraian.take().map_or_else(|| goods.clone(), |note| format!("{goods}. {note}")));
    }
    Ok(())
}

/// Thousandths as people write them: 2500 is `2,5`.
fn decimal(thousandths: i64) -> String {
    let (whole, rest) = (thousandths / 1000, thousandths % 1000);
    if rest == 0 {
        whole.to_string()
    } else {
        format!("{whole},{}", format!("{rest:03}").trim_end_matches('0'))
    }
}

fn sources(ctx: &Read, row: &AssistanceRow, into: &mut Vec<AssistanceFundRow>) -> Result<()> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT fund, amount, place, own_fund FROM assistance_fund WHERE assistance_id = ?1 ORDER BY place",
    )?;
    let mut funds = statement.query([row.id])?;
    while let Some(fund) = funds.next()? {
        let place: i64 = fund.get(2)?;
        let amount: Option<i64> = fund.get(1)?;
        into.push(AssistanceFundRow {
            // A source has no id of its own: this one follows from its assistance and place.
            id: Uuid::new_v5(&row.id, &place.to_be_bytes()),
            rev: row.rev,
            assistance_id: row.id,
            sumber: office_code(fund.get(0)?),
            nilai_rupiah: amount.unwrap_or_default(),
            keterangan: said([fund.get(3)?, String::new()]),
            row_hash: String::new(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn quantities_are_written_as_people_do() {
        assert_eq!([decimal(5000), decimal(2500), decimal(1250)], ["5", "2,5", "1,25"]);
    }
}
