package papers_test

import (
	"fmt"

	"kezek/locales"
	"kezek/reports/papers"
)

func say(kk, ru string) papers.Text { return papers.Text{KK: kk, RU: ru} }

var (
	chairPost, memberPost = say("төраға", "председатель"), say("мүше", "член комиссии")
	meeting               = papers.Meeting{Commission: commission, Kind: say("кезекті", "очередное"), MeetingAt: moment(2026, 11, 20, 10, 0), Venue: say("Үлгі ауылы, Бейбітшілік көшесі, 12-үй, мәжіліс залы", "с. Улги, ул. Бейбитшилик, дом 12, зал заседаний")}
)

// seats are a made-up commission of seven with a vote, the chair first.
func seats() []papers.Seated {
	return []papers.Seated{
		{Name: papers.Same("Үлгіұлы Нұрлан Қайратұлы"), Post: chairPost, Work: say("бөлім басшысы", "руководитель отдела")},
		{Name: papers.Same("Мысалова Әйгерім Болатқызы"), Post: say("төраға орынбасары", "заместитель председателя"), Work: say("қаржы секторының меңгерушісі", "заведующий сектором финансов")},
		{Name: papers.Same("Жаңабеков Өмірзақ Сәбитұлы"), Post: memberPost, Work: say("заң секторының бас маманы", "главный специалист юридического сектора")},
		{Name: papers.Same("Қожахмет-Әбдірахманова Гүлбаршын-Ғазиза Нұрмұхаммедәлішерқызы"), Post: memberPost, Work: say("сәулет және қала құрылысы бөлімінің бас маманы", "главный специалист отдела архитектуры и градостроительства"), InsteadOf: papers.Same("Тұрғынбаева Һафиза Ұзаққызы")},
		{Name: papers.Same("Үлгібаев Қуат Әскерұлы"), Post: memberPost, Work: say("кадр секторының меңгерушісі", "заведующий сектором кадров")},
		{Name: papers.Same("Сәтімбеков Ілияс Ғабитұлы"), Post: memberPost, Work: say("қоғамдық кеңес мүшесі", "член общественного совета")},
		{Name: papers.Same("Ещанова Шолпан Фарабиқызы"), Post: memberPost, Work: say("әлеуметтік қорғау бөлімінің бас маманы", "главный специалист отдела социальной защиты")},
	}
}

var questions = []struct{ question, clause papers.Text }{
	{say("Тұрғын үйге мұқтаж ретінде есепке қою", "Постановка на учет нуждающихся в жилище"), say("Заңның 68-бабының 10) тармақшасы", "подпункт 10) статьи 68 Закона")},
	{say("Есепке қоюдан бас тарту", "Отказ в постановке на учет"), say("Заңның 72-бабының 1) тармақшасы", "подпункт 1) статьи 72 Закона")},
	{say("Есептен шығару", "Снятие с учета"), say("Заңның 73-бабы 1-тармағының 4) тармақшасы", "подпункт 4) пункта 1 статьи 73 Закона")},
	{say("Басқа бөлек тізімге ауыстыру", "Перевод в другой раздельный список"), say("Заңның 74-бабының 2-тармағы", "пункт 2 статьи 74 Закона")},
	{say("Тұрғын үй беру", "Предоставление жилища"), say("Заңның 74-бабының 1-тармағы", "пункт 1 статьи 74 Закона")},
	{say("Түгендеу нәтижелерін қарау", "Рассмотрение результатов инвентаризации"), papers.Text{}},
}

func agendaItems(n int) (items []papers.AgendaItem) {
	people := family(8)
	for i := range n {
		q := questions[i%len(questions)]
		item := papers.AgendaItem{N: i + 1, Question: q.question, Clause: q.clause, Reporter: say("Ә. Мысалова", "А. Мысалова"), About: people[i%8].Name}
		switch i % len(questions) {
		case 0, 1:
			item.CaseNo = fmt.Sprintf("К-2026/%04d", 1204+i)
			item.Note = say("құжаттары толық", "документы полные")
		case 5:
			item.About = papers.Text{}
		default:
			item.RegNo = fmt.Sprintf("2019/%04d", 412+i)
		}
		items = append(items, item)
	}
	return items
}

// agendaInMinutes are the agenda's items as minutes carry them.
func agendaInMinutes(n int) []papers.AgendaItem {
	items := agendaItems(n)
	for i := range items {
		items[i].Reporter, items[i].Note = papers.Text{}, papers.Text{}
	}
	return items
}

var flat = papers.Dwelling{Address: say("Үлгі ауылы, Жаңа көшесі, 7-үй, 14-пәтер", "с. Улги, ул. Жана, дом 7, кв. 14"), Rooms: 3, Total: 684_500, Living: 452_000, Floor: "3/5",
	Purpose: say("мемлекеттік тұрғын үй қорынан жалға беру", "в наем из государственного жилищного фонда")}

func minutes(n int) papers.Minutes {
	all := seats()
	m := papers.Minutes{No: "7", Meeting: meeting, BeganAt: meeting.MeetingAt, EndedAt: moment(2026, 11, 20, 12, 35), OrderNo: "118-ө", OrderOn: day(2026, 1, 15),
		Presided: all[0], Quorum: papers.Quorum{Entitled: 7, Needed: 5, Here: 6}, Present: all[:6], Secretary: papers.Same("Әбілқасымова Іңкәр Ғаниқызы"),
		Invited: []papers.Seated{{Name: papers.Same("Ұзақбаев Төлеген Һамитұлы"), Work: say("прокуратураның аға көмекшісі", "старший помощник прокурора")}},
		Agenda:  agendaInMinutes(n), Members: all[1:6]}
	gone := all[6]
	gone.Work, gone.Reason = papers.Text{}, say("еңбек демалысы", "трудовой отпуск")
	m.Absent = []papers.Seated{gone}
	for i := range n {
		m.Items = append(m.Items, minutesItem(m.Agenda[i], i, all))
	}
	return m
}

func minutesItem(a papers.AgendaItem, i int, all []papers.Seated) papers.MinutesItem {
	item := papers.MinutesItem{N: a.N, Question: a.Question, About: a.About, CaseNo: a.CaseNo, RegNo: a.RegNo, Reporter: say("Ә. Мысалова, бас маман", "А. Мысалова, главный специалист"),
		Heard:   say("Құжаттар толық, мемлекеттік ақпараттық жүйелер бойынша тексерілді.", "Документы полные, проверены по государственным информационным системам."),
		Outcome: papers.Outcome{Ground: say("көпбалалы отбасы", "многодетная семья"), Clause: a.Clause, Voted: true, Votes: papers.Votes{For: 6}}}
	switch i % len(questions) {
	case 0:
		item.Decided = say("Есепке қойылсын.", "Поставить на учет.")
		item.Spoke = []papers.Speech{{Who: all[2].Name, Words: say("құжаттарға ескерту жоқ, есепке қоюды ұсынамын.", "замечаний к документам нет, предлагаю поставить на учет.")},
			{Who: all[5].Name, Words: say("ұсынысты қолдаймын.", "поддерживаю предложение.")}}
		item.Votes = papers.Votes{For: 4, Against: 1, Abstained: 1}
		for j, s := range all[:6] {
			choice := papers.VotedFor
			if j > 3 {
				choice = papers.Choice(j - 2)
			}
			item.ByName = append(item.ByName, papers.NamedVote{Name: s.Name, Choice: choice})
		}
		item.Dissent = []papers.Speech{{Who: all[4].Name, Words: say("Отбасының тұрғын үй жағдайы қосымша тексерілуі тиіс деп есептеймін.", "Считаю, что жилищные условия семьи следует проверить дополнительно.")}}
	case 1: // a recusal takes the quorum away
		item.Recused = []papers.Speech{{Who: all[4].Name, Words: say("өтініш берушінің туысы", "родственник заявителя")}, {Who: all[5].Name, Words: say("бір ұйымда жұмыс істейді", "работает в одной организации")}}
		item.Quorum = papers.Quorum{Entitled: 7, Needed: 5, Here: 4, NoQuorum: true}
		item.Missing = papers.Same("Ещанова Шолпан Фарабиқызы; Үлгібаев Қуат Әскерұлы; Сәтімбеков Ілияс Ғабитұлы")
		item.Outcome = papers.Outcome{}
	case 2:
		item.Decided = say("Есептен шығарылсын.", "Снять с учета.")
		item.Votes, item.ByChair = papers.Votes{For: 3, Against: 3}, true
		item.Recused, item.Added, item.AddedBy = nil, true, papers.Votes{For: 6}
	case 3:
		item.Decided, item.Reason = say("Келесі отырысқа қалдырылсын.", "Отложить до следующего заседания."), say("мұрағаттан мәлімет сұратылды", "запрошены сведения из архива")
		item.Recused = []papers.Speech{{Who: all[4].Name, Words: say("өтініш берушінің туысы", "родственник заявителя")}}
		item.Quorum, item.Votes = papers.Quorum{Entitled: 7, Needed: 5, Here: 5}, papers.Votes{For: 5}
	case 4:
		item.Decided, item.Dwelling = say("Тұрғын үй берілсін.", "Предоставить жилище."), flat
	case 5:
		item.Outcome = papers.Outcome{Decided: say("Мәліметке алынсын.", "Принять к сведению."), Voted: true, Votes: papers.Votes{For: 6}}
	}
	return item
}

// noQuorum is a meeting that could decide nothing.
func noQuorum() papers.Minutes {
	m := minutes(0)
	m.Present, m.Members, m.Absent = m.Present[:4], m.Members[:3], nil
	for _, s := range seats()[4:] {
		s.Work, s.Reason = papers.Text{}, say("қызметтік іссапар", "служебная командировка")
		m.Absent = append(m.Absent, s)
	}
	m.Quorum = papers.Quorum{Entitled: 7, Needed: 5, Here: 4, NoQuorum: true}
	m.Items = nil
	return m
}

func extract(i int) papers.Extract {
	m := minutes(i + 1)
	item := m.Items[i]
	x := papers.Extract{MinutesNo: m.No, Meeting: m.Meeting, Quorum: m.Quorum, N: item.N, Question: item.Question, CaseNo: item.CaseNo, RegNo: item.RegNo, Outcome: item.Outcome,
		DecisionNo: "44", DecisionDate: day(2026, 11, 24)}
	if item.Needed > 0 {
		x.Quorum = item.Quorum
	}
	return x
}

func provision() papers.CommissionDecision {
	return papers.CommissionDecision{DecisionNo: "44", DecisionDate: day(2026, 11, 24), DecisionBy: say("Үлгі ауданының әкімдігі", "Акимат Улгинского района"), Commission: commission,
		MinutesNo: "7", MinutesOn: day(2026, 11, 20), N: 5, Service: service, RegNo: "2019/0412", List: application(0).List, Place: 12, PlaceInList: 3, PlaceOn: day(2026, 11, 20),
		Decided: say("Азаматқа отбасы мүшелерімен бірге тұрғын үй берілсін.", "Предоставить жилище гражданину с членами семьи."), EffectOn: day(2026, 11, 24),
		Ground: say("көпбалалы отбасы", "многодетная семья"), Clause: questions[4].clause, Rules: removalNotice().Rules, Dwelling: flat, Members: family(6), People: 7}
}

func removalDecision() papers.CommissionDecision {
	n := removalNotice()
	return papers.CommissionDecision{Title: say("Есептен шығару туралы шешім", "Решение о снятии с учета"), DecisionBy: commission, MinutesNo: "7", MinutesOn: day(2026, 11, 20), N: 3,
		RegNo: n.RegNo, List: n.List, Place: 1204, PlaceInList: 87, PlaceOn: day(2026, 11, 20), Decided: say("Тұрғын үйге мұқтаждар есебінен шығарылсын.", "Снять с учета нуждающихся в жилище."),
		EffectOn: day(2026, 11, 20), Ground: n.Ground, Clause: n.Article, Rules: n.Rules, Facts: n.Facts, Appeal: appeal()}
}

func queueExtract(n int) papers.QueueExtract {
	q := papers.QueueExtract{Meeting: meeting, AsOf: moment(2026, 11, 18, 18, 0)}
	for l, list := range []papers.Text{say("Жалпы тізім", "Общий список"), application(0).List} {
		x := papers.ListExtract{List: list, Shown: n, Of: 1903 - 1263*l}
		for i := range n {
			e := papers.ExtractEntry{PlaceInList: i + 1, Place: i*(l+1) + 1, RegNo: fmt.Sprintf("2009/%04d", i*3+l+1), Name: family(8)[i%8].Name, People: i%6 + 1, CountingAt: moment(2009, 1, 5, 9, 0) + papers.Moment(i)*86_400_000}
			if i%7 == 2 {
				e.Item, e.Note = i%5+1, say("тоқтатыла тұрған", "приостановлена")
			}
			x.Entries = append(x.Entries, e)
		}
		q.Lists = append(q.Lists, x)
	}
	return q
}

func candidates(n int) papers.Candidates {
	c := papers.Candidates{Meeting: meeting, AsOf: moment(2026, 11, 18, 18, 0)}
	for i := range n {
		d := papers.CandidateDwelling{Item: i*6 + 5, Dwelling: flat, RegNo: fmt.Sprintf("2019/%04d", 412+i), Name: family(8)[i%8].Name, People: 7 - i%3, List: application(0).List, Place: 12 + i*5, PlaceInList: 3 + i, Before: i * 2}
		if i > 0 {
			d.Passed = say("бұл ауданнан бас тартты", "отказались от жилища такой площади")
		}
		c.Dwellings = append(c.Dwellings, d)
	}
	return c
}

func fullNote() papers.CommissionNote {
	n := commissionNote(false)
	n.Item, n.Question = 1, questions[0].question
	n.For = []papers.Reason{{Text: say("отбасында кәмелетке толмаған бес бала бар", "в семье пятеро несовершеннолетних детей"), Clause: questions[0].clause}, {Text: say("меншігінде тұрғын үй жоқ", "жилища в собственности нет"), Clause: say("Заңның 69-бабы", "статья 69 Закона")}}
	n.Against = []papers.Reason{{Text: say("тұрақты тіркелу мерзімі нақтыланбаған", "срок постоянной регистрации не уточнен"), Clause: say("Заңның 71-бабының 2-тармағы", "пункт 2 статьи 71 Закона")}}
	n.Effect = papers.QueueEffect{After: papers.Standing{Place: 1214, InList: 87}, Back: 690, BackInList: 554}
	return n
}

func entryNote() papers.CommissionNote {
	n := fullNote()
	n.CaseNo, n.FiledAt, n.Channel, n.Service, n.Documents = "", 0, papers.Text{}, papers.Text{}, nil
	n.Place, n.Of, n.PlaceInList, n.OfList, n.PlaceOn = 0, 0, 0, 0, 0
	n.Item, n.Question, n.RegNo, n.RegisteredOn = 3, questions[2].question, "2019/0412", day(2019, 5, 17)
	n.Ground, n.Article, n.Facts = removalNotice().Ground, removalNotice().Article, removalNotice().Facts
	n.Proposal = say("Азаматты тұрғын үйге мұқтаждар есебінен шығару ұсынылады.", "Предлагается снять гражданина с учета нуждающихся в жилище.")
	n.Effect = papers.QueueEffect{Before: papers.Standing{Place: 1204, InList: 87}, Forward: 699, ForwardInList: 553, Entrants: []papers.Entrant{{Name: family(8)[7].Name, Place: 1300, PlaceInList: 99}},
		Note: say("Басқа бөлек тізімдердегі реттік нөмірлер өзгермейді.", "Порядковые номера в других раздельных списках не изменятся.")}
	return n
}

func cover() papers.CommissionPackage {
	return papers.CommissionPackage{Meeting: meeting, For: seats()[2].Name, MadeAt: moment(2026, 11, 18, 18, 5), Items: 40,
		Withheld: say("ЖСН соңғы төрт саннан басқасы, туған күні мен айы, мекенжайы және телефон нөмірі көрсетілмейді.", "ИИН, кроме последних четырех цифр, день и месяц рождения, адрес и номер телефона не указываются."),
		Parts:    []papers.PackagePart{{Name: say("Күн тәртібі", "Повестка дня"), Page: 2}, {Name: say("1-мәселе бойынша анықтама", "Справка по вопросу 1"), Page: 5}}}
}

// sitting are the papers of the commission.
func sitting(langs []locales.Lang) map[string]papers.Paper {
	all := map[string]papers.Paper{}
	add := func(name, code string, data any) {
		p := paper(code, data, langs)
		if code != "extract" {
			p.Number, p.To, p.Signer, p.Date = "", papers.Addressee{}, papers.Signer{}, 0
		}
		all[name] = p
	}
	chair, secretary := seats()[0].Name, minutes(0).Secretary
	add("agenda", "agenda", papers.Agenda{Meeting: meeting, Items: agendaItems(12), Chair: chair, Secretary: secretary})
	add("minutes", "minutes", minutes(6))
	add("minutes.one", "minutes", minutes(1))
	add("minutes.no-quorum", "minutes", noQuorum())
	for i, name := range []string{"", ".no-quorum", ".tie", ".postponed", ".provide", ".other"} {
		add("extract"+name, "extract", extract(i))
	}
	add("decision.provide", "commission-decision", provision())
	add("decision.remove", "commission-decision", removalDecision())
	add("attendance-sheet", "attendance-sheet", papers.AttendanceSheet{Meeting: meeting, OrderNo: "118-ө", OrderOn: day(2026, 1, 15), Seats: seats(), Entitled: 7, Needed: 5, Secretary: secretary})
	add("vote-sheet", "vote-sheet", papers.VoteSheet{Meeting: meeting, Member: seats()[3], Items: voted(6)})
	add("queue-extract", "queue-extract", queueExtract(20))
	add("candidates", "candidates", candidates(5))
	add("commission-package", "commission-package", cover())
	add("commission-note.full", "commission-note", fullNote())
	add("commission-note.entry", "commission-note", entryNote())
	for name, p := range all {
		full := paper(p.Form, p.Data, langs)
		switch p.Form {
		case "commission-decision", "commission-note":
			p.To, p.Signer = full.To, full.Signer
			p.To.Phone = ""
		case "extract":
			p.To.Address = papers.Text{}
			p.Signer = papers.Signer{Post: say("Комиссия хатшысы", "Секретарь комиссии"), Name: secretary}
		}
		if p.Form != "extract" && p.Form != "commission-note" {
			p.Executor = papers.Executor{}
		}
		all[name] = p
	}
	return all
}

// long are the papers of a sitting of 40 questions.
func long(langs []locales.Lang) map[string]papers.Paper {
	all := sitting(langs)
	put := func(name string, data any) {
		p := all[name]
		p.Data = data
		all[name+".many"] = p
	}
	put("agenda", papers.Agenda{Meeting: meeting, Items: agendaItems(40), Chair: seats()[0].Name, Secretary: minutes(0).Secretary})
	put("minutes", minutes(40))
	put("vote-sheet", papers.VoteSheet{Meeting: meeting, Member: seats()[1], Items: voted(40)})
	put("queue-extract", queueExtract(100))
	put("candidates", candidates(20))
	return all
}

// voted are the agenda's items as a vote sheet carries them.
func voted(n int) []papers.AgendaItem {
	items := agendaInMinutes(n)
	for i := range items {
		items[i].Clause = papers.Text{}
	}
	return items
}
