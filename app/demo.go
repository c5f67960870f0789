package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/legacy"
	"kezek/app/synthetic"
	"kezek/locales"
	"kezek/store"
)

// Demo says what demo office to make. The same seed makes the same office.
type Demo struct {
	Cases int // households in its old list
	Seed  uint64
	Out   string // folder of the files it writes
}

// DemoMade is a demo office and the files made in it.
type DemoMade struct {
	Data         string     `json:"data"`
	Login        string     `json:"login"`
	Password     string     `json:"password"`
	Old          TakenOver  `json:"old_list"`
	Applications int        `json:"applications"`
	Queue        int        `json:"queue"` // entries in the queue
	Acts         int64      `json:"acts"`
	Head         string     `json:"head"` // of the audit chain
	Files        []DemoFile `json:"files"`
}

// DemoFile is one file. What is a message under "ctl.demo.file.".
type DemoFile struct {
	What string `json:"what"`
	Path string `json:"file"`
}

// demoOpens is the first morning of a demo office; each act takes it a minute.
var demoOpens = time.Date(2026, 3, 2, 9, 0, 0, 0, locales.Zone)

// MakeDemo makes a synthetic office in dir with the user "demo", password "demo", and does a whole week's work in it: its
// untidy old list is taken over; applications, decisions, papers, a corrected time, the commission's list, a backup.
// All of it goes through the gate.
func MakeDemo(ctx context.Context, dir string, d Demo) (made DemoMade, err error) {
	if err := os.MkdirAll(d.Out, 0o700); err != nil {
		return made, fault.New("G12", "list.fault.cannot-write", "file", d.Out).Because(err)
	}
	day := demoDay{ctx: ctx, out: d.Out, town: synthetic.NewTown(d.Seed), words: synthetic.Invented(), clock: demoOpens.AddDate(0, 0, int(d.Seed%5))}
	day.made = DemoMade{Data: dir, Login: "demo", Password: "demo"}
	if day.o, err = Create(ctx, dir, Repeatable(d.Seed), At(func() time.Time { return day.clock })); err != nil {
		return made, err
	}
	defer day.o.Close()
	for _, step := range []func() error{day.create, func() error { return day.takeOver(d.Cases) }, func() error { return day.apply(max(6, d.Cases/20)) },
		day.settle, day.moves, day.commission, day.list, day.registers, day.privatized,
		day.assisted, day.close} {
		if err := step(); err != nil {
			return day.made, err
		}
	}
	return day.made, nil
}

// demoDay is the work of a demo office.
type demoDay struct {
	ctx   context.Context
	o     *Office
	who   *Person
	town  *synthetic.Town
	words synthetic.OfficeWords
	clock time.Time
	out   string
	made  DemoMade

	journal map[int]time.Time // of the old list's rows
}

// do carries out an act a minute later.
func (d *demoDay) do(act Act, reason string, into any) error {
	d.clock = d.clock.Add(time.Minute)
	out, err := d.o.Do(d.ctx, d.who, Order{Act: act, Reason: reason})
	if err != nil || into == nil {
		return err
	}
	return out.Read(into)
}

// file makes one file of the demo.
func (d *demoDay) file(what, name string, write func(io.Writer) error) error {
	path := filepath.Join(d.out, name)
	f, err := os.Create(path)
	if err != nil {
		return fault.New("G12", "list.fault.cannot-write", "file", path).Because(err)
	}
	d.made.Files = append(d.made.Files, DemoFile{what, path})
	return errors.Join(write(f), f.Close())
}

func (d *demoDay) signed(n int) Signed {
	return Signed{Number: fmt.Sprintf(d.words.Decision, n), Date: d.clock.Format(time.DateOnly)}
}

func (d *demoDay) create() error {
	w := d.words
	office := store.Office{NameKK: w.NameKK, NameRU: w.NameRU, BIN: w.BIN, DistrictKK: w.DistrictKK, DistrictRU: w.DistrictRU, KATO: w.KATO,
		Prefix: w.Prefix, AddressKK: w.AddressKK, AddressRU: w.AddressRU, Phone: w.Phone, HeadPostKK: w.HeadPostKK,
		HeadPostRU: w.HeadPostRU, HeadName: w.HeadName, SoleOrder: w.SoleOrder}
	SetAccounts(&office, w.Receives, w.Pays)
	err := d.do(CreateOffice{Edition: edition.Standard, Office: office,
		Person: AddPerson{Login: d.made.Login, FullName: w.Clerk, Roles: Roles, Password: d.made.Password}}, "", nil)
	if err != nil {
		return err
	}
	d.who, err = d.o.SignIn(d.ctx, d.made.Login, d.made.Password)
	return err
}

// takeOver writes the old list, answers what is found in it, and takes it over.
func (d *demoDay) takeOver(n int) error {
	book, journal := d.town.OldList(n, d.clock.AddDate(0, 0, -60))
	d.journal = journal
	if err := d.file("old-list", "old-list.xlsx", func(w io.Writer) error { return synthetic.WriteBook(w, book) }); err != nil {
		return err
	}
	list, err := d.o.OpenOldList(d.ctx, filepath.Join(d.out, "old-list.xlsx"), nil)
	if err != nil {
		return err
	}
	if err := d.file("errors", "old-list-errors.xlsx", func(w io.Writer) error {
		return d.o.ErrorWorkbook(d.ctx, w, list, locales.KK)
	}); err != nil {
		return err
	}
	if err := d.answer(list); err != nil {
		return err
	}
	if err := d.do(SaveLayout{LayoutName: "old-list", Mappings: list.Mappings}, "", nil); err != nil {
		return err
	}
	out, err := d.o.TakeOver(d.ctx, d.who, list, d.signed(1))
	if err != nil {
		return err
	}
	if err := out.Read(&d.made.Old); err != nil {
		return err
	}
	if err := d.file("proof-paper", "order-proof.pdf", func(w io.Writer) error {
		return d.o.ProofPDF(d.ctx, w, d.made.Old.Batch)
	}); err != nil {
		return err
	}
	return d.file("proof-sheet", "order-proof.xlsx", func(w io.Writer) error { return d.o.ProofWorkbook(d.ctx, w, d.made.Old.Batch) })
}

// demoAccepts are the kinds a clerk accepts in bulk; the rest is answered one by one.
var demoAccepts = []legacy.Kind{legacy.Safe, legacy.DateTwoDigit, legacy.DateSerial, legacy.RowStruck, legacy.PersonRepeated,
	legacy.PersonOtherSheet, legacy.IINChecksum, legacy.IINMissing, legacy.SameName, legacy.SameNameOtherIIN, legacy.MemberName}

// answer accepts by kind, looks every second unreadable time up in the paper journal, and leaves out what nobody can know.
func (d *demoDay) answer(list *OldList) error {
	list.Reading.Accept(demoAccepts...)
	for i, f := range list.Reading.Open() {
		res := legacy.Resolution{Way: legacy.LeftOut, Reason: d.words.LeftReason}
		filed, known := d.journal[f.Row]
		switch {
		case f.Field == legacy.Counting && known && i%2 == 0 && f.Sheet == list.Mappings[0].Sheet:
			res = legacy.Resolution{Way: legacy.Repaired, Value: filed.Format("02.01.2006 15:04")}
		case f.Field == legacy.Counting:
			res = legacy.Resolution{Way: legacy.NoTime}
		case f.Proposes() == legacy.Kept:
			res = legacy.Resolution{Way: legacy.Kept}
		}
		if err := list.Reading.Answer(legacy.Ref{Sheet: f.Sheet, Row: f.Row, Column: f.Column, Kind: f.Kind}, res); err != nil {
			return err
		}
	}
	return nil
}

// demoPapers is how many people get their papers printed in a demo.
const demoPapers = 3

// apply takes in n applications, refuses one, leaves one undecided and enrols the others.
func (d *demoDay) apply(n int) error {
	d.made.Applications = n
	var cases []string
	for i := range n {
		var registered Registered
		if err := d.do(Register{Application: d.application()}, "", &registered); err != nil {
			return err
		}
		cases = append(cases, registered.CaseNo)
		if i < demoPapers {
			if err := d.paper("receipt", fmt.Sprintf("receipt-%d.pdf", i+1), IssuePaper{Form: FormReceipt, CaseNo: registered.CaseNo}, ""); err != nil {
				return err
			}
		}
	}
	for _, caseNo := range cases[:n-2] {
		if err := d.do(Enrol{caseNo, d.signed(2)}, "", nil); err != nil {
			return err
		}
	}
	if err := d.notices(cases); err != nil {
		return err
	}
	ed, err := d.o.Edition(d.ctx)
	if err != nil {
		return err
	}
	refused := cases[n-2]
	err = d.do(Refuse{CaseNo: refused, Signed: d.signed(3), Ground: ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code, Facts: d.words.RefusalFacts,
		Hearing: d.clock.Format(time.DateOnly)}, "", nil)
	if err != nil {
		return err
	}
	return d.paper("refusal", "refusal.pdf", IssuePaper{Form: FormRefusal, CaseNo: refused}, "")
}

// notices prints a draft, then the notices themselves, then a copy of the first.
func (d *demoDay) notices(cases []string) error {
	first := IssuePaper{Form: FormNotice, CaseNo: cases[0]}
	if err := d.file("draft", "notice-1-draft.pdf", func(w io.Writer) error {
		return d.o.DraftPaper(d.ctx, w, d.who, first)
	}); err != nil {
		return err
	}
	for i, caseNo := range cases[:demoPapers] {
		if err := d.paper("notice", fmt.Sprintf("notice-%d.pdf", i+1), IssuePaper{Form: FormNotice, CaseNo: caseNo}, ""); err != nil {
			return err
		}
	}
	return d.paper("copy", "notice-1-copy.pdf", first, d.words.CopyReason)
}

// application is somebody's who came just now with all documents.
func (d *demoDay) application() casefile.Application {
	h := d.town.Household(d.clock)
	at := d.clock.Add(-10 * time.Minute).UnixMilli()
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: h.List, Address: h.Address, Phone: h.Phone,
		Applicant: casefile.Member{Name: h.Applicant.Name, IIN: h.Applicant.IIN}, Consents: consents(casefile.ConsentCodes[:3], at)}
	for _, m := range h.Family {
		a.Family = append(a.Family, casefile.Member{Name: m.Name, IIN: m.IIN, Relation: m.Relation})
	}
	for _, doc := range edition.Find(edition.Standard).Service(edition.Queue).Asks(a.List, a.Channel) {
		how := casefile.OnPaper
		if doc.System {
			how = casefile.FromSystem
		}
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: how})
	}
	return a
}

func consents(codes []string, at int64) (given []casefile.Consent) {
	for _, code := range codes {
		given = append(given, casefile.Consent{Code: code, On: dateOf(at)})
	}
	return given
}

// paper issues a paper and prints it.
func (d *demoDay) paper(what, name string, act IssuePaper, reason string) error {
	var issued Issued
	if err := d.do(act, reason, &issued); err != nil {
		return err
	}
	return d.file(what, name, func(w io.Writer) error { return d.o.PrintPaper(d.ctx, w, issued.Paper) })
}

// settle gives the first entry without a time the one that stands in the paper journal, and its notice.
func (d *demoDay) settle() error {
	q, err := d.o.Queue(d.ctx, QueueFilter{})
	if err != nil {
		return err
	}
	rows, err := q.Rows(d.ctx, 0, len(q.IDs))
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Mark != "without" {
			continue
		}
		view, err := d.o.Entry(d.ctx, r.RegNo)
		if err != nil {
			return err
		}
		filed, ok := d.journal[view.SheetRow]
		if !ok {
			continue
		}
		settle := CorrectTime{OnEntry{RegNo: r.RegNo, Ground: "time-found", Facts: d.words.SettleReason, Signed: d.signed(4)}, filed.UnixMilli()}
		if err := d.do(settle, "", nil); err != nil {
			return err
		}
		return d.paper("notice", "notice-settled.pdf", IssuePaper{Form: FormNotice, RegNo: r.RegNo}, "")
	}
	return nil
}

func (d *demoDay) list() error {
	path := filepath.Join(d.out, "commission-list.xlsx")
	d.clock = d.clock.Add(time.Minute)
	if _, err := d.o.ExportQueue(d.ctx, d.who, path, ListOptions{}); err != nil {
		return err
	}
	d.made.Files = append(d.made.Files, DemoFile{"list", path})
	return nil
}

// close verifies the office and makes its backup.
func (d *demoDay) close() error {
	report, err := d.o.Verify(d.ctx)
	if err != nil {
		return err
	}
	if n := len(report.Problems); n > 0 {
		return fault.New("C13", "verify.damaged", "count", n).Because(fmt.Errorf("%+v", report.Problems[0]))
	}
	copied, err := d.o.Backup(d.ctx, filepath.Join(d.out, "backup"), "demo")
	if err != nil {
		return err
	}
	d.made.Files = append(d.made.Files, DemoFile{"backup", copied.Place})
	d.made.Acts, d.made.Head = report.Records, report.Head
	q, err := d.o.Queue(d.ctx, QueueFilter{})
	if err != nil {
		return err
	}
	d.made.Queue = len(q.IDs)
	return nil
}
