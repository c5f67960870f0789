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

// body is what a paper says in one language, without what stands in the margins of its pages.
func body(t *testing.T, p papers.Paper, l locales.Lang) string {
	t.Helper()
	p.Langs = []locales.Lang{l}
	var all string
	texts := pageTexts(t, render(t, p))
	for i, s := range texts {
		number := fmt.Sprintf("%d/%d", i+1, len(texts))
		if strings.Count(s, number) == 0 {
			t.Fatalf("no number on page %d: %s", i+1, s)
		}
		at := strings.Index(s, number)
		all += strings.Replace(s[:at]+s[at+len(number):], p.Print.AuditHead, "", 1)
	}
	return all
}

func digits(s string) (count [10]int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			count[r-'0']++
		}
	}
	return count
}

var countedVotes = map[locales.Lang]*regexp.Regexp{
	locales.KK: regexp.MustCompile(`жақтап—(\d+),қарсы—(\d+),қалысқалды—(\d)`), // fewer than ten vote; the next number may follow
	locales.RU: regexp.MustCompile(`за—(\d+),против—(\d+),воздержалось—(\d)`),
}

func votesIn(s string, l locales.Lang) (all []string) {
	for _, m := range countedVotes[l].FindAllStringSubmatch(s, -1) {
		all = append(all, strings.Join(m[1:], " "))
	}
	return all
}

var dates = regexp.MustCompile(`\d\d\.\d\d\.\d{4}`)

// Both languages of the papers of a sitting have the same figures: digits, dates, votes, clauses.
func TestCommissionPapersAgreeInBothLanguages(t *testing.T) {
	for name, p := range long(two) {
		inKK, inRU := body(t, p, locales.KK), body(t, p, locales.RU)
		if a, b := digits(inKK), digits(inRU); a != b {
			t.Errorf("%s: digits %v and %v", name, a, b)
		}
		if a, b := dates.FindAllString(inKK, -1), dates.FindAllString(inRU, -1); !slices.Equal(a, b) {
			t.Errorf("%s: dates %v and %v", name, a, b)
		}
		if a, b := votesIn(inKK, locales.KK), votesIn(inRU, locales.RU); !slices.Equal(a, b) {
			t.Errorf("%s: votes %v and %v", name, a, b)
		}
		if a, b := strings.Count(inKK, "Заңның"), strings.Count(inRU, "Закона"); a != b {
			t.Errorf("%s: %d clauses and %d", name, a, b)
		}
	}
}

// The minutes tell every vote as it was counted, and an extract as the minutes do.
func TestMinutesAndExtractsTellTheSameVotes(t *testing.T) {
	m := minutes(40)
	for _, l := range two {
		var want []string
		for i, item := range m.Items {
			if item.Added {
				want = append(want, fmt.Sprint(item.AddedBy.For, item.AddedBy.Against, item.AddedBy.Abstained))
			}
			if !item.Voted {
				continue
			}
			votes := fmt.Sprint(item.For, item.Against, item.Abstained)
			want = append(want, votes)
			if i > 5 {
				continue
			}
			p := sitting(two)["extract"]
			p.Data = extract(i)
			got := body(t, p, l)
			if v := votesIn(got, l); !slices.Equal(v, []string{votes}) {
				t.Errorf("%s: the extract of item %d says %v, want %s", l, i+1, v, votes)
			}
			if clause := squeeze(map[locales.Lang]string{locales.KK: item.Clause.KK, locales.RU: item.Clause.RU}[l]); strings.Count(got, clause) != 1 && clause != "" {
				t.Errorf("%s: the extract of item %d does not say %s once", l, i+1, clause)
			}
		}
		if got := votesIn(body(t, long(two)["minutes.many"], l), l); !slices.Equal(got, want) {
			t.Errorf("%s: the minutes say %v, want %v", l, got, want)
		}
	}
}

func TestMinutesTellHowItWent(t *testing.T) {
	all := sitting(ru)
	wantWords(t, all["minutes"], "необходимодляпринятиярешения—5,присутствует—6.Кворумимеется|СЛУШАЛИ:А.Мысалова,главныйспециалист.Документы|ВЫСТУПИЛИ:|ЗАЯВИЛИСАМООТВОД|"+
		"участвуетвголосовании—4.Кворумотсутствует,решениеповопросунепринято.|Отсутствуют:ЕщановаШолпанФарабиқызы|решающимсталголоспредседательствующего|"+
		"Вопросвключенвповесткуднявходезаседания.Голосование:за—6|ОСОБОЕМНЕНИЕ.ҮлгібаевҚуатӘскерұлы:Считаю|Причина:запрошены|замещаемыйчленкомиссии:ТұрғынбаеваҺафизаҰзаққызы|"+
		"жилаяплощадь:45,2м²;этаж:3/5|воздержался|68,45м²", "комиссиянеправомочна")
	wantWords(t, all["minutes.no-quorum"], "присутствует—4.Кворумотсутствует,комиссиянеправомочнаприниматьрешения.|служебнаякомандировка", "РЕШИЛИ|Повесткадня")
	one := all["minutes"]
	m := minutes(2)
	m.Items, m.Agenda = m.Items[1:], nil
	one.Data = m
	wantWords(t, one, "решениеповопросунепринято", "РЕШИЛИ|Итогиголосования|Повесткадня|Особоемнение")
	for _, name := range []string{"minutes", "minutes.no-quorum"} {
		p := all[name]
		texts := pageTexts(t, render(t, p))
		signers := append([]papers.Seated{p.Data.(papers.Minutes).Presided, {Name: p.Data.(papers.Minutes).Secretary}}, p.Data.(papers.Minutes).Members...)
		for _, s := range signers {
			if last := texts[len(texts)-1]; !strings.Contains(last, squeeze(s.Name.RU)) {
				t.Errorf("%s: %s does not sign on the last page: %s", name, s.Name.RU, last)
			}
		}
	}
	draft := all["minutes"]
	m = minutes(1)
	m.No, draft.Draft = "", true
	draft.Data = m
	wantWords(t, draft, "№________|ЖОБА", "№7")
}

func TestDecisionsTellWhatIsFilled(t *testing.T) {
	all := sitting(ru)
	names := "Наниматель:УлгибаевГалымжанАбдикаирович|Предоставляемоежилище|Количествокомнат:3|Членысемьи,вселяющиесяснанимателем|№44от24.11.2026|вопрос№5"
	for _, m := range family(6) {
		names += "|" + squeeze(m.Name.RU)
	}
	wantWords(t, all["decision.provide"], names, "Порядокобжалования|Гражданин:")
	wantWords(t, all["decision.remove"], "РЕШЕНИЕОСНЯТИИСУЧЕТА|Порядокобжалования|Гражданин:|«___»__________20___года№_______", "Наниматель|Предоставляемоежилище|Опредоставлениижилища")
	d := removalDecision()
	d.Members = family(2)
	p := all["decision.remove"]
	p.Data = d
	wantWords(t, p, "Члены семьи|Улгибаева Гульсим Аскеровна", "вселяющиеся")
	wantWords(t, all["extract"], "Выпискаверна.|№7|посоставу—7,необходимодляпринятиярешения—5,присутствовало—6;кворумимеется|24.11.2026№44|ИИН:850101300005", "Жилище|решающим")
	wantWords(t, all["extract.no-quorum"], "присутствовало—4;кворумотсутствует", "Итогиголосования|РЕШИЛИ")
	wantWords(t, all["extract.tie"], "за—3,против—3,воздержалось—0|решающимсталголос", "кворумотсутствует")
}

func TestNoteOnAnEntryProposesNothingOfItsOwn(t *testing.T) {
	n := entryNote()
	p := sitting(ru)["commission-note.entry"]
	wantWords(t, p, "Порядковыйномерсейчас:вобщемсписке(враздельном):1204(87)|Порядковыйномерпослерешения:вочереди|продвинутсявперед|699(553)|МысаловаОрнекКуатовна|Регистрационныйномер:2019/0412|Основанияпротив", "Входящийномер|Основаниепостановки")
	n.Proposal = papers.Text{}
	p.Data = n
	wantWords(t, p, "Влияниерешениянаочередь", "Предлагается|Предложениеисполнителя")
	n.Effect = papers.QueueEffect{}
	p.Data = n
	wantWords(t, p, "", "Влияние|отодвинутся")
}

// Figures that do not agree are not printed.
func TestMinutesThatDoNotAgree(t *testing.T) {
	for name, spoil := range map[string]func(*papers.Minutes){
		"one vote more by name": func(m *papers.Minutes) { m.Items[0].For++ },
		"for taken for against": func(m *papers.Minutes) { m.Items[0].ByName[0].Choice = papers.VotedAgainst },
		"a choice there is not": func(m *papers.Minutes) { m.Items[0].ByName[0].Choice = 9 },
		"quorum that is none":   func(m *papers.Minutes) { m.Here = 4 },
		"no quorum that is one": func(m *papers.Minutes) { m.NoQuorum = true },
		"quorum of an item":     func(m *papers.Minutes) { m.Items[1].NoQuorum = false },
	} {
		t.Run(name, func(t *testing.T) {
			m := minutes(3)
			spoil(&m)
			wantFault(t, paperOf(m), "P10")
		})
	}
	x := sitting(kk)["extract"]
	bad := extract(0)
	bad.NoQuorum = true
	x.Data = bad
	wantFault(t, x, "P10")
	m := minutes(1)
	m.Items[0].Spoke[1].Words = papers.Same("漢")
	wantFault(t, paperOf(m), "P4")
}

func paperOf(m papers.Minutes) papers.Paper {
	p := sitting(kk)["minutes"]
	p.Data = m
	return p
}

func TestSheetsHaveRoomForAHand(t *testing.T) {
	const mm = 72 / 25.4
	var tops []float64
	p := sitting(kk)["vote-sheet"]
	short := voted(6)
	for i := range short {
		short[i] = papers.AgendaItem{N: i + 1, Question: papers.Same("Мәселе")}
	}
	p.Data = papers.VoteSheet{Meeting: meeting, Items: short}
	for _, w := range boxes(t, render(t, p))[0] {
		if w.left < 45*mm && regexp.MustCompile(`^[1-6]$`).MatchString(w.text) {
			tops = append(tops, w.top)
		}
	}
	if len(tops) != 6 {
		t.Fatal(tops)
	}
	for i := range tops[1:] {
		if tops[i+1]-tops[i] < 7.9*mm {
			t.Errorf("rows %d and %d are %.1f mm apart", i+1, i+2, (tops[i+1]-tops[i])/mm)
		}
	}
}

func TestSections(t *testing.T) {
	for name, c := range map[string]struct {
		text, code string
		line       int
	}{
		"nested":                 {"= A\n\n@Items\n# {N} {#} {No} {Presided.Name}\n@Spoke\n?Words - {Who} {N} {No}\n@\n|ByName\n|a :: {Name} :: 1\n\n@\n\n{No}\n", "", 0},
		"when":                   {"= A\n?Items @Items\n- {N}\n@\n", "", 0},
		"not ended":              {"= A\n\n@Items\n- {N}\n@Spoke\n@\n", "P2", 3},
		"ended twice":            {"= A\n@Items\n- {N}\n@\n@\n", "P2", 5},
		"unknown list":           {"= A\n@Itemz\n@\n", "P3", 2},
		"list of another item":   {"= A\n@Spoke\n@\n", "P3", 2},
		"not a list":             {"= A\n@Quorum\n@\n", "P2", 2},
		"field after its end":    {"= A\n@Items\n- {N}\n@\n\n- {N}\n", "P3", 6},
		"condition after":        {"= A\n@Items\n@\n?Heard - x\n", "P3", 4},
		"number of none":         {"= A\n- {#}\n", "P3", 2},
		"signature in it":        {"= A\n@Items\n---\n@\n", "P2", 3},
		"unknown in the inner":   {"= A\n@Items\n@Spoke\n- {Whom}\n@\n@\n", "P3", 4},
		"table of the enclosing": {"= A\n@Items\n|Present\n|a :: {Name} :: 1\n\n@\n", "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := papers.ParseForm("minutes", locales.KK, c.text)
			f, ok := fault.Of(err)
			if c.code == "" && err != nil || c.code != "" && (!ok || f.Code != c.code || f.Args["line"] != c.line) {
				t.Errorf("got %v, want %q at line %d", err, c.code, c.line)
			}
		})
	}
}

func TestSectionsAreFilled(t *testing.T) {
	m := minutes(3)
	m.Items[1].Spoke = []papers.Speech{{Who: papers.Same("Бір")}, {Who: papers.Same("Екі"), Words: papers.Same("сөз")}}
	p := paperOf(m)
	p.Texts = map[locales.Lang]string{locales.KK: "= А\n\n@Items\n- {#}) {CaseNo}{RegNo} [{No}]\n\n?ByChair - тең\n\n@Spoke\n?Words - {#}. {Who}: {Words} ({N})\n\n!Words - {#}. {Who} үнсіз\n\n?Added - қосымша\n@\n?Spoke - сөз соңы\n@\n\n- {No} соңы\n"}
	got := text(t, render(t, p))
	want := squeeze(`1) К-2026/1204 [7] 1. Жаңабеков Өмірзақ Сәбитұлы: құжаттарға ескерту жоқ, есепке қоюды ұсынамын. (1) 2. Сәтімбеков Ілияс Ғабитұлы: ұсынысты қолдаймын. (1) сөз соңы
		2) К-2026/1205 [7] 1. Бір үнсіз 2. Екі: сөз (2) сөз соңы 3) 2019/0414 [7] тең 7 соңы`)
	if !strings.Contains(got, want) {
		t.Errorf("%s\nis not in\n%s", want, got)
	}
}

// A masked paper keeps nothing by which somebody could be found, and the paper itself stays as it was.
func TestMask(t *testing.T) {
	n := fullNote()
	n.Facts = say("ЖСН 850101300005, туған күні 17.04.1988, тел. +7 700 000 00 02, 8 (700) 000-00-03; тұрады: Үлгі ауылы, Жеңіс көшесі, 5-үй, 17-пәтер.", "ИИН 850101300005, родилась 17.04.1988, тел. 87000000002; живет: с. Улги, ул. Женис, дом 5, кв. 17.")
	n.Dwelling = say("Үлгі ауылы, Жеңіс көшесі, 5-үй, 17-пәтер, 44 м²", "с. Улги, ул. Женис, дом 5, кв. 17, 44 м²")
	n.Family[5].IIN = "12345-67890" // of another kind
	p := paper("commission-note", n, two)
	p.Number = ""
	all := sitting(two)
	for _, open := range []papers.Paper{p, all["agenda"], all["queue-extract"], all["candidates"], all["vote-sheet"], all["decision.provide"]} {
		open.Executor, open.Office.Phone = papers.Executor{}, "" // the office's own
		got := text(t, render(t, papers.Mask(open)))
		for _, m := range append(family(8), papers.Member{IIN: open.To.IIN, Born: day(1985, 1, 1)}) {
			if strings.Contains(got, m.IIN) && m.IIN != "" || strings.Contains(got, locales.Date(int64(m.Born))) {
				t.Errorf("%s tells of %+v: %s", open.Form, m, got)
			}
		}
		for _, gone := range []string{"12345-", "Жеңіскөшесі", "ул.Женис", "+7700", "8(700)", "8700"} {
			if strings.Contains(got, gone) {
				t.Errorf("%s tells %q: %s", open.Form, gone, got)
			}
		}
		if iins := regexp.MustCompile(`\d{12}`).FindAllString(strings.ReplaceAll(got, "000040000017", ""), -1); len(iins) > 0 && open.Form == "commission-note" {
			t.Errorf("%s tells %v", open.Form, iins)
		}
		if again := text(t, render(t, open)); open.Form == "commission-note" && (!strings.Contains(again, "850101300005") || !strings.Contains(again, "17.04.1988") || !strings.Contains(again, "880417401003")) {
			t.Errorf("the paper itself was masked: %s", again)
		}
	}
	got := text(t, render(t, papers.Mask(p)))
	for _, there := range []string{"••••••••0005", "••••••••1003", "•••••••7890", "1988", "УлгибаевГалымжанАбдикаирович", "К-2026/1204", "20.11.2026", "Годрождения:1985"} {
		if !strings.Contains(got, there) {
			t.Errorf("%q is lost: %s", there, got)
		}
	}
	if got := text(t, render(t, papers.Mask(all["candidates"]))); !strings.Contains(got, "Жаңакөшесі,7-үй,14-пәтер") || !strings.Contains(got, "2019/0412") {
		t.Errorf("the dwelling is lost: %s", got)
	}
}
