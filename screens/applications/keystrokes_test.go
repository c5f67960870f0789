package applications

import (
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"kezek/app/iin"
	"kezek/locales"
)

// typist counts every key it presses and how much of that is data: letters and digits of the application, one for each
// tick and each choice. A combination of keys is one stroke of Ctrl and one of the letter.
type typist struct {
	*bench
	strokes, data int
}

func (k *typist) press(names ...fyne.KeyName) {
	k.strokes += len(names)
	k.key(names...)
}

func (k *typist) combine(name fyne.KeyName) {
	k.strokes += 2
	k.ctrl(name)
}

// here fails where the keyboard does not stand at a field: a dead stop would be typed into unseen.
func (k *typist) here(field string) {
	k.t.Helper()
	if got := k.focused(); got != field {
		k.t.Fatalf("the keyboard stands at %q instead of %q after %d strokes", got, field, k.strokes)
	}
}

// write types data into a field that has the keyboard already.
func (k *typist) write(field, text string) {
	k.t.Helper()
	k.here(field)
	k.strokes += utf8.RuneCountInString(text)
	k.data += utf8.RuneCountInString(text)
	k.letters(text)
}

// mark ticks or chooses with one key.
func (k *typist) mark(field, letter string) {
	k.t.Helper()
	k.write(field, letter)
}

// One paper application, household of five, full checklist: its data and at most thirty strokes more.
func TestStrokesOfAPaperApplication(t *testing.T) {
	for _, c := range []struct {
		lang                       locales.Lang
		spouse, son, daughter, why string
	}{{locales.KK, "ж", "ұ", "қ", "зейн"}, {locales.RU, "с", "сы", "д", "пенс"}} {
		t.Run(string(c.lang), func(t *testing.T) {
			b := newOffice(t)
			b.open(b.reg, c.lang)
			k := &typist{bench: b}
			k.combine(fyne.KeyN)
			k.here("service") // the queue
			k.press(fyne.KeyTab)
			k.here("channel") // the office
			k.press(fyne.KeyTab)
			k.write("applicant.iin", somebody(1957, 7))
			k.press(fyne.KeyReturn)
			k.write("applicant.name", "Әлиева Гүлнар Нұрланқызы")
			k.press(fyne.KeyReturn)
			k.write("phone", "7010000000")
			k.press(fyne.KeyReturn)
			k.write("address", "Ақсай ауданы, Абай к-сі, 1")
			k.press(fyne.KeyReturn)
			k.write("dwelling", "жалға алынған, 18 ш. м")
			for i, m := range []struct {
				name, kin string
				iin       iin.IIN
			}{{"Әлиев Нұрлан Серікұлы", c.spouse, male(1955, 3)}, {"Әлиев Дәурен Нұрланұлы", c.son, male(1983, 4)},
				{"Әлиева Сәуле Нұрланқызы", c.daughter, iin.IIN(somebody(1987, 5))}, {"Әлиев Алан Дәуренұлы", c.son, male(2012, 6)}} {
				k.press(fyne.KeyInsert)
				k.write(member(i)+".iin", string(m.iin))
				k.press(fyne.KeyReturn)
				k.write(member(i)+".name", m.name)
				k.press(fyne.KeyReturn)
				k.strokes += utf8.RuneCountInString(m.kin) - 1 // a choice is one
				k.letters(m.kin)
				k.here(member(i) + ".relation")
				k.strokes, k.data = k.strokes+1, k.data+1
			}
			k.press(fyne.KeyReturn)
			k.here("grounds.0")
			k.strokes += utf8.RuneCountInString(c.why) // what is searched for is no data
			k.letters(c.why)
			b.until("the grounds drop down", func() bool { return len(b.r.Window.Canvas().Overlays().List()) > 0 })
			k.data++
			k.press(fyne.KeyReturn)
			k.press(fyne.KeyTab) // past the button that marks all required documents
			documents := 0
			for _, d := range b.s.intake.checklist.documents {
				k.mark(d.field, " ")
				documents++
			}
			for _, code := range []string{"personal-data", "check-of-dwellings", "publication", "smaller-area", "any-floor"} {
				k.mark(consentField(code), " ")
			}
			k.pause()
			k.combine(fyne.KeyReturn)
			b.until("the receipt", func() bool { return b.shown() == 1 })
			t.Logf("%s: %d strokes, %d data (%d people, %d documents, 5 consents): %d more", c.lang, k.strokes, k.data, 5, documents, k.strokes-k.data)
			if k.strokes > k.data+30 {
				t.Errorf("%d strokes for %d of data", k.strokes, k.data)
			}
			k.kept(documents)
		})
	}
}

// kept sees that what was typed is what was registered.
func (k *typist) kept(documents int) {
	k.t.Helper()
	c, err := k.o.Case(k.t.Context(), "АҚС-2026/1")
	if err != nil {
		k.t.Fatal(err)
	}
	a := c.Application
	if len(a.Family) != 4 || a.Counted() != 5 || a.List != "vulnerable" || len(a.Documents) != documents || len(a.Consents) != 5 {
		k.t.Fatalf("%+v", a)
	}
	for i, kin := range []string{"spouse", "son", "daughter", "son"} {
		if m := a.Family[i]; m.Relation != kin || m.Born == "" || m.Sex == "" {
			k.t.Errorf("%+v, want a %s", m, kin)
		}
	}
	for _, d := range a.Documents {
		if !d.There() || d.On != "2026-11-20" || d.How == "paper" && !d.Original || d.How == "system" && d.By == "" {
			k.t.Errorf("%+v", d)
		}
	}
	for _, given := range a.Consents {
		if given.On != "2026-11-20" {
			k.t.Errorf("%+v", given)
		}
	}
}

func male(year, serial int) iin.IIN {
	return iin.Make(time.Date(year, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, serial)
}
