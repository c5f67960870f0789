package commissionpage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// Ways to number decisions that are signed at once.
const (
	oneNumber  = "same"
	eachNumber = "each"
	lateNumber = "later"
)

const mostListed = 8 // items named in a form

// waiting are the items that wait for the head's signature.
func (m *meeting) waiting() (all []*app.ItemView) {
	for i := range m.view.Agenda {
		if x := &m.view.Agenda[i]; x.State == app.ItemDecided && x.Draft != 0 && (x.Motion != app.MotionDecline || x.Act == (app.Resolve{}).Name()) {
			all = append(all, x)
		}
	}
	return all
}

// bareOnes are the items whose decision is signed and has no number yet.
func (m *meeting) bareOnes() (all []*app.ItemView) {
	for i := range m.view.Agenda {
		if x := &m.view.Agenda[i]; x.Decision != 0 && x.Number == "" {
			all = append(all, x)
		}
	}
	return all
}

// chosen are those of the items that are ticked; without ticks, all of them.
func (m *meeting) chosen(of []*app.ItemView) []*app.ItemView {
	ticked := m.grid.Ticked()
	if len(ticked) == 0 {
		return of
	}
	return slices.DeleteFunc(slices.Clone(of), func(x *app.ItemView) bool { return !slices.Contains(ticked, slices.Index(m.items, x.ID)) })
}

// listed names items, the first of many.
func (m *meeting) listed(items []*app.ItemView) (text []page.Passage) {
	for i, x := range items {
		if i == mostListed && len(items) > mostListed+1 {
			return append(text, page.Passage{Text: m.T("queuemoves.sign.more", "count", len(items)-i), Ink: kit.ColorQuiet})
		}
		text = append(text, page.Passage{Text: m.titleOf(x)})
	}
	return text
}

// signs is the form that signs decisions of the meeting.
type signs struct {
	*meeting
	*deed
	these []*app.ItemView
}

func (m *meeting) signing() {
	these := m.chosen(m.waiting())
	if len(these) == 0 {
		m.Quiet.Note(m.T("commissionpage.sign.none"))
		return
	}
	m.leave(func() {
		m.letGo()
		s := &signs{meeting: m, deed: newDeed(m.pane), these: these}
		s.deed.again = s.show
		f, say := s.deed.form, m.T
		var ways []kit.Option
		for _, code := range []string{eachNumber, oneNumber, lateNumber} {
			ways = append(ways, kit.Option{Code: code, Name: say("commissionpage.sign." + code)})
		}
		past := kit.NewDate(m.Desk)
		past.Last = m.today()
		s.need("way", say("commissionpage.sign.way"), kit.NewChoice(m.Desk, ways))
		s.need("number", say("queuemoves.sign.number"), kit.NewText(m.Desk, 40))
		f.Add(kit.Item{Name: "date", Label: say("queuemoves.sign.date"), Field: past, Required: true, Width: 140})
		s.end(say("queuemoves.weigh"), s.weigh, m.restFocused, map[string]string{"way": eachNumber, "date": m.today().Format(time.DateOnly)})
		suit := func() { f.Omit("number", f.Field("way").Value() != oneNumber) }
		suit()
		f.Saved()
		f.OnChange = suit
		s.show()
		f.FocusFirst()
	})
}

// show brings the form to the front, what is signed named over it.
func (s *signs) show() {
	m := s.meeting
	r := page.NewReading(m.Window.Canvas())
	r.Say(m.listed(s.these)...)
	m.pane.ask(m.T("queuemoves.sign.title"), m.T("queuemoves.sign.about", "count", len(s.these)), r, -272, s.deed.form)
	m.content.Refresh()
}

func (s *signs) act() app.SignDecisions {
	a := app.SignDecisions{Each: s.value("way") == eachNumber, Signed: app.Signed{Number: s.value("number"), Date: s.value("date")}}
	if len(s.these) == len(s.meeting.waiting()) {
		a.Meeting = s.id
		return a
	}
	for _, x := range s.these {
		a.Drafts = append(a.Drafts, x.Draft)
	}
	return a
}

// weigh says who would stand where before anything is signed.
func (s *signs) weigh() {
	if s.deed.busy {
		return
	}
	s.deed.busy = true
	act := s.act()
	var out app.Outcome
	var effect app.Effect
	s.Run(s.meeting.T("queuemoves.weighing"), func(ctx context.Context) (err error) {
		out, effect, err = s.Office.Effect(ctx, s.Who, app.Order{Act: act, Reason: s.reason()})
		return err
	}, func(err error) {
		s.deed.busy = false
		switch {
		case errors.Is(err, context.Canceled) || s.meeting.pane.form != s.deed.form:
		case err != nil:
			s.answer(s.named(err))
		default:
			s.verdict(act, out, effect)
		}
	})
}

// named puts before findings of several drafts which items they are about; what is found of many is said once.
func (s *signs) named(err error) error {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		return err
	}
	return s.once(findings)
}

func (s *signs) once(findings fault.Findings) (told fault.Findings) {
	for _, f := range findings {
		f = s.about(f)
		same := slices.IndexFunc(told, func(o fault.Finding) bool {
			return o.Key == ofItem && f.Key == ofItem && o.Severity == f.Severity && o.Args["text"] == f.Args["text"]
		})
		if same < 0 {
			told = append(told, f)
			continue
		}
		told[same].Args = fault.Args("who", fmt.Sprint(told[same].Args["who"], ", ", strings.TrimPrefix(fmt.Sprint(f.Args["who"]), "№ ")), "text", f.Args["text"])
	}
	return told
}

const ofItem = "queuemoves.sign.of"

func (s *signs) about(f fault.Finding) fault.Finding {
	parts := strings.SplitN(f.Field, ".", 3)
	if len(parts) < 2 || parts[0] != "drafts" {
		return f
	}
	if i, err := strconv.Atoi(parts[1]); err == nil && i < len(s.these) {
		f.Args = fault.Args("who", "№ "+number(s.these[i].N), "text", s.meeting.finding(f))
		f.Key, f.Clause, f.Field = ofItem, "", ""
	}
	return f
}

// verdict tells what the signature will do and waits for it.
func (s *signs) verdict(act app.SignDecisions, out app.Outcome, effect app.Effect) {
	m := s.meeting
	text := []page.Passage{{Text: m.T("queuemoves.effect"), Head: true}, {Text: m.effectOf(&effect)}}
	var said []page.Passage
	for _, f := range s.once(out.Findings) {
		said = append(said, page.Passage{Text: m.finding(f), Icon: kit.IconNote, Ink: kit.ColorQuiet})
	}
	if len(said) > 0 {
		text = append(append(text, page.Passage{Text: m.T("queuemoves.found"), Head: true}), said...)
	}
	text = append(append(text, page.Passage{Text: m.T("commissionpage.sign.these"), Head: true}), m.listed(s.these)...)
	sign := func() { s.carryOut(act, s.signed) }
	again := func() { s.show(); s.deed.form.FocusFirst() }
	acts := []*kit.Button{kit.NewMainButton(m.Desk, m.T("queuemoves.sign.sign")+"  Ctrl+Enter", sign), kit.NewButton(m.Desk, m.T("kit.dialog.back"), "", again)}
	m.pane.read(m.T("queuemoves.sign.title"), m.T("queuemoves.sign.about", "count", len(s.these)), text, sign, again, acts...)
	m.content.Refresh()
	m.pane.first()
}

func (s *signs) signed(out app.Outcome) {
	m := s.meeting
	var done []app.SignedDecision
	if err := out.Read(&done); err != nil {
		m.Quiet.Wrong(err)
		return
	}
	issued := 0
	for _, d := range done {
		issued += d.Papers
	}
	m.grid.SetTicked(nil)
	m.reread(m.showPapers)
	m.Quiet.Good(m.T("commissionpage.sign.done", "count", len(done), "papers", issued))
}

// sendBack asks why decisions are not signed: those ticked, else the one under the cursor.
func (m *meeting) sendBack() {
	these := m.waiting()
	if len(m.grid.Ticked()) > 0 {
		these = m.chosen(these)
	} else {
		these = slices.DeleteFunc(slices.Clone(these), func(x *app.ItemView) bool { return slices.Index(m.items, x.ID) != m.grid.Cursor() })
	}
	if len(these) == 0 {
		m.Quiet.Note(m.T("commissionpage.back.none"))
		return
	}
	m.leave(func() {
		m.letGo()
		d := newDeed(m.pane)
		act := app.SendBack{}
		for _, x := range these {
			act.Items = append(act.Items, x.ID)
		}
		d.end(m.T("commissionpage.back.do"), func() {
			d.carryOut(act, func(app.Outcome) {
				m.pane.form = nil
				m.grid.SetTicked(nil)
				m.reread(m.grid.Focus)
				m.Quiet.Good(m.T("commissionpage.back.done", "n", len(these)))
			})
		}, m.restFocused, nil)
		d.form.Omit("reason", false)
		r := page.NewReading(m.Window.Canvas())
		r.Say(m.listed(these)...)
		m.pane.ask(m.T("commissionpage.act.send-back"), m.T("commissionpage.back.about"), r, -170, d.form)
		m.content.Refresh()
		d.form.Go("reason")
	})
}

// numbering fills in the number of decisions that were signed without one: those ticked, else all.
func (m *meeting) numbering() {
	these := m.chosen(m.bareOnes())
	if len(these) == 0 {
		m.Quiet.Note(m.T("queuemoves.drafts.none-bare"))
		return
	}
	m.leave(func() {
		m.letGo()
		d := newDeed(m.pane)
		act := app.NumberDecisions{}
		for _, x := range these {
			act.Decisions = append(act.Decisions, x.Decision)
		}
		d.need("number", m.T("queuemoves.sign.number"), kit.NewText(m.Desk, 40))
		d.end(m.T("queuemoves.number.enter"), func() {
			act.Number = d.value("number")
			d.carryOut(act, func(app.Outcome) {
				m.pane.form = nil
				m.grid.SetTicked(nil)
				m.reread(m.showPapers)
				m.Quiet.Good(m.T("queuemoves.numbered", "count", len(these), "number", act.Number))
			})
		}, m.restFocused, nil)
		r := page.NewReading(m.Window.Canvas())
		r.Say(m.listed(these)...)
		m.pane.ask(m.T("queuemoves.number.title"), m.T("queuemoves.number.about", "count", len(these)), r, -130, d.form)
		m.content.Refresh()
		d.form.FocusFirst()
	})
}
