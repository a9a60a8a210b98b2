//! Builders of test packages: an office, an RW, contents, and packages taken apart and put together otherwise.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use age::x25519::Recipient;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Read, Write};
use uuid::Uuid;
use wahana_handover::content::{
    AssistanceFundRow, AssistanceRow, CaseRow, CaseTypeRow, Contents, Counts, FollowUpRow, HouseholdRow,
    Journal, MemberRow, PackageMeta, Previous, ResidentRow, RwIdentity, Totals, WithdrawalRow, recap_rows,
};
use wahana_handover::keys::{Card, OfficeKeys, SigningKey, VerifyingKey};
use wahana_handover::open::{Opened, Opening, Unlock, open};
use wahana_handover::seal::{ExtraFile, SealFor, Sealed, seal};
use wahana_handover::{Error, FORMAT_VERSION};
use zip::write::SimpleFileOptions;

/// A day of business.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// The time of making.
pub fn time() -> DateTime<Utc> {
    "2026-11-24T03:15:00Z".parse().unwrap()
}

/// SHA-256 as hexadecimal digits.
pub fn sha256_text(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Bytes that do not repeat, so that they neither deflate well nor compare by chance.
pub fn restless_bytes(length: usize) -> Vec<u8> {
    (0_u32..).flat_map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()).take(length).collect()
}

/// A group and an office with their keys.
pub struct Pair {
    pub rw: SigningKey,
    pub office: OfficeKeys,
}

impl Pair {
    pub fn new() -> Self {
        Self { rw: SigningKey::generate().unwrap(), office: OfficeKeys::generate().unwrap() }
    }

    pub fn meta(&self) -> PackageMeta {
        PackageMeta {
            version: FORMAT_VERSION.to_owned(),
            training: false,
            rw: RwIdentity {
                kelurahan_code: "34.71.13.1002".to_owned(),
                kelurahan: "Pandeyan".to_owned(),
                kemantren: "Umbulharjo".to_owned(),
                rw: "005".to_owned(),
                group: "WKSBM Guyub Rukun".to_owned(),
            },
            id: Uuid::now_v7(),
            number: 7,
            previous: Some(Previous { id: Uuid::now_v7(), sha256: "ab".repeat(32) }),
            line: Uuid::now_v7(),
            journal: Journal { from_seq: 120, to_seq: 180, head: "cd".repeat(32) },
            complete: false,
            created_at: time(),
            counts: Counts::default(),
            totals: Totals::default(),
            card: Card::of_rw("WKSBM Guyub Rukun", &self.rw, day(), false),
        }
    }

    /// Contents with a row in every table.
    pub fn contents(&self) -> Contents {
        filled(self.meta())
    }

    /// The contents without any row.
    pub fn empty(&self) -> Contents {
        Contents::empty(self.meta())
    }

    pub fn seal(&self, contents: &Contents, extras: &[ExtraFile]) -> Result<(Sealed, Vec<u8>), Error> {
        let mut file = Vec::new();
        let recipients = [self.office.recipient()];
        let sealed = seal(contents, extras, &self.rw, SealFor::Recipients(&recipients), &mut file)?;
        Ok((sealed, file))
    }

    /// A sealed package with a row in every table and one file for people.
    pub fn package(&self) -> Vec<u8> {
        self.seal(&self.contents(), &[an_extra()]).unwrap().1
    }

    /// Opens at the real office, which knows the RW's key.
    pub fn open(&self, file: &[u8]) -> Result<Opened, Error> {
        let key = self.rw.public().clone();
        self.open_as(file, false, &move |_| Some(key.clone()))
    }

    pub fn open_as(
        &self,
        file: &[u8],
        training: bool,
        known_key: &dyn Fn(&RwIdentity) -> Option<VerifyingKey>,
    ) -> Result<Opened, Error> {
        let keys = [&self.office];
        open(&mut Cursor::new(file), &Opening { unlock: Unlock::Keys(&keys), training, known_key })
    }

    /// The code of the reason why a package is refused.
    pub fn refusal(&self, file: &[u8]) -> &'static str {
        self.open(file).map_or_else(|error| error.code(), |_| "opened")
    }

    /// Encrypts anything for the office.
    pub fn encrypt(&self, plain: &[u8]) -> Vec<u8> {
        age::encrypt(&self.office.recipient().parse::<Recipient>().unwrap(), plain).unwrap()
    }

    /// Takes a package apart.
    pub fn take_apart(&self, file: &[u8]) -> Parts {
        let identity: age::x25519::Identity = self.office.identity_text().parse().unwrap();
        let plain = age::decrypt(&identity, file).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
        let files = (0..archive.len())
            .map(|at| {
                let mut entry = archive.by_index(at).unwrap();
                let mut bytes = Vec::new();
                entry.read_to_end(&mut bytes).unwrap();
                (entry.name().unwrap().into_owned(), bytes)
            })
            .collect();
        Parts { files }
    }

    /// Signs a forged package as the RW and seals it.
    pub fn put_together(&self, parts: Parts) -> Vec<u8> {
        self.encrypt(&parts.signed(&self.rw).zipped())
    }
}

/// The files of a package.
pub struct Parts {
    pub files: Vec<(String, Vec<u8>)>,
}

impl Parts {
    pub fn get(&self, name: &str) -> Vec<u8> {
        self.files.iter().find(|(known, _)| known == name).unwrap().1.clone()
    }

    pub fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        match self.files.iter_mut().find(|(known, _)| known == name) {
            Some(file) => file.1 = bytes,
            None => self.files.push((name.to_owned(), bytes)),
        }
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.files.retain(|(known, _)| known != name);
        self
    }

    /// Replaces text in a file that is text.
    pub fn replacing(self, name: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.get(name)).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        self.with(name, text.replacen(from, to, 1))
    }

    /// Changes the descriptor's own part.
    pub fn describing(self, change: impl FnOnce(&mut Value)) -> Self {
        let mut value: Value = serde_json::from_slice(&self.get("datapackage.json")).unwrap();
        change(&mut value["wahana"]);
        self.with("datapackage.json", value.to_string())
    }

    /// Changes the manifest and signs it anew.
    pub fn manifesting(self, signing: &SigningKey, change: impl FnOnce(&mut Value)) -> Self {
        let mut value: Value = serde_json::from_slice(&self.get("manifest.json")).unwrap();
        change(&mut value);
        self.signing(signing, value.to_string().into_bytes())
    }

    /// Writes a manifest that fits the files, and signs it.
    pub fn signed(self, signing: &SigningKey) -> Self {
        let mut value: Value = serde_json::from_slice(&self.get("manifest.json")).unwrap();
        let listed = self.files.iter().filter(|(name, _)| !name.starts_with("manifest.json"));
        value["files"] = listed
            .map(|(name, bytes)| json!({ "path": name, "bytes": bytes.len(), "sha256": sha256_text(bytes) }))
            .collect();
        self.signing(signing, value.to_string().into_bytes())
    }

    fn signing(self, signing: &SigningKey, manifest: Vec<u8>) -> Self {
        let signature = signing.sign(&manifest, "forged").unwrap();
        self.with("manifest.json", manifest).with("manifest.json.minisig", signature)
    }

    pub fn zipped(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.files {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}

/// A small file for people.
pub fn an_extra() -> ExtraFile {
    ExtraFile { name: "rekap.xlsx".to_owned(), bytes: restless_bytes(20_000) }
}

/// A resident called `name`.
pub fn a_resident(name: &str) -> ResidentRow {
    ResidentRow {
        id: Uuid::now_v7(),
        rev: 3,
        nik: Some("3471134101500001".to_owned()),
        nik_belum_lengkap: None,
        nokk: Some("3471130101100002".to_owned()),
        nama: name.to_owned(),
        panggilan: Some("Mbah Sri".to_owned()),
        jenis_kelamin: Some("P".to_owned()),
        tempat_lahir: Some("Yogyakarta".to_owned()),
        tanggal_lahir: NaiveDate::from_ymd_opt(1950, 1, 1),
        tanggal_lahir_presisi: Some("tahun".to_owned()),
        alamat: Some("Jl. Batikan, \"gang\" 3, nomor 7\r\nbelakang mushola".to_owned()),
        kampung: Some("Gambiran".to_owned()),
        rt: Some("022".to_owned()),
        rw: Some("005".to_owned()),
        no_telp: None,
        status_kawin: Some("CERAI MATI".to_owned()),
        jenis_pekerjaan: None,
        pendidikan: Some("SD".to_owned()),
        jenis_disabilitas: None,
        punya_ktp: Some(true),
        status_keberadaan: Some("MASYARAKAT".to_owned()),
        status_dtsen: Some("ada".to_owned()),
        desil: Some(2),
        tanggal_cek_dtsen: Some(day()),
        no_ksjps: Some("KSJPS-0012".to_owned()),
        tanggal_meninggal: None,
        keterangan: Some("=HYPERLINK(\"x\"), \u{202e}kata\rterbalik é 🙂".to_owned()),
        diubah_pada: time(),
        row_hash: String::new(),
    }
}

fn filled(meta: PackageMeta) -> Contents {
    let resident = a_resident("Sri Wahyuni");
    let household = a_household();
    let case = a_case(&resident);
    let assistance = an_assistance(&resident, &case);
    Contents {
        members: vec![MemberRow {
            id: Uuid::now_v7(),
            rev: 1,
            household_id: household.id,
            resident_id: resident.id,
            hubungan_keluarga: Some("KEPALA KELUARGA".to_owned()),
            sejak: Some(day()),
            sampai: None,
            row_hash: String::new(),
        }],
        case_types: vec![CaseTypeRow {
            id: Uuid::now_v7(),
            rev: 1,
            case_id: case.id,
            pmks: 8,
            kriteria: Some("1,3".to_owned()),
            keterangan: None,
            row_hash: String::new(),
        }],
        follow_ups: vec![FollowUpRow {
            id: Uuid::now_v7(),
            rev: 1,
            case_id: case.id,
            tanggal: day(),
            jenis: "kunjungan_rumah".to_owned(),
            catatan: Some("Sehat, atap bocor".to_owned()),
            tanggal_berikutnya: None,
            petugas: Some("Bu Tutik".to_owned()),
            diubah_pada: time(),
            row_hash: String::new(),
        }],
        assistance_funds: vec![AssistanceFundRow {
            id: Uuid::now_v7(),
            rev: 1,
            assistance_id: assistance.id,
            sumber: "kas_donasi".to_owned(),
            nilai_rupiah: 250_000,
            keterangan: None,
            row_hash: String::new(),
        }],
        recap: recap_rows(|pmks, sex| if pmks == 8 && sex == "P" { (1, 2) } else { (0, 0) }),
        withdrawals: vec![WithdrawalRow {
            id: Uuid::now_v7(),
            rev: 4,
            tabel: "residents".to_owned(),
            alasan: "dicoret".to_owned(),
            tanggal: day(),
            row_hash: String::new(),
        }],
        meta,
        residents: vec![resident],
        households: vec![household],
        cases: vec![case],
        assistance: vec![assistance],
    }
}

fn a_household() -> HouseholdRow {
    HouseholdRow {
        id: Uuid::now_v7(),
        rev: 1,
        nokk: Some("3471130101100002".to_owned()),
        nama_kepala_keluarga: Some("Sri Wahyuni".to_owned()),
        jumlah_anggota: 3,
        alamat: Some("Jl. Batikan".to_owned()),
        kampung: None,
        rt: Some("022".to_owned()),
        rw: Some("005".to_owned()),
        diubah_pada: time(),
        row_hash: String::new(),
    }
}

fn a_case(resident: &ResidentRow) -> CaseRow {
    CaseRow {
        id: Uuid::now_v7(),
        rev: 2,
        nomor: "K-2026-0007".to_owned(),
        subjek: "orang".to_owned(),
        resident_id: Some(resident.id),
        household_id: None,
        nama_kelompok: None,
        tahap: "LAYANAN".to_owned(),
        tingkat: 1,
        dasar_hukum: None,
        tanggal_lapor: day(),
        tanggal_selesai: None,
        alasan_selesai: None,
        uraian: Some("Tinggal sendiri".to_owned()),
        kebutuhan: Some("Perbaikan atap".to_owned()),
        rencana: None,
        diubah_pada: time(),
        row_hash: String::new(),
    }
}

fn an_assistance(resident: &ResidentRow, case: &CaseRow) -> AssistanceRow {
    AssistanceRow {
        id: Uuid::now_v7(),
        rev: 1,
        case_id: Some(case.id),
        resident_id: Some(resident.id),
        household_id: None,
        tanggal: day(),
        dicatat_sebagai: "disalurkan".to_owned(),
        jenis: "sembako".to_owned(),
        uraian: Some("Beras 10 kg".to_owned()),
        jumlah: Some(10),
        satuan: Some("kg".to_owned()),
        nilai_rupiah: Some(250_000),
        diubah_pada: time(),
        row_hash: String::new(),
    }
}
