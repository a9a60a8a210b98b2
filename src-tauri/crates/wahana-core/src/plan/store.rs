//! SQL of `plan_goal` and `plan_action`.

use rusqlite::{Connection, OptionalExtension, Row, params};
use uuid::Uuid;

use super::form::{ActionForm, ActionState, Checked, Ended};
use super::{Action, Goal};
use crate::Result;
use crate::journal::wipe_record;

pub(super) fn insert_goal(connection: &Connection, id: Uuid, case: Uuid, text: &str) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO plan_goal (id, case_id, text) VALUES (?1, ?2, ?3)")?
        .execute(params![id, case, text])?;
    Ok(())
}

pub(super) fn update_goal(connection: &Connection, id: Uuid, text: &str) -> Result<()> {
    connection.prepare_cached("UPDATE plan_goal SET text = ?2 WHERE id = ?1")?.execute(params![id, text])?;
    Ok(())
}

pub(super) fn withdraw_goal(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE plan_goal SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

pub(super) fn insert_action(
    connection: &Connection,
    id: Uuid,
    goal: Uuid,
    case: Uuid,
    checked: &Checked,
) -> Result<()> {
    connection
        .prepare_cached("INSERT INTO plan_action (id, goal_id, case_id, what) VALUES (?1, ?2, ?3, '')")?
        .execute(params![id, goal, case])?;
    update_action(connection, id, checked)
}

/// What was checked is taken apart without `..`: a field that is not written does not compile.
pub(super) fn update_action(connection: &Connection, id: Uuid, checked: &Checked) -> Result<()> {
    let Checked { what, officer, doer, due, fund } = checked;
    connection
        .prepare_cached(
            "UPDATE plan_action SET what = ?2, officer = ?3, doer = ?4, due = ?5, fund = ?6 WHERE id = ?1",
        )?
        .execute(params![id, what, officer, doer, due, fund])?;
    Ok(())
}

pub(super) fn end(connection: &Connection, id: Uuid, ended: &Ended) -> Result<()> {
    let Ended { how, on, outcome } = ended;
    connection
        .prepare_cached("UPDATE plan_action SET state = ?2, finished_on = ?3, outcome = ?4 WHERE id = ?1")?
        .execute(params![id, how.as_str(), on.to_string(), outcome])?;
    Ok(())
}

pub(super) fn reopen(connection: &Connection, id: Uuid) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE plan_action SET state = 'open', finished_on = '', outcome = '' WHERE id = ?1",
        )?
        .execute([id])?;
    Ok(())
}

pub(super) fn withdraw_action(connection: &Connection, id: Uuid, reason: &str) -> Result<()> {
    connection
        .prepare_cached("UPDATE plan_action SET withdrawn = ?2 WHERE id = ?1")?
        .execute(params![id, reason])?;
    Ok(())
}

pub(super) fn set_officer(connection: &Connection, id: Uuid, officer: Uuid) -> Result<()> {
    connection
        .prepare_cached("UPDATE plan_action SET officer = ?2 WHERE id = ?1")?
        .execute(params![id, officer])?;
    Ok(())
}

/// The goals of a case in the order in which they were written, without their actions.
pub(super) fn goals(connection: &Connection, case: Uuid) -> Result<Vec<Goal>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, rev, text FROM plan_goal WHERE case_id = ?1 AND withdrawn = '' ORDER BY id",
    )?;
    let goals = statement.query_map([case], |row| {
        Ok(Goal { id: row.get(0)?, rev: row.get(1)?, text: row.get(2)?, actions: Vec::new() })
    })?;
    Ok(goals.collect::<rusqlite::Result<_>>()?)
}

const COLUMNS: &str = "id, rev, what, officer, doer, due, fund, state, finished_on, outcome";

/// What stands at the columns; open ones whose day lies before `today` are overdue.
fn action_of(row: &Row, today: &str) -> rusqlite::Result<Action> {
    let state = ActionState::parse(row.get_ref(7)?.as_str()?);
    let form = ActionForm {
        what: row.get(2)?,
        officer: row.get(3)?,
        doer: row.get(4)?,
        due: row.get(5)?,
        fund: row.get(6)?,
    };
    Ok(Action {
        id: row.get(0)?,
        rev: row.get(1)?,
        overdue: state == ActionState::Open && !form.due.is_empty() && form.due.as_str() < today,
        form,
        state,
        finished_on: row.get(8)?,
        ended_at: String::new(),
        may_end: false,
        outcome: row.get(9)?,
    })
}

/// The actions of a case, each with its goal.
pub(super) fn actions(connection: &Connection, case: Uuid, today: &str) -> Result<Vec<(Uuid, Action)>> {
    let sql = format!("SELECT {COLUMNS}, goal_id FROM plan_action WHERE case_id = ?1 AND withdrawn = ''");
    let mut statement = connection.prepare_cached(&sql)?;
    let actions = statement.query_map([case], |row| Ok((row.get(10)?, action_of(row, today)?)))?;
    Ok(actions.collect::<rusqlite::Result<_>>()?)
}

/// One action with its case; none where it was taken back.
pub(super) fn action(connection: &Connection, id: Uuid) -> Result<Option<(Uuid, Action)>> {
    let sql = format!("SELECT {COLUMNS}, case_id FROM plan_action WHERE id = ?1 AND withdrawn = ''");
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_row([id], |row| Ok((row.get(10)?, action_of(row, "")?))).optional()?)
}

pub(super) fn action_ids_of_goal(connection: &Connection, goal: Uuid) -> Result<Vec<Uuid>> {
    let sql = "SELECT id FROM plan_action WHERE goal_id = ?1 AND withdrawn = '' ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([goal], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The goal of an action, and whether that was taken back.
pub(super) fn goal_of_action(connection: &Connection, id: Uuid) -> Result<Option<(Uuid, bool)>> {
    let sql =
        "SELECT goal_id, plan_goal.withdrawn <> '' FROM plan_action JOIN plan_goal ON plan_goal.id = goal_id
               WHERE plan_action.id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

pub(super) fn goal_case(connection: &Connection, goal: Uuid) -> Result<Option<Uuid>> {
    let sql = "SELECT case_id FROM plan_goal WHERE id = ?1 AND withdrawn = ''";
    Ok(connection.prepare_cached(sql)?.query_row([goal], |row| row.get(0)).optional()?)
}

/// Also of what was taken back.
pub(super) fn case_with(connection: &Connection, id: Uuid) -> Result<Option<Uuid>> {
    let sql =
        "SELECT case_id FROM plan_goal WHERE id = ?1 UNION ALL SELECT case_id FROM plan_action WHERE id = ?1";
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// Also of what was taken back.
pub(super) fn ids_of_case(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let sql =
        "SELECT id FROM plan_goal WHERE case_id = ?1 UNION ALL SELECT id FROM plan_action WHERE case_id = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Goals of a case, also those that were taken back.
pub(super) fn all_goals(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM plan_goal WHERE case_id = ?1")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Actions of a case, also those that were taken back.
pub(super) fn all_actions(connection: &Connection, case: Uuid) -> Result<Vec<Uuid>> {
    let mut statement = connection.prepare_cached("SELECT id FROM plan_action WHERE case_id = ?1")?;
    Ok(statement.query_map([case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// How many open actions each officer has in the cases of this sub-select.
pub(super) fn open_by_officer(connection: &Connection, cases: &str) -> Result<Vec<(Uuid, i64)>> {
    let sql = format!(
        "SELECT officer, count(*) FROM plan_action WHERE withdrawn = '' AND state = 'open' AND officer IS NOT NULL
         AND case_id IN ({cases}) GROUP BY officer"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

/// The open actions of an officer in the cases of this sub-select; with `case` only those in it.
pub(super) fn open_of(
    connection: &Connection,
    cases: &str,
    officer: Uuid,
    case: Option<Uuid>,
) -> Result<Vec<Uuid>> {
    let sql = format!(
        "SELECT id FROM plan_action WHERE withdrawn = '' AND state = 'open' AND officer = ?1
         AND (?2 IS NULL OR case_id = ?2) AND case_id IN ({cases}) ORDER BY id"
    );
    let mut statement = connection.prepare_cached(&sql)?;
    Ok(statement.query_map(params![officer, case], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// That there was a goal is left.
pub(super) fn erase_goal(connection: &Connection, id: Uuid) -> Result<()> {
    wipe_record(connection, "plan_goal", id, &["case_id"])
}

/// Who of the group did it, until when, from which fund and whether it was done is left.
pub(super) fn erase_action(connection: &Connection, id: Uuid) -> Result<()> {
    let kept = ["goal_id", "case_id", "officer", "due", "fund", "state", "finished_on"];
    wipe_record(connection, "plan_action", id, &kept)
}

pub(super) fn uses_fund(connection: &Connection, fund: &str) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM plan_action WHERE fund = ?1)";
    Ok(connection.prepare_cached(sql)?.query_row([fund], |row| row.get(0))?)
}
