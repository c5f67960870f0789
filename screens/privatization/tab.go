package privatizationpage

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/applications"
)

// sayer is where an account is told: a tab, a form, or the list of contracts.
type sayer interface {
	Head(text string)
	Add(label, text string)
	Strong(label, text string)
	Say(text string)
	Quiet(text string)
	Warn(text string)
	Good(text string)
}

// tab is what an open case says of its privatization.
type tab struct {
	c    *applications.Case
	view app.PrivatizationView
}

func (t *tab) Read(ctx context.Context, v app.CaseView) (func(), error) {
	view, err := t.c.Office.Privatization(ctx, v.CaseNo)
	return func() { t.view = view }, err
}

func shownDay(iso string) string {
	if day, err := time.ParseInLocation(time.DateOnly, iso, locales.Zone); err == nil {
		return locales.Date(day.UnixMilli())
	}
	return iso
}

func (t *tab) T(key string, args ...any) string { return t.c.T(key, args...) }

func (t *tab) Lines(s *applications.Sheet) {
	t.withdrawn(s)
	open, priced := casefile.Open(t.c.View.State), t.view.Contract == nil && t.c.View.State == casefile.Granted
	t.contract(s) // what is asked for most stands first
	if priced {
		t.price(s)
	}
	if open { // what stops the decision
		t.traces(s)
		t.against(s)
	}
	t.basis(s)
	t.people(s)
	t.bars(s)
	if !open {
		t.traces(s)
	}
	if !priced {
		t.price(s)
	}
}

// withdrawn says that the applicant gave it up after the decision, and when.
func (t *tab) withdrawn(s *applications.Sheet) {
	if t.c.View.State != casefile.Withdrawn || len(t.c.View.Decisions) == 0 {
		return
	}
	for _, x := range t.c.View.Steps {
		if on, ok := x.Data["withdrawn"].(string); ok {
			s.Warn(t.T("privatizationpage.withdrawn", "day", shownDay(on)))
		}
	}
}

func (t *tab) said(key func(string) string, code string) string {
	if code == "" {
		return ""
	}
	return t.T(key(code))
}

func (t *tab) basis(s *applications.Sheet) {
	m := t.view.Matter
	label := func(name string) string { return t.T("privatizationpage.field." + name) }
	s.Head(t.T("privatizationpage.section.basis"))
	s.Add(label("status"), t.said(privatization.StatusKey, m.Status))
	if t.view.Law != nil {
		if g, ok := m.Right(t.view.Law); ok {
			s.Add(label("ground"), g.Text.In(t.c.Lang())+" ("+g.Cite.In(t.c.Lang())+")")
			if g.Right.Years > 0 && !g.Right.Family && t.view.Family == nil {
				months := privatization.Length(m.Service, t.c.Today())
				s.Add(t.T("privatizationpage.section.length"), t.T("privatizationpage.length", "years", months/12, "months", months%12, "needed", g.Right.Years))
				s.Add(label("ending"), t.said(privatization.EndingKey, m.Ending))
			}
		}
	}
	s.Add(label("lease_no"), joined(m.LeaseNo, shownDay(m.LeasedOn)))
	s.Add(label("price"), t.said(privatization.PriceKey, m.Price))
	s.Add(label("payment"), t.said(privatization.PaymentKey, m.Payment))
	s.Add(label("earlier"), t.said(privatization.ResultKey, m.Earlier))
	s.Add(label("passed"), joined(t.said(privatization.ResultKey, m.Passed), m.PassedAt, shownDay(m.PassedOn)))
	d := m.Dwelling
	s.Add(label("dwelling.address"), d.Address)
	area := func(name string, is int64) {
		if is > 0 {
			s.Add(label(name), locales.Area(is))
		}
	}
	number := func(name string, is int) {
		if is != 0 {
			s.Add(label(name), strconv.Itoa(is))
		}
	}
	number("dwelling.rooms", d.Rooms)
	area("dwelling.total", d.Total)
	area("dwelling.living", d.Living)
	number("dwelling.floor", d.Floor)
	s.Add(label("dwelling.commissioned"), shownDay(d.Commissioned))
	s.Add(label("dwelling.cadastral"), d.Cadastral)
	s.Add(label("dwelling.passport"), d.Passport)
	if x := t.view.Transfer; x != nil {
		s.Add(t.T("privatizationpage.transfer"), joined(x.Body, "№ "+x.ActNo, shownDay(x.ActDate)))
	}
	if f := t.view.Family; f != nil {
		s.Add(t.T("privatizationpage.family"), joined(f.To, "† "+f.Died, shownDay(f.On), f.Document))
	}
	s.None(t.T("privatizationpage.none"))
}

func joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" || p == "№ " }), ", ")
}

func (t *tab) people(s *applications.Sheet) {
	s.Head(t.T("privatizationpage.section.people"))
	for _, p := range t.view.People {
		takes := "yes"
		if !p.TakesPart {
			takes = "no"
		} else if p.Tenant {
			takes = "tenant"
		}
		consent := t.said(privatization.ResultKey, p.Consent)
		if consent != "" {
			consent = t.T("privatizationpage.consents") + ": " + consent
		}
		s.Add(p.Name, joined(t.T("privatizationpage.takes."+takes), consent, t.said(privatization.FormKey, p.Form), p.Document, shownDay(p.Date), p.Guardian, shownDay(p.GuardedOn)))
	}
}

// bars tells what forbids and what is not known; the rest in one line.
func (t *tab) bars(s *applications.Sheet) {
	if t.view.Law == nil || len(t.view.Law.Bars) == 0 {
		return
	}
	s.Head(t.T("privatizationpage.section.bars"))
	say := func(stop privatization.Stop) string {
		text := stop.Bar.Text.In(t.c.Lang())
		for _, p := range t.view.People {
			if stop.Person == p.N+1 {
				text = p.Name + ": " + text
			}
		}
		return text + " – " + t.T(privatization.ResultKey(stop.Answer.Result)) + joinedIn(stop.Answer.Document, shownDay(stop.Answer.Date))
	}
	for _, stop := range t.view.Standing.Barred {
		s.Warn(say(stop))
	}
	if n := len(t.view.Standing.Open); n > 0 {
		s.Warn(t.T("privatizationpage.open", "count", n))
		for _, stop := range t.view.Standing.Open {
			s.Quiet(say(stop))
		}
	}
	if len(t.view.Standing.Barred)+len(t.view.Standing.Open) == 0 {
		s.Good(t.T("privatizationpage.clear", "count", len(t.view.Law.Bars)))
		s.Quiet(strings.Join(t.papers(), "; "))
	}
}

// papers are the documents the answers rest on, each once, with the day they were looked at.
func (t *tab) papers() (all []string) {
	for _, a := range t.view.Matter.Bars {
		if text := joined(a.Document, shownDay(a.Date)); !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	return all
}

func joinedIn(parts ...string) string {
	if text := joined(parts...); text != "" {
		return " (" + text + ")"
	}
	return ""
}

func (t *tab) traces(s *applications.Sheet) {
	if len(t.view.Traces) == 0 {
		return
	}
	s.Head(t.T("privatizationpage.traces"))
	for _, x := range t.view.Traces {
		text := joined(x.Name+" – "+t.T(privatization.TraceKey(x.By)), "№ "+x.Number, shownDay(x.Date), x.Who, x.Address)
		v, judged := t.verdict(x)
		switch {
		case !judged:
			s.Warn(text)
		case v.Same == privatization.No:
			s.Good(text + " – " + t.T("privatizationpage.trace.rejected") + ": " + v.Reason)
		default:
			s.Warn(text + " – " + t.T("privatizationpage.trace.same") + joinedIn(percent(v.Share)))
		}
	}
}

func percent(share string) string {
	if share == "" {
		return ""
	}
	return share + " %"
}

func (t *tab) verdict(x privatization.Trace) (v privatization.Verdict, ok bool) {
	i := slices.IndexFunc(t.view.Matter.Traces, func(v privatization.Verdict) bool { return v.Key == x.Key && v.N == x.N })
	if i < 0 {
		return v, false
	}
	return t.view.Matter.Traces[i], true
}

// against are what stands against a decision beside bars and traces, which are told above.
func (t *tab) against(s *applications.Sheet) {
	var left fault.Findings
	for _, f := range t.view.Against {
		if !strings.HasPrefix(f.Field, "bars.") && !strings.HasPrefix(f.Field, "traces.") {
			left = append(left, f)
		}
	}
	if len(left) == 0 {
		return
	}
	s.Head(t.T("privatizationpage.against"))
	for _, f := range left {
		text := t.c.Lang().With(f.Key, f.Args)
		if f.Clause != "" {
			text += " (" + f.Clause + ")"
		}
		s.Warn(text)
	}
}

func (t *tab) price(s *applications.Sheet) {
	p := t.view.Price
	if p == nil {
		return
	}
	s.Head(t.T("privatizationpage.price"))
	priceLines(s, t.c.Lang(), p.Calculation)
	s.Quiet(joined(p.By, locales.DateTime(p.At), p.Reason))
	if c := t.view.Choice; c != nil && t.view.Contract == nil {
		s.Head(t.T("privatizationpage.choice"))
		if c.Old {
			s.Warn(t.T("privatization.choice.old"))
		}
		scheduleLines(s, t.c.Lang(), c.Dues)
	}
}

func (t *tab) contract(s *applications.Sheet) {
	if c := t.view.Contract; c != nil {
		s.Head(t.T("privatizationpage.contract"))
		accountLines(s, t.c.Lang(), *c)
	}
}
