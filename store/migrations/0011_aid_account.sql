-- A recipient of housing assistance names another bank account: the last row of a case is where it is paid from then on.

CREATE TABLE aid_account (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    account TEXT NOT NULL, bank TEXT NOT NULL,
    stated_on TEXT NOT NULL,                -- day of the recipient's statement, yyyy-mm-dd
    why TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX aid_account_case ON aid_account (case_id, id);

CREATE TRIGGER aid_account_stays BEFORE UPDATE ON aid_account BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER aid_account_kept BEFORE DELETE ON aid_account BEGIN SELECT RAISE(ABORT, 'append-only'); END;
