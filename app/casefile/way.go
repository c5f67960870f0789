package casefile

import (
	"slices"

	"kezek/app/edition"
	"kezek/locales"
)

// States of a case.
const (
	UnderWay  = "registered"
	Enrolled  = "enrolled" // on the queue
	Granted   = "granted"  // the service was rendered
	Refused   = "refused"
	Returned  = "returned"  // as incomplete
	Withdrawn = "withdrawn" // by the applicant
	Annulled  = "annulled"  // registered by mistake
)

// States are all of them, in the order lists name them.
var States = []string{UnderWay, Enrolled, Granted, Refused, Returned, Withdrawn, Annulled}

// StatesOf are those a case of a service may have, of any service for "": the queue enrols, the others are rendered.
func StatesOf(service string) []string {
	return slices.DeleteFunc(slices.Clone(States), func(state string) bool {
		return service == edition.Queue && state == Granted || service != "" && service != edition.Queue && state == Enrolled
	})
}

// What a step may end with.
const (
	Done     = "done"
	ByOthers = "outside" // done by somebody outside, noted or taken as done
	Complete = "complete"
	ToGrant  = "grant"  // the executor proposes, or the commission or head decides, for the applicant
	ToRefuse = "refuse" // and against
	ToReturn = "return" // as incomplete
	Back     = "back"   // the case went back to an earlier step
	Passed   = "passed" // nobody of the office did it: the way was shortened by a sole person's order
	Over     = "over"   // the case ended before it
)

// Way are the steps of a case in order: those of the edition, or the plain ones where an edition adopted before steps
// were data has none. On the branch Incomplete an edition without that branch signs and sends by its main way.
func Way(ed *edition.Edition, service, channel, branch string) []edition.Step {
	s := ed.Service(service)
	main := slices.DeleteFunc(s.Way(channel, ""), func(x edition.Step) bool { return x.Conditional })
	if len(main) == 0 {
		main = plain()
	}
	if branch == "" {
		return main
	}
	if way := s.Way(channel, branch); len(way) > 0 {
		return way
	}
	last := slices.IndexFunc(main, func(x edition.Step) bool { return x.Kind == edition.Sign })
	return main[max(0, last):]
}

func plain() (steps []edition.Step) {
	for _, s := range [][2]string{{edition.Take, "registrar"}, {edition.Assign, "head"}, {edition.Prepare, "executor"},
		{edition.Sign, "head"}, {edition.Send, "registrar"}} {
		steps = append(steps, edition.Step{Code: s[0], Kind: s[0], Role: s[1], Text: said("case.step." + s[0]), Actor: said("app.role." + s[1])})
	}
	return steps
}

func said(key string) edition.Text {
	return edition.Text{KK: locales.KK.T(key), RU: locales.RU.T(key), EN: locales.EN.T(key)}
}

// GivenUp is the passage of a case that its applicant withdrew after it was answered: no step of the way waited for anything.
func GivenUp() edition.Step {
	const code = "withdraw"
	return edition.Step{Code: code, Kind: code, Role: "registrar", Text: said("case.step." + code), Actor: said("app.role.registrar")}
}

// After is what follows a step on a way: what machines do by themselves, and the next step somebody has to do; next is
// nil at the end.
func After(way []edition.Step, code string) (machines []edition.Step, next *edition.Step) {
	i := slices.IndexFunc(way, func(s edition.Step) bool { return s.Code == code })
	for i++; i < len(way); i++ {
		if !Machine(way[i].Role) {
			return machines, &way[i]
		}
		machines = append(machines, way[i])
	}
	return machines, nil
}

// Machine tells whether a step's actor is a system that needs nobody to wait for it.
func Machine(role string) bool {
	return role == "portal" || role == "gateway" || role == "system" || role == "base"
}

// Ahead are the steps before the one that takes the application in: they happened elsewhere.
func Ahead(way []edition.Step) []edition.Step {
	i := slices.IndexFunc(way, func(s edition.Step) bool { return s.Kind == edition.Take })
	return way[:max(0, i)]
}

// Taken is the step that takes the application in.
func Taken(way []edition.Step) edition.Step {
	if i := slices.IndexFunc(way, func(s edition.Step) bool { return s.Kind == edition.Take }); i >= 0 {
		return way[i]
	}
	return plain()[0]
}

// Open tells whether the office still owes an answer.
func Open(state string) bool { return state == UnderWay }
