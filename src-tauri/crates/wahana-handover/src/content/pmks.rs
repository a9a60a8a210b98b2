//! The 26 PPKS/PMKS types in the official order (Permensos 8/2012; DOMAIN 2.2), as the recap lists them.
//!
//! Only what a receiver needs to read the numbers; definitions and criteria live in the core.

/// Name of a type and whether it is secret by law or by harm (level 3).
pub(super) struct PmksType {
    /// Official name.
    pub(super) name: &'static str,
    /// Level 3: small counts may reveal a person.
    pub(super) secret: bool,
}

const fn open(name: &'static str) -> PmksType {
    PmksType { name, secret: false }
}

const fn secret(name: &'static str) -> PmksType {
    PmksType { name, secret: true }
}

/// The types; number 1 comes first.
pub(super) const TYPES: [PmksType; 26] = [
    open("Anak balita terlantar"),
    open("Anak terlantar"),
    secret("Anak yang berhadapan dengan hukum"),
    open("Anak jalanan"),
    open("Anak dengan kedisabilitasan (ADK)"),
    secret("Anak korban tindak kekerasan atau diperlakukan salah"),
    secret("Anak yang memerlukan perlindungan khusus"),
    open("Lanjut usia terlantar"),
    open("Penyandang disabilitas"),
    secret("Tuna susila"),
    open("Gelandangan"),
    open("Pengemis"),
    open("Pemulung"),
    secret("Kelompok minoritas"),
    secret("Bekas warga binaan lembaga pemasyarakatan"),
    secret("Orang dengan HIV/AIDS"),
    secret("Korban penyalahgunaan NAPZA"),
    secret("Korban trafficking"),
    secret("Korban tindak kekerasan"),
    open("Pekerja migran bermasalah sosial"),
    open("Korban bencana alam"),
    open("Korban bencana sosial"),
    open("Perempuan rawan sosial ekonomi"),
    open("Fakir miskin"),
    open("Keluarga bermasalah sosial psikologis"),
    open("Komunitas adat terpencil"),
];
