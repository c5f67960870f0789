// Package certificatepage is what the window shows of certificates of having or not having a dwelling beside what it shows of
// all applications: where the certificate will be shown, and what came of the search.
package certificatepage

import (
	"context"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/holding"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// Service is the certificate in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Certificate, Title: "certificatepage.title",
		Ask:  func(f *applications.Fields) applications.Part { return ask(f) },
		Open: func(c *applications.Case) applications.Tab { return &tab{c} }}
}

const purpose = "certificate.for"

// request are the fields of what is asked for.
type request struct{ *applications.Fields }

func ask(f *applications.Fields) request {
	f.Add(kit.Item{Name: purpose, Label: f.T("certificatepage.for"), Field: kit.NewText(f.Desk, 150), Hint: f.T("certificatepage.for-hint")})
	return request{f}
}

func (r request) Follow() {}

func (r request) Matter() app.Matter {
	return app.Matter{Certificate: &holding.Request{For: r.Value(purpose)}}
}

func (r request) Typed(m app.Matter) map[string]string {
	if m.Certificate == nil {
		return nil
	}
	return map[string]string{purpose: m.Certificate.For}
}

// tab is what an open case says of the certificate.
type tab struct{ c *applications.Case }

func (t *tab) Read(context.Context, app.CaseView) (func(), error) { return nil, nil }

func (t *tab) Lines(s *applications.Sheet) {
	s.Head(t.c.T("certificatepage.title"))
	if m := t.c.View.Matter.Certificate; m != nil {
		s.Add(t.c.T("certificatepage.for"), m.For)
	}
	s.None(t.c.T("certificatepage.none"))
}

func (t *tab) Acts() []applications.Offered { return nil }
