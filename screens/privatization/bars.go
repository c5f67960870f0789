package privatizationpage

import (
	"slices"
	"strconv"
	"strings"

	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// bars lays out one row for each question of the edition: what was found out, by which document and when, and of whom. The first row is
// the answer to all that have none of their own. A «no» is of
// everybody who takes part; a «yes» or «unknown» may be of one of them, then the others have a «no».
func (p *part) bars() {
	if len(p.Law.Bars) == 0 {
		return
	}
	p.Section(p.T("privatizationpage.section.bars"))
	p.add("all.result", 120, false, choice(p.Fields, privatization.Results, privatization.ResultKey))
	p.add("all.document", 260, true, kit.NewText(p.Desk, 80))
	p.add("all.date", 120, true, p.Past())
	for _, b := range p.Law.Bars {
		p.Say().Write(func(s *applications.Sheet) {
			s.Say(b.Text.In(p.Lang()) + p.mark(b))
		})
		row := barRow(b)
		p.Add(kit.Item{Name: row + ".result", Bare: true, Field: choice(p.Fields, privatization.Results, privatization.ResultKey), Width: 120})
		p.Add(kit.Item{Name: row + ".document", Field: kit.NewText(p.Desk, 80), Width: 260, Beside: true, Bare: true})
		p.Add(kit.Item{Name: row + ".date", Field: p.Past(), Width: 120, Beside: true, Bare: true})
		if b.Of == edition.OfPerson {
			p.Add(kit.Item{Name: row + ".person", Field: p.Person(row + ".person"), Width: 240, Beside: true, Bare: true})
		}
	}
	p.open = p.Say()
}

func (p *part) mark(b edition.Bar) string {
	if b.Verified {
		return ""
	}
	return " · " + p.T("privatizationpage.unverified")
}

func barRow(b edition.Bar) string { return prefix + "bars." + b.Code }

// followBars proposes the answer to all, and counts what is not answered.
func (p *part) followBars() {
	if p.open == nil {
		return
	}
	open := 0
	for _, b := range p.Law.Bars {
		row := barRow(b)
		p.Propose(row+".result", p.Value(prefix+"all.result"))
		result := p.Value(row + ".result")
		known := result == privatization.Yes || result == privatization.No
		if known {
			p.Propose(row+".document", p.Value(prefix+"all.document"))
			p.Propose(row+".date", p.Value(prefix+"all.date"))
		} else {
			open++
		}
		if b.Of == edition.OfPerson {
			p.Omit(row+".person", result == "" || result == privatization.No || len(p.numbered()) < 2)
		}
	}
	p.open.Write(func(s *applications.Sheet) {
		if open > 0 {
			s.Quiet(p.T("privatizationpage.open", "count", open))
		}
	})
}

// answers are those of the fields, for everybody who takes part.
func (p *part) answers(takers []int) (all []privatization.Answer) {
	for _, b := range p.Law.Bars {
		row := barRow(b)
		result := p.Value(row + ".result")
		if result == "" {
			continue
		}
		a := privatization.Answer{Bar: b.Code, Result: result, Document: p.Value(row + ".document"), Date: p.Value(row + ".date")}
		if b.Of != edition.OfPerson {
			all = append(all, a)
			continue
		}
		one := p.memberOf(p.Value(row + ".person"))
		for _, person := range takers {
			x := a
			if x.Person = person; one > 0 && one != person {
				x.Result = privatization.No
			}
			all = append(all, x)
		}
	}
	return all
}

// memberOf is a person chosen in the form as Answer.Person counts them; 0 for everybody.
func (p *part) memberOf(chosen string) int {
	i, err := strconv.Atoi(chosen)
	for _, x := range p.numbered() {
		if err == nil && x.row == i-1 {
			return x.n + 1
		}
	}
	return 0
}

// typedBars puts answers back: one that differs from the others is of its person.
func (p *part) typedBars(answers []privatization.Answer, values map[string]string) {
	for _, b := range p.Law.Bars {
		var of []privatization.Answer
		for _, a := range answers {
			if a.Bar == b.Code {
				of = append(of, a)
			}
		}
		if len(of) == 0 {
			continue
		}
		said := of[0]
		alike := !slices.ContainsFunc(of, func(a privatization.Answer) bool { return a.Result != said.Result })
		if !alike {
			i := slices.IndexFunc(of, func(a privatization.Answer) bool { return a.Result != privatization.No })
			said = of[i]
		}
		row := barRow(b)
		values[row+".result"], values[row+".document"], values[row+".date"] = said.Result, said.Document, said.Date
		for _, x := range p.numbered() {
			if !alike && x.n+1 == said.Person {
				values[row+".person"] = strconv.Itoa(x.row + 1)
			}
		}
	}
}

// Place finds the field of a finding on an answer: in the act they are counted, here they stand at their questions.
func (p *part) Place(finding string) string {
	rest, ok := strings.CutPrefix(finding, prefix+"bars.")
	if !ok {
		return ""
	}
	number, field, _ := strings.Cut(rest, ".")
	m := p.Matter().Privatization
	if i, err := strconv.Atoi(number); err == nil && i < len(m.Bars) {
		name := prefix + "bars." + m.Bars[i].Bar + "." + field
		if p.Shown(name) {
			return name
		}
		return prefix + "bars." + m.Bars[i].Bar + ".result"
	}
	return ""
}
