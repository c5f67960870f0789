package app

import (
	"io"
	"time"

	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/app/synthetic"
)

// privatized takes one family through a privatization to a contract by instalments whose first payment came.
func (d *demoDay) privatized() error {
	h := d.town.Household(d.clock)
	today := d.clock.Format(time.DateOnly)
	m := privatization.Matter{Status: edition.Communal, Ground: "communal", Price: privatization.Residual, Payment: privatization.Instalments, Months: 12,
		LeaseNo: "41", LeasedOn: "2012-05-04", Passed: privatization.Yes, PassedOn: today, Earlier: privatization.No,
		Dwelling: privatization.Dwelling{Address: h.Address, Rooms: 2, Total: 512_000, Living: 310_000, Floor: 1, Storeys: 5, Commissioned: "1987-11-05"}}
	for n := range len(h.Family) + 1 {
		m.People = append(m.People, privatization.Person{N: n, Tenant: n == 0, TakesPart: true, Consent: privatization.Yes, Form: privatization.InPerson, Date: today})
	}
	ed, err := d.o.InForce(d.ctx, edition.Privatization, d.clock.UnixMilli())
	if err != nil {
		return err
	}
	svc := ed.Service(edition.Privatization)
	for _, b := range svc.Bars {
		persons := []int{0}
		if b.Of == edition.OfPerson {
			persons = privatization.Takers(m.People)
		}
		for _, p := range persons {
			m.Bars = append(m.Bars, privatization.Answer{Bar: b.Code, Person: p, Result: privatization.No, Document: "№ 12", Date: today})
		}
	}
	caseNo, err := d.asks(h, svc, edition.Privatization, Matter{Privatization: &m})
	if err != nil {
		return err
	}
	signed := d.signed(7)
	for _, act := range []Act{PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, CommissionDecided{CaseNo: caseNo, Signed: signed, Outcome: casefile.ToGrant},
		Grant{caseNo, signed}, CalculatePrice{CaseNo: caseNo, Method: "wear", Inputs: privatization.Inputs{Base: 14_200_000, Wear: "31"}},
		ChoosePayment{CaseNo: caseNo, Months: 12, Start: today}} {
		if err := d.do(act, d.words.SettleReason, nil); err != nil {
			return err
		}
	}
	var contract Contracted
	if err := d.do(SignContract{CaseNo: caseNo, Date: today, Ownership: privatization.Joint}, d.words.SettleReason, &contract); err != nil {
		return err
	}
	view, err := d.o.Contract(d.ctx, contract.Number)
	if err != nil {
		return err
	}
	first := privatization.Payment{Day: today, Sum: view.Account.Dues[0].Sum, Document: "№ 1"}
	if err := d.do(EnterPayment{contract.Number, first}, "", nil); err != nil {
		return err
	}
	return d.paper("contract", "privatization-contract.pdf", IssuePaper{Form: FormContract, CaseNo: caseNo}, "")
}

// demoTariffs are the district's prices of a unit, tiyn.
var demoTariffs = []aid.Tariff{{Service: "condominium", Unit: "m2", N: 5_500}, {Service: "heat", Unit: "gcal", N: 480_000}, {Service: "cold-water", Unit: "m3", N: 11_000}}

// assisted enters the district's tariffs, gives one family housing assistance and makes the list for its bank.
func (d *demoDay) assisted() error {
	h := d.town.Household(d.clock)
	today := d.clock.Format(time.DateOnly)
	act := aid.Act{Text: edition.Text{KK: d.words.CouncilKK, RU: d.words.CouncilRU}, Number: "12-3", Date: "2025-12-20"}
	for _, t := range demoTariffs {
		t.Dates, t.Act = aid.Dates{From: "2026-01-01"}, act
		if err := d.do(SetAidTariff{t}, "", nil); err != nil {
			return err
		}
	}
	quarter := aid.Quarter{Year: d.clock.Year(), N: (int(d.clock.Month()) + 2) / 3}
	m := aid.Matter{Quarter: quarter, Billed: quarter.Before(), Dwelling: aid.Dwelling{Right: "owner", Document: "№ 77", Area: 600_000, Rooms: 2},
		Account: "KZ86125KZT5004100100", Bank: d.words.Bank}
	for n := range len(h.Family) + 1 {
		m.People = append(m.People, aid.Person{N: n + 1, Status: aid.Works})
	}
	for _, month := range quarter.Before().Months() {
		m.Income = append(m.Income, aid.Income{Person: 1, Month: month, Kind: "pay", Sum: 12_000_000})
		m.Bills = append(m.Bills, aid.Bill{Service: "condominium", Month: month, Sum: 330_000, Quantity: 60_000}, aid.Bill{Service: "lift", Month: month, Sum: 150_000},
			aid.Bill{Service: "heat", Month: month, Sum: 768_000, Quantity: 1_600}, aid.Bill{Service: "cold-water", Month: month, Sum: 154_000, Quantity: 14_000})
	}
	ed, err := d.o.InForce(d.ctx, edition.Aid, d.clock.UnixMilli())
	if err != nil {
		return err
	}
	svc := ed.Service(edition.Aid)
	for _, g := range svc.Reasons(edition.ToRefuse) {
		if g.Code != aid.IncomeAbove {
			m.Facts = append(m.Facts, aid.Fact{Ground: g.Code, Answer: aid.No, Source: "№ 12", Date: today})
		}
	}
	caseNo, err := d.asks(h, svc, edition.Aid, Matter{Aid: &m})
	if err != nil {
		return err
	}
	for _, act := range []Act{CalculateAid{CaseNo: caseNo}, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, Grant{caseNo, Signed{Date: today}}} {
		if err := d.do(act, d.words.SettleReason, nil); err != nil {
			return err
		}
	}
	var list PaymentListMade
	if err := d.do(MakePaymentList{Quarter: quarter}, "", &list); err != nil {
		return err
	}
	return d.file("payment-list", "payment-list.pdf", func(w io.Writer) error { return d.o.PrintPaymentList(d.ctx, w, d.who, list.Number, nil) })
}

// asks takes in a family's application for a service with all its documents and what it is about.
func (d *demoDay) asks(h synthetic.Household, svc *edition.Service, service string, m Matter) (string, error) {
	at := d.clock.Add(-10 * time.Minute).UnixMilli()
	channel := svc.Channels[0]
	a := casefile.Application{Service: service, Channel: channel.Code, ReceivedAt: at, CompleteAt: at, Address: h.Address, Phone: h.Phone,
		Applicant: casefile.Member{Name: h.Applicant.Name, IIN: h.Applicant.IIN, Consent: dateOf(at)}, Consents: consents(casefile.ConsentCodes[:1], at)}
	if channel.Registers {
		a.ChannelNo, a.ChannelAt = "002026051101", at
	}
	for _, x := range h.Family {
		a.Family = append(a.Family, casefile.Member{Name: x.Name, IIN: x.IIN, Relation: x.Relation, Consent: dateOf(at)})
	}
	for _, doc := range svc.Asks("", channel.Code) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	var in Registered
	err := d.do(Register{Application: a, Matter: m}, "", &in)
	return in.CaseNo, err
}
