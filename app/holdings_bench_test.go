package app

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/cells"
	"kezek/app/holding"
	"kezek/app/legacy"
	"kezek/app/synthetic"
	"kezek/store"
)

// inventedHoldings are n rows of invented households.
func inventedHoldings(n int) []holding.Holding {
	town := synthetic.NewTown(7)
	all := make([]holding.Holding, n)
	for i := range all {
		h := town.Household(time.Date(2015, 1, 1+i%300, 9, 0, 0, 0, time.UTC))
		all[i] = holding.Holding{Register: holding.Registers[i%len(holding.Registers)], Number: fmt.Sprintf("%d/н", i+1), Date: "2012-03-05",
			Address: fmt.Sprintf("%s, %d пәтер", h.Address, i%90+1), Area: 450_000, Rooms: 2,
			People: []holding.Holder{{Name: h.Applicant.Name, IIN: h.Applicant.IIN, Born: h.Applicant.Born.Format(time.DateOnly)}}}
		for _, m := range h.Family {
			all[i].People = append(all[i].People, holding.Holder{Name: m.Name, IIN: m.IIN, Born: m.Born.Format(time.DateOnly), Part: holding.Member})
		}
	}
	return all
}

// BenchmarkSearchInHundredThousandHoldings measures one look through the registers for a family of six: asked < 100 ms.
func BenchmarkSearchInHundredThousandHoldings(b *testing.B) {
	o, who := manyCases(b, 1)
	all := inventedHoldings(100_000)
	ctx := b.Context()
	err := o.st.Look(ctx, func(v *store.View) error {
		s := &scene{who: who, now: o.Now()}
		changes, finds := make([]store.Change, len(all)), make([]store.Find, len(all))
		for i, h := range all {
			row := s.holdingRow(int64(i+1), h, origin{})
			changes[i], finds[i] = store.Change{New: &row}, holdingFind(row.ID, h)
		}
		_, err := o.st.Write(ctx, v.Head, store.Record{At: o.Now(), Person: who.ID, Act: "enter-holding", ActID: "holdings", Format: 1, Outcome: "{}"},
			slices.Values(changes), slices.Values(finds), nil)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	var family []casefile.Member // of six, from six holdings
	for i := range 6 {
		p := all[i*1000].People[0]
		family = append(family, casefile.Member{Name: p.Name, IIN: p.IIN, Born: p.Born})
	}
	b.Run("family", func(b *testing.B) {
		for b.Loop() {
			err := o.st.Look(ctx, func(v *store.View) error {
				hits, err := (&scene{v: v, now: o.Now()}).holdingsOf(ctx, family, all[7].Address)
				if len(hits) < 7 {
					b.Fatal(len(hits))
				}
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("list", func(b *testing.B) {
		for b.Loop() {
			ids, err := o.Holdings(ctx, HoldingFilter{Register: holding.Leases})
			if err != nil || len(ids) != 25_000 {
				b.Fatal(len(ids), err)
			}
			if _, err := o.HoldingRows(ctx, ids[:200]); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// leasesFile is the workbook of a register of n leases.
func leasesFile(tb testing.TB, n int) string {
	tb.Helper()
	sheet := cells.Sheet{Name: "Договоры"}
	add := func(texts ...string) {
		row := cells.Row{N: len(sheet.Rows) + 1}
		for col, text := range texts {
			row.Cells = append(row.Cells, cells.Cell{Col: col, Kind: cells.Text, Text: text})
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	add("№ договора", "Дата договора", "Ф.И.О. нанимателя", "ИИН", "Адрес", "Общая площадь", "Комнат")
	for _, h := range inventedHoldings(n) {
		add(h.Number, "05.03.2012", h.People[0].Name, h.People[0].IIN, h.Address, "45,0", "2")
	}
	var file bytes.Buffer
	if err := synthetic.WriteBook(&file, &cells.Book{Sheets: []cells.Sheet{sheet}}); err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(tb.TempDir(), "leases.xlsx")
	if err := os.WriteFile(path, file.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
	return path
}

// BenchmarkImportHoldings measures a workbook of 20,000 rows: read, answered, and taken over with its backup.
func BenchmarkImportHoldings(b *testing.B) {
	path := leasesFile(b, 20_000)
	for b.Loop() {
		b.StopTimer()
		o, err := Create(b.Context(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := o.Do(b.Context(), nil, Order{Act: officeAct()}); err != nil {
			b.Fatal(err)
		}
		who, err := o.SignIn(b.Context(), "admin", "secret")
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		l, err := o.OpenRegister(b.Context(), holding.Leases, path, nil)
		if err != nil {
			b.Fatal(err)
		}
		l.Reading.Accept(legacy.Kinds()...)
		out, err := o.ImportRegister(b.Context(), who, l)
		if err != nil {
			b.Fatal(err)
		}
		var taken HoldingsTaken
		if json.Unmarshal(out.Result, &taken); taken.Rows != 20_000 {
			b.Fatal(taken)
		}
		o.Close()
	}
}
