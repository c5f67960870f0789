package main

import (
	"flag"
	"fmt"

	"kezek/app"
)

// workLines is what waits for somebody as `work --json` prints it.
type workLines struct {
	Counts []workCount `json:"counts"`
	Work   []workLine  `json:"work"`
}

type workCount struct {
	Kind string `json:"kind"`
	N    int    `json:"n"`
	Late int    `json:"late"` // behind the step's own term
	Past int    `json:"past"` // behind the answer's
}

type workLine struct {
	CaseNo    string `json:"case_no"`
	Name      string `json:"name"`
	Service   string `json:"service"`
	Step      string `json:"step"`
	Kind      string `json:"kind"`
	Text      string `json:"text"`
	BegunAt   string `json:"begun_at"`
	DueAt     string `json:"due_at,omitempty"`
	LateMs    int64  `json:"late_ms,omitempty"`
	Due       string `json:"due"`
	Executor  string `json:"executor,omitempty"`
	Suspended bool   `json:"suspended,omitempty"`
}

// mostWork is how many steps are listed; the counts are of all.
const mostWork = 500

// showWork prints what waits for the caller's roles, the answer that is due first at the top.
func showWork(t *terminal, args []string) error {
	rest, err := t.flags(args, func(*flag.FlagSet) {})
	if err != nil || len(rest) > 0 {
		return errUsage
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	work, counts, err := o.Work(t.ctx, who, mostWork)
	if err != nil {
		return err
	}
	answer := workLines{Counts: []workCount{}, Work: []workLine{}}
	for _, c := range counts {
		answer.Counts = append(answer.Counts, workCount{c.Kind, c.N, c.Late, c.Past})
	}
	for _, w := range work {
		answer.Work = append(answer.Work, t.workLine(w, o.Now()))
	}
	if t.json {
		return t.print(answer)
	}
	for _, w := range answer.Work {
		late := ""
		if w.LateMs > 0 {
			late = t.lang.T("ctl.case.late", "term", t.length(w.LateMs))
		}
		fmt.Fprintf(t.out, "%-10s  %-14s %-32s %s  %s  %s\n", day(w.Due), w.CaseNo, w.Name, w.Text, shown(w.DueAt), late)
	}
	if len(work) == 0 {
		t.say("ctl.work.nothing")
	}
	return nil
}

func (t *terminal) workLine(w app.Work, now int64) workLine {
	return workLine{CaseNo: w.CaseNo, Name: w.Name, Service: w.Service, Step: w.Step.Code, Kind: w.Step.Kind, Text: w.Step.Text.In(t.lang),
		BegunAt: moment(w.Step.BegunAt), DueAt: moment(w.Step.DueAt), LateMs: w.Step.Late(now), Due: w.Due, Executor: w.Executor, Suspended: w.Suspended}
}
