-- The office, its people, and the tables every act writes: numbers, the audit chain.
CREATE TABLE office (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name_kk TEXT NOT NULL, name_ru TEXT NOT NULL,
    bin TEXT NOT NULL, district_kk TEXT NOT NULL, district_ru TEXT NOT NULL,
    kato TEXT NOT NULL, prefix TEXT NOT NULL,
    address_kk TEXT NOT NULL, address_ru TEXT NOT NULL, phone TEXT NOT NULL,
    head_post_kk TEXT NOT NULL, head_post_ru TEXT NOT NULL, head_name TEXT NOT NULL,
    edition TEXT NOT NULL,                  -- sha256 of the office's queue edition in force
    sole_order TEXT NOT NULL,               -- order by which one person holds several roles, '' when none
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    roles TEXT NOT NULL,                    -- codes separated by spaces
    password TEXT NOT NULL,                 -- Argon2id, PHC string
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    rev INTEGER NOT NULL
) STRICT;

CREATE TABLE counter (                      -- every number of ours comes from here
    name TEXT PRIMARY KEY,
    n INTEGER NOT NULL CHECK (n >= 0),
    rev INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE edition (
    sha256 TEXT PRIMARY KEY, code TEXT NOT NULL, data TEXT NOT NULL,
    adopted_at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

-- One record per act; lines name each row it changed. hash = sha256 over the record before it, this record and its lines.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL, clock TEXT NOT NULL,    -- clock: '' or 'behind' (the PC's clock stood before the last record)
    person INTEGER NOT NULL, station TEXT NOT NULL,
    act TEXT NOT NULL, act_id TEXT NOT NULL UNIQUE, format INTEGER NOT NULL,
    content TEXT NOT NULL,                       -- sha256 of the act's data
    reason TEXT NOT NULL, outcome TEXT NOT NULL, -- outcome: JSON, given again when the act is repeated
    lines INTEGER NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_line (
    seq INTEGER NOT NULL REFERENCES audit (seq) DEFERRABLE INITIALLY DEFERRED, n INTEGER NOT NULL,
    tbl TEXT NOT NULL, key TEXT NOT NULL, rev INTEGER NOT NULL, sha256 BLOB NOT NULL,
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

-- Old and new state of a changed row, outside the hash: retention rules may blot it out.
CREATE TABLE audit_value (
    seq INTEGER NOT NULL, n INTEGER NOT NULL, was TEXT, became TEXT,
    PRIMARY KEY (seq, n)
) STRICT, WITHOUT ROWID;

-- Outside acts and chain.
CREATE TABLE draft (
    id TEXT PRIMARY KEY, person INTEGER NOT NULL, form TEXT NOT NULL, data TEXT NOT NULL, saved_at INTEGER NOT NULL
) STRICT;
CREATE TABLE view_setting (
    person INTEGER NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (person, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE sign_in (
    login TEXT PRIMARY KEY, failures INTEGER NOT NULL, last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE backup_log (
    id INTEGER PRIMARY KEY, at INTEGER NOT NULL, place TEXT NOT NULL, head TEXT NOT NULL,
    seq INTEGER NOT NULL, bytes INTEGER NOT NULL, why TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_line_stays BEFORE UPDATE ON audit_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER audit_line_kept BEFORE DELETE ON audit_line BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER counter_only_up BEFORE UPDATE ON counter WHEN new.n < old.n BEGIN SELECT RAISE(ABORT, 'counter'); END;
CREATE TRIGGER counter_kept BEFORE DELETE ON counter BEGIN SELECT RAISE(ABORT, 'append-only'); END;
