package commissionpage

import (
	"strconv"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/commission"
	"kezek/screens/kit"
)

// Answers of the roll call of who is there.
const (
	isHere     = "present"
	isReplaced = "substitute"
	isAbsent   = "absent"
)

// attendance is the form that marks who is there: it opens the sitting, or says who came or left since.
type attendance struct {
	*meeting
	*deed
	call  *kit.RollCall
	bar   *kit.QuorumBar
	opens bool
	began map[string]string // moment the form began with; left alone it is now
	seats []commission.Seat
}

func (m *meeting) attend() {
	if !m.may(app.Attend{}) {
		return
	}
	m.leave(func() {
		m.letGo()
		m.newAttendance()
		m.content.Refresh()
	})
}

func (m *meeting) newAttendance() {
	a := &attendance{meeting: m, deed: newDeed(m.pane), bar: kit.NewQuorumBar(m.Desk), opens: m.view.State == app.MeetingPlanned, seats: m.view.Composition.Seats}
	a.deed.place = a.fieldOf
	f, say := a.deed.form, m.T
	a.call = kit.NewRollCall(m.Desk, []kit.Answer{{Code: isHere, Label: say("commissionpage.attend.here"), Key: '1'},
		{Code: isReplaced, Label: say("commissionpage.attend.replaced"), Key: '2'}, {Code: isAbsent, Label: say("commissionpage.attend.absent"), Key: '3'}})
	a.call.Everyone = kit.Answer{Code: isHere, Label: say("commissionpage.attend.everyone"), Key: '7'}
	var rows []kit.Member
	var electable []kit.Option
	for _, s := range a.seats {
		post := say(commission.PostKey(s.Post))
		if s.Substitute != nil {
			post = joined(" · ", post, say("commissionpage.order.substitute", "name", s.Substitute.Name))
		}
		rows = append(rows, kit.Member{Seat: s.N, Name: s.Name, Post: post})
		if s.Votes {
			electable = append(electable, kit.Option{Code: strconv.Itoa(s.N), Name: s.Name})
		}
	}
	a.call.SetMembers(rows)
	f.AddObject(a.bar)
	f.Add(kit.Item{Name: "present", Label: say("commissionpage.attend.call"), Field: a.call})
	f.Add(kit.Item{Name: "presiding", Label: say("commissionpage.attend.presiding"), Field: kit.NewChoice(m.Desk, electable), Hint: say("commissionpage.attend.elected")})
	now := m.today()
	past := kit.NewDate(m.Desk)
	past.Last = now
	f.Add(kit.Item{Name: "began", Label: say("commissionpage.attend.began"), Field: past, Required: true, Width: 140})
	f.Add(kit.Item{Name: "began.time", Label: say("commissionpage.column.time"), Field: kit.NewTime(m.Desk), Required: true, Beside: true, Width: 90})
	f.Omit("began", !a.opens)
	f.Omit("began.time", !a.opens)
	a.began = map[string]string{"began": now.Format(time.DateOnly), "began.time": now.Format("15:04")}
	begin := map[string]string{"present": a.stored(), "began": a.began["began"], "began.time": a.began["began.time"]}
	if m.view.Elected {
		begin["presiding"] = strconv.Itoa(m.view.Presiding)
	}
	button := "commissionpage.attend.keep"
	if a.opens {
		button = "commissionpage.attend.begin"
	}
	a.end(say(button), a.submit, m.restFocused, begin)
	a.suit()
	f.Saved()
	f.OnChange = a.suit
	m.pane.ask(say("commissionpage.attend.title"), say("commissionpage.attend.about"), nil, 0, f)
	f.Go("present")
}

// stored lists who is there now as the roll call has it; before the sitting nobody is marked.
func (a *attendance) stored() string {
	if a.opens {
		return ""
	}
	marks := map[int]string{}
	for _, p := range a.view.Present {
		marks[p.Seat] = isHere
		if p.Substitute {
			marks[p.Seat] = isReplaced
		}
	}
	var all []string
	for _, s := range a.seats {
		mark := marks[s.N]
		if mark == "" {
			mark = isAbsent
		}
		all = append(all, strconv.Itoa(s.N)+"="+mark)
	}
	return strings.Join(all, " ")
}

func (a *attendance) present() (here []commission.Presence) {
	marks := a.call.Choices()
	for _, s := range a.seats {
		switch marks[s.N] {
		case isHere:
			here = append(here, commission.Presence{Seat: s.N})
		case isReplaced:
			here = append(here, commission.Presence{Seat: s.N, Substitute: true})
		}
	}
	return here
}

// suit tells the quorum live and asks who presides where neither chair nor deputy is there.
func (a *attendance) suit() {
	here := a.present()
	q := commission.Count(a.view.Rule, a.seats, here, nil)
	text := "commissionpage.quorum.none"
	if q.Reached() {
		text = "commissionpage.quorum.there"
	}
	a.bar.Set(q.Here, q.Needed, q.Entitled, a.meeting.T(text, "here", q.Here, "needed", q.Needed, "entitled", q.Entitled))
	a.deed.form.Omit("presiding", len(here) == 0 || commission.Presider(a.seats, here, nil) != 0)
}

func (a *attendance) fieldOf(field string) string {
	switch {
	case strings.HasPrefix(field, "present"):
		return "present"
	case field == "began_at":
		return "began"
	}
	return field
}

func (a *attendance) submit() {
	m := a.meeting
	act := app.Attend{Meeting: m.id, Present: a.present(), Presiding: atoi(a.value("presiding"))}
	if a.opens && (a.value("began") != a.began["began"] || a.value("began.time") != a.began["began.time"]) {
		act.BeganAt = moment(a.value("began"), a.value("began.time"))
	}
	a.carryOut(act, func(out app.Outcome) {
		var is app.Attended
		if err := out.Read(&is); err != nil {
			m.Quiet.Wrong(err)
			return
		}
		m.pane.form = nil
		m.view.Present = act.Present
		if !a.opens {
			m.reread(m.focus)
		}
		key := "commissionpage.attend.short"
		if is.Quorum {
			key = "commissionpage.attend.done"
		}
		m.good(m.T(key, "here", is.Here, "needed", is.Needed), out)
	})
}

// reread reads the meeting again and shows in the pane what it rests on.
func (m *meeting) reread(then func()) {
	m.afresh = func() { m.rest(); then() }
	m.heard()
}
