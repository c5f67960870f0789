package app

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
)

// What is recorded beside a case: scans, questions to state systems, surveys.

// newCase registers a sound application and returns its number.
func (d *desk) newCase(n int) string {
	d.t.Helper()
	var reg Registered
	if err := d.must(d.registrar, d.application(n), "").Read(&reg); err != nil {
		d.t.Fatal(err)
	}
	return reg.CaseNo
}

func (d *desk) view(caseNo string) CaseView {
	d.t.Helper()
	view, err := d.Case(d.t.Context(), caseNo)
	if err != nil {
		d.t.Fatal(err)
	}
	return view
}

func (d *desk) today() string { return d.clock.Format(time.DateOnly) }

func (d *desk) file(name, content string) string {
	d.t.Helper()
	path := filepath.Join(d.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func wordFile(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := z.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAttachFile(t *testing.T) {
	d := newDesk(t)
	caseNo := d.newCase(1)
	const scan = "%PDF-1.4\nкелісім"
	out, err := d.Attach(t.Context(), d.registrar, caseNo, "identity", d.file("Келісім: 1?.PDF", scan))
	if err != nil {
		t.Fatal(err)
	}
	var kept Attached
	out.Read(&kept)
	if kept.Name != "Келісім_ 1_.pdf" || kept.Bytes != int64(len(scan)) {
		t.Fatalf("%+v", kept)
	}
	if files := d.view(caseNo).Files; len(files) != 1 || files[0].SHA256 != kept.SHA256 {
		t.Fatalf("%+v", files)
	}
	content, name, err := d.OpenAttachment(t.Context(), kept.Attachment)
	if err != nil {
		t.Fatal(err)
	}
	if data, _ := io.ReadAll(content); string(data) != scan || name != kept.Name {
		t.Fatalf("%q %s", data, name)
	}
	// A program hands the act over as JSON with the path; the chain knows it by its content only.
	act, err := ParseAct("attach-file", []byte(`{"case_no":"`+caseNo+`","file":"`+d.file("a.docx", wordFile(t, "[Content_Types].xml", "word/document.xml"))+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	order := Order{ID: "0197b2a0-0000-7000-8000-000000000001", Act: act}
	if _, err := d.Do(t.Context(), d.registrar, order); err != nil {
		t.Fatal(err)
	}
	again, err := d.Do(t.Context(), d.registrar, order)
	if err != nil || !again.Repeated {
		t.Fatal(err, again.Repeated)
	}
	d.sound()
	if err := os.WriteFile(filepath.Join(d.Dir(), "files", kept.SHA256), []byte("%PDF-1.4\nбасқа"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := d.OpenAttachment(t.Context(), kept.Attachment); err == nil {
		t.Fatal("another content was given out under the scan's name")
	}
}

func TestAttachFileRefuses(t *testing.T) {
	d := newDesk(t)
	caseNo := d.newCase(1)
	refused := map[string]struct{ name, content string }{
		"attach.fault.empty":   {"a.pdf", ""},
		"attach.fault.large":   {"a.pdf", "%PDF-" + strings.Repeat("a", MostScan)},
		"attach.fault.kind":    {"a.exe", "MZ"},
		"attach.fault.content": {"a.pdf", "MZ"},
	}
	for want, f := range refused {
		d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: d.file(f.name, f.content)}, "", want)
	}
	macros := wordFile(t, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: d.file("a.docx", macros)}, "", "attach.fault.content")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: "/nowhere/a.pdf"}, "", "attach.fault.no-file")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, FileName: "a.pdf", SHA256: strings.Repeat("0", 64)}, "", "attach.fault.no-file")
	scan := d.file("a.png", "\x89PNG\r\n\x1a\n")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: scan, SHA256: strings.Repeat("0", 64)}, "", "attach.fault.other-file")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: scan, Document: "?"}, "", "way.no-document")
	d.refuses(d.registrar, AttachFile{CaseNo: "?", File: scan}, "", "decision.no-case")
	if _, _, err := d.Preview(t.Context(), d.registrar, Order{Act: AttachFile{CaseNo: caseNo, File: scan}}); err != nil {
		t.Fatal(err)
	}
	if kept, _ := os.ReadDir(filepath.Join(d.Dir(), "files")); len(kept) != 0 {
		t.Fatal("what was refused or only looked at was kept:", kept)
	}
	d.must(d.registrar, AttachFile{CaseNo: caseNo, File: scan}, "")
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: scan}, "", "attach.twice")
	d.sound()
}

func TestRecordCheck(t *testing.T) {
	d := newDesk(t)
	caseNo := d.newCase(1)
	system := d.view(caseNo).Law.Checks[0].Code
	all := len(d.view(caseNo).Law.Checks) * 2
	if open := UnclearChecks(d.view(caseNo)); len(open) != all || open[0].Last != nil {
		t.Fatalf("%d questions are open, want %d", len(open), all)
	}
	asked := d.clock.UnixMilli()
	sound := RecordCheck{CaseNo: caseNo, Member: 1, System: system, AskedAt: asked, Result: Unknown}
	for want, spoil := range map[string]func(*RecordCheck){
		"decision.no-case": func(a *RecordCheck) { a.CaseNo = "?" },
		"check.member":     func(a *RecordCheck) { a.Member = 2 },
		"check.system":     func(a *RecordCheck) { a.System = "?" },
		"check.asked":      func(a *RecordCheck) { a.AskedAt = d.clock.Add(time.Hour).UnixMilli() },
		"check.result":     func(a *RecordCheck) { a.Result = "yes" },
		"check.answered":   func(a *RecordCheck) { a.Result = Clear },
		"check.what":       func(a *RecordCheck) { a.Result, a.AnsweredAt = Found, asked },
	} {
		a := sound
		spoil(&a)
		d.refuses(d.executor, a, "", want)
	}
	d.must(d.executor, sound, "")
	d.must(d.head, AssignExecutor{CaseNo: caseNo, Executor: "exe"}, "")
	grant := PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}
	d.refuses(d.executor, grant, "", "check.unanswered") // asked and not answered is no yes
	sound.Result, sound.AnsweredAt, sound.Answer = Found, asked+1, "пәтер, Абай к-сі"
	d.must(d.executor, sound, "")
	d.refuses(d.executor, grant, "", "check.speaks-against")
	sound.Result, sound.Answer = Clear, ""
	d.must(d.executor, sound, "")
	if open := UnclearChecks(d.view(caseNo)); len(open) != all-1 {
		t.Fatalf("%d questions are open, want %d", len(open), all-1)
	}
	if n := len(d.view(caseNo).Checks); n != 3 {
		t.Fatalf("%d questions recorded: the last counts, the others stay", n)
	}
	d.must(d.executor, grant, "")
	d.must(d.head, Enrol{caseNo, Signed{"1", d.today()}}, "")
	d.refuses(d.executor, sound, "", "decision.decided")
	d.sound()
}

func TestSurvey(t *testing.T) {
	d := newDesk(t)
	plain := d.newCase(1)
	d.refuses(d.registrar, AnswerSurvey{plain, map[string]string{"quality": "good"}}, "", "survey.none")
	d.must(d.admin, AdoptEdition{Code: "ALMATY-2013"}, "")
	var cases []string
	for i := range 3 {
		cases = append(cases, d.filed(edition.ByOffice, time.Date(2013, 11, 4+i, 10, 0, 0, 0, d.clock.Location()), 10+10*i))
	}
	survey := d.view(cases[0]).Law.Survey
	if len(survey) != 2 {
		t.Fatalf("%d questions", len(survey))
	}
	best := func(q edition.Question) string { return q.Answers[len(q.Answers)-1].Code }
	d.refuses(d.registrar, AnswerSurvey{cases[0], nil}, "", "survey.need")
	d.refuses(d.registrar, AnswerSurvey{cases[0], map[string]string{survey[0].Code: "?"}}, "", "survey.answer")
	d.refuses(d.registrar, AnswerSurvey{cases[0], map[string]string{"?": "?"}}, "", "survey.answer")
	from := d.clock.UnixMilli()
	d.must(d.registrar, AnswerSurvey{cases[0], map[string]string{survey[0].Code: best(survey[0]), survey[1].Code: best(survey[1])}}, "")
	d.refuses(d.registrar, AnswerSurvey{cases[0], map[string]string{survey[0].Code: best(survey[0])}}, "", "survey.once")
	d.must(d.registrar, AnswerSurvey{cases[1], map[string]string{survey[0].Code: survey[0].Answers[0].Code}}, "")
	d.must(d.registrar, AnswerSurvey{cases[2], map[string]string{survey[0].Code: survey[0].Answers[0].Code}}, "")
	d.must(d.head, Annul{Kind: OfCase, Number: cases[2]}, "қате тіркелген")
	sum, err := d.SurveySummary(t.Context(), from, d.clock.UnixMilli()+1, edition.Queue)
	if err != nil || sum.Filled != 2 || len(sum.Questions) != 2 {
		t.Fatalf("%+v %v", sum, err)
	}
	first, second := sum.Questions[0], sum.Questions[1]
	if first.Answered != 2 || first.Answers[0].N != 1 || first.Answers[len(first.Answers)-1].N != 1 || second.Answered != 1 || first.Text.KK == "" {
		t.Fatalf("%+v", sum)
	}
	if sum, _ := d.SurveySummary(t.Context(), from, d.clock.UnixMilli()+1, edition.Aid); sum.Filled != 0 {
		t.Fatalf("%+v", sum)
	}
	if sum, _ := d.SurveySummary(t.Context(), 0, from, ""); sum.Filled != 0 {
		t.Fatalf("%+v", sum)
	}
	if view := d.view(cases[0]); view.Survey[survey[0].Code] != best(survey[0]) {
		t.Fatalf("%+v", view.Survey)
	}
	d.sound()
}

// filed registers an application through a channel, complete at a moment of the past.
func (d *desk) filed(channel string, at time.Time, n int) string {
	d.t.Helper()
	r := d.application(n)
	r.Channel, r.ReceivedAt, r.CompleteAt = channel, at.UnixMilli(), at.UnixMilli()
	ed, err := d.InForce(d.t.Context(), edition.Queue, at.UnixMilli())
	if err != nil {
		d.t.Fatal(err)
	}
	r.Documents = nil
	for _, doc := range ed.Service(edition.Queue).Asks(r.List, channel) {
		r.Documents = append(r.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper, Pages: 2})
	}
	var reg Registered
	if err := d.must(d.registrar, r, "ескі өтініш").Read(&reg); err != nil {
		d.t.Fatal(err)
	}
	return reg.CaseNo
}
