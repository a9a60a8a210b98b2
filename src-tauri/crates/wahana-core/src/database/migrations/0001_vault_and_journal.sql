-- Officers, the group and its settings, drafts, and the journal.

CREATE TABLE officer (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    roles      TEXT NOT NULL,                      -- comma-separated: ketua,pencatat,pendamping,bendahara,pembaca
    recipient  TEXT NOT NULL,                      -- age X25519 recipient; who has none is not an officer
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    new_passphrase_needed INTEGER NOT NULL DEFAULT 0 CHECK (new_passphrase_needed IN (0, 1)),
    text_size  INTEGER NOT NULL DEFAULT 100 CHECK (text_size IN (100, 125, 150, 200)),
    theme      TEXT NOT NULL DEFAULT 'system' CHECK (theme IN ('light', 'dark', 'system')),
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;

-- One row: the WKSBM that this vault belongs to.
CREATE TABLE rw_group (
    id             BLOB NOT NULL PRIMARY KEY,
    name           TEXT NOT NULL,
    kelurahan_code TEXT NOT NULL,                  -- Kemendagri code, 34.71.13.1002
    rw             TEXT NOT NULL,                  -- three digits
    address        TEXT NOT NULL DEFAULT '',
    decree         TEXT NOT NULL DEFAULT '',       -- number of the lurah's SK
    office         TEXT NOT NULL DEFAULT '',       -- the office that the group reports to
    rev            INTEGER NOT NULL DEFAULT 0,
    changed_at     TEXT NOT NULL DEFAULT '',
    changed_by     BLOB
) STRICT;

CREATE TABLE rw_group_rt (
    group_id BLOB NOT NULL REFERENCES rw_group (id),
    rt       TEXT NOT NULL,                        -- three digits
    PRIMARY KEY (group_id, rt)
) STRICT, WITHOUT ROWID;

-- What the vault itself has to remember: recovery recipient, setup step, idle minutes, line id.
CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Typing that is not saved yet. Seen by its officer alone, never in the journal.
CREATE TABLE draft (
    id       BLOB NOT NULL PRIMARY KEY,
    officer  BLOB NOT NULL REFERENCES officer (id),
    form     TEXT NOT NULL,
    subject  TEXT NOT NULL DEFAULT '',             -- the record that is being changed; empty for a new one
    payload  TEXT NOT NULL,                        -- the form's own JSON
    saved_at TEXT NOT NULL,
    UNIQUE (officer, form, subject)
) STRICT;

-- Drafts that named only a record that turned out to be another one, so that they name it again where it did not.
CREATE TABLE draft_followed (
    draft BLOB NOT NULL REFERENCES draft (id) ON DELETE CASCADE,
    was   TEXT NOT NULL,                           -- the record, as drafts write it
    PRIMARY KEY (draft, was)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq          INTEGER NOT NULL PRIMARY KEY,
    act          BLOB NOT NULL,
    undoes       BLOB,
    time         TEXT NOT NULL,
    officer      BLOB NOT NULL,
    area         TEXT NOT NULL,
    record       BLOB NOT NULL,
    op           TEXT NOT NULL,
    rev          INTEGER NOT NULL,
    nonce        BLOB,
    payload      TEXT,
    payload_hash BLOB NOT NULL,
    prev         BLOB NOT NULL,
    hash         BLOB NOT NULL
) STRICT;

CREATE INDEX journal_record ON journal (record, seq);
CREATE INDEX journal_act ON journal (act, op);
CREATE INDEX journal_undoes ON journal (undoes) WHERE undoes IS NOT NULL;
-- What was taken back, for "Baru dihapus".
CREATE INDEX journal_withdrawn ON journal (act) WHERE op = 'change' AND instr(payload, '"withdrawn":[') > 0;
CREATE INDEX journal_erased ON journal (area, record) WHERE op = 'erase';

CREATE TRIGGER journal_never_deletes BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- Erasure alone may empty payload and nonce, both together; the chain of hashes stays.
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
WHEN NOT (
    new.payload IS NULL AND new.nonce IS NULL
    AND new.seq = old.seq AND new.act = old.act AND new.undoes IS old.undoes AND new.time = old.time
    AND new.officer = old.officer AND new.area = old.area AND new.record = old.record AND new.op = old.op
    AND new.rev = old.rev AND new.payload_hash = old.payload_hash AND new.prev = old.prev AND new.hash = old.hash
)
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;
