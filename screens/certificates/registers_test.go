package certificatepage

import (
	"context"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/holding"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
)

// bench is the section of certificates in a window on a real office, worked with by keys.
type bench struct {
	*trial.Typist
	t *testing.T
	o *app.Office
}

func newBench(t *testing.T, lang locales.Lang) *bench {
	t.Helper()
	t.Setenv("PATH", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	now := time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)
	o, who := trial.Office(t, func() time.Time { return now }, app.AddPerson{Login: "admin", FullName: "А. Сейітова", Roles: app.Roles})
	r, thread := trial.Room(t, o, who, lang)
	b := &bench{t: t, o: o, Typist: &trial.Typist{TB: t, Room: r, Front: applications.Of(r, Service()), Thread: thread}}
	trial.Show(r, b.Front)
	b.settle()
	return b
}

func (b *bench) settle() { b.Thread.Settle(b.Room.Tasks.Busy) }

func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	b.Thread.Until(b.t, b.Room, what, func() bool { return holds() && !b.Room.Tasks.Busy() })
	b.settle()
}

func (b *bench) rows(f app.HoldingFilter) []app.HoldingRow {
	b.t.Helper()
	ids, err := b.o.Holdings(context.Background(), f)
	if err != nil {
		b.t.Fatal(err)
	}
	rows, err := b.o.HoldingRows(context.Background(), ids)
	if err != nil {
		b.t.Fatal(err)
	}
	return rows
}

// A row with two people is typed without the mouse; what is wrong stands at its field; a reason is asked only where one is needed.
func TestARowByKeyboard(t *testing.T) {
	b := newBench(t, locales.KK)
	b.Front.Hears[kit.NextTab]()
	b.settle()
	b.Combine(fyne.KeyN)
	b.settle()
	b.Here("register")
	b.Press(fyne.KeyReturn)
	b.Write("number", "12/н")
	b.Press(fyne.KeyReturn)
	b.Write("date", "05032009")
	b.Press(fyne.KeyReturn)
	b.Write("basis", "қаулы № 5")
	b.Combine(fyne.KeyReturn)
	b.until("the address is wanted", func() bool { return b.At() == "address" })
	b.Write("address", "Ақсай, Абай к-сі, 1")
	b.Press(fyne.KeyReturn)
	b.Write("area", "52,3")
	b.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	b.Write("people.0.name", "Үлгісов Асан")
	b.Press(fyne.KeyReturn)
	b.Write("people.0.iin", trial.IIN(1957, iin.Male, 7))
	b.Press(fyne.KeyInsert)
	b.settle()
	b.Write("people.1.name", "Үлгісова Айнұр")
	b.Press(fyne.KeyReturn, fyne.KeyReturn)
	b.Write("people.1.born", "1958")
	b.Combine(fyne.KeyReturn)
	b.until("the row", func() bool { return len(b.rows(app.HoldingFilter{})) == 1 })
	row := b.rows(app.HoldingFilter{})[0]
	if row.Number != "12/н" || row.Date != "2009-03-05" || row.Area != 523_000 || len(row.People) != 2 || row.People[1].Born != "1958" || row.People[0].Born != "1957-03-15" {
		t.Fatalf("%+v", row)
	}
	// The same number again asks why; the reason is typed and it goes.
	b.Combine(fyne.KeyN)
	b.settle()
	for name, text := range map[string]string{"number": "12/н", "date": "05032009", "address": "Ақсай, Абай к-сі, 2", "people.0.name": "Үлгілі Тимур"} {
		b.goTo(name)
		b.Write(name, text)
	}
	b.Combine(fyne.KeyReturn)
	b.until("the reason is asked for", func() bool { return b.At() == "reason" })
	b.Write("reason", "екінші пәтер")
	b.Combine(fyne.KeyReturn)
	b.until("the second row", func() bool { return len(b.rows(app.HoldingFilter{})) == 2 })
}

// goTo brings the keyboard to a field with Tab.
func (b *bench) goTo(name string) {
	b.t.Helper()
	for range 40 {
		if b.At() == name {
			return
		}
		b.Press(fyne.KeyTab)
	}
	b.t.Fatalf("Tab never comes to %s", name)
}

// A clerk looks through the registers, answers what was found, and sees what the certificate will say.
func TestHitsByKeyboard(t *testing.T) {
	for _, lang := range []locales.Lang{locales.KK, locales.RU} {
		t.Run(string(lang), func(t *testing.T) {
			b := newBench(t, lang)
			do := func(a app.Act) {
				t.Helper()
				if _, err := b.o.Do(t.Context(), b.Room.Who, app.Order{Act: a, Reason: "тексеру"}); err != nil {
					t.Fatal(err)
				}
			}
			at := b.o.Now()
			do(app.EnterHolding{Holding: holding.Holding{Register: holding.Leases, Number: "1", Address: "Ақсай, Абай к-сі, 1",
				People: []holding.Holder{{Name: "Үлгісов Асан", IIN: trial.IIN(1957, iin.Male, 7)}, {Name: "Үлгісова Айнұр", Part: holding.Member}}}})
			do(app.EnterHolding{Holding: holding.Holding{Register: holding.Orders, Number: "2", Address: "Ақсай, Гоголь к-сі, 1", People: []holding.Holder{{Name: "Үлгісов А."}}}})
			do(app.Register{Application: casefile.Application{Service: edition.Certificate, Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at,
				Applicant: casefile.Member{Name: "Үлгісов Асан Серікұлы", IIN: trial.IIN(1957, iin.Male, 7)}, Address: "Ақсай, Достық к-сі, 3",
				Family:    []casefile.Member{{Name: "Үлгісова Айнұр Серікқызы", IIN: trial.IIN(1960, iin.Female, 3), Relation: "spouse"}},
				Documents: []casefile.Held{{Code: "application", How: casefile.OnPaper}, {Code: "identity", How: casefile.OnPaper}}}})
			view := func() app.CaseView {
				v, err := b.o.Case(t.Context(), "АҚС-2026/1")
				if err != nil {
					t.Fatal(err)
				}
				return v
			}
			b.Front.Shown("АҚС-2026/1")
			b.settle()
			b.Front.Hears[kit.NextTab]()
			b.Front.Hears[kit.NextTab]()
			b.settle()
			b.button("certificatepage.act.search")
			b.until("two hits", func() bool { r := view().Registers; return r != nil && r.Open == 4 })
			b.Front.Heard() // as the window tells every section
			b.settle()
			b.button("certificatepage.act.answer")
			b.Here("answer")
			b.Press(fyne.KeyDown)
			b.Combine(fyne.KeyReturn)
			b.until("the applicant is answered", func() bool { return view().Registers.Open == 3 })
			reject := func(left int, why string, whom ...fyne.KeyName) {
				t.Helper()
				b.button("certificatepage.act.answer") // the next one without an answer is chosen
				b.Here("answer")
				if len(whom) > 0 {
					b.goTo("holding")
					b.Press(whom...)
					b.goTo("answer")
				}
				b.Press(fyne.KeyDown, fyne.KeyDown)
				b.Combine(fyne.KeyReturn)
				b.until("a rejection wants a reason", func() bool { return b.At() == "why" })
				b.Write("why", why)
				b.Combine(fyne.KeyReturn)
				b.until("it is answered", func() bool { return view().Registers.Open == left })
			}
			reject(2, "шарттағы Айнұр – тұрғынның қызы")
			reject(0, "аттас адамдар", fyne.KeyDown, fyne.KeyDown) // initials are anybody's: all who were found in the order at once
			r := view().Registers
			if !r.Communal || r.Rented {
				t.Errorf("%+v", r)
			}
			var said []string
			for _, h := range r.Hits {
				for _, x := range h.Found {
					said = append(said, x.Who.Name+": "+x.Answer+" "+x.Why)
				}
			}
			if want := []string{"Үлгісов Асан Серікұлы: same ", "Үлгісова Айнұр Серікқызы: other-person шарттағы Айнұр – тұрғынның қызы",
				"Үлгісов Асан Серікұлы: other-person аттас адамдар", "Үлгісова Айнұр Серікқызы: other-person аттас адамдар"}; !slices.Equal(said, want) {
				t.Errorf("%q", said)
			}
		})
	}
}

// says tells whether a button has a text.
func says(on *kit.Button, text string) bool {
	for _, o := range test.WidgetRenderer(on).Objects() {
		if said, ok := o.(*canvas.Text); ok && said.Text == text {
			return true
		}
	}
	return false
}

// button goes to a button by Tab and presses it, as soon as what was done before is read and the button there.
func (b *bench) button(key string) {
	b.t.Helper()
	text := b.Room.T(key)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); b.settle() {
		for range 60 {
			if on, ok := b.Room.Window.Canvas().Focused().(*kit.Button); ok && says(on, text) {
				b.Press(fyne.KeyReturn)
				b.settle()
				return
			}
			b.Press(fyne.KeyTab)
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.t.Fatalf("Tab never comes to «%s»", text)
}
