package today

import (
	"cmp"
	"context"
	"slices"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// kind is what sort of work a line is.
type kind string

const (
	unfinished kind = "unfinished" // a form
	overdue    kind = "overdue"    // a case whose answer is late
	undecided  kind = "undecided"  // a case
	untimed    kind = "untimed"    // an entry without a counting time
	copying    kind = "copying"    // no fresh verified copy
)

// kinds are all of them in the order they are told.
var kinds = []kind{unfinished, overdue, undecided, untimed, copying}

// line is one thing to do and where it is done.
type line struct {
	kind                          kind
	when, what, who, number, list string
	section                       kit.Command
	at                            string
}

// work is everything that waits.
type work struct {
	lines  []line
	counts map[kind]int
}

func (w *work) add(l line) {
	w.lines = append(w.lines, l)
	w.counts[l.kind]++
}

const (
	mostCases   = 2000
	mostUntimed = 200
	copyAge     = 24 * time.Hour
)

// look gathers the work of the person's roles.
func (s *section) look(ctx context.Context) (work, error) {
	w := work{counts: map[kind]int{}}
	for _, add := range []func(context.Context, *work) error{s.drafts, s.cases, s.untimed, s.copies} {
		if err := add(ctx, &w); err != nil {
			return w, err
		}
	}
	return w, nil
}

// drafts are forms this person has not finished; each opens where it was being filled.
func (s *section) drafts(ctx context.Context, w *work) error {
	drafts, err := s.Office.Drafts(ctx, s.Who)
	for _, d := range drafts {
		l := line{kind: unfinished, when: s.T("shell.today.saved", "time", locales.DateTime(d.SavedAt)), section: kit.Applications, at: d.ID,
			what: s.T("shell.today.what.form")}
		if d.Form == "takeover" {
			l.section, l.what = "takeover", s.T("shell.today.what.list")
		}
		w.add(l)
	}
	return err
}

// cases are those registered and not decided, by days left. What an administrator does is not in them.
func (s *section) cases(ctx context.Context, w *work) error {
	if !s.Who.Is(app.Registrar, app.Executor, app.Secretary, app.Head) {
		return nil
	}
	rows, err := s.Office.Cases(ctx, "registered", "", mostCases)
	if err != nil || len(rows) == 0 {
		return err
	}
	ed, err := s.Office.Edition(ctx)
	if err != nil {
		return err
	}
	slices.SortStableFunc(rows, func(a, b app.CaseRow) int {
		return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.ReceivedAt, b.ReceivedAt))
	})
	what := s.T("shell.today.what.wait")
	if app.May(s.Who, "enrol") {
		what = s.T("shell.today.what.decide")
	}
	today := s.Office.Now()
	for _, c := range rows {
		days, ok := daysLeft(c.Due, today)
		l := line{kind: undecided, when: s.left(days, ok), what: what, who: c.Name, number: c.CaseNo, list: listName(ed, c.List, s.Lang()),
			section: kit.Applications, at: c.CaseNo}
		if ok && days < 0 {
			l.kind = overdue
		}
		w.add(l)
	}
	return nil
}

func listName(ed *edition.Edition, code string, lang locales.Lang) string {
	if l, ok := ed.List(code); ok {
		return l.In(lang)
	}
	return code
}

// daysLeft counts calendar days from today to the day due, in the office's own time; negative when it is past.
func daysLeft(due string, now int64) (days int, ok bool) {
	day, err := time.ParseInLocation(time.DateOnly, due, locales.Zone)
	if err != nil {
		return 0, false
	}
	y, m, d := time.UnixMilli(now).In(locales.Zone).Date()
	return int(day.Sub(time.Date(y, m, d, 0, 0, 0, 0, locales.Zone)).Hours() / 24), true
}

func (s *section) left(days int, ok bool) string {
	switch {
	case !ok:
		return s.T("shell.today.left.unknown")
	case days < 0:
		return s.T("shell.today.left.overdue", "count", -days)
	case days == 0:
		return s.T("shell.today.left.today")
	}
	return s.T("shell.today.left.days", "count", days)
}

// untimed are entries that no paper with a place can be given for until their counting time is settled.
func (s *section) untimed(ctx context.Context, w *work) error {
	if !s.Who.Is(app.Secretary, app.Head) {
		return nil
	}
	rows, total, err := s.Office.Untimed(ctx, mostUntimed)
	if err != nil || total == 0 {
		return err
	}
	ed, err := s.Office.Edition(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		w.add(line{kind: untimed, when: s.T("shell.today.left.none"), what: s.T("shell.today.what.time"), who: r.Name, number: r.RegNo,
			list: listName(ed, r.List, s.Lang()), section: kit.Queue, at: r.RegNo})
	}
	w.counts[untimed] = total
	return nil
}

// copies tells when acts were committed and no verified copy of the last day holds them.
func (s *section) copies(ctx context.Context, w *work) error {
	last, err := s.Office.History(ctx, 1)
	if err != nil || len(last) == 0 {
		return err
	}
	c, ok, err := s.Office.LastBackup(ctx)
	if err != nil || ok && (c.Seq == last[0].Seq || s.Office.Now()-c.At < copyAge.Milliseconds()) {
		return err
	}
	when := s.T("shell.today.copy.never")
	if ok {
		when = s.T("shell.today.copy.last", "time", locales.DateTime(c.At))
	}
	w.add(line{kind: copying, when: when, what: s.T("shell.today.what.copy"), section: kit.Settings, at: "copies"})
	return nil
}
