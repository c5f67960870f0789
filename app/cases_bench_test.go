package app

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/store"
)

// manyCases is an office with n cases under way, spread over all steps, written in one transaction.
func manyCases(b *testing.B, n int) (*Office, *Person) {
	b.Helper()
	o, err := Create(b.Context(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { o.Close() })
	if _, err := o.Do(b.Context(), nil, Order{Act: officeAct()}); err != nil {
		b.Fatal(err)
	}
	who, err := o.SignIn(b.Context(), "admin", "secret")
	if err != nil {
		b.Fatal(err)
	}
	now := o.Now()
	const day = 24 * 3600 * 1000
	kinds := []string{edition.Assign, edition.Prepare, edition.Sign, edition.Send}
	err = o.st.Look(b.Context(), func(v *store.View) error {
		info, err := v.Office(b.Context())
		if err != nil {
			return err
		}
		var changes []store.Change
		add := func(rows ...any) {
			for _, r := range rows {
				changes = append(changes, store.Change{New: r})
			}
		}
		finds := make([]store.Find, 0, n)
		for i := range n {
			id := int64(i + 1)
			received := now - int64(n-i)%60*day
			m := casefile.Member{Name: fmt.Sprintf("Әлиев%d Қайрат", i), IIN: person(1940+i%60, i%1000)}
			row := memberRow(m, now)
			row.ID, row.Household = id, id
			kind := kinds[i%len(kinds)]
			state := casefile.UnderWay
			if kind == edition.Send {
				state = casefile.Refused
			}
			add(&store.Household{ID: id, Address: "Ақсай"}, &row,
				&store.Case{ID: id, CaseNo: fmt.Sprintf("АҚС-2026/%d", i+1), Service: edition.Queue, Channel: edition.ByOffice, ReceivedAt: received,
					CompleteAt: received, Due: dateOf(received + 40*day), Edition: info.Edition, List: "vulnerable", Documents: "[]", Consents: "[]",
					Household: id, State: state, RegisteredBy: who.ID, Executor: who.ID},
				&store.Step{ID: id, CaseID: id, N: 1, Step: kind, Kind: kind, Role: map[string]string{edition.Assign: "head", edition.Sign: "head",
					edition.Prepare: "executor", edition.Send: "registrar"}[kind], BegunAt: received, DueAt: received + day, Data: "{}"})
			finds = append(finds, findOf(id, []casefile.Member{m}))
		}
		_, err = o.st.Write(b.Context(), v.Head, store.Record{At: now, Person: who.ID, Act: "register", ActID: "bulk", Format: 1, Outcome: "{}"},
			slices.Values(changes), slices.Values(finds), nil)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return o, who
}

// BenchmarkFiftyThousandCases measures what opening Today and Applications asks of the office: asked < 200 ms each.
func BenchmarkFiftyThousandCases(b *testing.B) {
	o, who := manyCases(b, 50_000)
	ctx := context.Background()
	b.Run("today", func(b *testing.B) {
		for b.Loop() {
			work, counts, err := o.Work(ctx, who, 500)
			if err != nil || len(work) != 500 || len(counts) != 4 {
				b.Fatal(len(work), counts, err)
			}
			if _, err := o.Unbegun(ctx, 500); err != nil {
				b.Fatal(err)
			}
		}
	})
	for name, f := range map[string]CaseFilter{"applications": {}, "mine": {Executor: who.ID}, "step": {Step: edition.Sign}, "overdue": {Overdue: true},
		"search": {Query: "әлиев кайрат"}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if rows, err := o.Cases(ctx, f); err != nil || len(rows) == 0 {
					b.Fatal(len(rows), err)
				}
			}
		})
	}
}
