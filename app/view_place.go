package app

import (
	"context"
	"strings"

	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// PlaceView is where an entry stands as of a moment.
type PlaceView struct {
	RegNo       string `json:"reg_no"`
	AsOf        int64  `json:"as_of"`              // unix ms
	KnownOn     int64  `json:"known_on,omitempty"` // as it was known then; 0 as it is known now
	State       string `json:"state"`              // "" before it came in
	List        string `json:"list"`
	CountingAt  int64  `json:"counting_at,omitempty"`
	Mark        string `json:"mark,omitempty"`
	Turn        string `json:"turn,omitempty"`
	Overall     int    `json:"place"` // 0 when it stands nowhere
	Of          int    `json:"of"`
	InList      int    `json:"place_in_list"`
	OfList      int    `json:"of_list"`
	Ready       int    `json:"ready"` // among all who can be served now; 0 when it cannot
	OfReady     int    `json:"of_ready"`
	ReadyInList int    `json:"ready_in_list"`
	OfReadyList int    `json:"of_ready_in_list"`
}

// lineupAt is the queue as of a moment and, where knownOn is not 0, as it was known then (both unix ms, 0 is now). The gate
// is held.
func (o *Office) lineupAt(ctx context.Context, v *store.View, asOf, knownOn int64) (*lineup, error) {
	now := o.current.Load()
	if asOf == 0 && knownOn == 0 {
		return now, nil
	}
	at := asOf
	if at == 0 {
		at = always
	}
	last := o.journal.LastSeq()
	if knownOn != 0 {
		var err error
		if last, err = v.LastEventKnown(ctx, knownOn); err != nil {
			return nil, err
		}
	}
	standing := o.journal.StandingKnown(at, last)
	return &lineup{seq: last, standing: standing, places: standing.Places(), homes: o.homes, asOf: asOf, then: true}, nil
}

// PlaceAt tells where an entry stands, or stood, and among how many (unix ms; 0 is now).
func (o *Office) PlaceAt(ctx context.Context, regNo string, asOf, knownOn int64) (view PlaceView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		e, err := v.EntryByRegNo(ctx, regNo)
		if err != nil {
			return err
		}
		if e == nil {
			return fault.New("G11", "paper.no-subject", "number", regNo)
		}
		line, err := o.lineupAt(ctx, v, asOf, knownOn)
		if err != nil {
			return err
		}
		view = line.placeOf(e)
		view.AsOf, view.KnownOn = asOf, knownOn
		if asOf == 0 {
			view.AsOf = o.Now()
		}
		return nil
	})
	return view, err
}

func (l *lineup) placeOf(e *store.Entry) PlaceView {
	id := queue.EntryID(e.ID)
	p := PlaceView{RegNo: e.RegNo}
	s, known := l.standing.Of(id)
	if !known {
		return p
	}
	p.State, p.List, p.CountingAt, p.Mark, p.Turn = s.State.String(), s.List, s.Counting, s.Mark.String(), s.Turn.String()
	place, _ := l.places.Of(id)
	p.Overall, p.InList = place.Overall, place.InList
	p.Ready, p.ReadyInList, _ = l.places.Ready(id)
	p.Of, p.OfList = l.places.Len(), l.ofList(s.List)
	p.OfReady, p.OfReadyList = l.places.ReadyCount(""), l.places.ReadyCount(s.List)
	return p
}

// ofList is how many stand in a list.
func (l *lineup) ofList(list string) int {
	for _, c := range l.places.Lists() {
		if c.List == list {
			return c.Count
		}
	}
	return 0
}

// KnownAt is the moment (unix ms) of the record whose hash begins as a printed list or paper carries it: what the office knew
// then can be shown again.
func (o *Office) KnownAt(ctx context.Context, head string) (at int64, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		r, err := v.RecordByHash(ctx, strings.ToLower(strings.TrimSpace(head)))
		if err == nil && r == nil {
			err = fault.New("G15", "app.fault.no-head", "head", head)
		}
		if r != nil {
			at = r.At
		}
		return err
	})
	return at, err
}
