package app

import (
	"context"
	"fmt"
	"testing"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
)

// carriedOut carries out an act in an office of one person and reads its answer into the last argument, where there is one.
func carriedOut(o *Office, who *Person, act Act, into ...any) {
	out, err := o.Do(context.Background(), who, Order{Act: act, Reason: "test"})
	check(err)
	for _, v := range into {
		check(out.Read(v))
	}
}

// fullSitting holds a sitting of n items, each voted on, that is ready to be closed: of ten seven are registrations, one is a refusal,
// one freezes an entry, one gives a dwelling or answers a question. from keeps the people of two sittings apart.
func fullSitting(o *Office, who *Person, n, from int) (meeting int64) {
	ctx := context.Background()
	ed, err := o.Edition(ctx)
	check(err)
	if all, err := o.Compositions(ctx); err == nil && len(all) == 0 {
		carriedOut(o, who, SetComposition{Number: "1", Date: "2026-01-10", Seats: chamberSeats()})
	}
	q, err := o.Queue(ctx, QueueFilter{State: "active"})
	check(err)
	rows, err := q.Rows(ctx, 0, min(n, len(q.IDs)))
	check(err)
	reason := func(kind string) string { return ed.Service(edition.Queue).Reasons(kind)[0].Code }
	var lines []AgendaLine
	for i := range n {
		on := OnEntry{RegNo: rows[i%len(rows)].RegNo, Facts: "Құжаттармен расталды"}
		switch kind := i % 10; {
		case kind < 8:
			outcome := casefile.ToGrant
			p := Proposal{Outcome: outcome}
			if kind == 7 {
				p = Proposal{Outcome: casefile.ToRefuse, Ground: reason(edition.ToRefuse), Facts: "Меншігінде тұрғын үйі бар"}
			}
			var reg Registered
			carriedOut(o, who, familyOf(o, from+i), &reg)
			carriedOut(o, who, AssignExecutor{CaseNo: reg.CaseNo, Executor: "admin"})
			carriedOut(o, who, PrepareAnswer{reg.CaseNo, p})
			lines = append(lines, AgendaLine{CaseNo: reg.CaseNo})
		case kind == 8:
			on.Ground = reason(edition.ToSuspend)
			var made Drafted
			act := SuspendEntry{on}
			data, err := pack(act)
			check(err)
			carriedOut(o, who, DraftDecision{act.Name(), []byte(data)}, &made)
			lines = append(lines, AgendaLine{Draft: made.Draft})
		case i%20 == 9:
			on.Ground = reason(edition.ToHouse)
			lines = append(lines, AgendaLine{Provide: &House{OnEntry: on, Dwelling: fmt.Sprintf("Ақсай а., Абай к-сі, 5 үй, %d пәтер", i)}})
		default:
			lines = append(lines, AgendaLine{Question: &Question{Kind: ItemInventory, KK: "Түгендеу қорытындысы", RU: "Итоги инвентаризации"}})
		}
	}
	var m Convened
	carriedOut(o, who, PlanMeeting{At: o.Now() + 60_000, Venue: "Мәжіліс залы", Kind: edition.Regular}, &m)
	var laid Laid
	carriedOut(o, who, SetAgenda{m.Meeting, lines}, &laid)
	carriedOut(o, who, Attend{Meeting: m.Meeting, Present: there(1, 2, 3, 4, 6)})
	for i, item := range laid.Items {
		d := DecideItem{Item: item, Motion: MotionAdopt, Ballot: commission.Ballot{For: 4}}
		switch kind := i % 10; {
		case kind < 7:
			d.Motion = MotionGrant
		case kind == 7:
			d.Motion, d.Ground, d.Facts = MotionRefuse, reason(edition.ToRefuse), "Меншігінде тұрғын үйі бар"
		}
		carriedOut(o, who, d)
	}
	return m.Meeting
}

func benchmarkMeeting(b *testing.B, entries int, closing bool) {
	o, who := officeFor(b)
	l := answeredList(b, o, oldListFile(b, entries))
	if _, err := o.TakeOver(b.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
		b.Fatal(err)
	}
	from := 0
	for b.Loop() {
		b.StopTimer()
		meeting := fullSitting(o, who, 200, from)
		from += 200
		if closing {
			b.StartTimer()
			carriedOut(o, who, CloseMeeting{Meeting: meeting})
			continue
		}
		carriedOut(o, who, CloseMeeting{Meeting: meeting})
		b.StartTimer()
		var signed []SignedDecision
		carriedOut(o, who, SignDecisions{Meeting: meeting, Each: true, Signed: Signed{Date: dateOf(o.Now())}}, &signed)
		papers := 0
		for _, x := range signed {
			papers += x.Papers
		}
		b.ReportMetric(float64(papers), "papers")
	}
}

// BenchmarkCloseMeeting200: a sitting of 200 items is closed: drafts, minutes.
func BenchmarkCloseMeeting200(b *testing.B) {
	for _, entries := range []int{5_000, 50_000} {
		b.Run(fmt.Sprint(entries), func(b *testing.B) { benchmarkMeeting(b, entries, true) })
	}
}

// BenchmarkSignMeeting200: its decisions are signed at once: events, steps of the cases, papers.
func BenchmarkSignMeeting200(b *testing.B) {
	for _, entries := range []int{5_000, 50_000} {
		b.Run(fmt.Sprint(entries), func(b *testing.B) { benchmarkMeeting(b, entries, false) })
	}
}
