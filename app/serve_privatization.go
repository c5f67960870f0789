package app

import (
	"context"
	"encoding/json"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// servePrivatization is what privatization does in its own way within the acts all cases share.
type servePrivatization struct{}

func (servePrivatization) checkMatter(ctx context.Context, s *scene, fs *fault.Findings, about asked, m Matter) error {
	var people []privatization.Person
	if about.file != nil {
		members, err := s.v.Members(ctx, about.file.is.Household)
		if err != nil {
			return err
		}
		people = belonging(members)
	} else {
		for n, p := range about.app.People() {
			people = append(people, privatization.Person{N: n, Name: p.Name, Born: p.Born, IIN: p.IIN})
		}
	}
	svc := about.law.Service(edition.Privatization)
	*fs = append(*fs, underField(m.Privatization.Check(svc, people, dateOf(s.now)), edition.Privatization)...)
	if len(svc.Bars) == 0 {
		fs.Add(edition.Privatization, fault.Note, "privatization.edition.older", "edition", about.law.Code)
	}
	return nil
}

func (servePrivatization) checkAnswer(ctx context.Context, s *scene, fs *fault.Findings, f *file, m Matter, outcome, ground string) error {
	p, err := s.privatizingOf(ctx, f)
	if err != nil {
		return err
	}
	if outcome == casefile.ToRefuse {
		*fs = append(*fs, p.matter.CheckRefusal(f.svc, p.people, ground)...)
		return nil
	}
	found, err := s.grantable(ctx, p)
	*fs = append(*fs, underField(found, edition.Privatization)...)
	return err
}

// grantable says what stands against a decision to privatize.
func (s *scene) grantable(ctx context.Context, p *privatizing) (fault.Findings, error) {
	traces, err := tracesOf(ctx, s.v, p.is.ID, p.people, dateOf(s.now))
	return p.matter.Grantable(p.svc, privatization.Facts{People: p.people, Traces: traces, Transfer: p.transfer != nil,
		Passed: p.family != nil, Day: dateOf(s.now)}), err
}

func (servePrivatization) granted(context.Context, *scene, *file, Matter, *store.Decision) error {
	return nil
}

// tracesOf looks those who take part up in the office's registers: contracts of privatization of other cases, the register of
// privatized dwellings, and lines of both journals that were typed before there were acts.
func tracesOf(ctx context.Context, v *store.View, caseID int64, people []privatization.Person, today string) (traces []privatization.Trace, err error) {
	var typed []store.Line
	for _, journal := range []string{Contracts, Privatized} {
		lines, err := v.TypedLines(ctx, journal)
		if err != nil {
			return nil, err
		}
		typed = append(typed, lines...)
	}
	var asked holding.Household
	var takers []privatization.Person
	for _, p := range people {
		if !p.TakesPart {
			continue
		}
		takers = append(takers, p)
		asked.People = append(asked.People, holding.Sought{Name: p.Name, IIN: p.IIN, Born: p.Born})
		own, err := contractTraces(ctx, v, caseID, p)
		if err != nil {
			return nil, err
		}
		traces = append(append(traces, own...), lineTraces(typed, p)...)
	}
	hits, err := holdingsFound(ctx, v, asked, today)
	for _, h := range hits {
		if h.Row.Register == holding.Privatized && h.Row.CaseID == 0 { // of a contract of ours the contract itself tells
			traces = append(traces, holdingTraces(h, takers)...)
		}
	}
	return traces, err
}

// contractTraces are the contracts that hold with somebody as a party, of other cases.
func contractTraces(ctx context.Context, v *store.View, caseID int64, p privatization.Person) (traces []privatization.Trace, err error) {
	seen := map[int64]bool{}
	for _, of := range []struct{ by, text string }{{privatization.ByIIN, p.IIN}, {privatization.ByName, nameBorn(p.Name, p.Born)}} {
		if of.text == "" {
			continue
		}
		found, err := v.ContractsWith(ctx, of.text)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if c.CaseID == caseID || seen[c.ID] {
				continue
			}
			seen[c.ID] = true
			deal, err := dealOf(c)
			if err != nil {
				return nil, err
			}
			traces = append(traces, privatization.Trace{Key: "contract/" + c.Number, N: p.N, Name: p.Name, By: of.by, Number: c.Number, Date: c.Date,
				Who: partiesSaid(deal.Parties), Address: deal.Dwelling.Address})
		}
	}
	return traces, nil
}

// lineTraces are the typed lines that have all the words of a name.
func lineTraces(lines []store.Line, p privatization.Person) (traces []privatization.Trace) {
	words := locales.Tokens(p.Name)
	for _, l := range lines {
		folded := locales.Fold(l.Data)
		all := len(words) > 1 // a lone name is everybody's
		for _, w := range words {
			all = all && strings.Contains(folded, w)
		}
		if all {
			var data map[string]string
			json.Unmarshal([]byte(l.Data), &data)
			traces = append(traces, privatization.Trace{Key: l.Journal + "/" + l.Number, N: p.N, Name: p.Name, By: privatization.ByName, Number: l.Number,
				Date: dateOf(l.At), Who: data["people"] + data["parties"], Address: data["address"]})
		}
	}
	return traces
}

func holdingTraces(h HouseholdHit, takers []privatization.Person) (traces []privatization.Trace) {
	seen := map[int]bool{}
	for _, m := range h.Matches {
		if m.By == holding.ByAddress || m.Member < 0 || m.Member >= len(takers) || seen[m.Member] {
			continue
		}
		seen[m.Member] = true
		p, by := takers[m.Member], privatization.ByName
		if m.By == holding.ByIIN {
			by = privatization.ByIIN
		}
		var who []string
		for _, x := range h.Row.People {
			who = append(who, x.Name)
		}
		traces = append(traces, privatization.Trace{Key: "holding/" + nth(h.Row.ID), N: p.N, Name: p.Name, By: by, Number: h.Row.Number, Date: h.Row.Date,
			Who: strings.Join(who, ", "), Address: h.Row.Address})
	}
	return traces
}

// nameBorn is what somebody without an ИИН is looked up by; "" where the day of birth is not known.
func nameBorn(name, born string) string {
	if born == "" || name == "" {
		return ""
	}
	return locales.Fold(name) + " " + born
}

// lookedUpBy is what the parties of a contract are looked up by.
func lookedUpBy(parties []privatization.Party) string {
	var all []string
	for _, p := range parties {
		for _, text := range []string{p.IIN, nameBorn(p.Name, p.Born)} {
			if text != "" {
				all = append(all, text)
			}
		}
	}
	return "|" + strings.Join(all, "|") + "|"
}

func partiesSaid(parties []privatization.Party) string {
	var names []string
	for _, p := range parties {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
