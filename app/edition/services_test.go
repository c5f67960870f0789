package edition

import (
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/workdays"
)

func TestNotAccepted(t *testing.T) {
	for _, c := range []struct {
		edition, service, want string
		verified               bool
	}{
		{"ALMATY-2018", Queue, "incomplete", true},
		{"ALMATY-2018", Certificate, "certificate-incomplete", true},
		{"ALMATY-2018", Privatization, "privatization-incomplete", true},
		{"EKO-2016", Queue, "incomplete", false}, // the wording before No 93 was not read
		{"EKO-2017", Queue, "incomplete expired", true},
		{"EKO-2017", Certificate, "certificate-incomplete certificate-expired", true},
	} {
		grounds := shipped(t, c.edition).Service(c.service).Reasons(ToNotAccept)
		if got := codes(grounds, func(g Ground) string { return g.Code }); got != c.want || grounds[0].Verified != c.verified {
			t.Errorf("%s %s: %s, want %s", c.edition, c.service, got, c.want)
		}
	}
}

// Each of the office's turning points is one step of the main way, through whatever channel the application came.
func TestOneStepOfAKind(t *testing.T) {
	for _, e := range Shipped() {
		for name, s := range e.Services {
			for _, c := range s.Channels {
				for _, kind := range []string{Take, Assign, Prepare, Sign, Send} {
					n := 0
					for _, step := range s.Way(c.Code, "") {
						if step.Kind == kind {
							n++
						}
					}
					if n != 1 {
						t.Errorf("%s %s %s: %d steps to %s", e.Code, name, c.Code, n, kind)
					}
				}
			}
		}
	}
}

// What an act does not state is not made up from the sum of its steps.
func TestUnstated(t *testing.T) {
	for _, service := range []string{Certificate, Privatization} {
		s := shipped(t, "ALMATY-2018").Service(service)
		if term, ok := s.Term(ByCorporation); ok || !s.Total.Unstated || s.Total.Source == "" {
			t.Errorf("%s: %v", service, term)
		}
	}
	for _, channel := range []string{ByOffice, ByCorporation, ByPortal} {
		if term, ok := shipped(t, "ATYRAU-2012").Service(Queue).Term(channel); ok {
			t.Errorf("Atyrau, %s: %v", channel, term)
		}
		// Almaty's tables state it through the centre and the portal, not at the authorised body itself.
		if term, ok := shipped(t, "ALMATY-2013").Service(Queue).Term(channel); ok != (channel != ByOffice) || ok && term.N != 30 {
			t.Errorf("Almaty, %s: %v", channel, term)
		}
	}
	want := workdays.Term{N: 10, Unit: workdays.WorkingDay}
	if term, ok := shipped(t, "EKO-2017").Service(Certificate).Term(ByOffice); !ok || term != want {
		t.Error(term)
	}
}

// The electronic services of 2012 and 2013 ask two questions with three answers, and give an incomplete application back.
func TestElectronic(t *testing.T) {
	for code, incomplete := range map[string]string{"ALMATY-2013": "incomplete", "ATYRAU-2012": "document-faults"} {
		s := shipped(t, code).Service(Queue)
		if len(s.Survey) != 2 || codes(s.Survey[0].Answers, func(a Answer) string { return a.Code }) != "dissatisfied partly satisfied" {
			t.Errorf("%s: %+v", code, s.Survey)
		}
		if got := codes(s.Reasons(ToReturn), func(g Ground) string { return g.Code }); got != incomplete || s.Word("return").RU == "" {
			t.Errorf("%s: %s", code, got)
		}
		for _, c := range s.Channels {
			if c.Registers != (c.Code != ByOffice) || c.Signed != (c.Code == ByPortal) {
				t.Errorf("%s: %+v", code, c)
			}
			kinds := codes(s.Way(c.Code, Incomplete), func(s Step) string { return s.Kind })
			if !strings.HasPrefix(kinds, "prepare sign send") {
				t.Errorf("%s %s: %s", code, c.Code, kinds)
			}
		}
	}
	if i := slices.IndexFunc(shipped(t, "ALMATY-2013").Service(Queue).Way(ByOffice, ""), func(s Step) bool {
		return s.Kind == Commission && s.Verified && *s.Term == workdays.Term{N: 30, Unit: workdays.CalendarDay}
	}); i < 0 {
		t.Error("no commission")
	}
}

// Housing assistance and privatization have each one edition for every day since they are known, of the whole country.
func TestOneAfterAnother(t *testing.T) {
	for first, codes := range map[string][]string{"2023-12-19": {"AID-2023", "AID-2025-07", "AID-2025"}, "2021-08-24": {"PRIV-2021", "PRIV-2025"}} {
		next := first
		for _, code := range codes {
			e := shipped(t, code)
			if e.From != next || e.Territory.Code != "" || e.Law.Verified {
				t.Errorf("%s: from %s, want %s", code, e.From, next)
			}
			if e.To == "" {
				next = ""
				continue
			}
			last, err := time.Parse(time.DateOnly, e.To)
			if err != nil {
				t.Fatal(err)
			}
			next = last.AddDate(0, 0, 1).Format(time.DateOnly)
		}
		if next != "" {
			t.Errorf("%s ends", codes[len(codes)-1])
		}
	}
}

func TestAid(t *testing.T) {
	for code, want := range map[string]struct {
		term     workdays.Term
		verified bool
	}{
		"WKO-2014":    {workdays.Term{N: 10, Unit: workdays.CalendarDay}, true},
		"AID-2023":    {workdays.Term{N: 8, Unit: workdays.WorkingDay}, false},
		"AID-2025-07": {workdays.Term{N: 8, Unit: workdays.WorkingDay}, false},
		"AID-2025":    {workdays.Term{N: 8, Unit: workdays.WorkingDay}, false},
	} {
		e := shipped(t, code)
		s := e.Service(Aid)
		if got := codes(s.Channels, func(c Channel) string { return c.Code }); got != "corporation portal" || e.Has(Queue) {
			t.Errorf("%s: %s", code, got)
		}
		for _, c := range s.Channels {
			if term, ok := s.Term(c.Code); !ok || term != want.term || s.Total.Verified != want.verified {
				t.Errorf("%s %s: %v", code, c.Code, term)
			}
		}
		if s.Provider.KK == "" || s.Request.KK == "" || s.Word("notice").RU != "уведомление о назначении жилищной помощи" {
			t.Errorf("%s: %+v", code, s.Words)
		}
	}
	// The regulation of 2014 has the executor alone take the whole term.
	s := shipped(t, "WKO-2014").Service(Aid)
	if step, ok := s.Step("prepare"); !ok || *step.Term != s.Total.Term || !step.Verified {
		t.Errorf("%+v", step)
	}
	if len(s.Pauses) != 0 || s.Appeal.File != nil {
		t.Error("the administrative code in 2014")
	}
	norm := func(code, norm string) Norm {
		n, _ := first(shipped(t, code).Service(Aid).Norms, func(n Norm) bool { return n.Code == norm })
		return n
	}
	for _, c := range []struct {
		edition, norm string
		n             int64
		scale         int
		unit, per     string
		verified      bool
	}{
		{"AID-2025", "area-person", 18, 0, "m2", "person", true},
		{"AID-2025", "area-alone", 30, 0, "m2", "alone", true},
		{"AID-2025", "heat", 25, 3, "gcal", "m2", true},
		{"AID-2025", "gas-flat", 15, 0, "m3", "person", false},
		{"AID-2025", "gas-house", 15, 0, "m3", "m2", true},
		{"AID-2025", "cold-water", 4, 0, "m3", "person", true},
		{"AID-2025", "hot-water", 2, 0, "m3", "person", true},
		{"AID-2025", "lift", 1300, 0, "tenge", "flat", true},
		{"AID-2025", "telephone", 1399, 0, "tenge", "subscriber", true},
		{"AID-2025", "condominium", 60, 0, "tenge", "m2", true},
		{"AID-2025", "share", 5, 0, "percent", "income", false},
		{"AID-2025-07", "heat", 25, 3, "gcal", "m2", false},
		{"AID-2023", "share", 5, 0, "percent", "income", false},
	} {
		n := norm(c.edition, c.norm)
		if n.N != c.n || n.Scale != c.scale || n.Unit != c.unit || n.Per != c.per || n.Verified != c.verified {
			t.Errorf("%s: %+v", c.edition, n)
		}
	}
	if n := norm("AID-2025-07", "gas-house"); n.Code != "" {
		t.Error("the norm of houses heated by gas is of 02.12.2025")
	}
	if n := norm("AID-2023", "lift"); n.Code != "" {
		t.Error("national norms are of 28.07.2025")
	}
}

func TestPrivatization(t *testing.T) {
	now, then := shipped(t, "PRIV-2025").Service(Privatization), shipped(t, "PRIV-2021").Service(Privatization)
	for _, s := range []*Service{now, then} {
		if term, ok := s.Term(ByOffice); ok || !s.Total.Unstated || s.Total.Verified {
			t.Error("a term nobody found", term)
		}
		if step, ok := s.Step("commission"); !ok || step.Kind != Commission || step.Verified != (s == now) {
			t.Errorf("%+v", step)
		}
		bars := 0
		for _, g := range s.Reasons(ToRefuse) {
			if strings.Contains(g.Cite.RU, "пункта 10 статьи 13") {
				bars++
				if g.Verified != (s == now) {
					t.Errorf("%+v", g)
				}
			}
		}
		free := slices.DeleteFunc(s.Reasons(ToRegister), func(g Ground) bool { return !strings.HasPrefix(g.Code, "free-") })
		if bars != 4 || len(free) != 10 {
			t.Errorf("%d bars, %d categories", bars, len(free))
		}
	}
}

// The manner of calculating assistance is data of every edition that has it, and nowhere said to be verified: no act settles it.
func TestAidManner(t *testing.T) {
	n := 0
	for _, e := range Shipped() {
		s := e.Services[Aid]
		if s == nil {
			continue
		}
		n++
		if m := s.Manner; m == nil || m.Verified || m.Source == "" || m.Spread != "third" {
			t.Errorf("%s: %+v", e.Code, m)
		}
	}
	if n != 4 {
		t.Errorf("%d editions of assistance", n)
	}
	e := shipped(t, "AID-2025")
	for was, is := range map[string]string{`spread = "third"`: `spread = "half"`, "season = [10, 4]": "season = [10, 14]", "round_aid = 100": "round_aid = 0"} {
		text := strings.Replace(e.Source, was, is, 1)
		if _, err := Load("changed.toml", []byte(text)); text == e.Source || err == nil {
			t.Errorf("%s was let in", is)
		}
	}
}
