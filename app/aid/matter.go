package aid

import (
	"slices"

	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
)

// Matter is what a case of housing assistance is about, as entered at the intake and while it is looked into.
type Matter struct {
	Quarter  Quarter  `json:"quarter"`           // the aid is for; the income is that of the quarter before
	Billed   Quarter  `json:"billed,omitzero"`   // whose bills are handed in; the zero value is Quarter
	People   []Person `json:"people,omitempty"`  // who lives in the dwelling; income names them by their place here
	Alone    bool     `json:"alone,omitempty"`   // one person who lives alone
	Dwelling Dwelling `json:"dwelling,omitzero"` //
	Income   []Income `json:"income,omitempty"`  //
	Bills    []Bill   `json:"bills,omitempty"`   //
	Account  string   `json:"account,omitempty"` // IBAN, as typed
	Bank     string   `json:"bank,omitempty"`    // its name
	Facts    []Fact   `json:"facts,omitempty"`   // what was found out about the grounds to refuse
}

// Person is one of the people whose income and norms count.
type Person struct {
	N      int    `json:"n,omitempty"`    // of the case's household, the applicant is 1; 0 for who joined the family later
	Name   string `json:"name,omitempty"` // of who joined later
	Born   string `json:"born,omitempty"` // of them, yyyy-mm-dd
	IIN    string `json:"iin,omitempty"`  // of them
	Kin    string `json:"kin,omitempty"`  // what they are to the applicant, as members of a household have it
	Status string `json:"status"`         // of Statuses; "" while it is not known
}

// What somebody lives on.
const (
	Works      = "works"
	Student    = "student"
	Pensioner  = "pension"
	Unemployed = "unemployed" // registered as such
	Carer      = "care"       // of a child, of a person who needs it
	Disabled   = "disability"
	Minor      = "minor"
	Idle       = "none" // able to work and without any of these
)

// Statuses are all of them, in the order screens offer them.
var Statuses = []string{Works, Student, Pensioner, Unemployed, Carer, Disabled, Minor, Idle}

// Dwelling is what the aid is asked for.
type Dwelling struct {
	Right    string `json:"right"`              // of Rights
	Document string `json:"document,omitempty"` // that proves it: number and date
	Area     int64  `json:"area"`               // cm²
	Rooms    int    `json:"rooms,omitempty"`
}

// Rights to the dwelling that give a right to aid: law on housing relations, art. 97 p. 4. An edition's grounds to register have
// the same codes.
var Rights = []string{"owner", "tenant", "subtenant"}

// Input is what the calculation starts from: kinds of income the edition does not count are set aside.
func (m *Matter) Input(svc *edition.Service) Input {
	in := Input{Quarter: m.Quarter, Billed: m.Billed, Income: slices.Clone(m.Income), Bills: slices.Clone(m.Bills),
		Household: Household{Persons: len(m.People), Alone: m.Alone, Area: m.Dwelling.Area}}
	for i := range in.Income {
		kind, known := svc.Income(in.Income[i].Kind)
		in.Income[i].Aside = known && !kind.Counted
	}
	return in
}

// most people, rooms and letters a form may hold.
const (
	mostRooms = 50
	mostText  = 200
)

// Check says what is wrong with what was entered; what is only lacking is noted, the calculation and the decision will miss it.
// household are the numbers of the household's people who count, all is how many it has. filed is the day of the application,
// yyyy-mm-dd.
func (m *Matter) Check(svc *edition.Service, household []int, all int, filed string) (fs fault.Findings) {
	m.checkQuarter(&fs, filed)
	m.checkPeople(&fs, household, all)
	m.checkDwelling(&fs)
	for i, x := range m.Income {
		if _, known := svc.Income(x.Kind); !known && len(svc.Incomes) > 0 {
			fs.Add(At("income", i), fault.Blocks, "aid.income.kind")
		}
	}
	for i, b := range m.Bills {
		if _, known := svc.Expense(b.Service); !known && len(svc.Expenses) > 0 {
			fs.Add(At("bills", i), fault.Blocks, "aid.bill.service")
		}
	}
	if m.Account != "" {
		if _, problem := bank.ParseIBAN(m.Account); problem != "" {
			fs.Add("account", fault.Blocks, string(problem))
		}
	}
	if (m.Account == "") != (m.Bank == "") || len(m.Bank) > mostText {
		fs.Add("bank", fault.Note, "aid.bank")
	}
	checkFacts(&fs, svc, m.Facts)
	return fs
}

func (m *Matter) checkQuarter(fs *fault.Findings, filed string) {
	if !m.Quarter.Valid() || m.Billed != (Quarter{}) && !m.Billed.Valid() {
		return // the calculation tells
	}
	if months := m.Quarter.Months(); isDay(filed) && !slices.Contains(months[:], monthOf(filed)) {
		fs.Add("quarter", fault.Blocks, "aid.award.day", "from", months[0], "to", months[2])
	}
}

func (m *Matter) checkPeople(fs *fault.Findings, household []int, all int) {
	seen := map[int]bool{}
	for i, p := range m.People {
		switch {
		case p.N < 0 || p.N > all:
			fs.Add(At("people", i), fault.Blocks, "aid.income.person", "n", p.N)
		case p.N == 0 && p.Name == "":
			fs.Add(At("people", i), fault.Blocks, "aid.person.name")
		case p.N > 0 && seen[p.N]:
			fs.Add(At("people", i), fault.Blocks, "aid.person.twice", "n", p.N)
		case p.Status == "":
			fs.Add(At("people", i), fault.Note, "aid.person.status")
		case !slices.Contains(Statuses, p.Status):
			fs.Add(At("people", i), fault.Blocks, "aid.person.status")
		}
		seen[p.N] = true
	}
	for _, n := range household {
		if !seen[n] {
			fs.Add("people", fault.Note, "aid.person.missing", "n", n)
		}
	}
}

func (m *Matter) checkDwelling(fs *fault.Findings) {
	d := m.Dwelling
	switch {
	case d.Right == "":
		fs.Add("dwelling.right", fault.Note, "aid.dwelling.right")
	case !slices.Contains(Rights, d.Right):
		fs.Add("dwelling.right", fault.Blocks, "aid.dwelling.right")
	}
	if d.Document == "" || len(d.Document) > mostText {
		fs.Add("dwelling.document", fault.Note, "aid.dwelling.document")
	}
	if d.Rooms < 0 || d.Rooms > mostRooms {
		fs.Add("dwelling.rooms", fault.Blocks, "aid.dwelling.rooms")
	}
}

// Earners are those whose status says they have an income, though none was told for them: by their places among the people.
func (m *Matter) Earners() (without []int) {
	for i, p := range m.People {
		earns := p.Status == Works || p.Status == Pensioner
		if earns && !slices.ContainsFunc(m.Income, func(x Income) bool { return x.Person == i+1 }) {
			without = append(without, i)
		}
	}
	return without
}

// Lacking is what a calculation or a decision cannot do without and Check only noted: who counts and what they live on.
func (m *Matter) Lacking() (fs fault.Findings) {
	if len(m.People) == 0 {
		fs.Add("people", fault.Blocks, "aid.person.none")
	}
	for i, p := range m.People {
		if p.Status == "" {
			fs.Add(At("people", i), fault.Blocks, "aid.person.status")
		}
	}
	return fs
}
