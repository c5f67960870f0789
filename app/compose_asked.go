package app

import (
	"cmp"
	"context"
	"slices"

	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/reports/papers"
)

// composeAsked lays out the application for a privatization, with what the case knows.
func composeAsked(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil {
		return err
	}
	m := k.matter
	d := papers.PrivatizationApplication{Application: s.applicationPaper(sub), Home: k.home()}
	if g, ok := k.matter.Right(k.svc); ok {
		d.Basis = groundsOf(sub.law, []string{g.Code})
	}
	if m.Price != "" {
		d.PriceAsked = message(privatization.PriceKey(m.Price))
	}
	if m.Payment != "" {
		d.PaymentAsked = message(privatization.PaymentKey(m.Payment))
	}
	takers := k.people
	for i := range d.Family {
		d.Family[i].TakesPart = papers.No
		if j := slices.IndexFunc(takers, func(x privatization.Person) bool { return x.Name == d.Family[i].Name.KK && x.TakesPart }); j >= 0 {
			d.Family[i].TakesPart = papers.Yes
		}
	}
	d.Statements = statementsOf(k.svc, m, k.people)
	p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
	p.Data = d
	return nil
}

// statementsOf are the answers to what forbids a privatization, as the application states them: «no» for everybody it is asked of.
func statementsOf(svc *edition.Service, m privatization.Matter, people []privatization.Person) (all []papers.Consent) {
	standing := privatization.Weigh(svc.Bars, m.Bars, privatization.Takers(people))
	for _, b := range svc.Bars {
		against := func(x privatization.Stop) bool { return x.Bar.Code == b.Code }
		if b.Of != edition.OfPerson || slices.ContainsFunc(standing.Barred, against) || slices.ContainsFunc(standing.Open, against) {
			continue
		}
		no, on := message(privatization.ResultKey(privatization.No)), ""
		for _, a := range m.Bars {
			if a.Bar == b.Code {
				on = max(on, a.Date)
			}
		}
		all = append(all, papers.Consent{Text: papers.Text{KK: b.KK + " – " + no.KK, RU: b.RU + " – " + no.RU}, On: dayOf(on)})
	}
	return all
}

// onPrivatizing adds to a decision of the commission what a privatization is about.
func (s *scene) onPrivatizing(ctx context.Context, sub subject, decided decisive, d *papers.CommissionDecision) error {
	p, err := s.privatized(ctx, sub)
	if err != nil {
		return err
	}
	d.Members, d.People, d.Home = nil, 0, p.home()
	if _, refused := decided.(*Refuse); refused {
		return nil
	}
	for _, x := range p.people {
		if m := memberN(p.members, x.N); m != nil && x.N != 0 && x.TakesPart {
			d.Owners = append(d.Owners, papers.Member{Name: papers.Same(x.Name), IIN: x.IIN, Born: dayOf(x.Born), Relation: relation(m.Relation)})
		}
	}
	mode := cmp.Or(p.matter.Price, privatization.Residual)
	if g, ok := p.matter.Right(p.svc); ok {
		d.Ground = groundsOf(sub.law, []string{g.Code})
		if g.Right.Free {
			mode = privatization.Free
		}
	}
	d.Terms = message(privatization.PriceKey(mode))
	if p.price != nil {
		d.Price = papers.Money(p.price.Price)
	}
	if mode != privatization.Free && p.matter.Payment != "" {
		d.Payment = message(privatization.PaymentKey(p.matter.Payment))
	}
	switch {
	case p.transfer != nil:
		d.Transfer = papers.Same("№ " + p.transfer.ActNo + ", " + spelt(p.transfer.ActDate))
	case p.matter.NeedsTransfer(p.svc):
		d.Transfer = said(p.svc.Transfer.Text)
	}
	return nil
}
