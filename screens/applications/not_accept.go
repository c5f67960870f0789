package applications

import (
	"strings"

	"kezek/app"
	"kezek/app/fault"
)

// turnAway asks whether to refuse the documents at the desk: no case begins, the line in the journal remains.
func (f *intake) turnAway() {
	if f.busy {
		return
	}
	f.household.compact()
	f.keep()
	act := f.notAccept()
	var fs fault.Findings
	if len([]rune(act.Applicant)) < 2 {
		fs.Add("applicant.name", fault.Blocks, "case.need.name")
	}
	if act.Channel == "" {
		fs.Add("channel", fault.Blocks, "case.need.channel")
	}
	if len(act.Missing)+len(act.Expired) == 0 {
		fs.Add("", fault.Blocks, "way.nothing-missing")
	}
	if len(fs) > 0 {
		f.form.Tell(f.placed(fs))
		return
	}
	f.Desk.Confirm(f.T("intake.away.title"), f.T("intake.away.what", "name", act.Applicant, "documents", f.named(act)), f.T("intake.away.do"),
		func() { f.refuseToAccept(act) })
}

// notAccept reads the form as that act takes it: required documents that are not there, and those no longer valid.
func (f *intake) notAccept() app.NotAccept {
	a := f.application().Tidy(f.Office.Now())
	act := app.NotAccept{Service: f.service, Channel: a.Channel, Applicant: a.Applicant.Name, IIN: a.Applicant.IIN, Address: a.Address,
		Phone: a.Phone, Representative: a.Representative.Name, List: a.List, Note: a.Note}
	for _, d := range a.Missing(f.svc) {
		act.Missing = append(act.Missing, d.Code)
	}
	for _, h := range a.Expired() {
		act.Expired = append(act.Expired, h.Code)
	}
	return act
}

// named lists the documents a refusal to accept rests on, a line each.
func (f *intake) named(act app.NotAccept) string {
	var lines []string
	for _, code := range act.Missing {
		d, _ := f.svc.Document(code)
		lines = append(lines, "– "+d.In(f.Lang()))
	}
	for _, code := range act.Expired {
		d, _ := f.svc.Document(code)
		lines = append(lines, "– "+d.In(f.Lang())+" ("+f.T("intake.away.expired")+")")
	}
	return strings.Join(lines, "\n")
}

func (f *intake) refuseToAccept(act app.NotAccept) {
	f.busy = true
	order := app.Order{ID: f.awayID, Act: act, Reason: f.reason()}
	f.section.act(f.T("intake.away.doing"), order, func(out app.Outcome, err error) {
		f.busy = false
		var entered app.Entered
		if err == nil {
			err = out.Read(&entered)
		}
		if err != nil {
			f.answered(atFields(err))
			return
		}
		f.drop(func() {
			f.toList()
			f.notAccepted(entered)
		})
	})
}

// atFields puts the findings of a refusal to accept at the fields of this form.
func atFields(err error) error {
	findings, ok := err.(fault.Findings)
	if !ok {
		return err
	}
	at := map[string]string{"applicant": "applicant.name", "iin": "applicant.iin", "missing": "", "expired": ""}
	for i := range findings {
		if field, known := at[findings[i].Field]; known {
			findings[i].Field = field
		}
	}
	return findings
}

// notAccepted says the number in the journal and gives out the receipt of the refusal.
func (s *section) notAccepted(entered app.Entered) {
	s.Quiet.Good(s.T("intake.away.done", "number", entered.Number))
	s.issue(app.IssuePaper{Form: app.FormNotAccepted, Line: entered.Line}, "", nil)
}
