package app

import (
	"context"
	"encoding/json"

	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/store"
)

// DraftView is a drafted decision as screens and terminal show it.
type DraftView struct {
	ID        int64           `json:"draft"`
	Act       string          `json:"act"`
	RegNo     string          `json:"reg_no,omitempty"`
	CaseNo    string          `json:"case_no,omitempty"`
	Name      string          `json:"name"` // of the applicant
	Ground    edition.Ground  `json:"-"`    // of the edition in force now; empty where the act has none
	GroundID  string          `json:"ground,omitempty"`
	Facts     string          `json:"facts,omitempty"`
	Data      json.RawMessage `json:"data"`
	Reason    string          `json:"reason,omitempty"`
	By        string          `json:"drafted_by"`
	ByID      int64           `json:"-"`
	At        int64           `json:"drafted_at"`
	State     string          `json:"state"` // draft, signed, dropped
	Decision  int64           `json:"decision,omitempty"`
	Note      string          `json:"note,omitempty"` // why it was dropped
	Household int64           `json:"-"`
	Item      *ItemPlace      `json:"item,omitempty"` // where the commission has it; nil where it has not
}

// ItemPlace is where on an agenda something stands, and what the commission did with it.
type ItemPlace struct {
	Meeting int64  `json:"meeting"`
	At      int64  `json:"at"` // of the meeting, as planned
	N       int    `json:"n"`
	State   string `json:"state"`             // of the item
	Minutes string `json:"minutes,omitempty"` // their number, once the meeting is closed
}

// Held tells whether the commission has something before it still: nobody else decides on it meanwhile.
func (p *ItemPlace) Held() bool {
	return p != nil && (p.State == ItemOpen || p.State == ItemDecided || p.State == ItemLost || p.State == ItemPostponed)
}

// DraftedDecisions are the drafts in a state ("draft", "signed", "dropped", "" for all), the oldest first.
func (o *Office) DraftedDecisions(ctx context.Context, state string) (views []DraftView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.DraftDecisions(ctx, state)
		if err != nil {
			return err
		}
		views, err = o.draftViews(ctx, v, rows)
		return err
	})
	return views, err
}

func (o *Office) draftViews(ctx context.Context, v *store.View, rows []store.DraftDecision) ([]DraftView, error) {
	ed, err := o.inForce(ctx, v, edition.Queue, dateOf(o.Now()))
	if err != nil {
		return nil, err
	}
	names, err := namesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	views := []DraftView{}
	var households []int64
	for _, r := range rows {
		d := DraftView{ID: r.ID, Act: r.Act, Data: json.RawMessage(r.Data), Reason: r.Reason, By: names[r.DraftedBy], ByID: r.DraftedBy,
			At: r.DraftedAt, State: r.State, Decision: r.Decision, Note: r.Note}
		var said struct {
			RegNo  string `json:"reg_no"`
			CaseNo string `json:"case_no"`
			Ground string `json:"ground"`
			Facts  string `json:"facts"`
		}
		if err := json.Unmarshal(d.Data, &said); err != nil {
			return nil, err
		}
		d.RegNo, d.CaseNo, d.GroundID, d.Facts = said.RegNo, said.CaseNo, said.Ground, said.Facts
		if ed != nil {
			d.Ground, _ = ed.Ground(said.Ground)
		}
		switch {
		case r.Entry != 0:
			e, err := v.Entry(ctx, r.Entry)
			if err != nil {
				return nil, err
			}
			d.Household = e.Household
		case r.CaseID != 0:
			c, err := v.Case(ctx, r.CaseID)
			if err != nil {
				return nil, err
			}
			d.Household = c.Household
		}
		if d.Item, err = itemPlace(ctx, v, v.ItemOfDraft, r.ID); err != nil {
			return nil, err
		}
		households = append(households, d.Household)
		views = append(views, d)
	}
	applicants, err := v.Applicants(ctx, households)
	for i := range views {
		views[i].Name = applicants[views[i].Household]
	}
	return views, err
}

// itemPlace is where the last item about something stands; nil when it was on no agenda.
func itemPlace(ctx context.Context, v *store.View, last func(context.Context, int64) (*store.Item, error), of int64) (*ItemPlace, error) {
	x, err := last(ctx, of)
	if err != nil || x == nil {
		return nil, err
	}
	m, err := v.Meeting(ctx, x.Meeting)
	if err != nil || m == nil {
		return nil, err
	}
	return &ItemPlace{Meeting: m.ID, At: m.At, N: int(x.N), State: x.State, Minutes: m.Number}, nil
}

// Effect is what a decision would do to the places of everybody, told before it is signed.
type Effect struct {
	Come, Leave   int // entries that come into the queue, or leave it
	Back, Forward int // that go back, or come forward, in the whole queue
	Within        int // whose place changes in their list only
	Stay          int // whose places do not change
	Moves         []queue.Move
}

// Effect previews a decision, or a draft of one, or the signing of drafts: its findings and who would move.
func (o *Office) Effect(ctx context.Context, who *Person, order Order) (Outcome, Effect, error) {
	out, moves, err := o.Preview(ctx, who, order)
	return out, effectOf(moves, o.current.Load().places.Len()), err
}

// effectOf sums up who moves of so many who stand in the queue.
func effectOf(moves []queue.Move, standing int) Effect {
	e := Effect{Moves: moves, Stay: standing}
	for _, m := range moves {
		switch {
		case m.Before.Overall == 0:
			e.Come++
			continue
		case m.After.Overall == 0:
			e.Leave++
		case m.Overall() > 0:
			e.Back++
		case m.Overall() < 0:
			e.Forward++
		default:
			e.Within++
		}
		e.Stay--
	}
	return e
}

// MovedRow is one entry a decision would move.
type MovedRow struct {
	QueueRow
	Move queue.Move
}

// MovedRows reads who the moves are about, a portion at a time. An entry that the plan would only create has no name yet.
func (o *Office) MovedRows(ctx context.Context, moves []queue.Move) (rows []MovedRow, err error) {
	line := o.current.Load()
	var ids []int64
	for _, m := range moves {
		if _, here := line.standing.Of(m.Entry); here {
			ids = append(ids, int64(m.Entry))
		}
	}
	found := map[int64]QueueRow{}
	err = o.st.Look(ctx, func(v *store.View) error {
		read, err := line.rows(ctx, v, ids)
		for _, r := range read {
			found[r.Entry] = r
		}
		return err
	})
	for _, m := range moves {
		rows = append(rows, MovedRow{found[int64(m.Entry)], m})
	}
	return rows, err
}
