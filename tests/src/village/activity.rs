//! The meetings of the village: one a month for ten years, now and then other work, and two businesses of the group.

use chrono::Days;
use wahana_core::activity::{
    self, ActivityForm, ActivityKind, AttendanceForm, Attendee, DecisionForm, Presence,
};
use wahana_core::business::{self, BusinessForm, BusinessMemberForm, BusinessProgressForm};
use wahana_core::database::Write;
use wahana_core::person::{self, PersonFilter};
use wahana_core::{Result, Uuid};

use super::Making;

/// Months that are looked back on.
const MONTHS: u32 = 120;
/// Residents who come to meetings.
const MEMBERS: u32 = 14;

/// Writes down all of it; the last one is still to come.
pub(super) fn meet(ctx: &Write, making: &mut Making) -> Result<()> {
    let members = person::list(ctx, &PersonFilter::default(), 0, MEMBERS)?;
    let members: Vec<Uuid> = members.into_iter().map(|row| row.id).collect();
    for month in 0..=MONTHS {
        let day = making.today + Days::new(3) - Days::new(u64::from(MONTHS - month) * 30);
        activity::make(ctx, &form(making, month, day, &members))?;
    }
    run(ctx, making, &members)
}

fn form(making: &mut Making, month: u32, day: chrono::NaiveDate, members: &[Uuid]) -> ActivityForm {
    let to_come = day > making.today;
    let presence = |making: &mut Making| match making.below(10) {
        _ if to_come => Presence::Waiting,
        0 => Presence::Excused,
        1 => Presence::Absent,
        _ => Presence::Here,
    };
    let attendance =
        members.iter().map(|&id| AttendanceForm { who: Attendee::Person { id }, presence: presence(making) });
    let attendance = attendance.collect();
    let (kind, title) = match month % 6 {
        2 => (ActivityKind::Work, "Kerja bakti membersihkan balai RW"),
        4 => (ActivityKind::Training, "Penyuluhan kesehatan lansia"),
        1 | 3 => (ActivityKind::Meeting, "Rapat rutin anggota"),
        _ => (ActivityKind::Board, "Rapat pengurus"),
    };
    let until = if month + 1 >= MONTHS { (day + Days::new(14)).to_string() } else { String::new() };
    let decision = DecisionForm {
        id: None,
        what: "Mengunjungi warga lansia yang tinggal sendiri".to_owned(),
        doer: "Bu Parang".to_owned(),
        until,
    };
    let said =
        "Dibuka dengan doa. Laporan kegiatan bulan lalu dibacakan dan diterima. Rencana bulan depan dibahas.";
    ActivityForm {
        kind,
        title: title.to_owned(),
        day: day.to_string(),
        time: "19.30".to_owned(),
        place: "Balai RW 99".to_owned(),
        leader: "Bu Truntum".to_owned(),
        writer: "Bu Parang".to_owned(),
        agenda: "Laporan, rencana bulan depan, lain-lain.".to_owned(),
        minutes: if to_come { String::new() } else { said.to_owned() },
        attendance,
        decisions: if to_come { Vec::new() } else { vec![decision] },
        cases: Vec::new(),
    }
}

fn run(ctx: &Write, making: &Making, members: &[Uuid]) -> Result<()> {
    for (name, work) in [("Katering Sekar Kawung", "Nasi kotak dan kue"), ("Jahit Rukun", "Menjahit seragam")]
    {
        let members =
            members.iter().take(5).map(|&person| BusinessMemberForm { person, task: String::new() });
        let form = BusinessForm {
            name: name.to_owned(),
            work: work.to_owned(),
            since: (making.today - Days::new(700)).to_string(),
            place: "Balai RW 99".to_owned(),
            stopped_on: String::new(),
            stopped_why: String::new(),
            note: String::new(),
            members: members.collect(),
            cases: Vec::new(),
        };
        let id = business::make(ctx, &form)?.id;
        for month in 1..=12_u32 {
            let went = BusinessProgressForm {
                day: (making.today - Days::new(u64::from(month) * 30)).to_string(),
                what: "Pesanan rutin terlayani semua".to_owned(),
                turnover: Some(350_000 + i64::from(month) * 25_000),
            };
            business::add_progress(ctx, id, &went)?;
        }
    }
    Ok(())
}
