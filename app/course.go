package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/store"
)

// Kinds of what happens to a case of privatization beside its way.
const (
	stageTransfer = "transfer"
	stagePrice    = "price"
	stageChoice   = "choice"
	stageFamily   = "family"
	stageTitle    = "title"
)

// course is how far a case of privatization has come beside its way; what never was is nil.
type course struct {
	transfer *privatization.Transfer
	price    *pricing // the last one counts
	choice   *choice
	family   *passing
	title    *title
	contract *store.Contract
	deal     privatization.Contract // of contract
	payments []store.Payment        // that count
	annulled map[int64]string       // why the others do not, by payment
}

// pricing is a price as it was reckoned.
type pricing struct {
	privatization.Calculation
	Edition string `json:"edition"` // whose figures it has, sha256
	ID      int64  `json:"-"`
	By      int64  `json:"-"` // person
	At      int64  `json:"-"`
	Reason  string `json:"-"`
}

// choice is how the price will be paid.
type choice struct {
	Price  int64               `json:"price_stage"` // the calculation it was made on
	Months int                 `json:"months,omitempty"`
	Start  string              `json:"start"`
	Dues   []privatization.Due `json:"dues"`
}

// passing is who took the stead of a tenant who died.
type passing struct {
	Died     string `json:"died"` // name
	On       string `json:"on"`
	Document string `json:"document"`
	To       string `json:"to"` // name
}

// title is the registration of the owners' right.
type title struct {
	Row    string `json:"row"` // number in the register of privatized dwellings
	Number string `json:"number"`
	Date   string `json:"date"`
	At     int64  `json:"-"`
}

// courseOf reads how far a case has come.
func courseOf(ctx context.Context, v *store.View, caseID int64) (c course, err error) {
	stages, err := v.StagesOf(ctx, caseID)
	if err != nil {
		return c, err
	}
	for _, s := range stages {
		if err := c.take(s); err != nil {
			return c, err
		}
	}
	if c.contract, err = v.ContractOf(ctx, caseID); err != nil || c.contract == nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(c.contract.Data), &c.deal); err != nil {
		return c, err
	}
	all, err := v.PaymentsOf(ctx, c.contract.ID)
	if err != nil {
		return c, err
	}
	c.payments, c.annulled, err = paymentsThatCount(ctx, v, all)
	return c, err
}

// take reads one stage: later ones take the place of earlier ones.
func (c *course) take(s store.Stage) error {
	read := func(into any) error { return json.Unmarshal([]byte(s.Data), into) }
	switch s.Kind {
	case stageTransfer:
		c.transfer = &privatization.Transfer{}
		return read(c.transfer)
	case stagePrice:
		c.price = &pricing{ID: s.ID, By: s.Person, At: s.At, Reason: s.Reason}
		return read(c.price)
	case stageChoice:
		c.choice = &choice{}
		return read(c.choice)
	case stageFamily:
		c.family = &passing{}
		return read(c.family)
	}
	c.title = &title{At: s.At}
	return read(c.title)
}

// paymentsThatCount leaves out those annulled, and says why.
func paymentsThatCount(ctx context.Context, v *store.View, all []store.Payment) (count []store.Payment, annulled map[int64]string, err error) {
	ids := make([]int64, len(all))
	for i, p := range all {
		ids[i] = p.ID
	}
	rows, err := v.AnnulmentsOf(ctx, OfPayment, ids)
	annulled = map[int64]string{}
	for _, a := range rows {
		annulled[a.Subject] = a.Reason
	}
	for _, p := range all {
		if _, not := annulled[p.ID]; !not {
			count = append(count, p)
		}
	}
	return count, annulled, err
}

// paid are payments as the account reckons them.
func paid(rows []store.Payment) (payments []privatization.Payment) {
	for _, p := range rows {
		payments = append(payments, privatization.Payment{Day: p.Day, Sum: p.Sum, Document: p.Document})
	}
	return payments
}

// settled tells that nothing is left to be paid on the contract.
func (c *course) settled(today string) bool {
	if c.contract == nil {
		return false
	}
	a := privatization.Stand(c.deal.Dues, paid(c.payments), today)
	return c.contract.Sum == 0 || a.Settled()
}

// stage plans one thing that happened to a case beside its way.
func (s *scene) stage(ctx context.Context, caseID int64, kind string, data any) (int64, error) {
	text, err := json.Marshal(data)
	if err != nil {
		return 0, err
	}
	id, err := s.next(ctx, store.CountStage)
	s.insert(&store.Stage{ID: id, CaseID: caseID, Kind: kind, Data: string(text), Reason: s.reason, Person: s.who.ID, At: s.now})
	return id, err
}

// privatizing is a case of privatization an act is about.
type privatizing struct {
	*file
	course
	matter  privatization.Matter
	members []store.Member
	people  []privatization.Person
}

// privatizing reads the case an act names; else fs says what hinders and p is nil. granted says that the commission must have
// decided already. After the contract nothing before it changes.
func (s *scene) privatizing(ctx context.Context, caseNo string, granted bool) (fs fault.Findings, p *privatizing, err error) {
	fs, f, err := s.called(ctx, caseNo)
	if err != nil || f == nil {
		return fs, nil, err
	}
	switch {
	case f.is.Service != edition.Privatization:
		fs.Add("case_no", fault.Blocks, "privatization.not-one", "case", caseNo)
	case granted && f.is.State != casefile.Granted:
		fs.Add("case_no", fault.Blocks, "privatization.not-granted", "case", caseNo)
	case !granted && !casefile.Open(f.is.State) && f.is.State != casefile.Granted:
		fs.Add("case_no", fault.Blocks, "decision.decided", "case", caseNo)
	}
	if len(fs) > 0 {
		return fs, nil, nil
	}
	p, err = s.privatizingOf(ctx, f)
	if err == nil && p.contract != nil {
		fs.Add("case_no", fault.Blocks, "privatization.contract.signed", "number", p.contract.Number)
	}
	return fs, p, err
}

func (s *scene) privatizingOf(ctx context.Context, f *file) (p *privatizing, err error) {
	p = &privatizing{file: f}
	if p.course, err = courseOf(ctx, s.v, f.is.ID); err != nil {
		return nil, err
	}
	m, err := matterOf(ctx, s.v, f.is.ID)
	if err != nil {
		return nil, err
	}
	if m.Privatization != nil {
		p.matter = *m.Privatization
	}
	p.members, err = s.membersOf(ctx, f.is.Household)
	p.people = p.matter.Household(belonging(p.members))
	return p, err
}

// belonging are the members who belong to the household, as privatization knows people.
func belonging(members []store.Member) (people []privatization.Person) {
	for _, m := range members {
		if m.Counted && m.Left == "" {
			people = append(people, privatization.Person{N: int(m.N), Name: m.Name, Born: m.Born, IIN: m.IIN})
		}
	}
	return people
}

// adult is the age of majority in years by the edition.
func adult(svc *edition.Service) int {
	if svc.Consent != nil {
		return svc.Consent.Adult
	}
	return 18
}

// underField puts findings under a field.
func underField(fs fault.Findings, field string) fault.Findings {
	moved := slices.Clone(fs)
	for i := range moved {
		if moved[i].Field == "" {
			moved[i].Field = field
		} else {
			moved[i].Field = field + "." + moved[i].Field
		}
	}
	return moved
}
