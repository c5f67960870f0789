package aidpage

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/screens/kit"
)

// Who joined the family since the application is asked where the case is known: who they are, and their income as everybody's.

// joinedCode chooses who joined by their row, as a number chooses one of the household.
func joinedCode(row int) string { return fmt.Sprintf("joined.%d", row) }

func (p *part) askJoined() {
	var kin []kit.Option
	for _, code := range casefile.Relations {
		kin = append(kin, kit.Option{Code: code, Name: p.T("case.relation." + code)})
	}
	number := func(text string) *fault.Fault {
		if _, problem := iin.Parse(text, p.Office.Now()); problem != iin.None {
			return fault.New("W12", string(problem))
		}
		return nil
	}
	p.joined = p.Rows("aid.joined", mostJoined, func(row string, _ int) []kit.Item { // in two lines, so each has its labels
		return append([]kit.Item{
			{Name: row + ".name", Label: p.T("aidpage.joined"), Field: kit.NewText(p.Desk, 120), Width: 262},
			{Name: row + ".iin", Label: p.T("casepage.form.iin"), Field: kit.NewIIN(p.Desk, number), Width: 150, Beside: true},
			{Name: row + ".born", Label: p.T("aidpage.born"), Field: p.Past(), Width: 122, Beside: true},
			{Name: row + ".kin", Label: p.T("casepage.form.relation"), Field: kit.NewChoice(p.Desk, kin), Width: 170, Beside: true},
			{Name: row + ".status", Label: p.T("aidpage.status"), Field: kit.NewChoice(p.Desk, p.options(aid.Statuses, aid.StatusKey)), Width: 170},
			{Name: row + ".kind", Label: p.T("aidpage.kind"), Field: kit.NewChoice(p.Desk, p.kinds()), Width: 170, Beside: true}}, p.sums(row, 0)...)
	})
}

// whose is a field that chooses whose income it is: one of the household, or who joined it.
func (p *part) whose(name string) *kit.Choice {
	if p.joined == nil {
		return p.Person(name)
	}
	c := kit.NewChoice(p.Desk, nil)
	p.earners = append(p.earners, c)
	return c
}

// named are the rows of those who joined and have a name.
func (p *part) named() (all []kit.Option) {
	if p.joined == nil {
		return nil
	}
	for _, i := range p.joined.Filled() {
		if name := p.joined.Value(i, "name"); name != "" {
			all = append(all, kit.Option{Code: joinedCode(i), Name: name})
		}
	}
	return all
}

// offerEarners offers the household and these.
func (p *part) offerEarners(joined []kit.Option) {
	if len(p.earners) == 0 {
		return
	}
	var all []kit.Option
	for i, m := range p.People() {
		all = append(all, kit.Option{Code: fmt.Sprint(i + 1), Name: cmp.Or(m.Name, m.IIN)})
	}
	for _, c := range p.earners {
		c.SetOptions(append(all[:len(all):len(all)], joined...))
	}
}

func (p *part) takeJoined(m *aid.Matter, at map[string]int) {
	if p.joined == nil {
		return
	}
	for _, i := range p.joined.Filled() {
		row, place := fmt.Sprintf("aid.joined.%d", i), aid.At("aid.people", len(m.People))
		p.places[place], p.places[place+".iin"] = row+".name", row+".iin"
		m.People = append(m.People, aid.Person{Name: p.joined.Value(i, "name"), IIN: p.joined.Value(i, "iin"), Born: p.joined.Value(i, "born"),
			Kin: p.joined.Value(i, "kin"), Status: p.joined.Value(i, "status")})
		at[joinedCode(i)] = len(m.People)
	}
}

// followJoined takes the day of birth from the number.
func (p *part) followJoined() {
	if p.joined == nil {
		return
	}
	for _, i := range p.joined.Filled() {
		number, problem := iin.Parse(strings.ReplaceAll(p.joined.Value(i, "iin"), " ", ""), p.Office.Now())
		if problem != iin.None {
			continue
		}
		if day, ok := number.Birth(); ok {
			p.Propose(fmt.Sprintf("aid.joined.%d.born", i), day.Format(time.DateOnly))
		}
	}
}
