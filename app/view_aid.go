package app

import (
	"cmp"
	"context"
	"slices"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// AidCase is what a case of housing assistance has beside what all cases have.
type AidCase struct {
	Sheet   *AidSheetView // the last calculation; nil where there is none
	Current bool          // it is of what was entered last
	Award   []AwardStep   // the grant and what later decisions made of it
	Payable []aid.Payment // as the months are paid now
	System  []aid.Payment // the last result of the state's system; nil where none was entered
	Binds   bool          // the system's result is paid
	Beside  []aid.Difference
	Note    string // on the system's result
	Paid    []aid.Payment
	Lists   string // numbers of the lists that paid

	Account, Bank string          // where it is paid from now on
	Accounts      []AccountChange // how that came about since the grant
}

// AccountChange is a recipient's statement of another account.
type AccountChange struct {
	Account, Bank, Stated, Why string // Stated: yyyy-mm-dd
	By                         string
	At                         int64
}

// AidSheetView is a calculation as it was frozen.
type AidSheetView struct {
	aid.Sheet
	ID     int64
	Matter aid.Matter // it was made of
	Names  []string   // of the people
	By     string
	At     int64
}

// AwardStep is a grant, a recalculation or a stop.
type AwardStep struct {
	Kind, Number, Date string // of the decision
	Why, Day, Facts    string
	Payments           []aid.Payment
	Change             *aid.Recalculation
}

// AidCase shows what a case of housing assistance has beside what all cases have.
func (o *Office) AidCase(ctx context.Context, caseNo string) (view AidCase, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.CaseByNo(ctx, caseNo)
		if err != nil {
			return err
		}
		if c == nil {
			return fault.New("G11", "paper.no-subject", "number", caseNo)
		}
		s := &scene{v: v, o: o}
		if err := s.viewSheet(ctx, c, &view); err != nil {
			return err
		}
		return s.viewAward(ctx, c, &view)
	})
	return view, err
}

func (s *scene) viewSheet(ctx context.Context, c *store.Case, view *AidCase) error {
	row, calc, err := s.lastSheet(ctx, c.ID)
	if err != nil || row == nil {
		return err
	}
	by, err := s.v.Person(ctx, row.Person)
	if err != nil {
		return err
	}
	m, err := matterOf(ctx, s.v, c.ID)
	view.Sheet = &AidSheetView{Sheet: calc.Sheet, ID: row.ID, Matter: calc.Matter, Names: calc.Names, By: by.Name, At: row.At}
	view.Current = m.Aid != nil && sameMatter(*m.Aid, calc.Matter)
	return err
}

func (s *scene) viewAward(ctx context.Context, c *store.Case, view *AidCase) error {
	results, err := resultsOf(ctx, s.v, []int64{c.ID})
	if err != nil {
		return err
	}
	w, err := s.awardOf(ctx, c.ID)
	if err != nil {
		return err
	}
	var ours []aid.Payment
	if w != nil {
		for i, row := range w.rows {
			d, err := s.v.Decision(ctx, row.Decision)
			if err != nil {
				return err
			}
			x := w.data[i]
			view.Award = append(view.Award, AwardStep{row.Kind, d.Number, d.Date, x.Why, x.Day, x.Facts, x.Payments, x.Change})
		}
		_, last := w.last()
		ours, view.Payable, view.Binds = last.Payments, w.payable(), last.Binds == aid.BySystem && w.system() != nil
		names, err := namesOf(ctx, s.v)
		if err != nil {
			return err
		}
		now := w.account()
		view.Account, view.Bank, view.Accounts = now.Account, now.Bank, accountChanges(w.accounts, names)
		lists, err := s.v.ListNumbers(ctx, []int64{c.ID})
		if err != nil {
			return err
		}
		paid, err := paidBefore(ctx, s.v, []*award{w})
		if err != nil {
			return err
		}
		view.Lists, view.Paid = lists[c.ID], paid[c.ID]
	} else if view.Sheet != nil {
		for i, m := range view.Sheet.Input.Quarter.Months() {
			ours = append(ours, aid.Payment{Month: m, Sum: view.Sheet.Aid().Months[i]})
		}
	}
	if n := len(results); n > 0 {
		view.System, view.Note = results[n-1].Payments, results[n-1].Note
		view.Beside = aid.Compare(aid.Award{Payments: ours}, view.System)
	}
	return nil
}

// accountChanges are these rows with the names of who entered them.
func accountChanges(rows []store.AidAccount, names map[int64]string) (all []AccountChange) {
	for _, x := range rows {
		all = append(all, AccountChange{x.Account, x.Bank, x.Stated, x.Why, names[x.Person], x.At})
	}
	return all
}

// AwardRow is one award in the list of them.
type AwardRow struct {
	CaseNo, Name, IIN string
	Quarter           aid.Quarter
	Persons           int
	Total, Limit      int64 // tiyn
	First, Last       aid.Month
	Sum               int64 // as it is paid
	Difference        int64 // the state's system's less ours; 0 where none was entered or they agree
	Paid              int64 // by lists that hold
	State             string
	Number            string // of the last decision
	Bank, Account     string
	Lists             string
}

// Awards are the awards of a quarter (the zero value: of all), by name.
func (o *Office) Awards(ctx context.Context, q aid.Quarter) (rows []AwardRow, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		from := aid.Month("")
		if q.Valid() {
			from = q.Months()[0]
		}
		all, err := standingAwards(ctx, v, from)
		if err != nil {
			return err
		}
		rows, err = (&scene{v: v, o: o}).awardRows(ctx, all, q)
		return err
	})
	slices.SortStableFunc(rows, func(a, b AwardRow) int { return slices.Compare(locales.SortKey(a.Name), locales.SortKey(b.Name)) })
	return rows, err
}

func (s *scene) awardRows(ctx context.Context, all []*award, q aid.Quarter) ([]AwardRow, error) {
	rows := []AwardRow{}
	paid, err := paidBefore(ctx, s.v, all)
	if err != nil {
		return nil, err
	}
	var cases []int64
	for _, a := range all {
		cases = append(cases, a.rows[0].CaseID)
	}
	lists, err := s.v.ListNumbers(ctx, cases)
	if err != nil {
		return nil, err
	}
	numbers, err := (&ledger{ctx: ctx, v: s.v}).caseNumbersOf(cases)
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		row, data := a.last()
		c, err := s.sheetOf(ctx, row.Sheet)
		if err != nil {
			return nil, err
		}
		if q.Valid() && c.Input.Quarter != q {
			continue
		}
		d, err := s.v.Decision(ctx, row.Decision)
		if err != nil {
			return nil, err
		}
		r := AwardRow{CaseNo: numbers[row.CaseID], Name: data.Name, IIN: data.IIN, Quarter: c.Input.Quarter, Persons: c.Input.Household.Persons, Total: c.Total,
			Limit: c.LimitRounded(), State: row.Kind, Number: d.Number, Bank: a.account().Bank, Account: a.account().Account, Lists: lists[row.CaseID]}
		payable := aid.Award{Payments: a.payable()}
		r.Sum = payable.Sum()
		if n := len(payable.Payments); n > 0 {
			r.First, r.Last = payable.Payments[0].Month, payable.Payments[n-1].Month
		}
		if x := a.system(); x != nil {
			r.Difference = compared(data.Payments, x.Payments, aid.Manner{}).Difference
		}
		for _, p := range paid[row.CaseID] {
			r.Paid += p.Sum
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// EndingAwards is how many awards end with this quarter, in its last month, when those who have them apply anew; day is its last day,
// yyyy-mm-dd. In other months it is none.
func (o *Office) EndingAwards(ctx context.Context) (n int, day string, err error) {
	month := aid.Month(dateOf(o.Now())[:len("2006-01")])
	if month != month.Quarter().Months()[2] {
		return 0, "", nil
	}
	err = o.st.Look(ctx, func(v *store.View) error {
		count, err := v.AwardsEnding(ctx, string(month))
		n = int(count)
		return err
	})
	return n, month.Last(), err
}

// PreviewAid is what a matter would come to if it were calculated now: for the form while it is filled in. The sheet is nil while
// something that blocks is lacking.
func (o *Office) PreviewAid(ctx context.Context, who *Person, a casefile.Application, m aid.Matter) (sheet *aid.Sheet, fs fault.Findings, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, who, Order{})
		if err != nil {
			return err
		}
		day := dateOf(cmp.Or(a.FiledAt(), s.now))
		law, err := o.inForce(ctx, v, edition.Aid, day)
		if err != nil || law == nil {
			return err
		}
		got, found, err := s.calculated(ctx, law, m, day)
		if fs = aidFields(found, law.Service(edition.Aid)); err == nil && !fs.Blocking(true) {
			sheet = &got
		}
		return err
	})
	return sheet, fs, err
}
