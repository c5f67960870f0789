package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// CaseView is one case with everything an open case shows.
type CaseView struct {
	CaseRow
	ID          int64
	Application casefile.Application
	Matter      Matter           // what it is about beyond that, as entered last
	Registers   *RegisterView    // what the office's own registers say of its people; nil where nobody looked
	Edition     *edition.Edition // of its filing date
	Law         *edition.Service // what that edition says of the case's service
	ExecutorID  int64
	Branch      string
	Way         []edition.Step // of the main way, or of the branch the case is on
	Steps       []StepView     // what was done, in order; the last one may wait
	Earlier     []edition.Step // where it may be sent back to
	Pauses      []PauseView
	Checklist   []casefile.Line
	Files       []store.Attachment
	Checks      []CheckView
	Appeals     []store.Appeal
	Survey      map[string]string // question to answer; nil until answered
	Proposal    *Proposal         // what the executor last prepared
	Decisions   []DecisionView
	Accounts    []AccountChange // that the recipient of an award named since, the earliest first
	Papers      []PaperView
	Entry       *QueueRow   // nil until enrolled
	Registered  string      // name of who registered it
	Elsewhere   []Elsewhere // the same people in other cases and entries
	Annulled    string      // why; "" for a case that counts
	Item        *ItemPlace  // where the commission had it last; nil where it never did
}

// StepView is a passage of a case through a step.
type StepView struct {
	Code, Kind, Role string
	Text, Actor      edition.Text
	BegunAt, DueAt   int64 // DueAt: 0 without a term
	DoneAt           int64 // 0 while it waits
	Person           string
	For              string // for whom as a deputy
	Outcome, Note    string
	Data             map[string]any
	At               string // paragraph of the act
	Branch           string
	Verified         bool
}

// Late is by how many ms the passage was, or is at that moment, late.
func (s StepView) Late(now int64) int64 {
	end := s.DoneAt
	if end == 0 {
		end = now
	}
	if s.DueAt == 0 || end <= s.DueAt {
		return 0
	}
	return end - s.DueAt
}

// PauseView is a pause with its ground in words.
type PauseView struct {
	store.Pause
	Ground edition.Text
	By     string
}

// CheckView is a question to a state system with its names in words.
type CheckView struct {
	store.Check
	System edition.Text
	Member string // name
	By     string
}

// Elsewhere is another case or entry of one of the people.
type Elsewhere struct {
	Name, IIN string
	Service   string
	CaseNo    string
	RegNo     string
	State     string
	Applicant bool // as an applicant; else as a member of a family
}

// Presence is somebody who has a case open.
type Presence struct {
	Name  string
	Since int64
}

// DecisionView is a decision on a case or entry.
type DecisionView struct {
	Kind, Number, Date, Ground, Facts, Note, Signer string
	Edition                                         string // whose rules it follows, sha256
	OrderNo                                         string // that let one person decide alone; "" where two did
	SignedAt                                        int64
}

// PaperView is an issued paper.
type PaperView struct {
	ID       int64
	Form     string
	Number   string
	Date     string
	Copy     int64
	Reason   string
	IssuedAt int64
	Item     int64 // of an agenda it is about, 0 for none
}

// Case shows one case.
func (o *Office) Case(ctx context.Context, caseNo string) (view CaseView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if err != nil {
			return err
		}
		if c == nil {
			return fault.New("G11", "paper.no-subject", "number", caseNo)
		}
		rows, err := o.caseRows(ctx, v, []store.Case{*c})
		if err != nil {
			return err
		}
		view.CaseRow, view.ID, view.ExecutorID, view.Branch = rows[0], c.ID, c.Executor, c.Branch
		if view.Application, err = applicationOf(ctx, v, c); err != nil {
			return err
		}
		if view.Matter, err = matterOf(ctx, v, c.ID); err != nil {
			return err
		}
		if err := o.wayOf(ctx, v, c, &view); err != nil {
			return err
		}
		if err := o.gathered(ctx, v, c, &view); err != nil {
			return err
		}
		by, err := v.Person(ctx, c.RegisteredBy)
		if err != nil {
			return err
		}
		view.Registered = by.Name
		decisions, err := v.DecisionsOf(ctx, c.ID)
		if err != nil {
			return err
		}
		if view.Decisions, err = decisionViews(ctx, v, decisions); err != nil {
			return err
		}
		papers, err := v.PapersOf(ctx, c.ID)
		if err != nil {
			return err
		}
		view.Papers = paperViews(papers)
		entry, err := v.EntryOfCase(ctx, c.ID)
		if err != nil || entry == nil {
			return err
		}
		queueRows, err := o.current.Load().rows(ctx, v, []int64{entry.ID})
		if err == nil {
			view.Entry = &queueRows[0]
		}
		return err
	})
	return view, err
}

// wayOf fills in the way the case has gone and has before it.
func (o *Office) wayOf(ctx context.Context, v *store.View, c *store.Case, view *CaseView) error {
	f, err := o.fileOf(ctx, v, c)
	if err != nil {
		return err
	}
	names, err := namesOf(ctx, v)
	if err != nil {
		return err
	}
	view.Edition, view.Law, view.Way = f.law, f.svc, f.way()
	if f.steps, err = v.Steps(ctx, c.ID); err != nil {
		return err
	}
	for _, p := range f.steps {
		view.Steps = append(view.Steps, f.stepView(p, names))
	}
	if len(f.steps) == 0 && view.Step.Code != "" {
		view.Steps = []StepView{view.Step}
	}
	if n := len(f.steps); n > 0 && f.steps[n-1].DoneAt == 0 {
		f.open = &f.steps[n-1]
		view.Earlier = f.earlier()
	}
	if p, ok := f.proposal(); ok {
		view.Proposal = &p
	}
	pauses, err := v.Pauses(ctx, c.ID)
	for _, p := range pauses {
		ground, _ := f.svc.Pause(p.Ground)
		view.Pauses = append(view.Pauses, PauseView{p, ground.Text, names[p.Person]})
	}
	view.Checklist = view.Application.Checklist(f.svc)
	return err
}

// fileOf reads a case's edition, without its passages.
func (o *Office) fileOf(ctx context.Context, v *store.View, c *store.Case) (*file, error) {
	law, err := o.law(ctx, v, c.Edition)
	if err != nil {
		return nil, err
	}
	return &file{was: c, is: *c, law: law, svc: law.Service(c.Service)}, nil
}

func (f *file) stepView(p store.Step, names map[int64]string) StepView {
	step := f.step(p.Step)
	view := StepView{Code: p.Step, Kind: p.Kind, Role: p.Role, Text: step.Text, Actor: step.Actor, BegunAt: p.BegunAt, DueAt: p.DueAt,
		DoneAt: p.DoneAt, Person: names[p.Person], For: names[p.StandsFor], Outcome: p.Outcome, Note: p.Note, At: step.At,
		Branch: step.Branch, Verified: step.Verified}
	if p.Data != "" && p.Data != "{}" {
		json.Unmarshal([]byte(p.Data), &view.Data)
	}
	return view
}

// gathered fills in what the case has gathered: files, checks, appeals, the survey, and where else its people are.
func (o *Office) gathered(ctx context.Context, v *store.View, c *store.Case, view *CaseView) (err error) {
	names, err := namesOf(ctx, v)
	if err != nil {
		return err
	}
	if view.Files, err = v.Attachments(ctx, c.ID); err != nil {
		return err
	}
	checks, err := v.Checks(ctx, c.ID)
	if err != nil {
		return err
	}
	people := view.Application.People()
	for _, k := range checks {
		cv := CheckView{Check: k, By: names[k.Person], System: edition.Text{KK: k.System, RU: k.System}}
		if i := slices.IndexFunc(view.Law.Checks, func(x edition.Check) bool { return x.Code == k.System }); i >= 0 {
			cv.System = view.Law.Checks[i].Text
		}
		if int(k.Member) < len(people) {
			cv.Member = people[k.Member].Name
		}
		view.Checks = append(view.Checks, cv)
	}
	accounts, err := v.AccountsOfCases(ctx, []int64{c.ID})
	if err != nil {
		return err
	}
	view.Accounts = accountChanges(accounts, names)
	if view.Appeals, err = v.Appeals(ctx, c.ID); err != nil {
		return err
	}
	survey, err := v.SurveyOf(ctx, c.ID)
	if err != nil {
		return err
	}
	if survey != nil {
		if err := json.Unmarshal([]byte(survey.Answers), &view.Survey); err != nil {
			return err
		}
	}
	if view.Item, err = itemPlace(ctx, v, v.ItemOfCase, c.ID); err != nil {
		return err
	}
	annulled, err := v.Annulment(ctx, "case", c.ID)
	if err != nil {
		return err
	}
	if annulled != nil {
		view.Annulled = annulled.Reason
	}
	if view.Registers, err = o.registerView(ctx, v, c, names); err != nil {
		return err
	}
	view.Elsewhere, err = o.elsewhere(ctx, v, c, people)
	return err
}

// elsewhere finds the same people, by their ИИН, in other cases and entries of the office.
func (o *Office) elsewhere(ctx context.Context, v *store.View, c *store.Case, people []casefile.Member) (found []Elsewhere, err error) {
	var numbers []string
	for _, m := range people {
		if m.IIN != "" {
			numbers = append(numbers, m.IIN)
		}
	}
	members, err := v.MembersByIIN(ctx, numbers...)
	if err != nil {
		return nil, err
	}
	members = slices.DeleteFunc(members, func(m store.Member) bool { return m.Household == c.Household })
	var households []int64
	for _, m := range members {
		households = append(households, m.Household)
	}
	cases, err := v.CasesOfHouseholds(ctx, households)
	if err != nil {
		return nil, err
	}
	entries, err := v.EntriesOfHouseholds(ctx, households)
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		for _, x := range cases {
			if x.Household == m.Household {
				found = append(found, Elsewhere{Name: m.Name, IIN: m.IIN, Service: x.Service, CaseNo: x.CaseNo, State: x.State, Applicant: m.N == 0})
			}
		}
		for _, e := range entries {
			if e.Household == m.Household {
				found = append(found, Elsewhere{Name: m.Name, IIN: m.IIN, Service: edition.Queue, RegNo: e.RegNo, State: o.stateOf(e.ID), Applicant: m.N == 0})
			}
		}
	}
	return found, nil
}

func applicationOf(ctx context.Context, v *store.View, c *store.Case) (a casefile.Application, err error) {
	h, err := v.Household(ctx, c.Household)
	if err != nil {
		return a, err
	}
	members, err := v.Members(ctx, c.Household)
	if err != nil {
		return a, err
	}
	people := casefilePeople(members)
	a = casefile.Application{Service: c.Service, Channel: c.Channel, ChannelNo: c.ChannelNo, ChannelAt: c.ChannelAt, Courier: c.Courier,
		ReceivedAt: c.ReceivedAt, CompleteAt: c.CompleteAt, Applicant: people[0], Family: people[1:], Address: h.Address,
		Phone: h.Phone, Email: h.Email, Dwelling: h.Dwelling, Note: h.Note, List: c.List, Grounds: strings.Fields(c.Grounds)}
	if a.Representative, err = representativeOf(c); err != nil {
		return a, err
	}
	if c.Signature != "" {
		if err := json.Unmarshal([]byte(c.Signature), &a.Signature); err != nil {
			return a, err
		}
	}
	if err := json.Unmarshal([]byte(c.Documents), &a.Documents); err != nil {
		return a, err
	}
	return a, json.Unmarshal([]byte(c.Consents), &a.Consents)
}

// representativeOf reads who acts for the applicant; cases of the program's first schema have the bare name.
func representativeOf(c *store.Case) (r casefile.Representative, err error) {
	switch {
	case strings.HasPrefix(c.Representative, "{"):
		err = json.Unmarshal([]byte(c.Representative), &r)
	default:
		r.Name = c.Representative
	}
	return r, err
}

func decisionViews(ctx context.Context, v *store.View, decisions []store.Decision) ([]DecisionView, error) {
	var views []DecisionView
	for _, d := range decisions {
		signer, err := v.Person(ctx, d.Signer)
		if err != nil {
			return nil, err
		}
		views = append(views, DecisionView{Kind: d.Kind, Number: d.Number, Date: d.Date, Ground: d.Ground, Facts: d.Facts,
			Note: d.Note, Signer: signer.Name, Edition: d.Edition, OrderNo: d.OrderNo, SignedAt: d.SignedAt})
	}
	return views, nil
}

func paperViews(papers []store.Paper) []PaperView {
	var views []PaperView
	for _, p := range papers {
		views = append(views, PaperView{ID: p.ID, Form: p.Form, Number: p.Number, Date: p.Date, Copy: p.Copy, Reason: p.Reason, IssuedAt: p.IssuedAt, Item: p.Item})
	}
	return views
}
