package applications

import (
	"slices"

	"kezek/app/casefile"
	"kezek/screens/kit"
)

func consentField(code string) string { return "consents." + code }

// askConsents adds the consents of the application form; they are given on one day.
func (f *intake) askConsents() {
	f.form.Section(f.T("casepage.form.consents"))
	for i, code := range casefile.ConsentCodes {
		if i == (len(casefile.ConsentCodes)+1)/2 {
			f.form.Column()
		}
		tick := kit.NewCheck(f.Desk, f.T("casepage.consent."+code))
		tick.Onward = true
		f.add(kit.Item{Name: consentField(code), Field: tick})
	}
	f.add(kit.Item{Name: "consents.on", Label: f.T("intake.consents-on"), Field: f.Past(), Width: 150})
}

// suitConsents asks those of the service, and for the day once something was consented to.
func (f *intake) suitConsents() {
	given := false
	asked := casefile.ConsentsTo(f.service)
	for _, code := range casefile.ConsentCodes {
		is := slices.Contains(asked, code)
		f.omit(consentField(code), !is)
		given = given || is && f.value(consentField(code)) != ""
	}
	f.omit("consents.on", !given)
}
