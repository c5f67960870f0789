package applications

import (
	"slices"

	"fyne.io/fyne/v2"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	statementWide = 640 // px the texts of the edition wrap to
	answerWide    = 208
)

// How a document came, as one choice says it. Space says what is usual and goes on: the original was seen, or it was
// obtained from a system where that is where it comes from.
const (
	originalSeen = "original"
	originalCopy = "both" // the original was seen and a copy stays
	copyOnly     = "copy"
)

var documentFields = []string{"date", "until", "pages", "on", "by"}

// checklist is what the edition asks: the grounds, the list they lead to, the documents for list and channel. What the
// edition has not verified against the act is marked so.
type checklist struct {
	f         *intake
	list      *kit.Combo // nil outside the queue
	clauses   *prose     // nil for a service without grounds
	documents []statement
	none      *prose
	all       *fyne.Container // the button that marks every required document
}

// statement is one document of the edition with its field; both are shown or hidden together.
type statement struct {
	edition.Document
	field string
	said  *prose
}

func newChecklist(f *intake) *checklist {
	c := &checklist{f: f}
	c.askGrounds()
	c.askDocuments()
	return c
}

func (c *checklist) askDocuments() {
	f := c.f
	f.form.Section(f.T("casepage.form.documents"))
	c.none = newProse(statementWide, line{text: f.T("casepage.form.choose-list"), tone: quiet})
	f.form.AddObject(c.none)
	c.all = page.Row(pageGap, kit.NewButton(f.Desk, f.T("intake.all-on-paper"), kit.IconChecked, c.markRequired),
		page.Line(f.T("intake.space"), kit.SmallSize, false, kit.ColorQuiet))
	f.form.AddObject(page.Column(0, c.all))
	hows := []kit.Option{{Code: originalSeen, Name: f.T("intake.how.original")}, {Code: originalCopy, Name: f.T("intake.how.both")},
		{Code: copyOnly, Name: f.T("intake.how.copy")}, {Code: casefile.FromSystem, Name: f.T("case.how.system")},
		{Code: casefile.Asked, Name: f.T("case.how.asked")}}
	for _, d := range f.svc.Documents {
		c.addDocument(d, hows)
	}
}

// addDocument adds what is asked with how it came, and under it what is seldom noted down.
func (c *checklist) addDocument(d edition.Document, hows []kit.Option) {
	f := c.f
	needed := f.T("casepage.form.where-applies")
	if d.Required {
		needed = f.T("casepage.form.required")
	}
	s := statement{d, "documents." + d.Code, newProse(statementWide, line{text: d.In(f.Lang())}, line{text: needed + " · " + f.mark(d.Mark), tone: quiet})}
	how := kit.NewChoice(f.Desk, hows)
	if how.Onward = originalSeen; d.System {
		how.Onward = casefile.FromSystem
	}
	f.form.AddObject(s.said)
	f.add(kit.Item{Name: s.field, Field: how, Beside: true, Width: answerWide})
	f.add(kit.Item{Name: s.field + ".date", Label: f.T("intake.document-date"), Field: f.Past(), Width: 122})
	f.add(kit.Item{Name: s.field + ".until", Label: f.T("intake.until"), Field: kit.NewDate(f.Desk), Beside: true, Width: 122})
	f.add(kit.Item{Name: s.field + ".pages", Label: f.T("intake.pages"), Field: kit.NewDigits(f.Desk, 4), Beside: true, Width: 80})
	f.add(kit.Item{Name: s.field + ".on", Label: f.T("intake.got-on"), Field: f.Past(), Beside: true, Width: 122})
	by := kit.NewText(f.Desk, 150)
	by.PlaceHolder = f.Who.Name
	f.add(kit.Item{Name: s.field + ".by", Label: f.T("intake.got-by"), Field: by, Beside: true})
	c.documents = append(c.documents, s)
}

// mark says what a statement rests on.
func (f *intake) mark(m edition.Mark) string {
	if m.Verified {
		return m.Cite.In(f.Lang())
	}
	return m.Cite.In(f.Lang()) + " · " + f.T("casepage.form.unverified")
}

// suit shows what the edition asks for a list and a channel.
func (c *checklist) suit() {
	f := c.f
	c.suitGrounds()
	list, channel := f.value("list"), f.value("channel")
	known := !c.hasLists()
	if !known {
		_, known = f.ed.List(list)
	}
	shown(c.none, !known)
	asked := map[string]bool{}
	if known {
		for _, d := range f.svc.Asks(list, channel) {
			asked[d.Code] = true
		}
	}
	for _, d := range c.documents {
		there := asked[d.Code]
		shown(d.said, there) // before the field, which lays out anew
		f.omit(d.field, !there)
		c.suitDocument(d, there)
	}
	open := slices.ContainsFunc(c.documents, func(d statement) bool { return asked[d.Code] && c.brought(d) })
	if c.all.Hidden == open {
		c.all.Hidden = !open
		f.form.Relay("received_at")
	}
}

// suitDocument shows what was noted down of a document or is asked for.
func (c *checklist) suitDocument(d statement, there bool) {
	f := c.f
	open := f.details[d.field]
	for _, field := range documentFields {
		open = open || f.value(d.field+"."+field) != ""
	}
	for _, field := range documentFields {
		f.omit(d.field+"."+field, !there || !open || field == "by" && f.value(d.field) != casefile.FromSystem)
	}
}

// brought tells whether a document is one that people bring and that nothing is said of yet.
func (c *checklist) brought(d statement) bool {
	return d.Required && !d.System && c.f.value(d.field) == ""
}

// markRequired marks every required document as brought on paper, its original seen, and goes on to what is left.
func (c *checklist) markRequired() {
	f, next := c.f, "received_at"
	f.silently(func() {
		for _, d := range c.documents {
			if !f.hidden[d.field] && c.brought(d) {
				f.set(d.field, originalSeen)
			}
		}
	})
	f.changed()
	for _, d := range slices.Backward(c.documents) {
		if !f.hidden[d.field] && f.value(d.field) == "" {
			next = d.field
		}
	}
	f.form.Go(next)
}

func shown(p *prose, there bool) {
	if p.Hidden == there {
		p.Hidden = !there
		p.Refresh()
	}
}
