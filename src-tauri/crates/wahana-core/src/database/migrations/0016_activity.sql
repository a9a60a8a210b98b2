-- Kegiatan: meetings and other work of the group, who came, what was decided, and which cases it was about.

CREATE TABLE activity (
    id         BLOB NOT NULL PRIMARY KEY,
    year       INTEGER NOT NULL,
    serial     INTEGER NOT NULL,                   -- with the year: G-2026-0001
    kind       TEXT NOT NULL CHECK (kind IN ('meeting', 'board', 'training', 'work', 'visit', 'other')),
    title      TEXT NOT NULL,
    day        TEXT NOT NULL,                      -- local date
    hour       TEXT NOT NULL DEFAULT '',           -- as people say it: 19.30, bakda Isya
    venue      TEXT NOT NULL DEFAULT '',
    leader     TEXT NOT NULL DEFAULT '',           -- name of who leads it
    writer     TEXT NOT NULL DEFAULT '',           -- name of who writes the minutes
    agenda     TEXT NOT NULL DEFAULT '',
    minutes    TEXT NOT NULL DEFAULT '',           -- notulen; empty until they are written
    list_changes INTEGER NOT NULL DEFAULT 0,       -- so that a change of its lists is a change of this record
    made_by    BLOB REFERENCES officer (id),
    withdrawn  TEXT NOT NULL DEFAULT '',           -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX activity_list ON activity (day DESC, id DESC) WHERE withdrawn = '';
CREATE INDEX activity_kind ON activity (kind, day DESC, id DESC) WHERE withdrawn = '';
CREATE INDEX activity_unwritten ON activity (day, id) WHERE withdrawn = '' AND minutes = '';

-- Somebody who is expected or came: a resident of the register, an officer, or a guest by name. A record of its own,
-- so that each row is merged and taken back by itself.
CREATE TABLE activity_attendance (
    id          BLOB NOT NULL PRIMARY KEY,
    activity_id BLOB NOT NULL REFERENCES activity (id),
    place       INTEGER NOT NULL,                  -- order of the list
    person_id   BLOB REFERENCES person (id),
    officer_id  BLOB REFERENCES officer (id),
    guest       TEXT NOT NULL DEFAULT '',          -- name of somebody who is neither
    origin      TEXT NOT NULL DEFAULT '',          -- where the guest is from
    presence    TEXT NOT NULL DEFAULT 'waiting' CHECK (presence IN ('waiting', 'here', 'excused', 'absent')),
    withdrawn   TEXT NOT NULL DEFAULT '',          -- why it is off the list; empty otherwise
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB,
    CHECK ((person_id IS NOT NULL) + (officer_id IS NOT NULL) + (guest <> '') = 1)
) STRICT;
CREATE INDEX activity_attendance_list ON activity_attendance (activity_id, place, presence) WHERE withdrawn = '';
-- All that names somebody, also what is off a list: for a merge, an erasure and an undo.
CREATE INDEX activity_attendance_of ON activity_attendance (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX activity_attendance_person ON activity_attendance (person_id, activity_id) WHERE withdrawn = '';
CREATE UNIQUE INDEX activity_attendance_officer ON activity_attendance (officer_id, activity_id)
    WHERE withdrawn = '';

-- What was decided, and who does it until when.
CREATE TABLE activity_decision (
    id          BLOB NOT NULL PRIMARY KEY,
    activity_id BLOB NOT NULL REFERENCES activity (id),
    place       INTEGER NOT NULL,
    what        TEXT NOT NULL,
    doer        TEXT NOT NULL DEFAULT '',
    until       TEXT NOT NULL DEFAULT '',          -- local date, or empty
    done_on     TEXT NOT NULL DEFAULT '',          -- local date; empty while it is to be done
    withdrawn   TEXT NOT NULL DEFAULT '',
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX activity_decision_list ON activity_decision (activity_id, place) WHERE withdrawn = '';
CREATE INDEX activity_decision_due ON activity_decision (until, id)
    WHERE withdrawn = '' AND done_on = '' AND until <> '';

-- A case that it was about. Who must not know of the case is not told of this either.
CREATE TABLE activity_case (
    id          BLOB NOT NULL PRIMARY KEY,
    activity_id BLOB NOT NULL REFERENCES activity (id),
    case_id     BLOB NOT NULL REFERENCES cases (id),
    withdrawn   TEXT NOT NULL DEFAULT '',
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX activity_case_list ON activity_case (activity_id) WHERE withdrawn = '';
CREATE UNIQUE INDEX activity_case_case ON activity_case (case_id, activity_id) WHERE withdrawn = '';

-- Usaha kelompok: the group's own businesses, who is in them, which cases they serve, and how they go. No books, no loans.

CREATE TABLE business (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    work       TEXT NOT NULL DEFAULT '',           -- what kind of work
    since      TEXT NOT NULL DEFAULT '',           -- local date, or empty
    venue      TEXT NOT NULL DEFAULT '',
    stopped_on TEXT NOT NULL DEFAULT '',           -- local date; empty while it goes on
    stopped_why TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    list_changes INTEGER NOT NULL DEFAULT 0,       -- so that a change of its lists is a change of this record
    withdrawn  TEXT NOT NULL DEFAULT '',           -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;
CREATE INDEX business_list ON business (stopped_on <> '', name COLLATE NOCASE, id) WHERE withdrawn = '';

-- A resident who is in it. A record of its own, so that each row is merged and taken back by itself.
CREATE TABLE business_member (
    id          BLOB NOT NULL PRIMARY KEY,
    business_id BLOB NOT NULL REFERENCES business (id),
    place       INTEGER NOT NULL,
    person_id   BLOB NOT NULL REFERENCES person (id),
    task        TEXT NOT NULL DEFAULT '',          -- what they do in it
    withdrawn   TEXT NOT NULL DEFAULT '',          -- why they are off the list; empty otherwise
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX business_member_list ON business_member (business_id, place) WHERE withdrawn = '';
CREATE INDEX business_member_of ON business_member (person_id);
CREATE UNIQUE INDEX business_member_person ON business_member (person_id, business_id) WHERE withdrawn = '';

-- A case that it serves. Who must not know of the case is not told of this either.
CREATE TABLE business_case (
    id          BLOB NOT NULL PRIMARY KEY,
    business_id BLOB NOT NULL REFERENCES business (id),
    case_id     BLOB NOT NULL REFERENCES cases (id),
    withdrawn   TEXT NOT NULL DEFAULT '',
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX business_case_list ON business_case (business_id) WHERE withdrawn = '';
CREATE UNIQUE INDEX business_case_case ON business_case (case_id, business_id) WHERE withdrawn = '';

-- How it goes: what happened on a day, and what was taken in, as somebody told it.
CREATE TABLE business_progress (
    id          BLOB NOT NULL PRIMARY KEY,
    business_id BLOB NOT NULL REFERENCES business (id),
    day         TEXT NOT NULL,                     -- local date
    what        TEXT NOT NULL,
    turnover    INTEGER CHECK (turnover > 0),      -- whole rupiah; NULL where nobody told
    withdrawn   TEXT NOT NULL DEFAULT '',
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
CREATE INDEX business_progress_list ON business_progress (business_id, day DESC, id DESC) WHERE withdrawn = '';
