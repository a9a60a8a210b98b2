-- The plan of a case: goals, and the actions under them; visits that repeat, and what a visit met.

CREATE TABLE plan_goal (
    id         BLOB NOT NULL PRIMARY KEY,
    case_id    BLOB NOT NULL REFERENCES cases (id),
    text       TEXT NOT NULL,                      -- one sentence
    withdrawn  TEXT NOT NULL DEFAULT '',
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;
CREATE INDEX plan_goal_case ON plan_goal (case_id);

CREATE TABLE plan_action (
    id          BLOB NOT NULL PRIMARY KEY,
    goal_id     BLOB NOT NULL REFERENCES plan_goal (id),
    case_id     BLOB NOT NULL REFERENCES cases (id),    -- the goal's, so that tasks are found without it
    what        TEXT NOT NULL,
    officer     BLOB REFERENCES officer (id),           -- who does it, or NULL and a name
    doer        TEXT NOT NULL DEFAULT '',               -- the family itself, a neighbour, a partner
    due         TEXT NOT NULL DEFAULT '',               -- local date or empty
    fund        TEXT NOT NULL DEFAULT '',               -- code of reference::assistance, or empty
    state       TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
    finished_on TEXT NOT NULL DEFAULT '',               -- local date on which it was done or dropped
    outcome     TEXT NOT NULL DEFAULT '',               -- what came of it, or why it was dropped
    withdrawn   TEXT NOT NULL DEFAULT '',
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX plan_action_goal ON plan_action (goal_id);
CREATE INDEX plan_action_case ON plan_action (case_id);
-- What is due is read from this alone.
CREATE INDEX plan_action_due ON plan_action (due, id, case_id, officer)
    WHERE withdrawn = '' AND state = 'open' AND due <> '';
CREATE INDEX plan_action_officer ON plan_action (officer, case_id, id) WHERE withdrawn = '' AND state = 'open';

-- Visits that repeat: every so many weeks or months, until a day or for good. 0: they do not.
ALTER TABLE cases ADD COLUMN visit_every INTEGER NOT NULL DEFAULT 0 CHECK (visit_every BETWEEN 0 AND 52);
ALTER TABLE cases ADD COLUMN visit_unit TEXT NOT NULL DEFAULT '' CHECK (visit_unit IN ('', 'week', 'month'));
ALTER TABLE cases ADD COLUMN visit_until TEXT NOT NULL DEFAULT '';       -- local date or empty

-- Where they will fall is read from this alone.
CREATE INDEX cases_repeating ON cases (next_visit, id, visit_every, visit_unit, visit_until, level, responsible, person_id,
        household_id, stage, withdrawn)
    WHERE withdrawn = '' AND stage <> 'closed' AND next_visit <> '' AND visit_every > 0;

-- What a visit met: a code, or empty.
ALTER TABLE follow_up ADD COLUMN outcome TEXT NOT NULL DEFAULT ''
    CHECK (outcome IN ('', 'met', 'nobody_home', 'refused', 'moved'));

-- Whether the officer sees the Javanese day (pasaran) beside dates.
ALTER TABLE officer ADD COLUMN pasaran INTEGER NOT NULL DEFAULT 0 CHECK (pasaran IN (0, 1));
