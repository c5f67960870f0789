package privatization

import (
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Matter is what a case of privatization is about, as entered at the intake and while it is looked into. Days are yyyy-mm-dd.
type Matter struct {
	People   []Person `json:"people,omitempty"` // who is not named takes part, and nothing is known of their consent
	Status   string   `json:"status,omitempty"` // of edition.Statuses
	Dwelling Dwelling `json:"dwelling,omitzero"`
	LeaseNo  string   `json:"lease_no,omitempty"` // of the lease, or of the order before leases
	LeasedOn string   `json:"leased_on,omitempty"`

	Ground      string   `json:"ground,omitempty"` // code of a ground to privatize
	Service     []Period `json:"service,omitempty"`
	Ending      string   `json:"ending,omitempty"`       // of edition.EndingCodes: the end of work that stands for a length
	EndingProof string   `json:"ending_proof,omitempty"` // document
	FreeProof   string   `json:"free_proof,omitempty"`   // document of the ground that makes it free

	Price   string `json:"price,omitempty"`   // asked for: of PriceModes
	Payment string `json:"payment,omitempty"` // asked for: of PaymentModes
	Months  int    `json:"months,omitempty"`  // by instalments

	Earlier string    `json:"earlier,omitempty"` // their own statement on an earlier privatization: of Results
	Bars    []Answer  `json:"bars,omitempty"`
	Traces  []Verdict `json:"traces,omitempty"` // on what the office's registers hold

	Passed   string `json:"passed,omitempty"` // authentication: of Results
	PassedAt string `json:"passed_at,omitempty"`
	PassedOn string `json:"passed_on,omitempty"`
}

// Ways to a price that may be asked for.
const (
	Residual = "residual"
	Free     = "free"
	Manual   = "manual"
)

// PriceModes are all of them.
var PriceModes = []string{Residual, Free, Manual}

// PriceKey says a way to a price.
func PriceKey(mode string) string { return "privatization.price." + mode }

// Ways to pay.
const (
	AtOnce      = "at-once"
	Instalments = "instalments"
)

// PaymentModes are both.
var PaymentModes = []string{AtOnce, Instalments}

// PaymentKey says a way to pay.
func PaymentKey(mode string) string { return "privatization.payment-mode." + mode }

// StatusKey and EndingKey say what a dwelling is, and an end of work.
func StatusKey(status string) string { return "privatization.status." + status }
func EndingKey(ending string) string { return "privatization.ending." + ending }

// Dwelling is what is privatized. Areas are cm².
type Dwelling struct {
	Address      string `json:"address,omitempty"`
	Rooms        int    `json:"rooms,omitempty"`
	Total        int64  `json:"total,omitempty"`
	Living       int64  `json:"living,omitempty"`
	Floor        int    `json:"floor,omitempty"`
	Storeys      int    `json:"storeys,omitempty"`
	Cadastral    string `json:"cadastral,omitempty"`
	Commissioned string `json:"commissioned,omitempty"` // yyyy-mm-dd
	Passport     string `json:"passport,omitempty"`     // technical passport: number and day
}

// Period is a time of work, service or residence, with its proof.
type Period struct {
	From     string `json:"from"`
	To       string `json:"to,omitempty"` // "" while it lasts
	Where    string `json:"where,omitempty"`
	Document string `json:"document,omitempty"`
}

// Household are the members as the case has them, by their numbers, with what the matter says of each.
func (m Matter) Household(members []Person) []Person {
	people := make([]Person, len(members))
	for i, is := range members {
		p := Person{TakesPart: true}
		if j := slices.IndexFunc(m.People, func(p Person) bool { return p.N == is.N }); j >= 0 {
			p = m.People[j]
		}
		p.N, p.Name, p.Born, p.IIN = is.N, is.Name, is.Born, is.IIN
		p.Tenant = p.Tenant || p.N == 0
		people[i] = p
	}
	return people
}

// WithoutTenant is the matter when the member of a number took the stead of the tenant, who died: what was said of the tenant goes,
// what was said of the member is the applicant's.
func (m Matter) WithoutTenant(to int) Matter {
	gone := func(n int) bool { return n == 0 }
	is := func(n int) int {
		if n == to {
			return 0
		}
		return n
	}
	var people []Person
	for _, p := range m.People {
		if !gone(p.N) {
			p.N = is(p.N)
			people = append(people, p)
		}
	}
	var bars []Answer
	for _, a := range m.Bars {
		if a.Person != 0 {
			if gone(a.Person - 1) {
				continue
			}
			a.Person = is(a.Person-1) + 1
		}
		bars = append(bars, a)
	}
	var traces []Verdict
	for _, v := range m.Traces {
		if !gone(v.N) {
			v.N = is(v.N)
			traces = append(traces, v)
		}
	}
	m.People, m.Bars, m.Traces = people, bars, traces
	m.Earlier, m.Passed, m.PassedAt, m.PassedOn = "", "", "", ""
	return m
}

// Takers are those who take part, as Answer.Person counts them.
func Takers(people []Person) (numbers []int) {
	for _, p := range people {
		if p.TakesPart {
			numbers = append(numbers, p.N+1)
		}
	}
	return numbers
}

const (
	mostRooms   = 99
	mostStoreys = 200
	mostRows    = 200 // of any list
)

// Check says what is wrong with a matter as entered; nothing has to be known yet. members are the household, svc the edition of the
// filing, today is yyyy-mm-dd.
func (m Matter) Check(svc *edition.Service, members []Person, today string) (fs fault.Findings) {
	all := []int{}
	for _, p := range members {
		all = append(all, p.N+1)
	}
	m.checkPeople(&fs, all, today)
	among(&fs, "status", m.Status, edition.Statuses)
	among(&fs, "price", m.Price, PriceModes)
	among(&fs, "payment", m.Payment, PaymentModes)
	among(&fs, "ending", m.Ending, edition.EndingCodes)
	among(&fs, "earlier", m.Earlier, Results)
	among(&fs, "passed", m.Passed, Results)
	if m.Ground != "" && !slices.ContainsFunc(svc.Reasons(edition.ToRegister), func(g edition.Ground) bool { return g.Code == m.Ground }) {
		fs.Add("ground", fault.Blocks, "privatization.need.right")
	}
	past(&fs, "leased_on", m.LeasedOn, today)
	past(&fs, "passed_on", m.PassedOn, today)
	if m.Months < 0 || m.Months > mostMonths || m.Months > 0 && m.Payment != Instalments {
		fs.Add("months", fault.Blocks, "privatization.instalment.months")
	}
	m.Dwelling.check(&fs, today)
	for i, p := range m.Service {
		p.check(&fs, at("service", i), today)
	}
	if len(svc.Bars) > 0 {
		fs = append(fs, CheckAnswers(svc.Bars, m.Bars, all, today)...)
	}
	for i, v := range m.Traces {
		v.check(&fs, at("traces", i))
	}
	if max(len(m.Bars), len(m.Service), len(m.People), len(m.Traces)) > mostRows*10 {
		fs.Add("", fault.Blocks, "case.too-many", "count", mostRows*10)
	}
	return fs
}

func (m Matter) checkPeople(fs *fault.Findings, all []int, today string) {
	for i, p := range m.People {
		field := at("people", i)
		twice := slices.ContainsFunc(m.People[:i], func(e Person) bool { return e.N == p.N })
		if twice || !slices.Contains(all, p.N+1) {
			fs.Add(field+".n", fault.Blocks, "privatization.person.none")
		}
		among(fs, field+".consent", p.Consent, Results)
		among(fs, field+".form", p.Form, ConsentForms)
		past(fs, field+".date", p.Date, today)
		past(fs, field+".guarded_on", p.GuardedOn, today)
	}
}

func (d Dwelling) check(fs *fault.Findings, today string) {
	if d.Rooms < 0 || d.Rooms > mostRooms {
		fs.Add("dwelling.rooms", fault.Blocks, "privatization.dwelling.rooms")
	}
	if d.Total < 0 || d.Total > mostArea {
		fs.Add("dwelling.total", fault.Blocks, "privatization.need.area")
	}
	if d.Living < 0 || d.Living > mostArea || d.Total > 0 && d.Living > d.Total {
		fs.Add("dwelling.living", fault.Blocks, "privatization.dwelling.living")
	}
	if d.Floor < -2 || d.Floor > mostStoreys || d.Storeys < 0 || d.Storeys > mostStoreys || d.Storeys > 0 && d.Floor > d.Storeys {
		fs.Add("dwelling.floor", fault.Blocks, "privatization.dwelling.floor")
	}
	past(fs, "dwelling.commissioned", d.Commissioned, today)
}

func (p Period) check(fs *fault.Findings, field, today string) {
	switch {
	case !isDay(p.From) || p.From > today:
		fs.Add(field+".from", fault.Blocks, "privatization.need.day")
	case p.To != "" && (!isDay(p.To) || p.To < p.From || p.To > today):
		fs.Add(field+".to", fault.Blocks, "privatization.period.end")
	}
}

// among holds a code to those there are; an empty one is not known yet.
func among(fs *fault.Findings, field, code string, known []string) {
	if code != "" && !slices.Contains(known, code) {
		fs.Add(field, fault.Blocks, "privatization.need.choice")
	}
}

// past holds a day to today and before; an empty one is not known yet.
func past(fs *fault.Findings, field, day, today string) {
	if day != "" && (!isDay(day) || day > today) {
		fs.Add(field, fault.Blocks, "privatization.need.day")
	}
}

// Length is how long all periods last together until a day, in full months: what overlaps or follows at once counts as one time. Of
// several times the odd days are put together, thirty of them to a month; one time has none.
func Length(periods []Period, day string) (months int) {
	times := united(periods, day)
	days := 0
	for _, t := range times {
		n := fullMonths(t.From, t.To)
		months += n
		days += daysBetween(monthsOn(t.From, n), t.To)
	}
	if len(times) > 1 {
		months += days / 30
	}
	return months
}

// united are the times that periods make, each to the day after its last one.
func united(periods []Period, day string) (times []Period) {
	sorted := slices.Clone(periods)
	slices.SortFunc(sorted, func(a, b Period) int { return strings.Compare(a.From, b.From) })
	for _, p := range sorted {
		to := min(dayAfter(p.To, day), dayAfter(day, day))
		last := len(times) - 1
		switch {
		case !isDay(p.From) || p.From >= to:
		case last >= 0 && p.From <= times[last].To:
			times[last].To = max(times[last].To, to)
		default:
			times = append(times, Period{From: p.From, To: to})
		}
	}
	return times
}
