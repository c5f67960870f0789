package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/store"
)

// assistance is what housing assistance does in its own way: no answer without a calculation of what was entered last.
type assistance struct{}

// calculation is a sheet as it is kept for a case, with what it was made of.
type calculation struct {
	aid.Sheet
	Names  []string   `json:"names"` // of the people, in the order income names them by
	Matter aid.Matter `json:"matter"`
}

func (assistance) checkMatter(ctx context.Context, s *scene, fs *fault.Findings, about asked, m Matter) error {
	found, err := s.checkAid(ctx, about, *m.Aid)
	for _, f := range found { // what is only lacking stops the decision, not the intake
		if f.Severity == fault.Blocks && !slices.Contains(wrongEntries, f.Key) {
			f.Severity = fault.Note
		}
		*fs = append(*fs, f)
	}
	if err != nil {
		return err
	}
	names, err := s.othersHave(ctx, about.app, *m.Aid)
	for _, name := range names {
		fs.Add(edition.Aid+".account", fault.NeedsReason, "aid.account.others", "name", name)
	}
	return err
}

// wrongEntries are what of a calculation's findings is an error of what was typed; the others say what is not there yet.
var wrongEntries = []string{"aid.quarter", "aid.alone", "aid.sum", "aid.income.person", "aid.income.month", "aid.income.kind", "aid.bill.service",
	"aid.bill.month", "aid.bill.twice", "aid.award.day", "aid.person.name", "aid.person.twice", "aid.person.iin", "aid.person.already", "aid.dwelling.rooms",
	"aid.fact.ground", "aid.fact.computed", "aid.fact.answer", "aid.fact.twice", "aid.fact.source", string(bank.IBANLetters),
	string(bank.IBANCountry), string(bank.IBANLength), string(bank.IBANBank), string(bank.IBANChecksum)}

// checkAid looks at a matter and at what its calculation would say.
func (s *scene) checkAid(ctx context.Context, about asked, m aid.Matter) (fault.Findings, error) {
	svc, people := about.law.Service(edition.Aid), about.app.People()
	filed := ""
	if at := about.app.FiledAt(); at > 0 {
		filed = dateOf(at)
	}
	fs := append(m.Check(svc, countedPeople(people), len(people), filed), checkJoined(people, m, s.now)...)
	for _, i := range m.Earners() {
		fs.Add(fmt.Sprintf("people.%d", i), fault.Note, "aid.income.lacks", "name", nameOf(people, m.People[i]))
	}
	if filed != "" {
		_, more, err := s.calculated(ctx, about.law, m, filed)
		if err != nil {
			return fs, err
		}
		fs = append(fs, more...)
	}
	return aidFields(fs, svc), nil
}

// checkJoined looks at the numbers of those who joined the family: each is one that can be, and of nobody who is of it already.
func checkJoined(people []casefile.Member, m aid.Matter, now int64) (fs fault.Findings) {
	seen := map[string]bool{}
	for _, p := range people {
		seen[p.IIN] = true
	}
	for i, p := range m.People {
		if p.N > 0 || p.IIN == "" {
			continue
		}
		if _, problem := iin.Parse(p.IIN, now); problem != iin.None {
			fs.Add(aid.At("people", i)+".iin", fault.Blocks, "aid.person.iin", "name", p.Name)
		} else if seen[p.IIN] {
			fs.Add(aid.At("people", i)+".iin", fault.Blocks, "aid.person.already", "name", p.Name)
		}
		seen[p.IIN] = true
	}
	return fs
}

// calculated makes the sheet of a matter by the rules of a day.
func (s *scene) calculated(ctx context.Context, law *edition.Edition, m aid.Matter, day string) (aid.Sheet, fault.Findings, error) {
	rules, err := s.o.aidRules(ctx, s.v, law)
	if err != nil {
		return aid.Sheet{}, nil, err
	}
	p, fs := rules.Pick(day)
	sheet, more := aid.Calculate(m.Input(law.Service(edition.Aid)), p)
	return sheet, append(fs, more...), nil
}

// aidFields puts findings at the fields of the form, and names services as the edition does.
func aidFields(fs fault.Findings, svc *edition.Service) fault.Findings {
	fields := map[string]string{"household.persons": "people", "household.alone": "alone", "household.area": "dwelling.area", "rules": ""}
	seen := map[string]bool{}
	var at fault.Findings
	for _, f := range fs {
		if own, ok := fields[f.Field]; ok {
			f.Field = own
		}
		f.Field = strings.TrimSuffix(edition.Aid+"."+f.Field, ".")
		for _, arg := range []string{"service", "of", "code"} {
			if code, ok := f.Args[arg].(string); ok {
				f.Args[arg] = serviceWords(svc, code)
			}
		}
		if key := fmt.Sprint(f.Field, f.Key, f.Args); !seen[key] {
			seen[key] = true
			at = append(at, f)
		}
	}
	return at
}

// serviceWords names what a household pays for in both languages; a code the edition does not know stays.
func serviceWords(svc *edition.Service, code string) string {
	x, ok := svc.Expense(code)
	if !ok {
		return code
	}
	return x.KK + " / " + x.RU
}

// countedPeople are the numbers of those a household counts, the applicant's is 1.
func countedPeople(people []casefile.Member) (numbers []int) {
	for i, m := range people {
		if !m.Aside && m.Left == "" {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// nameOf is who a person of a matter is.
func nameOf(people []casefile.Member, p aid.Person) string {
	if p.N > 0 && p.N <= len(people) {
		return people[p.N-1].Name
	}
	return p.Name
}

func namesIn(people []casefile.Member, m aid.Matter) (names []string) {
	for _, p := range m.People {
		names = append(names, nameOf(people, p))
	}
	return names
}

// lastSheet is the calculation made last for a case, the act's own behind the file's; nil where there is none.
func (s *scene) lastSheet(ctx context.Context, caseID int64) (*store.AidSheet, *calculation, error) {
	rows, err := s.v.AidSheets(ctx, caseID)
	if err != nil {
		return nil, nil, err
	}
	for _, c := range s.rows {
		if row, ok := c.New.(*store.AidSheet); ok && row.CaseID == caseID {
			rows = append(rows, *row)
		}
	}
	if len(rows) == 0 {
		return nil, nil, nil
	}
	last := &rows[len(rows)-1]
	c := new(calculation)
	return last, c, json.Unmarshal([]byte(last.Data), c)
}

// sheetOf reads a calculation by its number, the act's own among them.
func (s *scene) sheetOf(ctx context.Context, id int64) (*calculation, error) {
	row, err := s.v.AidSheet(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, c := range s.rows {
		if own, ok := c.New.(*store.AidSheet); ok && own.ID == id {
			row = own
		}
	}
	c := new(calculation)
	return c, json.Unmarshal([]byte(row.Data), c)
}

// keepSheet plans the row of a calculation.
func (s *scene) keepSheet(ctx context.Context, caseID int64, c calculation) (int64, error) {
	id, err := s.next(ctx, store.CountAidSheet)
	if err != nil {
		return 0, err
	}
	text, err := json.Marshal(c)
	s.insert(&store.AidSheet{ID: id, CaseID: caseID, Data: string(text), Person: s.who.ID, At: s.now})
	return id, err
}

// sameMatter tells whether a calculation was made of exactly this.
func sameMatter(a, b aid.Matter) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// granted plans the award and issues its calculation; the notice follows.
func (assistance) granted(ctx context.Context, s *scene, f *file, m Matter, d *store.Decision) error {
	row, c, err := s.lastSheet(ctx, f.is.ID)
	if err != nil {
		return err
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return err
	}
	a, fs := aid.Grant(c.Sheet, dateOf(app.FiledAt()))
	if fs.Blocking(true) {
		return fs
	}
	account, _ := bank.ParseIBAN(m.Aid.Account)
	err = s.keepAward(ctx, f.is.ID, store.AidAward{Kind: AidGranted, Sheet: row.ID, Decision: d.ID}, awarded{Payments: a.Payments, Name: app.Applicant.Name,
		IIN: app.Applicant.IIN, Account: string(account), Bank: m.Aid.Bank, Binds: c.Rules.Manner.Binds})
	if err != nil || s.drafting {
		return err
	}
	return s.issueAnswer(ctx, FormAidCalculation, f, d)
}

// CalculateAid freezes the calculation of what was entered last for a case. Its answer rests on the last one.
type CalculateAid struct {
	CaseNo string `json:"case_no"`
}

// Calculated is what CalculateAid answers; sums in tiyn.
type Calculated struct {
	Sheet     int64      `json:"sheet"`
	Aid       aid.Result `json:"aid"`
	ByQuarter aid.Result `json:"by_quarter"`
	ByMonth   aid.Result `json:"by_month"`
	Differ    bool       `json:"differ"` // the two ways do
	Limit     int64      `json:"limit"`  // a month, rounded
	Total     int64      `json:"total"`  // income of the quarter before
	Ground    string     `json:"ground,omitempty"`
}

func (CalculateAid) Name() string { return "calculate-aid" }

func (a CalculateAid) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if f.is.Service != edition.Aid {
		fs.Add("case_no", fault.Blocks, "aid.other-service")
		return fs, nil
	}
	m, err := matterOf(ctx, s.v, f.is.ID)
	if err != nil {
		return fs, err
	}
	if m.Aid == nil {
		fs.Add("", fault.Blocks, "matter.none")
		return fs, nil
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return fs, err
	}
	found, err := s.checkAid(ctx, asked{f.law, app, f}, *m.Aid)
	return append(fs, append(blockingLacks(found), aidFields(m.Aid.Lacking(), f.svc)...)...), err
}

// blockingLacks makes what a matter lacks and a calculation needs hinder it.
func blockingLacks(fs fault.Findings) fault.Findings {
	for i := range fs {
		if fs[i].Key == "aid.person.missing" {
			fs[i].Severity = fault.Blocks
		}
	}
	return slices.DeleteFunc(fs, func(f fault.Finding) bool { return f.Key == "aid.person.status" && f.Severity == fault.Note })
}

func (a CalculateAid) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	m, err := matterOf(ctx, s.v, f.is.ID)
	if err != nil {
		return nil, err
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return nil, err
	}
	sheet, _, err := s.calculated(ctx, f.law, *m.Aid, dateOf(app.FiledAt()))
	if err != nil {
		return nil, err
	}
	id, err := s.keepSheet(ctx, f.is.ID, calculation{sheet, namesIn(app.People(), *m.Aid), *m.Aid})
	return calculatedOf(id, &sheet), err
}

func calculatedOf(id int64, sheet *aid.Sheet) Calculated {
	ground, _ := sheet.Refused()
	return Calculated{id, sheet.Aid(), sheet.ByQuarter, sheet.ByMonth, sheet.Differ(), sheet.LimitRounded(), sheet.Total, ground}
}

// adults are those of a household who are of age at a moment; one whose birth date is not known counts as one.
func adults(people []casefile.Member, at int64) (of []int) {
	for i, m := range people {
		if !m.Aside && m.Left == "" && !m.Minor(at) {
			of = append(of, i)
		}
	}
	return of
}

// consented tells whether a person's consent to checks and personal data is there.
func consented(app casefile.Application, i int) bool {
	m := app.People()[i]
	return m.Consent != "" || i == 0 && slices.ContainsFunc(app.Consents, func(c casefile.Consent) bool { return c.Code == "personal-data" })
}
