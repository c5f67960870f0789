package main

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/fault"
	"kezek/locales"
)

// meetingLines is one meeting as `commission MEETING --json` prints it.
type meetingLines struct {
	app.MeetingView
	Quorum quorumLine  `json:"quorum"`
	Papers []paperLine `json:"papers"`
}

// quorumLine is whether enough members are there now.
type quorumLine struct {
	Entitled int      `json:"entitled"`
	Needed   int      `json:"needed"`
	Here     int      `json:"here"`
	Reached  bool     `json:"reached"`
	Missing  []string `json:"missing"` // names of those with a vote
}

// showCommission prints the meetings of the commission, one of them, what may come on an agenda, or who sits in it.
func showCommission(t *terminal, args []string) error {
	rest, err := t.flags(args, func(*flag.FlagSet) {})
	if err != nil || len(rest) > 1 {
		return errUsage
	}
	show := t.meetings
	if len(rest) == 1 {
		switch id, err := strconv.ParseInt(rest[0], 10, 64); {
		case rest[0] == "ready":
			show = t.ready
		case rest[0] == "compositions":
			show = t.compositions
		case err != nil || id < 1:
			return errUsage
		default:
			show = func(o *app.Office) error { return t.meeting(o, id) }
		}
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	if !who.Is(app.Registrar, app.Executor, app.Secretary, app.Head) { // an administrator does not look into cases
		return fault.New("G01", "app.fault.not-allowed")
	}
	return show(o)
}

func (t *terminal) meetings(o *app.Office) error {
	all, err := o.Meetings(t.ctx)
	if err != nil || t.json {
		return t.orPrint(all, err)
	}
	for _, m := range all {
		fmt.Fprintf(t.out, "%4d  %s  %s\n", m.ID, locales.DateTime(m.At), strings.Join(t.meetingHead(m), "; "))
	}
	if len(all) == 0 {
		t.say("ctl.commission.none")
	}
	return nil
}

// orPrint prints a value, unless there was an error before.
func (t *terminal) orPrint(v any, err error) error {
	if err != nil {
		return err
	}
	return t.print(v)
}

// meetingHead is what a line says of a meeting beside its number and time.
func (t *terminal) meetingHead(m app.MeetingRow) []string {
	head := []string{t.lang.T(commission.MeetingKindKey(m.Kind)), m.Venue, t.lang.T(commission.StateKey(m.State))}
	if m.Number != "" {
		head = append(head, t.lang.T("ctl.commission.minutes", "number", m.Number, "date", day(m.Date)))
	}
	head = append(head, t.lang.T("ctl.commission.items", "n", m.Items))
	if m.Unsigned > 0 {
		head = append(head, t.lang.T("ctl.commission.unsigned", "n", m.Unsigned))
	}
	return head
}

func (t *terminal) ready(o *app.Office) error {
	all, err := o.ReadyItems(t.ctx)
	if err != nil || t.json {
		return t.orPrint(all, err)
	}
	for _, r := range all {
		what := r.CaseNo
		if r.Draft != 0 {
			what = strings.TrimSpace(r.RegNo + " " + t.lang.T("ctl.commission.draft", "draft", r.Draft))
		}
		before := ""
		if r.Before != "" {
			before = t.lang.T(commission.ItemStateKey(r.Before))
		}
		fmt.Fprintf(t.out, "%-10s  %-24s %-40s %s  %s\n", day(r.Due), what, r.Name, t.lang.T(commission.ItemKindKey(r.Kind)), before)
	}
	if len(all) == 0 {
		t.say("ctl.commission.nothing-ready")
	}
	return nil
}

func (t *terminal) compositions(o *app.Office) error {
	all, err := o.Compositions(t.ctx)
	if err != nil || t.json {
		return t.orPrint(all, err)
	}
	for _, c := range all {
		t.tellComposition(c, nil)
	}
	return nil
}

func (t *terminal) meeting(o *app.Office, id int64) error {
	view, err := o.Meeting(t.ctx, id)
	if err != nil {
		return err
	}
	lines := meetingLines{MeetingView: view, Papers: []paperLine{}, Quorum: quorumLine{Entitled: view.Quorum.Entitled,
		Needed: view.Quorum.Needed, Here: view.Quorum.Here, Reached: view.Quorum.Reached(), Missing: []string{}}}
	for _, seat := range view.Quorum.Missing {
		lines.Quorum.Missing = append(lines.Quorum.Missing, seat.Name)
	}
	for _, p := range view.Papers {
		lines.Papers = append(lines.Papers, paperLine{p.Form, p.Number, p.Date, p.Copy})
	}
	if t.json {
		return t.print(lines)
	}
	t.tellMeeting(lines)
	return nil
}

// tellMeeting prints a meeting for a person to read.
func (t *terminal) tellMeeting(m meetingLines) {
	fmt.Fprintf(t.out, "№ %d  %s\n%s\n", m.ID, locales.DateTime(m.At), strings.Join(t.meetingHead(m.MeetingRow), "; "))
	t.tellComposition(m.Composition, m.Present)
	if m.State != app.MeetingPlanned {
		t.tellQuorum(m)
	}
	for _, x := range m.Agenda {
		t.tellItem(x, m)
	}
	for _, p := range m.MeetingView.Papers {
		fmt.Fprintf(t.out, "%s: %s № %s, %s\n", t.lang.T("ctl.case.paper"), t.lang.T("journal.subject."+p.Form), p.Number, day(p.Date))
	}
}

// tellQuorum prints whether enough members are there, who is missing and who presides.
func (t *terminal) tellQuorum(m meetingLines) {
	t.say("ctl.commission.quorum", "here", m.Quorum.Here, "entitled", m.Quorum.Entitled, "needed", m.Quorum.Needed)
	if len(m.Quorum.Missing) > 0 {
		t.say("ctl.commission.missing", "names", strings.Join(m.Quorum.Missing, ", "))
	}
	if seat, ok := commission.Find(m.Composition.Seats, m.Presiding); ok {
		t.say("ctl.commission.presides", "name", sitter(seat, m.Present).Name)
	}
}

// sitter is who sits in a seat now; its holder where nobody does.
func sitter(seat commission.Seat, present []commission.Presence) commission.Human {
	if i := slices.IndexFunc(present, func(p commission.Presence) bool { return p.Seat == seat.N }); i >= 0 {
		return seat.Sitter(present[i])
	}
	return seat.Human
}

// tellComposition prints who sits in the commission; who is there is marked.
func (t *terminal) tellComposition(c app.CompositionView, present []commission.Presence) {
	t.say("ctl.commission.order", "number", c.Number, "date", day(c.Date), "from", day(c.From))
	for _, seat := range c.Seats {
		mark := " "
		if slices.ContainsFunc(present, func(p commission.Presence) bool { return p.Seat == seat.N }) {
			mark = "+"
		}
		parts := []string{sitter(seat, present).Name, t.lang.T(commission.PostKey(seat.Post))}
		if !seat.Votes {
			parts = append(parts, t.lang.T("ctl.commission.no-vote"))
		}
		if who := sitter(seat, present).Name; who != seat.Name {
			parts = append(parts, t.lang.T("ctl.commission.instead", "name", seat.Name))
		} else if seat.Substitute != nil {
			parts = append(parts, t.lang.T("ctl.commission.substitute", "name", seat.Substitute.Name))
		}
		fmt.Fprintf(t.out, "%s %2d. %s\n", mark, seat.N, strings.Join(parts, "; "))
	}
}

// tellItem prints one item of the agenda: what it is about, how it was voted on, what it came to.
func (t *terminal) tellItem(x app.ItemView, m meetingLines) {
	place := ""
	if x.Place != 0 {
		place = t.lang.T("ctl.commission.place", "place", x.Place, "in_list", x.InList)
	}
	about := strings.Join(slices.DeleteFunc([]string{x.Question.In(t.lang), x.Name, x.CaseNo, x.RegNo, place}, func(s string) bool { return s == "" }), "; ")
	fmt.Fprintf(t.out, "%2d. %s\n", x.N, about)
	for _, n := range x.Near {
		if seat, ok := commission.Find(m.Composition.Seats, n.Seat); ok && x.Motion == "" {
			fmt.Fprintf(t.out, "    %s: %s\n", seat.Name, t.lang.T(commission.NearKey(n.How), "name", n.Name))
		}
	}
	parts := []string{t.lang.T(commission.ItemStateKey(x.State))}
	if x.Motion != "" {
		parts = append(parts, t.lang.T(commission.MotionKey(x.Motion)))
	}
	if x.Result != "" {
		parts = append(parts, t.lang.T(commission.ResultKey(x.Result)))
	}
	if x.Result != "" && x.Result != commission.NoQuorum {
		parts = append(parts, t.lang.T("ctl.commission.votes", "for", x.For, "against", x.Against, "abstained", x.Abstained))
	}
	if x.ByChair {
		parts = append(parts, t.lang.T("ctl.commission.by-chair"))
	}
	switch {
	case x.Decision != 0 && x.Number == "":
		parts = append(parts, t.lang.T("ctl.commission.unnumbered", "date", day(x.Date)))
	case x.Decision != 0:
		parts = append(parts, t.lang.T("ctl.commission.decision", "number", x.Number, "date", day(x.Date)))
	case x.Draft != 0:
		parts = append(parts, t.lang.T("ctl.commission.draft", "draft", x.Draft))
	}
	if x.Returned != "" {
		parts = append(parts, t.lang.T("ctl.commission.returned", "reason", x.Returned))
	}
	fmt.Fprintf(t.out, "    %s\n", strings.Join(parts, "; "))
}
