-- The supporting network, and what was referred to it.

CREATE TABLE partner (
    id         BLOB NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,                       -- code of reference::partners
    offers     TEXT NOT NULL DEFAULT '',            -- what one can come to them for
    phone      TEXT NOT NULL DEFAULT '',
    address    TEXT NOT NULL DEFAULT '',
    contact    TEXT NOT NULL DEFAULT '',            -- whom to ask for there
    note       TEXT NOT NULL DEFAULT '',
    active     INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    withdrawn  TEXT NOT NULL DEFAULT '',            -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB
) STRICT;
CREATE INDEX partner_list ON partner (name COLLATE NOCASE, id) WHERE withdrawn = '';
CREATE INDEX partner_kind ON partner (kind, name COLLATE NOCASE, id) WHERE withdrawn = '';

CREATE TABLE referral (
    id         BLOB NOT NULL PRIMARY KEY,
    year       INTEGER NOT NULL,
    serial     INTEGER NOT NULL,                    -- with the year: R-2026-0001
    case_id    BLOB NOT NULL REFERENCES cases (id),
    partner_id BLOB NOT NULL REFERENCES partner (id),
    sent_on    TEXT NOT NULL,                       -- local date
    answer_by  TEXT NOT NULL,                       -- local date on which an answer is expected at the latest
    request    TEXT NOT NULL DEFAULT '',            -- what is asked
    done       TEXT NOT NULL DEFAULT '',            -- what was done so far
    enclosures TEXT NOT NULL DEFAULT '',            -- in words
    shares     TEXT NOT NULL DEFAULT '',            -- which facts of whom the case is about go along: list of words
    state      TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'accepted', 'refused', 'done', 'no_answer')),
    outcome    TEXT NOT NULL DEFAULT '',            -- what came of it
    outcome_on TEXT NOT NULL DEFAULT '',            -- local date; empty while it waits
    news_by    TEXT NOT NULL DEFAULT '',            -- of one that was accepted: local date until when news is expected, or empty
    withdrawn  TEXT NOT NULL DEFAULT '',            -- reason why it was taken back; empty otherwise
    rev        INTEGER NOT NULL DEFAULT 0,
    changed_at TEXT NOT NULL DEFAULT '',
    changed_by BLOB,
    UNIQUE (year, serial),
    CHECK ((state = 'waiting') = (outcome_on = ''))
) STRICT;
-- The list's order, what an answer or news is expected of, and what a case or a partner has.
CREATE INDEX referral_list ON referral (sent_on DESC, id DESC, case_id) WHERE withdrawn = '';
CREATE INDEX referral_awaited ON referral (iif(state = 'waiting', answer_by, news_by), id, case_id)
    WHERE withdrawn = '' AND (state = 'waiting' OR (state = 'accepted' AND news_by <> ''));
CREATE INDEX referral_case ON referral (case_id, sent_on DESC, id DESC);
CREATE INDEX referral_partner ON referral (partner_id, sent_on DESC, id DESC, case_id);
