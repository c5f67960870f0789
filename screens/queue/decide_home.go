package queuepage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/screens/kit"
)

// other is a member beside the applicant, with the number decisions name them by.
type other struct {
	n int
	casefile.Member
}

// mostJoining is how many may join by one decision; the next row comes when the one before is begun.
const mostJoining = 5

func joining(i int) string { return fmt.Sprintf("join.%d", i) }

// askHousehold asks who leaves and since when, who joins, and what else changes.
func (d *decision) askHousehold() {
	if family := others(d.v); len(family) > 0 {
		d.form.Section(d.T("queuemoves.leave"))
		for _, m := range family {
			d.form.Add(kit.Item{Name: "left." + strconv.Itoa(m.n), Label: joined(" · ", m.Name, d.relation(m.Relation)), Field: d.past()})
		}
	}
	d.form.Section(d.T("queuemoves.join"))
	for i := range mostJoining {
		d.askJoining(i)
	}
	d.form.Section(d.T("queuemoves.household.rest"))
	d.form.Add(kit.Item{Name: "address", Label: d.T("queuepage.column.address"), Field: kit.NewText(d.Desk, 250), Hint: d.T("queuemoves.keeps")})
	d.form.Add(kit.Item{Name: "dwelling", Label: d.T("queuepage.column.dwelling"), Field: kit.NewText(d.Desk, 250), Hint: d.T("queuemoves.keeps")})
	d.askGrounds("grounds", "", func() string { return d.v.List })
	begin := map[string]string{}
	for i, code := range d.v.Grounds {
		if i < mostGrounds {
			begin[fmt.Sprintf("grounds.%d", i)] = code
		}
	}
	d.own = begin
	told := map[int]string{}
	suit := func() { d.suitJoining(told) }
	suit()
	d.changes = append(d.changes, suit)
}

func (d *decision) askJoining(i int) {
	m := joining(i)
	number := kit.NewIIN(d.Desk, func(v string) *fault.Fault {
		if _, p := iin.Parse(v, d.Office.Now()); p != iin.None && d.value(m+".doubtful") == "" {
			return fault.New("I1", string(p))
		}
		return nil
	})
	d.form.Add(kit.Item{Name: m + ".iin", Label: d.T("casepage.form.iin"), Field: number, Width: 150})
	d.form.Add(kit.Item{Name: m + ".born", Label: d.T("casepage.form.born"), Field: d.past(), Beside: true, Width: 130})
	d.form.Add(kit.Item{Name: m + ".sex", Label: d.T("casepage.form.sex"), Beside: true, Field: kit.NewChoice(d.Desk, []kit.Option{
		{Code: "m", Name: d.T("casepage.form.male")}, {Code: "f", Name: d.T("casepage.form.female")}})})
	d.form.Add(kit.Item{Name: m + ".doubtful", Field: kit.NewCheck(d.Desk, d.T("casepage.form.doubtful"))})
	d.form.Add(kit.Item{Name: m + ".name", Label: d.T("casepage.form.name"), Field: kit.NewText(d.Desk, 150)})
	d.form.Add(kit.Item{Name: m + ".relation", Label: d.T("casepage.form.relation"), Field: kit.NewChoice(d.Desk, d.coded("case.relation.", casefile.Relations))})
	d.form.Add(kit.Item{Name: m + ".joined", Label: d.T("queuemoves.joined"), Field: d.past(), Beside: true, Width: 140})
}

var joiningFields = []string{"iin", "born", "sex", "name", "relation", "joined"}

func (d *decision) begun(i int) bool {
	return d.form.Field(joining(i)+".iin").Value()+d.form.Field(joining(i)+".name").Value() != ""
}

// suitJoining shows the rows that are begun and one more, and fills in what an ИИН tells.
func (d *decision) suitJoining(told map[int]string) {
	d.form.Together(func() {
		for i := range mostJoining {
			m := joining(i)
			there := i == 0 || d.begun(i) || d.begun(i-1)
			for _, f := range joiningFields {
				d.form.Omit(m+"."+f, !there)
			}
			value := d.form.Field(m + ".iin").Value()
			n, problem := iin.Parse(value, d.Office.Now())
			d.form.Omit(m+".doubtful", !there || problem == iin.None || len(value) < 12)
			if problem != iin.None || told[i] == value {
				continue
			}
			told[i] = value
			born, sex := casefile.Told(n)
			for f, is := range map[string]string{"born": born, "sex": sex} {
				if is != "" {
					d.set(m+"."+f, is)
				}
			}
		}
	})
}

// rows are the joining rows that are filled in, in order.
func (d *decision) joiners() (rows []int) {
	for i := range mostJoining {
		if d.begun(i) {
			rows = append(rows, i)
		}
	}
	return rows
}

// leavers are the members for whom a day is given, in order.
func (d *decision) leavers() (numbers []int) {
	for _, m := range others(d.v) {
		if d.value("left."+strconv.Itoa(m.n)) != "" {
			numbers = append(numbers, m.n)
		}
	}
	return numbers
}

func (d *decision) household(on app.OnEntry) app.Act {
	v := d.form.Values()
	a := app.ChangeHousehold{OnEntry: on, Address: v["address"], Dwelling: v["dwelling"]}
	for _, n := range d.leavers() {
		a.Leave = append(a.Leave, app.Leaving{N: n, On: v["left."+strconv.Itoa(n)]})
	}
	for _, i := range d.joiners() {
		m := joining(i) + "."
		a.Join = append(a.Join, casefile.Member{Name: v[m+"name"], IIN: v[m+"iin"], Doubtful: v[m+"doubtful"] != "", Born: v[m+"born"],
			Sex: v[m+"sex"], Relation: v[m+"relation"], Joined: v[m+"joined"]})
	}
	if grounds := d.grounds("grounds"); !slices.Equal(grounds, d.v.Grounds) {
		if grounds == nil {
			grounds = []string{}
		}
		a.Grounds = &grounds
	}
	return a
}

// placeHousehold finds the form's row of a member the act names by order.
func (d *decision) placeHousehold(field string) string {
	parts := strings.Split(field, ".")
	if field == "join" {
		return joining(0) + ".iin"
	}
	if len(parts) != 3 {
		return firstGround(d, field)
	}
	i, _ := strconv.Atoi(parts[1])
	switch rows, gone := d.joiners(), d.leavers(); {
	case parts[0] == "join" && i < len(rows):
		return joining(rows[i]) + "." + parts[2]
	case parts[0] == "leave" && i < len(gone):
		return "left." + strconv.Itoa(gone[i])
	}
	return field
}

// relation says a relation's code in words; what an old list said itself stays.
func (p *queuePage) relation(code string) string {
	if key := casefile.RelationKey(code); key != "" {
		return p.T(key)
	}
	return code
}

// askPassOn asks who stands in the applicant's stead, since when, and how the others are related to them.
func (d *decision) askPassOn() {
	var options []kit.Option
	family := others(d.v)
	for _, m := range family {
		options = append(options, kit.Option{Code: strconv.Itoa(m.n), Name: m.Name, Note: joined(", ", d.relation(m.Relation), day(m.Born))})
	}
	d.need("to", d.T("queuemoves.pass.to"), kit.NewChoice(d.Desk, options))
	d.form.Add(kit.Item{Name: "on", Label: d.T("queuemoves.pass.on"), Field: d.past(), Required: true, Width: 140})
	if len(family) < 2 {
		return
	}
	d.form.Section(d.T("queuemoves.pass.relations"))
	for _, m := range family {
		d.form.Add(kit.Item{Name: "relation." + strconv.Itoa(m.n), Label: m.Name, Field: kit.NewChoice(d.Desk, d.coded("case.relation.", casefile.Relations))})
	}
	suit := func() {
		to := d.form.Field("to").Value()
		for _, m := range family {
			d.form.Omit("relation."+strconv.Itoa(m.n), to == "" || to == strconv.Itoa(m.n))
		}
	}
	suit()
	d.changes = append(d.changes, suit)
}

func (d *decision) passOn(on app.OnEntry) app.Act {
	v := d.form.Values()
	to, _ := strconv.Atoi(v["to"])
	a := app.PassOn{OnEntry: on, To: to, On: v["on"], Relations: map[string]string{}}
	for _, m := range others(d.v) {
		if relation := v["relation."+strconv.Itoa(m.n)]; relation != "" {
			a.Relations[strconv.Itoa(m.n)] = relation
		}
	}
	return a
}
