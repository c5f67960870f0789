package queuepage

import (
	"context"
	"fmt"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// mostGrounds is how many grounds a form has room for.
const mostGrounds = 4

// otherLists are the lists as options; without is left out.
func (p *queuePage) otherLists(without string) (options []kit.Option) {
	for _, l := range p.ed.Lists() {
		if l.Code != without {
			options = append(options, kit.Option{Code: l.Code, Name: l.Label().In(p.lang)})
		}
	}
	return options
}

// standsOn are the grounds to register that lead to a list or to any.
func (p *queuePage) standsOn(list string) (options []kit.Option) {
	for _, g := range p.ed.Service(edition.Queue).Reasons(edition.ToRegister) {
		if g.List == list || g.List == "" {
			options = append(options, kit.Option{Code: g.Code, Name: g.In(p.lang)})
		}
	}
	return options
}

// askGrounds asks for the grounds of a list, one and more on demand. list tells the list chosen now.
func (d *decision) askGrounds(prefix, hint string, list func() string) {
	name := func(i int) string { return fmt.Sprintf("%s.%d", prefix, i) }
	var fields []*kit.Choice
	for i := range mostGrounds {
		fields = append(fields, kit.NewChoice(d.Desk, nil))
		item := kit.Item{Name: name(i), Label: d.T("queuemoves.another-ground"), Field: fields[i]}
		if i == 0 {
			item.Label, item.Hint = d.T("queuemoves.grounds"), hint
		}
		d.form.Add(item)
	}
	of := "-"
	suit := func() {
		if now := list(); now != of {
			of = now
			for _, f := range fields {
				f.SetOptions(d.standsOn(now))
			}
		}
		for i := 1; i < mostGrounds; i++ {
			d.form.Omit(name(i), fields[i].Value() == "" && fields[i-1].Value() == "")
		}
	}
	suit()
	d.changes = append(d.changes, suit)
}

func (d *decision) grounds(prefix string) (codes []string) {
	for i := range mostGrounds {
		if code := d.value(fmt.Sprintf("%s.%d", prefix, i)); code != "" {
			codes = append(codes, code)
		}
	}
	return codes
}

// askMoment asks for a day and a time of it.
func (d *deed) askMoment(required bool) {
	d.form.Add(kit.Item{Name: "counting_at", Label: d.T("queuemoves.counting.day"), Field: d.past(), Required: required, Width: 140})
	d.form.Add(kit.Item{Name: "time", Label: d.T("queuemoves.counting.time"), Field: kit.NewTime(d.Desk), Required: required, Beside: true, Width: 90})
}

// moment is the moment of such fields as unix ms, 0 where they are not filled.
func (d *deed) moment() int64 {
	v := d.form.Values()
	t, err := time.ParseInLocation("2006-01-02 15:04", v["counting_at"]+" "+v["time"], locales.Zone)
	if err != nil {
		return 0
	}
	return t.UnixMilli()
}

func (d *decision) askList() {
	d.need("list", d.T("queuemoves.list"), kit.NewChoice(d.Desk, d.otherLists(d.v.List)))
	d.askGrounds("grounds", "", func() string { return d.form.Field("list").Value() })
	d.askMoment(true)
	suit := func() { // a new time is asked for only where the ground does not keep the old one
		g, _ := d.ed.Ground(d.form.Field("ground").Value())
		d.form.Omit("counting_at", !g.NewTime)
		d.form.Omit("time", !g.NewTime)
	}
	suit()
	d.changes = append(d.changes, suit)
}

func (d *decision) moveList(on app.OnEntry) app.Act {
	return app.MoveList{OnEntry: on, List: d.value("list"), Grounds: d.grounds("grounds"), CountingAt: d.moment()}
}

func (d *decision) askTime() {
	d.askMoment(true)
	if d.v.Mark == "assumed" {
		d.own = map[string]string{"counting_at": time.UnixMilli(d.v.CountingAt).In(locales.Zone).Format(time.DateOnly)}
	}
}

func (d *decision) correctTime(on app.OnEntry) app.Act {
	return app.CorrectTime{OnEntry: on, CountingAt: d.moment()}
}

func (d *decision) askHouse() {
	d.form.Add(kit.Item{Name: "dwelling", Label: d.T("queuemoves.dwelling"), Field: kit.NewMultiline(d.Desk, 2, 300), Required: true,
		Hint: d.T("queuemoves.dwelling-hint")})
}

func (d *decision) house(on app.OnEntry) app.Act {
	return app.House{OnEntry: on, Dwelling: d.value("dwelling")}
}

const mostFound = 8

// askMerge asks for the entry that stays, found by name, ИИН or number.
func (d *decision) askMerge() {
	into := kit.NewCombo(d.Desk, func(ctx context.Context, query string) (options []kit.Option, err error) {
		if strings.TrimSpace(query) == "" {
			return nil, nil
		}
		q, err := d.Office.Queue(ctx, app.QueueFilter{Query: query})
		if err != nil {
			return nil, err
		}
		rows, err := q.Rows(ctx, 0, mostFound)
		for i := range rows {
			if rows[i].RegNo != d.v.RegNo {
				options = append(options, d.named(&rows[i]))
			}
		}
		return options, err
	}, func(code string) (kit.Option, bool) {
		e, err := d.Office.Entry(context.Background(), code)
		if err != nil {
			return kit.Option{}, false
		}
		return d.named(&e.QueueRow), true
	})
	d.form.Add(kit.Item{Name: "into", Label: d.T("queuemoves.into"), Field: into, Required: true, Hint: d.T("queuemoves.into-hint")})
}

func (p *queuePage) named(r *app.QueueRow) kit.Option {
	return kit.Option{Code: r.RegNo, Name: r.Name, Note: number(r.Place)}
}

func (d *decision) merge(on app.OnEntry) app.Act {
	return app.Merge{OnEntry: on, Into: d.value("into")}
}
