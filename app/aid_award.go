package app

import (
	"cmp"
	"context"
	"encoding/json"

	"kezek/app/aid"
	"kezek/locales"
	"kezek/store"
)

// What an award row is of.
const (
	AidGranted      = "granted"
	AidRecalculated = "recalculated"
	AidStopped      = "stopped"
)

// awarded is what a row of an award says.
type awarded struct {
	Payments []aid.Payment      `json:"payments"` // by our own calculation
	Name     string             `json:"name"`     // of the recipient
	IIN      string             `json:"iin"`
	Account  string             `json:"account"` // IBAN
	Bank     string             `json:"bank"`
	Binds    string             `json:"binds"` // whose result is paid
	Change   *aid.Recalculation `json:"change,omitempty"`
	Why      string             `json:"why,omitempty"` // of aid.Changes, of StopReasons
	Day      string             `json:"day,omitempty"` // of the change, yyyy-mm-dd
	Facts    string             `json:"facts,omitempty"`
}

// award is the award of a case with all that became of it.
type award struct {
	rows     []store.AidAward
	data     []awarded          // of the rows
	results  []result           // of the state's system
	accounts []store.AidAccount // that the recipient named since
}

// payee tells recipients apart: by the ИИН, without one by the name.
func (d *awarded) payee() string { return cmp.Or(d.IIN, locales.Fold(d.Name)) }

// account is where the award is paid: named last, at At.
func (a *award) account() store.AidAccount {
	if n := len(a.accounts); n > 0 {
		return a.accounts[n-1]
	}
	return store.AidAccount{Account: a.data[0].Account, Bank: a.data[0].Bank, At: a.rows[0].At}
}

// result is what the state's system came to.
type result struct {
	store.AidResult
	Payments []aid.Payment
}

func (a *award) last() (*store.AidAward, *awarded) {
	n := len(a.rows) - 1
	return &a.rows[n], &a.data[n]
}

// caseAward reads a case an act names and its award; the act's check has seen that both are there.
func (s *scene) caseAward(ctx context.Context, caseNo string) (*file, *award, error) {
	f, err := s.file(ctx, caseNo)
	if err != nil {
		return nil, nil, err
	}
	w, err := s.awardOf(ctx, f.is.ID)
	return f, w, err
}

// awardOf is the award of a case, the act's own rows behind the file's; nil where there is none.
func (s *scene) awardOf(ctx context.Context, caseID int64) (*award, error) {
	rows, err := s.v.AidAwards(ctx, caseID)
	if err != nil {
		return nil, err
	}
	for _, c := range s.rows {
		if row, ok := c.New.(*store.AidAward); ok && row.CaseID == caseID {
			rows = append(rows, *row)
		}
	}
	if len(rows) == 0 {
		return nil, nil
	}
	a, err := awardOfRows(rows)
	if err != nil {
		return nil, err
	}
	if a.accounts, err = s.v.AccountsOfCases(ctx, []int64{caseID}); err != nil {
		return nil, err
	}
	a.results, err = resultsOf(ctx, s.v, []int64{caseID})
	return a, err
}

func awardOfRows(rows []store.AidAward) (*award, error) {
	a := &award{rows: rows, data: make([]awarded, len(rows))}
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row.Data), &a.data[i]); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func resultsOf(ctx context.Context, v *store.View, cases []int64) (all []result, err error) {
	rows, err := v.ResultsOfCases(ctx, cases)
	for _, row := range rows {
		x := result{AidResult: row, Payments: []aid.Payment{}}
		if err := json.Unmarshal([]byte(row.Data), &x.Payments); err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, err
}

// system is the result of the state's system that is of the award as it stands, nil where none was entered since. One entered
// before the grant is of the grant.
func (a *award) system() *result {
	row, _ := a.last()
	for i := len(a.results) - 1; i >= 0; i-- {
		if x := &a.results[i]; x.CaseID == row.CaseID && (x.Award == row.ID || x.Award == 0 && len(a.rows) == 1) {
			return x
		}
	}
	return nil
}

// payable are the months as they are paid.
func (a *award) payable() []aid.Payment {
	_, last := a.last()
	var system []aid.Payment
	if x := a.system(); x != nil {
		system = x.Payments
	}
	return aid.Payable(last.Payments, system, aid.Manner{Binds: last.Binds})
}

// itself is the award as the rules of calculating know it: its first sheet and the months as they stand.
func (s *scene) itself(ctx context.Context, a *award) (aid.Award, error) {
	c, err := s.sheetOf(ctx, a.rows[0].Sheet)
	if err != nil {
		return aid.Award{}, err
	}
	_, last := a.last()
	return aid.Award{Sheet: c.Sheet, Payments: last.Payments}, nil
}

// keepAward plans a row of an award.
func (s *scene) keepAward(ctx context.Context, caseID int64, row store.AidAward, data awarded) error {
	id, err := s.next(ctx, store.CountAidAward)
	if err != nil {
		return err
	}
	text, err := pack(data)
	if err != nil {
		return err
	}
	row.ID, row.CaseID, row.Bank, row.Data, row.Person, row.At = id, caseID, data.Bank, text, s.who.ID, s.now
	if n := len(data.Payments); n > 0 {
		row.Last = string(data.Payments[n-1].Month)
	}
	s.insert(&row)
	return nil
}
