//! The tables of records. Column names follow Indonesian offices' own files (DOMAIN 3.4), so that what is opened
//! without Wahana can be pasted on.
//!
//! No column for what offices ask but the group must not keep without need: mother's maiden name, account
//! numbers, religion, blood group (DOMAIN 6.4).

use super::table::table;
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

// As long as the core lets a line be.
const NAME: usize = 300;
const WORD: usize = 300;
const TEXT: usize = 20_000;
const STAGES: &[&str] = &["LAPOR", "ASESMEN", "RENCANA", "LAYANAN", "RUJUK", "PANTAU", "SELESAI"];
const PRECISIONS: &[&str] = &["hari", "bulan", "tahun", "perkiraan", "tidak_diketahui"];

table! {
    /// A person who goes by name.
    ResidentRow = "residents", key ["id"], links [] {
        /// Record id (UUID version 7), the same in every package.
        id: Uuid,
        /// Revision of the record, counted up at each change.
        rev: i64 = [NotNegative],
        /// NIK, where a whole one is known.
        nik: Option<String> = [Digits(16)],
        /// A number given as NIK that is not whole, as typed.
        nik_belum_lengkap: Option<String> = [Longest(WORD)],
        /// Number of the Kartu Keluarga.
        nokk: Option<String> = [Digits(16)],
        /// Name, or what the person is called where no name is known.
        nama: String = [Longest(NAME)],
        /// Name the neighbours use.
        panggilan: Option<String> = [Longest(NAME)],
        /// L or P.
        jenis_kelamin: Option<String> = [OneOf(&["L", "P"])],
        /// Place of birth.
        tempat_lahir: Option<String> = [Longest(NAME)],
        /// Date of birth; the first day of the month or year where only that is known.
        tanggal_lahir: Option<NaiveDate>,
        /// How exactly the date of birth is known.
        tanggal_lahir_presisi: Option<String> = [OneOf(PRECISIONS)],
        /// Address where the person lives.
        alamat: Option<String> = [Longest(NAME)],
        /// Kampung, the named place below the kelurahan.
        kampung: Option<String> = [Longest(WORD)],
        /// RT, three digits.
        rt: Option<String> = [Digits(3)],
        /// RW, three digits.
        rw: Option<String> = [Digits(3)],
        /// Telephone number.
        no_telp: Option<String> = [Longest(WORD)],
        /// Marriage status (Dukcapil word).
        status_kawin: Option<String> = [Longest(WORD)],
        /// Occupation (Dukcapil word).
        jenis_pekerjaan: Option<String> = [Longest(WORD)],
        /// Last education (Dukcapil word).
        pendidikan: Option<String> = [Longest(WORD)],
        /// Kind of disability (UU 8/2016 word).
        jenis_disabilitas: Option<String> = [Longest(WORD)],
        /// Whether the person has a KTP.
        punya_ktp: Option<bool>,
        /// Lives in an institution or among the people.
        status_keberadaan: Option<String> = [OneOf(&["PANTI", "MASYARAKAT"])],
        /// Whether the person is in DTSEN, as far as was checked.
        status_dtsen: Option<String> = [OneOf(&["ada", "tidak", "belum_dicek"])],
        /// Desil as the official list shows it; 0 where the list shows none.
        desil: Option<i64> = [Between(0, 10)],
        /// Day on which that was checked.
        tanggal_cek_dtsen: Option<NaiveDate>,
        /// KSJPS number.
        no_ksjps: Option<String> = [Longest(WORD)],
        /// Day of death.
        tanggal_meninggal: Option<NaiveDate>,
        /// Remarks.
        keterangan: Option<String> = [Longest(TEXT)],
        /// Time of the last change, UTC.
        diubah_pada: DateTime<Utc>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// A family, with the number of its members and its head's name alone.
    HouseholdRow = "households", key ["id"], links [] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// Number of the Kartu Keluarga.
        nokk: Option<String> = [Digits(16)],
        /// Name of the head of the family.
        nama_kepala_keluarga: Option<String> = [Longest(NAME)],
        /// Number of members, also those who go by no name.
        jumlah_anggota: i64 = [NotNegative],
        /// Address.
        alamat: Option<String> = [Longest(NAME)],
        /// Kampung.
        kampung: Option<String> = [Longest(WORD)],
        /// RT, three digits.
        rt: Option<String> = [Digits(3)],
        /// RW, three digits.
        rw: Option<String> = [Digits(3)],
        /// Time of the last change, UTC.
        diubah_pada: DateTime<Utc>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// Membership of a person who goes by name in a family.
    MemberRow = "members", key ["id"],
    links ["household_id" => "households", "resident_id" => "residents"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// The family.
        household_id: Uuid,
        /// The person.
        resident_id: Uuid,
        /// Relation to the head of the family (Dukcapil word).
        hubungan_keluarga: Option<String> = [Longest(WORD)],
        /// Member since.
        sejak: Option<NaiveDate>,
        /// Member until.
        sampai: Option<NaiveDate>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// A case.
    CaseRow = "cases", key ["id"],
    links ["resident_id" => "residents", "household_id" => "households"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// Number on papers, for example K-2026-0007.
        nomor: String = [Longest(WORD)],
        /// What the case is about.
        subjek: String = [OneOf(&["orang", "keluarga", "kelompok"])],
        /// The person, where the case is about one.
        resident_id: Option<Uuid>,
        /// The family, where the case is about one.
        household_id: Option<Uuid>,
        /// The group's name, where the case is about one.
        nama_kelompok: Option<String> = [Longest(NAME)],
        /// Stage (DOMAIN 8.1).
        tahap: String = [OneOf(STAGES)],
        /// Secrecy level, 1 to 3.
        tingkat: i64 = [Between(1, 3)],
        /// Ground on which a level-3 case goes by name.
        dasar_hukum: Option<String> = [Longest(TEXT)],
        /// Day it was opened.
        tanggal_lapor: NaiveDate,
        /// Day it was closed.
        tanggal_selesai: Option<NaiveDate>,
        /// Reason of closing.
        alasan_selesai: Option<String> = [Longest(NAME)],
        /// What is the matter.
        uraian: Option<String> = [Longest(TEXT)],
        /// What is needed.
        kebutuhan: Option<String> = [Longest(TEXT)],
        /// What is planned.
        rencana: Option<String> = [Longest(TEXT)],
        /// Time of the last change, UTC.
        diubah_pada: DateTime<Utc>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// A PPKS type of a case.
    CaseTypeRow = "case_types", key ["id"], links ["case_id" => "cases"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// The case.
        case_id: Uuid,
        /// Number of the type in the official order, 1 to 26 (called `ppkskategori_id` by offices).
        pmks: i64 = [Between(1, 26)],
        /// Criteria ticked, their numbers with commas between.
        kriteria: Option<String> = [Longest(NAME)],
        /// Remarks.
        keterangan: Option<String> = [Longest(TEXT)],
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// A visit or another step of a case.
    FollowUpRow = "follow_ups", key ["id"], links ["case_id" => "cases"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// The case.
        case_id: Uuid,
        /// Day.
        tanggal: NaiveDate,
        /// Kind of step, for example `kunjungan_rumah`.
        jenis: String = [Longest(WORD)],
        /// What was seen and done.
        catatan: Option<String> = [Longest(TEXT)],
        /// Day of the next step.
        tanggal_berikutnya: Option<NaiveDate>,
        /// Volunteer.
        petugas: Option<String> = [Longest(NAME)],
        /// Time of the last change, UTC.
        diubah_pada: DateTime<Utc>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// Assistance handed out by the group, or noted as coming from elsewhere.
    AssistanceRow = "assistance", key ["id"],
    links ["case_id" => "cases", "resident_id" => "residents", "household_id" => "households"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// The case, where it belongs to one.
        case_id: Option<Uuid>,
        /// The person who got it.
        resident_id: Option<Uuid>,
        /// The family that got it.
        household_id: Option<Uuid>,
        /// Day.
        tanggal: NaiveDate,
        /// Handed out by the group, or only noted (DOMAIN 4).
        dicatat_sebagai: String = [OneOf(&["disalurkan", "dicatat"])],
        /// Kind, a code of the list of kinds.
        jenis: String = [Longest(WORD)],
        /// What it was.
        uraian: Option<String> = [Longest(TEXT)],
        /// How much, as a number.
        jumlah: Option<i64> = [NotNegative],
        /// Unit of that number.
        satuan: Option<String> = [Longest(WORD)],
        /// Worth in whole rupiah.
        nilai_rupiah: Option<i64> = [NotNegative],
        /// Time of the last change, UTC.
        diubah_pada: DateTime<Utc>,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// Where the worth of one assistance came from; several sources are usual.
    AssistanceFundRow = "assistance_funds", key ["id"], links ["assistance_id" => "assistance"] {
        /// Record id.
        id: Uuid,
        /// Revision of the record.
        rev: i64 = [NotNegative],
        /// The assistance.
        assistance_id: Uuid,
        /// Source, for example `kas_donasi` or baznas.
        sumber: String = [Longest(WORD)],
        /// Worth in whole rupiah.
        nilai_rupiah: i64 = [NotNegative],
        /// Remarks.
        keterangan: Option<String> = [Longest(TEXT)],
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}

table! {
    /// A record that the office must erase. Holds no name.
    WithdrawalRow = "withdrawals", key ["id"], links [] {
        /// Id of the record to erase.
        id: Uuid,
        /// Revision from which on it is withdrawn.
        rev: i64 = [NotNegative],
        /// Table the record is in.
        tabel: String = [OneOf(&[
            "residents", "households", "members", "cases", "case_types", "follow_ups", "assistance",
            "assistance_funds",
        ])],
        /// Why.
        alasan: String = [OneOf(&["dihapus", "dirahasiakan", "dicoret", "digabung"])],
        /// Day.
        tanggal: NaiveDate,
        /// Hash of the row, filled in by sealing.
        row_hash: String = [Sha256],
    }
}
