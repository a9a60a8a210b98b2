-- Filters that an officer saved under a name, for themselves. How one likes to look at a list is nobody's business: like
-- drafts they are not journalled.

CREATE TABLE saved_filter (
    id      BLOB NOT NULL PRIMARY KEY,
    officer BLOB NOT NULL REFERENCES officer (id),
    list    TEXT NOT NULL
            CHECK (list IN ('persons', 'households', 'cases', 'assistance', 'referrals', 'partners')),
    name    TEXT NOT NULL,
    payload TEXT NOT NULL,                         -- the list's own JSON: what it is narrowed to and what is searched
    UNIQUE (officer, list, name)
) STRICT;
