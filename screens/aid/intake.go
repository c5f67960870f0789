package aidpage

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// Rows are at most 742 px wide, the form's column in a window of 1280 px.

// part are the fields of the assistance: who lives on what, the dwelling, the bills, the account, what was found out.
type part struct {
	*applications.Fields
	people, more, bills *applications.Rows
	joined              *applications.Rows // who joined the family since the application, each with an income; nil in the intake
	earners             []*kit.Choice      // that may choose them, too
	asked               []edition.Ground   // of the edition, that have to be answered
	months, comes       *applications.Said
	places              map[string]string // field of each row of the matter, by its finding
	preview
}

const (
	mostMore   = 12
	mostBills  = 16
	mostJoined = 4
)

func ask(f *applications.Fields) *part {
	p := &part{Fields: f}
	p.months = f.Say()
	p.people = f.PerPerson("aid.people", func(row string, i int) []kit.Item {
		return append([]kit.Item{
			{Name: row + ".status", Label: p.label(i, "status"), Field: kit.NewChoice(f.Desk, p.statuses()), Width: 128},
			{Name: row + ".kind", Label: p.label(i, "kind"), Field: kit.NewChoice(f.Desk, p.kinds()), Width: 106, Beside: true}}, p.sums(row, i)...)
	})
	if f.CaseNo != "" {
		p.askJoined()
	}
	p.more = f.Rows("aid.more", mostMore, func(row string, i int) []kit.Item {
		return append([]kit.Item{
			{Name: row + ".who", Label: p.label(i, "more-who"), Field: p.whose(row + ".who"), Width: 200},
			{Name: row + ".kind", Label: p.label(i, "kind"), Field: kit.NewChoice(f.Desk, p.kinds()), Width: 140, Beside: true}}, p.sums(row, i)...)
	})
	f.Section(f.T("aidpage.dwelling"))
	f.Add(kit.Item{Name: "aid.dwelling.right", Label: f.T("aidpage.right"), Field: kit.NewChoice(f.Desk, p.options(aid.Rights, aid.RightKey)), Width: 330})
	f.Add(kit.Item{Name: "aid.dwelling.document", Label: f.T("aidpage.document"), Field: kit.NewText(f.Desk, 100), Width: 230, Beside: true})
	f.Add(kit.Item{Name: "aid.dwelling.area", Label: f.T("aidpage.area"), Field: kit.NewArea(f.Desk), Width: 150})
	f.Add(kit.Item{Name: "aid.dwelling.rooms", Label: f.T("aidpage.rooms"), Field: kit.NewDigits(f.Desk, 2), Width: 80, Beside: true})
	f.Add(kit.Item{Name: "aid.alone", Label: " ", Field: kit.NewCheck(f.Desk, f.T("aidpage.alone")), Width: 240, Beside: true})
	p.askBills()
	p.askAccount()
	p.askFacts()
	p.comes = f.Beside(f.T("aidpage.comes"))
	return p
}

// label stands over the first row only.
func (p *part) label(i int, what string) string {
	if i > 0 {
		return ""
	}
	return p.T("aidpage." + what)
}

func (p *part) options(codes []string, key func(string) string) (all []kit.Option) {
	for _, code := range codes {
		all = append(all, kit.Option{Code: code, Name: p.T(key(code))})
	}
	return all
}

// statuses are what people live on; of a case that is known somebody may have left the family since.
func (p *part) statuses() []kit.Option {
	all := p.options(aid.Statuses, aid.StatusKey)
	if p.CaseNo != "" {
		all = append(all, kit.Option{Code: left, Name: p.T("aidpage.left")})
	}
	return all
}

// left stands for a status: this person counts no more.
const left = "left"

// kinds are those of income, what does not count marked.
func (p *part) kinds() (all []kit.Option) {
	for _, x := range p.Law.Incomes {
		name := x.Text.In(p.Lang())
		if !x.Counted {
			name += " (" + p.T("aidpage.not-counted") + ")"
		}
		all = append(all, kit.Option{Code: x.Code, Name: name})
	}
	return all
}

// sums are the three months of a row of income.
func (p *part) sums(row string, i int) (items []kit.Item) {
	for m := range 3 {
		items = append(items, kit.Item{Name: fmt.Sprintf("%s.m%d", row, m+1), Label: p.label(i, "any-month"), Field: kit.NewMoney(p.Desk), Width: 88, Beside: true})
	}
	return items
}

func (p *part) askBills() {
	p.Section(p.T("aidpage.bills"))
	p.Add(kit.Item{Name: "aid.billed", Label: p.T("aidpage.billed"), Width: 330, Field: kit.NewChoice(p.Desk, []kit.Option{
		{Code: before, Name: p.T("aidpage.billed-before")}, {Code: same, Name: p.T("aidpage.billed-same")}})})
	var services []kit.Option
	for _, x := range p.Law.Expenses {
		name := x.Text.In(p.Lang())
		if unit := x.Unit; unit != "month" {
			name += ", " + p.T("settings.code.unit."+unit)
		}
		services = append(services, kit.Option{Code: x.Code, Name: name})
	}
	p.bills = p.Rows("aid.bills", mostBills, func(row string, i int) []kit.Item {
		items := []kit.Item{{Name: row + ".service", Label: p.label(i, "service"), Field: kit.NewChoice(p.Desk, services), Width: 190}}
		for m := range 3 {
			items = append(items, kit.Item{Name: fmt.Sprintf("%s.q%d", row, m+1), Label: p.label(i, "quantity"), Field: kit.NewQuantity(p.Desk), Width: 70, Beside: true},
				kit.Item{Name: fmt.Sprintf("%s.s%d", row, m+1), Label: p.label(i, "any-month"), Field: kit.NewMoney(p.Desk), Width: 88, Beside: true})
		}
		return items
	})
}

// Which quarter's bills are handed in: that of the aid, or the one before it.
const (
	same   = "same"
	before = "before"
)

func (p *part) askAccount() {
	p.Section(p.T("aidpage.pay"))
	p.Add(kit.Item{Name: "aid.account", Label: p.T("aidpage.account"), Field: accountField(p.Desk), Width: 260, Hint: p.T("aidpage.account-hint")})
	p.Add(kit.Item{Name: "aid.bank", Label: p.T("aidpage.bank"), Field: kit.NewText(p.Desk, 100), Width: 260, Beside: true})
}

// askFacts asks about each ground to refuse that has to be looked into; the income above the limit is the calculation's own word.
func (p *part) askFacts() {
	p.Section(p.T("aidpage.facts"))
	for _, g := range p.Law.Reasons(edition.ToRefuse) {
		if !g.Asked || g.Code == aid.IncomeAbove {
			continue
		}
		p.asked = append(p.asked, g)
		name := "aid.facts." + g.Code
		p.Add(kit.Item{Name: name + ".answer", Label: g.Text.In(p.Lang()), Field: kit.NewChoice(p.Desk, p.options(aid.Answers, aid.AnswerKey)), Width: 352})
		p.Add(kit.Item{Name: name + ".source", Label: p.T("aidpage.source"), Field: kit.NewText(p.Desk, 150), Width: 244, Beside: true})
		p.Add(kit.Item{Name: name + ".date", Label: p.T("aidpage.of"), Field: p.Past(), Width: 130, Beside: true})
	}
}

// quarter is the one the aid is for: that of the application.
func (p *part) quarter() aid.Quarter {
	if p.Filed() == 0 {
		return aid.Quarter{}
	}
	return aid.Month(time.UnixMilli(p.Filed()).In(locales.Zone).Format("2006-01")).Quarter()
}

func (p *part) billed() aid.Quarter {
	if q := p.quarter(); q.Valid() && p.Value("aid.billed") == before {
		return q.Before()
	}
	return p.quarter()
}

// Follow proposes what most applications have, names the months and asks what it comes to.
func (p *part) Follow() {
	p.Propose("aid.billed", before)
	joined := p.named()
	several := len(p.there())+len(joined) > 1
	p.Lock("aid.alone", several)
	if several { // nobody could take the tick away any more
		p.Set("aid.alone", "")
	}
	p.offerEarners(joined)
	p.followJoined()
	if q := p.quarter(); q.Valid() {
		p.months.Write(func(s *applications.Sheet) {
			s.Quiet(p.T("aidpage.months", "quarter", quarterName(p.Fields, q), "income", quarterName(p.Fields, q.Before()), "bills", quarterName(p.Fields, p.billed())))
		})
	}
	p.nameMonths()
	p.ask(p)
}

// nameMonths writes over the sums which month each is of: incomes are those of the quarter before, bills those of the quarter chosen.
func (p *part) nameMonths() {
	over := func(format string, q aid.Quarter) {
		for m, month := range q.Months() {
			p.Relabel(fmt.Sprintf(format, m+1), p.T("aidpage.month."+string(month[5:])))
		}
	}
	q := p.quarter()
	if !q.Valid() {
		return
	}
	over("aid.people.0.m%d", q.Before())
	over("aid.more.0.m%d", q.Before())
	for i := range mostJoined {
		over(fmt.Sprintf("aid.joined.%d.m%%d", i), q.Before())
	}
	over("aid.bills.0.s%d", p.billed())
}

func quarterName(r interface {
	T(string, ...any) string
}, q aid.Quarter) string {
	return r.T("aid.quarter.name", "n", []string{"", "I", "II", "III", "IV"}[q.N], "year", q.Year)
}

// there are the numbers of the people who count, from 1 on.
func (p *part) there() (numbers []int) {
	for i, m := range p.People() {
		if !m.Aside && m.Left == "" && p.people.Value(i, "status") != left && (i == 0 || m.Name != "" || m.IIN != "") {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// Matter is what stands in the fields; nothing where nobody has typed anything for the aid.
func (p *part) Matter() app.Matter {
	p.places = map[string]string{}
	m := aid.Matter{Quarter: p.quarter(), Alone: p.Value("aid.alone") != "", Account: p.Value("aid.account"), Bank: p.Value("aid.bank"),
		Dwelling: aid.Dwelling{Right: p.Value("aid.dwelling.right"), Document: p.Value("aid.dwelling.document"), Area: whole(p.Value("aid.dwelling.area")),
			Rooms: int(whole(p.Value("aid.dwelling.rooms")))}}
	if p.Value("aid.billed") == before && m.Quarter.Valid() {
		m.Billed = m.Quarter.Before()
	}
	at := map[string]int{} // place of a person among those who count, by the number or, of who joined, by the row
	for _, n := range p.there() {
		p.places[aid.At("aid.people", len(m.People))] = fmt.Sprintf("aid.people.%d.status", n-1)
		m.People = append(m.People, aid.Person{N: n, Status: p.people.Value(n-1, "status")})
		at[strconv.Itoa(n)] = len(m.People)
	}
	p.takeJoined(&m, at)
	p.takeIncome(&m, at)
	p.takeBills(&m)
	p.takeFacts(&m)
	if len(m.Income)+len(m.Bills)+len(m.Facts) == 0 && m.Account == "" && m.Dwelling == (aid.Dwelling{}) &&
		!slices.ContainsFunc(m.People, func(x aid.Person) bool { return x.Status != "" }) {
		return app.Matter{}
	}
	return app.Matter{Aid: &m}
}

func (p *part) takeIncome(m *aid.Matter, at map[string]int) {
	months := m.Quarter.Before().Months()
	take := func(rows *applications.Rows, name string, i, person int, kind string) {
		for n := range 3 {
			field := fmt.Sprintf("m%d", n+1)
			if text := rows.Value(i, field); text != "" && person > 0 {
				p.places[aid.At("aid.income", len(m.Income))] = fmt.Sprintf("%s.%d.%s", name, i, field)
				m.Income = append(m.Income, aid.Income{Person: person, Month: months[n], Kind: kind, Sum: sum(text)})
			}
		}
	}
	own := func(rows *applications.Rows, i int) string {
		return cmp.Or(rows.Value(i, "kind"), usualKind(rows.Value(i, "status")))
	}
	for _, i := range p.people.Filled() {
		take(p.people, "aid.people", i, at[strconv.Itoa(i+1)], own(p.people, i))
	}
	if p.joined != nil {
		for _, i := range p.joined.Filled() {
			take(p.joined, "aid.joined", i, at[joinedCode(i)], own(p.joined, i))
		}
	}
	for _, i := range p.more.Filled() {
		take(p.more, "aid.more", i, at[p.more.Value(i, "who")], p.more.Value(i, "kind"))
	}
}

// usualKind is the kind of income of a status where none was chosen.
func usualKind(status string) string {
	switch status {
	case aid.Works:
		return "pay"
	case aid.Pensioner:
		return "pension"
	case aid.Student:
		return "stipend"
	case aid.Disabled, aid.Carer, aid.Unemployed:
		return "benefit"
	}
	return ""
}

func (p *part) takeBills(m *aid.Matter) {
	months := p.billed().Months()
	for _, i := range p.bills.Filled() {
		for n := range 3 {
			quantity, cost := p.bills.Value(i, fmt.Sprintf("q%d", n+1)), p.bills.Value(i, fmt.Sprintf("s%d", n+1))
			if quantity == "" && cost == "" {
				continue
			}
			p.places[aid.At("aid.bills", len(m.Bills))] = fmt.Sprintf("aid.bills.%d.s%d", i, n+1)
			m.Bills = append(m.Bills, aid.Bill{Service: p.bills.Value(i, "service"), Month: months[n], Quantity: sum(quantity), Sum: sum(cost)})
		}
	}
}

func (p *part) takeFacts(m *aid.Matter) {
	for _, g := range p.asked {
		name := "aid.facts." + g.Code
		f := aid.Fact{Ground: g.Code, Answer: p.Value(name + ".answer"), Source: p.Value(name + ".source"), Date: p.Value(name + ".date")}
		if f.Answer+f.Source+f.Date == "" {
			continue
		}
		p.places[aid.At("aid.facts", len(m.Facts))] = name + ".answer"
		if f.Answer != "" {
			p.places[aid.At("aid.facts", len(m.Facts))] = name + ".source"
		}
		m.Facts = append(m.Facts, f)
	}
}

// Place names the field of a row of the matter: it leaves out what is empty.
func (p *part) Place(finding string) string {
	p.Matter()
	return p.places[finding]
}

// whole reads a whole number; 0 of what is none.
func whole(text string) int64 {
	n, _ := strconv.ParseInt(text, 10, 64)
	return n
}

// sum reads the value of a field of a sum or a quantity; what is none is below nothing, so that the act tells of it.
func sum(text string) int64 {
	if text == "" {
		return 0
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return -1
	}
	return n
}
