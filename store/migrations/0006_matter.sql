-- What a case is about beyond what all cases share, by its service. The last row of a case counts; earlier ones stay.
CREATE TABLE matter (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    data TEXT NOT NULL,                     -- JSON
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX matter_case ON matter (case_id, id);

CREATE TRIGGER matter_stays BEFORE UPDATE ON matter BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER matter_kept BEFORE DELETE ON matter BEGIN SELECT RAISE(ABORT, 'append-only'); END;
