//! What undo asks of an emergency and of its lines.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::store;
use crate::database::{Read, Write};
use crate::journal::{Op, Recorded};
use crate::vault::Right;
use crate::{Fault, FaultCode, Result};

/// Refuses a line that would come back to a list that was taken back.
pub(crate) fn check_line_back(ctx: &Write, id: Uuid, values: &Map<String, Value>) -> Result<()> {
    let back = values.get("withdrawn").and_then(Value::as_str) == Some("");
    let list = store::of_line(ctx.connection(), id)?.ok_or(FaultCode::NotFound)?;
    if back && store::find(ctx.connection(), list)?.is_none() {
        return Err(Fault::new(FaultCode::UndoHidden).with("table", "emergency").into());
    }
    Ok(())
}

/// The lines of an emergency: nobody's without it.
pub(crate) fn lines_on(ctx: &Read, id: Uuid) -> Result<Vec<Uuid>> {
    Ok(store::lines(ctx.connection(), id)?.into_iter().map(|line| line.id).collect())
}

/// What a change of a list asks for, and its way back as well: taking it back is not for everybody who types.
pub(crate) fn right(entry: &Recorded) -> Right {
    if entry.op == Some(Op::Change) && entry.names("withdrawn") {
        Right::CaseWriteAll
    } else {
        Right::CaseWriteOwn
    }
}
