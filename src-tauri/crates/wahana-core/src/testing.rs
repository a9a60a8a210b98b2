//! Small worlds for tests: a real encrypted vault in a temporary folder, built through the public operations.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::activity::{ActivityForm, ActivityKind, AttendanceForm, Attendee, DecisionForm, Presence};
use crate::assistance::{AssistanceForm, AssistanceRow, FundForm, ItemForm, Recipient};
use crate::business::{BusinessForm, BusinessMemberForm};
use crate::case::{CaseForm, CaseTypeForm, Subject, Urgency};
use crate::distribution::{DistributionForm, Per, RowForm};
use crate::emergency::{EmergencyForm, LineForm};
use crate::family::VisitForm;
use crate::household::{HouseholdForm, MemberForm};
use crate::partner::PartnerForm;
use crate::person::{Dwelling, PersonForm};
use crate::reference::AssistanceType;
use crate::referral::{ReferralForm, Share};
use crate::vault::{FirstOfficer, Folder, NewOfficer, OfficerRow, Role, Vault, add_officer, create, unlock};
use crate::{Uuid, assistance, case, family, group, household, partner, person};

pub(crate) const PASSPHRASE: &str = "empat gelas kopi di teras";

/// A training vault with its head signed in.
pub(crate) struct World {
    pub(crate) folder: Folder,
    pub(crate) vault: Vault,
    pub(crate) _disk: TempDir,
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

    /// A family with its head first; the others are its head's children (Dukcapil relation 4).
    pub(crate) fn family(&self, members: &[Uuid]) -> Uuid {
        let relations = std::iter::once(1).chain(std::iter::repeat(4));
        let members: Vec<MemberForm> = members
            .iter()
            .zip(relations)
            .map(|(&person, relation)| MemberForm { person, relation })
            .collect();
        let form = HouseholdForm { rt: "32".to_owned(), ..HouseholdForm::default() };
        self.vault.write(|ctx| household::add(ctx, &form, &members, false)).unwrap().id
    }

    pub(crate) fn assistance(&self, form: &AssistanceForm) -> AssistanceRow {
        self.vault.write(|ctx| assistance::record(ctx, form)).unwrap()
    }

    pub(crate) fn partner(&self, form: &PartnerForm) -> Uuid {
        self.vault.write(|ctx| partner::add(ctx, form, true)).unwrap().id
    }

    pub(crate) fn case(&self, form: &CaseForm) -> Uuid {
        self.vault.write(|ctx| case::open(ctx, form)).unwrap().id
    }

    /// A visit by the head to a family in which nobody has a case; its act.
    pub(crate) fn visit(&self, household: Uuid, happened: &str, text: &str) -> Uuid {
        let form = VisitForm {
            household,
            happened: happened.to_owned(),
            officer: self.vault.officer().id,
            outcome: String::new(),
            text: text.to_owned(),
            lines: Vec::new(),
        };
        self.vault.write(|ctx| family::record_visit(ctx, &form).map(|_| ctx.act())).unwrap()
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
    PersonForm { name: name.to_owned(), dwelling: Dwelling::Rt, rt: "32".to_owned(), ..PersonForm::default() }
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

/// Somebody to refer to.
pub(crate) fn a_partner(name: &str) -> PartnerForm {
    PartnerForm {
        name: name.to_owned(),
        kind: "FASKES".to_owned(),
        offers: "Periksa gratis, obat rutin".to_owned(),
        phone: "0274 999001".to_owned(),
        contact: "Bu Truntum".to_owned(),
        active: true,
        ..PartnerForm::default()
    }
}

/// Sent on 21 November 2026, with the name alone; an answer is expected within a fortnight.
pub(crate) fn a_referral(partner: Uuid) -> ReferralForm {
    ReferralForm {
        partner: Some(partner),
        sent_on: "2026-11-21".to_owned(),
        answer_by: "2026-12-05".to_owned(),
        request: "Periksa mata dan kacamata baca.".to_owned(),
        done: String::new(),
        enclosures: String::new(),
        shares: vec![Share::Name],
    }
}

/// A parcel of rice worth Rp150.000 from steady donors and the box, given on 20 November 2026.
pub(crate) fn a_parcel(recipient: Recipient) -> AssistanceForm {
    let fund = |code: &str, amount| FundForm { fund: code.to_owned(), amount: Some(amount) };
    AssistanceForm {
        recipient: Some(recipient),
        case_id: None,
        kind: "WK_SEMBAKO".to_owned(),
        date: "2026-11-20".to_owned(),
        since: String::new(),
        until: String::new(),
        form: AssistanceType::Goods,
        amount: None,
        items: vec![ItemForm {
            name: "Beras".to_owned(),
            quantity: "10".to_owned(),
            unit: "kg".to_owned(),
            value: Some(150_000),
        }],
        funds: vec![fund("DONATUR", 100_000), fund("KOTAK", 50_000)],
        note: String::new(),
    }
}

/// Ten kilograms of rice for each of these on 20 November 2026, as [`a_parcel`].
pub(crate) fn a_distribution(per: Per, recipients: &[Recipient]) -> DistributionForm {
    let AssistanceForm { kind, form, amount, items, funds, .. } =
        a_parcel(Recipient::Person { id: Uuid::nil() });
    let row = |&recipient: &Recipient| RowForm { recipient, shares: 1, amount: None };
    DistributionForm {
        name: "Beras lansia".to_owned(),
        day: "2026-11-20".to_owned(),
        place: "Balai RW".to_owned(),
        per,
        kind,
        form,
        amount,
        items,
        funds,
        note: String::new(),
        rows: recipients.iter().map(row).collect(),
    }
}

/// A meeting of the officers on 20 November 2026 to which these residents came, with one decision.
pub(crate) fn a_meeting(came: &[Uuid]) -> ActivityForm {
    let row = |&id: &Uuid| AttendanceForm { who: Attendee::Person { id }, presence: Presence::Here };
    ActivityForm {
        kind: ActivityKind::Board,
        title: "Rapat pengurus November".to_owned(),
        day: "2026-11-20".to_owned(),
        time: "19.30".to_owned(),
        place: "Balai RW".to_owned(),
        leader: "Bu Truntum".to_owned(),
        writer: "Bu Parang".to_owned(),
        agenda: "Rencana bulan depan.".to_owned(),
        minutes: "Dibuka dengan doa.".to_owned(),
        attendance: came.iter().map(row).collect(),
        decisions: vec![DecisionForm {
            id: None,
            what: "Memperbaiki kursi roda".to_owned(),
            doer: "Pak Gringsing".to_owned(),
            until: "2026-11-27".to_owned(),
        }],
        cases: Vec::new(),
    }
}

/// The group's catering, in which these residents cook since January 2026.
pub(crate) fn a_business(members: &[Uuid]) -> BusinessForm {
    let member = |&person: &Uuid| BusinessMemberForm { person, task: "Memasak".to_owned() };
    BusinessForm {
        name: "Katering Sekar Kawung".to_owned(),
        work: "Nasi kotak dan kue".to_owned(),
        since: "2026-01-05".to_owned(),
        place: "Dapur balai RW".to_owned(),
        stopped_on: String::new(),
        stopped_why: String::new(),
        note: String::new(),
        members: members.iter().map(member).collect(),
        cases: Vec::new(),
    }
}

/// A flood on 20 November 2026.
pub(crate) fn a_flood() -> EmergencyForm {
    EmergencyForm {
        name: "Banjir Kali Contoh".to_owned(),
        pmks: 21,
        day: "2026-11-20".to_owned(),
        note: String::new(),
    }
}

/// A family of four of RT 32 that nobody has written down yet.
pub(crate) fn a_line(name: &str) -> LineForm {
    LineForm {
        name: name.to_owned(),
        address: "Jalan Contoh 9".to_owned(),
        rt: "32".to_owned(),
        souls: Some(4),
        need: "Selimut dan susu bayi".to_owned(),
        phone: "0812 999 001".to_owned(),
        known: None,
    }
}

/// Every file below a folder with its bytes.
pub(crate) fn disk(root: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let (mut files, mut folders) = (Vec::new(), vec![root.to_owned()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push((path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// The pages of a `SQLCipher` file as whoever has the key reads them: every byte, free pages and gaps too.
pub(crate) fn clear_pages(path: &Path, key: &[u8; 32]) -> Vec<u8> {
    use aes::cipher::{BlockDecrypt, KeyInit};
    const PAGE: usize = 4096;
    // Behind the content: 16 bytes that the first block is mixed with, and the page's authentication.
    const BEHIND: usize = 80;
    let cipher = aes::Aes256::new(key.into());
    let mut clear = Vec::new();
    for (number, page) in fs::read(path).unwrap().chunks(PAGE).enumerate() {
        let salt = if number == 0 { 16 } else { 0 };
        let (content, behind) = page.split_at(PAGE - BEHIND);
        let mut before = behind[..16].to_vec();
        for block in content[salt..].chunks(16) {
            let mut out = aes::Block::clone_from_slice(block);
            cipher.decrypt_block(&mut out);
            clear.extend(out.iter().zip(&before).map(|(one, other)| one ^ other));
            before = block.to_vec();
        }
    }
    clear
}

/// The disk as a power cut would leave it now.
pub(crate) fn disk_after_a_cut(root: &Path) -> (TempDir, Folder) {
    let copy = tempfile::tempdir().unwrap();
    for (path, bytes) in disk(root) {
        let path = copy.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let folder = Folder::new(copy.path(), true);
    (copy, folder)
}

/// How the database would run a statement: its plan, one step a line.
pub(crate) fn plan(ctx: &crate::database::Read, sql: &str, values: &[impl rusqlite::ToSql]) -> String {
    let mut statement = ctx.connection().prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let steps =
        statement.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
    steps.collect::<rusqlite::Result<Vec<_>>>().unwrap().join("\n")
}
