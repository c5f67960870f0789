package app

import (
	"context"
	"encoding/json"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// CaseRow is one case as the list of applications shows it.
type CaseRow struct {
	CaseNo     string
	Name       string
	IIN        string
	List       string
	State      string // registered, enrolled, refused
	Channel    string
	ReceivedAt int64
	CompleteAt int64
	Due        string // yyyy-mm-dd
	RegNo      string // "" until enrolled
}

// CaseView is one case with everything an open case shows.
type CaseView struct {
	CaseRow
	Application casefile.Application
	Edition     *edition.Edition // of its filing date
	Decisions   []DecisionView
	Papers      []PaperView
	Entry       *QueueRow // nil until enrolled
	Registered  string    // name of who registered it
}

// DecisionView is a decision on a case or entry.
type DecisionView struct {
	Kind, Number, Date, Ground, Facts, Note, Signer string
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
}

// Cases lists cases, the newest first. state "" is any; query is words as in the queue's search.
func (o *Office) Cases(ctx context.Context, state, query string, limit int) (rows []CaseRow, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		var cases []store.Case
		if words := searchWords(query); len(words) > 0 {
			households, err := v.FindHouseholds(ctx, words)
			if err != nil {
				return err
			}
			found, err := v.CasesOfHouseholds(ctx, households)
			if err != nil {
				return err
			}
			for i := len(found) - 1; i >= 0; i-- {
				if (state == "" || found[i].State == state) && len(cases) < limit {
					cases = append(cases, found[i])
				}
			}
		} else if cases, err = v.Cases(ctx, state, limit); err != nil {
			return err
		}
		rows, err = caseRows(ctx, v, cases)
		return err
	})
	return rows, err
}

func caseRows(ctx context.Context, v *store.View, cases []store.Case) ([]CaseRow, error) {
	households := make([]int64, len(cases))
	for i, c := range cases {
		households[i] = c.Household
	}
	members, err := v.MembersOf(ctx, households)
	if err != nil {
		return nil, err
	}
	entries, err := v.EntriesOfHouseholds(ctx, households)
	if err != nil {
		return nil, err
	}
	applicants, numbers := map[int64]store.Member{}, map[int64]string{}
	for _, m := range members {
		if m.N == 0 {
			applicants[m.Household] = m
		}
	}
	for _, e := range entries {
		numbers[e.Household] = e.RegNo
	}
	rows := make([]CaseRow, len(cases))
	for i, c := range cases {
		a := applicants[c.Household]
		rows[i] = CaseRow{CaseNo: c.CaseNo, Name: a.Name, IIN: a.IIN, List: c.List, State: c.State, Channel: c.Channel,
			ReceivedAt: c.ReceivedAt, CompleteAt: c.CompleteAt, Due: c.Due, RegNo: numbers[c.Household]}
	}
	return rows, nil
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
		rows, err := caseRows(ctx, v, []store.Case{*c})
		if err != nil {
			return err
		}
		view.CaseRow = rows[0]
		if view.Edition, err = o.law(ctx, v, c.Edition); err != nil {
			return err
		}
		if view.Application, err = applicationOf(ctx, v, c); err != nil {
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
	a = casefile.Application{Channel: c.Channel, ChannelNo: c.ChannelNo, ReceivedAt: c.ReceivedAt, CompleteAt: c.CompleteAt,
		Applicant: people[0], Family: people[1:], Representative: c.Representative, Address: h.Address, Phone: h.Phone,
		Dwelling: h.Dwelling, Note: h.Note, List: c.List, Grounds: strings.Fields(c.Grounds)}
	if err := json.Unmarshal([]byte(c.Documents), &a.Documents); err != nil {
		return a, err
	}
	return a, json.Unmarshal([]byte(c.Consents), &a.Consents)
}

func decisionViews(ctx context.Context, v *store.View, decisions []store.Decision) ([]DecisionView, error) {
	var views []DecisionView
	for _, d := range decisions {
		signer, err := v.Person(ctx, d.Signer)
		if err != nil {
			return nil, err
		}
		views = append(views, DecisionView{Kind: d.Kind, Number: d.Number, Date: d.Date, Ground: d.Ground, Facts: d.Facts,
			Note: d.Note, Signer: signer.Name, SignedAt: d.SignedAt})
	}
	return views, nil
}

func paperViews(papers []store.Paper) []PaperView {
	var views []PaperView
	for _, p := range papers {
		views = append(views, PaperView{ID: p.ID, Form: p.Form, Number: p.Number, Date: p.Date, Copy: p.Copy, Reason: p.Reason, IssuedAt: p.IssuedAt})
	}
	return views
}

// EntryView is one entry with everything an open entry shows.
type EntryView struct {
	QueueRow
	Members   []casefile.Member // the applicant first
	Decisions []DecisionView
	Papers    []PaperView
	Sheet     string // where it stood in the old list; "" for one born in Kezek
	SheetRow  int
	Of        int // how many stand in the queue
	OfList    int // and in its list
}

// Entry shows one entry by its register number.
func (o *Office) Entry(ctx context.Context, regNo string) (view EntryView, err error) {
	line := o.current.Load()
	err = o.st.Look(ctx, func(v *store.View) error {
		e, err := v.EntryByRegNo(ctx, regNo)
		if err != nil {
			return err
		}
		if e == nil {
			return fault.New("G11", "paper.no-subject", "number", regNo)
		}
		rows, err := line.rows(ctx, v, []int64{e.ID})
		if err != nil {
			return err
		}
		view.QueueRow, view.Sheet, view.SheetRow = rows[0], e.Sheet, int(e.SheetRow)
		members, err := v.Members(ctx, e.Household)
		if err != nil {
			return err
		}
		view.Members = casefilePeople(members)
		decisions, err := v.DecisionsOfEntry(ctx, e.ID)
		if err != nil {
			return err
		}
		if view.Decisions, err = decisionViews(ctx, v, decisions); err != nil {
			return err
		}
		papers, err := v.PapersOfEntry(ctx, e.ID)
		view.Papers = paperViews(papers)
		return err
	})
	view.Of = line.places.Len()
	for _, l := range line.places.Lists() {
		if l.List == view.List {
			view.OfList = l.Count
		}
	}
	return view, err
}
