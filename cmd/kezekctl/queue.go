package main

import (
	"cmp"
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
)

// queueLine is one entry as `queue --json` prints it.
type queueLine struct {
	Place       int    `json:"place"`
	PlaceInList int    `json:"place_in_list"`
	List        string `json:"list"`
	RegNo       string `json:"reg_no"`
	Name        string `json:"name"`
	CountingAt  string `json:"counting_at"` // RFC 3339, +05:00; "" without
	Mark        string `json:"mark"`
	State       string `json:"state"`
	OldNo       string `json:"old_no,omitempty"`
}

// showQueue prints the queue, or exports it as a workbook.
func showQueue(t *terminal, args []string) error {
	var f app.QueueFilter
	var asOf, knownOn, head, xlsx, pdf, reason, columns string
	var public app.PublicOptions
	rest, err := t.flags(args, func(s *flag.FlagSet) {
		s.StringVar(&f.List, "list", "", "")
		s.StringVar(&f.State, "state", "", "")
		s.StringVar(&f.Query, "find", "", "")
		s.StringVar(&f.Sort, "sort", app.SortPlace, "")
		s.StringVar(&asOf, "as-of", "", "")
		s.StringVar(&knownOn, "known-on", "", "")
		s.StringVar(&head, "head", "", "")
		s.StringVar(&public.Profile, "public", "", "")
		s.BoolVar(&public.IIN, "iin", false, "")
		s.BoolVar(&public.Consent, "consent", false, "")
		s.BoolVar(&public.Soften, "soften", false, "")
		s.StringVar(&xlsx, "xlsx", "", "")
		s.StringVar(&pdf, "pdf", "", "")
		s.StringVar(&reason, "reason", "", "")
		s.StringVar(&columns, "columns", "", "")
	})
	if err != nil || len(rest) > 0 || pdf != "" && (xlsx != "" || public.Profile == "") {
		return errUsage
	}
	if f.AsOf, err = dayGiven(asOf, true); err != nil {
		return err
	}
	if f.Known, err = dayGiven(knownOn, true); err != nil {
		return err
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	f.AsOf, f.Known = notYet(f.AsOf, o.Now()), notYet(f.Known, o.Now())
	if head != "" {
		if f.Known, err = o.KnownAt(t.ctx, head); err != nil {
			return err
		}
	}
	if public.Profile != "" {
		public.List, public.AsOf = f.List, f.AsOf
		if path := cmp.Or(xlsx, pdf); path != "" {
			return t.publish(o, who, public, path, reason)
		}
		return t.publicList(o, public)
	}
	if xlsx != "" {
		opt := app.ListOptions{Filter: f}
		if columns != "" {
			opt.Columns = strings.Split(columns, ",")
			for _, c := range opt.Columns {
				if !slices.Contains(app.ListColumns, c) {
					return fault.New("T06", "ctl.fault.column", "text", c, "known", strings.Join(app.ListColumns, ", "))
				}
			}
		}
		out, err := o.ExportQueue(t.ctx, who, xlsx, opt)
		if err != nil {
			return err
		}
		if t.json {
			return t.print(out)
		}
		t.say("ctl.queue.exported", "file", filepath.Base(xlsx))
		return nil
	}
	lines, err := t.readQueue(o, who, f)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(lines)
	}
	for _, l := range lines {
		fmt.Fprintf(t.out, "%6d %6d  %-10s %-14s %-40s %-16s %s\n", l.Place, l.PlaceInList, l.List, l.RegNo, l.Name,
			shown(l.CountingAt), t.lang.T("queue.state."+l.State))
	}
	return nil
}

// publicList prints a masked list, and those by which somebody might still be known.
func (t *terminal) publicList(o *app.Office, opt app.PublicOptions) error {
	p, err := o.Public(t.ctx, opt)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]any{"rows": p.Rows, "rare": p.Rare})
	}
	for _, r := range p.Rows {
		fmt.Fprintf(t.out, "%6d  %-12s %-30s %-14s %-16s %s\n", r.Place, r.RegNo, r.Name, r.IIN, r.List, r.Counted)
	}
	if len(p.Rare) > 0 {
		fmt.Fprintln(t.err, t.lang.T("ctl.public.rare", "count", len(p.Rare), "numbers", strings.Join(p.Rare, ", ")))
	}
	return nil
}

// publish writes a masked list for everybody, as a workbook or a paper by the file's ending.
func (t *terminal) publish(o *app.Office, who *app.Person, opt app.PublicOptions, path, reason string) error {
	out, err := o.Publish(t.ctx, who, path, strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."), opt, reason)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(out)
	}
	t.say("ctl.queue.exported", "file", filepath.Base(path))
	return nil
}

// readQueue reads the whole answer and records that it was read.
func (t *terminal) readQueue(o *app.Office, who *app.Person, f app.QueueFilter) ([]queueLine, error) {
	q, err := o.Queue(t.ctx, f)
	if err != nil {
		return nil, err
	}
	lines := []queueLine{}
	for from := 0; from < len(q.IDs); from += 500 {
		rows, err := q.Rows(t.ctx, from, from+500)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			l := queueLine{Place: r.Place, PlaceInList: r.PlaceInList, List: r.List, RegNo: r.RegNo, Name: r.Name, Mark: r.Mark,
				State: r.State, OldNo: r.OldNo}
			if r.Mark != "without" {
				l.CountingAt = time.UnixMilli(r.CountingAt).In(locales.Zone).Format(time.RFC3339)
			}
			lines = append(lines, l)
		}
	}
	return lines, o.ReadList(t.ctx, who, f, len(lines))
}

func shown(rfc string) string {
	at, err := time.Parse(time.RFC3339, rfc)
	if err != nil {
		return ""
	}
	return locales.DateTime(at.UnixMilli())
}
