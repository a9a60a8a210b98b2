//! Reading our own part of `datapackage.json`, and comparing its figures with the rows.
//!
//! The schemas in it are for other readers; ours come from the program, never from the sender.

use crate::content::{Contents, PackageMeta};
use crate::error::Error;
use serde_json::Value;

fn invalid(reason: &str) -> Error {
    Error::DescriptorInvalid { reason: reason.to_owned() }
}

pub(super) fn read(bytes: &[u8]) -> Result<PackageMeta, Error> {
    let mut descriptor: Value = serde_json::from_slice(bytes).map_err(|_| invalid("not JSON"))?;
    let own = descriptor.get_mut(crate::seal::OWN_PART).map(Value::take).ok_or(invalid("no own part"))?;
    let meta: PackageMeta = serde_json::from_value(own).map_err(|error| invalid(&error.to_string()))?;
    if meta.rw.is_well_formed() { Ok(meta) } else { Err(invalid("rw")) }
}

/// The counts and totals that the sender has on paper are those of the rows.
pub(super) fn check_sums(contents: &Contents) -> Result<(), Error> {
    if contents.counts() != contents.meta.counts {
        return Err(invalid("counts"));
    }
    if contents.totals() != contents.meta.totals {
        return Err(invalid("totals"));
    }
    Ok(())
}
