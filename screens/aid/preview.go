package aidpage

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/page"
)

// preview is what the fields would come to: the office is asked after each change that means something, the last question counts.
type preview struct {
	question string
	version  int
}

func (v *preview) ask(p *part) {
	m := p.Matter().Aid
	text, _ := json.Marshal(m)
	if string(text) == v.question {
		return
	}
	v.question = string(text)
	v.version++
	if m == nil {
		p.comes.Write(func(s *applications.Sheet) { s.Quiet(p.T("aidpage.comes-nothing")) })
		return
	}
	version := v.version
	var sheet *aid.Sheet
	var found fault.Findings
	var err error
	p.Later(func(ctx context.Context) {
		sheet, found, err = p.Office.PreviewAid(ctx, p.Who, casefile.Application{ReceivedAt: p.Filed()}, *m)
	}, func() {
		if version == v.version && err == nil {
			p.comes.Write(func(s *applications.Sheet) { p.tell(s, sheet, found) })
		}
	})
}

// tell says the result in a few lines, or what is missing for it.
func (p *part) tell(s *applications.Sheet, sheet *aid.Sheet, found fault.Findings) {
	if sheet != nil {
		sayResult(p, s, sheet)
	}
	said := map[string]bool{}
	for _, f := range found {
		text := p.Lang().With(f.Key, f.Args)
		if said[text] || len(said) == mostFindings {
			continue
		}
		said[text] = true
		switch {
		case f.Severity == fault.Note:
			s.Quiet(text)
		case slices.Contains(lacks, f.Key):
			s.Say(text)
		default:
			s.Warn(text)
		}
	}
}

const mostFindings = 6

// lacks are what is only not there yet while the form is filled in: nothing is wrong.
var lacks = []string{"aid.persons", "aid.area", "aid.bill.none"}

// speaking is what says messages in the window's language.
type speaking interface {
	T(key string, args ...any) string
	Lang() locales.Lang
}

// sayResult says total, limit and the aid by month, both ways where they differ.
func sayResult(t speaking, s *applications.Sheet, sheet *aid.Sheet) {
	s.Add(t.T("aidpage.total"), locales.Money(sheet.Total))
	s.Add(t.T("aidpage.limit"), locales.Money(sheet.LimitRounded()))
	var rows []page.TableRow
	for i, m := range sheet.Input.Quarter.Months() {
		rows = append(rows, page.TableRow{Cells: []string{monthName(t, m), tenge(sheet.Sums[i].Counted), tenge(sheet.Aid().Months[i])}})
	}
	s.Table([]page.TableColumn{{}, {Title: t.T("aidpage.table.within"), Right: true}, {Title: t.T("aidpage.table.aid-sum"), Right: true}}, rows...)
	if _, refused := sheet.Refused(); refused {
		s.Warn(t.T("aidpage.refused"))
	} else {
		s.Strong(t.T("aidpage.quarter"), locales.Money(sheet.Aid().Quarter))
	}
	if sheet.Differ() {
		s.Quiet(t.T("aidpage.ways", "quarter", locales.Money(sheet.ByQuarter.Quarter), "month", locales.Money(sheet.ByMonth.Quarter), "way", t.T(aid.WayKey(sheet.Rules.Manner.Way))))
	}
}

func monthName(t speaking, m aid.Month) string {
	if !m.Valid() {
		return string(m)
	}
	return t.T("aid.month."+string(m[5:]), "year", string(m[:4]))
}
