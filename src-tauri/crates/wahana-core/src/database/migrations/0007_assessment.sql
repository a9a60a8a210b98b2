-- What was found in a case, and what is known of a family: the nine criteria of Kepmensos 262/HUK/2022, DTSEN, KSJPS.
-- And whom to call, as the group set it down.

CREATE TABLE assessment (
    id         BLOB NOT NULL PRIMARY KEY,
    case_id    BLOB NOT NULL REFERENCES cases (id),
    visited_on TEXT NOT NULL DEFAULT '',           -- local date; may be empty of one written while its case had no other
    visited_by BLOB REFERENCES officer (id),
    needs      TEXT NOT NULL DEFAULT '',
    strengths  TEXT NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',           -- how they live
    daily_help TEXT NOT NULL DEFAULT '' CHECK (daily_help IN ('', 'none', 'some', 'all')),
    aids       TEXT NOT NULL DEFAULT '',           -- what they use or lack to move, see or hear
    carer      TEXT NOT NULL DEFAULT '',           -- who looks after them, or which home (LKS)
    safe_contact TEXT NOT NULL DEFAULT '',         -- how they can be reached without danger
    legal_status TEXT NOT NULL DEFAULT '',         -- where it stands with police, court or prison
    event      TEXT NOT NULL DEFAULT '',           -- the disaster
    event_on   TEXT NOT NULL DEFAULT '',
    withdrawn  TEXT NOT NULL DEFAULT '',
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;

CREATE INDEX assessment_case ON assessment (case_id, visited_on DESC, id DESC);

-- UU 8/2016; several are "ganda".
CREATE TABLE assessment_disability (
    assessment_id BLOB NOT NULL REFERENCES assessment (id),
    disability    TEXT NOT NULL CHECK (disability IN ('physical', 'intellectual', 'mental', 'sensory')),
    PRIMARY KEY (assessment_id, disability)
) STRICT, WITHOUT ROWID;

-- One look at a household; several over the years. Each answer: yes, no, or empty where it is not known.
CREATE TABLE poverty_check (
    id           BLOB NOT NULL PRIMARY KEY,
    household_id BLOB NOT NULL REFERENCES household (id),
    done_on      TEXT NOT NULL,                    -- local date
    observer     BLOB REFERENCES officer (id),
    no_home      TEXT NOT NULL DEFAULT '' CHECK (no_home IN ('', 'yes', 'no')),
    no_income    TEXT NOT NULL DEFAULT '' CHECK (no_income IN ('', 'yes', 'no')),
    hunger       TEXT NOT NULL DEFAULT '' CHECK (hunger IN ('', 'yes', 'no')),
    food_share   TEXT NOT NULL DEFAULT '' CHECK (food_share IN ('', 'yes', 'no')),
    no_clothes   TEXT NOT NULL DEFAULT '' CHECK (no_clothes IN ('', 'yes', 'no')),
    bare_floor   TEXT NOT NULL DEFAULT '' CHECK (bare_floor IN ('', 'yes', 'no')),
    poor_walls   TEXT NOT NULL DEFAULT '' CHECK (poor_walls IN ('', 'yes', 'no')),
    no_toilet    TEXT NOT NULL DEFAULT '' CHECK (no_toilet IN ('', 'yes', 'no')),
    little_power TEXT NOT NULL DEFAULT '' CHECK (little_power IN ('', 'yes', 'no')),
    note         TEXT NOT NULL DEFAULT '',
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB
) STRICT;
CREATE INDEX poverty_check_household ON poverty_check (household_id, done_on DESC, id DESC);

-- What was heard or seen of a family in a list of the state or the city. Nothing in it is reckoned by the program.
CREATE TABLE listing (
    id           BLOB NOT NULL PRIMARY KEY,
    household_id BLOB NOT NULL REFERENCES household (id),
    register     TEXT NOT NULL CHECK (register IN ('dtsen', 'ksjps')),
    standing     TEXT NOT NULL DEFAULT 'unknown' CHECK (standing IN ('listed', 'not_listed', 'unknown')),
    seen_on      TEXT NOT NULL,                    -- local date
    how          TEXT NOT NULL DEFAULT ''
                 CHECK (how IN ('', 'card', 'letter', 'office', 'site', 'family', 'other')),
    said_by      TEXT NOT NULL DEFAULT '',         -- who said so, or where it was seen
    desil        INTEGER NOT NULL DEFAULT 0 CHECK (desil BETWEEN 0 AND 10),   -- DTSEN, as told; 0 where nobody said
    card_number  TEXT NOT NULL DEFAULT '',         -- KSJPS
    category     TEXT NOT NULL DEFAULT '',         -- KSJPS
    card_year    TEXT NOT NULL DEFAULT '',         -- KSJPS
    note         TEXT NOT NULL DEFAULT '',
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB
) STRICT;
CREATE INDEX listing_household ON listing (household_id, register, seen_on DESC, id DESC);

-- "Nomor penting": whom to call.
CREATE TABLE rw_group_number (
    group_id BLOB NOT NULL REFERENCES rw_group (id),
    place    INTEGER NOT NULL,
    label    TEXT NOT NULL,
    phone    TEXT NOT NULL,
    PRIMARY KEY (group_id, place)
) STRICT, WITHOUT ROWID;
