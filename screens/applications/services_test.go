package applications

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// fill writes values into the form as if they had been typed.
func (b *bench) fill(pairs ...string) {
	b.t.Helper()
	f := b.s.intake
	for i := 0; i < len(pairs); i += 2 {
		if f.form.Field(pairs[i]) == nil || f.hidden[pairs[i]] {
			b.t.Fatalf("%s is not there", pairs[i])
		}
		f.form.Field(pairs[i]).SetValue(pairs[i+1])
		f.changed()
	}
}

// draft opens the form with values that were kept.
func (b *bench) draft(values map[string]string) *intake {
	b.t.Helper()
	data, err := json.Marshal(unfinished{Values: values})
	if err != nil {
		b.t.Fatal(err)
	}
	b.s.toIntake(&app.Draft{ID: newID(), Form: draftForm, Data: string(data)})
	if b.s.intake == nil {
		b.t.Fatal(b.r.Quiet.Text())
	}
	return b.s.intake
}

// Every service by every shipped edition through every channel: its own channels, lists and documents are asked for, and
// filled in it is registered under the edition of its filing date.
func TestEveryServiceEditionAndChannel(t *testing.T) {
	b := newOffice(t)
	admin := b.in("admin")
	for _, ed := range edition.Shipped() {
		b.must(admin, app.AdoptEdition{Code: ed.Code}, "")
	}
	b.open(b.reg, locales.KK)
	n := 0
	for _, ed := range edition.Shipped() {
		for _, service := range edition.ServiceCodes {
			for _, channel := range ed.Service(service).Channels {
				n++
				b.register(ed, service, channel, n)
			}
		}
	}
	if n < 25 {
		t.Errorf("only %d ways in", n)
	}
	t.Logf("%d ways in", n)
}

func (b *bench) register(ed *edition.Edition, service string, channel edition.Channel, n int) {
	b.t.Helper()
	what := strings.Join([]string{ed.Code, service, channel.Code}, " ")
	f := b.draft(map[string]string{"service": service, "channel": channel.Code, "received_at": ed.From, "received_at.time": "11:30"})
	if f.ed.Code != ed.Code || f.service != service {
		b.t.Fatalf("%s opens as %s %s", what, f.ed.Code, f.service)
	}
	b.fill("applicant.iin", somebody(1960, n), "applicant.name", "Ким Ольга", "address", "Ақсай")
	if channel.Registers {
		b.fill("channel_no", "7-1", "channel_at", ed.From, "channel_at.time", "10:15")
	}
	if channel.Signed {
		b.fill("signature.result", casefile.Valid, "signature.iin", somebody(1960, n))
	}
	if lists := ed.Service(service).Lists; len(lists) > 0 {
		b.fill("list", lists[len(lists)-1].Code)
	}
	list := f.value("list")
	asked := ed.Service(service).Asks(list, channel.Code)
	for _, d := range ed.Service(service).Documents {
		is := slices.ContainsFunc(asked, func(a edition.Document) bool { return a.Code == d.Code })
		if f.hidden["documents."+d.Code] == is {
			b.t.Errorf("%s: document %s is asked: %v, shown: %v", what, d.Code, is, !is)
		}
	}
	for _, d := range asked {
		b.fill("documents."+d.Code, originalSeen)
	}
	b.pause()
	f.form.Go("address")
	var went kit.Command
	number := ""
	b.r.Go = func(section kit.Command, at string) { went, number = section, at }
	b.ctrl(fyne.KeyReturn)
	if b.s.intake != nil {
		b.t.Fatalf("%s is not registered: %s\n%s", what, b.r.Quiet.Text(), f.verdict.sheet.text())
	}
	if b.s.open != nil {
		went, number = kit.Applications, b.s.open.number
	}
	if went != room.Cases(service) {
		b.t.Fatalf("%s opens in %s", what, went)
	}
	c, err := b.o.Case(b.t.Context(), number)
	if err != nil || c.Service != service || c.Edition.Code != ed.Code || c.Application.Channel != channel.Code {
		b.t.Fatalf("%s: %s %s %s %v", what, c.Service, c.Edition.Code, c.Application.Channel, err)
	}
	filed := "11:30"
	if channel.Registers {
		filed = "10:15"
	}
	if got := locales.DateTime(c.Application.CompleteAt); !strings.HasSuffix(got, filed) {
		b.t.Errorf("%s: complete at %s, filed at %s", what, got, filed)
	}
}

// Among all applications a case of another service is found too, and opens in the section of its service.
func TestACaseFoundOpensInItsSection(t *testing.T) {
	b := newOffice(t)
	ed := edition.Shipped()[slices.IndexFunc(edition.Shipped(), func(ed *edition.Edition) bool { return ed.Has(edition.Aid) })]
	b.must(b.in("admin"), app.AdoptEdition{Code: ed.Code}, "")
	b.open(b.reg, locales.KK)
	b.register(ed, edition.Aid, ed.Service(edition.Aid).Channels[0], 1)
	var went kit.Command
	b.r.Go = func(section kit.Command, _ string) { went = section }
	b.s.toList()
	b.s.list.grid.OnOpen(0)
	if went != kit.Assistance || b.s.open != nil {
		t.Errorf("it opens in %q", went)
	}
}

// Another service lays the form out anew; what was typed stays, what it has no field for comes back with its own service.
func TestAnotherService(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	f := b.s.intake
	before := f.form.Values()
	b.choose("service", edition.Aid)
	if b.focused() != "service" || f.ed.Code != "AID-2025" || f.form.Field("list") != nil {
		t.Fatalf("%q has the keyboard in a form of %s", b.focused(), f.ed.Code)
	}
	v := f.form.Values()
	if v["channel"] != edition.ByCorporation || v["applicant.name"] != before["applicant.name"] || v["family.0.name"] == "" {
		t.Fatal(v)
	}
	if _, there := v["documents.application"]; !there { // both services ask for one
		t.Error("a document both ask for is lost")
	}
	if got := f.application(); got.Service != edition.Aid || got.List != "" || len(got.Grounds) != 0 {
		t.Errorf("%+v", got)
	}
	b.choose("service", edition.Queue)
	after := f.form.Values()
	for name, was := range before {
		if after[name] != was && name != "channel" {
			t.Errorf("%s: %q, was %q", name, after[name], was)
		}
	}
}

// choose goes through a choice by keys.
func (b *bench) choose(field, code string) {
	b.t.Helper()
	b.s.intake.form.Go(field)
	b.key(fyne.KeyHome)
	for range 12 {
		if b.s.intake.value(field) == code {
			b.pause()
			return
		}
		b.key(fyne.KeyDown)
	}
	b.t.Fatalf("%s has no %s", field, code)
}

// The edition follows the day of filing, once it is typed whole: the form is that edition's, and so is the case.
func TestEditionOfTheFilingDate(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.ctrl(fyne.KeyN)
	b.choose("service", edition.Aid)
	f := b.s.intake
	b.type_("channel_no", "12")
	b.to("channel_at")
	for _, digit := range "20112025" { // 2.01.2020 and 20.11.2020 on the way
		b.letters(string(digit))
		b.pause()
	}
	if f.ed.Code != "AID-2025" || b.focused() != "channel_at" {
		t.Fatalf("%s while the day is being typed, %q has the keyboard", f.ed.Code, b.focused())
	}
	b.type_("channel_at.time", "0915")
	b.key(fyne.KeyReturn)
	at := b.focused()
	b.pause()
	if f.ed.Code != "AID-2025-07" || b.focused() != at || f.value("channel_at") != "2025-11-20" || f.value("channel_no") != "12" {
		t.Fatalf("%s, %q has the keyboard, %v", f.ed.Code, b.focused(), f.form.Values())
	}
	if f.day("complete_at") != [2]string{"2025-11-20", "09:15"} {
		t.Error("completeness does not follow the filing:", f.day("complete_at"))
	}
	if said := f.verdict.sheet.text(); !strings.Contains(said, "02.12.2025") { // 8 working days from the 20th
		t.Error(said)
	}
}

// A day on its way to the one meant is no day: 20.11.2020 had an edition of its own.
func TestEditionWaitsForTheWholeDay(t *testing.T) {
	b := newOffice(t)
	b.must(b.in("admin"), app.AdoptEdition{Code: "ALMATY-2018"}, "")
	b.open(b.reg, locales.KK)
	b.ctrl(fyne.KeyN)
	b.choose("channel", edition.ByCorporation)
	b.type_("channel_at.time", "0915")
	f := b.s.intake
	f.form.Go("channel_at")
	for _, digit := range "20112026" {
		b.letters(string(digit))
		b.pause()
	}
	if f.ed.Code != "R2025-INST" || b.focused() != "channel_at" || f.value("channel_at") != "2026-11-20" {
		t.Fatalf("%s, %q has the keyboard, %s", f.ed.Code, b.focused(), f.value("channel_at"))
	}
	f.form.Go("channel_no")
	b.type_("channel_at", "20112020")
	b.key(fyne.KeyTab)
	b.pause()
	b.key(fyne.KeyTab)
	b.pause()
	b.key(fyne.KeyTab) // past the courier
	b.pause()
	if f.ed.Code != "ALMATY-2018" || b.focused() != "applicant.iin" {
		t.Fatalf("%s, %q has the keyboard", f.ed.Code, b.focused())
	}
}

// A registration that comes before the form has followed the day is stopped, not judged by the wrong edition.
func TestNothingIsRegisteredByTheWrongEdition(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	f := b.draft(map[string]string{"service": edition.Aid, "received_at": "2026-11-20", "received_at.time": "09:00"})
	b.fill("applicant.iin", somebody(1960, 1), "applicant.name", "Ким Ольга", "address", "Аксай", "channel_no", "1")
	b.to("channel_at")
	b.letters("20112025")
	b.type_("channel_at.time", "0915")
	b.ctrl(fyne.KeyReturn)
	if b.s.intake != f || f.ed.Code != "AID-2025-07" || !strings.Contains(b.r.Quiet.Text(), f.ed.Title.RU) {
		t.Fatal(f.ed.Code, b.r.Quiet.Text())
	}
	if rows, _ := b.o.Cases(t.Context(), app.CaseFilter{Limit: 10}); len(rows) != 0 {
		t.Error("registered all the same")
	}
}

func TestNoEditionOnTheDay(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	f := b.draft(map[string]string{"service": edition.Privatization, "received_at": "2026-11-20", "received_at.time": "09:00"})
	b.fill("received_at", "2019-05-05")
	b.pause()
	if said := f.verdict.sheet.text(); !strings.Contains(said, "05.05.2019") || strings.Contains(said, f.T("casepage.verdict.ready")) {
		t.Error(said)
	}
	f.form.Go("address")
	b.letters("Ақсай")
	f.register()
	if f.busy || !strings.Contains(b.r.Quiet.Text(), "05.05.2019") {
		t.Error(b.r.Quiet.Text())
	}
}

// A portal gives its own number and time, and the result of the signature.
func TestPortal(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	b.choose("channel", edition.ByPortal)
	b.type_("channel_no", "002-77")
	b.type_("channel_at", "18112026")
	b.type_("channel_at.time", "2140")
	b.choose("signature.result", casefile.Valid)
	b.type_("signature.iin", somebody(1970, 2))
	b.pause()
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "signature.iin" {
		t.Fatalf("a foreign certificate: %q has the keyboard, %s", b.focused(), f.verdict.sheet.text())
	}
	b.fill("signature.iin", somebody(1985, 7))
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	b.until("registered", func() bool { return b.shown() == 1 })
	c, _ := b.o.Case(t.Context(), "АҚС-2026/1")
	a := c.Application
	filed := time.Date(2026, 11, 18, 21, 40, 0, 0, locales.Zone).UnixMilli()
	if a.ChannelNo != "002-77" || a.ChannelAt != filed || a.CompleteAt != filed || locales.DateTime(a.ReceivedAt) != "20.11.2026 10:00" ||
		a.Signature == nil || a.Signature.Result != casefile.Valid {
		t.Errorf("%+v", a)
	}
}

// The moment of completeness follows that of filing until it is moved by hand; then a reason is asked for.
func TestCompletenessMovedByHand(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	f := b.s.intake
	b.fill("received_at", "2026-11-19")
	if f.value("complete_at") != "2026-11-19" {
		t.Fatal("does not follow:", f.day("complete_at"))
	}
	b.fill("complete_at", "2026-11-18")
	b.fill("received_at", "2026-11-20")
	b.pause()
	if f.value("complete_at") != "2026-11-18" || f.hidden["reason"] {
		t.Fatal("moved by hand it follows, or asks no reason:", f.day("complete_at"))
	}
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "complete_at" || f.form.Field("reason") == nil {
		t.Fatalf("%q has the keyboard", b.focused())
	}
	b.type_("reason", "Пакет принят раньше, журнал № 12")
	b.ctrl(fyne.KeyReturn)
	b.until("registered", func() bool { return b.shown() == 1 })
}
