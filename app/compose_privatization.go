package app

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/reports/papers"
)

// Papers of privatization.
const (
	FormPrice                    = "price-certificate"
	FormContract                 = "privatization-contract"
	FormPaid                     = "payment-certificate"
	FormPrivatizing              = "privatization-notice"
	FormTransfer                 = "privatization-transfer"
	FormPrivatizationApplication = "privatization-application"
)

var privatizationForms = map[string]ownForm{
	FormPrivatizationApplication: {service: edition.Privatization, applies: true, lacks: "paper.no-case", journal: Sheets, counter: "sheet", compose: composeAsked},
	FormPrivatizing: {service: edition.Privatization, answers: true, lacks: "privatization.paper.not-granted", fits: isGranted,
		journal: Outgoing, counter: "paper", compose: composeNotice},
	FormTransfer: {service: edition.Privatization, lacks: "privatization.paper.not-open", fits: func(sub subject) bool {
		return casefile.Open(sub.file.State) || isGranted(sub)
	}, journal: Outgoing, counter: "paper", hinders: hindersTransfer, compose: composeTransfer},
	FormPrice: {service: edition.Privatization, lacks: "privatization.paper.not-granted", fits: isGranted, journal: Certificates,
		counter: "certificate", hinders: hindersPrice, since: pricedAt, owed: priceOwed, compose: composePrice},
	FormContract: {service: edition.Privatization, lacks: "privatization.paper.not-granted", fits: isGranted, hinders: hindersContract,
		since: contractedAt, named: contractNumber, owed: contractOwed, compose: composeContract},
	FormPaid: {service: edition.Privatization, lacks: "privatization.paper.not-granted", fits: isGranted, journal: Certificates,
		counter: "certificate", hinders: hindersPaid, since: paidAt, compose: composePaid},
}

func isGranted(sub subject) bool { return sub.file.State == casefile.Granted }

func hindersPrice(ctx context.Context, s *scene, sub subject) (string, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.price != nil && c.price.Kind != privatization.ByOther {
		return "", err
	}
	if c.price != nil { // the other body gave its own
		return "privatization.paper.filed", nil
	}
	return "privatization.no-price", nil
}

func hindersContract(ctx context.Context, s *scene, sub subject) (string, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.contract != nil {
		return "", err
	}
	return "privatization.paper.no-contract", nil
}

func hindersPaid(ctx context.Context, s *scene, sub subject) (string, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	switch {
	case err != nil:
	case c.contract == nil:
		return "privatization.paper.no-contract", nil
	case c.contract.Sum == 0:
		return "privatization.nothing-to-pay", nil
	case !c.settled(dateOf(s.now)):
		return "privatization.paper.not-paid", nil
	}
	return "", err
}

// hindersTransfer: what is communal already nobody is asked to give over.
func hindersTransfer(ctx context.Context, s *scene, sub subject) (string, error) {
	p, err := s.privatized(ctx, sub)
	if err != nil || p.matter.NeedsTransfer(p.svc) {
		return "", err
	}
	return "privatization.paper.no-transfer", nil
}

// pricedAt, contractedAt and paidAt are when what a paper tells of last changed.
func pricedAt(ctx context.Context, s *scene, sub subject) (int64, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.price == nil {
		return 0, err
	}
	return c.price.At, nil
}

func contractedAt(ctx context.Context, s *scene, sub subject) (int64, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.contract == nil {
		return 0, err
	}
	return c.contract.At, nil
}

func paidAt(ctx context.Context, s *scene, sub subject) (last int64, err error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	for _, p := range c.payments {
		last = max(last, p.At)
	}
	return last, err
}

// priceOwed and contractOwed are what is to be paid by a paper.
func priceOwed(ctx context.Context, s *scene, sub subject) (int64, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.price == nil {
		return 0, err
	}
	return c.price.Price, nil
}

func contractOwed(ctx context.Context, s *scene, sub subject) (int64, error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.contract == nil {
		return 0, err
	}
	return c.contract.Sum, nil
}

func contractNumber(ctx context.Context, s *scene, sub subject) (number, day string, err error) {
	c, err := courseOf(ctx, s.v, sub.file.ID)
	if err != nil || c.contract == nil {
		return "", "", err
	}
	return c.contract.Number, c.contract.Date, nil
}

// homeOf is the dwelling as papers print it.
func homeOf(d privatization.Dwelling, status, leaseNo, leasedOn string) papers.Home {
	h := papers.Home{Dwelling: papers.Dwelling{Address: papers.Same(d.Address), Rooms: d.Rooms, Total: papers.Area(d.Total), Living: papers.Area(d.Living),
		Floor: floorOf(d)}, Cadastral: d.Cadastral, TenancyNo: leaseNo, TenancyOn: dayOf(leasedOn)}
	h.Commissioned, _, _ = strings.Cut(d.Commissioned, "-")
	if status != "" {
		h.Regime = message(privatization.StatusKey(status))
	}
	return h
}

// privatized reads what a paper of privatization is about.
func (s *scene) privatized(ctx context.Context, sub subject) (p *privatizing, err error) {
	f, err := s.file(ctx, sub.file.CaseNo)
	if err != nil {
		return nil, err
	}
	f.is = *sub.file
	return s.privatizingOf(ctx, f)
}

func (p *privatizing) home() papers.Home {
	m := p.matter
	return homeOf(m.Dwelling, m.Status, m.LeaseNo, m.LeasedOn)
}

// decidedBy is the decision of the commission a paper rests on.
func (s *scene) decidedBy(ctx context.Context, p *privatizing) (number string, on papers.Day, by papers.Text, err error) {
	d, err := s.commissionSaid(ctx, p.file)
	if err != nil || d == nil {
		return "", 0, by, err
	}
	return d.Number, dayOf(d.Date), message("paper.commission"), nil
}

// freely is why a dwelling costs nothing; empty where it has a price.
func freely(c privatization.Calculation) papers.Freely {
	if c.Kind != edition.ForFree {
		return papers.Freely{}
	}
	return papers.Freely{Ground: said(c.Inputs.GroundSaid), Law: said(c.Inputs.GroundCite), Proof: papers.Same(c.Inputs.Basis)}
}

func (s *scene) head() papers.Signer {
	return papers.Signer{Post: papers.Text{KK: s.office.HeadPostKK, RU: s.office.HeadPostRU}, Name: papers.Same(s.office.HeadName)}
}

func composeNotice(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil {
		return err
	}
	n := papers.PrivatizationNotice{Service: said(sub.svc.Title), CaseNo: sub.file.CaseNo, FiledAt: papers.Moment(sub.file.CompleteAt), Home: k.home(),
		Contact: papers.Text{KK: s.office.AddressKK, RU: s.office.AddressRU}, ContactPhone: s.office.Phone}
	if n.DecisionNo, n.DecisionDate, n.DecisionBy, err = s.decidedBy(ctx, k); err != nil {
		return err
	}
	if g, ok := k.matter.Right(k.svc); ok {
		n.Ground = groundsOf(sub.law, []string{g.Code})
	}
	if k.price != nil {
		n.Price, n.Free = papers.Money(k.price.Price), freely(k.price.Calculation)
	}
	p.Data = n
	return nil
}

func composeTransfer(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil {
		return err
	}
	t := papers.PrivatizationTransfer{CaseNo: sub.file.CaseNo, FiledAt: papers.Moment(sub.file.CompleteAt), Tenant: papers.Same(sub.members[0].Name),
		TenantIIN: sub.members[0].IIN, Home: k.home(), Law: said(transferCite(k.svc)), Documents: documentsOf(sub)}
	t.DecisionNo, t.DecisionDate, t.DecisionBy, err = s.decidedBy(ctx, k)
	p.To = papers.Addressee{}
	if k.transfer != nil {
		p.To.Name = papers.Same(k.transfer.Body)
	}
	p.Data = t
	return err
}

func composePrice(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil || k.price == nil {
		return err
	}
	c := k.price.Calculation
	d := papers.PriceCertificate{Title: said(sub.svc.Word("certificate")), CaseNo: sub.file.CaseNo, FiledAt: papers.Moment(sub.file.CompleteAt), Home: k.home(),
		Method: said(c.Name), Law: said(c.Cite), Exact: c.Exact, Price: papers.Money(c.Price), ToPay: papers.Money(c.Price), Free: freely(c),
		ValidOn: dayOf(c.Inputs.On), Head: s.head(), Accountant: papers.Signer{Post: message("privatization.accountant")}}
	if c.Kind != edition.ForFree && c.Kind != edition.ByHand {
		d.Rounding = message("privatization.rounding."+c.Rounding.Mode, "sum", locales.Money(c.Rounding.Unit))
	}
	if d.DecisionNo, d.DecisionDate, d.DecisionBy, err = s.decidedBy(ctx, k); err != nil {
		return err
	}
	if c.Price > 0 {
		d.Bank = s.payInto(p, message("bank.purpose.price", "case", sub.file.CaseNo, "name", sub.members[0].Name))
	}
	for _, l := range c.Lines {
		line := priceLine(l)
		if l.Name != (edition.Text{}) {
			d.Coefficients = append(d.Coefficients, line)
		} else if c.Kind != edition.ForFree || l.Unit == privatization.Day { // of a free one Free says the rest
			d.Lines = append(d.Lines, line)
		}
	}
	p.Signer = papers.Signer{}
	p.Data = d
	return nil
}

// priceLine is a step of a calculation in words.
func priceLine(l privatization.Line) papers.PriceLine {
	line := papers.PriceLine{Name: said(l.Name), Said: said(l.Said), Value: l.Value}
	if l.Name == (edition.Text{}) {
		line.Name = message(privatization.LineKey(l.Code))
	}
	switch l.Unit {
	case privatization.Day:
		line.Value = spelt(l.Value)
	case privatization.Words, privatization.Factor:
	default:
		line.Unit = message("privatization.unit." + l.Unit)
	}
	return line
}

func composeContract(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil || k.contract == nil {
		return err
	}
	o, deal := s.office, k.deal
	d := papers.PrivatizationContract{Place: papers.Text{KK: cmp.Or(deal.Place, o.DistrictKK), RU: cmp.Or(deal.Place, o.DistrictRU)},
		Body: papers.ContractBody{Name: papers.Text{KK: o.NameKK, RU: o.NameRU}, BIN: o.BIN, Address: papers.Text{KK: o.AddressKK, RU: o.AddressRU}, Phone: o.Phone,
			Person: papers.Same(cmp.Or(deal.ForOffice, o.HeadName)), Post: papers.Text{KK: o.HeadPostKK, RU: o.HeadPostRU}},
		CaseNo: sub.file.CaseNo, Home: homeOf(deal.Dwelling, deal.Status, deal.LeaseNo, deal.LeasedOn), Price: papers.Money(deal.Price.Price),
		Free: freely(deal.Price), ForbidSale: deal.Price.Price > 0, Copies: len(deal.Parties) + 2, Law: said(sub.law.Law.Text)}
	if deal.ForOffice != "" {
		d.Body.Post = papers.Text{}
	}
	if d.DecisionNo, d.DecisionDate, d.DecisionBy, err = s.decidedBy(ctx, k); err != nil {
		return err
	}
	for _, party := range deal.Parties {
		d.Parties = append(d.Parties, contractParty(party, k, sub, k.contract.Date))
	}
	switch deal.Owned() {
	case privatization.Sole:
		d.Ownership = papers.SoleOwnership
	case privatization.Shared:
		d.Ownership = papers.SharedOwnership
	default:
		d.Ownership = papers.JointOwnership
	}
	if deal.Price.Price > 0 {
		d.Bank = s.payInto(p, message("bank.purpose.contract", "number", k.contract.Number, "date", spelt(k.contract.Date), "name", deal.Parties[0].Name))
	}
	schedule(&d, deal)
	p.Signer = papers.Signer{}
	p.Data = d
	return nil
}

// schedule says how a price is paid.
func schedule(d *papers.PrivatizationContract, deal privatization.Contract) {
	dues := deal.Dues
	switch {
	case len(dues) == 0:
	case deal.Months == 0:
		d.PayUntil = dayOf(dues[0].Day)
	default:
		if dues[0].N == 0 {
			d.FirstSum, d.FirstOn = papers.Money(dues[0].Sum), dayOf(dues[0].Day)
		}
		d.LastOn = dayOf(dues[len(dues)-1].Day)
		for _, due := range dues {
			d.Schedule = append(d.Schedule, papers.Instalment{N: due.N, Until: dayOf(due.Day), Sum: papers.Money(due.Sum)})
		}
	}
}

const signsFrom = 14 // years: a minor signs, with the guardian's consent

func contractParty(party privatization.Party, k *privatizing, sub subject, day string) papers.ContractParty {
	is := papers.ContractParty{Member: papers.Member{Name: papers.Same(party.Name), IIN: party.IIN, Born: dayOf(party.Born), Relation: relation(party.Relation)},
		Address: papers.Same(sub.home.Address), Share: party.Share, Signs: !party.Minor || privatization.AgeOn(party.Born, day) >= signsFrom}
	if party.Tenant {
		is.Relation = message("privatization.party.tenant")
		if party.N == 0 && k.family != nil {
			is.Relation = message("privatization.party.heir")
		}
	}
	if m := memberN(k.members, party.N); party.Minor && m != nil {
		is.Guardian = papers.Same(cmp.Or(m.Guardian, k.members[0].Name))
	}
	return is
}

func composePaid(ctx context.Context, s *scene, a IssuePaper, sub subject, p *papers.Paper) error {
	k, err := s.privatized(ctx, sub)
	if err != nil || k.contract == nil {
		return err
	}
	deal := k.deal
	d := papers.PaymentCertificate{CaseNo: sub.file.CaseNo, ContractNo: k.contract.Number, ContractOn: dayOf(k.contract.Date),
		Home: homeOf(deal.Dwelling, deal.Status, deal.LeaseNo, deal.LeasedOn), Price: papers.Money(deal.Price.Price), Head: s.head(),
		Accountant: papers.Signer{Post: message("privatization.accountant")}}
	for _, party := range deal.Parties {
		d.Owners = append(d.Owners, papers.Member{Name: papers.Same(party.Name), IIN: party.IIN, Born: dayOf(party.Born), Relation: relation(party.Relation)})
	}
	last := ""
	for _, x := range k.payments {
		d.Payments = append(d.Payments, papers.Payment{On: dayOf(x.Day), Sum: papers.Money(x.Sum), Document: x.Document})
		d.Paid += papers.Money(x.Sum)
		last = max(last, x.Day)
	}
	d.PaidOn = dayOf(last)
	p.Signer = papers.Signer{}
	p.Data = d
	return nil
}

// floorOf says the floor, and of how many where that is known: 3/5.
func floorOf(d privatization.Dwelling) string {
	switch {
	case d.Floor == 0:
		return ""
	case d.Storeys == 0:
		return strconv.Itoa(d.Floor)
	}
	return strconv.Itoa(d.Floor) + "/" + strconv.Itoa(d.Storeys)
}
