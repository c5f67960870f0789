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

var contractColumns = []codedColumn{{"number", 11}, {"date", 12}, {"name", 30}, {"address", 34}, {"price", 16}, {"paid", 16}, {"arrears", 16}, {"balance", 16},
	{"next-day", 13}, {"next-sum", 15}, {"state", 20}}

func (o *Office) writeContracts(ctx context.Context, who *Person, w io.Writer, rows []ContractRow, lang locales.Lang) error {
	l, err := o.lister(ctx, who, ListOptions{Langs: []locales.Lang{lang}})
	if err != nil {
		return err
	}
	title := l.say("journal.name.contracts")
	s := sheets.Sheet{Name: title, Count: len(rows), Titles: l.over(title, l.say("privatization.contracts.on", "date", locales.Date(l.now))),
		Columns: l.headed("privatization.contracts.", contractColumns), Signatures: l.keptBy()}
	s.Rows = func(yield func([]sheets.Value) bool) {
		for _, r := range rows {
			next := sheets.T("")
			if r.NextDay != "" {
				next = sheets.Tenge(r.NextSum)
			}
			if !yield([]sheets.Value{sheets.T(r.Number), dayCell(r.Date), sheets.T(r.Name), sheets.T(r.Address), priceCell(r.Price, lang), sheets.Tenge(r.Paid),
				sheets.Tenge(r.Arrears), sheets.Tenge(r.Balance), dayCell(r.NextDay), next, sheets.T(lang.T(ContractStateKey(r.State)))}) {
				return
			}
		}
	}
	return l.write(w, l.book(title, s))
}

// priceCell is a price as a number, or in words that there is none to pay.
func priceCell(tiyn int64, lang locales.Lang) sheets.Value {
	if tiyn == 0 {
		return sheets.T(PriceSaid(0, lang))
	}
	return sheets.Tenge(tiyn)
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
