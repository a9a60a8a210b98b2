//! A training village of any size: invented families with cases, assistance and history.
//!
//! Made through the core's own operations, so it is what a group would have typed in. The same seed makes the
//! same village on the same day; what happened lies so many days before that day.

mod activity;
mod distribution;
mod emergency;
mod history;
mod names;
mod network;
mod people;
mod tags;

use std::collections::HashMap;

use chrono::{Local, NaiveDate};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use wahana_core::group::{self, GroupForm};
use wahana_core::vault::{
    FirstOfficer, Folder, NewOfficer, Role, Vault, add_officer, confirm_recovery, create, finish_officers,
    new_recovery,
};
use wahana_core::{Result, Uuid};

use crate::walk::{HEAD, PASSPHRASE};

/// Families written down in one transaction.
const AT_ONCE: u32 = 250;
/// Families of one RT, as in Yogyakarta.
const RT_SIZE: u32 = 40;
/// The RTs of the village, 031 and following, however many families there are: a list of RTs has a length.
const RTS: u32 = 12;

/// What there is to choose from while one village is made.
struct Making {
    random: ChaCha8Rng,
    today: NaiveDate,
    /// Who can be responsible for a case.
    companions: Vec<Uuid>,
    /// To whom something can be referred.
    partners: Vec<Uuid>,
    /// The last serial number given to somebody born on a day.
    serials: HashMap<NaiveDate, u32>,
}

/// How many of everything there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settled {
    /// Families.
    pub households: u32,
    /// Residents.
    pub people: u32,
    /// Cases.
    pub cases: u32,
    /// Notes and visits.
    pub follow_ups: u32,
    /// Assistance given or received.
    pub assistance: u32,
    /// Referrals.
    pub referrals: u32,
}

/// Sets up a training vault in `folder` with four officers, all with [`PASSPHRASE`]; gives the recovery key too.
pub fn found(folder: &Folder) -> Result<(Vault, String)> {
    let first = FirstOfficer {
        name: HEAD.to_owned(),
        more_roles: vec![Role::Pendamping],
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    };
    let vault = create(folder, &first)?;
    let key = vault.read(new_recovery)?;
    let groups = key.groups();
    confirm_recovery(&vault, &key, &[(1, groups[0].clone()), (2, groups[1].clone())])?;
    vault.write(|ctx| group::save(ctx, &a_group(), true))?;
    let others = [
        ("Bu Kawung", vec![Role::Pencatat, Role::Pendamping]),
        ("Pak Nitik", vec![Role::Pendamping]),
        ("Bu Ceplok", vec![Role::Bendahara]),
    ];
    for (name, roles) in others {
        add_officer(&vault, &NewOfficer { name: name.to_owned(), roles, passphrase: PASSPHRASE.to_owned() })?;
    }
    vault.write(finish_officers)?;
    Ok((vault, groups.join(" ")))
}

/// Adds families to the vault of a head. `told` hears how many are there after each step.
pub fn settle(vault: &Vault, households: u32, seed: u64, mut told: impl FnMut(&Settled)) -> Result<Settled> {
    let companions = vault.read(|ctx| {
        let officers = wahana_core::vault::list_officers(ctx)?;
        let can = |roles: &[Role]| roles.contains(&Role::Pendamping);
        Ok(officers.into_iter().filter(|one| can(&one.roles)).map(|one| one.id).collect())
    })?;
    let mut making = Making {
        random: ChaCha8Rng::seed_from_u64(seed),
        today: Local::now().date_naive(),
        companions,
        partners: vault.write(network::found)?,
        serials: HashMap::new(),
    };
    let mut settled = Settled::default();
    while settled.households < households {
        let until = households.min(settled.households + AT_ONCE);
        settled = vault.write(|ctx| {
            let mut now = settled;
            for place in settled.households..until {
                let family = people::family(&mut making, place);
                let known = people::write_down(ctx, &family)?;
                now.households += 1;
                now.people += u32::try_from(known.people.len()).unwrap_or(u32::MAX);
                history::of(ctx, &mut making, &family, &known, &mut now)?;
            }
            Ok(now)
        })?;
        told(&settled);
    }
    vault.write(|ctx| distribution::hold(ctx, &mut making, &mut settled))?;
    vault.write(|ctx| emergency::strike(ctx, &mut making))?;
    vault.write(|ctx| activity::meet(ctx, &mut making))?;
    settled.follow_ups += history::by_hand(vault, households.min(BY_HAND))?;
    told(&settled);
    Ok(settled)
}

/// So much is written down one by one at the end, as in a busy week: the rest came in a few very large acts.
const BY_HAND: u32 = 220;

/// The RT of a family by its place.
fn rt_of(place: u32) -> String {
    format!("{:03}", 31 + place / RT_SIZE % RTS)
}

fn a_group() -> GroupForm {
    GroupForm {
        name: "Sekar Kawung (Contoh)".to_owned(),
        kelurahan_code: "99.99.01.1001".to_owned(),
        rw: "99".to_owned(),
        rts: (31..31 + RTS).map(|rt| rt.to_string()).collect(),
        address: "Jalan Contoh 9, Balai RW 99".to_owned(),
        decree: String::new(),
        office: "Dinas Sosial Contoh".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use wahana_core::case::{self, CaseFilter};
    use wahana_core::person::{self, PersonFilter};

    use super::*;

    /// Everything a list shows, without what is random in every database.
    fn told(seed: u64) -> (Settled, Vec<String>, Vec<String>) {
        let disk = tempfile::tempdir().unwrap();
        let (vault, _) = found(&Folder::new(disk.path().join("latihan"), true)).unwrap();
        let settled = settle(&vault, 40, seed, |_| ()).unwrap();
        let everybody = PersonFilter { gone_too: true, ..PersonFilter::default() };
        let people = vault.read(|ctx| person::list(ctx, &everybody, 0, 1_000)).unwrap();
        let cases = vault.read(|ctx| case::list(ctx, &CaseFilter::default(), 0, 1_000)).unwrap();
        let people: Vec<String> = people
            .into_iter()
            .map(|row| format!("{} {} {} {:?} {:?}", row.name, row.rt, row.address, row.age, row.life))
            .collect();
        let mut cases: Vec<String> = cases
            .into_iter()
            .map(|row| {
                format!("{} {} {:?} {:?} {}", row.number, row.subject, row.types, row.stage, row.next_visit)
            })
            .collect();
        cases.sort_unstable();
        (settled, people, cases)
    }

    #[test]
    fn the_same_seed_makes_the_same_village() {
        let (settled, people, cases) = told(7);
        assert_eq!(settled.people as usize, people.len());
        // The list leaves out what is closed.
        assert!(cases.len() > 2 && cases.len() < settled.cases as usize, "{settled:?} {}", cases.len());
        assert!(settled.people > 100 && settled.assistance > 5, "{settled:?}");
        assert_eq!(told(7), (settled, people.clone(), cases));
        assert_ne!(told(8).1, people);
    }
}
