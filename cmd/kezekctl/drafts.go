package main

import (
	"flag"
	"fmt"

	"kezek/app"
	"kezek/locales"
)

// showDrafts prints the decisions somebody drafted and nobody signed yet; --state signed, dropped or all.
func showDrafts(t *terminal, args []string) error {
	state := "draft"
	rest, err := t.flags(args, func(f *flag.FlagSet) { f.StringVar(&state, "state", "draft", "") })
	if err != nil || len(rest) > 0 {
		return errUsage
	}
	if state == "all" {
		state = ""
	}
	o, _, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	drafts, err := o.DraftedDecisions(t.ctx, state)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(drafts)
	}
	for _, d := range drafts {
		fmt.Fprintf(t.out, "%5d  %-18s %-14s %-40s %s  %s\n", d.ID, d.Act, d.RegNo+d.CaseNo, d.Name, locales.DateTime(d.At), d.By)
	}
	return nil
}

// reminderLine is one reminder as `remind --json` prints it.
type reminderLine struct {
	app.Reminder
	RegNo string `json:"reg_no"`
	Name  string `json:"name"`
}

// remind prints what should be looked at; nobody is removed by it. With --json all kinds, else the counts or one kind.
func remind(t *terminal, args []string) error {
	rest, err := t.flags(args, func(*flag.FlagSet) {})
	if err != nil || len(rest) > 1 {
		return errUsage
	}
	o, _, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	all, err := o.Reminders(t.ctx)
	if err != nil {
		return err
	}
	lines := []reminderLine{}
	for _, kind := range app.ReminderKinds {
		if len(rest) == 1 && rest[0] != kind {
			continue
		}
		if len(rest) == 0 && !t.json {
			fmt.Fprintf(t.out, "%-18s %6d %6d  %s\n", kind, len(all.Of[kind]), all.Past[kind], t.lang.T("ctl.remind."+kind))
			continue
		}
		rows, err := all.Rows(t.ctx, kind, 0, len(all.Of[kind]))
		if err != nil {
			return err
		}
		for _, r := range rows {
			lines = append(lines, reminderLine{r.Reminder, r.RegNo, r.Name})
		}
	}
	if t.json {
		return t.print(lines)
	}
	for _, l := range lines {
		fmt.Fprintf(t.out, "%-12s %-40s %-10s %s %s %s\n", l.RegNo, l.Name, l.On, l.Ground, l.Member, l.What)
	}
	return nil
}
