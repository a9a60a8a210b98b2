//! Beranda.

use tauri::State;
use uuid::Uuid;
use wahana_core::agenda::{self, DayTasks, Week};
use wahana_core::home::{self, Counted, DueVisits, Today};
use wahana_core::incomplete::{self, LackingList};

use crate::error::Answer;
use crate::session::Session;

/// What needs attention today, and what was entered last.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn home(session: State<Session>) -> Answer<Today> {
    Ok(session.today()?)
}

/// How much there is of everything.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn count_home(session: State<Session>) -> Answer<Counted> {
    Ok(session.counted(|known| &mut known.home, home::counted)?)
}

/// How many visits and actions of one's own are due today or overdue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn waiting_tasks(session: State<Session>) -> Answer<i64> {
    Ok(session.counted(|known| &mut known.waiting, agenda::waiting)?)
}

/// The week that the day is in, of one officer or of all whose cases may be read.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn week(session: State<Session>, day: String, of: Option<Uuid>) -> Answer<Week> {
    // It follows what is in sight: nobody waits for it who opens something meanwhile.
    Ok(session.read_beside(|ctx| agenda::week(ctx, &day, of))?)
}

/// The first days of it, as many as are in sight.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn week_in_sight(session: State<Session>, day: String, of: Option<Uuid>) -> Answer<Week> {
    Ok(session.read(|ctx| agenda::week_in_sight(ctx, &day, of))?)
}

/// All tasks of one day of such a week, or where it is empty all that are overdue.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn day_tasks(session: State<Session>, day: String, of: Option<Uuid>) -> Answer<DayTasks> {
    Ok(session.read(|ctx| agenda::tasks_of(ctx, &day, of))?)
}

/// The visits that are due within so many days, by RT and family: the first of them, or all.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn due_visits(session: State<Session>, days: u8, whole: bool) -> Answer<DueVisits> {
    Ok(session.read(|ctx| home::due_visits(ctx, days, whole))?)
}

/// What is still to be completed, as far as the officer may complete it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn incomplete(session: State<Session>) -> Answer<Vec<LackingList>> {
    Ok(session.counted(|known| &mut known.incomplete, |vault| vault.read(incomplete::incomplete))?)
}
