package casefile

import (
	"bytes"
	"encoding/json"

	"kezek/app/edition"
)

// Held says how a document of the checklist is there.
type Held struct {
	Code     string `json:"code"`
	How      string `json:"how"`                // paper, system, asked
	Original bool   `json:"original,omitempty"` // the original was seen
	Copy     bool   `json:"copy,omitempty"`     // a copy stays in the file
	By       string `json:"by,omitempty"`       // who obtained it from a system
	On       string `json:"on,omitempty"`       // yyyy-mm-dd: when it was given or obtained
	Date     string `json:"date,omitempty"`     // yyyy-mm-dd: of the document itself
	Until    string `json:"until,omitempty"`    // yyyy-mm-dd: valid until
	Pages    int    `json:"pages,omitempty"`
}

// How a document may be there; an asked one is not there yet.
const (
	OnPaper    = "paper"
	FromSystem = "system"
	Asked      = "asked"
)

// There tells whether the document is in the file.
func (h Held) There() bool { return h.How == OnPaper || h.How == FromSystem }

// Signature is how the electronic signature of a request was checked.
type Signature struct {
	Result string `json:"result"` // Valid or what is wrong with it
	IIN    string `json:"iin"`    // of the certificate: it must be the applicant's or the representative's
	At     int64  `json:"at,omitempty"`
}

// Results of checking a signature.
const (
	Valid    = "valid"
	Revoked  = "revoked"
	Outdated = "outdated" // the certificate's time was over
	Broken   = "broken"   // the signature does not fit the request
)

// SignatureResults are all of them.
var SignatureResults = []string{Valid, Revoked, Outdated, Broken}

// Representative acts for the applicant. A power of attorney certified otherwise than by a notary carries no data
// (order 185 of 2014, as the regional regulations of 2014 and 2015 say).
type Representative struct {
	Name   string `json:"name,omitempty"`
	IIN    string `json:"iin,omitempty"`
	Kind   string `json:"kind,omitempty"`   // by what right
	Number string `json:"number,omitempty"` // of the power
	Date   string `json:"date,omitempty"`   // yyyy-mm-dd
	Notary string `json:"notary,omitempty"`
	Until  string `json:"until,omitempty"` // yyyy-mm-dd
}

// By what right somebody represents.
const (
	ByPower      = "power"       // of attorney, certified by a notary
	ByOtherPower = "other-power" // certified otherwise
	AsParent     = "parent"
	AsGuardian   = "guardian"
)

// Rights are all of them.
var Rights = []string{ByPower, ByOtherPower, AsParent, AsGuardian}

// UnmarshalJSON reads a representative; cases of the program's first schema have the bare name.
func (r *Representative) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte(`"`)) {
		*r = Representative{}
		return json.Unmarshal(data, &r.Name)
	}
	type plain Representative
	return json.Unmarshal(data, (*plain)(r))
}

// Consent was given on a day.
type Consent struct {
	Code string `json:"code"`
	On   string `json:"on,omitempty"` // yyyy-mm-dd
}

// UnmarshalJSON reads a consent; cases of the program's first schema have the bare code.
func (c *Consent) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte(`"`)) {
		*c = Consent{}
		return json.Unmarshal(data, &c.Code)
	}
	type plain Consent
	return json.Unmarshal(data, (*plain)(c))
}

// Line is one document of the checklist as the file has it.
type Line struct {
	edition.Document
	Held    Held
	Expired bool
}

// Checklist pairs what the edition asks with what is there, in the edition's order; what is there beyond it comes last.
func (a Application) Checklist(s *edition.Service) (lines []Line) {
	held := map[string]Held{}
	for _, h := range a.Documents {
		held[h.Code] = h
	}
	expired := map[string]bool{}
	for _, h := range a.Expired() {
		expired[h.Code] = true
	}
	for _, d := range s.Asks(a.List, a.Channel) {
		lines = append(lines, Line{Document: d, Held: held[d.Code], Expired: expired[d.Code]})
		delete(held, d.Code)
	}
	for _, d := range s.Documents {
		if h, beyond := held[d.Code]; beyond && h.There() {
			lines = append(lines, Line{Document: d, Held: h, Expired: expired[d.Code]})
		}
	}
	return lines
}
