package app

import (
	"context"
	"fmt"
	"slices"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// EnterSystemResult sets the result of the state's own system beside ours. One entered later stands instead of an earlier one.
type EnterSystemResult struct {
	CaseNo   string        `json:"case_no"`
	Payments []aid.Payment `json:"payments"`       // each month of the quarter
	Note     string        `json:"note,omitempty"` // why it differs, as far as that is known
}

// SystemCompared is what EnterSystemResult answers; sums in tiyn: Before is ours, After the system's.
type SystemCompared struct {
	Months     []aid.Difference `json:"months"`
	Difference int64            `json:"difference"` // the system's less ours
	Binds      bool             `json:"binds"`      // the system's is paid
}

func (EnterSystemResult) Name() string { return "enter-system-result" }

// beside is what the system's result is compared with: the award as it stands, or the months of the last sheet. award is its number.
func (a EnterSystemResult) beside(ctx context.Context, s *scene, f *file) (ours []aid.Payment, award int64, manner aid.Manner, err error) {
	w, err := s.awardOf(ctx, f.is.ID)
	if err != nil {
		return nil, 0, manner, err
	}
	if w != nil {
		row, data := w.last()
		return data.Payments, row.ID, aid.Manner{Binds: data.Binds}, nil
	}
	row, c, err := s.lastSheet(ctx, f.is.ID)
	if err != nil || row == nil {
		return nil, 0, manner, err
	}
	for i, m := range c.Input.Quarter.Months() {
		ours = append(ours, aid.Payment{Month: m, Sum: c.Aid().Months[i]})
	}
	return ours, 0, c.Rules.Manner, nil
}

func (a EnterSystemResult) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if f.is.Service != edition.Aid {
		fs.Add("case_no", fault.Blocks, "aid.other-service")
		return fs, nil
	}
	ours, _, _, err := a.beside(ctx, s, f)
	if err != nil {
		return fs, err
	}
	if ours == nil {
		fs.Add("case_no", fault.Blocks, "aid.sheet.none")
		return fs, nil
	}
	if len(a.Payments) == 0 {
		fs.Add("payments", fault.Blocks, "aid.system.none")
	}
	quarter := ours[0].Month.Quarter().Months()
	for i, p := range a.Payments {
		field := fmt.Sprintf("payments.%d", i)
		if !slices.Contains(quarter[:], p.Month) || slices.ContainsFunc(a.Payments[:i], func(o aid.Payment) bool { return o.Month == p.Month }) {
			fs.Add(field, fault.Blocks, "aid.system.month", "from", quarter[0], "to", quarter[2])
		}
		if p.Sum < 0 || p.Sum > 1e13 {
			fs.Add(field, fault.Blocks, "aid.sum")
		}
	}
	if c := compared(ours, a.Payments, aid.Manner{}); c.Difference != 0 {
		fs.Add("payments", fault.Note, "aid.system.differs", "sum", locales.Money(c.Difference))
	}
	return fs, nil
}

func compared(ours, system []aid.Payment, m aid.Manner) SystemCompared {
	c := SystemCompared{Months: aid.Compare(aid.Award{Payments: ours}, system), Binds: m.Binds == aid.BySystem}
	for _, d := range c.Months {
		c.Difference += d.Due()
	}
	return c
}

func (a EnterSystemResult) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	ours, award, manner, err := a.beside(ctx, s, f)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAidResult)
	if err != nil {
		return nil, err
	}
	data, err := pack(a.Payments)
	s.insert(&store.AidResult{ID: id, CaseID: f.is.ID, Award: award, Data: data, Note: locales.Clean(a.Note), Person: s.who.ID, At: s.now})
	return compared(ours, a.Payments, manner), err
}
