package papers_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
)

// The line of a sum is right on a real paper, where a price is paid by it (services.md §9.4).
func TestSumInFiguresAndWords(t *testing.T) {
	for _, c := range []struct {
		tiyn   papers.Money
		kk, ru string
	}{
		{0, "0,00 (нөл) теңге 00 тиын", "0,00 (ноль) тенге 00 тиын"},
		{1_00, "1,00 (бір) теңге 00 тиын", "1,00 (один) тенге 00 тиын"},
		{2_00, "2,00 (екі) теңге 00 тиын", "2,00 (два) тенге 00 тиын"},
		{5_00, "5,00 (бес) теңге 00 тиын", "5,00 (пять) тенге 00 тиын"},
		{11_00, "11,00 (он бір) теңге 00 тиын", "11,00 (одиннадцать) тенге 00 тиын"},
		{21_00, "21,00 (жиырма бір) теңге 00 тиын", "21,00 (двадцать один) тенге 00 тиын"},
		{1_000_00, "1 000,00 (бір мың) теңге 00 тиын", "1 000,00 (одна тысяча) тенге 00 тиын"},
		{1_001_00, "1 001,00 (бір мың бір) теңге 00 тиын", "1 001,00 (одна тысяча один) тенге 00 тиын"},
		{2_000_00, "2 000,00 (екі мың) теңге 00 тиын", "2 000,00 (две тысячи) тенге 00 тиын"},
		{1_234_567_05, "1 234 567,05 (бір миллион екі жүз отыз төрт мың бес жүз алпыс жеті) теңге 05 тиын", "1 234 567,05 (один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь) тенге 05 тиын"},
	} {
		p := pricedFree()
		if c.tiyn > 0 {
			p = priced()
			p.Price, p.ToPay = c.tiyn, c.tiyn
		}
		wantWords(t, unsigned(paper("price-certificate", p, kk)), "Төленуі тиіс сома:"+c.kk, "")
		wantWords(t, unsigned(paper("price-certificate", p, ru)), "Подлежит уплате:"+c.ru, "")
		list := papers.AidList{Month: []papers.AidPayee{{Name: papers.Same("Үлгі"), Quarterly: papers.Quarterly{Total: c.tiyn}}}, Sum: papers.AidPayee{Quarterly: papers.Quarterly{Total: c.tiyn}}, Count: 1}
		wantWords(t, unsigned(paper("aid-list", list, two)), "Барлық төленетін сома: "+c.kk+"|Всего к выплате: "+c.ru, "")
	}
}

func TestCertificateSaysWhetherThereIsADwelling(t *testing.T) {
	all := ofServices(ru)
	wantWords(t, all["dwelling-certificate.absent"], "коммунального жилищного фонда: НЕ ИМЕЕТСЯ|частном жилищном фонде: НЕ ИМЕЕТСЯ|По состоянию на: 23.11.2026|М.П.", "договора найма|Состав семьи|: ИМЕЕТСЯ")
	wantWords(t, all["dwelling-certificate.present"], "коммунального жилищного фонда: ИМЕЕТСЯ|частном жилищном фонде: ИМЕЕТСЯ|№ 2014/42, 20.03.2014|49,85 м²|Состав семьи", "НЕ ИМЕЕТСЯ")
	one := dwellingCertificate(0, 1)
	one.ValidUntil, one.For = 0, papers.Text{}
	wantWords(t, paper("dwelling-certificate", one, kk), "қорынан берілген тұрғын үй: БАР|қорынан жалдаған тұрғын үй: ЖОҚ|М.О.", "қолданылу мерзімі|ұсынылатын жер")
}

// partedSignature is a page that begins with a signature whose rows stand on the page before.
var partedSignature = regexp.MustCompile(`^[^/]*/[^/]*/\d+(Қолы|Подпись|Заңды|Кәмелетке|Согласие|Законный)`)

// Each language of a contract is whole, the state language first, with its annexes on pages of their own.
func TestContractIsWholeInEachLanguage(t *testing.T) {
	p := ofServices(two)["privatization-contract.instalments"]
	p.SideBySide = true
	all := pageTexts(t, render(t, p))
	first := map[string]int{}
	for i, s := range all {
		for _, title := range []string{"ТУРАЛЫШАРТ", "ТӨЛЕМКЕСТЕСІ", "ТАПСЫРУАКТІСІ", "ОПРИВАТИЗАЦИИЖИЛИЩА№", "ГРАФИКПЛАТЕЖЕЙ", "АКТПРИЕМА"} {
			if strings.Contains(s, title) && first[title] == 0 {
				first[title] = i + 1
			}
		}
		if partedSignature.MatchString(s) {
			t.Errorf("page %d begins with a line to sign on: %.90s", i+1, s)
		}
		if strings.Contains(s, "Тараптар") && strings.Contains(s, "Стороны") {
			t.Errorf("page %d is in both languages", i+1)
		}
	}
	if first["ТУРАЛЫШАРТ"] != 1 || first["ТӨЛЕМКЕСТЕСІ"] < 3 || first["ТАПСЫРУАКТІСІ"] <= first["ТӨЛЕМКЕСТЕСІ"] || first["ОПРИВАТИЗАЦИИЖИЛИЩА№"] != first["ТАПСЫРУАКТІСІ"]+1 ||
		first["АКТПРИЕМА"] != len(all) || first["ГРАФИКПЛАТЕЖЕЙ"] == 0 {
		t.Errorf("pages: %v of %d", first, len(all))
	}
	for i := first["ТӨЛЕМКЕСТЕСІ"]; i < first["ТАПСЫРУАКТІСІ"]-2; i++ { // a schedule of 180 payments goes on under its head
		if !strings.Contains(all[i], "№Төлеумерзімі(қосаалғанда)Сомасы") {
			t.Errorf("page %d begins %.60s", i+1, all[i])
		}
	}
	made := strings.Join(all, "")
	if n := strings.Count(made, "6633,00₸") + strings.Count(made, "6\u00a0633,00₸"); n != 2*179 {
		t.Errorf("%d payments of 358", n)
	}
}

// Everybody signs: adults for themselves, for minors under 14 their representative, from 14 on both.
func TestContractIsSignedByEverybody(t *testing.T) {
	one := contract(4, 0)
	got := text(t, render(t, unsigned(paper("privatization-contract", one, ru))))
	if guardians, consents := strings.Count(got, "представительнесовершеннолетнего,подпись"), strings.Count(got, "Согласиезаконногопредставителя"); guardians != 1 || consents != 2 {
		t.Errorf("%d sign for a minor and %d consent, of 1 under 14 and 2 above", guardians, consents)
	}
	wantWords(t, unsigned(paper("privatization-contract", one, ru)), "Подпись Улгибаев Галымжан Абдикаирович|Подпись Улгибаева Гульсим Аскеровна|Подпись Улгибаев Ерасыл Галымжанович Согласие законного представителя, подпись|"+
		"Законный представитель несовершеннолетнего, подпись|общую совместную собственность|Срок оплаты (включительно): 23.12.2026", "ГРАФИК|Подпись Улгибаев Нурислам|5.3.|долевую|безвозмездно")
	wantWords(t, unsigned(paper("privatization-contract", contract(0, 12), ru)), "4.1. Жилище переходит в собственность Приобретателя.|5.3. До полной оплаты|ГРАФИК ПЛАТЕЖЕЙ|Первоначальный взнос: 132 660,00", "совместную|долевую")
	wantWords(t, unsigned(paper("privatization-contract", shared(contract(2, 0)), kk)), "ортақ үлестік меншігіне|Үлгібаева Гүлсім Әскерқызы: 1/3", "бірлескен")
	wantWords(t, unsigned(paper("privatization-contract", contractFree(1), kk)), "өтеусіз беріледі|төлем жасамайды|Өтеусіз беру негізі: бірінші және екінші", "нөл|ЖСК|толық төленген кезде|бағасы:")
	draft := unsigned(paper("privatization-contract", contract(1, 0), kk))
	draft.Draft, draft.Number, draft.Date = true, "", 0
	wantWords(t, draft, "№ ____________|20___ жылғы «___» __________|ЖОБА", "_______ТҰРҒЫН")
}

func TestSumsOfServicesAddUp(t *testing.T) {
	for name, c := range map[string]struct {
		form   string
		spoilt any
	}{
		"schedule less than the price": {"privatization-contract", func() any { c := contract(0, 12); c.Schedule[3].Sum--; return c }()},
		"a price of what is free":      {"privatization-contract", func() any { c := contractFree(0); c.Price = 1; return c }()},
		"to pay for what is free":      {"price-certificate", func() any { c := pricedFree(); c.ToPay = 1; return c }()},
		"not paid in full":             {"payment-certificate", func() any { c := paidInFull(3); c.Payments = c.Payments[:2]; return c }()},
		"paid otherwise":               {"payment-certificate", func() any { c := paidInFull(3); c.Price++; return c }()},
		"income":                       {"aid-calculation", func() any { c := calculation(); c.IncomeTotal.Second++; return c }()},
		"counted":                      {"aid-calculation", func() any { c := calculation(); c.Lines[4].Counted++; return c }()},
		"billed":                       {"aid-calculation", func() any { c := calculation(); c.Sums[1].Fact++; return c }()},
		"aid":                          {"aid-calculation", func() any { c := calculation(); c.Aid.Total++; return c }()},
		"way":                          {"aid-calculation", func() any { c := calculation(); c.Ways[1].Total++; return c }()},
		"system":                       {"aid-calculation", func() any { c := calculation(); c.System[0].More++; return c }()},
		"system together":              {"aid-calculation", func() any { c := calculation(); c.SystemTotal.System++; return c }()},
		"bills":                        {"aid-application", func() any { c := aidApplication(1); c.Bills[0].First++; return c }()},
		"months of a notice":           {"aid-notice", func() any { c := aidNotice(false); c.Total++; return c }()},
		"overpaid":                     {"aid-change", func() any { c := aidChange(false); c.Months[0].Over++; return c }()},
		"overpaid together":            {"aid-change", func() any { c := aidChange(false); c.Sum.Over++; return c }()},
		"list":                         {"aid-list", func() any { c := payList(3, false); c.Sum.Total++; return c }()},
		"list of a quarter":            {"aid-list", func() any { c := payList(3, true); c.Quarter[1].First++; return c }()},
		"count":                        {"aid-list", func() any { c := payList(3, true); c.Count = 2; return c }()},
	} {
		t.Run(name, func(t *testing.T) {
			p := unsigned(paper(c.form, c.spoilt, kk))
			if strings.HasSuffix(c.form, "calculation") || strings.HasSuffix(c.form, "application") {
				p.Number = ""
			}
			wantFault(t, p, "P10")
		})
	}
}

// The sheet shows E3 (services.md §5.6) whole: norms with their acts, what was counted by what, the result beside the system's.
func TestCalculationShowsEverything(t *testing.T) {
	all := ofAid(ru)
	wantWords(t, all["aid-calculation"], "приказ Министра от 08.12.2023 № 117|Теплоснабжение1,6 Гкал7 680,00 ₸1,35 Гкал4 8006 480,00 ₸6 480,00 ₸норма|Лифт1 500,00 ₸1 300,00 ₸1 300,00 ₸предельная сумма|"+
		"октябрь 202625 669,00 ₸23 279,00 ₸9 000,0014 279,00|Доля предельно допустимых расходов, %:5|Всего за квартал: 42 837,00 (сорок две тысячи восемьсот тридцать семь) тенге 00 тиын|-279,00 ₸|помесячно14 279,00 ₸14 279,00 ₸0,00 ₸28 558,00 ₸", "Основание отказа|Проживает один")
	wantWords(t, all["aid-calculation.refused"], "Основание отказа: превышение дохода|Проживает один (одна): да|Всего за квартал: 0,00 (ноль) тенге 00 тиын", "информационной системы|разные результаты")
	wantWords(t, all["aid-change"], "Перерасчет|Подлежит возврату: 5 000,00 (пять тысяч) тенге 00 тиын|Подлежит доплате: 1 000,05 (одна тысяча) тенге 05 тиын", "Прекращение")
	wantWords(t, all["aid-change.stopped"], "Прекращение выплаты|28 558,00 (двадцать восемь тысяч", "Перерасчет|доплате")
	wantWords(t, all["aid-notice.months"], "ноябрь 20260,00 ₸", "Размер в месяц")
	wantWords(t, all["aid-list.quarter"], "KZ867000000000000029|880417401003|октябрь 2026|Количество получателей: 30|Главный бухгалтер", "•")
}

// A paper for the pen has no figure nobody wrote, and a place for each that the service asks for.
func TestBlanksOfServices(t *testing.T) {
	for form, words := range map[string]string{
		"certificate-application":   "Анықтама ұсынылатын жер:|Келісімі (күні, қолы)|қарсы емеспін.",
		"privatization-application": "Құқықтық режимі|Қатысуы|50 пайыздан кем|Ипотекалық|бес жылда|Жалдау шартының нөмірі мен күні:",
		"aid-application":           "Шот (ЖСК, KZ және 18 белгі):|Барлығы|ҚОЛХАТ|Құжаттарды қабылдаған қызметкер|1-ай2-ай3-айТоқсанға",
	} {
		for _, l := range two {
			p := ofServices([]locales.Lang{l})[form+".blank"]
			made := text(t, render(t, p))
			for _, gone := range []string{"0,00", "₸", "01.01.1970", "{", "жоқ.0"} {
				if strings.Contains(made, gone) {
					t.Errorf("%s: %q is printed", form, gone)
				}
			}
		}
		wantWords(t, ofServices(kk)[form+".blank"], words, "Кіріс нөмірі:")
	}
}

// The refusal takes every ground on which the country's editions refuse the assistance, in both languages.
func TestRefusalOfAid(t *testing.T) {
	n := 0
	for _, e := range edition.Shipped() {
		if !e.Has(edition.Aid) {
			continue
		}
		for _, g := range e.Service(edition.Aid).Grounds {
			if g.Kind != edition.ToRefuse {
				continue
			}
			n++
			r := refusal()
			r.Service, r.GroundCode, r.Ground, r.Article = aidService, g.Code, say(g.KK, g.RU), say(g.Cite.KK, g.Cite.RU)
			wantWords(t, paper("refusal", r, ru), "«Назначение жилищной помощи» в оказании государственной услуги отказано|Основание отказа: "+g.RU+"|Норма права: "+g.Cite.RU+"|Порядок обжалования", "")
			wantWords(t, paper("refusal", r, kk), "Бас тарту негізі: "+g.KK, "")
		}
	}
	if n < 7 {
		t.Errorf("%d grounds", n)
	}
}

// A paper shown to members of the commission keeps its figures and hides accounts.
func TestMaskOfServices(t *testing.T) {
	price := priced()
	price.Exact, price.Lines[0].Value = "8\u00a0036\u00a0000\u00a0000", "8\u00a0036\u00a0000\u00a0000"
	wantWords(t, papers.Mask(unsigned(paper("price-certificate", price, ru))), "8 036 000 000|1 326 606,00|000040000017|20:311:045:118:5:17", "850101300005|KZ24070105")
	wantWords(t, papers.Mask(ofAid(ru)["aid-notice"]), "••••••••••••••••0001|42 837,00", "KZ867|850101300005")
}

// What was issued is read back from its snapshot as it was.
func TestSnapshotsOfServices(t *testing.T) {
	for _, all := range []map[string]papers.Paper{ofServices(two), ofAid(two)} {
		for name, p := range all {
			stored, err := papers.Snapshot(p)
			if err != nil {
				t.Fatal(name, err)
			}
			if !json.Valid(stored) {
				t.Fatal(name)
			}
			again, err := papers.Restore(stored, nil)
			if err != nil {
				t.Fatal(name, err)
			}
			again.Print = p.Print
			if string(render(t, again)) != string(render(t, p)) {
				t.Errorf("%s reads back otherwise", name)
			}
		}
	}
}
