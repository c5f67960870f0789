package kit

import (
	"strings"

	"kezek/app/fault"
)

// Answer shows what speaks against an act in the form that asked for it, which has a field "reason". What blocks stands at its
// field, as place names it here (nil: under its own name); say shows the rest over the reason, which is asked only where a
// finding needs one. The keyboard goes where the clerk has to do something.
func (f *Form) Answer(findings fault.Findings, place func(field string) string, say func(said fault.Findings)) {
	given := strings.TrimSpace(f.Values()["reason"]) != ""
	var at, said fault.Findings
	asks := false
	for _, fd := range findings {
		if fd.Severity == fault.Note || fd.Severity == fault.NeedsReason && given {
			continue
		}
		asks = asks || fd.Severity == fault.NeedsReason
		name := fd.Field
		if place != nil {
			name = place(fd.Field)
		}
		if fd.Severity == fault.Blocks && name != "" && f.Field(name) != nil {
			fd.Field = name
			at = append(at, fd)
			continue
		}
		said = append(said, fd)
	}
	say(said)
	f.Relay("reason")
	f.Omit("reason", !asks && !given)
	f.Tell(at)
	switch {
	case len(at) > 0:
	case asks:
		f.Go("reason")
	default:
		f.Go(f.Last())
	}
}

// Relay lays the form out again after something before a field grew.
func (f *Form) Relay(field string) {
	f.Together(func() {
		f.Omit(field, true)
		f.Omit(field, false)
	})
}
