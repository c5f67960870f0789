package app

import (
	"context"
	"strings"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// EntryView is one entry with everything an open entry shows.
type EntryView struct {
	QueueRow
	Members   []casefile.Member // the applicant first
	Numbers   []int             // of the members, as decisions name them
	Grounds   []string          // codes it stands on, where the journal tells them
	Decisions []DecisionView
	Papers    []PaperView
	Beside           // what is under way about it
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
		for _, m := range members {
			view.Numbers = append(view.Numbers, int(m.N))
		}
		was, _ := line.standing.Of(queue.EntryID(e.ID))
		view.Grounds = strings.Fields(was.Grounds)
		if view.Beside, err = besideOf(ctx, v, e.ID); err != nil {
			return err
		}
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
