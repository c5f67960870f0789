-- The office's own registers of who has what dwelling: leases, orders of the archive, privatized and rented dwellings. A row is
-- never changed: its end, its annulment and what stands in its place are rows of their own.
CREATE TABLE holding_batch (                -- a workbook of a register taken over
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL, file_name TEXT NOT NULL, file_sha256 TEXT NOT NULL,
    rows_n INTEGER NOT NULL, left_out INTEGER NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE holding (                      -- one dwelling held by people
    id INTEGER PRIMARY KEY,
    register TEXT NOT NULL CHECK (register IN ('leases', 'orders', 'privatized', 'rented')),
    number TEXT NOT NULL, date TEXT NOT NULL,               -- of the agreement, order or contract
    people TEXT NOT NULL,                   -- JSON: name, ИИН, birth date, part, day they left
    address TEXT NOT NULL,
    area INTEGER NOT NULL, useful INTEGER NOT NULL,         -- cm²
    rooms INTEGER NOT NULL, basis TEXT NOT NULL,
    from_on TEXT NOT NULL, to_on TEXT NOT NULL, note TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL,
    batch INTEGER NOT NULL, sheet TEXT NOT NULL, sheet_row INTEGER NOT NULL,        -- where it was read; 0 and '' when typed
    case_id INTEGER NOT NULL,               -- whose contract it is, 0 for none
    corrects INTEGER NOT NULL,              -- the row it stands in place of, 0 for none
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX holding_register ON holding (register, id);
CREATE INDEX holding_batch_row ON holding (batch) WHERE batch <> 0;
CREATE INDEX holding_corrects ON holding (corrects) WHERE corrects <> 0;

CREATE TABLE holding_end (                  -- people hold a dwelling no longer
    id INTEGER PRIMARY KEY,
    holding INTEGER NOT NULL UNIQUE REFERENCES holding (id),
    day TEXT NOT NULL,                      -- yyyy-mm-dd, '' where the old list does not say
    basis TEXT NOT NULL,
    batch INTEGER NOT NULL,                 -- the workbook that says so, 0 for what was typed
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE register_search (              -- the registers were looked through for the people of a case
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    asked TEXT NOT NULL, hits TEXT NOT NULL,                -- JSON: who and what address; what was found
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX search_case ON register_search (case_id, id);

CREATE TABLE hit_answer (                   -- somebody said whether a hit is the household's
    id INTEGER PRIMARY KEY,
    search INTEGER NOT NULL REFERENCES register_search (id), holding INTEGER NOT NULL REFERENCES holding (id),
    answer TEXT NOT NULL, reason TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX answer_search ON hit_answer (search, id);

-- Derived, outside the chain.
CREATE TABLE holding_token (
    token TEXT NOT NULL, holding INTEGER NOT NULL, PRIMARY KEY (token, holding)
) STRICT, WITHOUT ROWID;

-- By what law the office gives certificates of dwellings, where that is not the edition's act, and for how many days.
ALTER TABLE office ADD COLUMN certificate_kk TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN certificate_ru TEXT NOT NULL DEFAULT '';
ALTER TABLE office ADD COLUMN certificate_days INTEGER NOT NULL DEFAULT 0;

-- What may be annulled is the acts' own knowledge: it grows with the services.
CREATE TABLE annulment_new (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''), subject INTEGER NOT NULL,
    reason TEXT NOT NULL, person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL,
    UNIQUE (kind, subject)
) STRICT;
INSERT INTO annulment_new SELECT id, kind, subject, reason, person, at, rev FROM annulment;
DROP TABLE annulment;
ALTER TABLE annulment_new RENAME TO annulment;
CREATE TRIGGER annulment_stays BEFORE UPDATE ON annulment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER annulment_kept BEFORE DELETE ON annulment BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TRIGGER holding_batch_stays BEFORE UPDATE ON holding_batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER holding_batch_kept BEFORE DELETE ON holding_batch BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER holding_stays BEFORE UPDATE ON holding BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER holding_kept BEFORE DELETE ON holding BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER holding_end_stays BEFORE UPDATE ON holding_end BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER holding_end_kept BEFORE DELETE ON holding_end BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER search_stays BEFORE UPDATE ON register_search BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER search_kept BEFORE DELETE ON register_search BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER hit_answer_stays BEFORE UPDATE ON hit_answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER hit_answer_kept BEFORE DELETE ON hit_answer BEGIN SELECT RAISE(ABORT, 'append-only'); END;
