package app

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// certifying is the service that certifies whether a household has a dwelling of the communal stock, or one the akimat rents, in
// permanent use. "Present" is a certificate, not a refusal.
type certifying struct{}

// Papers of the certificate.
const (
	FormDwelling               = "dwelling-certificate"
	FormCertificateApplication = "certificate-application"
)

const certificateCounter = "certificate"

var certifyingForms = map[string]ownForm{
	FormDwelling: {service: edition.Certificate, answers: true, numbers: true, lacks: "paper.not-granted",
		fits:    func(sub subject) bool { return sub.file.State == casefile.Granted },
		journal: Certificates, counter: certificateCounter, compose: composeDwelling},
	FormCertificateApplication: {service: edition.Certificate, applies: true, lacks: "paper.no-case", journal: Sheets, counter: "sheet",
		compose: composeCertificateApplication},
}

// mostWords is the most letters a line of the application may hold.
const mostWords = 300

func (certifying) checkMatter(_ context.Context, _ *scene, fs *fault.Findings, _ asked, m Matter) error {
	for field, text := range map[string]string{"for": m.Certificate.For, "identity": m.Certificate.Identity} {
		if utf8.RuneCountInString(text) > mostWords {
			fs.Add("certificate."+field, fault.Blocks, "line.long", "most", mostWords)
		}
	}
	return nil
}

func (certifying) checkAnswer(ctx context.Context, s *scene, fs *fault.Findings, f *file, _ Matter, outcome, _ string) error {
	if outcome != casefile.ToGrant { // documents are untrue whatever the registers say
		return nil
	}
	l, err := s.checkSearched(ctx, fs, f.was)
	if err != nil || l.row == nil {
		return err
	}
	_, hits, err := l.confirmed(ctx, s.v, dateOf(s.now))
	for _, stock := range []string{holding.Communal, holding.RentedByState} {
		key := "certificate.absent."
		if holding.Has(stock, hits) {
			key = "certificate.present."
		}
		fs.Add("", fault.Note, key+stock)
	}
	return err
}

func (certifying) granted(context.Context, *scene, *file, Matter, *store.Decision) error { return nil }

// composeCertificateApplication lays out the application as it was entered, to be signed by the applicant.
func composeCertificateApplication(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	m, err := matterOf(ctx, s.v, sub.file.ID)
	d := papers.CertificateApplication{Application: s.applicationPaper(sub)}
	if r := m.Certificate; r != nil {
		d.For, d.Identity = papers.Same(r.For), papers.Same(r.Identity)
	}
	p.Signer, p.Executor, p.Data = papers.Signer{}, papers.Executor{}, d
	return err
}

// composeDwelling lays out the certificate: what was confirmed in the registers, as of today.
func composeDwelling(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	m, err := matterOf(ctx, s.v, sub.file.ID)
	if err != nil {
		return err
	}
	l, err := s.lookup(ctx, sub.file)
	if err != nil {
		return err
	}
	if l.row == nil { // nothing is certified that nobody looked up
		return fault.Findings{{Severity: fault.Blocks, Key: "search.none"}}
	}
	d := papers.DwellingCertificate{Title: said(sub.svc.Word("certificate")), Applicant: said(sub.svc.Word("applicant")), CaseNo: sub.file.CaseNo,
		FiledAt: papers.Moment(sub.file.CompleteAt), Born: dayOf(sub.app.Applicant.Born), AsOf: papers.Day(midnight(s.now)),
		For: message("paper.where-asked"), Basis: s.certificateLaw(sub)}
	if r := m.Certificate; r != nil {
		d.Identity = papers.Same(r.Identity)
		if r.For != "" {
			d.For = papers.Same(r.For)
		}
	}
	if days := s.office.CertificateDays; days > 0 {
		d.ValidUntil = papers.Day(time.UnixMilli(midnight(s.now)).In(locales.Zone).AddDate(0, 0, int(days)).UnixMilli())
	}
	for _, x := range sub.app.Family {
		if !x.Aside {
			d.Family = append(d.Family, memberOf(x))
		}
	}
	rows, hits, err := l.confirmed(ctx, s.v, dateOf(s.now))
	for i, r := range rows {
		if !hits[i].Holds() {
			continue
		}
		switch holding.StockOf(r.Register) {
		case holding.Communal:
			d.Communal = append(d.Communal, heldDwelling(r, hits[i].Hit, l.asked))
		case holding.RentedByState:
			d.Rented = append(d.Rented, heldDwelling(r, hits[i].Hit, l.asked))
		}
	}
	p.Data = d
	if err != nil || sub.file.Executor == 0 {
		return err
	}
	by, err := s.v.Person(ctx, sub.file.Executor) // who looked it up, not who signs
	if by != nil {
		p.Executor.Name = papers.Same(by.Name)
	}
	return err
}

// certificateLaw is by what the certificate is given: the office's own line, else the act of the edition.
func (s *scene) certificateLaw(sub subject) papers.Text {
	if s.office.CertificateKK != "" {
		return papers.Text{KK: s.office.CertificateKK, RU: s.office.CertificateRU}
	}
	return said(sub.law.Law.Text)
}

// heldDwelling lays out a dwelling with who of the household has it.
func heldDwelling(r HoldingRow, hit holding.Hit, asked holding.Household) papers.HeldDwelling {
	d := papers.HeldDwelling{Address: papers.Same(r.Address), Total: papers.Area(r.Area), Useful: papers.Area(r.Useful), Rooms: int(r.Rooms),
		ContractNo: r.Number, ContractOn: dayOf(r.Date), Ground: papers.Same(r.Basis)}
	if r.Basis == "" {
		d.Ground = message("holding.paper." + r.Register)
	}
	var names []string
	for _, x := range asked.Apart(hit) {
		if x.Member >= 0 && slices.ContainsFunc(x.Matches, func(m holding.Match) bool { return !m.Left }) {
			names = append(names, x.Who.Name)
		}
	}
	d.Holder = papers.Same(strings.Join(names, "; "))
	return d
}
