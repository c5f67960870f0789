package app

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

func (d *desk) read(q JournalQuery) JournalPage {
	d.t.Helper()
	page, err := d.Journal(d.t.Context(), q)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, r := range page.Rows {
		if len(r.Cells) != len(page.Columns) {
			d.t.Fatalf("%d cells in %d columns", len(r.Cells), len(page.Columns))
		}
	}
	return page
}

// cell is what a row has in a column.
func (p JournalPage) cell(row int, code string) string {
	return p.Rows[row].Cells[slices.IndexFunc(p.Columns, func(c JournalColumn) bool { return c.Code == code })]
}

// journalled is an office with a case of every end.
func journalled(t *testing.T) (d *desk, first string) {
	d = newDesk(t)
	r := d.application(1)
	r.Documents[0].Pages = 3
	var reg Registered
	d.must(d.registrar, r, "").Read(&reg)
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe", Instruction: "Мерзімінде қаралсын"}, "")
	d.must(d.executor, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	d.must(d.head, Enrol{reg.CaseNo, Signed{"15", d.today()}}, "")
	d.must(d.registrar, IssuePaper{Form: FormReceipt, CaseNo: reg.CaseNo}, "")
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}, "")
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}, "жоғалтты")
	d.must(d.registrar, HandOut{CaseNo: reg.CaseNo, Way: ByHand, To: "Әлиев Қайрат"}, "")
	d.refused(20)
	third := d.newCase(30)
	d.must(d.head, Annul{Kind: OfCase, Number: third}, "екі рет тіркелген")
	d.must(d.registrar, NotAccept{Channel: edition.ByOffice, Applicant: "Ким Ольга", IIN: person(1975, 40), Missing: []string{"identity"}}, "")
	return d, reg.CaseNo
}

func TestJournals(t *testing.T) {
	d, first := journalled(t)
	in := d.read(JournalQuery{Code: Incoming, Lang: locales.RU})
	if in.Total != 3 || in.Annulled != 1 || in.Rows[0].Number != first || in.Rows[2].Annulled != "екі рет тіркелген" {
		t.Fatalf("%+v", in)
	}
	day := d.clock.Format("02.01.2006")
	for column, want := range map[string]string{"n": "АҚС-2026/1", "date": day, "name": "Әлиев Қайрат Нұрланұлы", "iin": d.application(1).Applicant.IIN,
		"sheets": "3", "resolution": "Мерзімінде қаралсын", "executor": "Г. Омарова", "due": "27.11.2026",
		"result": "№ 15, " + day + ", поставлен в очередь", "handed": day + ", на руки, Әлиев Қайрат"} {
		if got := in.cell(0, column); got != want {
			t.Errorf("incoming %s: %q, want %q", column, got, want)
		}
	}
	if in.cell(0, "channel") == "office" || in.cell(0, "service") == "queue" {
		t.Error("codes are shown:", in.Rows[0].Cells)
	}
	if kk := d.read(JournalQuery{Code: Incoming}); !strings.HasSuffix(kk.cell(0, "result"), "кезекке қойылды") {
		t.Error(kk.cell(0, "result"))
	}
	out := d.read(JournalQuery{Code: Outgoing, Lang: locales.RU})
	if out.Total != 2 || out.cell(0, "addressee") != "Әлиев Қайрат Нұрланұлы" || out.cell(0, "ref") != first || out.Rows[0].CaseNo != first ||
		out.cell(0, "subject") != "Уведомление о постановке на учет" || out.cell(0, "way") != day+", на руки, Әлиев Қайрат" || out.cell(1, "n") != out.cell(0, "n") ||
		out.cell(1, "subject") != "Уведомление о постановке на учет, копия № 1: жоғалтты" {
		t.Errorf("%+v", out)
	}
	if r := d.read(JournalQuery{Code: Receipts}); r.Total != 1 || r.cell(0, "iin") != d.application(1).Applicant.IIN {
		t.Errorf("%+v", r)
	}
	decisions := d.read(JournalQuery{Code: Decisions, Lang: locales.RU})
	if decisions.Total != 2 || decisions.cell(0, "n") != "15" || decisions.cell(0, "decision") != "постановка в очередь" || decisions.cell(1, "name") != "Әлиев Қайрат Нұрланұлы" {
		t.Errorf("%+v", decisions)
	}
	refusals := d.read(JournalQuery{Code: Refusals, Lang: locales.RU})
	if refusals.Total != 1 || refusals.cell(0, "n") != "8" || refusals.cell(0, "hearing") != day || len(refusals.cell(0, "ground")) < 20 {
		t.Errorf("%+v", refusals)
	}
	away := d.read(JournalQuery{Code: NotAccepted, Lang: locales.RU})
	if away.Total != 1 || away.cell(0, "name") != "Ким Ольга" || away.cell(0, "missing") == "identity" || away.cell(0, "missing") == "" {
		t.Errorf("%+v", away)
	}
	if _, err := d.Journal(t.Context(), JournalQuery{Code: "?"}); err == nil {
		t.Error("there is a journal ?")
	}
}

func TestJournalQueries(t *testing.T) {
	d, first := journalled(t)
	now := d.clock.UnixMilli()
	count := func(q JournalQuery) int { return d.read(q).Total }
	for name, c := range map[string]struct {
		q    JournalQuery
		want int
	}{
		"by name":         {JournalQuery{Code: Incoming, Query: "алиев"}, 3},
		"by number":       {JournalQuery{Code: Incoming, Query: "АҚС-2026/2"}, 1},
		"by short number": {JournalQuery{Code: Incoming, Query: "2"}, 1},
		"by ИИН":          {JournalQuery{Code: Outgoing, Query: d.application(1).Applicant.IIN}, 2},
		"by case":         {JournalQuery{Code: Outgoing, Query: first}, 2},
		"by decision":     {JournalQuery{Code: Decisions, Query: "15"}, 1},
		"in lines":        {JournalQuery{Code: NotAccepted, Query: "ким"}, 1},
		"nobody":          {JournalQuery{Code: NotAccepted, Query: "Иванов"}, 0},
		"annulled":        {JournalQuery{Code: Incoming, Annulled: true}, 1},
		"none annulled":   {JournalQuery{Code: Outgoing, Annulled: true}, 0},
		"later":           {JournalQuery{Code: Incoming, From: now + 1}, 0},
		"earlier":         {JournalQuery{Code: Incoming, To: now - 24*time.Hour.Milliseconds()}, 0},
	} {
		if got := count(c.q); got != c.want {
			t.Errorf("%s: %d rows, want %d", name, got, c.want)
		}
	}
	if page := d.read(JournalQuery{Code: Incoming, Limit: 1, Offset: 1}); page.Total != 3 || len(page.Rows) != 1 || page.Rows[0].Number != "АҚС-2026/2" {
		t.Errorf("%+v", page)
	}
	if page := d.read(JournalQuery{Code: Incoming, Offset: 99}); len(page.Rows) != 0 {
		t.Errorf("%+v", page)
	}
	// A line kept by hand is found, annulled and stays with its number.
	for i := range 3 {
		d.must(d.registrar, EnterLine{Journal: SealsRegister, On: d.today(), Data: map[string]string{"imprint": fmt.Sprint("Мөр ", i)}}, "")
	}
	d.must(d.head, Annul{Kind: OfLine, Journal: SealsRegister, Number: "2-2026"}, "қате")
	seals := d.read(JournalQuery{Code: SealsRegister})
	if seals.Total != 3 || seals.Annulled != 1 || seals.Rows[1].Annulled != "қате" || seals.cell(2, "imprint") != "Мөр 2" || seals.cell(2, "n") != "3-2026" {
		t.Errorf("%+v", seals)
	}
	d.sound()
}

func TestExportJournal(t *testing.T) {
	d, _ := journalled(t)
	path := filepath.Join(t.TempDir(), "journal.xlsx")
	q := JournalQuery{Code: Incoming, From: d.clock.AddDate(0, 0, -1).UnixMilli(), Limit: 1}
	d.refusesExport(d.admin, path, q)
	if _, err := d.ExportJournal(t.Context(), d.registrar, path, q, locales.RU); err != nil {
		t.Fatal(err)
	}
	book, err := sheets.Read(context.Background(), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for _, r := range book.Sheets[0].Rows {
		for _, c := range r.Cells {
			text.WriteString(c.Text + "|")
		}
		text.WriteString("\n")
	}
	for _, want := range []string{"Журнал регистрации входящих заявлений", "Отдел жилищных отношений Аксайского района", "19.11.2026 – 20.11.2026",
		"|Резолюция руководителя|", "АҚС-2026/1|", "АҚС-2026/3|", "аннулировано: екі рет тіркелген", "Журнал вел(а)"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("%q is not in the workbook:\n%s", want, text.String())
		}
	}
	var paper bytes.Buffer
	if err := d.PrintJournal(t.Context(), &paper, d.registrar, q); err != nil {
		t.Fatal(err)
	}
	said := pdfText(t, paper.Bytes())
	for _, want := range []string{"АҚС-2026/3", "күші жойылды", "ЖУРНАЛЫ"} {
		if !strings.Contains(strings.ToUpper(said), strings.ToUpper(strings.Join(strings.Fields(want), ""))) {
			t.Errorf("%q is not on the paper: %s", want, said)
		}
	}
	records, _ := d.History(t.Context(), 2)
	for _, r := range records {
		if r.Act != "export-list" || r.Person != d.registrar.ID {
			t.Errorf("%+v", r)
		}
	}
	d.sound()
}

func (d *desk) refusesExport(who *Person, path string, q JournalQuery) {
	d.t.Helper()
	if _, err := d.ExportJournal(d.t.Context(), who, path, q, locales.KK); err == nil {
		d.t.Error("a journal went out without the right to it")
	}
	if err := d.PrintJournal(d.t.Context(), new(bytes.Buffer), who, q); err == nil {
		d.t.Error("a journal was printed without the right to it")
	}
}

func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	text, err := r.GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.ReadFrom(text)
	return strings.Join(strings.Fields(b.String()), "") // words are set wherever the columns end
}

// enteredBefore writes a line as a version of the program did that kept the journal by hand.
type enteredBefore struct{ EnterLine }

func (a enteredBefore) check(context.Context, *scene) (fault.Findings, error) { return nil, nil }

func (a enteredBefore) plan(ctx context.Context, s *scene) (any, error) {
	number, err := s.number(ctx, a.Journal, "line/"+a.Journal)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountLine)
	s.insert(&store.Line{ID: id, Journal: a.Journal, Year: 2026, N: 1, Number: number, At: s.now, Person: s.who.ID, Data: `{"name":"Ким Ольга","kind":"жоқ"}`})
	return nil, err
}

// Certificates that were written into the journal by hand stay in it, and the numbers go on behind them.
func TestCertificatesGoOnBehindTheLinesOfBefore(t *testing.T) {
	d := newDesk(t)
	d.must(d.registrar, enteredBefore{EnterLine{Journal: Certificates}}, "")
	d.refuses(d.registrar, EnterLine{Journal: Certificates, On: d.today(), Data: map[string]string{"name": "Ким"}}, "", "line.by-acts")
	app := casefile.Application{Service: edition.Certificate, Channel: edition.ByOffice, ReceivedAt: d.clock.UnixMilli(),
		CompleteAt: d.clock.UnixMilli(), Applicant: casefile.Member{Name: "Әлиев Асан Нұрланұлы", IIN: "800323301100"}, Address: "Алматы қ., Абай к-сі, 1 үй",
		Documents: []casefile.Held{{Code: "application", How: casefile.OnPaper}, {Code: "identity", How: casefile.OnPaper}}}
	var in Registered
	d.must(d.registrar, Register{Application: app}, "тексеру").Read(&in)
	d.must(d.head, AssignExecutor{CaseNo: in.CaseNo, Executor: "exe"}, "")
	d.must(d.executor, SearchRegisters{CaseNo: in.CaseNo}, "")
	d.must(d.executor, PrepareAnswer{CaseNo: in.CaseNo, Proposal: Proposal{Outcome: casefile.ToGrant}}, "тексеру")
	d.must(d.head, Grant{CaseNo: in.CaseNo, Signed: Signed{Date: d.today()}}, "тексеру")
	page, err := d.Journal(t.Context(), JournalQuery{Code: Certificates})
	if err != nil || len(page.Rows) != 2 || page.Rows[0].Number != "1-2026" || page.Rows[1].Number != "2-2026" || page.Rows[1].CaseNo != in.CaseNo {
		t.Fatalf("%+v %v", page.Rows, err)
	}
	d.must(d.head, Annul{Kind: OfLine, Journal: Certificates, Number: "1-2026"}, "қате")
	page, err = d.Journal(t.Context(), JournalQuery{Code: Certificates})
	if err != nil || page.Annulled != 1 || page.Rows[0].Annulled != "қате" || page.Rows[1].Annulled != "" {
		t.Fatalf("%+v %v", page.Rows, err)
	}
	d.sound()
}
