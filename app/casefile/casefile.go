// Package casefile is one application with its household, as a person fills it in, and what can be said of it without
// looking anywhere else.
package casefile

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

// Member is one person of a household.
type Member struct {
	Name     string `json:"name"`
	IIN      string `json:"iin,omitempty"`
	Doubtful bool   `json:"doubtful,omitempty"` // the ИИН is kept although it does not check
	Born     string `json:"born,omitempty"`     // yyyy-mm-dd
	Sex      string `json:"sex,omitempty"`      // m, f
	Relation string `json:"relation,omitempty"` // code; "" for the applicant
	Aside    bool   `json:"aside,omitempty"`    // recorded but not counted into the household
}

// Held says how a document of the checklist is there.
type Held struct {
	Code string `json:"code"`
	How  string `json:"how"` // paper, system, asked
}

// How a document may be there; an asked one is not there yet.
const (
	OnPaper    = "paper"
	FromSystem = "system"
	Asked      = "asked"
)

// Application is everything the intake form holds. Times are unix ms.
type Application struct {
	Channel        string   `json:"channel"`
	ChannelNo      string   `json:"channel_no,omitempty"`
	ReceivedAt     int64    `json:"received_at"` // when it reached the office
	CompleteAt     int64    `json:"complete_at"` // when it was filed with all documents: the counting time
	Applicant      Member   `json:"applicant"`
	Representative string   `json:"representative,omitempty"`
	Address        string   `json:"address"`
	Phone          string   `json:"phone,omitempty"`
	Dwelling       string   `json:"dwelling,omitempty"`
	Note           string   `json:"note,omitempty"`
	Family         []Member `json:"family,omitempty"`
	List           string   `json:"list"`
	Grounds        []string `json:"grounds,omitempty"`
	Documents      []Held   `json:"documents,omitempty"`
	Consents       []string `json:"consents,omitempty"`
}

// Relations are the codes a family member may have, as the form offers them.
var Relations = []string{"spouse", "son", "daughter", "father", "mother", "brother", "sister", "grandchild", "grandparent", "in-law", "ward", "relative"}

// RelationKey is the message of a relation's code; "" for a relation that an old list told in its own words.
func RelationKey(code string) string {
	if !slices.Contains(Relations, code) && code != "applicant" { // an old list may repeat the applicant among the family
		return ""
	}
	return "case.relation." + code
}

// Consents are the codes the form offers (application form of the electronic base, 2025).
var Consents = []string{"personal-data", "check-of-dwellings", "publication", "smaller-area", "any-floor"}

// Tidy cleans pasted texts and fills birth date and sex from a sound ИИН where they are empty.
func (a Application) Tidy(now int64) Application {
	a.Applicant = a.Applicant.tidy(now)
	family := make([]Member, len(a.Family))
	for i, m := range a.Family {
		family[i] = m.tidy(now)
	}
	a.Family = family
	for _, s := range []*string{&a.ChannelNo, &a.Representative, &a.Address, &a.Phone, &a.Dwelling, &a.Note} {
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

// Check says what is wrong with the application by itself and by the edition of its filing date. Fields are the JSON
// paths; a family member's are "family.0.iin".
func (a Application) Check(ed *edition.Edition, now int64) fault.Findings {
	var fs fault.Findings
	a.checkTimes(&fs, now)
	a.checkPeople(&fs, now)
	if strings.TrimSpace(a.Address) == "" {
		fs.Add("address", fault.Blocks, "case.need.address")
	}
	a.checkEdition(&fs, ed)
	return fs
}

// soonest is a filing date no living queue goes behind.
var soonest = time.Date(1950, 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli()

func (a Application) checkTimes(fs *fault.Findings, now int64) {
	for _, t := range []struct {
		field string
		at    int64
	}{{"complete_at", a.CompleteAt}, {"received_at", a.ReceivedAt}} {
		switch {
		case t.at == 0:
			fs.Add(t.field, fault.Blocks, "case.need.time")
		case t.at > now:
			fs.Add(t.field, fault.Blocks, "case.time.future")
		case t.at < soonest:
			fs.Add(t.field, fault.Blocks, "case.time.too-early")
		}
	}
}

func (a Application) checkPeople(fs *fault.Findings, now int64) {
	seen := map[string]string{}
	for i, m := range a.People() {
		field := "applicant"
		if i > 0 {
			field = fmt.Sprintf("family.%d", i-1)
		}
		if utf8.RuneCountInString(m.Name) < 2 {
			fs.Add(field+".name", fault.Blocks, "case.need.name")
		} else if locales.Mixed(m.Name) {
			fs.Add(field+".name", fault.NeedsReason, "case.name.mixed")
		}
		checkIIN(fs, field, m, i == 0, now)
		if m.IIN != "" {
			if other, twice := seen[m.IIN]; twice {
				fs.Add(field+".iin", fault.Blocks, "case.iin.twice", "other", other)
			}
			seen[m.IIN] = m.Name
		}
		if m.Born != "" {
			if born, err := time.Parse(time.DateOnly, m.Born); err != nil || born.UnixMilli() > now {
				fs.Add(field+".born", fault.Blocks, "case.born.wrong")
			}
		}
		if i > 0 && m.Relation == "" {
			fs.Add(field+".relation", fault.Blocks, "case.need.relation")
		}
	}
}

func checkIIN(fs *fault.Findings, field string, m Member, applicant bool, now int64) {
	if m.IIN == "" {
		if applicant && !m.Doubtful {
			fs.Add(field+".iin", fault.Blocks, "case.need.iin")
		}
		return
	}
	n, p := iin.Parse(m.IIN, now)
	if p != iin.None {
		if !m.Doubtful {
			fs.Add(field+".iin", fault.Blocks, string(p))
		}
		return
	}
	born, sex := Told(n)
	if m.Born != "" && born != "" && born != m.Born {
		fs.Add(field+".born", fault.NeedsReason, "case.born.differs")
	}
	if m.Sex != "" && sex != "" && sex != m.Sex {
		fs.Add(field+".sex", fault.NeedsReason, "case.sex.differs")
	}
}

func (a Application) checkEdition(fs *fault.Findings, ed *edition.Edition) {
	if _, ok := ed.Channel(a.Channel); !ok {
		fs.Add("channel", fault.Blocks, "case.need.channel")
	}
	if _, ok := ed.List(a.List); !ok {
		fs.Add("list", fault.Blocks, "case.need.list")
		return
	}
	for _, d := range a.Missing(ed) {
		// What is not verified against the act is never a hard rule.
		severity := fault.Blocks
		if !d.Verified {
			severity = fault.NeedsReason
		}
		*fs = append(*fs, fault.Finding{Field: "documents." + d.Code, Severity: severity, Key: "case.need.document",
			Args: fault.Args("code", d.Code), Clause: d.Clause})
	}
}

// Missing lists the documents the edition asks for that are not there yet.
func (a Application) Missing(ed *edition.Edition) []edition.Document {
	there := map[string]bool{}
	for _, h := range a.Documents {
		there[h.Code] = h.How == OnPaper || h.How == FromSystem
	}
	var missing []edition.Document
	for _, d := range ed.Documents(a.List, a.Channel) {
		if d.Required && !there[d.Code] {
			missing = append(missing, d)
		}
	}
	return missing
}
