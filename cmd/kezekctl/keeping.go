package main

import (
	"flag"
	"fmt"
	"path/filepath"

	"kezek/app"
	"kezek/app/fault"
)

// verify checks the file, the schema, the chain and every legally significant row.
func verify(t *terminal, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	o, err := t.office()
	if err != nil {
		return err
	}
	defer o.Close()
	report, err := o.Verify(t.ctx)
	if err != nil {
		return err
	}
	if t.json {
		if err := t.print(report); err != nil {
			return err
		}
	} else {
		for _, p := range report.Problems {
			fmt.Fprintf(t.err, "%s  %s %s  %s\n", t.lang.T("verify."+p.What), p.Table, p.Key, p.Text)
		}
	}
	if len(report.Problems) > 0 {
		if t.json {
			return errDamaged
		}
		return fault.New("C13", "verify.damaged", "count", len(report.Problems))
	}
	t.say("verify.sound", "records", report.Records, "rows", report.Rows, "files", report.Files, "head", report.Head)
	return nil
}

// backup makes a verified copy of the office folder.
func backup(t *terminal, args []string) error {
	var to string
	rest, err := t.flags(args, func(f *flag.FlagSet) { f.StringVar(&to, "to", "", "") })
	if err != nil || len(rest) > 0 {
		return errUsage
	}
	o, err := t.office()
	if err != nil {
		return err
	}
	defer o.Close()
	if to == "" {
		to = filepath.Join(t.data, "backups")
	}
	copied, err := o.Backup(t.ctx, to, "by-hand")
	if err != nil {
		return err
	}
	if t.json {
		return t.print(copied)
	}
	t.say("ctl.backup.done", "dir", copied.Place, "records", copied.Seq, "head", copied.Head)
	return nil
}

// restore puts a backup into the office folder; what was there is moved aside.
func restore(t *terminal, args []string) error {
	rest, err := t.flags(args, func(*flag.FlagSet) {})
	if err != nil || len(rest) != 1 {
		return errUsage
	}
	aside, err := app.Restore(t.ctx, rest[0], t.data)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]string{"data": t.data, "aside": aside})
	}
	t.say("ctl.restore.done", "dir", t.data)
	if aside != "" {
		t.say("ctl.restore.aside", "dir", aside)
	}
	return nil
}
