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

// bars lays out one row for each question of the edition: what was found out, by which document and when. The first row is the answer
// to all that have none of their own. A question about persons has one answer for everybody who takes part, or, where they are to be
// told apart, a row for each of them that begins with that one answer.
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
		for _, it := range p.answer(row) {
			p.Add(it)
		}
		if b.Of == edition.OfPerson {
			p.Add(kit.Item{Name: row + ".apart", Field: kit.NewCheck(p.Desk, p.T("privatizationpage.bars.apart")), Width: 240, Beside: true, Bare: true})
			asked := func(i int) bool { return p.Value(row+".apart") != "" && p.takes(i) }
			p.apart[b.Code] = p.PerPerson(row+".of", func(row string, _ int) []kit.Item { return p.answer(row) }).Only(asked)
		}
	}
	p.open = p.Say()
}

// answer are the fields of one answer.
func (p *part) answer(row string) []kit.Item {
	return []kit.Item{{Name: row + ".result", Bare: true, Field: choice(p.Fields, privatization.Results, privatization.ResultKey), Width: 120},
		{Name: row + ".document", Field: kit.NewText(p.Desk, 80), Width: 260, Beside: true, Bare: true},
		{Name: row + ".date", Field: p.Past(), Width: 120, Beside: true, Bare: true}}
}

func (p *part) mark(b edition.Bar) string {
	if b.Verified {
		return ""
	}
	return " · " + p.T("privatizationpage.unverified")
}

func barRow(b edition.Bar) string { return prefix + "bars." + b.Code }

// takes tells whether the person of a row of the household takes part.
func (p *part) takes(row int) bool {
	return p.belongs(row) && p.people.Value(row, "takes_part") != "no"
}

// takers are those who are asked about, by their rows.
func (p *part) takers() (all []numbered) {
	return slices.DeleteFunc(p.numbered(), func(x numbered) bool { return !p.takes(x.row) })
}

// together tells that a question has one answer for everybody.
func (p *part) together(b edition.Bar) bool {
	return b.Of != edition.OfPerson || p.Value(barRow(b)+".apart") == ""
}

// followBars proposes to each question the answer to all, to each person the answer to the question, and counts what is not answered.
func (p *part) followBars() {
	if p.open == nil {
		return
	}
	open, takers := 0, p.takers()
	for _, b := range p.Law.Bars {
		row := barRow(b)
		p.propose(row, prefix+"all")
		answered := p.known(row)
		if b.Of == edition.OfPerson {
			p.Omit(row+".apart", len(takers) < 2)
			p.apart[b.Code].Again()
		}
		if !p.together(b) {
			answered = true
			for _, x := range takers {
				of := row + ".of." + strconv.Itoa(x.row)
				p.propose(of, row)
				answered = answered && p.known(of)
			}
		}
		if !answered {
			open++
		}
	}
	p.open.Write(func(s *applications.Sheet) {
		if open > 0 {
			s.Quiet(p.T("privatizationpage.open", "count", open))
		}
	})
}

// propose fills in an answer as another one says; what was typed stays.
func (p *part) propose(row, from string) {
	p.Propose(row+".result", p.Value(from+".result"))
	if p.known(row) {
		p.Propose(row+".document", p.Value(from+".document"))
		p.Propose(row+".date", p.Value(from+".date"))
	}
}

func (p *part) known(row string) bool {
	result := p.Value(row + ".result")
	return result == privatization.Yes || result == privatization.No
}

// answers are those of the fields, for everybody who takes part.
func (p *part) answers() (all []privatization.Answer) {
	add := func(b edition.Bar, row string, person int) {
		if result := p.Value(row + ".result"); result != "" {
			all = append(all, privatization.Answer{Bar: b.Code, Person: person, Result: result, Document: p.Value(row + ".document"), Date: p.Value(row + ".date")})
		}
	}
	takers := p.takers()
	for _, b := range p.Law.Bars {
		row := barRow(b)
		if b.Of != edition.OfPerson {
			add(b, row, 0)
			continue
		}
		for _, x := range takers {
			if p.together(b) {
				add(b, row, x.n+1)
			} else {
				add(b, row+".of."+strconv.Itoa(x.row), x.n+1)
			}
		}
	}
	return all
}

// typedBars puts the answers of a matter back: together where they are alike for everybody who takes part, else person by person.
func (p *part) typedBars(m privatization.Matter, values map[string]string) {
	put := func(row string, a privatization.Answer) {
		values[row+".result"], values[row+".document"], values[row+".date"] = a.Result, a.Document, a.Date
	}
	var takers []numbered
	for _, x := range p.numbered() {
		if !slices.ContainsFunc(m.People, func(is privatization.Person) bool { return is.N == x.n && !is.TakesPart }) {
			takers = append(takers, x)
		}
	}
	for _, b := range p.Law.Bars {
		row := barRow(b)
		said := map[int]privatization.Answer{} // by person
		for _, a := range m.Bars {
			if a.Bar == b.Code {
				said[a.Person] = a
			}
		}
		first, alike := privatization.Answer{}, true
		for i, x := range takers {
			a := said[x.n+1]
			a.Person = 0
			if i == 0 {
				first = a
			}
			alike = alike && a == first
		}
		switch {
		case b.Of != edition.OfPerson:
			put(row, said[0])
		case alike:
			put(row, first)
		default:
			values[row+".apart"] = "1"
			for _, x := range takers {
				put(row+".of."+strconv.Itoa(x.row), said[x.n+1])
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
	i, err := strconv.Atoi(number)
	if err != nil || i >= len(m.Bars) {
		return ""
	}
	a := m.Bars[i]
	row := prefix + "bars." + a.Bar
	for _, x := range p.takers() {
		if of := row + ".of." + strconv.Itoa(x.row); x.n+1 == a.Person && p.Shown(of+".result") {
			row = of
		}
	}
	if name := row + "." + field; p.Shown(name) {
		return name
	}
	return row + ".result"
}
