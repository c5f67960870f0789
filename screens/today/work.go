package today

import (
	"context"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// kind is what sort of work a line is.
type kind string

const (
	unfinished kind = "unfinished" // a form
	overdue    kind = "overdue"    // a case whose answer is late
	late       kind = "late"       // a step behind its own term
	decide     kind = "decide"     // a case, where one person takes all its steps
	untimed    kind = "untimed"    // an entry without a counting time
	convening  kind = "convening"  // a meeting of the commission that comes or sits
	resolving  kind = "resolving"  // decisions of a closed meeting that wait for the head
	signing    kind = "signing"    // decisions drafted by others that wait for this person's signature
	numbering  kind = "numbering"  // decisions signed without a number
	ending     kind = "ending"     // awards of assistance that end with the quarter
	reminding  kind = "reminding"  // grounds and documents that end: nothing is due, they are looked through
	copying    kind = "copying"    // no fresh verified copy
)

// kinds are all of them in the order they are told; between late and untimed stand the kinds of step that wait.
var kinds = []kind{unfinished, overdue, late, decide, edition.Assign, edition.Pass, edition.Examine, edition.Prepare, edition.Commission,
	edition.Draft, edition.Sign, edition.Send, edition.Outside, convening, resolving, signing, numbering, untimed, ending, reminding, copying}

// line is one thing to do and where it is done.
type line struct {
	kind                                kind
	when, what, step, who, number, list string
	section                             kit.Command
	at                                  string
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

// all is how much waits, what the list leaves out included.
func (w *work) all() (n int) {
	for k, count := range w.counts {
		if k != overdue && k != late && k != ending && k != reminding { // they are among the steps, or no work yet
			n += count
		}
	}
	return n
}

const (
	mostCases   = 500
	mostUntimed = 200
	copyAge     = 24 * time.Hour
)

// look gathers the work of the person's roles.
func (s *section) look(ctx context.Context) (work, error) {
	w := work{counts: map[kind]int{}}
	for _, add := range []func(context.Context, *work) error{s.drafts, s.meetings, s.cases, s.decisions, s.untimed, s.awards, s.reminders, s.copies} {
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
		l := line{kind: unfinished, when: locales.DateTime(d.SavedAt), section: kit.Applications, at: d.ID, who: room.Applicant(&d),
			what: s.T("shell.today.what.form")}
		switch d.Form {
		case "takeover":
			l.section, l.what = "takeover", s.T("shell.today.what.list")
		case "commission-item":
			l.section, l.what = kit.Commission, s.T("shell.today.what.voting")
		case "commission-order":
			l.section, l.what = kit.Commission, s.T("shell.today.what.seats")
		}
		w.add(l)
	}
	return err
}

// cases are the steps that wait for the person's roles, the answer due first at the top.
func (s *section) cases(ctx context.Context, w *work) error {
	waiting, counts, err := s.Office.Work(ctx, s.Who, mostCases)
	if err != nil {
		return err
	}
	sole, err := s.decidesAlone(ctx)
	if err != nil {
		return err
	}
	now := s.Office.Now()
	for _, c := range waiting {
		days, ok := daysLeft(c.Due, now)
		l := line{kind: kind(c.Step.Kind), when: s.left(days, ok), what: s.T("shell.today.duty." + c.Step.Kind), step: s.stepDue(c, now), who: c.Name,
			number: c.CaseNo, list: s.subject(c), section: room.Cases(c.Service), at: c.CaseNo}
		switch {
		case c.State != casefile.UnderWay: // answered: only the handing out is left
			l.when = s.T("shell.today.left.answered")
		case c.Suspended:
			l.when = s.T("shell.today.left.suspended")
		case ok && days < 0:
			l.kind = overdue
		}
		if sole && c.State == casefile.UnderWay {
			l.what = s.T("shell.today.what.decide")
		}
		w.lines = append(w.lines, l)
	}
	for _, c := range counts {
		k := kind(c.Kind)
		if sole && k != edition.Send && k != edition.Outside {
			k = decide
		}
		w.counts[k] += c.N
		w.counts[overdue] += c.Past
		w.counts[late] += c.Late
	}
	return s.unbegun(ctx, w, now)
}

// unbegun are cases an earlier version of the program registered: nobody was named to do them yet.
func (s *section) unbegun(ctx context.Context, w *work, now int64) error {
	if !s.Who.Is(app.Head, app.Secretary) {
		return nil
	}
	rows, err := s.Office.Unbegun(ctx, mostCases)
	for _, c := range rows {
		days, ok := daysLeft(c.Due, now)
		w.add(line{kind: edition.Assign, when: s.left(days, ok), what: s.T("shell.today.duty.assign"), who: c.Name, number: c.CaseNo,
			section: room.Cases(c.Service), at: c.CaseNo})
	}
	return err
}

// decidesAlone tells whether one person holds all roles by an order: what waits then waits for a decision.
func (s *section) decidesAlone(ctx context.Context) (bool, error) {
	info, err := s.Office.Info(ctx)
	return err == nil && info != nil && info.SoleOrder != "" && app.May(s.Who, app.Enrol{}.Name()), err
}

// stepDue says until when the step itself is due, and that it is late.
func (s *section) stepDue(c app.Work, now int64) string {
	switch {
	case c.Step.DueAt == 0:
		return ""
	case c.Step.Late(now) > 0:
		return s.T("shell.today.step.late", "time", locales.DateTime(c.Step.DueAt))
	}
	return locales.DateTime(c.Step.DueAt)
}

// subject is the list of a case of the queue, the service of another.
func (s *section) subject(c app.Work) string {
	if c.Service == edition.Queue {
		return listName(c.Edition, c.List, s.Lang())
	}
	svc := c.Edition.Service(c.Service)
	if svc.Short.KK != "" {
		return svc.Short.In(s.Lang())
	}
	return svc.Title.In(s.Lang())
}

func listName(ed *edition.Edition, code string, lang locales.Lang) string {
	if l, ok := ed.List(code); ok {
		return l.Label().In(lang)
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
