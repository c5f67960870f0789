package edition

import (
	"slices"

	"kezek/app/workdays"
)

// What is done in a step, where the program has something to do with it.
const (
	Outside    = "outside"    // by somebody else: an applicant, a corporation, a portal
	Take       = "register"   // the application is taken in and entered in the journal
	Assign     = "assign"     // the head names the executor
	Pass       = "pass"       // the file goes from hand to hand in the office
	Examine    = "examine"    // the executor looks whether it is complete
	Prepare    = "prepare"    // the executor prepares the answer, and looks whether it is complete where no step does
	Commission = "commission" // decides
	Draft      = "draft"      // the paper is drafted after the commission
	Sign       = "sign"       // the head signs
	Send       = "send"       // the paper is registered, and sent or handed out
)

var stepKinds = []string{Outside, Take, Assign, Pass, Examine, Prepare, Commission, Draft, Sign, Send}

// Who does a step: the office's own roles, and those outside.
var (
	OwnRoles     = []string{"registrar", "executor", "secretary", "head"}
	OutsideRoles = []string{"applicant", "corporation", "courier", "portal", "gateway", "system", "base"}
)

// Branches a way may turn into. The main way has none.
const (
	Incomplete = "incomplete" // the application is returned
	Rejected   = "rejected"   // a portal or a front desk turns the applicant away: no case begins
)

// Step is one procedure of a service as the act tells it.
type Step struct {
	Code     string         `toml:"code"`
	Kind     string         `toml:"kind"`
	Role     string         `toml:"role"`
	Actor    Text           `toml:"actor"` // as the act calls who does it
	Text                    // what is done
	Term     *workdays.Term `toml:"term"`
	Outcome  Text           `toml:"outcome"`  // the form it ends with; may be empty
	Channels []string       `toml:"channels"` // empty: through every channel
	Branch   string         `toml:"branch"`
	At       string         `toml:"at"` // paragraph of the act, short: "6(1)"
	// Conditional is what somebody outside does only if something is wrong: no case that goes on passes it.
	Conditional bool `toml:"conditional"`
	Mark
}

// Pause is a reason for which the term may stand still or grow.
type Pause struct {
	Code string         `toml:"code"`
	Kind string         `toml:"kind"` // suspend, extend
	Most *workdays.Term `toml:"most"` // how long at most, where the law says so
	Text
	Mark
}

// Kinds of pause.
const (
	Suspend = "suspend"
	Extend  = "extend"
)

// Check is a state information system that is asked.
type Check struct {
	Code string `toml:"code"`
	Text
	Mark
}

// Question is one of the quality survey, with its answers from the worst to the best.
type Question struct {
	Code string `toml:"code"`
	Text
	Mark
	Answers []Answer `toml:"answer"`
}

// Answer is one that may be chosen.
type Answer struct {
	Code string `toml:"code"`
	Text
}

// Norm is a figure of the law: N × 10^−Scale of Unit per Per.
type Norm struct {
	Code   string   `toml:"code" json:"code"`
	N      int64    `toml:"n" json:"n"`
	Scale  int      `toml:"scale" json:"scale,omitempty"`
	Unit   string   `toml:"unit" json:"unit"`               // m2, m3, gcal, tenge, percent, kwh
	Per    string   `toml:"per" json:"per,omitempty"`       // person, alone, m2, flat, subscriber, income; "" of one that follows others
	Of     []string `toml:"of" json:"of,omitempty"`         // codes whose counted quantities are the norm: sewage goes by the water; N is then how often
	Season string   `toml:"season" json:"season,omitempty"` // Heating, or "" for all the year
	Text
	Mark
}

// Heating is the season of a norm whose service counts in the heating season only.
const Heating = "heating"

// Expense is something a household pays for that the assistance may cover; norms, caps and tariffs go by its code.
type Expense struct {
	Code string `toml:"code"`
	Unit string `toml:"unit"` // it is usually billed in; month where a bill tells no quantity
	Text
	Mark
}

// Income is a kind of income of a household.
type Income struct {
	Code    string `toml:"code"`
	Counted bool   `toml:"counted"` // into the total income
	Text
	Mark
}

// Words an edition may call in its own way: titles of papers and how people are called in them.
var Words = []string{"applicant", "provider", "receipt", "not-accepted", "notice", "refusal", "return", "certificate", "decision"}

// Word is how this edition calls something; empty where it has no word of its own.
func (s *Service) Word(code string) Text { return s.Words[code] }

// Channel finds a channel by its code.
func (s *Service) Channel(code string) (c Channel, ok bool) {
	return first(s.Channels, func(c Channel) bool { return c.Code == code })
}

// Term is the total term through a channel; ok is false where the act gives none.
func (s *Service) Term(channel string) (t workdays.Term, ok bool) {
	if c, ok := s.Channel(channel); ok && c.Total != nil {
		return *c.Total, true
	}
	return s.Total.Term, s.Total.N > 0
}

// Way are the steps through a channel, in order: of the main way or a branch of it.
func (s *Service) Way(channel, branch string) (way []Step) {
	for _, step := range s.Steps {
		if step.Branch == branch && holds(step.Channels, channel) {
			way = append(way, step)
		}
	}
	return way
}

// Step finds a step by its code.
func (s *Service) Step(code string) (step Step, ok bool) {
	return first(s.Steps, func(x Step) bool { return x.Code == code })
}

// Asks is the checklist for a list ("" outside the queue) and a channel.
func (s *Service) Asks(list, channel string) (asked []Document) {
	for _, d := range s.Documents {
		if holds(d.Lists, list) && holds(d.Channels, channel) {
			asked = append(asked, d)
		}
	}
	return asked
}

// Document finds a document by its code.
func (s *Service) Document(code string) (d Document, ok bool) {
	return first(s.Documents, func(d Document) bool { return d.Code == code })
}

// Norm finds a figure of the law by its code.
func (s *Service) Norm(code string) (n Norm, ok bool) {
	return first(s.Norms, func(n Norm) bool { return n.Code == code })
}

// Expense finds something a household pays for by its code.
func (s *Service) Expense(code string) (x Expense, ok bool) {
	return first(s.Expenses, func(x Expense) bool { return x.Code == code })
}

// Income finds a kind of income by its code.
func (s *Service) Income(code string) (x Income, ok bool) {
	return first(s.Incomes, func(x Income) bool { return x.Code == code })
}

// Reasons are the grounds of a kind, one of GroundKinds.
func (s *Service) Reasons(kind string) (of []Ground) {
	for _, g := range s.Grounds {
		if g.Kind == kind {
			of = append(of, g)
		}
	}
	return of
}

// Stops are the pauses of a kind the edition allows.
func (s *Service) Stops(kind string) (of []Pause) {
	for _, p := range s.Pauses {
		if p.Kind == kind {
			of = append(of, p)
		}
	}
	return of
}

// Pause finds a pause by its code.
func (s *Service) Pause(code string) (p Pause, ok bool) {
	return first(s.Pauses, func(p Pause) bool { return p.Code == code })
}

func holds(only []string, code string) bool { return len(only) == 0 || slices.Contains(only, code) }
