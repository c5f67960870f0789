package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/cells"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
	"kezek/store"
)

const (
	homeAddress = "Ақсай а., Жеңіс к-сі, 77 үй"
	homePhone   = "+7 701 555 66 77"
)

var invented = []string{"Үлгібаев Ғалымжан Әбдіқайырұлы", "Мысалова Әйгерім Болатқызы", "Жаңабеков Өмірзақ Сәбитұлы", "Сәтімбеков Ілияс Ғабитұлы",
	"Ещанова Шолпан Фарабиқызы", "Тұрғынбаева Һафиза Ұзаққызы", "Қожахмет-Әбдірахманова Гүлбаршын-Ғазиза Нұрмұхаммедәлішерқызы", "Ким Ольга Викторовна"}

// invented is an application of one of the invented people, filed so many hours ago.
func (c *chamber) invented(n, hours int) Register {
	a := c.application(300 + n)
	a.Applicant.Name, a.Address, a.Phone, a.Dwelling = invented[n%len(invented)], homeAddress, homePhone, homeAddress+", 2 бөлме"
	a.Family = append(a.Family, casefile.Member{Name: "Үлгібаев Дәурен", IIN: person(2015, 300+n), Relation: "son"})
	for i := range a.Documents {
		a.Documents[i].Pages, a.Documents[i].Original = 1+i%3, true
	}
	a.CompleteAt -= int64(hours) * time.Hour.Milliseconds()
	a.ReceivedAt = a.CompleteAt
	return a
}

func (c *chamber) groundOf(kind string, is func(edition.Ground) bool) string {
	c.t.Helper()
	ed, err := c.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, g := range ed.Service(edition.Queue).Reasons(kind) {
		if is(g) {
			return g.Code
		}
	}
	c.t.Fatal("no ground to", kind)
	return ""
}

// manifold plans a meeting with fourteen items of every kind, and lays its agenda.
func (c *chamber) manifold(queued int) (meeting int64, lines []AgendaLine) {
	c.t.Helper()
	var reg []string
	for i := range queued {
		_, e := c.enrolled(c.invented(i, queued-i), "1")
		reg = append(reg, e.RegNo)
	}
	ed, err := c.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	c.decided(Remove{c.unwarned(reg[11])}, "2")
	warned := c.groundOf(edition.ToRemove, func(g edition.Ground) bool { return !g.Unnoticed })
	var w Warned
	c.must(c.executor, Warn{RegNo: reg[4], Ground: warned, Facts: "Тұрғын үй сатып алған", SentOn: c.today(), Way: "post"}, "").Read(&w)
	c.must(c.registrar, Deliver{Warning: w.Warning, DeliveredOn: c.today(), Proof: "RR000000001KZ"}, "")
	c.clock = c.clock.AddDate(0, 0, 60)
	c.must(c.registrar, Object{Warning: w.Warning, Objection: "Пәтер сатылып кетті", On: c.today(), Answer: "Меншік құқығы сақталған"}, "кеш берілді")
	for i, outcome := range []string{casefile.ToGrant, casefile.ToGrant, casefile.ToRefuse} {
		a := c.invented(queued+i, i)
		var r Registered
		c.must(c.registrar, a, "").Read(&r)
		svc := ed.Service(edition.Queue)
		if i == 1 {
			c.must(c.registrar, RecordCheck{CaseNo: r.CaseNo, System: svc.Checks[0].Code, AskedAt: c.clock.UnixMilli(), AnsweredAt: c.clock.UnixMilli(), Result: Found,
				Answer: "ЖСН " + a.Applicant.IIN + ", тел. " + homePhone + ": " + homeAddress + " меншігінде"}, "")
		}
		c.must(c.head, AssignExecutor{CaseNo: r.CaseNo, Executor: "exe"}, "")
		p := Proposal{Outcome: outcome}
		if outcome == casefile.ToRefuse {
			p.Ground, p.Facts = c.refusalGround(), "Меншігінде тұрғын үйі бар"
		}
		c.must(c.executor, PrepareAnswer{r.CaseNo, p}, "тексерілді")
		lines = append(lines, AgendaLine{CaseNo: r.CaseNo})
	}
	keeps := c.groundOf(edition.ToMove, func(g edition.Ground) bool { return !g.NewTime })
	for _, act := range []Act{Remove{OnEntry{RegNo: reg[4], Ground: warned, Facts: "Тұрғын үй сатып алған"}}, RestoreEntry{c.about(reg[11], edition.ToRestore)},
		MoveList{OnEntry: OnEntry{RegNo: reg[2], Ground: keeps, Facts: "Санаты өзгерді"}, List: ed.Lists()[0].Code},
		ChangeHousehold{OnEntry: c.about(reg[3], edition.ToChange), Join: []casefile.Member{{Name: "Жаңабекова Дана", Born: "2026-11-21", Relation: "daughter", NoIIN: "жаңа туған"}}, Dwelling: "3 Бөлме"},
		PassOn{OnEntry: c.about(reg[5], edition.ToPassOn), To: 1, On: c.today(), Relations: map[string]string{"2": "son"}},
		Split{OnEntry: c.about(reg[6], edition.ToSplit), Parts: []Part{{Members: []int{1}, On: c.today(), Address: homeAddress, List: "vulnerable"}}},
		SuspendEntry{c.about(reg[7], edition.ToSuspend)}} {
		lines = append(lines, AgendaLine{Draft: c.drafted(act)})
	}
	note, reporter := "=1+1", "@SUM(A1:A9)"
	for i, at := range []int{0, 9} {
		lines = append(lines, AgendaLine{Provide: &House{OnEntry: c.about(reg[at], edition.ToHouse), Dwelling: fmt.Sprintf("Ақсай а., Жаңа к-сі, 5 үй, %d пәтер", 12+i), Rooms: 2 + i, Area: 540_000,
			Living: 310_000, Floor: "3/5"}})
	}
	lines = append(lines, AgendaLine{Question: &Question{Kind: ItemInventory, KK: "Түгендеу нәтижелері", RU: "Итоги инвентаризации"}, Note: &note, Reporter: &reporter},
		AgendaLine{Question: &Question{Kind: ItemOther, KK: "=HYPERLINK(\"x\")"}})
	meeting = c.convened()
	c.must(c.secretary, SetAgenda{meeting, lines}, "")
	return meeting, lines
}

// packaged makes the package as PDF and as a workbook.
func (c *chamber) packaged(who *Person, a PackageWanted) (pdf, xlsx string) {
	c.t.Helper()
	dir := c.t.TempDir()
	if keep := os.Getenv("KEZEK_LOOK"); keep != "" {
		dir = keep
	}
	pdf, xlsx = filepath.Join(dir, fmt.Sprintf("package-%v.pdf", a.Full)), filepath.Join(dir, fmt.Sprintf("package-%v.xlsx", a.Full))
	if _, err := c.MeetingPackage(c.t.Context(), who, pdf, a); err != nil {
		c.t.Fatal(err)
	}
	if _, err := c.MeetingWorkbook(c.t.Context(), who, xlsx, a); err != nil {
		c.t.Fatal(err)
	}
	return pdf, xlsx
}

func fileText(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return pdfText(t, data)
}

func bookOf(t *testing.T, path string) *cells.Book {
	t.Helper()
	book, err := sheets.Read(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// everyCell gives the cells of a workbook one by one.
func everyCell(book *cells.Book, f func(sheet string, c cells.Cell)) {
	for _, s := range book.Sheets {
		for _, r := range s.Rows {
			for _, c := range r.Cells {
				f(s.Name, c)
			}
		}
	}
}

// personal is what a masked package may not say of anybody.
func (c *chamber) personal() *regexp.Regexp {
	var all []string
	for n := range 20 {
		for _, year := range []int{1980, 2015} {
			all = append(all, person(year, 300+n))
		}
		all = append(all, person(1982, 300+n))
	}
	day := func(year int) string { return fmt.Sprintf(`15\.03\.%d`, year) }
	all = append(all, day(1980), day(1982), day(2015), regexp.QuoteMeta(strings.ReplaceAll(homeAddress, " ", "")), "Жеңіс", `701\s*555`)
	return regexp.MustCompile(strings.Join(all, "|"))
}

func TestPackageForTheMembers(t *testing.T) {
	c := newChamber(t)
	id, lines := c.manifold(14)
	before := c.order()
	pdf, xlsx := c.packaged(c.executor, PackageWanted{Meeting: id, For: "Пак Виктор"})
	text, book, personal := fileText(t, pdf), bookOf(t, xlsx), c.personal()
	if found := personal.FindString(text); found != "" {
		t.Errorf("the masked package tells %q", found)
	}
	formulas, texts := 0, map[string]bool{}
	everyCell(book, func(sheet string, cell cells.Cell) {
		shown := cell.Text
		if cell.Kind == cells.Date {
			shown = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(cell.Num)).Format("02.01.2006")
		}
		if found := personal.FindString(strings.ReplaceAll(shown, " ", "")); found != "" || personal.MatchString(shown) {
			t.Errorf("%s tells %q", sheet, shown)
		}
		if cell.Formula {
			formulas++
		}
		texts[cell.Text] = true
	})
	for _, heading := range []string{"Мекенжайы / Адрес", "Телефоны / Телефон", "Туған күні / Дата рождения"} {
		if texts[heading] {
			t.Errorf("a masked workbook has the column %q", heading)
		}
	}
	if formulas > 0 || !texts["=1+1"] || !texts["@SUM(A1:A9)"] {
		t.Errorf("%d formulas; the notes are %v and %v", formulas, texts["=1+1"], texts["@SUM(A1:A9)"])
	}
	for _, want := range []string{"••••••••", "Длякого:ПакВиктор", "БЮЛЛЕТЕНЬГОЛОСОВАНИЯ", "=1+1", "Жаңак-сі,5үй,13пәтер"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the package", want)
		}
	}
	full, fullBook := c.packaged(c.secretary, PackageWanted{Meeting: id, Full: true})
	told := fileText(t, full)
	for _, want := range []string{person(1980, 300), "15.03.1980", "Жеңіск-сі,77үй"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not in the full package", want)
		}
	}
	seen := map[string]bool{}
	everyCell(bookOf(t, fullBook), func(_ string, cell cells.Cell) { seen[cell.Text] = true })
	if !seen[person(1980, 314)] || !seen[homePhone] && !seen["+77015556677"] || !seen[homeAddress] {
		t.Error("the full workbook lacks personal data")
	}
	for _, who := range []*Person{c.executor, c.registrar} {
		if _, err := c.MeetingPackage(t.Context(), who, filepath.Join(t.TempDir(), "x.pdf"), PackageWanted{Meeting: id, Full: true}); err == nil {
			t.Errorf("%s got it in full", who.Login)
		}
	}
	if _, err := c.MeetingWorkbook(t.Context(), c.admin, filepath.Join(t.TempDir(), "x.xlsx"), PackageWanted{Meeting: id}); err == nil {
		t.Error("the administrator got it")
	}
	records, err := c.History(t.Context(), 4)
	if err != nil || !slices.ContainsFunc(records, func(r store.Record) bool { return r.Act == "export-list" && r.Person == c.executor.ID }) {
		t.Errorf("%+v %v", records, err)
	}
	if !slices.Equal(before, c.order()) || len(lines) != 14 {
		t.Error("the queue moved")
	}
	c.sound()
}

// Both languages of the package tell the same numbers, and they are those of the queue.
func TestNotesTellTheEffect(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	b, err := c.bundle(t.Context(), c.secretary, PackageWanted{Meeting: id, Full: true, Langs: []locales.Lang{locales.KK, locales.RU}})
	if err != nil {
		t.Fatal(err)
	}
	digits := regexp.MustCompile(`\d+`)
	var got []string
	for _, p := range b.notes {
		n := p.Data.(papers.CommissionNote)
		e := n.Effect
		got = append(got, fmt.Sprintf("%d %s: %d/%d→%d/%d back %d/%d forward %d/%d come %d", n.Item, n.Question.RU, e.Before.Place, e.Before.InList, e.After.Place, e.After.InList,
			e.Back, e.BackInList, e.Forward, e.ForwardInList, len(e.Entrants)))
		for _, r := range append(slices.Clone(n.For), n.Against...) {
			if len(digits.FindAllString(r.Text.KK, -1)) != len(digits.FindAllString(r.Text.RU, -1)) || r.Text.KK == "" || r.Text.RU == "" {
				t.Errorf("%d: %q and %q", n.Item, r.Text.KK, r.Text.RU)
			}
		}
	}
	want := []string{"1 Постановка на учет: 0/0→14/14 back 0/0 forward 0/0 come 0", "2 Постановка на учет: 0/0→14/14 back 0/0 forward 0/0 come 0",
		"3 Отказ в постановке на учет: 0/0→0/0 back 0/0 forward 0/0 come 0", "4 Снятие с учета: 5/5→0/0 back 0/0 forward 8/8 come 0",
		"5 Восстановление на учете: 0/0→12/12 back 2/2 forward 0/0 come 0", "6 Перевод в другой список: 3/3→3/1 back 0/0 forward 0/10 come 0",
		"7 Изменение состава семьи: 4/4→4/4 back 0/0 forward 0/0 come 0", "8 Переход очереди к семье: 6/6→6/6 back 0/0 forward 0/0 come 0",
		"9 Разделение очереди: 7/7→7/7 back 6/6 forward 0/0 come 1", "10 Приостановление: 8/8→8/8 back 0/0 forward 0/0 come 0",
		"11 Предоставление жилища: 1/1→0/0 back 0/0 forward 12/12 come 0", "12 Предоставление жилища: 10/10→0/0 back 0/0 forward 3/3 come 0",
		"13 Итоги инвентаризации: 0/0→0/0 back 0/0 forward 0/0 come 0", "14 =HYPERLINK(\"x\"): 0/0→0/0 back 0/0 forward 0/0 come 0"}
	if !slices.Equal(got, want) {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
	if e := b.notes[8].Data.(papers.CommissionNote).Effect.Entrants; len(e) != 1 || e[0].Name.KK != "Әлиева Гүлнар" || e[0].Place != 8 {
		t.Errorf("%+v", e)
	}
}

// A package in Kazakh and one in Russian have the same numbers in the same cells.
func TestPackageInEachLanguage(t *testing.T) {
	c := newChamber(t)
	id, _ := c.manifold(14)
	digits := regexp.MustCompile(`\d+`)
	var told [2][]string
	for i, lang := range []locales.Lang{locales.KK, locales.RU} {
		path := filepath.Join(t.TempDir(), "p.xlsx")
		if _, err := c.MeetingWorkbook(t.Context(), c.secretary, path, PackageWanted{Meeting: id, Langs: []locales.Lang{lang}}); err != nil {
			t.Fatal(err)
		}
		everyCell(bookOf(t, path), func(_ string, cell cells.Cell) {
			numbers := digits.FindAllString(cell.Text, -1)
			slices.Sort(numbers)
			told[i] = append(told[i], fmt.Sprint(cell.Col, numbers))
		})
	}
	if len(told[0]) < 300 || !slices.Equal(told[0], told[1]) {
		for i := range min(len(told[0]), len(told[1])) {
			if told[0][i] != told[1][i] {
				t.Fatalf("cell %d: %s and %s", i, told[0][i], told[1][i])
			}
		}
		t.Fatal(len(told[0]), len(told[1]))
	}
}
