//! The columns of what the group does: emergencies, activities, businesses and distributions.

use wahana_core::activity::{ActivityRow, AttendanceRow, Attendee, GroupDay};
use wahana_core::business::BusinessRow;
use wahana_core::distribution::DistributionRow;
use wahana_core::emergency::{EmergencyRow, LineRow};
use wahana_papers::list::Cell;

use super::columns::{LONG, MIDDLE, Of, SHORT, day, text, types};
use super::words;

pub(super) const EMERGENCIES: &[Of<EmergencyRow>] = &[
    ("Tanggal kejadian", MIDDLE, |_, row| day(&row.day)),
    ("Daftar", LONG, |_, row| text(&row.name)),
    ("Macamnya", LONG, |_, row| text(types(&[row.pmks]))),
    ("Keluarga", SHORT, |_, row| Cell::Number(row.households)),
    ("Jiwa", SHORT, |_, row| Cell::Number(row.souls)),
    ("Belum didata", SHORT, |_, row| Cell::Number(row.unregistered)),
    ("Keadaan", MIDDLE, |_, row| text(if row.closed_on.is_empty() { "Masih dibuka" } else { "Ditutup" })),
    ("Ditutup pada", MIDDLE, |_, row| day(&row.closed_on)),
];

pub(super) const EMERGENCY: &[Of<LineRow>] = &[
    ("No", SHORT, |_, row| Cell::Number(row.no)),
    ("Nama", LONG, |_, row| text(words::line_name(&row.form.name))),
    ("Alamat", LONG, |_, row| text(&row.form.address)),
    ("RT", SHORT, |_, row| text(&row.form.rt)),
    ("Jiwa", SHORT, |_, row| row.form.souls.map_or(Cell::Empty, Cell::Number)),
    ("Kebutuhan", LONG, |_, row| text(&row.form.need)),
    ("Telepon", MIDDLE, |_, row| text(&row.form.phone)),
    ("Keadaan", MIDDLE, |_, row| text(words::line_state(row.form.known.is_some()))),
    ("No. kasus", MIDDLE, |_, row| text(row.case.as_ref().map_or("", |case| &case.number))),
    ("Kasus selesai", SHORT, |_, row| {
        text(if row.case.as_ref().is_some_and(|case| case.closed) { "ya" } else { "" })
    }),
    ("Sama dengan baris", SHORT, |_, row| row.same_as.map_or(Cell::Empty, Cell::Number)),
];

pub(super) const ACTIVITIES: &[Of<GroupDay>] = &[
    ("Nomor", MIDDLE, |_, one| text(either(one, |row| &row.number, |row| &row.number))),
    ("Hari", MIDDLE, |_, one| day(either(one, |row| &row.day, |row| &row.day))),
    ("Pukul", SHORT, |_, one| text(either(one, |row| &row.time, |_| ""))),
    ("Kegiatan", LONG, |_, one| text(either(one, |row| &row.title, |row| &row.name))),
    ("Macam", MIDDLE, |_, one| text(either(one, |row| words::activity(row.kind), |_| "Hari penyaluran"))),
    ("Tempat", MIDDLE, |_, one| text(either(one, |row| &row.place, |row| &row.place))),
    ("Di daftar", SHORT, |_, one| {
        Cell::Number(match one {
            GroupDay::Activity { row } => row.expected,
            GroupDay::Distribution { row } => row.recipients,
        })
    }),
    ("Hadir", SHORT, |_, one| match one {
        GroupDay::Activity { row } if row.here > 0 => Cell::Number(row.here),
        _ => Cell::Empty,
    }),
    ("Keputusan belum selesai", SHORT, |_, one| match one {
        GroupDay::Activity { row } => Cell::Number(row.open_decisions),
        GroupDay::Distribution { .. } => Cell::Empty,
    }),
    ("Keadaan", MIDDLE, |about, one| {
        text(match one {
            GroupDay::Activity { row } => {
                words::activity_state(row.written, row.day > about.today.to_string()).to_owned()
            }
            GroupDay::Distribution { row } => words::distribution_state(row),
        })
    }),
];

pub(super) const ATTENDANCE: &[Of<AttendanceRow>] = &[
    ("Nama", LONG, |_, row| text(&row.name)),
    ("RT", SHORT, |_, row| text(&row.rt)),
    ("Dari", LONG, |_, row| {
        text(match &row.who {
            Attendee::Person { .. } => "",
            Attendee::Officer { .. } => "petugas",
            Attendee::Guest { origin, .. } => origin,
        })
    }),
    ("Hadir", MIDDLE, |_, row| text(words::presence(row.presence))),
];

pub(super) const BUSINESSES: &[Of<BusinessRow>] = &[
    ("Nama usaha", LONG, |_, row| text(&row.name)),
    ("Jenis usaha", LONG, |_, row| text(&row.work)),
    ("Tempat", MIDDLE, |_, row| text(&row.place)),
    ("Sejak", MIDDLE, |_, row| day(&row.since)),
    ("Anggota", SHORT, |_, row| Cell::Number(row.members)),
    ("Perkembangan terakhir", MIDDLE, |_, row| day(&row.last)),
    ("Keadaan", MIDDLE, |_, row| text(if row.stopped_on.is_empty() { "Berjalan" } else { "Berhenti" })),
    ("Berhenti pada", MIDDLE, |_, row| day(&row.stopped_on)),
];

pub(super) const DISTRIBUTIONS: &[Of<DistributionRow>] = &[
    ("Nomor", MIDDLE, |_, row| text(&row.number)),
    ("Hari", MIDDLE, |_, row| day(&row.day)),
    ("Nama", LONG, |_, row| text(&row.name)),
    ("Tempat", MIDDLE, |_, row| text(&row.place)),
    ("Jenis", LONG, |about, row| text(words::choice(&about.kinds, &row.kind))),
    ("Penerima", SHORT, |_, row| Cell::Number(row.recipients)),
    ("Belum ditandai", SHORT, |_, row| Cell::Number(row.waiting)),
    ("Tidak hadir", SHORT, |_, row| Cell::Number(row.absent)),
    ("Keadaan", MIDDLE, |_, row| text(words::distribution_state(row))),
    ("Ditutup", MIDDLE, |_, row| day(&row.closed_on)),
];

/// What an activity or a distribution day has in a column.
fn either(
    one: &GroupDay,
    activity: fn(&ActivityRow) -> &str,
    distribution: fn(&DistributionRow) -> &str,
) -> &str {
    match one {
        GroupDay::Activity { row } => activity(row),
        GroupDay::Distribution { row } => distribution(row),
    }
}
