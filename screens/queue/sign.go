package queuepage

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// later runs on the window's thread what was read away from it; an error is only told.
func (p *queuePage) later(err error, then func()) {
	fyne.Do(func() {
		if err != nil {
			p.Quiet.Wrong(err)
			return
		}
		then()
	})
}

// signing is the form that signs drafts.
type signing struct {
	*deed
	drafts []app.DraftView
	about  []queue.EntryID
}

// sign begins to sign drafts that wait; they are read anew.
func (p *queuePage) sign(ids []int64) {
	go func() {
		ctx := context.Background()
		all, err := p.Office.DraftedDecisions(ctx, "draft")
		drafts := slices.DeleteFunc(all, func(d app.DraftView) bool { return !slices.Contains(ids, d.ID) })
		var about []queue.EntryID
		for _, d := range drafts {
			if d.RegNo == "" || err != nil || len(drafts) > 1 { // only of a single one the way is told
				continue
			}
			var e app.EntryView
			if e, err = p.Office.Entry(ctx, d.RegNo); err == nil {
				about = append(about, queue.EntryID(e.Entry))
			}
		}
		p.later(err, func() {
			if len(drafts) > 0 {
				p.signForm(&signing{drafts: drafts, about: about})
			}
		})
	}()
}

const mostListed = 8

func (p *queuePage) signForm(s *signing) {
	s.deed = p.newDeed(p.T("queuemoves.sign.title"), p.T("queuemoves.sign.about", "count", len(s.drafts)))
	what := newNotes()
	var lines []note
	for i, d := range s.drafts {
		if i == mostListed {
			lines = append(lines, note{text: p.T("queuemoves.sign.more", "count", len(s.drafts)-i), ink: kit.ColorQuiet})
			break
		}
		lines = append(lines, note{text: p.draftLine(d)})
		if d.ByID == p.Who.ID {
			lines = append(lines, note{text: p.T("queuemoves.sign.own"), ink: kit.ColorQuiet})
		}
	}
	what.say(lines...)
	s.form.AddObject(what.box)
	s.form.Add(kit.Item{Name: "number", Label: p.T("queuemoves.sign.number"), Field: kit.NewText(p.Desk, 40), Hint: p.T("queuemoves.sign.number-hint")})
	s.form.Add(kit.Item{Name: "date", Label: p.T("queuemoves.sign.date"), Field: s.past(), Required: true, Width: 140})
	s.end(p.T("queuemoves.weigh")+"  Ctrl+Enter", s.weigh, map[string]string{"date": p.today().Format("2006-01-02")})
}

// draftLine names a draft: its number, what it is, about whom.
func (p *queuePage) draftLine(d app.DraftView) string {
	return p.T("queuemoves.draft.line", "draft", d.ID, "what", p.T("queuepage.decision."+d.Act), "number", d.RegNo+d.CaseNo, "name", d.Name)
}

func (s *signing) act() app.SignDecisions {
	a := app.SignDecisions{Signed: app.Signed{Number: s.value("number"), Date: s.value("date")}}
	for _, d := range s.drafts {
		a.Drafts = append(a.Drafts, d.ID)
	}
	return a
}

// weigh says who would stand where before anything is signed. Who only prepares may ask it too.
func (s *signing) weigh() {
	if s.busy {
		return
	}
	s.busy = true
	act := s.act()
	s.queuePage.weigh(app.Order{Act: act, Reason: s.reason()}, func(w weighed, err error) {
		s.busy = false
		switch {
		case errors.Is(err, context.Canceled) || s.side.form != s.form:
		case err != nil:
			s.answer(s.named(err))
		default:
			s.said.say()
			s.verdict(act, w)
		}
	})
}

// named puts before a finding of one of several drafts which of them it is about.
func (s *signing) named(err error) error {
	findings, ok := findingsOf(err)
	if !ok {
		return err
	}
	told := slices.Clone(findings)
	for i, f := range told {
		told[i] = s.finding(f)
	}
	return told
}

func (s *signing) finding(f fault.Finding) fault.Finding {
	parts := strings.SplitN(f.Field, ".", 3)
	if len(parts) < 2 || parts[0] != "drafts" {
		return f
	}
	if i, err := strconv.Atoi(parts[1]); err == nil && i < len(s.drafts) {
		f.Args = fault.Args("who", s.drafts[i].RegNo+s.drafts[i].CaseNo, "text", s.queuePage.finding(f))
		f.Key, f.Clause = "queuemoves.sign.of", ""
	}
	return f
}

func (s *signing) verdict(act app.SignDecisions, w weighed) {
	for i, f := range w.findings {
		w.findings[i] = s.finding(f)
	}
	sign := func() { s.carryOut(act, s.signed) }
	back := kit.NewButton(s.Desk, s.T("kit.dialog.back"), "", s.again)
	acts := []*kit.Button{back}
	if app.May(s.Who, act.Name()) {
		acts = []*kit.Button{kit.NewMainButton(s.Desk, s.T("queuemoves.sign.sign")+"  Ctrl+Enter", sign), back}
	} else {
		sign = nil
	}
	r := s.recordOf(func(sh *page.Sheet) {
		sh.Title(s.title, s.deed.about)
		s.writeEffect(sh, w, s.about...)
	}, acts...)
	s.showOther(r, r, sign, s.again)
}

func (s *signing) signed(out app.Outcome) {
	var done []app.SignedDecision
	if err := out.Read(&done); err != nil {
		s.Quiet.Wrong(err)
		return
	}
	text := s.T("queuemoves.signed", "count", len(done), "number", s.value("number"))
	if s.value("number") == "" {
		text = s.T("queuemoves.signed-bare", "count", len(done))
	}
	s.returnToEntry()
	s.Quiet.Good(text)
}

// numbering asks for the number of decisions that were signed without one.
func (p *queuePage) numbering(decisions []int64, lines []string) {
	d := p.newDeed(p.T("queuemoves.number.title"), p.T("queuemoves.number.about", "count", len(decisions)))
	what := newNotes()
	var said []note
	for i, line := range lines {
		if i == mostListed {
			said = append(said, note{text: p.T("queuemoves.sign.more", "count", len(lines)-i), ink: kit.ColorQuiet})
			break
		}
		said = append(said, note{text: line})
	}
	what.say(said...)
	d.form.AddObject(what.box)
	d.need("number", p.T("queuemoves.sign.number"), kit.NewText(p.Desk, 40))
	d.end(p.T("queuemoves.number.enter")+"  Ctrl+Enter", func() {
		d.carryOut(app.NumberDecisions{Decisions: decisions, Number: d.value("number")}, func(out app.Outcome) {
			p.returnToEntry()
			p.Quiet.Good(p.T("queuemoves.numbered", "count", len(decisions), "number", d.value("number")))
		})
	}, nil)
}

// drop asks why drafts are given up; each is dropped by an act of its own.
func (p *queuePage) drop(drafts []app.DraftView) {
	d := p.newDeed(p.T("queuemoves.drop.title"), p.T("queuemoves.sign.about", "count", len(drafts)))
	what := newNotes()
	var said []note
	for _, draft := range drafts[:min(mostListed, len(drafts))] {
		said = append(said, note{text: p.draftLine(draft)})
	}
	what.say(said...)
	d.form.AddObject(what.box)
	d.end(p.T("queuemoves.drop.drop")+"  Ctrl+Enter", func() { d.dropNext(drafts, len(drafts)) }, nil)
	d.form.Omit("reason", false)
	d.form.Go("reason")
}

func (d *deed) dropNext(drafts []app.DraftView, all int) {
	d.carryOut(app.DropDraft{Draft: drafts[0].ID}, func(app.Outcome) {
		if len(drafts) > 1 {
			d.dropNext(drafts[1:], all)
			return
		}
		d.returnToEntry()
		d.Quiet.Good(d.T("queuemoves.dropped", "count", all))
	})
}
