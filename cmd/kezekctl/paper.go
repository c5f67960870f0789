package main

import (
	"flag"
	"io"
	"path/filepath"

	"kezek/app"
)

// paper issues a paper of a case or entry and writes it as PDF; --draft writes it with the draft mark and issues nothing.
func paper(t *terminal, args []string) error {
	var a app.IssuePaper
	var out, reason string
	var draft bool
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&a.CaseNo, "case", "", "")
		f.StringVar(&a.RegNo, "reg", "", "")
		f.StringVar(&a.Form, "form", "", "")
		f.StringVar(&out, "out", "", "")
		f.StringVar(&reason, "reason", "", "")
		f.BoolVar(&draft, "draft", false, "")
	})
	if err != nil || len(rest) > 0 || a.Form == "" || out == "" || a.CaseNo == "" && a.RegNo == "" {
		return errUsage
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	pdf, err := newOutput(out)
	if err != nil {
		return err
	}
	var issued app.Issued
	if draft {
		err = o.DraftPaper(t.ctx, pdf, who, a)
	} else {
		issued, err = t.issue(o, who, a, reason, pdf)
	}
	if err = pdf.done(err); err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]any{"file": out, "paper": issued})
	}
	if draft {
		t.say("ctl.paper.draft", "file", filepath.Base(out))
		return nil
	}
	t.say("ctl.paper.done", "file", filepath.Base(out), "number", issued.Number)
	return nil
}

func (t *terminal) issue(o *app.Office, who *app.Person, a app.IssuePaper, reason string, pdf io.Writer) (app.Issued, error) {
	var issued app.Issued
	out, err := o.Do(t.ctx, who, app.Order{Act: a, Reason: reason})
	if err != nil {
		return issued, err
	}
	if err := out.Read(&issued); err != nil {
		return issued, err
	}
	return issued, o.PrintPaper(t.ctx, pdf, issued.Paper)
}
