//! Who is erased while they stand on the list of a distribution that is not closed.

use super::*;

#[test]
fn what_was_handed_out_to_them_is_counted_and_what_only_waits_goes_off_the_list() {
    let world = World::with_group();
    let write = &world.vault;
    let people = ["Sekar Dangan", "Udan Liris", "Nitik Karawitan"].map(|name| world.person(&a_person(name)));
    let alone = world.person(&a_person("Ceplok Kembang"));
    let family = world.family(&[alone]);
    let mut rows = people.map(|id| Recipient::Person { id }).to_vec();
    rows.push(Recipient::Household { id: family });
    let list = write.write(|ctx| distribution::make(ctx, &a_distribution(Per::Household, &rows))).unwrap().id;
    let page = || write.read(|ctx| distribution::find(ctx, list)).unwrap();
    let signed = |place: usize| {
        let form = MarkForm {
            came: Came::Signed,
            on: String::new(),
            proxy_name: String::new(),
            proxy_relation: String::new(),
            note: "Diantar Sekar Dangan".to_owned(),
        };
        let row = page().recipients.remove(place);
        write.write(|ctx| distribution::mark(ctx, row.id, row.rev, &form)).unwrap();
    };
    [0, 2, 3].into_iter().for_each(signed);
    let older = page().rev;
    for id in [people[0], people[1], alone] {
        erase(write, id, ErasureReason::Asked).unwrap();
    }
    let left: Vec<Uuid> = page().recipients.iter().map(|row| row.recipient.id()).collect();
    assert_eq!(left, [people[0], people[2], family]);
    let refused = write.write(|ctx| distribution::close(ctx, list, older, "")).unwrap_err();
    assert_eq!(refused.code(), FaultCode::Changed, "the list is another one than was looked at");
    let closed = write.write(|ctx| distribution::close(ctx, list, page().rev, "")).unwrap();
    assert_eq!((closed.recipients, page().report.signed), (3, 3));
    assert!(clean(write).is_clean());
    // Nobody writes down anything else for them.
    let gift = a_parcel(Recipient::Person { id: people[0] });
    let refused = write.write(|ctx| assistance::record(ctx, &gift)).unwrap_err();
    assert_eq!(refused.code(), FaultCode::NotFound);
}
