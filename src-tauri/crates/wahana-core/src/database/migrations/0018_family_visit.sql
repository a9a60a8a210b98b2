-- A visit to a family in which nobody had a case that the officer may change: a record of its own, on its day.

CREATE TABLE family_visit (
    id           BLOB NOT NULL PRIMARY KEY,
    household_id BLOB NOT NULL REFERENCES household (id),
    happened     TEXT NOT NULL,                    -- local date
    officer      BLOB NOT NULL REFERENCES officer (id), -- who was there
    outcome      TEXT NOT NULL DEFAULT '' CHECK (outcome IN ('', 'met', 'nobody_home', 'refused', 'moved')),
    text         TEXT NOT NULL DEFAULT '',         -- what was seen, said or done; may be empty where nobody was met
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB
) STRICT;
CREATE INDEX family_visit_household ON family_visit (household_id, happened DESC, id DESC);
