//! `datapackage.json`: a Frictionless Data Package that describes the tables, with our own part under `wahana`.
//!
//! Everything in it is derived; it must never say something about a table that the table's struct does not.

use crate::content::{PackageMeta, Sheet};
use crate::error::Error;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// Name of the part that is ours.
pub(crate) const OWN_PART: &str = "wahana";

pub(crate) fn write(meta: &PackageMeta, sheets: &[Sheet]) -> Result<Vec<u8>, Error> {
    let descriptor = json!({
        "profile": "data-package",
        "name": format!("wksbm-{}", meta.id),
        "id": meta.id,
        "title": format!("{} RW {} {}", meta.rw.group, meta.rw.rw, meta.rw.kelurahan),
        "created": meta.created_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        "resources": sheets.iter().map(resource).collect::<Vec<_>>(),
        OWN_PART: meta,
    });
    serde_json::to_vec_pretty(&descriptor)
        .map_err(|_| Error::DescriptorInvalid { reason: "serialisation".to_owned() })
}

fn resource(sheet: &Sheet) -> Value {
    json!({
        "profile": "tabular-data-resource",
        "name": sheet.schema.name,
        "path": sheet.schema.path(),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true },
        "bytes": sheet.bytes.len(),
        "hash": format!("sha256:{}", crate::hex(&Sha256::digest(&sheet.bytes))),
        "schema": sheet.schema.to_json(),
    })
}
