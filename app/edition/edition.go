// Package edition holds the rules as dated data: which act, where and when in force, and for each service its
// channels, terms, lists, documents and grounds, each with the clause and the source it rests on.
package edition

import (
	"slices"

	"kezek/app/workdays"
	"kezek/locales"
)

// Text says one thing in the languages of papers; English is for the window only and may be absent.
type Text struct {
	KK string `toml:"kk" json:"kk"`
	RU string `toml:"ru" json:"ru"`
	EN string `toml:"en" json:"en,omitempty"`
}

// In gives the text in a language; without an English one the Russian.
func (t Text) In(l locales.Lang) string {
	switch {
	case l == locales.KK:
		return t.KK
	case l == locales.EN && t.EN != "":
		return t.EN
	}
	return t.RU
}

// Mark says what a statement rests on.
type Mark struct {
	Cite     Text   `toml:"clause"`   // law and article, for papers
	Clause   string `toml:"-"`        // Cite in both languages, for findings and logs
	Source   string `toml:"source"`   // where it was read
	Verified bool   `toml:"verified"` // false: to be checked against the act, never a hard rule, shown so
}

// Services an edition may have.
const (
	Queue         = "queue"
	Certificate   = "certificate" // of having or not having a dwelling
	Privatization = "privatization"
	Aid           = "aid" // housing assistance
)

// ServiceCodes are all of them, in the order screens and papers name them.
var ServiceCodes = []string{Queue, Certificate, Privatization, Aid}

// Channels through which an application comes.
const (
	ByOffice      = "office"
	ByCorporation = "corporation" // the state corporation, formerly public service centres
	ByPortal      = "portal"
)

// Edition is one rule set. It is never changed; the same SHA256 is the same rules.
type Edition struct {
	Code      string              `toml:"code"`
	Title     Text                `toml:"title"`
	Law       Law                 `toml:"law"`
	Territory Territory           `toml:"territory"`
	Stock     string              `toml:"stock"` // housing stock it is for; "" where that says nothing
	From      string              `toml:"from"`  // first day in force, yyyy-mm-dd
	To        string              `toml:"to"`    // last day in force, "" while it is
	Services  map[string]*Service `toml:"service"`
	// Commission is nil where the edition says nothing of it: no meeting can be held under such rules.
	Commission *CommissionRule `toml:"commission"`

	Source string `toml:"-"` // the file's text, as adopted
	SHA256 string `toml:"-"` // of Source, hex

	name    string            // of the file
	aliases map[string]string // folded name → list
}

// Law is the act that sets the rules.
type Law struct {
	Text
	Number     string `toml:"number"`     // "" where not known
	Date       string `toml:"date"`       // yyyy-mm-dd
	Registered string `toml:"registered"` // number in the register of acts
	Note       Text   `toml:"note"`
	Source     string `toml:"source"`
	Verified   bool   `toml:"verified"`
}

// Territory is where the edition is in force; Code is of the classifier КАТО, "" is the whole country.
type Territory struct {
	Code string `toml:"code"`
	Text
}

// Service is what an edition says about one service.
type Service struct {
	Title     Text            `toml:"title"`
	Short     Text            `toml:"short"`    // for columns of tables
	Provider  Text            `toml:"provider"` // who renders it, where that is not the office by the act
	Request   Text            `toml:"request"`  // what the application asks for, in a sentence
	Total     Total           `toml:"total"`
	Channels  []Channel       `toml:"channel"`
	Steps     []Step          `toml:"step"`
	Pauses    []Pause         `toml:"pause"`
	Lists     []List          `toml:"list"`
	Documents []Document      `toml:"document"`
	Grounds   []Ground        `toml:"ground"`
	Checks    []Check         `toml:"check"`
	Survey    []Question      `toml:"question"`
	Norms     []Norm          `toml:"norm"`
	Expenses  []Expense       `toml:"expense"` // of housing assistance
	Incomes   []Income        `toml:"income"`  // of housing assistance
	Manner    *AidManner      `toml:"manner"`  // of housing assistance; nil where the edition says nothing
	Words     map[string]Text `toml:"words"`   // how this edition calls a paper or a person; codes in Words
	Appeal    Appeal          `toml:"appeal"`
	Order     []OrderPart     `toml:"order"`   // of the queue: what puts one before another, the strongest first
	Removal   *Removal        `toml:"removal"` // from the queue; nil where the edition says nothing
	Review    *Review         `toml:"review"`  // of those in the queue; nil where the edition says nothing

	// Of privatization; empty in editions adopted before these were data.
	Bars        []Bar            `toml:"bar"`
	Consent     *ConsentRule     `toml:"consent"`
	Transfer    *TransferRule    `toml:"transfer"`
	Methods     []PriceMethod    `toml:"method"`
	Instalments []InstalmentBand `toml:"instalment"`
}

// Appeal is how a refusal may be appealed, as it is said in the refusal.
type Appeal struct {
	Body Text `toml:"body"` // who decides on the complaint
	Term Text `toml:"term"`
	Way  Text `toml:"way"` // where it is handed in and what comes after, in whole sentences
	Mark
	File   *workdays.Term `toml:"file"`   // how long one may appeal; unset where the act says it in words only
	Decide *workdays.Term `toml:"decide"` // how long the body has to decide
}

// Total is the term of the whole service, from receipt to answer. Steps have their own terms, whose sum may differ.
type Total struct {
	workdays.Term
	Mark
	Unstated bool `toml:"unstated"` // the act gives none
}

// Channel is one way an application may come.
type Channel struct {
	Code string `toml:"code"`
	Text
	Mark
	Registers bool           `toml:"registers"` // it gives its own number and time of receipt, which count for the queue
	Signed    bool           `toml:"signed"`    // a request is signed electronically, and the signature is checked
	Total     *workdays.Term `toml:"total"`     // where the act gives this channel a total term of its own
}

// List is one of the separate lists.
type List struct {
	Code string `toml:"code"`
	Text
	Mark
	Rank    int      `toml:"rank"`    // before lists of a higher rank in the general list; 0 where all lists are equal
	Short   Text     `toml:"short"`   // for the columns of tables
	Aliases []string `toml:"aliases"` // how old workbooks call it
}

// Label is the short name where there is one.
func (l List) Label() Text {
	if l.Short.KK == "" {
		return l.Text
	}
	return l.Short
}

// Document is one line of the checklist. One not required is asked where it applies.
type Document struct {
	Code string `toml:"code"`
	Text
	Mark
	Required bool     `toml:"required"`
	System   bool     `toml:"system"`   // obtained from the state's information systems
	Lists    []string `toml:"lists"`    // empty: for every list
	Channels []string `toml:"channels"` // empty: through every channel
}

var none = &Service{}

func (e *Edition) service(code string) *Service {
	if s := e.Services[code]; s != nil {
		return s
	}
	return none
}

// Has tells whether the edition rules a service.
func (e *Edition) Has(service string) bool { return e.Services[service] != nil }

// Service is what the edition says of a service; an empty one where it does not rule it.
func (e *Edition) Service(code string) *Service { return e.service(code) }

// Lists are the separate lists of the queue in the law's order.
func (e *Edition) Lists() []List { return e.service(Queue).Lists }

// List finds a separate list by its code.
func (e *Edition) List(code string) (l List, ok bool) {
	return first(e.Lists(), func(l List) bool { return l.Code == code })
}

// ListByAlias finds the list an old workbook names: by code, official name or alias, compared folded.
func (e *Edition) ListByAlias(text string) (code string, ok bool) {
	code, ok = e.aliases[locales.Fold(text)]
	return code, ok
}

func first[T any](all []T, is func(T) bool) (found T, ok bool) {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i], true
	}
	return found, false
}
