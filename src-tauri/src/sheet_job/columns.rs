//! The columns of each list and what stands in them: what the page's list shows, and what its rows hold beside that.
//! A column that the officer's roles do not open is left out.

use wahana_core::Uuid;
use wahana_core::assistance::AssistanceRow;
use wahana_core::case::{CaseMark, CaseRow};
use wahana_core::distribution::RecipientRow;
use wahana_core::household::HouseholdRow;
use wahana_core::incomplete::{Incomplete, Lacking};
use wahana_core::merging::{MaybeSame, PairSide};
use wahana_core::partner::PartnerRow;
use wahana_core::reference::{partner_kinds, pmks};
use wahana_core::referral::{ReferralRow, ReferralState};
use wahana_core::sheet::{PersonLine, SheetAbout, SheetOf, SheetRows};
use wahana_core::values::Rupiah;
use wahana_papers::list::{Cell, Column};

use super::group_work::{ACTIVITIES, ATTENDANCE, BUSINESSES, DISTRIBUTIONS, EMERGENCIES, EMERGENCY};
use super::tasks::{DUE_VISITS, WEEK};
use super::words;

/// In letters.
pub(super) const SHORT: f64 = 10.0;
pub(super) const MIDDLE: f64 = 18.0;
pub(super) const LONG: f64 = 32.0;

/// A column of rows of `T`: its header, how wide, and what of a row stands there.
pub(super) type Of<T> = (&'static str, f64, fn(&SheetAbout, &T) -> Cell);

/// The header of a list.
pub(super) fn columns(of: &SheetOf, about: &SheetAbout) -> Vec<Column> {
    match of {
        SheetOf::Persons { .. } => heads(&persons(about)),
        SheetOf::Households { .. } => heads(&households(about)),
        SheetOf::Cases { .. } => heads(CASES),
        SheetOf::Assistance { .. } => heads(ASSISTANCE),
        SheetOf::Recipients { .. } => heads(RECIPIENTS),
        SheetOf::Partners { .. } => heads(PARTNERS),
        SheetOf::Referrals { .. } => heads(REFERRALS),
        SheetOf::Incomplete => heads(INCOMPLETE),
        SheetOf::Emergencies { .. } => heads(EMERGENCIES),
        SheetOf::Emergency { .. } => heads(EMERGENCY),
        SheetOf::Activities { .. } => heads(ACTIVITIES),
        SheetOf::Attendance { .. } => heads(ATTENDANCE),
        SheetOf::Businesses { .. } => heads(BUSINESSES),
        SheetOf::Distributions { .. } => heads(DISTRIBUTIONS),
        SheetOf::Candidates { .. } => heads(CANDIDATES),
        SheetOf::DueVisits { .. } => heads(DUE_VISITS),
        SheetOf::Week { .. } => heads(WEEK),
    }
}

/// The cells of some of its rows.
pub(super) fn row_cells(about: &SheetAbout, rows: &SheetRows) -> Vec<Vec<Cell>> {
    match rows {
        SheetRows::Persons(rows) => cells(about, &persons(about), rows),
        SheetRows::Households(rows) => cells(about, &households(about), rows),
        SheetRows::Cases(rows) => cells(about, CASES, rows),
        SheetRows::Assistance(rows) => cells(about, ASSISTANCE, rows),
        SheetRows::Recipients(rows) => cells(about, RECIPIENTS, rows),
        SheetRows::Partners(rows) => cells(about, PARTNERS, rows),
        SheetRows::Referrals(rows) => cells(about, REFERRALS, rows),
        SheetRows::Incomplete(rows) => cells(about, INCOMPLETE, rows),
        SheetRows::Emergencies(rows) => cells(about, EMERGENCIES, rows),
        SheetRows::Emergency(rows) => cells(about, EMERGENCY, rows),
        SheetRows::Activities(rows) => cells(about, ACTIVITIES, rows),
        SheetRows::Attendance(rows) => cells(about, ATTENDANCE, rows),
        SheetRows::Businesses(rows) => cells(about, BUSINESSES, rows),
        SheetRows::Distributions(rows) => cells(about, DISTRIBUTIONS, rows),
        SheetRows::Candidates(rows) => cells(about, CANDIDATES, rows),
        SheetRows::DueVisits(rows) => cells(about, DUE_VISITS, rows),
        SheetRows::Week(rows) => cells(about, WEEK, rows),
    }
}

fn heads<T>(columns: &[Of<T>]) -> Vec<Column> {
    columns.iter().map(|(title, width, _)| Column { title, width: *width }).collect()
}

fn cells<T>(about: &SheetAbout, columns: &[Of<T>], rows: &[T]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| columns.iter().map(|(_, _, of)| of(about, row)).collect()).collect()
}

pub(super) fn text(words: impl Into<String>) -> Cell {
    let words = words.into();
    if words.is_empty() { Cell::Empty } else { Cell::Text(words) }
}

pub(super) fn day(date: &str) -> Cell {
    Cell::Date(date.to_owned())
}

fn rupiah(amount: Option<i64>) -> Cell {
    amount.map_or(Cell::Empty, Cell::Money)
}

fn tags(about: &SheetAbout, codes: &[String]) -> Cell {
    text(codes.iter().map(|code| words::choice(&about.tags, code)).collect::<Vec<_>>().join(", "))
}

pub(super) fn officer(about: &SheetAbout, id: Uuid) -> Cell {
    text(about.officers.iter().find(|one| one.id == id).map_or("", |one| &one.name))
}

pub(super) fn types(numbers: &[u8]) -> String {
    let names = numbers.iter().filter_map(|number| pmks(*number)).map(|one| one.short.as_str());
    names.collect::<Vec<_>>().join(", ")
}

fn persons(about: &SheetAbout) -> Vec<Of<PersonLine>> {
    let mut all: Vec<Of<PersonLine>> = vec![
        ("Nama", LONG, |_, row| text(&row.person.name)),
        ("No. warga", SHORT, |_, row| text(format!("W-{:04}", row.person.number))),
    ];
    if about.details {
        all.push(("Sebutan", MIDDLE, |_, row| text(&row.person.nickname)));
        all.push(("Jenis kelamin", MIDDLE, |_, row| text(words::sex(&row.person.sex))));
        all.push(("Umur", SHORT, |_, row| age(row.person.age, row.person.age_is_guess)));
    }
    all.push(("RT", SHORT, |_, row| text(&row.person.rt)));
    if about.address {
        all.push(("Alamat", LONG, |_, row| text(&row.person.address)));
    }
    all.push(("Keterangan tempat", MIDDLE, |_, row| text(words::dwelling(row.person.dwelling))));
    if about.details {
        all.push(("NIK, 4 angka terakhir", MIDDLE, |_, row| text(&row.person.nik_tail)));
        all.push(("NIK perlu dicek", SHORT, |_, row| text(if row.person.nik_doubtful { "ya" } else { "" })));
        all.push(("Keadaan", MIDDLE, |_, row| text(words::life(row.person.life))));
        all.push(("Kepala keluarga", LONG, |_, row| text(row.family.as_ref().map_or("", |of| &of.head))));
        all.push(("Label", MIDDLE, |about, row| tags(about, &row.tags)));
        all.push(("Jenis PPKS", LONG, |_, row| of_cases(row, |case| types(&case.types))));
        all.push(("Kasus berjalan", MIDDLE, |_, row| of_cases(row, |case| case.number.clone())));
        all.push(("Tahap", MIDDLE, |_, row| of_cases(row, |case| words::stage(case.stage).to_owned())));
        all.push(("Kunjungan terdekat", MIDDLE, |_, row| {
            day(row
                .cases
                .iter()
                .map(|case| case.next_visit.as_str())
                .find(|day| !day.is_empty())
                .unwrap_or_default())
        }));
    }
    all
}

/// A guess is told as one.
fn age(years: Option<i32>, guess: bool) -> Cell {
    match years {
        Some(age) if guess => text(format!("±{age}")),
        Some(age) => Cell::Number(age.into()),
        None => Cell::Empty,
    }
}

fn of_cases(row: &PersonLine, of: fn(&CaseMark) -> String) -> Cell {
    text(row.cases.iter().map(of).collect::<Vec<_>>().join("; "))
}

fn households(about: &SheetAbout) -> Vec<Of<HouseholdRow>> {
    let mut all: Vec<Of<HouseholdRow>> = vec![
        ("Kepala keluarga", LONG, |_, row| text(&row.head)),
        ("No. keluarga", SHORT, |_, row| text(format!("KL-{:04}", row.number))),
        ("RT", SHORT, |_, row| text(&row.rt)),
    ];
    if about.address {
        all.push(("Alamat", LONG, |_, row| text(&row.address)));
    }
    if about.details {
        all.push(("No. KK, 4 angka terakhir", MIDDLE, |_, row| text(&row.kk_tail)));
        all.push(("No. KK perlu dicek", SHORT, |_, row| text(if row.kk_doubtful { "ya" } else { "" })));
        all.push(("Anggota", SHORT, |_, row| Cell::Number(row.members)));
        all.push(("Label", MIDDLE, |about, row| tags(about, &row.tags)));
    }
    all
}

const CASES: &[Of<CaseRow>] = &[
    ("No. kasus", MIDDLE, |_, row| text(&row.number)),
    ("Tentang", LONG, |_, row| match (row.masked, row.household_id) {
        (true, _) => text("Rahasia"),
        (false, Some(_)) => text(format!("Keluarga {}", row.subject)),
        (false, None) => text(&row.subject),
    }),
    ("Jenis PPKS", LONG, |_, row| text(types(&row.types))),
    ("RT", SHORT, |_, row| text(&row.rt)),
    ("Tahap", MIDDLE, |_, row| text(words::stage(row.stage))),
    ("Kemendesakan", MIDDLE, |_, row| text(if row.masked { "" } else { words::urgency(row.urgency) })),
    ("Rahasia", SHORT, |_, row| text(if row.secret { "ya" } else { "" })),
    ("Tanggal lapor", MIDDLE, |_, row| day(&row.reported_on)),
    ("Kunjungan berikutnya", MIDDLE, |_, row| day(&row.next_visit)),
    ("Lewat waktu", SHORT, |_, row| text(if row.overdue { "ya" } else { "" })),
    ("Penanggung jawab", MIDDLE, |about, row| officer(about, row.responsible)),
    ("Label", MIDDLE, |about, row| tags(about, &row.tags)),
];

const ASSISTANCE: &[Of<AssistanceRow>] = &[
    ("No. bantuan", MIDDLE, |_, row| text(&row.number)),
    ("Tanggal", MIDDLE, |_, row| day(&row.date)),
    ("Penerima", LONG, |_, row| text(if row.masked { "Rahasia" } else { &row.name })),
    ("RT", SHORT, |_, row| text(&row.rt)),
    ("Dari", MIDDLE, |_, row| text(words::given_by(row.given_by))),
    ("Jenis", LONG, |about, row| text(words::choice(&about.kinds, &row.kind))),
    ("Bentuk", SHORT, |_, row| text(if row.masked { "" } else { words::form(row.form) })),
    ("Isi", LONG, |_, row| {
        let items = row.items.iter().map(|item| format!("{} {} {}", item.name, item.quantity, item.unit));
        text(items.collect::<Vec<_>>().join(", "))
    }),
    ("Nilai (Rp)", MIDDLE, |_, row| rupiah(row.amount.map(Rupiah::whole))),
    ("Sumber", LONG, |about, row| {
        let funds = row.funds.iter().map(|line| words::choice(&about.funds, &line.fund));
        text(funds.collect::<Vec<_>>().join(", "))
    }),
    ("Sejak", MIDDLE, |_, row| day(&row.since)),
    ("Sampai", MIDDLE, |_, row| day(&row.until)),
    ("No. kasus", MIDDLE, |_, row| text(&row.case_number)),
];

const RECIPIENTS: &[Of<RecipientRow>] = &[
    ("Penerima", LONG, |_, row| text(&row.name)),
    ("RT", SHORT, |_, row| text(&row.rt)),
    ("Bagian", SHORT, |_, row| Cell::Number(row.shares)),
    ("Nilai (Rp)", MIDDLE, |_, row| rupiah(row.worth)),
    ("Tanda terima", MIDDLE, |_, row| text(words::came(row.came))),
    ("Diterima", MIDDLE, |_, row| day(&row.received_on)),
    ("Diwakili oleh", LONG, |_, row| text(&row.proxy_name)),
    ("Hubungan", MIDDLE, |_, row| text(&row.proxy_relation)),
    ("Catatan", LONG, |_, row| text(&row.note)),
];

const PARTNERS: &[Of<PartnerRow>] = &[
    ("Nama", LONG, |_, row| text(&row.name)),
    ("Jenis", LONG, |_, row| {
        text(partner_kinds().iter().find(|kind| kind.code == row.kind).map_or("", |kind| &kind.name))
    }),
    ("Yang ditawarkan", LONG, |_, row| text(&row.offers)),
    ("Telepon", MIDDLE, |_, row| text(&row.phone)),
    ("Hubungi", MIDDLE, |_, row| text(&row.contact)),
    ("Alamat", LONG, |_, row| text(&row.address)),
    ("Aktif", SHORT, |_, row| text(if row.active { "ya" } else { "tidak" })),
];

const REFERRALS: &[Of<ReferralRow>] = &[
    ("No. rujukan", MIDDLE, |_, row| text(&row.number)),
    ("Dikirim", MIDDLE, |_, row| day(&row.sent_on)),
    ("Tentang", LONG, |_, row| match row.household_id {
        Some(_) => text(format!("Keluarga {}", row.subject)),
        None => text(&row.subject),
    }),
    ("RT", SHORT, |_, row| text(&row.rt)),
    ("No. kasus", MIDDLE, |_, row| text(&row.case_number)),
    ("Rahasia", SHORT, |_, row| text(if row.secret { "ya" } else { "" })),
    ("Kepada", LONG, |_, row| text(&row.partner)),
    ("Yang diminta", LONG, |_, row| text(&row.request)),
    ("Jawaban ditunggu sampai", MIDDLE, |_, row| day(&row.answer_by)),
    ("Keadaan", MIDDLE, |_, row| text(words::state(row.state))),
    ("Dijawab", MIDDLE, |_, row| day(&row.outcome_on)),
    ("Hasil", LONG, |_, row| text(&row.outcome)),
    ("Kabar ditunggu sampai", MIDDLE, |_, row| {
        day(if row.state == ReferralState::Waiting { "" } else { &row.awaited_by })
    }),
];

const INCOMPLETE: &[Of<(Lacking, Incomplete)>] = &[
    ("Yang kurang", LONG, |_, (what, _)| text(words::lacking(*what))),
    ("Nama", LONG, |_, (_, row)| text(&row.name)),
    ("Nomor", MIDDLE, |_, (_, row)| text(&row.number)),
    ("RT", SHORT, |_, (_, row)| text(&row.rt)),
];

const CANDIDATES: &[Of<MaybeSame>] = &[
    ("No. yang pertama", MIDDLE, |_, pair| text(&pair.one.number)),
    ("Nama", LONG, |_, pair| text(&pair.one.name)),
    ("Jenis kelamin", MIDDLE, |_, pair| text(words::sex(&pair.one.sex))),
    ("Umur", SHORT, |_, pair| age(pair.one.age, pair.one.age_is_guess)),
    ("Anggota", SHORT, |_, pair| members(&pair.one)),
    ("RT", SHORT, |_, pair| text(&pair.one.rt)),
    ("Alamat", LONG, |_, pair| text(&pair.one.address)),
    ("No. yang kedua", MIDDLE, |_, pair| text(&pair.other.number)),
    ("Nama yang kedua", LONG, |_, pair| text(&pair.other.name)),
    ("Jenis kelamin yang kedua", MIDDLE, |_, pair| text(words::sex(&pair.other.sex))),
    ("Umur yang kedua", SHORT, |_, pair| age(pair.other.age, pair.other.age_is_guess)),
    ("Anggota yang kedua", SHORT, |_, pair| members(&pair.other)),
    ("RT yang kedua", SHORT, |_, pair| text(&pair.other.rt)),
    ("Alamat yang kedua", LONG, |_, pair| text(&pair.other.address)),
    ("Kemiripan", LONG, |_, pair| {
        text(pair.why.iter().map(|why| words::reason(*why)).collect::<Vec<_>>().join(", "))
    }),
];

/// A resident has none.
fn members(side: &PairSide) -> Cell {
    if side.members > 0 { Cell::Number(side.members) } else { Cell::Empty }
}
