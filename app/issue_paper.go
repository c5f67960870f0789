package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"
	"time"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// IssuePaper gives a paper its number and keeps what it says. The same paper a second time is a copy: it needs a reason.
type IssuePaper struct {
	Form    string         `json:"form"`
	CaseNo  string         `json:"case_no,omitempty"` // of the case, or
	RegNo   string         `json:"reg_no,omitempty"`  // of the entry, or
	Line    int64          `json:"line,omitempty"`    // of a journal, or
	Item    int64          `json:"item,omitempty"`    // of a commission's agenda, or
	Meeting int64          `json:"meeting,omitempty"` // of the commission
	Langs   []locales.Lang `json:"langs,omitempty"`   // kk and ru when empty

	AsOf    int64  `json:"as_of,omitempty"`    // unix ms: of a certificate or a comparison; 0 is now
	KnownOn int64  `json:"known_on,omitempty"` // unix ms: a certificate as it was known then
	From    int64  `json:"from,omitempty"`     // unix ms: of a movement; a year before To when 0
	To      int64  `json:"to,omitempty"`       // unix ms; 0 is now
	Other   string `json:"other,omitempty"`    // register number a comparison is with
	CopyOf  string `json:"copy_of,omitempty"`  // number of the paper to be copied; "" is the same paper, if there is one
}

// Issued is what IssuePaper answers.
type Issued struct {
	Paper  int64  `json:"paper"`
	Number string `json:"number"`
	Copy   int64  `json:"copy"`
	SHA256 string `json:"sha256"`
}

// Forms an office issues about a case, an entry or, for FormNotAccepted, a line of a journal.
const (
	FormReceipt     = "receipt"
	FormNotice      = "registration-notice"
	FormRefusal     = "refusal"
	FormReturn      = "return-letter"
	FormNotAccepted = "not-accepted"
	FormRemoval     = "removal-notice"
	FormApplication = "application"
	FormStatus      = "request-status"
	FormNote        = "commission-note"
	FormMyFile      = "my-file"
	FormCertificate = "place-certificate"
	FormMovement    = "movement"
	FormComparison  = "comparison"
	FormWarning     = "removal-warning"
)

// Forms are all of them, in the order screens offer them.
var Forms = []string{FormReceipt, FormNotice, FormRefusal, FormReturn, FormCertificate, FormMovement, FormComparison, FormWarning, FormRemoval, FormStatus, FormApplication, FormNote, FormMyFile, FormNotAccepted}

// momentary are the forms that tell how things stand when they are printed: issued again they are new, not copies.
var momentary = map[string]bool{FormApplication: true, FormStatus: true, FormNote: true, FormMyFile: true,
	FormCertificate: true, FormMovement: true, FormComparison: true, FormAgenda: true}

func (IssuePaper) Name() string { return "issue-paper" }

func (a IssuePaper) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	subject, err := s.subject(ctx, a)
	if err != nil {
		return fs, err
	}
	if key := subject.hinders(a.Form); key != "" {
		fs.Add("form", fault.Blocks, key)
		return fs, nil
	}
	if own := ownForms[a.Form]; own.hinders != nil {
		if key, err := own.hinders(ctx, s, subject); err != nil || key != "" {
			fs.Add("form", fault.Blocks, key)
			return fs, err
		}
	}
	if err := s.checkAbout(ctx, &fs, a, subject); err != nil {
		return fs, err
	}
	if err := s.checkNumbered(ctx, &fs, a.Form, subject); err != nil {
		return fs, err
	}
	if (a.Form == FormNotice || a.Form == FormMyFile || a.Form == FormCertificate) && subject.row.Mark == "without" {
		fs.Add("", fault.Blocks, "paper.place-unsettled", "number", subject.row.RegNo)
	}
	earlier, err := s.earlier(ctx, a, subject)
	if len(earlier) > 0 {
		fs.Add("", fault.NeedsReason, "paper.copy-reason", "number", earlier[0].Number)
	}
	if owed := ownForms[a.Form].owed; owed != nil && err == nil && len(earlier) == 0 {
		var sum int64
		if sum, err = owed(ctx, s, subject); sum > 0 {
			tellLacking(&fs, receiving(s.office), "bank.lacks.receives.iban")
		}
	}
	return fs, err
}

func (a IssuePaper) plan(ctx context.Context, s *scene) (any, error) {
	subject, err := s.subject(ctx, a)
	if err != nil {
		return nil, err
	}
	earlier, err := s.earlier(ctx, a, subject)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountPaper)
	if err != nil {
		return nil, err
	}
	row := s.paperRow(id, a.Form, subject)
	if len(earlier) > 0 { // the paper was issued before: what it says does not change
		first := earlier[0]
		row.Number, row.Date, row.Snapshot, row.SHA256 = first.Number, first.Date, first.Snapshot, first.SHA256
		row.Copy = int64(len(earlier))
	} else if err := s.write(ctx, a, subject, &row); err != nil {
		return nil, err
	}
	s.insert(&row)
	return Issued{id, row.Number, row.Copy, row.SHA256}, nil
}

// write gives a new paper its number and snapshot.
func (s *scene) write(ctx context.Context, a IssuePaper, subject subject, row *store.Paper) error {
	day := time.UnixMilli(s.now).In(locales.Zone)
	var err error
	switch own, ok := ownForms[a.Form]; {
	case row.Number != "": // the decision's own
	case ok && own.named != nil:
		var on string
		if row.Number, on, err = own.named(ctx, s, subject); on != "" {
			day, err = time.ParseInLocation(time.DateOnly, on, locales.Zone)
		}
	case ok:
		row.Number, err = s.number(ctx, own.journal, own.counter)
	default:
		err = s.numberPaper(ctx, a.Form, subject, row)
	}
	if err != nil {
		return err
	}
	row.Date = day.Format(time.DateOnly)
	p, err := s.compose(ctx, a, subject)
	if err != nil {
		return err
	}
	p.Number, p.Date = row.Number, papers.Day(midnight(day.UnixMilli()))
	switch own := ownForms[a.Form]; {
	case own.applies || a.Form == FormApplication: // the applicant's own paper
		p.Number, p.Date = "", 0
	case own.inner || a.Form == FormNote || a.Form == FormMyFile || a.Form == FormAgenda:
		p.Number = ""
	}
	snapshot, err := papers.Snapshot(p)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(snapshot)
	row.Snapshot, row.SHA256 = string(snapshot), hex.EncodeToString(sum[:])
	return s.keepTexts(ctx, a.Form, p.Langs)
}

// numberPaper gives a paper that all services share its number.
func (s *scene) numberPaper(ctx context.Context, form string, subject subject, row *store.Paper) (err error) {
	switch form {
	case FormNotAccepted: // it is the line's own paper
		row.Number = subject.line.Number
	case FormReceipt:
		row.Number, err = s.number(ctx, Receipts, "receipt")
	case FormMinutes: // they have the number of the meeting
		row.Number = subject.meeting.row.Number
	case FormApplication, FormNote, FormMyFile, FormAgenda: // inner sheets; they leave no trace among the outgoing
		row.Number, err = s.number(ctx, Sheets, "sheet")
	default:
		row.Number, err = s.number(ctx, Outgoing, "paper")
	}
	return err
}

// keepTexts keeps the words of a form with the office, so that the paper can be printed again for ever.
func (s *scene) keepTexts(ctx context.Context, form string, langs []locales.Lang) error {
	for _, l := range langs {
		text, err := papers.ShippedText(form, l)
		if err != nil {
			return err
		}
		sum := sha256.Sum256([]byte(text))
		name := hex.EncodeToString(sum[:])
		known, err := s.v.FormText(ctx, name)
		if err != nil {
			return err
		}
		if known == nil && !s.keeps(name) {
			s.insert(&store.FormText{SHA256: name, Form: form, Lang: string(l), Data: text})
		}
	}
	return nil
}

// keeps tells whether the act keeps a text already.
func (s *scene) keeps(sha256 string) bool {
	return slices.ContainsFunc(s.rows, func(c store.Change) bool {
		t, ok := c.New.(*store.FormText)
		return ok && t.SHA256 == sha256
	})
}

// earlier finds the same paper as issued before, the original first.
func (s *scene) earlier(ctx context.Context, a IssuePaper, sub subject) (same []store.Paper, err error) {
	var all []store.Paper
	if sub.file != nil {
		all, err = s.v.PapersOf(ctx, sub.file.ID)
	} else if sub.entry != nil {
		all, err = s.v.PapersOfEntry(ctx, sub.entry.ID)
	} else if sub.line != nil {
		all, err = s.v.PapersOfLine(ctx, sub.line.ID)
	} else if sub.meeting != nil || sub.item != nil {
		all, err = s.v.PapersOfMeeting(ctx, meetingID(sub))
	}
	if err != nil || (momentary[a.Form] || ownForms[a.Form].applies || ownForms[a.Form].inner) && a.CopyOf == "" {
		return nil, err
	}
	since := int64(0)
	if a.Form == FormWarning { // each warning is a paper of its own
		w, err := s.openWarning(ctx, sub.entry.ID)
		if err != nil || w == nil {
			return nil, err
		}
		since = w.At
	}
	if own := ownForms[a.Form]; own.since != nil && a.CopyOf == "" {
		if since, err = own.since(ctx, s, sub); err != nil {
			return nil, err
		}
	}
	all, err = s.papersThatHold(ctx, all)
	return slices.DeleteFunc(all, func(p store.Paper) bool {
		return p.Form != a.Form || sub.item != nil && p.Item != sub.item.ID || a.CopyOf != "" && p.Number != a.CopyOf || p.IssuedAt < since
	}), err
}

// onDecision are the forms that name the decision they rest on.
var onDecision = map[string]bool{FormNotice: true, FormRefusal: true, FormRemoval: true, FormReturn: true,
	FormExtract: true, FormDecision: true}

// checkNumbered holds back a paper that names a decision the chancery has not numbered yet.
func (s *scene) checkNumbered(ctx context.Context, fs *fault.Findings, form string, sub subject) error {
	if !onDecision[form] {
		return nil
	}
	var decisions []store.Decision
	var err error
	if sub.d != nil {
		decisions = []store.Decision{*sub.d}
	} else if sub.entry != nil {
		decisions, err = s.v.DecisionsOfEntry(ctx, sub.entry.ID)
	} else {
		decisions, err = s.v.DecisionsOf(ctx, sub.file.ID)
	}
	if n := len(decisions); n > 0 && decisions[n-1].Number == "" {
		fs.Add("form", fault.Blocks, "paper.unnumbered")
	}
	return err
}

// checkAbout looks at what a paper on the place asks for: days that cannot be, somebody to compare with, a number to copy.
func (s *scene) checkAbout(ctx context.Context, fs *fault.Findings, a IssuePaper, sub subject) error {
	for field, at := range map[string]int64{"as_of": a.AsOf, "known_on": a.KnownOn, "from": a.From, "to": a.To} {
		if at > s.now || at < 0 {
			fs.Add(field, fault.Blocks, "paper.future")
		}
	}
	if from, to := s.period(a); a.Form == FormMovement && from > to {
		fs.Add("from", fault.Blocks, "paper.period")
	}
	if a.Form == FormComparison && a.CopyOf == "" && (a.Other == "" || a.Other == sub.row.RegNo) {
		fs.Add("other", fault.Blocks, "paper.need-other")
	}
	if a.Form == FormWarning {
		w, err := s.openWarning(ctx, sub.entry.ID)
		if err != nil {
			return err
		}
		if w == nil {
			fs.Add("form", fault.Blocks, "paper.no-warning")
		}
	}
	if a.CopyOf != "" {
		earlier, err := s.earlier(ctx, a, sub)
		if err != nil {
			return err
		}
		if len(earlier) == 0 {
			fs.Add("copy_of", fault.Blocks, "paper.no-such", "number", a.CopyOf)
		}
	}
	return nil
}

// PrintPaper writes an issued paper as PDF; a copy carries its mark.
func (o *Office) PrintPaper(ctx context.Context, w io.Writer, paper int64) error {
	var p papers.Paper
	err := o.st.Look(ctx, func(v *store.View) error {
		row, err := v.Paper(ctx, paper)
		if err != nil {
			return err
		}
		if row == nil {
			return fault.New("G10", "paper.missing")
		}
		p, err = restored(ctx, v, row)
		return err
	})
	if err != nil {
		return err
	}
	return papers.Render(w, p)
}

// restored is an issued paper as it is printed again.
func restored(ctx context.Context, v *store.View, row *store.Paper) (papers.Paper, error) {
	p, err := papers.Restore([]byte(row.Snapshot), func(sum string) ([]byte, error) {
		t, err := v.FormText(ctx, sum)
		if err != nil || t == nil {
			return nil, err
		}
		return []byte(t.Data), nil
	})
	p.Print = papers.Print{Copy: int(row.Copy), CopyReason: row.Reason, AuditHead: short(row.Head), QR: qr(row)}
	return p, err
}

// DraftPaper writes what the paper would say, with the draft mark and without a number. It issues nothing.
func (o *Office) DraftPaper(ctx context.Context, w io.Writer, who *Person, a IssuePaper) error {
	o.gate.Lock()
	var p papers.Paper
	err := o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, who, Order{Act: a})
		if err != nil {
			return err
		}
		if err := authorise(s, a); err != nil {
			return err
		}
		sub, err := s.subject(ctx, a)
		if err != nil {
			return err
		}
		if key := sub.hindersDraft(a.Form); key != "" {
			return fault.Findings{{Field: "form", Severity: fault.Blocks, Key: key}}
		}
		p, err = s.compose(ctx, a, sub)
		return err
	})
	o.gate.Unlock()
	if err != nil {
		return err
	}
	p.Draft = true
	return papers.Render(w, p)
}

// qr is what the office reads back from the foot of a paper: its number, day and the hash of what it says.
func qr(p *store.Paper) string {
	return fmt.Sprintf("KEZEK %s %s %s %s", p.Form, p.Number, p.Date, p.SHA256[:32])
}

// short is the head as papers and lists carry it.
func short(head string) string { return head[:min(16, len(head))] }

func midnight(ms int64) int64 {
	y, m, d := time.UnixMilli(ms).In(locales.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone).UnixMilli()
}
