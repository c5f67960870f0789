package applications

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

const mostGrounds = 4

func groundField(i int) string { return fmt.Sprintf("grounds.%d", i) }

// askGrounds adds the grounds, one and more on demand, and of the queue the list. A ground chosen first brings its list;
// one that only gives a turn has none. The other services ask for their ground among their own fields.
func (c *checklist) askGrounds() {
	f := c.f
	if f.service != edition.Queue {
		return
	}
	title := f.T("intake.grounds")
	if c.hasLists() {
		title = f.T("casepage.form.list-section")
	}
	f.form.Section(title)
	for i := range mostGrounds {
		f.add(c.groundItem(i))
	}
	if c.hasLists() {
		c.list = kit.NewCombo(f.Desk, func(_ context.Context, query string) ([]kit.Option, error) { return c.lists(query), nil },
			func(code string) (kit.Option, bool) {
				l, ok := f.ed.List(code)
				return kit.Option{Code: l.Code, Name: l.Label().In(f.Lang())}, ok
			})
		f.add(kit.Item{Name: "list", Label: f.T("casepage.form.list"), Field: c.list, Required: true})
	}
	c.clauses = newProse(statementWide + answerWide)
	f.form.AddObject(c.clauses)
}

func (c *checklist) groundItem(i int) kit.Item {
	f := c.f
	ground := kit.NewCombo(f.Desk, func(_ context.Context, query string) ([]kit.Option, error) { return c.grounds(query), nil },
		func(code string) (kit.Option, bool) {
			g, ok := c.ground(code)
			return kit.Option{Code: g.Code, Name: g.In(f.Lang())}, ok
		})
	ground.Chosen = func(o kit.Option) {
		if g, ok := c.ground(o.Code); ok && g.List != "" && c.list != nil && c.list.Value() == "" {
			f.set("list", g.List)
			f.changed()
		}
	}
	it := kit.Item{Name: groundField(i), Label: f.T("casepage.form.another-ground"), Field: ground}
	if i == 0 {
		it.Label, it.Hint = f.T("casepage.form.ground"), f.T("intake.ground-brings")
		if !c.hasLists() {
			it.Label, it.Hint = f.T("intake.ground"), f.T("intake.ground-hint")
		}
	}
	return it
}

func (c *checklist) hasLists() bool { return len(c.f.svc.Lists) > 0 }

// ground finds a ground to register of this service.
func (c *checklist) ground(code string) (g edition.Ground, ok bool) {
	all := c.f.svc.Reasons(edition.ToRegister)
	if i := slices.IndexFunc(all, func(g edition.Ground) bool { return g.Code == code }); i >= 0 {
		return all[i], true
	}
	return g, false
}

// grounds finds grounds to register by text and clause, those of the list chosen first.
func (c *checklist) grounds(query string) (found []kit.Option) {
	list := c.f.value("list")
	for _, own := range []bool{true, false} {
		for _, g := range c.f.svc.Reasons(edition.ToRegister) {
			if (g.List == list && list != "") == own && matches(strings.Join([]string{g.Code, g.KK, g.RU, g.EN, g.Cite.KK, g.Cite.RU}, " "), query) {
				found = append(found, kit.Option{Code: g.Code, Name: g.In(c.f.Lang())})
			}
		}
	}
	return found
}

// lists finds lists by what they and their grounds are called.
func (c *checklist) lists(query string) (found []kit.Option) {
	for _, l := range c.f.svc.Lists {
		texts := append([]string{l.KK, l.RU, l.EN}, l.Aliases...)
		for _, g := range c.f.svc.Reasons(edition.ToRegister) {
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

// suitGrounds shows the grounds filled, one more where that was asked for, and what they and the list rest on. A list that
// a ground brought stands fast until another is asked for.
func (c *checklist) suitGrounds() {
	f := c.f
	if c.clauses == nil {
		return
	}
	brought := false
	for i := range mostGrounds {
		g, ok := c.ground(f.value(groundField(i)))
		brought = brought || ok && g.List != "" && g.List == f.value("list")
		if i > 0 {
			f.omit(groundField(i), f.value(groundField(i)) == "" && (!f.details["grounds"] || f.value(groundField(i-1)) == ""))
		}
	}
	lock(f.form, "list", brought && !f.details["grounds"])
	if rests := c.rests(); !slices.Equal(rests, c.clauses.lines) {
		c.clauses.say(rests)
		shown(c.clauses, len(rests) > 0)
		f.form.Relay(groundField(0))
	}
}

// rests says what the list and the grounds chosen rest on.
func (c *checklist) rests() (lines []line) {
	if l, ok := c.f.ed.List(c.f.value("list")); ok {
		lines = append(lines, line{text: c.f.T("casepage.form.list") + ": " + c.f.mark(l.Mark), tone: quiet})
	}
	for i := range mostGrounds {
		if g, ok := c.ground(c.f.value(groundField(i))); ok {
			lines = append(lines, line{text: g.Code + ": " + c.f.mark(g.Mark), tone: quiet})
		}
	}
	return lines
}

// nextGround is the first ground not chosen yet.
func (c *checklist) nextGround() string {
	for i := range mostGrounds {
		if name := groundField(i); c.f.value(name) == "" {
			return name
		}
	}
	return groundField(mostGrounds - 1)
}
