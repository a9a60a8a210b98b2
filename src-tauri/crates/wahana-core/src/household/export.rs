//! Families as they go into a package: the head's name, the number of members, and no one else by name.

use std::collections::BTreeSet;

use uuid::Uuid;
use wahana_handover::content::{HouseholdRow, MemberRow};

use crate::Result;
use crate::database::Read;
use crate::person::changed_at;
use crate::vault::Right;

const RELATIONS: [&str; 12] = [
    "",
    "KEPALA KELUARGA",
    "SUAMI",
    "ISTRI",
    "ANAK",
    "MENANTU",
    "CUCU",
    "ORANGTUA",
    "MERTUA",
    "FAMILI LAIN",
    "PEMBANTU",
    "LAINNYA",
];

/// The families of `people` and those in `also`, with the memberships of `people` alone. A family that was struck out
/// does not go; a head who was struck out takes the name and the number of the family card along.
pub(crate) fn families(
    ctx: &Read,
    people: &BTreeSet<Uuid>,
    also: &BTreeSet<Uuid>,
    struck: &BTreeSet<Uuid>,
    rw: &str,
) -> Result<(Vec<HouseholdRow>, Vec<MemberRow>)> {
    ctx.require(Right::Handover)?;
    let mut ids = also.clone();
    let mut members = Vec::new();
    let mut of_person = ctx.connection().prepare_cached(
        "SELECT household_id, relation, household.rev FROM household_member
         JOIN household ON household.id = household_id AND household.withdrawn = '' WHERE person_id = ?1",
    )?;
    for person in people {
        let mut rows = of_person.query([person])?;
        if let Some(row) = rows.next()? {
            let household: Uuid = row.get(0)?;
            if struck.contains(&household) {
                continue;
            }
            let relation: u8 = row.get(1)?;
            ids.insert(household);
            members.push(MemberRow {
                // A membership has no id of its own: this one follows from the two it joins.
                id: Uuid::new_v5(&household, person.as_bytes()),
                rev: row.get(2)?,
                household_id: household,
                resident_id: *person,
                hubungan_keluarga: RELATIONS.get(usize::from(relation)).map(|word| (*word).to_owned()),
                sejak: None,
                sampai: None,
                row_hash: String::new(),
            });
        }
    }
    let mut households = Vec::new();
    for id in &ids {
        households.extend(family(ctx, *id, struck, rw)?);
    }
    Ok((households, members))
}

fn family(ctx: &Read, id: Uuid, struck: &BTreeSet<Uuid>, rw: &str) -> Result<Option<HouseholdRow>> {
    let mut statement = ctx.connection().prepare_cached(
        "SELECT rev, kk, address, kampung, rt, changed_at,
                (SELECT count(*) FROM household_member WHERE household_id = household.id),
                (SELECT person_id FROM household_member WHERE household_id = household.id AND relation = 1)
         FROM household WHERE id = ?1 AND withdrawn = ''",
    )?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text =
        |column: usize| row.get::<_, String>(column).map(|text| Some(text).filter(|text| !text.is_empty()));
    let head: Option<Uuid> = row.get(7)?;
    let head_struck = head.is_some_and(|head| struck.contains(&head));
    let name = match head {
        Some(head) if !head_struck => Some(crate::person::row(ctx, head)?.name),
        _ => None,
    };
    let rt = text(4)?;
    Ok(Some(HouseholdRow {
        id,
        rev: row.get(0)?,
        nokk: if head_struck { None } else { text(1)? },
        nama_kepala_keluarga: name,
        jumlah_anggota: row.get(6)?,
        alamat: text(2)?,
        kampung: text(3)?,
        rw: rt.is_some().then(|| rw.to_owned()),
        rt,
        diubah_pada: changed_at(row, 5)?,
        row_hash: String::new(),
    }))
}
