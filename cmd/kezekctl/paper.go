package main

import (
	"flag"
	"io"
	"path/filepath"

	"kezek/app"
	"kezek/app/fault"
)

// paper issues a paper of a case, an entry, a refusal to accept, a meeting or an item of its agenda and writes it as PDF; --draft writes it with the draft
// mark and issues nothing, --blank SERVICE the application to be filled by hand.
func paper(t *terminal, args []string) error {
	var a app.IssuePaper
	var out, reason, line, blank, asOf, knownOn, from, to string
	var draft bool
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.StringVar(&a.CaseNo, "case", "", "")
		f.StringVar(&a.RegNo, "reg", "", "")
		f.StringVar(&a.Form, "form", "", "")
		f.StringVar(&line, "line", "", "")
		f.Int64Var(&a.Meeting, "meeting", 0, "")
		f.Int64Var(&a.Item, "item", 0, "")
		f.StringVar(&a.Other, "other", "", "")
		f.StringVar(&a.CopyOf, "copy-of", "", "")
		f.StringVar(&asOf, "as-of", "", "")
		f.StringVar(&knownOn, "known-on", "", "")
		f.StringVar(&from, "from", "", "")
		f.StringVar(&to, "to", "", "")
		f.StringVar(&blank, "blank", "", "")
		f.StringVar(&out, "out", "", "")
		f.StringVar(&reason, "reason", "", "")
		f.BoolVar(&draft, "draft", false, "")
	})
	if err != nil || len(rest) > 0 || out == "" || blank == "" && (a.Form == "" || a.CaseNo+a.RegNo+line == "" && a.Meeting+a.Item == 0) {
		return errUsage
	}
	for _, d := range []struct {
		text string
		at   *int64
		end  bool
	}{{asOf, &a.AsOf, true}, {knownOn, &a.KnownOn, true}, {from, &a.From, false}, {to, &a.To, true}} {
		if *d.at, err = dayGiven(d.text, d.end); err != nil {
			return err
		}
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	for _, at := range []*int64{&a.AsOf, &a.KnownOn, &a.To} {
		*at = notYet(*at, o.Now())
	}
	if line != "" {
		if a.Line, err = o.TurnedAway(t.ctx, line); err != nil {
			return err
		}
	}
	pdf, err := newOutput(out)
	if err != nil {
		return err
	}
	var issued app.Issued
	var told fault.Findings
	if draft = draft || blank != ""; blank != "" {
		err = o.BlankApplication(t.ctx, pdf, blank, "", nil)
	} else if draft {
		err = o.DraftPaper(t.ctx, pdf, who, a)
	} else {
		issued, told, err = t.issue(o, who, a, reason, pdf)
	}
	if err = pdf.done(err); err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]any{"file": out, "paper": issued, "findings": told})
	}
	t.tell(told)
	if draft {
		t.say("ctl.paper.draft", "file", filepath.Base(out))
		return nil
	}
	t.say("ctl.paper.done", "file", filepath.Base(out), "number", issued.Number)
	return nil
}

func (t *terminal) issue(o *app.Office, who *app.Person, a app.IssuePaper, reason string, pdf io.Writer) (issued app.Issued, told fault.Findings, err error) {
	out, err := o.Do(t.ctx, who, app.Order{Act: a, Reason: reason})
	if err != nil {
		return issued, nil, err
	}
	if err := out.Read(&issued); err != nil {
		return issued, nil, err
	}
	return issued, out.Findings, o.PrintPaper(t.ctx, pdf, issued.Paper)
}
