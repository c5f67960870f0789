package applications

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

const weighPause = 300 * time.Millisecond

// verdict is the panel beside the form: what registering it now would come to.
type verdict struct {
	f       *intake
	sheet   *prose
	version int
	stop    func()
	last    *weighed // what was found out last; nil before
	own     *Said    // what the service says beside its fields; nil for nothing
}

// weighed is what was found out about the form as it stood.
type weighed struct {
	a               casefile.Application
	law             *edition.Edition // that rules the day of filing; nil where none does
	findings        fault.Findings
	doubles         []app.Double
	overall, inList int
	due             string
	err             error
}

// again says what was found out last, with what the service says now.
func (v *verdict) again() {
	if v.last != nil {
		v.sheet.say(v.lines(*v.last))
	}
}

func newVerdict(f *intake) *verdict { return &verdict{f: f, sheet: newSheet(), stop: func() {}} }

// soon weighs the form once typing rests.
func (v *verdict) soon() {
	v.stop()
	v.stop = v.f.after(weighPause, v.f.weigh)
}

// close drops every answer still under way.
func (v *verdict) close() {
	v.stop()
	v.version++
}

// weigh finds out anew; answers to older questions are dropped.
func (f *intake) weigh() {
	v := f.verdict
	v.stop()
	v.version++
	version := v.version
	now := f.Office.Now()
	w := weighed{a: f.application().Tidy(now)}
	f.later(func(ctx context.Context) { w.find(ctx, f.section, f.ed, now) }, func() {
		switch {
		case version != v.version:
			return
		case f.amends != nil:
			f.amends.weighed(&w, f)
		case w.law == nil || w.law.SHA256 == f.ed.SHA256:
		case f.timing(): // the day is not whole yet
			v.soon()
		default:
			f.rebuild(f.service, w.law)
			f.Quiet.Good(f.T("intake.law-changed", "title", w.law.Title.In(f.Lang())))
			return
		}
		f.omit("reason", f.reason() == "" && !w.reasonAsked())
		v.last = &w
		v.again()
	})
}

func (w *weighed) find(ctx context.Context, s *section, ed *edition.Edition, now int64) {
	w.findings = w.a.Check(ed, now)
	filed := w.a.FiledAt()
	if filed == 0 {
		filed = now
	}
	if w.law, w.err = s.Office.InForce(ctx, w.a.ServiceCode(), filed); w.err != nil {
		return
	}
	if w.doubles, w.err = s.Office.Doubles(ctx, w.a.ServiceCode(), w.a.People()); w.err != nil || w.a.CompleteAt == 0 {
		return
	}
	if _, ok := ed.List(w.a.List); ok && w.a.ServiceCode() == edition.Queue {
		w.overall, w.inList = s.Office.PlaceIfFiled(ctx, w.a.List, w.a.Grounds, w.a.CompleteAt)
	}
	w.due, w.err = s.Office.AnswerDueFor(ctx, w.a)
}

func (w *weighed) reasonAsked() bool { return len(w.doubles) > 0 || reasonAsked(w.findings) }

// missing parts what is only not filled in yet from what speaks against.
func (w *weighed) parts() (missing, against fault.Findings) {
	for _, fd := range w.findings {
		if strings.HasPrefix(fd.Key, "case.need.") {
			missing = append(missing, fd)
		} else {
			against = append(against, fd)
		}
	}
	return missing, against
}

func (v *verdict) lines(w weighed) []line {
	f := v.f
	lines := []line{{text: f.T("casepage.verdict.title"), tone: title}}
	if v.own != nil && len(v.own.lines) > 0 {
		lines = append(lines, line{text: f.T(f.serviceOf(f.service).Title), tone: header})
		lines = append(lines, v.own.lines...)
	}
	if w.err != nil {
		lines = append(lines, line{text: f.Desk.Explain(w.err), tone: wrong, icon: kit.IconWarning})
	} else if w.law == nil {
		lines = append(lines, line{text: f.Desk.Explain(noLaw(f.nameOf(f.service), w.a.FiledAt())), tone: wrong, icon: kit.IconWarning})
	}
	missing, against := w.parts()
	if len(missing)+len(against)+len(w.doubles) == 0 && w.law != nil {
		lines = append(lines, line{text: f.T("casepage.verdict.ready"), tone: good, icon: kit.IconCheck})
	}
	lines = append(lines, v.outlook(w)...)
	if len(against) > 0 {
		lines = append(lines, line{text: f.T("casepage.verdict.against"), tone: header})
		for _, fd := range against {
			lines = append(lines, v.finding(w, fd, kit.IconWarning, wrong))
		}
	}
	lines = append(lines, v.doubles(w)...)
	if len(missing) > 0 {
		lines = append(lines, line{text: f.T("casepage.verdict.missing", "count", len(missing)), tone: header})
		for _, fd := range missing {
			lines = append(lines, v.finding(w, fd, kit.IconBox, plain))
		}
	}
	return append(lines, v.unverified(w)...)
}

// outlook is the list, the place it would get today and the day of the answer.
func (v *verdict) outlook(w weighed) (lines []line) {
	f := v.f
	lines = append(lines, line{text: f.T("casepage.verdict.outlook"), tone: header})
	if l, ok := f.ed.List(w.a.List); ok {
		lines = append(lines, line{text: l.In(f.Lang())})
	} else if f.checklist.hasLists() {
		lines = append(lines, line{text: f.T("casepage.verdict.no-list"), tone: quiet})
	}
	if w.overall > 0 {
		lines = append(lines, line{text: f.T("casepage.verdict.place", "overall", locales.Number(int64(w.overall)), "list", locales.Number(int64(w.inList))), tone: strong},
			line{text: f.T("casepage.verdict.place-note"), tone: quiet})
	}
	term, stated := f.svc.Term(w.a.Channel)
	switch {
	case w.due != "":
		lines = append(lines, line{text: f.T("casepage.verdict.due", "day", shownDay(w.due), "term", term.In(f.Lang())), tone: strong})
	case !stated:
		lines = append(lines, line{text: f.T("intake.verdict.no-term"), tone: quiet})
	case w.a.CompleteAt > 0 && w.law != nil:
		lines = append(lines, line{text: f.T("intake.verdict.no-calendar"), tone: wrong, icon: kit.IconWarning})
	}
	return append(lines, line{text: f.T("casepage.verdict.people", "count", w.a.Counted()), tone: quiet})
}

// finding says one thing: whose it is, what it is, what it rests on.
func (v *verdict) finding(w weighed, fd fault.Finding, icon kit.Icon, t tone) line {
	f := v.f
	fd = worded(fd)
	text := f.Desk.Lang.With(fd.Key, fd.Args)
	if code, ok := strings.CutPrefix(fd.Field, "documents."); ok {
		if d, ok := f.svc.Document(code); ok {
			text = d.In(f.Lang())
			if f.Lang() == locales.EN { // the acts have no English: what follows is not in one sentence with their words
				text = "«" + text + "»"
			}
		}
		if day, ok := fd.Args["day"].(string); ok {
			text += ": " + f.T("intake.verdict.expired", "day", day)
		}
	} else if who := v.who(w, fd.Field); who != "" {
		text = who + ": " + text
	}
	if fd.Severity == fault.NeedsReason && !strings.HasSuffix(text, ".") { // a whole sentence says so itself
		text += " – " + f.T("casepage.verdict.reason")
	}
	if fd.Clause != "" && t == wrong { // of a document that is missing the checklist says it
		text += " (" + fd.Clause + ")"
	}
	return line{text: text, tone: t, icon: icon}
}

// unverified lists what the application rests on that nobody compared with the act yet.
func (v *verdict) unverified(w weighed) (lines []line) {
	f := v.f
	say := func(m edition.Mark, text string) {
		if !m.Verified {
			lines = append(lines, line{text: text, tone: quiet, icon: kit.IconNote})
		}
	}
	if c, ok := f.svc.Channel(w.a.Channel); ok {
		say(c.Mark, f.T("casepage.form.channel")+": "+c.In(f.Lang()))
		if _, stated := f.svc.Term(w.a.Channel); stated && c.Total == nil {
			say(f.svc.Total.Mark, f.T("intake.verdict.term"))
		}
	}
	if l, ok := f.ed.List(w.a.List); ok && f.checklist.hasLists() {
		say(l.Mark, l.In(f.Lang()))
	}
	for _, code := range w.a.Grounds {
		if g, ok := f.checklist.ground(code); ok {
			say(g.Mark, g.In(f.Lang()))
		}
	}
	for _, d := range f.svc.Asks(w.a.List, w.a.Channel) {
		if !f.hidden["documents."+d.Code] {
			say(d.Mark, d.In(f.Lang()))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return append([]line{{text: f.T("intake.verdict.unverified", "count", len(lines)), tone: header}}, lines...)
}

// who names the family member a field belongs to, or the moment; "" for the applicant and all else.
func (v *verdict) who(w weighed, field string) string {
	switch field {
	case "channel_at":
		return v.f.T("intake.channel-at")
	case "received_at":
		return v.f.T("casepage.form.received")
	case "complete_at":
		return v.f.T("casepage.form.complete")
	}
	rest, ok := strings.CutPrefix(field, "family.")
	if !ok {
		return ""
	}
	at, _, _ := strings.Cut(rest, ".")
	i, err := strconv.Atoi(at)
	if err != nil || i >= len(w.a.Family) {
		return ""
	}
	if name := w.a.Family[i].Name; name != "" {
		return name
	}
	return v.f.T("casepage.verdict.member", "n", i+1)
}

// doubles shows each who is here already beside the one in the form, with where they are.
func (v *verdict) doubles(w weighed) (lines []line) {
	f := v.f
	if len(w.doubles) > 0 {
		lines = append(lines, line{text: f.T("casepage.verdict.doubles"), tone: header})
	}
	people := w.a.People()
	for _, d := range w.doubles {
		here, at := "", slices.IndexFunc(people, func(m casefile.Member) bool { return m.IIN == d.IIN })
		if at >= 0 {
			here = people[at].Name
		}
		number := d.RegNo
		if number == "" {
			number = d.CaseNo
		}
		role := f.T("casepage.verdict.as-applicant")
		if d.Through {
			role = f.T("casepage.verdict.as-family")
		}
		lines = append(lines,
			line{text: d.IIN, tone: wrong, icon: kit.IconWarning},
			line{text: f.T("casepage.verdict.here", "name", here)},
			line{text: f.T("casepage.verdict.there", "name", d.Name)},
			line{text: strings.Join([]string{number, f.stateOf(d), role}, " · "), tone: strong})
	}
	if len(w.doubles) > 0 {
		lines = append(lines, line{text: f.T("casepage.verdict.doubles-note"), tone: quiet})
	}
	return lines
}

// stateOf names the state of an entry or, without one, of a case.
func (s *section) stateOf(d app.Double) string {
	if d.RegNo != "" {
		return s.T("queue.state." + d.State)
	}
	return s.T("casepage.state." + d.State)
}

// shownDay spells a stored day (yyyy-mm-dd).
func shownDay(day string) string {
	if t, err := time.ParseInLocation(time.DateOnly, day, locales.Zone); err == nil {
		return locales.Date(t.UnixMilli())
	}
	return day
}
