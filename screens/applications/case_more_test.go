package applications

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
)

// throughPortal is an application that came through the portal of Atyrau, 2012.
func throughPortal(t *testing.T) (*walk, string) {
	t.Helper()
	w := walkUnder(t, "ATYRAU-2012", time.Date(2013, 3, 12, 11, 0, 0, 0, locales.Zone))
	at := w.clock.Add(-time.Hour).UnixMilli()
	a := casefile.Application{Channel: edition.ByPortal, ChannelNo: "7", ChannelAt: at, ReceivedAt: w.clock.UnixMilli(), CompleteAt: at,
		Applicant: casefile.Member{Name: "Ким Ольга", IIN: somebody(1980, 1)}, Address: "Атырау",
		Signature: &casefile.Signature{Result: casefile.Valid, IIN: somebody(1980, 1)}}
	ed, err := w.o.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s := ed.Service(edition.Queue)
	if len(s.Lists) > 0 {
		a.List = s.Lists[0].Code
	}
	for _, d := range s.Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: d.Code, How: casefile.OnPaper})
	}
	var made app.Registered
	if err := w.must(w.reg, app.Register{Application: a}, "").Read(&made); err != nil {
		t.Fatal(err)
	}
	return w, made.CaseNo
}

func TestOutsideStepsStandAsOne(t *testing.T) {
	w, caseNo := throughPortal(t)
	c := w.show(w.head, locales.RU, caseNo)
	first := c.bar.places[0]
	if len(first.inside) != 6 || first.caption != "Вне отдела" || first.who != "6 процедур" || first.standing != isDone {
		t.Fatalf("%+v", first)
	}
	if c.bar.places[2].standing != isWaiting || c.bar.chosen != 2 {
		t.Errorf("the case waits elsewhere: %d", c.bar.chosen)
	}
	w.focusOn(c.bar)
	w.key(fyne.KeyHome, fyne.KeyReturn)
	if n := len(c.bar.places); n != 12 || len(c.bar.places[0].inside) != 0 {
		t.Errorf("Enter does not open them: %d places", n)
	}
	w.key(fyne.KeyRight, fyne.KeyRight)
	if c.bar.chosen != 2 || !strings.Contains(c.bar.places[2].detail, "6(3)") {
		t.Errorf("the step chosen is not told: %q", c.bar.places[c.bar.chosen].detail)
	}
	w.key(fyne.KeyEscape)
	if w.s.open != nil {
		t.Error("Esc on the bar does not leave the case")
	}
}

func (b *bench) focusOn(o fyne.Focusable) { b.r.Window.Canvas().Focus(o) }

func TestTabsByKeyboard(t *testing.T) {
	w := newWalk(t)
	c := w.show(w.reg, locales.KK, w.registered(1))
	for _, want := range []string{tabHousehold, tabDocuments, tabChecks, tabDecisions, tabPapers, tabHistory, tabData} {
		w.ctrl(fyne.KeyPageDown)
		if got := tabCodes[c.tab]; got != want {
			t.Errorf("Ctrl+PgDn comes to %s, want %s", got, want)
		}
	}
	w.ctrl(fyne.KeyPageUp)
	if tabCodes[c.tab] != tabHistory {
		t.Error("Ctrl+PgUp does not go back")
	}
	c.Withdraw() // the parts are read while an act is filled in
	w.ctrl(fyne.KeyPageDown)
	if c.tab != 0 || c.form == nil {
		t.Error("from a field the parts cannot be reached")
	}
}

func TestWithdrawal(t *testing.T) {
	w := newWalk(t)
	c := w.show(w.reg, locales.KK, w.registered(1))
	c.Withdraw()
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("withdrawn", func() bool { return w.s.open.View.State == casefile.Withdrawn })
	if ms := marks(&w.s.open.View); ms[len(ms)-1].standing != wasEnded {
		t.Errorf("%+v", ms[len(ms)-1])
	}
	if got := offers(w.s.open); len(got) != 0 {
		t.Error("a closed case offers ", got)
	}
}

func TestHandOverAndAway(t *testing.T) {
	w := newWalk(t)
	caseNo := w.assigned(1)
	w.must(w.in("admin"), app.SetAbsence{Person: "exe2", Deputy: "exe", From: "2026-11-20", To: "2026-11-30", OrderNo: "№ 5"}, "")
	c := w.show(w.head, locales.RU, caseNo)
	if i := slices.IndexFunc(c.staff, func(s worker) bool { return s.login == "exe2" }); i < 0 || c.staff[i].away != "2026-11-30" {
		t.Errorf("who is away is not marked: %+v", c.staff)
	}
	c.handOver()
	w.to_("reason", c)
	w.letters("Отпуск")
	w.ctrl(fyne.KeyReturn)
	w.until("handed over", func() bool { return w.s.open.View.Executor == "Д. Ким" })
	if got := w.r.Quiet.Text(); !strings.Contains(got, "Д. Ким") {
		t.Errorf("the quiet line says %q", got)
	}
}

func TestScans(t *testing.T) {
	w := newWalk(t)
	c := w.show(w.reg, locales.KK, w.registered(1))
	scan := filepath.Join(t.TempDir(), "куәлік.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n%%EOF\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.s.pick = func(_ string, then func(string)) { then(scan) }
	w.part(tabDocuments)
	c.attach()
	if at := c.form.Field("document").Value(); at != c.View.Checklist[0].Code {
		t.Errorf("the first document without a scan is not chosen: %q", at)
	}
	w.s.pick("", func(path string) { c.form.Field("file").SetValue(path) })
	c.form.Submit()
	w.until("the scan", func() bool { return len(w.s.open.View.Files) == 1 })
	if said := w.part(tabDocuments); !strings.Contains(said, "куәлік.pdf") {
		t.Error(said)
	}
	acts := c.fileActs()
	if len(acts) != 2 {
		t.Fatalf("%+v", acts)
	}
	acts[1].Begin()
	if w.papers[0] != "куәлік.pdf" || string(w.pdf) != "%PDF-1.4\n%%EOF\n" {
		t.Error("the scan does not open: ", w.papers)
	}
	c.attach()
	c.form.Field("file").SetValue("/there/is/none.pdf")
	c.form.Submit()
	if c.form == nil || !strings.Contains(w.r.Quiet.Text(), "none.pdf") {
		t.Error("a file that is not there: ", w.r.Quiet.Text())
	}
}

func TestChecksOfStateSystems(t *testing.T) {
	w := newWalk(t)
	caseNo := w.assigned(1)
	c := w.show(w.exe, locales.RU, caseNo)
	if said := w.part(tabChecks); !strings.Contains(said, "не запрашивалось") {
		t.Error(said)
	}
	open := len(app.UnclearChecks(c.View))
	c.recordCheck()
	c.form.Field("result").SetValue(app.Found)
	c.form.Submit()
	if c.form == nil || c.form.At() != "answer" {
		t.Fatal("found, and not what")
	}
	w.letters("Имеется квартира")
	w.ctrl(fyne.KeyReturn)
	w.until("the check", func() bool { return len(w.s.open.View.Checks) == 1 })
	c.recordCheck()
	c.form.Field("result").SetValue(app.Clear)
	c.form.Submit()
	w.until("cleared", func() bool { return len(app.UnclearChecks(w.s.open.View)) == open-1 })
	if said := w.part(tabChecks); !strings.Contains(said, "Имеется квартира") {
		t.Error(said)
	}
}

func TestAppealOpensTheCaseAgain(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToRefuse)
	w.must(w.head, app.Refuse{CaseNo: caseNo, Signed: app.Signed{Number: "5", Date: w.clock.Format(time.DateOnly)}, Ground: "owns-dwelling",
		Facts: "Меншігінде тұрғын үйі бар"}, "")
	c := w.show(w.reg, locales.RU, caseNo)
	w.part(tabDecisions)
	c.fileAppeal()
	c.form.Field("claim").SetValue("Отменить отказ")
	c.form.Submit()
	w.until("the appeal", func() bool { return len(w.s.open.View.Appeals) == 1 })
	w.later(48 * time.Hour)
	c = w.show(w.head, locales.RU, caseNo)
	w.part(tabDecisions)
	acts := c.appealActs()
	acts[len(acts)-1].Begin()
	c.form.Field("outcome").SetValue(app.Upheld)
	c.form.Submit()
	w.ctrl(fyne.KeyReturn)
	if c.form == nil || c.form.At() != "consequence" {
		t.Fatal("upheld, and nothing follows: ", c.form.At())
	}
	w.letters("Рассмотреть заново")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("open again", func() bool { return w.s.open.View.State == casefile.UnderWay })
}

func TestAnnulment(t *testing.T) {
	w := newWalk(t)
	c := w.show(w.head, locales.KK, w.registered(1))
	c.annul()
	w.letters("Екі рет тіркелген")
	w.ctrl(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("annulled", func() bool { return w.s.open.View.State == casefile.Annulled })
}

func TestPapersOfTheState(t *testing.T) {
	w := newWalk(t)
	caseNo := w.prepared(1, casefile.ToGrant)
	codes := func(who *app.Person) (codes []string) {
		c := w.show(who, locales.KK, caseNo)
		w.part(tabPapers)
		for _, f := range c.forms {
			codes = append(codes, f.code)
		}
		return codes
	}
	if got := codes(w.reg); !slices.Contains(got, app.FormReceipt) || slices.Contains(got, app.FormNotice) || slices.Contains(got, app.FormRefusal) {
		t.Error("under way it can be given ", got)
	}
	w.must(w.head, app.Enrol{CaseNo: caseNo, Signed: app.Signed{Number: "5", Date: w.clock.Format(time.DateOnly)}}, "")
	if got := codes(w.reg); got[0] != app.FormNotice {
		t.Error("enrolled it can be given ", got)
	}
	c := w.s.open
	for _, a := range c.paperActs() {
		if a.also != "" {
			a.alsoBegin()
		}
	}
	c.blank()
	if len(w.papers) < 5 || len(w.pdf) < 1000 {
		t.Error("drafts: ", w.papers)
	}
}

func TestListFiltersAndSearches(t *testing.T) {
	w := newWalk(t)
	first, second := w.prepared(1, casefile.ToGrant), w.assigned(2)
	w.must(w.head, app.Enrol{CaseNo: first, Signed: app.Signed{Number: "1", Date: "2026-11-20"}}, "")
	w.registered(3)
	w.open(w.head, locales.KK)
	l := w.s.list
	shown := func() (numbers []string) {
		for i := range l.rows.Len {
			numbers = append(numbers, l.at(i).Cells[0])
		}
		return numbers
	}
	if got := shown(); len(got) != 2 || got[1] != second {
		t.Fatal("under way: ", got)
	}
	cells := strings.Join(l.at(1).Cells, " | ")
	for _, want := range []string{"Кезек", "7 күн қалды", "Қаралуда", "Жауап дайындау", "Г. Омарова", "Бөлім", "20.11.2026"} {
		if !strings.Contains(cells, want) {
			t.Errorf("%q is not in the row %s", want, cells)
		}
	}
	set := func(field, value string) {
		l.filter.Field(field).SetValue(value)
		l.filter.OnChange()
		w.pause()
	}
	set("step", edition.Assign)
	if got := shown(); len(got) != 1 || got[0] == second {
		t.Error("waiting for the head: ", got)
	}
	set("step", "")
	set("state", "")
	if got := shown(); len(got) != 3 {
		t.Error("all: ", got)
	}
	w.s.search()
	w.letters(somebody(2004, 1)[:12])
	w.pause()
	if got := shown(); len(got) != 1 || got[0] != first {
		t.Error("found: ", got)
	}
	set("query", "")
	set("overdue", "1")
	if got := shown(); len(got) != 0 {
		t.Error("overdue: ", got)
	}
	set("overdue", "")
	w.open(w.exe, locales.KK)
	l = w.s.list
	set("mine", "1")
	if got := shown(); len(got) != 1 || got[0] != second {
		t.Error("of the executor: ", got)
	}
}

// byOffice is an application handed in at the office under the office's own edition.
func (w *walk) byOffice() string {
	w.t.Helper()
	at := w.clock.Add(-time.Hour).UnixMilli()
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, Address: "Алматы",
		Applicant: casefile.Member{Name: "Ким Ольга", IIN: somebody(1980, 1)}}
	ed, err := w.o.Edition(w.t.Context())
	if err != nil {
		w.t.Fatal(err)
	}
	s := ed.Service(edition.Queue)
	a.List = s.Lists[0].Code
	for _, d := range s.Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: d.Code, How: casefile.OnPaper})
	}
	var made app.Registered
	if err := w.must(w.reg, app.Register{Application: a}, "").Read(&made); err != nil {
		w.t.Fatal(err)
	}
	return made.CaseNo
}

// TestStepsWithoutAnActOfTheirOwn: a step that needs nothing but to be done is offered in its own words, to its role; where
// the commission decided, only its decision is left to sign.
func TestStepsWithoutAnActOfTheirOwn(t *testing.T) {
	w := walkUnder(t, "ALMATY-2013", time.Date(2013, 9, 3, 11, 0, 0, 0, locales.Zone))
	caseNo := w.byOffice()
	w.must(w.head, app.AssignExecutor{CaseNo: caseNo, Executor: "exe"}, "")
	if got := offers(w.show(w.exe, locales.RU, caseNo)); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "Передает заявление") }) {
		t.Error("the executor passes the file on: ", got)
	}
	c := w.show(w.reg, locales.RU, caseNo)
	if got := offers(c)[0]; !strings.HasPrefix(got, "Передает заявление и документы на рассмотрение") {
		t.Fatal(got)
	}
	w.key(fyne.KeyReturn)
	w.letters("папка 2")
	w.ctrl(fyne.KeyReturn)
	w.until("passed on", func() bool { return w.s.open.View.Step.Kind == edition.Examine })

	w.show(w.exe, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	w.ctrl(fyne.KeyReturn)
	w.until("examined", func() bool { return w.s.open.View.Step.Kind == edition.Prepare })
	w.must(w.exe, app.PrepareAnswer{CaseNo: caseNo, Proposal: app.Proposal{Outcome: casefile.ToGrant}}, "")

	c = w.show(w.head, locales.RU, caseNo)
	w.key(fyne.KeyReturn)
	if c.form.Field("outcome").Value() != casefile.ToGrant || c.form.Values()["facts"] != "" {
		t.Error("what was prepared does not stand in the form: ", c.form.Values())
	}
	w.letters("12")
	w.ctrl(fyne.KeyReturn)
	w.until("the commission", func() bool { return w.s.open.View.Step.Kind == edition.Draft })
	w.must(w.exe, app.DoStep{CaseNo: caseNo}, "")
	if got := offers(w.show(w.head, locales.RU, caseNo)); got[0] != w.s.T("casepage.decision.enrol") || slices.Contains(got, w.s.T("casepage.decision.refuse")) {
		t.Error("after the commission: ", got)
	}
}

func TestSurvey(t *testing.T) {
	w, caseNo := throughPortal(t)
	w.must(w.reg, app.Withdraw{CaseNo: caseNo, On: "2013-03-12"}, "")
	c := w.show(w.reg, locales.KK, caseNo)
	w.part(tabDecisions)
	acts := c.appealActs()
	if len(acts) != 1 || acts[0].Text != w.s.T("caseway.survey.answer") {
		t.Fatalf("%+v", acts)
	}
	acts[0].Begin()
	for _, q := range c.View.Law.Survey {
		c.form.Field("answers." + q.Code).SetValue(q.Answers[0].Code)
	}
	c.form.Submit()
	w.until("the survey", func() bool { return len(w.s.open.View.Survey) == len(c.View.Law.Survey) })
	if got := w.s.open.appealActs(); len(got) != 0 {
		t.Error("answered, and asked again")
	}
	if said := w.part(tabDecisions); !strings.Contains(said, c.View.Law.Survey[0].Answers[0].KK) {
		t.Error(said)
	}
}
