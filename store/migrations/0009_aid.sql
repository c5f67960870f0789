-- Housing assistance: awards and their changes, payment lists, the district's own norms and tariffs.

-- What the district's own decisions set: rows, tariffs, manners. A later one stands instead of an earlier one from its first day on.
CREATE TABLE aid_rule (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('row', 'tariff', 'manner')), code TEXT NOT NULL,
    from_on TEXT NOT NULL, to_on TEXT NOT NULL, data TEXT NOT NULL, -- JSON
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE aid_sheet (                    -- a calculation, with copies of all it rests on
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    data TEXT NOT NULL,                     -- JSON
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX aid_sheet_case ON aid_sheet (case_id, id);

CREATE TABLE aid_award (                    -- the last row of a case is the award as it stands
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind IN ('granted', 'recalculated', 'stopped')),
    sheet INTEGER NOT NULL REFERENCES aid_sheet (id),
    decision INTEGER NOT NULL REFERENCES decision (id),
    last_month TEXT NOT NULL, bank TEXT NOT NULL, data TEXT NOT NULL, -- JSON
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX aid_award_case ON aid_award (case_id, id);
CREATE INDEX aid_award_at ON aid_award (at);

CREATE TABLE aid_result (                   -- of the state's own system, entered beside ours
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    award INTEGER NOT NULL,                 -- it was compared with, 0 while there was none
    data TEXT NOT NULL, note TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX aid_result_case ON aid_result (case_id, id);

CREATE TABLE aid_list (                     -- for payment
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL, from_month TEXT NOT NULL, to_month TEXT NOT NULL, bank TEXT NOT NULL,
    recipients INTEGER NOT NULL, sum INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE aid_payment (                  -- one month of one award in a list; several rows make one line n of it
    id INTEGER PRIMARY KEY,
    list INTEGER NOT NULL REFERENCES aid_list (id), n INTEGER NOT NULL,
    case_id INTEGER NOT NULL REFERENCES case_file (id), award INTEGER NOT NULL REFERENCES aid_award (id),
    month TEXT NOT NULL, due INTEGER NOT NULL, sum INTEGER NOT NULL, -- tiyn; below nothing where too much was paid before
    name TEXT NOT NULL, iin TEXT NOT NULL, account TEXT NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX aid_payment_list ON aid_payment (list, n);
CREATE INDEX aid_payment_case ON aid_payment (case_id, month);

CREATE TABLE provider (                     -- of a service, where that is not the office itself; the last row of a service counts
    id INTEGER PRIMARY KEY,
    service TEXT NOT NULL, data TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TRIGGER aid_rule_stays BEFORE UPDATE ON aid_rule BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_rule_kept BEFORE DELETE ON aid_rule BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_sheet_stays BEFORE UPDATE ON aid_sheet BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_sheet_kept BEFORE DELETE ON aid_sheet BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_award_stays BEFORE UPDATE ON aid_award BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_award_kept BEFORE DELETE ON aid_award BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_result_stays BEFORE UPDATE ON aid_result BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_result_kept BEFORE DELETE ON aid_result BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_list_stays BEFORE UPDATE ON aid_list BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_list_kept BEFORE DELETE ON aid_list BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_payment_stays BEFORE UPDATE ON aid_payment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_payment_kept BEFORE DELETE ON aid_payment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER provider_stays BEFORE UPDATE ON provider BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER provider_kept BEFORE DELETE ON provider BEGIN SELECT RAISE(ABORT, 'append-only'); END;
