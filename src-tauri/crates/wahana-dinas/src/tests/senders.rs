//! Whom the office believes: nobody before their eight words were compared, and no second key without that.

use crate::testing::{Kantor, Rw};

#[test]
fn an_unknown_rw_is_held_with_its_words_until_they_are_confirmed_once() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    let said = office.receive(&rw.package(&office, 1)).not_done();
    let words = rw.card().words().join(" ");
    assert!(said.contains("ditahan") && said.contains(&words), "{said}");
    assert!(office.run(&["ditahan"]).done().contains(&words));
    assert!(office.run(&["rekap"]).not_done().contains("belum ada rekap"));

    let said = office.answer(&["setujui", "34.71.13.1005/005"], "tidak\n").not_done();
    assert!(said.contains("tetap ditahan"), "{said}");
    let said = office.answer(&["setujui", "1"], "ya\n").done();
    assert!(said.contains(&words) && said.contains("Paket nomor 1 diterima"), "{said}");
    assert!(office.run(&["ditahan"]).done().contains("Tidak ada paket yang ditahan"));
    assert_eq!(std::fs::read_dir(office.data().join("ditahan")).unwrap().count(), 0);

    office.receive(&rw.package(&office, 2)).done();
}

#[test]
fn one_confirmation_takes_in_all_held_packages_of_that_key() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    for number in [2, 1, 3] {
        office.receive(&rw.package(&office, number)).not_done();
    }
    let said = office.run(&["setujui", &rw.code(), "--ya"]).done();
    let at = |number: i64| said.find(&format!("Paket nomor {number}")).unwrap();
    assert!(at(1) < at(2) && at(2) < at(3), "{said}");
}

#[test]
fn a_changed_key_waits_until_it_is_confirmed_again_and_the_old_one_counts_no_more() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    office.welcome(&rw, &rw.package(&office, 1));
    let known = office.knowledge().len();
    let new_key = rw.impostor();
    let said = office.receive(&new_key.package(&office, 2)).not_done();
    assert!(said.contains("KUNCI RW INI BERUBAH"), "{said}");
    assert!(said.contains(&new_key.card().words().join(" ")));
    assert_eq!(office.knowledge().len(), known + 1, "only the held package is noted");
    office.receive(&rw.package(&office, 3)).done();

    let said = office.answer(&["setujui", &rw.code()], "ya\n").done();
    assert!(said.contains("PERHATIAN"), "{said}");
    office.receive(&new_key.package(&office, 4)).done();
    assert!(office.receive(&rw.package(&office, 5)).not_done().contains("KUNCI RW INI BERUBAH"));
}

#[test]
fn where_two_senders_say_to_be_the_same_rw_a_package_must_be_named() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    office.receive(&rw.package(&office, 1)).not_done();
    office.receive(&rw.impostor().package(&office, 1)).not_done();
    let said = office.run(&["setujui", &rw.code(), "--ya"]).not_done();
    assert!(said.contains("kunci yang berbeda-beda"), "{said}");
    office.run(&["setujui", "2", "--ya"]).done();
    assert!(office.run(&["setujui", "9", "--ya"]).not_done().contains("Tidak ada paket yang ditahan"));
}

#[test]
fn a_stranger_cannot_rename_a_known_rw() {
    let (office, rw) = (Kantor::new(), Rw::of_pandeyan("005"));
    office.welcome(&rw, &rw.package(&office, 1));
    let stranger = rw.impostor();
    let mut contents = stranger.contents(2);
    contents.meta.rw.kelurahan = "Kelurahan Palsu".to_owned();
    contents.meta.rw.group = "Kelompok Palsu".to_owned();
    office.receive(&stranger.seal(&office, &contents)).not_done();
    let said = office.run(&["daftar"]).done();
    assert!(said.contains("Pandeyan") && !said.contains("Palsu"), "{said}");
}

#[test]
fn training_and_real_packages_never_mix() {
    let (real, training) = (Kantor::new(), Kantor::in_training());
    let (rw, learner) = (Rw::of_pandeyan("005"), Rw::of_training());
    assert!(real.receive(&learner.package(&real, 1)).not_done().contains("paket latihan"));
    assert!(training.receive(&rw.package(&training, 1)).not_done().contains("paket sungguhan"));
    training.welcome(&learner, &learner.package(&training, 1));
    assert!(real.knowledge().is_empty());
}
