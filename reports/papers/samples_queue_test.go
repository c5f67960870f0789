package papers_test

import (
	"fmt"

	"kezek/locales"
	"kezek/reports/papers"
)

var commission = papers.Text{KK: "Үлгі ауданы әкімдігінің тұрғын үй комиссиясы", RU: "Жилищная комиссия акимата Улгинского района"}

func commissionNote(refuse bool) papers.CommissionNote {
	none := papers.Text{KK: "мәлімет жоқ", RU: "сведений нет"}
	n := papers.CommissionNote{
		Commission: commission, MeetingOn: day(2026, 11, 20), Service: service, CaseNo: "К-2026/1204", FiledAt: moment(2026, 10, 14, 11, 42),
		Channel: papers.Text{KK: "бөлімнің кеңсесі", RU: "канцелярия отдела"}, Born: day(1985, 1, 1), Family: family(6), Counted: 7,
		Dwelling: application(0).Dwelling, List: application(0).List, Ground: papers.Text{KK: "көпбалалы отбасы", RU: "многодетная семья"},
		Article: papers.Text{KK: "Заңның 68-бабының 10) тармақшасы", RU: "подпункт 10) статьи 68 Закона"}, Documents: checklist(),
		Checks: []papers.SystemCheck{
			{System: papers.Text{KK: "«Жеке тұлғалар» мемлекеттік дерекқоры", RU: "ГБД «Физические лица»"}, On: day(2026, 10, 15), Result: papers.Text{KK: "тұрақты тіркеуде 2014 жылғы 3 наурыздан бері", RU: "постоянная регистрация с 3 марта 2014 года"}},
			{System: papers.Text{KK: "«Жылжымайтын мүлік тіркелімі» мемлекеттік дерекқоры", RU: "ГБД «Регистр недвижимости»"}, On: day(2026, 10, 15), Result: none},
			{System: papers.Text{KK: "Бірыңғай нотариаттық ақпараттық жүйе", RU: "Единая нотариальная информационная система"}, On: day(2026, 10, 16), Result: papers.Text{KK: "сенімхат расталды", RU: "доверенность подтверждена"}},
		},
		Facts: papers.Text{KK: "Отбасында кәмелетке толмаған бес бала бар. Соңғы бес жылда меншігінде тұрғын үй болмаған.", RU: "В семье пятеро несовершеннолетних детей. Жилища в собственности за последние пять лет не было."},
		Place: 1214, Of: 1903, PlaceInList: 87, OfList: 640, PlaceOn: day(2026, 11, 18),
	}
	if refuse {
		r := refusal()
		n.Place, n.Of, n.PlaceInList, n.OfList, n.PlaceOn = 0, 0, 0, 0, 0
		n.RefusalGround, n.RefusalArticle, n.Facts = r.Ground, r.Article, r.Facts
	}
	return n
}

func removalNotice() papers.RemovalNotice {
	return papers.RemovalNotice{
		Service: service, RegNo: "2019/0412", List: application(0).List, RegisteredOn: day(2019, 5, 17), DecisionNo: "44", DecisionDate: day(2026, 11, 20),
		DecisionBy: commission, RemovedOn: day(2026, 11, 20), GroundCode: "S-04", Rules: papers.Text{KK: "Ақсай ауданы, 01.09.2026 бастап", RU: "Аксайский район, с 01.09.2026"}, Ground: papers.Text{KK: "меншігіне тұрғын үй сатып алынған", RU: "приобретено жилище в собственность"},
		Article: papers.Text{KK: "«Тұрғын үй қатынастары туралы» Заңның 73-бабы 1-тармағының 4) тармақшасы", RU: "подпункт 4) пункта 1 статьи 73 Закона «О жилищных отношениях»"},
		Facts:   papers.Text{KK: "Жылжымайтын мүлік тіркелімінің мәліметтері бойынша 2026 жылғы 12 қыркүйекте екі бөлмелі пәтерге меншік құқығы тіркелген.", RU: "По сведениям регистра недвижимости 12 сентября 2026 года зарегистрировано право собственности на двухкомнатную квартиру."},
		Appeal:  appeal(),
	}
}

func myFile(members int) papers.MyFile {
	return papers.MyFile{
		AsOf: moment(2026, 11, 24, 9, 15), Service: service, CaseNo: "К-2026/1204", RegNo: "2026/0871", List: application(0).List,
		State: papers.Text{KK: "кезекте тұр, құжаттарын толықтыру қажет", RU: "состоит в очереди, требуется дополнить документы"},
		Place: 1214, Of: 1903, PlaceInList: 87, OfList: 640, CountingAt: moment(2026, 10, 14, 11, 42), Family: family(members),
		Documents: checklist(), Missing: missing()[:1],
		Next: papers.Text{KK: "жыл сайынғы түгендеу: деректерді растау", RU: "ежегодная инвентаризация: подтвердить данные"}, NextBy: day(2027, 3, 31),
		Contact: papers.Text{KK: "Ә. Мысалова, бас маман", RU: "А. Мысалова, главный специалист"}, ContactPhone: "8 (700) 000-00-03",
	}
}

func journal(rows int) papers.Journal {
	head := func(kk, ru string, share int, align string) papers.JournalColumn {
		return papers.JournalColumn{Head: papers.Text{KK: kk, RU: ru}, Share: share, Align: align}
	}
	j := papers.Journal{
		Title: papers.Text{KK: "Кіріс өтініштерді тіркеу журналы", RU: "Журнал регистрации входящих заявлений"}, From: day(2026, 1, 1), To: day(2026, 11, 24), Count: rows,
		KeptByPost: papers.Text{KK: "бас маман", RU: "главный специалист"}, KeptBy: papers.Text{KK: "Ә. Мысалова", RU: "А. Мысалова"},
		Columns: []papers.JournalColumn{
			head("№", "№", 16, "center"), head("Күні, уақыты", "Дата, время", 20, "center"), head("Арнасы", "Канал", 26, ""),
			head("Өтініш беруші", "Заявитель", 44, ""), head("ЖСН", "ИИН", 24, "center"), head("Қызмет", "Услуга", 30, ""),
			head("Парақ", "Листов", 13, "right"), head("Бұрыштама", "Резолюция", 26, ""), head("Орындаушы", "Исполнитель", 24, ""),
			head("Мерзімі", "Срок", 20, "center"), head("Нәтиже № және күні", "Результат № и дата", 24, "center"), head("Берілді (күні, қолы)", "Выдано (дата, подпись)", 24, ""),
		},
	}
	people := family(8)
	for i := range rows {
		m := people[i%8]
		filed := moment(2026, 1, 5, 9, 0) + papers.Moment(i)*7_300_000
		row := papers.JournalRow{Annulled: i%23 == 5, Cells: []papers.Text{papers.Same(fmt.Sprintf("К-2026/%04d", i+1)), papers.Same(locales.DateTime(int64(filed))),
			{KK: "бөлімнің кеңсесі", RU: "канцелярия отдела"}, m.Name, papers.Same(m.IIN), {KK: "Кезекке қою", RU: "Постановка на учет"},
			papers.Same(fmt.Sprint(i%9 + 1)), {KK: "қарауға, Н. Үлгіұлы", RU: "на рассмотрение, Н. Улгиулы"}, {KK: "Ә. Мысалова", RU: "А. Мысалова"},
			papers.Same(locales.Date(int64(filed) + 30*86_400_000)), papers.Same(fmt.Sprintf("03-12/%d %s", i+1, locales.Date(int64(filed)+20*86_400_000)))}}
		if row.Annulled {
			j.Annulled++
		}
		j.Rows = append(j.Rows, row)
	}
	return j
}

func survey() papers.SurveySummary {
	return papers.SurveySummary{
		Service: service, From: day(2026, 1, 1), To: day(2026, 3, 31), Filled: 1043,
		Questions: []papers.SurveyQuestion{
			{Question: papers.Text{KK: "Сіз электрондық мемлекеттік қызметті көрсету үдерісінің сапасына және нәтижесіне қанағаттандыңыз ба?", RU: "Удовлетворены ли Вы качеством процесса и результатом оказания электронной государственной услуги?"}, Dissatisfied: 41, Partly: 150, Satisfied: 850, Answered: 1041},
			{Question: papers.Text{KK: "Сіз электрондық мемлекеттік қызмет көрсету тәртібі туралы ақпараттың сапасына қанағаттандыңыз ба?", RU: "Удовлетворены ли Вы качеством информации о порядке оказания электронной государственной услуги?"}, Dissatisfied: 0, Partly: 27, Satisfied: 1016, Answered: 1043},
		},
	}
}
