//! What somebody does behind the program: an erasure hides nothing of it.

use super::*;

#[test]
fn content_that_was_emptied_without_an_erasure_is_still_found() {
    let world = World::with_group();
    let id = settle(&world);
    let other = neighbour(&world);
    erase(&world.vault, id, ErasureReason::Over).unwrap();
    let emptied = world
        .vault
        .write(|ctx| {
            let sql = "UPDATE journal SET payload = NULL, nonce = NULL WHERE record = ?1 AND op = 'create'
                       RETURNING seq";
            Ok(ctx.connection().query_row(sql, [other], |row| row.get::<_, i64>(0))?)
        })
        .unwrap();
    let told = Finding::Entry { seq: emptied, fault: EntryFault::Emptied };
    assert_eq!(clean(&world.vault).findings, [told]);
}

#[test]
fn a_row_that_is_filled_again_behind_the_journal_is_found() {
    for sql in [
        "UPDATE person SET note = 'Sekar Dangan' WHERE withdrawn = 'erased'",
        "UPDATE cases SET story = 'Sekar Dangan'",
        "UPDATE follow_up SET text = 'Sekar Dangan'",
        "UPDATE assistance SET amount = 1 WHERE serial = 1",
    ] {
        let world = World::with_group();
        let id = settle(&world);
        erase(&world.vault, id, ErasureReason::Asked).unwrap();
        world.vault.write(|ctx| Ok(ctx.connection().execute_batch(sql)?)).unwrap();
        assert_eq!(clean(&world.vault).findings.len(), 1, "{sql}");
    }
}
