package applications

import (
	"context"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/screens/kit"
)

// prospect is what the form opens with: the services one may apply for today, one of them, and the edition that rules it.
type prospect struct {
	offered []kit.Option
	service string
	ed      *edition.Edition
}

// toIntake opens the form, empty or with a draft in it.
func (s *section) toIntake(draft *app.Draft) {
	if !app.May(s.Who, app.Register{}.Name()) {
		return
	}
	var p prospect
	var err error
	s.later(func(ctx context.Context) { p, err = s.prospect(ctx, draft) }, func() {
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		if s.intake != nil {
			s.intake.close()
		}
		s.open, s.intake = nil, newIntake(s, p, draft)
		s.bring(s.intake.content)
		s.intake.form.FocusFirst()
	})
}

// prospect offers the services that an edition rules today, the queue first, or the one the section is held to. A draft
// opens with its own service by the edition of its filing date.
func (s *section) prospect(ctx context.Context, draft *app.Draft) (p prospect, err error) {
	now := s.Office.Now()
	laws := map[string]*edition.Edition{}
	for _, code := range s.takes() {
		ed, err := s.Office.InForce(ctx, code, now)
		if err != nil {
			return p, err
		}
		if ed != nil && ed.Has(code) {
			laws[code] = ed
			p.offered = append(p.offered, offer(s, ed, code))
		}
	}
	if draft != nil {
		if err := p.take(ctx, s, draft, laws); err != nil {
			return p, err
		}
	}
	switch {
	case p.ed != nil:
	case len(p.offered) == 0 && s.only != "":
		return p, noLaw(s.serviceName(s.only), now)
	case len(p.offered) == 0:
		return p, fault.New("W62", "intake.no-service")
	default:
		p.service = p.offered[0].Code
		p.ed = laws[p.service]
	}
	return p, nil
}

// takes are the services the section takes applications for.
func (s *section) takes() []string {
	if s.only != "" {
		return []string{s.only}
	}
	return edition.ServiceCodes
}

// take chooses the service and the edition of a draft; a service that is not offered any more is offered to this draft.
func (p *prospect) take(ctx context.Context, s *section, draft *app.Draft, laws map[string]*edition.Edition) error {
	u, err := read(draft)
	if err != nil {
		return nil // the form says so, and opens empty
	}
	service := u.Values["service"]
	if service == "" {
		service = edition.Queue
	}
	ed := laws[service]
	if filed := moment(u.Values, "received_at"); filed != 0 {
		if ed, err = s.Office.InForce(ctx, service, filed); err != nil {
			return err
		}
	}
	if ed == nil || !ed.Has(service) {
		return nil
	}
	p.service, p.ed = service, ed
	if laws[service] == nil {
		p.offered = append(p.offered, offer(s, ed, service))
	}
	return nil
}

// offer names a service as the edition does for tables; its whole title stands beside.
func offer(s *section, ed *edition.Edition, service string) kit.Option {
	svc := ed.Service(service)
	if svc.Short.KK == "" {
		return kit.Option{Code: service, Name: svc.Title.In(s.Lang())}
	}
	return kit.Option{Code: service, Name: svc.Short.In(s.Lang())}
}
