package privatizationpage

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// asked begins an application of a couple and their child by keyboard, and gives the part that asks about the privatization.
func asked(t *testing.T) (o *app.Office, k *clerk, is func() *part) {
	t.Helper()
	var last *part
	service := Service()
	was := service.Ask
	service.Ask = func(f *applications.Fields) applications.Part {
		p := was(f)
		last = p.(*part)
		return p
	}
	o, typist := trial.Registrar(t, today, locales.RU, func(r *room.Room) *room.Section { return applications.Of(r, service) })
	k = &clerk{typist}
	k.at("applicant.iin", trial.IIN(1979, iin.Male, 7))
	k.at("applicant.name", "Мысалов Нұрлан")
	k.at("address", "Ақсай, Тоқтаров к-сі, 1")
	for i, x := range []struct{ number, name, relation string }{{trial.IIN(1978, iin.Female, 3), "Мысалова Гүлнар", "с"}, {trial.IIN(2004, iin.Male, 2), "Мысалов Ерасыл", "с"}} {
		row := "family." + string(rune('0'+i))
		k.Press(fyne.KeyInsert)
		k.Write(row+".iin", x.number)
		k.at(row+".name", x.name)
		k.at(row+".relation", x.relation)
	}
	return o, k, func() *part { return last }
}

// answered are the answers to a question, by person.
func answered(m privatization.Matter, bar string) map[int]privatization.Answer {
	all := map[int]privatization.Answer{}
	for _, a := range m.Bars {
		if a.Bar == bar {
			all[a.Person] = a
		}
	}
	return all
}

// One answer for all is where a clerk begins; a question that is not alike for everybody is told apart by Space, and the answer of each
// person has its own document and day. All of it outlives the program, and goes with the person it is of.
func TestAnswersPersonByPerson(t *testing.T) {
	o, k, part := asked(t)
	k.at("privatization.all.result", "н")
	k.at("privatization.all.document", "справка 15")
	k.at("privatization.all.date", "03032026")
	k.at("privatization.bars.owns-other.apart", " ")
	k.at("privatization.bars.owns-other.of.1.result", "н")
	k.at("privatization.bars.owns-other.of.1.document", "справка ЦОН 77")
	k.at("privatization.bars.owns-other.of.2.result", "д")
	k.at("privatization.bars.owns-other.of.2.document", "выписка 9")
	k.at("privatization.bars.owns-other.of.2.date", "01032026")
	want := map[int]privatization.Answer{
		1: {Bar: "owns-other", Person: 1, Result: privatization.No, Document: "справка 15", Date: "2026-03-03"},
		2: {Bar: "owns-other", Person: 2, Result: privatization.No, Document: "справка ЦОН 77", Date: "2026-03-03"},
		3: {Bar: "owns-other", Person: 3, Result: privatization.Yes, Document: "выписка 9", Date: "2026-03-01"}}
	if got := answered(*part().Matter().Privatization, "owns-other"); !maps.Equal(got, want) {
		t.Fatalf("%+v", got)
	}
	// The program dies; the draft has every answer.
	k.Front.Leaves(func() {})
	k.Thread.Settle(k.Room.Tasks.Busy)
	drafts, err := o.Drafts(t.Context(), k.Room.Who)
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	k.Front.Shown(drafts[0].ID)
	k.Thread.Settle(k.Room.Tasks.Busy)
	if got := answered(*part().Matter().Privatization, "owns-other"); !maps.Equal(got, want) {
		t.Errorf("after the program died: %+v", got)
	}
	// A half answer stands at its own field, and what was typed stays.
	k.at("privatization.bars.owns-other.of.1.document", "7")
	k.at("privatization.bars.mortgage.result", "")
	k.Combine(fyne.KeyReturn)
	k.Thread.Until(t, k.Room, "the finding", func() bool { return k.At() == "privatization.bars.owns-other.of.1.document" })
	if got := part().Value("privatization.bars.owns-other.of.2.document"); got != "выписка 9" {
		t.Errorf("what was typed is gone: %q", got)
	}
}

func formIn(o fyne.CanvasObject) *kit.Form {
	switch o := o.(type) {
	case *kit.Form:
		return o
	case *fyne.Container:
		for _, inner := range o.Objects {
			if f := formIn(inner); f != nil {
				return f
			}
		}
	}
	return nil
}

// Whatever was answered about whom is answered the same when the form is opened again.
func TestAnswersComeBack(t *testing.T) {
	_, k, last := asked(t)
	k.at("privatization.dwelling.passport", "")
	k.Thread.Settle(k.Room.Tasks.Busy)
	p, form := last(), formIn(k.Front.Content)
	set := func(name string, values map[string]string) {
		if in := form.Field(name); in != nil {
			p.Set(name, "") // nothing is proposed there
			in.SetValue(values[name])
		}
	}
	results := []string{"", privatization.No, privatization.Yes, privatization.Unknown}
	draw := rand.New(rand.NewPCG(13, 10))
	for range 20 {
		m := privatization.Matter{People: []privatization.Person{{Tenant: true, TakesPart: true}, {N: 1, TakesPart: draw.IntN(2) > 0}, {N: 2, TakesPart: true}}}
		for _, b := range p.Law.Bars {
			people := []int{0}
			if b.Of == edition.OfPerson {
				people = privatization.Takers(m.People)
			}
			for _, person := range people {
				a := privatization.Answer{Bar: b.Code, Person: person, Result: results[draw.IntN(len(results))]}
				if a.Result == "" {
					continue
				}
				if a.Result != privatization.Unknown {
					a.Document, a.Date = "справка "+strconv.Itoa(draw.IntN(2)), "2026-03-01"
				}
				m.Bars = append(m.Bars, a)
			}
		}
		values := p.Typed(app.Matter{Privatization: &m})
		form.Together(func() {
			for _, b := range p.Law.Bars { // a form that is opened has nothing else in it
				for _, row := range []string{barRow(b), barRow(b) + ".of.0", barRow(b) + ".of.1", barRow(b) + ".of.2"} {
					for _, field := range []string{".result", ".document", ".date", ".apart"} {
						set(row+field, values)
					}
				}
			}
			for i := range m.People {
				set("privatization.people."+string(rune('0'+i))+".takes_part", values)
			}
		})
		trial.Letters(k.Room.Window.Canvas(), "ә") // the form follows what is typed
		trial.Key(k.Room.Window.Canvas(), fyne.KeyBackspace)
		if got := p.Matter().Privatization.Bars; !slices.Equal(got, m.Bars) {
			t.Fatalf("\n got %+v\nwant %+v", got, m.Bars)
		}
	}
}
