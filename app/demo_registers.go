package app

import (
	"fmt"
	"io"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/holding"
	"kezek/app/synthetic"
)

// demoHoldings is how many rows the registers of a demo office have.
const demoHoldings = 12

// registers fills the office's registers, gives one family the certificate and leaves another's with hits nobody has answered.
func (d *demoDay) registers() error {
	var families []synthetic.Household
	for i := range demoHoldings {
		h := d.town.Household(d.clock)
		families = append(families, h)
		held := holding.Holding{Register: holding.Registers[i%len(holding.Registers)], Number: fmt.Sprint(i + 1), Date: "2012-05-04", Address: h.Address,
			Area: 450_000 + int64(i)*12_500, Useful: 300_000 + int64(i)*5_000, Rooms: int64(1 + i%3), Basis: fmt.Sprintf(d.words.Decision, i+1),
			People: []holding.Holder{{Name: h.Applicant.Name, IIN: h.Applicant.IIN, Part: holding.Tenant}}}
		if held.Register == holding.Leases || held.Register == holding.Rented {
			held.From = held.Date
		}
		if held.Register == holding.Orders { // they are older than ИИН
			held.Date, held.Useful, held.People[0].IIN = "1988-06-01", 0, ""
		}
		for _, m := range h.Family {
			held.People = append(held.People, holding.Holder{Name: m.Name, IIN: m.IIN, Part: holding.Member})
		}
		if err := d.do(EnterHolding{held}, "", nil); err != nil {
			return err
		}
	}
	if err := d.do(EndHolding{Row: 5, On: d.clock.Format(time.DateOnly), Basis: "№ 8"}, "", nil); err != nil {
		return err
	}
	caseNo, err := d.asksCertificate(families[0])
	if err != nil {
		return err
	}
	everybody := []int{0}
	for i := range families[0].Family {
		everybody = append(everybody, i+1)
	}
	if err := d.do(AnswerHit{CaseNo: caseNo, Row: 1, Members: everybody, Answer: holding.Same}, "", nil); err != nil {
		return err
	}
	if err := d.do(Grant{CaseNo: caseNo, Signed: Signed{Date: d.clock.Format(time.DateOnly)}}, "", nil); err != nil {
		return err
	}
	view, err := d.o.Case(d.ctx, caseNo)
	if err != nil {
		return err
	}
	if err := d.file("certificate", "dwelling-certificate.pdf", func(w io.Writer) error { return d.o.PrintPaper(d.ctx, w, view.Papers[0].ID) }); err != nil {
		return err
	}
	_, err = d.asksCertificate(families[1])
	return err
}

// asksCertificate takes in a family's application for the certificate and looks through the registers.
func (d *demoDay) asksCertificate(h synthetic.Household) (string, error) {
	at := d.clock.Add(-10 * time.Minute).UnixMilli()
	a := casefile.Application{Service: edition.Certificate, Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, Address: h.Address, Phone: h.Phone,
		Applicant: casefile.Member{Name: h.Applicant.Name, IIN: h.Applicant.IIN},
		Documents: []casefile.Held{{Code: "application", How: casefile.OnPaper}, {Code: "identity", How: casefile.OnPaper}}}
	for _, m := range h.Family {
		a.Family = append(a.Family, casefile.Member{Name: m.Name, IIN: m.IIN, Relation: m.Relation})
	}
	var in Registered
	if err := d.do(Register{Application: a}, "", &in); err != nil {
		return "", err
	}
	return in.CaseNo, d.do(SearchRegisters{CaseNo: in.CaseNo}, "", nil)
}
