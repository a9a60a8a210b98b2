-- What the office keeps: its own settings and keys, the RWs it knows, their packages, and the rows as they came.
-- Times are UTC text (RFC 3339), ids are UUIDs as 16 bytes.

CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A sender, known by kelurahan code and number; names may be corrected by later packages.
CREATE TABLE rw (
  id             INTEGER PRIMARY KEY,
  kelurahan_code TEXT NOT NULL,
  rw             TEXT NOT NULL,
  kelurahan      TEXT NOT NULL,
  kemantren      TEXT NOT NULL,
  group_name     TEXT NOT NULL,
  UNIQUE (kelurahan_code, rw)
) STRICT;

-- Signing keys whose eight words a person has compared. One of an RW counts: the one that was not replaced.
CREATE TABLE rw_key (
  rw_id        INTEGER NOT NULL REFERENCES rw (id),
  signing_key  TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  replaced_at  TEXT
) STRICT;
CREATE UNIQUE INDEX rw_key_present ON rw_key (rw_id) WHERE replaced_at IS NULL;

-- Packages that verified. A held one has no rows here yet: its sealed file lies in the folder `ditahan`.
CREATE TABLE package (
  sha256      TEXT PRIMARY KEY,
  id          BLOB NOT NULL,
  rw_id       INTEGER NOT NULL REFERENCES rw (id),
  number      INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('held', 'taken')),
  held_for    TEXT CHECK (held_for IN ('unknown', 'key_changed')),
  signing_key TEXT NOT NULL,
  made_at     TEXT NOT NULL,
  received_at TEXT NOT NULL,
  -- The description as JSON: line, place in the journal, package before, counts, totals, card.
  meta        TEXT NOT NULL,
  CHECK ((state = 'held') = (held_for IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX package_taken_once ON package (id) WHERE state = 'taken';
CREATE INDEX package_of_rw ON package (rw_id, number);

-- Rows as they came, for the merge to come. `current` is the row that counts; `finding` is a row of the same
-- revision with another hash, kept for a person to decide.
CREATE TABLE record (
  rw_id        INTEGER NOT NULL REFERENCES rw (id),
  record_table TEXT NOT NULL,
  record_id    BLOB NOT NULL,
  row_hash     TEXT NOT NULL,
  rev          INTEGER NOT NULL,
  -- Place of the newest package that carried it: its number, then its time.
  number       INTEGER NOT NULL,
  made_at      TEXT NOT NULL,
  standing     TEXT NOT NULL CHECK (standing IN ('current', 'finding')),
  row          TEXT NOT NULL,
  PRIMARY KEY (rw_id, record_table, record_id, row_hash)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX record_current ON record (rw_id, record_table, record_id) WHERE standing = 'current';

-- Withdrawals stay, without a name, so that an older package that arrives later does not bring a row back.
CREATE TABLE withdrawn (
  rw_id        INTEGER NOT NULL REFERENCES rw (id),
  record_table TEXT NOT NULL,
  record_id    BLOB NOT NULL,
  rev          INTEGER NOT NULL,
  number       INTEGER NOT NULL,
  made_at      TEXT NOT NULL,
  reason       TEXT NOT NULL,
  PRIMARY KEY (rw_id, record_table, record_id)
) STRICT, WITHOUT ROWID;

-- The counts of each package; the city's recap takes those of every RW's newest.
CREATE TABLE recap (
  sha256   TEXT NOT NULL REFERENCES package (sha256),
  pmks     INTEGER NOT NULL CHECK (pmks BETWEEN 1 AND 26),
  sex      TEXT NOT NULL CHECK (sex IN ('L', 'P', '-')),
  name     TEXT NOT NULL,
  secret   INTEGER NOT NULL CHECK (secret IN (0, 1)),
  served   INTEGER NOT NULL,
  unserved INTEGER NOT NULL,
  PRIMARY KEY (sha256, pmks, sex)
) STRICT, WITHOUT ROWID;
