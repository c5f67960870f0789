package queuepage

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
)

// look opens the entry of a register number.
func (b *bench) look(regNo string) {
	b.t.Helper()
	b.section.Shown(regNo)
	b.until("entry "+regNo, func() bool { return b.side.showsEntry() && b.open == regNo })
}

// weighs presses Ctrl+Enter and waits for what would happen.
func (b *bench) weighs() {
	b.t.Helper()
	b.ctrl(fyne.KeyReturn)
	b.until("what would happen", func() bool { return b.side.enter != nil })
}

// back waits until the entry stands in the panel again.
func (b *bench) back() {
	b.t.Helper()
	b.until("the entry", func() bool { return b.side.showsEntry() })
}

// goes walks to a field of the form with Tab.
func (b *bench) goes(field string) {
	b.t.Helper()
	for range 60 {
		if b.side.form.At() == field {
			return
		}
		b.key(fyne.KeyTab)
	}
	b.t.Fatalf("Tab does not reach %s", field)
}

func (b *bench) says(parts ...string) {
	b.t.Helper()
	said := b.said()
	for _, part := range parts {
		if !strings.Contains(said, part) {
			b.t.Errorf("it does not say %q", part)
		}
	}
}

// drafts opens the view of drafts with so many rows.
func (b *bench) drafts(n int) *drafts {
	b.t.Helper()
	b.section.Shown(viewDrafts)
	b.until("the drafts", func() bool { return b.view != nil && b.view.grid.Source.Len() == n })
	return nil
}

// A household changes: the executor drafts it by keyboard, the head sees what it says, weighs and signs without a number,
// the registrar enters the number.
func TestHouseholdFromDraftToNumber(t *testing.T) {
	c := crowd(t, 60)
	head := c.head2(t)
	b := open(t, c.office, c.executor, locales.RU)
	b.look("АҚС-7")
	form := b.draft("change-household")
	b.key(fyne.KeyDown)
	b.goes("facts")
	b.letters("Свидетельство о рождении")
	b.weighsNot("join.0.iin") // nothing changes yet
	want(t, "what was typed is there", form.Values()["facts"], "Свидетельство о рождении")
	b.goes("left.1")
	b.letters("01092026")
	b.goes("join.0.iin")
	born := time.Date(2026, 10, 5, 0, 0, 0, 0, locales.Zone)
	b.letters(string(iin.Make(born, iin.Female, 4)))
	want(t, "the ИИН tells the birth date and the sex", form.Values()["join.0.born"]+form.Values()["join.0.sex"], "2026-10-05f")
	b.goes("join.0.name")
	b.letters("Иванова Дана")
	b.weighsNot("join.0.relation")
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown) // daughter
	b.weighs()
	b.says("Ничьё место не меняется")
	b.ctrl(fyne.KeyReturn)
	b.back()
	b.until("the draft stands in the entry", func() bool { return strings.Contains(b.said(), "проект № 1") })
	want(t, "nothing is changed", strings.Contains(b.said(), "Иванова Дана"), false)

	b.drain() // another window has the thread from now on
	h := open(t, c.office, head, locales.RU)
	h.drafts(1)
	h.key(fyne.KeyReturn)
	h.until("what it says", func() bool { return h.side.enter != nil })
	h.says("Иванова Дана", "Свидетельство о рождении", "Г. Омарова", "01.09.2026")
	h.ctrl(fyne.KeyReturn)
	h.until("the form", func() bool { return h.side.form != nil && h.form("number") })
	h.weighs()
	h.says("Решение подписывается без номера")
	h.ctrl(fyne.KeyReturn)
	h.until("signed", func() bool { return strings.Contains(h.Quiet.Text(), "без номера") })
	h.until("it waits for its number", func() bool {
		return h.view.grid.Source.Len() == 1 && h.view.grid.Source.Row(0).Cells[3] == h.T("queuemoves.unnumbered")
	})

	h.drain()
	r := open(t, c.office, c.registrar, locales.RU)
	r.drafts(1)
	r.press(r.T("queuemoves.number.enter"))
	r.letters("15-ш")
	r.ctrl(fyne.KeyReturn)
	r.until("numbered", func() bool { return r.view.grid.Source.Len() == 0 })
	r.look("АҚС-7")
	r.says("Иванова Дана", "№ 15-ш", "выбыл 01.09.2026")
}

// weighsNot presses Ctrl+Enter and waits for the field it is sent to.
func (b *bench) weighsNot(field string) {
	b.t.Helper()
	b.ctrl(fyne.KeyReturn)
	b.until("sent to "+field, func() bool { return b.side.enter == nil && b.form(field) })
}

// Every other kind of decision: what the form makes is what the office takes.
func TestKindsOfDecision(t *testing.T) {
	c := crowd(t, 60)
	b := open(t, c.office, c.executor, locales.KK)
	for i, k := range []struct {
		kind   string
		fields map[string]string
		want   func(app.DraftView) bool
	}{
		{edition.ToMove, map[string]string{"list": "orphan"}, says(`"list":"orphan"`)},
		{edition.ToSuspend, nil, says(`"reg_no"`)},
		{edition.ToPassOn, map[string]string{"to": "2", "on": "2026-11-01", "relation.1": "mother"}, says(`"to":2`, `"1":"mother"`)},
		{edition.ToSplit, map[string]string{"parts.0.applicant": "1", "parts.0.on": "2026-10-01", "parts.0.address": "Абай к-сі, 5", "goes.2": "0"}, says(`"members":[1,2]`)},
		{edition.ToMerge, map[string]string{"into": "АҚС-2"}, says(`"into":"АҚС-2"`)},
		{edition.ToHouse, map[string]string{"dwelling": "Абай к-сі, 5-12, 2 бөлме, 54 м²"}, says("54 м²")},
		{edition.ToRemove, nil, says("remove")},
		{edition.ToCorrect, map[string]string{"counting_at": "1998-01-07", "time": "09:00"}, says(`"counting_at":` + strconv.FormatInt(time.Date(1998, 1, 7, 9, 0, 0, 0, locales.Zone).UnixMilli(), 10))},
	} {
		b.look("АҚС-" + strconv.Itoa(10+i))
		form := b.draft(k.kind)
		b.key(fyne.KeyDown)
		b.goes("facts")
		b.letters("құжат бар")
		names := []string{}
		for name := range k.fields {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			form.Field(name).SetValue(k.fields[name])
			form.OnChange()
		}
		b.weighs()
		b.ctrl(fyne.KeyReturn)
		b.back()
		waits, err := c.office.DraftedDecisions(context.Background(), "draft")
		if err != nil || len(waits) != i+1 || waits[i].Act != k.kind || !k.want(waits[i]) {
			t.Fatalf("%s: %v %+v", k.kind, err, waits)
		}
	}
	b.look("АҚС-11")
	b.press(b.T("queuemoves.decide-button"))
	kinds := b.kindsFor(&app.EntryView{QueueRow: app.QueueRow{State: "removed"}})
	if len(kinds) != 1 || kinds[0].act != edition.ToRestore {
		t.Error("what may be done to one who left", kinds)
	}
}

func says(parts ...string) func(app.DraftView) bool {
	return func(d app.DraftView) bool {
		all := string(d.Data) + d.Act
		return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(all, part) })
	}
}

// A second draft about the same entry wants a reason: it is asked in words, and what was typed stays.
func TestReasonIsAskedWhereNeeded(t *testing.T) {
	c := crowd(t, 20)
	b := open(t, c.office, c.executor, locales.RU)
	for n := range 2 {
		b.look("АҚС-3")
		form := b.draft(edition.ToSuspend)
		b.key(fyne.KeyDown)
		b.goes("facts")
		b.letters("не явился")
		if n == 1 {
			b.weighsNot("reason")
			b.says("есть проект решения")
			b.letters("первый ошибочен")
			want(t, "facts", form.Values()["facts"], "не явился")
		}
		b.weighs()
		b.ctrl(fyne.KeyReturn)
		b.back()
	}
}

// Many are marked and signed under one number; one is dropped with a reason.
func TestSignMany(t *testing.T) {
	c := crowd(t, 30)
	ctx := context.Background()
	for i := range 4 {
		on := app.OnEntry{RegNo: "АҚС-" + strconv.Itoa(3+i), Ground: "suspend-data", Facts: "не обновлено"}
		data, _ := json.Marshal(app.SuspendEntry{OnEntry: on})
		if _, err := c.office.Do(ctx, c.executor, app.Order{Act: app.DraftDecision{Act: edition.ToSuspend, Data: data}}); err != nil {
			t.Fatal(err)
		}
	}
	b := open(t, c.office, c.head2(t), locales.RU)
	b.drafts(4)
	b.key(fyne.KeyDelete)
	b.until("why", func() bool { return b.form("reason") })
	b.ctrl(fyne.KeyReturn)
	want(t, "not without a reason", b.side.form != nil, true)
	b.letters("данные обновлены")
	b.ctrl(fyne.KeyReturn)
	b.until("three are left", func() bool { return b.view.grid.Source.Len() == 3 })
	b.view.grid.Focus()
	b.view.grid.SetCursor(0)
	b.key(fyne.KeySpace, fyne.KeySpace)
	b.press(b.T("queuemoves.drafts.sign"))
	b.until("the form", func() bool { return b.form("number") })
	b.letters("20")
	b.weighs()
	b.ctrl(fyne.KeyReturn)
	b.until("one is left", func() bool { return b.view.grid.Source.Len() == 1 })
	b.look("АҚС-4")
	b.says("№ 20", "Приостановлена")
}

// A removal waits for its warning: sent, delivered, the term over, an objection answered.
func TestRemovalByItsWay(t *testing.T) {
	c := crowd(t, 30)
	head := c.head2(t)
	b := open(t, c.office, c.executor, locales.RU)
	b.look("АҚС-5")
	b.press(b.T("queuemoves.warn.button"))
	b.ctrl(fyne.KeyReturn)
	want(t, "empty fields are told", b.form("ground"), true)
	b.key(fyne.KeyDown)
	b.goes("facts")
	b.letters("куплена квартира")
	b.goes("sent_on")
	b.letters("01102026") // the term is over by now
	b.goes("way")
	b.key(fyne.KeyDown, fyne.KeyDown)
	b.ctrl(fyne.KeyReturn)
	b.back()
	b.until("the warning", func() bool { return strings.Contains(b.said(), b.T("removal.state.sent")) })
	b.offersPaper("removal-warning")

	form := b.draft(edition.ToRemove)
	b.key(fyne.KeyDown)
	b.says(b.T("removal.state.sent"))
	b.goes("facts")
	b.letters("куплена квартира")
	b.weighs()
	b.says("25 записей сдвинутся вперёд на 1", "4 записи выше останутся", "подтверждено.")
	b.ctrl(fyne.KeyReturn)
	b.back()
	_ = form

	b.drain() // another window has the thread from now on
	h := open(t, c.office, head, locales.RU)
	h.drafts(1)
	h.press(h.T("queuemoves.drafts.sign"))
	h.until("the form", func() bool { return h.form("number") })
	h.letters("9")
	h.ctrl(fyne.KeyReturn)
	h.until("what stands against it", func() bool { return strings.Contains(h.said(), "подтверждено.") })
	want(t, "the number stays", h.side.form.Values()["number"], "9")

	h.drain()
	d := open(t, c.office, c.executor, locales.RU)
	d.look("АҚС-5")
	d.link(d.T("queuemoves.warn.deliver"))
	d.goes("delivered_on")
	d.letters("02102026")
	d.goes("proof")
	d.letters("уведомление почты 12")
	d.ctrl(fyne.KeyReturn)
	d.until("delivered", func() bool { return d.side.showsEntry() && strings.Contains(d.said(), "Вручено 02.10.2026") })
	d.link(d.T("queuemoves.warn.object"))
	d.letters("квартира не моя")
	d.goes("on")
	d.letters("20112026")
	d.ctrl(fyne.KeyReturn)
	d.until("objection", func() bool {
		return d.side.showsEntry() && strings.Contains(d.said(), d.T("queuemoves.warn.unanswered"))
	})
	d.link(d.T("queuemoves.warn.object"))
	d.letters("проверено по базе")
	d.ctrl(fyne.KeyReturn)
	d.until("answer", func() bool {
		return d.side.showsEntry() && strings.Contains(d.said(), "Ответ: проверено по базе")
	})

	d.drain()
	h = open(t, c.office, head, locales.RU)
	h.drafts(1)
	h.press(h.T("queuemoves.drafts.sign"))
	h.until("the form", func() bool { return h.form("number") })
	h.letters("9")
	h.weighs()
	h.ctrl(fyne.KeyReturn)
	h.until("signed", func() bool { return h.view.grid.Source.Len() == 0 })
	h.look("АҚС-5")
	h.says("Снята с учёта", h.T("removal.state.used"))
	h.offersPaper("removal-notice")
}

// offersPaper wants a form among the papers of the open entry.
func (b *bench) offersPaper(form string) {
	b.t.Helper()
	if !slices.ContainsFunc(b.offers(), func(o offer) bool { return o.act.Form == form }) {
		b.t.Errorf("no paper %s is offered", form)
	}
}

// link presses a link of the open entry by keyboard and waits for the form.
func (b *bench) link(text string) {
	b.t.Helper()
	for _, o := range b.side.entry.Objects() {
		if l, ok := o.(*link); ok && l.text == text {
			b.focus(l)
			b.key(fyne.KeyReturn)
			b.until("the form", func() bool { return b.side.form != nil })
			return
		}
	}
	b.t.Fatalf("no link %q", text)
}

func TestLook(t *testing.T) {
	c := crowd(t, 20)
	b := open(t, c.office, c.registrar, locales.KK)
	b.look("АҚС-4")
	b.press(b.T("queuemoves.look.button"))
	b.key(fyne.KeyDown, fyne.KeyDown) // data changed
	b.ctrl(fyne.KeyReturn)
	b.until("a note is wanted", func() bool { return b.form("note") })
	b.letters("мекенжайы өзгерген")
	b.side.form.Go("same")
	b.letters(" ")
	b.ctrl(fyne.KeyReturn)
	b.back()
	b.until("the look", func() bool { return strings.Contains(b.said(), "мекенжайы өзгерген") })
	b.says(b.T("queuemoves.look.sure"))
}
