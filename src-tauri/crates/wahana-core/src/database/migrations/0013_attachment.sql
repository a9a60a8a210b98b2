-- Attachments: photos of houses, letters. The picture itself lies in a file of its own beside the database, encrypted
-- under a key that is here and nowhere else.

CREATE TABLE attachment (
    id           BLOB NOT NULL PRIMARY KEY,
    person_id    BLOB REFERENCES person (id),
    household_id BLOB REFERENCES household (id),
    case_id      BLOB REFERENCES cases (id),
    shows        TEXT NOT NULL,                     -- house, letter, other
    description  TEXT NOT NULL DEFAULT '',
    taken_on     TEXT NOT NULL DEFAULT '',          -- of the photo, or the letter's own date
    added_by     BLOB REFERENCES officer (id),
    added_at     TEXT NOT NULL DEFAULT '',          -- UTC
    file         TEXT NOT NULL DEFAULT '',          -- SHA-256 of the encrypted file, its name; empty once it is erased
    file_key     TEXT NOT NULL DEFAULT '',          -- age identity
    bytes        INTEGER NOT NULL DEFAULT 0,        -- of the encrypted file
    width        INTEGER NOT NULL DEFAULT 0,        -- pixels
    height       INTEGER NOT NULL DEFAULT 0,
    withdrawn    TEXT NOT NULL DEFAULT '',
    rev          INTEGER NOT NULL DEFAULT 0,
    changed_at   TEXT NOT NULL DEFAULT '',
    changed_by   BLOB,
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) + (case_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX attachment_person ON attachment (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX attachment_household ON attachment (household_id, id DESC) WHERE household_id IS NOT NULL;
CREATE INDEX attachment_case ON attachment (case_id, id DESC) WHERE case_id IS NOT NULL;
CREATE INDEX attachment_file ON attachment (file) WHERE file <> '';
