package main

import (
	"flag"
	"fmt"

	"kezek/app"
)

// demo makes a synthetic office and tells every file it made.
func demo(t *terminal, args []string) error {
	var d app.Demo
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.IntVar(&d.Cases, "cases", 500, "")
		f.Uint64Var(&d.Seed, "seed", 1, "")
		f.StringVar(&d.Out, "out", "", "")
	})
	if err != nil || len(rest) > 0 || d.Out == "" || d.Cases < 1 {
		return errUsage
	}
	made, err := app.MakeDemo(t.ctx, t.data, d)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(made)
	}
	for _, f := range made.Files {
		fmt.Fprintf(t.out, "%s  %s\n", f.Path, t.lang.T("ctl.demo.file."+f.What))
	}
	t.say("ctl.demo.done", "dir", made.Data, "queue", made.Queue)
	return nil
}
