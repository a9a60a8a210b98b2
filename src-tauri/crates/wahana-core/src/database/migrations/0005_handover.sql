-- Hand-overs to the Dinas: what was made, for whom, what left the house in it, and the office's card.

CREATE TABLE handover (
    id          BLOB NOT NULL PRIMARY KEY,       -- also the package's id
    number      INTEGER NOT NULL UNIQUE,         -- gaps are harmless
    state       TEXT NOT NULL DEFAULT 'started' CHECK (state IN ('started', 'written', 'failed')),
    started_at  TEXT NOT NULL,                   -- UTC
    officer     BLOB NOT NULL REFERENCES officer (id),
    office      TEXT NOT NULL,                   -- name on the card it was sealed to
    place       TEXT NOT NULL DEFAULT '',        -- label of the stick or name of the folder
    file_name   TEXT NOT NULL DEFAULT '',
    bytes       INTEGER NOT NULL DEFAULT 0,
    sha256      TEXT NOT NULL DEFAULT '',
    words       TEXT NOT NULL DEFAULT '',        -- four words, a short check of this package
    failure     TEXT NOT NULL DEFAULT '',        -- code of why it failed
    to_seq      INTEGER NOT NULL,                -- last journal entry in it
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;

-- "Yang sudah keluar": each record that went in it. Table names are the package's.
CREATE TABLE handover_record (
    handover_id BLOB NOT NULL REFERENCES handover (id),
    record_table TEXT NOT NULL,
    record      BLOB NOT NULL,
    rev         INTEGER NOT NULL,
    PRIMARY KEY (handover_id, record_table, record)
) STRICT, WITHOUT ROWID;

-- Who was struck out of a hand-over before sealing: a person, a family, or the case that is about a group.
CREATE TABLE handover_struck (
    handover_id BLOB NOT NULL REFERENCES handover (id),
    subject     BLOB NOT NULL,
    PRIMARY KEY (handover_id, subject)
) STRICT, WITHOUT ROWID;

-- The office that packages are sealed to. The newest row counts; older ones stay for the record.
CREATE TABLE office_card (
    id          BLOB NOT NULL PRIMARY KEY,
    name        TEXT NOT NULL,
    card        TEXT NOT NULL,                   -- the card file as it was read
    words       TEXT NOT NULL,                   -- its eight words as they were compared
    accepted_at TEXT NOT NULL,
    rev         INTEGER NOT NULL DEFAULT 0,
    changed_at  TEXT NOT NULL DEFAULT '',
    changed_by  BLOB
) STRICT;
