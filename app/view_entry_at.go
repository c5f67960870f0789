package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// EntryIn shows one entry and where it stands in an answer to a filter: as of its day, household, decisions and papers too.
// nil is the queue of now. The state is "" for an entry that had not come in by then.
func (o *Office) EntryIn(ctx context.Context, q *Queue, regNo string) (view EntryView, place PlaceView, err error) {
	line := o.current.Load()
	if q != nil {
		line = q.line
	}
	if view, err = o.Entry(ctx, regNo); err != nil {
		return view, place, err
	}
	err = o.st.Look(ctx, func(v *store.View) error {
		e, err := v.EntryByRegNo(ctx, regNo)
		if err != nil {
			return err
		}
		if e == nil {
			return fault.New("G11", "paper.no-subject", "number", regNo)
		}
		place = line.placeOf(e)
		if place.AsOf = line.asOf; line.asOf == 0 {
			place.AsOf = o.Now()
			return nil
		}
		return o.entryThen(ctx, v, line, e, &view)
	})
	if place.State == "" {
		view.State = ""
	}
	view.Of, view.OfList = place.Of, place.OfList
	return view, place, err
}

// entryThen puts into a view what was true on an earlier day.
func (o *Office) entryThen(ctx context.Context, v *store.View, line *lineup, e *store.Entry, view *EntryView) error {
	rows, err := line.rows(ctx, v, []int64{e.ID})
	if err != nil {
		return err
	}
	was, _ := line.standing.Of(queue.EntryID(e.ID))
	view.QueueRow, view.Grounds, view.Beside = rows[0], strings.Fields(was.Grounds), Beside{}
	homes, err := line.homesThen(ctx, v, []int64{e.ID})
	if err != nil {
		return err
	}
	if home := homes[e.ID]; home != nil {
		view.Members = home.People
	}
	decisions, err := v.DecisionsOfEntry(ctx, e.ID)
	if err != nil {
		return err
	}
	decisions = slices.DeleteFunc(decisions, func(d store.Decision) bool { return d.EffectiveAt > line.asOf })
	if view.Decisions, err = decisionViews(ctx, v, decisions); err != nil {
		return err
	}
	view.Papers = slices.DeleteFunc(view.Papers, func(p PaperView) bool { return p.IssuedAt > line.asOf })
	return nil
}
