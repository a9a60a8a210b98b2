use super::*;

#[test]
fn what_is_in_sight_are_the_first_days_of_the_week_and_all_where_there_is_little() {
    let hall = Hall::new();
    let both = || {
        let vault = &hall.world.vault;
        let next = in_days(7);
        let first = vault.read(|ctx| week_in_sight(ctx, &next, None)).unwrap();
        (first, vault.read(|ctx| week(ctx, &next, None)).unwrap())
    };
    hall.action(hall.plain, None, &in_days(7));
    let (first, whole) = both();
    assert_eq!(first, whole);
    for _ in 1..IN_SIGHT {
        hall.action(hall.plain, None, &in_days(7));
    }
    let (first, whole) = both();
    let full = whole.days.iter().position(|day| day.day == in_days(7)).unwrap();
    assert_eq!(first.days, whole.days[..=full], "no day behind the one that fills the page");
    assert_eq!(first.days[full].tasks.len(), IN_SIGHT);
}
