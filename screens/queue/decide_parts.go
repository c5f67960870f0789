package queuepage

import (
	"fmt"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/screens/kit"
)

// mostParts is how many households may come out of one by a decision.
const mostParts = 2

func partField(i int, name string) string { return fmt.Sprintf("parts.%d.%s", i, name) }

// askSplit asks for each new household: who is its applicant, since when it lives apart, where, in which list; and then with
// whom each of the others goes.
func (d *decision) askSplit() {
	family := others(d.v)
	var options []kit.Option
	for _, m := range family {
		options = append(options, kit.Option{Code: strconv.Itoa(m.n), Name: m.Name, Note: joined(", ", d.relation(m.Relation), day(m.Born))})
	}
	parts := min(mostParts, len(family))
	begin := map[string]string{}
	for i := range parts {
		d.form.Section(d.T("queuemoves.part", "n", i+1))
		if i > 0 {
			d.form.Add(kit.Item{Name: "more", Field: kit.NewCheck(d.Desk, d.T("queuemoves.parts.more"))})
		}
		d.need(partField(i, "applicant"), d.T("queuemoves.parts.applicant"), kit.NewChoice(d.Desk, options))
		d.form.Add(kit.Item{Name: partField(i, "on"), Label: d.T("queuemoves.parts.on"), Field: d.past(), Required: true, Width: 140})
		d.form.Add(kit.Item{Name: partField(i, "phone"), Label: d.T("queuepage.column.phone"), Field: kit.NewPhone(d.Desk), Beside: true})
		d.need(partField(i, "address"), d.T("queuepage.column.address"), kit.NewText(d.Desk, 250))
		d.need(partField(i, "list"), d.T("queuemoves.parts.list"), kit.NewChoice(d.Desk, d.otherLists("")))
		d.askGrounds(partField(i, "grounds"), "", func() string { return d.form.Field(partField(i, "list")).Value() })
		begin[partField(i, "list")] = d.v.List
	}
	d.own = begin
	if len(family) > 1 {
		d.form.Section(d.T("queuemoves.parts.others"))
		goes := []kit.Option{{Code: "-", Name: d.T("queuemoves.parts.stays")}}
		for i := range parts {
			goes = append(goes, kit.Option{Code: strconv.Itoa(i), Name: d.T("queuemoves.part", "n", i+1)})
		}
		for _, m := range family {
			d.form.Add(kit.Item{Name: "goes." + strconv.Itoa(m.n), Label: m.Name, Field: kit.NewChoice(d.Desk, goes)})
			begin["goes."+strconv.Itoa(m.n)] = "-"
		}
	}
	suit := func() { d.suitSplit(parts) }
	suit()
	d.changes = append(d.changes, suit)
}

// suitSplit shows the second part where it is asked for, and leaves those out who are applicants themselves.
func (d *decision) suitSplit(parts int) {
	d.form.Together(func() {
		lone := parts < 2 || d.form.Field("more").Value() == ""
		if parts > 1 {
			for _, f := range []string{"applicant", "on", "phone", "address", "list", "grounds.0"} {
				d.form.Omit(partField(1, f), lone)
			}
			for i := 1; i < mostGrounds && lone; i++ {
				d.form.Omit(partField(1, fmt.Sprintf("grounds.%d", i)), true)
			}
		}
		for _, m := range others(d.v) {
			n := strconv.Itoa(m.n)
			if d.form.Field("goes."+n) != nil {
				d.form.Omit("goes."+n, d.form.Field(partField(0, "applicant")).Value() == n || !lone && d.form.Field(partField(1, "applicant")).Value() == n)
			}
		}
	})
}

func (d *decision) split(on app.OnEntry) app.Act {
	v := d.form.Values()
	a := app.Split{OnEntry: on}
	for i := range mostParts {
		first, err := strconv.Atoi(v[partField(i, "applicant")])
		if err != nil {
			continue
		}
		p := app.Part{Members: []int{first}, On: v[partField(i, "on")], Address: v[partField(i, "address")], Phone: v[partField(i, "phone")],
			List: v[partField(i, "list")], Grounds: d.grounds(partField(i, "grounds"))}
		for _, m := range others(d.v) {
			if m.n != first && v["goes."+strconv.Itoa(m.n)] == strconv.Itoa(i) {
				p.Members = append(p.Members, m.n)
			}
		}
		a.Parts = append(a.Parts, p)
	}
	return a
}

// placeSplit puts what is found of a part's members at its applicant.
func (d *decision) placeSplit(field string) string {
	field = strings.TrimSuffix(field, ".members")
	switch {
	case field == "parts":
		return partField(0, "applicant")
	case strings.HasSuffix(field, ".grounds"):
		return field + ".0"
	case strings.Count(field, ".") == 1 && strings.HasPrefix(field, "parts."):
		return field + ".applicant"
	}
	return field
}
