package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
)

// movementAnswer is how a place moved, as `why REGNO --json` prints it. Numbers above zero are backwards.
type movementAnswer struct {
	RegNo  string         `json:"reg_no"`
	Name   string         `json:"name"`
	From   string         `json:"from"`
	To     string         `json:"to"`
	Start  placeAnswer    `json:"start"`
	End    placeAnswer    `json:"end"`
	Began  string         `json:"began,omitempty"` // came into the queue within the period
	Left   string         `json:"left,omitempty"`
	Causes []causeAnswer  `json:"causes"`
	Total  causeAnswer    `json:"total"` // the difference of end and start
	Lines  []movementLine `json:"lines"`
	Course []placeAnswer  `json:"course"`
	Never  bool           `json:"never,omitempty"` // it stood in the queue at no moment of the period
}

type placeAnswer struct {
	At     string `json:"at,omitempty"`
	Place  int    `json:"place"`
	InList int    `json:"place_in_list"`
	List   string `json:"list,omitempty"`
	Ready  int    `json:"ready"`
}

type causeAnswer struct {
	Cause   string `json:"cause,omitempty"`
	Count   int    `json:"count"`
	Overall int    `json:"overall"`
	InList  int    `json:"in_list"`
	Ready   int    `json:"ready"`
}

type movementLine struct {
	At string `json:"at"`
	causeAnswer
	Number string `json:"decision"`
	Date   string `json:"decided_on"`
	Ground string `json:"ground,omitempty"`
	Clause string `json:"clause,omitempty"`
}

// why tells how the place of an entry moved, or why another one stands where it stands; --pdf issues the paper of it.
func why(t *terminal, args []string) error {
	var from, to, asOf, pdf string
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&from, "from", "", "")
		f.StringVar(&to, "to", "", "")
		f.StringVar(&asOf, "as-of", "", "")
		f.StringVar(&pdf, "pdf", "", "")
	})
	if err != nil || len(rest) < 1 || len(rest) > 2 || len(rest) == 1 && asOf != "" || len(rest) == 2 && from+to != "" {
		return errUsage
	}
	a := app.IssuePaper{Form: app.FormMovement, RegNo: rest[0]}
	for _, d := range []struct {
		text string
		at   *int64
		end  bool
	}{{from, &a.From, false}, {to, &a.To, true}, {asOf, &a.AsOf, true}} {
		if *d.at, err = dayGiven(d.text, d.end); err != nil {
			return err
		}
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	a.To, a.AsOf = notYet(a.To, o.Now()), notYet(a.AsOf, o.Now())
	if len(rest) == 2 {
		a.Form, a.Other = app.FormComparison, rest[1]
	}
	if pdf != "" {
		return t.writePaper(o, who, a, "", pdf)
	}
	if len(rest) == 2 {
		return t.compare(o, a)
	}
	return t.movement(o, a)
}

// dayGiven reads a day as dd.mm.yyyy: its first moment, or with end its last; 0 for "".
func dayGiven(text string, end bool) (int64, error) {
	if text == "" {
		return 0, nil
	}
	day, ok := locales.ParseDate(text)
	if !ok {
		return 0, fault.New("T03", "ctl.fault.date", "text", text)
	}
	if end {
		return day.AddDate(0, 0, 1).UnixMilli() - 1, nil
	}
	return day.UnixMilli(), nil
}

// notYet makes the end of a day that is not over yet the present moment.
func notYet(at, now int64) int64 {
	if at > now && at-now < 24*time.Hour.Milliseconds() {
		return 0
	}
	return at
}

func (t *terminal) writePaper(o *app.Office, who *app.Person, a app.IssuePaper, reason, path string) error {
	pdf, err := newOutput(path)
	if err != nil {
		return err
	}
	issued, _, err := t.issue(o, who, a, reason, io.Writer(pdf))
	if err = pdf.done(err); err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]any{"file": path, "paper": issued})
	}
	t.say("ctl.paper.done", "file", filepath.Base(path), "number", issued.Number)
	return nil
}

func (t *terminal) movement(o *app.Office, a app.IssuePaper) error {
	m, err := o.Movement(t.ctx, a.RegNo, a.From, a.To)
	if err != nil {
		return err
	}
	answer := movementAnswer{RegNo: m.RegNo, Name: m.Name, From: moment(m.From), To: moment(m.To), Start: standpoint(m.Start), End: standpoint(m.End),
		Causes: []causeAnswer{}, Lines: []movementLine{}, Course: []placeAnswer{}, Never: m.Never, Total: sumOf(m.Total)}
	answer.Began, answer.Left = moment(m.Began), moment(m.Left)
	for _, c := range m.Causes {
		answer.Causes = append(answer.Causes, sumOf(c))
	}
	for _, r := range m.Rows {
		answer.Lines = append(answer.Lines, movementLine{At: moment(r.At), Number: r.Number, Date: r.Date, Ground: r.Ground.Code, Clause: r.Ground.Clause,
			causeAnswer: causeAnswer{r.Cause.String(), r.Count, r.Overall, r.InList, r.Ready}})
	}
	for _, p := range m.Course {
		answer.Course = append(answer.Course, standpoint(p))
	}
	if t.json {
		return t.print(answer)
	}
	t.tellMovement(m)
	return nil
}

func standpoint(p queue.Standpoint) placeAnswer {
	return placeAnswer{At: moment(p.At), Place: p.Place.Overall, InList: p.Place.InList, List: p.Place.List, Ready: p.Ready}
}

func sumOf(c app.CauseSum) causeAnswer {
	code := ""
	if c.Cause != 0 {
		code = c.Cause.String()
	}
	return causeAnswer{code, c.Count, c.Overall, c.InList, c.Ready}
}

func (t *terminal) tellMovement(m app.MovementView) {
	if m.Never {
		t.say("ctl.why.never", "number", m.RegNo)
		return
	}
	fmt.Fprintf(t.out, "%s  %s\n", m.RegNo, m.Name)
	for _, p := range []queue.Standpoint{m.Start, m.End} {
		t.say("ctl.why.place", "date", locales.Date(p.At), "place", p.Place.Overall, "in_list", p.Place.InList)
	}
	for _, r := range m.Rows {
		number := r.Number
		if r.Date != "" {
			number += ", " + r.Date
		}
		fmt.Fprintf(t.out, "%s  %+6d %+6d  %4d  %s  № %s\n", locales.Date(r.At), r.Overall, r.InList, r.Count, t.lang.T(r.Cause.Key()), number)
	}
	t.say("ctl.why.total", "overall", fmt.Sprintf("%+d", m.Total.Overall), "in_list", fmt.Sprintf("%+d", m.Total.InList))
}

// compare tells why another entry stands where it stands.
func (t *terminal) compare(o *app.Office, a app.IssuePaper) error {
	w, err := o.Why(t.ctx, a.RegNo, a.Other, a.AsOf)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(w)
	}
	for _, s := range []app.WhySide{w.X, w.Y} {
		fmt.Fprintf(t.out, "%-12s %-30s %6d %6d  %s\n", s.RegNo, s.Name, s.Place, s.InList, s.List)
	}
	if w.Above == "" {
		t.say("ctl.why.apart")
		return nil
	}
	for _, p := range w.Parts {
		fmt.Fprintf(t.out, "%s  %s | %s | %s\n", t.lang.T("ctl.why.mark."+p.Mark), p.Title.In(t.lang), p.X.Text.In(t.lang), p.Y.Text.In(t.lang))
		if p.Mark == app.PartDecides {
			fmt.Fprintf(t.out, "    № %s, %s | № %s, %s | %s\n", p.X.Number, p.X.Date, p.Y.Number, p.Y.Date, p.Clause.In(t.lang))
		}
	}
	t.say("ctl.why.above", "number", w.Above)
	return nil
}
