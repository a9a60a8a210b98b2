-- Daftar darurat: many households in a few minutes, after a flood or in a pandemic. Cases come of it later.

CREATE TABLE emergency (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    pmks       INTEGER NOT NULL CHECK (pmks IN (21, 22)),   -- of which type the cases will be
    day        TEXT NOT NULL,                               -- local date on which it happened
    note       TEXT NOT NULL DEFAULT '',
    made_by    BLOB REFERENCES officer (id),
    closed_on  TEXT NOT NULL DEFAULT '',                    -- local date; empty while households come to it
    withdrawn  TEXT NOT NULL DEFAULT '',                    -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;
CREATE INDEX emergency_list ON emergency (day DESC, id DESC) WHERE withdrawn = '';
CREATE INDEX emergency_open ON emergency (day DESC, id DESC) WHERE withdrawn = '' AND closed_on = '';

-- One line of it, a record of its own: it is saved as soon as it is typed. It says what was told that day, and names
-- the resident and the family once they are known.
CREATE TABLE emergency_household (
    id           BLOB NOT NULL PRIMARY KEY,
    emergency_id BLOB NOT NULL REFERENCES emergency (id),
    place        INTEGER NOT NULL,                  -- number of the line, never given again
    name         TEXT NOT NULL,
    address      TEXT NOT NULL DEFAULT '',
    rt           TEXT NOT NULL DEFAULT '',          -- three digits, or empty
    souls        INTEGER CHECK (souls BETWEEN 1 AND 99),
    need         TEXT NOT NULL DEFAULT '',
    phone        TEXT NOT NULL DEFAULT '',
    person_id    BLOB REFERENCES person (id),       -- whose name it is
    household_id BLOB REFERENCES household (id),    -- their family, where they belong to one
    case_id      BLOB REFERENCES cases (id),        -- what came of it
    withdrawn    TEXT NOT NULL DEFAULT '',          -- reason why it was taken off; empty otherwise
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB
) STRICT;
CREATE INDEX emergency_household_list ON emergency_household (emergency_id, place) WHERE withdrawn = '';
CREATE INDEX emergency_household_person ON emergency_household (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX emergency_household_family ON emergency_household (household_id) WHERE household_id IS NOT NULL;
