package app

import (
	"fmt"
	"testing"
	"time"

	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/store"
)

// fullOffice writes n entries of four people each, standing on grounds that end, into a new office.
func fullOffice(b *testing.B, n int) *Office {
	b.Helper()
	o, err := Create(b.Context(), b.TempDir()+"/office")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	act := officeAct()
	act.Edition = "EKO-2017" // it names more grounds that end than the law in force now
	if _, err := o.Do(b.Context(), nil, Order{Act: act}); err != nil {
		b.Fatal(err)
	}
	ed, err := o.Edition(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var ending []edition.Ground
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToRegister) {
		if g.Ends != nil {
			ending = append(ending, g)
		}
	}
	now := o.Now()
	err = o.st.Look(b.Context(), func(v *store.View) error {
		_, err := o.st.Write(b.Context(), v.Head, store.Record{At: now, Act: "take-over-list", ActID: "bulk", Format: 1, Outcome: "{}"}, func(yield func(store.Change) bool) {
			row := func(r any) { yield(store.Change{New: r}) }
			row(&store.Decision{ID: 1, Kind: "enrol", Number: "1", Date: "2018-01-10", EffectiveAt: now - 1000*86_400_000, Signer: 1, SignedAt: now})
			for i := range n {
				id := int64(i + 1)
				row(&store.Household{ID: id, Address: "Ақсай", Phone: []string{"", "+77010000000"}[i%2]})
				for k, relation := range []string{"", "spouse", "son", "daughter"} {
					born := time.UnixMilli(now).AddDate(-[]int{24 + i%30, 25 + i%30, i % 25, i % 20}[k], 0, -i%365)
					row(&store.Member{ID: int64(i*4 + k + 1), Household: id, N: int64(k), Name: fmt.Sprintf("Үлгі%d Аты", i), IINState: "missing", Born: born.Format(time.DateOnly), Relation: relation, Counted: true})
				}
				g := ending[i%len(ending)]
				row(&store.Entry{ID: id, RegNo: fmt.Sprintf("АҚС-%d", id), Household: id})
				row(&store.Event{Seq: id, Kind: queue.Entered.String(), Entry: id, EffectiveAt: now - 1000*86_400_000, List: g.List, CountingAt: now - int64(n-i)*3_600_000, Mark: "known", Decision: 1, Grounds: g.Code})
			}
		}, func(func(store.Find) bool) {}, nil)
		return err
	})
	if err == nil {
		err = o.Refresh(b.Context())
	}
	if err != nil {
		b.Fatal(err)
	}
	return o
}

// BenchmarkReminders50k looks through 50,000 entries of four people each.
func BenchmarkReminders50k(b *testing.B) {
	o := fullOffice(b, 50_000)
	var r *Reminders
	for b.Loop() {
		var err error
		o.reminders.Store(nil)
		if r, err = o.Reminders(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(r.Of[GroundEnds])), "ends")
	b.ReportMetric(float64(len(r.Of[LookIsOld])), "old")
}
