package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// decisive is an act that is a signed decision: one person drafts it, another signs it, many under one number.
type decisive interface {
	Act
	// sign fills in the number and date the decision got.
	sign(Signed)
	// about is what the decision is about: a register number, or a case number.
	about() (regNo, caseNo string)
}

func (d *Signed) sign(got Signed) { *d = got }

func (a *Enrol) about() (regNo, caseNo string)            { return "", a.CaseNo }
func (a *Refuse) about() (regNo, caseNo string)           { return "", a.CaseNo }
func (a *Grant) about() (regNo, caseNo string)            { return "", a.CaseNo }
func (a *ReturnIncomplete) about() (regNo, caseNo string) { return "", a.CaseNo }

// OnEntry is what every decision on somebody who waits in the queue says.
type OnEntry struct {
	RegNo  string `json:"reg_no"`
	Ground string `json:"ground"` // code of the edition in force on the decision's day
	Facts  string `json:"facts"`
	Signed
}

func (a *OnEntry) about() (regNo, caseNo string) { return a.RegNo, "" }

func (a *OnEntry) itself() *OnEntry { return a }

// Moved is what a decision on an entry answers; the places are 0 when it left the queue, and where many are decided at once.
type Moved struct {
	RegNo    string `json:"reg_no"`
	Decision int64  `json:"decision"`
	Overall  int    `json:"place"`
	InList   int    `json:"place_in_list"`
}

// standing is everybody as the journal and what is planned so far leave them.
func (s *scene) standing() (*queue.Standing, error) {
	if len(s.events) == 0 {
		return s.o.journal.Standing(always), nil
	}
	after, err := s.o.journal.With(s.events...)
	if err != nil {
		return nil, err
	}
	return after.Standing(always), nil
}

// ruling is the edition whose rules of order, removal and restoration a decision follows: in force on its day.
func (s *scene) ruling(ctx context.Context, d Signed) (*edition.Edition, error) {
	ed, err := s.o.inForce(ctx, s.v, edition.Queue, dateOf(s.effective(d)))
	if err == nil && ed == nil {
		ed = s.edition
	}
	return ed, err
}

// effective is when a decision takes effect: midnight of its day; of today while it has none.
func (s *scene) effective(d Signed) int64 {
	if at, ok := d.effective(); ok {
		return at
	}
	return midnight(s.now)
}

// checkOnEntry is what every decision on an entry has to stand. The entry is nil when there is none of that number.
func (s *scene) checkOnEntry(ctx context.Context, a OnEntry, kind string) (fs fault.Findings, e *store.Entry, was queue.Entry, err error) {
	if e, err = s.v.EntryByRegNo(ctx, a.RegNo); err != nil {
		return fs, nil, was, err
	}
	if e == nil {
		fs.Add("reg_no", fault.Blocks, "decision.no-entry", "number", a.RegNo)
		return fs, nil, was, nil
	}
	was, _ = s.o.journal.Standing(always).Of(queue.EntryID(e.ID))
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return fs, e, was, err
	}
	s.checkRule(&fs, ed, kind, a.Ground)
	if ed.SHA256 != s.edition.SHA256 && !s.drafting { // a day of other rules is chosen knowingly or not at all
		fs.Add("date", fault.NeedsReason, "decision.other-edition", "edition", ed.Code)
	}
	checkFacts(&fs, a.Facts)
	s.secondPerson(&fs)
	if err := a.Signed.check(ctx, s, &fs, 0); err != nil {
		return fs, e, was, err
	}
	if at := s.effective(a.Signed); at+24*time.Hour.Milliseconds() <= was.Effective {
		fs.Add("date", fault.Blocks, "decision.date.before-last", "date", locales.Date(was.Effective))
	}
	return fs, e, was, nil
}

// checkRule wants a ground of the edition: an unknown rule moves nobody.
func (s *scene) checkRule(fs *fault.Findings, ed *edition.Edition, kind, code string) {
	known := ed.Service(edition.Queue).Reasons(kind)
	at := slices.IndexFunc(known, func(g edition.Ground) bool { return g.Code == code })
	switch {
	case len(known) == 0:
		fs.Add("ground", fault.Blocks, "decision.no-rule", "edition", ed.Code)
	case at < 0:
		fs.Add("ground", fault.Blocks, "decision.need.ground")
	case !known[at].Verified:
		*fs = append(*fs, fault.Finding{Field: "ground", Severity: fault.Note, Key: "decision.ground.unverified", Clause: known[at].Clause})
	}
}

// secondPerson holds that who moves the queue does not do so alone, unless an order gave one person all of it.
func (s *scene) secondPerson(fs *fault.Findings) {
	switch {
	case s.preview || s.drafting || s.office.SoleOrder != "":
	case s.draft == nil:
		fs.Add("", fault.Blocks, "decision.draft-first")
	case s.draft.DraftedBy == s.who.ID:
		fs.Add("", fault.Blocks, "decision.second-person")
	}
}

// inQueue blocks a decision that only those in the queue can be given.
func inQueue(fs *fault.Findings, field string, was queue.Entry) bool {
	if !was.State.InQueue() {
		fs.Add(field, fault.Blocks, "decision.not-in-queue")
	}
	return was.State.InQueue()
}

// settled is what a decision keeps beside its own columns: all it said, and the household as it was before.
type settled struct {
	Act    json.RawMessage `json:"act"`
	Before *homeThen       `json:"before,omitempty"`
}

// homeThen is a household as it was before a decision changed it.
type homeThen struct {
	Address  string            `json:"address,omitempty"`
	Phone    string            `json:"phone,omitempty"`
	Dwelling string            `json:"dwelling,omitempty"`
	Note     string            `json:"note,omitempty"`
	People   []casefile.Member `json:"people"`
}

// waiting is who a decision is about: the entry, how it stands, and the rules of the decision's day.
type waiting struct {
	*store.Entry
	was queue.Entry
	ed  *edition.Edition
}

// waiting finds who a decision that was checked is about.
func (s *scene) waiting(ctx context.Context, a OnEntry) (w waiting, err error) {
	if w.Entry, err = s.v.EntryByRegNo(ctx, a.RegNo); err != nil {
		return w, err
	}
	w.was, _ = s.o.journal.Standing(always).Of(queue.EntryID(w.ID))
	w.ed, err = s.ruling(ctx, a.Signed)
	return w, err
}

// resolve plans the row of a decision on an entry.
func (s *scene) resolve(ctx context.Context, act Act, a OnEntry, before *homeThen) (*store.Decision, error) {
	row, err := s.decide(ctx, act.Name(), a.Signed, nil)
	if err != nil {
		return nil, err
	}
	row.Ground, row.Facts = a.Ground, locales.Clean(a.Facts)
	said, err := json.Marshal(act)
	if err != nil {
		return nil, err
	}
	all, err := json.Marshal(settled{said, before})
	row.Settled = string(all)
	return row, err
}

// moved plans the events of a decision on an entry and answers where it stands then. Effects of one entry never go back
// in time: one of the same day comes behind the last.
func (s *scene) moved(ctx context.Context, regNo string, d *store.Decision, events ...queue.Event) (m Moved, err error) {
	m = Moved{RegNo: regNo, Decision: d.ID}
	var now *queue.Standing
	for _, e := range events {
		if now, err = s.standing(); err != nil {
			return m, err
		}
		e.Decision, e.Effective = d.ID, d.EffectiveAt
		for _, id := range []queue.EntryID{e.Entry, e.Other} {
			if last, ok := now.Of(id); ok {
				e.Effective = max(e.Effective, last.Effective)
			}
		}
		if err := s.happen(ctx, e); err != nil {
			return m, err
		}
	}
	if now, err = s.standing(); err != nil {
		return m, err
	}
	if len(s.events) <= fewEvents {
		place, _ := now.PlacesAfter(s.o.current.Load().places).Of(events[0].Entry)
		m.Overall, m.InList = place.Overall, place.InList
	}
	return m, nil
}

// fewEvents is up to how many planned events the answer of each decision tells its place: it would be told for everybody of a
// large batch by sorting the queue as many times.
const fewEvents = 8

// checkGrounds wants grounds to register that lead to the list.
func checkGrounds(fs *fault.Findings, ed *edition.Edition, field, list string, grounds []string) {
	for _, code := range grounds {
		g, ok := ed.Ground(code)
		if !ok || g.Kind != edition.ToRegister || g.List != "" && g.List != list {
			fs.Add(field, fault.Blocks, "decision.ground.other-list", "code", code)
		}
	}
}

// right is how a household with these grounds stands in a list, by the edition.
func right(ed *edition.Edition, list string, grounds []string) (rank uint8, turn queue.Turn, codes string) {
	turn, _ = queue.ParseTurn(ed.TurnOf(grounds))
	return uint8(ed.RankOf(list)), turn, strings.Join(grounds, " ")
}

// homeBefore is the household of an entry as it is now.
func (s *scene) homeBefore(ctx context.Context, household int64) (*store.Household, []store.Member, *homeThen, error) {
	home, err := s.v.Household(ctx, household)
	if err != nil {
		return nil, nil, nil, err
	}
	members, err := s.v.Members(ctx, household)
	if err != nil {
		return nil, nil, nil, err
	}
	return home, members, &homeThen{home.Address, home.Phone, home.Dwelling, home.Note, casefilePeople(members)}, nil
}
