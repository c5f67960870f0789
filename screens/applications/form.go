package applications

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// intake is the form of one application and the verdict beside it. The form is laid out for one service by one edition;
// another service, or a filing date that another edition rules, lays it out anew with all that was typed.
type intake struct {
	*section
	content   *fyne.Container
	form      *kit.Form
	names     []string          // of the form's fields
	hidden    map[string]bool   // those that are not shown
	beyond    map[string]string // typed in fields that another service or edition has: kept till those come back
	offered   []kit.Option      // the services one may apply for
	service   string
	ed        *edition.Edition
	svc       *edition.Service // what ed says of the service
	id        string           // of the draft and of the act
	awayID    string           // of the act that turns the applicant away
	household *household
	own       *Fields // what the service asks beyond what all services ask; nil for nothing
	checklist *checklist
	amends    *amendment // nil for a new application
	verdict   *verdict
	told      map[string]told // by member
	details   map[string]bool // rows whose seldom used fields were asked for
	filed     [2]string       // day and time of filing that the moment of completeness followed last
	received  string          // day of receipt that the day of the consents followed last
	opened    [2]string       // day and time the form began with
	begun     bool            // something was typed
	suiting   bool            // the form is being fitted to its values
	turning   int             // counts the changes of service and edition asked for
	busy      bool            // the act is under way
	done      bool            // registered or thrown away: nothing is kept any more

	asKept   string // the draft as last saved
	keeping  int
	drafts   drafts
	stopKeep func()
}

func newIntake(s *section, p prospect, draft *app.Draft) *intake {
	f := &intake{section: s, offered: p.offered, service: p.service, ed: p.ed, svc: p.ed.Service(p.service), id: newID(), awayID: newID(),
		told: map[string]told{}, details: map[string]bool{}, beyond: map[string]string{}, stopKeep: func() {}}
	f.verdict = newVerdict(f)
	f.content = container.New(beside{sideWide}, kit.NewForm(s.Desk), page.Panel(kit.ColorSurface, container.NewVScroll(f.verdict.sheet)))
	f.build()
	f.form.SetValues(f.defaults())
	f.silently(f.follow)
	f.form.Saved()
	if draft != nil {
		f.restore(draft)
	}
	f.suit()
	f.weigh()
	return f
}

// close stops what is still under way when the form goes.
func (f *intake) close() {
	f.keep()
	f.done = true
	f.stopKeep()
	f.verdict.close()
}

// build lays the form out for the service and its edition: what must be filled in first, what seldom is behind it.
func (f *intake) build() {
	f.form, f.names, f.hidden = kit.NewForm(f.Desk), nil, map[string]bool{}
	f.form.Together(func() {
		f.askFiling()
		f.askApplicant()
		f.askRepresentative()
		f.household = newHousehold(f)
		f.own, f.verdict.own = nil, nil
		if f.amends == nil {
			f.own = f.newFields(f.service, f.ed, "", f.form, f)
		}
		f.checklist = newChecklist(f)
		f.askConsents()
		f.askTimes()
		f.askEnd()
	})
	f.form.OnChange = f.changed
	f.content.Objects[0] = f.form
	if f.amends != nil {
		f.amendFeet()
		return
	}
	f.form.Buttons(kit.NewMainButton(f.Desk, f.T("casepage.form.register")+"  Ctrl+Enter", func() { f.form.Submit() }),
		kit.NewButton(f.Desk, f.T("intake.away.do"), "", f.turnAway),
		kit.NewButton(f.Desk, f.T("intake.details")+"  Ctrl+↓", "", f.showDetails),
		kit.NewButton(f.Desk, f.T("casepage.form.later"), "", func() { f.form.Back() }),
		kit.NewButton(f.Desk, f.T("casepage.form.discard"), "", f.discard))
	f.form.OnSubmit = f.register
	f.form.OnBack = func() { f.keep(); f.toList() }
	f.form.Loses = func() bool { return false } // the draft has it
}

// rebuild lays the form out for another service or edition; what was typed stays, and so does the keyboard.
func (f *intake) rebuild(service string, ed *edition.Edition) {
	values, rows, at := f.everything(), f.household.n, f.form.At()
	complete := f.day("complete_at")
	follows := complete == f.filed
	f.service, f.ed, f.svc = service, ed, ed.Service(service)
	f.build()
	f.form.SetValues(f.defaults())
	f.put(values, rows)
	if follows {
		f.filed = complete
	}
	f.suit()
	f.content.Refresh()
	f.form.Go(at)
	f.weigh()
}

// add puts a field into the form.
func (f *intake) add(it kit.Item) {
	f.names = append(f.names, it.Name)
	f.form.Add(it)
}

// omit hides a field or shows it.
func (f *intake) omit(name string, hidden bool) {
	f.hidden[name] = hidden
	f.form.Omit(name, hidden)
}

func (f *intake) value(name string) string {
	if in := f.form.Field(name); in != nil {
		return in.Value()
	}
	return ""
}

// set writes a value nobody typed.
func (f *intake) set(name, value string) {
	if in := f.form.Field(name); in != nil && in.Value() != value {
		in.SetValue(value)
	}
}

// silently makes changes that the form does not answer one by one.
func (f *intake) silently(change func()) {
	was := f.suiting
	f.suiting = true
	change()
	f.suiting = was
}

// defaults are what an empty form begins with.
func (f *intake) defaults() map[string]string {
	channel := ""
	if len(f.svc.Channels) > 0 {
		channel = f.svc.Channels[0].Code
	}
	if _, ok := f.svc.Channel(edition.ByOffice); ok {
		channel = edition.ByOffice
	}
	f.opened = f.now()
	return map[string]string{"service": f.service, "channel": channel, "received_at": f.opened[0], "received_at.time": f.opened[1]}
}

func (f *intake) changed() {
	if f.suiting {
		return
	}
	if !f.begun { // a form left open over night begins with its first key
		f.begun = true
		f.silently(f.restart)
	}
	if service := f.value("service"); service != f.service && service != "" {
		f.turn(service)
		return
	}
	f.suit()
	f.keepSoon()
	f.verdict.soon()
}

// suit shows and hides what depends on other fields, and fills in what others tell.
func (f *intake) suit() {
	if f.suiting {
		return
	}
	f.silently(func() { f.form.Together(f.suitAll) })
}

func (f *intake) suitAll() {
	f.suitChannel()
	f.follow()
	for _, m := range f.household.members() {
		f.suitPerson(m)
	}
	f.suitRepresentative()
	f.household.suit()
	if f.own != nil {
		f.own.follow()
	}
	f.checklist.suit()
	f.suitConsents()
}

func (f *intake) askEnd() {
	f.form.Section(f.T("casepage.form.end"))
	f.add(kit.Item{Name: "note", Label: f.T("casepage.form.note"), Field: kit.NewText(f.Desk, 400)})
	f.add(kit.Item{Name: "reason", Label: f.T("casepage.form.reason"), Field: kit.NewText(f.Desk, 400), Hint: f.T("casepage.form.reason-hint")})
	f.omit("reason", true)
}

func (f *intake) discard() {
	f.Desk.Confirm(f.T("casepage.form.discard"), f.T("casepage.form.discard-text"), f.T("casepage.form.discard-yes"), func() {
		f.drop(f.toList)
	})
}

// register carries out the act once the form is sure to be that of the filing date; what it finds stands at the fields.
func (f *intake) register() {
	if f.busy {
		return
	}
	f.busy = true
	f.household.compact()
	f.keep()
	f.settleLaw(func(settled bool) {
		if !settled {
			f.busy = false
			return
		}
		act := app.Register{Application: f.application(), Matter: f.matter()}
		f.section.act(f.T("casepage.form.registering"), app.Order{ID: f.id, Act: act, Reason: f.reason()}, func(out app.Outcome, err error) {
			f.busy = false
			var made app.Registered
			if err == nil {
				err = out.Read(&made)
			}
			if err != nil {
				f.answered(err)
				return
			}
			f.drop(func() { f.registered(made) })
		})
	})
}

// answered shows what hindered an act: findings at their fields, anything else in the quiet line.
func (f *intake) answered(err error) {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		f.Quiet.Wrong(err)
		return
	}
	f.omit("reason", !reasonAsked(findings) && f.reason() == "")
	f.form.Tell(f.placed(f.unanswered(findings)))
}

// unanswered leaves out what the reason given answers; without one the reason is asked for.
func (f *intake) unanswered(findings fault.Findings) (left fault.Findings) {
	given := f.reason() != ""
	for _, fd := range findings {
		fd = worded(fd)
		if strings.HasPrefix(fd.Key, "case.double.") { // the verdict says the rest
			fd.Key = "casepage.form.double"
		}
		if fd.Severity != fault.NeedsReason || !given {
			left = append(left, fd)
		}
	}
	if !given && reasonAsked(findings) {
		left.Add("reason", fault.NeedsReason, "casepage.form.reason-needed")
	}
	return left
}

// worded says a finding as this form does: documents without their codes, days as people write them.
func worded(fd fault.Finding) fault.Finding {
	if key := map[string]string{"case.need.iin": "intake.need.iin", "case.need.document": "intake.need.document",
		"case.need.list": "intake.need.list", "case.document.expired": "intake.expired"}[fd.Key]; key != "" {
		fd.Key = key
	}
	if day, ok := fd.Args["day"].(string); ok {
		fd.Args = fault.Args("day", shownDay(day))
	}
	return fd
}

// placed brings the fields out that findings name; a finding of a field that cannot be shown is said above the form.
func (f *intake) placed(findings fault.Findings) fault.Findings {
	if f.own != nil {
		f.own.place(findings)
	}
	for _, fd := range findings {
		if strings.HasPrefix(fd.Field, "representative.") {
			f.set("represented", "1")
		}
		if f.hidden[fd.Field] && rowOf(fd.Field) != "" {
			f.details[rowOf(fd.Field)] = true
		}
	}
	f.suit()
	for i := range findings {
		if f.hidden[findings[i].Field] {
			findings[i].Field = ""
		}
	}
	return findings
}

// reason is what was typed where a finding needs one; hidden it does not count.
func (f *intake) reason() string { return locales.Clean(f.form.Values()["reason"]) }

func reasonAsked(findings fault.Findings) bool {
	return slices.ContainsFunc(findings, func(fd fault.Finding) bool { return fd.Severity == fault.NeedsReason })
}

// registered says the number, opens the case and gives out the receipt.
func (f *intake) registered(made app.Registered) {
	f.toList() // where the case opens in another section, this one is left at its list
	f.toCaseOf(f.service, made.CaseNo)
	f.Quiet.Good(f.T("casepage.form.registered", "case", made.CaseNo))
	f.issue(app.IssuePaper{Form: app.FormReceipt, CaseNo: made.CaseNo}, "", nil)
}
