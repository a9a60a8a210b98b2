-- Assistance: given by the group, or noted as received from a programme.

CREATE TABLE assistance (
    id           BLOB NOT NULL PRIMARY KEY,
    year         INTEGER NOT NULL,
    serial       INTEGER NOT NULL,                 -- with the year: B-2026-0001
    given_by     TEXT NOT NULL CHECK (given_by IN ('group', 'programme')),
    kind         TEXT NOT NULL,                    -- code of reference::assistance
    person_id    BLOB REFERENCES person (id),
    household_id BLOB REFERENCES household (id),
    case_id      BLOB REFERENCES cases (id),
    date         TEXT NOT NULL,                    -- given on; of a programme: known on ("last seen")
    since        TEXT NOT NULL DEFAULT '',         -- of a programme: received from, or empty
    until        TEXT NOT NULL DEFAULT '',         -- of a programme: received until, or empty
    form         TEXT NOT NULL CHECK (form IN ('money', 'goods', 'service')),
    amount       INTEGER CHECK (amount > 0),       -- whole rupiah; worth of goods; NULL where it is not known
    note         TEXT NOT NULL DEFAULT '',
    withdrawn    TEXT NOT NULL DEFAULT '',         -- reason why it was taken back; empty otherwise
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB,
    UNIQUE (year, serial),
    -- A group of people is written down nowhere but in its case: what it got has neither person nor family.
    CHECK (person_id IS NULL OR household_id IS NULL),
    CHECK (coalesce(person_id, household_id, case_id) IS NOT NULL)
) STRICT;

-- The list's order, and its counts and sums without a look at the rows.
CREATE INDEX assistance_list ON assistance (date DESC, id DESC, given_by, amount, case_id) WHERE withdrawn = '';
CREATE INDEX assistance_person ON assistance (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX assistance_household ON assistance (household_id) WHERE household_id IS NOT NULL;
CREATE INDEX assistance_case ON assistance (case_id) WHERE case_id IS NOT NULL;

CREATE TABLE assistance_item (
    assistance_id BLOB NOT NULL REFERENCES assistance (id),
    place         INTEGER NOT NULL,
    name          TEXT NOT NULL,
    quantity      INTEGER NOT NULL CHECK (quantity > 0),   -- thousandths
    unit          TEXT NOT NULL,
    value         INTEGER CHECK (value > 0),               -- whole rupiah for all of it, or not known
    PRIMARY KEY (assistance_id, place)
) STRICT, WITHOUT ROWID;

-- Their sum is the amount; where no amount is known, none of them has one.
CREATE TABLE assistance_fund (
    assistance_id BLOB NOT NULL REFERENCES assistance (id),
    place         INTEGER NOT NULL,
    fund          TEXT NOT NULL,                           -- code of reference::assistance
    amount        INTEGER CHECK (amount > 0),
    PRIMARY KEY (assistance_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX assistance_fund_fund ON assistance_fund (fund, assistance_id);
