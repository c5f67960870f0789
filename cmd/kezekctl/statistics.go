package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kezek/app"
)

// statistics prints what came into the queue and left it in a period, or with --service what came in of each service and what
// became of it, or writes it as a paper or a workbook.
func statistics(t *terminal, args []string) error {
	var from, to, pdf, xlsx string
	var services bool
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&from, "from", "", "")
		f.StringVar(&to, "to", "", "")
		f.StringVar(&pdf, "pdf", "", "")
		f.StringVar(&xlsx, "xlsx", "", "")
		f.BoolVar(&services, "service", false, "")
	})
	if err != nil || len(rest) > 0 || from == "" || pdf != "" && xlsx != "" {
		return errUsage
	}
	since, err := dayGiven(from, false)
	if err != nil {
		return err
	}
	until, err := dayGiven(to, true)
	if err != nil {
		return err
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	told, book, paper := t.tellStatistics, o.ExportStatistics, o.StatisticsPaper
	if services {
		told, book, paper = t.tellServices, o.ExportServices, o.ServicesPaper
	}
	switch {
	case xlsx != "":
		_, err = book(t.ctx, who, xlsx, since, until, nil)
	case pdf != "":
		var out *output
		if out, err = newOutput(pdf); err == nil {
			err = out.done(paper(t.ctx, io.Writer(out), who, since, until, nil))
		}
	default:
		return told(o, since, until)
	}
	if err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]string{"file": cmp.Or(pdf, xlsx)})
	}
	t.say("ctl.queue.exported", "file", filepath.Base(cmp.Or(pdf, xlsx)))
	return nil
}

func (t *terminal) tellStatistics(o *app.Office, from, to int64) error {
	s, err := o.Statistics(t.ctx, from, to)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(s)
	}
	for _, l := range append(s.Lists, s.Total) {
		fmt.Fprintf(t.out, "%-12s %6d  +%d +%d +%d  %+d  −%d −%d −%d −%d  %6d\n", cmp.Or(l.Code, "="), l.Start, l.Entered, l.SplitIn, l.Restored,
			l.MovedIn-l.MovedOut, l.Removed, l.Housed, l.Merged, l.Annulled, l.End)
	}
	for _, g := range s.Removals {
		fmt.Fprintf(t.out, "%6d  %s\n", g.Count, g.Ground.In(t.lang))
	}
	return nil
}

func (t *terminal) tellServices(o *app.Office, from, to int64) error {
	s, err := o.ServiceStatistics(t.ctx, from, to)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(s)
	}
	for _, c := range append(s.Services, s.Total) {
		fmt.Fprintf(t.out, "%-14s %5d  +%d  −%d −%d −%d −%d −%d  %5d   %s %d/%d/%d  !%d  %s\n", cmp.Or(c.Service, "="), c.Start, c.Received, c.Granted, c.Refused,
			c.Returned, c.Withdrawn, c.Annulled, c.End, t.lang.T("services.column.in-time"), c.InTime, c.Late, c.NoTerm, c.Overdue, strings.Join(c.Averages(), " / "))
	}
	for _, c := range s.Services {
		for _, ch := range c.Channels {
			fmt.Fprintf(t.out, "%6d  %s, %s\n", ch.Count, c.Name.In(t.lang), ch.Name.In(t.lang))
		}
		for _, g := range c.Refusals {
			fmt.Fprintf(t.out, "%6d  %s\n", g.Count, g.Ground.In(t.lang))
		}
	}
	return nil
}
