package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Kinds of rule the office enters for its district.
const (
	ruleRow    = "row"
	ruleTariff = "tariff"
	ruleManner = "manner"
)

// aidRules are the figures assistance is calculated by: those of an edition (nil for none) and those the office entered and did not
// annul, each from its day on. The gate is held.
func (o *Office) aidRules(ctx context.Context, v *store.View, law *edition.Edition) (r aid.Rules, err error) {
	if law != nil {
		usual := aid.NationalManner(law)
		r.Rows, r.Usual = aid.National(law), &usual
	}
	rows, err := v.AidRules(ctx)
	if err != nil {
		return r, err
	}
	annulled, err := annulments(ctx, v, OfAidRule)
	if err != nil {
		return r, err
	}
	for _, row := range rows {
		if _, gone := annulled[row.ID]; gone {
			continue
		}
		if r, err = enteredRule(r, row); err != nil {
			return r, err
		}
	}
	return r, nil
}

// enteredRule is what the rules are behind one the office entered.
func enteredRule(r aid.Rules, row store.AidRule) (aid.Rules, error) {
	switch row.Kind {
	case ruleRow:
		var x aid.Row
		err := json.Unmarshal([]byte(row.Data), &x)
		return r.Entered(x), err
	case ruleTariff:
		var x aid.Tariff
		err := json.Unmarshal([]byte(row.Data), &x)
		return r.EnteredTariff(x), err
	}
	var x aid.Manner
	err := json.Unmarshal([]byte(row.Data), &x)
	return r.EnteredManner(x), err
}

// SetAidRow enters a figure of the district's own decision: the share, an area, a norm or a cap of a service. It stands instead of the
// country's, and of an earlier one of the district's, from its first day on; awards made before hold their own copies.
type SetAidRow struct {
	Code   string   `json:"code"` // of the service, aid.ShareRow, aid.AreaPerson, aid.AreaAlone
	N      int64    `json:"n"`    // × 10^−Scale
	Scale  int      `json:"scale,omitempty"`
	Unit   string   `json:"unit"`
	Per    string   `json:"per,omitempty"`
	Of     []string `json:"of,omitempty"`
	Season string   `json:"season,omitempty"`
	aid.Dates
	Act aid.Act `json:"act"`
}

// SetAidTariff enters the price of a unit of a service.
type SetAidTariff struct{ aid.Tariff }

// SetAidManner enters what the district settles beside the figures.
type SetAidManner struct{ aid.Manner }

// RuleEntered is what all three answer.
type RuleEntered struct {
	Rule int64 `json:"rule"` // its number, by which it can be annulled
}

func (SetAidRow) Name() string    { return "set-aid-row" }
func (SetAidTariff) Name() string { return "set-aid-tariff" }
func (SetAidManner) Name() string { return "set-aid-manner" }

// AidUnits are those a norm, a cap or a tariff may be in, and AidPers what a figure may be given for.
var (
	AidUnits = []string{aid.M2, "m3", "gcal", "kwh", "kg", "person", aid.Tenge, aid.Percent}
	AidPers  = []string{aid.PerPerson, aid.PerAlone, aid.PerM2, aid.PerFlat, aid.PerSubscriber, "income"}
)

func (a SetAidRow) row() aid.Row {
	return aid.Row{Norm: edition.Norm{Code: a.Code, N: a.N, Scale: a.Scale, Unit: a.Unit, Per: a.Per, Of: a.Of, Season: a.Season}, Local: true,
		Dates: a.Dates, Act: tidyAct(a.Act)}
}

func tidyAct(a aid.Act) aid.Act {
	for _, text := range []*string{&a.KK, &a.RU, &a.Number, &a.Date} {
		*text = locales.Clean(*text)
	}
	return a
}

// ruleScene is what a new rule is held against: what is in force without it.
func (s *scene) ruleScene(ctx context.Context, fs *fault.Findings, from string, codes ...string) (r aid.Rules, err error) {
	law, err := s.o.inForce(ctx, s.v, edition.Aid, from)
	if err != nil {
		return r, err
	}
	if law != nil && len(law.Service(edition.Aid).Expenses) > 0 {
		for _, code := range codes {
			if _, known := law.Service(edition.Aid).Expense(code); !known && !slices.Contains([]string{aid.ShareRow, aid.AreaPerson, aid.AreaAlone}, code) {
				fs.Add("code", fault.Blocks, "aid.rule.code", "code", code)
			}
		}
	}
	awards, err := s.v.AwardsFrom(ctx, from[:min(len(from), len("2006-01"))])
	if len(awards) > 0 {
		fs.Add("from", fault.Note, "aid.rule.past", "n", len(awards))
	}
	if err != nil {
		return r, err
	}
	return s.o.aidRules(ctx, s.v, law)
}

// ofLast leaves what was found about the last of a list, at the fields of the act.
func ofLast(found fault.Findings, list string, n int) (fs fault.Findings) {
	fields := map[string]string{"aid.rule.figure": "n", "aid.rule.per": "per", "aid.rule.follows": "of", "aid.rule.dates": "from", "aid.rule.act": "act.number"}
	for _, f := range found {
		if f.Field == aid.At(list, n-1) {
			f.Field = fields[f.Key]
			fs = append(fs, f)
		}
	}
	return fs
}

func actNamed(fs *fault.Findings, a aid.Act) {
	if locales.Clean(a.KK) == "" || locales.Clean(a.RU) == "" {
		fs.Add("act.kk", fault.Blocks, "aid.rule.title")
	}
}

func (a SetAidRow) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	actNamed(&fs, a.Act)
	r, err := s.ruleScene(ctx, &fs, a.From, append([]string{a.Code}, a.Of...)...)
	if err != nil {
		return fs, err
	}
	if !slices.Contains(AidUnits, a.Unit) {
		fs.Add("unit", fault.Blocks, "aid.rule.unit")
	}
	row := a.row()
	after := r.Entered(row)
	fs = append(fs, ofLast(after.Check(a.From), "rows", len(after.Rows))...)
	if was, ok := r.Replaced(row); ok {
		fs.Add("from", fault.Note, "aid.rule.replaces", "number", was.Act.Number, "date", spelt(was.Act.Date))
	}
	if a.Code == aid.ShareRow && row.Beyond(5, 10) {
		fs = append(fs, fault.Finding{Field: "n", Severity: fault.NeedsReason, Key: "aid.rule.share", Clause: "rus.baq.kz 04.12.2025"})
	}
	return fs, nil
}

func (a SetAidRow) plan(ctx context.Context, s *scene) (any, error) {
	return s.keepRule(ctx, ruleRow, a.Code, a.Dates, a.row())
}

func (a SetAidTariff) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	r, err := s.ruleScene(ctx, &fs, a.From, a.Service)
	if err != nil {
		return fs, err
	}
	actNamed(&fs, a.Act)
	if !slices.Contains(AidUnits, a.Unit) || a.Unit == aid.Tenge || a.Unit == aid.Percent {
		fs.Add("unit", fault.Blocks, "aid.rule.unit")
	}
	after := r.EnteredTariff(a.Tariff)
	return append(fs, ofLast(after.Check(a.From), "tariffs", len(after.Tariffs))...), nil
}

func (a SetAidTariff) plan(ctx context.Context, s *scene) (any, error) {
	t := a.Tariff
	t.Act = tidyAct(t.Act)
	return s.keepRule(ctx, ruleTariff, t.Service, t.Dates, t)
}

func (a SetAidManner) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	r, err := s.ruleScene(ctx, &fs, a.From)
	if err != nil {
		return fs, err
	}
	actNamed(&fs, a.Act)
	if a.Act.Number == "" || a.Act.Date == "" {
		fs.Add("act.number", fault.Blocks, "aid.rule.act", "code", "")
	}
	after := r.EnteredManner(a.Manner)
	return append(fs, ofLast(after.Check(a.From), "manners", len(after.Manners))...), nil
}

func (a SetAidManner) plan(ctx context.Context, s *scene) (any, error) {
	m := a.Manner
	m.Act = tidyAct(m.Act)
	return s.keepRule(ctx, ruleManner, "", m.Dates, m)
}

func (s *scene) keepRule(ctx context.Context, kind, code string, d aid.Dates, rule any) (any, error) {
	id, err := s.next(ctx, store.CountAidRule)
	if err != nil {
		return nil, err
	}
	data, err := pack(rule)
	s.insert(&store.AidRule{ID: id, Kind: kind, Code: code, From: d.From, To: d.To, Data: data, Person: s.who.ID, At: s.now})
	return RuleEntered{id}, err
}
