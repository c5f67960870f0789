// Package casefile is one application with its household, as a person fills it in, and what can be said of it without
// looking anywhere else.
package casefile

import (
	"cmp"
	"slices"
	"time"

	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
)

// Member is one person of a household. Days are yyyy-mm-dd.
type Member struct {
	Name     string `json:"name"`
	IIN      string `json:"iin,omitempty"`
	Doubtful bool   `json:"doubtful,omitempty"` // the ИИН is kept although it does not check
	NoIIN    string `json:"no_iin,omitempty"`   // why there is none
	Born     string `json:"born,omitempty"`
	Sex      string `json:"sex,omitempty"`      // m, f
	Relation string `json:"relation,omitempty"` // code; "" for the applicant
	Aside    bool   `json:"aside,omitempty"`    // recorded but not counted into the household
	Joined   string `json:"joined,omitempty"`   // since when of the household, where that is not from the start
	Left     string `json:"left,omitempty"`     // and until when
	Consent  string `json:"consent,omitempty"`  // day of the consent to checks and personal data
	Guardian string `json:"guardian,omitempty"` // who acts for a minor

	N int `json:"-"` // number in the household, once it has one
}

// Application is everything the intake form holds. Times are unix ms.
type Application struct {
	Service        string         `json:"service,omitempty"` // the queue when empty
	Channel        string         `json:"channel"`
	ChannelNo      string         `json:"channel_no,omitempty"` // the channel's own number
	ChannelAt      int64          `json:"channel_at,omitempty"` // and time of receipt, where it registers
	Courier        string         `json:"courier,omitempty"`    // who brought it from the channel, and by which list
	Signature      *Signature     `json:"signature,omitempty"`  // of a request that is signed electronically
	ReceivedAt     int64          `json:"received_at"`          // when it reached the office
	CompleteAt     int64          `json:"complete_at"`          // when it was filed with all documents: the counting time
	Applicant      Member         `json:"applicant"`
	Representative Representative `json:"representative,omitzero"`
	Address        string         `json:"address"`
	Phone          string         `json:"phone,omitempty"`
	Email          string         `json:"email,omitempty"`
	Dwelling       string         `json:"dwelling,omitempty"`
	Note           string         `json:"note,omitempty"`
	Family         []Member       `json:"family,omitempty"`
	List           string         `json:"list,omitempty"` // of the queue
	Grounds        []string       `json:"grounds,omitempty"`
	Documents      []Held         `json:"documents,omitempty"`
	Consents       []Consent      `json:"consents,omitempty"`
}

// ServiceCode is the service applied for.
func (a Application) ServiceCode() string { return cmp.Or(a.Service, edition.Queue) }

// FiledAt is when the application was handed in: to the channel where that registers, else to the office.
func (a Application) FiledAt() int64 { return cmp.Or(a.ChannelAt, a.ReceivedAt) }

// Relations are the codes a family member may have, as the form offers them.
var Relations = []string{"spouse", "son", "daughter", "father", "mother", "brother", "sister", "grandchild", "grandparent", "in-law", "ward", "relative"}

// RelationKey is the message of a relation's code; "" for a relation that an old list told in its own words.
func RelationKey(code string) string {
	if !slices.Contains(Relations, code) && code != "applicant" { // an old list may repeat the applicant among the family
		return ""
	}
	return "case.relation." + code
}

// ConsentCodes are those the form offers (application form of the electronic base, 2025).
var ConsentCodes = []string{"personal-data", "check-of-dwellings", "publication", "smaller-area", "any-floor"}

// ConsentsTo are those the form of a service asks: what is said of a list and of an offered dwelling is the queue's alone.
func ConsentsTo(service string) []string {
	if service == edition.Queue {
		return ConsentCodes
	}
	return ConsentCodes[:2]
}

// Tidy cleans pasted texts and fills birth date and sex from a sound ИИН where they are empty.
func (a Application) Tidy(now int64) Application {
	a.Applicant = a.Applicant.tidy(now)
	family := make([]Member, len(a.Family))
	for i, m := range a.Family {
		family[i] = m.tidy(now)
	}
	a.Family = family
	r := &a.Representative
	for _, s := range []*string{&a.ChannelNo, &a.Courier, &a.Address, &a.Phone, &a.Email, &a.Dwelling, &a.Note,
		&r.Name, &r.IIN, &r.Number, &r.Notary} {
		*s = locales.Clean(*s)
	}
	return a
}

func (m Member) tidy(now int64) Member {
	m.Name, m.IIN = locales.Clean(m.Name), locales.Clean(m.IIN)
	if n, p := iin.Parse(m.IIN, now); p == iin.None {
		born, sex := Told(n)
		m.Born, m.Sex = cmp.Or(m.Born, born), cmp.Or(m.Sex, sex)
	}
	return m
}

// Told is what an ИИН says of its holder: birth date as yyyy-mm-dd and sex as m or f, "" where it says nothing.
func Told(n iin.IIN) (born, sex string) {
	if day, ok := n.Birth(); ok {
		born = day.Format(time.DateOnly)
	}
	switch n.Sex() {
	case iin.Male:
		sex = "m"
	case iin.Female:
		sex = "f"
	}
	return born, sex
}

// People are the applicant and the family, in that order.
func (a Application) People() []Member { return append([]Member{a.Applicant}, a.Family...) }

// Counted is the number of people the household counts.
func (a Application) Counted() int {
	n := 0
	for _, m := range a.People() {
		if !m.Aside {
			n++
		}
	}
	return n
}
