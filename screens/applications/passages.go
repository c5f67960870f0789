package applications

import (
	"slices"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/workdays"
)

// standing is where a step stands on the way of a case.
type standing uint8

const (
	isAhead    standing = iota
	isWaiting           // for somebody, now
	isDone              // in time or late
	wentBack            // the case went back from it
	wasSkipped          // by the order of a person who holds all roles
	wasEnded            // the case ended in it
)

// mark is one place on the bar of steps: a passage, a step still ahead, or several steps outside the office as one.
type mark struct {
	standing
	step   app.StepView
	term   *workdays.Term
	inside []mark // the steps outside it stands for
}

// marks are the passages of a case and what it has before it. Steps beside each other that others did, or will do by
// themselves, stand as one.
func marks(v *app.CaseView) []mark {
	var all []mark
	for _, s := range v.Steps {
		all = append(all, mark{standing: standingOf(s), step: s, term: termOf(v, s.Code)})
	}
	for _, s := range before(v) {
		all = append(all, mark{step: stepAhead(s), term: s.Term})
	}
	return gathered(all)
}

func standingOf(s app.StepView) standing {
	switch {
	case s.DoneAt == 0:
		return isWaiting
	case s.Outcome == casefile.Back:
		return wentBack
	case s.Outcome == casefile.Passed:
		return wasSkipped
	case s.Outcome == casefile.Over:
		return wasEnded
	}
	return isDone
}

// before are the steps of its way the case has before it.
func before(v *app.CaseView) []edition.Step {
	if v.Step.Code == "" {
		return nil
	}
	i := slices.IndexFunc(v.Way, func(s edition.Step) bool { return s.Code == v.Step.Code })
	return v.Way[i+1:]
}

func stepAhead(s edition.Step) app.StepView {
	return app.StepView{Code: s.Code, Kind: s.Kind, Role: s.Role, Text: s.Text, Actor: s.Actor, At: s.At, Branch: s.Branch, Verified: s.Verified}
}

func termOf(v *app.CaseView, code string) *workdays.Term {
	s, _ := v.Law.Step(code)
	return s.Term
}

// gathered makes one mark of several outside steps that nobody of the office waits for.
func gathered(all []mark) (few []mark) {
	for len(all) > 0 {
		n := 0
		for n < len(all) && all[n].step.Kind == edition.Outside && all[n].standing != isWaiting && all[n].standing == all[0].standing {
			n++
		}
		if n > 1 {
			few = append(few, mark{standing: all[0].standing, step: all[n-1].step, inside: all[:n]})
		} else {
			few = append(few, all[0])
			n = 1
		}
		all = all[n:]
	}
	return few
}

// outsider is whose steps a gathered mark stands for: the role of all of them, "" for several.
func (m mark) outsider() string {
	for _, s := range m.inside[1:] {
		if s.step.Role != m.inside[0].step.Role {
			return ""
		}
	}
	return m.inside[0].step.Role
}
