package app

import (
	"context"
	"slices"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/store"
)

// PrivatizationView is what an open case of privatization shows beside what all cases do.
type PrivatizationView struct {
	Matter   privatization.Matter
	Law      *edition.Service       // of the filing
	People   []privatization.Person // the household with what the matter says of each
	Standing privatization.Standing // of the bars
	Against  fault.Findings         // what stands against a decision to privatize
	Traces   []privatization.Trace
	Transfer *privatization.Transfer
	Price    *PriceView // the one that counts
	Prices   int        // how often it was reckoned
	Methods  []edition.PriceMethod
	Bands    []edition.InstalmentBand
	Choice   *ChoiceView
	Family   *PassedView
	Contract *ContractView
	Acts     []string // of its own that its course leaves open now
}

// PriceView is a price with who reckoned it and when.
type PriceView struct {
	privatization.Calculation
	By     string
	At     int64
	Reason string
}

// ChoiceView is how a price will be paid. Old says that the price changed since.
type ChoiceView struct {
	Months int
	Start  string
	Dues   []privatization.Due
	Old    bool
}

// PassedView is who took the stead of a tenant who died.
type PassedView struct{ Died, On, Document, To string }

// Privatization shows what a case of privatization has of its own.
func (o *Office) Privatization(ctx context.Context, caseNo string) (view PrivatizationView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, nil, Order{})
		if err != nil {
			return err
		}
		f, err := s.file(ctx, caseNo)
		if err != nil {
			return err
		}
		if f == nil || f.is.Service != edition.Privatization {
			return fault.New("G11", "privatization.not-one", "case", caseNo)
		}
		p, err := s.privatizingOf(ctx, f)
		if err != nil {
			return err
		}
		return s.shown(ctx, p, &view)
	})
	return view, err
}

func (s *scene) shown(ctx context.Context, p *privatizing, view *PrivatizationView) (err error) {
	view.Matter, view.Law, view.People = p.matter, p.svc, p.people
	view.Standing = privatization.Weigh(p.svc.Bars, p.matter.Bars, privatization.Takers(p.people))
	view.Methods, view.Bands = p.svc.Methods, bandsOf(p.file)
	if m, ok := methodOf(p.svc, edition.ByHand); ok && len(view.Methods) == 0 {
		view.Methods = []edition.PriceMethod{m}
	}
	if view.Traces, err = tracesOf(ctx, s.v, p.is.ID, p.people, dateOf(s.now)); err != nil {
		return err
	}
	if casefile.Open(p.is.State) {
		if view.Against, err = s.grantable(ctx, p); err != nil {
			return err
		}
	}
	names, err := namesOf(ctx, s.v)
	if err != nil {
		return err
	}
	stages, err := s.v.StagesOf(ctx, p.is.ID)
	for _, x := range stages {
		if x.Kind == stagePrice {
			view.Prices++
		}
	}
	view.Transfer = p.transfer
	if p.price != nil {
		view.Price = &PriceView{p.price.Calculation, names[p.price.By], p.price.At, p.price.Reason}
	}
	if p.choice != nil {
		view.Choice = &ChoiceView{p.choice.Months, p.choice.Start, p.choice.Dues, p.price == nil || p.choice.Price != p.price.ID}
	}
	if p.family != nil {
		view.Family = &PassedView{p.family.Died, p.family.On, p.family.Document, p.family.To}
	}
	if err == nil && p.contract != nil {
		views, err := accountsOf(ctx, s.v, []store.Contract{*p.contract}, dateOf(s.now))
		if err != nil {
			return err
		}
		view.Contract = &views[0]
	}
	view.Acts = p.open(dateOf(s.now))
	return err
}

// open are the acts of its own that the course of a case leaves open.
func (p *privatizing) open(today string) (acts []string) {
	under, granted := casefile.Open(p.is.State), p.is.State == casefile.Granted
	add := func(act Act, when bool) {
		if when {
			acts = append(acts, act.Name())
		}
	}
	before := (under || granted) && p.contract == nil
	add(EnterMatter{}, under)
	add(TransferDwelling{}, before && (p.matter.NeedsTransfer(p.svc) || p.transfer != nil))
	add(CalculatePrice{}, before)
	add(ChoosePayment{}, granted && before && p.price != nil && p.price.Price > 0)
	chosen := p.price != nil && (p.price.Price == 0 || p.choice != nil && p.choice.Price == p.price.ID)
	add(SignContract{}, granted && before && chosen)
	add(Withdraw{}, granted && before) // while it is under way, as every case
	add(PassToFamily{}, before && slices.ContainsFunc(p.people, func(x privatization.Person) bool { return x.N != 0 }))
	add(EnterPayment{}, p.contract != nil && p.title == nil && !p.settled(today))
	add(NoteRegistration{}, p.contract != nil && p.title == nil)
	return acts
}
