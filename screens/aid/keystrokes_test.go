package aidpage

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

var today = time.Date(2026, 2, 10, 10, 0, 0, 0, locales.Zone)

// typed is what the clerk types, by field and language; a choice is made by the letters its words begin with, a space ticks.
var typed = map[locales.Lang]map[string]string{
	locales.KK: {"aid.people.0.status": "з", "aid.people.0.kind": "з", "aid.dwelling.right": "жал", "aid.bills.0.service": "жылу", "aid.bills.1.service": "те", "answer": "ж"},
	locales.RU: {"aid.people.0.status": "пе", "aid.people.0.kind": "пе", "aid.dwelling.right": "с", "aid.bills.0.service": "те", "aid.bills.1.service": "тел", "answer": "н"},
}

// A clerk who knows the paper fills it in without the mouse: a pensioner alone, her income by month, two bills by month, the account and
// the six questions. Every field is reached by the keyboard in the order of the paper.
func TestAssistanceByKeyboard(t *testing.T) {
	for lang, words := range typed {
		t.Run(string(lang), func(t *testing.T) {
			o, k := trial.Registrar(t, today, lang, func(r *room.Room) *room.Section { return applications.Of(r, Service()) })
			r, thread := k.Room, k.Thread
			texts := map[string]string{"channel_no": "ХҚКО-26-1", "channel_at": "10022026", "channel_at.time": "0900", "applicant.iin": trial.IIN(1957, iin.Female, 7),
				"applicant.name": "Мысалова Зейнеп Асқарқызы", "phone": "7010000000", "address": "Ақсай, Абай к-сі, 1", "applicant.consent": "10022026",
				"aid.people.0.m1": "98765", "aid.people.0.m2": "98765", "aid.people.0.m3": "98765,5", "aid.dwelling.document": "№ 77", "aid.dwelling.area": "46,5", "aid.dwelling.rooms": "2",
				"aid.alone": " ", "aid.bills.0.q1": "1,104", "aid.bills.0.s1": "5299,2", "aid.bills.0.s2": "5000", "aid.bills.1.s1": "1250",
				"aid.account": "KZ86125KZT5004100100", "aid.bank": "Үлгі банк"}
			for _, ground := range []string{"second-dwelling", "package", "no-title", "owner-elsewhere", "family-elsewhere", "untrue"} {
				texts["aid.facts."+ground+".answer"], texts["aid.facts."+ground+".source"], texts["aid.facts."+ground+".date"] = words["answer"], "тіркелім", "10022026"
			}
			for name, text := range words {
				texts[name] = text
			}
			walk(k, texts)
			for name := range texts {
				if name != "answer" && name != "applicant.consent" {
					t.Errorf("the keyboard never came to %s", name)
				}
			}
			k.Combine(fyne.KeyReturn)
			thread.Settle(func() bool { return r.Tasks.Busy() })
			thread.Until(t, r, "the case", func() bool { cases, _ := o.CaseList(t.Context(), app.CaseFilter{}); return cases.Len() == 1 })
			t.Logf("%s: %d strokes, %d data", lang, k.Strokes, k.Data)
			check(t, o)
		})
	}
}

// Over the sums stands which month each is of: incomes are those of the quarter before, bills those of the quarter chosen.
func TestMonthsHaveNames(t *testing.T) {
	_, k := trial.Registrar(t, today, locales.KK, func(r *room.Room) *room.Section { return applications.Of(r, Service()) })
	b := &bench{Typist: k}
	b.settle()
	b.at("channel_at", "10022026")
	b.at("channel_at.time", "0900")
	b.settle()
	said := func() string { return " " + b.says() + " " }
	if got := said(); strings.Count(got, " Қазан, ₸ ") != 3 || strings.Count(got, " Желтоқсан, ₸ ") != 3 || strings.Contains(got, " Қаңтар, ₸ ") {
		t.Error(got)
	}
	b.at("aid.billed", "өтініш") // of the quarter of the aid
	b.settle()
	if got := said(); strings.Count(got, " Қазан, ₸ ") != 2 || strings.Count(got, " Қаңтар, ₸ ") != 1 || strings.Count(got, " Наурыз, ₸ ") != 1 {
		t.Error(got)
	}
}

// walk goes down the form and types where something is to be typed, ticking every document; a row is added behind the first bill.
func walk(k *trial.Typist, texts map[string]string) {
	seen := map[string]bool{}
	for range 200 {
		name := k.At()
		if seen[name] && name != "" {
			return
		}
		seen[name] = true
		code, document := strings.CutPrefix(name, "documents.")
		switch text, ok := texts[name]; {
		case ok:
			k.Write(name, text)
			delete(texts, name)
			if name == "aid.bills.0.s2" {
				k.Press(fyne.KeyInsert) // goes to the new row
				continue
			}
		case document && !strings.Contains(code, "."):
			k.Write(name, " ")
		}
		if k.At() == name { // a tick goes on by itself
			k.Press(fyne.KeyTab)
		}
	}
}

// check reads what was registered, by the reasons the office may have asked for not at all: the draft holds every field.
func check(t *testing.T, o *app.Office) {
	t.Helper()
	cases, err := o.CaseList(t.Context(), app.CaseFilter{})
	if err != nil || cases.Len() != 1 {
		t.Fatalf("%d cases, %v", cases.Len(), err)
	}
	c, err := o.Case(t.Context(), "АҚС-2026/1")
	if err != nil || c.Matter.Aid == nil {
		t.Fatalf("%+v %v", c.Matter, err)
	}
	m := c.Matter.Aid
	if m.Quarter != (aid.Quarter{Year: 2026, N: 1}) || m.Billed != (aid.Quarter{Year: 2025, N: 4}) || !m.Alone || m.Dwelling.Area != 465_000 || m.Dwelling.Rooms != 2 || m.Account != "KZ86125KZT5004100100" {
		t.Errorf("%+v", m)
	}
	if len(m.People) != 1 || m.People[0].Status != aid.Pensioner || len(m.Income) != 3 || m.Income[2] != (aid.Income{Person: 1, Month: "2025-12", Kind: "pension", Sum: 98_765_50}) {
		t.Errorf("%+v %+v", m.People, m.Income)
	}
	if len(m.Bills) != 3 || m.Bills[0] != (aid.Bill{Service: "heat", Month: "2025-10", Quantity: 1_104, Sum: 5_299_20}) || m.Bills[2].Service != "telephone" {
		t.Errorf("%+v", m.Bills)
	}
	if len(m.Facts) != 6 || m.Facts[5] != (aid.Fact{Ground: "untrue", Answer: aid.No, Source: "тіркелім", Date: "2026-02-10"}) {
		t.Errorf("%+v", m.Facts)
	}
}
