package app

import (
	"context"
	"slices"
	"time"
	"unicode/utf8"

	"kezek/app/fault"
	"kezek/locales"
)

// EnterLine writes a line into a journal that is kept by hand.
type EnterLine struct {
	Journal string            `json:"journal"`
	On      string            `json:"on"`   // yyyy-mm-dd the line is about
	Data    map[string]string `json:"data"` // code of the column to text
}

// mostCell is the most letters one cell of a journal may hold.
const mostCell = 500

func (EnterLine) Name() string { return "enter-line" }

func (a EnterLine) tidy() EnterLine {
	data := map[string]string{}
	for code, text := range a.Data {
		if text = locales.Clean(text); text != "" {
			data[code] = text
		}
	}
	a.Data = data
	return a
}

func (a EnterLine) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	a = a.tidy()
	columns := columnsByHand(a.Journal)
	if len(columns) == 0 {
		if knownJournal(a.Journal) {
			fs.Add("journal", fault.Blocks, "line.by-acts")
		} else {
			fs.Add("journal", fault.Blocks, "journal.unknown", "journal", a.Journal)
		}
		return fs, nil
	}
	if _, err := time.Parse(time.DateOnly, a.On); err != nil || a.On > dateOf(s.now) {
		fs.Add("on", fault.Blocks, "line.day")
	}
	for code, text := range a.Data {
		switch {
		case !slices.ContainsFunc(columns, func(c JournalColumn) bool { return c.Code == code }):
			fs.Add("data."+code, fault.Blocks, "line.column", "column", code)
		case utf8.RuneCountInString(text) > mostCell:
			fs.Add("data."+code, fault.Blocks, "line.long", "most", mostCell)
		}
	}
	if first := columns[0].Code; a.Data[first] == "" {
		fs.Add("data."+first, fault.Blocks, "line.first")
	}
	return fs, nil
}

func (a EnterLine) plan(ctx context.Context, s *scene) (any, error) {
	a = a.tidy()
	at, err := dayAt(a.On)
	if err != nil {
		return nil, err
	}
	return s.enter(ctx, a.Journal, at, a.Data)
}
