package papers_test

import (
	"fmt"
	"slices"
	"strings"

	"kezek/locales"
	"kezek/reports/papers"
)

// moving are the papers that tell of places in the queue.
func moving(langs []locales.Lang) map[string]papers.Paper {
	suspended := placeCertificate()
	suspended.Ready, suspended.OfReady, suspended.ReadyInList, suspended.OfReadyInList = 0, 0, 0, 0
	suspended.State = papers.Text{KK: "тоқтатыла тұрған, орны сақталады", RU: "приостановлена, место сохраняется"}
	came := movement(2)
	came.Start, came.Entered, came.EnteredOn = papers.Standing{}, came.Start, day(2026, 2, 3)
	came.WasList = papers.Text{KK: "көпбалалы отбасылар", RU: "многодетные семьи"}
	came.Points = append([]papers.PlacePoint{{At: came.From}}, came.Points...)
	came.Points[1].At = came.EnteredOn
	left := movement(1)
	left.Left, left.LeftOn, left.End = left.End, day(2026, 10, 30), papers.Standing{}
	left.Points[len(left.Points)-1].Place = 0
	left.Points = slices.Insert(left.Points, len(left.Points)-1, papers.PlacePoint{At: left.LeftOn})
	still := movement(0)
	alone := paper("comparison", papers.Comparison{AsOf: moment(2026, 11, 23, 9, 30)}, langs)
	told := comparison()
	told.Conclusion = papers.Text{}
	later := removalWarning()
	later.HearingAt, later.HearingPlace = 0, papers.Text{}
	all := map[string]papers.Paper{
		"place-certificate":           paper("place-certificate", placeCertificate(), langs),
		"place-certificate.suspended": paper("place-certificate", suspended, langs),
		"place-certificate.out":       paper("place-certificate", outCertificate(), langs),
		"movement":                    paper("movement", movement(5), langs),
		"movement.many":               paper("movement", movement(12), langs),
		"movement.came":               paper("movement", came, langs),
		"movement.left":               paper("movement", left, langs),
		"movement.still":              paper("movement", still, langs),
		"comparison":                  paper("comparison", comparison(), langs),
		"comparison.own":              paper("comparison", told, langs),
		"comparison.bare":             alone,
		"removal-warning":             paper("removal-warning", removalWarning(), langs),
		"removal-warning.later":       paper("removal-warning", later, langs),
		"public-list":                 paper("public-list", publicList(45), langs),
		"public-list.none":            paper("public-list", publicList(0), langs),
		"statistics":                  paper("statistics", statistics(6), langs),
		"service-statistics":          paper("service-statistics", serviceStatistics(), langs),
		"service-statistics.none":     paper("service-statistics", papers.ServiceStatistics{From: day(2026, 1, 1), To: day(2026, 3, 31)}, langs),
		"statistics.none":             paper("statistics", papers.Statistics{From: day(2026, 1, 1), To: day(2026, 3, 31)}, langs),
	}
	for name, p := range all {
		switch p.Form {
		case "place-certificate", "movement", "comparison":
			p.To.Address = papers.Text{}
			if p.Form == "comparison" {
				p.To = papers.Addressee{}
			}
		case "public-list", "statistics", "service-statistics":
			p.Number, p.To = "", papers.Addressee{}
		}
		all[name] = p
	}
	return all
}

var clause73 = papers.Text{KK: "«Тұрғын үй қатынастары туралы» Заңның 73-бабы 1-тармағының 4) тармақшасы", RU: "подпункт 4) пункта 1 статьи 73 Закона «О жилищных отношениях»"}

func placeCertificate() papers.PlaceCertificate {
	return papers.PlaceCertificate{
		Service: service, RegNo: "2019/0412", List: application(0).List, RegisteredOn: day(2019, 5, 17), DecisionNo: "12", DecisionDate: day(2019, 5, 16),
		CountingAt: moment(2019, 4, 3, 11, 42), CountingMark: papers.Text{KK: "тәулік уақыты бұрынғы тізім бойынша алынған", RU: "время суток принято по прежнему списку"},
		Members: 5, State: papers.Text{KK: "кезекте тұр", RU: "состоит в очереди"}, AsOf: moment(2025, 5, 23, 18, 0), KnownOn: moment(2026, 11, 23, 9, 30),
		Place: 1204, Of: 1903, PlaceInList: 87, OfList: 640, Ready: 1117, OfReady: 1780, ReadyInList: 81, OfReadyInList: 602,
		Rule: papers.Text{
			KK: "Кезектілік өтініш барлық қажетті құжаттармен бірге берілген күн мен уақыт бойынша айқындалады, уақыты бірдей болғанда — бұрынғы тізімдегі реті, содан кейін тіркеу нөмірі бойынша («Тұрғын үй қатынастары туралы» Заңның 74-бабының 1-тармағы).",
			RU: "Очередность определяется датой и временем подачи заявления со всеми необходимыми документами, при одинаковом времени — порядком прежнего списка, затем регистрационным номером (пункт 1 статьи 74 Закона «О жилищных отношениях»)."},
	}
}

func outCertificate() papers.PlaceCertificate {
	c := placeCertificate()
	c.KnownOn, c.CountingMark = 0, papers.Text{}
	c.Place, c.Of, c.PlaceInList, c.OfList, c.Ready, c.OfReady, c.ReadyInList, c.OfReadyInList = 0, 0, 0, 0, 0, 0, 0, 0
	c.State = papers.Text{KK: "есептен шығарылған", RU: "снята с учета"}
	c.OutOn, c.OutNo, c.OutDate = day(2024, 11, 20), "44", day(2024, 11, 19)
	c.OutGround, c.OutArticle = removalNotice().Ground, clause73
	return c
}

// movement is a year in which n decisions of each of five causes moved an entry.
func movement(n int) papers.Movement {
	m := papers.Movement{
		RegNo: "2019/0412", List: application(0).List, From: day(2026, 1, 1), To: day(2026, 11, 23), KnownOn: moment(2026, 11, 23, 9, 30),
		Start: papers.Standing{Place: 6099, InList: 1204}, End: papers.Standing{Place: 6099, InList: 1204},
		Points: []papers.PlacePoint{{At: day(2026, 1, 1), Place: 6099}},
	}
	causes := []struct {
		kk, ru, groundKK, groundRU string
		overall, inList            papers.Shift
	}{
		{"Алда тұрған жазбаның есептен шығарылуы", "Снятие с учета стоявшей впереди записи", "тұрғын үй сатып алынған, 73-баптың 1-тармағының 4) тармақшасы", "приобретено жилище, подпункт 4) пункта 1 статьи 73", -2, -1},
		{"Сот шешімі бойынша кезекке қайта қойылу", "Восстановление в очереди по решению суда", "сот шешімі", "решение суда", 3, 1},
		{"Алда тұрған жазбаға тұрғын үй берілуі", "Предоставление жилища стоявшей впереди записи", "74-баптың 1-тармағы", "пункт 1 статьи 74", -1, 0},
		{"Басқа тізімге ауыстыру", "Перевод в другой список", "", "", 0, -1},
		{"Бұрынғы тізімді қабылдау", "Принятие прежнего списка", "тізімді қабылдау", "принятие списка", 12, 0},
	}
	at := m.Start.Place
	for i, c := range causes {
		if n == 0 {
			break
		}
		cause := papers.Text{KK: c.kk, RU: c.ru}
		row := papers.MovementCause{Cause: cause, Count: n, Overall: c.overall * papers.Shift(n), InList: c.inList * papers.Shift(n)}
		m.Causes = append(m.Causes, row)
		m.Total.Count, m.Total.Overall, m.Total.InList = m.Total.Count+row.Count, m.Total.Overall+row.Overall, m.Total.InList+row.InList
		for j := range n {
			on := day(2026, 2, 3) + papers.Day((i*n+j)*290/(5*n))*86_400_000
			m.Moves = append(m.Moves, papers.MovementLine{On: on, Cause: cause, DecisionNo: fmt.Sprint(20 + j), DecisionOn: on - 3*86_400_000,
				Ground: papers.Text{KK: c.groundKK, RU: c.groundRU}, Count: 1, Overall: c.overall, InList: c.inList})
			at += int(c.overall)
			m.Points = append(m.Points, papers.PlacePoint{At: on, Place: at})
		}
	}
	m.End.Place, m.End.InList = at, m.Start.InList+int(m.Total.InList)
	m.Points = append(m.Points, papers.PlacePoint{At: m.To, Place: at})
	return m
}

func comparison() papers.Comparison {
	list := application(0).List
	decision := func(no, on string) papers.Text {
		return papers.Text{KK: on + " № " + no + " шешім", RU: "решение № " + no + " от " + on}
	}
	art := func(n int) papers.Text {
		return papers.Text{KK: fmt.Sprintf("Заңның 74-бабының %d-тармағы", n), RU: fmt.Sprintf("пункт %d статьи 74 Закона", n)}
	}
	none := papers.Text{KK: "жоқ", RU: "нет"}
	return papers.Comparison{
		AsOf: moment(2026, 11, 23, 9, 30),
		X:    papers.Compared{RegNo: papers.Same("2019/0412"), Name: papers.Text{KK: "Үлгібаев Ғалымжан Әбдіқайырұлы", RU: "Улгибаев Галымжан Абдикаирович"}, List: list, Place: 1204, PlaceInList: 87},
		Y:    papers.Compared{RegNo: papers.Same("20**/***7"), Name: papers.Same("С*** А."), List: list, Place: 1187, PlaceInList: 80},
		Parts: []papers.ComparedPart{
			{Part: papers.Text{KK: "Бөлек тізімнің кезегі", RU: "Очередь раздельного списка"}, Clause: art(2), X: list, XDecision: decision("12", "16.05.2019"), Y: list, YDecision: decision("7", "20.03.2019")},
			{Part: papers.Text{KK: "Кезектен тыс немесе бірінші кезекте алу құқығы", RU: "Право на внеочередное или первоочередное получение"}, Clause: art(3), Unverified: true, X: none, Y: none},
			{Part: papers.Text{KK: "Өтініш барлық құжаттармен берілген күн", RU: "Дата подачи заявления со всеми документами"}, Clause: art(1), X: papers.Same("03.04.2019"), XDecision: decision("12", "16.05.2019"), Y: papers.Same("11.02.2019"), YDecision: decision("7", "20.03.2019"), Mark: papers.PartDiffers},
			{Part: papers.Text{KK: "Өтініш берілген уақыт", RU: "Время подачи заявления"}, Clause: art(1), X: papers.Same("11:42"), Y: papers.Same("09:10"), Mark: papers.PartNotReached},
			{Part: papers.Text{KK: "Бұрынғы тізімдегі реті", RU: "Порядок прежнего списка"}, X: none, Y: none, Mark: papers.PartNotReached},
			{Part: papers.Text{KK: "Тіркеу нөмірі", RU: "Регистрационный номер"}, X: papers.Same("2019/0412"), Y: papers.Same("20**/***7"), Mark: papers.PartNotReached},
		},
		Conclusion: papers.Text{
			KK: "Салыстырылатын жазба жоғары тұр, себебі ол бойынша өтініш барлық құжаттармен ертерек берілген: 11.02.2019, азаматтың жазбасы бойынша — 03.04.2019.",
			RU: "Сравниваемая запись стоит выше, потому что заявление по ней подано со всеми документами раньше: 11.02.2019, по записи гражданина — 03.04.2019."},
	}
}

func removalWarning() papers.RemovalWarning {
	n := removalNotice()
	return papers.RemovalWarning{
		Service: service, RegNo: n.RegNo, List: n.List, RegisteredOn: n.RegisteredOn, GroundCode: n.GroundCode, Ground: n.Ground, Article: n.Article, Facts: n.Facts,
		ObjectionTerm: papers.Text{KK: "хабарлама тапсырылған күннен бастап 10 жұмыс күні ішінде", RU: "в течение 10 рабочих дней со дня вручения уведомления"},
		BringTo:       papers.Text{KK: "Үлгі ауылы, Бейбітшілік көшесі, 12-үй, 3-кабинет", RU: "с. Улги, ул. Бейбитшилик, дом 12, кабинет 3"},
		HearingAt:     moment(2026, 12, 9, 15, 0), HearingPlace: papers.Text{KK: "мәжіліс залы", RU: "зал заседаний"}, ConsideredBy: commission,
	}
}

func publicList(rows int) papers.PublicList {
	head := func(kk, ru string, share int, align string) papers.JournalColumn {
		return papers.JournalColumn{Head: papers.Text{KK: kk, RU: ru}, Share: share, Align: align}
	}
	l := papers.PublicList{
		List: application(0).List, AsOf: day(2026, 11, 1), Count: rows,
		Profile: papers.Text{KK: "реттік нөмірі, тегінің бірінші әрпі мен аты-жөнінің бас әріптері, есепке қойылған күні", RU: "порядковый номер, первая буква фамилии и инициалы, дата постановки на учет"},
		Columns: []papers.JournalColumn{
			head("Бөлек тізімдегі №", "№ в раздельном списке", 22, "right"), head("Жалпы тізімдегі №", "№ в общем списке", 22, "right"),
			head("Тегі мен аты-жөні", "Фамилия и инициалы", 46, ""), head("Есепке қойылған күні", "Дата постановки на учет", 30, "center"), head("Негізі", "Основание", 45, ""),
		},
		Hidden: papers.Text{KK: "ЖСН, туған күні, мекенжайы, денсаулығы мен мүгедектігі туралы мәліметтер жарияланбайды.", RU: "ИИН, дата рождения, адрес, сведения о здоровье и инвалидности не публикуются."},
	}
	if rows == 0 {
		l.Columns = nil
	}
	names := strings.Split("Ү*** Ғ. Ә.,М*** Қ. Б.,С*** А.,Қ***-Ә*** Г.-Ғ. Н.,Һ*** Ұ.", ",")
	for i := range rows {
		l.Rows = append(l.Rows, papers.JournalRow{Cells: []papers.Text{papers.Same(locales.Number(int64(i + 1))), papers.Same(locales.Number(int64(i*3 + 2))),
			papers.Same(names[i%5]), papers.Same(locales.Date(at(2009, 1, 5, 9, 0) + int64(i)*86_400_000)), {KK: "көпбалалы отбасы", RU: "многодетная семья"}}})
	}
	return l
}

func statistics(lists int) papers.Statistics {
	names := []papers.Text{
		{KK: "Ұлы Отан соғысының ардагерлері", RU: "ветераны Великой Отечественной войны"},
		{KK: "жетім балалар, ата-анасының қамқорлығынсыз қалған балалар", RU: "дети-сироты, дети, оставшиеся без попечения родителей"},
		{KK: "көпбалалы аналар, көпбалалы отбасылар", RU: "многодетные матери, многодетные семьи"},
		{KK: "халықтың әлеуметтік жағынан осал топтары", RU: "социально уязвимые слои населения"},
		{KK: "мемлекеттік қызметшілер, бюджеттік ұйымдардың қызметкерлері, әскери қызметшілер", RU: "государственные служащие, работники бюджетных организаций, военнослужащие"},
		{KK: "жалғыз тұрғын үйі авариялық деп танылған азаматтар", RU: "граждане, единственное жилище которых признано аварийным"},
	}
	s := papers.Statistics{Service: service, From: day(2026, 1, 1), To: day(2026, 9, 30), TakenOver: 118,
		Removals: []papers.GroundCount{
			{Ground: papers.Text{KK: "меншігіне тұрғын үй сатып алынған", RU: "приобретено жилище в собственность"}, Clause: clause73, Count: 61},
			{Ground: papers.Text{KK: "басқа елді мекенге көшкен", RU: "выезд в другой населенный пункт"}, Clause: papers.Text{KK: "Заңның 73-бабы 1-тармағының 2) тармақшасы", RU: "подпункт 2) пункта 1 статьи 73 Закона"}, Count: 14},
		},
		Grounds: []papers.ListBalance{
			{List: papers.Text{KK: "көпбалалы отбасы (Заңның 68-бабының 10) тармақшасы)", RU: "многодетная семья (подпункт 10) статьи 68 Закона)"}, Start: 1180, Entered: 41, Removed: 18, End: 1203},
			{List: papers.Text{KK: "толық емес отбасы (Заңның 68-бабының 11) тармақшасы)", RU: "неполная семья (подпункт 11) статьи 68 Закона)"}, Start: 970, Entered: 20, MovedIn: 3, Housed: 5, End: 988},
		},
		Removed: papers.GroundCount{Count: 75},
	}
	for i := range lists {
		l := papers.ListBalance{List: names[i%len(names)], Start: 97 + i*1311, Entered: 20 + i*7, Split: i % 2, Restored: i % 3, MovedIn: 5, MovedOut: 5, Removed: 12, Housed: i * 4, Merged: i % 2, Annulled: 0}
		l.End = l.Start + l.Entered + l.Split + l.Restored + l.MovedIn - l.MovedOut - l.Removed - l.Housed - l.Merged - l.Annulled
		s.Lists = append(s.Lists, l)
		t := &s.Total
		*t = papers.ListBalance{Start: t.Start + l.Start, Entered: t.Entered + l.Entered, Split: t.Split + l.Split, Restored: t.Restored + l.Restored, MovedIn: t.MovedIn + l.MovedIn, MovedOut: t.MovedOut + l.MovedOut,
			Removed: t.Removed + l.Removed, Housed: t.Housed + l.Housed, Merged: t.Merged + l.Merged, Annulled: t.Annulled + l.Annulled, End: t.End + l.End}
	}
	s.Households = s.Total.End
	return s
}

func serviceStatistics() papers.ServiceStatistics {
	count := func(kk, ru string, start, received, granted, refused, returned, late int) papers.ServiceCount {
		c := papers.ServiceCount{Service: papers.Text{KK: kk, RU: ru}, Start: start, Received: received, Granted: granted, Refused: refused, Returned: returned,
			Withdrawn: 2, Annulled: 1, Late: late, Working: "11,4", Calendar: "16,0", Answered: granted + refused + returned}
		c.End = start + received - c.Answered - 3
		c.InTime, c.Overdue = c.Answered-late, c.End/5
		return c
	}
	s := papers.ServiceStatistics{From: day(2026, 1, 1), To: day(2026, 9, 30), Services: []papers.ServiceCount{
		count("Кезекке қою", "Постановка в очередь", 118, 1240, 1011, 96, 30, 14),
		count("Тұрғын үйдің бар-жоғы туралы анықтама", "Справка о наличии (отсутствии) жилища", 3, 412, 380, 12, 9, 0),
		count("Жекешелендіру", "Приватизация", 20, 64, 41, 6, 2, 5),
		count("Тұрғын үй көмегі", "Жилищная помощь", 11, 903, 803, 71, 4, 22)}}
	t := &s.Total
	for _, c := range s.Services {
		*t = papers.ServiceCount{Start: t.Start + c.Start, Received: t.Received + c.Received, Granted: t.Granted + c.Granted, Refused: t.Refused + c.Refused,
			Returned: t.Returned + c.Returned, Withdrawn: t.Withdrawn + c.Withdrawn, Annulled: t.Annulled + c.Annulled, End: t.End + c.End, Answered: t.Answered + c.Answered,
			InTime: t.InTime + c.InTime, Late: t.Late + c.Late, NoTerm: t.NoTerm + c.NoTerm, Overdue: t.Overdue + c.Overdue, Working: "10,8", Calendar: "15,2"}
		office := papers.ChannelCount{Service: c.Service, Channel: papers.Text{KK: "Бөлім", RU: "Отдел"}, Count: c.Received / 3}
		s.Channels = append(s.Channels, papers.ChannelCount{Service: c.Service, Channel: papers.Text{KK: "Портал", RU: "Портал"}, Count: c.Received - office.Count}, office)
		s.Refusals = append(s.Refusals, papers.RefusalCount{Service: c.Service, Ground: papers.Text{KK: "құжаттар топтамасы толық емес", RU: "представлен неполный пакет документов"},
			Clause: papers.Text{KK: "Қағиданың 9-тармағының 1) тармақшасы", RU: "подпункт 1) пункта 9 Правил"}, Count: c.Refused})
	}
	s.Received.Count, s.Refused.Count = t.Received, t.Refused
	return s
}
