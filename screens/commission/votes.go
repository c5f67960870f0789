package commissionpage

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/commission"
	"kezek/screens/kit"
)

// ballot is what the form says of the vote.
func (h *hearing) ballot() (b commission.Ballot) {
	f, v := h.deed.form, h.deed.form.Values()
	away := f.Field("votes").(*kit.RollCall).Choices()
	if v["way"] == byCount {
		b.For, b.Against, b.Abstained, b.Chair = atoi(v[commission.For]), atoi(v[commission.Against]), atoi(v[commission.Abstained]), v["chair"]
		away = f.Field("away").(*kit.RollCall).Choices()
	}
	for _, row := range h.voters() {
		choice := away[row.Seat]
		switch {
		case choice == recused:
			b.Recused = append(b.Recused, commission.Recusal{Seat: row.Seat, Why: h.value(whyField(row.Seat))})
		case choice != "" && v["way"] != byCount:
			b.Votes = append(b.Votes, commission.Vote{Seat: row.Seat, Choice: choice})
		}
	}
	for i := range mostDissents {
		if seat := atoi(v[dissent(i, "seat")]); seat != 0 || v[dissent(i, "text")] != "" {
			b.Dissent = append(b.Dissent, commission.Dissent{Seat: seat, Text: v[dissent(i, "text")]})
		}
	}
	return b
}

// tell says live what the votes come to.
func (h *hearing) tell() {
	b := h.ballot()
	b.Present, b.Presiding = h.present, h.elected
	t := commission.Tell(h.view.Rule, h.view.Composition.Seats, b)
	icon, ink := kit.IconCheck, kit.ColorGood
	text := h.tallied(t, t.Result)
	left := t.Here - t.For - t.Against - t.Abstained
	switch {
	case t.Result == commission.NoQuorum:
		icon, ink = kit.IconWarning, kit.ColorWrong
	case left < 0:
		icon, ink = kit.IconWarning, kit.ColorWrong
		text = h.meeting.T("commission.vote.more", "count", t.Here-left, "here", t.Here)
	case left > 0:
		icon, ink = kit.IconNote, kit.ColorQuiet
		text = h.meeting.T("commissionpage.vote.left", "for", t.For, "against", t.Against, "left", left, "here", t.Here)
	case t.Result != commission.Carried:
		icon, ink = kit.IconCross, theme.ColorNameForeground
	}
	h.result.say(text, icon, ink)
}

// fieldOf is the field of the form at which a finding about the act stands.
func (h *hearing) fieldOf(field string) string {
	counts := h.deed.form.Field("way").Value() == byCount
	rest, ballot := strings.CutPrefix(field, "ballot.")
	if !ballot {
		if n, ok := strings.CutPrefix(field, "spoke."); ok {
			return speech(atoi(n), "who")
		}
		return field
	}
	list, n, _ := strings.Cut(rest, ".")
	switch list {
	case "recused":
		if b := h.ballot(); atoi(n) < len(b.Recused) {
			return whyField(b.Recused[atoi(n)].Seat)
		}
	case "dissent":
		return dissent(atoi(n), "text")
	case "chair":
		if counts {
			return "chair"
		}
	case "presiding":
		return ""
	}
	if counts {
		return commission.For
	}
	return "votes"
}

func (h *hearing) act() app.DecideItem {
	v := h.deed.form.Values()
	a := app.DecideItem{Item: h.x.ID, Motion: v["motion"], Ground: v["ground"], Facts: h.text("facts"), Hearing: v["hearing"], Heard: h.text("heard"),
		DecidedKK: h.text("decided_kk"), DecidedRU: h.text("decided_ru"), Ballot: h.ballot()}
	for i := range mostSpeeches {
		seat, name, words := v[speech(i, "who")], v[speech(i, "name")], v[speech(i, "words")]
		if seat == "" && words == "" {
			continue
		}
		y := app.Speech{Seat: atoi(seat), Words: words}
		if y.Seat == 0 {
			y.Name = name
		}
		a.Spoke = append(a.Spoke, y)
	}
	return a
}

// submit records the vote and goes on to the next item that was not heard.
func (h *hearing) submit() {
	m := h.meeting
	way := h.deed.form.Field("way").Value()
	h.carryOut(h.act(), func(out app.Outcome) {
		var is app.Voted
		if err := out.Read(&is); err != nil {
			m.Quiet.Wrong(err)
			return
		}
		if way != m.way {
			m.way = way
			m.keepWay()
		}
		h.kept.drop()
		delete(m.drafts, draftOfItem(m.id, is.Item))
		if m.hears != h {
			return
		}
		m.recorded(h, is)
	})
}

// recorded notes what a vote came to, says it and opens the next item.
func (m *meeting) recorded(h *hearing, is app.Voted) {
	if x := m.item(is.Item); x != nil {
		if x.State == app.ItemOpen {
			m.view.States[app.ItemOpen]--
		} else {
			m.view.States[x.State]--
		}
		a := h.act() // until the meeting is read again
		x.State, x.Result, x.For, x.Against, x.Abstained = is.State, is.Result, is.For, is.Against, is.Abstained
		x.Motion, x.Refusal, x.Why, x.Hearing, x.Heard, x.Spoke, x.DecidedKK, x.DecidedRU = a.Motion, a.Ground, a.Facts, a.Hearing, a.Heard, a.Spoke, a.DecidedKK, a.DecidedRU
		x.Ballot = a.Ballot
		x.Ballot.Present, x.Ballot.Presiding = h.present, h.elected
		m.view.States[is.State]++
	}
	t := commission.Tally{Quorum: commission.Quorum{Here: is.Here, Needed: is.Needed}, For: is.For, Against: is.Against, Abstained: is.Abstained, ByChair: is.ByChair}
	m.Quiet.Good(m.T("commissionpage.vote.recorded", "n", h.x.N, "result", m.tallied(t, is.Result)))
	m.grid.Update()
	next := m.nextOpen(is.Item)
	if next == 0 {
		m.showItem(is.Item)
		m.offer()
		m.grid.Focus()
		m.Quiet.Good(m.T("commissionpage.vote.all"))
		return
	}
	m.openAt(next)
}

// openAt opens an item of the sitting and gives its votes the keyboard.
func (m *meeting) openAt(id int64) {
	m.still = true
	m.grid.SetCursor(slices.Index(m.items, id))
	m.still = false
	m.showItem(id)
	if m.hears != nil {
		m.hears.focus()
	}
}

// nextOpen is the item after one that was not heard yet, from the top again after the last; 0 for none.
func (m *meeting) nextOpen(after int64) int64 {
	n := len(m.view.Agenda)
	at := slices.IndexFunc(m.view.Agenda, func(x app.ItemView) bool { return x.ID == after })
	for i := 1; i <= n; i++ {
		if x := &m.view.Agenda[(at+i+n)%n]; x.State == app.ItemOpen {
			return x.ID
		}
	}
	return 0
}

// turn goes to the item before or after the open one.
func (m *meeting) turn(by int) {
	at := slices.Index(m.items, m.open)
	if m.open == 0 {
		at = m.grid.Cursor() - by
	}
	to := at + by
	if to < 0 || to >= len(m.items) {
		return
	}
	m.leave(func() {
		if m.hears != nil {
			m.openAt(m.items[to])
			return
		}
		m.still = true
		m.grid.SetCursor(to)
		m.still = false
		m.showItem(m.items[to])
	})
}

// keepWay remembers how the person likes to write votes down.
func (m *meeting) keepWay() { m.keeping.Keep(settingWay, m.way) }
