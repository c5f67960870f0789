package privatizationpage

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

var today = time.Date(2026, 3, 3, 10, 0, 0, 0, locales.Zone)

// clerk fills the form in by keyboard: to a field by Tab, then what stands on the paper.
type clerk struct{ *trial.Typist }

func (k *clerk) at(field, text string) {
	k.Helper()
	for n := 0; k.At() != field; n++ {
		if n == 150 {
			k.Fatalf("Tab does not lead to %s, it stands at %q", field, k.At())
		}
		k.Press(fyne.KeyTab)
	}
	k.Write(field, text)
}

// A ground that asks for no length of service shows no rows for it, unless something was typed into them before.
func TestLengthIsAskedWhereTheGroundAsks(t *testing.T) {
	_, typist := trial.Registrar(t, today, locales.RU, func(r *room.Room) *room.Section { return applications.Of(r, Service()) })
	k := &clerk{typist}
	asked := func() bool {
		for range 150 {
			if k.Press(fyne.KeyTab); strings.HasPrefix(k.At(), "privatization.service.") {
				return true
			}
		}
		return false
	}
	for _, c := range []struct {
		ground, typed string
		want          bool
	}{{"н", "", false}, {"ж", "", true}, {"н", "", false}, {"ж", "01022010", true}, {"н", "", true}} {
		k.at("privatization.ground", c.ground)
		if c.typed != "" {
			k.at("privatization.service.0.from", c.typed)
		}
		if is := asked(); is != c.want {
			t.Errorf("ground %s, typed %q: asked %v", c.ground, c.typed, is)
		}
	}
}

// A clerk who knows the paper (F-PR-APP) fills in the whole application without the mouse: two people, basis, dwelling, consents and all
// questions of art. 13, answered once for all; one of them otherwise.
func TestIntakeByKeyboard(t *testing.T) {
	for lang, say := range map[locales.Lang]struct{ spouse, status, ground, yes, inPerson, no, atOnce, residual string }{
		locales.KK: {"ж", "к", "х", "и", "л", "ж", "б", "қ"},
		locales.RU: {"с", "к", "н", "д", "в", "н", "е", "п"},
	} {
		t.Run(string(lang), func(t *testing.T) {
			o, typist := trial.Registrar(t, today, lang, func(r *room.Room) *room.Section { return applications.Of(r, Service()) })
			r, thread := typist.Room, typist.Thread
			k := &clerk{typist}
			k.at("applicant.iin", trial.IIN(1979, iin.Male, 7))
			k.at("applicant.name", "Мысалов Нұрлан")
			k.at("address", "Ақсай, Тоқтаров к-сі, 1")
			k.Press(fyne.KeyInsert)
			k.Write("family.0.iin", trial.IIN(1978, iin.Female, 3))
			k.at("family.0.name", "Мысалова Гүлнар")
			k.at("family.0.relation", say.spouse)
			k.at("privatization.status", say.status)
			k.at("privatization.ground", say.ground)
			k.at("privatization.lease_no", "118")
			k.at("privatization.leased_on", "01022017")
			k.at("privatization.price", say.residual)
			k.at("privatization.payment", say.atOnce)
			k.at("privatization.passed", say.yes)
			k.at("privatization.passed_at", "ХҚКО")
			k.at("privatization.passed_on", "03032026")
			k.at("privatization.dwelling.address", "Ақсай, Тоқтаров к-сі, 1, 4")
			k.at("privatization.dwelling.rooms", "2")
			k.at("privatization.dwelling.total", "51,2")
			for _, row := range []string{"privatization.people.0", "privatization.people.1"} {
				k.at(row+".consent", say.yes)
				k.at(row+".form", say.inPerson)
				k.at(row+".date", "03032026")
			}
			k.at("privatization.all.result", say.no)
			k.at("privatization.all.document", "15")
			k.at("privatization.all.date", "03032026")
			k.at("privatization.bars.mortgage.apart", " ") // each begins with the answer to all
			k.at("privatization.bars.mortgage.of.0.result", say.yes)
			k.at("privatization.bars.mortgage.of.1.result", "")
			ed, _ := o.InForce(t.Context(), edition.Privatization, today.UnixMilli())
			for _, d := range ed.Service(edition.Privatization).Asks("", edition.ByOffice) {
				if d.Required {
					k.at("documents."+d.Code, " ")
				}
			}
			k.Combine(fyne.KeyReturn)
			thread.Until(t, r, "the finding", func() bool { return strings.HasPrefix(k.At(), "privatization.bars.") }) // «15» is no document
			k.at("privatization.all.document", "анықтама 15")
			k.Combine(fyne.KeyReturn)
			thread.Until(t, r, "the case", func() bool { cases, _ := o.CaseList(t.Context(), app.CaseFilter{}); return cases.Len() == 1 })
			t.Logf("%s: %d strokes, %d data", lang, k.Strokes, k.Data)
			thread.Settle(r.Tasks.Busy)
			c, err := o.Case(t.Context(), "АҚС-2026/1")
			if err != nil || c.Matter.Privatization == nil {
				t.Fatal(err)
			}
			m := *c.Matter.Privatization
			if m.Status != edition.Communal || m.Ground != "communal" || m.LeaseNo != "118" || m.Price != privatization.Residual || m.Payment != privatization.AtOnce ||
				m.Passed != privatization.Yes || m.Dwelling.Total != 512000 || m.Dwelling.Rooms != 2 || m.LeasedOn != "2017-02-01" {
				t.Errorf("%+v", m)
			}
			svc := ed.Service(edition.Privatization)
			standing := privatization.Weigh(svc.Bars, m.Bars, []int{1, 2})
			if len(standing.Open) != 0 || len(standing.Barred) != 1 || standing.Barred[0].Person != 1 || standing.Barred[0].Bar.Code != "mortgage" ||
				standing.Barred[0].Answer.Document != "анықтама 15" {
				t.Errorf("%+v", standing)
			}
			for _, p := range m.People {
				if !p.TakesPart || p.Consent != privatization.Yes || p.Form != privatization.InPerson || p.Date != "2026-03-03" || p.Tenant != (p.N == 0) {
					t.Errorf("%+v", p)
				}
			}
		})
	}
}
