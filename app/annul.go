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

	OfContract = "contract" // of privatization
	OfPayment  = "payment"  // on one
)

// Annul marks what was recorded by mistake: it stays where it is, and its number stays used. It takes a reason and
// somebody else than who recorded it.
type Annul struct {
	Kind    string `json:"kind"`              // case, paper, line, holding, holding-batch, contract, payment
	Number  string `json:"number"`            // of the case, the paper, the line, the row or the workbook
	Form    string `json:"form,omitempty"`    // of the paper
	Journal string `json:"journal,omitempty"` // of the line
}

func (Annul) Name() string { return "annul" }

// mistake is what an act annuls, and who recorded it; id is 0 when there is none of that number.
type mistake struct {
	id, by int64
	file   *file // of a case

	hinders string // message: why it cannot be annulled; "" for what can
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
	case OfHolding:
		return s.mistakenHolding(ctx, a.Number)
	case OfHoldingBatch:
		return s.mistakenHoldings(ctx, a.Number)
	case OfContract:
		return s.mistakenContract(ctx, a.Number)
	case OfPayment:
		return s.mistakenPayment(ctx, a.Number)
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
	if m.hinders != "" {
		fs.Add("number", fault.Blocks, m.hinders)
	}
	s.byAnother(&fs, m.by)
	before, err := s.v.Annulment(ctx, a.Kind, m.id)
	if before != nil {
		fs.Add("number", fault.Blocks, "annul.already", "number", a.Number)
	}
	return fs, err
}

// byAnother wants a reason, and somebody else than who recorded what is annulled.
func (s *scene) byAnother(fs *fault.Findings, by int64) {
	if !s.preview && by == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "annul.second-person")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "annul.reason")
	}
}

// annul plans the mark on what was recorded by mistake.
func (s *scene) annul(ctx context.Context, kind string, subject int64) (int64, error) {
	id, err := s.next(ctx, store.CountAnnulment)
	s.insert(&store.Annulment{ID: id, Kind: kind, Subject: subject, Reason: s.reason, Person: s.who.ID, At: s.now})
	return id, err
}

func (a Annul) plan(ctx context.Context, s *scene) (any, error) {
	m, err := a.mistake(ctx, s)
	if err != nil {
		return nil, err
	}
	id, err := s.annul(ctx, a.Kind, m.id)
	if err != nil {
		return nil, err
	}
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
