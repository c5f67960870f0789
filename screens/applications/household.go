package applications

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app/casefile"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// mostMembers is how many rows the form has; those not used are hidden.
const mostMembers = 15

// Fields of a member's row: those of its line, and those that come under it when they are asked for.
var (
	lineFields   = []string{"iin", "name", "relation", "born"}
	seldomFields = []string{"joined", "left", "consent", "sex", "aside", "no_iin", "guardian"}
	memberFields = slices.Concat(lineFields, seldomFields, []string{"doubtful"})
)

// household is the members beside the applicant, a row each. Ins adds a row, Ctrl+Del takes the row of the cursor away
// without asking, for it can be brought back.
type household struct {
	f     *intake
	n     int                 // rows shown
	gone  []map[string]string // rows taken away, the last one last
	tools *fyne.Container     // what can be done to the rows, for the mouse
}

func member(i int) string { return fmt.Sprintf("family.%d", i) }

func newHousehold(f *intake) *household {
	h := &household{f: f, tools: page.Row(pageGap)}
	if f.household != nil { // of the form as it was laid out before
		h.gone = f.household.gone
	}
	f.form.Section(f.T("casepage.form.family"))
	for i := range mostMembers {
		h.addRow(i)
		h.omit(i, true)
	}
	f.form.AddObject(h.tools)
	h.offer()
	return h
}

// addRow lays one row out: labels stand over the first one only, as over a table.
func (h *household) addRow(i int) {
	f, m := h.f, member(i)
	label := func(key string) string {
		if i > 0 {
			return ""
		}
		return f.T(key)
	}
	number := f.personIIN(m)
	number.PlaceHolder = f.T("casepage.form.member-iin", "n", i+1)
	var kin []kit.Option
	for _, code := range casefile.Relations {
		kin = append(kin, kit.Option{Code: code, Name: f.T("case.relation." + code)})
	}
	f.add(kit.Item{Name: m + ".iin", Label: label("casepage.form.iin"), Field: number, Width: 150})
	f.add(kit.Item{Name: m + ".name", Label: label("casepage.form.name"), Field: kit.NewText(f.Desk, 150), Beside: true, Bare: i > 0})
	f.add(kit.Item{Name: m + ".relation", Label: label("casepage.form.relation"), Field: kit.NewChoice(f.Desk, kin), Beside: true, Bare: i > 0, Width: 170})
	f.add(kit.Item{Name: m + ".born", Label: label("casepage.form.born"), Field: f.Past(), Beside: true, Bare: i > 0, Width: 122})
	f.askDoubt(m)
	f.add(kit.Item{Name: m + ".joined", Label: f.T("intake.joined"), Field: f.Past(), Width: 122})
	f.add(kit.Item{Name: m + ".left", Label: f.T("intake.left"), Field: f.Past(), Beside: true, Width: 122})
	f.add(kit.Item{Name: m + ".consent", Label: f.T("intake.consent-day"), Field: f.Past(), Beside: true, Width: 122})
	f.add(kit.Item{Name: m + ".sex", Label: f.T("casepage.form.sex"), Field: f.sexField(), Beside: true, Width: 90})
	f.add(kit.Item{Name: m + ".aside", Field: kit.NewCheck(f.Desk, f.T("intake.aside")), Beside: true})
	f.add(kit.Item{Name: m + ".no_iin", Label: f.T("intake.no-iin"), Field: f.noIINField(), Width: 270})
	f.add(kit.Item{Name: m + ".guardian", Label: f.T("intake.guardian"), Field: kit.NewText(f.Desk, 150), Beside: true})
}

// members are the names of all people of the form whose rows are shown, the applicant first.
func (h *household) members() []string {
	all := []string{"applicant"}
	for i := range h.n {
		all = append(all, member(i))
	}
	return all
}

func (h *household) omit(i int, hidden bool) {
	for _, field := range lineFields {
		h.f.omit(member(i)+"."+field, hidden)
	}
	if hidden {
		for _, field := range append(seldomFields, "doubtful") {
			h.f.omit(member(i)+"."+field, true)
		}
	}
}

// suit shows under each row what was asked for or holds something, and why there is no ИИН where there is none.
func (h *household) suit() {
	for i := range h.n {
		m := member(i)
		there := h.f.details[m]
		for _, field := range seldomFields {
			there = there || field != "sex" && field != "no_iin" && h.f.value(m+"."+field) != ""
		}
		for _, field := range seldomFields {
			h.f.omit(m+"."+field, !there)
		}
		nameless := h.f.value(m+".iin") == "" && h.f.value(m+".name") != ""
		h.f.omit(m+".no_iin", !there && !nameless && h.f.value(m+".no_iin") == "")
	}
}

// show makes so many rows be there.
func (h *household) show(n int) {
	h.n = max(0, min(n, mostMembers))
	h.f.form.Together(func() {
		for i := range mostMembers {
			h.omit(i, i >= h.n)
		}
		h.offer()
	})
}

// add shows the next row and goes to its ИИН.
func (h *household) add() {
	if h.n == mostMembers {
		return
	}
	h.show(h.n + 1)
	h.f.changed()
	h.f.form.Go(member(h.n-1) + ".iin")
}

// drop takes the row the keyboard is or was last in away; without one, the last.
func (h *household) drop() {
	if h.n == 0 {
		return
	}
	at := slices.IndexFunc(h.members()[1:], func(m string) bool { return m == rowOf(h.f.form.Last()) })
	if at < 0 {
		at = h.n - 1
	}
	h.gone = append(h.gone, h.values(at))
	var stay []int // among all people
	for i := range h.n + 1 {
		if i != at+1 {
			stay = append(stay, i)
		}
	}
	for i := at; i < h.n-1; i++ {
		h.move(i+1, i)
	}
	h.write(h.n-1, nil)
	h.show(h.n - 1)
	h.regroup(stay)
	h.f.changed()
	if h.n > 0 {
		h.f.form.Go(member(min(at, h.n-1)) + ".iin")
	} else {
		h.f.form.Go("address")
	}
}

// compact closes the gaps that rows nobody typed in leave, so that findings come back to the right row.
func (h *household) compact() {
	n := 0
	stay := []int{0}
	for i := range h.n {
		if strings.Join(slices.Collect(maps.Values(h.values(i))), "") == "" {
			continue
		}
		if i != n {
			h.move(i, n)
		}
		stay = append(stay, i+1)
		n++
	}
	for i := n; i < h.n; i++ {
		h.write(i, nil)
	}
	if n < h.n {
		h.show(n)
		h.regroup(stay)
		h.f.suit()
	}
}

// regroup lets what the service keeps by person follow: person i stood at was[i].
func (h *household) regroup(was []int) {
	if own := h.f.own; own != nil {
		h.f.silently(func() { own.regroup(was) })
	}
}

// bringBack puts the row taken away last at the end.
func (h *household) bringBack() {
	if len(h.gone) == 0 || h.n == mostMembers {
		return
	}
	values := h.gone[len(h.gone)-1]
	h.gone = h.gone[:len(h.gone)-1]
	h.show(h.n + 1)
	h.write(h.n-1, values)
	h.f.changed()
	h.f.form.Go(member(h.n-1) + ".iin")
}

func (h *household) values(i int) map[string]string {
	m := map[string]string{}
	for _, field := range memberFields {
		m[field] = h.f.value(member(i) + "." + field)
	}
	return m
}

func (h *household) move(from, to int) {
	h.write(to, h.values(from))
	h.f.details[member(to)] = h.f.details[member(from)]
	delete(h.f.details, member(from))
}

func (h *household) write(i int, values map[string]string) {
	delete(h.f.told, member(i))
	delete(h.f.details, member(i))
	h.f.silently(func() {
		for _, field := range memberFields {
			h.f.set(member(i)+"."+field, values[field])
		}
	})
}

// offer says what can be done to the rows now. The keyboard has keys for it, so no stop on its way is spent here.
func (h *household) offer() {
	h.tools.Objects = nil
	if h.n < mostMembers {
		h.tools.Add(page.NewLink(h.f.T("casepage.form.add-member")+"  Ins", "", false, h.add))
	} else {
		h.tools.Add(page.Line(h.f.T("casepage.form.rows-full", "count", mostMembers), kit.SmallSize, false, kit.ColorQuiet))
	}
	if h.n > 0 {
		h.tools.Add(page.NewLink(h.f.T("casepage.form.drop-member")+"  Ctrl+Del", "", false, h.drop))
	}
	if len(h.gone) > 0 {
		name := h.gone[len(h.gone)-1]["name"]
		h.tools.Add(kit.NewButton(h.f.Desk, h.f.T("casepage.form.bring-back", "name", name), "", h.bringBack))
	}
	h.tools.Refresh()
}
