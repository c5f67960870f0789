package main

import (
	"cmp"
	"flag"
	"fmt"
	"strings"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
)

// holdingLine is a row of a register as `holdings --json` prints it. Areas are as a person writes them, in m².
type holdingLine struct {
	ID       int64            `json:"holding"`
	Register string           `json:"register"`
	Number   string           `json:"number"`
	Date     string           `json:"date,omitempty"`
	People   []holding.Holder `json:"people"`
	Address  string           `json:"address"`
	Area     string           `json:"area,omitempty"`
	Useful   string           `json:"useful,omitempty"`
	Rooms    int64            `json:"rooms,omitempty"`
	Basis    string           `json:"basis,omitempty"`
	From     string           `json:"from,omitempty"`
	To       string           `json:"to,omitempty"`
	Note     string           `json:"note,omitempty"`
	State    string           `json:"state"` // held, ended, annulled
	EndedOn  string           `json:"ended_on,omitempty"`
	EndBasis string           `json:"end_basis,omitempty"`
	Annulled string           `json:"annulled,omitempty"`
	Corrects int64            `json:"corrects,omitempty"`
	By       string           `json:"by"`
	Batch    int64            `json:"batch,omitempty"`
	File     string           `json:"file,omitempty"`
	Sheet    string           `json:"sheet,omitempty"`
	SheetRow int64            `json:"sheet_row,omitempty"`
}

// showHoldings lists rows of the office's registers, or writes them to a workbook.
func showHoldings(t *terminal, args []string) error {
	var f app.HoldingFilter
	limit, out := 0, ""
	rest, err := t.flags(args, func(s *flag.FlagSet) {
		s.StringVar(&f.Register, "register", "", "")
		s.StringVar(&f.State, "state", "", "")
		s.IntVar(&limit, "limit", 100, "")
		s.StringVar(&out, "xlsx", "", "")
	})
	if err != nil {
		return errUsage
	}
	f.Query = strings.Join(rest, " ")
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	if !who.Is(app.Registrar, app.Executor, app.Secretary, app.Head) {
		return fault.New("G01", "app.fault.not-allowed")
	}
	if out != "" {
		_, err := o.ExportHoldings(t.ctx, who, out, f, t.lang)
		return err
	}
	ids, err := o.Holdings(t.ctx, f)
	if err != nil {
		return err
	}
	rows, err := o.HoldingRows(t.ctx, ids[:min(limit, len(ids))])
	if err != nil {
		return err
	}
	lines := []holdingLine{}
	for _, r := range rows {
		lines = append(lines, holdingLineOf(r))
	}
	if t.json {
		return t.print(lines)
	}
	for i, l := range lines {
		fmt.Fprintf(t.out, "%d  %s № %s %s  %s  %s  %s\n", l.ID, t.lang.T("holding.register."+l.Register), cmp.Or(l.Number, "–"), day(l.Date),
			rows[i].Names(), l.Address, t.lang.T("holding.state."+l.State))
	}
	if n := len(ids) - len(lines); n > 0 {
		t.say("ctl.holdings.more", "count", n)
	}
	return nil
}

func holdingLineOf(r app.HoldingRow) holdingLine {
	l := holdingLine{ID: r.ID, Register: r.Register, Number: r.Number, Date: r.Date, People: r.People, Address: r.Address, Rooms: r.Rooms, Basis: r.Basis,
		From: r.From, To: r.To, Note: r.Note, State: r.State(), EndedOn: r.EndedOn, EndBasis: r.EndBasis, Annulled: r.Annulled, Corrects: r.Corrects,
		By: r.By, Batch: r.Batch, File: r.File, Sheet: r.Sheet, SheetRow: r.SheetRow}
	if r.Area > 0 {
		l.Area = locales.Area(r.Area)
	}
	if r.Useful > 0 {
		l.Useful = locales.Area(r.Useful)
	}
	return l
}

// registerLines is what the registers say of a case's people, as `case --json` prints it.
type registerLines struct {
	At       string    `json:"at"`
	By       string    `json:"by"`
	Stale    bool      `json:"stale,omitempty"`
	Open     int       `json:"open"`
	Communal bool      `json:"communal"`
	Rented   bool      `json:"rented"`
	Hits     []hitLine `json:"hits"`
}

type hitLine struct {
	By    string      `json:"by"` // the surest of what it was found by
	Ended bool        `json:"ended,omitempty"`
	Found []foundLine `json:"found"` // each of the household that was found there
	holdingLine
}

// foundLine is one of the household with the answer; member is -1 and the name "" where the address alone was found.
type foundLine struct {
	Member int    `json:"member"`
	Name   string `json:"name,omitempty"`
	By     string `json:"by"`
	Answer string `json:"answer,omitempty"`
	Why    string `json:"why,omitempty"`
}

func registerLinesOf(v *app.RegisterView) *registerLines {
	if v == nil {
		return nil
	}
	r := &registerLines{At: moment(v.At), By: v.By, Stale: v.Stale, Open: v.Open, Communal: v.Communal, Rented: v.Rented, Hits: []hitLine{}}
	for _, h := range v.Hits {
		line := hitLine{By: h.Matches[0].By, Ended: h.Ended, holdingLine: holdingLineOf(h.Row)}
		for _, x := range h.Found {
			line.Found = append(line.Found, foundLine{x.Member, x.Who.Name, x.Matches[0].By, x.Answer, x.Why})
		}
		r.Hits = append(r.Hits, line)
	}
	return r
}

// tellRegisters prints what the registers say of a case's people for a person to read.
func (t *terminal) tellRegisters(v *app.RegisterView) {
	fmt.Fprintf(t.out, "%s: %s, %s\n", t.lang.T("holding.registers"), locales.DateTime(v.At), v.By)
	for _, h := range v.Hits {
		fmt.Fprintf(t.out, "  %s № %s %s  %s  %s\n", t.lang.T("holding.register."+h.Row.Register), cmp.Or(h.Row.Number, "–"), day(h.Row.Date), h.Row.Names(),
			h.Row.Address)
		for _, x := range h.Found {
			fmt.Fprintf(t.out, "    %s: %s", cmp.Or(x.Who.Name, x.Address), t.lang.T("holding.by."+x.Matches[0].By))
			if x.Answer != "" {
				fmt.Fprintf(t.out, " → %s", t.lang.T("holding.answer."+x.Answer))
			}
			fmt.Fprintln(t.out)
		}
	}
	if v.Stale {
		t.say("search.stale")
	}
}
