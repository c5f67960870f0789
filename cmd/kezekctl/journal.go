package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
)

// journalLines is a journal as `journal --json` prints it.
type journalLines struct {
	Code  string        `json:"code"`
	Title string        `json:"title"`
	From  string        `json:"from"` // RFC 3339
	Total int           `json:"total"`
	Rows  []journalLine `json:"rows"`
}

type journalLine struct {
	Number   string            `json:"number"`
	At       string            `json:"at"` // RFC 3339
	CaseNo   string            `json:"case_no,omitempty"`
	Annulled string            `json:"annulled,omitempty"`
	Cells    map[string]string `json:"cells"` // by the column's code
}

// showJournal prints a journal of a period, of this year when none is given, or writes it as a workbook or a paper.
func showJournal(t *terminal, args []string) error {
	var q app.JournalQuery
	var from, to, xlsx, pdf string
	rest, err := t.flags(args, func(s *flag.FlagSet) {
		s.StringVar(&from, "from", "", "")
		s.StringVar(&to, "to", "", "")
		s.StringVar(&q.Query, "find", "", "")
		s.BoolVar(&q.Annulled, "annulled", false, "")
		s.StringVar(&xlsx, "xlsx", "", "")
		s.StringVar(&pdf, "pdf", "", "")
	})
	if err != nil || len(rest) != 1 || xlsx != "" && pdf != "" {
		return errUsage
	}
	if q.Code = rest[0]; !slices.Contains(app.JournalCodes, q.Code) {
		return fault.New("T07", "ctl.fault.journal", "text", q.Code, "known", strings.Join(app.JournalCodes, ", "))
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	if err := t.period(o, &q, from, to); err != nil {
		return err
	}
	switch q.Lang = t.lang; {
	case xlsx != "":
		out, err := o.ExportJournal(t.ctx, who, xlsx, q, t.lang)
		if err != nil {
			return err
		}
		return t.wrote(xlsx, out)
	case pdf != "":
		return t.printed(pdf, map[string]string{"file": pdf}, func(w io.Writer) error { return o.PrintJournal(t.ctx, w, who, q) })
	}
	return t.journal(o, who, q)
}

func (t *terminal) wrote(file string, answer any) error {
	if t.json {
		return t.print(answer)
	}
	t.say("ctl.journal.exported", "file", filepath.Base(file))
	return nil
}

// period reads the days of a journal; the last day is in it.
func (t *terminal) period(o *app.Office, q *app.JournalQuery, from, to string) error {
	q.From = time.Date(time.UnixMilli(o.Now()).In(locales.Zone).Year(), 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli()
	if from != "" {
		day, ok := locales.ParseDate(from)
		if !ok {
			return fault.New("T03", "ctl.fault.date", "text", from)
		}
		q.From = day.UnixMilli()
	}
	if to != "" {
		day, ok := locales.ParseDate(to)
		if !ok {
			return fault.New("T03", "ctl.fault.date", "text", to)
		}
		q.To = day.AddDate(0, 0, 1).UnixMilli()
	}
	return nil
}

// journal prints the rows and records that they were read.
func (t *terminal) journal(o *app.Office, who *app.Person, q app.JournalQuery) error {
	answer := journalLines{Code: q.Code, Title: t.lang.T("journal.name." + q.Code), From: moment(q.From), Rows: []journalLine{}}
	for {
		q.Offset = len(answer.Rows)
		page, err := o.Journal(t.ctx, q)
		if err != nil {
			return err
		}
		answer.Total = page.Total
		for _, r := range page.Rows {
			line := journalLine{Number: r.Number, At: moment(r.At), CaseNo: r.CaseNo, Annulled: r.Annulled, Cells: map[string]string{}}
			for i, c := range page.Columns {
				line.Cells[c.Code] = r.Cells[i]
			}
			answer.Rows = append(answer.Rows, line)
		}
		if len(page.Rows) == 0 || len(answer.Rows) >= page.Total {
			break
		}
	}
	if err := o.ReadJournal(t.ctx, who, q, len(answer.Rows)); err != nil {
		return err
	}
	if t.json {
		return t.print(answer)
	}
	columns := app.JournalColumns(q.Code)
	for _, r := range answer.Rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, r.Cells[c.Code])
		}
		if r.Annulled != "" {
			cells = append(cells, t.lang.T("journal.annulled", "reason", r.Annulled))
		}
		fmt.Fprintln(t.out, strings.Join(cells, " | "))
	}
	return nil
}

// moment spells a time for programs; "" where there is none.
func moment(ms int64) string {
	if ms == 0 {
		return ""
	}
	return time.UnixMilli(ms).In(locales.Zone).Format(time.RFC3339)
}
