package papers_test

import (
	"fmt"

	"kezek/locales"
	"kezek/reports/papers"
)

var aidService = say("Тұрғын үй көмегін тағайындау", "Назначение жилищной помощи")

// months are the three months of a quarter.
func months(kk1, ru1, kk2, ru2, kk3, ru3 string) papers.MonthNames {
	return papers.MonthNames{First: say(kk1, ru1), Second: say(kk2, ru2), Third: say(kk3, ru3)}
}

var (
	fourth = months("қазан 2026", "октябрь 2026", "қараша 2026", "ноябрь 2026", "желтоқсан 2026", "декабрь 2026")
	third  = months("шілде 2026", "июль 2026", "тамыз 2026", "август 2026", "қыркүйек 2026", "сентябрь 2026")
	inQ4   = say("2026 жылғы IV тоқсан", "IV квартал 2026 года")
	inQ3   = say("2026 жылғы III тоқсан", "III квартал 2026 года")
)

func thrice(month papers.Money) papers.Quarterly {
	return papers.Quarterly{First: month, Second: month, Third: month, Total: 3 * month}
}

func plus(a, b papers.Quarterly) papers.Quarterly {
	return papers.Quarterly{First: a.First + b.First, Second: a.Second + b.Second, Third: a.Third + b.Third, Total: a.Total + b.Total}
}

// earned are the incomes of so many people: together 180 000 ₸ a month, all of the first two.
func earned(people int) (all []papers.PersonIncome, sum papers.Quarterly) {
	for i := range people {
		p := papers.PersonIncome{Name: say("Үлгібаев Ғалымжан Әбдіқайырұлы", "Улгибаев Галымжан Абдикаирович"), Kind: say("жалақы", "заработная плата"), Quarterly: thrice(12_000_000)}
		if i > 0 {
			p.Name, p.Kind, p.Quarterly = family(i)[i-1].Name, say("зейнетақы", "пенсия"), papers.Quarterly{}
		}
		if i == 1 {
			p.Quarterly = thrice(6_000_000)
		}
		sum = plus(sum, p.Quarterly)
		all = append(all, p)
	}
	return all, sum
}

// Services of E3 (services.md §5.6), a month.
var charged = []struct {
	kk, ru, quantity, allowed, tariff string
	fact                              papers.Money
	norm, cap                         *papers.Money
	counted                           papers.Money
	by                                papers.Text
}{
	{"Кондоминиум", "Кондоминиум", "", "54 м²", "55", 330_000, new(papers.Money(297_000)), new(papers.Money(324_000)), 297_000, byNorm},
	{"Лифт", "Лифт", "", "", "", 150_000, nil, new(papers.Money(130_000)), 130_000, byCap},
	{"Жылумен жабдықтау", "Теплоснабжение", "1,6 Гкал", "1,35 Гкал", "4 800", 768_000, new(papers.Money(648_000)), nil, 648_000, byNorm},
	{"Салқын су", "Холодная вода", "14 м³", "12 м³", "110", 154_000, new(papers.Money(132_000)), nil, 132_000, byNorm},
	{"Ыстық су", "Горячая вода", "5 м³", "6 м³", "320", 160_000, new(papers.Money(192_000)), nil, 160_000, byFact},
	{"Су бұру", "Водоотведение", "19 м³", "17 м³", "70", 133_000, new(papers.Money(119_000)), nil, 119_000, byNorm},
	{"Электр энергиясы", "Электроэнергия", "230 кВт·сағ", "270 кВт·сағ", "24", 552_000, new(papers.Money(648_000)), nil, 552_000, byFact},
	{"Қоқыс шығару", "Вывоз мусора", "3 адам", "3 адам", "500", 150_000, new(papers.Money(150_000)), nil, 150_000, byFact},
	{"Телефон", "Телефон", "", "", "", 169_900, nil, new(papers.Money(139_900)), 139_900, byCap},
}

var (
	byFact = say("шот", "счет")
	byNorm = say("норма", "норма")
	byCap  = say("шекті сома", "предельная сумма")
)

func aidApplication(members int) papers.AidApplication {
	a := papers.AidApplication{
		Application: served(members, aidService, papers.Text{}), Quarter: inQ4, Address: say("Үлгі ауылы, Жеңіс көшесі, 5-үй, 18-пәтер", "с. Улги, ул. Женис, дом 5, кв. 18"), Right: say("меншік, тіркелген құқық № 123", "собственность, зарегистрированное право № 123"), Total: 600_000, Rooms: 3,
		Bank: say("«Үлгі Банк» АҚ", "АО «Улги Банк»"), Account: "KZ867000000000000001", Status: say("жұмыс істейді", "работает"), IncomeQuarter: inQ3, BillsQuarter: inQ4,
		AcceptedBy: say("Ә. Мысалова", "А. Мысалова"), AcceptedAt: moment(2026, 10, 14, 11, 55), ResultOn: day(2026, 10, 26),
	}
	for i := range a.Family {
		a.Family[i].Status = say("оқиды", "учится")
	}
	a.Income, a.IncomeTotal = earned(members + 1)
	for _, c := range charged {
		q := thrice(c.fact)
		a.Bills, a.BillsTotal = append(a.Bills, papers.Bills{Service: say(c.kk, c.ru), Quarterly: q}), plus(a.BillsTotal, q)
	}
	return a
}

// calculation is E3 of services.md §5.6.
func calculation() papers.AidCalculation {
	c := papers.AidCalculation{
		CaseNo: "К-2026/2204", FiledAt: moment(2026, 10, 14, 11, 42), Quarter: inQ4, IncomeQuarter: inQ3, BillsQuarter: inQ4, People: 3, Total: 600_000, Counted: 540_000, IncomeMonths: third, Months: fourth,
		Share: "5", Limit: "9\u00a0000,00", Way: say("тоқсан сомасы бойынша", "по сумме квартала"), Rounding: say("әр қызмет – тиынға дейін, көмек – теңгеге дейін", "каждая услуга – до тиына, помощь – до тенге"), Aid: thrice(1_427_900),
		ComputedBy: papers.Signer{Post: say("Жауапты орындаушы", "Ответственный исполнитель"), Name: say("Ә. Мысалова", "А. Мысалова")},
	}
	for i, m := range append([]papers.Member{{Name: say("Үлгібаев Ғалымжан Әбдіқайырұлы", "Улгибаев Галымжан Абдикаирович"), IIN: "850101300005", Born: born, Relation: say("өтініш беруші", "заявитель")}}, family(2)...) {
		c.Family = append(c.Family, papers.FamilyMember{Member: m, Status: []papers.Text{say("жұмыс істейді", "работает"), say("зейнеткер", "пенсионер"), say("оқиды", "учится")}[i]})
	}
	c.Income, c.IncomeTotal = earned(3)
	national := say("Министрдің 08.12.2023 № 117 бұйрығы", "приказ Министра от 08.12.2023 № 117")
	local := say("Үлгі аудандық мәслихатының 24.04.2024 № 12/3 шешімі", "решение Улгинского районного маслихата от 24.04.2024 № 12/3")
	for _, n := range []papers.AidNorm{
		{Name: say("Алаң", "Площадь"), Kind: say("норма", "норма"), Value: "18", Unit: say("м² адамға", "м² на человека"), Act: national},
		{Name: say("Жылумен жабдықтау", "Теплоснабжение"), Kind: say("норма", "норма"), Value: "0,025", Unit: say("Гкал м²-ге", "Гкал на м²"), Act: national},
		{Name: say("Лифт", "Лифт"), Kind: say("шекті сома", "предельная сумма"), Value: "1\u00a0300", Unit: say("теңге пәтерге", "тенге на квартиру"), Act: national},
		{Name: say("Электр энергиясы", "Электроэнергия"), Kind: say("норма", "норма"), Value: "90", Unit: say("кВт·сағ адамға", "кВт·ч на человека"), Act: local, Until: day(2026, 12, 31)},
		{Name: say("Шекті жол берілетін шығыстар үлесі", "Доля предельно допустимых расходов"), Kind: say("үлес", "доля"), Value: "5", Unit: say("%", "%"), Act: local},
	} {
		n.From = day(2025, 12, 2)
		c.Norms = append(c.Norms, n)
	}
	for _, m := range []papers.Text{fourth.First, fourth.Second, fourth.Third} {
		sum := papers.AidSum{Month: m, Limit: "9\u00a0000,00", Difference: "14\u00a0279,00"}
		for _, x := range charged {
			c.Lines = append(c.Lines, papers.AidLine{Month: m, Service: say(x.kk, x.ru), Quantity: x.quantity, Fact: x.fact, Allowed: x.allowed, Tariff: x.tariff, NormSum: x.norm, CapSum: x.cap, Counted: x.counted, By: x.by})
			sum.Fact, sum.Counted = sum.Fact+x.fact, sum.Counted+x.counted
		}
		c.Sums = append(c.Sums, sum)
		c.System = append(c.System, papers.AidCompared{Month: m, Ours: 1_427_900, System: 1_400_000, More: -27_900})
	}
	c.SystemTotal = papers.AidCompared{Ours: 4_283_700, System: 4_200_000, More: -83_700}
	c.SystemNote = say("жүйеде телефон есепке алынбаған", "в системе не учтен телефон")
	c.Ways = []papers.AidWay{{Way: say("тоқсан сомасы бойынша", "по сумме квартала"), Quarterly: thrice(1_427_900)}, {Way: say("айлар бойынша", "помесячно"), Quarterly: papers.Quarterly{First: 1_427_900, Second: 1_427_900, Total: 2_855_800}}}
	return c
}

// refusedAid is E4: alone, nothing to pay, nothing entered from the system.
func refusedAid() papers.AidCalculation {
	c := calculation()
	c.Ways, c.System, c.SystemTotal, c.SystemNote, c.Aid = nil, nil, papers.AidCompared{}, papers.Text{}, papers.Quarterly{}
	c.Ground = say("табыстың артуы, Қағидалардың 9-тармағы", "превышение дохода, пункт 9 Правил")
	c.People, c.Alone, c.Family, c.Income, c.IncomeTotal = 1, true, c.Family[:1], c.Income[:1], c.Income[0].Quarterly
	for i := range c.Sums {
		c.Sums[i].Difference = "−1\u00a0721,00"
	}
	return c
}

func aidNotice(monthly bool) papers.AidNotice {
	n := papers.AidNotice{Service: aidService, CaseNo: "К-2026/2204", FiledAt: moment(2026, 10, 14, 11, 42), DecisionNo: "77", DecisionDate: day(2026, 10, 23), DecisionBy: say("Үлгі ауданының тұрғын үй қатынастары бөлімі", "Отдел жилищных отношений Улгинского района"),
		People: 9, IncomeQuarter: inQ3, Income: 54_000_000, Expenses: 2_327_900, Share: "5", Limit: 900_000, From: day(2026, 10, 1), Until: day(2026, 12, 31), Quarter: inQ4, Total: 4_283_700, Bank: say("«Үлгі Банк» АҚ", "АО «Улги Банк»"),
		Account: "KZ867000000000000001", ReportDays: 10, Law: say("Қағидалар, 14-тармақ", "Правила, пункт 14")}
	if monthly {
		n.Monthly = 1_427_900
		return n
	}
	for i, m := range []papers.Text{fourth.First, fourth.Second, fourth.Third} {
		n.Months = append(n.Months, papers.AidMonth{Month: m, Sum: []papers.Money{1_400_000, 0, 2_883_700}[i]})
	}
	return n
}

func aidChange(stopped bool) papers.AidChange {
	c := papers.AidChange{Service: aidService, CaseNo: "К-2026/2204", AwardNo: "03-12/501", AwardOn: day(2026, 10, 23), DecisionNo: "81", DecisionDate: day(2026, 11, 20), DecisionBy: say("Үлгі ауданының тұрғын үй қатынастары бөлімі", "Отдел жилищных отношений Улгинского района"),
		Stopped: stopped, Reason: say("табыс өзгерді", "изменился доход"), Law: say("Қағидалар, 21-тармақ", "Правила, пункт 21"), ChangedOn: day(2026, 11, 3), From: fourth.Second,
		Facts: say("Отбасы мүшесі 2026 жылғы 3 қарашадан бастап жұмысқа орналасқан.", "Член семьи трудоустроен с 3 ноября 2026 года."), Appeal: appeal(),
		Months: []papers.AidChanged{{Month: fourth.Second, Before: 1_427_900, After: 927_900, Over: 500_000}, {Month: fourth.Third, Before: 1_427_900, After: 1_527_905, Under: 100_005}},
		Sum:    papers.AidChanged{Before: 2_855_800, After: 2_455_805, Over: 500_000, Under: 100_005}}
	if stopped {
		c.Reason, c.Facts = say("отбасы басқа ауданға көшті", "семья переехала в другой район"), papers.Text{}
		c.Months = []papers.AidChanged{{Month: fourth.Second, Before: 1_427_900, Over: 1_427_900}, {Month: fourth.Third, Before: 1_427_900, Over: 1_427_900}}
		c.Sum = papers.AidChanged{Before: 2_855_800, Over: 2_855_800}
	}
	return c
}

// payList is a list for a bank: of a quarter or of a month.
func payList(payees int, quarter bool) papers.AidList {
	l := papers.AidList{Period: fourth.First, Payer: bank(), Count: payees, Head: head, Accountant: accountant}
	l.Payer.Name, l.Payer.Budget, l.Payer.Purpose = papers.Text{}, "", say("тұрғын үй көмегі", "жилищная помощь")
	if quarter {
		l.Period, l.Months = inQ4, fourth
	}
	for i := range payees {
		p := papers.AidPayee{Name: papers.Same(fmt.Sprintf("Үлгібаева Күлән%d Ғалымжанқызы", i+1)), IIN: family(8)[i%8].IIN, Account: fmt.Sprintf("KZ8670000000000%05d", i), CaseNo: fmt.Sprintf("К-2026/%d", 2204+i)}
		p.Quarterly = papers.Quarterly{Total: papers.Money(1_427_905 + i*100)}
		if quarter {
			p.Quarterly = thrice(papers.Money(1_427_905 + i*100))
			l.Quarter = append(l.Quarter, p)
		} else {
			l.Month = append(l.Month, p)
		}
		l.Sum.Quarterly = plus(l.Sum.Quarterly, p.Quarterly)
	}
	return l
}

// ofAid are the papers of housing assistance.
func ofAid(langs []locales.Lang) map[string]papers.Paper {
	undated := func(p papers.Paper) papers.Paper {
		p.Number, p.Executor = "", papers.Executor{}
		return p
	}
	all := map[string]papers.Paper{
		"aid-application":         byCitizen(paper("aid-application", aidApplication(8), langs)),
		"aid-calculation":         undated(paper("aid-calculation", calculation(), langs)),
		"aid-calculation.refused": undated(paper("aid-calculation", refusedAid(), langs)),
		"aid-notice":              paper("aid-notice", aidNotice(true), langs),
		"aid-notice.months":       paper("aid-notice", aidNotice(false), langs),
		"aid-change":              paper("aid-change", aidChange(false), langs),
		"aid-change.stopped":      paper("aid-change", aidChange(true), langs),
		"aid-list.month":          unsigned(paper("aid-list", payList(30, false), langs)),
		"aid-list.quarter":        unsigned(paper("aid-list", payList(30, true), langs)),
	}
	for name, p := range all {
		if p.Form == "aid-list" {
			p.To = papers.Addressee{Name: say("«Үлгі Банк» АҚ", "АО «Улги Банк»")}
			all[name] = p
		}
	}
	return all
}
