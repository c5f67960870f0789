package papers_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kezek/reports/papers"
)

func TestLongNamesAreWhole(t *testing.T) {
	long := strings.Repeat("Әбдіқайырұлыжанғазы", 5)[:160] // 80 letters in one word
	spaced := "Қожахмет-Әбдіраманова-Сейітқұлқызы Ғазиза-Гүлбаршын Нұрмұхаммед-Әлішерқызымен және тағы"
	for _, name := range []string{long, spaced} {
		for _, langs := range [][]string{{"kk"}, {"kk", "ru"}} {
			n := notice(2)
			n.Members[1].Name = papers.Same(name)
			p := paper("registration-notice", n, two[:len(langs)])
			p.To.Name, p.Signer.Name = papers.Same(name), papers.Same(name)
			p.Office.Name = papers.Same(name + " " + name)
			made := render(t, p)
			strict(t, made)
			got := text(t, made)
			if strings.Count(got, squeeze(name)) < 1 {
				t.Errorf("%v: %q is not whole in %s", langs, name, got)
			}
			letters := strings.Count(got, "Ғазиза") + strings.Count(got, "жанғазы")
			if letters < 3 {
				t.Errorf("%v: %q stands only %d times", langs, name, letters)
			}
		}
	}
}

func TestUnprintableLettersAreNamed(t *testing.T) {
	for bad, char := range map[string]string{
		"Асан\x00ов": "U+0000", "Асан\x1b[31mов": "U+001B", "Асан\u202eов": "U+202E", "Асанов 😀": "U+1F600", "שלום": "U+05E9",
		"مرحبا": "U+0645", "А\u0301н": "U+0301", "Ә\u0483": "U+0483", "漢字": "U+6F22", "✔": "U+2714", "x\ufffdy": "U+FFFD",
	} {
		for where, put := range map[string]func(*papers.Paper){
			"field":    func(p *papers.Paper) { p.Data = papers.Refusal{Facts: papers.Same(bad)} },
			"frame":    func(p *papers.Paper) { p.To.Name = papers.Same(bad) },
			"number":   func(p *papers.Paper) { p.Number = bad },
			"executor": func(p *papers.Paper) { p.Executor.Name = papers.Same(bad) },
			"mark":     func(p *papers.Paper) { p.Print.AuditHead = bad },
			"copy":     func(p *papers.Paper) { p.Print.Copy, p.Print.CopyReason = 1, bad },
		} {
			p := samples()["refusal.two"]
			put(&p)
			if f := wantFault(t, p, "P4"); f.Args["char"] != char {
				t.Errorf("%q in %s: named %v, want %s", bad, where, f.Args["char"], char)
			}
		}
	}
}

func TestInvisibleMarksAreDropped(t *testing.T) {
	facts := "А\u00adса\u200bн\ufeffов\t1\r\n2\u202f345 № 7 и\u0306"
	got := text(t, render(t, paper("refusal", papers.Refusal{Facts: papers.Same(facts)}, kk)))
	if want := "Асанов12345№7й"; !strings.Contains(got, want) {
		t.Errorf("%q is not in %s", want, got)
	}
}

// Whatever words a clerk types, all of them are on the paper, in order.
func TestNoWordIsLost(t *testing.T) {
	letters := []rune("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяAZ0189-–/.,«»№₸")
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.Custom(func(rt *rapid.T) string {
			return string(rapid.SliceOfN(rapid.SampledFrom(letters), 1, 120).Draw(rt, "letters"))
		})
		words := rapid.SliceOfN(word, 1, 40).Draw(rt, "words")
		joint := rapid.SampledFrom([]string{" ", "\u00a0", "  "}).Draw(rt, "joint")
		facts := strings.Join(words, joint)
		p := paper("refusal", papers.Refusal{Facts: papers.Same(facts)}, two[:rapid.IntRange(1, 2).Draw(rt, "langs")])
		p.SideBySide = false
		if got := text(t, render(t, p)); !strings.Contains(got, squeeze(facts)) {
			rt.Fatalf("%q is not in %s", facts, got)
		}
	})
}

// A text longer than a page goes on over as many as it needs, in paragraphs, rows and table cells.
func TestTextLongerThanAPage(t *testing.T) {
	var b strings.Builder
	for range 1200 {
		b.WriteString("мән-жай ")
	}
	b.WriteString("соңы")
	long := papers.Same(b.String())
	members := notice(1)
	members.Members[0].Name, members.Ground = long, long
	for _, p := range []papers.Paper{
		paper("refusal", papers.Refusal{Facts: long, Ground: long}, kk), paper("refusal", papers.Refusal{Facts: long, Ground: long}, two),
		paper("registration-notice", members, kk), paper("registration-notice", members, two),
	} {
		made := render(t, p)
		strict(t, made)
		got := strings.Join(pageTexts(t, made), "")
		if pages(t, made) < 3 || strings.Count(got, "мән-жай") < 2400 || strings.Count(got, "соңы") < 2 {
			t.Errorf("%s %v: %d pages, %d words, %d ends", p.Form, p.Langs, pages(t, made), strings.Count(got, "мән-жай"), strings.Count(got, "соңы"))
		}
	}
}
