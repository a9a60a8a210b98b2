-- "Tolong cek": a question about a record to a colleague, until somebody answers it.

-- The last four tables are made by later files; before these have run there is nothing to ask about.
CREATE TABLE flag (
    id              BLOB NOT NULL PRIMARY KEY,
    person_id       BLOB REFERENCES person (id),
    household_id    BLOB REFERENCES household (id),
    case_id         BLOB REFERENCES cases (id),
    assistance_id   BLOB REFERENCES assistance (id),
    partner_id      BLOB REFERENCES partner (id),
    referral_id     BLOB REFERENCES referral (id),
    distribution_id BLOB REFERENCES distribution (id),
    emergency_id    BLOB REFERENCES emergency (id),
    activity_id     BLOB REFERENCES activity (id),
    business_id     BLOB REFERENCES business (id),
    question        TEXT NOT NULL,
    asked_by        BLOB NOT NULL REFERENCES officer (id),
    asked_at        TEXT NOT NULL,                     -- UTC
    asked_of        BLOB REFERENCES officer (id),      -- nobody: whoever can
    answer          TEXT NOT NULL DEFAULT '',          -- may stay empty: it was looked at
    answered_by     BLOB REFERENCES officer (id),
    answered_at     TEXT NOT NULL DEFAULT '',          -- UTC; empty while it is open
    withdrawn       TEXT NOT NULL DEFAULT '',
    rev             INTEGER NOT NULL DEFAULT 0,
    changed_at      TEXT NOT NULL DEFAULT '',
    changed_by      BLOB,
    CHECK ((person_id IS NOT NULL) + (household_id IS NOT NULL) + (case_id IS NOT NULL)
           + (assistance_id IS NOT NULL) + (partner_id IS NOT NULL) + (referral_id IS NOT NULL)
           + (distribution_id IS NOT NULL) + (emergency_id IS NOT NULL) + (activity_id IS NOT NULL)
           + (business_id IS NOT NULL) = 1)
) STRICT;

CREATE INDEX flag_open ON flag (id DESC) WHERE withdrawn = '' AND answered_at = '';
CREATE INDEX flag_answered ON flag (asked_by, answered_at DESC) WHERE withdrawn = '' AND answered_at <> '';
CREATE INDEX flag_person ON flag (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX flag_household ON flag (household_id, id DESC) WHERE household_id IS NOT NULL;
CREATE INDEX flag_case ON flag (case_id, id DESC) WHERE case_id IS NOT NULL;
CREATE INDEX flag_assistance ON flag (assistance_id, id DESC) WHERE assistance_id IS NOT NULL;
CREATE INDEX flag_partner ON flag (partner_id, id DESC) WHERE partner_id IS NOT NULL;
CREATE INDEX flag_referral ON flag (referral_id, id DESC) WHERE referral_id IS NOT NULL;
CREATE INDEX flag_distribution ON flag (distribution_id, id DESC) WHERE distribution_id IS NOT NULL;
CREATE INDEX flag_emergency ON flag (emergency_id, id DESC) WHERE emergency_id IS NOT NULL;
CREATE INDEX flag_activity ON flag (activity_id, id DESC) WHERE activity_id IS NOT NULL;
CREATE INDEX flag_business ON flag (business_id, id DESC) WHERE business_id IS NOT NULL;
