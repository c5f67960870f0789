// Package fault is what a person may be told has gone wrong: a code to read out over the telephone and the key
// of a message in the catalogues. Every other error is logged and shown as an internal one.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Fault is an error for a person. Args fill the placeholders of the message Key.
type Fault struct {
	Code  string         // letter and number, e.g. "D13": stable, also in the manual
	Key   string         // message key in the catalogues
	Args  map[string]any // placeholders of the message
	Cause error          // for the log only
}

// New makes a fault; args are pairs of placeholder name and value.
func New(code, key string, args ...any) *Fault {
	return &Fault{Code: code, Key: key, Args: Args(args...)}
}

// Because keeps the cause for the log.
func (f *Fault) Because(err error) *Fault {
	g := *f
	g.Cause = err
	return &g
}

func (f *Fault) Error() string {
	s := f.Code + " " + f.Key
	if len(f.Args) > 0 {
		s += fmt.Sprintf(" %v", f.Args)
	}
	if f.Cause != nil {
		s += ": " + f.Cause.Error()
	}
	return s
}

func (f *Fault) Unwrap() error { return f.Cause }

// Is makes errors.Is compare faults by code.
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Code == f.Code
}

// Of returns the fault inside err, if there is one.
func Of(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}

// Args turns pairs of name and value into placeholders.
func Args(pairs ...any) map[string]any {
	if len(pairs) == 0 {
		return nil
	}
	m := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i].(string)] = pairs[i+1]
	}
	return m
}

// Severity says what a finding does to the act it was found in.
type Severity string

const (
	Blocks      Severity = "blocks"       // the act cannot run
	NeedsReason Severity = "needs-reason" // the act runs only with a written reason
	Note        Severity = "note"         // the person is told
)

// Finding is one thing an act's check has to say about one field.
type Finding struct {
	Field    string         `json:"field"` // path in the act's data, e.g. "members.2.iin"; "" is the whole act
	Severity Severity       `json:"severity"`
	Key      string         `json:"key"` // message key in the catalogues
	Args     map[string]any `json:"args,omitempty"`
	Clause   string         `json:"clause,omitempty"` // law and article it rests on, where there is one
}

// Findings is the whole answer of a check; as an error it means the act was refused.
type Findings []Finding

// Blocking tells whether any finding stops the act; reasoned says that a reason was given.
func (fs Findings) Blocking(reasoned bool) bool {
	for _, f := range fs {
		if f.Severity == Blocks || f.Severity == NeedsReason && !reasoned {
			return true
		}
	}
	return false
}

func (fs Findings) Error() string {
	var b strings.Builder
	b.WriteString("refused")
	for _, f := range fs {
		fmt.Fprintf(&b, "; %s %s %s", f.Field, f.Severity, f.Key)
	}
	return b.String()
}

// Add appends a finding; args are pairs.
func (fs *Findings) Add(field string, s Severity, key string, args ...any) {
	*fs = append(*fs, Finding{Field: field, Severity: s, Key: key, Args: Args(args...)})
}
