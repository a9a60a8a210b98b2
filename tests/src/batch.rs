//! A distribution to many families: a group with so many, and the keys that are pressed for it, counted.

use std::cell::Cell;

use chrono::Datelike;
use wahana_core::Uuid;
use wahana_core::database::Write;
use wahana_core::household::{self, HouseholdForm, MemberForm};
use wahana_core::person::{self, Dwelling, PersonForm};
use wahana_core::values::Birth;
use wahana_core::vault::Vault;

use crate::window::{DataFolder, Size, Window};
use crate::{prepared, walk};

/// A window in which every key is counted.
pub struct Keys<'a> {
    /// Where they are pressed.
    pub window: &'a Window,
    pressed: Cell<usize>,
}

impl<'a> Keys<'a> {
    /// None pressed yet.
    pub fn of(window: &'a Window) -> Self {
        Self { window, pressed: Cell::new(0) }
    }

    /// How many there were.
    pub fn pressed(&self) -> usize {
        self.pressed.get()
    }

    /// Presses a key.
    pub fn press(&self, keys: &str) {
        self.window.press(keys);
        self.pressed.set(self.pressed.get() + 1);
    }

    /// Types into what has the focus.
    pub fn type_text(&self, text: &str) {
        self.window.type_text(text);
        self.pressed.set(self.pressed.get() + text.chars().count());
    }

    /// Tab until the focus is on what has this name.
    pub fn tab_to(&self, name: &str) {
        for _ in 0..60 {
            if self.window.focused_label().contains(name) {
                return;
            }
            self.press("Tab");
        }
        self.window.fail(&format!("no way by Tab to {name}"));
    }
}

fn somebody(name: &str, rt: &str, age: i32) -> PersonForm {
    let year = walk::today().year() - age;
    PersonForm {
        name: name.to_owned(),
        birth: Birth::Year { year },
        dwelling: Dwelling::Rt,
        rt: rt.to_owned(),
        address: "Jalan Contoh 9".to_owned(),
        ..PersonForm::default()
    }
}

/// So many families of one, in three RTs and of the ages from 86 down to 27; the first has a name without end.
pub fn families(vault: &Vault, number: usize) -> Vec<Uuid> {
    let names = ["Sekar", "Nitik", "Udan", "Ceplok", "Parang", "Kawung", "Truntum"];
    let one = |ctx: &Write, at: usize| {
        let name = match at {
            0 => "Raden Ayu Sekar Dangan Kusumaningrum Mangkuwinata Prawirodirdjo, S.Pd.".to_owned(),
            _ => format!("{} Contoh {at:03}", names[at % names.len()]),
        };
        let rt = ["31", "32", "33"][at * 3 / number];
        let id = person::add(ctx, &somebody(&name, rt, 86 - i32::try_from(at % 60).unwrap()))?.id;
        let home = HouseholdForm { rt: rt.to_owned(), ..HouseholdForm::default() };
        Ok(household::add(ctx, &home, &[MemberForm { person: id, relation: 1 }], false)?.id)
    };
    vault.write(|ctx| (0..number).map(|at| one(ctx, at)).collect()).unwrap()
}

/// A vault with so many [`families`], and its window.
pub fn with_families(size: Size, number: usize) -> (DataFolder, Window) {
    let folder = DataFolder::empty();
    families(&prepared::vault(&folder, false), number);
    let window = Window::open(size, &folder);
    walk::unlock(&window, walk::PASSPHRASE);
    (folder, window)
}

/// To the list of distributions, which is empty.
pub fn to_list(window: &Window) {
    window.button("Bantuan").click();
    window.see("Belum ada bantuan");
    window.button("Penyaluran").click();
    window.see("Belum ada hari penyaluran");
}

/// Types what everybody gets: five kilograms of rice.
pub fn rice(keys: &Keys, name: &str) {
    keys.press("Ctrl+N");
    keys.window.await_focus("Nama penyaluran");
    keys.type_text(name);
    keys.tab_to("Jenis bantuan");
    keys.type_text("sembako");
    keys.window.option("Paket sembako");
    keys.press("Enter");
    keys.window.await_focus("Nama barang");
    keys.type_text("Beras");
    keys.press("Tab");
    keys.type_text("5");
    keys.press("Tab");
    keys.type_text("kg");
}
