package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"iter"
	"log/slog"
	"maps"
	"slices"

	"github.com/google/uuid"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/app/workdays"
	"kezek/store"
)

// Act is one thing a person does that changes the office: a small struct that serialises to JSON.
type Act interface {
	// Name is the stable code of the act.
	Name() string
	// check says everything that is wrong or worth telling, not only the first thing.
	check(ctx context.Context, s *scene) (fault.Findings, error)
	// plan lays out in s the rows and events the act would write and returns its outcome. It changes nothing.
	plan(ctx context.Context, s *scene) (outcome any, err error)
}

// Order is an act with what its caller adds. The same ID again returns the recorded outcome.
type Order struct {
	ID     string // UUIDv7; made here when ""
	Act    Act
	Reason string // where a finding needs one
}

// Outcome is what an act did.
type Outcome struct {
	ActID    string          `json:"act_id"`
	Seq      int64           `json:"seq"`  // its record in the chain
	Hash     string          `json:"hash"` // and that record's hash: the chain's head
	Result   json.RawMessage `json:"result"`
	Findings fault.Findings  `json:"findings,omitempty"`
	Repeated bool            `json:"repeated,omitempty"` // it had been carried out before
}

// Read decodes the act's own result.
func (o Outcome) Read(into any) error { return json.Unmarshal(o.Result, into) }

const actFormat = 1

// Do carries out an act, whole or not at all: authorise, check, plan, then write, audit and commit in one transaction.
// Refused acts come back as fault.Findings or as a *fault.Fault.
func (o *Office) Do(ctx context.Context, who *Person, order Order) (Outcome, error) {
	if order.ID == "" {
		id, err := o.newID()
		if err != nil {
			return Outcome{}, err
		}
		order.ID = id
	}
	var err error
	if order.Act, err = prepared(ctx, o, who, order.Act); err != nil {
		return Outcome{}, err
	}
	data, err := json.Marshal(order.Act)
	if err != nil {
		return Outcome{}, err
	}
	sum := sha256.Sum256(data)
	content := hex.EncodeToString(sum[:])
	o.gate.Lock()
	defer o.gate.Unlock()
	for {
		s, outcome, err := o.planned(ctx, who, order, content)
		if err != nil || outcome.Repeated {
			return outcome, err
		}
		if err := ctx.Err(); err != nil {
			return Outcome{}, err
		}
		if s.backup != "" {
			progressOf(ctx).step("takeover.step.backup")
			if _, err := o.Backup(ctx, o.Backups(), s.backup); err != nil {
				return Outcome{}, err
			}
		}
		progressOf(ctx).step("app.step.write")
		record := store.Record{At: s.now, Station: o.station, Act: order.Act.Name(), ActID: order.ID, Format: actFormat,
			Content: content, Reason: order.Reason, Outcome: string(outcome.Result)}
		if who != nil {
			record.Person = who.ID
		}
		record, err = o.st.Write(ctx, s.v.Head, record, s.changes(), s.allFinds(), progressOf(ctx).written)
		if errors.Is(err, store.ErrMoved) {
			continue
		}
		if err != nil {
			return Outcome{}, err
		}
		outcome.Seq, outcome.Hash = record.Seq, record.Hash
		// The act is committed: what follows may not make it look undone. The next act catches up again.
		if err := o.st.Look(context.WithoutCancel(ctx), func(v *store.View) error {
			return o.catchUp(context.WithoutCancel(ctx), v)
		}); err != nil {
			slog.Error("catching up after an act", "act", order.Act.Name(), "err", err)
		}
		return outcome, nil
	}
}

// newID makes a UUIDv7 by the office's clock.
func (o *Office) newID() (string, error) {
	id, err := uuid.NewRandomFromReader(o.random)
	ms := uint64(o.Now())
	for i := range 6 {
		id[i] = byte(ms >> (40 - 8*i))
	}
	id[6] = id[6]&0x0f | 0x70
	return id.String(), err
}

// Preview plans an act and writes nothing: who would move, what it would say. It takes no write lock and needs only
// the right to prepare the act.
func (o *Office) Preview(ctx context.Context, who *Person, order Order) (outcome Outcome, moves []queue.Move, err error) {
	if order.Act, err = prepared(ctx, o, who, order.Act); err != nil {
		return outcome, nil, err
	}
	o.gate.Lock()
	defer o.gate.Unlock()
	order.ID = ""
	s, outcome, err := o.planned(ctx, who, order, "")
	if err != nil || len(s.events) == 0 {
		return outcome, nil, err
	}
	after, err := o.journal.With(s.events...)
	if err != nil {
		return outcome, nil, err
	}
	now := o.current.Load().places
	return outcome, queue.Moves(now, after.Standing(always).PlacesAfter(now)), nil
}

// prepared does an act's long reading, before the gate.
func prepared(ctx context.Context, o *Office, who *Person, act Act) (Act, error) {
	switch a := act.(type) {
	case TakeOverList:
		return a.prepared(ctx, o, who)
	case *TakeOverList:
		return a.prepared(ctx, o, who)
	case ImportHoldings:
		return a.prepared(ctx, o, who)
	case *ImportHoldings:
		return a.prepared(ctx, o, who)
	case AttachFile:
		return a.prepared(ctx, o, who)
	case *AttachFile:
		return a.prepared(ctx, o, who)
	}
	return act, nil
}

// planned does everything before the transaction on one consistent view of the office.
func (o *Office) planned(ctx context.Context, who *Person, order Order, content string) (s *scene, outcome Outcome, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		if told, err := v.Told(ctx, order.ID); err != nil {
			return err
		} else if told != nil && order.ID != "" {
			if told.Content != content || told.Act != order.Act.Name() {
				return fault.New("G03", "app.fault.other-content", "act", order.ID)
			}
			outcome = Outcome{ActID: order.ID, Seq: told.Seq, Hash: told.Hash, Result: json.RawMessage(told.Outcome), Repeated: true}
			return nil
		}
		if err := o.catchUp(ctx, v); err != nil {
			return err
		}
		if s, err = o.scene(ctx, v, who, order); err != nil {
			return err
		}
		if err := authorise(s, order.Act); err != nil {
			return err
		}
		findings, err := order.Act.check(ctx, s)
		if err != nil {
			return err
		}
		if findings.Blocking(order.Reason != "") {
			return findings
		}
		result, err := order.Act.plan(ctx, s)
		if err != nil {
			return err
		}
		if len(s.events) > 0 {
			if _, err := o.journal.With(s.events...); err != nil {
				return err
			}
		}
		outcome = Outcome{ActID: order.ID, Findings: findings}
		outcome.Result, err = json.Marshal(result)
		return err
	})
	return s, outcome, err
}

// scene is what an act sees while it is checked and planned, and what it means to write.
type scene struct {
	v        *store.View
	who      *Person
	now      int64
	reason   string
	preview  bool                 // nothing will be written
	drafting bool                 // the decision is only drafted: it has no number and no day yet
	draft    *store.DraftDecision // the decision being signed was drafted as; nil for one nobody drafted
	item     *onItem              // of a commission's agenda whose decision is drafted or signed; nil for none
	backup   string               // why a verified backup is made before the write; "" for none
	office   *store.Office        // nil before the office is created
	edition  *edition.Edition
	cal      *workdays.Calendar
	o        *Office

	ahead *planned // what papers of this very act may read of its plan; nil until it was looked ahead
	after *lineup  // and the queue after it

	counters map[string]*counted
	rows     []store.Change
	bulk     []iter.Seq[store.Change] // rows too many to hold
	events   []queue.Event
	finds    []store.Find
	findBulk iter.Seq[store.Find]
}

type counted struct{ was, becomes store.Counter }

func (o *Office) scene(ctx context.Context, v *store.View, who *Person, order Order) (*scene, error) {
	s := &scene{v: v, who: who, now: o.Now(), reason: order.Reason, preview: order.ID == "", o: o, counters: map[string]*counted{}}
	var err error
	if s.office, err = v.Office(ctx); err != nil || s.office == nil {
		return s, err
	}
	if s.who, err = o.standIn(ctx, v, who, s.now); err != nil {
		return s, err
	}
	if s.cal, err = o.calendar(ctx, v, s.office); err != nil {
		return s, err
	}
	s.edition, err = o.inForce(ctx, v, edition.Queue, dateOf(s.now))
	return s, err
}

// next takes the next number of a counter.
func (s *scene) next(ctx context.Context, name string) (int64, error) {
	first, err := s.take(ctx, name, 1)
	return first, err
}

// take takes n numbers of a counter and returns the first.
func (s *scene) take(ctx context.Context, name string, n int64) (first int64, err error) {
	c, ok := s.counters[name]
	if !ok {
		row, err := s.v.Counter(ctx, name)
		if err != nil {
			return 0, err
		}
		c = &counted{was: row, becomes: row}
		s.counters[name] = c
	}
	first = c.becomes.N + 1
	c.becomes.N += n
	return first, nil
}

func (s *scene) insert(row any)      { s.rows = append(s.rows, store.Change{New: row}) }
func (s *scene) update(old, new any) { s.rows = append(s.rows, store.Change{Old: old, New: new}) }

// happen adds an event to the journal of the plan.
func (s *scene) happen(ctx context.Context, e queue.Event) error {
	seq, err := s.next(ctx, store.CountEvent)
	if err != nil {
		return err
	}
	e.Seq = seq
	s.events = append(s.events, e)
	return nil
}

func (s *scene) allFinds() iter.Seq[store.Find] {
	if s.findBulk != nil {
		return s.findBulk
	}
	return slices.Values(s.finds)
}

// changes gives all rows in the order their references ask for: decisions and households before what names them.
func (s *scene) changes() iter.Seq[store.Change] {
	return func(yield func(store.Change) bool) {
		for _, name := range slices.Sorted(maps.Keys(s.counters)) {
			c := s.counters[name]
			change := store.Change{Old: &c.was, New: &c.becomes}
			if c.was.Rev == 0 {
				change.Old = nil
			}
			if !yield(change) {
				return
			}
		}
		for _, c := range s.rows {
			if !yield(c) {
				return
			}
		}
		for _, b := range s.bulk {
			for c := range b {
				if !yield(c) {
					return
				}
			}
		}
		for _, e := range s.events {
			row := eventRow(e)
			if !yield(store.Change{New: &row}) {
				return
			}
		}
	}
}
