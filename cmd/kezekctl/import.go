package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/legacy"
	"kezek/locales"
)

// importCall is how `import` was called.
type importCall struct {
	file, report, mapFile, answers, accept, number, date, proof string
	register                                                    string // of dwellings; "" for the queue's list
	dryRun                                                      bool
}

// imported is what `import --json` prints.
type imported struct {
	Entries   int                 `json:"entries"`
	Skipped   map[legacy.Sort]int `json:"skipped"`
	Findings  []finding           `json:"findings"`
	Open      int                 `json:"open"` // findings without an answer: the list cannot be taken over yet
	LeftOut   int                 `json:"left_out"`
	TakenOver *app.TakenOver      `json:"taken_over,omitempty"`
	Taken     *app.HoldingsTaken  `json:"taken,omitempty"` // into a register
}

type finding struct {
	Sheet    string          `json:"sheet"`
	Row      int             `json:"row"`
	Column   string          `json:"column"`
	Kind     legacy.Kind     `json:"kind"`
	Severity legacy.Severity `json:"severity"`
	Value    string          `json:"value"`
	Proposal string          `json:"proposal"`
	Message  string          `json:"message"`
	Open     bool            `json:"open"`
}

// importList reads an old list, tells what it found, and takes it over when nothing is open.
func importList(t *terminal, args []string) error {
	var c importCall
	rest, err := t.flags(args, func(f *flag.FlagSet) {
		f.BoolVar(&c.dryRun, "dry-run", false, "")
		f.StringVar(&c.report, "report", "", "")
		f.StringVar(&c.mapFile, "map", "", "")
		f.StringVar(&c.accept, "accept", "", "")
		f.StringVar(&c.answers, "answers", "", "")
		f.StringVar(&c.number, "number", "", "")
		f.StringVar(&c.date, "date", "", "")
		f.StringVar(&c.proof, "proof", "", "")
		f.StringVar(&c.register, "register", "", "")
	})
	if err != nil || len(rest) != 1 || !c.dryRun && c.number == "" && c.register == "" {
		return errUsage
	}
	c.file = rest[0]
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	list, err := t.readList(o, c)
	if err != nil {
		return err
	}
	if c.report != "" {
		if err := t.report(o, list, c.report); err != nil {
			return err
		}
	}
	result := summary(t.lang, list)
	if !c.dryRun && result.Open == 0 && c.register != "" {
		out, err := o.ImportRegister(t.ctx, who, list)
		if err != nil {
			return err
		}
		if err := out.Read(&result.Taken); err != nil {
			return err
		}
	} else if !c.dryRun && result.Open == 0 {
		if result.TakenOver, err = t.takeOver(o, who, list, c); err != nil {
			return err
		}
	}
	if t.json {
		err = t.print(result)
	} else {
		t.tellImport(result)
	}
	if err == nil && result.Open > 0 && !c.dryRun {
		return errOpen
	}
	return err
}

// readList reads the workbook and gives the answers the call brings.
func (t *terminal) readList(o *app.Office, c importCall) (*app.OldList, error) {
	var m struct {
		Sheet []legacy.Mapping `toml:"sheet"`
	}
	if c.mapFile != "" {
		if _, err := toml.DecodeFile(c.mapFile, &m); err != nil {
			return nil, fault.New("T04", "ctl.fault.map-file", "file", filepath.Base(c.mapFile), "text", err.Error()).Because(err)
		}
	}
	open := o.OpenOldList
	if c.register != "" {
		open = func(ctx context.Context, path string, m []legacy.Mapping) (*app.OldList, error) {
			return o.OpenRegister(ctx, c.register, path, m)
		}
	}
	list, err := open(t.ctx, c.file, m.Sheet)
	if err != nil {
		return nil, err
	}
	if c.answers != "" {
		data, err := os.ReadFile(c.answers)
		if err != nil {
			return nil, fault.New("L10", "takeover.fault.file", "file", filepath.Base(c.answers)).Because(err)
		}
		answers, err := legacy.ParseAnswers(data)
		if err != nil {
			return nil, err
		}
		if err := list.Reading.Apply(answers); err != nil {
			return nil, err
		}
	}
	for _, kind := range strings.FieldsFunc(c.accept, func(r rune) bool { return r == ',' }) {
		if kind := legacy.Kind(kind); kind != legacy.Safe && !slices.Contains(legacy.Kinds(), kind) {
			return nil, fault.New("T05", "ctl.fault.kind", "text", string(kind))
		}
		list.Reading.Accept(legacy.Kind(kind))
	}
	return list, nil
}

// takeOver makes a backup, then takes the list over, then writes the proof beside it when asked.
func (t *terminal) takeOver(o *app.Office, who *app.Person, list *app.OldList, c importCall) (*app.TakenOver, error) {
	if c.date == "" {
		c.date = time.UnixMilli(o.Now()).In(locales.Zone).Format(time.DateOnly)
	}
	day, ok := locales.ParseDate(c.date)
	if !ok {
		return nil, fault.New("T03", "ctl.fault.date", "text", c.date)
	}
	signed := app.Signed{Number: c.number, Date: day.Format(time.DateOnly)}
	if c.proof == "" {
		return carryOver(t, o, who, list, signed)
	}
	f, err := newOutput(c.proof)
	if err != nil {
		return nil, err
	}
	taken, err := carryOver(t, o, who, list, signed)
	if err == nil {
		write := o.ProofWorkbook
		if strings.EqualFold(filepath.Ext(c.proof), ".pdf") {
			write = o.ProofPDF
		}
		err = write(t.ctx, f, taken.Batch)
	}
	return taken, f.done(err)
}

func carryOver(t *terminal, o *app.Office, who *app.Person, list *app.OldList, signed app.Signed) (*app.TakenOver, error) {
	out, err := o.TakeOver(t.ctx, who, list, signed)
	if err != nil {
		return nil, err
	}
	taken := new(app.TakenOver)
	return taken, out.Read(taken)
}

func (t *terminal) report(o *app.Office, list *app.OldList, path string) error {
	f, err := newOutput(path)
	if err != nil {
		return err
	}
	return f.done(o.ErrorWorkbook(t.ctx, f, list, t.lang))
}

func summary(lang locales.Lang, list *app.OldList) imported {
	r := list.Reading
	open := r.Open()
	result := imported{Entries: len(r.Entries()), Skipped: r.Counts(), Open: len(open), LeftOut: len(r.LeftOut()), Findings: []finding{}}
	for _, f := range r.Findings {
		result.Findings = append(result.Findings, finding{f.Sheet, f.Row, f.Column, f.Kind, f.Severity, f.Value, f.Proposal,
			app.FindingText(lang, f), f.Answer == nil && f.Severity != legacy.Mark})
	}
	return result
}

// tellImport prints the findings that are open, by kind and then each, and what was taken over.
func (t *terminal) tellImport(r imported) {
	t.say("ctl.import.read", "entries", r.Entries, "left", r.LeftOut, "findings", len(r.Findings), "open", r.Open)
	for _, sort := range legacy.Sorts {
		if n := r.Skipped[sort]; n > 0 {
			fmt.Fprintf(t.out, "  %s: %d\n", t.lang.T(sort.Key()), n)
		}
	}
	for _, f := range r.Findings {
		if f.Open {
			fmt.Fprintf(t.out, "%s!%s%d  %s  «%s»  %s\n", f.Sheet, f.Column, f.Row, f.Kind, f.Value, f.Message)
		}
	}
	if r.Taken != nil {
		t.say("ctl.import.holdings", "rows", r.Taken.Rows, "batch", r.Taken.Batch)
	}
	if r.TakenOver != nil {
		t.say("ctl.import.taken", "entries", r.TakenOver.Entries, "first", r.TakenOver.FirstReg, "last", r.TakenOver.LastReg)
	}
}
