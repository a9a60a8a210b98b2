//! What a list that leaves the house is called, and what its codes are called in it. The same words as on the page
//! (`ui/src/words`).

use wahana_core::activity::{ActivityKind, Presence};
use wahana_core::assistance::GivenBy;
use wahana_core::case::{Stage, Urgency};
use wahana_core::choice::Choice;
use wahana_core::distribution::{Came, DistributionRow};
use wahana_core::incomplete::Lacking;
use wahana_core::merging::{MergeKind, Reason};
use wahana_core::person::{Dwelling, Life};
use wahana_core::reference::AssistanceType;
use wahana_core::referral::ReferralState;
use wahana_core::sheet::{SheetAbout, SheetOf};

/// As the page is called; the name of the sheet too.
pub(super) fn title(of: &SheetOf) -> &'static str {
    match of {
        SheetOf::Persons { .. } => "Warga",
        SheetOf::Households { .. } => "Keluarga",
        SheetOf::Cases { .. } => "Kasus",
        SheetOf::Assistance { .. } => "Bantuan",
        SheetOf::Recipients { .. } => "Penyaluran",
        SheetOf::Partners { .. } => "Mitra",
        SheetOf::Referrals { .. } => "Rujukan",
        SheetOf::Incomplete => "Yang perlu dilengkapi",
        SheetOf::Emergencies { .. } | SheetOf::Emergency { .. } => "Daftar darurat",
        SheetOf::Activities { .. } => "Kegiatan",
        SheetOf::Attendance { .. } => "Daftar hadir",
        SheetOf::Businesses { .. } => "Usaha kelompok",
        SheetOf::Distributions { .. } => "Hari penyaluran",
        SheetOf::Candidates { .. } => "Mungkin ganda",
        SheetOf::DueVisits { .. } => "Kunjungan terdekat",
        SheetOf::Week { .. } => "Kalender minggu",
    }
}

/// In the name of the file.
pub(super) fn name(of: &SheetOf) -> String {
    title(of).replace(' ', "-")
}

/// What the second sheet says.
pub(super) fn about(of: &SheetOf, about: &SheetAbout, rows: u32, training: bool) -> Vec<String> {
    let list = match of {
        SheetOf::DueVisits { days } => format!("{days} hari"),
        SheetOf::Week { .. } => about.of.split('-').rev().collect::<Vec<_>>().join("/"),
        SheetOf::Candidates { of: MergeKind::Person } => "warga".to_owned(),
        SheetOf::Candidates { of: MergeKind::Household } => "keluarga".to_owned(),
        _ => about.of.clone(),
    };
    let mut lines = vec![format!("{} {list}", title(of)).trim_end().to_owned()];
    if training {
        lines.push("LATIHAN: semua isinya dikarang.".to_owned());
    }
    if let Some(group) = &about.group {
        lines.push(format!("WKSBM {}, Kelurahan {}", group.name, group.kelurahan));
    }
    let day = about.today.format("%d/%m/%Y");
    lines.push(format!("Disimpan {day} oleh {}, {rows} baris.", about.officer));
    lines.push(
        "Berkas ini tidak terkunci: siapa pun yang memegangnya dapat membacanya. Hapus setelah dipakai."
            .to_owned(),
    );
    lines
}

/// The words of a code of a list that the group keeps.
pub(super) fn choice(all: &[Choice], code: &str) -> String {
    let own = all.iter().find(|one| one.code == code).map(|one| one.name.as_str()).unwrap_or_default();
    let words = if own.is_empty() { official_tag(code) } else { own };
    words.to_owned()
}

/// Those that a list may show.
fn official_tag(code: &str) -> &str {
    match code {
        "rtlh" => "RTLH",
        "vulnerable" => "Keluarga rentan",
        "pregnant" => "Ibu hamil",
        "orphan" => "Yatim/piatu",
        other => other,
    }
}

pub(super) fn sex(code: &str) -> &'static str {
    match code {
        "L" => "Laki-laki",
        "P" => "Perempuan",
        _ => "",
    }
}

pub(super) fn dwelling(dwelling: Dwelling) -> &'static str {
    match dwelling {
        Dwelling::Rt => "",
        Dwelling::Unsettled => "tidak menetap",
        Dwelling::Outside => "luar RW",
    }
}

pub(super) fn life(life: Life) -> &'static str {
    match life {
        Life::Here => "Tinggal di sini",
        Life::Moved => "Pindah",
        Life::Dead => "Meninggal",
    }
}

pub(super) fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Report => "Laporan",
        Stage::Assessment => "Asesmen",
        Stage::Plan => "Rencana",
        Stage::Service => "Pelayanan",
        Stage::Referral => "Rujukan",
        Stage::Monitoring => "Pemantauan",
        Stage::Closed => "Selesai",
    }
}

pub(super) fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Normal => "Biasa",
        Urgency::Soon => "Segera",
        Urgency::Emergency => "Darurat",
    }
}

pub(super) fn form(form: AssistanceType) -> &'static str {
    match form {
        AssistanceType::Money => "Uang",
        AssistanceType::Goods => "Barang",
        AssistanceType::Service => "Layanan",
    }
}

pub(super) fn given_by(given_by: GivenBy) -> &'static str {
    match given_by {
        GivenBy::Group => "Dari kelompok",
        GivenBy::Programme => "Dari program",
    }
}

pub(super) fn came(came: Came) -> &'static str {
    match came {
        Came::Waiting => "Belum ditandai",
        Came::Signed => "Tanda tangan",
        Came::Thumb => "Cap jempol",
        Came::Proxy => "Diwakili",
        Came::Absent => "Tidak hadir",
    }
}

pub(super) fn state(state: ReferralState) -> &'static str {
    match state {
        ReferralState::Waiting => "Menunggu jawaban",
        ReferralState::Accepted => "Diterima",
        ReferralState::Refused => "Ditolak",
        ReferralState::Done => "Selesai",
        ReferralState::NoAnswer => "Tidak ada jawaban",
    }
}

pub(super) fn lacking(what: Lacking) -> &'static str {
    match what {
        Lacking::CaseCompanion => "Kasus tanpa pendamping yang aktif",
        Lacking::SecretCompanion => "Kasus rahasia tanpa pendamping yang aktif",
        Lacking::CaseGone => "Kasus warga yang meninggal atau pindah",
        Lacking::CasePlan => "Kasus tanpa rencana",
        Lacking::CaseStep => "Kasus tanpa langkah berikutnya",
        Lacking::SamePerson => "Warga yang mungkin tercatat dua kali",
        Lacking::SameFamily => "Keluarga yang mungkin tercatat dua kali",
        Lacking::Nik => "NIK meragukan",
        Lacking::Birth => "Umur belum diketahui",
        Lacking::Sex => "Jenis kelamin belum diketahui",
        Lacking::Papers => "NIK dan keadaan suratnya belum dicatat",
        Lacking::FamilyHead => "Keluarga tanpa kepala",
        Lacking::FamilyRt => "Keluarga tanpa RT",
        Lacking::FamilyKk => "Nomor KK meragukan",
    }
}

/// Of a household on the list of an emergency: who was erased has no name any more.
pub(super) fn line_name(name: &str) -> &str {
    if name.is_empty() { "Data dihapus" } else { name }
}

pub(super) fn line_state(known: bool) -> &'static str {
    if known { "Sudah didata" } else { "Belum didata" }
}

pub(super) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Waiting => "Belum ditandai",
        Presence::Here => "Hadir",
        Presence::Excused => "Izin",
        Presence::Absent => "Tidak hadir",
    }
}

pub(super) fn activity(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Meeting => "Rapat rutin",
        ActivityKind::Board => "Rapat pengurus",
        ActivityKind::Training => "Pelatihan atau penyuluhan",
        ActivityKind::Work => "Kerja bakti atau kegiatan sosial",
        ActivityKind::Visit => "Kunjungan bersama",
        ActivityKind::Other => "Kegiatan lain",
    }
}

pub(super) fn activity_state(written: bool, coming: bool) -> &'static str {
    match (written, coming) {
        (true, _) => "Notulen selesai",
        (false, true) => "Direncanakan",
        (false, false) => "Notulen belum ditulis",
    }
}

pub(super) fn distribution_state(row: &DistributionRow) -> String {
    if !row.closed_on.is_empty() {
        return "Selesai".to_owned();
    }
    match row.waiting {
        0 => "Siap ditutup".to_owned(),
        waiting if waiting == row.recipients => "Belum dibagikan".to_owned(),
        waiting => format!("{waiting} belum ditandai"),
    }
}

/// Why two records look alike; what speaks against it begins with "tetapi".
pub(super) fn reason(why: Reason) -> &'static str {
    match why {
        Reason::SameNik => "NIK sama",
        Reason::NearNik => "NIK beda satu angka",
        Reason::SameName => "nama sama",
        Reason::NearName => "nama mirip",
        Reason::PartOfName => "namanya bagian dari nama yang lain",
        Reason::Nickname => "panggilannya sama",
        Reason::SameBirth => "tanggal lahir sama",
        Reason::NearBirth => "tanggal lahir hampir sama",
        Reason::SameAge => "umur sama",
        Reason::SamePhone => "telepon sama",
        Reason::SameRt => "RT sama",
        Reason::SameAddress => "alamat sama",
        Reason::SameKk => "No. KK sama",
        Reason::SameMembers => "anggotanya sama",
        Reason::OtherNik => "tetapi NIK lain",
        Reason::OtherBirth => "tetapi tanggal lahir lain",
        Reason::OtherSex => "tetapi jenis kelamin lain",
        Reason::MaybeTwins => "tetapi mungkin kembar",
        Reason::SameFamily => "satu keluarga",
    }
}
