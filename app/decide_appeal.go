package app

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Outcomes of an appeal.
const (
	Dismissed = "rejected"
	Upheld    = "upheld"
	LeftAside = "left" // without being looked at
)

// AppealOutcomes are all of them.
var AppealOutcomes = []string{Dismissed, Upheld, LeftAside}

// DecideAppeal records how an appeal ended. A refusal or a return that was not upheld opens the case again: it waits for
// its answer anew, by a term that counts from the day of this decision.
type DecideAppeal struct {
	Appeal      int64  `json:"appeal"`
	Outcome     string `json:"outcome"`               // rejected, upheld, left
	DecidedOn   string `json:"decided_on"`            // yyyy-mm-dd
	Consequence string `json:"consequence,omitempty"` // what follows from it
}

func (DecideAppeal) Name() string { return "decide-appeal" }

func (a DecideAppeal) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	row, err := s.v.Appeal(ctx, a.Appeal)
	if err != nil {
		return fs, err
	}
	switch {
	case row == nil:
		fs.Add("appeal", fault.Blocks, "appeal.none")
		return fs, nil
	case row.Outcome != "":
		fs.Add("appeal", fault.Blocks, "appeal.decided")
	}
	if !slices.Contains(AppealOutcomes, a.Outcome) {
		fs.Add("outcome", fault.Blocks, "appeal.outcome")
	}
	if _, err := dayAt(a.DecidedOn); err != nil || a.DecidedOn > dateOf(s.now) || a.DecidedOn < row.FiledOn {
		fs.Add("decided_on", fault.Blocks, "appeal.decided-day")
	} else if row.Due != "" && a.DecidedOn > row.Due {
		fs.Add("decided_on", fault.Note, "appeal.decided-late", "day", locales.Date(endOf(row.Due)))
	}
	if a.Outcome == Upheld && utf8.RuneCountInString(strings.TrimSpace(a.Consequence)) < 5 {
		fs.Add("consequence", fault.Blocks, "appeal.consequence")
	}
	return fs, nil
}

func (a DecideAppeal) plan(ctx context.Context, s *scene) (any, error) {
	row, err := s.v.Appeal(ctx, a.Appeal)
	if err != nil {
		return nil, err
	}
	is := *row
	is.Outcome, is.DecidedOn, is.Consequence = a.Outcome, a.DecidedOn, locales.Clean(a.Consequence)
	s.update(row, &is)
	c, err := s.v.Case(ctx, row.CaseID)
	if err != nil {
		return nil, err
	}
	f, err := s.file(ctx, c.CaseNo)
	if err != nil {
		return nil, err
	}
	if a.Outcome == Upheld && (f.is.State == casefile.Refused || f.is.State == casefile.Returned) {
		err = s.reopen(ctx, f, a.DecidedOn)
	}
	return f.went(0), err
}

// reopen lets a case wait for its answer anew, by a term that counts from a day.
func (s *scene) reopen(ctx context.Context, f *file, day string) error {
	if f.open != nil { // the answer was not even handed out
		if err := s.close(ctx, f, casefile.Over, s.reason, nil); err != nil {
			return err
		}
	}
	kinds := []string{edition.Prepare, edition.Examine}
	if f.is.State == casefile.Returned { // what was missing is examined again
		slices.Reverse(kinds)
	}
	f.is.State, f.is.Branch, f.is.Due = casefile.UnderWay, "", ""
	if at, err := dayAt(day); err == nil {
		f.reopened = at
		if term, ok := f.svc.Term(f.is.Channel); ok && s.due(at, term) > 0 {
			f.is.Due = dateOf(s.due(at, term))
		}
	}
	way := f.way()
	i := -1
	for _, kind := range kinds {
		if i < 0 {
			i = slices.IndexFunc(way, func(x edition.Step) bool { return x.Kind == kind })
		}
	}
	if i < 0 { // an edition without either: what follows the registration
		i = 1 + slices.IndexFunc(way, func(x edition.Step) bool { return x.Kind == edition.Take })
	}
	s.keep(f)
	return s.add(ctx, f, s.passage(f, way[i], f.nextN(), s.now))
}

// reopening is the passage with which an appeal last opened a case again; nil when none did.
func reopening(steps []store.Step) *store.Step {
	for i, p := range slices.Backward(steps) {
		if p.Kind != edition.Sign || p.Outcome != casefile.ToRefuse && p.Outcome != casefile.ToReturn {
			continue
		}
		if n := slices.IndexFunc(steps[i+1:], func(p store.Step) bool { return p.Kind != edition.Send }); n >= 0 {
			return &steps[i+1+n]
		}
	}
	return nil
}

// reopenedAt is the day (unix ms) an appeal opened the case again, from which its term counts; 0 when none did.
func (s *scene) reopenedAt(ctx context.Context, f *file) (int64, error) {
	if reopening(f.steps) == nil {
		return 0, nil
	}
	appeals, err := s.v.Appeals(ctx, f.is.ID)
	for _, x := range slices.Backward(appeals) {
		if at, bad := dayAt(x.DecidedOn); x.Outcome == Upheld && bad == nil {
			return at, err
		}
	}
	return 0, err
}

// papersThatHold are those of some papers of one case, entry or line that still say what holds: neither annulled nor
// the answer to which an appeal put an end.
func (s *scene) papersThatHold(ctx context.Context, all []store.Paper) ([]store.Paper, error) {
	annulled, err := annulments(ctx, s.v, OfPaper)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	gone := map[string]bool{} // with its copies
	for _, p := range all {
		if _, yes := annulled[p.ID]; yes {
			gone[p.Form+p.Number] = true
		}
	}
	var since int64
	if id := all[0].CaseID; id != nil {
		steps, err := s.v.Steps(ctx, *id)
		if err != nil {
			return nil, err
		}
		if again := reopening(steps); again != nil {
			since = again.BegunAt
		}
	}
	return slices.DeleteFunc(slices.Clone(all), func(p store.Paper) bool {
		return gone[p.Form+p.Number] || p.IssuedAt < since && answersCase(p.Form)
	}), nil
}
