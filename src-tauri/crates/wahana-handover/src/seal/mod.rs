//! Sealing: contents to one encrypted, signed file.
//!
//! Writes front to back to whatever it is given and needs no temporary file, so no plain text ever touches a
//! disk. Must never seal what [`crate::open`] would refuse.

mod archive;
mod descriptor;
mod measure;

pub(crate) use descriptor::OWN_PART;

use crate::content::{Contents, PackageMeta, check_links};
use crate::error::Error;
use crate::keys::{CardKind, SigningKey};
use crate::limits;
use crate::manifest::{DESCRIPTOR_PATH, MANIFEST_PATH, Manifest, SIGNATURE_PATH};
use crate::version::FORMAT_VERSION;
use age::secrecy::SecretString;
use age::x25519::Recipient;
use archive::ArchiveWriter;
use measure::Measured;
use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write;
use std::str::FromStr;

/// scrypt work factor of passphrase packages: 64 MiB, about 0.1 to 0.5 s.
const WORK_FACTOR: u8 = 16;

/// Who can open the package.
#[derive(Debug, Clone, Copy)]
pub enum SealFor<'a> {
    /// The holders of these age recipients (`age1...`), from the office's card.
    Recipients(&'a [String]),
    /// Whoever has the passphrase; for an office that has no key.
    Passphrase(&'a str),
}

/// A file for people that goes along, such as `rekap.xlsx` or `attachments/...`.
#[derive(Debug, Clone)]
pub struct ExtraFile {
    /// Path inside the package.
    pub name: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// What was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// The description as it stands in the package, counts and totals filled in.
    pub meta: PackageMeta,
    /// Length of the sealed file.
    pub bytes: u64,
    /// SHA-256 of the sealed file, hexadecimal.
    pub sha256: String,
    /// Four words of that hash, a short check of this package.
    pub words: Vec<String>,
}

/// Seals `contents` and `extras` for `whom`, signed by `signing`, and writes the package to `out`.
///
/// Version, counts, totals and row hashes are filled in here. The card in the description must carry the public
/// half of `signing`.
pub fn seal<W: Write>(
    contents: &Contents,
    extras: &[ExtraFile],
    signing: &SigningKey,
    whom: SealFor<'_>,
    out: W,
) -> Result<Sealed, Error> {
    Plain::of(contents, extras, signing)?.seal(signing, whom, out)
}

/// The finished files of a package, not yet sealed. They live in memory and never on a disk.
#[derive(Debug)]
pub struct Plain<'e> {
    meta: PackageMeta,
    files: Vec<PlainFile<'e>>,
}

impl<'e> Plain<'e> {
    /// Writes the rows as files; refuses what could not be opened again.
    pub fn of(contents: &Contents, extras: &'e [ExtraFile], signing: &SigningKey) -> Result<Self, Error> {
        let meta = completed_meta(contents, signing)?;
        check_links(contents)?;
        let files = plain_files(&meta, contents, extras)?;
        Ok(Self { meta, files })
    }

    /// Path and contents of each file, in the order of the archive; the manifest is not among them yet.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_ref()))
    }

    /// Signs and seals them and writes the package to `out`.
    pub fn seal<W: Write>(self, signing: &SigningKey, whom: SealFor<'_>, out: W) -> Result<Sealed, Error> {
        let Self { meta, files } = self;
        let mut manifest = Manifest::new(meta.id);
        for (path, bytes) in &files {
            manifest.add(path, bytes);
        }
        let manifest = serde_json::to_vec_pretty(&manifest).map_err(|_| Error::ManifestInvalid)?;
        let signature = signing.sign(&manifest, &format!("wksbm package {}", meta.id))?;

        let mut measured = Measured::new(out, limits::PACKED);
        let encrypting = encryptor(whom)?.wrap_output(&mut measured)?;
        let mut archive = ArchiveWriter::new(encrypting);
        for (path, bytes) in &files {
            archive.add(path, bytes)?;
        }
        archive.add(MANIFEST_PATH, &manifest)?;
        archive.add(SIGNATURE_PATH, signature.as_bytes())?;
        archive.finish()?.finish()?;
        measured.flush()?;
        let (bytes, sha256) = measured.figures()?;
        Ok(Sealed { meta, bytes, words: crate::check_words(&sha256), sha256: crate::hex(&sha256) })
    }
}

fn completed_meta(contents: &Contents, signing: &SigningKey) -> Result<PackageMeta, Error> {
    let mut meta = contents.meta.clone();
    FORMAT_VERSION.clone_into(&mut meta.version);
    meta.counts = contents.counts();
    meta.totals = contents.totals();
    if !meta.rw.is_well_formed() {
        return Err(Error::DescriptorInvalid { reason: "rw".to_owned() });
    }
    let fits = meta.card.signing_key == *signing.public()
        && meta.card.kind == CardKind::Rw
        && meta.card.training == meta.training;
    if fits { Ok(meta) } else { Err(Error::DescriptorInvalid { reason: "card".to_owned() }) }
}

/// Path and contents.
type PlainFile<'e> = (String, Cow<'e, [u8]>);

/// Every file but the manifest and its signature, in the order of the archive.
fn plain_files<'e>(
    meta: &PackageMeta,
    contents: &Contents,
    extras: &'e [ExtraFile],
) -> Result<Vec<PlainFile<'e>>, Error> {
    let sheets = contents.sheets()?;
    let descriptor = descriptor::write(meta, &sheets)?;
    let mut files = vec![(DESCRIPTOR_PATH.to_owned(), Cow::Owned(descriptor))];
    files.extend(sheets.into_iter().map(|sheet| (sheet.schema.path(), Cow::Owned(sheet.bytes))));
    let mut sorted: Vec<&ExtraFile> = extras.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    files.extend(sorted.into_iter().map(|extra| (extra.name.clone(), Cow::Borrowed(extra.bytes.as_slice()))));

    let mut taken: HashSet<String> = [MANIFEST_PATH.to_owned(), SIGNATURE_PATH.to_owned()].into();
    for (name, _) in &files {
        if !limits::is_safe_name(name) || !taken.insert(name.to_lowercase()) {
            return Err(Error::ExtraNameInvalid { name: name.clone() });
        }
    }
    if taken.len() > limits::ENTRIES {
        return Err(Error::PackageTooLarge { what: "entries" });
    }
    // The manifest and its signature take their largest share.
    let unpacked: u64 = files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
    if unpacked + limits::MANIFEST + limits::SIGNATURE > limits::UNPACKED {
        return Err(Error::PackageTooLarge { what: "unpacked" });
    }
    Ok(files)
}

fn encryptor(whom: SealFor<'_>) -> Result<age::Encryptor, Error> {
    let made = match whom {
        SealFor::Recipients(texts) => {
            let recipients = texts
                .iter()
                .map(|text| Recipient::from_str(text).map_err(|_| Error::KeyInvalid))
                .collect::<Result<Vec<_>, _>>()?;
            age::Encryptor::with_recipients(
                recipients.iter().map(|recipient| recipient as &dyn age::Recipient),
            )
        }
        SealFor::Passphrase(passphrase) => {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
            recipient.set_work_factor(WORK_FACTOR);
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        }
    };
    made.map_err(|_| Error::NoRecipient)
}
