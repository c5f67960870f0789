package queue_test

import (
	"cmp"
	"slices"

	"kezek/app/queue"
)

// inTime is the model's events as they took effect.
func (m *model) inTime() []queue.Event {
	return slices.SortedStableFunc(slices.Values(m.events), func(a, b queue.Event) int { return cmp.Compare(a.Effective, b.Effective) })
}

// stay is the first and the last moment between two at which an entry stands in the queue.
func (m *model) stay(id queue.EntryID, from, to int64) (first, last int64, ok bool) {
	first, last = forEver, -forEver
	at := []int64{from, to}
	for _, e := range m.events {
		at = append(at, e.Effective, e.Effective-1)
	}
	for _, t := range at {
		if from <= t && t <= to && m.at(t)[id].stands() {
			first, last, ok = min(first, t), max(last, t), true
		}
	}
	return first, last, ok
}

// standpoint counts where an entry stands at a moment; only the moment, where it does not.
func (m *model) standpoint(id queue.EntryID, at int64) queue.Standpoint {
	all := m.at(at)
	p := queue.Standpoint{At: at, Place: counted(all, household.stands)[id]}
	if place, ok := counted(all, household.canBeServed)[id]; ok {
		p.Ready = place.Overall
	}
	return p
}

// course looks at every night.
func (m *model) course(id queue.EntryID, first, last int64) []queue.Point {
	points := []queue.Point{m.standpoint(id, first)}
	look := func(at int64) {
		p, was := m.standpoint(id, at), points[len(points)-1]
		if p.Place != was.Place || p.Ready != was.Ready {
			points = append(points, p)
		}
	}
	for d := 1; day(2023, 12, d)-1 < last && d < 100; d++ {
		if night := day(2023, 12, d) - 1; night >= first {
			look(night)
		}
	}
	look(last)
	if points[len(points)-1].At < last {
		points = append(points, m.standpoint(id, last))
	}
	return points
}

// lead is who is ahead of an entry, or would be if it stood: 1 overall, 1 in its list, 1 if it can be served.
func lead(all map[queue.EntryID]household, id queue.EntryID) map[queue.EntryID][3]int {
	ahead := map[queue.EntryID][3]int{}
	for other, x := range all {
		if other != id && x.stands() && before(other, x, id, all[id]) {
			n := [3]int{1, 0, 0}
			if x.list == all[id].list {
				n[1] = 1
			}
			if x.canBeServed() {
				n[2] = 1
			}
			ahead[other] = n
		}
	}
	return ahead
}

type account struct {
	decision int64
	cause    string
}

// lines goes through the events in time and looks each time at who is ahead before and after.
func (m *model) lines(id queue.EntryID, from, to, first, last int64) map[account]queue.MovementLine {
	lines, all := map[account]queue.MovementLine{}, map[queue.EntryID]household{}
	add := func(e queue.Event, cause string, d [3]int) {
		a := account{e.Decision, cause}
		l, ok := lines[a]
		if !ok {
			l = queue.MovementLine{At: e.Effective, Seq: e.Seq, Decision: e.Decision}
		}
		l.Seq = min(l.Seq, e.Seq)
		l.Count++
		l.Overall += d[0]
		l.InList += d[1]
		l.Ready += d[2]
		lines[a] = l
	}
	for _, e := range m.inTime() {
		was, were := lead(all, id), clone(all)
		happen(all, e)
		is := lead(all, id)
		own := e.Entry == id || e.Kind == queue.Annulled && all[id].batch == e.Batch && all[id].state != ""
		var sum [3]int
		for other := range all {
			var d [3]int
			for i := range d {
				d[i] = is[other][i] - was[other][i]
				sum[i] += d[i]
			}
			if e.Effective > first && e.Effective <= last && e.Entry != id && d != [3]int{} {
				add(e, seenFrom(e, were[other], all[other], d, other, id, were[id]), d)
			}
		}
		if e.Effective <= from || e.Effective > to || !own && e.Other != id {
			continue
		}
		if e.Entry != id || e.Effective <= first || e.Effective > last {
			sum = [3]int{}
		}
		add(e, seenItself(e, id, were[id], all[id]), sum)
	}
	return lines
}

func clone(all map[queue.EntryID]household) map[queue.EntryID]household {
	c := map[queue.EntryID]household{}
	for id, h := range all {
		c[id] = h
	}
	return c
}

func seenFrom(e queue.Event, was, is household, d [3]int, other, id queue.EntryID, me household) string {
	way := "-ahead"
	if d[0] < 0 {
		way = "-behind"
	}
	switch {
	case was.stands() != is.stands() || was.state != is.state:
		return e.Kind.String() + "-ahead"
	case e.Kind == queue.CountingTimeCorrected:
		return "time-corrected" + way
	case d[0] == 0 && d[1] == 1:
		return "moved-into-list"
	case d[0] == 0:
		return "moved-out-of-list"
	}
	ranked := was
	ranked.rank = is.rank
	if before(other, ranked, id, me) == before(other, is, id, me) {
		return "rank" + way
	}
	return "turn" + way
}

func seenItself(e queue.Event, id queue.EntryID, was, is household) string {
	switch {
	case e.Other == id && e.Kind == queue.Split:
		return "own-parted"
	case e.Other == id:
		return "own-joined"
	case e.Kind == queue.MovedList:
		return "own-list"
	case e.Kind == queue.CountingTimeCorrected:
		return "own-time-corrected"
	case (e.Kind == queue.HouseholdChanged || e.Kind == queue.PassedOn) && was.turn != is.turn:
		return "own-turn"
	case e.Kind == queue.HouseholdChanged:
		return "own-household"
	}
	return "own-" + e.Kind.String()
}
