package app

import (
	"context"
	"iter"
	"math"
	"path/filepath"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// TakeOverList takes an old list over into the queue: a decision of its own, resting on the proof that the order is kept.
// All or nothing.
type TakeOverList struct {
	File     string           `json:"file"`               // path of the workbook
	SHA256   string           `json:"sha256,omitempty"`   // of the file as it was answered; "" takes it as it is
	Mappings []legacy.Mapping `json:"mappings,omitempty"` // as found and saved when empty
	Answers  legacy.Answers   `json:"answers"`
	Signed

	list *OldList // read and answered
}

// TakenOver is what TakeOverList answers.
type TakenOver struct {
	Batch    int64  `json:"batch"`
	Entries  int    `json:"entries"`
	Removed  int    `json:"removed"` // struck through in the old list: taken over as removed
	LeftOut  int    `json:"left_out"`
	FirstReg string `json:"first_reg"`
	LastReg  string `json:"last_reg"`
	Ties     int    `json:"ties"`
	Assumed  int    `json:"assumed"`
	Without  int    `json:"without_time"`
	Moved    int    `json:"moved"` // pairs whose known times put them the other way round
}

func (TakeOverList) Name() string { return "take-over-list" }

// TakeOver carries out the act for a list that was read and answered here. A verified backup is made first.
func (o *Office) TakeOver(ctx context.Context, who *Person, l *OldList, d Signed) (Outcome, error) {
	return o.Do(ctx, who, Order{Act: takeOver(l, d)})
}

// PreviewTakeOver says what TakeOver would do and writes nothing.
func (o *Office) PreviewTakeOver(ctx context.Context, who *Person, l *OldList, d Signed) (TakenOver, error) {
	var taken TakenOver
	out, _, err := o.Preview(ctx, who, Order{Act: takeOver(l, d)})
	if err != nil {
		return taken, err
	}
	return taken, out.Read(&taken)
}

func takeOver(l *OldList, d Signed) TakeOverList {
	return TakeOverList{File: filepath.Base(l.Path), SHA256: l.SHA256, Mappings: l.Mappings, Answers: l.Answers(), Signed: d, list: l}
}

// prepared reads the list of the act, if nobody has read it yet: long, and before the gate.
func (a TakeOverList) prepared(ctx context.Context, o *Office, who *Person) (TakeOverList, error) {
	if !May(who, a.Name()) {
		return a, fault.New("G01", "app.fault.not-allowed")
	}
	if a.list != nil {
		return a, nil
	}
	l, err := o.OpenOldList(ctx, a.File, a.Mappings)
	if err == nil {
		err = l.take(a.SHA256, a.Answers)
	}
	a.list = l
	return a, err
}

func (a TakeOverList) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs := a.list.check(s.o.journal.LastSeq())
	return fs, a.Signed.check(ctx, s, &fs, 0)
}

func (a TakeOverList) plan(ctx context.Context, s *scene) (any, error) {
	progressOf(ctx).step("takeover.step.plan")
	s.backup = "import"
	decision, err := s.decide(ctx, a.Name(), a.Signed, nil)
	if err != nil {
		return nil, err
	}
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return nil, err
	}
	t := taking{entries: a.list.Reading.Entries(), decision: decision, now: s.now, prefix: s, rank: ed.RankOf}
	if err := t.number(ctx, s); err != nil {
		return nil, err
	}
	if err := t.happen(ctx, s); err != nil {
		return nil, err
	}
	after, err := s.o.journal.With(s.events...)
	if err != nil {
		return nil, err
	}
	places := after.Standing(always).Places()
	proof := legacy.Prove(a.list.Reading, t.entries, t.rank, func(i int) (int, int) {
		p, _ := places.Of(queue.EntryID(t.entry + int64(i)))
		return p.Overall, p.InList
	})
	if proof.Broken > 0 {
		return nil, fault.New("L12", "takeover.fault.order", "count", proof.Broken)
	}
	batch := store.Batch{ID: t.batch, Decision: decision.ID, FileName: filepath.Base(a.File), FileSHA256: a.list.SHA256,
		Entries: int64(len(t.entries)), LeftOut: int64(len(proof.LeftOut)), TakenAt: s.now}
	if !s.preview {
		if err := s.keepList(a.list, t.entries, proof, &batch); err != nil {
			return nil, err
		}
	}
	s.insert(&batch)
	s.bulk = append(s.bulk, t.rows())
	s.findBulk = t.finds()
	last := t.entry + int64(len(t.entries)) - 1
	return TakenOver{Batch: t.batch, Entries: len(t.entries), Removed: proof.Removed, LeftOut: len(proof.LeftOut),
		FirstReg: s.regNo(t.entry), LastReg: s.regNo(last), Ties: len(proof.Ties), Assumed: len(proof.Assumed),
		Without: len(proof.Timeless), Moved: proof.Inverted}, nil
}

// taking lays out the rows of a whole list; entry, household and member are the first numbers it takes.
type taking struct {
	entries                         []legacy.Entry
	decision                        *store.Decision
	batch, entry, household, member int64
	now                             int64
	prefix                          *scene
	rank                            func(list string) int // by the edition of the decision's day
}

func (t *taking) number(ctx context.Context, s *scene) (err error) {
	members := int64(0)
	for i := range t.entries {
		members += 1 + int64(len(t.entries[i].Family))
	}
	n := int64(len(t.entries))
	for _, c := range []struct {
		name string
		n    int64
		into *int64
	}{{store.CountBatch, 1, &t.batch}, {store.CountEntry, n, &t.entry}, {store.CountHousehold, n, &t.household}, {store.CountMember, members, &t.member}} {
		if *c.into, err = s.take(ctx, c.name, c.n); err != nil {
			return err
		}
	}
	return nil
}

// happen lets every entry come in, and those the old list struck through leave again.
func (t *taking) happen(ctx context.Context, s *scene) error {
	for i := range t.entries {
		e := &t.entries[i]
		id := queue.EntryID(t.entry + int64(i))
		in := queue.Event{Kind: queue.TakenOver, Entry: id, Effective: t.decision.EffectiveAt, List: e.List, Rank: uint8(t.rank(e.List)), Counting: e.CountingAt,
			Mark: marks[e.Time], OldOrder: int32(min(e.OldOrder, math.MaxInt32)), Decision: t.decision.ID, Batch: t.batch}
		if err := s.happen(ctx, in); err != nil {
			return err
		}
		if e.State != legacy.Removed {
			continue
		}
		out := queue.Event{Kind: queue.Removed, Entry: id, Effective: t.decision.EffectiveAt, Decision: t.decision.ID, Batch: t.batch}
		if err := s.happen(ctx, out); err != nil {
			return err
		}
	}
	return nil
}

var marks = map[legacy.TimeMark]queue.Mark{legacy.KnownTime: queue.Known, legacy.Assumed: queue.Assumed, legacy.None: queue.Without}

// rows are made while they are written: a hundred thousand families need not lie in memory twice.
func (t *taking) rows() iter.Seq[store.Change] {
	return func(yield func(store.Change) bool) {
		member := t.member
		for i := range t.entries {
			e := &t.entries[i]
			home := t.household + int64(i)
			if !yield(store.Change{New: &store.Household{ID: home, Address: e.Address, Phone: e.Phone, Dwelling: e.Area, Note: noteOf(e)}}) {
				return
			}
			for n, m := range t.people(e) {
				row := store.Member{ID: member, Household: home, N: int64(n), Name: m.Name, IIN: m.IIN, IINState: iinState(m.IIN, t.now),
					Born: m.Born, Sex: m.Sex, Relation: m.Relation, Counted: true}
				member++
				if !yield(store.Change{New: &row}) {
					return
				}
			}
			id := t.entry + int64(i)
			row := store.Entry{ID: id, RegNo: t.prefix.regNo(id), Household: home, Batch: &t.batch, OldNo: e.OldNo, OldDecision: e.DecisionNo,
				OldDecisionDate: e.DecisionDate, OldDecisionText: e.DecisionText, Sheet: e.Sheet, SheetRow: int64(e.Row)}
			if !yield(store.Change{New: &row}) {
				return
			}
		}
	}
}

func (t *taking) finds() iter.Seq[store.Find] {
	return func(yield func(store.Find) bool) {
		for i := range t.entries {
			e := &t.entries[i]
			if !yield(findOf(t.household+int64(i), t.people(e), t.prefix.regNo(t.entry+int64(i)), e.OldNo)) {
				return
			}
		}
	}
}

// people are the applicant and the family as the old list has them.
func (t *taking) people(e *legacy.Entry) []casefile.Member {
	applicant := casefile.Member{Name: e.Name, IIN: e.IIN, Born: e.Birth}
	switch e.Sex {
	case iin.Male:
		applicant.Sex = "m"
	case iin.Female:
		applicant.Sex = "f"
	}
	people := []casefile.Member{applicant}
	for _, m := range e.Family {
		name := m.Name
		if name == "" {
			name = m.Text
		}
		people = append(people, casefile.Member{Name: locales.Clean(name), IIN: m.IIN, Born: fullDate(m.Birth), Relation: m.Relation})
	}
	return people
}

// fullDate drops a year that stands alone.
func fullDate(s string) string {
	if len(s) != len("2006-01-02") {
		return ""
	}
	return s
}

// noteOf keeps what the old list said and no column of ours holds.
func noteOf(e *legacy.Entry) string {
	note := e.Note
	if e.IINText != "" && e.IIN == "" {
		note = locales.Clean(note + " " + e.IINText)
	}
	return note
}
