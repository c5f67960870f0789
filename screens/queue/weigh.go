package queuepage

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"slices"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// mostMovers is how many of those who move are named.
const mostMovers = 20

// weighed is what an act would do.
type weighed struct {
	findings fault.Findings
	effect   app.Effect
	movers   []app.MovedRow
}

// weigh asks the office what an order would do.
func (p *queuePage) weigh(order app.Order, done func(weighed, error)) {
	var w weighed
	p.Run(p.T("queuemoves.weighing"), func(ctx context.Context) error {
		out, effect, err := p.Office.Effect(ctx, p.Who, order)
		w.findings, w.effect = out.Findings, effect
		if err != nil || len(effect.Moves) == 0 {
			return err
		}
		w.movers, err = p.Office.MovedRows(ctx, effect.Moves[:min(mostMovers, len(effect.Moves))])
		return err
	}, func(err error) { done(w, err) })
}

// weigh says what the decision would do before it is kept as a draft.
func (d *decision) weigh() {
	if d.busy {
		return
	}
	act := d.act()
	data, err := json.Marshal(act)
	if err != nil {
		d.Quiet.Wrong(err)
		return
	}
	d.busy = true
	draft := app.DraftDecision{Act: act.Name(), Data: data}
	d.queuePage.weigh(app.Order{Act: draft, Reason: d.reason()}, func(w weighed, err error) {
		d.busy = false
		switch {
		case errors.Is(err, context.Canceled) || d.side.form != d.form:
		case err != nil:
			d.answer(err)
		default:
			d.said.say()
			d.verdict(draft, w)
		}
	})
}

func (d *decision) verdict(draft app.DraftDecision, w weighed) {
	keep := func() { d.carryOut(draft, d.kept) }
	main := kit.NewMainButton(d.Desk, d.T("queuemoves.keep")+"  Ctrl+Enter", keep)
	r := d.recordOf(func(s *page.Sheet) {
		s.Title(d.title, d.about)
		d.writeEffect(s, w, queue.EntryID(d.v.Entry))
	}, main, kit.NewButton(d.Desk, d.T("kit.dialog.back"), "", d.again))
	d.showOther(r, r, keep, d.again)
}

// kept tells that the draft waits for a signature; where one person does everything by an order, it is signed at once.
func (d *decision) kept(out app.Outcome) {
	var made app.Drafted
	if err := out.Read(&made); err != nil {
		d.Quiet.Wrong(err)
		return
	}
	d.side.form = nil
	d.Quiet.Good(d.T("queuemoves.kept", "draft", made.Draft, "number", made.RegNo))
	p := d.queuePage
	go func() {
		info, err := p.Office.Info(context.Background())
		p.later(err, func() {
			if info != nil && info.SoleOrder != "" && app.May(p.Who, app.SignDecisions{}.Name()) {
				p.sign([]int64{made.Draft})
				return
			}
			p.returnToEntry()
		})
	}()
}

// writeEffect says in words who would move, names the first of them, and tells what was found.
func (p *queuePage) writeEffect(s *page.Sheet, w weighed, about ...queue.EntryID) {
	s.Heading(p.T("queuemoves.effect"))
	for _, line := range p.moving(w, about) {
		writeNote(s, note{text: line})
	}
	if said := notesOf(w.findings); len(said) > 0 {
		s.Heading(p.T("queuemoves.found"))
		for _, f := range said {
			writeNote(s, note{text: p.finding(f), icon: kit.IconNote, ink: kit.ColorQuiet})
		}
	}
	p.writeMovers(s, w)
}

// notesOf leaves out what is said twice.
func notesOf(fs fault.Findings) (said fault.Findings) {
	for _, f := range fs {
		if !slices.ContainsFunc(said, func(o fault.Finding) bool {
			return o.Key == f.Key && o.Args["number"] == f.Args["number"] && f.Key != ""
		}) {
			said = append(said, f)
		}
	}
	return said
}

// moving says in words what the moves are: where the entry it is about goes, how many others move and by how much, how many
// stay.
func (p *queuePage) moving(w weighed, about []queue.EntryID) (said []string) {
	if len(w.effect.Moves) == 0 {
		return []string{p.T("queuemoves.nobody-moves")}
	}
	back, forward := stretch{}, stretch{}
	come, leave, within, first := 0, 0, 0, math.MaxInt
	for _, m := range w.effect.Moves {
		for _, place := range []int{m.Before.Overall, m.After.Overall} {
			if place > 0 {
				first = min(first, place)
			}
		}
		switch by := m.Overall(); {
		case len(about) == 1 && about[0] == m.Entry:
			said = p.goes(m)
		case m.Before.Overall == 0:
			come++
		case m.After.Overall == 0:
			leave++
		case by > 0:
			back.add(by)
		case by < 0:
			forward.add(-by)
		default:
			within++
		}
	}
	if come > 0 {
		said = append(said, p.T("queuemoves.come", "count", come, "n", number(come)))
	}
	if leave > 0 {
		said = append(said, p.T("queuemoves.leave-queue", "count", leave, "n", number(leave)))
	}
	said = append(said, back.say(p, "queuemoves.back", "queuemoves.back-between"), forward.say(p, "queuemoves.forward", "queuemoves.forward-between"))
	if within > 0 {
		said = append(said, p.T("queuemoves.within", "count", within, "n", number(within)))
	}
	if above := first - 1; above > 0 {
		said = append(said, p.T("queuemoves.stay-above", "count", above, "n", number(above)))
	}
	return slices.DeleteFunc(said, func(line string) bool { return line == "" })
}

// goes says where the entry a decision is about goes.
func (p *queuePage) goes(m queue.Move) []string {
	switch {
	case m.After.Overall == 0:
		return []string{p.T("queuemoves.leaves", "from", number(m.Before.Overall))}
	case m.Before.Overall == 0:
		return []string{p.T("queuemoves.comes", "to", number(m.After.Overall), "list", p.short(m.After.List), "in", number(m.After.InList))}
	}
	said := []string{p.T("queuemoves.goes", "from", number(m.Before.Overall), "to", number(m.After.Overall))}
	if m.Overall() == 0 {
		said = []string{p.T("queuemoves.stays", "place", number(m.After.Overall))}
	}
	if m.Before.List != m.After.List {
		said = append(said, p.T("queuemoves.goes-list", "from", p.short(m.Before.List), "was", number(m.Before.InList),
			"to", p.short(m.After.List), "will", number(m.After.InList)))
	} else if m.InList() != 0 {
		said = append(said, p.T("queuemoves.goes-within", "was", number(m.Before.InList), "will", number(m.After.InList)))
	}
	return said
}

// stretch counts those who move one way, and by how much.
type stretch struct{ n, least, most int }

func (s *stretch) add(by int) {
	if s.n == 0 || by < s.least {
		s.least = by
	}
	s.n, s.most = s.n+1, max(s.most, by)
}

func (s stretch) say(p *queuePage, key, between string) string {
	switch {
	case s.n == 0:
		return ""
	case s.least == s.most:
		return p.T(key, "count", s.n, "n", number(s.n), "by", number(s.most))
	}
	return p.T(between, "count", s.n, "n", number(s.n), "least", number(s.least), "most", number(s.most))
}

// writeMovers names the first who move; only to those who may have the list.
func (p *queuePage) writeMovers(s *page.Sheet, w weighed) {
	if len(w.movers) == 0 {
		return
	}
	s.Heading(p.T("queuemoves.movers", "shown", len(w.movers), "all", number(len(w.effect.Moves))))
	var rows []page.TableRow
	for _, m := range w.movers {
		who := joined(" · ", m.RegNo, m.Name)
		if !app.May(p.Who, app.ExportList{}.Name()) {
			who = m.RegNo
		}
		if who == "" {
			who = p.T("queuemoves.new-entry")
		}
		rows = append(rows, page.TableRow{Cells: []string{who, number(m.Move.Before.Overall), number(m.Move.After.Overall), inList(m.Move)}})
	}
	s.Table([]page.TableColumn{{Title: p.T("queuemoves.column.who")}, {Title: p.T("queuemoves.column.was"), Right: true}, {Title: p.T("queuemoves.column.will"), Right: true},
		{Title: p.T("queuemoves.column.in-list"), Right: true}}, rows...)
}

// inList is how a place in the list changes, in figures.
func inList(m queue.Move) string {
	switch {
	case m.Before == m.After, m.Before.List == m.After.List && m.Before.InList == m.After.InList:
		return ""
	case m.Before.Overall == 0:
		return number(m.After.InList)
	case m.After.Overall == 0:
		return number(m.Before.InList) + " –"
	}
	return number(m.Before.InList) + " → " + number(m.After.InList)
}
