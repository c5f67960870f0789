-- The way of a case: steps with terms, pauses, files, checks, appeals, surveys; who stands in for whom; journals kept by
-- hand; how numbers are spelled; production calendars of the office's own. case_file is made anew: its states are more.
CREATE TABLE case_file_new (
    id INTEGER PRIMARY KEY,
    case_no TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL, channel TEXT NOT NULL, channel_no TEXT NOT NULL,
    received_at INTEGER NOT NULL,           -- when it reached the office
    complete_at INTEGER NOT NULL,           -- when it came with all documents: the counting time
    due TEXT NOT NULL,                      -- yyyy-mm-dd by which the answer is due
    edition TEXT NOT NULL REFERENCES edition (sha256),
    list TEXT NOT NULL, grounds TEXT NOT NULL,
    documents TEXT NOT NULL, consents TEXT NOT NULL,        -- JSON
    representative TEXT NOT NULL,           -- JSON; a name in cases of the first schema
    household INTEGER NOT NULL REFERENCES household (id),
    state TEXT NOT NULL CHECK (state IN ('registered', 'enrolled', 'granted', 'refused', 'returned', 'withdrawn', 'annulled')),
    registered_by INTEGER NOT NULL REFERENCES person (id),
    rev INTEGER NOT NULL,
    channel_at INTEGER NOT NULL DEFAULT 0,  -- when the channel itself received it, 0 when it registers nothing
    courier TEXT NOT NULL DEFAULT '',       -- who brought it from the channel, and by which list
    signature TEXT NOT NULL DEFAULT '',     -- JSON: how the electronic signature was checked
    executor INTEGER NOT NULL DEFAULT 0,    -- person, 0 until named
    branch TEXT NOT NULL DEFAULT ''         -- of the way: '' or 'incomplete'
) STRICT;
INSERT INTO case_file_new SELECT id, case_no, service, channel, channel_no, received_at, complete_at, due, edition, list,
    grounds, documents, consents, representative, household, state, registered_by, rev, 0, '', '', 0, '' FROM case_file;
DROP TABLE case_file;
ALTER TABLE case_file_new RENAME TO case_file;
CREATE INDEX case_state ON case_file (state, id);
CREATE INDEX case_household ON case_file (household);
CREATE INDEX case_service ON case_file (service, id);
CREATE INDEX case_due ON case_file (state, due);
CREATE INDEX case_executor ON case_file (executor, state) WHERE executor <> 0;
CREATE TRIGGER case_kept BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'append-only'); END;

ALTER TABLE office ADD COLUMN timetable TEXT NOT NULL DEFAULT '';
ALTER TABLE household ADD COLUMN email TEXT NOT NULL DEFAULT '';
ALTER TABLE member ADD COLUMN joined TEXT NOT NULL DEFAULT '';       -- yyyy-mm-dd
ALTER TABLE member ADD COLUMN left_on TEXT NOT NULL DEFAULT '';      -- yyyy-mm-dd
ALTER TABLE member ADD COLUMN consent TEXT NOT NULL DEFAULT '';      -- day of the consent to checks
ALTER TABLE member ADD COLUMN no_iin TEXT NOT NULL DEFAULT '';       -- why there is no ИИН
ALTER TABLE member ADD COLUMN guardian TEXT NOT NULL DEFAULT '';     -- who acts for a minor
ALTER TABLE paper ADD COLUMN line INTEGER NOT NULL DEFAULT 0;        -- line of a journal it is about, 0 for none

CREATE TABLE case_step (                    -- one passage of a case through one step
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id), n INTEGER NOT NULL,
    step TEXT NOT NULL, kind TEXT NOT NULL, role TEXT NOT NULL,
    begun_at INTEGER NOT NULL, due_at INTEGER NOT NULL,     -- due_at: 0 where the step has no term
    done_at INTEGER NOT NULL,               -- 0 while it is open
    person INTEGER NOT NULL, stands_for INTEGER NOT NULL,   -- who did it, and for whom as a deputy; 0 for nobody
    outcome TEXT NOT NULL, data TEXT NOT NULL,              -- data: JSON
    note TEXT NOT NULL, rev INTEGER NOT NULL,
    UNIQUE (case_id, n)
) STRICT;
CREATE INDEX step_open ON case_step (kind, case_id) WHERE done_at = 0;

CREATE TABLE pause (                        -- the term stood still or grew
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind IN ('suspend', 'extend')), ground TEXT NOT NULL,
    from_at INTEGER NOT NULL, to_at INTEGER NOT NULL,       -- to_at: 0 while it stands still
    due TEXT NOT NULL,                      -- the day due before it
    n INTEGER NOT NULL, unit TEXT NOT NULL, -- length of an extension
    reason TEXT NOT NULL, person INTEGER NOT NULL REFERENCES person (id), rev INTEGER NOT NULL
) STRICT;
CREATE INDEX pause_case ON pause (case_id);

CREATE TABLE attachment (                   -- a scan in files/, under its sha256
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id), document TEXT NOT NULL,
    name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
    added_by INTEGER NOT NULL REFERENCES person (id), added_at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX attachment_case ON attachment (case_id);

CREATE TABLE state_check (                  -- a state information system was asked by hand
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id), member INTEGER NOT NULL, system TEXT NOT NULL,
    asked_at INTEGER NOT NULL, answered_at INTEGER NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('unknown', 'clear', 'found')), answer TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), rev INTEGER NOT NULL
) STRICT;
CREATE INDEX check_case ON state_check (case_id);

CREATE TABLE appeal (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind IN ('appeal', 'court', 'review')), filed_on TEXT NOT NULL, body TEXT NOT NULL,
    due TEXT NOT NULL, claim TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('', 'rejected', 'upheld', 'left')), decided_on TEXT NOT NULL,
    consequence TEXT NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX appeal_case ON appeal (case_id);

CREATE TABLE survey (                       -- what a citizen said of the service
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL UNIQUE REFERENCES case_file (id), answers TEXT NOT NULL,   -- JSON: question to answer
    at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX survey_at ON survey (at);

CREATE TABLE absence (                      -- somebody is away and somebody stands in
    id INTEGER PRIMARY KEY,
    person INTEGER NOT NULL REFERENCES person (id), deputy INTEGER NOT NULL REFERENCES person (id),
    from_on TEXT NOT NULL, to_on TEXT NOT NULL, order_no TEXT NOT NULL, ended INTEGER NOT NULL CHECK (ended IN (0, 1)),
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_line (                 -- a line of a journal that no other row carries
    id INTEGER PRIMARY KEY,
    journal TEXT NOT NULL, year INTEGER NOT NULL, n INTEGER NOT NULL, number TEXT NOT NULL,
    at INTEGER NOT NULL, person INTEGER NOT NULL REFERENCES person (id),
    case_id INTEGER REFERENCES case_file (id), data TEXT NOT NULL,      -- JSON: column to text
    rev INTEGER NOT NULL,
    UNIQUE (journal, year, n)
) STRICT;
CREATE INDEX line_at ON journal_line (journal, at);

CREATE TABLE annulment (                    -- what was recorded by mistake stays, and is marked
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('case', 'paper', 'line')), subject INTEGER NOT NULL,
    reason TEXT NOT NULL, person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL,
    UNIQUE (kind, subject)
) STRICT;

CREATE TABLE numerator (journal TEXT PRIMARY KEY, template TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TABLE calendar_year (year INTEGER PRIMARY KEY, data TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;

-- Outside acts and chain: who has a case open now.
CREATE TABLE case_open (
    case_id INTEGER NOT NULL, person INTEGER NOT NULL, since INTEGER NOT NULL, seen_at INTEGER NOT NULL,
    PRIMARY KEY (case_id, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX paper_issued ON paper (issued_at);
CREATE INDEX case_received ON case_file (received_at);
CREATE INDEX decision_case ON decision (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX decision_kind ON decision (kind, signed_at);

CREATE TRIGGER step_kept BEFORE DELETE ON case_step BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER pause_kept BEFORE DELETE ON pause BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER attachment_kept BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER check_kept BEFORE DELETE ON state_check BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER appeal_kept BEFORE DELETE ON appeal BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER line_kept BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER line_stays BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER annulment_stays BEFORE UPDATE ON annulment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER annulment_kept BEFORE DELETE ON annulment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
