package aidpage

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
)

// bench is the section of assistance in a window on an office where a pensioner who lives alone was awarded it.
type bench struct {
	*trial.Typist
	o *app.Office
	n string // of her case
}

func newBench(t *testing.T, lang locales.Lang) *bench {
	t.Helper()
	t.Setenv("PATH", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	o, who := trial.Office(t, func() time.Time { return today }, app.AddPerson{Login: "admin", FullName: "А. Сейітова", Roles: app.Roles})
	b := &bench{o: o}
	b.n = award(t, o, who)
	r, thread := trial.Room(t, o, who, lang)
	b.Typist = &trial.Typist{TB: t, Room: r, Front: applications.Of(r, Service()), Thread: thread}
	trial.Show(r, b.Front)
	b.settle()
	b.Front.Shown(b.n)
	b.settle()
	b.Front.Hears[kit.NextTab]()
	b.Front.Hears[kit.NextTab]()
	b.settle()
	return b
}

func do(t *testing.T, o *app.Office, who *app.Person, a app.Act, into any) {
	t.Helper()
	out, err := o.Do(t.Context(), who, app.Order{Act: a, Reason: "Бір адам"})
	if err != nil {
		t.Fatalf("%s: %v", a.Name(), err)
	}
	if into != nil {
		_ = out.Read(into)
	}
}

// award registers, calculates and grants.
func award(t *testing.T, o *app.Office, who *app.Person) string {
	t.Helper()
	act := aid.Act{Text: edition.Text{KK: "Мәслихат шешімі", RU: "Решение маслихата"}, Number: "12-3", Date: "2025-12-20"}
	do(t, o, who, app.SetAidTariff{Tariff: aid.Tariff{Service: "heat", Unit: "gcal", N: 480_000, Dates: aid.Dates{From: "2025-01-01"}, Act: act}}, nil)
	n := apply(t, o, who, "Мысалова Зейнеп Асқарқызы", func(*aid.Matter) {})
	do(t, o, who, app.CalculateAid{CaseNo: n}, nil)
	do(t, o, who, app.PrepareAnswer{CaseNo: n, Proposal: app.Proposal{Outcome: casefile.ToGrant}}, nil)
	do(t, o, who, app.Grant{CaseNo: n, Signed: app.Signed{Date: today.Format(time.DateOnly)}}, nil)
	return n
}

// apply registers the application of a pensioner who lives alone.
func apply(t *testing.T, o *app.Office, who *app.Person, name string, but func(*aid.Matter)) string {
	t.Helper()
	day, at := today.Format(time.DateOnly), today.Add(-time.Hour).UnixMilli()
	ed, err := o.InForce(t.Context(), edition.Aid, today.UnixMilli())
	if err != nil {
		t.Fatal(err)
	}
	svc := ed.Service(edition.Aid)
	m := aid.Matter{Quarter: aid.Quarter{Year: 2026, N: 1}, Alone: true, People: []aid.Person{{N: 1, Status: aid.Pensioner}},
		Dwelling: aid.Dwelling{Right: "owner", Document: "№ 77", Area: 460_000, Rooms: 2}, Account: "KZ86125KZT5004100100", Bank: "Үлгі банк"}
	for i, month := range m.Quarter.Months() {
		m.Income = append(m.Income, aid.Income{Person: 1, Month: m.Quarter.Before().Months()[i], Kind: "pension", Sum: 60_000_00})
		m.Bills = append(m.Bills, aid.Bill{Service: "heat", Month: month, Quantity: 1_600 - int64(i)*500, Sum: 7_680_00 - int64(i)*2_400_00},
			aid.Bill{Service: "telephone", Month: month, Sum: 5_000_00})
	}
	for _, g := range svc.Reasons(edition.ToRefuse) {
		if g.Asked && g.Code != aid.IncomeAbove {
			m.Facts = append(m.Facts, aid.Fact{Ground: g.Code, Answer: aid.No, Source: "тіркелім", Date: day})
		}
	}
	a := casefile.Application{Service: edition.Aid, Channel: edition.ByCorporation, ChannelNo: "ХҚКО-26-1", ChannelAt: at, ReceivedAt: at, CompleteAt: at, Address: "Ақсай, Абай к-сі, 1",
		Applicant: casefile.Member{Name: name, IIN: trial.IIN(1957, iin.Female, len([]rune(name))), Consent: day}, Grounds: []string{"owner"},
		Consents: []casefile.Consent{{Code: casefile.ConsentCodes[0], On: day}}}
	for _, d := range svc.Asks("", a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: d.Code, How: casefile.OnPaper})
	}
	var in app.Registered
	but(&m)
	do(t, o, who, app.Register{Application: a, Matter: app.Matter{Aid: &m}}, &in)
	return in.CaseNo
}

func (b *bench) settle() { b.Thread.Settle(b.Room.Tasks.Busy) }

// says tells what stands in the window.
func (b *bench) says() string {
	var all []string
	for _, o := range test.LaidOutObjects(b.Room.Window.Content()) {
		if text, ok := o.(*canvas.Text); ok {
			all = append(all, text.Text)
		}
	}
	return strings.Join(all, " ")
}

// press presses the button of a message.
func (b *bench) press(key string) {
	b.Helper()
	for _, o := range test.LaidOutObjects(b.Room.Window.Content()) {
		button, ok := o.(*kit.Button)
		if !ok {
			continue
		}
		for _, part := range test.WidgetRenderer(button).Objects() {
			if text, ok := part.(*canvas.Text); ok && strings.HasPrefix(text.Text, b.Room.T(key)) {
				button.Tapped(nil)
				b.settle()
				return
			}
		}
	}
	b.Fatalf("no button says %q", b.Room.T(key))
}

// to goes on by Tab until a field has the keyboard.
func (b *bench) to(field string) {
	b.Helper()
	for range 120 {
		if b.At() == field {
			return
		}
		b.Press(fyne.KeyTab)
	}
	b.Fatalf("the keyboard never came to %s", field)
}

func (b *bench) at(field, text string) {
	b.Helper()
	b.to(field)
	b.Write(field, text)
}

// The tab shows the calculation as tables: norm × tariff of each service, the months and the quarter, both ways of summing, and that no
// act settles them.
func TestTheCalculationIsATable(t *testing.T) {
	for lang, words := range map[locales.Lang][]string{
		locales.KK: {"Норма × тариф", "0,75\u00a0×\u00a04800", "3 600,00", "1 399,00", "Көмек, әр ай жеке", "актімен салыстырылмаған", "Төленуге тиіс"},
		locales.RU: {"Норма × тариф", "0,75\u00a0×\u00a04800", "3 600,00", "1 399,00", "Помощь, помесячно", "не сверены с актом", "К выплате"},
		locales.EN: {"Norm × tariff", "0,75\u00a0×\u00a04800", "Payable", "not verified"},
	} {
		b := newBench(t, lang)
		said := strings.ReplaceAll(b.says(), "\u202f", " ")
		for _, word := range words {
			if !strings.Contains(strings.ReplaceAll(said, "\u00a0", " "), strings.ReplaceAll(word, "\u00a0", " ")) {
				t.Errorf("%s: %q is not there:\n%s", lang, word, said)
				return
			}
		}
	}
}

// A child is born and a grandmother with a pension moves in: both are entered at the screen with what she has, a second kind of income
// of hers too; the draft holds it, and the form brings it back.
func TestWhoJoinedHasAnIncome(t *testing.T) {
	b := newBench(t, locales.RU)
	b.press("aidpage.act.recalculate")
	b.to("why")
	b.Press(fyne.KeyDown, fyne.KeyDown)
	number := trial.IIN(1950, iin.Female, 11)
	b.at("day", "05022026")
	b.at("facts", "Переехала мать")
	b.at("aid.joined.0.name", "Мысалова Айша")
	b.at("aid.joined.0.iin", number)
	b.at("aid.joined.0.status", "пе")
	b.at("aid.joined.0.m1", "50000")
	b.at("aid.joined.0.m2", "50000")
	b.at("aid.joined.0.m3", "50000,5")
	b.at("aid.more.0.who", "Мысалова А")
	b.at("aid.more.0.kind", "а")
	b.at("aid.more.0.m1", "7000")
	b.Combine(fyne.KeyReturn)
	b.settle()
	drafts, err := b.o.DraftedDecisions(t.Context(), "draft")
	if err != nil || len(drafts) != 1 {
		t.Fatalf("%d drafts, %v; %s\n%s", len(drafts), err, b.Room.Quiet.Text(), b.says())
	}
	var a app.RecalculateAid
	if err := json.Unmarshal([]byte(drafts[0].Data), &a); err != nil {
		t.Fatal(err)
	}
	want := aid.Person{Name: "Мысалова Айша", IIN: number, Born: "1950-03-15", Status: aid.Pensioner}
	if len(a.Matter.People) != 2 || a.Matter.People[1] != want {
		t.Errorf("%+v", a.Matter.People)
	}
	of := a.Matter.Income[3:]
	if len(of) != 4 || of[0] != (aid.Income{Person: 2, Month: "2025-10", Kind: "pension", Sum: 50_000_00}) || of[2].Sum != 50_000_50 || of[3].Person != 2 || of[3].Sum != 7_000_00 {
		t.Errorf("%+v", of)
	}
}

// An account with a wrong digit is told at its field and stays typed; the right one is where it is paid from then on.
func TestAccountByKeyboard(t *testing.T) {
	b := newBench(t, locales.KK)
	b.press("aidpage.act.account")
	b.at("account", "KZ86125KZT5004100101")
	b.at("bank", "Жаңа банк")
	b.at("why", "Карта жабылды")
	b.Combine(fyne.KeyReturn)
	b.settle()
	b.Here("account")
	if !strings.Contains(b.says(), "KZ86 125K ZT50 0410 0101") && !strings.Contains(b.says(), "KZ86125KZT5004100101") {
		t.Error("what was typed is gone")
	}
	b.Room.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	b.Write("account", "KZ75125KZT1001300335")
	b.Combine(fyne.KeyReturn)
	b.settle()
	view, err := b.o.AidCase(t.Context(), b.n)
	if err != nil || view.Account != "KZ75125KZT1001300335" || view.Bank != "Жаңа банк" || len(view.Accounts) != 1 || view.Accounts[0].Stated != "2026-02-10" {
		t.Errorf("%+v %v; %s", view.Accounts, err, b.Room.Quiet.Text())
	}
	if !strings.Contains(b.says(), "KZ75 125K ZT10 0130 0335") {
		t.Error(b.says())
	}
}

// open opens a case at its own tab.
func (b *bench) open(n string) {
	b.Front.Shown(n)
	b.settle()
	b.Front.Hears[kit.NextTab]()
	b.Front.Hears[kit.NextTab]()
	b.settle()
}

// Calculating asks nothing, so it is done at its button; only what hinders it brings a form, and says so there.
func TestCalculatingAsksNothing(t *testing.T) {
	b := newBench(t, locales.RU)
	n := apply(t, b.o, b.Room.Who, "Үлгілі Айша", func(*aid.Matter) {})
	b.open(n)
	b.press("aidpage.act.calculate")
	view, err := b.o.AidCase(t.Context(), n)
	if err != nil || view.Sheet == nil {
		t.Fatalf("no calculation: %v; %s\n%s", err, b.Room.Quiet.Text(), b.says())
	}
	if said := b.says(); strings.Contains(said, b.Room.T("aidpage.act.calculate")+"  Ctrl+Enter") {
		t.Error("a form without a field is shown")
	}
	n = apply(t, b.o, b.Room.Who, "Образцова Айгүл", func(m *aid.Matter) { m.Dwelling.Area = 0 })
	b.open(n)
	b.press("aidpage.act.calculate")
	if said := b.says(); !strings.Contains(said, b.Room.T("aidpage.act.calculate")+"  Ctrl+Enter") || !strings.Contains(said, locales.RU.T("aid.area")[:20]) {
		t.Error("what hinders the calculation is not said:", said)
	}
}

// A list is made for one of the banks that somebody waits to be paid through; the others are not offered.
func TestAListIsOfABankThatWaits(t *testing.T) {
	b := newBench(t, locales.KK)
	l := newLists(b.Room)
	b.Room.Window.SetContent(l.content)
	l.make()
	b.settle()
	banks := l.form.Field("bank").(*kit.Choice)
	if banks.Value() != allBanks {
		t.Errorf("at first %q", banks.Value())
	}
	for _, code := range []string{"Мысал банкі", "Үлгі банк"} {
		if banks.SetValue(code); (banks.Value() == code) != (code == "Үлгі банк") {
			t.Errorf("%s: %q", code, banks.Value())
		}
	}
	l.form.Submit()
	b.settle()
	all, err := b.o.PaymentLists(t.Context())
	if err != nil || len(all) != 1 || all[0].Bank != "Үлгі банк" {
		t.Fatalf("%+v %v; %s", all, err, b.Room.Quiet.Text())
	}
	l.make()
	b.settle()
	banks = l.form.Field("bank").(*kit.Choice)
	if banks.SetValue("Үлгі банк"); banks.Value() != "" {
		t.Error("a bank nobody waits through is offered")
	}
}

// The history of the case tells that the recipient named another account, and that the assistance was stopped.
func TestHistoryTellsOfTheAccount(t *testing.T) {
	b := newBench(t, locales.RU)
	do(t, b.o, b.Room.Who, app.ChangeAccount{CaseNo: b.n, Stated: "2026-02-09", Account: "KZ75125KZT1001300335", Bank: "Жаңа банк", Why: "Карта закрыта"}, nil)
	view, err := b.o.Case(t.Context(), b.n)
	if err != nil || len(view.Accounts) != 1 || view.Accounts[0].By != "А. Сейітова" {
		t.Fatalf("%+v %v", view.Accounts, err)
	}
	stop, err := json.Marshal(app.StopAid{OnAward: app.OnAward{CaseNo: b.n, Why: app.StopReasons[0], Day: "2026-02-09", Facts: "Заявление получателя"}})
	if err != nil {
		t.Fatal(err)
	}
	do(t, b.o, b.Room.Who, app.DraftDecision{Act: app.StopAid{}.Name(), Data: stop}, nil)
	drafts, err := b.o.DraftedDecisions(t.Context(), "draft")
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	do(t, b.o, b.Room.Who, app.SignDecisions{Drafts: []int64{drafts[0].ID}, Signed: app.Signed{Date: "2026-02-10"}}, nil)
	b.open(b.n)
	b.open(b.n)
	for range 8 {
		b.Front.Hears[kit.NextTab]()
		b.settle()
		said := strings.ReplaceAll(b.says(), "\u00a0", " ")
		if !strings.Contains(said, "KZ75 125K ZT10 0130 0335 · Жаңа банк") || !strings.Contains(said, "Карта закрыта · по заявлению от 09.02.2026") {
			continue
		}
		if !strings.Contains(said, "Прекращение жилищной помощи · № ") || strings.Contains(said, "casepage.") {
			t.Error(said)
		}
		return
	}
	t.Error("no part of the case tells of it")
}

// An award is found by the number of its decision, of its papers and of the list that pays it.
func TestFoundByItsNumbers(t *testing.T) {
	b := newBench(t, locales.RU)
	var made app.PaymentListMade
	do(t, b.o, b.Room.Who, app.MakePaymentList{Quarter: aid.Quarter{Year: 2026, N: 1}}, &made)
	apply(t, b.o, b.Room.Who, "Үлгілі Айша", func(*aid.Matter) {})
	view, err := b.o.Case(t.Context(), b.n)
	if err != nil || len(view.Decisions) == 0 || len(view.Papers) < 2 {
		t.Fatalf("%+v %v", view, err)
	}
	numbers := []string{made.Number, view.Decisions[0].Number}
	for _, p := range view.Papers {
		numbers = append(numbers, p.Number)
	}
	for _, n := range numbers {
		found, err := b.o.CaseList(t.Context(), app.CaseFilter{Query: "№ " + n})
		if err != nil {
			t.Fatal(err)
		}
		rows, err := found.Rows(t.Context(), 0, 10)
		if err != nil || len(rows) == 0 || rows[len(rows)-1].CaseNo != b.n {
			t.Errorf("%q finds %+v, %v", n, rows, err)
		}
	}
}

// A search by the number of a decision looks at the decided cases too, where nothing under way has it, and the list is as it was when
// the search is gone.
func TestASearchLooksAtDecidedCases(t *testing.T) {
	b := newBench(t, locales.RU)
	view, err := b.o.Case(t.Context(), b.n)
	if err != nil {
		t.Fatal(err)
	}
	b.Front.Hears[kit.Back]()
	b.settle()
	b.Front.Hears[kit.Search]()
	b.Here("query")
	finds := func() bool {
		time.Sleep(300 * time.Millisecond) // the pause after which it is asked
		b.settle()
		return strings.Contains(b.says(), b.n)
	}
	if finds() {
		t.Fatal("a decided case stands among those under way")
	}
	b.Write("query", view.Decisions[0].Number)
	if !finds() {
		t.Error(b.says())
	}
	b.Room.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	b.Press(fyne.KeyDelete)
	if finds() {
		t.Error("the search is gone and the list is wider still")
	}
}
