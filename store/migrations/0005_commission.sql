-- The housing commission: who sits in it, its meetings, and what was decided on each item. What was decided becomes a
-- decision when the head signs it.
CREATE TABLE commission (                   -- by an order; it holds until the next one's first day
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL, date TEXT NOT NULL, from_on TEXT NOT NULL,        -- from_on: first day
    members TEXT NOT NULL, note TEXT NOT NULL,                              -- members: JSON, a seat each
    person INTEGER NOT NULL REFERENCES person (id), at INTEGER NOT NULL, rev INTEGER NOT NULL
) STRICT;

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL, at INTEGER NOT NULL, venue TEXT NOT NULL, note TEXT NOT NULL,       -- at: as it was planned
    commission INTEGER NOT NULL REFERENCES commission (id),
    edition TEXT NOT NULL REFERENCES edition (sha256),      -- whose rules it follows
    state TEXT NOT NULL CHECK (state IN ('planned', 'sitting', 'closed', 'called-off')),
    present TEXT NOT NULL,                  -- JSON: who is there now
    presiding INTEGER NOT NULL,             -- seat elected to preside, 0 for the usual one
    began_at INTEGER NOT NULL, ended_at INTEGER NOT NULL,
    number TEXT NOT NULL, date TEXT NOT NULL,               -- of the minutes; '' until closed
    planned_by INTEGER NOT NULL REFERENCES person (id), closed_by INTEGER NOT NULL, closed_at INTEGER NOT NULL,
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX meeting_state ON meeting (state, at);
CREATE INDEX meeting_closed ON meeting (closed_at) WHERE closed_at <> 0;

CREATE TABLE meeting_item (
    id INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting (id), n INTEGER NOT NULL,   -- n: on the agenda, 0 for one dropped from it
    kind TEXT NOT NULL,
    case_id INTEGER NOT NULL, entry INTEGER NOT NULL, draft INTEGER NOT NULL,       -- it is about; 0 for none
    question_kk TEXT NOT NULL, question_ru TEXT NOT NULL,   -- where it is about a question in words
    note TEXT NOT NULL, reporter TEXT NOT NULL,
    added TEXT NOT NULL,                    -- JSON: the vote by which it came on the agenda during the sitting
    heard TEXT NOT NULL, spoke TEXT NOT NULL,               -- spoke: JSON
    motion TEXT NOT NULL, ground TEXT NOT NULL, facts TEXT NOT NULL, hearing TEXT NOT NULL,
    decided_kk TEXT NOT NULL, decided_ru TEXT NOT NULL,     -- in the commission's own words
    ballot TEXT NOT NULL, result TEXT NOT NULL,             -- ballot: JSON
    state TEXT NOT NULL CHECK (state IN ('open', 'decided', 'lost', 'postponed', 'taken-off', 'sent-back', 'signed', 'dropped')),
    decision INTEGER NOT NULL,              -- it became, 0 until signed
    returned TEXT NOT NULL,                 -- why the head sent it back
    rev INTEGER NOT NULL
) STRICT;
CREATE INDEX item_meeting ON meeting_item (meeting, n);
CREATE INDEX item_case ON meeting_item (case_id, id) WHERE case_id <> 0;
CREATE INDEX item_draft ON meeting_item (draft, id) WHERE draft <> 0;
CREATE INDEX item_entry ON meeting_item (entry, id) WHERE entry <> 0;
CREATE INDEX item_decision ON meeting_item (decision) WHERE decision <> 0;

ALTER TABLE paper ADD COLUMN item INTEGER NOT NULL DEFAULT 0;           -- of an agenda it is about
ALTER TABLE paper ADD COLUMN meeting INTEGER NOT NULL DEFAULT 0;        -- it is about, as a whole
CREATE INDEX paper_item ON paper (item) WHERE item <> 0;
CREATE INDEX paper_meeting ON paper (meeting) WHERE meeting <> 0;

CREATE TRIGGER commission_stays BEFORE UPDATE ON commission BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER commission_kept BEFORE DELETE ON commission BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER meeting_kept BEFORE DELETE ON meeting BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER item_kept BEFORE DELETE ON meeting_item BEGIN SELECT RAISE(ABORT, 'append-only'); END;

-- After its end a meeting stays as it is; of an item only what became of its decision is still told.
CREATE TRIGGER meeting_stays BEFORE UPDATE ON meeting WHEN OLD.state IN ('closed', 'called-off')
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER item_stays BEFORE UPDATE ON meeting_item
WHEN (SELECT state FROM meeting WHERE id = OLD.meeting) IN ('closed', 'called-off') AND (NEW.meeting <> OLD.meeting OR NEW.n <> OLD.n
    OR NEW.kind <> OLD.kind OR NEW.case_id <> OLD.case_id OR NEW.entry <> OLD.entry OR NEW.draft <> OLD.draft
    OR NEW.question_kk <> OLD.question_kk OR NEW.question_ru <> OLD.question_ru OR NEW.note <> OLD.note OR NEW.reporter <> OLD.reporter
    OR NEW.added <> OLD.added OR NEW.heard <> OLD.heard OR NEW.spoke <> OLD.spoke OR NEW.motion <> OLD.motion
    OR NEW.ground <> OLD.ground OR NEW.facts <> OLD.facts OR NEW.hearing <> OLD.hearing
    OR NEW.decided_kk <> OLD.decided_kk OR NEW.decided_ru <> OLD.decided_ru OR NEW.ballot <> OLD.ballot OR NEW.result <> OLD.result)
BEGIN SELECT RAISE(ABORT, 'append-only'); END;
