-- Duplicates: who turned out to be whom, who was judged to be somebody else, and who may be the same.

-- The record that they turned out to be; NULL otherwise. Then `withdrawn` is 'merged'.
ALTER TABLE person ADD COLUMN merged_into BLOB REFERENCES person (id);
ALTER TABLE household ADD COLUMN merged_into BLOB REFERENCES household (id);
CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX household_merged ON household (merged_into) WHERE merged_into IS NOT NULL;

-- Two persons or two families that somebody looked at and that are not the same.
CREATE TABLE not_same (
    id                 BLOB NOT NULL PRIMARY KEY,
    person_id          BLOB REFERENCES person (id),
    other_person_id    BLOB REFERENCES person (id),
    household_id       BLOB REFERENCES household (id),
    other_household_id BLOB REFERENCES household (id),
    withdrawn          TEXT NOT NULL DEFAULT '',
    rev                INTEGER NOT NULL DEFAULT 0,
    changed_at         TEXT NOT NULL DEFAULT '',
    changed_by         BLOB,
    CHECK ((person_id IS NULL) = (other_person_id IS NULL)),
    CHECK ((household_id IS NULL) = (other_household_id IS NULL)),
    CHECK ((person_id IS NULL) <> (household_id IS NULL))
) STRICT;
CREATE INDEX not_same_person ON not_same (person_id, other_person_id) WHERE person_id IS NOT NULL;
CREATE INDEX not_same_other_person ON not_same (other_person_id) WHERE other_person_id IS NOT NULL;
CREATE INDEX not_same_household ON not_same (household_id, other_household_id) WHERE household_id IS NOT NULL;
CREATE INDEX not_same_other_household ON not_same (other_household_id) WHERE other_household_id IS NOT NULL;

-- Pairs that look alike, the strongest first. Follows from the records and is made anew at any time; the lower id first.
CREATE TABLE maybe_same (
    kind  TEXT NOT NULL CHECK (kind IN ('person', 'household')),
    one   BLOB NOT NULL,
    other BLOB NOT NULL,
    score INTEGER NOT NULL,
    why   TEXT NOT NULL,                           -- list of words of merging::alike
    PRIMARY KEY (kind, one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX maybe_same_list ON maybe_same (kind, score DESC, one, other, why);
-- How far the journal went when they were looked for: one row, or none where nobody looked yet.
CREATE TABLE maybe_same_until (
    seq INTEGER NOT NULL PRIMARY KEY
) STRICT;
