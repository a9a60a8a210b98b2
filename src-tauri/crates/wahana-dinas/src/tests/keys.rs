//! The vault, the card, and the key that never leaves.

use std::fs;
use std::process::Command;

use wahana_handover::keys::{Card, CardKind};
use wahana_platform::lock_file;

use crate::testing::{Kantor, PASSPHRASE, Rw, run};

#[test]
fn the_card_says_whose_it_is_and_its_words_are_printed() {
    let office = Kantor::new();
    let again = office.folder().join("lagi.kartu");
    let said = office.run(&["kartu", again.to_str().unwrap()]).done();
    assert!(said.contains(&office.card.words().join(" ")), "{said}");
    assert_eq!(office.card.name, "Dinas Sosial Contoh");
    assert!(!office.card.training);
    let again = Card::parse(&fs::read(again).unwrap(), CardKind::Dinas).unwrap();
    assert_eq!(again, office.card, "the same card each time");
}

#[test]
fn a_file_that_is_there_is_never_written_over() {
    let office = Kantor::new();
    let taken = office.on_stick("dinas.kartu", b"punya orang lain");
    let said = office.run(&["kartu", &taken]).not_done();
    assert!(said.contains("tidak ditimpa"), "{said}");
    assert_eq!(fs::read(taken).unwrap(), b"punya orang lain");
}

#[test]
fn a_weak_or_short_passphrase_makes_no_vault() {
    let disk = tempfile::tempdir().unwrap();
    for (typed, sentence) in [("kunci", "terlalu pendek"), ("dinassosialcontoh1", "mudah ditebak")] {
        let said =
            run(disk.path(), false, &["mulai", "--nama", "Dinas Sosial Contoh"], &format!("{typed}\n"));
        assert!(said.not_done().contains(sentence));
        assert!(!disk.path().join("kantor/current").exists());
    }
    let said = run(disk.path(), false, &["mulai", "--nama", " "], "x\n").not_done();
    assert!(said.contains("Nama kantor kosong"));
}

#[test]
fn a_second_vault_in_the_same_folder_is_refused() {
    let office = Kantor::new();
    let said = office.run(&["mulai", "--nama", "Dinas Lain"]).not_done();
    assert!(said.contains("sudah ada brankas"), "{said}");
}

#[test]
fn nothing_opens_without_the_passphrase_and_many_tries_must_wait() {
    let office = Kantor::new();
    for _ in 0..5 {
        let said = run(office.folder(), false, &["daftar"], "empat gelas teh\n").not_done();
        assert!(said.contains("Kata sandi salah"), "{said}");
    }
    let said = run(office.folder(), false, &["daftar"], &format!("{PASSPHRASE}\n")).not_done();
    assert!(said.contains("Tunggu"), "{said}");
    let said = run(office.folder(), false, &["daftar"], "").not_done();
    assert!(said.contains("Tidak ada jawaban"), "{said}");
}

#[test]
fn a_second_run_at_the_same_time_is_told_to_wait() {
    let office = Kantor::new();
    let _held = lock_file(&office.data().join("lock")).unwrap().unwrap();
    assert!(office.run(&["daftar"]).not_done().contains("sedang berjalan"));
}

#[test]
fn only_a_training_office_writes_its_key_and_age_opens_a_package_with_it() {
    let office = Kantor::in_training();
    let key = office.folder().join("office.age-key");
    office.run(&["kunci-latihan", key.to_str().unwrap()]).done();
    let package = office.on_stick("p.wksbm", &Rw::of_training().package(&office, 1));
    let opened = Command::new("age").arg("-d").arg("-i").arg(&key).arg(&package).output().expect("age");
    assert!(opened.status.success() && opened.stdout.starts_with(b"PK"));

    let real = Kantor::new();
    let out = real.folder().join("kunci");
    assert!(real.run(&["kunci-latihan", out.to_str().unwrap()]).not_done().contains("tidak pernah ditulis"));
    let asked =
        run(real.folder(), true, &["kunci-latihan", out.to_str().unwrap()], &format!("{PASSPHRASE}\n"));
    assert!(asked.not_done().contains("brankas sungguhan"));
    assert!(!out.exists());
}

#[test]
fn what_is_typed_wrong_is_answered_in_indonesian_with_code_2() {
    let disk = tempfile::tempdir().unwrap();
    for (line, sentence) in [
        (&["terimah"][..], "Perintah \"terimah\" tidak ada"),
        (&["terima"], "Masih kurang"),
        (&["daftar", "--sejak", "kemarin"], "\"kemarin\""),
        (&["rekap", "--pdf", "x"], "\"--pdf\" tidak dikenal"),
    ] {
        let said = run(disk.path(), false, line, "");
        assert_eq!(said.code, 2);
        assert!(said.text.contains(sentence), "{}", said.text);
    }
    let help = run(disk.path(), false, &["--bantuan"], "").done();
    assert!(help.contains("terima") && !help.contains("Usage"), "{help}");
}

#[test]
fn without_a_vault_every_command_says_how_to_begin() {
    let disk = tempfile::tempdir().unwrap();
    assert!(run(disk.path(), false, &["daftar"], "x\n").not_done().contains("wahana-dinas mulai"));
}
