package app

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/store"
)

// answeredCases fills an office with n cases of one year, each with its family, its steps, its decision and its notice: what
// the acts would have written, in one record.
func answeredCases(tb testing.TB, n int) (*Office, *Person, time.Time) {
	tb.Helper()
	o, who := officeFor(tb)
	ctx := context.Background()
	ed, err := o.Edition(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	year := time.Date(2026, 1, 5, 9, 0, 0, 0, locales.Zone)
	changes := func(yield func(store.Change) bool) {
		for i := range int64(n) {
			id := i + 1
			at := year.UnixMilli() + i*330*86_400_000/int64(n)
			iinOf := string(iin.Make(time.Date(1950+int(i%50), 1+time.Month(i/50%12), 1+int(i/600%28), 0, 0, 0, 0, locales.Zone), iin.Male, int(i/16_800)))
			rows := []any{
				&store.Household{ID: id, Address: fmt.Sprintf("Ақсай а., Абай к-сі, %d үй", i%300+1)},
				&store.Member{ID: 2*id - 1, Household: id, Name: surnames[i%25] + " " + given[i/25%28], IIN: iinOf, IINState: "confirmed", Counted: true},
				&store.Member{ID: 2 * id, Household: id, N: 1, Name: surnames[i%25] + "а " + given[i/25%28], IINState: "missing", Relation: "spouse", Counted: true},
				&store.Case{ID: id, CaseNo: fmt.Sprintf("АҚС-2026/%d", id), Service: edition.Queue, Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at,
					Due: dateOf(at + 7*86_400_000), Edition: ed.SHA256, List: "vulnerable", Documents: `[{"code":"application","how":"paper","pages":2},{"code":"identity","how":"paper","pages":3}]`,
					Consents: "null", Household: id, State: casefile.Refused, RegisteredBy: who.ID, Executor: who.ID},
				&store.Decision{ID: id, Kind: "refuse", Number: fmt.Sprint(i/20 + 1), Date: dateOf(at), EffectiveAt: at, CaseID: &id, Ground: ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code,
					Facts: "Меншігінде тұрғын үйі бар", Signer: who.ID, SignedAt: at},
			}
			for j, step := range casefile.Way(ed, edition.Queue, edition.ByOffice, "") {
				p := &store.Step{ID: id*10 + int64(j), CaseID: id, N: int64(j + 1), Step: step.Code, Kind: step.Kind, Role: step.Role, BegunAt: at, DoneAt: at + 1,
					Person: who.ID, Outcome: casefile.Done, Data: "{}"}
				switch step.Kind {
				case edition.Assign:
					p.Data = `{"executor":1,"instruction":"Мерзімінде қаралсын"}`
				case edition.Sign:
					p.Outcome, p.Data = casefile.ToRefuse, fmt.Sprintf(`{"decision":%d}`, id)
				case edition.Send:
					p.Data = fmt.Sprintf(`{"way":"hand","to":"","at":%d}`, at)
				}
				rows = append(rows, p)
			}
			rows = append(rows, &store.Paper{ID: id, Form: FormRefusal, Number: fmt.Sprintf("%d-2026", id), Date: dateOf(at), CaseID: &id, IssuedBy: who.ID, IssuedAt: at,
				Snapshot: fmt.Sprintf(`{"format":1,"to":{"name":{"kk":%q,"ru":%q},"iin":%q},"data":{"facts":"%01500d"}}`, surnames[i%25], surnames[i%25], iinOf, 0)})
			for _, row := range rows {
				if !yield(store.Change{New: row}) {
					return
				}
			}
		}
	}
	finds := func(yield func(store.Find) bool) {
		for i := range int64(n) {
			f := findOf(i+1, []casefile.Member{{Name: surnames[i%25] + " " + given[i/25%28]}}, fmt.Sprintf("АҚС-2026/%d", i+1))
			if !yield(f) {
				return
			}
		}
	}
	head, err := o.Head(ctx)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := o.st.Write(ctx, head, store.Record{At: o.Now(), Person: who.ID, Act: "bulk", ActID: "0197b2a0-0000-7000-8000-000000000009"}, changes, finds, nil); err != nil {
		tb.Fatal(err)
	}
	return o, who, year
}

// BenchmarkJournal50k: a month of each journal of an office with 50,000 cases, its first page and its last, all of its
// year searched through, and the month as a workbook and as a paper.
func BenchmarkJournal50k(b *testing.B) {
	o, who, year := answeredCases(b, 50_000)
	month := JournalQuery{From: year.AddDate(0, 5, 0).UnixMilli(), To: year.AddDate(0, 6, 0).UnixMilli(), Lang: locales.RU}
	read := func(q JournalQuery) func(*testing.B) {
		return func(b *testing.B) {
			for b.Loop() {
				page, err := o.Journal(b.Context(), q)
				if err != nil || len(page.Rows) == 0 {
					b.Fatal(len(page.Rows), err)
				}
				b.ReportMetric(float64(page.Total), "rows")
			}
		}
	}
	for _, code := range []string{Incoming, Outgoing, Decisions, Refusals} {
		q := month
		q.Code = code
		b.Run(code, read(q))
		q.Offset = 4000
		b.Run(code+"-deep", read(q))
		q.Offset, q.From, q.To, q.Query = 0, 0, 0, "смағұлов қайрат"
		b.Run(code+"-search", read(q))
	}
	month.Code = Incoming
	b.Run("workbook", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.ExportJournal(b.Context(), who, filepath.Join(b.TempDir(), "j.xlsx"), month, locales.RU); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("paper", func(b *testing.B) {
		for b.Loop() {
			if err := o.PrintJournal(b.Context(), io.Discard, who, month); err != nil {
				b.Fatal(err)
			}
		}
	})
}
