package edition

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"kezek/app/workdays"
)

// Kinds of statement, in the order an edition is read.
const (
	OfEdition = "edition" // what it is called, where and when it is in force
	OfLaw     = "law"

	OfCommission  = "commission" // what it is called
	OfSize        = "size"       // how many members it has
	OfMeetingKind = "meeting"    // a kind of meeting it may hold
	OfQuorum      = "quorum"
	OfMajority    = "majority"
	OfCasting     = "casting" // the vote that decides a tie

	OfService  = "service"
	OfTotal    = "total"
	OfChannel  = "channel"
	OfStep     = "step"
	OfDocument = "document"
	OfGround   = "ground"
	OfCheck    = "check"
	OfPause    = "pause"
	OfList     = "list"
	OfOrder    = "order"   // of the queue, part by part
	OfRemoval  = "removal" // what stands before it
	OfReview   = "review"  // of those in the queue
	OfQuestion = "question"
	OfNorm     = "norm"
	OfBar      = "bar"      // to privatization
	OfConsent  = "consent"  // it needs
	OfLeftOut  = "left-out" // of the guardianship body
	OfTransfer = "transfer" // to the communal stock before it
	OfMethod   = "method"   // of a price
	OfBand     = "instalment"
	OfExpense  = "expense"
	OfIncome   = "income"
	OfManner   = "manner" // of calculating assistance
	OfWord     = "word"
	OfAppeal   = "appeal"
)

// StatementKinds are all of them, in that order.
var StatementKinds = []string{OfEdition, OfLaw, OfCommission, OfSize, OfMeetingKind, OfQuorum, OfMajority, OfCasting,
	OfService, OfTotal, OfChannel, OfStep, OfDocument, OfGround, OfCheck, OfPause, OfList,
	OfOrder, OfRemoval, OfReview, OfQuestion, OfNorm,
	OfBar, OfConsent, OfLeftOut, OfTransfer, OfMethod, OfBand, OfExpense, OfIncome, OfManner, OfWord, OfAppeal}

// Statement is one thing an edition says, taken out for reading and comparing.
type Statement struct {
	Service string // "" for what is said of the whole edition
	Kind    string // one of StatementKinds
	Code    string // its own within service and kind; "" where there is but one
	Text           // what is said; empty of a total term
	*Mark          // what it rests on; nil for names and words, which rest on nothing of their own
	Values  []Value
}

// Value is one more thing a statement says: in words, by codes and figures, or as a term. Name is its key in the file;
// "share" is n and of in one: 2/3.
type Value struct {
	Name  string
	Text  Text
	Codes []string
	Term  *workdays.Term
}

// Unverified tells that the statement is still to be checked against the act.
func (s Statement) Unverified() bool { return s.Mark != nil && !s.Verified }

// Value finds a value by its name; an empty one where the statement has none.
func (s Statement) Value(name string) Value {
	v, _ := first(s.Values, func(v Value) bool { return v.Name == name })
	return v
}

// words, codes and term add a value, unless it says nothing.
func (s *Statement) words(name string, t Text) {
	if t != (Text{}) {
		s.Values = append(s.Values, Value{Name: name, Text: t})
	}
}

func (s *Statement) codes(name string, codes ...string) {
	if codes = slices.DeleteFunc(codes, func(c string) bool { return c == "" }); len(codes) > 0 {
		s.Values = append(s.Values, Value{Name: name, Codes: codes})
	}
}

func (s *Statement) term(name string, t *workdays.Term) {
	if t != nil {
		s.Values = append(s.Values, Value{Name: name, Term: t})
	}
}

func (s *Statement) flag(name string, on bool) {
	if on {
		s.codes(name, "yes")
	}
}

// Statements are everything the edition says: of itself, its law and the commission, then service by service.
func (e *Edition) Statements() []Statement {
	self := Statement{Kind: OfEdition, Code: e.Code, Text: e.Title}
	self.words("territory", e.Territory.Text)
	self.codes("stock", e.Stock)
	self.codes("from", e.From)
	self.codes("to", e.To)
	law := Statement{Kind: OfLaw, Text: e.Law.Text, Mark: &Mark{Source: e.Law.Source, Verified: e.Law.Verified}}
	law.codes("number", e.Law.Number)
	law.codes("date", e.Law.Date)
	law.codes("registered", e.Law.Registered)
	law.words("note", e.Law.Note)
	all := append([]Statement{self, law}, e.Commission.statements()...)
	for _, code := range ServiceCodes {
		if s := e.Services[code]; s != nil {
			for _, st := range s.statements() {
				st.Service = code
				all = append(all, st)
			}
		}
	}
	return all
}

func (s *Service) statements() []Statement {
	title := Statement{Kind: OfService, Text: s.Title}
	title.words("short", s.Short)
	title.words("provider", s.Provider)
	title.words("request", s.Request)
	all := []Statement{title, s.total()}
	for i := range s.Channels {
		c := &s.Channels[i]
		st := Statement{Kind: OfChannel, Code: c.Code, Text: c.Text, Mark: &c.Mark}
		st.term("total", c.Total)
		st.flag("registers", c.Registers)
		st.flag("signed", c.Signed)
		all = append(all, st)
	}
	for i := range s.Steps {
		all = append(all, s.Steps[i].statement())
	}
	for i := range s.Documents {
		d := &s.Documents[i]
		st := Statement{Kind: OfDocument, Code: d.Code, Text: d.Text, Mark: &d.Mark}
		st.flag("required", d.Required)
		st.flag("system", d.System)
		st.codes("lists", slices.Clone(d.Lists)...)
		st.codes("channels", slices.Clone(d.Channels)...)
		all = append(all, st)
	}
	for _, kind := range GroundKinds {
		for i := range s.Grounds {
			if s.Grounds[i].Kind == kind {
				all = append(all, s.Grounds[i].statement())
			}
		}
	}
	all = append(all, s.small()...)
	all = append(all, s.privatization()...)
	for _, code := range slices.Sorted(maps.Keys(s.Words)) {
		all = append(all, Statement{Kind: OfWord, Code: code, Text: s.Words[code]})
	}
	return append(all, s.appeal())
}

func (s *Service) total() Statement {
	st := Statement{Kind: OfTotal, Mark: &s.Total.Mark}
	if s.Total.N > 0 {
		st.term("total", &s.Total.Term)
	}
	st.flag("unstated", s.Total.Unstated)
	return st
}

func (s *Step) statement() Statement {
	st := Statement{Kind: OfStep, Code: s.Code, Text: s.Text, Mark: &s.Mark}
	st.codes("at", s.At)
	st.words("actor", s.Actor)
	st.codes("role", s.Role)
	st.term("term", s.Term)
	st.words("outcome", s.Outcome)
	st.codes("kind", s.Kind)
	st.codes("channels", slices.Clone(s.Channels)...)
	st.codes("branch", s.Branch)
	return st
}

// small are the statements of the short tables: checks, pauses, lists and the order of the queue, questions, norms, expenses, incomes.
func (s *Service) small() (all []Statement) {
	for i := range s.Checks {
		c := &s.Checks[i]
		all = append(all, Statement{Kind: OfCheck, Code: c.Code, Text: c.Text, Mark: &c.Mark})
	}
	for i := range s.Pauses {
		p := &s.Pauses[i]
		st := Statement{Kind: OfPause, Code: p.Code, Text: p.Text, Mark: &p.Mark}
		st.codes("kind", p.Kind)
		st.term("most", p.Most)
		all = append(all, st)
	}
	for i := range s.Lists {
		l := &s.Lists[i]
		st := Statement{Kind: OfList, Code: l.Code, Text: l.Text, Mark: &l.Mark}
		if l.Rank > 0 {
			st.codes("rank", strconv.Itoa(l.Rank))
		}
		st.words("short", l.Short)
		st.codes("aliases", slices.Clone(l.Aliases)...)
		all = append(all, st)
	}
	all = append(all, s.queue()...)
	for i := range s.Survey {
		q := &s.Survey[i]
		st := Statement{Kind: OfQuestion, Code: q.Code, Text: q.Text, Mark: &q.Mark}
		for _, a := range q.Answers {
			st.words("answer."+a.Code, a.Text)
		}
		all = append(all, st)
	}
	for i := range s.Norms {
		n := &s.Norms[i]
		st := Statement{Kind: OfNorm, Code: n.Code, Text: n.Text, Mark: &n.Mark}
		st.codes("n", n.Figure())
		st.codes("unit", n.Unit)
		st.codes("per", n.Per)
		st.codes("follows", slices.Clone(n.Of)...)
		st.codes("season", n.Season)
		all = append(all, st)
	}
	for i := range s.Expenses {
		x := &s.Expenses[i]
		st := Statement{Kind: OfExpense, Code: x.Code, Text: x.Text, Mark: &x.Mark}
		st.codes("unit", x.Unit)
		all = append(all, st)
	}
	for i := range s.Incomes {
		x := &s.Incomes[i]
		st := Statement{Kind: OfIncome, Code: x.Code, Text: x.Text, Mark: &x.Mark}
		st.flag("included", x.Counted)
		all = append(all, st)
	}
	if s.Manner != nil {
		all = append(all, s.Manner.statement())
	}
	return all
}

func (g *Ground) statement() Statement {
	st := Statement{Kind: OfGround, Code: g.Code, Text: g.Text, Mark: &g.Mark}
	st.codes("kind", g.Kind)
	st.codes("list", g.List)
	st.codes("turn", g.Turn)
	if g.Ends != nil {
		st.codes("age", strconv.Itoa(g.Ends.Age))
		st.codes("of", g.Ends.Of)
		st.flag("service", g.Ends.Service)
	}
	st.flag("new_time", g.NewTime)
	st.flag("unnoticed", g.Unnoticed)
	if g.Right != nil {
		g.Right.statement(&st)
	}
	st.flag("asked", g.Asked)
	return st
}

// queue are the statements of the queue's order, of removal from it and of its review.
func (s *Service) queue() (all []Statement) {
	for i := range s.Order {
		p := &s.Order[i]
		all = append(all, Statement{Kind: OfOrder, Code: p.Code, Text: p.Text, Mark: &p.Mark})
	}
	if s.Removal != nil {
		st := Statement{Kind: OfRemoval, Text: s.Removal.Text, Mark: &s.Removal.Mark}
		st.term("objection", &s.Removal.Objection)
		all = append(all, st)
	}
	if s.Review != nil {
		st := Statement{Kind: OfReview, Text: s.Review.Text, Mark: &s.Review.Mark}
		st.term("every", &s.Review.Every)
		all = append(all, st)
	}
	return all
}

func (s *Service) appeal() Statement {
	st := Statement{Kind: OfAppeal, Text: s.Appeal.Term, Mark: &s.Appeal.Mark}
	st.term("file", s.Appeal.File)
	st.words("body", s.Appeal.Body)
	st.term("decide", s.Appeal.Decide)
	st.words("way", s.Appeal.Way)
	return st
}

// Figure spells the norm's number without its unit: 0,3.
func (n Norm) Figure() string {
	digits := strconv.FormatInt(n.N, 10)
	if n.Scale <= 0 {
		return digits
	}
	if short := n.Scale + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	return digits[:len(digits)-n.Scale] + "," + digits[len(digits)-n.Scale:]
}
