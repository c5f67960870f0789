// Package app is what a housing department does: the acts, and the one gate through which everything that changes the
// office goes. It is the only package that opens a transaction.
package app

import (
	"context"
	cryptorand "crypto/rand"
	"encoding/binary"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// The rows a caller may see and hand in, by the names of the field.
type (
	OfficeData = store.Office // what the office says of itself
	Draft      = store.Draft  // a form somebody has not finished
	Login      = store.Person // somebody who may sign in
	Batch      = store.Batch  // an old list taken over
	Record     = store.Record // one act in the audit chain
	Copy       = store.Copy   // a verified backup
	Report     = store.Report // what Verify found
)

// Office is one department's open folder. Its methods may be called from several goroutines.
type Office struct {
	st      *store.Store
	now     func() time.Time
	random  io.Reader // of ids and salts
	station string

	gate    sync.Mutex // one act at a time; guards journal, homes and laws
	journal *queue.Journal
	homes   []home // of every entry, in order of EntryID
	laws    map[string]*edition.Edition

	current   atomic.Pointer[lineup]    // the queue as the window shows it
	reminders atomic.Pointer[Reminders] // as they were looked up last
}

// home ties an entry to its household.
type home struct{ entry, household int64 }

// always asks the journal for everything that is in it.
const always = math.MaxInt64

// lineup is the queue at one moment of the journal: immutable.
type lineup struct {
	seq      int64
	standing *queue.Standing
	places   *queue.Places
	homes    []home
	asOf     int64 // unix ms of an earlier moment, 0 for now
	then     bool  // of an earlier moment, or as it was known at one
}

// MemoryLimit is the heap, in bytes, above which a program on an office PC should collect harder: both programs set it.
const MemoryLimit = 320 << 20

// Option changes how an office is opened; the tests bring their own clock.
type Option func(*Office)

// At makes the office read its clock from now.
func At(now func() time.Time) Option { return func(o *Office) { o.now = now } }

// Repeatable makes ids, salts and the name of the station follow from seed: for the demo office, which comes out the
// same every time. Never for a real one.
func Repeatable(seed uint64) Option {
	return func(o *Office) {
		var key [32]byte
		binary.LittleEndian.PutUint64(key[:], seed)
		o.random, o.station = rand.NewChaCha8(key), "demo"
	}
}

// Open opens an office folder and loads its journal.
func Open(ctx context.Context, dir string, options ...Option) (*Office, error) {
	st, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	return load(ctx, st, options)
}

// Create makes a new office in dir; the act CreateOffice then gives it its name and first person.
func Create(ctx context.Context, dir string, options ...Option) (*Office, error) {
	st, err := store.Create(ctx, dir)
	if err != nil {
		return nil, err
	}
	return load(ctx, st, options)
}

func load(ctx context.Context, st *store.Store, options []Option) (*Office, error) {
	station, _ := os.Hostname()
	o := &Office{st: st, now: time.Now, random: cryptorand.Reader, station: station, journal: new(queue.Journal), laws: map[string]*edition.Edition{}}
	for _, option := range options {
		option(o)
	}
	if err := o.Refresh(ctx); err != nil {
		st.Close()
		return nil, err
	}
	return o, nil
}

// Close lets go of the folder.
func (o *Office) Close() error { return o.st.Close() }

// Dir is the office folder.
func (o *Office) Dir() string { return o.st.Dir() }

// Now is the office's clock in unix ms.
func (o *Office) Now() int64 { return o.now().UnixMilli() }

// Refresh catches up with what another program wrote to the same office.
func (o *Office) Refresh(ctx context.Context) error {
	o.gate.Lock()
	defer o.gate.Unlock()
	return o.st.Look(ctx, func(v *store.View) error { return o.catchUp(ctx, v) })
}

// catchUp extends the journal with the events behind its end. The gate is held.
func (o *Office) catchUp(ctx context.Context, v *store.View) error {
	was := o.journal.LastSeq()
	if err := o.readOn(ctx, v); err != nil || o.journal.LastSeq() == was && o.current.Load() != nil {
		return err
	}
	last := int64(0)
	if n := len(o.homes); n > 0 {
		last = o.homes[n-1].entry
	}
	entries, households, err := v.EntryHouseholds(ctx, last)
	if err != nil {
		return err
	}
	homes := o.homes
	for i := range entries {
		homes = append(homes, home{entries[i], households[i]})
	}
	o.homes = homes
	standing := o.journal.Standing(always)
	o.current.Store(&lineup{seq: o.journal.LastSeq(), standing: standing, places: standing.Places(), homes: homes})
	return nil
}

// eventsAtOnce is how many events are taken into the journal together: a million need not lie in memory twice.
const eventsAtOnce = 10_000

// readOn appends to the journal what the file holds behind its end.
func (o *Office) readOn(ctx context.Context, v *store.View) error {
	var events []queue.Event
	err := v.EventsAfter(ctx, o.journal.LastSeq(), func(e store.Event) error {
		q, err := readEvent(e)
		if err != nil {
			return err
		}
		if events = append(events, q); len(events) < eventsAtOnce {
			return nil
		}
		err = o.journal.Append(events...)
		events = events[:0]
		return err
	})
	if err == nil && len(events) > 0 {
		err = o.journal.Append(events...)
	}
	return err
}

// Info tells about the office; nil before CreateOffice ran.
func (o *Office) Info(ctx context.Context) (info *store.Office, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { info, err = v.Office(ctx); return err })
	return info, err
}

// Edition returns the office's queue edition in force.
func (o *Office) Edition(ctx context.Context) (ed *edition.Edition, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		ed, err = o.inForce(ctx, v, edition.Queue, dateOf(o.Now()))
		return err
	})
	return ed, err
}

func readEvent(e store.Event) (queue.Event, error) {
	kind, ok := queue.ParseKind(e.Kind)
	mark, known := queue.ParseMark(e.Mark)
	turn, valid := queue.ParseTurn(e.Turn)
	if !ok || !valid || !known && e.Mark != "" {
		return queue.Event{}, fault.New("C11", "store.fault.corrupt")
	}
	return queue.Event{Seq: e.Seq, Kind: kind, Entry: queue.EntryID(e.Entry), Effective: e.EffectiveAt, List: e.List,
		Counting: e.CountingAt, Mark: mark, OldOrder: int32(e.OldOrder), Decision: e.Decision, Batch: e.Batch,
		Other: queue.EntryID(e.Other), Rank: uint8(e.Rank), Turn: turn, Grounds: e.Grounds}, nil
}

func eventRow(e queue.Event) store.Event {
	mark := ""
	if e.Mark != 0 {
		mark = e.Mark.String()
	}
	return store.Event{Seq: e.Seq, Kind: e.Kind.String(), Entry: int64(e.Entry), EffectiveAt: e.Effective, List: e.List,
		CountingAt: e.Counting, Mark: mark, OldOrder: int64(e.OldOrder), Decision: e.Decision, Batch: e.Batch,
		Other: int64(e.Other), Rank: int64(e.Rank), Turn: e.Turn.String(), Grounds: e.Grounds}
}
