package privatization

import (
	"slices"
	"strconv"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Results of a question: of a bar and of a consent.
const (
	Yes     = "yes"
	No      = "no"
	Unknown = "unknown"
)

// Results are all of them.
var Results = []string{Yes, No, Unknown}

// ResultKey says a result.
func ResultKey(result string) string { return "privatization.result." + result }

// Answer is what was found out about a bar.
type Answer struct {
	Bar      string `json:"bar"`              // code
	Person   int    `json:"person,omitempty"` // of a bar of a person: whom, from 1 for the applicant (one more than the member's number)
	Result   string `json:"result"`           // of Results
	Document string `json:"document,omitempty"`
	Date     string `json:"date,omitempty"` // yyyy-mm-dd: when it was checked
}

// Stop is one thing that stands against a decision to privatize.
type Stop struct {
	Bar    edition.Bar
	Person int // 0 for the dwelling
	Answer Answer
}

// Standing is where a case stands with the bars.
type Standing struct {
	Barred []Stop // «yes»
	Open   []Stop // unknown, or nobody asked
}

// CheckAnswers says what is wrong with answers as entered. At the intake nothing has to be answered: an unknown is no fault.
// people are those who may be asked about, as Answer.Person counts them; today is yyyy-mm-dd.
func CheckAnswers(bars []edition.Bar, answers []Answer, people []int, today string) (fs fault.Findings) {
	for i, a := range answers {
		field := at("bars", i)
		b, ok := barOf(bars, a.Bar)
		switch {
		case !ok:
			fs.Add(field+".bar", fault.Blocks, "privatization.bar.none")
		case b.Of == edition.OfDwelling && a.Person != 0 || b.Of == edition.OfPerson && !slices.Contains(people, a.Person):
			fs.Add(field+".person", fault.Blocks, "privatization.bar.person")
		case slices.ContainsFunc(answers[:i], func(e Answer) bool { return e.Bar == a.Bar && e.Person == a.Person }):
			fs.Add(field+".bar", fault.Blocks, "privatization.bar.twice")
		}
		if !slices.Contains(Results, a.Result) {
			fs.Add(field+".result", fault.Blocks, "privatization.bar.result")
		}
		known := a.Result == Yes || a.Result == No
		if known && tooShort(a.Document) {
			fs.Add(field+".document", fault.Blocks, "privatization.bar.document")
		}
		if known && !isDay(a.Date) || a.Date != "" && (!isDay(a.Date) || a.Date > today) {
			fs.Add(field+".date", fault.Blocks, "privatization.bar.date")
		}
	}
	return fs
}

func barOf(bars []edition.Bar, code string) (edition.Bar, bool) {
	if i := slices.IndexFunc(bars, func(b edition.Bar) bool { return b.Code == code }); i >= 0 {
		return bars[i], true
	}
	return edition.Bar{}, false
}

// Weigh puts every question of the edition to the answers: of the dwelling once, of persons for each of those who take part (people,
// as Answer.Person counts them; the applicant at least). A «yes» or «no» without a document or a day is no answer. Of two answers to one question a «yes» counts.
func Weigh(bars []edition.Bar, answers []Answer, people []int) (s Standing) {
	if len(people) == 0 {
		people = []int{1}
	}
	for _, b := range bars {
		asked := []int{0}
		if b.Of == edition.OfPerson {
			asked = people
		}
		for _, person := range asked {
			stop := Stop{Bar: b, Person: person, Answer: answerTo(answers, b.Code, person)}
			switch stop.Answer.Result {
			case Yes:
				s.Barred = append(s.Barred, stop)
			case No:
			default:
				s.Open = append(s.Open, stop)
			}
		}
	}
	return s
}

// answerTo is the answer that counts: a «yes» before an unknown before a «no».
func answerTo(answers []Answer, bar string, person int) (counts Answer) {
	counts = Answer{Bar: bar, Person: person, Result: Unknown}
	weight := 0
	for _, a := range answers {
		if a.Bar != bar || a.Person != person {
			continue
		}
		w := 2 // unknown
		if !tooShort(a.Document) && isDay(a.Date) {
			switch a.Result {
			case Yes:
				w = 3
			case No:
				w = 1
			}
		}
		if w > weight {
			weight, counts = w, a
		}
	}
	if weight == 2 {
		counts.Result = Unknown
	}
	return counts
}

// Decidable says what stops a decision to privatize: a bar that is there or was not looked into. A bar still to be checked
// against the act asks for a reason only; but that it was looked into can always be seen to.
func (s Standing) Decidable() (fs fault.Findings) {
	for _, stop := range s.Barred {
		f := stop.finding("privatization.bar.yes")
		if !stop.Bar.Verified {
			f.Severity = fault.NeedsReason
		}
		fs = append(fs, f)
	}
	for _, stop := range s.Open {
		fs = append(fs, stop.finding("privatization.bar.unknown"))
	}
	return fs
}

// Refusable tells that a bar gives a ground to refuse, whatever is still unknown.
func (s Standing) Refusable() bool { return len(s.Barred) > 0 }

// Grounds are the codes of grounds to refuse that the bars give, each once.
func (s Standing) Grounds() (codes []string) {
	for _, stop := range s.Barred {
		if g := stop.Bar.Ground; g != "" && !slices.Contains(codes, g) {
			codes = append(codes, g)
		}
	}
	return codes
}

func (s Stop) finding(key string) fault.Finding {
	f := fault.Finding{Field: "bars." + s.Bar.Code, Severity: fault.Blocks, Key: key, Clause: s.Bar.Clause,
		Args: fault.Args("name", s.Bar.KK+" / "+s.Bar.RU)}
	if s.Person > 0 {
		f.Field += "." + strconv.Itoa(s.Person)
	}
	return f
}
