package applications

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

const (
	statementWide = 560 // px the texts of the edition wrap to
	answerWide    = 208
	mostGrounds   = 4
)

// checklist is what the edition asks: the grounds, the list they lead to, the documents for list and channel. What the
// edition has not verified against the act is marked so.
type checklist struct {
	f         *intake
	list      *kit.Combo
	clauses   *prose
	documents []statement
	none      *prose
}

// statement is one document of the edition with its field; both are shown or hidden together.
type statement struct {
	code, field string
	said        *prose
}

func groundField(i int) string { return fmt.Sprintf("grounds.%d", i) }

func newChecklist(f *intake) *checklist {
	c := &checklist{f: f}
	c.chooseList()
	c.askDocuments()
	return c
}

// chooseList adds the grounds, as many as are filled and one more, and the list. A ground chosen first brings its list.
func (c *checklist) chooseList() {
	f := c.f
	f.form.Section(f.T("casepage.form.list-section"))
	for i := range mostGrounds {
		ground := kit.NewCombo(f.Desk, func(_ context.Context, query string) ([]kit.Option, error) { return c.grounds(query), nil },
			func(code string) (kit.Option, bool) {
				g, ok := f.ed.Ground(code)
				return kit.Option{Code: g.Code, Name: g.In(f.Lang())}, ok
			})
		ground.Chosen = func(o kit.Option) {
			if g, ok := f.ed.Ground(o.Code); ok && c.list.Value() == "" {
				c.list.SetValue(g.List)
				f.form.OnChange()
			}
		}
		it := kit.Item{Name: groundField(i), Label: f.T("casepage.form.another-ground"), Field: ground}
		if i == 0 {
			it.Label, it.Hint = f.T("casepage.form.ground"), f.T("casepage.form.ground-hint")
		}
		f.form.Add(it)
	}
	c.list = kit.NewCombo(f.Desk, func(_ context.Context, query string) ([]kit.Option, error) { return c.lists(query), nil },
		func(code string) (kit.Option, bool) {
			l, ok := f.ed.List(code)
			return kit.Option{Code: l.Code, Name: l.Label().In(f.Lang())}, ok
		})
	f.form.Add(kit.Item{Name: "list", Label: f.T("casepage.form.list"), Field: c.list, Required: true})
	c.clauses = newProse(statementWide + answerWide)
	f.form.AddObject(c.clauses)
}

func (c *checklist) askDocuments() {
	f := c.f
	f.form.Section(f.T("casepage.form.documents"))
	c.none = newProse(statementWide, line{text: f.T("casepage.form.choose-list"), tone: quiet})
	f.form.AddObject(c.none)
	hows := []kit.Option{{Code: casefile.OnPaper, Name: f.T("case.how.paper")}, {Code: casefile.FromSystem, Name: f.T("case.how.system")},
		{Code: casefile.Asked, Name: f.T("case.how.asked")}}
	for _, d := range f.allDocuments() {
		needed := f.T("casepage.form.where-applies")
		if d.Required {
			needed = f.T("casepage.form.required")
		}
		said := newProse(statementWide, line{text: d.In(f.Lang())}, line{text: needed + " · " + f.mark(d.Mark), tone: quiet})
		f.form.AddObject(said)
		f.form.Add(kit.Item{Name: "documents." + d.Code, Field: kit.NewChoice(f.Desk, hows), Beside: true, Width: answerWide})
		c.documents = append(c.documents, statement{d.Code, "documents." + d.Code, said})
	}
}

// mark says what a statement rests on.
func (f *intake) mark(m edition.Mark) string {
	if m.Verified {
		return m.Cite.In(f.Lang())
	}
	return m.Cite.In(f.Lang()) + " · " + f.T("casepage.form.unverified")
}

// allDocuments are the documents of every list and channel, each once, in the edition's order.
func (f *intake) allDocuments() (all []edition.Document) {
	if s := f.ed.Services[edition.Queue]; s != nil {
		all = s.Documents
	}
	return all
}

// grounds finds grounds to register by text and clause, those of the list chosen first.
func (c *checklist) grounds(query string) (found []kit.Option) {
	list := c.list.Value()
	for _, own := range []bool{true, false} {
		for _, g := range c.f.ed.Grounds(edition.ToRegister) {
			if (g.List == list) == own && matches(strings.Join([]string{g.Code, g.KK, g.RU, g.EN, g.Cite.KK, g.Cite.RU}, " "), query) {
				found = append(found, kit.Option{Code: g.Code, Name: g.In(c.f.Lang())})
			}
		}
	}
	return found
}

// lists finds lists by what they and their grounds are called.
func (c *checklist) lists(query string) (found []kit.Option) {
	for _, l := range c.f.ed.Lists() {
		texts := append([]string{l.KK, l.RU, l.EN}, l.Aliases...)
		for _, g := range c.f.ed.Grounds(edition.ToRegister) {
			if g.List == l.Code {
				texts = append(texts, g.KK, g.RU)
			}
		}
		if matches(strings.Join(texts, " "), query) {
			found = append(found, kit.Option{Code: l.Code, Name: l.Label().In(c.f.Lang())})
		}
	}
	return found
}

// matches tells whether a text holds every word typed, folded.
func matches(text, query string) bool {
	folded := locales.Fold(text)
	return !slices.ContainsFunc(locales.Tokens(query), func(word string) bool { return !strings.Contains(folded, word) })
}

// suit shows what the edition asks for a list and a channel.
func (c *checklist) suit(list, channel string) {
	for i := 1; i < mostGrounds; i++ {
		name := groundField(i)
		c.f.form.Omit(name, c.f.form.Field(groundField(i-1)).Value() == "" && c.f.form.Field(name).Value() == "")
	}
	if rests := c.rests(list); !slices.Equal(rests, c.clauses.lines) {
		c.clauses.say(rests)
		shown(c.clauses, len(rests) > 0)
		relay(c.f.form, "list")
	}
	_, known := c.f.ed.List(list)
	shown(c.none, !known)
	asked := map[string]bool{}
	if known {
		for _, d := range c.f.ed.Documents(list, channel) {
			asked[d.Code] = true
		}
	}
	for _, d := range c.documents {
		shown(d.said, asked[d.code]) // before the field, which lays out anew
		c.f.form.Omit(d.field, !asked[d.code])
	}
}

// rests says what the list and the grounds chosen rest on.
func (c *checklist) rests(list string) (lines []line) {
	if l, ok := c.f.ed.List(list); ok {
		lines = append(lines, line{text: c.f.T("casepage.form.list") + ": " + c.f.mark(l.Mark), tone: quiet})
	}
	for i := range mostGrounds {
		if g, ok := c.f.ed.Ground(c.f.form.Field(groundField(i)).Value()); ok {
			lines = append(lines, line{text: g.Code + ": " + c.f.mark(g.Mark), tone: quiet})
		}
	}
	return lines
}

func shown(p *prose, there bool) {
	if p.Hidden == there {
		p.Hidden = !there
		p.Refresh()
	}
}
