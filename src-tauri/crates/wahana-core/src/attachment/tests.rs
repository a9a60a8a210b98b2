//! A picture reaches whom it may reach, its file is never lost to a row, and nothing of it outlives its erasure.

use std::fs;
use std::io::Cursor;
use std::path::PathBuf;

use image::{ImageFormat, Rgb, RgbImage};

use super::*;
use crate::case::CaseForm;
use crate::testing::{World, a_case, a_person};
use crate::vault::{Role, Vault};
use crate::{case, history, taking_back};

mod files;

/// A photo of so many pixels, of a colour of its own.
pub(crate) fn a_photo(width: u32, height: u32, shade: u8) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_pixel(width, height, Rgb([shade, 90, 120]))
        .write_to(&mut bytes, ImageFormat::Jpeg)
        .unwrap();
    bytes.into_inner()
}

pub(crate) fn words(description: &str) -> AttachmentForm {
    AttachmentForm {
        kind: AttachmentKind::House,
        description: description.to_owned(),
        taken_on: "2026-11-12".to_owned(),
    }
}

pub(crate) fn added(vault: &Vault, on: MainRecord, description: &str) -> Attachment {
    let shade = u8::try_from(description.len() % 250).unwrap();
    let ready = prepare(vault, on, &words(description), &a_photo(320, 200, shade)).unwrap();
    vault.write(|ctx| add(ctx, &ready, &words(description))).unwrap()
}

pub(crate) fn seen(vault: &Vault, on: MainRecord) -> Vec<String> {
    let rows = vault.read(|ctx| of_record(ctx, on)).unwrap().rows;
    rows.into_iter().map(|row| row.form.description).collect()
}

/// The files beside the database.
pub(crate) fn files(world: &World) -> Vec<PathBuf> {
    let entries = fs::read_dir(world.folder.files()).into_iter().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn codes(error: crate::Error) -> Vec<(String, FaultCode)> {
    error.faults().into_iter().map(|fault| (fault.field, fault.code)).collect()
}

#[test]
fn a_photo_is_kept_small_and_found_again_with_its_words() {
    let world = World::with_group();
    let on = MainRecord::Household { id: world.family(&[world.person(&a_person("Sekar Dangan"))]) };
    let ready = prepare(&world.vault, on, &words("Rumah tampak depan"), &a_photo(3200, 2400, 40)).unwrap();
    let row = world.vault.write(|ctx| add(ctx, &ready, &words("Rumah tampak depan"))).unwrap();
    assert_eq!((row.width, row.height, row.added_by.as_str()), (1600, 1200, "Bu Truntum"));
    assert_eq!(world.vault.read(|ctx| of_record(ctx, on)).unwrap().rows, std::slice::from_ref(&row));
    let shown = image::load_from_memory(&picture(&world.vault, row.id).unwrap()).unwrap();
    assert_eq!((shown.width(), shown.height()), (1600, 1200));
    let listed = image::load_from_memory(&small(&world.vault, row.id).unwrap()).unwrap();
    assert_eq!((listed.width(), listed.height()), (240, 180));
}

#[test]
fn nothing_in_its_file_or_in_the_file_s_name_can_be_read() {
    let world = World::with_group();
    let on = MainRecord::Person { id: world.person(&a_person("Sekar Dangan")) };
    let row = added(&world.vault, on, "Surat keterangan");
    let [path] = files(&world).try_into().unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(path.extension().is_none(), "no program opens it by its name");
    assert!(!bytes.windows(3).any(|part| part == b"\xFF\xD8\xFF"), "no JPEG can be seen in it");
    let key = world.vault.read(|ctx| Ok(store::file_of(ctx.connection(), row.id)?.unwrap().1)).unwrap();
    let told = world.vault.read(|ctx| {
        let told: Vec<String> = ctx
            .connection()
            .prepare("SELECT coalesce(payload, '') FROM journal")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        Ok(told.concat())
    });
    let told = told.unwrap();
    assert!(told.contains("Surat keterangan") && !told.contains(key.as_str()), "the journal has no key");
}

#[test]
fn whoever_may_not_read_the_record_sees_nothing_of_it() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let on = MainRecord::Person { id };
    let row = added(&world.vault, on, "Rumah");
    let reader = world.as_officer(&world.officer("Bu Nitik", &[Role::Pembaca, Role::Bendahara]));
    assert_eq!(reader.read(|ctx| of_record(ctx, on)).unwrap(), Attachments::default());
    let refused = |done: Result<()>| assert_eq!(done.unwrap_err().code(), FaultCode::NotAllowed);
    refused(picture(&reader, row.id).map(drop));
    refused(small(&reader, row.id).map(drop));
    refused(prepare(&reader, on, &words("Rumah"), &a_photo(90, 60, 1)).map(drop));
    refused(reader.read(require_adds));
    refused(reader.write(|ctx| change(ctx, row.id, row.rev, &words("Lain"))).map(drop));
    refused(reader.write(|ctx| withdraw(ctx, row.id, "Keliru")));
    refused(reader.write(|ctx| printed(ctx, row.id)));
    assert_eq!(files(&world).len(), 1, "nothing was written for them");
}

#[test]
fn what_stands_on_a_secret_case_is_its_companion_s_alone() {
    let world = World::with_group();
    let companion = world.officer("Pak Slobog", &[Role::Pendamping]);
    let recorder = world.as_officer(&world.officer("Mbak Ceplok", &[Role::Pencatat]));
    let id = world.person(&a_person("Sekar Dangan"));
    let carried = world.as_officer(&companion);
    let secret = CaseForm { secret: true, ..a_case(id, companion.id) };
    let case = carried.write(|ctx| case::open(ctx, &secret)).unwrap().id;
    let on = MainRecord::Case { id: case };
    let row = added(&carried, on, "Surat visum");
    assert_eq!(seen(&carried, on), ["Surat visum"]);
    let week = world.vault.read(history::week_in_review).unwrap();
    assert!(!format!("{week:?}").contains("Surat visum"));
    for other in [&world.vault, &recorder] {
        assert!(seen(other, on).is_empty());
        assert_eq!(picture(other, row.id).unwrap_err().code(), FaultCode::NotAllowed);
        let own = other.read(|ctx| crate::own_data::own_data(ctx, id)).unwrap();
        assert!(own.attachments.is_empty());
    }
    let own = carried.read(|ctx| crate::own_data::own_data(ctx, id)).unwrap();
    assert_eq!(own.attachments.len(), 1);
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_at_its_field() {
    let world = World::with_group();
    let on = MainRecord::Person { id: world.person(&a_person("Sekar Dangan")) };
    let tomorrow = world.vault.read(|ctx| Ok(ctx.today().succ_opt().unwrap().to_string())).unwrap();
    let form = AttachmentForm { kind: AttachmentKind::Other, taken_on: tomorrow, ..words("") };
    let told =
        |form: &AttachmentForm, bytes: &[u8]| codes(prepare(&world.vault, on, form, bytes).err().unwrap());
    let at = |field: &str, code| (field.to_owned(), code);
    let none = told(&form, b"");
    assert!(none.contains(&at("description", FaultCode::Required)));
    assert!(none.contains(&at("taken_on", FaultCode::DateInFuture)));
    assert!(none.contains(&at("picture", FaultCode::Required)));
    assert_eq!(told(&words("Surat"), b"%PDF-1.7"), [at("picture", FaultCode::PicturePdf)]);
    assert_eq!(told(&words("Surat"), b"MZ not a photo"), [at("picture", FaultCode::PictureNone)]);
    let empty = shrink(b"").unwrap_err();
    assert_eq!(codes(empty), [at("picture", FaultCode::PictureEmpty)]);
    assert!(files(&world).is_empty());
}

#[test]
fn a_record_takes_so_many_and_no_more() {
    let world = World::with_group();
    let on = MainRecord::Person { id: world.person(&a_person("Sekar Dangan")) };
    for number in 0..MOST_OF_RECORD {
        added(&world.vault, on, &format!("Foto {number}"));
    }
    let refused = prepare(&world.vault, on, &words("Satu lagi"), &a_photo(90, 60, 1)).err().unwrap();
    assert_eq!(refused.code(), FaultCode::AttachmentsEnough);
    let other = MainRecord::Person { id: world.person(&a_person("Udan Liris")) };
    assert_eq!(added(&world.vault, other, "Foto").form.description, "Foto");
}

#[test]
fn all_records_take_so_many_together_and_an_erasure_alone_makes_room() {
    let world = World::with_group();
    let people = ["Sekar Dangan", "Nitik Karawitan", "Udan Liris"].map(|name| world.person(&a_person(name)));
    let [first, second, third] = people.map(|id| MainRecord::Person { id });
    let ready = |on| prepare(&world.vault, on, &words("Foto"), &a_photo(90, 60, 1));
    let keep = |ready: &Ready| world.vault.write(|ctx| add(ctx, ready, &words("Foto")));
    let full = usize::try_from(MOST_FILES).unwrap();
    let each = usize::try_from(MOST_OF_RECORD).unwrap();
    assert_eq!(full, 2 * each, "two records hold them all");
    let mut late = None;
    for number in 0..full {
        if number + 1 == full {
            late = Some(ready(third).unwrap());
        }
        keep(&ready(if number < each { first } else { second }).unwrap()).unwrap();
    }
    // Prepared while there was room for it: nothing of it stays, neither a row nor a file nor its name.
    assert_eq!(keep(&late.unwrap()).unwrap_err().code(), FaultCode::AttachmentsFull);
    let refused = ready(third).err().unwrap().faults();
    assert_eq!((refused.len(), refused[0].code), (1, FaultCode::AttachmentsFull));
    assert_eq!(refused[0].values["max"], MOST_FILES.to_string());
    assert!(seen(&world.vault, third).is_empty());
    clear_away(&world.vault).unwrap();
    assert!(!world.vault.read(crate::vault::has_loose).unwrap());
    assert_eq!(files(&world).len(), full);
    // One that is taken back keeps its file, and its place.
    let row = world.vault.read(|ctx| of_record(ctx, second)).unwrap().rows.remove(0);
    world.vault.write(|ctx| withdraw(ctx, row.id, "Keliru")).unwrap();
    assert_eq!(ready(third).err().unwrap().code(), FaultCode::AttachmentsFull);
    crate::erasing::erase(&world.vault, people[0], crate::erasing::ErasureReason::Asked).unwrap();
    assert_eq!(files(&world).len(), full - each);
    keep(&ready(third).unwrap()).unwrap();
    assert_eq!(seen(&world.vault, third), ["Foto"]);
}

#[test]
fn words_are_changed_and_what_somebody_else_changed_meanwhile_is_not_written_over() {
    let world = World::with_group();
    let on = MainRecord::Person { id: world.person(&a_person("Sekar Dangan")) };
    let row = added(&world.vault, on, "Ruamh");
    let right = world.vault.write(|ctx| change(ctx, row.id, row.rev, &words("Rumah"))).unwrap();
    assert_eq!(right.form.description, "Rumah");
    let late = world.vault.write(|ctx| change(ctx, row.id, row.rev, &words("Gubuk"))).unwrap_err();
    assert_eq!(late.code(), FaultCode::Changed);
}

#[test]
fn what_was_taken_back_can_be_brought_back_with_its_picture() {
    let world = World::with_group();
    let on = MainRecord::Person { id: world.person(&a_person("Sekar Dangan")) };
    let row = added(&world.vault, on, "Rumah");
    let before = picture(&world.vault, row.id).unwrap();
    let act = world
        .vault
        .write(|ctx| {
            withdraw(ctx, row.id, "Salah orang")?;
            Ok(ctx.act())
        })
        .unwrap();
    assert!(seen(&world.vault, on).is_empty());
    assert_eq!(picture(&world.vault, row.id).unwrap_err().code(), FaultCode::NotFound);
    clear_away(&world.vault).unwrap();
    let deleted = world.vault.read(history::recently_deleted).unwrap();
    assert_eq!((deleted.len(), deleted[0].table.as_str()), (1, "attachment"));
    world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert_eq!(seen(&world.vault, on), ["Rumah"]);
    assert_eq!(picture(&world.vault, row.id).unwrap(), before);
}

#[test]
fn adding_is_undone_and_done_again_and_not_on_a_record_that_is_hidden() {
    let world = World::with_group();
    let id = world.person(&a_person("Sekar Dangan"));
    let on = MainRecord::Person { id };
    let ready = prepare(&world.vault, on, &words("Rumah"), &a_photo(90, 60, 1)).unwrap();
    let act = world
        .vault
        .write(|ctx| {
            add(ctx, &ready, &words("Rumah"))?;
            Ok(ctx.act())
        })
        .unwrap();
    let undone = world.vault.write(|ctx| history::undo(ctx, act)).unwrap();
    assert!(seen(&world.vault, on).is_empty());
    world.vault.write(|ctx| taking_back::resident(ctx, id, "Dobel")).unwrap();
    let hidden = world.vault.write(|ctx| history::undo(ctx, undone.act)).unwrap_err();
    assert_eq!(hidden.code(), FaultCode::UndoHidden);
}

#[test]
fn a_family_that_joins_another_brings_its_pictures_along() {
    let world = World::with_group();
    let one = world.family(&[world.person(&a_person("Sekar Dangan"))]);
    let other = world.family(&[world.person(&a_person("Udan Liris"))]);
    added(&world.vault, MainRecord::Household { id: one }, "Rumah");
    world.vault.write(|ctx| crate::merging::family_goes_along(ctx, one, other)).unwrap();
    assert_eq!(seen(&world.vault, MainRecord::Household { id: other }), ["Rumah"]);
}
