package app

import (
	"cmp"
	"context"
	"encoding/json"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/store"
)

// AidRuleRow is one norm, tariff or manner as the list of them shows it.
type AidRuleRow struct {
	ID         int64  // by which it is annulled; 0 for one of the country
	Kind       string // row, tariff, manner
	Row        *aid.Row
	Tariff     *aid.Tariff
	Manner     *aid.Manner
	From, To   string // as it holds: a later one ends it
	Act        aid.Act
	Unverified bool   // of the country, still to be checked
	Annulled   string // why; "" for one that counts
	Replaced   bool   // wholly, by a later one
	By         string
	At         int64
}

// AidRuleRows are the rules of a day's edition and all that the office entered, the country's first.
func (o *Office) AidRuleRows(ctx context.Context, day string) (rows []AidRuleRow, svc *edition.Service, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		law, err := o.inForce(ctx, v, edition.Aid, cmp.Or(day, dateOf(o.Now())))
		if err != nil {
			return err
		}
		svc = &edition.Service{}
		if law != nil {
			svc = law.Service(edition.Aid)
			for _, r := range aid.National(law) {
				rows = append(rows, AidRuleRow{Kind: ruleRow, Row: &r, From: r.From, To: r.To, Act: r.Act, Unverified: !r.Verified})
			}
			m := aid.NationalManner(law)
			rows = append(rows, AidRuleRow{Kind: ruleManner, Manner: &m, From: m.From, To: m.To, Act: m.Act, Unverified: m.Unverified})
		}
		own, err := o.ownRules(ctx, v)
		rows = append(rows, own...)
		return err
	})
	return rows, svc, err
}

// ownRules are the rules the office entered, with what became of each.
func (o *Office) ownRules(ctx context.Context, v *store.View) (rows []AidRuleRow, err error) {
	stored, err := v.AidRules(ctx)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	why, err := annulments(ctx, v, OfAidRule)
	if err != nil {
		return nil, err
	}
	for i, row := range stored {
		r := AidRuleRow{ID: row.ID, Kind: row.Kind, From: row.From, To: row.To, Annulled: why[row.ID], By: names[row.Person], At: row.At}
		if err := r.read(row.Data); err != nil {
			return nil, err
		}
		var alone aid.Rules
		for _, later := range stored[i:] { // what the later ones leave of it
			if why[later.ID] == "" {
				if alone, err = enteredRule(alone, later); err != nil {
					return nil, err
				}
			}
		}
		if r.Annulled == "" {
			r.To, r.Replaced = r.left(alone)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func (r *AidRuleRow) read(data string) (err error) {
	switch r.Kind {
	case ruleRow:
		r.Row = new(aid.Row)
		err = json.Unmarshal([]byte(data), r.Row)
		r.Act = r.Row.Act
	case ruleTariff:
		r.Tariff = new(aid.Tariff)
		err = json.Unmarshal([]byte(data), r.Tariff)
		r.Act = r.Tariff.Act
	default:
		r.Manner = new(aid.Manner)
		err = json.Unmarshal([]byte(data), r.Manner)
		r.Act = r.Manner.Act
	}
	return err
}

// left is until when the rule holds under the rules it is among; gone where nothing of it is left. Until it is ended the first
// one of them that begins on its day is the rule itself.
func (r *AidRuleRow) left(rules aid.Rules) (to string, gone bool) {
	switch r.Kind {
	case ruleRow:
		for _, x := range rules.Rows {
			if x.From == r.From && x.Same(*r.Row) && x.Act == r.Row.Act && x.N == r.Row.N {
				return x.To, false
			}
		}
	case ruleTariff:
		for _, x := range rules.Tariffs {
			if x.From == r.From && x.Service == r.Tariff.Service && x.N == r.Tariff.N && x.Act == r.Tariff.Act {
				return x.To, false
			}
		}
	default:
		for _, x := range rules.Manners {
			if x.From == r.From && x.Act == r.Manner.Act {
				return x.To, false
			}
		}
	}
	return r.To, true
}
