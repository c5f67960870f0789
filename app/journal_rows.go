package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
	"kezek/store"
)

// ledger reads the rows of a journal on one view of the office.
type ledger struct {
	ctx     context.Context
	o       *Office
	v       *store.View
	journal string
	lang    locales.Lang
	names   map[int64]string // of people who sign in
}

// journalEntry is a row of a journal before its cells are put in order.
type journalEntry struct {
	id     int64
	number string
	at     int64
	caseNo string
	regNo  string
	form   string
	cells  map[string]sheets.Value // by column
}

// entry begins a row with its number, day and time.
func (l *ledger) entry(id int64, number string, at int64) journalEntry {
	return journalEntry{id: id, number: number, at: at, cells: map[string]sheets.Value{"n": sheets.T(number), "date": sheets.D(at),
		"time": sheets.T(time.UnixMilli(at).In(locales.Zone).Format("15:04"))}}
}

func (e journalEntry) say(column, text string) { e.cells[column] = sheets.T(text) }

// cases are the rows of incoming applications.
func (l *ledger) cases(ids []int64) (entries []journalEntry, err error) {
	cases, err := l.v.CasesByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	steps, err := l.stepsOf(ids)
	if err != nil {
		return nil, err
	}
	applicants, err := l.applicants(cases)
	if err != nil {
		return nil, err
	}
	decisions, err := l.answers(cases, steps)
	if err != nil {
		return nil, err
	}
	for _, c := range cases {
		svc, err := l.service(c.Edition, c.Service)
		if err != nil {
			return nil, err
		}
		a := applicants[c.Household]
		e := l.entry(c.ID, c.CaseNo, c.ReceivedAt)
		e.caseNo = c.CaseNo
		e.say("channel", l.channel(svc, c.Channel))
		e.say("name", a.Name)
		e.say("iin", a.IIN)
		e.say("service", l.serviceName(svc, c.Service))
		e.say("executor", l.names[c.Executor])
		if n := sheetsIn(c.Documents); n > 0 {
			e.cells["sheets"] = sheets.I(n)
		}
		if day := dayOf(c.Due); day != 0 {
			e.cells["due"] = sheets.D(int64(day))
		}
		l.went(e, c, steps[c.ID], decisions[c.ID])
		entries = append(entries, e)
	}
	return entries, nil
}

// went fills in what became of a case: the head's word, the answer, and how it was handed out.
func (l *ledger) went(e journalEntry, c store.Case, steps []store.Step, answer *store.Decision) {
	if !casefile.Open(c.State) {
		result := l.lang.T("journal.result." + c.State)
		if answer != nil {
			result = "№ " + answer.Number + ", " + locales.Date(answer.EffectiveAt) + ", " + result
		}
		e.say("result", result)
	}
	for _, p := range steps {
		switch {
		case p.Kind == edition.Assign && p.DoneAt > 0:
			var said struct {
				Instruction string `json:"instruction"`
			}
			json.Unmarshal([]byte(p.Data), &said)
			e.say("resolution", said.Instruction)
		case p.Kind == edition.Sign: // what was handed out before was an answer that no longer stands
			e.say("handed", "")
		case p.Outcome == casefile.Over && c.State == casefile.Withdrawn:
			var said struct {
				On string `json:"withdrawn"`
			}
			json.Unmarshal([]byte(p.Data), &said)
			if answer != nil && said.On != "" { // what was decided before had its day; so has what ended it
				e.say("result", e.cells["result"].Text+", "+spelt(said.On))
			}
		case p.Kind == edition.Send && p.Outcome == casefile.Done:
			e.say("handed", l.handedOut(p))
		}
	}
}

// handedOut says when, how and to whom an answer was given.
func (l *ledger) handedOut(p store.Step) string {
	h := handed(p)
	parts := []string{locales.Date(h.At)}
	if h.Way != "" {
		parts = append(parts, l.lang.T("journal.handed."+h.Way))
	}
	if h.To != "" {
		parts = append(parts, h.To)
	}
	return strings.Join(parts, ", ")
}

// sheetsIn is how many sheets the documents of a case have together.
func sheetsIn(documents string) (n int64) {
	var held []casefile.Held
	json.Unmarshal([]byte(documents), &held)
	for _, h := range held {
		n += int64(h.Pages)
	}
	return n
}

func (l *ledger) stepsOf(cases []int64) (map[int64][]store.Step, error) {
	steps, err := l.v.StepsOf(l.ctx, cases)
	of := map[int64][]store.Step{}
	for _, p := range steps {
		of[p.CaseID] = append(of[p.CaseID], p)
	}
	return of, err
}

func (l *ledger) applicants(cases []store.Case) (map[int64]store.Member, error) {
	var households []int64
	for _, c := range cases {
		households = append(households, c.Household)
	}
	return l.v.FirstMembers(l.ctx, households)
}

// answers are the decisions that answered the cases: the step of signing names them. Cases older than their steps are
// asked about one by one.
func (l *ledger) answers(cases []store.Case, steps map[int64][]store.Step) (map[int64]*store.Decision, error) {
	last, of := map[int64]int64{}, map[int64]*store.Decision{}
	var ids []int64
	for _, c := range cases {
		for _, p := range steps[c.ID] {
			var signed struct {
				Decision int64 `json:"decision"`
			}
			if p.Kind == edition.Sign && json.Unmarshal([]byte(p.Data), &signed) == nil && signed.Decision > 0 {
				last[c.ID] = signed.Decision
			}
		}
		if id := last[c.ID]; id > 0 {
			ids = append(ids, id)
		} else if len(steps[c.ID]) == 0 && !casefile.Open(c.State) {
			own, err := l.v.DecisionsOf(l.ctx, c.ID)
			if err != nil {
				return nil, err
			}
			if n := len(own); n > 0 {
				of[c.ID] = &own[n-1]
			}
		}
	}
	found, err := l.v.DecisionsByID(l.ctx, ids)
	for i := range found {
		of[*found[i].CaseID] = &found[i]
	}
	return of, err
}

func (l *ledger) service(sha256, service string) (*edition.Service, error) {
	law, err := l.o.law(l.ctx, l.v, sha256)
	if err != nil {
		return nil, err
	}
	return law.Service(service), nil
}

func (l *ledger) serviceName(svc *edition.Service, code string) string {
	if svc.Short.KK != "" {
		return svc.Short.In(l.lang)
	}
	return l.lang.T("journal.service." + code)
}

func (l *ledger) channel(svc *edition.Service, code string) string {
	if c, ok := svc.Channel(code); ok {
		return c.Text.In(l.lang)
	}
	return code
}

// papers are the rows of outgoing papers and receipts.
func (l *ledger) papers(ids []int64) (entries []journalEntry, err error) {
	rows, err := l.v.PapersByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	var caseIDs, entryIDs []int64
	for _, p := range rows {
		if p.CaseID != nil {
			caseIDs = append(caseIDs, *p.CaseID)
		} else if p.Entry != nil {
			entryIDs = append(entryIDs, *p.Entry)
		}
	}
	slices.Sort(caseIDs)
	caseIDs = slices.Compact(caseIDs)
	cases, err := l.v.CasesByID(l.ctx, caseIDs)
	if err != nil {
		return nil, err
	}
	steps, err := l.stepsOf(caseIDs)
	if err != nil {
		return nil, err
	}
	standing, err := l.v.Entries(l.ctx, entryIDs)
	if err != nil {
		return nil, err
	}
	numbers, regNos := map[int64]string{}, map[int64]string{}
	for _, c := range cases {
		numbers[c.ID] = c.CaseNo
	}
	for _, s := range standing {
		regNos[s.ID] = s.RegNo
	}
	for _, p := range rows {
		e := l.entry(p.ID, p.Number, p.IssuedAt)
		e.form = p.Form
		to := addressee(p.Snapshot)
		e.say("addressee", l.in(to.Name))
		e.say("name", l.in(to.Name))
		e.say("iin", to.IIN)
		e.say("subject", l.lang.T("journal.subject."+p.Form))
		if p.Copy > 0 {
			e.say("subject", l.lang.T("journal.subject."+p.Form)+", "+l.lang.T("journal.copy", "n", p.Copy, "reason", p.Reason))
		}
		e.say("kind", l.certified(p))
		e.say("executor", l.names[p.IssuedBy])
		if p.CaseID != nil {
			e.caseNo = numbers[*p.CaseID]
			e.say("ref", e.caseNo)
			if i := slices.IndexFunc(steps[*p.CaseID], func(s store.Step) bool {
				return s.Kind == edition.Send && s.Outcome == casefile.Done && s.DoneAt >= p.IssuedAt
			}); i >= 0 && answersCase(p.Form) {
				e.say("way", l.handedOut(steps[*p.CaseID][i]))
				e.say("received-by", handed(steps[*p.CaseID][i]).To)
				e.say("blank", handed(steps[*p.CaseID][i]).Blank)
			}
		} else if p.Entry != nil {
			e.regNo = regNos[*p.Entry]
			e.say("ref", e.regNo)
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// certified says what a certificate tells, in the words of the column: presence, absence, price.
func (l *ledger) certified(p store.Paper) string {
	if p.Form != FormDwelling {
		return l.lang.T("journal.subject." + p.Form)
	}
	var said struct {
		Data struct {
			Communal, Rented []struct{}
		} `json:"data"`
	}
	json.Unmarshal([]byte(p.Snapshot), &said)
	if len(said.Data.Communal)+len(said.Data.Rented) > 0 {
		return l.lang.T("journal.dwelling.present")
	}
	return l.lang.T("journal.dwelling.absent")
}

// answersCase tells whether a paper answers a case: what is handed out is one of them.
func answersCase(form string) bool {
	return form == FormNotice || form == FormRefusal || form == FormReturn || ownForms[form].answers
}

// addressee is whom a paper was for, as it says itself.
func addressee(snapshot string) papers.Addressee {
	var p struct {
		To papers.Addressee `json:"to"`
	}
	json.Unmarshal([]byte(snapshot), &p)
	return p.To
}

func (l *ledger) in(t papers.Text) string {
	if l.lang == locales.KK {
		return cmp.Or(t.KK, t.RU)
	}
	return cmp.Or(t.RU, t.KK)
}
