package app

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// Register takes an application in: it gets its case number, the edition of its filing date and the day the answer is due.
type Register struct {
	casefile.Application
	Matter Matter `json:"matter,omitzero"` // of a service other than the queue; it may be entered later
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
	ed, err := s.filing(ctx, app.ServiceCode(), cmp.Or(app.FiledAt(), s.now))
	if err != nil {
		return nil, err
	}
	fs := app.Check(ed, s.now)
	s.unsure(&fs, ed.Service(app.ServiceCode()), app)
	if err := s.otherName(ctx, &fs, app.People(), 0); err != nil {
		return fs, err
	}
	if err := s.checkMatter(ctx, &fs, asked{ed, app, nil}, a.Matter); err != nil {
		return fs, err
	}
	doubles, err := s.doubles(ctx, app.ServiceCode(), app.People())
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
	ed, err := s.filing(ctx, app.ServiceCode(), app.FiledAt())
	if err != nil {
		return nil, err
	}
	if err := s.adopt(ctx, ed); err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountCase)
	if err != nil {
		return nil, err
	}
	number, err := s.number(ctx, Incoming, "case")
	if err != nil {
		return nil, err
	}
	c := store.Case{ID: id, CaseNo: number, Service: app.ServiceCode(), Channel: app.Channel,
		ChannelNo: app.ChannelNo, ChannelAt: app.ChannelAt, Courier: app.Courier, ReceivedAt: app.ReceivedAt, CompleteAt: app.CompleteAt,
		Due: s.answerDue(ed.Service(app.ServiceCode()), app), Edition: ed.SHA256, List: app.List, Grounds: joined(app.Grounds),
		Household: household, State: casefile.UnderWay, RegisteredBy: s.who.ID}
	if err := fill(&c, app); err != nil {
		return nil, err
	}
	s.insert(&c)
	s.found(household, app.People(), c.CaseNo)
	if err := s.keepMatter(ctx, id, a.Matter); err != nil {
		return nil, err
	}
	f := &file{was: &c, is: c, law: ed, svc: ed.Service(c.Service)}
	return Registered{c.CaseNo, id, household, c.Due}, s.takenIn(ctx, f)
}

// joined spells the codes of grounds in one field.
func joined(codes []string) string { return strings.Join(codes, " ") }

// fill writes what an application holds as JSON into its case.
func fill(c *store.Case, app casefile.Application) error {
	for into, value := range map[*string]any{&c.Documents: app.Documents, &c.Consents: app.Consents} {
		text, err := json.Marshal(value)
		if err != nil {
			return err
		}
		*into = string(text)
	}
	c.Representative, c.Signature = "", ""
	if app.Representative != (casefile.Representative{}) {
		text, err := json.Marshal(app.Representative)
		if err != nil {
			return err
		}
		c.Representative = string(text)
	}
	if app.Signature != nil {
		text, err := json.Marshal(app.Signature)
		c.Signature = string(text)
		return err
	}
	return nil
}

// takenIn plans the passages of a new case: what happened before, its registration, and the step it waits in now. Where the
// act gives the office's own desk steps before the registration, its term begins behind theirs.
func (s *scene) takenIn(ctx context.Context, f *file) error {
	way := f.way()
	desk := f.is.ReceivedAt
	for _, step := range casefile.Ahead(way) {
		at, own := cmp.Or(f.is.ChannelAt, f.is.ReceivedAt), step.Kind != edition.Outside
		if own {
			at = min(desk, s.now)
		}
		if err := s.noted(ctx, f, step, at); err != nil {
			return err
		}
		if own && step.Term != nil {
			desk = s.due(desk, *step.Term)
		}
	}
	take := casefile.Taken(way)
	p := s.passage(f, take, f.nextN(), desk)
	p.BegunAt = min(desk, s.now)
	p.DoneAt, p.Outcome, p.Person, p.StandsFor, p.Note = s.now, casefile.Done, s.who.ID, s.who.For[Registrar], s.reason
	if err := s.add(ctx, f, p); err != nil {
		return err
	}
	return s.follow(ctx, f, take.Code)
}

// settle plans the household of an application and its members.
func (s *scene) settle(ctx context.Context, app casefile.Application) (int64, error) {
	household, err := s.next(ctx, store.CountHousehold)
	if err != nil {
		return 0, err
	}
	s.insert(&store.Household{ID: household, Address: app.Address, Phone: app.Phone, Email: app.Email, Dwelling: app.Dwelling, Note: app.Note})
	people := app.People()
	first, err := s.take(ctx, store.CountMember, int64(len(people)))
	if err != nil {
		return 0, err
	}
	for i, m := range people {
		row := memberRow(m, s.now)
		row.ID, row.Household, row.N = first+int64(i), household, int64(i)
		s.insert(&row)
	}
	return household, nil
}

func memberRow(m casefile.Member, now int64) store.Member {
	return store.Member{Name: m.Name, IIN: m.IIN, IINState: iinState(m.IIN, now), Born: m.Born, Sex: m.Sex, Relation: m.Relation,
		Counted: !m.Aside, Joined: m.Joined, Left: m.Left, Consent: m.Consent, NoIIN: m.NoIIN, Guardian: m.Guardian}
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

// answerDue is the last day for the answer by the edition of filing, counted from when the application was complete; ""
// where the edition has no term.
func (s *scene) answerDue(svc *edition.Service, app casefile.Application) string {
	term, ok := svc.Term(app.Channel)
	if !ok {
		return ""
	}
	return dateOf(s.due(app.CompleteAt, term))
}

// unsure tells when the day of the answer rests on a year without a published production calendar.
func (s *scene) unsure(fs *fault.Findings, svc *edition.Service, app casefile.Application) {
	if term, ok := svc.Term(app.Channel); ok && app.CompleteAt > 0 {
		if due, unsure := s.cal.DueAnyway(app.CompleteAt, term, true); unsure {
			fs.Add("complete_at", fault.Note, "way.calendar", "day", dateOf(due))
		}
	}
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

// Doubles looks for the people of an application among everybody the office knows in that service, through family
// members too. Those who left the queue are told as well.
func (o *Office) Doubles(ctx context.Context, service string, people []casefile.Member) (doubles []Double, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		doubles, err = (&scene{v: v, o: o}).doubles(ctx, cmp.Or(service, edition.Queue), people)
		return err
	})
	return doubles, err
}

func (s *scene) doubles(ctx context.Context, service string, people []casefile.Member) ([]Double, error) {
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
		if m.Left != "" { // of another household since
			continue
		}
		d := Double{Field: fields[m.IIN], IIN: m.IIN, Name: m.Name, Through: m.N > 0 || fields[m.IIN] != "applicant"}
		for _, c := range cases {
			if c.Household == m.Household && c.Service == service && (service == edition.Queue || casefile.Open(c.State)) {
				d.CaseNo, d.State = c.CaseNo, c.State
			}
		}
		for _, e := range entries {
			if e.Household == m.Household && service == edition.Queue {
				d.RegNo, d.State = e.RegNo, s.o.stateOf(e.ID)
			}
		}
		switch d.State {
		case "", casefile.Refused, casefile.Returned, casefile.Withdrawn, casefile.Annulled, queue.StateGone.String():
		default:
			doubles = append(doubles, d)
		}
	}
	return doubles, nil
}
