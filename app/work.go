package app

import (
	"context"
	"time"

	"kezek/app/edition"
	"kezek/store"
)

// Work is a step that waits for somebody.
type Work struct {
	CaseNo, Name, Service, List, State, Due string
	Executor                                string
	Step                                    StepView
	Edition                                 *edition.Edition
	Suspended                               bool
}

// WorkCount is how many steps of a kind wait, how many are behind their own term, and how many behind the answer's.
type WorkCount struct {
	Kind          string
	N, Late, Past int
}

// duties are the kinds of step that wait for a role.
var duties = map[Role][]string{
	Registrar: {edition.Pass, edition.Send, edition.Outside},
	Executor:  {edition.Examine, edition.Prepare, edition.Draft},
	Secretary: {edition.Commission},
	Head:      {edition.Assign, edition.Sign},
}

// Work is what waits for a person's roles, the answer that is due first at the top, and the counts of all of it.
// An executor sees the cases that are theirs, those of whom they stand in for, and those nobody has.
func (o *Office) Work(ctx context.Context, who *Person, limit int) (work []Work, counts []WorkCount, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		who, err := o.standIn(ctx, v, who, o.Now())
		if err != nil {
			return err
		}
		var kinds []string
		for _, r := range Roles {
			if who.Is(r) {
				kinds = append(kinds, duties[r]...)
			}
		}
		if len(kinds) == 0 {
			return nil
		}
		executors := append([]int64{who.ID}, who.Away...)
		waiting, err := v.Waiting(ctx, kinds, executors, limit)
		if err != nil {
			return err
		}
		counted, err := v.WaitingCounts(ctx, kinds, executors, o.Now(), dateOf(o.Now()))
		if err != nil {
			return err
		}
		for _, c := range counted {
			counts = append(counts, WorkCount{c.Kind, int(c.N), int(c.Late), int(c.Past)})
		}
		work, err = o.workOf(ctx, v, waiting)
		return err
	})
	return work, counts, err
}

func (o *Office) workOf(ctx context.Context, v *store.View, waiting []store.Work) ([]Work, error) {
	names, err := namesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	still, err := v.Suspended(ctx)
	if err != nil {
		return nil, err
	}
	var households []int64
	for _, w := range waiting {
		households = append(households, w.Household)
	}
	applicants, err := v.Applicants(ctx, households)
	if err != nil {
		return nil, err
	}
	work := make([]Work, 0, len(waiting))
	for _, w := range waiting {
		c := store.Case{Edition: w.Edition, Service: w.Service, Channel: w.Channel, Branch: w.Branch}
		f, err := o.fileOf(ctx, v, &c)
		if err != nil {
			return nil, err
		}
		work = append(work, Work{CaseNo: w.CaseNo, Name: applicants[w.Household], Service: w.Service, List: w.List, State: w.State,
			Due: w.Due, Executor: names[w.Executor], Step: f.stepView(w.Step, names), Edition: f.law, Suspended: still[w.CaseID]})
	}
	return work, nil
}

// Unbegun are the cases under way that an earlier version of the program registered: they wait behind their registration.
func (o *Office) Unbegun(ctx context.Context, limit int) (rows []CaseRow, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		cases, err := v.Stepless(ctx, limit)
		if err == nil && len(cases) > 0 {
			rows, err = o.caseRows(ctx, v, cases)
		}
		return err
	})
	return rows, err
}

// present is how long after its last sign of life a case counts as open on another desk.
const present = 90 * time.Second

// OpenCase says that a person has a case open, again every half minute, and tells who else has.
func (o *Office) OpenCase(ctx context.Context, who *Person, caseNo string) (others []Presence, err error) {
	var id int64
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if err != nil || c == nil {
			return err
		}
		id = c.ID
		by, err := v.OpenedBy(ctx, c.ID, o.Now()-present.Milliseconds())
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v)
		for person, since := range by {
			if person != who.ID {
				others = append(others, Presence{names[person], since})
			}
		}
		return err
	})
	if err != nil || id == 0 {
		return others, err
	}
	return others, o.st.OpenCase(ctx, id, who.ID, o.Now())
}

// CloseCase says that a person closed a case.
func (o *Office) CloseCase(ctx context.Context, who *Person, caseNo string) error {
	var id int64
	err := o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if c != nil {
			id = c.ID
		}
		return err
	})
	if err != nil || id == 0 {
		return err
	}
	return o.st.CloseCase(ctx, id, who.ID)
}
