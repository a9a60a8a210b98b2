-- Hari penyaluran: one distribution to many recipients.

CREATE TABLE distribution (
    id         BLOB NOT NULL PRIMARY KEY,
    year       INTEGER NOT NULL,
    serial     INTEGER NOT NULL,                   -- with the year: P-2026-0001
    name       TEXT NOT NULL,
    day        TEXT NOT NULL,                      -- planned local date
    venue      TEXT NOT NULL DEFAULT '',
    per        TEXT NOT NULL CHECK (per IN ('person', 'household')),
    kind       TEXT NOT NULL,                      -- code of reference::assistance, one that the group gives
    form       TEXT NOT NULL CHECK (form IN ('money', 'goods', 'service')),
    amount     INTEGER CHECK (amount > 0),         -- whole rupiah of one share; NULL where it is not known
    note       TEXT NOT NULL DEFAULT '',
    list_changes INTEGER NOT NULL DEFAULT 0,       -- so that a change of the list is a change of this record
    made_by    BLOB REFERENCES officer (id),
    closed_on  TEXT NOT NULL DEFAULT '',           -- local date; empty while it is open
    closed_by  BLOB REFERENCES officer (id),
    leftover   TEXT NOT NULL DEFAULT '',           -- what happens with what is left, one sentence
    withdrawn  TEXT NOT NULL DEFAULT '',           -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB,
    UNIQUE (year, serial)
) STRICT;
CREATE INDEX distribution_list ON distribution (day DESC, id DESC) WHERE withdrawn = '';
CREATE INDEX distribution_open ON distribution (day, id) WHERE withdrawn = '' AND closed_on = '';

-- What one share consists of, as a gift's own lists.
CREATE TABLE distribution_item (
    distribution_id BLOB NOT NULL REFERENCES distribution (id),
    place           INTEGER NOT NULL,
    name            TEXT NOT NULL,
    quantity        INTEGER NOT NULL CHECK (quantity > 0),   -- thousandths
    unit            TEXT NOT NULL,
    value           INTEGER CHECK (value > 0),               -- whole rupiah for all of it, or not known
    PRIMARY KEY (distribution_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE distribution_fund (
    distribution_id BLOB NOT NULL REFERENCES distribution (id),
    place           INTEGER NOT NULL,
    fund            TEXT NOT NULL,                           -- code of reference::assistance
    amount          INTEGER CHECK (amount > 0),
    PRIMARY KEY (distribution_id, place)
) STRICT, WITHOUT ROWID;

-- One recipient, a record of its own: it is marked by itself. There is one row at most of each: who is taken off the
-- list and put on it again has the same one.
CREATE TABLE distribution_recipient (
    id              BLOB NOT NULL PRIMARY KEY,
    distribution_id BLOB NOT NULL REFERENCES distribution (id),
    place           INTEGER NOT NULL,                -- order of the list
    person_id       BLOB REFERENCES person (id),
    household_id    BLOB REFERENCES household (id),
    portions        INTEGER NOT NULL DEFAULT 1 CHECK (portions BETWEEN 1 AND 99),
    amount          INTEGER CHECK (amount > 0),      -- of money: another amount than the others get
    came            TEXT NOT NULL DEFAULT 'waiting'
                    CHECK (came IN ('waiting', 'signed', 'thumb', 'proxy', 'absent')),
    received_on     TEXT NOT NULL DEFAULT '',        -- local date; empty where nothing was received
    proxy_name      TEXT NOT NULL DEFAULT '',
    proxy_relation  TEXT NOT NULL DEFAULT '',
    note            TEXT NOT NULL DEFAULT '',
    assistance_id   BLOB REFERENCES assistance (id), -- what came of it
    withdrawn       TEXT NOT NULL DEFAULT '',        -- why it is off the list; empty otherwise
    rev             INTEGER NOT NULL DEFAULT 0,
    changed_at      TEXT NOT NULL DEFAULT '',
    changed_by      BLOB,
    UNIQUE (distribution_id, person_id),
    UNIQUE (distribution_id, household_id),
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) = 1),
    CHECK ((came IN ('signed', 'thumb', 'proxy')) = (received_on <> ''))
) STRICT;
CREATE INDEX distribution_recipient_list ON distribution_recipient (distribution_id, place, came) WHERE withdrawn = '';
CREATE INDEX distribution_recipient_person ON distribution_recipient (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX distribution_recipient_household ON distribution_recipient (household_id)
    WHERE household_id IS NOT NULL;

-- Who got something of a kind.
CREATE INDEX assistance_kind ON assistance (kind, person_id, household_id, case_id) WHERE withdrawn = '';
