package takeover

import (
	"slices"

	"kezek/app/legacy"
)

// waysInOrder are the answers in the order of their keys 1 … 4.
var waysInOrder = []legacy.Way{legacy.Repaired, legacy.Kept, legacy.LeftOut, legacy.NoTime}

// placed are the kinds whose message names a place in the list; of the whole kind that is said without it.
var placed = []legacy.Kind{legacy.RegNoRepeated, legacy.RegNoGap, legacy.PersonRepeated, legacy.PersonOtherSheet, legacy.PersonDiffers,
	legacy.IINShared, legacy.SameNameOtherIIN, legacy.SameName, legacy.MemberApplicant, legacy.MemberName, legacy.MemberTwice,
	legacy.KnownPerson, legacy.KnownDiffers, legacy.KnownName, legacy.KnownMember,
	legacy.IINOtherName, legacy.HoldingRepeated, legacy.HoldingDiffers, legacy.HoldingKnown, legacy.KnownHoldingElse}

// severity is the short word for what a finding asks.
func (w *wizard) severity(s legacy.Severity) string { return w.T("importpage.severity." + string(s)) }

// kindName is what is wrong with all findings of a kind.
func (w *wizard) kindName(k legacy.Kind) string {
	if slices.Contains(placed, k) {
		return w.T("importpage.kind-name." + string(k))
	}
	return w.T(k.Key())
}

// proposes says what accepting a kind does.
func (w *wizard) proposes(t tally) string {
	switch {
	case t.severity == legacy.Mark:
		return w.T("importpage.proposes.nothing")
	case t.way == "":
		return w.T("importpage.proposes.each")
	}
	return w.T("importpage.proposes." + string(t.way))
}

// proposal is what is proposed for one finding.
func (w *wizard) proposal(f *legacy.Finding) string {
	switch way := f.Proposes(); {
	case f.Severity == legacy.Mark || way == "":
		return ""
	case f.Kind == legacy.RowStruck:
		return w.T("importpage.proposes.removed")
	case f.Kind == legacy.HoldingStruck:
		return w.T("importpage.proposes.ended")
	case way == legacy.Repaired:
		return f.Proposal
	default:
		return w.T("importpage.proposes." + string(way))
	}
}

// answer says how a finding ended, or that it is open.
func (w *wizard) answer(f *legacy.Finding, open bool) string {
	switch {
	case f.Answer != nil:
		text := w.T(f.Answer.Way.Key())
		switch {
		case f.Answer.Value != "":
			text += ": " + f.Answer.Value
		case f.Answer.Reason != "":
			text += ": " + f.Answer.Reason
		}
		return text
	case open:
		return w.T("importpage.answer.open")
	case f.Severity == legacy.Mark:
		return w.T("importpage.answer.mark")
	}
	return w.T("importpage.answer.settled")
}
