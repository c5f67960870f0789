package commissionpage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/iin"
	"kezek/locales"
)

// An office without a commission is told to enter one; the order is entered by keyboard, then a meeting is planned.
func TestFromNothingToAMeeting(t *testing.T) {
	c := newChamber(t)
	b := c.open(c.secretary, locales.KK, "")
	b.says("Комиссия құрамын енгізіңіз")
	b.ctrl(fyne.KeyN)
	b.settle()
	o := b.at.(*order)
	f := o.form
	want(t, "the number has the keyboard", f.At(), "number")
	b.letters("12-ө")
	b.key(fyne.KeyTab)
	b.letters("15012026")
	names := []string{"Төлегенов Марат", "Қасымова Айжан", "Ибраев Нұрлан", "Пак Виктор", "Әлиев Серік", "Дәулетов Ерлан"}
	for i := range names {
		b.goes(f, seatField(i, "name"))
		b.letters(names[i])
		b.goes(f, seatField(i, "work_kk"))
		b.letters("бас маман")
	}
	f.Go(seatField(6, "name"))
	b.ctrl(fyne.KeyDelete) // eight rows are offered: two are too many
	b.settle()
	f.Go(seatField(6, "name"))
	b.ctrl(fyne.KeyDelete)
	want(t, "six rows", o.seats, 6)
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.says(b.lang.T("commission.one-secretary"))
	f.Go(seatField(5, "post"))
	b.key(fyne.KeyEnd) // secretary
	b.goes(f, seatField(5, "votes"))
	b.letters(" ")
	f.Go(seatField(3, "name"))
	b.ctrl(fyne.KeyDown)
	want(t, "the substitute is asked", f.At(), seatField(3, "substitute.name"))
	b.letters("Пак Виктор") // somebody who sits already
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the finding stands at its cell", f.At(), seatField(3, "substitute.name"))
	trialSelectAll(b)
	b.letters("Сон Ирина")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	if _, ok := b.at.(*order); ok {
		t.Fatal(words(o.object()))
	}
	b.until("the list of orders", func() bool { _, ok := b.at.(*orders); return ok })
	b.settle()
	all, err := c.office.Compositions(t.Context())
	if err != nil || len(all) != 1 || len(all[0].Seats) != 6 || all[0].Seats[5].Post != commission.Secretary || all[0].Seats[5].Votes ||
		all[0].Seats[3].Substitute == nil || all[0].Seats[0].WorkKK != "бас маман" {
		t.Fatalf("%+v %v", all, err)
	}
	if drafts, err := c.office.Drafts(t.Context(), c.secretary); err != nil || len(drafts) != 0 {
		t.Errorf("a draft is left: %v %v", drafts, err)
	}
	b.key(fyne.KeyReturn)
	b.says("Төлегенов Марат", "алмастырушы: Сон Ирина")
	b.key(fyne.KeyEscape)

	b.ctrl(fyne.KeyPageUp)
	b.settle()
	b.ctrl(fyne.KeyN)
	p := b.at.(*meetings).pane
	b.letters("24112026")
	b.key(fyne.KeyTab)
	b.letters("1130")
	b.ctrl(fyne.KeyReturn)
	want(t, "the place is asked", p.form.At(), "venue")
	b.letters("Мәжіліс залы")
	b.ctrl(fyne.KeyReturn)
	b.until("the meeting", func() bool { m, ok := b.at.(*meeting); return ok && m.brought })
	b.says("24.11.2026 11:30", "кезекті отырыс", "Мәжіліс залы", "Күн тәртібі бос")
	b.settle()
	b.key(fyne.KeyEscape)
	b.settle()
	m := b.at.(*meetings)
	want(t, "one meeting", m.grid.Source.Row(0).Cells[3], "Мәжіліс залы")
	b.ctrl(fyne.KeyN)
	want(t, "the last place is proposed", m.pane.form.Values()["venue"], "Мәжіліс залы")
	b.key(fyne.KeyEscape)
	want(t, "Esc shuts the form", m.pane.shown(), false)
	b.key(fyne.KeyReturn)
	b.settle()
	want(t, "Enter opens it", b.on().brought, true)

	b.press(b.T("commissionpage.act.change"))
	b.form().Go("time")
	b.letters("1500")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.says("24.11.2026 15:00")
	b.press(b.T("commissionpage.act.call-off"))
	b.letters("Төраға іссапарда")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "called off", b.on().view.State, app.MeetingCalledOff)
	b.says("өткізілмейді", "Төраға іссапарда")
}

// A new order begins with the composition in force; what was typed survives a crash; an even number of votes wants a reason.
func TestOrderIsPrefilledAndKept(t *testing.T) {
	c := seated(t)
	c.clock = c.clock.Add(48 * time.Hour)
	b := c.open(c.head, locales.RU, "")
	b.ctrl(fyne.KeyPageDown)
	b.settle()
	b.ctrl(fyne.KeyN)
	b.settle()
	o := b.at.(*order)
	want(t, "six rows", o.seats, 6)
	want(t, "the chair", o.form.Values()[seatField(0, "name")], "Төлегенов Марат Асқарұлы")
	b.letters("40-ө")
	b.key(fyne.KeyTab)
	b.letters("20112026")
	b.key(fyne.KeyInsert)
	want(t, "a row more", o.form.At(), seatField(6, "name"))
	b.letters("Жаңабаев Олжас")
	b.goes(o.form, seatField(6, "votes"))
	o.details()
	b.form2(o, seatField(6, "iin"), string(iin.Make(time.Date(1980, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, 3)))
	o.kept.now()
	b.settle()

	again := c.open(c.head, locales.RU, orderDraft)
	o = again.at.(*order)
	want(t, "seven rows", o.seats, 7)
	want(t, "what was typed", o.form.Values()[seatField(6, "name")], "Жаңабаев Олжас")
	again.ctrl(fyne.KeyReturn)
	again.settle()
	want(t, "an even number wants a reason", o.form.At(), "reason")
	again.letters("До назначения ещё одного члена")
	again.ctrl(fyne.KeyReturn)
	again.until("entered", func() bool { _, ok := again.at.(*orders); return ok })
	again.settle()
	l := again.at.(*orders)
	want(t, "two orders", l.grid.Source.Len(), 2)
	want(t, "the new one holds", l.grid.Source.Row(0).Cells[3], "действует")
	want(t, "the old one ends", l.grid.Source.Row(1).Cells[3], "20.11.2026")
}

// form2 types into a field of the order.
func (b *bench) form2(o *order, field, text string) {
	b.t.Helper()
	o.form.Go(field)
	b.letters(text)
}

// The list says states in words, and how many are decided and signed.
func TestMeetingsInWords(t *testing.T) {
	c, id := closed(t)
	c.laid(2)
	b := c.open(c.registrar, locales.RU, "")
	m := b.at.(*meetings)
	rows := map[string]string{}
	for i := range m.grid.Source.Len() {
		cells := m.grid.Source.Row(i).Cells
		rows[cells[4]] = strings.Join(cells[5:], "|")
	}
	want(t, "closed", rows["закрыто"], "3|3||1-2026")
	want(t, "planned", rows["запланировано"], "2|||")
	b.ctrl(fyne.KeyN)
	want(t, "a registrar plans nothing", m.pane.shown(), false)
	b.front.Shown(fmt.Sprint(id))
	b.settle()
	want(t, "Today opens it", b.on().id, id)
}
