-- What moves the queue: drafts of decisions, the way to a removal, looks at those who wait, lists made public.
ALTER TABLE event ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;          -- of the list, by the edition
ALTER TABLE event ADD COLUMN turn TEXT NOT NULL DEFAULT '';            -- '', first-right, out-of-turn
ALTER TABLE event ADD COLUMN grounds TEXT NOT NULL DEFAULT '';         -- codes of the edition, separated by spaces
ALTER TABLE decision ADD COLUMN edition TEXT NOT NULL DEFAULT '';      -- sha256 of the edition in force that day
ALTER TABLE decision ADD COLUMN draft INTEGER NOT NULL DEFAULT 0;      -- it was drafted as
ALTER TABLE decision ADD COLUMN settled TEXT NOT NULL DEFAULT '';      -- JSON: what it decided
CREATE INDEX event_decision ON event (decision);
CREATE INDEX event_other ON event (other, seq) WHERE other <> 0;
CREATE INDEX member_born ON member (born) WHERE born <> '';

-- A decision signed without a number is given one once, when the chancery has it; nothing else of it ever changes.
DROP TRIGGER decision_stays;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN OLD.number <> '' OR NEW.number = '' OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.date <> OLD.date
    OR NEW.effective_at <> OLD.effective_at OR NEW.case_id IS NOT OLD.case_id OR NEW.ground <> OLD.ground OR NEW.facts <> OLD.facts
    OR NEW.hearing <> OLD.hearing OR NEW.note <> OLD.note OR NEW.signer <> OLD.signer OR NEW.signed_at <> OLD.signed_at
    OR NEW.order_no <> OLD.order_no OR NEW.edition <> OLD.edition OR NEW.draft <> OLD.draft OR NEW.settled <> OLD.settled
BEGIN SELECT RAISE(ABORT, 'append-only'); END;

CREATE TABLE draft_decision (               -- a decision somebody prepared; it moves nothing until it is signed
    id INTEGER PRIMARY KEY,
    act TEXT NOT NULL, data TEXT NOT NULL,  -- data: the act as JSON, without number and date
    entry INTEGER NOT NULL, case_id INTEGER NOT NULL,       -- it is about; 0 for none
    reason TEXT NOT NULL,
    drafted_by INTEGER NOT NULL REFERENCES person (id), drafted_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'dropped')),
    decision INTEGER NOT NULL,              -- it became, 0 while it is none
    note TEXT NOT NULL,                     -- why it was dropped
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_state ON draft_decision (state, id);
CREATE INDEX draft_entry ON draft_decision (entry);

CREATE TABLE removal_warning (              -- somebody was told that they may be removed, and why
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id), ground TEXT NOT NULL, facts TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL,
    sent_on TEXT NOT NULL, way TEXT NOT NULL,               -- hand, post, courier, cabinet
    state TEXT NOT NULL CHECK (state IN ('sent', 'delivered', 'undelivered', 'withdrawn', 'used')),
    delivered_on TEXT NOT NULL, proof TEXT NOT NULL,        -- proof: what shows the delivery, or that there was none
    objection_due TEXT NOT NULL,            -- last day for an objection, '' until delivered
    objection TEXT NOT NULL, objection_on TEXT NOT NULL, answer TEXT NOT NULL,     -- what was said against it, and the answer
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX warning_entry ON removal_warning (entry);

CREATE TABLE entry_look (                   -- somebody looked whether an entry is still right
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id),
    looked_on TEXT NOT NULL, result TEXT NOT NULL, note TEXT NOT NULL,
    phone INTEGER NOT NULL CHECK (phone IN (0, 1)),         -- the telephone was confirmed
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;
CREATE INDEX look_entry ON entry_look (entry, looked_on);

CREATE TABLE publication (                  -- a list made public
    id INTEGER PRIMARY KEY,
    profile TEXT NOT NULL, list TEXT NOT NULL, as_of INTEGER NOT NULL, format TEXT NOT NULL,
    rows_n INTEGER NOT NULL, rare INTEGER NOT NULL,         -- rare: rows by which somebody might be known
    sha256 TEXT NOT NULL, file_name TEXT NOT NULL,
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TRIGGER draft_kept BEFORE DELETE ON draft_decision BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER warning_kept BEFORE DELETE ON removal_warning BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER look_stays BEFORE UPDATE ON entry_look BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER look_kept BEFORE DELETE ON entry_look BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER publication_stays BEFORE UPDATE ON publication BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER publication_kept BEFORE DELETE ON publication BEGIN SELECT RAISE(ABORT, 'append-only'); END;
