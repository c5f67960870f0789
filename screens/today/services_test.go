package today

import (
	"slices"
	"testing"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
)

// A case of every service stands among the work of who has to do it, is called as its edition calls the service, and opens in the
// section of the service. There was no certificate after 2020.
func TestServicesOnToday(t *testing.T) {
	for _, c := range []struct {
		service string
		on      time.Time
		section kit.Command
		kk, ru  string
	}{
		{edition.Certificate, time.Date(2018, 11, 20, 10, 0, 0, 0, locales.Zone), kit.Certificates, "Анықтама", "Справка"},
		{edition.Privatization, time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone), kit.Privatization, "Жекешелендіру", "Приватизация"},
		{edition.Aid, time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone), kit.Assistance, "Тұрғын үй көмегі", "Жилищная помощь"},
	} {
		t.Run(c.service, func(t *testing.T) {
			o, admin := trial.Office(t, func() time.Time { return c.on }, app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}})
			if c.service == edition.Certificate {
				if _, err := o.Do(t.Context(), admin, app.Order{Act: app.AdoptEdition{Code: "EKO-2017"}}); err != nil {
					t.Fatal(err)
				}
			}
			reg := trial.Add(t, o, admin, app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}})
			head := trial.Add(t, o, admin, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: []app.Role{app.Head}})
			ed, err := o.InForce(t.Context(), c.service, c.on.UnixMilli())
			if err != nil || ed == nil {
				t.Fatal(err)
			}
			law := ed.Service(c.service)
			at := c.on.Add(-time.Hour).UnixMilli()
			a := casefile.Application{Service: c.service, Channel: law.Channels[0].Code, ReceivedAt: at, CompleteAt: at, Address: "Ақсай",
				Applicant: casefile.Member{Name: "Мысалов Асан", IIN: string(iin.Make(time.Date(1960, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, 7))}}
			if law.Channels[0].Registers {
				a.ChannelNo, a.ChannelAt = "7-1", at
			}
			for _, d := range law.Asks("", a.Channel) {
				a.Documents = append(a.Documents, casefile.Held{Code: d.Code, How: casefile.OnPaper, Original: true})
			}
			if _, err := o.Do(t.Context(), reg, app.Order{Act: app.Register{Application: a}, Reason: "тексерілді"}); err != nil {
				t.Fatal(err)
			}
			for lang, want := range map[locales.Lang]string{locales.KK: c.kk, locales.RU: c.ru} {
				found := false
				for _, who := range []*app.Person{head, reg} {
					r, _ := trial.Room(t, o, who, lang)
					w, err := (&section{Room: r}).look(t.Context())
					if err != nil {
						t.Fatal(err)
					}
					at := slices.IndexFunc(w.lines, func(l line) bool { return l.who == "Мысалов Асан" })
					if at < 0 {
						continue
					}
					found = true
					if l := w.lines[at]; l.section != c.section || l.list != want || l.what == "" || l.at != l.number {
						t.Errorf("%s: %+v, want %q", lang, l, want)
					}
				}
				if !found {
					t.Errorf("%s: nobody is told", lang)
				}
			}
		})
	}
}
