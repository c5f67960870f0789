package applications

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// Rows are like rows of fields under each other: bills, incomes, answers by person. Labels stand over the first one only.
// Where they are not per person the clerk adds one with Ins and takes the one of the cursor away with Ctrl+Del, while the
// keyboard stands in them; one row is always there, and a row nobody typed in says nothing.
type Rows struct {
	f         *Fields
	name      string
	n         int        // shown
	fields    [][]string // names by row
	perPerson bool
	idle      bool             // none is shown, nor what adds one
	asked     func(i int) bool // of whom; nil is everybody
	there     []bool           // whether a row stands there, by row
	who       []*prose         // before each row of a person
	headed    bool             // labels stand over the first row
	tools     *fyne.Container
}

const (
	whoWide = 190 // px of the name before a person's row
	whoPad  = 6
)

func ordinal(i int) string { return strconv.Itoa(i + 1) }

// Rows adds up to most rows. name is the group's ("aid.bills"); items lays out the row i, whose fields' names begin with row
// and a dot ("aid.bills.0.sum"), the first of them not Beside; it leaves out the labels but where i is 0.
func (f *Fields) Rows(name string, most int, items func(row string, i int) []kit.Item) *Rows {
	r := &Rows{f: f, name: name, tools: page.Row(pageGap)}
	for i := range most {
		r.lay(i, items(r.row(i), i))
	}
	f.form.AddObject(r.tools)
	f.rows = append(f.rows, r)
	r.show(1)
	return r
}

// PerPerson adds a row for everybody of the household, with the name before it; the rows follow the household. Row i is that
// of People()[i]. items as in Rows.
func (f *Fields) PerPerson(name string, items func(row string, i int) []kit.Item) *Rows {
	r := &Rows{f: f, name: name, perPerson: true}
	for i := range mostMembers + 1 {
		who := newProse(whoWide)
		who.pad = whoPad
		r.who = append(r.who, who)
		f.form.AddNarrow(who, whoWide+2*whoPad)
		all := items(r.row(i), i)
		if len(all) > 0 {
			all[0].Beside = true
		}
		r.lay(i, all)
	}
	f.rows = append(f.rows, r)
	r.show(len(f.People()))
	return r
}

// Only lets rows be there for some of the household: asked says by what stands in the fields whether row i is. What was typed into one
// that is not is kept and counts for nothing.
func (r *Rows) Only(asked func(i int) bool) *Rows {
	r.asked = asked
	r.show(r.n)
	return r
}

// Idle hides the rows that nobody is asked for, with what adds one; those that say something stay, so that nothing typed is lost.
func (r *Rows) Idle(idle bool) {
	typed := slices.ContainsFunc(slices.Concat(r.fields...), func(name string) bool { return r.f.form.Field(name).Value() != "" })
	if idle = idle && !typed; idle == r.idle {
		return
	}
	r.idle = idle
	r.f.form.Together(func() { r.show(r.n) })
}

func (r *Rows) row(i int) string { return r.name + "." + strconv.Itoa(i) }

func (r *Rows) lay(i int, items []kit.Item) {
	var names []string
	labelled := slices.ContainsFunc(items, func(it kit.Item) bool { return it.Label != "" })
	r.headed = r.headed || i == 0 && labelled
	for _, it := range items {
		it.Bare = it.Bare || !labelled
		r.f.Add(it)
		r.f.Omit(it.Name, true)
		names = append(names, it.Name)
	}
	r.fields, r.there = append(r.fields, names), append(r.there, false)
	if r.perPerson {
		r.who[i].Hide()
	}
}

// Len is how many rows are shown.
func (r *Rows) Len() int { return r.n }

// Filled are the rows that are shown and in which anything stands, by their numbers from 0.
func (r *Rows) Filled() (filled []int) {
	for i := range r.n {
		if slices.ContainsFunc(r.fields[i], func(name string) bool { return r.f.Value(name) != "" }) {
			filled = append(filled, i)
		}
	}
	return filled
}

// Value is what stands in a field of a row: Value(2, "sum") is that of "aid.bills.2.sum".
func (r *Rows) Value(i int, field string) string { return r.f.Value(r.row(i) + "." + field) }

// show makes so many rows be there.
func (r *Rows) show(n int) {
	n = max(0, min(n, len(r.fields)))
	if !r.perPerson {
		n = max(1, n)
	}
	r.n = n
	for i, names := range r.fields {
		there := i < n && !r.idle && (r.asked == nil || r.asked(i))
		if r.perPerson {
			r.say(i, there)
		}
		if there == r.there[i] {
			continue
		}
		r.there[i] = there
		for _, name := range names {
			r.f.Omit(name, !there)
		}
	}
	r.offer()
}

// say says whose row it is.
func (r *Rows) say(i int, there bool) {
	who := r.who[i]
	who.Hidden = !there
	if !there {
		return
	}
	if people := r.f.People(); i < len(people) {
		name := []line{{text: r.f.personName(i, people[i])}}
		if i == 0 && r.headed { // the labels stand over the fields of this row
			name = append([]line{{tone: quiet}}, name...)
		}
		who.say(name)
	}
}

// showFor shows as many rows as values ask for.
func (r *Rows) showFor(values map[string]string) {
	if r.perPerson {
		r.show(len(r.f.People()))
		return
	}
	n := 1
	for i, names := range r.fields {
		if slices.ContainsFunc(names, func(name string) bool { return values[name] != "" }) {
			n = i + 1
		}
	}
	r.show(n)
}

// Again looks anew who there are rows for: after a part hid or showed what they go by.
func (r *Rows) Again() {
	if r.perPerson {
		r.show(len(r.f.People()))
	}
}

// add shows the next row and goes to its first field.
func (r *Rows) add() {
	if r.perPerson || r.n == len(r.fields) {
		return
	}
	r.f.form.Together(func() { r.show(r.n + 1) })
	r.f.into.touched()
	r.goTo(r.n - 1)
}

// drop takes the row the keyboard is or was last in away.
func (r *Rows) drop() {
	if r.perPerson {
		return
	}
	at := r.n - 1
	for i := range r.n {
		if strings.HasPrefix(r.f.form.Last(), r.row(i)+".") {
			at = i
		}
	}
	var left []int
	for i := range r.n {
		if i != at {
			left = append(left, i)
		}
	}
	r.f.form.Together(func() {
		r.rearrange(left)
		r.show(r.n - 1)
	})
	r.f.into.touched()
	r.goTo(min(at, r.n-1))
}

// rearrange puts into row i what stood in row was[i]; what stood in no such row is gone.
func (r *Rows) rearrange(was []int) {
	stood := make([][]string, len(r.fields))
	for i, names := range r.fields {
		for _, name := range names {
			stood[i] = append(stood[i], r.f.form.Field(name).Value())
		}
	}
	for i, names := range r.fields {
		for j, name := range names {
			value := ""
			if i < len(was) && j < len(stood[was[i]]) {
				value = stood[was[i]][j]
			}
			if in := r.f.form.Field(name); in.Value() != value {
				in.SetValue(value)
			}
		}
	}
}

// goTo gives the first field of a row the keyboard.
func (r *Rows) goTo(i int) {
	for _, name := range r.fields[i] {
		if r.f.Shown(name) {
			r.f.form.Go(name)
			return
		}
	}
}

// place finds the field of a finding on one of the rows: their numbers in a matter leave out empty rows.
func (r *Rows) place(finding string) (string, bool) {
	rest, ok := strings.CutPrefix(finding, r.name+".")
	if !ok {
		return "", false
	}
	number, field, _ := strings.Cut(rest, ".")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 {
		return "", false
	}
	if filled := r.Filled(); !r.perPerson {
		if i >= len(filled) {
			return "", true
		}
		i = filled[i]
	}
	if i >= r.n {
		return "", true
	}
	if name := r.row(i) + "." + field; r.f.Shown(name) {
		return name, true
	}
	for _, name := range r.fields[i] {
		if r.f.Shown(name) {
			return name, true
		}
	}
	return "", false
}

// offer says what can be done to the rows; the keyboard has keys for it.
func (r *Rows) offer() {
	if r.perPerson {
		return
	}
	r.tools.Objects = nil
	if r.idle {
		r.tools.Refresh()
		return
	}
	if r.n < len(r.fields) {
		r.tools.Add(page.NewLink(r.f.T("caseway.matter.add-row")+"  Ins", "", false, r.add))
	}
	r.tools.Add(page.NewLink(r.f.T("caseway.matter.drop-row")+"  Ctrl+Del", "", false, r.drop))
	r.tools.Refresh()
}
