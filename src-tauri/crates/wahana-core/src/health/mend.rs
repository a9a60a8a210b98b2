//! Making anew what follows from other things, after a backup.

use std::ops::ControlFlow;

use super::look::{Seen, keep, look};
use super::{Health, HealthPart as Part, HealthProgress, HealthState as State, HealthWatch};
use crate::database::{self, Structure, Write};
use crate::journal::Op;
use crate::vault::{Right, Vault, keep_before_mending};
use crate::{FaultCode, Result, household, person};

/// Looks at everything, makes a backup, makes anew what can be made anew in one act, and looks again. The act's entry
/// in the journal says what, and names the backup. Where the file itself is broken nothing is touched. The head alone.
pub fn mend(vault: &Vault, watch: &mut HealthWatch) -> Result<Health> {
    vault.read(|ctx| ctx.require(Right::Administer))?;
    let Seen { health, structure } = look(vault, watch)?;
    let wrong: Vec<Part> =
        health.parts.iter().filter(|one| one.state == State::Mendable).map(|one| one.part).collect();
    if !health.mendable {
        keep(vault, &health);
        return if wrong.is_empty() { Ok(health) } else { Err(FaultCode::DatabaseDamaged.into()) };
    }
    (watch.tell)(HealthProgress::Keeping);
    let go = watch.go;
    let search = wrong.contains(&Part::Search);
    let made = keep_before_mending(
        vault,
        // Indexes alone: a copy is one as soon as it is sound, and its rows stay what they are.
        &|copy| rebuild(copy, &structure, search),
        &mut |_| if go() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) },
    )?;
    (watch.tell)(HealthProgress::Mending);
    vault.write(|ctx| {
        ctx.require(Right::Administer)?;
        rebuild(ctx.connection(), &structure, search)?;
        if wrong.contains(&Part::SearchKeys) || wrong.contains(&Part::References) {
            person::mend_keys(ctx)?;
            household::mend_keys(ctx)?;
        }
        require_mended(ctx)?;
        if wrong.contains(&Part::KeyFiles) {
            vault.mend_key_files(ctx)?;
        }
        let told: Vec<(&str, String)> = health
            .parts
            .iter()
            .filter(|one| one.state == State::Mendable)
            .map(|one| (name(one.part), one.wrong.to_string()))
            .collect();
        ctx.record("vault", made.info.id, Op::Mend, &told)
    })?;
    if wrong.contains(&Part::Head) {
        vault.mend_head_file()?;
    }
    let after = match look(vault, watch) {
        Ok(seen) => seen.health,
        // Stopped by now it is done all the same.
        Err(error) if error.code() == FaultCode::Cancelled => with_mended(health, &wrong),
        Err(error) => return Err(error),
    };
    let after = Health { mended: wrong, kept: made.name, ..after };
    keep(vault, &after);
    Ok(after)
}

/// As the transaction found it before it was committed.
fn with_mended(mut health: Health, mended: &[Part]) -> Health {
    for one in health.parts.iter_mut().filter(|one| mended.contains(&one.part)) {
        (one.state, one.wrong) = (State::Good, 0);
    }
    health.mendable = false;
    health
}

fn rebuild(connection: &rusqlite::Connection, structure: &Structure, search: bool) -> Result<()> {
    database::rebuild_indexes(connection, &structure.indexes)?;
    if search { person::rebuild_search(connection) } else { Ok(()) }
}

/// In the same transaction: where it did not help, nothing happened.
fn require_mended(ctx: &Write) -> Result<()> {
    let sound = database::structure(ctx.connection())?.is_sound() && person::search_holds(ctx.connection())?;
    let wrong =
        person::count_wrong_keys(ctx, &mut || true)? + household::count_wrong_keys(ctx, &mut || true)?;
    if sound && wrong == 0 { Ok(()) } else { Err(FaultCode::NotMended.into()) }
}

/// As the journal keeps it.
fn name(part: Part) -> &'static str {
    match part {
        Part::Pages => "pages",
        Part::Structure => "structure",
        Part::References => "references",
        Part::Journal => "journal",
        Part::SearchKeys => "search_keys",
        Part::Search => "search",
        Part::KeyFiles => "key_files",
        Part::Head => "head",
        Part::Attachments => "attachments",
    }
}
