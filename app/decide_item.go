package app

import (
	"context"
	"slices"
	"time"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// DecideItem writes down what the commission did with an item: who said what, what was put to the vote, and the votes. It may
// be corrected until the meeting is closed.
type DecideItem struct {
	Item      int64             `json:"item"`
	Heard     string            `json:"heard,omitempty"`
	Spoke     []Speech          `json:"spoke,omitempty"`
	Motion    string            `json:"motion"`
	Ground    string            `json:"ground,omitempty"`  // of a refusal: code of the edition the case is judged by
	Facts     string            `json:"facts,omitempty"`   // of a refusal; why it is declined, postponed or taken off
	Hearing   string            `json:"hearing,omitempty"` // of a refusal: yyyy-mm-dd, the hearing before it
	DecidedKK string            `json:"decided_kk,omitempty"`
	DecidedRU string            `json:"decided_ru,omitempty"` // the commission's own words, beside those of the decision
	Ballot    commission.Ballot `json:"ballot"`               // without Present it is who is there now
}

// Speech is what somebody said to an item. Seat is 0 for who is no member.
type Speech struct {
	Seat  int    `json:"seat,omitempty"`
	Name  string `json:"name,omitempty"`
	Words string `json:"words"`
}

// Voted is what DecideItem answers.
type Voted struct {
	Item      int64  `json:"item"`
	State     string `json:"state"`
	Result    string `json:"result"`
	For       int    `json:"for"`
	Against   int    `json:"against"`
	Abstained int    `json:"abstained"`
	ByChair   bool   `json:"by_chair,omitempty"`
	Here      int    `json:"here"`
	Needed    int    `json:"needed"`
}

func (DecideItem) Name() string { return "decide-item" }

// motions are what may be put to the vote on an item.
func motions(x *store.Item) []string {
	switch {
	case x.CaseID != 0 && x.Draft == 0:
		return []string{MotionGrant, MotionRefuse, MotionPostpone, MotionTakeOff}
	}
	return []string{MotionAdopt, MotionDecline, MotionPostpone, MotionTakeOff}
}

// heard finds an item of a sitting; else fs says what hinders.
func (s *scene) heard(ctx context.Context, id int64) (fs fault.Findings, m *session, x *store.Item, err error) {
	if x, err = s.v.Item(ctx, id); err != nil {
		return fs, nil, nil, err
	}
	if x == nil || x.N == 0 {
		fs.Add("item", fault.Blocks, "agenda.no-item", "item", id)
		return fs, nil, nil, nil
	}
	fs, m, err = s.session(ctx, x.Meeting, MeetingSitting)
	return fs, m, x, err
}

// withPresent gives the ballot who is there: who was at the vote that is corrected, else who is there now.
func (m *session) withPresent(b commission.Ballot, x *store.Item) (commission.Ballot, error) {
	if len(b.Present) > 0 {
		return b, nil
	}
	var before commission.Ballot
	if err := unpack(x.Ballot, &before); err != nil {
		return b, err
	}
	if x.Result == commission.NoQuorum { // nothing was voted on: it is heard anew by who is there now
		before = commission.Ballot{}
	}
	b.Present = m.present
	if len(before.Present) > 0 {
		b.Present = before.Present
	}
	if b.Presiding == 0 {
		b.Presiding = int(m.row.Presiding)
		if before.Presiding != 0 {
			b.Presiding = before.Presiding
		}
	}
	return b, nil
}

func (a DecideItem) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, m, x, err := s.heard(ctx, a.Item)
	if err != nil || m == nil {
		return fs, err
	}
	b, err := m.withPresent(a.Ballot, x)
	if err != nil {
		return fs, err
	}
	if !slices.Contains(motions(x), a.Motion) {
		fs.Add("motion", fault.Blocks, "item.need.motion")
		return fs, nil
	}
	s.checkVote(&fs, m, b, a.Motion)
	for i, y := range a.Spoke {
		if locales.Clean(y.Words) == "" || y.Seat == 0 && locales.Clean(y.Name) == "" {
			fs.Add(spokeAt(i), fault.Blocks, "item.need.speech")
		}
		if _, known := commission.Find(m.seats, y.Seat); y.Seat != 0 && !known {
			fs.Add(spokeAt(i), fault.Blocks, "commission.no-seat")
		}
	}
	switch a.Motion {
	case MotionRefuse:
		err = s.checkRefusal(ctx, &fs, x, a)
	case MotionDecline, MotionTakeOff, MotionPostpone:
		checkFacts(&fs, a.Facts)
	}
	return fs, err
}

// checkVote wants a quorum and a sound ballot. Only to postpone needs neither where there is no quorum.
func (s *scene) checkVote(fs *fault.Findings, m *session, b commission.Ballot, motion string) {
	*fs = append(*fs, within(commission.Check(m.rule, m.seats, b), "ballot")...)
	t := commission.Tell(m.rule, m.seats, b)
	if t.Result == commission.NoQuorum && motion != MotionPostpone {
		checkQuorum(fs, m.rule, t.Quorum)
	}
	if t.Reached() && t.Presiding == 0 {
		fs.Add("ballot.presiding", fault.Blocks, "item.need.presiding")
	}
}

func (s *scene) checkRefusal(ctx context.Context, fs *fault.Findings, x *store.Item, a DecideItem) error {
	c, err := s.v.Case(ctx, x.CaseID)
	if err != nil || c == nil {
		return err
	}
	law, err := s.o.law(ctx, s.v, c.Edition)
	if err != nil {
		return err
	}
	checkGround(fs, law.Service(c.Service), edition.ToRefuse, a.Ground)
	checkFacts(fs, a.Facts)
	if a.Hearing != "" {
		if _, err := time.Parse(time.DateOnly, a.Hearing); err != nil || a.Hearing > dateOf(s.now) {
			fs.Add("hearing", fault.Blocks, "decision.hearing.date")
		}
	}
	return nil
}

func spokeAt(i int) string { return "spoke." + nth(int64(i)) }

func (a DecideItem) plan(ctx context.Context, s *scene) (any, error) {
	_, m, x, err := s.heard(ctx, a.Item)
	if err != nil {
		return nil, err
	}
	b, err := m.withPresent(a.Ballot, x)
	if err != nil {
		return nil, err
	}
	t := commission.Tell(m.rule, m.seats, b)
	is := *x
	is.Motion, is.Ground, is.Facts, is.Hearing = a.Motion, a.Ground, locales.Clean(a.Facts), a.Hearing
	is.Heard, is.DecidedKK, is.DecidedRU = locales.Clean(a.Heard), locales.Clean(a.DecidedKK), locales.Clean(a.DecidedRU)
	is.Result, is.State = t.Result, stateAfter(a.Motion, t.Result)
	if is.Spoke, err = pack(a.Spoke); err != nil {
		return nil, err
	}
	if is.Ballot, err = pack(b); err != nil {
		return nil, err
	}
	s.update(x, &is)
	return Voted{x.ID, is.State, t.Result, t.For, t.Against, t.Abstained, t.ByChair, t.Here, t.Needed}, nil
}

// stateAfter is how an item stands after a vote.
func stateAfter(motion, result string) string {
	switch {
	case motion == MotionPostpone && (result == commission.Carried || result == commission.NoQuorum):
		return ItemPostponed
	case result != commission.Carried:
		return ItemLost
	case motion == MotionTakeOff:
		return ItemTakenOff
	}
	return ItemDecided
}

// AddToAgenda brings an item before a commission that sits already, by its vote.
type AddToAgenda struct {
	Meeting int64             `json:"meeting"`
	Line    AgendaLine        `json:"line"`
	Ballot  commission.Ballot `json:"ballot"`
}

func (AddToAgenda) Name() string { return "add-to-agenda" }

func (a AddToAgenda) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, m, err := s.session(ctx, a.Meeting, MeetingSitting)
	if err != nil || m == nil {
		return fs, err
	}
	if a.Line.Item != 0 {
		fs.Add("line.item", fault.Blocks, "agenda.need.thing")
		return fs, nil
	}
	told, err := s.checkLine(ctx, m, a.Line)
	if err != nil {
		return fs, err
	}
	fs = append(fs, within(told, "line")...)
	b, err := m.withPresent(a.Ballot, &store.Item{})
	if err != nil {
		return fs, err
	}
	s.checkVote(&fs, m, b, "")
	if t := commission.Tell(m.rule, m.seats, b); t.Result == commission.Lost || t.Result == commission.Tied {
		fs.Add("ballot.for", fault.Blocks, "agenda.not-carried", "for", t.For, "here", t.Here)
	}
	return fs, nil
}

func (a AddToAgenda) plan(ctx context.Context, s *scene) (any, error) {
	_, m, err := s.session(ctx, a.Meeting, MeetingSitting)
	if err != nil {
		return nil, err
	}
	b, err := m.withPresent(a.Ballot, &store.Item{})
	if err != nil {
		return nil, err
	}
	last := 0
	for _, x := range m.items {
		last = max(last, int(x.N))
	}
	x, err := s.lineItem(ctx, m.row, a.Line, last+1)
	if err != nil {
		return nil, err
	}
	x.Added, err = pack(b)
	return Laid{a.Meeting, []int64{x.ID}}, err
}
