//! Lampiran: a photo and a letter come in by every way, are looked at by keys, and go and come back.

use std::fs::{self, File};
use std::path::Path;

use serde_json::{Value, json};
use wahana_tests::brought::{comes, drawn};
use wahana_tests::prepared;
use wahana_tests::walk::{self, PASSPHRASE};
use wahana_tests::window::{DataFolder, Size, Window};

/// A file chosen by the button: what the system's dialog would hand over.
fn chosen(file: &str) -> String {
    format!(
        "const carried = new DataTransfer();
         carried.items.add({file});
         const input = document.querySelector('dialog input[type=file]');
         input.files = carried.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));
         done(true);"
    )
}

/// Bytes of all files below a folder.
fn holds(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry"));
    let of = |entry: fs::DirEntry| match entry.file_type().expect("a kind") {
        kind if kind.is_dir() => holds(&entry.path()),
        kind if kind.is_file() => entry.metadata().map_or(0, |known| known.len()),
        _ => 0,
    };
    entries.map(of).sum()
}

fn run(window: &Window, script: &str) {
    assert_eq!(window.ask_later(script), Some(Value::Bool(true)), "{script}");
}

fn opened(folder: &DataFolder) -> (Window, Value) {
    let vault = prepared::vault(folder, false);
    let person = prepared::resident(&vault, "Sekar Dangan Kusumaningtyas Wijayakusuma");
    drop(vault);
    let window = Window::open(Size::SMALL, folder);
    walk::unlock(&window, PASSPHRASE);
    window.see("Beranda");
    window.button("Warga & Keluarga").click();
    window.await_focus("Cari warga");
    window.see("Sekar Dangan");
    window.press("Enter");
    window.see("Foto rumah atau surat, bukan wajah.");
    (window, json!(person))
}

#[test]
fn a_photo_comes_in_is_looked_at_by_keys_and_goes_and_comes_back() {
    let folder = DataFolder::empty();
    let (window, person) = opened(&folder);
    window.button("Tambah: Lampiran").click();
    window.see("Pilih berkas");
    window.picture("01-empty-form");
    // All that is missing is told at once, and the focus is where it begins.
    window.button("Simpan lampiran").click();
    window.see("Pilih gambarnya dulu.");
    run(&window, &chosen("new File(['MZ, a program'], 'foto.jpg', { type: 'image/jpeg' })"));
    window.see("Isi berkas ini bukan foto JPEG, PNG, atau WebP, apa pun namanya.");
    window.picture("02-no-photo");
    window.axe_finds_nothing("a refused file");
    window.field("Keterangan").fill("Rumah tampak depan, dari jalan kampung di sebelah timur mushola");
    walk::await_draft(&window, "attachment_person", &person, "sebelah timur");
    // Left in the middle, and gone on with from Beranda: the words are there, the file is asked for.
    window.press("Escape");
    window.button("Beranda").click();
    window.see("Draf lampiran");
    window.button("Lanjutkan").click();
    window.see("Gambarnya perlu dipilih lagi; keterangan Anda masih ada.");
    // Twelve megapixels, as a telephone takes them, dropped anywhere.
    run(&window, &drawn(4000, 3000, &comes("drop", "[new File([blob], 'IMG_0001.JPG')]")));
    window.see("Siap disimpan, 1600 × 1200 titik");
    window.picture("03-ready");
    window.axe_finds_nothing("a picture to be added");
    window.press("Ctrl+S");
    window.see("Lampiran tersimpan");
    walk::close_notice(&window);
    window.see("Foto rumah,");

    // Two that come together have their turn one after the other.
    let two = "[new File([blob], 'a.jpg'), new File([blob], 'b.jpg')]";
    run(&window, &drawn(900, 1200, &comes("paste", two)));
    window.see("Gambar 1 dari 2");
    window.see("Siap disimpan, 900 × 1200 titik");
    window.field("Surat").click();
    window.field("Keterangan").fill("Surat keterangan tidak mampu");
    window.button("Simpan lampiran").click();
    window.see("Gambar 2 dari 2");
    window.see("Siap disimpan, 900 × 1200 titik");
    window.button("Simpan lampiran").click();
    window.not_see("Gambar 2 dari 2");
    window.see("Surat keterangan tidak mampu");
    walk::close_notice(&window);
    window.picture("04-on-the-page");
    window.axe_finds_nothing("pictures on a page");

    window.button("Buka Rumah tampak depan").click();
    window.see("dari 3");
    window.picture("05-viewer");
    window.axe_finds_nothing("a picture that is looked at");
    window.press("+");
    window.picture("06-larger");
    window.press("0");
    window.press("Left");
    window.press("Left");
    window.see("1 dari 3");
    window.press("Right");
    window.see("2 dari 3");
    window.press("Escape");

    window.button("Buka Surat keterangan tidak mampu").click();
    window.button("Ubah keterangan").click();
    window.field("Keterangan").fill("Surat keterangan dari kelurahan");
    window.press("Enter");
    window.see("Keterangan lampiran diubah");
    walk::close_notice(&window);
    window.button("Buka Surat keterangan dari kelurahan").click();
    window.button("Tarik kembali").click();
    window.await_focus("Alasan");
    window.type_text("Salah orang");
    window.press("Enter");
    window.see("Lampiran ditarik kembali");
    window.not_see("Surat keterangan dari kelurahan");
    window.button("Urungkan").click();
    window.see("Surat keterangan dari kelurahan");
    window.close();
}

/// A file without content, so that it takes no room on the disk of whoever tests.
fn a_film_of_2_gb_is_not_read(window: &Window) {
    let other = tempfile::tempdir().expect("a temporary folder");
    let film = other.path().join("film-panjang.jpg");
    let made = File::create(&film).expect("a file");
    made.set_len(2 << 30).expect("a long one");
    // The sentence of the one before goes with a file that can be taken.
    run(window, &drawn(600, 400, &comes("drop", "[new File([blob], 'utuh.jpg')]")));
    window.see("Siap disimpan, 600 × 400 titik");
    let before = window.most_memory();
    window.button("Pilih berkas lain");
    window.choose_file(&film);
    window.see("Berkas ini lebih besar dari 25 MB.");
    let more = window.most_memory().saturating_sub(before);
    assert!(more < 64 << 20, "{more} bytes of memory were taken for a file that is refused");
}

#[test]
fn what_cannot_be_taken_is_told_with_a_way_out() {
    let folder = DataFolder::empty();
    let (window, _) = opened(&folder);
    let refused = |file: &str, sentence: &str| {
        run(&window, &chosen(file));
        window.see(sentence);
    };
    window.button("Tambah: Lampiran").click();
    window.see("Pilih berkas");
    refused("new File([], 'kosong.jpg')", "Berkas ini kosong.");
    refused("new File(['%PDF-1.7'], 'surat.pdf')", "Ini berkas PDF. Foto suratnya dengan HP");
    refused("new File(['0000ftypheic0000'], 'IMG.HEIC')", "Foto HEIC belum dapat dibaca.");
    run(
        &window,
        "const made = new File([new Uint8Array(26 * 2 ** 20)], 'film.jpg');
         const carried = new DataTransfer(); carried.items.add(made);
         document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
         done(true);",
    );
    window.see("Berkas ini lebih besar dari 25 MB.");
    window.picture("01-too-large");
    a_film_of_2_gb_is_not_read(&window);
    run(
        &window,
        &drawn(600, 400, &comes("drop", "[new File([blob.slice(0, blob.size / 2)], 'potong.jpg')]")),
    );
    window.see("Foto ini rusak atau terpotong.");
    run(&window, &drawn(600, 400, &comes("drop", "[new File([blob], 'utuh.jpg')]")));
    window.see("Siap disimpan, 600 × 400 titik");
    window.press("Escape");
    // Text that is pasted into a box stays text, and a page that is dropped on keeps standing.
    window.see("Data diri");
    window.close();
    let left = holds(folder.path());
    assert!(left < 64 << 20, "{left} bytes lie on the disk after files that were all refused");
}
