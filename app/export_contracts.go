package app

import (
	"context"
	"encoding/json"
	"io"

	"kezek/app/privatization"
	"kezek/locales"
	"kezek/reports/sheets"
)

// ExportContracts writes the contracts of privatization a filter has to path as a workbook: price, paid, arrears, balance, state.
func (o *Office) ExportContracts(ctx context.Context, who *Person, path string, f ContractFilter, lang locales.Lang) (Outcome, error) {
	text, err := json.Marshal(f)
	if err != nil {
		return Outcome{}, err
	}
	return o.exported(ctx, who, path, "contracts "+string(text), func(w io.Writer) (int, error) {
		rows, err := o.Contracts(ctx, f)
		if err != nil {
			return 0, err
		}
		return len(rows), o.writeContracts(ctx, who, w, rows, lang)
	})
}

var contractColumns = []struct {
	code  string
	width int
}{{"number", 14}, {"date", 12}, {"name", 34}, {"address", 40}, {"price", 18}, {"paid", 18}, {"arrears", 18}, {"balance", 18}, {"next", 26}, {"state", 24}}

func (o *Office) writeContracts(ctx context.Context, who *Person, w io.Writer, rows []ContractRow, lang locales.Lang) error {
	office, err := o.Info(ctx)
	if err != nil {
		return err
	}
	head, err := o.Head(ctx)
	if err != nil {
		return err
	}
	title := lang.T("journal.name.contracts")
	s := sheets.Sheet{Name: title, Count: len(rows), Titles: []string{title, officeName(office, lang), lang.T("privatization.contracts.on", "date", locales.Date(o.Now()))},
		Signatures: []sheets.Signature{{Post: lang.T("journal.kept-by"), Name: who.Name}}}
	for _, c := range contractColumns {
		s.Columns = append(s.Columns, sheets.Column{Heading: lang.T("privatization.contracts." + c.code), Width: c.width})
	}
	s.Rows = func(yield func([]sheets.Value) bool) {
		for _, r := range rows {
			day, _ := dayAt(r.Date)
			if !yield([]sheets.Value{sheets.T(r.Number), sheets.D(day), sheets.T(r.Name), sheets.T(r.Address), sheets.T(PriceSaid(r.Price, lang)),
				sheets.T(locales.Money(r.Paid)), sheets.T(locales.Money(r.Arrears)), sheets.T(locales.Money(r.Balance)), sheets.T(r.Next()),
				sheets.T(lang.T(ContractStateKey(r.State)))}) {
				return
			}
		}
	}
	return sheets.Write(ctx, w, sheets.Workbook{Title: title, Author: office.NameKK, Made: o.Now(), Lang: lang, Sheets: []sheets.Sheet{s},
		Footer: lang.T("list.footer", "head", short(head.Hash), "time", locales.DateTime(o.Now()), "name", who.Name)},
		func(done, total int64) { progressOf(ctx).count(done, total) })
}

// PriceSaid is a price, or that there is none to pay.
func PriceSaid(tiyn int64, lang locales.Lang) string {
	if tiyn == 0 {
		return lang.T(privatization.PriceKey(privatization.Free))
	}
	return locales.Money(tiyn)
}

// Next says the earliest due that is open: 31.08.2026: 198 990,00 ₸.
func (r ContractRow) Next() string {
	if r.NextDay == "" {
		return ""
	}
	return spelt(r.NextDay) + ": " + locales.Money(r.NextSum)
}
