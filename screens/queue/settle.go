package queuepage

import (
	"context"
	"errors"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
)

// settle asks for the counting time of an entry that came without one, or with an assumed one, and for the decision it
// rests on.
func (p *queuePage) settle(v *app.EntryView) {
	today := time.UnixMilli(p.Office.Now())
	at, signed := kit.NewDate(p.Desk), kit.NewDate(p.Desk)
	at.Last, signed.Last = today, today
	form := kit.NewForm(p.Desk)
	form.Section(p.T("queuepage.settle.section.time"))
	form.Add(kit.Item{Name: "counting_at", Label: p.T("queuepage.settle.day"), Field: at.Input, Required: true, Width: 132})
	form.Add(kit.Item{Name: "time", Label: p.T("queuepage.settle.time"), Field: kit.NewTime(p.Desk), Required: true, Width: 90, Beside: true})
	form.Section(p.T("queuepage.settle.section.decision"))
	form.Add(kit.Item{Name: "number", Label: p.T("queuepage.settle.number"), Field: kit.NewText(p.Desk, 40), Required: true, Width: 132})
	form.Add(kit.Item{Name: "date", Label: p.T("queuepage.settle.date"), Field: signed.Input, Required: true, Width: 132, Beside: true})
	form.Add(kit.Item{Name: "reason", Label: p.T("queuepage.settle.reason"), Field: kit.NewMultiline(p.Desk, 3, 500), Required: true})
	if v.Mark == "assumed" {
		form.Field("counting_at").SetValue(locales.Date(v.CountingAt))
	}
	form.OnSubmit = func() { p.weigh(v, form) }
	form.Buttons(kit.NewMainButton(p.Desk, p.T("queuepage.settle.sign"), form.Submit), p.backButton(form))
	p.showForm(p.T("queuepage.settle.title"), v.RegNo+" · "+v.Name, form)
}

// weigh says who would move before anything is signed.
func (p *queuePage) weigh(v *app.EntryView, form *kit.Form) {
	if p.weighing { // a second Enter
		return
	}
	p.weighing = true
	order := settling(v.RegNo, form.Values())
	var moves []queue.Move
	p.Run(p.T("queuepage.settle.weighing"), func(ctx context.Context) (err error) {
		_, moves, err = p.Office.Preview(ctx, p.Who, order)
		return err
	}, func(err error) {
		p.weighing = false
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			p.tell(form, err)
		default:
			p.Desk.Confirm(p.T("queuepage.settle.confirm"), p.moving(queue.EntryID(v.Entry), v.Place, moves), p.T("queuepage.settle.sign"),
				func() { p.sign(order, form) })
		}
	})
}

// settling makes the order out of what the form holds.
func settling(regNo string, values map[string]string) app.Order {
	act := app.CorrectTime{OnEntry: app.OnEntry{RegNo: regNo, Facts: values["reason"], Ground: "time-found",
		Signed: app.Signed{Number: values["number"], Date: values["date"]}}}
	if t, err := time.ParseInLocation("2006-01-02 15:04", values["counting_at"]+" "+values["time"], locales.Zone); err == nil {
		act.CountingAt = t.UnixMilli()
	}
	return app.Order{Act: act}
}

// moving says in words what the moves are: where the entry goes, how many others move, how many above stay.
func (p *queuePage) moving(entry queue.EntryID, place int, moves []queue.Move) string {
	others, to := 0, place
	for _, m := range moves {
		if m.Entry == entry {
			to = m.After.Overall
		} else if m.Overall() != 0 {
			others++
		}
	}
	if to == place && others == 0 {
		return p.T("queuepage.settle.nobody-moves", "place", number(place))
	}
	said := []string{p.T("queuepage.settle.goes", "from", number(place), "to", number(to))}
	if others > 0 {
		said = append(said, p.T("queuepage.settle.moves", "count", others, "n", number(others)))
	}
	if above := min(place, to) - 1; above > 0 {
		said = append(said, p.T("queuepage.settle.stay", "count", above, "n", number(above)))
	}
	return strings.Join(said, "\n")
}

func (p *queuePage) sign(order app.Order, form *kit.Form) {
	p.Do(p.T("queuepage.settle.signing"), order, func(out app.Outcome, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			p.tell(form, err)
		default:
			var s app.Moved
			if err := out.Read(&s); err != nil {
				p.Quiet.Wrong(err)
				return
			}
			p.returnToEntry()
			p.Quiet.Good(p.T("queuepage.settle.done", "number", s.RegNo, "place", number(s.Overall)))
		}
	})
}
