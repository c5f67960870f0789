package app

import (
	"encoding/json"
	"strings"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/reports/sheets"
	"kezek/store"
)

// decisions are the rows of decisions and of refusals.
func (l *ledger) decisions(ids []int64) (entries []journalEntry, err error) {
	rows, err := l.v.DecisionsByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	cases, names, err := l.decided(rows)
	if err != nil {
		return nil, err
	}
	voted, err := l.voted(ids)
	if err != nil {
		return nil, err
	}
	for _, d := range rows {
		e := l.entry(d.ID, d.Number, d.EffectiveAt)
		e.at = d.SignedAt
		e.say("name", names[d.ID])
		e.say("decision", l.decision(d))
		if day := dayOf(d.Hearing); day != 0 {
			e.cells["hearing"] = sheets.D(int64(day))
		}
		if d.CaseID != nil {
			c := cases[*d.CaseID]
			law, err := l.o.law(l.ctx, l.v, c.Edition)
			if err != nil {
				return nil, err
			}
			e.caseNo = c.CaseNo
			e.say("ref", c.CaseNo)
			if c.State == casefile.Withdrawn {
				e.say("decision", l.decision(d)+"; "+l.lang.T("journal.decision.lost"))
			}
			e.say("item", l.serviceName(law.Service(c.Service), c.Service))
			if g, ok := law.Ground(d.Ground); ok {
				e.say("ground", g.Text.In(l.lang)+" ("+g.Cite.In(l.lang)+")")
			}
		} else if g, err := l.o.groundOf(l.ctx, l.v, d); err != nil {
			return nil, err
		} else if g.Code != "" {
			e.say("ground", g.Text.In(l.lang)+" ("+g.Cite.In(l.lang)+")")
		}
		if v, ok := voted[d.ID]; ok {
			e.say("item", v.question)
			e.say("minutes", v.minutes)
			e.say("votes", v.votes)
			if v.regNo != "" && d.CaseID == nil { // whom it was asked about: a split makes others
				e.regNo = v.regNo
				e.say("ref", v.regNo)
				e.say("name", v.name)
			}
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// votedOn is what the register of decisions tells of the item a decision came from.
type votedOn struct{ question, minutes, votes, regNo, name string }

// voted are the items of the commission's decisions, by decision.
func (l *ledger) voted(decisions []int64) (map[int64]votedOn, error) {
	items, err := l.v.ItemsOfDecisions(l.ctx, decisions)
	if err != nil {
		return nil, err
	}
	var ids, homes []int64
	for _, x := range items {
		ids = append(ids, x.Entry)
	}
	found, err := l.v.Entries(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	entries := map[int64]store.Entry{}
	for _, e := range found {
		entries[e.ID], homes = e, append(homes, e.Household)
	}
	applicants, err := l.v.Applicants(l.ctx, homes)
	if err != nil {
		return nil, err
	}
	of, sessions := map[int64]votedOn{}, map[int64]*session{}
	for _, x := range items {
		m := sessions[x.Meeting]
		if m == nil {
			row, err := l.v.Meeting(l.ctx, x.Meeting)
			if err != nil {
				return nil, err
			}
			if m, err = l.o.sessionOf(l.ctx, l.v, row); err != nil {
				return nil, err
			}
			sessions[x.Meeting] = m
		}
		var b commission.Ballot
		if err := unpack(x.Ballot, &b); err != nil {
			return nil, err
		}
		t := commission.Tell(m.rule, m.seats, b)
		of[x.Decision] = votedOn{l.in(questionOf(&x)), l.lang.T("journal.minutes", "number", m.row.Number, "n", x.N),
			l.lang.T("journal.votes", "for", t.For, "against", t.Against, "abstained", t.Abstained), entries[x.Entry].RegNo,
			applicants[entries[x.Entry].Household]}
	}
	return of, nil
}

// decided are the cases of decisions, by case, and who each decision is about, by decision.
func (l *ledger) decided(rows []store.Decision) (map[int64]store.Case, map[int64]string, error) {
	var caseIDs, caseless, households []int64
	for _, d := range rows {
		switch {
		case d.CaseID != nil:
			caseIDs = append(caseIDs, *d.CaseID)
		case d.Kind != (TakeOverList{}).Name() && d.Kind != (UndoTakeOver{}).Name(): // those are about a whole list
			caseless = append(caseless, d.ID)
		}
	}
	found, err := l.v.CasesByID(l.ctx, caseIDs)
	if err != nil {
		return nil, nil, err
	}
	moved, err := l.v.DecidedHouseholds(l.ctx, caseless)
	if err != nil {
		return nil, nil, err
	}
	cases := map[int64]store.Case{}
	for _, c := range found {
		cases[c.ID] = c
		households = append(households, c.Household)
	}
	for _, h := range moved {
		households = append(households, h)
	}
	applicants, err := l.v.Applicants(l.ctx, households)
	names := map[int64]string{}
	for _, d := range rows {
		if d.CaseID != nil {
			names[d.ID] = applicants[cases[*d.CaseID].Household]
		} else {
			names[d.ID] = applicants[moved[d.ID]]
		}
	}
	return cases, names, err
}

// decision says what was decided.
func (l *ledger) decision(d store.Decision) string {
	kind := d.Kind
	if kind == (CommissionDecided{}).Name() { // the ground is given where it is against the applicant
		kind = "commission-granted"
		if d.Ground != "" {
			kind = "commission-refused"
		}
	}
	return l.lang.T("journal.decision." + kind)
}

// meetings are the rows of the register of minutes.
func (l *ledger) meetings(ids []int64) (entries []journalEntry, err error) {
	counts, err := l.v.ItemCounts(l.ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		row, err := l.v.Meeting(l.ctx, id)
		if err != nil {
			return nil, err
		}
		m, err := l.o.sessionOf(l.ctx, l.v, row)
		if err != nil {
			return nil, err
		}
		e := l.entry(row.ID, row.Number, row.BeganAt)
		e.say("meeting-kind", l.lang.T(commission.MeetingKindKey(row.Kind)))
		e.say("venue", row.Venue)
		q := m.quorum()
		e.say("present", l.lang.T("journal.present", "here", q.Here, "entitled", q.Entitled, "needed", q.Needed))
		n := counts[row.ID]
		e.say("items", l.lang.T("journal.items", "all", len(m.items), "decided", n[ItemDecided]+n[ItemSigned]+n[ItemSentBack], "postponed", n[ItemPostponed],
			"other", n[ItemLost]+n[ItemTakenOff]))
		entries = append(entries, e)
	}
	return entries, nil
}

// lines are the rows of a journal that no other row carries.
func (l *ledger) lines(ids []int64) (entries []journalEntry, err error) {
	rows, err := l.v.LinesByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	numbers, err := l.caseNumbers(rows)
	if err != nil {
		return nil, err
	}
	for _, line := range rows {
		e := l.entry(line.ID, line.Number, line.At)
		if line.CaseID != nil {
			e.caseNo = numbers[*line.CaseID]
		}
		if l.journal == NotAccepted {
			err = l.turnedAway(e, line)
		} else {
			var data map[string]string
			err = json.Unmarshal([]byte(line.Data), &data)
			for column, text := range data {
				e.say(column, text)
			}
		}
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	return entries, nil
}

func (l *ledger) caseNumbers(rows []store.Line) (map[int64]string, error) {
	var ids []int64
	for _, line := range rows {
		if line.CaseID != nil {
			ids = append(ids, *line.CaseID)
		}
	}
	cases, err := l.v.CasesByID(l.ctx, ids)
	numbers := map[int64]string{}
	for _, c := range cases {
		numbers[c.ID] = c.CaseNo
	}
	return numbers, err
}

// turnedAway fills in a refusal to accept documents.
func (l *ledger) turnedAway(e journalEntry, line store.Line) error {
	var a turnedAway
	if err := json.Unmarshal([]byte(line.Data), &a); err != nil {
		return err
	}
	svc, err := l.service(a.Edition, a.Service)
	if err != nil {
		return err
	}
	e.say("name", a.Applicant)
	e.say("iin", a.IIN)
	e.say("service", l.serviceName(svc, a.Service))
	e.say("channel", l.channel(svc, a.Channel))
	e.say("missing", l.documents(svc, a.Missing))
	e.say("expired", l.documents(svc, a.Expired))
	e.say("note", a.Note)
	return nil
}

func (l *ledger) documents(svc *edition.Service, codes []string) string {
	var names []string
	for _, code := range codes {
		name := code
		if d, ok := svc.Document(code); ok {
			name = d.Text.In(l.lang)
		}
		names = append(names, name)
	}
	return strings.Join(names, "; ")
}
