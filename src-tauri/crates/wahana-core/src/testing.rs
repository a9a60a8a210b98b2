//! Small worlds for tests: a real encrypted vault in a temporary folder, built through the public operations.

use tempfile::TempDir;

use crate::case::{CaseForm, CaseTypeForm, Subject, Urgency};
use crate::person::{Dwelling, PersonForm};
use crate::values::Birth;
use crate::vault::{FirstOfficer, Folder, NewOfficer, OfficerRow, Role, Vault, add_officer, create, unlock};
use crate::{Uuid, case, group, person};

pub(crate) const PASSPHRASE: &str = "empat gelas kopi di teras";

/// A training vault with its head signed in.
pub(crate) struct World {
    pub(crate) folder: Folder,
    pub(crate) vault: Vault,
    _disk: TempDir,
}

pub(crate) fn first_officer() -> FirstOfficer {
    FirstOfficer {
        name: "Bu Truntum".to_owned(),
        more_roles: Vec::new(),
        passphrase: PASSPHRASE.to_owned(),
        text_size: 100,
    }
}

impl World {
    pub(crate) fn new() -> Self {
        let disk = tempfile::tempdir().unwrap();
        let folder = Folder::new(disk.path().join("data"), true);
        let vault = create(&folder, &first_officer()).unwrap();
        Self { folder, vault, _disk: disk }
    }

    /// A world whose group is Sekar Kawung, RW 099 of Contoharjo.
    pub(crate) fn with_group() -> Self {
        let world = Self::new();
        world.vault.write(|ctx| group::save(ctx, &a_group(), true)).unwrap();
        world
    }

    pub(crate) fn officer(&self, name: &str, roles: &[Role]) -> OfficerRow {
        let new =
            NewOfficer { name: name.to_owned(), roles: roles.to_vec(), passphrase: PASSPHRASE.to_owned() };
        add_officer(&self.vault, &new).unwrap()
    }

    /// The vault as another officer sees it.
    pub(crate) fn as_officer(&self, officer: &OfficerRow) -> Vault {
        unlock(&self.folder, officer.id, PASSPHRASE).unwrap()
    }

    pub(crate) fn person(&self, form: &PersonForm) -> Uuid {
        self.vault.write(|ctx| person::add(ctx, form)).unwrap().id
    }

    pub(crate) fn case(&self, form: &CaseForm) -> Uuid {
        self.vault.write(|ctx| case::open(ctx, form)).unwrap().id
    }
}

pub(crate) fn a_group() -> group::GroupForm {
    group::GroupForm {
        name: "Sekar Kawung".to_owned(),
        kelurahan_code: "99.99.01.1001".to_owned(),
        rw: "99".to_owned(),
        rts: vec!["31".to_owned(), "32".to_owned()],
        address: "Jalan Contoh 9".to_owned(),
        decree: String::new(),
        office: "Dinas Contoh".to_owned(),
    }
}

/// Somebody of whom only name and RT are known.
pub(crate) fn a_person(name: &str) -> PersonForm {
    PersonForm {
        name: name.to_owned(),
        nickname: String::new(),
        sex: String::new(),
        birth_place: String::new(),
        birth: Birth::Unknown,
        nik: String::new(),
        nik_unfinished: false,
        nik_shared: false,
        papers: String::new(),
        marital_status: 0,
        occupation: String::new(),
        phone: String::new(),
        dwelling: Dwelling::Rt,
        rt: "32".to_owned(),
        address: String::new(),
        kampung: String::new(),
        note: String::new(),
    }
}

/// An ordinary case about a person: type 24, first criterion.
pub(crate) fn a_case(person: Uuid, responsible: Uuid) -> CaseForm {
    CaseForm {
        subject: Some(Subject::Person { id: person }),
        types: vec![CaseTypeForm { number: 24, criteria: vec![1], note: String::new() }],
        source: "rt".to_owned(),
        reporter: String::new(),
        reported_on: "2026-11-20".to_owned(),
        urgency: Urgency::Normal,
        secret: false,
        story: "Makan dibantu tetangga.".to_owned(),
        responsible,
    }
}
