//! The life of a distribution: the list, the day, the closing, what comes later, and what nobody may see.

use super::*;
use crate::Error;
use crate::assistance::{AssistanceFilter, AssistanceForm, AssistanceRow};
use crate::draft::Unkept;
use crate::history;
use crate::testing::{World, a_distribution, a_parcel, a_person};

mod choosing;
mod following;
mod refused;
mod taken_back;

fn one(id: Uuid) -> Recipient {
    Recipient::Person { id }
}

fn mark_as(came: Came) -> MarkForm {
    let proxy = came == Came::Proxy;
    MarkForm {
        came,
        on: String::new(),
        proxy_name: if proxy { "Bu Parang".to_owned() } else { String::new() },
        proxy_relation: if proxy { "anak".to_owned() } else { String::new() },
        note: String::new(),
    }
}

/// Four people on a list of rice, of whom one fetched it by somebody else and one did not come.
struct Day {
    world: World,
    people: Vec<Uuid>,
    id: Uuid,
}

impl Day {
    fn new() -> Self {
        let world = World::with_group();
        let names = ["Sekar Dangan", "Nitik Karawitan", "Udan Liris", "Ceplok Kembang"];
        let people: Vec<Uuid> = names.map(|name| world.person(&a_person(name))).into();
        let rows: Vec<Recipient> = people.iter().copied().map(one).collect();
        let id = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &rows))).unwrap().id;
        Self { world, people, id }
    }

    fn marked() -> Self {
        let day = Self::new();
        for (place, came) in [Came::Signed, Came::Thumb, Came::Proxy, Came::Absent].into_iter().enumerate() {
            day.mark(place, &mark_as(came)).unwrap();
        }
        day
    }

    fn page(&self) -> Distribution {
        self.world.vault.read(|ctx| find(ctx, self.id)).unwrap()
    }

    fn mark(&self, place: usize, form: &MarkForm) -> Result<RecipientRow> {
        let row = self.page().recipients.swap_remove(place);
        self.world.vault.write(|ctx| mark(ctx, row.id, row.rev, form))
    }

    fn close(&self, leftover: &str) -> Result<DistributionRow> {
        self.world.vault.write(|ctx| close(ctx, self.id, self.page().rev, leftover))
    }

    fn gifts(&self) -> Vec<AssistanceRow> {
        let all = AssistanceFilter::default();
        self.world.vault.read(|ctx| assistance::list(ctx, &all, 0, 99)).unwrap()
    }

    fn last_act(&self) -> Uuid {
        let week = self.world.vault.read(history::week_in_review).unwrap();
        week.acts[0].id
    }
}

fn codes<T: std::fmt::Debug>(refused: Result<T>) -> Vec<(String, FaultCode)> {
    let faults = refused.unwrap_err().faults();
    faults.into_iter().map(|fault| (fault.field, fault.code)).collect()
}

fn told(expected: &[(&str, FaultCode)]) -> Vec<(String, FaultCode)> {
    expected.iter().map(|&(field, code)| (field.to_owned(), code)).collect()
}

#[test]
fn closing_writes_down_what_each_one_received_and_counts_the_rest() {
    let day = Day::marked();
    assert!(day.gifts().is_empty(), "nothing is given by a mark");
    let row = day.close("Disimpan untuk Mbah Ceplok").unwrap();
    assert_eq!((row.number.as_str(), row.recipients, row.absent), ("P-2026-0001", 4, 1));
    let gifts = day.gifts();
    assert_eq!(gifts.len(), 3);
    for gift in &gifts {
        assert_eq!((gift.kind.as_str(), gift.date.as_str()), ("WK_SEMBAKO", "2026-11-20"));
        assert_eq!(gift.amount.map(values::Rupiah::whole), Some(150_000));
        assert_eq!(gift.funds.len(), 2);
    }
    let page = day.page();
    let report = &page.report;
    assert_eq!((report.signed, report.thumb, report.proxy, report.absent), (1, 1, 1, 1));
    assert_eq!(
        (report.planned.amount, report.received.amount, report.left.amount),
        (600_000, 450_000, 150_000)
    );
    let rice = |sums: &Sums| sums.goods[0].quantity.clone();
    assert_eq!([rice(&report.planned), rice(&report.received), rice(&report.left)], ["40", "30", "10"]);
    assert_eq!((report.places.len(), report.places[0].rt.as_str()), (1, "032"));
    assert_eq!(
        (page.leftover.as_str(), page.closed_by.as_str()),
        ("Disimpan untuk Mbah Ceplok", "Bu Truntum")
    );
    let kept = page.recipients.iter().filter_map(|row| row.gift).count();
    assert_eq!(kept, 3);
    let note = day.world.vault.read(|ctx| assistance::find(ctx, gifts[0].id)).unwrap().form.unwrap().note;
    assert_eq!(note, "P-2026-0001 Beras lansia");
}

#[test]
fn pressed_twice_it_is_closed_once() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    assert_eq!(codes(day.close("Disimpan")), told(&[("", FaultCode::DistributionClosed)]));
    assert_eq!(day.gifts().len(), 3);
}

#[test]
fn who_fetches_it_later_gets_one_record_of_that_day() {
    let day = Day::marked();
    day.close("Disimpan").unwrap();
    let later = MarkForm { on: "2026-11-23".to_owned(), ..mark_as(Came::Signed) };
    let row = day.mark(3, &later).unwrap();
    assert!(row.later && row.gift.is_some());
    let again = day.mark(3, &later).unwrap();
    assert_eq!(again.gift, row.gift, "the same again makes no other one");
    let gifts = day.gifts();
    assert_eq!((gifts.len(), gifts[0].date.as_str()), (4, "2026-11-23"));
    let report = day.page().report;
    assert_eq!((report.later, report.absent, report.left.shares), (1, 0, 0));
    // Another day moves the record; nobody after all takes it back and needs a word of why.
    day.mark(3, &MarkForm { on: "2026-11-22".to_owned(), ..mark_as(Came::Thumb) }).unwrap();
    assert_eq!(day.gifts()[0].date, "2026-11-22");
    assert_eq!(codes(day.mark(3, &mark_as(Came::Absent))), told(&[("note", FaultCode::ReasonNeeded)]));
    day.mark(3, &MarkForm { note: "Salah baris".to_owned(), ..mark_as(Came::Absent) }).unwrap();
    assert_eq!(day.gifts().len(), 3);
    assert_eq!(codes(day.mark(3, &mark_as(Came::Waiting))), told(&[("came", FaultCode::UnknownChoice)]));
}

#[test]
fn all_the_rest_came_in_one_press_and_what_was_marked_stays() {
    let day = Day::new();
    day.mark(1, &mark_as(Came::Absent)).unwrap();
    let number = day.world.vault.write(|ctx| mark_rest(ctx, day.id, true)).unwrap();
    assert_eq!(number, 3);
    let report = day.page().report;
    assert_eq!((report.signed, report.absent, report.waiting), (3, 1, 0));
    assert_eq!(day.world.vault.write(|ctx| mark_rest(ctx, day.id, false)).unwrap(), 0);
}

#[test]
fn what_one_gets_may_differ_and_its_sources_follow() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Nitik Karawitan"].map(|name| one(world.person(&a_person(name))));
    let mut rice = a_distribution(Per::Person, &people);
    rice.rows[1].shares = 3;
    let mut money = DistributionForm {
        form: AssistanceType::Money,
        amount: Some(150_000),
        items: Vec::new(),
        ..a_distribution(Per::Person, &people)
    };
    money.rows[1].amount = Some(100_001);
    for form in [rice, money] {
        let id = world.vault.write(|ctx| make(ctx, &form)).unwrap().id;
        world.vault.write(|ctx| mark_rest(ctx, id, true)).unwrap();
        let rev = world.vault.read(|ctx| find(ctx, id)).unwrap().rev;
        world.vault.write(|ctx| close(ctx, id, rev, "")).unwrap();
    }
    let got = |person: Recipient| {
        let Recipient::Person { id } = person else { unreachable!() };
        let filter = AssistanceFilter { person: Some(id), ..AssistanceFilter::default() };
        let rows = world.vault.read(|ctx| assistance::list(ctx, &filter, 0, 9)).unwrap();
        let mut worth: Vec<i64> = rows.iter().filter_map(|row| Some(row.amount?.whole())).collect();
        let funds: i64 = rows.iter().flat_map(|row| &row.funds).filter_map(|fund| fund.amount).sum();
        assert_eq!(funds, worth.iter().sum::<i64>());
        worth.sort_unstable();
        worth
    };
    assert_eq!((got(people[0]), got(people[1])), (vec![150_000, 150_000], vec![100_001, 450_000]));
}

#[test]
fn a_half_typed_form_of_assistance_stays_and_ones_own_goes_with_the_save() {
    let world = World::with_group();
    let person = one(world.person(&a_person("Sekar Dangan")));
    let keep = |form: &str| world.vault.write(|ctx| draft::keep(ctx, form, "", "{}")).unwrap();
    keep("assistance");
    keep("distribution");
    let id = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &[person]))).unwrap().id;
    world.vault.write(|ctx| mark_rest(ctx, id, true)).unwrap();
    world.vault.write(|ctx| close(ctx, id, 1, "")).unwrap();
    let left = world.vault.read(draft::list).unwrap();
    assert_eq!(left.iter().map(|draft| draft.form.as_str()).collect::<Vec<_>>(), ["assistance"]);
}

#[test]
fn one_stands_on_beranda_until_it_is_closed() {
    let day = Day::marked();
    let shown = || {
        let today = day.world.vault.read(|ctx| crate::home::today(ctx, &Unkept::default())).unwrap();
        today.distributions.into_iter().map(|row| row.number).collect::<Vec<_>>()
    };
    assert_eq!(shown(), ["P-2026-0001"]);
    let far = DistributionForm {
        day: "2046-11-20".to_owned(),
        ..a_distribution(Per::Person, &[one(day.people[0])])
    };
    day.world.vault.write(|ctx| make(ctx, &far)).unwrap();
    assert_eq!(shown(), ["P-2026-0001"]);
    day.close("Disimpan").unwrap();
    assert!(shown().is_empty());
}

/// 350 families from nothing to the closing; printed with `--nocapture`.
#[test]
fn a_list_of_350_is_made_marked_and_closed_at_once() {
    let world = World::with_group();
    let people: Vec<Recipient> =
        (0..350).map(|at| one(world.person(&a_person(&format!("Warga {at}"))))).collect();
    let begun = std::time::Instant::now();
    let told = |what: &str| println!("{what} after {:?}", begun.elapsed());
    let id = world.vault.write(|ctx| make(ctx, &a_distribution(Per::Person, &people))).unwrap().id;
    told("made");
    world.vault.write(|ctx| mark_rest(ctx, id, true)).unwrap();
    told("marked");
    world.vault.write(|ctx| close(ctx, id, 1, "")).unwrap();
    told("closed");
    let page = world.vault.read(|ctx| find(ctx, id)).unwrap();
    told("read");
    assert_eq!((page.report.received.recipients, page.recipients.len()), (350, 350));
    assert_eq!(page.recipients.iter().filter(|row| row.gift.is_some()).count(), 350);
}

#[test]
fn everybody_sees_what_their_role_may() {
    use crate::vault::Role;
    let day = Day::marked();
    let see = |role| {
        let vault = day.world.as_officer(&day.world.officer("Pak Lurik", &[role]));
        let page = vault.read(|ctx| find(ctx, day.id)).map(|page| page.may_change);
        let write = vault.write(|ctx| mark_rest(ctx, day.id, true)).map(drop);
        let on_home =
            vault.read(|ctx| crate::home::today(ctx, &Unkept::default())).unwrap().distributions.len();
        (page.map_err(|error| error.code()), write.map_err(|error| error.code()), on_home)
    };
    let refused = Err(FaultCode::NotAllowed);
    assert_eq!(see(Role::Pencatat), (Ok(true), Ok(()), 1));
    assert_eq!(see(Role::Pendamping), (Ok(false), refused, 1));
    assert_eq!(see(Role::Bendahara), (Ok(false), refused, 1));
    assert_eq!(see(Role::Pembaca), (Err(FaultCode::NotAllowed), refused, 0));
}
