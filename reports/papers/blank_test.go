package papers_test

import (
	"io"
	"regexp"
	"strings"
	"testing"

	"kezek/locales"
	"kezek/reports/papers"
)

func blank(langs []locales.Lang, a papers.Application) papers.Paper {
	a.Blank = true
	p := byCitizen(paper("application", a, langs))
	p.To = papers.Addressee{}
	return p
}

var drawnLine = regexp.MustCompile(`[\d.]+ ([\d.]+) m [\d.]+ ([\d.]+) l\s`)

// drawn counts the lines drawn on a paper: level ones (rules, strokes through a text) and others.
func drawn(t *testing.T, p papers.Paper) (level, slanting int) {
	t.Helper()
	r := open(t, render(t, p))
	for i := range r.NumPage() {
		b, err := io.ReadAll(r.Page(i + 1).V.Key("Contents").Reader())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range drawnLine.FindAllSubmatch(b, -1) {
			if string(m[1]) == string(m[2]) {
				level++
			} else {
				slanting++
			}
		}
	}
	return level, slanting
}

func TestBlankIsFilledByHand(t *testing.T) {
	for l, words := range map[locales.Lang][]string{
		locales.KK: {"Кімге:«Үлгі", "Өтінішберуші:", "ЖСН:", "Электрондықпоштамекенжайы:", "есепкеқоюыңыздысұраймын.", "Сенімхаттыңнөмірімен", "Санаты(бөлектізім):",
			"қарсыемеспін.", "Келісімі(күні,қолы)", "123456", "12345678", "Күні:", "Өтінішберушініңқолы"},
		locales.RU: {"Кому:Государственное", "Заявитель:", "ИИН:", "Адресэлектроннойпочты:", "Прошупоставитьменянаучет", "Номеридатадоверенности:", "Категория(раздельныйсписок):",
			"Невозражаюпротивпроверки", "Согласие(дата,подпись)", "123456", "12345678", "Дата:", "Подписьзаявителя"},
	} {
		p := blank([]locales.Lang{l}, papers.Application{Service: service, ForQueue: true})
		made := render(t, p)
		strict(t, made)
		if n := pages(t, made); n != 2 {
			t.Errorf("%s: %d pages", l, n)
		}
		got := text(t, made)
		for _, want := range words {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in %s", l, want, got)
			}
		}
		for _, gone := range []string{"№_", "{", "01.01.1970", "Кірісномері", "Входящийномер", "БСН", "БИН"} {
			if strings.Contains(got, gone) {
				t.Errorf("%s: %q is printed", l, gone)
			}
		}
		filled := p
		filled.Data = papers.Application{Service: service}
		n, _ := drawn(t, p)
		few, _ := drawn(t, filled)
		if n < few+40 {
			t.Errorf("%s: %d lines are drawn, %d without Blank", l, n, few)
		}
		p.Draft = true
		if strings.Contains(text(t, render(t, p)), "ЖОБА") {
			t.Errorf("%s: a blank form carries the draft mark", l)
		}
		p.Draft, p.Number = false, "7"
		wantFault(t, p, "P5")
	}
}

// A hand needs room: 7 mm from line to line, 8 mm in tables.
func TestBlankHasRoomForAHand(t *testing.T) {
	const mm = 72 / 25.4
	words := boxes(t, render(t, blank(kk, papers.Application{Service: service, ForQueue: true})))
	at := func(page int, text string) float64 {
		for _, w := range words[page] {
			if w.text == text && w.left < 40*mm {
				return w.bottom
			}
		}
		t.Fatalf("no %q on page %d", text, page+1)
		return 0
	}
	if lead := at(0, "3") - at(0, "2"); lead < 7.99*mm {
		t.Errorf("rows of %.1f mm", lead/mm)
	}
	if lead := at(0, "Туған") - at(0, "ЖСН:"); lead < 7*mm {
		t.Errorf("lines of %.1f mm", lead/mm)
	}
}

// What is known beforehand is printed on the blank, and the rest left to the pen.
func TestBlankOfAnotherService(t *testing.T) {
	p := blank(kk, papers.Application{
		Service: papers.Same("Анықтама беру"), Request: papers.Same("Анықтама беруіңізді сұраймын."), Documents: checklist()[:2],
		Consents: []papers.Consent{{Text: papers.Same("Келісемін бе.")}},
	})
	got := text(t, render(t, p))
	for _, want := range []string{"Анықтамаберуіңіздісұраймын.", "Белгіленгеннысанбойыншаөтініш", "Келісемінбе."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	for _, gone := range []string{"есепкеқоюыңызды", "бөлектізім", "қарсыемеспін", "Қазіргітұратын"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is printed for a service that is not the queue", gone)
		}
	}
	both := render(t, blank(two, papers.Application{Service: service, ForQueue: true}))
	if n := pages(t, both); n != 4 {
		t.Errorf("in two languages one after the other: %d pages", n)
	}
}

func TestGivenConsentsAreTicked(t *testing.T) {
	a := application(0)
	none := a
	none.Consents = nil
	for _, c := range a.Consents {
		c.On = 0
		none.Consents = append(none.Consents, c)
	}
	for _, langs := range [][]locales.Lang{kk, two} {
		_, was := drawn(t, byCitizen(paper("application", none, langs)))
		_, now := drawn(t, byCitizen(paper("application", a, langs)))
		if now-was != 4*len(langs) { // two given, a tick is two strokes
			t.Errorf("%v: %d strokes for two consents", langs, now-was)
		}
	}
}

// The applicant's own paper goes to the office: nothing of the office's head but its name and address.
func TestApplicationIsTheCitizensPaper(t *testing.T) {
	p := byCitizen(paper("application", application(3), kk))
	got := text(t, render(t, p))
	if !strings.Contains(got, squeeze("Кімге: "+p.Office.Name.KK+"Мекенжайы: "+p.Office.Address.KK+"ӨТІНІШ")) || strings.Contains(got, p.Office.BIN) {
		t.Errorf("it begins %.200s", got)
	}
	p.Draft = true
	if got = text(t, render(t, p)); !strings.Contains(got, "ЖОБА") || strings.Contains(got, "№_") {
		t.Errorf("a draft of what has no number says %.200s", got)
	}
	for n := range 40 {
		for _, langs := range [][]locales.Lang{kk, ru, two} {
			a := application(n % 9)
			a.Documents = receipt(n).Documents
			texts := pageTexts(t, render(t, byCitizen(paper("application", a, langs))))
			if last := texts[len(texts)-1]; !strings.Contains(last, "дұрыстығынрастаймын") && !strings.Contains(last, "документовподтверждаю") {
				t.Errorf("%d documents, %v: the signature stands alone: %s", n, langs, last)
			}
		}
	}
}
