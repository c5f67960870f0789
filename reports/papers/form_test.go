package papers_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
)

func TestShippedFormsAreSound(t *testing.T) {
	for _, code := range papers.Codes() {
		for _, l := range two {
			if _, err := papers.Shipped(code, l); err != nil {
				t.Errorf("%s.%s: %v", code, l, err)
			}
			text, err := papers.ShippedText(code, l)
			if err != nil {
				t.Fatal(err)
			}
			if l == locales.RU && strings.ContainsAny(text, "әғқңөұүһі") {
				t.Errorf("%s.ru has Kazakh letters", code)
			}
			for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !(r >= 'A' && r <= 'z' || r >= 'Ѐ' && r <= 'ӿ') }) {
				if strings.ContainsFunc(w, latin) && strings.ContainsFunc(w, func(r rune) bool { return r >= 'Ѐ' }) {
					t.Errorf("%s.%s mixes alphabets in %q", code, l, w)
				}
			}
		}
	}
}

func latin(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' }

// Both languages of a form say the same things in the same order, so that side by side they stand beside each other.
func TestLanguagesOfAFormMatch(t *testing.T) {
	mark := regexp.MustCompile(`^([?!][A-Za-z]+ *)*(%|==?|#|>!?|~|- |_ \d+|\[\w*\]|\|\*?[A-Z]?)?`)
	field := regexp.MustCompile(`\{[^}]*\}`)
	shape := func(code string, l locales.Lang) string {
		text, err := papers.ShippedText(code, l)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for line := range strings.SplitSeq(text, "\n") {
			fields := field.FindAllString(line, -1)
			for i, f := range fields {
				name, words, _ := strings.Cut(f, "?") // the words are of the language
				fields[i] = fmt.Sprint(name, strings.Count(words, "/"))
			}
			slices.Sort(fields)
			fmt.Fprintln(&b, mark.FindString(line), fields)
		}
		return b.String()
	}
	for _, code := range papers.Codes() {
		if a, b := shape(code, locales.KK), shape(code, locales.RU); a != b {
			t.Errorf("%s differs:\n%s\n%s", code, a, b)
		}
	}
}

func TestOwnFormsAreChecked(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		code string
		line int
	}{
		"good":                       {"% remark\r\n= ATAY\n\ntext {Place}\nmore {ToName}\n\n?Of >! a | {Of} — {DecisionDate:long}\n~ sign |\n\n|Members\n|№ :: {#} :: 5\n|Аты :: {Name} :: 9 :: right\n", "", 0},
		"no title":                   {"text\n", "P2", 1},
		"empty":                      {"\n\n", "P2", 1},
		"unknown field":              {"= A\n\ntext {Place}\nmore {Plase}\n", "P3", 4},
		"field of a row":             {"= A\n{RegNo} {#}", "P3", 2},
		"unknown condition":          {"= A\n\n?Nothing # x\n", "P3", 3},
		"unknown list":               {"= A\n|Children\n|a :: {Name} :: 1\n", "P3", 2},
		"unknown in a list":          {"= A\n|Members\n|a :: {RegNo} :: 1\n", "P3", 3},
		"list in a sentence":         {"= A\n{Members}\n", "P3", 2},
		"words of a number":          {"= A\n{Place:long}\n", "P3", 2},
		"row without a value":        {"= A\n> label\n", "P2", 2},
		"loose brace":                {"= A\n> label | {Place\n", "P2", 2},
		"column without room":        {"= A\n|Members\n|a :: {Name}\n", "P2", 3},
		"column too wide":            {"= A\n|Members\n|a :: {Name} :: много\n", "P2", 3},
		"strange alignment":          {"= A\n|Members\n|a :: {Name} :: 1 :: up\n", "P2", 3},
		"not a list":                 {"= A\n|Place\n|a :: {Name} :: 1\n", "P2", 2},
		"table of nothing":           {"= A\n|Members\n\ntext\n", "P2", 2},
		"all marks":                  {"?Title = {Title}\n!Title = ATAY\n\n[Members] {Name} | {Born}\n[] text\n_ 2\n|Members :: 3\n|a :: {Name} :: 1\n\n> n | {Of:0}\n?Place ?Of - {Place}\n", "", 0},
		"titles that may both fail":  {"?Title = {Title}\n?Title = B\n", "P2", 1},
		"one title of two":           {"?Title = {Title}\n\ntext\n", "P2", 1},
		"unknown second condition":   {"= A\n?Of !Nothing text\n", "P3", 2},
		"unknown in a check line":    {"= A\n[Members] {RegNo}\n", "P3", 2},
		"check line of no list":      {"= A\n[Place] text\n", "P2", 2},
		"check line of unknown list": {"= A\n[Children] text\n", "P3", 2},
		"lines in words":             {"= A\n_ many\n", "P2", 2},
		"too many lines":             {"= A\n_ 41\n", "P2", 2},
		"no rows on a blank":         {"= A\n|Members :: 0\n", "P2", 2},
		"columns of other data":      {"= A\n|Members\n|*Members\n", "P2", 3},
		"zero of a word":             {"= A\n{RegNo:0}\n", "P3", 2},
		"a page and a condition":     {"= A\n?Of +++\n?Of !Place |Members\n|{RegNo} :: {Name} :: 1\n", "", 0},
		"words after a page":         {"= A\n+++ text\n", "P2", 2},
		"unknown in a heading":       {"= A\n|Members\n|{Name} :: {Name} :: 1\n", "P3", 3},
		"unknown before a table":     {"= A\n?Nothing |Members\n|a :: {Name} :: 1\n", "P3", 2},
		"condition inside a table":   {"= A\n|Members\n?Of |a :: {Name} :: 1\n", "P2", 3},
		"unprintable":                {"= A\ntext ✔\n", "P2", 2},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := papers.ParseForm("registration-notice", locales.KK, c.text)
			f, ok := fault.Of(err)
			if c.code == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if !ok || f.Code != c.code || f.Args["line"] != c.line {
				t.Errorf("got %v, want %s at line %d", err, c.code, c.line)
			}
		})
	}
	if _, err := papers.ParseForm("lease", locales.KK, "= A"); err == nil {
		t.Error("a form nobody fills passes")
	}
}

func TestEmptyFieldsLeaveNoTrace(t *testing.T) {
	got := text(t, render(t, paper("refusal", papers.Refusal{Ground: papers.Same("негіз")}, two)))
	for _, gone := range []string{"Құқықтықнорма", "Нормаправа", "№:", "01.01.1970", "{", "Анықталғанмән-жайлар", "Тыңдауөткізілгенуақыт"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is printed", gone)
		}
	}
	for _, there := range []string{"Тыңдау:өткізілгенжоқ", "Заслушивание:непроводилось"} {
		if !strings.Contains(got, there) {
			t.Errorf("%q is not printed", there)
		}
	}
	got = text(t, render(t, samples()["order-proof.two"]))
	if strings.Contains(got, "Жоқ.") {
		t.Error("a filled list is called empty")
	}
	p := proof(3)
	p.Ties, p.Moved, p.Assumed, p.Out = nil, nil, nil, nil
	if n := strings.Count(text(t, render(t, secretary(paper("order-proof", p, two)))), "Жоқ."); n != 4 {
		t.Errorf("%d of 4 empty lists are called so", n)
	}
}

// An office's own text need not have the blocks of the other language.
func TestOwnTextBesideAnother(t *testing.T) {
	for _, own := range []string{
		"= ҮЛГІ\n\nОрны {Place}\n",
		"= ҮЛГІ\n\n|Members\n|Аты :: {Name} :: 1\n\nОрны {Place}\n\n~ Алдым |\n" + strings.Repeat("\n- Тағы {RegNo}\n", 30),
	} {
		p := paper("registration-notice", notice(3), two)
		p.Texts = map[locales.Lang]string{locales.KK: own}
		made := render(t, p)
		strict(t, made)
		got := text(t, made)
		for _, want := range []string{"ҮЛГІ", "Орны1214", "УВЕДОМЛЕНИЕ", "Регистрационныйномер:2026/0871", "УлгибаеваКулан3Галымжановна", "выдавшийуведомление."} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in %s", want, got)
			}
		}
		if strings.Count(got, "Тағы2026/0871") != strings.Count(own, "Тағы") {
			t.Errorf("blocks of the longer text are lost: %s", got)
		}
	}
}

// Two tables of as many columns are not one, unless they are of the same list.
func TestOwnTableBesideAnother(t *testing.T) {
	p := secretary(paper("order-proof", proof(7), two))
	p.Texts = map[locales.Lang]string{locales.KK: "= ҮЛГІ\n" + strings.Repeat("- Тағы\n", 9) + "\n|Entries\n|a :: {Name} :: 1\n|b :: {RegNo} :: 1\n|c :: {Place} :: 1\n"}
	got := text(t, render(t, p))
	for _, want := range []string{"2026/0007", "Правило,определившеепорядок", "порядокпрежнегосписка"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
}
