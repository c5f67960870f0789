package certificatepage

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/internal/trial"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

// There was no certificate after 2020: the office is that of a day of its last edition.
var today = time.Date(2018, 11, 20, 10, 0, 0, 0, locales.Zone)

// A clerk who knows the paper fills it in without the mouse: a household of two, all its documents, and where the certificate will be
// shown. Its data, and at most thirty strokes more.
func TestStrokesOfACertificate(t *testing.T) {
	for lang, spouse := range map[locales.Lang]string{locales.KK: "ж", locales.RU: "с"} {
		t.Run(string(lang), func(t *testing.T) {
			o, k := trial.Registrar(t, today, lang, func(r *room.Room) *room.Section { return applications.Of(r, Service()) }, "EKO-2017")
			r, thread := k.Room, k.Thread
			k.Press(fyne.KeyTab)
			k.Write("applicant.iin", trial.IIN(1957, iin.Female, 7))
			k.Press(fyne.KeyReturn)
			k.Write("applicant.name", "Үлгісова Айнұр Серікқызы")
			k.Press(fyne.KeyReturn)
			k.Write("phone", "7010000000")
			k.Press(fyne.KeyReturn)
			k.Write("address", "Ақсай, Абай к-сі, 1")
			k.Press(fyne.KeyInsert)
			k.Write("family.0.iin", trial.IIN(1955, iin.Male, 3))
			k.Press(fyne.KeyReturn)
			k.Write("family.0.name", "Үлгісов Асан")
			k.Press(fyne.KeyReturn)
			k.Write("family.0.relation", spouse)
			k.Press(fyne.KeyReturn)
			k.Write("certificate.for", "банк")
			k.Press(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyTab) // past the document and the button that marks all required documents
			ed, _ := o.InForce(t.Context(), edition.Certificate, today.UnixMilli())
			documents := ed.Service(edition.Certificate).Asks("", edition.ByOffice)
			for _, d := range documents {
				k.Write("documents."+d.Code, " ")
			}
			k.Combine(fyne.KeyReturn)
			thread.Until(t, r, "the case", func() bool { cases, _ := o.CaseList(t.Context(), app.CaseFilter{}); return cases.Len() == 1 })
			t.Logf("%s: %d strokes, %d data (%d documents): %d more", lang, k.Strokes, k.Data, len(documents), k.Strokes-k.Data)
			if k.Strokes > k.Data+30 {
				t.Errorf("%d strokes for %d of data", k.Strokes, k.Data)
			}
			thread.Settle(r.Tasks.Busy)
			c, err := o.Case(t.Context(), "АҚС-2018/1")
			if err != nil || c.Matter.Certificate == nil || c.Matter.Certificate.For != "банк" {
				t.Fatalf("%+v %v", c.Matter, err)
			}
			if len(c.Application.Family) != 1 || len(c.Application.Documents) != len(documents) || c.Application.Phone == "" {
				t.Errorf("%+v", c.Application)
			}
		})
	}
}
