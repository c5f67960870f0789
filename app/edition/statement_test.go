package edition

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
)

// said gathers every text and code of the statements.
func said(e *Edition) map[string]bool {
	all := map[string]bool{}
	text := func(t Text) { all[t.KK], all[t.RU], all[t.EN] = true, true, true }
	for _, s := range e.Statements() {
		all[s.Code] = true
		for _, v := range s.whole() {
			text(v.Text)
			for _, c := range v.Codes {
				all[c] = true
			}
			if v.Term != nil {
				all[string(v.Term.Unit)] = true
				all[fmt.Sprint(v.Term.N)] = true
			}
			for _, code := range strings.Split(v.Name, ".")[1:] { // answer.satisfied, option.floor.edge
				all[code] = true
			}
		}
	}
	return all
}

// strings of a decoded file, with where each stands.
func written(at string, v any, each func(at, text string)) {
	switch v := v.(type) {
	case map[string]any:
		for k, sub := range v {
			written(at+"."+k, sub, each)
		}
	case []map[string]any:
		for _, sub := range v {
			written(at, sub, each)
		}
	case []any:
		for _, sub := range v {
			written(at, sub, each)
		}
	case string:
		each(at, v)
	}
}

// Nothing that stands in a file is missing when it is read on the screen.
func TestStatementsSayTheWholeFile(t *testing.T) {
	for _, e := range Shipped() {
		var tree map[string]any
		if _, err := toml.Decode(e.Source, &tree); err != nil {
			t.Fatal(err)
		}
		have := said(e)
		n := 0
		written("", tree, func(at, text string) {
			if n++; !have[text] && at != ".territory.code" {
				t.Errorf("%s%s: nothing says %q", e.Code, at, text)
			}
		})
		if n < 100 {
			t.Errorf("%s: only %d texts", e.Code, n)
		}
	}
}

func TestStatementsCountWhatIsUnverified(t *testing.T) {
	for _, e := range Shipped() {
		unverified := 0
		for _, s := range e.Statements() {
			if s.Unverified() {
				unverified++
			}
		}
		if want := strings.Count(e.Source, "verified = false"); unverified != want {
			t.Errorf("%s: %d statements are unverified, the file says so %d times", e.Code, unverified, want)
		}
	}
}

func TestFigure(t *testing.T) {
	for want, n := range map[string]Norm{"18": {N: 18}, "0,3": {N: 3, Scale: 1}, "10,50": {N: 1050, Scale: 2}, "0,005": {N: 5, Scale: 3}} {
		if got := n.Figure(); got != want {
			t.Errorf("%d × 10^-%d is %s, want %s", n.N, n.Scale, got, want)
		}
	}
}

func TestCompareSeesOneChange(t *testing.T) {
	a := shipped(t, "ALMATY-2018")
	if d := Compare(a, a); len(d) != 0 {
		t.Fatalf("an edition differs from itself: %+v", d[0])
	}
	changed := func(old, new string) *Edition {
		t.Helper()
		text := strings.Replace(a.Source, old, new, 1)
		if text == a.Source {
			t.Fatal("not there:", old)
		}
		b, err := Load("changed.toml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	one := func(b *Edition) Difference {
		t.Helper()
		d := Compare(a, b)
		if len(d) != 1 {
			t.Fatalf("%d differences: %+v", len(d), d)
		}
		return d[0]
	}
	d := one(changed("n = 30\nunit = \"calendar_day\"", "n = 15\nunit = \"working_day\""))
	if s := d.Statement(); s.Kind != OfTotal || s.Service != Queue || d.Name != "total" || d.Was.Term.N != 30 || d.Is.Term.N != 15 {
		t.Errorf("%+v", d)
	}
	d = one(changed(`kk = "Көрсетілетін қызметті алушы", ru = "Услугополучатель" }`, `kk = "Көрсетілетін қызметті алушы", ru = "Заявитель" }`))
	if d.Statement().Kind != OfStep || d.Name != "actor" || d.Was.Text.RU != "Услугополучатель" || d.Is.Text.RU != "Заявитель" {
		t.Errorf("%+v", d)
	}
	d = one(changed(`to = "2020-12-30"`, `to = "2020-12-31"`))
	if d.Statement().Kind != OfEdition || d.Name != "to" || !slices.Equal(d.Is.Codes, []string{"2020-12-31"}) {
		t.Errorf("%+v", d)
	}
	pair := Compare(a, changed(`code = "corporation-hand-in"`, `code = "corporation-handed-in"`))
	if len(pair) != 2 || pair[0].B != nil || pair[0].A.Code != "corporation-hand-in" || pair[1].A != nil || pair[1].B.Code != "corporation-handed-in" {
		t.Errorf("a step with another code: %+v", pair)
	}
}

// What differs one way differs the other way round, for any two editions.
func TestCompareIsEven(t *testing.T) {
	for _, a := range Shipped() {
		for _, b := range Shipped() {
			there, back := Compare(a, b), Compare(b, a)
			if len(there) != len(back) || (a != b) != (len(there) > 0) {
				t.Errorf("%s and %s: %d differences there, %d back", a.Code, b.Code, len(there), len(back))
			}
			for _, d := range there {
				if d.A == nil && d.B == nil || d.A != nil && d.B != nil && d.Name == "" {
					t.Errorf("%s and %s: %+v", a.Code, b.Code, d)
				}
			}
		}
	}
}
