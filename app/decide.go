package app

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// Signed is the decision an act rests on, as the commission or the head gave it.
type Signed struct {
	Number string `json:"number"`
	Date   string `json:"date"` // yyyy-mm-dd
}

// effective is midnight of the decision's day.
func (d Signed) effective() (int64, bool) {
	day, err := time.ParseInLocation(time.DateOnly, d.Date, locales.Zone)
	return day.UnixMilli(), err == nil
}

// check questions a number that was given before on that day, and a day that cannot be.
func (d Signed) check(ctx context.Context, s *scene, fs *fault.Findings, since int64) error {
	if strings.TrimSpace(d.Number) == "" {
		fs.Add("number", fault.Blocks, "decision.need.number")
	}
	at, ok := d.effective()
	switch {
	case !ok:
		fs.Add("date", fault.Blocks, "decision.need.date")
	case at > s.now:
		fs.Add("date", fault.Blocks, "decision.date.future")
	case at+24*time.Hour.Milliseconds() <= since:
		fs.Add("date", fault.Blocks, "decision.date.before-case")
	}
	same, err := s.v.DecisionsByNumber(ctx, strings.TrimSpace(d.Number))
	for _, other := range same {
		if other.Date != d.Date && strings.HasPrefix(other.Date, d.Date[:min(4, len(d.Date))]) {
			fs.Add("number", fault.NeedsReason, "decision.number.repeats", "number", other.Number, "date", other.Date)
			break
		}
	}
	return err
}

// Enrol puts a registered case on the queue by a decision.
type Enrol struct {
	CaseNo string `json:"case_no"`
	Signed
}

// Enrolled is what Enrol answers.
type Enrolled struct {
	RegNo   string `json:"reg_no"`
	Entry   int64  `json:"entry"`
	Overall int    `json:"place"`
	InList  int    `json:"place_in_list"`
}

func (Enrol) Name() string { return "enrol" }

func (a Enrol) check(ctx context.Context, s *scene) (fault.Findings, error) {
	return checkDecision(ctx, s, a.CaseNo, a.Signed)
}

// checkDecision is what every decision on a registered case has to stand.
func checkDecision(ctx context.Context, s *scene, caseNo string, d Signed) (fault.Findings, error) {
	var fs fault.Findings
	c, err := s.v.CaseByNo(ctx, caseNo)
	if err != nil {
		return fs, err
	}
	if c == nil {
		fs.Add("case_no", fault.Blocks, "decision.no-case", "case", caseNo)
		return fs, nil
	}
	if c.State != "registered" {
		fs.Add("case_no", fault.Blocks, "decision.decided", "case", caseNo)
	}
	if !s.preview && c.RegisteredBy == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "decision.second-person")
	}
	return fs, d.check(ctx, s, &fs, c.ReceivedAt)
}

// decide plans the decision's own row.
func (s *scene) decide(ctx context.Context, kind string, d Signed, c *store.Case) (*store.Decision, error) {
	id, err := s.next(ctx, store.CountDecision)
	if err != nil {
		return nil, err
	}
	at, _ := d.effective()
	row := &store.Decision{ID: id, Kind: kind, Number: strings.TrimSpace(d.Number), Date: d.Date, EffectiveAt: at,
		Signer: s.who.ID, SignedAt: s.now, Note: s.reason}
	if c != nil {
		row.CaseID = &c.ID
		if c.RegisteredBy == s.who.ID {
			row.OrderNo = s.office.SoleOrder
		}
	}
	s.insert(row)
	return row, nil
}

func (a Enrol) plan(ctx context.Context, s *scene) (any, error) {
	c, err := s.v.CaseByNo(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	decision, err := s.decide(ctx, a.Name(), a.Signed, c)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountEntry)
	if err != nil {
		return nil, err
	}
	e := store.Entry{ID: id, RegNo: s.regNo(id), Household: c.Household, CaseID: &c.ID}
	s.insert(&e)
	enrolled := *c
	enrolled.State = "enrolled"
	s.update(c, &enrolled)
	people, err := s.v.Members(ctx, c.Household)
	if err != nil {
		return nil, err
	}
	s.found(c.Household, casefilePeople(people), c.CaseNo, e.RegNo)
	err = s.happen(ctx, queue.Event{Kind: queue.Entered, Entry: queue.EntryID(id), Effective: decision.EffectiveAt,
		List: c.List, Counting: c.CompleteAt, Mark: queue.Known, Decision: decision.ID})
	if err != nil {
		return nil, err
	}
	after, err := s.o.journal.With(s.events...)
	if err != nil {
		return nil, err
	}
	place, _ := after.Standing(always).Places().Of(queue.EntryID(id))
	return Enrolled{e.RegNo, id, place.Overall, place.InList}, nil
}

// regNo spells the register number of an entry.
func (s *scene) regNo(entry int64) string { return fmt.Sprintf("%s-%d", s.office.Prefix, entry) }

// Refuse answers a registered case with a reasoned refusal.
type Refuse struct {
	CaseNo string `json:"case_no"`
	Signed
	Ground  string `json:"ground"` // code of the edition
	Facts   string `json:"facts"`
	Hearing string `json:"hearing,omitempty"` // yyyy-mm-dd, the hearing before an unfavourable decision
}

// Refused is what Refuse answers.
type Refused struct {
	CaseNo   string `json:"case_no"`
	Decision int64  `json:"decision"`
}

func (Refuse) Name() string { return "refuse" }

func (a Refuse) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, err := checkDecision(ctx, s, a.CaseNo, a.Signed)
	if err != nil {
		return fs, err
	}
	if c, err := s.v.CaseByNo(ctx, a.CaseNo); err != nil {
		return fs, err
	} else if c != nil {
		ed, err := s.o.law(ctx, s.v, c.Edition)
		if err != nil {
			return fs, err
		}
		if _, ok := ed.Ground(a.Ground); !ok {
			fs.Add("ground", fault.Blocks, "decision.need.ground")
		}
	}
	if len([]rune(strings.TrimSpace(a.Facts))) < 5 {
		fs.Add("facts", fault.Blocks, "decision.need.facts")
	}
	return fs, nil
}

func (a Refuse) plan(ctx context.Context, s *scene) (any, error) {
	c, err := s.v.CaseByNo(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	row, err := s.decide(ctx, a.Name(), a.Signed, c)
	if err != nil {
		return nil, err
	}
	row.Ground, row.Facts, row.Hearing = a.Ground, locales.Clean(a.Facts), a.Hearing
	refused := *c
	refused.State = "refused"
	s.update(c, &refused)
	return Refused{c.CaseNo, row.ID}, nil
}
