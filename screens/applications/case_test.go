package applications

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
)

func TestDecisionPutsIntoTheQueue(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToGrant)
	w.open(w.head, locales.KK)
	w.s.list.grid.Focus()
	w.key(fyne.KeyReturn)
	if w.s.open == nil || w.s.open.number != caseNo {
		t.Fatal("Enter does not open the case")
	}
	w.key(fyne.KeyReturn) // the first act
	w.letters("15")
	w.ctrl(fyne.KeyReturn)
	if n := len(w.r.Window.Canvas().Overlays().List()); n != 1 {
		t.Fatal("what will happen is not said before it is signed")
	}
	if q, _ := w.o.Queue(t.Context(), app.QueueFilter{}); len(q.IDs) != 0 {
		t.Fatal("signed before it was confirmed")
	}
	w.ctrl(fyne.KeyReturn)
	w.until("the decision", func() bool { return w.s.open.View.State == casefile.Enrolled })
	if got := w.r.Quiet.Text(); !strings.Contains(got, "АҚС-1") || !strings.Contains(got, "1-орын") {
		t.Errorf("the quiet line says %q", got)
	}
	if said := w.part(tabDecisions); !strings.Contains(said, "№ 15") {
		t.Error(said)
	}
	w.s.paper() // Ctrl+P: the paper that fits
	w.until("the notice", func() bool { return w.shown() == 1 })
	if !strings.HasPrefix(w.papers[0], app.FormNotice) {
		t.Error(w.papers)
	}
	w.s.open.reload()
	w.s.paper() // a copy asks its reason
	if w.shown() != 1 || w.focused() != "reason" {
		t.Fatalf("no reason is asked, %q has the keyboard", w.focused())
	}
	w.letters("жоғалтты")
	w.ctrl(fyne.KeyReturn)
	w.until("the copy", func() bool { return w.shown() == 2 })
}

func TestRefusal(t *testing.T) {
	w := newWalk(t)
	w.prepared(1, casefile.ToGrant)
	w.open(w.head, locales.RU)
	w.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn) // the second act
	w.letters("16")
	w.type_("ground", "собственности")
	w.key(fyne.KeyDown)
	w.until("the grounds drop down", func() bool { return len(w.r.Window.Canvas().Overlays().List()) > 0 })
	w.key(fyne.KeyReturn)
	if w.focused() != "facts" {
		t.Fatalf("%q has the keyboard", w.focused())
	}
	w.ctrl(fyne.KeyReturn)
	if w.focused() != "facts" {
		t.Fatal("a refusal without facts")
	}
	w.letters("Имеет квартиру")
	w.ctrl(fyne.KeyReturn)
	if w.focused() != "reason" {
		t.Fatal("against what was prepared, and no reason is asked: ", w.focused())
	}
	w.letters("Выявлено позже")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("the refusal", func() bool { return w.s.open.View.State == casefile.Refused })
	if d := w.s.open.View.Decisions; len(d) != 1 || d[0].Ground != "owns-dwelling" {
		t.Errorf("%+v", d)
	}
}

func TestPreparedRefusalStandsInTheForm(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToRefuse)
	w.show(w.head, locales.KK, caseNo)
	w.key(fyne.KeyReturn) // what was prepared comes first
	w.letters("7")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("the refusal", func() bool { return w.s.open.View.State == casefile.Refused })
}

func TestWhoRegisteredDoesNotDecide(t *testing.T) {
	w := newWalk(t)
	both := *w.head
	both.ID = w.reg.ID
	caseNo := w.prepared(1, casefile.ToGrant)
	c := w.show(&both, locales.KK, caseNo)
	if !c.own || c.first == nil || !slices.ContainsFunc(offers(c), func(s string) bool { return strings.HasSuffix(s, ": "+w.s.T("casepage.decide.own")) }) {
		t.Fatal("the reason is not told: ", offers(c))
	}
	w.key(fyne.KeyReturn) // the first act that is open is not the decision
	if c.form != nil && c.form.Field("number") != nil {
		t.Error("the decision can be begun")
	}
}

// TestWayByKeyboard: the whole way of a case, each step by its own person, at the keyboard.
func TestWayByKeyboard(t *testing.T) {
	w := newWalk(t)
	caseNo := w.registered(1)

	c := w.show(w.head, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	if at := c.form.At(); at != "executor" {
		t.Fatalf("naming the executor begins at %q", at)
	}
	w.letters("г")
	w.ctrl(fyne.KeyReturn)
	w.until("the executor", func() bool { return w.s.open.View.Executor == "Г. Омарова" })
	if got := w.r.Quiet.Text(); !strings.Contains(got, "Подготовка ответа") {
		t.Errorf("the quiet line says %q", got)
	}

	w.later(time.Hour)
	w.show(w.exe, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn) // nothing is missing: for the applicant
	w.until("the proposal", func() bool { return w.s.open.View.Proposal != nil })

	w.later(time.Hour)
	w.show(w.head, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	w.letters("3")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("enrolled", func() bool { return w.s.open.View.State == casefile.Enrolled })

	w.later(time.Hour)
	c = w.show(w.reg, locales.RU, caseNo)
	w.s.paper()
	w.until("the notice", func() bool { return w.shown() == 1 })
	w.key(fyne.KeyReturn)
	if c.form == nil || c.form.Field("way").Value() != app.ByHand || c.form.Field("to").Value() != "Ким Ольга" {
		t.Fatal("an application of the office is not answered by hand")
	}
	w.ctrl(fyne.KeyReturn)
	w.until("the end", func() bool { return w.s.open.View.Step.Code == "" })
	for _, m := range marks(&w.s.open.View) {
		if m.standing != isDone {
			t.Errorf("%s is not done", m.step.Code)
		}
	}
}

// TestActsOpenToRole: what each role is offered at each step, and nothing else.
func TestActsOpenToRole(t *testing.T) {
	w := newWalk(t)
	registered, assigned, prepared := w.registered(1), w.assigned(2), w.prepared(3, casefile.ToGrant)
	for _, c := range []struct {
		who          *app.Person
		caseNo, want string
	}{
		{w.reg, registered, "amend withdraw"},
		{w.exe, registered, "amend withdraw"},
		{w.head, registered, "assign extend annul"},
		{w.reg, assigned, "amend withdraw"},
		{w.exe, assigned, "prepare amend step-back withdraw"},
		{w.other, assigned, "prepare! amend step-back withdraw"},
		{w.head, assigned, "step-back hand-over extend annul"},
		{w.head, prepared, "enrol refuse step-back hand-over extend annul"},
		{w.exe, prepared, "amend step-back withdraw"},
		{w.in("admin"), prepared, "annul"},
	} {
		open := w.show(c.who, locales.KK, c.caseNo)
		var want []string
		for _, name := range strings.Fields(c.want) {
			key, forbidden := strings.CutSuffix(name, "!")
			switch key {
			case "enrol", "refuse":
				key = "casepage.decision." + key
			default:
				key = "caseway.act." + key
			}
			text := w.s.T(key)
			if forbidden {
				text += ": " + w.s.T("caseway.act.theirs", "name", "Г. Омарова")
			}
			want = append(want, text)
		}
		if got := offers(open); !slices.Equal(got, want) {
			t.Errorf("%s at %s:\n got  %q\n want %q", c.who.Login, open.View.Step.Kind, got, want)
		}
	}
}

func TestReturnOfAnIncompleteApplication(t *testing.T) {
	w := newWalk(t)
	caseNo := w.assigned(1)
	c := w.show(w.exe, locales.KK, caseNo)
	w.key(fyne.KeyReturn)
	c.form.Field("outcome").SetValue(casefile.ToReturn)
	c.form.OnChange()
	tick := c.View.Checklist[0].Code
	c.form.Field(expiredField + tick).SetValue("1")
	c.form.Submit()
	w.until("the proposal", func() bool { return w.s.open.View.Branch != "" })
	c = w.show(w.head, locales.KK, caseNo)
	if got := offers(c); got[0] != w.s.T("casepage.decision.return-incomplete") || slices.Contains(got, w.s.T("casepage.decision.enrol")) {
		t.Fatal(got)
	}
	w.key(fyne.KeyReturn)
	w.letters("11")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("returned", func() bool { return w.s.open.View.State == casefile.Returned })
}

func TestStepBackShows(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToGrant)
	c := w.show(w.head, locales.KK, caseNo)
	c.stepBack()
	w.ctrl(fyne.KeyReturn)
	if c.form == nil || c.form.At() != "reason" {
		t.Fatal("sent back without a reason")
	}
	w.letters("Анықтама жоқ")
	w.ctrl(fyne.KeyReturn)
	w.until("sent back", func() bool { return w.s.open.View.Step.Kind == "prepare" })
	c = w.s.open
	var seen []string
	for i, p := range c.bar.places {
		icon, _ := p.icon()
		if i == 3 && (p.standing != wentBack || icon != kit.IconLeft || p.note == "") {
			t.Errorf("what went back does not show so: %+v", p)
		}
		seen = append(seen, p.caption)
	}
	want := []string{"Тіркеу", "Орындаушыны айқындау", "Жауап дайындау", "Қол қою", "Жауап дайындау", "Қол қою", "Жауапты беру"}
	if !slices.Equal(seen, want) || c.bar.chosen != 4 {
		t.Errorf("the bar says %q at %d", seen, c.bar.chosen)
	}
	if said := w.part(tabHistory); !strings.Contains(said, "Анықтама жоқ") {
		t.Error(said)
	}
}

func TestTermSuspendedAndExtended(t *testing.T) {
	w := newWalk(t)
	caseNo := w.assigned(1)
	c := w.show(w.head, locales.KK, caseNo)
	if slices.Contains(offers(c), w.s.T("caseway.act.suspend")) {
		t.Error("an edition without suspension suspends")
	}
	c.extend()
	w.to_("n", c)
	w.letters("2")
	w.to_("reason", c)
	w.letters("Сұрау салынды")
	w.ctrl(fyne.KeyReturn)
	w.until("extended", func() bool { return len(w.s.open.View.Pauses) == 1 })
	if got := w.r.Quiet.Text(); !strings.Contains(got, "01.12.2026") {
		t.Errorf("the quiet line says %q", got)
	}
}

func TestLateCaseSaysSoInRedAndWords(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToGrant)
	w.later(12 * 24 * time.Hour)
	w.open(w.head, locales.RU)
	row := w.s.list.at(0)
	if row.Style != kit.Wrong || !strings.Contains(strings.Join(row.Cells, " "), "просрочено на 5 дней") {
		t.Errorf("%+v", row)
	}
	w.show(w.head, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	w.letters("4")
	w.ctrl(fyne.KeyReturn)
	c := w.s.open
	if c.form == nil || c.form.At() != "reason" {
		t.Fatal("late and no reason is asked: ", w.r.Quiet.Text())
	}
	w.letters("Болел")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("enrolled", func() bool { return w.s.open.View.State == casefile.Enrolled })
}

func TestOtherDeskIsNamed(t *testing.T) {
	w := newWalk(t)
	caseNo := w.assigned(1)
	c := w.show(w.exe, locales.RU, caseNo)
	if said := c.presence.said(w.s); said != "" {
		t.Error("somebody else has it: ", said)
	}
	w.later(20 * time.Second)
	if _, err := w.o.OpenCase(t.Context(), w.head, caseNo); err != nil {
		t.Fatal(err)
	}
	w.pause()
	if said := c.presence.said(w.s); !strings.Contains(said, "Б. Сатпаев, с 11:00") {
		t.Errorf("%q", said)
	}
	if err := w.o.CloseCase(t.Context(), w.head, caseNo); err != nil {
		t.Fatal(err)
	}
	w.later(30 * time.Second)
	c.tellPresence() // its timer
	if said := c.presence.said(w.s); said != "" {
		t.Error("gone, and still named: ", said)
	}
	w.s.back()
	w.later(time.Second)
	if others, _ := w.o.OpenCase(t.Context(), w.head, caseNo); len(others) != 0 {
		t.Error("the case was left, and is open still: ", others)
	}
}

func TestOneStepWhereOnePersonHoldsAllRoles(t *testing.T) {
	w := newWalk(t)
	info, err := w.o.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	info.SoleOrder = "№ 1, 05.01.2026"
	w.must(w.in("admin"), app.ChangeOffice{Office: *info}, "")
	caseNo := w.registered(1)
	w.must(w.in("admin"), app.ChangePerson{Login: "reg", FullName: w.reg.Name, Roles: app.Roles, Active: true}, "")
	c := w.show(w.in("reg"), locales.KK, caseNo)
	if got := offers(c); got[0] != w.s.T("casepage.decision.enrol") || got[1] != w.s.T("casepage.decision.refuse") {
		t.Fatal(got)
	}
	w.key(fyne.KeyReturn)
	w.letters("1")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("enrolled", func() bool { return w.s.open.View.State == casefile.Enrolled })
}
