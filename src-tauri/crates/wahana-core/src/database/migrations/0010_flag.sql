-- "Tolong cek": a question about a record to a colleague, until somebody answers it.

CREATE TABLE flag (
    id           BLOB NOT NULL PRIMARY KEY,
    person_id    BLOB REFERENCES person (id),
    household_id BLOB REFERENCES household (id),
    case_id      BLOB REFERENCES cases (id),
    question     TEXT NOT NULL,
    asked_by     BLOB NOT NULL REFERENCES officer (id),
    asked_at     TEXT NOT NULL,                     -- UTC
    asked_of     BLOB REFERENCES officer (id),      -- nobody: whoever can
    answer       TEXT NOT NULL DEFAULT '',          -- may stay empty: it was looked at
    answered_by  BLOB REFERENCES officer (id),
    answered_at  TEXT NOT NULL DEFAULT '',          -- UTC; empty while it is open
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB,
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) + (case_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX flag_open ON flag (id DESC) WHERE withdrawn = '' AND answered_at = '';
CREATE INDEX flag_answered ON flag (asked_by, answered_at DESC) WHERE withdrawn = '' AND answered_at <> '';
CREATE INDEX flag_person ON flag (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX flag_household ON flag (household_id, id DESC) WHERE household_id IS NOT NULL;
CREATE INDEX flag_case ON flag (case_id, id DESC) WHERE case_id IS NOT NULL;
