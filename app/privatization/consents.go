package privatization

import (
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Ways in which a consent is given.
const (
	InPerson = "in-person" // signed before an official
	Notary   = "notary"
)

// ConsentForms are both.
var ConsentForms = []string{InPerson, Notary}

// FormKey says a way in which a consent is given.
func FormKey(form string) string { return "privatization.consent.form." + form }

// Person is one of a household, or another tenant of the dwelling with their own, as far as consent goes. Those away for a
// time belong to it (art. 13 p. 2).
type Person struct {
	N         int    `json:"n"`                    // number of the member, 0 is the applicant
	Name      string `json:"-"`                    // as the household has it
	Born      string `json:"-"`                    // yyyy-mm-dd, likewise
	IIN       string `json:"-"`                    // likewise
	Tenant    bool   `json:"tenant,omitempty"`     // has a lease too; the applicant has
	TakesPart bool   `json:"takes_part"`           // becomes an owner
	Consent   string `json:"consent,omitempty"`    // of an adult: of Results
	Form      string `json:"form,omitempty"`       // of ConsentForms
	Date      string `json:"date,omitempty"`       // yyyy-mm-dd, of the consent
	Document  string `json:"document,omitempty"`   // number of the notary's paper
	Guardian  string `json:"guardian,omitempty"`   // of a minor left out: the guardianship body's decision
	GuardedOn string `json:"guarded_on,omitempty"` // yyyy-mm-dd, of that decision
}

// Consents says whose consent a decision on a day (yyyy-mm-dd) still lacks: every adult's, whether they take part or not,
// and the guardianship body's for a minor who does not (art. 13 p. 1 and 6).
func Consents(rule edition.ConsentRule, people []Person, day string) (fs fault.Findings) {
	for i, p := range people {
		c := consents{&fs, at("people", i), strings.TrimSpace(p.Name), rule.Mark, day}
		switch {
		case !isDay(p.Born) || p.Born > day:
			fs.Add(c.field+".born", fault.Blocks, "privatization.consent.born", "name", c.name)
		case monthsOn(p.Born, 12*rule.Adult) <= day:
			c.adult(p)
		case !p.TakesPart:
			c.Mark = rule.LeftOut.Mark
			c.minor(p)
		}
	}
	if !slices.ContainsFunc(people, func(p Person) bool { return p.TakesPart }) {
		fs.Add("people", fault.Blocks, "privatization.consent.nobody")
	}
	return fs
}

// consents are the findings on one person.
type consents struct {
	found *fault.Findings
	field string
	name  string
	edition.Mark
	day string
}

func (c consents) add(field, key string) {
	f := fault.Finding{Field: c.field + "." + field, Severity: fault.Blocks, Key: key, Args: fault.Args("name", c.name), Clause: c.Clause}
	if !c.Verified {
		f.Severity = fault.NeedsReason
	}
	*c.found = append(*c.found, f)
}

func (c consents) adult(p Person) {
	switch {
	case p.Consent == No:
		c.add("consent", "privatization.consent.refused")
		return
	case p.Consent != Yes:
		c.add("consent", "privatization.consent.unknown")
		return
	case !slices.Contains(ConsentForms, p.Form):
		c.add("form", "privatization.consent.form-missing")
	case p.Form == Notary && tooShort(p.Document):
		c.add("document", "privatization.consent.document")
	}
	if !isDay(p.Date) || p.Date > c.day {
		c.add("date", "privatization.consent.date")
	}
}

func (c consents) minor(p Person) {
	if tooShort(p.Guardian) {
		c.add("guardian", "privatization.consent.guardian")
	}
	if !isDay(p.GuardedOn) || p.GuardedOn > c.day {
		c.add("guarded_on", "privatization.consent.guarded-on")
	}
}
