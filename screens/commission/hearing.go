package commissionpage

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/commission"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// Ways to write votes down; a person's setting remembers which.
const (
	byName     = "name"
	byCount    = "count"
	settingWay = "commission.way"
	recused    = "recused" // an answer beside the choices of a vote
)

const (
	mostSpeeches = 6
	mostDissents = 3
	stranger     = "0" // a speaker who is no member
	proposalHigh = 116 // px of what is proposed, over the form
)

// hearing is the form of the item that is heard: what is proposed, what was put to the vote, and the votes.
type hearing struct {
	*meeting
	*deed
	x       app.ItemView
	present []commission.Presence
	elected int // seat elected to preside, 0 for by post
	result  *resultLine
	votes   *kit.RollCall
	kept    *kept
}

// hear opens an item of the sitting.
func (m *meeting) hear(x *app.ItemView) {
	h := &hearing{meeting: m, deed: newDeed(m.pane), x: *x, present: m.view.Present, result: newResultLine()}
	if m.view.Elected {
		h.elected = m.view.Presiding
	}
	if len(x.Ballot.Present) > 0 && x.State != app.ItemOpen { // a vote keeps the presence it had
		h.present, h.elected = x.Ballot.Present, x.Ballot.Presiding
	}
	m.hears = h
	h.deed.place = h.fieldOf
	h.build()
	draft := draftOfItem(m.id, x.ID)
	h.kept = m.keep(draft, itemForm, func() map[string]string {
		if !h.deed.form.Dirty() {
			return map[string]string{}
		}
		return h.deed.form.Values()
	})
	f := h.deed.form
	h.end(m.T("commissionpage.vote.do"), h.submit, h.close, h.begin())
	f.Buttons(m.papersOf(x)...)
	h.suit()
	f.Saved()
	if was := m.drafts[draft]; len(was) > 0 {
		f.Restore(was)
		h.suit()
		h.kept.was = was
		m.Quiet.Note(m.T("commissionpage.draft.restored"))
	}
	f.OnChange = func() { h.suit(); h.kept.soon() }
	f.Loses = func() bool { return false }
	r := page.NewReading(m.Window.Canvas())
	r.Say(m.proposal(x, known{})...)
	over := &fyne.Container{Layout: overLine{}, Objects: []fyne.CanvasObject{r, h.result.box}}
	m.pane.ask(m.titleOf(x), m.aboutOf(x), over, proposalHigh+resultHigh+2*gap, f)
	m.pane.first, m.pane.main, m.pane.form = h.focus, nil, nil
	m.learn(x, func(k known) { r.Say(m.proposal(&h.x, k)...) })
}

// voters are the seats with a vote as rows of a roll call.
func (h *hearing) voters() (rows []kit.Member) {
	for _, s := range h.view.Composition.Seats {
		if !s.Votes {
			continue
		}
		row := kit.Member{Seat: s.N, Name: s.Name, Post: h.T(commission.PostKey(s.Post)), Absent: true}
		for _, p := range h.present {
			if p.Seat == s.N {
				row.Name, row.Absent = s.Sitter(p).Name, false
			}
		}
		for _, n := range h.x.Near {
			if n.Seat == s.N && !row.Absent && n.Substitute == slices.Contains(h.present, commission.Presence{Seat: s.N, Substitute: true}) {
				row.Hint = h.T(commission.NearKey(n.How), "name", n.Name)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (h *hearing) focus() {
	f := h.deed.form
	if f.Field("way").Value() == byCount {
		f.Go("for")
		return
	}
	f.Go("votes")
}

func (h *hearing) build() {
	f, say := h.deed.form, h.meeting.T
	var motions []kit.Option
	for _, code := range h.x.Motions {
		motions = append(motions, kit.Option{Code: code, Name: say(commission.MotionKey(code))})
	}
	f.Add(kit.Item{Name: "motion", Label: say("commissionpage.vote.motion"), Field: kit.NewChoice(h.Desk, motions), Required: true})
	f.Add(kit.Item{Name: "way", Label: say("commissionpage.vote.way"), Beside: true, Width: 190, Field: kit.NewChoice(h.Desk,
		[]kit.Option{{Code: byName, Name: say("commissionpage.vote.by-name")}, {Code: byCount, Name: say("commissionpage.vote.by-count")}})})
	var choices []kit.Option
	call := []kit.Answer{}
	for i, code := range commission.Choices {
		call = append(call, kit.Answer{Code: code, Label: say(commission.ChoiceKey(code)), Key: rune('1' + i)})
		choices = append(choices, kit.Option{Code: code, Name: say(commission.ChoiceKey(code))})
	}
	leaves := kit.Answer{Code: recused, Label: say("commissionpage.vote.recuses"), Key: '0'}
	h.votes = kit.NewRollCall(h.Desk, append(call, leaves))
	h.votes.Everyone = kit.Answer{Code: commission.For, Label: say("commissionpage.vote.everyone"), Key: '7'}
	h.votes.SetMembers(h.voters())
	f.Add(kit.Item{Name: "votes", Label: say("commissionpage.vote.votes"), Field: h.votes})
	digits := func() *kit.Input { return kit.NewDigits(h.Desk, 2) }
	for i, code := range commission.Choices {
		f.Add(kit.Item{Name: code, Label: say(commission.ChoiceKey(code)), Field: digits(), Beside: i > 0})
	}
	f.Add(kit.Item{Name: "chair", Label: say("commissionpage.vote.chair"), Field: kit.NewChoice(h.Desk, choices), Beside: true})
	away := kit.NewRollCall(h.Desk, []kit.Answer{leaves})
	away.SetMembers(h.voters())
	f.Add(kit.Item{Name: "away", Label: say("commissionpage.vote.recused"), Field: away})
	for _, v := range h.voters() {
		f.Add(kit.Item{Name: whyField(v.Seat), Label: say("commissionpage.vote.why", "name", v.Name), Field: kit.NewText(h.Desk, 300), Required: true})
	}
	h.buildReasons()
	h.buildWords()
}

func whyField(seat int) string { return "why." + strconv.Itoa(seat) }

// buildReasons adds what a refusal, and what is not decided, has to say.
func (h *hearing) buildReasons() {
	f, say := h.deed.form, h.meeting.T
	var grounds []kit.Option
	for _, g := range h.x.Grounds {
		grounds = append(grounds, kit.Option{Code: g.Code, Name: g.In(h.lang)})
	}
	past := kit.NewDate(h.Desk)
	past.Last = h.today()
	f.Add(kit.Item{Name: "ground", Label: say("queuemoves.ground"), Field: kit.NewChoice(h.Desk, grounds), Required: true})
	f.Add(kit.Item{Name: "hearing", Label: say("commissionpage.vote.hearing"), Field: past, Beside: true, Width: 150})
	f.Add(kit.Item{Name: "facts", Label: say("queuemoves.facts"), Field: kit.NewMultiline(h.Desk, 2, 1000), Required: true})
}

// buildWords adds what was heard, who spoke, dissent and the commission's own words.
func (h *hearing) buildWords() {
	f, say := h.deed.form, h.meeting.T
	f.Section(say("commissionpage.vote.words"))
	f.Add(kit.Item{Name: "heard", Label: say("commissionpage.vote.heard"), Field: kit.NewMultiline(h.Desk, 2, 1500)})
	var who []kit.Option
	for _, s := range h.view.Composition.Seats {
		if slices.ContainsFunc(h.present, func(p commission.Presence) bool { return p.Seat == s.N }) {
			who = append(who, kit.Option{Code: strconv.Itoa(s.N), Name: h.seatName(s.N)})
		}
	}
	label := func(i int, key string) string {
		if i > 0 {
			return ""
		}
		return say(key)
	}
	for i := range mostSpeeches {
		add := func(name, key string, field kit.Field, width float32, beside bool) {
			f.Add(kit.Item{Name: speech(i, name), Label: label(i, key), Field: field, Width: width, Beside: beside, Bare: beside && i > 0})
		}
		add("who", "commissionpage.vote.spoke", kit.NewChoice(h.Desk, append(slices.Clone(who), kit.Option{Code: stranger, Name: say("commissionpage.vote.stranger")})), 200, false)
		add("name", "commissionpage.order.name", kit.NewText(h.Desk, 150), 170, true)
		add("words", "commissionpage.vote.said", kit.NewText(h.Desk, 500), 0, true)
	}
	for i := range mostDissents {
		f.Add(kit.Item{Name: dissent(i, "seat"), Label: label(i, "commissionpage.vote.dissent"), Field: kit.NewChoice(h.Desk, slices.Clone(who)), Width: 200})
		f.Add(kit.Item{Name: dissent(i, "text"), Label: label(i, "commissionpage.vote.said"), Field: kit.NewText(h.Desk, 500), Beside: true, Bare: i > 0})
	}
	f.Add(kit.Item{Name: "decided_kk", Label: say("commissionpage.vote.decided-kk"), Field: kit.NewMultiline(h.Desk, 2, 1000)})
	f.Add(kit.Item{Name: "decided_ru", Label: say("commissionpage.vote.decided-ru"), Field: kit.NewMultiline(h.Desk, 2, 1000)})
}

func speech(i int, name string) string  { return fmt.Sprintf("spoke.%d.%s", i, name) }
func dissent(i int, name string) string { return fmt.Sprintf("dissent.%d.%s", i, name) }

// begin are the values the form opens with: what was written down, or what is proposed.
func (h *hearing) begin() map[string]string {
	x := &h.x
	v := map[string]string{"motion": x.Motion, "way": h.way, "heard": x.Heard, "facts": x.Why, "hearing": x.Hearing, "ground": x.Refusal,
		"decided_kk": x.DecidedKK, "decided_ru": x.DecidedRU}
	if x.Motion == "" {
		v["motion"] = x.Proposal
		if x.Proposal == app.MotionRefuse {
			v["facts"] = x.Facts
			for _, g := range x.Grounds {
				if g.In(h.lang) == x.Ground.In(h.lang) {
					v["ground"] = g.Code
				}
			}
		}
	}
	b := &x.Ballot
	var votes, away []string
	for _, o := range b.Votes {
		votes = append(votes, strconv.Itoa(o.Seat)+"="+o.Choice)
	}
	for _, r := range b.Recused {
		votes, away = append(votes, strconv.Itoa(r.Seat)+"="+recused), append(away, strconv.Itoa(r.Seat)+"="+recused)
		v[whyField(r.Seat)] = r.Why
	}
	v["votes"], v["away"], v["chair"] = strings.Join(votes, " "), strings.Join(away, " "), b.Chair
	switch counted := b.For + b.Against + b.Abstained; {
	case len(b.Votes) > 0:
		v["way"] = byName
	case counted > 0:
		v["way"] = byCount
		v[commission.For], v[commission.Against], v[commission.Abstained] = strconv.Itoa(b.For), strconv.Itoa(b.Against), strconv.Itoa(b.Abstained)
	default: // one key less for a unanimous vote
		v[commission.For] = strconv.Itoa(commission.Count(h.view.Rule, h.view.Composition.Seats, h.present, b.Recused).Here)
	}
	for i, y := range x.Spoke[:min(len(x.Spoke), mostSpeeches)] {
		v[speech(i, "who")], v[speech(i, "name")], v[speech(i, "words")] = strconv.Itoa(y.Seat), y.Name, y.Words
	}
	for i, d := range b.Dissent[:min(len(b.Dissent), mostDissents)] {
		v[dissent(i, "seat")], v[dissent(i, "text")] = strconv.Itoa(d.Seat), d.Text
	}
	return v
}

// suit shows the fields that what is chosen asks for, and says what the votes come to.
func (h *hearing) suit() {
	f := h.deed.form
	counts := f.Field("way").Value() == byCount
	away := "votes"
	if counts {
		away = "away"
	}
	leaving := f.Field(away).(*kit.RollCall).Choices()
	motion := f.Field("motion").Value()
	refuses := motion == app.MotionRefuse
	f.Together(func() {
		f.Omit("votes", counts)
		for _, name := range append(slices.Clone(commission.Choices), "chair", "away") {
			f.Omit(name, !counts)
		}
		for _, v := range h.voters() {
			f.Omit(whyField(v.Seat), leaving[v.Seat] != recused)
		}
		f.Omit("ground", !refuses)
		f.Omit("hearing", !refuses)
		f.Omit("facts", !refuses && motion != app.MotionDecline && motion != app.MotionPostpone && motion != app.MotionTakeOff)
		full := func(name string) bool { return f.Field(name).Value() != "" }
		for i := range mostSpeeches {
			gone := i > 0 && !full(speech(i-1, "who")) && !full(speech(i, "who")) && !full(speech(i, "words"))
			f.Omit(speech(i, "who"), gone)
			f.Omit(speech(i, "name"), gone || f.Field(speech(i, "who")).Value() != stranger)
			f.Omit(speech(i, "words"), gone)
		}
		for i := range mostDissents {
			gone := i > 0 && !full(dissent(i-1, "seat")) && !full(dissent(i, "seat")) && !full(dissent(i, "text"))
			f.Omit(dissent(i, "seat"), gone)
			f.Omit(dissent(i, "text"), gone)
		}
	})
	h.tell()
}

// close is Esc: what was written stays as a draft, the keyboard returns to the agenda.
func (h *hearing) close() {
	h.keepDraft()
	h.grid.Focus()
}

// keepDraft keeps what was written as a draft, here too.
func (h *hearing) keepDraft() {
	h.kept.now()
	if was := h.kept.was; len(was) > 0 && !h.kept.gone {
		h.drafts[h.kept.id] = was
		h.grid.Update()
	}
}

// resultLine says what the votes come to, with its icon.
type resultLine struct {
	box  *fyne.Container
	icon *canvas.Image
	text *canvas.Text
	said string
}

const resultHigh = 24

func newResultLine() *resultLine {
	l := &resultLine{icon: canvas.NewImageFromResource(kit.IconNote.In(kit.ColorQuiet)), text: page.Line("", kit.TextSize, true, theme.ColorNameForeground)}
	l.box = &fyne.Container{Layout: iconLine{}, Objects: []fyne.CanvasObject{l.icon, l.text}}
	return l
}

func (l *resultLine) say(text string, icon kit.Icon, ink fyne.ThemeColorName) {
	l.said = text
	l.icon.Resource = icon.In(ink)
	l.icon.Refresh()
	l.text.Text = text
	l.text.Refresh()
}

// iconLine sets an icon before a text.
type iconLine struct{}

func (iconLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, resultHigh) }

func (iconLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSquareSize(16))
	o[0].Move(fyne.NewPos(2, (s.Height-16)/2))
	o[1].Move(fyne.NewPos(24, (s.Height-o[1].MinSize().Height)/2))
}

// overLine gives the first object all that a line under it leaves.
type overLine struct{}

func (overLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 80) }

func (overLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(fyne.NewSize(s.Width, s.Height-resultHigh-4))
	o[1].Move(fyne.NewPos(0, s.Height-resultHigh))
	o[1].Resize(fyne.NewSize(s.Width, resultHigh))
}
