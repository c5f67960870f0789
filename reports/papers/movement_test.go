package papers_test

import (
	"fmt"
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
)

// alone is a paper in one language.
func alone(form string, data any, l locales.Lang) papers.Paper {
	p := paper(form, data, []locales.Lang{l})
	if form == "public-list" || form == "statistics" || form == "service-statistics" {
		p.Number, p.To = "", papers.Addressee{}
	}
	return p
}

func wantWords(t *testing.T, p papers.Paper, want, miss string) {
	t.Helper()
	got := text(t, render(t, p))
	for _, w := range strings.Split(want, "|") {
		if !strings.Contains(got, squeeze(w)) {
			t.Errorf("%s: %q is not in %s", p.Form, w, got)
		}
	}
	for _, w := range strings.Split(miss, "|") {
		if w != "" && strings.Contains(got, squeeze(w)) {
			t.Errorf("%s: %q is in %s", p.Form, w, got)
		}
	}
}

func TestCertificateSaysWhereAnEntryStands(t *testing.T) {
	all := moving(ru)
	wantWords(t, all["place-certificate"], "В общем списке: 1 204 (всего — 1 903)|В общем списке: 1 117 (всего — 1 780)|Данные, внесенные в учет (до): 23.11.2026 09:30|По состоянию на: 23.05.2025 18:00", "Запись приостановлена|не состоит")
	wantWords(t, all["place-certificate.suspended"], "В общем списке: 1 204|Запись приостановлена: при предоставлении жилища она пропускается", "1 117|Среди записей")
	wantWords(t, all["place-certificate.out"], "запись в очереди не состоит|19.11.2024 № 44|приобретено жилище|Дата выбытия из очереди: 20.11.2024", "В общем списке|Запись приостановлена|меняется")
	now := placeCertificate()
	now.KnownOn, now.CountingMark = 0, papers.Text{}
	wantWords(t, alone("place-certificate", now, locales.KK), "Жалпы тізімде: 1 204 (барлығы — 1 903)|Кезек есептелетін уақыт: 03.04.2019 11:42", "Есепке енгізілген деректер|Уақыт туралы белгі")
}

func TestMovementAddsUp(t *testing.T) {
	wantWords(t, alone("movement", movement(5), locales.RU), "6 099 (в раздельном списке: 1 204)|6 159|+60 (в раздельном списке: −5)|Итого 25 +60 −5", "-5")
	wantWords(t, alone("movement", movement(0), locales.KK), "Көрсетілген кезеңде кезектің реттік нөмірі өзгерген жоқ.", "Барлығы|Өзгеру себептері|Шешімдер бойынша")
	wantWords(t, moving(ru)["movement.came"], "На начало периода: запись в очереди не состояла|Порядковый номер при постановке в очередь: 6 099|В течение периода запись переведена в другой раздельный список", "На конец периода: запись")
	for name, spoil := range map[string]func(*papers.Movement){
		"total":  func(m *papers.Movement) { m.Total.Overall++ },
		"list":   func(m *papers.Movement) { m.End.InList++ },
		"end":    func(m *papers.Movement) { m.End.Place-- },
		"cause":  func(m *papers.Movement) { m.Causes[0].InList++ },
		"count":  func(m *papers.Movement) { m.Causes[0].Count++ },
		"line":   func(m *papers.Movement) { m.Moves[3].Overall++ },
		"number": func(m *papers.Movement) { m.Moves[3].Count++ },
		"came": func(m *papers.Movement) {
			m.Entered, m.Start = papers.Standing{Place: 6098, InList: 1204}, papers.Standing{}
		},
		"left": func(m *papers.Movement) { m.Left, m.End = papers.Standing{Place: 1, InList: 1}, papers.Standing{} },
	} {
		m := movement(2)
		spoil(&m)
		t.Run(name, func(t *testing.T) { wantFault(t, alone("movement", m, locales.KK), "P10") })
	}
	short := movement(2)
	short.Moves, short.Points = nil, nil // a sheet of causes alone
	wantWords(t, alone("movement", short, locales.RU), "Итого", "Сведения по решениям|ближе к началу")
}

func TestLongMovement(t *testing.T) {
	p := alone("movement", movement(200), locales.KK)
	made := render(t, p)
	strict(t, made)
	texts := pageTexts(t, made)
	for i, s := range texts {
		if !strings.Contains(s, fmt.Sprintf("%d/%d", i+1, len(texts))) {
			t.Errorf("page %d is not numbered", i+1)
		}
		if i > 1 && i < len(texts)-1 && !strings.Contains(s, "Шешімніңкүніменнөмірі") {
			t.Errorf("page %d has no head", i+1)
		}
	}
	if n := strings.Count(strings.Join(texts, ""), "1+120"); n != 200 {
		t.Errorf("%d of 200 lines", n)
	}
}

// The chart rises where the place goes forwards, breaks off where there is none, and never fails.
func TestChart(t *testing.T) {
	m := movement(2)
	with, _ := drawn(t, alone("movement", m, locales.KK))
	m.Points = nil
	without, _ := drawn(t, alone("movement", m, locales.KK))
	if with-without < 11 {
		t.Errorf("%d lines are drawn for 11 steps", with-without)
	}
	for name, points := range map[string][]papers.PlacePoint{
		"one": {{At: 1, Place: 5}}, "level": {{At: m.From, Place: 5}, {At: m.To, Place: 5}}, "nowhere": {{At: m.From}, {At: m.To}},
		"narrow": {{At: m.From, Place: 5}, {At: m.To, Place: 6}}, "huge": {{At: m.From, Place: 1}, {At: m.From, Place: 1_234_567}, {At: m.To}},
	} {
		m.Points = points
		for _, langs := range [][]locales.Lang{kk, two} {
			p := paper("movement", m, langs)
			made := render(t, p)
			strict(t, made)
			for _, words := range boxes(t, made) {
				for _, w := range words {
					if w.left < 84 || w.right > 554 {
						t.Errorf("%s: %+v leaves the page", name, w)
					}
				}
			}
		}
	}
}

func TestComparisonMarksTheFirstDifference(t *testing.T) {
	for l, words := range map[locales.Lang][4]string{
		locales.KK: {"тең", "алғашқы айырмашылық", "салыстырылмайды", "(норма актімен салыстырып тексерілмеген)"},
		locales.RU: {"одинаково", "первое отличие", "не сравнивается", "(норма не сверена с актом)"},
	} {
		c := comparison()
		var said []string
		for _, p := range c.Parts {
			said = append(said, map[locales.Lang]string{locales.KK: p.Part.KK, locales.RU: p.Part.RU}[l])
		}
		got := text(t, render(t, alone("comparison", c, l)))
		for i, want := range map[int]int{0: 2, 1: 2, 2: 3, 3: 1} { // the sentence below names the first difference too
			if n := strings.Count(got, squeeze(words[i])); n < want {
				t.Errorf("%s: %q stands %d times", l, words[i], n)
			}
		}
		if strong := boldWords(t, alone("comparison", c, l)); !strings.Contains(strong, squeeze(said[2])) || strings.Contains(strong, squeeze(said[3])) {
			t.Errorf("%s: bold is %s", l, strong)
		}
	}
}

func TestWarningIsSignedAboveItsProofOfDelivery(t *testing.T) {
	for _, langs := range [][]locales.Lang{kk, ru, two} {
		p := paper("removal-warning", removalWarning(), langs)
		got := text(t, render(t, p))
		signed, torn := strings.Index(got, squeeze(p.Signer.Post.RU)), strings.Index(got, "Отметкаовручении")
		if langs[0] == locales.KK {
			signed, torn = strings.Index(got, squeeze(p.Signer.Post.KK)), strings.Index(got, "Хабарламаныңтапсырылғаны")
		}
		if signed < 0 || torn < signed {
			t.Errorf("%v: signed at %d, torn at %d in %s", langs, signed, torn, got)
		}
	}
	wantWords(t, moving(ru)["removal-warning"], "Решение не принято.|Ваше место в очереди сохраняется|в течение 10 рабочих дней|09.12.2026 15:00", "сообщены дополнительно")
	wantWords(t, moving(kk)["removal-warning.later"], "күні, уақыты мен орны қосымша хабарланады|Шешім қабылданған жоқ.", "09.12.2026")
}

func TestPublicListOfThousands(t *testing.T) {
	l := publicList(5000)
	p := alone("public-list", l, locales.KK)
	made := render(t, p)
	strict(t, made)
	texts := pageTexts(t, made)
	for i, s := range texts {
		if !strings.Contains(s, fmt.Sprintf("%d/%d", i+1, len(texts))) || !strings.Contains(s, "9f3a61c0d2e47b58") {
			t.Errorf("page %d has no number or head of the chain", i+1)
		}
		if i < len(texts)-1 && !strings.Contains(s, "Тегіменаты-жөні") {
			t.Errorf("page %d has no head", i+1)
		}
	}
	whole := strings.Join(texts, "")
	for _, row := range l.Rows {
		if s := squeeze(row.Cells[3].KK); !strings.Contains(whole, s) {
			t.Fatalf("%s is lost", s)
		}
	}
	none := publicList(60)
	none.Rows, none.Count, none.List, none.Hidden = nil, 0, papers.Text{}, papers.Text{}
	wantWords(t, alone("public-list", none, locales.RU), "Список: общий|Записей в списке нет.|Количество записей: 0|остальные сведения не публикуются", "Раздельный список|в общем списке")
	none.Rows = []papers.JournalRow{{Cells: make([]papers.Text, 6)}}
	wantFault(t, alone("public-list", none, locales.RU), "P6")
}

func TestStatisticsClose(t *testing.T) {
	wantWords(t, alone("statistics", statistics(6), locales.RU), "Баланс сходится: 20 247 + 225 + 3 + 6 + 30 − 30 − 72 − 60 − 3 − 0 = 20 346.|сумма чисел этой таблицы не равна числу семей|Итого 75", "")
	wantWords(t, moving(kk)["statistics.none"], "Тізім жоқ.|ешкім есептен шығарылған жоқ", "Теңгерім")
	for name, spoil := range map[string]func(*papers.Statistics){
		"list":     func(s *papers.Statistics) { s.Lists[1].End++ },
		"total":    func(s *papers.Statistics) { s.Total.Start++ },
		"sum":      func(s *papers.Statistics) { s.Total.MovedIn++; s.Total.MovedOut++ },
		"removals": func(s *papers.Statistics) { s.Removed.Count++ },
	} {
		s := statistics(3)
		spoil(&s)
		t.Run(name, func(t *testing.T) { wantFault(t, alone("statistics", s, locales.KK), "P10") })
	}
}

func TestServiceStatisticsClose(t *testing.T) {
	wantWords(t, alone("service-statistics", serviceStatistics(), locales.RU), "Баланс сходится: 152 + 2 619 = 2 235 + 185 + 45 + 8 + 4 + 294.|Итого 2 619|Итого 185", "")
	wantWords(t, moving(kk)["service-statistics.none"], "Кезең ішінде өтініш түскен жоқ.|Кезең ішінде бас тарту болған жоқ.", "Теңгерім")
	for name, spoil := range map[string]func(*papers.ServiceStatistics){
		"service":  func(s *papers.ServiceStatistics) { s.Services[1].End++ },
		"total":    func(s *papers.ServiceStatistics) { s.Total.Start++; s.Total.End++ },
		"terms":    func(s *papers.ServiceStatistics) { s.Services[0].Late++ },
		"channels": func(s *papers.ServiceStatistics) { s.Channels[0].Count++ },
		"refusals": func(s *papers.ServiceStatistics) { s.Refused.Count++ },
	} {
		s := serviceStatistics()
		spoil(&s)
		t.Run(name, func(t *testing.T) { wantFault(t, alone("service-statistics", s, locales.KK), "P10") })
	}
}

func TestOwnFormsOfMovement(t *testing.T) {
	for form, code := range map[string]string{
		"= A\n{Start.Place} {Total.Overall:0} {Total.Cause}\n": "",
		"= A\n{Start.Nothing}\n":                               "P3",
		"= A\n{RegNo.Place}\n":                                 "P3",
		"= A\n{Start}\n":                                       "P3",
		"= A\n{RegNo? № }{RegNo}\n":                            "",
		"= A\n{RegNo?a/b}\n":                                   "P3",
		"= A\n{RegNo?}\n":                                      "P3",
		"= A\n{Total.Count?none/one}\n":                        "",
		"= A\n?Points # c\n/Points\n":                          "",
		"= A\n/Moves\n":                                        "P2",
		"= A\n/Nothing\n":                                      "P3",
		"= A\n/\n":                                             "P3",
		"= A\n---\n~ a |\n":                                    "",
		"= A\n--- a\n":                                         "P2",
		"= A\n?RegNo ---\n":                                    "P2",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!Total :: b\n":      "",
		"= A\n|Moves\n|!Total :: b\n|a :: {Count} :: 1\n":      "P2",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!RegNo :: b\n":      "P2",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!Nothing :: b\n":    "P3",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!Total :: b\n|a :: {On} :: 1\n":   "P2",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!Total :: b\n|!Total :: b\n":      "P2",
		"= A\n|Moves\n|a :: {Count} :: 1\n|!Total :: {Nothing}\n":            "P3",
		"= A\n|Moves\n|a :: {Ground?b¶c}{Overall} :: 1\n|!Total :: {To}\n\n": "",
	} {
		_, err := papers.ParseForm("movement", locales.KK, form)
		if f, _ := fault.Of(err); code == "" && err != nil || code != "" && (f == nil || f.Code != code) {
			t.Errorf("%q: got %v, want %q", form, err, code)
		}
	}
}

// boldWords is what a paper says in bold.
func boldWords(t *testing.T, p papers.Paper) string {
	t.Helper()
	r := open(t, render(t, p))
	var b strings.Builder
	for i := range r.NumPage() {
		for _, x := range r.Page(i + 1).Content().Text {
			if strings.Contains(x.Font, "Bold") {
				b.WriteString(strings.ReplaceAll(x.S, "\ufffd", "")) // line ends
			}
		}
	}
	return squeeze(b.String())
}
