package papers_test

import (
	"fmt"

	"kezek/locales"
	"kezek/reports/papers"
)

var (
	certificateService   = say("Тұрғын үйдің болуы (болмауы) туралы анықтама беру", "Выдача справки о наличии (отсутствии) жилища")
	privatizationService = say("Мемлекеттік тұрғын үй қорынан берілетін тұрғын үйлерді жекешелендіру", "Приватизация жилищ из государственного жилищного фонда")
	commissionOf         = say("Үлгі ауданы әкімдігінің тұрғын үй комиссиясы", "Жилищная комиссия акимата Улгинского района")
	head                 = papers.Signer{Post: say("Бөлім басшысы", "Руководитель отдела"), Name: say("Н. Үлгіұлы", "Н. Улгиулы")}
	accountant           = papers.Signer{Post: say("Бас бухгалтер", "Главный бухгалтер"), Name: say("С. Серікова", "С. Серикова")}
	tenge                = say("теңге", "тенге")
)

// served is the application of the queue made one to another service.
func served(members int, of, request papers.Text) papers.Application {
	a := application(members)
	a.Service, a.Request = of, request
	a.List, a.Grounds, a.Dwelling = papers.Text{}, papers.Text{}, papers.Text{}
	a.Consents = a.Consents[:2]
	return a
}

func certificateApplication(members int) papers.CertificateApplication {
	a := papers.CertificateApplication{Application: served(members, certificateService, papers.Text{}), For: say("«Үлгі аудандық ауруханасы» мемлекеттік кәсіпорны", "Государственное предприятие «Улгинская районная больница»")}
	a.Dwelling = application(0).Dwelling
	return a
}

func dwellingCertificate(members, dwellings int) papers.DwellingCertificate {
	c := papers.DwellingCertificate{
		CaseNo: "А-2026/88", FiledAt: moment(2026, 11, 18, 10, 5), Born: born, Identity: application(0).Identity, Family: family(members), AsOf: day(2026, 11, 23),
		For: say("«Үлгі аудандық ауруханасы» мемлекеттік кәсіпорны", "Государственное предприятие «Улгинская районная больница»"), ValidUntil: day(2026, 12, 23),
		Basis: say("Қазақстан Республикасының «Тұрғын үй қатынастары туралы» 1997 жылғы 16 сәуірдегі № 94 Заңы", "Закон Республики Казахстан от 16 апреля 1997 года № 94 «О жилищных отношениях»"),
	}
	for i := range dwellings {
		h := papers.HeldDwelling{Address: say(fmt.Sprintf("Үлгі ауылы, Жеңіс көшесі, 5-үй, %d-пәтер", 17+i), fmt.Sprintf("с. Улги, ул. Женис, дом 5, кв. %d", 17+i)), Total: 543_000, Useful: 498_500,
			Rooms: 2, ContractNo: fmt.Sprintf("2014/%d", 41+i), ContractOn: day(2014, 3, 20), Ground: say("тұрғын үй комиссиясының шешімі, хаттама № 7", "решение жилищной комиссии, протокол № 7")}
		if i > 0 {
			h.Holder = say("Үлгібаева Гүлсім Әскерқызы", "Улгибаева Гульсим Аскеровна")
		}
		if i%2 == 0 {
			c.Communal = append(c.Communal, h)
		} else {
			c.Rented = append(c.Rented, h)
		}
	}
	return c
}

func home() papers.Home {
	return papers.Home{
		Dwelling: papers.Dwelling{Address: say("Үлгі ауылы, Жеңіс көшесі, 5-үй, 17-пәтер", "с. Улги, ул. Женис, дом 5, кв. 17"), Rooms: 3, Total: 634_000, Living: 421_000, Floor: "3/5"},
		Useful:   598_000, Commissioned: "1987", Cadastral: "20:311:045:118:5:17", Regime: say("коммуналдық тұрғын үй", "коммунальное жилище"), TenancyNo: "2014/41", TenancyOn: day(2014, 3, 20),
	}
}

func bank() papers.BankDetails {
	return papers.BankDetails{Name: say("«Үлгі ауданы бойынша мемлекеттік кірістер басқармасы» ММ", "ГУ «Управление государственных доходов по Улгинскому району»"), BIN: "000040000017",
		Bank: say("ҚР Қаржы министрлігінің Қазынашылық комитеті", "Комитет казначейства Министерства финансов РК"), BIC: "KKMFKZ2A", Account: "KZ24070105KSN0000000", Kbe: "11", Knp: "911", Budget: "301102",
		Purpose: say("жекешелендірілген тұрғын үйдің ақысы", "плата за приватизированное жилище")}
}

func free() papers.Freely {
	return papers.Freely{Ground: say("бірінші және екінші топтағы мүгедектігі бар адам", "лицо с инвалидностью первой и второй групп"),
		Law: say("Заңның 13-бабы 8-тармағының 2) тармақшасы", "подпункт 2) пункта 8 статьи 13 Закона"), Proof: say("мүгедектік туралы анықтама № 001122", "справка об инвалидности № 001122")}
}

func privatizationApplication(members int) papers.PrivatizationApplication {
	a := papers.PrivatizationApplication{Application: served(members, privatizationService, papers.Text{}), Home: home(), Basis: say("Заңның 13-бабының 1-тармағы", "пункт 1 статьи 13 Закона"),
		PriceAsked: say("қалдық құны бойынша", "по остаточной стоимости"), PaymentAsked: say("бөліп төлеу, 120 ай", "в рассрочку, 120 месяцев"),
		Statements: []papers.Consent{{Text: say("Бұрын тұрғын үй жекешелендірген жоқпыз.", "Ранее жилище не приватизировали."), On: day(2026, 10, 14)}}}
	a.Home.Useful, a.Home.Floor, a.Home.Commissioned, a.Home.Cadastral = 0, "", "", ""
	for i := range a.Family {
		a.Family[i].TakesPart = papers.Yes + papers.YesNo(i%2)
	}
	return a
}

// priced is a certificate by coefficients (services.md §4.5, M3).
func priced() papers.PriceCertificate {
	line := func(kk, ru, value string, unit papers.Text) papers.PriceLine {
		return papers.PriceLine{Name: say(kk, ru), Value: value, Unit: unit}
	}
	factor := func(kk, ru, kkSaid, ruSaid, value string) papers.PriceLine {
		return papers.PriceLine{Name: say(kk, ru), Said: say(kkSaid, ruSaid), Value: value}
	}
	bare := papers.Text{}
	return papers.PriceCertificate{
		Issuer: say("Үлгі ауданының әкімдігі", "Акимат Улгинского района"), CaseNo: "Ж-2026/17", FiledAt: moment(2026, 9, 2, 10, 15), DecisionNo: "41", DecisionDate: day(2026, 11, 20), DecisionBy: commissionOf,
		Home: home(), Method: say("1 м² құны және коэффициенттер", "стоимость 1 м² и коэффициенты"), Law: say("Қағидалар, 12-тармақ", "Правила, пункт 12"),
		Lines: []papers.PriceLine{
			line("Есептеу күні", "Дата расчета", "23.11.2026", bare), line("1 м² базалық құны", "Базовая стоимость 1 м²", "36\u00a0000", tenge), line("Тұрғын үйдің жалпы алаңы", "Общая площадь жилища", "51,2", say("м²", "м²")),
			line("Тозусыз құны", "Стоимость без учета износа", "1\u00a0843\u00a0200", tenge), line("Пайдалануға берілген күні", "Дата ввода в эксплуатацию", "15.09.1987", bare), line("Толық жыл", "Лет", "39", bare),
			{Name: say("Жылдық тозу нормасы", "Годовая норма износа"), Said: say("I топ", "группа I"), Value: "0,7", Unit: say("%", "%")},
			line("Кезеңдегі тозу", "Износ за период", "27,3", say("%", "%")), line("Тозу ескерілген коэффициент", "Коэффициент с учетом износа", "0,727", bare), line("Коэффициенттердің көбейтіндісі", "Произведение коэффициентов", "0,99", bare),
		},
		Coefficients: []papers.PriceLine{
			factor("Қабат", "Этаж", "бірінші немесе соңғы", "первый или последний", "0,9"), factor("Бұрыштық", "Угловая", "жоқ", "нет", "1"), factor("Қабырға материалы", "Материал стен", "кірпіш", "кирпич", "1,1"),
			factor("Абаттандыру", "Благоустройство", "барлығы бар", "все удобства", "1"), factor("Жылыту", "Отопление", "орталық", "центральное", "1"),
		},
		Exact: "1\u00a0326\u00a0606,336", Rounding: say("теңгеге дейін, жартысы жоғары", "до тенге, половина вверх"), Price: 132_660_600, ToPay: 132_660_600, Bank: bank(), ValidOn: day(2026, 11, 23), Head: head, Accountant: accountant,
	}
}

func pricedFree() papers.PriceCertificate {
	c := priced()
	c.Lines, c.Coefficients, c.Exact, c.Rounding, c.Price, c.ToPay, c.Bank, c.Free = nil, nil, "", papers.Text{}, 0, 0, papers.BankDetails{}, free()
	c.Method, c.Law = papers.Text{}, papers.Text{}
	return c
}

// contract has so many parties besides the tenant and so many payments after the first; without any it is paid at once.
func contract(members, months int) papers.PrivatizationContract {
	c := papers.PrivatizationContract{
		Place:  say("Үлгі ауылы", "с. Улги"),
		Body:   papers.ContractBody{Name: say("Үлгі ауданының әкімдігі", "Акимат Улгинского района"), BIN: "000040000017", Address: say("Үлгі ауылы, Бейбітшілік көшесі, 12-үй", "с. Улги, ул. Бейбитшилик, дом 12"), Phone: "8 (700) 000-00-01", Person: head.Name, Post: head.Post, ActsOn: say("бөлім туралы ереже, 14.01.2025 № 3 сенімхат", "положение об отделе, доверенность № 3 от 14.01.2025")},
		CaseNo: "Ж-2026/17", DecisionNo: "41", DecisionDate: day(2026, 11, 20), DecisionBy: commissionOf, Home: home(), Price: 132_660_600, Bank: bank(), Ownership: papers.SoleOwnership, Copies: 3,
		Law:   say("Заңның 13-бабы, Жекешелендіру қағидалары", "статья 13 Закона, Правила приватизации"),
		Terms: say("Жөндеу шығындары бойынша Тараптардың өзара талабы жоқ.", "Взаимных требований по расходам на ремонт Стороны не имеют."), Condition: say("тұруға жарамды, ағымдағы жөндеу қажет", "пригодно для проживания, требуется текущий ремонт"), AcceptedOn: day(2026, 11, 25),
	}
	tenant := papers.ContractParty{Member: papers.Member{Name: say("Үлгібаев Ғалымжан Әбдіқайырұлы", "Улгибаев Галымжан Абдикаирович"), IIN: "850101300005", Born: born, Relation: say("жалдаушы", "наниматель")},
		Identity: application(0).Identity, Address: say("Үлгі ауылы, Жеңіс көшесі, 5-үй, 17-пәтер", "с. Улги, ул. Женис, дом 5, кв. 17")}
	c.Parties = append(c.Parties, tenant)
	for i, m := range family(members) {
		p := papers.ContractParty{Member: m, Address: tenant.Address, Identity: say(fmt.Sprintf("жеке куәлік № 01234567%d", i), fmt.Sprintf("удостоверение личности № 01234567%d", i))}
		if m.Born > day(2008, 11, 23) {
			p.Guardian, p.Signs = tenant.Name, m.Born < day(2012, 11, 23)
		}
		c.Parties = append(c.Parties, p)
		c.Ownership = papers.JointOwnership
	}
	if months == 0 {
		c.PayUntil = day(2026, 12, 23)
		return c
	}
	c.ForbidSale = true
	c.FirstSum, c.FirstOn = c.Price/10/100*100, day(2026, 12, 1)
	c.Schedule = []papers.Instalment{{Until: c.FirstOn, Sum: c.FirstSum}}
	rest := c.Price - c.FirstSum
	for n := 1; n <= months; n++ {
		each := rest / papers.Money(months) / 100 * 100
		if n == months {
			each = rest - each*papers.Money(months-1)
		}
		c.LastOn = day(2026, 12+n, 1)
		c.Schedule = append(c.Schedule, papers.Instalment{N: n, Until: c.LastOn, Sum: each})
	}
	return c
}

func shared(c papers.PrivatizationContract) papers.PrivatizationContract {
	c.Ownership = papers.SharedOwnership
	for i := range c.Parties {
		c.Parties[i].Share = fmt.Sprintf("1/%d", len(c.Parties))
	}
	return c
}

func contractFree(members int) papers.PrivatizationContract {
	c := contract(members, 0)
	c.Price, c.PayUntil, c.Bank, c.Free = 0, 0, papers.BankDetails{}, free()
	return c
}

func paidInFull(payments int) papers.PaymentCertificate {
	c := papers.PaymentCertificate{CaseNo: "Ж-2026/17", ContractNo: "12/2026", ContractOn: day(2026, 11, 23), Home: home(), Owners: family(3), Head: head, Accountant: accountant}
	for i := range payments {
		c.PaidOn = day(2026, 12+i, 1)
		c.Payments = append(c.Payments, papers.Payment{On: c.PaidOn, Sum: 6_872_205, Document: fmt.Sprintf("түбіртек № %d", 1100+i)})
		c.Price += 6_872_205
	}
	c.Paid = c.Price
	return c
}

func privatizationNotice() papers.PrivatizationNotice {
	n := papers.PrivatizationNotice{Service: privatizationService, CaseNo: "Ж-2026/17", FiledAt: moment(2026, 9, 2, 10, 15), DecisionNo: "41", DecisionDate: day(2026, 11, 20), DecisionBy: commissionOf,
		Ground: say("Заңның 13-бабының 1-тармағы", "пункт 1 статьи 13 Закона"), Home: home(), Price: 132_660_600, NextBy: day(2026, 12, 23), Contact: say("бөлім кеңсесі, 3-кабинет", "канцелярия отдела, кабинет 3"), ContactPhone: "8 (700) 000-00-01"}
	n.Home = papers.Home{Dwelling: n.Home.Dwelling}
	n.Home.Living, n.Home.Floor = 0, ""
	return n
}

func transfer() papers.PrivatizationTransfer {
	t := papers.PrivatizationTransfer{CaseNo: "Ж-2026/17", FiledAt: moment(2026, 9, 2, 10, 15), Tenant: say("Үлгібаев Ғалымжан Әбдіқайырұлы", "Улгибаев Галымжан Абдикаирович"), TenantIIN: "850101300005", DecisionNo: "41", DecisionDate: day(2026, 11, 20), DecisionBy: commissionOf,
		Home: home(), Law: say("Қазақстан Республикасы Үкіметінің 2011 жылғы 1 маусымдағы № 616 қаулысы", "постановление Правительства Республики Казахстан от 1 июня 2011 года № 616"), AnswerBy: day(2026, 12, 14)}
	for _, d := range checklist()[:3] {
		d.ValidUntil = 0
		t.Documents = append(t.Documents, d)
	}
	return t
}

// unsigned leaves the signatures to the lines of the form's own.
func unsigned(p papers.Paper) papers.Paper {
	p.Signer = papers.Signer{}
	return p
}

// ofServices are the papers of the certificate and of privatization.
func ofServices(langs []locales.Lang) map[string]papers.Paper {
	all := map[string]papers.Paper{
		"certificate-application":            byCitizen(paper("certificate-application", certificateApplication(4), langs)),
		"dwelling-certificate.absent":        paper("dwelling-certificate", dwellingCertificate(0, 0), langs),
		"dwelling-certificate.family":        paper("dwelling-certificate", dwellingCertificate(8, 0), langs),
		"dwelling-certificate.present":       paper("dwelling-certificate", dwellingCertificate(3, 3), langs),
		"privatization-application":          byCitizen(paper("privatization-application", privatizationApplication(5), langs)),
		"price-certificate":                  unsigned(paper("price-certificate", priced(), langs)),
		"price-certificate.free":             unsigned(paper("price-certificate", pricedFree(), langs)),
		"privatization-contract":             unsigned(paper("privatization-contract", contract(2, 0), langs)),
		"privatization-contract.alone":       unsigned(paper("privatization-contract", contract(0, 12), langs)),
		"privatization-contract.instalments": unsigned(paper("privatization-contract", shared(contract(8, 180)), langs)),
		"privatization-contract.free":        unsigned(paper("privatization-contract", contractFree(4), langs)),
		"payment-certificate":                unsigned(paper("payment-certificate", paidInFull(30), langs)),
		"privatization-notice":               paper("privatization-notice", privatizationNotice(), langs),
		"privatization-transfer":             paper("privatization-transfer", transfer(), langs),
		"certificate-application.blank":      blankOf("certificate-application", papers.CertificateApplication{Application: papers.Application{Blank: true, Service: certificateService}}, langs),
		"privatization-application.blank":    blankOf("privatization-application", papers.PrivatizationApplication{Application: papers.Application{Blank: true, Service: privatizationService}}, langs),
		"aid-application.blank":              blankOf("aid-application", papers.AidApplication{Application: papers.Application{Blank: true, Service: aidService}}, langs),
	}
	for name, p := range all {
		if p.Form == "privatization-contract" || p.Form == "price-certificate" {
			p.Executor = papers.Executor{}
		}
		all[name] = p
	}
	letter := all["privatization-transfer"]
	letter.To = papers.Addressee{Name: say("«Үлгі аудандық ауруханасы» мемлекеттік кәсіпорны", "Государственное предприятие «Улгинская районная больница»"), Address: say("Үлгі ауылы, Абай көшесі, 1", "с. Улги, ул. Абая, 1")}
	all["privatization-transfer"] = letter
	return all
}

// blankOf is an application for the pen.
func blankOf(form string, data any, langs []locales.Lang) papers.Paper {
	p := byCitizen(paper(form, data, langs))
	p.To = papers.Addressee{}
	return p
}
