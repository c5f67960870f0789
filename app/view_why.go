package app

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// WhyView is why one entry stands above another: the parts of the order side by side, the first difference marked, with the
// decisions and clauses in force that day. Y is masked: it is somebody else.
type WhyView struct {
	AsOf  int64     `json:"as_of"`
	X     WhySide   `json:"x"`
	Y     WhySide   `json:"y"`
	Parts []WhyPart `json:"parts"`
	Above string    `json:"above"` // register number of the one that stands above; "" when they cannot be compared
}

// WhySide is one of the two.
type WhySide struct {
	RegNo  string `json:"reg_no"`
	Name   string `json:"name"`
	List   string `json:"list"`
	State  string `json:"state"` // "" before it came in
	Place  int    `json:"place"` // 0 when it stands nowhere that day
	InList int    `json:"place_in_list"`
}

// Marks of a part.
const (
	PartAlike   = "alike"
	PartDecides = "decides" // the first that differs
	PartBelow   = "below"   // not reached: a stronger part has decided
)

// WhyPart is one part of the order.
type WhyPart struct {
	Code     string       `json:"part"` // list, turn, counting, old-order, register-no
	Title    edition.Text `json:"title"`
	Rule     edition.Text `json:"rule,omitzero"` // the edition's own sentence
	Clause   edition.Text `json:"clause"`
	Verified bool         `json:"verified"`
	X        WhyValue     `json:"x"`
	Y        WhyValue     `json:"y"`
	Mark     string       `json:"mark"`
}

// WhyValue is what an entry has in a part, and the decision that made it so.
type WhyValue struct {
	Text   edition.Text `json:"value"`
	Number string       `json:"decision,omitempty"`
	Date   string       `json:"decided_on,omitempty"`
	Kind   string       `json:"event,omitempty"` // of the event: entered, counting-time-corrected …
	Ground edition.Text `json:"ground,omitzero"` // the decision rests on, with its clause
}

// Why compares two entries as of a moment (unix ms, 0 is now).
func (o *Office) Why(ctx context.Context, regNo, other string, asOf int64) (view WhyView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		view, err = o.why(ctx, v, regNo, other, asOf)
		return err
	})
	return view, err
}

// why is Why for who holds the gate.
func (o *Office) why(ctx context.Context, v *store.View, regNo, other string, asOf int64) (view WhyView, err error) {
	x, err := v.EntryByRegNo(ctx, regNo)
	if err != nil {
		return view, err
	}
	y, err := v.EntryByRegNo(ctx, other)
	if err != nil {
		return view, err
	}
	for number, e := range map[string]*store.Entry{regNo: x, other: y} {
		if e == nil {
			return view, fault.New("G11", "paper.no-subject", "number", number)
		}
	}
	line, err := o.lineupAt(ctx, v, asOf, 0)
	if err != nil {
		return view, err
	}
	view.AsOf = cmp.Or(asOf, o.Now())
	ed, err := o.inForce(ctx, v, edition.Queue, dateOf(view.AsOf))
	if err != nil {
		return view, err
	}
	c, comparable := o.journal.Why(queue.EntryID(x.ID), queue.EntryID(y.ID), cmp.Or(asOf, always))
	applicants, err := v.Applicants(ctx, []int64{x.Household, y.Household})
	if err != nil {
		return view, err
	}
	view.X = line.side(x, c.X, applicants[x.Household])
	view.Y = line.side(y, c.Y, Masked(applicants[y.Household], ByInitials))
	if !comparable {
		return view, nil
	}
	view.Above = view.X.RegNo
	if c.Above == queue.EntryID(y.ID) {
		view.Above = view.Y.RegNo
	}
	for _, part := range queue.Parts() {
		p := WhyPart{Code: edition.OrderParts[part], Title: spoken(part.Key())}
		if said, ok := ed.Service(edition.Queue).OrderPart(p.Code); ok {
			p.Rule, p.Clause, p.Verified = said.Text, said.Cite, said.Verified
		}
		switch {
		case part == c.First:
			p.Mark = PartDecides
		case part < c.First:
			p.Mark = PartAlike
		default:
			p.Mark = PartBelow
		}
		if p.X, err = o.whyValue(ctx, v, ed, c.X, x, part); err != nil {
			return view, err
		}
		if p.Y, err = o.whyValue(ctx, v, ed, c.Y, y, part); err != nil {
			return view, err
		}
		view.Parts = append(view.Parts, p)
	}
	return view, nil
}

func (l *lineup) side(e *store.Entry, c queue.Compared, name string) WhySide {
	place, _ := l.places.Of(queue.EntryID(e.ID))
	s := WhySide{RegNo: e.RegNo, Name: name, List: c.List, Place: place.Overall, InList: place.InList}
	if _, known := l.standing.Of(queue.EntryID(e.ID)); known {
		s.State = c.State.String()
	}
	return s
}

// whyValue says what an entry has in a part of the order, and on which decision it rests.
func (o *Office) whyValue(ctx context.Context, v *store.View, ed *edition.Edition, c queue.Compared, e *store.Entry, part queue.Part) (w WhyValue, err error) {
	switch part {
	case queue.ByList:
		w.Text = same(c.List)
		if l, ok := ed.List(c.List); ok {
			w.Text = l.Label()
		}
	case queue.ByTurn:
		w.Text = spoken("queue.turn." + cmp.Or(c.Turn.String(), "in-turn"))
		for _, code := range strings.Fields(c.Grounds) {
			if g, ok := ed.Ground(code); ok && g.Turn != "" && g.Turn == c.Turn.String() {
				w.Text = joinTexts(w.Text, ": ", g.Text)
			}
		}
	case queue.ByCounting:
		w.Text = same(countedSince(c.Entry))
		if c.Mark != queue.Known {
			w.Text = joinTexts(w.Text, " · ", spoken(c.Mark.Key()))
		}
	case queue.ByOldOrder:
		w.Text = same("—")
		if c.OldOrder > 0 {
			w.Text = same(fmt.Sprint(c.OldOrder))
		}
	default:
		w.Text = same(e.RegNo)
	}
	sources := c.Sources[part]
	if len(sources) == 0 {
		return w, nil
	}
	last := sources[len(sources)-1]
	d, err := v.Decision(ctx, last.Decision)
	if err != nil || d == nil {
		return w, err
	}
	w.Number, w.Date, w.Kind = d.Number, d.Date, last.Kind.String()
	if last.Kind == queue.TakenOver && cmp.Or(e.OldDecision, e.OldDecisionText) != "" { // what it rested on in the old list
		w.Number, w.Date = cmp.Or(e.OldDecision, e.OldDecisionText), e.OldDecisionDate
	}
	g, err := o.groundOf(ctx, v, *d)
	if g.Code != "" {
		w.Ground = joinTexts(joinTexts(g.Text, " (", g.Cite), "", same(")"))
	}
	return w, err
}

func same(s string) edition.Text { return edition.Text{KK: s, RU: s, EN: s} }

// spoken is a message in all three languages.
func spoken(key string, args ...any) edition.Text {
	return edition.Text{KK: locales.KK.T(key, args...), RU: locales.RU.T(key, args...), EN: locales.EN.T(key, args...)}
}

func joinTexts(a edition.Text, by string, b edition.Text) edition.Text {
	return edition.Text{KK: a.KK + by + b.KK, RU: a.RU + by + b.RU, EN: a.In(locales.EN) + by + b.In(locales.EN)}
}
