package app

import (
	"slices"

	"kezek/app/aid"
	"kezek/reports/sheets"
	"kezek/store"
)

// awards are the rows of the journal of assistance: each grant and what later decisions made of it. A row's number is that of its
// paper, which is the decision's own where that has no other.
func (l *ledger) awards(ids []int64) (entries []journalEntry, err error) {
	rows, err := l.v.AwardsByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	var cases []int64
	for _, row := range rows {
		cases = append(cases, row.CaseID)
	}
	numbers, err := l.caseNumbersOf(cases)
	if err != nil {
		return nil, err
	}
	lists, err := l.v.ListNumbers(l.ctx, cases)
	if err != nil {
		return nil, err
	}
	s := &scene{v: l.v, o: l.o}
	for _, row := range rows {
		d, err := l.v.Decision(l.ctx, row.Decision)
		if err != nil {
			return nil, err
		}
		c, err := s.sheetOf(l.ctx, row.Sheet)
		if err != nil {
			return nil, err
		}
		a, err := awardOfRows([]store.AidAward{row})
		if err != nil {
			return nil, err
		}
		papers, err := l.v.PapersOf(l.ctx, row.CaseID)
		if err != nil {
			return nil, err
		}
		e := l.entry(row.ID, d.Number, row.At)
		e.caseNo = numbers[row.CaseID]
		e.say("case_no", e.caseNo)
		e.say("name", a.data[0].Name)
		e.cells["family"] = sheets.I(int64(c.Input.Household.Persons))
		l.awardSums(e, c, &a.data[0])
		e.say("notification", paperAt(papers, row.At))
		e.say("payment-list", lists[row.CaseID])
		entries = append(entries, e)
	}
	return entries, nil
}

// awardSums fills in what was calculated and for which months.
func (l *ledger) awardSums(e journalEntry, c *calculation, a *awarded) {
	e.cells["income"] = sheets.Tenge(c.Total)
	e.cells["expenses"] = sheets.Tenge(c.monthly())
	e.cells["limit"] = sheets.Tenge(c.LimitRounded())
	sum := aid.Award{Payments: a.Payments}
	e.cells["aid"] = sheets.Tenge(sum.Sum())
	if n := len(a.Payments); n > 0 {
		e.say("period", spelt(a.Payments[0].Month.First())+" – "+spelt(a.Payments[n-1].Month.Last()))
	}
}

// paperAt is the number of the notice or of the paper on a change that was issued at a moment.
func paperAt(papers []store.Paper, at int64) string {
	i := slices.IndexFunc(papers, func(p store.Paper) bool {
		return p.Copy == 0 && p.IssuedAt == at && (p.Form == FormAidNotice || p.Form == FormAidChange)
	})
	if i < 0 {
		return ""
	}
	return papers[i].Number
}

func (l *ledger) caseNumbersOf(ids []int64) (map[int64]string, error) {
	cases, err := l.v.CasesByID(l.ctx, ids)
	numbers := map[int64]string{}
	for _, c := range cases {
		numbers[c.ID] = c.CaseNo
	}
	return numbers, err
}
