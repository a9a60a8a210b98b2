-- Residents, families, and what makes them findable.

CREATE TABLE person (
    key            INTEGER NOT NULL PRIMARY KEY,   -- for the search index
    id             BLOB NOT NULL UNIQUE,
    number         INTEGER NOT NULL UNIQUE,        -- own record number, shown as W-0001
    name           TEXT NOT NULL,                  -- name or sobriquet, as typed
    nickname       TEXT NOT NULL DEFAULT '',
    sex            TEXT NOT NULL DEFAULT '' CHECK (sex IN ('', 'L', 'P')),
    birth_place    TEXT NOT NULL DEFAULT '',
    birth          TEXT NOT NULL DEFAULT '',       -- 1945-09-03, 1945-09, 1945, ~70@2026-11-24, or empty
    nik            TEXT NOT NULL DEFAULT '',       -- 16 digits or empty
    nik_unfinished TEXT NOT NULL DEFAULT '',       -- as typed, where it is not 16 digits
    papers         TEXT NOT NULL DEFAULT '',       -- DOMAIN 6.3: KTP, NIK without KTP, unknown, none ...
    marital_status INTEGER NOT NULL DEFAULT 0,     -- Dukcapil code; 0 not known
    occupation     TEXT NOT NULL DEFAULT '',
    phone          TEXT NOT NULL DEFAULT '',
    dwelling       TEXT NOT NULL DEFAULT 'rt' CHECK (dwelling IN ('rt', 'unsettled', 'outside')),
    rt             TEXT NOT NULL DEFAULT '',       -- three digits where dwelling is 'rt'
    address        TEXT NOT NULL DEFAULT '',
    kampung        TEXT NOT NULL DEFAULT '',
    note           TEXT NOT NULL DEFAULT '',
    life           TEXT NOT NULL DEFAULT 'here' CHECK (life IN ('here', 'moved', 'dead')),
    life_date      TEXT NOT NULL DEFAULT '',
    life_note      TEXT NOT NULL DEFAULT '',
    withdrawn      TEXT NOT NULL DEFAULT '',       -- reason why the record was taken back; empty otherwise
    erased         TEXT NOT NULL DEFAULT ''        -- why everything but sex, year and RT was erased for good
                   CHECK (erased IN ('', 'asked', 'guardian', 'over', 'unneeded', 'again')),
    name_key       TEXT NOT NULL,                  -- folded name, the order of every list
    search_key     TEXT NOT NULL,                  -- folded name, nickname, address, NIK, unfinished too; two spaces before each word
    nik_doubtful   INTEGER NOT NULL DEFAULT 0 CHECK (nik_doubtful IN (0, 1)),  -- unfinished, or does not fit the rest
    rev            INTEGER NOT NULL DEFAULT 0,
    changed_at     TEXT NOT NULL DEFAULT '',
    changed_by     BLOB
) STRICT;

-- The list opens and scrolls along an index: nothing is sorted, whatever the number of people.
CREATE INDEX person_list ON person (name_key, key) WHERE withdrawn = '' AND life = 'here';
CREATE INDEX person_list_rt ON person (rt, name_key, key) WHERE withdrawn = '' AND life = 'here';
CREATE INDEX person_all ON person (name_key, key) WHERE withdrawn = '';
CREATE INDEX person_all_rt ON person (rt, name_key, key) WHERE withdrawn = '';
-- The same by age and sex, which are asked of very many before the first is shown.
CREATE INDEX person_aged ON person (name_key, key, birth, sex, rt, life) WHERE withdrawn = '';
-- What a search narrows and sorts by: the wide rows are read only of those that are shown.
CREATE INDEX person_found ON person (key, life, rt, name_key) WHERE withdrawn = '';
-- Who is not here any more: nobody visits who died, and their cases are to be closed.
CREATE INDEX person_gone ON person (id, life) WHERE life <> 'here';
-- As narrow as can be: how many there are is counted along it.
CREATE INDEX person_count ON person (sex) WHERE withdrawn = '' AND life = 'here';
-- Of whom nothing was written for long.
CREATE INDEX person_review ON person (changed_at, key) WHERE withdrawn = '';
CREATE INDEX person_nik ON person (nik) WHERE nik <> '';
-- What is still to be completed of somebody.
CREATE INDEX person_nik_doubtful ON person (name_key, key) WHERE withdrawn = '' AND life = 'here' AND nik_doubtful = 1;
-- With all that is asked, so that nobody's record is read.
CREATE INDEX person_ageless ON person (name_key, key, id, birth, withdrawn, life)
    WHERE withdrawn = '' AND life = 'here' AND birth = '';
CREATE INDEX person_sexless ON person (name_key, key, id, sex, withdrawn, life)
    WHERE withdrawn = '' AND life = 'here' AND sex = '';
CREATE INDEX person_paperless ON person (name_key, key, id, nik, nik_unfinished, papers, withdrawn, life)
    WHERE withdrawn = '' AND life = 'here' AND nik = '' AND nik_unfinished = '' AND papers = '';
-- Who was erased: what there was about them is still counted in their RT.
CREATE INDEX person_erased ON person (rt, id) WHERE withdrawn = 'erased';

CREATE VIRTUAL TABLE person_search USING fts5 (
    search_key, content = 'person', content_rowid = 'key', tokenize = 'trigram', detail = 'full'
);
INSERT INTO person_search (person_search, rank) VALUES ('secure-delete', 1);

CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
    INSERT INTO person_search (rowid, search_key) VALUES (new.key, new.search_key);
END;
CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN
    INSERT INTO person_search (person_search, rowid, search_key) VALUES ('delete', old.key, old.search_key);
END;
CREATE TRIGGER person_search_update AFTER UPDATE OF search_key ON person
WHEN old.search_key <> new.search_key BEGIN
    INSERT INTO person_search (person_search, rowid, search_key) VALUES ('delete', old.key, old.search_key);
    INSERT INTO person_search (rowid, search_key) VALUES (new.key, new.search_key);
END;

-- The first letter and the first two letters of each word of a name, in the order of the names: a search of one or
-- two letters finds very many, of whom the first are shown.
CREATE TABLE person_initial (
    initial  TEXT NOT NULL,
    name_key TEXT NOT NULL,
    person   INTEGER NOT NULL REFERENCES person (key) ON DELETE CASCADE,
    PRIMARY KEY (initial, name_key, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_initial_person ON person_initial (person);

CREATE TABLE household (
    id         BLOB NOT NULL PRIMARY KEY,
    number     INTEGER NOT NULL UNIQUE,            -- own record number, shown as KL-0001
    kk         TEXT NOT NULL DEFAULT '',           -- No. KK, 16 digits or empty; an attribute, never a key
    kk_unfinished TEXT NOT NULL DEFAULT '',
    kk_doubtful INTEGER NOT NULL DEFAULT 0 CHECK (kk_doubtful IN (0, 1)),  -- unfinished, or cannot be
    rt         TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    kampung    TEXT NOT NULL DEFAULT '',
    note       TEXT NOT NULL DEFAULT '',
    withdrawn  TEXT NOT NULL DEFAULT '',
    name_key   TEXT NOT NULL DEFAULT '',           -- the head's folded name, the order of every list
    search_key TEXT NOT NULL DEFAULT '',           -- folded address and No. KK, unfinished too
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;

CREATE INDEX household_list ON household (name_key, number) WHERE withdrawn = '';
CREATE INDEX household_list_rt ON household (rt, name_key, number, id) WHERE withdrawn = '';
-- Where a family stands in that order.
CREATE INDEX household_place ON household (id, rt, name_key, number, withdrawn) WHERE withdrawn = '';
-- Who else lives at the same address.
CREATE INDEX household_address ON household (rt, address COLLATE NOCASE) WHERE withdrawn = '' AND address <> '';
CREATE INDEX household_kk ON household (kk) WHERE kk <> '';
-- Whose number is still to be completed or looked at.
CREATE INDEX household_kk_doubtful ON household (name_key, number) WHERE withdrawn = '' AND kk_doubtful = 1;

CREATE TABLE household_member (
    household_id BLOB NOT NULL REFERENCES household (id),
    person_id    BLOB NOT NULL UNIQUE REFERENCES person (id),  -- one family at a time
    relation     INTEGER NOT NULL,                 -- Dukcapil hubungan_keluarga; 1 is the head
    PRIMARY KEY (household_id, person_id)
) STRICT, WITHOUT ROWID;

-- A family has one head at most.
CREATE UNIQUE INDEX household_head ON household_member (household_id) WHERE relation = 1;

-- A family is listed under its head's name, also after the head's name was corrected.
CREATE TRIGGER household_head_in AFTER INSERT ON household_member WHEN new.relation = 1 BEGIN
    UPDATE household SET name_key = (SELECT name_key FROM person WHERE id = new.person_id)
    WHERE id = new.household_id;
END;
CREATE TRIGGER household_head_out AFTER DELETE ON household_member WHEN old.relation = 1 BEGIN
    UPDATE household SET name_key = '' WHERE id = old.household_id;
END;
CREATE TRIGGER household_head_renamed AFTER UPDATE OF name_key ON person WHEN old.name_key <> new.name_key BEGIN
    UPDATE household SET name_key = new.name_key
    WHERE id = (SELECT household_id FROM household_member WHERE person_id = new.id AND relation = 1);
END;
