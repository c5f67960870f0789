package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/store"
)

// StatisticsView is what came into the queue and left it in a period. Every line closes: see Closes.
type StatisticsView struct {
	From      int64         `json:"from"` // unix ms, both counted in
	To        int64         `json:"to"`
	Service   edition.Text  `json:"service"`
	Lists     []ListMotion  `json:"lists"` // in the law's order
	Total     ListMotion    `json:"total"` // each household once; moves from list to list are the sum of the lists'
	TakenOver int           `json:"taken_over"`
	Removals  []GroundCount `json:"removals"` // by the ground of the decision, the largest first; they add up to Total.Removed
	Grounds   []ListMotion  `json:"grounds"`  // by ground of registration: memberships, they do not add up
}

// ListMotion is the balance of a list, or of a ground: then List names it, and Clause is its law.
//
//	End = Start + Entered + SplitIn + Restored + MovedIn − MovedOut − Removed − Housed − Merged − Annulled
type ListMotion struct {
	List   edition.Text `json:"list,omitzero"`
	Clause edition.Text `json:"clause,omitzero"`
	Code   string       `json:"code,omitempty"`
	Start  int          `json:"start"`

	Entered  int `json:"entered"`
	SplitIn  int `json:"split_in"`
	Restored int `json:"restored"`
	MovedIn  int `json:"moved_in"`

	MovedOut int `json:"moved_out"`
	Removed  int `json:"removed"`
	Housed   int `json:"housed"`
	Merged   int `json:"merged"`
	Annulled int `json:"annulled"`

	End int `json:"end"`
}

// Closes tells whether start and motion lead to the end.
func (m ListMotion) Closes() bool {
	return m.Start+m.Entered+m.SplitIn+m.Restored+m.MovedIn-m.MovedOut-m.Removed-m.Housed-m.Merged-m.Annulled == m.End
}

// GroundCount is how many times a ground was found.
type GroundCount struct {
	Code   string       `json:"code"` // "" where none was told
	Ground edition.Text `json:"ground"`
	Clause edition.Text `json:"clause,omitzero"`
	Count  int          `json:"count"`
}

// Statistics counts what happened to the queue between two moments (unix ms, both counted in; to 0 is now, and so is any
// later moment).
func (o *Office) Statistics(ctx context.Context, from, to int64) (view StatisticsView, err error) {
	if now := o.Now(); to == 0 || to > now {
		to = now
	}
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		view, err = o.statistics(ctx, v, from, to)
		return err
	})
	return view, err
}

func (o *Office) statistics(ctx context.Context, v *store.View, from, to int64) (view StatisticsView, err error) {
	// The reason is asked once for each decision: its number stands for it until all are read at once.
	b := o.journal.Balance(from, to, func(decision int64) string { return strconv.FormatInt(decision, 10) })
	view = StatisticsView{From: from, To: to, Total: motion(b.Total), TakenOver: b.Total.TakenOver}
	ed, err := o.inForce(ctx, v, edition.Queue, dateOf(to))
	if err != nil {
		return view, err
	}
	view.Service = ed.Service(edition.Queue).Title
	all, err := o.adopted(ctx, v)
	if err != nil {
		return view, err
	}
	view.Lists = listMotions(b.Lists, ed, all)
	for _, l := range view.Lists {
		view.Total.MovedIn += l.MovedIn
		view.Total.MovedOut += l.MovedOut
	}
	if view.Removals, err = o.byGround(ctx, v, b.Total.RemovedBy); err != nil {
		return view, err
	}
	for _, g := range b.Grounds {
		m := motion(g)
		named := groundNamed(g.Code, ed, all)
		m.List, m.Clause = named.Ground, named.Clause
		view.Grounds = append(view.Grounds, m)
	}
	slices.SortStableFunc(view.Grounds, func(a, b ListMotion) int { return cmp.Or(cmp.Compare(b.End, a.End), cmp.Compare(a.Code, b.Code)) })
	return view, nil
}

func motion(r queue.BalanceRow) ListMotion {
	return ListMotion{Code: r.Code, Start: r.Start, Entered: r.Entered, SplitIn: r.SplitIn, Restored: r.Restored, MovedIn: r.MovedIn,
		MovedOut: r.MovedOut, Removed: r.Removed, Housed: r.Housed, Merged: r.Merged, Annulled: r.Annulled, End: r.End}
}

// listMotions names the lists and puts them in the law's order; those it does not know any more stand at the end.
func listMotions(rows []queue.BalanceRow, ed *edition.Edition, all []*edition.Edition) (motions []ListMotion) {
	rank := map[string]int{}
	for i, l := range ed.Lists() {
		rank[l.Code] = i + 1
	}
	for _, r := range rows {
		m := motion(r)
		m.List = same(r.Code)
		for _, e := range slices.Concat(all, []*edition.Edition{ed}) { // the last one that knows it counts
			if !e.Has(edition.Queue) {
				continue
			}
			if l, ok := e.List(r.Code); ok {
				m.List = l.Label()
			}
		}
		motions = append(motions, m)
	}
	slices.SortStableFunc(motions, func(a, b ListMotion) int {
		return cmp.Compare(cmp.Or(rank[a.Code], len(rank)+1), cmp.Or(rank[b.Code], len(rank)+1))
	})
	return motions
}

// byGround counts decisions by the ground they name, each in the words of the edition it followed: how many times by the number of the
// decision.
func (o *Office) byGround(ctx context.Context, v *store.View, byDecision map[string]int) (counts []GroundCount, err error) {
	ids := make([]int64, 0, len(byDecision))
	for id := range byDecision {
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return nil, err
		}
		ids = append(ids, n)
	}
	slices.Sort(ids)
	decisions, err := v.DecisionsByID(ctx, ids)
	if err != nil {
		return nil, err
	}
	at := map[string]int{}
	for _, d := range decisions {
		i, ok := at[d.Ground]
		if !ok {
			g, err := o.groundOf(ctx, v, d)
			if err != nil {
				return nil, err
			}
			c := GroundCount{Code: d.Ground, Ground: g.Text, Clause: g.Cite}
			if g.Code == "" {
				c.Ground = unnamed(d.Ground)
			}
			i, at[d.Ground] = len(counts), len(counts)
			counts = append(counts, c)
		}
		counts[i].Count += byDecision[strconv.FormatInt(d.ID, 10)]
	}
	sortCounts(counts)
	return counts, nil
}

func groundNamed(code string, ed *edition.Edition, all []*edition.Edition) GroundCount {
	c := GroundCount{Code: code, Ground: unnamed(code)}
	for _, e := range slices.Concat(all, []*edition.Edition{ed}) {
		if g, ok := e.Ground(code); ok && code != "" {
			c.Ground, c.Clause = g.Text, g.Cite
		}
	}
	return c
}

// unnamed is what a ground is called that no edition knows.
func unnamed(code string) edition.Text {
	if code == "" {
		return spoken("statistics.no-ground")
	}
	return same(code)
}

func sortCounts(counts []GroundCount) {
	slices.SortStableFunc(counts, func(a, b GroundCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code)) })
}
