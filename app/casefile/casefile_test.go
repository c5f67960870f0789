package casefile

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

var now = time.Date(2013, 9, 20, 12, 0, 0, 0, locales.Zone)

func number(year int, serial int) string {
	return string(iin.Make(time.Date(year, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, serial))
}

// sound is an application of 2013 in Almaty that nothing can be said against, through a channel.
func sound(t *testing.T, channel string) Application {
	t.Helper()
	ed := edition.Find("ALMATY-2013")
	at := now.Add(-2 * time.Hour).UnixMilli()
	a := Application{Channel: channel, ReceivedAt: at, CompleteAt: at, List: ed.Lists()[0].Code, Address: "Алматы қ., Абай к-сі, 1",
		Applicant: Member{Name: "Әлиев Қайрат", IIN: number(1970, 1)}, Family: []Member{{Name: "Әлиева Гүл", IIN: number(1972, 2), Relation: "spouse"}}}
	s := ed.Service(edition.Queue)
	if c, _ := s.Channel(channel); c.Registers {
		a.ChannelNo, a.ChannelAt = "Ц-1", at-3600_000
		a.CompleteAt = a.ChannelAt
	}
	if channel == edition.ByPortal {
		a.Signature = &Signature{Result: Valid, IIN: a.Applicant.IIN}
	}
	for _, d := range s.Asks(a.List, channel) {
		a.Documents = append(a.Documents, Held{Code: d.Code, How: OnPaper})
	}
	return a
}

func TestCheck(t *testing.T) {
	ed := edition.Find("ALMATY-2013")
	for _, channel := range []string{edition.ByOffice, edition.ByCorporation, edition.ByPortal} {
		if fs := sound(t, channel).Check(ed, now.UnixMilli()); len(fs) > 0 {
			t.Errorf("%s: %v", channel, fs)
		}
	}
	for _, c := range []struct {
		want, channel string
		severity      fault.Severity
		spoil         func(*Application)
	}{
		{"case.time.moved", edition.ByOffice, fault.NeedsReason, func(a *Application) { a.CompleteAt -= 60_000 }},
		{"case.time.before-channel", edition.ByCorporation, fault.Blocks, func(a *Application) { a.ReceivedAt = a.ChannelAt - 1 }},
		{"case.need.channel-time", edition.ByCorporation, fault.NeedsReason, func(a *Application) { a.ChannelAt = 0 }},
		{"case.need.channel-no", edition.ByPortal, fault.NeedsReason, func(a *Application) { a.ChannelNo = "" }},
		{"case.need.signature", edition.ByPortal, fault.NeedsReason, func(a *Application) { a.Signature = nil }},
		{"case.need.signature-iin", edition.ByPortal, fault.NeedsReason, func(a *Application) { a.Signature.IIN = "" }},
		{"case.signature.revoked", edition.ByPortal, fault.Blocks, func(a *Application) { a.Signature.Result = Revoked }},
		{"case.signature.outdated", edition.ByPortal, fault.Blocks, func(a *Application) { a.Signature.Result = Outdated }},
		{"case.signature.broken", edition.ByPortal, fault.Blocks, func(a *Application) { a.Signature.Result = Broken }},
		{"case.signature.foreign", edition.ByPortal, fault.Blocks, func(a *Application) { a.Signature.IIN = number(1980, 9) }},
		{"case.minor.alone", edition.ByOffice, fault.NeedsReason, func(a *Application) { a.Applicant.Born, a.Applicant.IIN = "2005-03-15", number(2005, 3) }},
		{"case.power.number", edition.ByOffice, fault.NeedsReason, func(a *Application) { a.Representative = Representative{Name: "Ким О.", Kind: ByPower} }},
		{"case.power.otherwise", edition.ByOffice, fault.Blocks, func(a *Application) {
			a.Representative = Representative{Name: "Ким О.", Kind: ByOtherPower, Notary: "С."}
		}},
		{"case.power.ended", edition.ByOffice, fault.NeedsReason, func(a *Application) {
			a.Representative = Representative{Name: "Ким О.", Kind: ByPower, Number: "1", Until: "2013-09-19"}
		}},
		{"case.need.name", edition.ByOffice, fault.Blocks, func(a *Application) { a.Representative = Representative{Number: "1"} }},
		{"case.left.before-joined", edition.ByOffice, fault.Blocks, func(a *Application) { a.Family[0].Joined, a.Family[0].Left = "2013-01-02", "2013-01-01" }},
		{"case.document.expired", edition.ByOffice, fault.NeedsReason, func(a *Application) { a.Documents[0].Until = "2013-09-19" }},
		{"case.too-long", edition.ByOffice, fault.Blocks, func(a *Application) { a.Applicant.Name = strings.Repeat("Ә", 201) }},
		{"case.too-long", edition.ByOffice, fault.Blocks, func(a *Application) { a.Address = strings.Repeat("Ә", 2001) }},
		{"case.too-many", edition.ByOffice, fault.Blocks, func(a *Application) { a.Family = make([]Member, 61) }},
		{"case.need.iin", edition.ByOffice, fault.Blocks, func(a *Application) { a.Applicant.IIN = "" }},
	} {
		a := sound(t, c.channel)
		c.spoil(&a)
		fs := a.Check(ed, now.UnixMilli())
		if !slices.ContainsFunc(fs, func(f fault.Finding) bool { return f.Key == c.want && f.Severity == c.severity }) {
			t.Errorf("%s: %v", c.want, fs)
		}
	}
	a := sound(t, edition.ByOffice)
	a.Courier = "  Ким О.,\u00a0№ 12 "
	if tidy := a.Tidy(now.UnixMilli()); tidy.Courier != "Ким О., № 12" {
		t.Errorf("%q", tidy.Courier)
	}
	a.Applicant.IIN, a.Applicant.NoIIN = "", "lost"
	a.Representative = Representative{Name: "Ким О.", Kind: ByPower, Number: "1", Until: "2013-09-20"}
	a.Documents[0].Until = "2013-09-20" // valid on its last day
	if fs := a.Check(ed, now.UnixMilli()); len(fs) > 0 {
		t.Error(fs)
	}
}

// What cases of the program's first schema hold is read as it was written.
func TestFirstSchema(t *testing.T) {
	var a Application
	old := `{"channel":"office","representative":"Ким О.","consents":["personal-data"],"documents":[{"code":"D1","how":"paper"}]}`
	if err := json.Unmarshal([]byte(old), &a); err != nil || a.Representative.Name != "Ким О." || a.Consents[0].Code != "personal-data" ||
		a.ServiceCode() != edition.Queue || !a.Documents[0].There() {
		t.Fatalf("%+v %v", a, err)
	}
	again, err := json.Marshal(a)
	var b Application
	if err == nil {
		err = json.Unmarshal(again, &b)
	}
	if err != nil || b.Representative != a.Representative || b.Consents[0] != a.Consents[0] {
		t.Fatalf("%s %v", again, err)
	}
}

func TestChecklist(t *testing.T) {
	ed := edition.Find("ALMATY-2018")
	s := ed.Service(edition.Queue)
	a := Application{List: "orphan", Channel: edition.ByPortal, ReceivedAt: now.UnixMilli(), Documents: []Held{
		{Code: "D1", How: OnPaper}, {Code: "D3", How: OnPaper, Until: "2013-09-01"}, {Code: "D7", How: OnPaper}, {Code: "D12", How: Asked}}}
	var got []string
	for _, l := range a.Checklist(s) {
		text := l.Code
		if l.Held.There() {
			text += "+"
		}
		if l.Expired {
			text += "!"
		}
		got = append(got, text)
	}
	// D7 belongs to another list: it was given all the same and comes last.
	if want := "D1+ D3+! D4 D9 D11 D12 D13 D7+"; strings.Join(got, " ") != want {
		t.Errorf("%v, want %s", got, want)
	}
	if missing := a.Missing(s); len(missing) != 0 {
		t.Error(missing)
	}
	a.Documents = a.Documents[1:]
	if missing := a.Missing(s); len(missing) != 1 || missing[0].Code != "D1" {
		t.Error(missing)
	}
}

// The way of every shipped edition leads from its registration to its handing out, on the branch of return too.
func TestWay(t *testing.T) {
	for _, ed := range edition.Shipped() {
		for _, code := range edition.ServiceCodes {
			for _, c := range ed.Service(code).Channels {
				way := Way(ed, code, c.Code, "")
				step := Taken(way)
				kinds := step.Kind
				for next := &step; next != nil; {
					_, next = After(way, next.Code)
					if next != nil && next.Kind != edition.Outside && next.Kind != edition.Pass {
						kinds += " " + next.Kind
					}
				}
				if !strings.HasPrefix(kinds, "register assign ") || !strings.Contains(kinds, " prepare ") || !strings.HasSuffix(kinds, " sign send") {
					t.Errorf("%s %s %s: %s", ed.Code, code, c.Code, kinds)
				}
				for _, s := range Ahead(way) {
					if slices.Contains([]string{edition.Assign, edition.Prepare, edition.Sign, edition.Send}, s.Kind) {
						t.Errorf("%s: %s stands before the registration", ed.Code, s.Code)
					}
				}
				back := Way(ed, code, c.Code, edition.Incomplete)
				if !slices.ContainsFunc(back, func(s edition.Step) bool { return s.Kind == edition.Sign }) ||
					!slices.ContainsFunc(back, func(s edition.Step) bool { return s.Kind == edition.Send }) {
					t.Errorf("%s %s %s: an incomplete application is never sent back", ed.Code, code, c.Code)
				}
			}
		}
	}
}

// An edition adopted before steps were data has the plain way.
func TestPlainWay(t *testing.T) {
	source := edition.Find("R2025-INST").Source
	var kept []string
	skip := false
	for _, line := range strings.Split(source, "\n") {
		if strings.HasPrefix(line, "[") {
			skip = strings.HasPrefix(line, "[[service.queue.step]]")
		}
		if !skip {
			kept = append(kept, line)
		}
	}
	ed, err := edition.Load("old.toml", []byte(strings.Join(kept, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, s := range Way(ed, edition.Queue, edition.ByOffice, "") {
		kinds = append(kinds, s.Kind+" "+s.Role)
		if s.KK == "" || s.Actor.RU == "" {
			t.Errorf("%+v", s)
		}
	}
	if got := strings.Join(kinds, ", "); got != "register registrar, assign head, prepare executor, sign head, send registrar" {
		t.Error(got)
	}
}
