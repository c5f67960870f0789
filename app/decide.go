package app

import (
	"context"
	"fmt"
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
	switch {
	case strings.TrimSpace(d.Number) != "" || s.drafting:
	case s.draft != nil: // the chancery gives it after the signature
		fs.Add("number", fault.Note, "decision.number.later")
	default:
		fs.Add("number", fault.Blocks, "decision.need.number")
	}
	at, ok := d.effective()
	switch {
	case d.Date == "" && s.drafting:
	case !ok:
		fs.Add("date", fault.Blocks, "decision.need.date")
	case at > s.now:
		fs.Add("date", fault.Blocks, "decision.date.future")
	case at+24*time.Hour.Milliseconds() <= since:
		fs.Add("date", fault.Blocks, "decision.date.before-case")
	}
	if strings.TrimSpace(d.Number) == "" {
		return nil
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
	fs, f, err := s.checkDecision(ctx, a.CaseNo, casefile.ToGrant, a.Signed)
	if f != nil && f.is.Service != edition.Queue {
		fs.Add("case_no", fault.Blocks, "decision.not-queue")
	}
	return fs, err
}

// checkDecision is what every decision on a case has to stand: the case waits for a signature, somebody else than who
// registered it decides, and the decision does what was prepared or says why not.
func (s *scene) checkDecision(ctx context.Context, caseNo, outcome string, d Signed) (fs fault.Findings, f *file, err error) {
	fs, f, err = s.waits(ctx, caseNo, edition.Sign)
	if err != nil || f == nil {
		return fs, f, err
	}
	if !s.preview && f.is.RegisteredBy == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "decision.second-person")
	}
	incomplete := f.is.Branch == edition.Incomplete
	switch p, prepared := f.proposal(); {
	case incomplete != (outcome == casefile.ToReturn):
		fs.Add("case_no", fault.Blocks, "way.returned-only")
	case s.item != nil: // the commission decides as it finds right
	case prepared && p.Outcome != outcome && p.Outcome != casefile.Complete:
		fs.Add("", fault.NeedsReason, "way.against-proposal")
	}
	if err := s.beforeCommission(ctx, &fs, f.is.ID); err != nil {
		return fs, f, err
	}
	if said := f.commission(); said != "" && said != outcome {
		fs.Add("", fault.Blocks, "way.against-commission")
	}
	s.late(&fs, f, true)
	return fs, f, d.check(ctx, s, &fs, f.is.ReceivedAt)
}

// commission is what the commission decided on the case, "" when it did not.
func (f *file) commission() string {
	for i := len(f.steps) - 1; i >= 0; i-- {
		if x := f.steps[i]; x.Kind == edition.Commission && x.DoneAt > 0 && (x.Outcome == casefile.ToGrant || x.Outcome == casefile.ToRefuse) {
			return x.Outcome
		}
	}
	return ""
}

// decide plans the decision's own row.
func (s *scene) decide(ctx context.Context, kind string, d Signed, c *store.Case) (*store.Decision, error) {
	id, err := s.next(ctx, store.CountDecision)
	if err != nil {
		return nil, err
	}
	ed, err := s.ruling(ctx, d)
	if err != nil {
		return nil, err
	}
	row := &store.Decision{ID: id, Kind: kind, Number: strings.TrimSpace(d.Number), Date: d.Date, EffectiveAt: s.effective(d),
		Signer: s.who.ID, SignedAt: s.now, Note: s.reason}
	if ed != nil {
		row.Edition = ed.SHA256
	}
	alone := s.draft == nil
	if s.draft != nil {
		row.Draft, alone = s.draft.ID, s.draft.DraftedBy == s.who.ID
	}
	if c != nil {
		row.CaseID = &c.ID
		alone = c.RegisteredBy == s.who.ID
		if kind != (Enrol{}).Name() { // an answer follows the edition of its filing; only the queue's order that of the day
			row.Edition = c.Edition
		}
	}
	if alone {
		row.OrderNo = s.office.SoleOrder
	}
	s.insert(row)
	return row, nil
}

// sign plans the decision on a case, the end of its step and the case's new state.
func (s *scene) sign(ctx context.Context, kind, caseNo, outcome, state string, d Signed) (*file, *store.Decision, error) {
	f, err := s.file(ctx, caseNo)
	if err != nil {
		return nil, nil, err
	}
	if err := s.reach(ctx, f, edition.Sign); err != nil {
		return nil, nil, err
	}
	row, err := s.decide(ctx, kind, d, f.was)
	if err != nil {
		return nil, nil, err
	}
	f.is.State = state
	err = s.proceed(ctx, f, outcome, s.reason, map[string]any{"decision": row.ID})
	s.keep(f)
	return f, row, err
}

func (a Enrol) plan(ctx context.Context, s *scene) (any, error) {
	f, decision, err := s.sign(ctx, a.Name(), a.CaseNo, casefile.ToGrant, casefile.Enrolled, a.Signed)
	if err != nil {
		return nil, err
	}
	c := f.was
	id, err := s.next(ctx, store.CountEntry)
	if err != nil {
		return nil, err
	}
	e := store.Entry{ID: id, RegNo: s.regNo(id), Household: c.Household, CaseID: &c.ID}
	s.insert(&e)
	people, err := s.v.Members(ctx, c.Household)
	if err != nil {
		return nil, err
	}
	s.found(c.Household, casefilePeople(people), c.CaseNo, e.RegNo)
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return nil, err
	}
	in := queue.Event{Kind: queue.Entered, Entry: queue.EntryID(id), List: c.List, Counting: c.CompleteAt, Mark: queue.Known}
	in.Rank, in.Turn, in.Grounds = right(ed, c.List, strings.Fields(c.Grounds))
	m, err := s.moved(ctx, e.RegNo, decision, in)
	return Enrolled{e.RegNo, id, m.Overall, m.InList}, err
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

// Refused is what Refuse and the other decisions outside the queue answer.
type Refused struct {
	CaseNo   string `json:"case_no"`
	Decision int64  `json:"decision"`
}

func (Refuse) Name() string { return "refuse" }

func (a Refuse) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.checkDecision(ctx, a.CaseNo, casefile.ToRefuse, a.Signed)
	if err != nil || f == nil {
		return fs, err
	}
	checkGround(&fs, f.svc, edition.ToRefuse, a.Ground)
	checkFacts(&fs, a.Facts)
	if err := s.checkAnswer(ctx, &fs, f, casefile.ToRefuse, a.Ground); err != nil {
		return fs, err
	}
	if a.Hearing != "" {
		if _, err := time.Parse(time.DateOnly, a.Hearing); err != nil || a.Hearing > dateOf(s.now) {
			fs.Add("hearing", fault.Blocks, "decision.hearing.date")
		}
	}
	return fs, nil
}

func (a Refuse) plan(ctx context.Context, s *scene) (any, error) {
	f, row, err := s.sign(ctx, a.Name(), a.CaseNo, casefile.ToRefuse, casefile.Refused, a.Signed)
	if err != nil {
		return nil, err
	}
	row.Ground, row.Facts, row.Hearing = a.Ground, locales.Clean(a.Facts), a.Hearing
	return Refused{f.is.CaseNo, row.ID}, nil
}

// Grant is the head's word that a service other than the queue is rendered. Where the service's own paper gives the decision its
// number, that may be left empty.
type Grant struct {
	CaseNo string `json:"case_no"`
	Signed
}

func (Grant) Name() string { return "grant" }

func (a Grant) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.checkDecision(ctx, a.CaseNo, casefile.ToGrant, a.Signed)
	if err != nil || f == nil {
		return fs, err
	}
	if f.is.Service == edition.Queue {
		fs.Add("case_no", fault.Blocks, "decision.enrol-only")
		return fs, nil
	}
	if NumberedByAnswer(f.is.Service) {
		fs = slices.DeleteFunc(fs, func(x fault.Finding) bool { return x.Key == "decision.need.number" })
	}
	return fs, s.checkAnswer(ctx, &fs, f, casefile.ToGrant, "")
}

func (a Grant) plan(ctx context.Context, s *scene) (any, error) {
	f, row, err := s.sign(ctx, a.Name(), a.CaseNo, casefile.ToGrant, casefile.Granted, a.Signed)
	if err != nil {
		return nil, err
	}
	return Refused{f.is.CaseNo, row.ID}, s.granted(ctx, f, row)
}

// ReturnIncomplete is the head's signature under the letter that gives an incomplete application back.
type ReturnIncomplete struct {
	CaseNo string `json:"case_no"`
	Signed        // number and date of the letter as the chancery keeps them
}

func (ReturnIncomplete) Name() string { return "return-incomplete" }

func (a ReturnIncomplete) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, _, err := s.checkDecision(ctx, a.CaseNo, casefile.ToReturn, a.Signed)
	return fs, err
}

func (a ReturnIncomplete) plan(ctx context.Context, s *scene) (any, error) {
	f, row, err := s.sign(ctx, a.Name(), a.CaseNo, casefile.ToReturn, casefile.Returned, a.Signed)
	if err != nil {
		return nil, err
	}
	if p, ok := f.proposal(); ok {
		row.Facts = strings.Join(append(p.Missing, p.Expired...), " ")
	}
	return Refused{f.is.CaseNo, row.ID}, nil
}
