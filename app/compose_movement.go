package app

import (
	"cmp"
	"context"
	"strings"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// certificate tells where an entry stands, or stood on an earlier day, and by which rule.
func (s *scene) certificate(ctx context.Context, a IssuePaper, sub subject) (papers.PlaceCertificate, error) {
	line, err := s.o.lineupAt(ctx, s.v, a.AsOf, a.KnownOn)
	if err != nil {
		return papers.PlaceCertificate{}, err
	}
	rows, err := line.rows(ctx, s.v, []int64{sub.entry.ID})
	if err != nil {
		return papers.PlaceCertificate{}, err
	}
	row, p := rows[0], line.placeOf(sub.entry)
	if p.State == "" {
		return papers.PlaceCertificate{}, fault.New("G11", "paper.not-yet-in-queue", "number", sub.entry.RegNo)
	}
	ed, err := s.o.inForce(ctx, s.v, edition.Queue, dateOf(cmp.Or(a.AsOf, s.now)))
	if err != nil {
		return papers.PlaceCertificate{}, err
	}
	c := papers.PlaceCertificate{Service: said(ed.Service(edition.Queue).Title), RegNo: p.RegNo, List: listTitle(ed, p.List),
		RegisteredOn: dayOf(row.DecidedOn), DecisionNo: row.Decision, DecisionDate: dayOf(row.DecidedOn),
		CountingAt: papers.Moment(p.CountingAt), Members: row.People, State: message("queue.state." + p.State),
		AsOf: papers.Moment(cmp.Or(a.AsOf, s.now)), KnownOn: papers.Moment(a.KnownOn), Place: p.Overall, PlaceInList: p.InList,
		Ready: p.Ready, ReadyInList: p.ReadyInList, Rule: rule(ed)}
	if p.Mark != queue.Known.String() {
		c.CountingMark = message("queue.mark." + p.Mark)
	}
	if p.Overall > 0 {
		c.Of, c.OfList, c.OfReady, c.OfReadyInList = p.Of, p.OfList, p.OfReady, p.OfReadyList
		return c, nil
	}
	last, _ := line.standing.Of(queue.EntryID(sub.entry.ID))
	c.OutOn = papers.Day(last.Effective)
	d, err := s.lastDecision(ctx, last.LastSeq)
	if err != nil || d == nil {
		return c, err
	}
	c.OutNo, c.OutDate = d.Number, dayOf(d.Date)
	g, err := s.o.groundOf(ctx, s.v, *d)
	c.OutGround, c.OutArticle = said(g.Text), said(g.Cite)
	return c, err
}

// lastDecision is the decision an event rests on.
func (s *scene) lastDecision(ctx context.Context, seq int64) (d *store.Decision, err error) {
	for e := range s.o.journal.Events(seq - 1) {
		return s.v.Decision(ctx, e.Decision)
	}
	return nil, nil
}

// listTitle is the full name of a list; its code where the edition has none.
func listTitle(ed *edition.Edition, code string) papers.Text {
	if l, ok := ed.List(code); ok {
		return said(l.Text)
	}
	return papers.Same(code)
}

// rule is what orders the queue, in the edition's own sentences with their clauses.
func rule(ed *edition.Edition) papers.Text {
	var kk, ru []string
	for _, p := range ed.Service(edition.Queue).Order {
		kk, ru = append(kk, p.KK+" ("+p.Cite.KK+")"), append(ru, p.RU+" ("+p.Cite.RU+")")
	}
	if len(kk) == 0 {
		return message("paper.order")
	}
	return papers.Text{KK: strings.Join(kk, ". ") + ".", RU: strings.Join(ru, ". ") + "."}
}

// movementPaper tells how the place moved between two days and why.
func (s *scene) movementPaper(ctx context.Context, a IssuePaper, sub subject) (papers.Movement, error) {
	from, to := s.period(a)
	v, err := s.o.movement(ctx, s.v, sub.entry.RegNo, from, to)
	if err != nil {
		return papers.Movement{}, err
	}
	m := papers.Movement{RegNo: v.RegNo, From: papers.Day(midnight(from + 1)), To: papers.Day(to)}
	if v.Never {
		return m, fault.New("G11", "paper.never-in-queue", "number", v.RegNo)
	}
	m.List = listTitle(s.edition, v.List)
	if v.WasList != v.List {
		m.WasList = listTitle(s.edition, v.WasList)
	}
	start, end := standingAt(v.Start), standingAt(v.End)
	if m.Start = start; v.Began != 0 {
		m.Start, m.Entered, m.EnteredOn = papers.Standing{}, start, papers.Day(v.Began)
	}
	if m.End = end; v.Left != 0 {
		m.End, m.Left, m.LeftOn = papers.Standing{}, end, papers.Day(v.Left)
	}
	for _, c := range v.Causes {
		m.Causes = append(m.Causes, papers.MovementCause{Cause: message(c.Cause.Key()), Count: c.Count, Overall: papers.Shift(c.Overall), InList: papers.Shift(c.InList)})
	}
	m.Total = papers.MovementCause{Count: v.Total.Count, Overall: papers.Shift(v.Total.Overall), InList: papers.Shift(v.Total.InList)}
	for _, r := range v.Rows {
		l := papers.MovementLine{On: papers.Day(r.At), Cause: message(r.Cause.Key()), DecisionNo: r.Number, DecisionOn: dayOf(r.Date), Count: r.Count,
			Overall: papers.Shift(r.Overall), InList: papers.Shift(r.InList)}
		if r.Ground.Code != "" {
			l.Ground = papers.Text{KK: r.Ground.KK + " (" + r.Ground.Cite.KK + ")", RU: r.Ground.RU + " (" + r.Ground.Cite.RU + ")"}
		}
		m.Moves = append(m.Moves, l)
	}
	for _, p := range v.Course {
		m.Points = append(m.Points, papers.PlacePoint{At: papers.Day(p.At), Place: p.Place.Overall})
	}
	return m, nil
}

// period is what a paper of movement speaks of: the year before now unless told.
func (s *scene) period(a IssuePaper) (from, to int64) {
	to = cmp.Or(a.To, s.now)
	return cmp.Or(a.From, time.UnixMilli(to).AddDate(-1, 0, 0).UnixMilli()), to
}

func standingAt(p queue.Standpoint) papers.Standing {
	return papers.Standing{Place: p.Place.Overall, InList: p.Place.InList}
}

// comparison tells why somebody else stands where they stand against the citizen; the other is masked.
func (s *scene) comparison(ctx context.Context, a IssuePaper, sub subject) (papers.Comparison, error) {
	w, err := s.o.why(ctx, s.v, sub.entry.RegNo, a.Other, a.AsOf)
	if err != nil {
		return papers.Comparison{}, err
	}
	if w.Above == "" {
		return papers.Comparison{}, fault.New("G11", "paper.not-comparable", "number", a.Other)
	}
	ed, err := s.o.inForce(ctx, s.v, edition.Queue, dateOf(w.AsOf))
	if err != nil {
		return papers.Comparison{}, err
	}
	side := func(x WhySide) papers.Compared {
		list := listTitle(ed, x.List)
		if l, ok := ed.List(x.List); ok { // side by side the short name is enough
			list = said(l.Label())
		}
		return papers.Compared{RegNo: papers.Same(x.RegNo), Name: papers.Same(x.Name), List: list, Place: x.Place, PlaceInList: x.InList}
	}
	c := papers.Comparison{AsOf: papers.Moment(w.AsOf), X: side(w.X), Y: side(w.Y)}
	marks := map[string]papers.PartMark{PartAlike: papers.PartEqual, PartDecides: papers.PartDiffers, PartBelow: papers.PartNotReached}
	for _, p := range w.Parts {
		c.Parts = append(c.Parts, papers.ComparedPart{Part: said(p.Title), Clause: p.rule(), Unverified: !p.Verified && p.Clause.KK != "",
			X: said(p.X.Text), XDecision: p.X.decision(), Y: said(p.Y.Text), YDecision: p.Y.decision(), Mark: marks[p.Mark]})
	}
	return c, nil
}

// rule is the edition's sentence with its clause; empty where it says nothing.
func (p WhyPart) rule() papers.Text {
	if p.Rule.KK == "" {
		return papers.Text{}
	}
	return papers.Text{KK: p.Rule.KK + " (" + p.Clause.KK + ")", RU: p.Rule.RU + " (" + p.Clause.RU + ")"}
}

// decision names the decision a value rests on, with its ground.
func (w WhyValue) decision() papers.Text {
	if w.Number == "" && w.Date == "" {
		return papers.Text{}
	}
	t := papers.Same("№ " + cmp.Or(w.Number, "—") + ", " + spelt(w.Date))
	if w.Ground.KK != "" {
		t.KK, t.RU = t.KK+": "+w.Ground.KK, t.RU+": "+w.Ground.RU
	}
	return t
}

// warningPaper is the notice that a removal is considered.
func (s *scene) warningPaper(ctx context.Context, sub subject) (papers.RemovalWarning, error) {
	w, err := s.openWarning(ctx, sub.entry.ID)
	if err != nil || w == nil {
		return papers.RemovalWarning{}, err
	}
	svc := s.edition.Service(edition.Queue)
	p := papers.RemovalWarning{Service: said(svc.Title), RegNo: sub.row.RegNo, List: listTitle(s.edition, sub.row.List), RegisteredOn: dayOf(sub.row.DecidedOn),
		GroundCode: w.Ground, Facts: papers.Same(w.Facts), BringTo: papers.Text{KK: cmp.Or(s.office.AddressKK, s.office.NameKK), RU: cmp.Or(s.office.AddressRU, s.office.NameRU)}}
	if g, ok := s.edition.Ground(w.Ground); ok {
		p.Ground, p.Article = said(g.Text), said(g.Cite)
	}
	if svc.Removal != nil {
		term := svc.Removal.Objection
		p.ObjectionTerm = papers.Text{KK: term.In(locales.KK) + ". " + svc.Removal.KK, RU: term.In(locales.RU) + ". " + svc.Removal.RU}
	}
	return p, nil
}

// openWarning is the last warning of an entry that was neither withdrawn nor used.
func (s *scene) openWarning(ctx context.Context, entry int64) (last *store.Warning, err error) {
	all, err := s.v.Warnings(ctx, entry)
	for i := range all {
		if all[i].State != Withdrawn && all[i].State != Used {
			last = &all[i]
		}
	}
	return last, err
}
