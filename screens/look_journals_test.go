package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
)

// busy is an office whose journals have something of everything.
type busy struct {
	t     *testing.T
	o     *app.Office
	clock time.Time
	who   map[string]*app.Person
}

var applicants = strings.Split("Әлиев Қайрат Нұрланұлы|Ғабитова Айгүл Серікқызы|Қасымов Дәурен Өмірбекұлы|Петренко Татьяна Сергеевна|"+
	"Өтегенова Зәуре Ерланқызы|Һамитов Ұлан Асқарұлы|Іргебаева Мәдина Бауыржанқызы|Абдрахманова-Төлегенова Гүлжанат Мұхаметқалиқызы", "|")

func busyOffice(t *testing.T) (folder string) {
	t.Helper()
	folder = office(t, 0)
	b := &busy{t: t, clock: time.Date(2026, 11, 11, 9, 0, 0, 0, locales.Zone), who: map[string]*app.Person{}}
	o, err := app.Open(t.Context(), folder, app.At(func() time.Time { return b.clock }))
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	b.o = o
	for _, login := range []string{"admin", "reg", "exe", "head"} {
		if b.who[login], err = o.SignIn(t.Context(), login, "secret"); err != nil {
			t.Fatal(err)
		}
	}
	for n := range 24 {
		b.walk(n)
	}
	b.byHand()
	b.asked()
	return folder
}

func (b *busy) do(login string, act app.Act, reason string) app.Outcome {
	b.t.Helper()
	b.clock = b.clock.Add(4 * time.Minute)
	out, err := b.o.Do(b.t.Context(), b.who[login], app.Order{Act: act, Reason: reason})
	if err != nil {
		b.t.Fatalf("%s: %v", act.Name(), err)
	}
	return out
}

func (b *busy) register(n int, at time.Time) string {
	b.t.Helper()
	ed, err := b.o.InForce(b.t.Context(), edition.Queue, at.UnixMilli())
	if err != nil {
		b.t.Fatal(err)
	}
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at.UnixMilli(), CompleteAt: at.UnixMilli(), List: "vulnerable", Address: "Абай к-сі, 1",
		Applicant: casefile.Member{Name: applicants[n%len(applicants)], IIN: string(iin.Make(time.Date(1980, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, n+1))}}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper, Pages: 1 + n%3})
	}
	var made app.Registered
	if err := b.do("reg", app.Register{Application: a}, "қағаз журналдан").Read(&made); err != nil {
		b.t.Fatal(err)
	}
	return made.CaseNo
}

// walk brings a case as far as its number says.
func (b *busy) walk(n int) {
	caseNo := b.register(n, b.clock.Add(-20*time.Minute).Truncate(time.Minute))
	b.do("reg", app.IssuePaper{Form: app.FormReceipt, CaseNo: caseNo}, "")
	if n%8 == 7 {
		ed, err := b.o.Edition(b.t.Context())
		if err != nil {
			b.t.Fatal(err)
		}
		docs := ed.Service(edition.Queue).Asks("vulnerable", edition.ByOffice)
		b.do("reg", app.NotAccept{Channel: edition.ByOffice, Applicant: applicants[n%3], List: "vulnerable", Missing: []string{docs[0].Code, docs[1].Code}}, "")
		return
	}
	if n == 5 {
		b.do("head", app.Annul{Kind: app.OfCase, Number: caseNo}, "екі рет тіркелген")
		return
	}
	b.do("head", app.AssignExecutor{CaseNo: caseNo, Executor: "exe", Instruction: "Құжаттарын тексеріп, жауап дайындаңыз"}, "")
	if n%8 == 6 {
		return
	}
	ed, err := b.o.Edition(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	signed := app.Signed{Number: fmt.Sprint(100 + n), Date: b.clock.Format(time.DateOnly)}
	if n%4 == 2 {
		ground := ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code
		b.do("exe", app.PrepareAnswer{CaseNo: caseNo, Proposal: app.Proposal{Outcome: casefile.ToRefuse, Ground: ground, Facts: "Меншігінде тұрғын үйі бар"}}, "")
		b.do("head", app.Refuse{CaseNo: caseNo, Signed: signed, Ground: ground, Facts: "Меншігінде тұрғын үйі бар"}, "тыңдау өткізілмеді")
		b.do("reg", app.IssuePaper{Form: app.FormRefusal, CaseNo: caseNo}, "")
	} else {
		b.do("exe", app.PrepareAnswer{CaseNo: caseNo, Proposal: app.Proposal{Outcome: casefile.ToGrant}}, "")
		b.do("head", app.Enrol{CaseNo: caseNo, Signed: signed}, "")
		b.do("reg", app.IssuePaper{Form: app.FormNotice, CaseNo: caseNo}, "")
	}
	if n%3 > 0 {
		b.do("reg", app.HandOut{CaseNo: caseNo, Way: app.ByHand, To: applicants[n%len(applicants)]}, "")
	}
}

// byHand enters lines nobody's act makes.
func (b *busy) byHand() {
	on := b.clock.Format(time.DateOnly)
	line := func(journal string, data map[string]string) {
		b.do("reg", app.EnterLine{Journal: journal, On: on, Data: data}, "бұрынғы іс")
	}
	for n := range 4 {
		line(app.AidAwards, map[string]string{"case_no": fmt.Sprint(n + 1), "name": applicants[n], "family": "4", "income": "212 400 ₸", "expenses": "31 250 ₸",
			"limit": "10 %", "aid": "10 010 ₸", "period": "қараша 2026 – қаңтар 2027", "notification": fmt.Sprint(40 + n), "payment-list": "11"})
		line(app.EmblemBlanks, map[string]string{"blank": fmt.Sprintf("А %07d", 123456+n), "used-for": applicants[n+2]})
	}
	line(app.EmblemBlanks, map[string]string{"blank": "А 0123450–0123499", "used-for": "Анықтамаларға", "balance": "46"})
	b.do("head", app.Annul{Kind: app.OfLine, Journal: app.EmblemBlanks, Number: "2-2026"}, "бланк бүлінген")
}

// asked answers the survey of an act that has one.
func (b *busy) asked() {
	b.do("admin", app.AdoptEdition{Code: "ALMATY-2013"}, "")
	for n := range 7 {
		caseNo := b.register(60+20*n, time.Date(2013, 11, 4+n%4, 10, n, 0, 0, locales.Zone))
		answers := map[string]string{"process": []string{"satisfied", "satisfied", "partly", "satisfied", "dissatisfied", "satisfied", "partly"}[n]}
		if n%3 > 0 {
			answers["information"] = "satisfied"
		}
		b.do("reg", app.AnswerSurvey{CaseNo: caseNo, Answers: answers}, "")
	}
}

func TestLookAtJournals(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK is not set")
	}
	folder := busyOffice(t)
	for _, l := range []locales.Lang{locales.KK, locales.RU} {
		for name, size := range map[string]fyne.Size{"1366": fyne.NewSize(1366, 768), "1280": fyne.NewSize(1280, 680)} {
			lookAtJournals(t, folder, l, name, size)
		}
	}
}

func lookAtJournals(t *testing.T, folder string, l locales.Lang, at string, size fyne.Size) {
	b := newBench(t, folder, memory{Lang: string(l)})
	b.window.speak(l)
	b.win.Resize(size)
	b.signIn("head")
	shot := func(name string) { b.shoot(string(l) + "-" + name + "-" + at) }
	for _, journal := range append(append([]string{}, app.JournalCodes...), "survey") {
		b.frame.open("journals", journal)
		shot(journal)
	}
	b.frame.open("journals", app.EmblemBlanks)
	b.settle()
	b.ctrl(fyne.KeyN)
	shot("enter")
	b.key(fyne.KeyEscape)
	b.key(fyne.KeyDelete)
	shot("annul")
	b.key(fyne.KeyEscape)
	b.ctrl(fyne.KeyE)
	shot("export")
	b.key(fyne.KeyEscape)
	b.key(fyne.KeyReturn)
	shot("line")
	b.key(fyne.KeyEscape)
	b.frame.open("journals", app.Privatized)
	b.settle()
	b.key(fyne.KeyInsert)
	b.ctrl(fyne.KeyReturn)
	shot("enter-wrong")
	b.key(fyne.KeyEscape)
	f, err := os.Create(filepath.Join(os.Getenv("KEZEK_LOOK"), string(l)+"-survey.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	month := time.Date(2026, 11, 1, 0, 0, 0, 0, locales.Zone)
	q := app.SurveyQuery{From: month.UnixMilli(), To: month.AddDate(0, 1, 0).UnixMilli(), Lang: l}
	if err := b.office.PrintSurvey(t.Context(), f, b.frame.room.Who, q); err != nil {
		t.Fatal(err)
	}
}
