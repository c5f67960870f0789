package app

import (
	"context"
	"strconv"
	"strings"

	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/store"
)

// EnterHolding writes a row into a register of the office by hand.
type EnterHolding struct {
	holding.Holding
}

// Held is what the acts on a row of a register answer.
type Held struct {
	Holding int64 `json:"holding"`
}

func (EnterHolding) Name() string { return "enter-holding" }

func (a EnterHolding) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	h := a.Tidy(s.now)
	h.Check(&fs, s.now)
	return fs, s.heldBefore(ctx, &fs, h, 0)
}

// heldBefore tells of a row with the same number and day in the same register; but is the row that does not count.
func (s *scene) heldBefore(ctx context.Context, fs *fault.Findings, h holding.Holding, but int64) error {
	if h.Number == "" {
		return nil
	}
	ids, err := s.v.FindHoldings(ctx, []store.Word{{Text: foldNumber(h.Number), Whole: true}})
	if err != nil {
		return err
	}
	rows, err := holdingRows(ctx, s.v, ids, dateOf(s.now))
	for _, r := range rows {
		if r.ID != but && r.Annulled == "" && r.Register == h.Register && foldNumber(r.Number) == foldNumber(h.Number) && r.Date == h.Date {
			fs.Add("number", fault.NeedsReason, "holding.repeats", "row", r.ID, "name", r.People[0].Name)
			break
		}
	}
	return err
}

func (a EnterHolding) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.hold(ctx, a.Tidy(s.now), origin{})
	return Held{id}, err
}

// EndHolding says that people hold a dwelling no longer: the agreement ended, they moved out, died, bought it.
type EndHolding struct {
	Row   int64  `json:"holding"`
	On    string `json:"on"`    // yyyy-mm-dd
	Basis string `json:"basis"` // agreement, court's decision, act
}

func (EndHolding) Name() string { return "end-holding" }

func (a EndHolding) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, row, err := s.held(ctx, a.Row)
	if err != nil || row == nil {
		return fs, err
	}
	end, err := s.v.HoldingEnd(ctx, a.Row)
	if end != nil {
		fs.Add("holding", fault.Blocks, "holding.ended", "on", spelt(end.Day))
	}
	checkEnd(&fs, row.Holding, a.On, a.Basis, dateOf(s.now))
	return fs, err
}

func checkEnd(fs *fault.Findings, h holding.Holding, on, basis, today string) {
	switch {
	case !holding.IsDay(on) || on > today:
		fs.Add("on", fault.Blocks, "holding.day.bad")
	case on < h.From || on < h.Date:
		fs.Add("on", fault.Blocks, "holding.to.before")
	}
	if strings.TrimSpace(basis) == "" {
		fs.Add("basis", fault.Blocks, "holding.need.basis")
	}
}

// held reads a row an act is about; else fs says what hinders and row is nil.
func (s *scene) held(ctx context.Context, id int64) (fs fault.Findings, row *HoldingRow, err error) {
	rows, err := holdingRows(ctx, s.v, []int64{id}, dateOf(s.now))
	switch {
	case err != nil:
	case len(rows) == 0:
		fs.Add("holding", fault.Blocks, "holding.none", "row", id)
	case rows[0].Annulled != "":
		fs.Add("holding", fault.Blocks, "annul.already", "number", strconv.FormatInt(id, 10))
	default:
		row = &rows[0]
	}
	return fs, row, err
}

func (a EndHolding) plan(ctx context.Context, s *scene) (any, error) {
	return Held{a.Row}, s.ends(ctx, a.Row, a.On, a.Basis)
}

// CorrectHolding puts a row as it should be, with its end, in place of one that is wrong. The wrong one stays, annulled. It takes a
// reason and somebody else than who recorded it.
type CorrectHolding struct {
	Row int64 `json:"holding"`
	holding.Holding
	EndedOn  string `json:"ended_on,omitempty"` // yyyy-mm-dd; with EndBasis "" the dwelling is held today
	EndBasis string `json:"end_basis,omitempty"`
}

func (CorrectHolding) Name() string { return "correct-holding" }

func (a CorrectHolding) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, row, err := s.held(ctx, a.Row)
	if err != nil || row == nil {
		return fs, err
	}
	h := a.Tidy(s.now)
	h.Check(&fs, s.now)
	if h.Register != row.Register {
		fs.Add("register", fault.Blocks, "holding.register.stays")
	}
	unknown := row.Ended && row.EndedOn == "" && a.EndedOn == "" // an old list does not say since when
	if a.EndedOn+a.EndBasis != "" && !unknown {
		checkEnd(&fs, h, a.EndedOn, a.EndBasis, dateOf(s.now))
	}
	if row.CaseID != 0 {
		fs.Add("holding", fault.Blocks, "holding.of-contract")
	}
	was, err := s.v.Holding(ctx, a.Row)
	if err != nil {
		return fs, err
	}
	s.byAnother(&fs, was.Person)
	return fs, s.heldBefore(ctx, &fs, h, a.Row)
}

func (a CorrectHolding) plan(ctx context.Context, s *scene) (any, error) {
	if _, err := s.annul(ctx, OfHolding, a.Row); err != nil {
		return nil, err
	}
	id, err := s.hold(ctx, a.Tidy(s.now), origin{corrects: a.Row})
	if err == nil && a.EndBasis != "" {
		err = s.ends(ctx, id, a.EndedOn, locales.Clean(a.EndBasis))
	}
	return Held{id}, err
}

// mistakenHolding is a row of a register that is annulled by the number it has in them.
func (s *scene) mistakenHolding(ctx context.Context, number string) (m mistake, err error) {
	id, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil {
		return m, nil
	}
	rows, err := s.v.Holdings(ctx, []int64{id})
	if err != nil || len(rows) == 0 {
		return m, err
	}
	if rows[0].CaseID != 0 {
		m.hinders = "holding.of-contract"
	}
	m.id, m.by = id, rows[0].Person
	return m, nil
}

// mistakenHoldings is a workbook of a register that is annulled whole, as long as nobody worked on its rows.
func (s *scene) mistakenHoldings(ctx context.Context, number string) (m mistake, err error) {
	id, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil {
		return m, nil
	}
	batch, err := s.v.HoldingBatch(ctx, id)
	if err != nil || batch == nil {
		return m, err
	}
	m.id, m.by = id, batch.Person
	worked, err := s.v.HoldingsWorkedOn(ctx, id)
	if worked {
		m.hinders = "holding.batch.worked-on"
	}
	return m, err
}
