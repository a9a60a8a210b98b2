//! `kunci-latihan`: the private key of a training office, so that everybody can try the public tools.
//!
//! A real office never comes here: its vault does not open with `--latihan`.

use std::path::Path;

use zeroize::Zeroizing;

use crate::deliver::deliver;
use crate::office::Office;
use crate::talk::Talk;
use crate::{Error, Result, words};

pub(super) fn run(office: &Office, out: &Path, talk: &mut Talk<'_>) -> Result<bool> {
    if !office.training {
        return Err(Error::KeyStays);
    }
    let text = Zeroizing::new(format!(
        "# Kunci kantor LATIHAN, bukan kunci sungguhan\n# public key: {}\n{}\n",
        office.keys.recipient(),
        *office.keys.identity_text()
    ));
    deliver(out, text.as_bytes())?;
    talk.say(&words::key_written(&out.display().to_string()))?;
    Ok(true)
}
