package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/store"
)

// Register takes an application in: it gets its case number, the edition of its filing date and the day the answer is due.
type Register struct {
	casefile.Application
}

// Registered is what Register answers.
type Registered struct {
	CaseNo    string `json:"case_no"`
	CaseID    int64  `json:"case_id"`
	Household int64  `json:"household"`
	Due       string `json:"due"` // yyyy-mm-dd
}

func (Register) Name() string { return "register" }

func (a Register) check(ctx context.Context, s *scene) (fault.Findings, error) {
	app := a.Application.Tidy(s.now)
	fs := app.Check(s.edition, s.now)
	doubles, err := s.doubles(ctx, app.People())
	for _, d := range doubles {
		fs = append(fs, d.finding())
	}
	return fs, err
}

func (a Register) plan(ctx context.Context, s *scene) (any, error) {
	app := a.Application.Tidy(s.now)
	household, err := s.settle(ctx, app)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountCase)
	if err != nil {
		return nil, err
	}
	year := time.UnixMilli(s.now).In(locales.Zone).Year()
	n, err := s.next(ctx, fmt.Sprintf("case/%d", year))
	if err != nil {
		return nil, err
	}
	due := answerDue(s.edition, app.CompleteAt)
	documents, err := json.Marshal(app.Documents)
	if err != nil {
		return nil, err
	}
	consents, err := json.Marshal(app.Consents)
	if err != nil {
		return nil, err
	}
	c := store.Case{ID: id, CaseNo: fmt.Sprintf("%s-%d/%d", s.office.Prefix, year, n), Service: "queue", Channel: app.Channel,
		ChannelNo: app.ChannelNo, ReceivedAt: app.ReceivedAt, CompleteAt: app.CompleteAt, Due: due, Edition: s.edition.SHA256,
		List: app.List, Grounds: strings.Join(app.Grounds, " "), Documents: string(documents), Consents: string(consents),
		Representative: app.Representative, Household: household, State: "registered", RegisteredBy: s.who.ID}
	s.insert(&c)
	s.found(household, app.People(), c.CaseNo)
	return Registered{c.CaseNo, id, household, due}, nil
}

// settle plans the household of an application and its members.
func (s *scene) settle(ctx context.Context, app casefile.Application) (int64, error) {
	household, err := s.next(ctx, store.CountHousehold)
	if err != nil {
		return 0, err
	}
	s.insert(&store.Household{ID: household, Address: app.Address, Phone: app.Phone, Dwelling: app.Dwelling, Note: app.Note})
	people := app.People()
	first, err := s.take(ctx, store.CountMember, int64(len(people)))
	if err != nil {
		return 0, err
	}
	for i, m := range people {
		s.insert(&store.Member{ID: first + int64(i), Household: household, N: int64(i), Name: m.Name, IIN: m.IIN,
			IINState: iinState(m.IIN, s.now), Born: m.Born, Sex: m.Sex, Relation: m.Relation, Counted: !m.Aside})
	}
	return household, nil
}

func iinState(number string, now int64) string {
	if number == "" {
		return "missing"
	}
	if _, p := iin.Parse(number, now); p != iin.None {
		return "unconfirmed"
	}
	return "confirmed"
}

// found plans what a household is found by.
func (s *scene) found(household int64, people []casefile.Member, numbers ...string) {
	s.finds = append(s.finds, findOf(household, people, numbers...))
}

// findOf is what a household is found by: folded words of all names, ИИН and numbers.
func findOf(household int64, people []casefile.Member, numbers ...string) store.Find {
	f := store.Find{Household: household, SortKey: locales.SortKey(people[0].Name)}
	for _, m := range people {
		f.Tokens = append(f.Tokens, locales.Tokens(m.Name)...)
		f.Tokens = append(f.Tokens, m.IIN)
	}
	f.Tokens = append(f.Tokens, foldNumbers(numbers)...)
	slices.Sort(f.Tokens)
	f.Tokens = slices.DeleteFunc(slices.Compact(f.Tokens), func(t string) bool { return t == "" })
	return f
}

// answerDue is the last day for the answer by the edition of filing; "" where the edition has no term or the
// production calendar no table for the year.
func answerDue(ed *edition.Edition, filed int64) string {
	term, ok := ed.Term(edition.Queue)
	if !ok {
		return ""
	}
	due, err := workdays.Default().Due(filed, term, true)
	if err != nil {
		return ""
	}
	return time.UnixMilli(due).In(locales.Zone).Format(time.DateOnly)
}

// Double is somebody of an application who is in the office already.
type Double struct {
	Field   string `json:"field"` // "applicant" or "family.0"
	IIN     string `json:"iin"`
	Name    string `json:"name"`    // as the office has it
	CaseNo  string `json:"case_no"` // of an open case, or
	RegNo   string `json:"reg_no"`  // of an entry
	State   string `json:"state"`   // of the case or the entry
	Through bool   `json:"through"` // as a member of another family
}

func (d Double) finding() fault.Finding {
	key := "case.double.applicant"
	if d.Through {
		key = "case.double.family"
	}
	number := d.RegNo
	if number == "" {
		number = d.CaseNo
	}
	return fault.Finding{Field: d.Field + ".iin", Severity: fault.NeedsReason, Key: key,
		Args: fault.Args("name", d.Name, "number", number)}
}

// Doubles looks for the people of an application among everybody the office knows, through family members too. Those
// who left the queue are told as well.
func (o *Office) Doubles(ctx context.Context, people []casefile.Member) (doubles []Double, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		doubles, err = (&scene{v: v, o: o}).doubles(ctx, people)
		return err
	})
	return doubles, err
}

func (s *scene) doubles(ctx context.Context, people []casefile.Member) ([]Double, error) {
	fields := map[string]string{}
	var numbers []string
	for i, m := range people {
		if m.IIN == "" {
			continue
		}
		fields[m.IIN] = "applicant"
		if i > 0 {
			fields[m.IIN] = fmt.Sprintf("family.%d", i-1)
		}
		numbers = append(numbers, m.IIN)
	}
	members, err := s.v.MembersByIIN(ctx, numbers...)
	if err != nil || len(members) == 0 {
		return nil, err
	}
	var households []int64
	for _, m := range members {
		households = append(households, m.Household)
	}
	cases, err := s.v.CasesOfHouseholds(ctx, households)
	if err != nil {
		return nil, err
	}
	entries, err := s.v.EntriesOfHouseholds(ctx, households)
	if err != nil {
		return nil, err
	}
	var doubles []Double
	for _, m := range members {
		d := Double{Field: fields[m.IIN], IIN: m.IIN, Name: m.Name, Through: m.N > 0 || fields[m.IIN] != "applicant"}
		for _, c := range cases {
			if c.Household == m.Household {
				d.CaseNo, d.State = c.CaseNo, c.State
			}
		}
		for _, e := range entries {
			if e.Household == m.Household {
				d.RegNo, d.State = e.RegNo, s.o.stateOf(e.ID)
			}
		}
		if d.State != "refused" {
			doubles = append(doubles, d)
		}
	}
	return doubles, nil
}
