package app

import (
	"context"
	"slices"

	"kezek/app/aid"
	"kezek/reports/papers"
)

// composeAidApplication lays out the application with what was entered, for the applicant to sign; the receipt is on it.
func composeAidApplication(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	d := papers.AidApplication{Application: s.applicationPaper(sub), AcceptedBy: papers.Same(s.who.Name), AcceptedAt: papers.Moment(sub.file.ReceivedAt), ResultOn: dayOf(sub.file.Due)}
	p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
	m, err := matterOf(ctx, s.v, sub.file.ID)
	if err != nil {
		return err
	}
	if m.Aid != nil && m.Aid.Quarter.Valid() {
		l := &sheetLayout{c: &calculation{Sheet: aid.Sheet{Input: m.Aid.Input(sub.svc)}, Names: namesIn(sub.app.People(), *m.Aid), Matter: *m.Aid}, svc: sub.svc}
		l.applied(&d, m.Aid)
	}
	p.Data = d
	return nil
}

// applied fills in what was entered for the aid.
func (l *sheetLayout) applied(d *papers.AidApplication, m *aid.Matter) {
	d.Quarter, d.IncomeQuarter = quarterText(m.Quarter), quarterText(m.Quarter.Before())
	d.BillsQuarter = quarterText(l.c.Input.Months()[0].Quarter())
	d.Total, d.Rooms, d.Bank, d.Account = papers.Area(m.Dwelling.Area), m.Dwelling.Rooms, papers.Same(m.Bank), m.Account
	if m.Dwelling.Right != "" {
		d.Right = message(aid.RightKey(m.Dwelling.Right))
		if m.Dwelling.Document != "" {
			d.Right = papers.Text{KK: d.Right.KK + ", " + m.Dwelling.Document, RU: d.Right.RU + ", " + m.Dwelling.Document}
		}
	}
	for i, p := range m.People {
		switch {
		case p.Status == "":
		case p.N == 1:
			d.Status = message(aid.StatusKey(p.Status))
		case p.N > 1 && p.N-2 < len(d.Family):
			d.Family[p.N-2].Status = message(aid.StatusKey(m.People[i].Status))
		}
	}
	d.Income = l.income()
	d.IncomeTotal = l.total
	d.Bills, d.BillsTotal = l.bills()
}

// bills are what the services cost, a row for each.
func (l *sheetLayout) bills() (rows []papers.Bills, total papers.Quarterly) {
	months := l.c.Input.Months()
	var order []string
	sums, all := map[string]*[3]int64{}, [3]int64{}
	for _, b := range l.c.Input.Bills {
		at := slices.Index(months[:], b.Month)
		if at < 0 {
			continue
		}
		if sums[b.Service] == nil {
			sums[b.Service] = new([3]int64)
			order = append(order, b.Service)
		}
		sums[b.Service][at] += b.Sum
		all[at] += b.Sum
	}
	for _, code := range order {
		rows = append(rows, papers.Bills{Service: l.service(code), Quarterly: quarterly(*sums[code])})
	}
	return rows, quarterly(all)
}
