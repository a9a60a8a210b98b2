//! RWs with their keys, and the packages that they seal or forge.

use std::io::{Cursor, Read as _};

use age::x25519::Recipient;
use uuid::Uuid;
use wahana_handover::FORMAT_VERSION;
use wahana_handover::content::{Contents, Counts, Journal, PackageMeta, RwIdentity, Totals, recap_rows};
use wahana_handover::keys::{Card, SigningKey};
use wahana_handover::seal::{SealFor, seal};

use super::{Kantor, Parts, a_case, a_resident, day, time};

/// An RW that hands over.
pub(crate) struct Rw {
    pub(crate) signing: SigningKey,
    identity: RwIdentity,
    training: bool,
    line: Uuid,
}

impl Rw {
    /// RW `rw` of Pandeyan, kemantren Umbulharjo.
    pub(crate) fn of_pandeyan(rw: &str) -> Self {
        Self::new("34.71.13.1005", "Pandeyan", "Umbulharjo", rw)
    }

    pub(crate) fn of_training() -> Self {
        Self { training: true, ..Self::new("99.99.01.1001", "Contoharjo", "Contoh", "099") }
    }

    pub(crate) fn new(code: &str, kelurahan: &str, kemantren: &str, rw: &str) -> Self {
        let identity = RwIdentity {
            kelurahan_code: code.to_owned(),
            kelurahan: kelurahan.to_owned(),
            kemantren: kemantren.to_owned(),
            rw: rw.to_owned(),
            group: format!("WKSBM Kawung {rw}"),
        };
        Self { signing: SigningKey::generate().unwrap(), identity, training: false, line: Uuid::new_v4() }
    }

    /// Somebody who says to be the same RW.
    pub(crate) fn impostor(&self) -> Self {
        let signing = SigningKey::generate().unwrap();
        Self { signing, identity: self.identity.clone(), training: self.training, line: Uuid::new_v4() }
    }

    pub(crate) fn code(&self) -> String {
        format!("{}/{}", self.identity.kelurahan_code, self.identity.rw)
    }

    pub(crate) fn card(&self) -> Card {
        Card::of_rw(&self.identity.group, &self.signing, day(), self.training)
    }

    /// Contents of package `number`, with a recap of zeros.
    pub(crate) fn contents(&self, number: i64) -> Contents {
        let meta = PackageMeta {
            version: FORMAT_VERSION.to_owned(),
            training: self.training,
            rw: self.identity.clone(),
            id: Uuid::now_v7(),
            number,
            previous: None,
            line: self.line,
            journal: Journal { from_seq: 1, to_seq: number * 10, head: "cd".repeat(32) },
            complete: true,
            created_at: time(),
            counts: Counts::default(),
            totals: Totals::default(),
            card: self.card(),
        };
        Contents { recap: recap_rows(|_, _| (0, 0)), ..Contents::empty(meta) }
    }

    pub(crate) fn seal(&self, office: &Kantor, contents: &Contents) -> Vec<u8> {
        let mut file = Vec::new();
        let whom = SealFor::Recipients(&office.card.recipients);
        seal(contents, &[], &self.signing, whom, &mut file).unwrap();
        file
    }

    /// A package with one person and a case.
    pub(crate) fn package(&self, office: &Kantor, number: i64) -> Vec<u8> {
        let mut contents = self.contents(number);
        contents.residents.push(a_resident(Uuid::now_v7(), 1, "Sekar Truntum"));
        contents.cases.push(a_case(contents.residents[0].id));
        contents.recap = recap_rows(|pmks, sex| if pmks == 8 && sex == "P" { (1, 2) } else { (0, 0) });
        self.seal(office, &contents)
    }

    /// Takes a package's plain parts, changes them, signs them anew and seals them again.
    pub(crate) fn forge(
        &self,
        office: &Kantor,
        contents: &Contents,
        change: impl FnOnce(&mut Parts),
    ) -> Vec<u8> {
        let identity = age::x25519::Identity::generate();
        let mut file = Vec::new();
        let own = [identity.to_public().to_string()];
        seal(contents, &[], &self.signing, SealFor::Recipients(&own), &mut file).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(age::decrypt(&identity, &file).unwrap())).unwrap();
        let mut parts = Parts { files: Vec::new() };
        for at in 0..archive.len() {
            let mut entry = archive.by_index(at).unwrap();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            parts.files.push((entry.name().unwrap().into_owned(), bytes));
        }
        change(&mut parts);
        let whom: Recipient = office.card.recipients[0].parse().unwrap();
        age::encrypt(&whom, &parts.zipped(&self.signing)).unwrap()
    }
}
