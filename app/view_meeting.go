package app

import (
	"cmp"
	"context"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/reports/papers"
	"kezek/store"
)

// MeetingRow is a meeting as the list of meetings shows it.
type MeetingRow struct {
	ID       int64          `json:"meeting"`
	Kind     string         `json:"kind"`
	At       int64          `json:"at"`
	Venue    string         `json:"venue"`
	Note     string         `json:"note,omitempty"`
	State    string         `json:"state"`
	Number   string         `json:"number,omitempty"` // of the minutes
	Date     string         `json:"date,omitempty"`
	BeganAt  int64          `json:"began_at,omitempty"`
	EndedAt  int64          `json:"ended_at,omitempty"`
	Items    int            `json:"items"`
	States   map[string]int `json:"states"`   // how many items are in each state
	Unsigned int            `json:"unsigned"` // decided, and waiting for the head
}

// Meetings are all of the commission's, the latest first.
func (o *Office) Meetings(ctx context.Context) (rows []MeetingRow, err error) {
	rows = []MeetingRow{}
	err = o.st.Look(ctx, func(v *store.View) error {
		meetings, err := v.Meetings(ctx)
		if err != nil {
			return err
		}
		counts, err := v.ItemCounts(ctx)
		for _, m := range meetings {
			rows = append(rows, meetingRow(m, counts[m.ID]))
		}
		return err
	})
	return rows, err
}

func meetingRow(m store.Meeting, states map[string]int) MeetingRow {
	r := MeetingRow{ID: m.ID, Kind: m.Kind, At: m.At, Venue: m.Venue, Note: m.Note, State: m.State, Number: m.Number, Date: m.Date,
		BeganAt: m.BeganAt, EndedAt: m.EndedAt, States: states}
	for _, n := range states {
		r.Items += n
	}
	if m.State == MeetingClosed {
		r.Unsigned = states[ItemDecided]
	}
	return r
}

// CompositionView is who sits in the commission by an order.
type CompositionView struct {
	ID     int64             `json:"composition"`
	Number string            `json:"number"`
	Date   string            `json:"date"`
	From   string            `json:"from"`
	To     string            `json:"to,omitempty"` // first day of the next one, "" for the last
	Note   string            `json:"note,omitempty"`
	Seats  []commission.Seat `json:"seats"`
}

// Compositions are all that were ordered, the newest first.
func (o *Office) Compositions(ctx context.Context) (all []CompositionView, err error) {
	all = []CompositionView{}
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.Compositions(ctx)
		if err != nil {
			return err
		}
		to := ""
		for _, c := range rows {
			view, err := compositionView(&c)
			if err != nil {
				return err
			}
			view.To, to = to, c.From
			all = append(all, view)
		}
		return nil
	})
	return all, err
}

func compositionView(c *store.Composition) (CompositionView, error) {
	seats, err := seatsOf(c)
	return CompositionView{ID: c.ID, Number: c.Number, Date: c.Date, From: c.From, Note: c.Note, Seats: seats}, err
}

// MeetingView is one meeting with everything an open one shows.
type MeetingView struct {
	MeetingRow
	Edition     *edition.Edition        `json:"-"`
	Composition CompositionView         `json:"composition"`
	Present     []commission.Presence   `json:"present"`
	Presiding   int                     `json:"presiding"` // seat of who presides now, 0 for nobody
	Elected     bool                    `json:"elected"`   // to preside, not by post
	Quorum      commission.Quorum       `json:"-"`
	Agenda      []ItemView              `json:"agenda"`
	Papers      []PaperView             `json:"-"`
	Rule        *edition.CommissionRule `json:"-"`
}

// ItemView is one item of an agenda as it is shown.
type ItemView struct {
	ID       int64        `json:"item"`
	N        int          `json:"n"`
	Kind     string       `json:"kind"`
	State    string       `json:"state"`
	Question edition.Text `json:"question"`
	CaseNo   string       `json:"case_no,omitempty"`
	RegNo    string       `json:"reg_no,omitempty"`
	Name     string       `json:"name,omitempty"`
	Place    int          `json:"place,omitempty"` // in the queue now, 0 out of it
	InList   int          `json:"place_in_list,omitempty"`
	Due      string       `json:"due,omitempty"` // of the case's answer
	Note     string       `json:"note,omitempty"`
	Reporter string       `json:"reporter,omitempty"`
	Proposal string       `json:"proposal"`      // motion the executor proposes
	Act      string       `json:"act,omitempty"` // what the decision would be, or is
	Proposed edition.Text `json:"-"`             // the same in words
	Ground   edition.Text `json:"-"`
	Clause   edition.Text `json:"-"`
	Facts    string       `json:"facts,omitempty"`
	Dwelling *House       `json:"dwelling,omitempty"`
	Motions  []string     `json:"-"` // that may be put to the vote

	Heard     string            `json:"heard,omitempty"`
	Spoke     []Speech          `json:"spoke,omitempty"`
	Motion    string            `json:"motion,omitempty"`
	Refusal   string            `json:"refusal,omitempty"` // ground of a refusal: its code
	Why       string            `json:"why,omitempty"`
	Hearing   string            `json:"hearing,omitempty"`
	DecidedKK string            `json:"decided_kk,omitempty"`
	DecidedRU string            `json:"decided_ru,omitempty"`
	Decided   edition.Text      `json:"decided,omitzero"` // as minutes say it
	Ballot    commission.Ballot `json:"ballot"`
	Tally     commission.Tally  `json:"-"`
	Result    string            `json:"result,omitempty"`
	For       int               `json:"for"`
	Against   int               `json:"against"`
	Abstained int               `json:"abstained"`
	ByChair   bool              `json:"by_chair,omitempty"` // a tie, decided by who presided
	Added     bool              `json:"added,omitempty"`    // during the sitting
	Near      []commission.Near `json:"near,omitempty"`     // members who may have to recuse themselves
	Draft     int64             `json:"draft,omitempty"`
	Decision  int64             `json:"decision,omitempty"`
	Number    string            `json:"number,omitempty"` // of the decision
	Date      string            `json:"date,omitempty"`
	Returned  string            `json:"returned,omitempty"` // why the head sent it back
	Household int64             `json:"-"`
	Grounds   []edition.Ground  `json:"-"` // on which it may be refused
}

// Meeting shows one meeting.
func (o *Office) Meeting(ctx context.Context, id int64) (view MeetingView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		row, err := v.Meeting(ctx, id)
		if err != nil {
			return err
		}
		if row == nil {
			return fault.New("G11", "paper.no-subject", "number", id)
		}
		s, err := o.scene(ctx, v, nil, Order{})
		if err != nil {
			return err
		}
		m, err := o.sessionOf(ctx, v, row)
		if err != nil {
			return err
		}
		view, err = s.meetingView(ctx, m)
		return err
	})
	return view, err
}

func (s *scene) meetingView(ctx context.Context, m *session) (view MeetingView, err error) {
	c, err := s.v.Composition(ctx, m.row.Composition)
	if err != nil {
		return view, err
	}
	view = MeetingView{Edition: m.law, Rule: m.rule, Present: m.present, Quorum: m.quorum(), Agenda: []ItemView{},
		Presiding: cmp.Or(int(m.row.Presiding), commission.Presider(m.seats, m.present, nil)), Elected: m.row.Presiding != 0}
	if view.Composition, err = compositionView(c); err != nil {
		return view, err
	}
	states := map[string]int{}
	for i := range m.items {
		states[m.items[i].State]++
		item, err := s.itemView(ctx, &onItem{&m.items[i], m})
		if err != nil {
			return view, err
		}
		view.Agenda = append(view.Agenda, item)
	}
	view.MeetingRow = meetingRow(*m.row, states)
	issued, err := s.v.PapersOfMeeting(ctx, m.row.ID)
	view.Papers = paperViews(issued)
	return view, err
}

func (s *scene) itemView(ctx context.Context, x *onItem) (view ItemView, err error) {
	sub, err := s.itemSubject(ctx, x)
	if err != nil {
		return view, err
	}
	w, err := s.say(ctx, sub)
	if err != nil {
		return view, err
	}
	view = ItemView{ID: x.ID, N: int(x.N), Kind: x.Kind, State: x.State, Question: inWords(w.question),
		CaseNo: w.caseNo, RegNo: w.regNo, Name: w.about.RU, Place: sub.row.Place, InList: sub.row.PlaceInList, Note: x.Note, Reporter: x.Reporter, Motions: motions(x.Item), Heard: x.Heard, Motion: x.Motion,
		Refusal: x.Ground, Why: x.Facts, Hearing: x.Hearing, DecidedKK: x.DecidedKK, DecidedRU: x.DecidedRU,
		Decided: inWords(w.Decided), Tally: w.tally, Result: x.Result, For: w.tally.For, Against: w.tally.Against,
		Abstained: w.tally.Abstained, ByChair: w.tally.ByChair, Added: x.Added != "", Draft: x.Draft, Decision: x.Decision, Returned: x.Returned}
	if err := unpack(x.Ballot, &view.Ballot); err != nil {
		return view, err
	}
	if err := unpack(x.Spoke, &view.Spoke); err != nil {
		return view, err
	}
	if sub.d != nil {
		view.Number, view.Date = sub.d.Number, sub.d.Date
	}
	if sub.home != nil {
		view.Household = sub.home.ID
	}
	if sub.file != nil && x.CaseID != 0 {
		view.Due = sub.file.Due
		view.Grounds = sub.svc.Reasons(edition.ToRefuse)
	}
	s.propose(&view, w, sub)
	view.Near = commission.Nearness(x.m.seats, relatives(sub))
	return view, nil
}

// propose tells what is proposed, in words.
func (s *scene) propose(view *ItemView, w itemSaid, sub subject) {
	view.Proposal = MotionAdopt
	if w.d == nil {
		return
	}
	view.Act = w.d.Name()
	told := itemSaid{d: w.d}
	s.decided(&told, sub)
	view.Proposed, view.Ground, view.Clause = inWords(told.Decided), inWords(told.Ground), inWords(told.Clause)
	view.Facts = told.Reason.RU
	switch d := w.d.(type) {
	case *Refuse:
		view.Proposal = MotionRefuse
	case *Enrol, *Grant:
		view.Proposal = MotionGrant
	case *House:
		view.Dwelling = d
	}
}

// inWords is a text of papers as views have it.
func inWords(t papers.Text) edition.Text { return edition.Text{KK: t.KK, RU: t.RU} }

// relatives are the people an item is about, with those who represent them.
func relatives(sub subject) (people []commission.Relative) {
	for _, m := range sub.members {
		if m.Left == "" {
			people = append(people, commission.Relative{Name: m.Name, IIN: m.IIN, Address: sub.home.Address})
		}
	}
	if r := sub.app.Representative; r.Name != "" {
		people = append(people, commission.Relative{Name: r.Name, IIN: r.IIN})
	}
	return people
}
