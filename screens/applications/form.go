package applications

import (
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// intake is the form of one application and the verdict beside it.
type intake struct {
	*section
	content   fyne.CanvasObject
	form      *kit.Form
	ed        *edition.Edition
	id        string // of the draft and of the act
	household *household
	checklist *checklist
	verdict   *verdict
	told      map[string]told // by member
	busy      bool            // the act is under way
	done      bool            // registered or thrown away: nothing is kept any more

	asKept   string // the draft as last saved
	keeping  int
	drafts   drafts
	stopKeep func()
}

func newIntake(s *section, ed *edition.Edition, draft *app.Draft) *intake {
	f := &intake{section: s, ed: ed, id: newID(), form: kit.NewForm(s.Desk), told: map[string]told{}, stopKeep: func() {}}
	f.verdict = newVerdict(f)
	f.filing()
	f.applicant()
	f.household = newHousehold(f)
	f.checklist = newChecklist(f)
	f.consents()
	f.form.Buttons(kit.NewMainButton(s.Desk, s.T("casepage.form.register")+"  Ctrl+Enter", f.form.Submit),
		kit.NewButton(s.Desk, s.T("casepage.form.later"), "", f.form.Back),
		kit.NewButton(s.Desk, s.T("casepage.form.discard"), "", f.discard))
	f.form.OnChange = func() {
		f.suit()
		f.keepSoon()
		f.verdict.soon()
	}
	f.form.OnSubmit = f.register
	f.form.OnBack = func() { f.keep(); s.toList() }
	f.form.Loses = func() bool { return false } // the draft has it
	now := time.UnixMilli(s.Office.Now()).In(locales.Zone)
	f.form.SetValues(map[string]string{"channel": edition.ByOffice, "complete_at": now.Format(time.DateOnly), "complete_at.time": now.Format("15:04")})
	if draft != nil {
		f.restore(draft)
	}
	f.suit()
	f.weigh()
	side := page.Panel(kit.ColorSurface, container.NewVScroll(f.verdict.sheet))
	f.content = container.New(beside{sideWide}, f.form, side)
	return f
}

// close stops what is still under way when the form goes.
func (f *intake) close() {
	f.keep()
	f.done = true
	f.stopKeep()
	f.verdict.close()
}

func (f *intake) filing() {
	s, form := f.section, f.form
	var channels []kit.Option
	for _, c := range f.ed.Channels() {
		channels = append(channels, kit.Option{Code: c.Code, Name: c.In(s.Lang())})
	}
	today := time.UnixMilli(s.Office.Now()).In(locales.Zone)
	form.Section(s.T("casepage.form.filing"))
	form.Add(kit.Item{Name: "channel", Label: s.T("casepage.form.channel"), Field: kit.NewChoice(s.Desk, channels), Required: true})
	form.Add(kit.Item{Name: "channel_no", Label: s.T("casepage.form.channel-no"), Field: kit.NewText(s.Desk, 40), Width: 200})
	form.Column()
	for _, at := range []struct {
		name, label, hint string
		required          bool
	}{{"complete_at", s.T("casepage.form.complete"), "", true}, {"received_at", s.T("casepage.form.received"), s.T("casepage.form.received-hint"), false}} {
		day := kit.NewDate(s.Desk)
		day.Last = today
		form.Add(kit.Item{Name: at.name, Label: at.label, Field: day, Required: at.required, Hint: at.hint})
		form.Add(kit.Item{Name: at.name + ".time", Label: s.T("casepage.form.time"), Field: kit.NewTime(s.Desk), Required: at.required, Beside: true, Width: 80})
	}
}

func (f *intake) applicant() {
	s, form := f.section, f.form
	form.Section(s.T("casepage.form.applicant"))
	f.addIIN("applicant", s.T("casepage.form.iin"), 150)
	form.Add(kit.Item{Name: "applicant.born", Label: s.T("casepage.form.born"), Field: f.birthday(), Beside: true})
	form.Add(kit.Item{Name: "applicant.sex", Label: s.T("casepage.form.sex"), Beside: true, Width: 90,
		Field: kit.NewChoice(s.Desk, []kit.Option{{Code: "m", Name: s.T("casepage.form.male")}, {Code: "f", Name: s.T("casepage.form.female")}})})
	f.addDoubt("applicant")
	form.Add(kit.Item{Name: "applicant.name", Label: s.T("casepage.form.name"), Field: kit.NewText(s.Desk, 150), Required: true})
	form.Add(kit.Item{Name: "representative", Label: s.T("casepage.form.representative"), Field: kit.NewText(s.Desk, 200), Hint: s.T("casepage.form.representative-hint")})
	form.Column()
	form.Add(kit.Item{Name: "phone", Label: s.T("casepage.form.phone"), Field: kit.NewPhone(s.Desk), Width: 170})
	form.Add(kit.Item{Name: "address", Label: s.T("casepage.form.address"), Field: kit.NewText(s.Desk, 250), Required: true})
	form.Add(kit.Item{Name: "dwelling", Label: s.T("casepage.form.dwelling"), Field: kit.NewText(s.Desk, 250), Hint: s.T("casepage.form.dwelling-hint")})
}

func (f *intake) birthday() *kit.Date {
	day := kit.NewDate(f.Desk)
	day.Last = time.UnixMilli(f.Office.Now()).In(locales.Zone)
	return day
}

// addIIN adds a member's ИИН: a number that does not check is told, unless it is kept as unconfirmed.
func (f *intake) addIIN(member, label string, width float32) *kit.Input {
	in := kit.NewIIN(f.Desk, func(v string) *fault.Fault {
		if _, p := iin.Parse(v, f.Office.Now()); p != iin.None {
			return fault.New("I1", string(p))
		}
		return nil
	})
	strict := in.Check
	in.Check = func(v string) *fault.Fault {
		if f.form.Field(member+".doubtful").Value() != "" {
			return nil
		}
		return strict(v)
	}
	f.form.Add(kit.Item{Name: member + ".iin", Label: label, Field: in, Width: width})
	return in
}

// addDoubt adds the check by which a number that does not pass is kept; it is there only for such a number.
func (f *intake) addDoubt(member string) {
	f.form.Add(kit.Item{Name: member + ".doubtful", Field: kit.NewCheck(f.Desk, f.T("casepage.form.doubtful"))})
	f.form.Omit(member+".doubtful", true)
}

func (f *intake) consents() {
	s, form := f.section, f.form
	form.Section(s.T("casepage.form.consents"))
	for i, code := range casefile.Consents {
		if i == (len(casefile.Consents)+1)/2 {
			form.Column()
		}
		form.Add(kit.Item{Name: "consents." + code, Field: kit.NewCheck(s.Desk, s.T("casepage.consent."+code))})
	}
	form.Section(s.T("casepage.form.end"))
	form.Add(kit.Item{Name: "note", Label: s.T("casepage.form.note"), Field: kit.NewText(s.Desk, 400)})
	form.Add(kit.Item{Name: "reason", Label: s.T("casepage.form.reason"), Field: kit.NewText(s.Desk, 400), Hint: s.T("casepage.form.reason-hint")})
	form.Omit("reason", true)
}

// suit shows and hides what depends on other fields, and fills in what an ИИН tells.
func (f *intake) suit() {
	value := func(name string) string { return f.form.Field(name).Value() }
	f.form.Omit("channel_no", value("channel") == edition.ByOffice || value("channel") == "")
	for _, m := range f.household.members() {
		number := value(m + ".iin")
		f.fill(m, number)
		f.form.Omit(m+".doubtful", value(m+".doubtful") == "" && !f.doubted(m, number))
	}
	f.checklist.suit(value("list"), value("channel"))
}

// doubted tells whether the mark «not confirmed» is to be offered: for a whole number that does not check, and for an
// applicant who has none.
func (f *intake) doubted(member, number string) bool {
	if number == "" {
		return member == "applicant" && f.form.Field("applicant.name").Value() != ""
	}
	_, p := iin.Parse(number, f.Office.Now())
	return p != iin.None && len(number) == 12
}

// told is what an ИИН filled in.
type told struct{ number, born, sex string }

// fill writes birth date and sex from a sound ИИН, over what an earlier number gave, never over what was typed.
func (f *intake) fill(member, number string) {
	n, p := iin.Parse(number, f.Office.Now())
	before := f.told[member]
	if p != iin.None || before.number == number {
		return
	}
	born, sex := casefile.Told(n)
	f.told[member] = told{number, born, sex}
	write := func(field, was, is string) {
		if in := f.form.Field(member + "." + field); in != nil && is != "" && (in.Value() == "" || in.Value() == was) {
			in.SetValue(is)
		}
	}
	write("born", before.born, born)
	write("sex", before.sex, sex)
}

func (f *intake) discard() {
	f.Desk.Confirm(f.T("casepage.form.discard"), f.T("casepage.form.discard-text"), f.T("casepage.form.discard-yes"), func() {
		f.drop(f.toList)
	})
}

// register carries out the act; what it finds stands at the fields.
func (f *intake) register() {
	if f.busy {
		return
	}
	f.busy = true
	f.household.compact()
	f.keep()
	act := app.Register{Application: f.application()}
	order := app.Order{ID: f.id, Act: act, Reason: f.reason()}
	f.section.act(f.T("casepage.form.registering"), order, func(out app.Outcome, err error) {
		f.busy = false
		var findings fault.Findings
		switch {
		case errors.As(err, &findings):
			f.form.Omit("reason", !reasonAsked(findings))
			f.form.Tell(f.unanswered(findings))
		case err != nil:
			f.Quiet.Wrong(err)
		default:
			var made app.Registered
			if err := out.Read(&made); err != nil {
				f.Quiet.Wrong(err)
				return
			}
			f.drop(func() { f.registered(made) })
		}
	})
}

// unanswered leaves out what the reason given answers; without one the reason is asked for.
func (f *intake) unanswered(findings fault.Findings) (left fault.Findings) {
	given := f.reason() != ""
	for _, fd := range findings {
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

// reason is what was typed where a finding needs one; hidden it does not count.
func (f *intake) reason() string { return locales.Clean(f.form.Values()["reason"]) }

func reasonAsked(findings fault.Findings) bool {
	for _, fd := range findings {
		if fd.Severity == fault.NeedsReason {
			return true
		}
	}
	return false
}

// registered says the number, opens the case and gives out the receipt.
func (f *intake) registered(made app.Registered) {
	f.toCase(made.CaseNo)
	f.Quiet.Good(f.T("casepage.form.registered", "case", made.CaseNo))
	f.issue(app.IssuePaper{Form: app.FormReceipt, CaseNo: made.CaseNo}, "", nil)
}
