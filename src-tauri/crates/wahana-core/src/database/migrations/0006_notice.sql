-- Why what is known of a resident may be kept, how they were told, and until when: one for each resident.

CREATE TABLE notice (
    id                BLOB NOT NULL PRIMARY KEY,
    person_id         BLOB NOT NULL UNIQUE REFERENCES person (id),
    ground            TEXT NOT NULL DEFAULT ''     -- UU 27/2022, art. 20(2); empty where nobody has said
                      CHECK (ground IN ('', 'consent', 'contract', 'law', 'vital', 'public', 'interest')),
    told_on           TEXT NOT NULL DEFAULT '',    -- local date on which it was explained
    told_by           BLOB REFERENCES officer (id),
    way               TEXT NOT NULL DEFAULT '' CHECK (way IN ('', 'spoken', 'written')),
    guardian          TEXT NOT NULL DEFAULT '',    -- who heard it and agreed for them
    guardian_relation TEXT NOT NULL DEFAULT '',
    ended_on          TEXT NOT NULL DEFAULT '',    -- when consent was taken back; empty while it holds
    kept_until        TEXT NOT NULL DEFAULT '',    -- looked at again on that day, because the head kept it with a reason
    kept_reason       TEXT NOT NULL DEFAULT '',
    withdrawn         TEXT NOT NULL DEFAULT '',
    rev               INTEGER NOT NULL DEFAULT 0,
    changed_at        TEXT NOT NULL DEFAULT '',
    changed_by        BLOB
) STRICT;
