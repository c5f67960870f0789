package queuepage

import (
	"strings"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// columns are those the table may show, in the order it has at first.
var columns = []kit.Column{
	{Code: app.SortPlace, Width: 78, Right: true},
	{Code: "place_in_list", Width: 76, Right: true, Unsorted: true},
	{Code: "reg_no", Width: 100, Unsorted: true},
	{Code: app.SortName, Width: 230},
	{Code: "counting", Width: 164, Unsorted: true},
	{Code: "iin", Width: 110, Unsorted: true},
	{Code: "mark", Width: 150, Unsorted: true, Hidden: true},
	{Code: "list", Width: 190, Unsorted: true},
	{Code: "state", Width: 120, Unsorted: true},
	{Code: "people", Width: 72, Right: true, Unsorted: true},
	{Code: "decision", Width: 100, Unsorted: true},
	{Code: "decided_on", Width: 112, Unsorted: true},
	{Code: "address", Width: 240, Unsorted: true},
	{Code: "phone", Width: 130, Unsorted: true},
	{Code: "old_no", Width: 90, Unsorted: true},
	{Code: "born", Width: 90, Unsorted: true, Hidden: true},
	{Code: "case_no", Width: 110, Unsorted: true, Hidden: true},
	{Code: "dwelling", Width: 160, Unsorted: true, Hidden: true},
	{Code: "note", Width: 220, Unsorted: true, Hidden: true},
}

// titled are the columns with their headings in a language.
func titled(l locales.Lang) []kit.Column {
	cols := make([]kit.Column, len(columns))
	for i, c := range columns {
		c.Title = l.T("queuepage.column." + c.Code)
		cols[i] = c
	}
	return cols
}

// unread is a row that is on its way.
func unread() kit.Row {
	cells := make([]string, len(columns))
	cells[3] = "…"
	return kit.Row{Cells: cells, Style: kit.Faded}
}

// words says what the table and the open entry write of an entry.
type words struct {
	lang locales.Lang
	ed   *edition.Edition // nil until it is read
}

func (w words) row(r *app.QueueRow) kit.Row {
	cells := make([]string, len(columns))
	for i, c := range columns {
		cells[i] = w.cell(c.Code, r)
	}
	row := kit.Row{Cells: cells}
	if r.Place == 0 || r.State == "suspended" {
		row.Style = kit.Faded
	}
	return row
}

func (w words) cell(column string, r *app.QueueRow) string {
	switch column {
	case app.SortPlace:
		return number(r.Place)
	case "place_in_list":
		return number(r.PlaceInList)
	case "reg_no":
		return r.RegNo
	case app.SortName:
		return r.Name
	case "iin":
		return r.IIN
	case "counting":
		return w.counting(r)
	case "mark":
		if r.Mark == "known" {
			return ""
		}
		return w.lang.T("queuepage.mark." + r.Mark)
	case "list":
		return w.short(r.List)
	case "state":
		return w.lang.T("queuepage.state." + r.State)
	case "people":
		return number(r.People)
	case "decision":
		return r.Decision
	case "decided_on":
		return day(r.DecidedOn)
	case "address":
		return r.Address
	case "phone":
		return phone(r.Phone)
	case "old_no":
		return r.OldNo
	case "born":
		return day(r.Born)
	case "case_no":
		return r.CaseNo
	case "dwelling":
		return r.Dwelling
	}
	return r.Note
}

// counting spells the time the queue counts from as far as it is known: an assumed time of day is not shown as known, a
// word says so.
func (w words) counting(r *app.QueueRow) string {
	switch r.Mark {
	case "without":
		return w.lang.T("queuepage.counting.without")
	case "assumed":
		return locales.Date(r.CountingAt) + " · " + w.lang.T("queuepage.counting.assumed")
	}
	return locales.DateTime(r.CountingAt)
}

// title is a list's name as the edition has it; a list it does not know keeps its code.
func (w words) title(code string) string {
	if w.ed != nil {
		if l, ok := w.ed.List(code); ok {
			return l.In(w.lang)
		}
	}
	return code
}

// short is what clerks call a list, for chips and cells.
func (w words) short(code string) string {
	if w.ed != nil {
		if l, ok := w.ed.List(code); ok {
			return l.Label().In(w.lang)
		}
	}
	return code
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return locales.Number(int64(n))
}

// day spells a stored day as people write it; anything else stays as it is.
func day(s string) string {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format("02.01.2006")
	}
	return s
}

// phone parts a stored number into groups; anything else stays as it is.
func phone(s string) string {
	if len(s) != 12 || !strings.HasPrefix(s, "+7") {
		return s
	}
	return s[:2] + " " + s[2:5] + " " + s[5:8] + " " + s[8:10] + " " + s[10:]
}
