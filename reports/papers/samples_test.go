package papers_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kezek/locales"
	"kezek/reports/papers"
)

// -out DIR leaves the PDF of every sample to be looked at.
var out = flag.String("out", "", "folder to leave the sample PDFs in")

var (
	kk   = []locales.Lang{locales.KK}
	ru   = []locales.Lang{locales.RU}
	two  = []locales.Lang{locales.KK, locales.RU}
	born = papers.Day(at(1985, 1, 1, 0, 0))
)

func at(y, m, d, hour, minute int) int64 {
	return time.Date(y, time.Month(m), d, hour, minute, 0, 0, locales.Zone).UnixMilli()
}

var service = papers.Text{
	KK: "Мемлекеттік тұрғын үй қорынан берілетін тұрғын үйге немесе жеке тұрғын үй қорынан жергілікті атқарушы орган жалдаған тұрғын үйге мұқтаж азаматтарды есепке алу және кезекке қою, сондай-ақ жергілікті атқарушы органдардың тұрғын үй беру туралы шешім қабылдауы",
	RU: "Постановка на учет и очередность, а также принятие местными исполнительными органами решения о предоставлении жилища гражданам, нуждающимся в жилище из государственного жилищного фонда или жилище, арендованном местным исполнительным органом в частном жилищном фонде",
}

func paper(form string, data any, langs []locales.Lang) papers.Paper {
	return papers.Paper{
		Form: form, Langs: langs, SideBySide: true, Number: "03-12/457", Date: papers.Day(at(2026, 11, 23, 9, 30)),
		Office: papers.Office{
			Name:    papers.Text{KK: "«Үлгі ауданының тұрғын үй қатынастары бөлімі» мемлекеттік мекемесі", RU: "Государственное учреждение «Отдел жилищных отношений Улгинского района»"},
			Address: papers.Text{KK: "Үлгі ауылы, Бейбітшілік көшесі, 12-үй", RU: "с. Улги, ул. Бейбитшилик, дом 12"},
			Phone:   "8 (700) 000-00-01", BIN: "000040000017",
		},
		To: papers.Addressee{
			Name: papers.Text{KK: "Үлгібаев Ғалымжан Әбдіқайырұлы", RU: "Улгибаев Галымжан Абдикаирович"}, IIN: "850101300005",
			Address: papers.Text{KK: "Үлгі ауылы, Жеңіс көшесі, 5-үй, 17-пәтер", RU: "с. Улги, ул. Женис, дом 5, кв. 17"}, Phone: "+7 700 000 00 02",
		},
		Data:     data,
		Signer:   papers.Signer{Post: papers.Text{KK: "Бөлім басшысы", RU: "Руководитель отдела"}, Name: papers.Text{KK: "Н. Үлгіұлы", RU: "Н. Улгиулы"}},
		Executor: papers.Executor{Name: papers.Text{KK: "Ә. Мысалова", RU: "А. Мысалова"}, Phone: "8 (700) 000-00-03"},
		Print:    papers.Print{AuditHead: "9f3a61c0d2e47b58", QR: "KEZEK1 03-12/457 2026-11-23 9f3a61c0d2e47b58a1b2c3d4e5f60718"},
	}
}

func notice(members int) papers.RegistrationNotice {
	n := papers.RegistrationNotice{
		Service: service, CaseNo: "К-2026/1204", FiledAt: papers.Moment(at(2026, 10, 14, 11, 42)), DecisionNo: "38",
		DecisionDate: papers.Day(at(2026, 11, 20, 0, 0)), RegisteredOn: papers.Day(at(2026, 11, 20, 0, 0)), RegNo: "2026/0871",
		DecisionBy: papers.Text{KK: "Үлгі ауданы әкімдігінің тұрғын үй комиссиясы", RU: "Жилищная комиссия акимата Улгинского района"},
		Ground:     papers.Text{KK: "көпбалалы отбасы, Заңның 68-бабының 10) тармақшасы", RU: "многодетная семья, подпункт 10) статьи 68 Закона"},
		List:       papers.Text{KK: "халықтың әлеуметтік жағынан осал топтары", RU: "социально уязвимые слои населения"},
		Place:      1214, Of: 1903, PlaceInList: 87, OfList: 640, PlaceOn: papers.Day(at(2026, 11, 23, 0, 0)),
	}
	for i := range members {
		n.Members = append(n.Members, papers.Member{
			Name: papers.Text{KK: fmt.Sprintf("Үлгібаева Күлән%d Ғалымжанқызы", i+1), RU: fmt.Sprintf("Улгибаева Кулан%d Галымжановна", i+1)},
			IIN:  "850101300005", Born: born, Relation: papers.Text{KK: "қызы", RU: "дочь"},
		})
	}
	return n
}

func refusal() papers.Refusal {
	return papers.Refusal{
		Service: service, CaseNo: "К-2026/1311", FiledAt: papers.Moment(at(2026, 11, 2, 16, 5)), DecisionNo: "41", DecisionDate: papers.Day(at(2026, 11, 20, 0, 0)),
		DecisionBy: papers.Text{KK: "Үлгі ауданы әкімдігінің тұрғын үй комиссиясы", RU: "Жилищная комиссия акимата Улгинского района"},
		GroundCode: "R-05", Rules: papers.Text{KK: "Ақсай ауданы, 01.09.2026 бастап", RU: "Аксайский район, с 01.09.2026"}, Ground: papers.Text{KK: "соңғы бес жыл ішінде тұрғын үй жағдайларын әдейі нашарлату", RU: "намеренное ухудшение жилищных условий в течение последних пяти лет"},
		Article:   papers.Text{KK: "«Тұрғын үй қатынастары туралы» Заңның 72-бабының 1) тармақшасы", RU: "подпункт 1) статьи 72 Закона «О жилищных отношениях»"},
		Facts:     papers.Text{KK: "Жылжымайтын мүлік тіркелімінің мәліметтері бойынша өтініш берушінің меншігіндегі, тұруға жарамды үш бөлмелі тұрғын үй 2024 жылғы 3 наурызда сатылған.", RU: "По сведениям регистра недвижимости принадлежавшая заявителю трехкомнатная квартира, пригодная для проживания, продана 3 марта 2024 года."},
		Remedy:    papers.Text{KK: "Тұрғын үй иеліктен шығарылған күннен бастап бес жыл өткен соң қайта өтініш беруге болады.", RU: "Повторное заявление может быть подано по истечении пяти лет со дня отчуждения жилища."},
		HearingOn: papers.Day(at(2026, 11, 17, 10, 0)), HearingNo: "12", HearingNote: papers.Text{KK: "қарсы емес", RU: "не возражает"},
		AppealBody: papers.Text{KK: "Үлгі ауданының әкімдігі", RU: "Акимат Улгинского района"},
		AppealWay:  papers.Text{KK: "Шағым осы жауапты берген органға беріледі, ол шағымды әкімшілік іспен бірге келіп түскен күнінен бастап үш жұмыс күнінен кешіктірмей шағымды қарайтын органға жібереді. Шағымды қараған органның шешімімен келіспеген жағдайда сотқа жүгінуге құқығыңыз бар.", RU: "Жалоба подается в орган, выдавший настоящий ответ, который не позднее трех рабочих дней со дня ее поступления направляет жалобу вместе с административным делом в орган, рассматривающий жалобу. При несогласии с решением органа, рассмотревшего жалобу, Вы вправе обратиться в суд."},
		AppealLaw:  papers.Text{KK: "Кодекстің 92-бабы", RU: "статья 92 Кодекса"},
		AppealTerm: papers.Text{KK: "осы жауап алынған күннен бастап үш ай", RU: "три месяца со дня получения настоящего ответа"},
	}
}

func receipt(documents int) papers.Receipt {
	r := papers.Receipt{
		Service: service, CaseNo: "К-2026/1204", AcceptedAt: papers.Moment(at(2026, 10, 14, 11, 42)),
		Channel: papers.Text{KK: "бөлімнің кеңсесі", RU: "канцелярия отдела"}, Count: documents, Sheets: documents * 2,
		ResultOn: papers.Day(at(2026, 11, 25, 0, 0)), ResultAt: papers.Text{KK: "Үлгі ауылы, Бейбітшілік көшесі, 12-үй, 3-кабинет", RU: "с. Улги, ул. Бейбитшилик, дом 12, кабинет 3"},
	}
	for i := range documents {
		r.Documents = append(r.Documents, papers.Document{Sheets: 2,
			Name: papers.Text{KK: fmt.Sprintf("Жеке басын куәландыратын құжат № %d", i+1), RU: fmt.Sprintf("Документ, удостоверяющий личность, № %d", i+1)},
			Kind: papers.Text{KK: "көшірме", RU: "копия"}})
	}
	return r
}

func proof(entries int) papers.OrderProof {
	p := papers.OrderProof{
		File: "Кезек 2019–2024 (түзетілген).xlsx", SHA256: "3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed", Sheets: "67-бап, 68-бап",
		Rows: entries + 2, Entered: entries, TakenBy: papers.Same("Ә. Мысалова"), TakenAt: papers.Moment(at(2026, 11, 22, 15, 20)),
		Ties:    []papers.ProofTie{{At: papers.Moment(at(2020, 3, 2, 0, 0)), Names: "Үлгібаев Ғ. Ә.; Мысалов Қ. Б.", Rule: papers.Text{KK: "бұрынғы тізімдегі реті", RU: "порядок прежнего списка"}}},
		Assumed: []papers.ProofAssumed{{OldPlace: 12, Name: "Мысалов Қуат Болатұлы", Given: "02.03.2020", Taken: papers.Moment(at(2020, 3, 2, 0, 0))}},
		Moved:   []papers.ProofMove{{Name: "Үлгібаев Ғалымжан", Before: "Мысалов Қуат", Reason: papers.Text{KK: "белгілі уақыты ертерек: 09:10 < 11:40", RU: "известное время раньше: 09:10 < 11:40"}}},
		Out:     []papers.ProofOut{{Sheet: "68-бап", Row: 742, Name: "Мысалова Әсем", Reason: papers.Text{KK: "екі рет жазылған", RU: "записана дважды"}}},
	}
	for i := range entries {
		e := papers.ProofEntry{OldPlace: i + 1, Place: i + 1, PlaceInList: i/2 + 1, List: papers.Same([]string{"67-1", "68"}[i%2]), RegNo: fmt.Sprintf("2026/%04d", i+1),
			Name: fmt.Sprintf("Үлгібаев Ғалымжан%d Әбдіқайырұлы", i+1), CountingAt: papers.Moment(at(2015, 1, 5, 9, 0) + int64(i)*5e7)}
		if i == 11 {
			e.Mark = papers.Text{KK: "шартты уақыт", RU: "условное время"}
		}
		p.Entries = append(p.Entries, e)
	}
	return p
}

func secretary(p papers.Paper) papers.Paper {
	p.Number, p.To = "", papers.Addressee{}
	p.Signer = papers.Signer{Post: papers.Text{KK: "Тұрғын үй комиссиясының хатшысы", RU: "Секретарь жилищной комиссии"}, Name: papers.Same("Ә. Мысалова")}
	return p
}

// picture stands for an office's own image.
func picture() []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 120, 100))
	for i := range 120 {
		for j := range 100 {
			if (i-60)*(i-60)+(j-50)*(j-50) < 50*50 {
				img.Set(i, j, color.NRGBA{40, 120, 160, 255})
			}
		}
	}
	return encoded(img)
}

func encoded(img image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// later are the papers that tell of a case or of the office's work.
func later(langs []locales.Lang) map[string]papers.Paper {
	undated := func(code string, data any) papers.Paper {
		p := paper(code, data, langs)
		p.Number, p.Date = "", 0
		return p
	}
	unsigned := func(p papers.Paper) papers.Paper {
		p.Signer = papers.Signer{}
		return p
	}
	all := map[string]papers.Paper{
		"application":     byCitizen(paper("application", application(5), langs)),
		"receipt.full":    paper("receipt", fullReceipt(), langs),
		"not-accepted":    unsigned(paper("not-accepted", notAccepted(), langs)),
		"return-letter":   paper("return-letter", returnLetter(), langs),
		"request-status":  undated("request-status", requestStatus()),
		"commission-note": undated("commission-note", commissionNote(false)),
		"removal-notice":  paper("removal-notice", removalNotice(), langs),
		"my-file":         unsigned(undated("my-file", myFile(8))),
		"journal":         unsigned(undated("journal", journal(28))),
		"survey-summary":  undated("survey-summary", survey()),
	}
	for code, p := range all {
		switch code {
		case "request-status":
			p.To.Address = papers.Text{}
		case "journal", "survey-summary":
			p.To = papers.Addressee{}
		}
		all[code] = p
	}
	note := all["commission-note"]
	note.Signer = papers.Signer{Post: papers.Text{KK: "Жауапты орындаушы", RU: "Ответственный исполнитель"}, Name: note.Executor.Name}
	all["commission-note"] = note
	all["commission-note.refuse"] = undated("commission-note", commissionNote(true))
	blank := byCitizen(paper("application", papers.Application{Service: service, Blank: true, ForQueue: true}, langs))
	blank.To = papers.Addressee{}
	all["application.blank"] = blank
	maps.Copy(all, moving(langs))
	return all
}

// samples are the papers every general test walks over, by name.
func samples() map[string]papers.Paper {
	all := map[string]papers.Paper{}
	for name, langs := range map[string][]locales.Lang{"kk": kk, "ru": ru, "two": two} {
		for code, p := range later(langs) {
			all[code+"."+name] = p
			all[code+".longest."+name] = longest(p)
		}
		for _, services := range []map[string]papers.Paper{ofServices(langs), ofAid(langs)} {
			for code, p := range services {
				all[code+"."+name] = p
				if name == "two" {
					all[code+".longest"] = longest(p)
				}
			}
		}
		for code, p := range sitting(langs) {
			all[code+"."+name] = p
			if name == "two" {
				all[code+".longest"] = longest(p)
			}
		}
		all["registration-notice.longest."+name] = longest(paper("registration-notice", notice(5), langs))
		all["refusal.longest."+name] = longest(paper("refusal", refusal(), langs))
		all["registration-notice."+name] = paper("registration-notice", notice(3), langs)
		all["refusal."+name] = paper("refusal", refusal(), langs)
		all["receipt."+name] = paper("receipt", receipt(7), langs)
		all["order-proof."+name] = secretary(paper("order-proof", proof(60), langs))
	}
	for _, form := range []string{"agenda", "minutes", "vote-sheet", "queue-extract", "candidates"} {
		all[form+".many.kk"] = long(kk)[form+".many"]
		all[form+".many.two"] = longest(long(two)[form+".many"])
	}
	after := paper("registration-notice", notice(12), two)
	after.SideBySide = false
	all["registration-notice.after"] = after
	draft := paper("registration-notice", notice(12), two)
	draft.Draft, draft.Number, draft.Date, draft.Print = true, "", 0, papers.Print{}
	all["registration-notice.draft"] = draft
	again := paper("refusal", refusal(), two)
	again.Print.Copy, again.Print.CopyReason = 2, "өтініш берушінің жазбаша сұрауы бойынша, түпнұсқасы жоғалған"
	all["refusal.copy"] = again
	all["receipt.many"] = paper("receipt", receipt(60), two)
	badge := all["refusal.kk"]
	badge.Office.Image = picture()
	all["refusal.image"] = badge
	blank := all["refusal.ru"]
	blank.Office.Preprinted = true
	all["refusal.preprinted"] = blank
	all["registration-notice.alone"] = paper("registration-notice", notice(0), two)
	all["registration-notice.bare"] = papers.Paper{Form: "registration-notice", Langs: two, SideBySide: true, Number: "1", Data: papers.RegistrationNotice{}}
	return all
}

func render(t testing.TB, p papers.Paper) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := papers.Render(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLeaveSamples(t *testing.T) {
	if *out == "" {
		t.Skip("no -out folder")
	}
	for name, p := range samples() {
		if err := os.WriteFile(filepath.Join(*out, name+".pdf"), render(t, p), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
