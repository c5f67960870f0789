package app

import (
	"context"
	"strconv"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/store"
)

// What may be annulled.
const (
	OfCase  = "case"
	OfPaper = "paper"
	OfLine  = "line"

	OfAidRule     = "aid-rule"     // a norm, tariff or manner of the district
	OfPaymentList = "payment-list" // of assistance

	OfHolding      = "holding"       // a row of a register
	OfHoldingBatch = "holding-batch" // a workbook of a register taken over
)

// Annul marks what was recorded by mistake: it stays where it is, and its number stays used. It takes a reason and
// somebody else than who recorded it.
type Annul struct {
	Kind    string `json:"kind"`              // case, paper, line
	Number  string `json:"number"`            // of the case, the paper or the line
	Form    string `json:"form,omitempty"`    // of the paper
	Journal string `json:"journal,omitempty"` // of the line
}

func (Annul) Name() string { return "annul" }

// mistake is what an act annuls, and who recorded it; id is 0 when there is none of that number.
type mistake struct {
	id, by int64
	file   *file // of a case
}

func (a Annul) mistake(ctx context.Context, s *scene) (m mistake, err error) {
	switch a.Kind {
	case OfCase:
		if m.file, err = s.file(ctx, a.Number); m.file != nil {
			m.id, m.by = m.file.is.ID, m.file.is.RegisteredBy
		}
	case OfPaper:
		p, err := s.v.PaperByNumber(ctx, a.Form, a.Number)
		if p != nil {
			m.id, m.by = p.ID, p.IssuedBy
		}
		return m, err
	case OfAidRule:
		id, _ := strconv.ParseInt(a.Number, 10, 64)
		r, err := s.v.AidRule(ctx, id)
		if r != nil {
			m.id, m.by = r.ID, r.Person
		}
		return m, err
	case OfPaymentList:
		l, err := s.v.AidListByNumber(ctx, a.Number)
		if l != nil {
			m.id, m.by = l.ID, l.Person
		}
		return m, err
	case OfLine:
		l, err := s.v.LineByNumber(ctx, a.Journal, a.Number)
		if l != nil {
			m.id, m.by = l.ID, l.Person
		}
		return m, err
	}
	return m, err
}

func (a Annul) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	m, err := a.mistake(ctx, s)
	if err != nil {
		return fs, err
	}
	if m.id == 0 {
		fs.Add("number", fault.Blocks, "annul.nothing", "number", a.Number)
		return fs, nil
	}
	if m.file != nil && !casefile.Open(m.file.is.State) {
		fs.Add("number", fault.Blocks, "decision.decided", "case", a.Number)
	}
	if !s.preview && m.by == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "annul.second-person")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "annul.reason")
	}
	before, err := s.v.Annulment(ctx, a.Kind, m.id)
	if before != nil {
		fs.Add("number", fault.Blocks, "annul.already", "number", a.Number)
	}
	return fs, err
}

func (a Annul) plan(ctx context.Context, s *scene) (any, error) {
	m, err := a.mistake(ctx, s)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAnnulment)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Annulment{ID: id, Kind: a.Kind, Subject: m.id, Reason: s.reason, Person: s.who.ID, At: s.now})
	answer := map[string]any{"annulment": id, "number": a.Number}
	if m.file == nil {
		return answer, nil
	}
	if m.file.open != nil {
		if err := s.close(ctx, m.file, casefile.Over, s.reason, map[string]int64{"annulment": id}); err != nil {
			return nil, err
		}
	}
	if err := s.endPause(ctx, m.file); err != nil {
		return nil, err
	}
	m.file.is.State = casefile.Annulled
	s.keep(m.file)
	return answer, nil
}
