package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/workdays"
	"kezek/locales"
)

// caseLines is a case as `case --json` prints it.
type caseLines struct {
	CaseNo     string         `json:"case_no"`
	Name       string         `json:"name"`
	IIN        string         `json:"iin"`
	Service    string         `json:"service"`
	Channel    string         `json:"channel"`
	Edition    string         `json:"edition"`
	List       string         `json:"list,omitempty"`
	State      string         `json:"state"`
	ReceivedAt string         `json:"received_at"`
	CompleteAt string         `json:"complete_at"`
	Due        string         `json:"due"`
	Executor   string         `json:"executor,omitempty"`
	RegNo      string         `json:"reg_no,omitempty"`
	Suspended  bool           `json:"suspended,omitempty"`
	Annulled   string         `json:"annulled,omitempty"`
	Registers  *registerLines `json:"registers,omitempty"`
	Steps      []stepLine     `json:"steps"`
	Decisions  []decisionLine `json:"decisions"`
	Papers     []paperLine    `json:"papers"`
}

type stepLine struct {
	Code    string         `json:"code"`
	Kind    string         `json:"kind"`
	Role    string         `json:"role"`
	At      string         `json:"paragraph,omitempty"` // of the act
	Text    string         `json:"text"`
	BegunAt string         `json:"begun_at"`
	DueAt   string         `json:"due_at,omitempty"`
	DoneAt  string         `json:"done_at,omitempty"`
	LateMs  int64          `json:"late_ms,omitempty"`
	Person  string         `json:"person,omitempty"`
	For     string         `json:"stands_for,omitempty"`
	Outcome string         `json:"outcome,omitempty"`
	Note    string         `json:"note,omitempty"`
	Data    map[string]any `json:"data,omitempty"`
}

type decisionLine struct {
	Kind    string `json:"kind"`
	Number  string `json:"number"`
	Date    string `json:"date"`
	Ground  string `json:"ground,omitempty"`
	Edition string `json:"edition"` // whose rules it follows, sha256
	Signer  string `json:"signer"`
	Order   string `json:"order,omitempty"` // that let one person decide alone
}

type paperLine struct {
	Form   string `json:"form"`
	Number string `json:"number"`
	Date   string `json:"date"`
	Copy   int64  `json:"copy"`
}

// showCase prints one case with the steps it went through and the days they were due.
func showCase(t *terminal, args []string) error {
	o, number, err := t.named(args)
	if err != nil {
		return err
	}
	defer o.Close()
	view, err := o.Case(t.ctx, number)
	if err != nil {
		return err
	}
	if view.RegNo != "" { // what became of the entry belongs to its file
		entry, err := o.Entry(t.ctx, view.RegNo)
		if err != nil {
			return err
		}
		view.Decisions = append(view.Decisions, slices.DeleteFunc(entry.Decisions, func(d app.DecisionView) bool {
			return d.Kind == (app.Enrol{}).Name()
		})...)
	}
	lines := t.caseLines(view, o.Now())
	if t.json {
		return t.print(lines)
	}
	t.tellCase(view, lines)
	return nil
}

func (t *terminal) caseLines(v app.CaseView, now int64) caseLines {
	c := caseLines{CaseNo: v.CaseNo, Name: v.Name, IIN: v.IIN, Service: v.Service, Channel: v.Channel, Edition: v.Edition.Code, List: v.List,
		State: v.State, ReceivedAt: moment(v.ReceivedAt), CompleteAt: moment(v.CompleteAt), Due: v.Due, Executor: v.Executor, RegNo: v.RegNo,
		Suspended: v.Suspended, Annulled: v.Annulled, Registers: registerLinesOf(v.Registers), Steps: []stepLine{}, Decisions: []decisionLine{}, Papers: []paperLine{}}
	for _, s := range v.Steps {
		c.Steps = append(c.Steps, stepLine{Code: s.Code, Kind: s.Kind, Role: s.Role, At: s.At, Text: s.Text.In(t.lang), BegunAt: moment(s.BegunAt),
			DueAt: moment(s.DueAt), DoneAt: moment(s.DoneAt), LateMs: s.Late(now), Person: s.Person, For: s.For, Outcome: s.Outcome, Note: s.Note,
			Data: s.Data})
	}
	for _, d := range v.Decisions {
		c.Decisions = append(c.Decisions, decisionLine{d.Kind, d.Number, d.Date, d.Ground, d.Edition, d.Signer, d.OrderNo})
	}
	for _, p := range v.Papers {
		c.Papers = append(c.Papers, paperLine{p.Form, p.Number, p.Date, p.Copy})
	}
	return c
}

// tellCase prints a case for a person to read.
func (t *terminal) tellCase(v app.CaseView, c caseLines) {
	fmt.Fprintf(t.out, "№ %s  %s  %s\n", c.CaseNo, c.Name, c.IIN)
	fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("journal.column.service"), v.Law.Title.In(t.lang))
	fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("ctl.case.edition"), v.Edition.Title.In(t.lang))
	fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("ctl.case.state"), t.state(v))
	fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("ctl.case.received"), shown(c.ReceivedAt))
	if c.Due != "" {
		fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("journal.column.due"), day(c.Due))
	}
	if c.Executor != "" {
		fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("journal.column.executor"), c.Executor)
	}
	for i, s := range c.Steps {
		t.tellStep(i+1, s)
	}
	if v.Registers != nil {
		t.tellRegisters(v.Registers)
	}
	for _, d := range v.Decisions {
		fmt.Fprintf(t.out, "%s: № %s, %s, %s\n", t.lang.T("journal.column.decision"), d.Number, day(d.Date), d.Signer)
	}
	for _, p := range v.Papers {
		fmt.Fprintf(t.out, "%s: № %s, %s\n", t.lang.T("ctl.case.paper"), p.Number, day(p.Date))
	}
}

// day spells a day yyyy-mm-dd for a person.
func day(text string) string {
	if at, ok := locales.ParseDate(text); ok {
		return locales.Date(at.UnixMilli())
	}
	return text
}

func (t *terminal) state(v app.CaseView) string {
	if v.State != casefile.UnderWay {
		return t.lang.T("journal.result." + v.State)
	}
	state := t.lang.T("ctl.case.under-way")
	if v.Suspended {
		state += ", " + t.lang.T("ctl.case.suspended")
	}
	return state
}

// tellStep prints who did what by when, and by how much it was late.
func (t *terminal) tellStep(n int, s stepLine) {
	fmt.Fprintf(t.out, "%2d. %s", n, s.Text)
	if s.At != "" {
		fmt.Fprintf(t.out, " [%s]", s.At)
	}
	var parts []string
	if s.Person != "" {
		parts = append(parts, s.Person)
	}
	if s.DueAt != "" {
		parts = append(parts, t.lang.T("ctl.case.due", "time", shown(s.DueAt)))
	}
	if s.DoneAt == "" {
		parts = append(parts, t.lang.T("ctl.case.waits", "time", shown(s.BegunAt)))
	} else {
		parts = append(parts, t.lang.T("ctl.case.done", "time", shown(s.DoneAt)))
	}
	if s.LateMs > 0 {
		parts = append(parts, t.lang.T("ctl.case.late", "term", t.length(s.LateMs)))
	}
	if s.Note != "" {
		parts = append(parts, s.Note)
	}
	fmt.Fprintf(t.out, "\n    %s\n", strings.Join(parts, "; "))
}

// length says a length of time in its largest whole unit.
func (t *terminal) length(ms int64) string {
	d := time.Duration(ms) * time.Millisecond
	term := workdays.Term{N: max(1, int(d/time.Minute)), Unit: workdays.Minute}
	switch {
	case d >= 24*time.Hour:
		term = workdays.Term{N: int(d / (24 * time.Hour)), Unit: workdays.CalendarDay}
	case d >= time.Hour:
		term = workdays.Term{N: int(d / time.Hour), Unit: workdays.Hour}
	}
	return term.In(t.lang)
}
