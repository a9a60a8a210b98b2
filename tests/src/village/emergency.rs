//! The lists of emergencies of the village: a flood that is over, and one to which households still come.

use chrono::Days;
use wahana_core::Result;
use wahana_core::assistance::Recipient;
use wahana_core::database::Write;
use wahana_core::emergency::{self, EmergencyForm, LineForm};
use wahana_core::household::{self, HouseholdFilter, HouseholdRow};

use super::{Making, RTS};

/// Name, how many days ago, how many RTs it reached, whether it is over.
const FLOODS: [(&str, u64, u32, bool); 2] =
    [("Banjir Kali Contoh", 140, 3, true), ("Angin kencang", 2, 1, false)];
const NEEDS: [&str; 6] = ["Selimut", "Susu bayi", "Kasur", "Obat", "Terpal untuk atap", ""];

/// Writes them down: most households are known, every fifth is not.
pub(super) fn strike(ctx: &Write, making: &mut Making) -> Result<()> {
    for (name, days, rts, over) in FLOODS {
        let day = making.today - Days::new(days);
        let form =
            EmergencyForm { name: name.to_owned(), pmks: 21, day: day.to_string(), note: String::new() };
        let id = emergency::make(ctx, &form)?.id;
        for place in 0..rts.min(RTS) {
            let filter = HouseholdFilter { rt: format!("{:03}", 31 + place), ..HouseholdFilter::default() };
            let found = household::list(ctx, &filter, 0, 45)?;
            for one in &found {
                emergency::add_line(ctx, id, &line(making, one))?;
            }
        }
        if over {
            emergency::set_closed(ctx, id, true)?;
        }
    }
    Ok(())
}

fn line(making: &mut Making, one: &HouseholdRow) -> LineForm {
    let known = making.below(5) > 0;
    LineForm {
        // Who is not known is somebody's guest.
        name: if known { one.head.clone() } else { format!("Tamu {}", one.head) },
        address: one.address.clone(),
        rt: one.rt.clone(),
        souls: Some(i64::from(1 + making.below(6))),
        need: NEEDS[making.below(6) as usize].to_owned(),
        phone: String::new(),
        known: known.then_some(Recipient::Household { id: one.id }),
    }
}
