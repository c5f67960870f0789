package main

import (
	"fmt"
	"os"

	"kezek/app"
	"kezek/app/edition"
)

// editionLine is one rule set as `editions --json` prints it.
type editionLine struct {
	Code    string         `json:"code,omitempty"`
	Title   string         `json:"title,omitempty"`
	From    string         `json:"from,omitempty"`
	To      string         `json:"to,omitempty"`
	SHA256  string         `json:"sha256,omitempty"`
	File    string         `json:"file,omitempty"` // of the office's own
	Adopted bool           `json:"adopted"`
	Broken  *brokenEdition `json:"broken,omitempty"`
}

// brokenEdition says why a file of the office's own cannot be read.
type brokenEdition struct {
	Code    string `json:"code"`
	Key     string `json:"key"`
	Message string `json:"message"`
}

// editions lists the rule sets the program ships and those of the office's own folder. A file of that folder which cannot
// be read is told with its line and the reason; the others work.
func editions(t *terminal, args []string) error {
	if len(args) > 0 {
		return errUsage
	}
	offered, err := t.offered()
	if err != nil {
		return err
	}
	lines := []editionLine{}
	for _, e := range offered {
		lines = append(lines, t.editionLine(e))
	}
	if t.json {
		return t.print(lines)
	}
	for _, l := range lines {
		if l.Broken != nil {
			fmt.Fprintf(t.err, "%s  [%s]\n", l.Broken.Message, l.Broken.Code)
			continue
		}
		mark := ""
		if l.Adopted {
			mark = t.lang.T("ctl.editions.adopted")
		}
		fmt.Fprintf(t.out, "%-16s %s … %-10s  %s  %-10s %s  %s\n", l.Code, l.From, l.To, l.SHA256[:16], mark, l.Title, l.File)
	}
	return nil
}

// offered are the editions an office may adopt; where there is no office, those that are shipped.
func (t *terminal) offered() (all []app.Offered, err error) {
	if _, err := os.Stat(t.data); os.IsNotExist(err) {
		for _, e := range edition.Shipped() {
			all = append(all, app.Offered{Edition: e})
		}
		return all, nil
	}
	o, err := t.office()
	if err != nil {
		return nil, err
	}
	defer o.Close()
	return o.Editions(t.ctx)
}

func (t *terminal) editionLine(e app.Offered) editionLine {
	if e.Broken != nil {
		return editionLine{File: e.File, Broken: &brokenEdition{e.Broken.Code, e.Broken.Key, t.lang.With(e.Broken.Key, e.Broken.Args)}}
	}
	return editionLine{Code: e.Code, Title: e.Title.In(t.lang), From: e.From, To: e.To, SHA256: e.SHA256, File: e.File, Adopted: e.Adopted}
}
