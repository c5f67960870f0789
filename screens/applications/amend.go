package applications

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// amendment is a form that corrects what a case holds, instead of registering a new one.
type amendment struct {
	caseNo string
	was    casefile.Application
}

// amend opens the form with what a case holds, by the edition of the case.
func (s *section) amend(v app.CaseView) {
	if !app.May(s.Who, app.Amend{}.Name()) {
		return
	}
	s.closeCase()
	p := prospect{offered: []kit.Option{{Code: v.Service, Name: v.Law.Title.In(s.Lang())}}, service: v.Service, ed: v.Edition}
	f := newIntake(s, p, nil)
	f.amends, f.ed, f.svc = &amendment{v.CaseNo, v.Application}, v.Edition, v.Law // whatever rules a new one today
	f.build()
	f.form.SetValues(f.defaults())
	f.put(typed(v.Application), len(v.Application.Family))
	f.suit()
	f.form.Saved()
	s.intake = f
	s.bring(container.NewBorder(page.Title(s.T("caseway.amend.title", "case", v.CaseNo)), nil, nil, nil, f.content))
	f.form.FocusFirst()
	f.weigh()
}

// typed is an application as the fields of the form hold it.
func typed(a casefile.Application) map[string]string {
	v := map[string]string{"service": a.ServiceCode(), "channel": a.Channel, "channel_no": a.ChannelNo, "courier": a.Courier, "address": a.Address, "phone": a.Phone,
		"email": a.Email, "dwelling": a.Dwelling, "note": a.Note, "list": a.List}
	for name, at := range map[string]int64{"channel_at": a.ChannelAt, "received_at": a.ReceivedAt, "complete_at": a.CompleteAt} {
		if at > 0 {
			t := time.UnixMilli(at).In(locales.Zone)
			v[name], v[name+".time"] = t.Format(time.DateOnly), t.Format("15:04")
		}
	}
	typedPerson(v, "applicant", a.Applicant)
	for i, m := range a.Family {
		typedPerson(v, member(i), m)
	}
	if r := a.Representative; r != (casefile.Representative{}) {
		v["represented"] = "1"
		for field, text := range map[string]string{"name": r.Name, "iin": r.IIN, "kind": r.Kind, "number": r.Number, "date": r.Date,
			"notary": r.Notary, "until": r.Until} {
			v["representative."+field] = text
		}
	}
	if g := a.Signature; g != nil {
		v["signature.result"], v["signature.iin"] = g.Result, g.IIN
	}
	for i, code := range a.Grounds {
		v[groundField(i)] = code
	}
	for _, h := range a.Documents {
		typedDocument(v, h)
	}
	for _, c := range a.Consents {
		v[consentField(c.Code)], v["consents.on"] = "1", c.On
	}
	maps.DeleteFunc(v, func(_, text string) bool { return text == "" })
	return v
}

func typedPerson(v map[string]string, who string, m casefile.Member) {
	for field, text := range map[string]string{"name": m.Name, "iin": m.IIN, "no_iin": m.NoIIN, "born": m.Born, "sex": m.Sex,
		"relation": m.Relation, "joined": m.Joined, "left": m.Left, "consent": m.Consent, "guardian": m.Guardian} {
		v[who+"."+field] = text
	}
	for field, is := range map[string]bool{"doubtful": m.Doubtful, "aside": m.Aside} {
		if is {
			v[who+"."+field] = "1"
		}
	}
}

func typedDocument(v map[string]string, h casefile.Held) {
	field := "documents." + h.Code
	v[field] = h.How
	if h.How == casefile.OnPaper {
		switch {
		case h.Original && h.Copy:
			v[field] = originalCopy
		case h.Copy:
			v[field] = copyOnly
		default:
			v[field] = originalSeen
		}
	}
	v[field+".date"], v[field+".until"], v[field+".on"], v[field+".by"] = h.Date, h.Until, h.On, h.By
	if h.Pages > 0 {
		v[field+".pages"] = strconv.Itoa(h.Pages)
	}
}

// amendFeet are the buttons under a form that corrects; service and channel stand fast.
func (f *intake) amendFeet() {
	f.form.Buttons(kit.NewMainButton(f.Desk, f.T("caseway.amend.save")+"  Ctrl+Enter", func() { f.form.Submit() }),
		kit.NewButton(f.Desk, f.T("intake.details")+"  Ctrl+↓", "", f.showDetails),
		kit.NewButton(f.Desk, f.T("casepage.case.cancel")+"  Esc", "", func() { f.form.Back() }))
	for _, name := range []string{"service", "channel"} {
		if field, ok := f.form.Field(name).(fyne.Disableable); ok {
			field.Disable()
		}
	}
	f.form.OnSubmit = f.save
	f.form.OnBack = func() { f.toCase(f.amends.caseNo) }
	f.form.Loses = nil
}

// save carries the correction out.
func (f *intake) save() {
	if f.busy {
		return
	}
	f.busy = true
	f.household.compact()
	act := app.Amend{CaseNo: f.amends.caseNo, Application: f.amends.over(f.application(), f.Today())}
	f.section.act(f.T("caseway.act.running"), app.Order{Act: act, Reason: f.reason()}, func(_ app.Outcome, err error) {
		f.busy = false
		if err != nil {
			f.answered(err)
			return
		}
		f.toCase(f.amends.caseNo)
		f.Quiet.Good(f.T("caseway.amend.saved", "case", f.amends.caseNo))
	})
}

// over lays what was typed over what the case holds: the form knows moments to the minute only, does not show documents
// that another list asks for, and drops people whom the case keeps as having left today.
func (m *amendment) over(a casefile.Application, today string) casefile.Application {
	a.Family = settled(m.was.Family, a.Family, today)
	for is, was := range map[*int64]int64{&a.ChannelAt: m.was.ChannelAt, &a.ReceivedAt: m.was.ReceivedAt, &a.CompleteAt: m.was.CompleteAt} {
		if *is/60_000 == was/60_000 {
			*is = was
		}
	}
	if a.Signature != nil && m.was.Signature != nil && a.Signature.Result == m.was.Signature.Result {
		a.Signature.At = m.was.Signature.At
	}
	for _, h := range m.was.Documents {
		if !slices.ContainsFunc(a.Documents, func(x casefile.Held) bool { return x.Code == h.Code }) && h.There() && a.List != m.was.List {
			a.Documents = append(a.Documents, h)
		}
	}
	return a
}

// settled keeps everybody of a family in the row they had: who was taken out is recorded as not counted, who is new
// comes last. A person is known by the ИИН, else by the name, else by the row.
func settled(was, is []casefile.Member, today string) []casefile.Member {
	family, found, taken := make([]casefile.Member, len(was)), make([]bool, len(was)), make([]bool, len(is))
	for _, same := range []func(i, j int) bool{
		func(i, j int) bool { return was[i].IIN != "" && was[i].IIN == is[j].IIN },
		func(i, j int) bool { return locales.Fold(was[i].Name) == locales.Fold(is[j].Name) },
		func(i, j int) bool { return i == j },
	} {
		for i := range was {
			for j := range is {
				if !found[i] && !taken[j] && same(i, j) {
					family[i], found[i], taken[j] = is[j], true, true
				}
			}
		}
	}
	for i := range was {
		if !found[i] {
			family[i] = was[i]
			family[i].Aside, family[i].Left = true, cmp.Or(was[i].Left, today)
		}
	}
	for j := range is {
		if !taken[j] {
			family = append(family, is[j])
		}
	}
	return family
}

// weighed makes the verdict speak of the case itself: it is no double of itself.
func (m *amendment) weighed(w *weighed, f *intake) {
	w.law = f.ed
	w.doubles = slices.DeleteFunc(w.doubles, func(d app.Double) bool { return d.CaseNo == m.caseNo })
}
