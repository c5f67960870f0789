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

var memberFields = []string{"iin", "name", "relation", "born", "doubtful"}

// household is the members beside the applicant, a row each. Ins adds a row, Ctrl+Del takes the row of the cursor away
// without asking, for it can be brought back.
type household struct {
	f     *intake
	n     int                 // rows shown
	rows  [][]fyne.Focusable  // what of each row takes the keyboard
	gone  []map[string]string // rows taken away, the last one last
	more  *kit.Button
	again *fyne.Container // the button that brings the last one back
	fewer *kit.Button
}

func member(i int) string { return fmt.Sprintf("family.%d", i) }

func newHousehold(f *intake) *household {
	h := &household{f: f}
	f.form.Section(f.T("casepage.form.family"))
	var kin []kit.Option
	for _, code := range casefile.Relations {
		kin = append(kin, kit.Option{Code: code, Name: f.T("case.relation." + code)})
	}
	for i := range mostMembers {
		m := member(i)
		in := f.addIIN(m, f.T("casepage.form.member-iin", "n", i+1), 150)
		name := kit.NewText(f.Desk, 150)
		f.form.Add(kit.Item{Name: m + ".name", Label: f.T("casepage.form.name"), Field: name, Beside: true})
		relation := kit.NewChoice(f.Desk, kin)
		f.form.Add(kit.Item{Name: m + ".relation", Label: f.T("casepage.form.relation"), Field: relation, Beside: true, Width: 140})
		born := f.birthday()
		f.form.Add(kit.Item{Name: m + ".born", Label: f.T("casepage.form.born"), Field: born, Beside: true, Width: 122})
		f.addDoubt(m)
		doubt := f.form.Field(m + ".doubtful").(*kit.Check)
		h.rows = append(h.rows, []fyne.Focusable{in, name, relation, born.Input, doubt})
		h.omit(i, true)
	}
	h.more = kit.NewButton(f.Desk, f.T("casepage.form.add-member")+"  Ins", "", h.add)
	h.fewer = kit.NewButton(f.Desk, f.T("casepage.form.drop-member")+"  Ctrl+Del", "", h.drop)
	h.again = page.Row(0)
	f.form.AddObject(page.Row(pageGap, h.more, h.fewer, h.again))
	h.offer()
	return h
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
	for _, field := range memberFields[:4] {
		h.f.form.Omit(member(i)+"."+field, hidden)
	}
	if hidden {
		h.f.form.Omit(member(i)+".doubtful", true)
	}
}

// show makes so many rows be there.
func (h *household) show(n int) {
	h.n = max(0, min(n, mostMembers))
	for i := range mostMembers {
		h.omit(i, i >= h.n)
	}
	h.offer()
}

// add shows the next row and goes to its ИИН.
func (h *household) add() {
	if h.n == mostMembers {
		return
	}
	h.show(h.n + 1)
	h.f.focus(h.rows[h.n-1][0])
	h.changed()
}

// drop takes the row with the cursor away; without one, the last.
func (h *household) drop() {
	if h.n == 0 {
		return
	}
	at := h.n - 1
	focused := h.f.Window.Canvas().Focused()
	for i, row := range h.rows[:h.n] {
		for _, o := range row {
			if o == focused {
				at = i
			}
		}
	}
	h.gone = append(h.gone, h.values(at))
	for i := at; i < h.n-1; i++ {
		h.write(i, h.values(i+1))
	}
	h.write(h.n-1, nil)
	h.show(h.n - 1)
	if h.n > 0 {
		h.f.focus(h.rows[min(at, h.n-1)][0])
	} else {
		h.f.focus(h.more)
	}
	h.changed()
}

// compact closes the gaps that rows nobody typed in leave, so that findings come back to the right row.
func (h *household) compact() {
	n := 0
	for i := range h.n {
		values := h.values(i)
		if strings.Join(slices.Collect(maps.Values(values)), "") == "" {
			continue
		}
		if i != n {
			h.write(n, values)
		}
		n++
	}
	for i := n; i < h.n; i++ {
		h.write(i, nil)
	}
	if n < h.n {
		h.show(n)
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
	h.f.focus(h.rows[h.n-1][0])
	h.changed()
}

func (h *household) values(i int) map[string]string {
	m := map[string]string{}
	for _, field := range memberFields {
		m[field] = h.f.form.Field(member(i) + "." + field).Value()
	}
	return m
}

func (h *household) write(i int, values map[string]string) {
	delete(h.f.told, member(i))
	for _, field := range memberFields {
		h.f.form.Field(member(i) + "." + field).SetValue(values[field])
	}
}

// offer says what can be done to the rows now.
func (h *household) offer() {
	h.more.Forbid("")
	if h.n == mostMembers {
		h.more.Forbid(h.f.T("casepage.form.rows-full", "count", mostMembers))
	}
	h.fewer.Hidden = h.n == 0
	h.again.Objects = nil
	if len(h.gone) > 0 {
		last := h.gone[len(h.gone)-1]
		h.again.Add(kit.NewButton(h.f.Desk, h.f.T("casepage.form.bring-back", "name", last["name"]), "", h.bringBack))
	}
	h.fewer.Refresh()
	h.again.Refresh()
}

func (h *household) changed() {
	h.f.form.OnChange()
}
