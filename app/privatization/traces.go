package privatization

import (
	"math/big"
	"slices"
	"strconv"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Trace is what a register of the office holds that may be an earlier privatization by somebody who takes part.
type Trace struct {
	Key     string `json:"key"`  // the register and its row: "contract/12-2026"
	N       int    `json:"n"`    // of the member
	Name    string `json:"name"` // of the member
	By      string `json:"by"`   // iin, name
	Number  string `json:"number,omitempty"`
	Date    string `json:"date,omitempty"` // yyyy-mm-dd
	Who     string `json:"who,omitempty"`  // as the register has them
	Address string `json:"address,omitempty"`
}

// How a trace was found.
const (
	ByIIN  = "iin"
	ByName = "name" // and day of birth where the register has it
)

// TraceKey says how a trace was found.
func TraceKey(by string) string { return "privatization.trace.by." + by }

// Verdict is what was found out about a trace.
type Verdict struct {
	Key    string `json:"key"`
	N      int    `json:"n"`
	Same   string `json:"same"`             // yes: the same person, who privatized; no: another, or it does not count
	Share  string `json:"share,omitempty"`  // per cent they got then, where they were of a family; an exact decimal
	Reason string `json:"reason,omitempty"` // of a no
}

func (v Verdict) check(fs *fault.Findings, field string) {
	if v.Same != Yes && v.Same != No {
		fs.Add(field+".same", fault.Blocks, "privatization.trace.verdict")
	}
	if v.Same == No && tooShort(v.Reason) {
		fs.Add(field+".reason", fault.Blocks, "privatization.trace.reason")
	}
	if share, ok := edition.Decimal(v.Share); v.Share != "" && (!ok || share.Cmp(hundred) > 0) {
		fs.Add(field+".share", fault.Blocks, "privatization.trace.share-wrong")
	}
}

const half = 50 // per cent

// Judge says what stands against a decision among the traces: nobody privatizes twice, but a share of at most half that somebody of
// a family had then does not count (art. 13 p. 9). bar is the question of the edition that asks about it, nil for none.
func Judge(traces []Trace, verdicts []Verdict, people []Person, bar *edition.Bar) (fs fault.Findings) {
	for _, t := range traces {
		f := fault.Finding{Field: "traces." + t.Key + "." + strconv.Itoa(t.N), Severity: fault.Blocks, Key: "privatization.trace.unjudged",
			Args: fault.Args("name", t.Name, "number", t.Number, "date", t.Date)}
		if bar != nil {
			f.Clause = bar.Clause
		}
		i := slices.IndexFunc(verdicts, func(v Verdict) bool { return v.Key == t.Key && v.N == t.N })
		if i >= 0 {
			v := verdicts[i]
			if v.Same == No {
				continue
			}
			f.Key = "privatization.trace.same"
			switch {
			case smallShare(v.Share) && !isTenant(people, t.N):
				f.Key, f.Severity = "privatization.trace.small-share", fault.Note
			case bar == nil || !bar.Verified:
				f.Severity = fault.NeedsReason
			}
		}
		fs = append(fs, f)
	}
	return fs
}

func smallShare(share string) bool {
	v, ok := edition.Decimal(share)
	return ok && v.Cmp(big.NewRat(half, 1)) <= 0
}

func isTenant(people []Person, n int) bool {
	return slices.ContainsFunc(people, func(p Person) bool { return p.N == n && p.Tenant })
}
