package queue_test

import (
	"math"
	"math/rand/v2"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/queue"
)

// agreeMovement holds the movement of one entry against the model, and its law against the places of both moments.
func agreeMovement(t failer, j *queue.Journal, m *model, id queue.EntryID, from, to int64) {
	t.Helper()
	got, ok := j.Movement(id, from, to)
	first, last, stood := m.stay(id, from, to)
	if ok != stood {
		t.Fatalf("after %+v\nentry %d from %d to %d: it stood in the queue is %v, the model says %v", m.events, id, from, to, ok, stood)
	}
	if !ok {
		return
	}
	want := queue.Movement{
		Entry: id, From: from, To: to, Start: m.standpoint(id, first), End: m.standpoint(id, last), Course: m.course(id, first, last),
	}
	if first > from {
		want.Began = first
	}
	if last < to {
		want.Left = last + 1
	}
	lines := got.Lines
	got.Lines = nil
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Fatalf("after %+v\nmovement of %d (-model +package)\n%s", m.events, id, diff)
	}
	var sum [3]int
	told := map[account]queue.MovementLine{}
	for i, l := range lines {
		if i > 0 && (l.At < lines[i-1].At || l.At == lines[i-1].At && l.Seq < lines[i-1].Seq) {
			t.Fatalf("after %+v\nentry %d: lines out of order %+v", m.events, id, lines)
		}
		sum[0] += l.Overall
		sum[1] += l.InList
		sum[2] += l.Ready
		a := account{l.Decision, l.Cause.String()}
		l.Cause = 0
		if _, twice := told[a]; twice {
			t.Fatalf("after %+v\nentry %d: two lines for %+v", m.events, id, a)
		}
		told[a] = l
	}
	if diff := gocmp.Diff(m.lines(id, from, to, first, last), told, gocmp.AllowUnexported(account{})); diff != "" {
		t.Fatalf("after %+v\nentry %d from %d to %d: lines (-model +package)\n%s", m.events, id, from, to, diff)
	}
	if sum[0] != got.End.Place.Overall-got.Start.Place.Overall || sum[1] != got.End.Place.InList-got.Start.Place.InList ||
		got.Start.Ready > 0 && got.End.Ready > 0 && sum[2] != got.End.Ready-got.Start.Ready {
		t.Fatalf("after %+v\nentry %d from %+v to %+v, but the lines %+v sum up to %v", m.events, id, got.Start, got.End, lines, sum)
	}
}

func aMoment(t *rapid.T, name string) int64 {
	n := rapid.Int64Range(-5, 130).Draw(t, name)
	switch n {
	case 130:
		return forEver
	case -5:
		return -forEver
	}
	return tick(n) - n%2 // a moment of an event, or just before one
}

func TestTheLinesSumUpToTheMovementOfEveryEntry(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		from, to := aMoment(t, "from"), aMoment(t, "to")
		for id := range m.now {
			agreeMovement(t, j, m, id, from, to)
			agreeMovement(t, j, m, id, -forEver, to)
		}
		agreeMovement(t, j, m, 7, from, to)
	})
}

func TestAMovementIsToldByDecisionAndCause(t *testing.T) {
	o := &office{t: t}
	for i := range 10 {
		e := entered(queue.EntryID(i+1), []string{"C1", "C2"}[i%2], at("09:00")+int64(i)*60_000)
		e.Effective = day(2024, 1, 1)
		o.signs(e)
	}
	court := func(id queue.EntryID) queue.Event {
		return queue.Event{Seq: o.LastSeq() + 1, Kind: queue.Restored, Entry: id, Effective: day(2024, 5, 1), Decision: 77}
	}
	o.signs(
		queue.Event{Kind: queue.Removed, Entry: 2, Effective: day(2024, 3, 1)},
		queue.Event{Kind: queue.Removed, Entry: 3, Effective: day(2024, 3, 2)},
		queue.Event{Kind: queue.Suspended, Entry: 1, Effective: day(2024, 4, 1)},
	)
	for _, id := range []queue.EntryID{2, 3} {
		if err := o.Append(court(id)); err != nil {
			t.Fatal(err)
		}
	}
	o.signs(
		queue.Event{Kind: queue.MovedList, Entry: 8, List: "C1", Effective: day(2024, 6, 1)},
		queue.Event{Kind: queue.Housed, Entry: 1, Effective: day(2024, 2, 1) + 200*24*3_600_000},
		queue.Event{Kind: queue.Removed, Entry: 9, Effective: day(2024, 12, 1)}, // behind
	)
	m, ok := o.Movement(8, day(2024, 1, 15), day(2024, 12, 31))
	type line struct {
		Decision int64
		Cause    string
		Moves    [4]int
	}
	var got []line
	for _, l := range m.Lines {
		got = append(got, line{l.Decision, l.Cause.String(), [4]int{l.Count, l.Overall, l.InList, l.Ready}})
	}
	want := []line{
		{1010, "removed-ahead", [4]int{1, -1, -1, -1}},
		{1011, "removed-ahead", [4]int{1, -1, 0, -1}},
		{1012, "suspended-ahead", [4]int{1, 0, 0, -1}},
		{77, "restored-ahead", [4]int{2, 2, 1, 2}},
		{1015, "own-list", [4]int{1, 0, 1, 0}},
		{1016, "housed-ahead", [4]int{1, -1, -1, 0}},
	}
	if diff := gocmp.Diff(want, got); diff != "" || !ok {
		t.Errorf("lines (-want +got)\n%s", diff)
	}
	if m.Start.Place != (queue.Place{Overall: 8, InList: 4, List: "C2"}) || m.Start.Ready != 8 || m.Began != 0 ||
		m.End.Place != (queue.Place{Overall: 7, InList: 4, List: "C1"}) || m.End.Ready != 7 || m.Left != 0 || len(m.Course) != 8 {
		t.Errorf("from %+v to %+v, %+v", m.Start, m.End, m.Course)
	}
	if _, ok := o.Movement(8, day(2020, 1, 1), day(2023, 1, 1)); ok {
		t.Error("it moved before it came")
	}
	if _, ok := o.Movement(8, day(2025, 1, 1), day(2024, 1, 1)); ok {
		t.Error("it moved in a period that ends before it begins")
	}
}

func TestEveryCauseAndPartHasItsOwnCode(t *testing.T) {
	codes := map[string]bool{"?": true}
	for _, c := range queue.Causes() {
		if codes[c.String()] || c.Key() != "queue.cause."+c.String() || c.Own() != (c >= queue.OwnTakenOver) {
			t.Errorf("cause %d is %q", c, c)
		}
		codes[c.String()] = true
	}
	for _, p := range queue.Parts() {
		if codes[p.String()] || p.Key() != "queue.part."+p.String() {
			t.Errorf("part %d is %q", p, p)
		}
		codes[p.String()] = true
	}
	if len(codes) != 36+5 || queue.Cause(0).String() != "?" || queue.Cause(math.MaxUint8).String() != "?" || queue.Part(9).String() != "?" {
		t.Errorf("%d codes", len(codes))
	}
}

// The made-up histories bring about every cause there is, so the properties speak of all of them.
func TestTheStoriesBringAboutEveryCause(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	missing := map[queue.Cause]bool{}
	for _, c := range queue.Causes() {
		missing[c] = true
	}
	for story := 0; story < 3000 && len(missing) > 0; story++ {
		var j queue.Journal
		var m model
		for range 60 {
			follow(t, &j, &m, anEvent(rnd.IntN, j.LastSeq()+1))
		}
		for id := range m.now {
			moved, _ := j.Movement(id, -forEver, forEver)
			for _, l := range moved.Lines {
				delete(missing, l.Cause)
			}
			agreeMovement(t, &j, &m, id, tick(rnd.Int64N(60)), tick(60+rnd.Int64N(60)))
		}
	}
	for c := range missing {
		t.Errorf("no story brings about %v", c)
	}
}

// An old list is taken over, crossed through here and there, and undone whole.
func TestAnAnnulledTakeOverMovesAndBalancesAsIfItHadNotBeen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var j queue.Journal
		var m model
		pick := picker(t)
		for range rapid.IntRange(0, 40).Draw(t, "tries") {
			e := anEvent(pick, j.LastSeq()+1)
			e.Kind = []queue.Kind{
				queue.TakenOver, queue.TakenOver, queue.Entered, queue.Removed, queue.Suspended, queue.Housed, queue.Annulled,
			}[pick(7)]
			e.Batch, e.List, e.Mark, e.Counting, e.OldOrder = 1+int64(pick(2)), "C1", queue.Known, tick(int64(pick(9))), 1+int32(pick(3))
			follow(t, &j, &m, stripped(e))
		}
		from, to := aMoment(t, "from"), aMoment(t, "to")
		for id := range m.now {
			agreeMovement(t, &j, &m, id, from, to)
			agreeMovement(t, &j, &m, id, -forEver, forEver)
		}
		agreeBalance(t, &j, &m, from, to)
		agreeBalance(t, &j, &m, tick(0), forEver)
	})
}

func TestTheCourseOfYearsBefore1970(t *testing.T) {
	o := &office{t: t}
	for i, when := range []int64{day(1969, 12, 1), day(1969, 12, 5), day(1969, 12, 31), day(1970, 1, 1)} {
		e := entered(queue.EntryID(9-i), "C1", at("09:00")-int64(i))
		e.Effective = when
		o.signs(e)
	}
	m, _ := o.Movement(9, day(1969, 12, 1), day(1970, 2, 1))
	var nights []int64
	for _, p := range m.Course {
		nights = append(nights, p.At)
	}
	want := []int64{day(1969, 12, 1), day(1969, 12, 6) - 1, day(1970, 1, 1) - 1, day(1970, 1, 2) - 1, day(1970, 2, 1)}
	if diff := gocmp.Diff(want, nights); diff != "" {
		t.Errorf("course (-want +got)\n%s", diff)
	}
}
