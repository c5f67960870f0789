package queue_test

import (
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"kezek/app/queue"
)

func groundCode(decision int64) string { return fmt.Sprint("R", decision%3) }

// rowCodes is the rows a household counts in, when it stands: "t" in all, "l/…" by list, "g/…" by ground.
func rowCodes(h household) map[string]bool {
	if !h.stands() {
		return nil
	}
	codes := map[string]bool{"t": true, "l/" + h.list: true}
	if h.grounds == "" {
		codes["g/"] = true
	}
	for _, g := range strings.Fields(h.grounds) {
		codes["g/"+g] = true
	}
	return codes
}

// balance compares the rows of everybody before and after every event.
func (m *model) balance(from, to int64) map[string]*queue.BalanceRow {
	rows := map[string]*queue.BalanceRow{"t": {}}
	row := func(code string) *queue.BalanceRow {
		if rows[code] == nil {
			rows[code] = &queue.BalanceRow{Code: code[2:]}
		}
		return rows[code]
	}
	for _, h := range m.at(from - 1) {
		for code := range rowCodes(h) {
			row(code).Start++
		}
	}
	for _, h := range m.at(to) {
		for code := range rowCodes(h) {
			row(code).End++
		}
	}
	all := map[queue.EntryID]household{}
	for _, e := range m.inTime() {
		were := clone(all)
		happen(all, e)
		if e.Effective < from || e.Effective > to {
			continue
		}
		for id, h := range all {
			was, is := rowCodes(were[id]), rowCodes(h)
			for code := range is {
				if was[code] {
					continue
				}
				r := row(code)
				switch {
				case len(was) > 0:
					r.MovedIn++
				case e.Kind == queue.TakenOver:
					r.Entered++
					r.TakenOver++
				case e.Kind == queue.Entered:
					r.Entered++
				case e.Kind == queue.Split:
					r.SplitIn++
				default:
					r.Restored++
				}
			}
			for code := range was {
				if is[code] {
					continue
				}
				r := row(code)
				switch {
				case len(is) > 0:
					r.MovedOut++
				case e.Kind == queue.Removed:
					if r.Removed++; r.RemovedBy == nil {
						r.RemovedBy = map[string]int{}
					}
					r.RemovedBy[groundCode(e.Decision)]++
				case e.Kind == queue.Housed:
					r.Housed++
				case e.Kind == queue.Merged:
					r.Merged++
				default:
					r.Annulled++
				}
			}
		}
	}
	return rows
}

func agreeBalance(t failer, j *queue.Journal, m *model, from, to int64) {
	t.Helper()
	b := j.Balance(from, to, groundCode)
	got := map[string]*queue.BalanceRow{"t": &b.Total}
	var lists queue.BalanceRow
	for i, r := range b.Lists {
		got["l/"+r.Code] = &b.Lists[i]
		if i > 0 && b.Lists[i-1].Code >= r.Code {
			t.Fatalf("lists out of order %+v", b.Lists)
		}
		lists.Start += r.Start
		lists.Entered += r.Entered
		lists.End += r.End
		lists.Removed += r.Removed
		lists.MovedIn += r.MovedIn - r.MovedOut
	}
	for i, r := range b.Grounds {
		got["g/"+r.Code] = &b.Grounds[i]
		if i > 0 && b.Grounds[i-1].Code >= r.Code {
			t.Fatalf("grounds out of order %+v", b.Grounds)
		}
	}
	if from > to { // no period: only what the package makes of it counts
		return
	}
	if diff := gocmp.Diff(m.balance(from, to), got); diff != "" {
		t.Fatalf("after %+v\nbalance from %d to %d (-model +package)\n%s", m.events, from, to, diff)
	}
	for code, r := range got {
		if r.End != r.Start+r.Entered+r.SplitIn+r.Restored+r.MovedIn-r.MovedOut-r.Removed-r.Housed-r.Merged-r.Annulled {
			t.Fatalf("after %+v\nbalance from %d to %d does not close: %s %+v", m.events, from, to, code, r)
		}
	}
	if b.Total.Start != lists.Start || b.Total.Entered != lists.Entered || b.Total.End != lists.End || b.Total.Removed != lists.Removed ||
		lists.MovedIn != 0 || b.Total.End != j.Standing(to).Places().Len() {
		t.Fatalf("after %+v\nbalance from %d to %d: lists sum up to %+v, the total is %+v", m.events, from, to, lists, b.Total)
	}
}

func TestTheBalanceCloses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		agreeBalance(t, j, m, aMoment(t, "from"), aMoment(t, "to"))
	})
}

func TestTheBalanceOfAYear(t *testing.T) {
	o := &office{t: t}
	in := func(year, month int, e queue.Event) queue.Event { e.Effective = day(year, 1, month*28); return e }
	with := func(e queue.Event, grounds string) queue.Event { e.Grounds = grounds; return e }
	o.signs(
		in(2023, 1, with(entered(1, "C1", at("09:00")), "G1 G2")),
		in(2023, 1, entered(2, "C2", at("09:01"))),
		in(2024, 1, with(entered(3, "C2", at("09:02")), "G1")),
		in(2024, 2, with(queue.Event{Kind: queue.MovedList, Entry: 1, List: "C2"}, "G2 G3")),
		in(2024, 3, event(queue.Removed, 3)),
		in(2024, 4, event(queue.Restored, 3)),
		in(2024, 5, event(queue.Removed, 3)),
		in(2024, 6, event(queue.Suspended, 2)),
		in(2025, 1, event(queue.Housed, 1)),
	)
	b := o.Balance(day(2024, 1, 1), day(2025, 1, 1)-1, func(d int64) string { return map[int64]string{1004: "moved", 1006: "died"}[d] })
	by := map[string]int{"moved": 1, "died": 1}
	want := queue.Balance{
		From: day(2024, 1, 1), To: day(2025, 1, 1) - 1,
		Total: queue.BalanceRow{Start: 2, Entered: 1, Restored: 1, Removed: 2, RemovedBy: by, End: 2},
		Lists: []queue.BalanceRow{
			{Code: "C1", Start: 1, MovedOut: 1},
			{Code: "C2", Start: 1, Entered: 1, Restored: 1, MovedIn: 1, Removed: 2, RemovedBy: by, End: 2},
		},
		Grounds: []queue.BalanceRow{
			{Code: "", Start: 1, End: 1},
			{Code: "G1", Start: 1, Entered: 1, Restored: 1, MovedOut: 1, Removed: 2, RemovedBy: by},
			{Code: "G2", Start: 1, End: 1},
			{Code: "G3", MovedIn: 1, End: 1},
		},
	}
	if diff := gocmp.Diff(want, b, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("balance (-want +got)\n%s", diff)
	}
}
