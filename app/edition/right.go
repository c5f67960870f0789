package edition

import (
	"slices"
	"time"
)

// Whom a bar to privatization is about.
const (
	OfDwelling = "dwelling" // art. 13 p. 7
	OfPerson   = "person"   // art. 13 p. 9 and 10: asked of everybody who takes part
)

// BarSubjects are both.
var BarSubjects = []string{OfDwelling, OfPerson}

// Bar is something that forbids to privatize, as a question: «yes» bars.
type Bar struct {
	Code   string `toml:"code"`
	Of     string `toml:"of"`     // of BarSubjects
	Ground string `toml:"ground"` // the ground to refuse that a «yes» is; may be empty
	Once   bool   `toml:"once"`   // it asks about an earlier privatization, which the office's registers may know of
	Text
	Mark
}

// ConsentRule is whose consent a privatization needs.
type ConsentRule struct {
	Adult int `toml:"adult"` // years
	Text
	Mark             // every adult member's consent
	LeftOut Guardian `toml:"left_out"` // a minor who does not take part
}

// Guardian is what the guardianship body has to have said.
type Guardian struct {
	Text
	Mark
}

// What a dwelling of the state stock may be.
const (
	Communal      = "communal"
	ForService    = "service"     // given for the time of service
	Equated       = "equated"     // equated to a service dwelling
	OfEnterprise  = "enterprise"  // of a state enterprise
	OfInstitution = "institution" // of a state institution
)

// Statuses are all of them.
var Statuses = []string{Communal, ForService, Equated, OfEnterprise, OfInstitution}

// TransferRule is which dwellings have to be given over to the communal stock before they are privatized.
type TransferRule struct {
	Statuses []string `toml:"statuses"`
	Text
	Mark
}

// What the length a right takes is counted of.
const (
	OfWork      = "work"      // in total
	OfCalendar  = "calendar"  // service in calendar years
	OfSpace     = "space"     // in space activities
	OfResidence = "residence" // in the dwelling
)

// LengthKinds are all of them.
var LengthKinds = []string{OfWork, OfCalendar, OfSpace, OfResidence}

// EndingCodes are the ends of work that stand for a length of service.
var EndingCodes = []string{"liquidation", "staff-cut", "illness", "retirement", "end-of-term", "age-limit"}

// Right is what a ground to privatize asks for and gives.
type Right struct {
	Statuses []string `toml:"statuses"` // of the dwelling; empty: any
	Years    int      `toml:"years"`    // of service it takes, 0 for none
	Over     bool     `toml:"over"`     // and more than those
	Of       string   `toml:"of"`       // of LengthKinds, where there are years
	Endings  []string `toml:"endings"`  // of EndingCodes: with them any length is enough
	Free     bool     `toml:"free"`     // there is nothing to pay
	Family   bool     `toml:"family"`   // of the family of somebody who died: no length is asked
}

// wrong names the key that cannot be; "" where there is none.
func (r *Right) wrong() string {
	switch {
	case strays(Statuses, r.Statuses):
		return "statuses"
	case r.Years < 0 || r.Years > 60:
		return "years"
	case (r.Years > 0) != slices.Contains(LengthKinds, r.Of):
		return "of"
	case strays(EndingCodes, r.Endings) || len(r.Endings) > 0 && r.Years == 0:
		return "endings"
	}
	return ""
}

func strays(known, codes []string) bool {
	return slices.ContainsFunc(codes, func(c string) bool { return !slices.Contains(known, c) })
}

// Method finds a way to a price by its code.
func (s *Service) Method(code string) (m PriceMethod, ok bool) {
	return first(s.Methods, func(m PriceMethod) bool { return m.Code == code })
}

// Bands are the bands of instalments for an application filed on a day, yyyy-mm-dd.
func (s *Service) Bands(day string) (bands []InstalmentBand) {
	for _, b := range s.Instalments {
		if (b.Since == "" || b.Since <= day) && (b.Until == "" || day <= b.Until) {
			bands = append(bands, b)
		}
	}
	return bands
}

// isDay takes an empty day too.
func isDay(day string) bool {
	_, err := time.Parse(time.DateOnly, day)
	return day == "" || err == nil
}
