package certificatepage

import (
	"errors"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	mostPeople = 16  // a row may be typed with
	fieldsWide = 900 // px of text in the form of a row
)

// look shows the row under the cursor at the right, with what may be done about it.
func (v *registers) look() {
	i := v.grid.Cursor()
	if i < 0 || i >= v.rows.Len {
		return
	}
	h := v.rows.Row(i)
	if h == nil {
		return
	}
	row := *h
	text := page.NewReading(v.Window.Canvas())
	passages := []page.Passage{{Text: title(v.Room, row), Bold: true}, {Label: v.T("holding.column.register"), Text: v.T("holding.register." + row.Register)}}
	add := func(label, said string) {
		if said != "" {
			passages = append(passages, page.Passage{Label: v.T(label), Text: said})
		}
	}
	label := v.T("certificatepage.people")
	for _, p := range row.People {
		passages = append(passages, page.Passage{Label: label, Text: holder(v.Room, p)})
		label = " "
	}
	add("certificatepage.address", row.Address)
	add("holding.column.area", area(row.Area))
	add("holding.column.useful", area(row.Useful))
	if row.Rooms > 0 {
		add("holding.column.rooms", locales.Number(row.Rooms))
	}
	add("holding.column.basis", row.Basis)
	add("certificatepage.field.from", shownDay(row.From))
	add("certificatepage.field.to", shownDay(row.To))
	add("holding.column.note", row.Note)
	state := v.T("holding.state." + row.State())
	if row.Ended {
		state = ended(v.Room, row)
	}
	if row.Annulled != "" {
		state = v.T("journal.annulled", "reason", row.Annulled)
	}
	add("certificatepage.filter", state)
	add("certificatepage.source", source(v.Room, row))
	if row.Corrects != 0 {
		add("certificatepage.act.correct", v.T("certificatepage.row", "row", row.Corrects))
	}
	text.Say(passages...)
	v.beside(v.T("certificatepage.row", "row", row.ID), text, v.acts(row)...)
	v.focus(text)
}

// acts are the buttons of a row.
func (v *registers) acts(row app.HoldingRow) (buttons []*kit.Button) {
	offer := func(act app.Act, key string, begin func()) {
		if app.May(v.Who, act.Name()) {
			buttons = append(buttons, kit.NewButton(v.Desk, v.T(key), "", begin))
		}
	}
	if row.Annulled == "" {
		if !row.Ended {
			offer(app.EndHolding{}, "certificatepage.act.end", func() { v.end(row) })
		}
		if row.CaseID == 0 && len(row.People) <= mostPeople { // none is lost that the form cannot show
			offer(app.CorrectHolding{}, "certificatepage.act.correct", func() { v.correct(row) })
		}
		if row.CaseID == 0 {
			offer(app.Annul{}, "certificatepage.act.annul", func() { v.annul(row) })
		}
	}
	return append(buttons, kit.NewButton(v.Desk, v.T("kit.dialog.back"), "", v.shut))
}

// beside puts something under a title into the panel at the right.
func (v *registers) beside(title string, inner fyne.CanvasObject, buttons ...*kit.Button) {
	v.form = nil
	var feet fyne.CanvasObject
	if len(buttons) > 0 {
		flow := page.Flow()
		for _, b := range buttons {
			flow.Add(b)
		}
		feet = page.Sized(0, page.FlowHeight(flow, sideWide-24), flow)
	}
	v.side.Objects = []fyne.CanvasObject{page.Leaf(sideWide, title, "", inner, feet)}
	v.side.Show()
	v.table.Refresh()
}

// small begins a form in the panel at the right; button names its main act.
func (v *registers) small(button, title string, fields func(f *kit.Form), values map[string]string, act func(f *kit.Form) app.Act, reason bool) {
	f := kit.NewForm(v.Desk)
	fields(f)
	v.finish(f, button, sideWide-50, values, act, reason)
	v.beside(title, f)
	v.form = f
	f.Saved()
	f.FocusFirst()
}

// finish adds reason and buttons (button is the message of the main one) and says what Ctrl+Enter does; what speaks against it wraps to a width.
func (v *registers) finish(f *kit.Form, button string, width float32, values map[string]string, act func(f *kit.Form) app.Act, reason bool) {
	said := page.NewProse("", width, kit.ColorWrong)
	said.Hide()
	f.AddObject(said)
	f.Add(kit.Item{Name: "reason", Label: v.T("journalpage.reason"), Field: kit.NewText(v.Desk, 300), Required: true})
	f.Omit("reason", !reason)
	f.OnBack = v.shut
	f.OnSubmit = func() {
		order := app.Order{Act: act(f), Reason: locales.Clean(f.Values()["reason"])}
		v.Do(v.T("certificatepage.view.registers"), order, func(out app.Outcome, err error) {
			var findings fault.Findings
			switch {
			case errors.As(err, &findings):
				f.Answer(findings, nil, func(rest fault.Findings) {
					text := ""
					for _, x := range rest {
						said := v.Lang().With(x.Key, x.Args)
						if strings.HasSuffix(x.Field, ".iin") { // the message does not say of what number it speaks
							said = v.T("holding.column.iin") + ": " + said
						}
						text = joined("\n", text, said)
					}
					said.Say(text, kit.ColorWrong)
					said.Hidden = text == ""
				})
			case err != nil:
				v.Quiet.Wrong(err)
			default:
				var held app.Held
				v.shut()
				if _, entered := order.Act.(app.EnterHolding); entered && out.Read(&held) == nil {
					v.Quiet.Good(v.T("certificatepage.saved", "row", held.Holding))
					return
				}
				v.Quiet.Good(v.T("certificatepage.done"))
			}
		})
	}
	f.Buttons(kit.NewMainButton(v.Desk, v.T(button)+"  Ctrl+Enter", f.Submit), kit.NewButton(v.Desk, v.T("kit.dialog.back")+"  Esc", "", f.Back))
	f.SetValues(values)
}

func (v *registers) past() *kit.Date {
	day := kit.NewDate(v.Desk)
	day.Last = v.Desk.Now()
	return day
}

// end says that the dwelling is held no longer.
func (v *registers) end(row app.HoldingRow) {
	v.small("certificatepage.act.end", joined(" · ", v.T("certificatepage.act.end"), v.T("certificatepage.row", "row", row.ID)), func(f *kit.Form) {
		f.Add(kit.Item{Name: "on", Label: v.T("certificatepage.field.on"), Field: v.past(), Required: true, Width: 150})
		f.Add(kit.Item{Name: "basis", Label: v.T("certificatepage.field.end-basis"), Field: kit.NewText(v.Desk, 200), Required: true})
	}, nil, func(f *kit.Form) app.Act {
		x := f.Values()
		return app.EndHolding{Row: row.ID, On: x["on"], Basis: x["basis"]}
	}, false)
}

// annul marks a row as a mistake.
func (v *registers) annul(row app.HoldingRow) {
	v.small("certificatepage.act.annul", joined(" · ", v.T("certificatepage.act.annul"), v.T("certificatepage.row", "row", row.ID)), func(*kit.Form) {}, nil, func(*kit.Form) app.Act {
		return app.Annul{Kind: app.OfHolding, Number: strconv.FormatInt(row.ID, 10)}
	}, true)
}

// add begins a new row, of the register in front.
func (v *registers) add() {
	if v.form != nil || !app.May(v.Who, app.EnterHolding{}.Name()) {
		return
	}
	register := v.chips.Chosen
	if register == "" {
		register = holding.Leases
	}
	v.open(v.T("certificatepage.new"), map[string]string{"register": register}, 1, false, false, func(f *kit.Form) app.Act {
		return app.EnterHolding{Holding: holdingOf(f.Values(), v.people)}
	})
}

// correct begins the row as it should be.
func (v *registers) correct(row app.HoldingRow) {
	v.open(joined(" · ", v.T("certificatepage.act.correct"), v.T("certificatepage.row", "row", row.ID), title(v.Room, row)), typed(row), len(row.People), true, true,
		func(f *kit.Form) app.Act {
			x := f.Values()
			return app.CorrectHolding{Row: row.ID, Holding: holdingOf(x, v.people), EndedOn: x["ended_on"], EndBasis: x["end_basis"]}
		})
}

// open puts the form of a row in place of the table; ends asks for the end too.
func (v *registers) open(title string, values map[string]string, people int, ends, reason bool, act func(*kit.Form) app.Act) {
	f := kit.NewForm(v.Desk)
	f.Section(joined(" · ", title, v.T("certificatepage.section.dwelling")))
	v.dwelling(f, ends)
	f.Section(joined(" · ", v.T("certificatepage.section.people"), v.T("certificatepage.people-hint")))
	for i := range mostPeople {
		v.person(f, i)
	}
	v.people = max(1, min(people, mostPeople))
	v.finish(f, "certificatepage.save", fieldsWide, values, act, reason)
	f.Together(func() {
		for i := range mostPeople {
			v.omit(f, i, i >= v.people)
		}
	})
	v.form = f
	v.stage.Objects = []fyne.CanvasObject{f}
	v.stage.Refresh()
	f.Saved()
	f.FocusFirst()
}

// another shows the next person's fields.
func (v *registers) another() {
	if v.form == nil || v.form.Field("people.0.name") == nil || v.people == mostPeople {
		return
	}
	v.form.Together(func() { v.omit(v.form, v.people, false) })
	v.form.Go("people." + strconv.Itoa(v.people) + ".name")
	v.people++
}

func (v *registers) dwelling(f *kit.Form, ends bool) {
	field := func(name, label string, in kit.Field, width float32, beside bool) {
		f.Add(kit.Item{Name: name, Label: v.T(label), Field: in, Width: width, Beside: beside})
	}
	text := func(most int) kit.Field { return kit.NewText(v.Desk, most) }
	var codes []kit.Option
	for _, code := range holding.Registers {
		codes = append(codes, kit.Option{Code: code, Name: v.T("holding.register." + code)})
	}
	field("register", "holding.column.register", kit.NewChoice(v.Desk, codes), 280, false)
	field("number", "holding.column.number", text(60), 150, true)
	field("date", "holding.column.date", v.past(), 150, true)
	field("basis", "holding.column.basis", text(200), 280, true)
	f.Add(kit.Item{Name: "address", Label: v.T("certificatepage.address"), Field: text(200), Width: 420, Required: true})
	field("area", "holding.column.area", kit.NewArea(v.Desk), 140, true)
	field("useful", "holding.column.useful", kit.NewArea(v.Desk), 150, true)
	field("rooms", "holding.column.rooms", kit.NewDigits(v.Desk, 2), 70, true)
	field("from", "certificatepage.field.from", v.past(), 150, false)
	field("to", "certificatepage.field.to", kit.NewDate(v.Desk), 150, true)
	field("note", "holding.column.note", text(300), 400, true)
	if ends {
		field("ended_on", "certificatepage.field.on", v.past(), 150, false)
		field("end_basis", "certificatepage.field.end-basis", text(200), 400, true)
	}
}

// personFields are those of a person of a row.
var personFields = []string{"name", "iin", "born", "part", "left"}

func (v *registers) person(f *kit.Form, i int) {
	var parts []kit.Option
	for _, code := range holding.Parts {
		parts = append(parts, kit.Option{Code: code, Name: v.T("holding.part." + code)})
	}
	at := "people." + strconv.Itoa(i) + "."
	for n, x := range []struct {
		label string
		field kit.Field
		width float32
	}{
		{"certificatepage.field.name", kit.NewText(v.Desk, 120), 320}, {"holding.column.iin", kit.NewDigits(v.Desk, 12), 140},
		{"certificatepage.field.born", kit.NewText(v.Desk, 10), 160}, {"certificatepage.field.part", kit.NewChoice(v.Desk, parts), 180},
		{"certificatepage.field.left", v.past(), 150},
	} {
		it := kit.Item{Name: at + personFields[n], Field: x.field, Width: x.width, Beside: n > 0, Bare: i > 0}
		if i == 0 {
			it.Label, it.Required = v.T(x.label), n == 0
		}
		f.Add(it)
	}
}

func (v *registers) omit(f *kit.Form, i int, hidden bool) {
	for _, name := range personFields {
		f.Omit("people."+strconv.Itoa(i)+"."+name, hidden)
	}
}

// holdingOf is a row as typed; empty people behind the last one say nothing.
func holdingOf(x map[string]string, people int) holding.Holding {
	number := func(name string) int64 {
		n, _ := strconv.ParseInt(x[name], 10, 64)
		return n
	}
	h := holding.Holding{Register: x["register"], Number: x["number"], Date: x["date"], Address: x["address"], Area: number("area"), Useful: number("useful"),
		Rooms: number("rooms"), Basis: x["basis"], From: x["from"], To: x["to"], Note: x["note"]}
	for i := range people {
		at := "people." + strconv.Itoa(i) + "."
		p := holding.Holder{Name: x[at+"name"], IIN: x[at+"iin"], Born: bornOf(x[at+"born"]), Part: x[at+"part"], Left: x[at+"left"]}
		h.People = append(h.People, p)
	}
	for n := len(h.People) - 1; n > 0 && h.People[n].Name+h.People[n].IIN+h.People[n].Born == ""; n-- {
		h.People = h.People[:n]
	}
	return h
}

// bornOf reads a birth date as typed: a day in any of the usual spellings, or the year alone.
func bornOf(text string) string {
	if day, ok := locales.ParseDate(text); ok && len(text) > 4 {
		return day.Format("2006-01-02")
	}
	return text
}

// typed is a row as its form holds it.
func typed(row app.HoldingRow) map[string]string {
	x := map[string]string{"register": row.Register, "number": row.Number, "date": row.Date, "address": row.Address, "basis": row.Basis, "from": row.From,
		"to": row.To, "note": row.Note}
	for name, n := range map[string]int64{"area": row.Area, "useful": row.Useful, "rooms": row.Rooms} {
		if n > 0 {
			x[name] = strconv.FormatInt(n, 10)
		}
	}
	if row.EndBasis != "" {
		x["ended_on"], x["end_basis"] = row.EndedOn, row.EndBasis
	}
	for i, p := range row.People {
		at := "people." + strconv.Itoa(i) + "."
		x[at+"name"], x[at+"iin"], x[at+"born"], x[at+"part"], x[at+"left"] = p.Name, p.IIN, shownDay(p.Born), p.Part, p.Left
	}
	return x
}
