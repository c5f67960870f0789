package papers_test

import (
	"kezek/reports/papers"
)

func day(y, m, d int) papers.Day                  { return papers.Day(at(y, m, d, 0, 0)) }
func moment(y, m, d, h, minute int) papers.Moment { return papers.Moment(at(y, m, d, h, minute)) }

var (
	original = papers.Text{KK: "түпнұсқасы көрсетілді", RU: "предъявлен оригинал"}
	copied   = papers.Text{KK: "көшірмесі", RU: "копия"}
	system   = papers.Text{KK: "мемлекеттік ақпараттық жүйеден", RU: "из государственной информационной системы"}
)

// checklist is what a queue edition asks for.
func checklist() []papers.Document {
	return []papers.Document{
		{Name: papers.Text{KK: "Белгіленген нысан бойынша өтініш", RU: "Заявление по установленной форме"}, Kind: papers.Text{KK: "түпнұсқа", RU: "оригинал"}, Sheets: 2},
		{Name: papers.Text{KK: "Жеке басты куәландыратын құжат (сәйкестендіру үшін)", RU: "Документ, удостоверяющий личность (для идентификации)"}, Kind: original, Sheets: 1, ValidUntil: day(2031, 5, 14)},
		{Name: papers.Text{KK: "Неке қию немесе бұзу туралы (2008 жылғы 1 маусымға дейін), қайтыс болу және балалардың тууы туралы (2007 жылғы 13 тамызға дейін) куәліктер", RU: "Свидетельства о браке или расторжении брака (до 1 июня 2008 года), о смерти и о рождении детей (до 13 августа 2007 года)"}, Kind: copied, Sheets: 4},
		{Name: papers.Text{KK: "Отбасының әрбір мүшесіне соңғы он екі айдағы табысы туралы анықтама", RU: "Справка о доходах за последние двенадцать месяцев на каждого члена семьи"}, Kind: papers.Text{KK: "түпнұсқа", RU: "оригинал"}, Sheets: 3, ValidUntil: day(2026, 12, 31)},
		{Name: papers.Text{KK: "Тұрақты тұрғылықты жері бойынша тіркелгені туралы мәліметтер", RU: "Сведения о регистрации по постоянному месту жительства"}, Kind: system},
		{Name: papers.Text{KK: "Жылжымайтын мүліктің болуы (болмауы) туралы мәліметтер", RU: "Сведения о наличии (отсутствии) недвижимого имущества"}, Kind: system},
	}
}

func missing() []papers.MissingDocument {
	clause := papers.Text{KK: "Стандарттың 9-тармағы", RU: "пункт 9 стандарта"}
	return []papers.MissingDocument{
		{Name: papers.Text{KK: "Отбасының әрбір мүшесіне соңғы он екі айдағы табысы туралы анықтама", RU: "Справка о доходах за последние двенадцать месяцев на каждого члена семьи"}, Clause: clause},
		{Name: papers.Text{KK: "Алматы қаласында кемінде үш жыл тұрғанын растайтын құжат", RU: "Документ, подтверждающий проживание в городе Алматы не менее трех лет"}, Clause: clause},
	}
}

func expired() []papers.ExpiredDocument {
	return []papers.ExpiredDocument{{Name: papers.Text{KK: "Жеке басты куәландыратын құжат (сәйкестендіру үшін)", RU: "Документ, удостоверяющий личность (для идентификации)"}, ValidUntil: day(2026, 8, 19)}}
}

func appeal() papers.Appeal {
	r := refusal()
	return papers.Appeal{AppealBody: r.AppealBody, AppealTerm: r.AppealTerm, AppealWay: r.AppealWay, AppealLaw: r.AppealLaw}
}

// byCitizen is the frame of the applicant's own paper: no number, nobody of the office signs.
func byCitizen(p papers.Paper) papers.Paper {
	p.Number, p.Date, p.Signer, p.Executor, p.Print = "", 0, papers.Signer{}, papers.Executor{}, papers.Print{}
	return p
}

func application(members int) papers.Application {
	a := papers.Application{
		Service: service, CaseNo: "К-2026/1204", FiledAt: moment(2026, 10, 14, 11, 42), Born: day(1985, 1, 1),
		Identity: papers.Text{KK: "жеке куәлік № 012345678, 15.05.2021, ҚР ІІМ", RU: "удостоверение личности № 012345678, 15.05.2021, МВД РК"}, Email: "ulgibaev.g@mysal.kz",
		Representative: papers.Text{KK: "Мысалов Қуат Болатұлы", RU: "Мысалов Куат Болатович"}, RepresentativeIIN: "850101300603",
		PowerNo: "1-2417", PowerOn: day(2026, 9, 30), PowerNotary: papers.Text{KK: "Ө. Үлгіхан, лицензия № 0012345", RU: "О. Улгихан, лицензия № 0012345"}, PowerUntil: day(2027, 9, 30),
		List:     papers.Text{KK: "Халықтың әлеуметтік жағынан осал топтары", RU: "Социально уязвимые слои населения"},
		Grounds:  papers.Text{KK: "көпбалалы отбасы, Заңның 68-бабының 10) тармақшасы", RU: "многодетная семья, подпункт 10) статьи 68 Закона"},
		Dwelling: papers.Text{KK: "жалға алынған екі бөлмелі пәтер, 44,3 м², жалдау шарты", RU: "арендованная двухкомнатная квартира, 44,3 м², договор аренды"},
		SignedOn: day(2026, 10, 14),
		Consents: []papers.Consent{
			{Text: papers.Text{KK: "Дербес деректерімді жинауға және өңдеуге келісемін.", RU: "Согласен (согласна) на сбор и обработку моих персональных данных."}, On: day(2026, 10, 14)},
			{Text: papers.Text{KK: "Менде және отбасы мүшелерімде тұрғын үйдің болуын немесе болмауын тексеруге қарсы емеспін.", RU: "Не возражаю против проверки наличия или отсутствия жилища у меня и членов моей семьи."}, On: day(2026, 10, 14)},
			{Text: papers.Text{KK: "Есепте тұрған азаматтардың тізімдерінде мәліметтерімнің жариялануына келісемін.", RU: "Согласен (согласна) на публикацию моих сведений в списках граждан, состоящих на учете."}},
		},
	}
	for _, d := range checklist() {
		d.ValidUntil = 0 // the form does not ask for it
		a.Documents = append(a.Documents, d)
	}
	for _, m := range family(members) {
		f := papers.FamilyMember{Member: m}
		if m.Born < day(2008, 10, 14) {
			f.ConsentOn = day(2026, 10, 14)
		}
		a.Family = append(a.Family, f)
	}
	return a
}

func fullReceipt() papers.Receipt {
	r := receipt(0)
	r.Title = papers.Text{KK: "Тиісті құжаттардың қабылданғаны туралы қолхат", RU: "Расписка о приеме соответствующих документов"}
	r.Applicant = papers.Text{KK: "көрсетілетін қызметті алушы", RU: "услугополучатель"}
	r.Channel = papers.Text{KK: "«Азаматтарға арналған үкімет» мемлекеттік корпорациясы", RU: "Государственная корпорация «Правительство для граждан»"}
	r.ChannelNo, r.ChannelAt = "002-2026-0117345", moment(2026, 10, 13, 17, 5)
	r.Documents, r.Count, r.Sheets, r.AcceptedBy = checklist(), 6, 10, papers.Text{KK: "Ә. Мысалова", RU: "А. Мысалова"}
	return r
}

func notAccepted() papers.NotAccepted {
	return papers.NotAccepted{
		Service: service, CameAt: moment(2026, 10, 14, 11, 42), Missing: missing(), Expired: expired(),
		Place:     papers.Text{KK: "кеңсе, 3-кабинет", RU: "канцелярия, кабинет 3"},
		Clause:    papers.Text{KK: "Стандарттың 9-тармағы; «Мемлекеттік көрсетілетін қызметтер туралы» Заңның 20-бабының 2-тармағы", RU: "пункт 9 стандарта; пункт 2 статьи 20 Закона «О государственных услугах»"},
		RefusedBy: papers.Text{KK: "Ә. Мысалова", RU: "А. Мысалова"},
	}
}

func returnLetter() papers.ReturnLetter {
	return papers.ReturnLetter{
		Service: service, CaseNo: "К-2026/1204", FiledAt: moment(2026, 10, 14, 11, 42), Missing: missing(), Expired: expired(), Returned: 10,
		Channel: papers.Text{KK: "«Электрондық үкімет» веб-порталы", RU: "Веб-портал «электронного правительства»"},
		Clause:  papers.Text{KK: "Регламенттің 6-тармағы", RU: "пункт 6 регламента"}, NextBy: day(2026, 12, 25), Appeal: appeal(),
	}
}

func requestStatus() papers.RequestStatus {
	office := papers.Text{KK: "кеңсе қызметкері", RU: "работник канцелярии"}
	head := papers.Text{KK: "басшы", RU: "руководитель"}
	executor := papers.Text{KK: "жауапты орындаушы", RU: "ответственный исполнитель"}
	return papers.RequestStatus{
		AskedAt: moment(2026, 11, 16, 10, 20), Service: service, CaseNo: "К-2026/1204", FiledAt: moment(2026, 10, 14, 11, 42),
		Channel: papers.Text{KK: "«Электрондық үкімет» веб-порталы", RU: "Веб-портал «электронного правительства»"}, ChannelNo: "10100000123456", ChannelAt: moment(2026, 10, 14, 11, 40),
		State:    papers.Text{KK: "жауапты орындаушының қарауында, мерзім ұзартылған", RU: "на рассмотрении у ответственного исполнителя, срок продлен"},
		Executor: papers.Text{KK: "Ә. Мысалова", RU: "А. Мысалова"}, DueOn: day(2026, 11, 27), SuspendedUntil: day(2026, 11, 6), ExtendedUntil: day(2026, 11, 27),
		PauseReason: papers.Text{KK: "басқа органнан мәлімет сұратылды", RU: "запрошены сведения у другого органа"},
		Steps: []papers.StatusStep{
			{Who: office, What: papers.Text{KK: "Өтінішті қабылдау, тіркеу және басшыға беру", RU: "Прием и регистрация заявления, передача руководителю"}, Due: moment(2026, 10, 14, 12, 2), Done: moment(2026, 10, 14, 11, 55)},
			{Who: head, What: papers.Text{KK: "Жауапты орындаушыны айқындау", RU: "Определение ответственного исполнителя"}, Due: moment(2026, 10, 14, 14, 2), Done: moment(2026, 10, 15, 9, 30), Late: papers.Text{KK: "4 сағ 28 мин", RU: "4 ч 28 мин"}},
			{Who: executor, What: papers.Text{KK: "Құжаттардың толықтығын тексеру, хабарламаның немесе дәлелді жауаптың жобасын дайындау", RU: "Проверка полноты документов, подготовка проекта уведомления или мотивированного ответа"}, Due: moment(2026, 11, 11, 18, 0), Late: papers.Text{KK: "3 жұмыс күні", RU: "3 рабочих дня"}},
			{Who: head, What: papers.Text{KK: "Мемлекеттік қызмет көрсету нәтижесіне қол қою", RU: "Подписание результата государственной услуги"}, Due: moment(2026, 11, 26, 18, 0)},
			{Who: office, What: papers.Text{KK: "Нәтижені тіркеу және жіберу", RU: "Регистрация и направление результата"}, Due: moment(2026, 11, 27, 18, 0)},
		},
	}
}
