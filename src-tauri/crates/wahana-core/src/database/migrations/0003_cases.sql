-- Cases with their types, criteria, stages and follow-ups.

CREATE TABLE cases (
    id            BLOB NOT NULL PRIMARY KEY,
    year          INTEGER NOT NULL,
    serial        INTEGER NOT NULL,                -- with the year: K-2026-0001
    person_id     BLOB REFERENCES person (id),
    household_id  BLOB REFERENCES household (id),
    group_name    TEXT NOT NULL DEFAULT '',        -- a group of people (kelompok) that is no household
    stage         TEXT NOT NULL DEFAULT 'report'
                  CHECK (stage IN ('report', 'assessment', 'plan', 'service', 'referral', 'monitoring', 'closed')),
    urgency       TEXT NOT NULL DEFAULT 'normal' CHECK (urgency IN ('normal', 'soon', 'emergency')),
    level         INTEGER NOT NULL CHECK (level BETWEEN 1 AND 3),        -- highest of types and raised level
    raised        INTEGER NOT NULL DEFAULT 0 CHECK (raised IN (0, 1)),   -- an officer made it secret
    secrecy_reason TEXT NOT NULL DEFAULT '',       -- why it was raised or lowered last
    source        TEXT NOT NULL,                   -- who reported: code of reference::sources
    reporter      TEXT NOT NULL DEFAULT '',
    reported_on   TEXT NOT NULL,
    story         TEXT NOT NULL DEFAULT '',
    responsible   BLOB NOT NULL REFERENCES officer (id),
    handed_reason TEXT NOT NULL DEFAULT '',        -- why the head gave a secret case to somebody else last
    next_visit    TEXT NOT NULL DEFAULT '',
    closed_on     TEXT NOT NULL DEFAULT '',
    close_reason  TEXT NOT NULL DEFAULT '',
    close_note    TEXT NOT NULL DEFAULT '',
    withdrawn     TEXT NOT NULL DEFAULT '',
    rev           INTEGER NOT NULL DEFAULT 0,
    changed_at    TEXT NOT NULL DEFAULT '',
    changed_by    BLOB,
    UNIQUE (year, serial),
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) + (group_name <> '') = 1)
) STRICT;

CREATE INDEX cases_list ON cases (reported_on DESC, id) WHERE withdrawn = '';
CREATE INDEX cases_person ON cases (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX cases_open_person ON cases (person_id, level, stage, withdrawn, id)
    WHERE withdrawn = '' AND stage <> 'closed' AND person_id IS NOT NULL;
CREATE INDEX cases_household ON cases (household_id) WHERE household_id IS NOT NULL;
-- What decides of one case among many that come from elsewhere, whatever was written in it.
CREATE INDEX cases_known ON cases (id, level, responsible, stage, person_id, household_id, withdrawn);
-- What waits and how much there is are read from these alone, whatever was written in the cases.
CREATE INDEX cases_open ON cases (stage, urgency, reported_on, level, responsible, id)
    WHERE withdrawn = '' AND stage <> 'closed';
CREATE INDEX cases_emergency ON cases (reported_on DESC, id DESC, stage, level, responsible)
    WHERE withdrawn = '' AND stage <> 'closed' AND urgency = 'emergency';
CREATE INDEX cases_visit ON cases (next_visit, stage, urgency, level, responsible, id, person_id, household_id, withdrawn)
    WHERE withdrawn = '' AND stage <> 'closed' AND next_visit <> '';
CREATE INDEX cases_unvisited ON cases (reported_on, id, stage, urgency, level, responsible, next_visit, withdrawn)
    WHERE withdrawn = '' AND stage <> 'closed' AND next_visit = '';
CREATE INDEX cases_newest ON cases (id DESC, level, responsible) WHERE withdrawn = '' AND level < 3;
CREATE INDEX cases_secret ON cases (level, responsible, id, stage, next_visit, urgency, withdrawn, person_id, household_id) WHERE level >= 3;

CREATE TABLE case_type (
    case_id BLOB NOT NULL REFERENCES cases (id),
    pmks    INTEGER NOT NULL CHECK (pmks BETWEEN 1 AND 26),
    note    TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (case_id, pmks)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_type_pmks ON case_type (pmks, case_id);

CREATE TABLE case_criterion (
    case_id   BLOB NOT NULL REFERENCES cases (id),
    pmks      INTEGER NOT NULL,
    criterion INTEGER NOT NULL,                    -- 1-based place in the type's list
    PRIMARY KEY (case_id, pmks, criterion)
) STRICT, WITHOUT ROWID;

-- When the case came to each stage; a stage that was passed over is kept as skipped.
CREATE TABLE case_stage (
    case_id BLOB NOT NULL REFERENCES cases (id),
    place   INTEGER NOT NULL,                      -- order of the moves
    stage   TEXT NOT NULL,
    since   TEXT NOT NULL,
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1)),
    code    TEXT NOT NULL DEFAULT '',              -- 'emergency', or a code of reference::CLOSE_REASONS
    reason  TEXT NOT NULL DEFAULT '',              -- in the officer's own words
    officer BLOB NOT NULL REFERENCES officer (id), -- who moved it
    at      TEXT NOT NULL,                         -- UTC: the order of what happened on one day
    PRIMARY KEY (case_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE follow_up (
    id         BLOB NOT NULL PRIMARY KEY,
    case_id    BLOB NOT NULL REFERENCES cases (id),
    kind       TEXT NOT NULL CHECK (kind IN ('note', 'visit')),
    happened   TEXT NOT NULL,                      -- local date
    text       TEXT NOT NULL,
    officer    BLOB NOT NULL REFERENCES officer (id), -- who was there
    author     BLOB NOT NULL REFERENCES officer (id), -- who typed it in, perhaps from another's paper
    written_at TEXT NOT NULL,                      -- UTC: the order of what happened on one day
    withdrawn  TEXT NOT NULL DEFAULT '',
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;
CREATE INDEX follow_up_case ON follow_up (case_id, happened DESC);
-- Whether somebody was there.
CREATE INDEX follow_up_visit ON follow_up (case_id) WHERE kind = 'visit' AND withdrawn = '';
