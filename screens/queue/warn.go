package queuepage

import (
	"strings"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// warn asks on what ground a household is warned that it may be removed.
func (p *queuePage) warn(v *app.EntryView) {
	if p.ed == nil {
		return
	}
	d := p.newDeed(p.T("queuemoves.warn.title"), v.RegNo+" · "+v.Name)
	d.ground(edition.ToRemove)
	d.form.Add(kit.Item{Name: "sent_on", Label: p.T("queuemoves.warn.sent"), Field: d.past(), Required: true, Width: 140})
	d.form.Add(kit.Item{Name: "way", Label: p.T("queuemoves.warn.way"), Field: kit.NewChoice(p.Desk, p.coded("removal.way.", app.WarningWays)), Required: true, Beside: true})
	d.end(p.T("queuemoves.warn.enter")+"  Ctrl+Enter", func() {
		d.carryOut(app.Warn{RegNo: v.RegNo, Ground: d.value("ground"), Facts: d.value("facts"), SentOn: d.value("sent_on"), Way: d.value("way")},
			d.toEntry("queuemoves.warn.done"))
	}, map[string]string{"sent_on": p.today().Format(time.DateOnly)})
}

// toEntry returns to the entry and says so.
func (d *deed) toEntry(key string) func(app.Outcome) {
	return func(app.Outcome) {
		d.returnToEntry()
		d.Quiet.Good(d.T(key))
	}
}

// warned says what became of a warning.
func (p *queuePage) warned(w app.WarningView) (said []note) {
	icon, ink := kit.IconNote, kit.ColorQuiet
	if w.State == app.Undelivered {
		icon, ink = kit.IconWarning, kit.ColorWrong
	}
	said = append(said, note{text: joined(" · ", p.T("removal.state."+w.State), p.T("queuemoves.warn.line", "day", day(w.SentOn), "way", p.T("removal.way."+w.Way))), icon: icon, ink: ink})
	add := func(key string, args ...any) {
		said = append(said, note{text: p.T(key, args...), ink: kit.ColorQuiet})
	}
	if w.DeliveredOn != "" {
		add("queuemoves.warn.delivered", "day", day(w.DeliveredOn), "proof", w.Proof)
	} else if w.Proof != "" {
		add("queuemoves.warn.returned", "proof", w.Proof)
	}
	if w.ObjectionDue != "" {
		key := "queuemoves.warn.due"
		if w.ObjectionDue < p.today().Format(time.DateOnly) {
			key = "queuemoves.warn.due-over"
		}
		add(key, "day", day(w.ObjectionDue))
	}
	if w.Objection != "" {
		add("queuemoves.warn.objection", "day", day(w.ObjectionOn), "text", w.Objection)
		if w.Answer == "" {
			said = append(said, note{text: p.T("queuemoves.warn.unanswered"), icon: kit.IconWarning, ink: kit.ColorWrong})
		}
	}
	if w.Answer != "" {
		add("queuemoves.warn.answer", "text", w.Answer)
	}
	return said
}

// writeWarnings writes the warnings of a removal, each with what may be entered about it now.
func (p *queuePage) writeWarnings(s *page.Sheet, v *app.EntryView) {
	if len(v.Warnings) == 0 {
		return
	}
	s.Heading(p.T("queuemoves.warnings"))
	for _, w := range v.Warnings {
		text := w.Ground
		if p.ed != nil {
			if g, ok := p.ed.Ground(w.Ground); ok {
				text = g.In(p.lang)
			}
		}
		writeNote(s, note{text: text})
		for _, n := range p.warned(w) {
			writeNote(s, n)
		}
		if w.State == app.Sent && app.May(p.Who, app.Deliver{}.Name()) {
			s.Add(newLink(p.T("queuemoves.warn.deliver"), func() { p.deliver(v, w) }))
		}
		if w.Open() && app.May(p.Who, app.Object{}.Name()) {
			s.Add(newLink(p.T("queuemoves.warn.object"), func() { p.object(v, w) }))
		}
		if w.Open() && app.May(p.Who, app.TakeBack{}.Name()) {
			s.Add(newLink(p.T("queuemoves.warn.take-back"), func() { p.takeBack(v, w) }))
		}
		s.Y += page.FactGap
	}
}

// deliver asks what became of a warning.
func (p *queuePage) deliver(v *app.EntryView, w app.WarningView) {
	d := p.newDeed(p.T("queuemoves.warn.deliver"), v.RegNo+" · "+v.Name)
	d.need("became", p.T("queuemoves.deliver.became"), kit.NewChoice(p.Desk, p.coded("queuemoves.deliver.", []string{app.Delivered, app.Undelivered})))
	day := d.past()
	if first, ok := locales.ParseDate(w.SentOn); ok {
		day.First = first
	}
	d.form.Add(kit.Item{Name: "delivered_on", Label: p.T("queuemoves.deliver.on"), Field: day, Required: true, Width: 140})
	d.form.Add(kit.Item{Name: "proof", Label: p.T("queuemoves.deliver.proof"), Field: kit.NewText(p.Desk, 200), Required: true, Hint: p.T("queuemoves.deliver.proof-hint")})
	suit := func() { d.form.Omit("delivered_on", d.form.Field("became").Value() == app.Undelivered) }
	d.changes = append(d.changes, suit)
	d.end(p.T("queuemoves.enter")+"  Ctrl+Enter", func() {
		d.carryOut(app.Deliver{Warning: w.ID, DeliveredOn: d.value("delivered_on"), Proof: d.value("proof")}, d.toEntry("queuemoves.deliver.done"))
	}, map[string]string{"became": app.Delivered})
}

// object asks for what the household said against its removal, or for the office's answer to it.
func (p *queuePage) object(v *app.EntryView, w app.WarningView) {
	d := p.newDeed(p.T("queuemoves.warn.object"), v.RegNo+" · "+v.Name)
	asked := w.Objection == "" || w.Answer != ""
	if !asked {
		told := newNotes()
		told.say(note{text: p.T("queuemoves.warn.objection", "day", day(w.ObjectionOn), "text", w.Objection)})
		d.form.AddObject(told.box)
	} else {
		d.need("objection", p.T("queuemoves.object.text"), kit.NewMultiline(p.Desk, 3, 1000))
		d.form.Add(kit.Item{Name: "on", Label: p.T("queuemoves.object.on"), Field: d.past(), Required: true, Width: 140})
	}
	answer := kit.Item{Name: "answer", Label: p.T("queuemoves.object.answer"), Field: kit.NewMultiline(p.Desk, 3, 1000), Required: !asked}
	if asked {
		answer.Hint = p.T("queuemoves.object.answer-hint")
	}
	d.form.Add(answer)
	d.end(p.T("queuemoves.enter")+"  Ctrl+Enter", func() {
		d.carryOut(app.Object{Warning: w.ID, Objection: d.value("objection"), On: d.value("on"), Answer: d.value("answer")}, d.toEntry("queuemoves.object.done"))
	}, nil)
}

// takeBack asks why a warning is taken back.
func (p *queuePage) takeBack(v *app.EntryView, w app.WarningView) {
	d := p.newDeed(p.T("queuemoves.warn.take-back"), v.RegNo+" · "+v.Name)
	told := newNotes()
	told.say(p.warned(w)...)
	d.form.AddObject(told.box)
	d.end(p.T("queuemoves.warn.take-back")+"  Ctrl+Enter", func() {
		d.carryOut(app.TakeBack{Warning: w.ID}, d.toEntry("queuemoves.take-back.done"))
	}, nil)
	d.form.Omit("reason", false)
	d.form.Go("reason")
}

// lookAt asks what a look at an entry found.
func (p *queuePage) lookAt(v *app.EntryView) {
	d := p.newDeed(p.T("queuemoves.look.title"), v.RegNo+" · "+v.Name)
	d.need("result", p.T("queuemoves.look.result"), kit.NewChoice(p.Desk, p.coded("look.result.", app.LookResults)))
	if v.Phone != "" {
		d.form.Add(kit.Item{Name: "same", Field: kit.NewCheck(p.Desk, p.T("queuemoves.look.same", "phone", phone(v.Phone)))})
	}
	d.form.Add(kit.Item{Name: "phone", Label: p.T("queuemoves.look.phone"), Field: kit.NewPhone(p.Desk), Width: 180})
	d.form.Add(kit.Item{Name: "on", Label: p.T("queuemoves.look.on"), Field: d.past(), Required: true, Width: 140, Beside: true})
	d.form.Add(kit.Item{Name: "note", Label: p.T("queuemoves.look.note"), Field: kit.NewMultiline(p.Desk, 3, 500)})
	if v.Phone != "" {
		d.changes = append(d.changes, func() { d.form.Omit("phone", d.form.Field("same").Value() != "") })
	}
	d.end(p.T("queuemoves.enter")+"  Ctrl+Enter", func() {
		number := d.value("phone")
		if d.value("same") != "" {
			number = v.Phone
		}
		d.carryOut(app.LookEntry{RegNo: v.RegNo, On: d.value("on"), Result: d.value("result"), Note: d.value("note"), Phone: number}, d.toEntry("queuemoves.look.done"))
	}, map[string]string{"on": p.today().Format(time.DateOnly)})
}

const looksShown = 3

// writeLooks writes the last looks, the newest first.
func (p *queuePage) writeLooks(s *page.Sheet, v *app.EntryView) {
	if len(v.Looks) == 0 {
		return
	}
	s.Heading(p.T("queuemoves.looks"))
	for i := len(v.Looks) - 1; i >= max(0, len(v.Looks)-looksShown); i-- {
		l := v.Looks[i]
		sure := ""
		if l.Phone {
			sure = p.T("queuemoves.look.sure")
		}
		s.Item(day(l.On)+": "+p.T("look.result."+l.Result), joined(" · ", l.Note, sure, l.By))
	}
}

// writeDrafts names the decisions about an entry that wait for a signature.
func (p *queuePage) writeDrafts(s *page.Sheet, v *app.EntryView) {
	if len(v.Drafts) == 0 {
		return
	}
	s.Heading(p.T("queuemoves.drafts.heading"))
	for _, d := range v.Drafts {
		d.RegNo = v.RegNo
		s.Add(newLink(strings.TrimSpace(p.T("queuepage.decision."+d.Act)+" · "+p.T("queuemoves.draft.no", "draft", d.ID)), func() { p.openDraft(d) }))
		s.Y -= page.FactGap
		s.Item(joined(", ", d.By, day(time.UnixMilli(d.At).Format(time.DateOnly))), "")
	}
}
