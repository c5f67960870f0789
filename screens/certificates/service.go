// Package certificatepage is what the window shows of certificates of having or not having a dwelling beside what it shows of
// all applications: what is asked for, what the office's own registers say of the people, and those registers themselves.
package certificatepage

import (
	"kezek/app"
	"kezek/app/edition"
	"kezek/app/holding"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Service is the certificate in the window's sections.
func Service() applications.Service {
	return applications.Service{Code: edition.Certificate, Title: "certificatepage.title",
		Ask:  func(f *applications.Fields) applications.Part { return ask(f) },
		Open: func(c *applications.Case) applications.Tab { return &tab{c: c} },
		Views: func(r *room.Room) []applications.View {
			v := newRegisters(r)
			return []applications.View{{Code: "registers", Title: "certificatepage.view.registers", Section: v.section()}}
		}}
}

// Fields of the intake.
const (
	purpose  = "certificate.for"
	identity = "certificate.identity"
)

// request are the fields of what is asked for.
type request struct{ *applications.Fields }

func ask(f *applications.Fields) request {
	f.Add(kit.Item{Name: purpose, Label: f.T("certificatepage.for"), Field: kit.NewText(f.Desk, 150), Hint: f.T("certificatepage.for-hint")})
	f.Add(kit.Item{Name: identity, Label: f.T("certificatepage.identity"), Field: kit.NewText(f.Desk, 150)})
	return request{f}
}

func (r request) Follow() {}

func (r request) Matter() app.Matter {
	return app.Matter{Certificate: &holding.Request{For: r.Value(purpose), Identity: r.Value(identity)}}
}

func (r request) Typed(m app.Matter) map[string]string {
	if m.Certificate == nil {
		return nil
	}
	return map[string]string{purpose: m.Certificate.For, identity: m.Certificate.Identity}
}
