-- Lists that the group keeps: its own kinds of assistance, funds, kinds of loans, sources of a report and tags, and which of the official
-- entries are not offered. And what is tagged.

CREATE TABLE choice (
    id         BLOB NOT NULL PRIMARY KEY,
    list       TEXT NOT NULL CHECK (list IN ('assistance', 'fund', 'loan', 'source', 'tag')),
    code       TEXT NOT NULL,                       -- OWN_0001 of an own one, otherwise the official code
    name       TEXT NOT NULL DEFAULT '',            -- of an own one; an official one keeps its words
    place      INTEGER NOT NULL DEFAULT 0,          -- order of the own ones
    hidden     INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),    -- not offered any more
    sensitive  INTEGER NOT NULL DEFAULT 0 CHECK (sensitive IN (0, 1)), -- a tag that no list shows
    others     INTEGER NOT NULL DEFAULT 0 CHECK (others IN (0, 1)),    -- kind: others give it; fund: not the group's money
    form       TEXT NOT NULL DEFAULT 'money' CHECK (form IN ('money', 'goods', 'service')), -- kind: usually
    withdrawn  TEXT NOT NULL DEFAULT '',            -- taken off the list
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB,
    UNIQUE (list, code)
) STRICT;

CREATE TABLE tagged (
    id           BLOB NOT NULL PRIMARY KEY,
    person_id    BLOB REFERENCES person (id),
    household_id BLOB REFERENCES household (id),
    case_id      BLOB REFERENCES cases (id),
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB,
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) + (case_id IS NOT NULL) = 1)
) STRICT;
CREATE UNIQUE INDEX tagged_person ON tagged (person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX tagged_household ON tagged (household_id) WHERE household_id IS NOT NULL;
CREATE UNIQUE INDEX tagged_case ON tagged (case_id) WHERE case_id IS NOT NULL;
-- What has a label, for who comes from the label.
CREATE INDEX tagged_record ON tagged (id, person_id, household_id, case_id, withdrawn) WHERE withdrawn = '';

CREATE TABLE tagged_tag (
    tagged_id BLOB NOT NULL REFERENCES tagged (id),
    tag       TEXT NOT NULL,                        -- code of the list of tags
    PRIMARY KEY (tagged_id, tag)
) STRICT, WITHOUT ROWID;
-- A list narrowed to a tag begins here.
CREATE INDEX tagged_tag_tag ON tagged_tag (tag, tagged_id);

-- What an own kind or fund was called when this was written down: a package carries these words, so that a later new name
-- changes no row that went already.
ALTER TABLE assistance ADD COLUMN own_kind TEXT NOT NULL DEFAULT '';
ALTER TABLE assistance_fund ADD COLUMN own_fund TEXT NOT NULL DEFAULT '';
ALTER TABLE distribution_fund ADD COLUMN own_fund TEXT NOT NULL DEFAULT '';
