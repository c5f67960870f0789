package store

import (
	"context"
	"strings"
)

// The questions about housing assistance.

// AidRules are all rules the office entered, in that order.
func (v *View) AidRules(ctx context.Context) ([]AidRule, error) {
	return all[AidRule](ctx, v, "1 = 1 ORDER BY id")
}

func (v *View) AidRule(ctx context.Context, id int64) (*AidRule, error) {
	return one[AidRule](ctx, v, "id = $1", id)
}

// AidSheets are the calculations of a case, the earliest first.
func (v *View) AidSheets(ctx context.Context, caseID int64) ([]AidSheet, error) {
	return all[AidSheet](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

func (v *View) AidSheet(ctx context.Context, id int64) (*AidSheet, error) {
	return one[AidSheet](ctx, v, "id = $1", id)
}

// AidAwards are the award of a case and what later decisions made of it, in that order.
func (v *View) AidAwards(ctx context.Context, caseID int64) ([]AidAward, error) {
	return all[AidAward](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// AwardsFrom are the awards of all cases that have a month from one (yyyy-mm) on, each as it stands, in order of the cases.
func (v *View) AwardsFrom(ctx context.Context, month string) ([]AidAward, error) {
	return all[AidAward](ctx, v, "id IN (SELECT max(id) FROM aid_award GROUP BY case_id) AND last_month >= $1 ORDER BY case_id", month)
}

// AwardsInto are the awards of all cases that were ever to be paid into an account (an IBAN), each as it stands, in order of the cases.
func (v *View) AwardsInto(ctx context.Context, account string) ([]AidAward, error) {
	return all[AidAward](ctx, v, `id IN (SELECT max(id) FROM aid_award GROUP BY case_id) AND case_id IN (SELECT case_id FROM aid_award WHERE data LIKE $1
		UNION SELECT case_id FROM aid_account WHERE account = $2) ORDER BY case_id`, `%"`+account+`"%`, account)
}

// AwardsEnding is how many awards that hold have a month (yyyy-mm) as their last.
func (v *View) AwardsEnding(ctx context.Context, month string) (n int64, err error) {
	err = v.tx.QueryRowContext(ctx, `SELECT count(*) FROM aid_award WHERE id IN (SELECT max(id) FROM aid_award GROUP BY case_id) AND last_month = $1
		AND kind <> 'stopped'`, month).Scan(&n)
	return n, translate(err)
}

// AwardsOfCases are the awards of several cases and what later decisions made of them, in that order.
func (v *View) AwardsOfCases(ctx context.Context, cases []int64) ([]AidAward, error) {
	return among[AidAward](ctx, v, "case_id", cases, " ORDER BY case_id, id")
}

func (v *View) AwardsByID(ctx context.Context, ids []int64) ([]AidAward, error) {
	return among[AidAward](ctx, v, "id", ids, " ORDER BY id")
}

// AwardKeys returns what was decided about assistance in a span of time.
func (v *View) AwardKeys(ctx context.Context, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, `SELECT a.id, c.household, c.case_no || ' ' || d.number FROM aid_award a JOIN case_file c ON c.id = a.case_id
		JOIN decision d ON d.id = a.decision WHERE a.at >= $1 AND a.at < $2 ORDER BY a.id`, from, to)
}

// AccountsOfCases are the accounts the recipients of several cases named since, the earliest first.
func (v *View) AccountsOfCases(ctx context.Context, cases []int64) ([]AidAccount, error) {
	return among[AidAccount](ctx, v, "case_id", cases, " ORDER BY id")
}

// AidResults are the results of the state's system for a case, the earliest first.
func (v *View) AidResults(ctx context.Context, caseID int64) ([]AidResult, error) {
	return all[AidResult](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// ResultsOfCases are those of several cases, the earliest first.
func (v *View) ResultsOfCases(ctx context.Context, cases []int64) ([]AidResult, error) {
	return among[AidResult](ctx, v, "case_id", cases, " ORDER BY id")
}

// AidLists are the lists for payment, the newest first.
func (v *View) AidLists(ctx context.Context) ([]AidList, error) {
	return all[AidList](ctx, v, "1 = 1 ORDER BY id DESC")
}

func (v *View) AidListByNumber(ctx context.Context, number string) (*AidList, error) {
	return one[AidList](ctx, v, "number = $1", number)
}

// AidPayments are the rows of a list, in order of its lines.
func (v *View) AidPayments(ctx context.Context, list int64) ([]AidPayment, error) {
	return all[AidPayment](ctx, v, "list = $1 ORDER BY n, id", list)
}

// PaymentsOfCases are the rows of some cases in lists that were not annulled.
func (v *View) PaymentsOfCases(ctx context.Context, cases []int64) ([]AidPayment, error) {
	return among[AidPayment](ctx, v, "case_id", cases, " AND list NOT IN (SELECT subject FROM annulment WHERE kind = 'payment-list') ORDER BY id")
}

// ListNumbers are the numbers of the lists that paid each of some cases, those annulled left out.
func (v *View) ListNumbers(ctx context.Context, cases []int64) (map[int64]string, error) {
	rows, err := v.PaymentsOfCases(ctx, cases)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	lists, err := v.AidLists(ctx)
	numbers, of := map[int64]string{}, map[int64][]string{}
	for _, l := range lists {
		numbers[l.ID] = l.Number
	}
	told := map[[2]int64]bool{}
	for _, r := range rows {
		if key := [2]int64{r.CaseID, r.List}; !told[key] {
			told[key] = true
			of[r.CaseID] = append(of[r.CaseID], numbers[r.List])
		}
	}
	joined := map[int64]string{}
	for id, all := range of {
		joined[id] = strings.Join(all, ", ")
	}
	return joined, err
}

// Providers are the settings of a service's provider, the last counts.
func (v *View) Providers(ctx context.Context, service string) ([]Provider, error) {
	return all[Provider](ctx, v, "service = $1 ORDER BY id", service)
}
