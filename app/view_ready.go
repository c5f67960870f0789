package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/store"
)

// Ready is something that may come on an agenda: a case whose answer is prepared, or a drafted decision.
type Ready struct {
	CaseNo   string `json:"case_no,omitempty"`
	Draft    int64  `json:"draft,omitempty"`
	RegNo    string `json:"reg_no,omitempty"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Due      string `json:"due,omitempty"` // yyyy-mm-dd of a case's answer
	Executor string `json:"executor,omitempty"`
	Since    int64  `json:"since"`            // unix ms: it waits
	Before   string `json:"before,omitempty"` // what the commission did with it last: postponed, lost, sent-back
}

// ReadyItems are those that are on no agenda: what has to be answered first at the top, then the longest waiting.
func (o *Office) ReadyItems(ctx context.Context) (ready []Ready, err error) {
	ready = []Ready{}
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, nil, Order{})
		if err != nil || s.office == nil {
			return err
		}
		cases, err := s.readyCases(ctx)
		if err != nil {
			return err
		}
		drafts, err := s.readyDrafts(ctx)
		ready = append(append(ready, cases...), drafts...)
		return err
	})
	slices.SortStableFunc(ready, func(a, b Ready) int {
		switch {
		case a.Due != b.Due && a.Due != "" && b.Due != "":
			return strings.Compare(a.Due, b.Due)
		case (a.Due == "") != (b.Due == ""):
			return strings.Compare(b.Due, a.Due)
		}
		return int(min(1, max(-1, a.Since-b.Since)))
	})
	return ready, err
}

// free tells whether something with that last item may come on an agenda, and what the commission did with it before.
func free(x *store.Item) (before string, ok bool) {
	if x == nil {
		return "", true
	}
	switch x.State {
	case ItemOpen, ItemDecided, ItemSigned:
		return "", false
	}
	return x.State, true
}

func (s *scene) readyCases(ctx context.Context) (ready []Ready, err error) {
	names, err := namesOf(ctx, s.v)
	if err != nil {
		return nil, err
	}
	still, err := s.v.Suspended(ctx)
	if err != nil {
		return nil, err
	}
	for _, kind := range []string{edition.Commission, edition.Sign} {
		open, err := s.v.OpenSteps(ctx, kind)
		if err != nil {
			return nil, err
		}
		for _, step := range open {
			r, ok, err := s.readyCase(ctx, step, names)
			if err != nil {
				return nil, err
			}
			if ok && !still[step.CaseID] {
				ready = append(ready, r)
			}
		}
	}
	return ready, nil
}

func (s *scene) readyCase(ctx context.Context, step store.Step, names map[int64]string) (r Ready, ok bool, err error) {
	c, err := s.v.Case(ctx, step.CaseID)
	if err != nil || c == nil || !casefile.Open(c.State) || c.Branch == edition.Incomplete {
		return r, false, err
	}
	x, err := s.v.ItemOfCase(ctx, c.ID)
	if err != nil {
		return r, false, err
	}
	before, ok := free(x)
	if !ok {
		return r, false, nil
	}
	f, err := s.file(ctx, c.CaseNo)
	if err != nil {
		return r, false, err
	}
	if _, prepared := f.proposal(); !prepared || f.commission() != "" {
		return r, false, nil
	}
	applicants, err := s.v.Applicants(ctx, []int64{c.Household})
	return Ready{CaseNo: c.CaseNo, Kind: f.itemKind(), Name: applicants[c.Household], Due: c.Due, Executor: names[c.Executor], Since: step.BegunAt,
		Before: before}, true, err
}

func (s *scene) readyDrafts(ctx context.Context) (ready []Ready, err error) {
	rows, err := s.v.DraftDecisions(ctx, "draft")
	if err != nil {
		return nil, err
	}
	views, err := s.o.draftViews(ctx, s.v, rows)
	if err != nil {
		return nil, err
	}
	for i, d := range views {
		x, err := s.v.ItemOfDraft(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		before, ok := free(x)
		if !ok || rows[i].Entry == 0 && rows[i].CaseID == 0 {
			continue
		}
		r := Ready{Draft: d.ID, RegNo: d.RegNo, CaseNo: d.CaseNo, Kind: itemKind(d.Act), Name: d.Name, Executor: d.By, Since: d.At, Before: before}
		ready = append(ready, r)
	}
	return ready, nil
}

// ItemEffect tells who would move if what is proposed on an item carries, or who moves by what was decided.
func (o *Office) ItemEffect(ctx context.Context, who *Person, item int64) (e Effect, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, who, Order{})
		if err != nil {
			return err
		}
		sub, err := s.aboutItem(ctx, item)
		if err != nil {
			return err
		}
		e, err = s.itemEffect(ctx, sub.item)
		return err
	})
	return e, err
}

// itemEffect compares the queue before an item's decision and after it.
func (s *scene) itemEffect(ctx context.Context, x *onItem) (Effect, error) {
	e, _, err := s.trial(ctx, x)
	return e, err
}

// trial plans an item's decision on a scene of its own; its rows are what the decision would write.
func (s *scene) trial(ctx context.Context, x *onItem) (e Effect, rows []store.Change, err error) {
	if x.State != ItemOpen && x.State != ItemDecided { // it was carried out, or will not be
		return e, nil, nil
	}
	d, err := s.proposedDecision(ctx, x.Item)
	if err != nil || d == nil {
		return e, nil, err
	}
	trial := *s
	trial.drafting, trial.preview, trial.item, trial.counters, trial.rows, trial.events = true, true, x, map[string]*counted{}, nil, nil
	if fs, err := d.check(ctx, &trial); err != nil || fs.Blocking(true) { // its case or entry is gone meanwhile
		return e, nil, err
	}
	if _, err := d.plan(ctx, &trial); err != nil || len(trial.events) == 0 {
		return e, nil, err
	}
	after, err := s.o.journal.With(trial.events...)
	if err != nil {
		return e, nil, err
	}
	now := s.o.current.Load()
	return effectOf(queue.Moves(now.places, after.Standing(always).PlacesAfter(now.places)), now.places.Len()), trial.rows, nil
}
