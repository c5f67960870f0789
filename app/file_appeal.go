package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Kinds of appeal.
const (
	ToHigherBody = "appeal" // a complaint to the body above
	ToCourt      = "court"
	OwnReview    = "review" // the office looks at its answer again
)

// AppealKinds are all of them.
var AppealKinds = []string{ToHigherBody, ToCourt, OwnReview}

// FileAppeal records a complaint against the answer to a case, or against there being none.
type FileAppeal struct {
	CaseNo  string `json:"case_no"`
	Kind    string `json:"kind"`           // appeal, court, review
	FiledOn string `json:"filed_on"`       // yyyy-mm-dd
	Body    string `json:"body,omitempty"` // who decides; the one the rules name when empty, except for a court
	Claim   string `json:"claim"`          // what is asked for
}

// Appealed is what FileAppeal answers.
type Appealed struct {
	Appeal int64  `json:"appeal"`
	Due    string `json:"due"` // yyyy-mm-dd by which it is to be decided; "" where the rules give no term
}

func (FileAppeal) Name() string { return "file-appeal" }

func (a FileAppeal) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return fs, err
	}
	if ok, err := s.counts(ctx, &fs, f, a.CaseNo); !ok {
		return fs, err
	}
	switch f.is.State {
	case casefile.Withdrawn:
		fs.Add("case_no", fault.Blocks, "appeal.withdrawn", "case", a.CaseNo)
	case casefile.UnderWay:
		fs.Add("case_no", fault.NeedsReason, "appeal.undecided", "case", a.CaseNo)
	}
	if !slices.Contains(AppealKinds, a.Kind) {
		fs.Add("kind", fault.Blocks, "appeal.kind")
	}
	if utf8.RuneCountInString(strings.TrimSpace(a.Claim)) < 5 {
		fs.Add("claim", fault.Blocks, "appeal.claim")
	}
	rules, err := s.appealRules(ctx, f.is.Service)
	if err != nil {
		return fs, err
	}
	if a.body(rules) == "" {
		fs.Add("body", fault.Blocks, "appeal.body")
	}
	earlier, err := s.v.Appeals(ctx, f.is.ID)
	if slices.ContainsFunc(earlier, func(x store.Appeal) bool { return x.Outcome == "" && x.Kind == a.Kind }) {
		fs.Add("kind", fault.NeedsReason, "appeal.open")
	}
	if err != nil {
		return fs, err
	}
	return fs, a.checkDay(ctx, s, &fs, f, rules)
}

// checkDay questions an appeal that was filed after its term.
func (a FileAppeal) checkDay(ctx context.Context, s *scene, fs *fault.Findings, f *file, rules edition.Appeal) error {
	day, err := dayAt(a.FiledOn)
	if err != nil || a.FiledOn > dateOf(s.now) || a.FiledOn < dateOf(f.is.ReceivedAt) {
		fs.Add("filed_on", fault.Blocks, "appeal.day")
		return nil
	}
	answered, err := s.answeredAt(ctx, f)
	if err != nil || answered == 0 || rules.File == nil {
		return err
	}
	if last := s.due(answered, *rules.File); last > 0 && day > last {
		*fs = append(*fs, fault.Finding{Field: "filed_on", Severity: fault.NeedsReason, Key: "appeal.late",
			Args: fault.Args("day", locales.Date(last)), Clause: rules.Clause})
	}
	return nil
}

// appealRules are how an answer about a service may be appealed today, whatever the case was filed under.
func (s *scene) appealRules(ctx context.Context, service string) (edition.Appeal, error) {
	ed, err := s.o.inForce(ctx, s.v, service, dateOf(s.now))
	if err != nil || ed == nil {
		return edition.Appeal{}, err
	}
	return ed.Service(service).Appeal, nil
}

// body is who decides: the one named, else for all but a court the one of the rules.
func (a FileAppeal) body(rules edition.Appeal) string {
	if named := locales.Clean(a.Body); named != "" || a.Kind == ToCourt || rules.Body.KK == "" {
		return named
	}
	return rules.Body.KK + " / " + rules.Body.RU
}

// answeredAt is when the answer to a case was handed out, or else decided, in unix ms; 0 when it was neither.
func (s *scene) answeredAt(ctx context.Context, f *file) (int64, error) {
	for _, p := range slices.Backward(f.steps) {
		if p.Kind == edition.Send && p.Outcome == casefile.Done {
			return handed(p).At, nil
		}
	}
	if casefile.Open(f.is.State) {
		return 0, nil
	}
	decisions, err := s.v.DecisionsOf(ctx, f.is.ID)
	if err != nil || len(decisions) == 0 {
		return 0, err
	}
	return decisions[len(decisions)-1].EffectiveAt, nil
}

// handing is how an answer left the office, as HandOut writes it into its step.
type handing struct {
	Way string `json:"way"`
	To  string `json:"to"`
	At  int64  `json:"at"`

	Blank string `json:"blank"` // it stands on
}

func handed(p store.Step) handing {
	h := handing{At: p.DoneAt}
	json.Unmarshal([]byte(p.Data), &h)
	return h
}

// dayAt is midnight of a day yyyy-mm-dd.
func dayAt(day string) (int64, error) {
	t, err := time.ParseInLocation(time.DateOnly, day, locales.Zone)
	return t.UnixMilli(), err
}

func (a FileAppeal) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	rules, err := s.appealRules(ctx, f.is.Service)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAppeal)
	if err != nil {
		return nil, err
	}
	due := ""
	if at, err := dayAt(a.FiledOn); err == nil && rules.Decide != nil && a.Kind != ToCourt { // a court has terms of its own
		if last := s.due(at, *rules.Decide); last > 0 {
			due = dateOf(last)
		}
	}
	s.insert(&store.Appeal{ID: id, CaseID: f.is.ID, Kind: a.Kind, FiledOn: a.FiledOn, Body: a.body(rules), Due: due, Claim: locales.Clean(a.Claim)})
	return Appealed{id, due}, nil
}
