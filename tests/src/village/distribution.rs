//! The distribution days of the village: one each month, closed, and one that is to come.

use chrono::Days;
use wahana_core::Result;
use wahana_core::assistance::{FundForm, ItemForm};
use wahana_core::database::Write;
use wahana_core::distribution::{
    self, Came, Candidate, CandidateFilter, DistributionForm, MarkForm, Per, RowForm,
};
use wahana_core::reference::AssistanceType;

use super::{Making, RTS, Settled};

/// Months that are looked back on.
const MONTHS: u32 = 6;
/// Families of one list.
const FAMILIES: usize = 40;

/// Makes them for families of another RT each month.
pub(super) fn hold(ctx: &Write, making: &mut Making, settled: &mut Settled) -> Result<()> {
    for month in 0..=MONTHS {
        let rt = format!("{:03}", 31 + month % RTS);
        let filter = CandidateFilter {
            per: Per::Household,
            rt,
            age_from: Some(50),
            age_to: None,
            sex: String::new(),
            pmks: None,
            kind: String::new(),
            without: false,
            emergency: None,
            tag: String::new(),
        };
        let mut found = distribution::candidates(ctx, &filter)?.rows;
        found.truncate(FAMILIES);
        if found.is_empty() {
            continue;
        }
        let day = making.today + Days::new(4) - Days::new(u64::from(MONTHS - month) * 30);
        let made = distribution::make(ctx, &form(day.to_string(), &found))?;
        if month < MONTHS {
            settled.assistance += mark_and_close(ctx, making, made.id)?;
        }
    }
    Ok(())
}

fn form(day: String, found: &[Candidate]) -> DistributionForm {
    let row = |one: &Candidate| RowForm { recipient: one.recipient, shares: 1, amount: None };
    DistributionForm {
        name: "Beras untuk keluarga lansia".to_owned(),
        day,
        place: "Balai RW 99".to_owned(),
        per: Per::Household,
        kind: "WK_SEMBAKO".to_owned(),
        form: AssistanceType::Goods,
        amount: None,
        items: vec![ItemForm {
            name: "Beras".to_owned(),
            quantity: "5".to_owned(),
            unit: "kg".to_owned(),
            value: Some(75_000),
        }],
        funds: vec![FundForm { fund: "DONATUR".to_owned(), amount: Some(75_000) }],
        note: String::new(),
        rows: found.iter().map(row).collect(),
    }
}

/// Some sign, some put their thumb, a few send somebody, a few do not come. How many received it.
fn mark_and_close(ctx: &Write, making: &mut Making, id: wahana_core::Uuid) -> Result<u32> {
    let page = distribution::find(ctx, id)?;
    let mut received = 0;
    for row in &page.recipients {
        let came = match making.below(20) {
            0..=12 => Came::Signed,
            13..=16 => Came::Thumb,
            17 | 18 => Came::Proxy,
            _ => Came::Absent,
        };
        let proxy = if came == Came::Proxy { ("Bu Parang", "tetangga") } else { ("", "") };
        let mark = MarkForm {
            came,
            on: String::new(),
            proxy_name: proxy.0.to_owned(),
            proxy_relation: proxy.1.to_owned(),
            note: String::new(),
        };
        distribution::mark(ctx, row.id, row.rev, &mark)?;
        received += u32::from(came != Came::Absent);
    }
    distribution::close(ctx, id, page.rev, "Disimpan di balai untuk yang berhalangan")?;
    Ok(received)
}
