package main

import (
	"cmp"
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"kezek/app"
)

// statistics prints what came into the queue and left it in a period, or writes it as a paper or a workbook.
func statistics(t *terminal, args []string) error {
	var from, to, pdf, xlsx string
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&from, "from", "", "")
		f.StringVar(&to, "to", "", "")
		f.StringVar(&pdf, "pdf", "", "")
		f.StringVar(&xlsx, "xlsx", "", "")
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
	switch {
	case xlsx != "":
		_, err = o.ExportStatistics(t.ctx, who, xlsx, since, until, nil)
	case pdf != "":
		err = t.statisticsPaper(o, who, since, until, pdf)
	default:
		return t.tellStatistics(o, since, until)
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

func (t *terminal) statisticsPaper(o *app.Office, who *app.Person, from, to int64, path string) error {
	out, err := newOutput(path)
	if err != nil {
		return err
	}
	return out.done(o.StatisticsPaper(t.ctx, io.Writer(out), who, from, to, nil))
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
