package app

import (
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
)

// One person may hold all roles of the office by an order; the commission's decision is still the commission's.
func TestSolePersonDoesNotPassTheCommission(t *testing.T) {
	d := &desk{t: t, clock: time.Date(2013, 9, 3, 10, 0, 0, 0, locales.Zone)}
	o, err := Create(t.Context(), t.TempDir()+"/office", At(func() time.Time { return d.clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	d.Office = o
	act := officeAct()
	act.Edition = "ALMATY-2013"
	d.must(nil, act, "")
	who := d.in("admin")
	r := d.application(1)
	r.Applicant.IIN, r.Family[0].IIN = person(1970, 1), person(1972, 2)
	var reg Registered
	d.must(who, r, "").Read(&reg)
	signed := Signed{"1", d.clock.Format(time.DateOnly)}
	d.refuses(who, Enrol{reg.CaseNo, signed}, "", "way.not-yet")
	d.must(who, CommissionDecided{CaseNo: reg.CaseNo, Signed: signed, Outcome: casefile.ToGrant}, "")
	d.must(who, Enrol{reg.CaseNo, signed}, "")
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range view.Steps {
		if s.Kind == edition.Commission && s.Outcome != casefile.ToGrant {
			t.Errorf("the commission's step ended with %q", s.Outcome)
		}
	}
	d.sound()
}
