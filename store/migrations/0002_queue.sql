-- Households, cases, entries, decisions, events, papers. No column holds a place: it is computed from the events.
CREATE TABLE household (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL, phone TEXT NOT NULL, dwelling TEXT NOT NULL, note TEXT NOT NULL,
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
    id INTEGER PRIMARY KEY,
    household INTEGER NOT NULL REFERENCES household (id),
    n INTEGER NOT NULL,                     -- 0 is the applicant
    name TEXT NOT NULL,
    iin TEXT NOT NULL, iin_state TEXT NOT NULL CHECK (iin_state IN ('confirmed', 'unconfirmed', 'missing')),
    born TEXT NOT NULL,                     -- yyyy-mm-dd or ''
    sex TEXT NOT NULL CHECK (sex IN ('', 'm', 'f')),
    relation TEXT NOT NULL,
    counted INTEGER NOT NULL CHECK (counted IN (0, 1)),
    rev INTEGER NOT NULL,
    UNIQUE (household, n)
) STRICT;
CREATE INDEX member_iin ON member (iin) WHERE iin <> '';

CREATE TABLE case_file (
    id INTEGER PRIMARY KEY,
    case_no TEXT NOT NULL UNIQUE,
    service TEXT NOT NULL, channel TEXT NOT NULL, channel_no TEXT NOT NULL,
    received_at INTEGER NOT NULL,           -- when it reached the office
    complete_at INTEGER NOT NULL,           -- when it came with all documents: the counting time
    due TEXT NOT NULL,                      -- yyyy-mm-dd by which the answer is due
    edition TEXT NOT NULL REFERENCES edition (sha256),
    list TEXT NOT NULL, grounds TEXT NOT NULL,
    documents TEXT NOT NULL, consents TEXT NOT NULL,        -- JSON
    representative TEXT NOT NULL,
    household INTEGER NOT NULL REFERENCES household (id),
    state TEXT NOT NULL CHECK (state IN ('registered', 'enrolled', 'refused')),
    registered_by INTEGER NOT NULL REFERENCES person (id),
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX case_state ON case_file (state, id);
CREATE INDEX case_household ON case_file (household);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL, effective_at INTEGER NOT NULL,
    case_id INTEGER REFERENCES case_file (id),
    ground TEXT NOT NULL, facts TEXT NOT NULL, hearing TEXT NOT NULL,
    note TEXT NOT NULL,                     -- the reason given where the act asked for one
    signer INTEGER NOT NULL REFERENCES person (id), signed_at INTEGER NOT NULL,
    order_no TEXT NOT NULL,                 -- the order by which the signer also registered the case, '' when two people did
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE batch (                        -- one old list taken over
    id INTEGER PRIMARY KEY,
    decision INTEGER NOT NULL REFERENCES decision (id),
    file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL, proof_sha256 TEXT NOT NULL,
    entries INTEGER NOT NULL, left_out INTEGER NOT NULL, taken_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,                 -- the sequence behind reg_no: permanent, never reused
    reg_no TEXT NOT NULL UNIQUE,
    household INTEGER NOT NULL REFERENCES household (id),
    case_id INTEGER REFERENCES case_file (id),
    batch INTEGER REFERENCES batch (id),
    old_no TEXT NOT NULL, old_decision TEXT NOT NULL, old_decision_date TEXT NOT NULL,
    old_decision_text TEXT NOT NULL,        -- number and date as the old list wrote them
    sheet TEXT NOT NULL, sheet_row INTEGER NOT NULL,        -- where it stood in the old list
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_household ON entry (household);
CREATE INDEX entry_case ON entry (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX entry_batch ON entry (batch) WHERE batch IS NOT NULL;

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, entry INTEGER NOT NULL,             -- entry is 0 for what touches a whole batch
    effective_at INTEGER NOT NULL, list TEXT NOT NULL,
    counting_at INTEGER NOT NULL, mark TEXT NOT NULL CHECK (mark IN ('', 'known', 'assumed', 'without')),
    old_order INTEGER NOT NULL, decision INTEGER NOT NULL REFERENCES decision (id),
    batch INTEGER NOT NULL, other INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX event_entry ON event (entry, seq);

CREATE TABLE paper (
    id INTEGER PRIMARY KEY,
    form TEXT NOT NULL, number TEXT NOT NULL, date TEXT NOT NULL,
    case_id INTEGER REFERENCES case_file (id), entry INTEGER REFERENCES entry (id),
    copy INTEGER NOT NULL, reason TEXT NOT NULL,
    snapshot TEXT NOT NULL, sha256 TEXT NOT NULL,           -- JSON it was printed from, and its sha256
    head TEXT NOT NULL,                     -- the chain's head when it was issued
    issued_by INTEGER NOT NULL REFERENCES person (id), issued_at INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    UNIQUE (form, number, copy)
) STRICT;
CREATE INDEX paper_case ON paper (case_id);

CREATE TABLE form_text (                    -- text of a form as it was printed, under its sha256
    sha256 TEXT PRIMARY KEY, form TEXT NOT NULL, lang TEXT NOT NULL, data TEXT NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE reading (                      -- personal data that left the program: lists exported
    id INTEGER PRIMARY KEY, what TEXT NOT NULL, rows_n INTEGER NOT NULL, sha256 TEXT NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE layout (                       -- columns of an old list, as the office mapped them
    name TEXT PRIMARY KEY, data TEXT NOT NULL, rev INTEGER NOT NULL
) STRICT;

-- Derived from households and entries, rebuilt at will, outside the chain.
CREATE TABLE find_token (
    token TEXT NOT NULL, household INTEGER NOT NULL, PRIMARY KEY (token, household)
) STRICT, WITHOUT ROWID;
CREATE TABLE find_name (
    household INTEGER PRIMARY KEY, sort_key BLOB NOT NULL
) STRICT;
CREATE INDEX find_name_order ON find_name (sort_key);

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_stays BEFORE UPDATE ON paper BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER paper_kept BEFORE DELETE ON paper BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER case_kept BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER member_kept BEFORE DELETE ON member BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER batch_stays BEFORE UPDATE ON batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER batch_kept BEFORE DELETE ON batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
