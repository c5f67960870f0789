-- What happens to a case of privatization beside its way: a transfer to the communal stock, a price, a way to pay, the tenant's
-- family in the tenant's stead, the registration of the title. The last row of a kind counts; earlier ones stay.
CREATE TABLE privatization_stage (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind IN ('transfer', 'price', 'choice', 'family', 'title')),
    data TEXT NOT NULL, reason TEXT NOT NULL,               -- data: JSON
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX privatization_stage_case ON privatization_stage (case_id, id);

-- Contracts of privatization and what was paid on them.
CREATE TABLE contract (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    number TEXT NOT NULL, date TEXT NOT NULL, sum INTEGER NOT NULL, -- tiyn
    people TEXT NOT NULL,                                   -- of the parties, folded: what they are looked up by
    data TEXT NOT NULL,                                     -- JSON: as it was agreed
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX contract_case ON contract (case_id, id);
CREATE INDEX contract_number ON contract (number);

CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    contract INTEGER NOT NULL REFERENCES contract (id),
    day TEXT NOT NULL, sum INTEGER NOT NULL, document TEXT NOT NULL, reason TEXT NOT NULL,      -- sum: tiyn
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX payment_contract ON payment (contract, id);

CREATE TRIGGER privatization_stage_stays BEFORE UPDATE ON privatization_stage BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER privatization_stage_kept BEFORE DELETE ON privatization_stage BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER contract_stays BEFORE UPDATE ON contract BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER contract_kept BEFORE DELETE ON contract BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payment_stays BEFORE UPDATE ON payment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'append-only'); END;
