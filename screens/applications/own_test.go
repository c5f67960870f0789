package applications

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// asking is a part with every kind of field: one by itself, rows, rows by person, a choice of a person.
type asking struct {
	*Fields
	bills, income *Rows
	said          *Said
}

func (p *asking) Follow() {
	p.Propose("aid.quarter", "3")
	p.said.Write(func(s *Sheet) { s.Say(p.Value("aid.quarter") + strings.Repeat("+", p.bills.Len())) })
}

func (p *asking) Matter() app.Matter { return app.Matter{Aid: &aid.Matter{}} }

func (p *asking) Typed(app.Matter) map[string]string {
	return map[string]string{"aid.bills.0.sum": "5", "aid.bills.1.sum": "7"}
}

// helped is a service that asks it.
func helped(p **asking) Service {
	return Service{Code: edition.Aid, Title: "kit.keys.assistance", Ask: func(f *Fields) Part {
		is := &asking{Fields: f}
		*p = is
		f.Add(kit.Item{Name: "aid.quarter", Label: "quarter", Field: kit.NewText(f.Desk, 9)})
		is.bills = f.Rows("aid.bills", 3, func(row string, i int) []kit.Item {
			return []kit.Item{{Name: row + ".sum", Field: kit.NewDigits(f.Desk, 9)}, {Name: row + ".who", Field: f.Person(row + ".who"), Beside: true}}
		})
		is.income = f.PerPerson("aid.income", func(row string, _ int) []kit.Item {
			return []kit.Item{{Name: row + ".sum", Field: kit.NewDigits(f.Desk, 9)}}
		})
		is.said = f.Say()
		return is
	}}
}

func (b *bench) aidIntake() (*asking, *intake) {
	b.t.Helper()
	var p *asking
	b.only, b.services = edition.Aid, []Service{helped(&p)}
	b.open(b.reg, locales.RU)
	b.ctrl(fyne.KeyN)
	if b.s.intake == nil || b.s.intake.service != edition.Aid || b.focused() != "channel" {
		b.t.Fatalf("Ctrl+N begins %+v at %q", b.s.intake, b.focused())
	}
	return p, b.s.intake
}

func TestRowsOfAService(t *testing.T) {
	b := newOffice(t)
	p, f := b.aidIntake()
	b.type_("aid.bills.0.sum", "100")
	b.key(fyne.KeyInsert)
	b.letters("200")
	b.key(fyne.KeyInsert)
	b.letters("300")
	b.key(fyne.KeyInsert) // there are but three
	if b.focused() != "aid.bills.2.sum" || p.bills.Len() != 3 || f.household.n != 0 {
		t.Fatalf("at %q of %d rows, %d people", b.focused(), p.bills.Len(), f.household.n)
	}
	if p.said.prose.text() != "3+++\n" {
		t.Errorf("the text says %q", p.said.prose.text())
	}
	f.form.Go("aid.bills.1.sum")
	b.s.dropRow()
	if got := p.Value("aid.bills.1.sum"); got != "300" || p.bills.Len() != 2 || b.focused() != "aid.bills.1.sum" {
		t.Errorf("%q after the row before went, %d rows, at %q", got, p.bills.Len(), b.focused())
	}
	b.fill("aid.bills.0.sum", "")
	if got := p.bills.Filled(); !slices.Equal(got, []int{1}) {
		t.Errorf("filled rows: %v", got)
	}
	for finding, want := range map[string]string{"aid.bills.0": "aid.bills.1.sum", "aid.bills.0.who": "aid.bills.1.who", "aid.bills.1": "",
		"aid.income.0": "aid.income.0.sum", "aid.income.1": "", "aid.quarter": "aid.quarter", "aid.bills": "aid.bills.0.sum", "aid.none": ""} {
		if got := p.placed(finding); got != want {
			t.Errorf("%s stands at %q, want %q", finding, got, want)
		}
	}
}

// What is kept by person goes with the person.
func TestServiceFollowsTheHousehold(t *testing.T) {
	b := newOffice(t)
	p, f := b.aidIntake()
	f.household.show(3)
	b.fill("family.0.name", "Әлиев А", "family.1.name", "Әлиев Б", "family.2.name", "Әлиев В")
	b.fill("aid.income.0.sum", "10", "aid.income.1.sum", "11", "aid.income.2.sum", "12", "aid.income.3.sum", "13", "aid.bills.0.who", "4")
	if p.income.who[2].text() != "Әлиев Б\n" || p.income.who[3].Hidden {
		t.Errorf("the row of the third person is %q's", p.income.who[2].text())
	}
	f.form.Go("family.1.name")
	b.s.dropRow()
	got := []string{p.Value("aid.income.1.sum"), p.Value("aid.income.2.sum"), p.Value("aid.bills.0.who")}
	if !slices.Equal(got, []string{"11", "13", "3"}) || p.income.Len() != 3 {
		t.Errorf("after the second went: %q, %d rows", got, p.income.Len())
	}
	f.form.Go("family.1.name")
	b.s.dropRow()
	if p.Value("aid.bills.0.who") != "" {
		t.Error("a bill of somebody who is gone")
	}
	b.s.addRow()
	b.s.addRow()
	b.fill("family.2.name", "Әлиев Г", "aid.income.3.sum", "14", "aid.bills.0.who", "4")
	f.household.compact() // the row between was left empty
	if p.Value("aid.income.2.sum") != "14" || p.Value("aid.bills.0.who") != "3" || p.income.Len() != 3 {
		t.Errorf("closed up: %q %q, %d rows", p.Value("aid.income.2.sum"), p.Value("aid.bills.0.who"), p.income.Len())
	}
}

// The draft has the service's fields, and a form nobody typed in leaves none, whatever it proposes.
func TestDraftOfAService(t *testing.T) {
	b := newOffice(t)
	b.aidIntake()
	b.s.back()
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); len(drafts) != 0 {
		t.Fatal("a draft of what the program proposed alone")
	}
	b.ctrl(fyne.KeyN)
	b.type_("aid.bills.0.sum", "100")
	b.key(fyne.KeyInsert)
	b.letters("200")
	b.s.back()
	drafts, _ := b.o.Drafts(t.Context(), b.reg)
	if len(drafts) != 1 || b.s.list.draft == nil {
		t.Fatalf("%d drafts", len(drafts))
	}
	var p *asking
	b.services = []Service{helped(&p)}
	b.open(b.reg, locales.RU)
	b.s.shown(drafts[0].ID)
	if p == nil || p.bills.Len() != 2 || p.Value("aid.bills.1.sum") != "200" {
		t.Fatalf("the draft comes back with %+v", p)
	}
	b.only = edition.Certificate
	b.open(b.reg, locales.RU)
	if b.s.list.draft != nil {
		t.Error("the section of certificates offers a draft of assistance")
	}
}

// shown is a certificate's part: the one field.
type forWhom struct{ *Fields }

func (forWhom) Follow() {}
func (p forWhom) Matter() app.Matter {
	return app.Matter{Certificate: &holding.Request{For: p.Value("certificate.for")}}
}
func (forWhom) Typed(m app.Matter) map[string]string {
	return map[string]string{"certificate.for": m.Certificate.For}
}

type says struct {
	c    *Case
	read string
	done bool // what the case waited for
}

func (s *says) Read(_ context.Context, v app.CaseView) (func(), error) {
	return func() { s.read = "read of " + v.CaseNo }, nil
}
func (s *says) Lines(sheet *Sheet) {
	sheet.Head(s.read)
	if m := s.c.View.Matter.Certificate; m != nil {
		sheet.Add("for", m.For)
	}
}
func (s *says) Acts() []Offered {
	return []Offered{{Text: "its own act", Begin: func() {}}, {Text: "what it waits for", Begin: func() { s.done = true }, Awaited: !s.done}}
}

func (s *says) Granted() string { return "what the paper says" }

func certified() Service {
	return Service{Code: edition.Certificate, Title: "kit.keys.certificates",
		Ask: func(f *Fields) Part {
			f.Add(kit.Item{Name: "certificate.for", Label: "for", Field: kit.NewText(f.Desk, 50)})
			return forWhom{f}
		},
		Open: func(c *Case) Tab { return &says{c: c} }}
}

func (b *bench) certificate(of string) string {
	b.t.Helper()
	b.ctrl(fyne.KeyN)
	b.fill("applicant.iin", somebody(1960, 1), "applicant.name", "Ким Ольга", "address", "Ақсай", "certificate.for", of)
	for _, d := range b.s.intake.checklist.documents {
		if !b.s.intake.hidden[d.field] {
			b.fill(d.field, originalSeen)
		}
	}
	b.s.intake.form.Go("address")
	b.ctrl(fyne.KeyReturn)
	if b.s.open == nil {
		b.t.Fatal(b.r.Quiet.Text(), b.s.intake.verdict.sheet.text())
	}
	return b.s.open.number
}

func TestMatterOfACase(t *testing.T) {
	b := walkUnder(t, "EKO-2017", time.Date(2018, 11, 20, 10, 0, 0, 0, locales.Zone)).bench
	b.only, b.services = edition.Certificate, []Service{certified()}
	b.open(b.reg, locales.RU)
	no := b.certificate("банк")
	view, err := b.o.Case(t.Context(), no)
	if err != nil || view.Matter.Certificate == nil || view.Matter.Certificate.For != "банк" {
		t.Fatalf("%+v %v", view.Matter, err)
	}
	c := b.s.open
	if got := offers(c); got[0] != "what it waits for" || c.at() != tabData {
		t.Errorf("%s offers %q", c.at(), got)
	}
	c.main()
	if own := c.mine.(*says); !own.done || c.at() != edition.Certificate {
		t.Errorf("in front is %s, done: %v", c.at(), own.done)
	}
	c.mine.(*says).done = false
	c.offer()
	if got := b.part(edition.Certificate); !strings.Contains(got, "read of "+no) || !strings.Contains(got, "банк") {
		t.Errorf("the tab says %q", got)
	}
	_, acts := c.part()
	if len(acts) != 2 || acts[0].Text != "its own act" {
		t.Fatalf("%+v", acts)
	}
	acts[1].Begin()
	if c.body.Objects[0] != fyne.CanvasObject(c.form) || c.form.At() != "certificate.for" || c.form.Dirty() {
		t.Fatalf("the form stands at %q", c.form.At())
	}
	b.key(fyne.KeyEscape)
	if c.form != nil || c.body.Objects[0] != c.parts {
		t.Fatal("Esc does not leave the form")
	}
	acts[1].Begin()
	c.form.Field("certificate.for").SetValue("сот")
	b.ctrl(fyne.KeyReturn)
	b.until("corrected", func() bool { m := c.View.Matter.Certificate; return m != nil && m.For == "сот" })
	if got := c.sheet.text(); !strings.Contains(got, "сот") || c.body.Objects[0] != c.parts {
		t.Errorf("the tab says %q", got)
	}
}

// inFront is what the dialog in front says.
func (b *bench) inFront() (said string) {
	b.t.Helper()
	all := b.r.Window.Canvas().Overlays().List()
	if len(all) == 0 {
		b.t.Fatal("no dialog is in front")
	}
	for _, o := range test.LaidOutObjects(all[len(all)-1]) {
		if text, ok := o.(*canvas.Text); ok {
			said += text.Text + "\n"
		}
	}
	return said
}

// The head signs a certificate without a number, which the journal gives; the paper the signature issued opens as it is, and after it was
// handed out as a copy.
func TestAnswerOfTheSignature(t *testing.T) {
	w := walkUnder(t, "EKO-2017", time.Date(2018, 11, 20, 10, 0, 0, 0, locales.Zone))
	w.only, w.services = edition.Certificate, []Service{certified()}
	w.open(w.reg, locales.RU)
	no := w.certificate("банк")
	w.must(w.reg, app.DoStep{CaseNo: no}, "")
	w.must(w.head, app.AssignExecutor{CaseNo: no, Executor: "exe", Instruction: "Тексеру"}, "")
	w.must(w.exe, app.SearchRegisters{CaseNo: no}, "")
	w.must(w.exe, app.PrepareAnswer{CaseNo: no, Proposal: app.Proposal{Outcome: casefile.ToGrant}}, "")
	c := w.show(w.head, locales.RU, no)
	c.grant()
	w.ctrl(fyne.KeyReturn)
	if said := w.inFront(); !strings.Contains(said, "Ким Ольга") || !strings.Contains(said, "what the paper says") {
		t.Errorf("before the signature is said: %q", said)
	}
	w.ctrl(fyne.KeyReturn)
	w.until("the decision", func() bool { return c.View.State == casefile.Granted })
	if len(c.View.Decisions) != 1 || c.View.Decisions[0].Number == "" || len(c.View.Papers) != 2 {
		t.Fatalf("%+v %+v", c.View.Decisions, c.View.Papers)
	}
	w.open(w.reg, locales.RU)
	w.s.toCase(no)
	was := w.shown()
	w.s.paper()
	w.until("the certificate", func() bool { return w.shown() == was+1 })
	if c := w.s.open; len(c.View.Papers) != 2 || c.form != nil {
		t.Errorf("%+v", c.View.Papers)
	}
	w.must(w.reg, app.HandOut{CaseNo: no, Way: "hand", To: "Ким Ольга"}, "")
	w.s.open.reload()
	w.s.paper()
	if w.shown() != was+1 || w.focused() != "reason" {
		t.Errorf("a copy asks no reason: %q has the keyboard", w.focused())
	}
}

// Ctrl+PgDn and PgUp go through the intake section by section.
func TestSectionsOfTheIntake(t *testing.T) {
	b := newOffice(t)
	b.aidIntake()
	b.s.intake.form.FocusFirst()
	for _, step := range []struct {
		key  kit.Command
		want string
	}{{kit.NextTab, "applicant.iin"}, {kit.NextTab, "represented"}, {kit.PreviousTab, "applicant.iin"}} {
		b.section.Hears[step.key]()
		if got := b.focused(); got != step.want {
			t.Errorf("%s leads to %q, want %q", step.key, got, step.want)
		}
	}
}

// The findings of the act on the matter stand at its fields.
func TestFindingsOnAMatter(t *testing.T) {
	b := newOffice(t)
	p, f := b.aidIntake()
	b.type_("aid.bills.0.sum", "100")
	findings := fault.Findings{{Field: "aid.bills.0", Severity: fault.Blocks, Key: "kit.fault.required"}}
	f.answered(findings)
	if got := b.focused(); got != "aid.bills.0.sum" {
		t.Errorf("the finding leads to %q", got)
	}
	if p.hidden["aid.bills.0.sum"] {
		t.Error("hidden")
	}
}

func TestViewsOfAService(t *testing.T) {
	b := walkUnder(t, "EKO-2017", time.Date(2018, 11, 20, 10, 0, 0, 0, locales.Zone)).bench
	heard := map[string]int{}
	count := func(what string) func() { return func() { heard[what]++ } }
	of := certified()
	of.Views = func(*room.Room) []View {
		return []View{{Code: "register", Title: "kit.keys.dwellings", Section: room.Section{Content: container.NewWithoutLayout(widget.NewLabel("")),
			Shown: func(string) { heard["shown"]++ }, Heard: count("heard"), Hears: map[kit.Command]func(){kit.Export: count("export")},
			Leaves: func(then func()) { heard["left"]++; then() }}}}
	}
	b.only, b.services = edition.Certificate, []Service{of}
	b.open(b.reg, locales.KK)
	no := b.certificate("банк")
	b.s.back()
	if got := b.s.home.strip.Label(0); got != "Өтініштер" || len(b.s.home.strip.List) != 2 {
		t.Errorf("the first view is %q", got)
	}
	if !strings.Contains(strings.Join(slices.Collect(maps.Keys(b.s.list.filter.Values())), " "), "state") || b.s.list.filter.Field("service") != nil {
		t.Error("the list asks for the service")
	}
	b.section.Hears[kit.NextTab]()
	b.section.Hears[kit.Export]()
	b.section.Heard()
	if heard["shown"] != 1 || heard["export"] != 1 || heard["heard"] != 1 || b.s.home.front() == nil {
		t.Fatalf("%v", heard)
	}
	b.s.shown(no)
	if b.s.open == nil || !b.s.open.brought {
		t.Fatal("a case does not open from a view")
	}
	b.section.Hears[kit.Export]() // of the view; a case is over it
	b.s.back()
	if heard["export"] != 1 || b.s.home.front() == nil || heard["shown"] != 2 {
		t.Errorf("Esc leads not back to the view: %v", heard)
	}
	b.section.Hears[kit.Search]()
	if b.s.home.front() != nil || b.r.Window.Canvas().Focused() != fyne.Focusable(b.s.list.search) {
		t.Error("the search stands not over the list")
	}
	b.s.shown("register")
	b.section.Hears[kit.PreviousTab]()
	if b.s.home.front() != nil || heard["left"] == 0 {
		t.Errorf("not back at the list: %v", heard)
	}
}
