package app

import (
	"cmp"
	"context"

	"kezek/app/casefile"
	"kezek/store"
)

// CaseRow is one case as the list of applications shows it.
type CaseRow struct {
	CaseNo     string
	Name       string
	IIN        string
	List       string
	State      string // of casefile.States
	Service    string
	Channel    string
	ReceivedAt int64
	CompleteAt int64
	Due        string   // yyyy-mm-dd
	RegNo      string   // "" until enrolled
	Executor   string   // name; "" until named
	Step       StepView // the one it waits in; its Code is "" when it waits in none
	Suspended  bool
}

// CaseFilter says which cases are listed. Empty fields ask for nothing.
type CaseFilter struct {
	State    string `json:"state,omitempty"`
	Service  string `json:"service,omitempty"`
	Step     string `json:"step,omitempty"`     // kind of the step they wait in
	Executor int64  `json:"executor,omitempty"` // person
	Overdue  bool   `json:"overdue,omitempty"`
	Query    string `json:"query,omitempty"` // words as in the queue's search
	Limit    int    `json:"limit,omitempty"` // 500 when 0
}

// Cases lists cases, the newest first.
func (o *Office) Cases(ctx context.Context, f CaseFilter) ([]CaseRow, error) {
	f.Limit = cmp.Or(f.Limit, 500)
	l, err := o.CaseList(ctx, f)
	if err != nil {
		return nil, err
	}
	return l.Rows(ctx, 0, f.Limit)
}

func (o *Office) caseRows(ctx context.Context, v *store.View, cases []store.Case) ([]CaseRow, error) {
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
	ids := make([]int64, len(cases))
	for i, c := range cases {
		ids[i] = c.ID
	}
	open, err := v.OpenStepsOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	still, err := v.Suspended(ctx)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	waits := map[int64]store.Step{}
	for _, p := range open {
		waits[p.CaseID] = p
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
		rows[i] = CaseRow{CaseNo: c.CaseNo, Name: a.Name, IIN: a.IIN, List: c.List, State: c.State, Service: c.Service, Channel: c.Channel,
			ReceivedAt: c.ReceivedAt, CompleteAt: c.CompleteAt, Due: c.Due, RegNo: numbers[c.Household], Executor: names[c.Executor],
			Suspended: still[c.ID]}
		p, ok := waits[c.ID]
		if !ok && c.State != casefile.UnderWay {
			continue
		}
		f, err := o.fileOf(ctx, v, &c)
		if err != nil {
			return nil, err
		}
		if !ok { // of the program's first schema: it waits behind its registration
			way := f.way()
			if _, next := casefile.After(way, casefile.Taken(way).Code); next != nil {
				p = store.Step{Step: next.Code, Kind: next.Kind, Role: next.Role, BegunAt: c.ReceivedAt}
			}
		}
		rows[i].Step = f.stepView(p, names)
	}
	return rows, nil
}

// ServiceOf is the service of a case, "" where no case has the number.
func (o *Office) ServiceOf(ctx context.Context, caseNo string) (service string, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if c != nil {
			service = c.Service
		}
		return err
	})
	return service, err
}
