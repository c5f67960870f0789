package aid

import (
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
)

// IncomeAbove is the ground to refuse that the calculation itself decides; its code is that of the editions.
const IncomeAbove = "income-above"

// Answers to the question whether a ground to refuse is there.
const (
	Yes     = "yes"
	No      = "no"
	Unknown = "unknown" // it stops the decision
)

// Answers are all of them.
var Answers = []string{Yes, No, Unknown}

// Fact is what was found out about one ground to refuse.
type Fact struct {
	Ground string `json:"ground"` // its code in the edition
	Answer string `json:"answer"` // of Answers
	Source string `json:"source"` // document or register it was read in
	Date   string `json:"date"`   // of that, yyyy-mm-dd
}

// Bars are what stands against an award.
type Bars struct {
	Refuse []edition.Ground // that hold: each alone is a refusal
	Open   []edition.Ground // not answered though the edition asks, or not known
}

// Clear tells that nothing does.
func (b Bars) Clear() bool { return len(b.Refuse)+len(b.Open) == 0 }

// Bar tells which grounds to refuse of an edition the facts and the calculation give, in the edition's order. Whether the
// income is above the limit nobody answers: the sheet does, and without one (nil) it stays open. Source of the seven
// grounds: gov.kz/situations/187/551 of 13.02.2024, as the editions have them.
func Bar(svc *edition.Service, facts []Fact, s *Sheet) (b Bars, fs fault.Findings) {
	answers := checkFacts(&fs, svc, facts)
	for _, g := range svc.Reasons(edition.ToRefuse) {
		answer, told := answers[g.Code]
		if g.Code == IncomeAbove {
			answer = byIncome(s)
		}
		switch {
		case answer == Yes:
			b.Refuse = append(b.Refuse, g)
		case answer != No && (told || g.Asked):
			b.Open = append(b.Open, g)
		}
	}
	return b, fs
}

// byIncome answers from the sheet whether the income is above the limit.
func byIncome(s *Sheet) string {
	if s == nil {
		return Unknown
	}
	if _, refused := s.Refused(); refused {
		return Yes
	}
	return No
}

// checkFacts gives the answers that count: those without anything against them.
func checkFacts(fs *fault.Findings, svc *edition.Service, facts []Fact) map[string]string {
	answers, known := map[string]string{}, svc.Reasons(edition.ToRefuse)
	for i, f := range facts {
		field := At("facts", i)
		_, again := answers[f.Ground]
		switch {
		case !slices.ContainsFunc(known, func(g edition.Ground) bool { return g.Code == f.Ground }):
			fs.Add(field, fault.Blocks, "aid.fact.ground", "ground", f.Ground)
		case f.Ground == IncomeAbove:
			fs.Add(field, fault.Blocks, "aid.fact.computed")
		case !slices.Contains(Answers, f.Answer):
			fs.Add(field, fault.Blocks, "aid.fact.answer", "ground", f.Ground)
		case again:
			fs.Add(field, fault.Blocks, "aid.fact.twice", "ground", f.Ground)
			answers[f.Ground] = Unknown // two answers are none
		case f.Answer != Unknown && (f.Source == "" || !isDay(f.Date)):
			fs.Add(field, fault.Blocks, "aid.fact.source", "ground", f.Ground)
			answers[f.Ground] = Unknown
		default:
			answers[f.Ground] = f.Answer
		}
	}
	return answers
}
