package privatizationpage

import (
	"strconv"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

const prefix = "privatization."

// part are the fields of what a case of privatization is about.
type part struct {
	*applications.Fields
	people, service *applications.Rows
	apart           map[string]*applications.Rows // answers person by person, by question
	right           *applications.Said            // what the ground asks for
	open            *applications.Said            // what is not answered yet
}

func ask(f *applications.Fields) *part {
	p := &part{Fields: f, apart: map[string]*applications.Rows{}}
	p.basis()
	p.dwelling()
	p.length()
	p.household()
	p.bars()
	return p
}

// choice is a choice among codes with their messages, none chosen at first.
func choice(f *applications.Fields, codes []string, key func(string) string) *kit.Choice {
	options := []kit.Option{{}}
	for _, c := range codes {
		options = append(options, kit.Option{Code: c, Name: f.T(key(c))})
	}
	return kit.NewChoice(f.Desk, options)
}

func (p *part) add(name string, width float32, beside bool, field kit.Field) {
	p.Add(kit.Item{Name: prefix + name, Label: p.T("privatizationpage.field." + name), Field: field, Width: width, Beside: beside})
}

func (p *part) basis() {
	var grounds []kit.Option
	grounds = append(grounds, kit.Option{})
	for _, g := range p.Law.Reasons(edition.ToRegister) {
		grounds = append(grounds, kit.Option{Code: g.Code, Name: g.Text.In(p.Lang()), Note: g.Cite.In(p.Lang())})
	}
	p.add("status", 250, false, choice(p.Fields, edition.Statuses, privatization.StatusKey))
	p.add("ground", 430, true, kit.NewChoice(p.Desk, grounds))
	p.right = p.Say()
	p.add("lease_no", 160, false, kit.NewText(p.Desk, 40))
	p.add("leased_on", 120, true, p.Past())
	p.add("price", 210, true, choice(p.Fields, privatization.PriceModes, privatization.PriceKey))
	p.add("payment", 150, true, choice(p.Fields, privatization.PaymentModes, privatization.PaymentKey))
	p.add("months", 80, true, kit.NewDigits(p.Desk, 4))
	p.add("free_proof", 430, false, kit.NewText(p.Desk, 150))
	p.add("earlier", 290, false, choice(p.Fields, privatization.Results, privatization.ResultKey))
	p.add("passed", 130, true, choice(p.Fields, privatization.Results, privatization.ResultKey))
	p.add("passed_at", 200, true, kit.NewText(p.Desk, 80))
	p.add("passed_on", 120, true, p.Past())
}

func (p *part) dwelling() {
	p.Section(p.T("privatizationpage.section.dwelling"))
	p.add("dwelling.address", 430, false, kit.NewText(p.Desk, 200))
	p.add("dwelling.rooms", 80, true, kit.NewDigits(p.Desk, 2))
	p.add("dwelling.total", 110, true, kit.NewArea(p.Desk))
	p.add("dwelling.living", 110, true, kit.NewArea(p.Desk))
	p.add("dwelling.floor", 80, false, kit.NewDigits(p.Desk, 3))
	p.add("dwelling.storeys", 80, true, kit.NewDigits(p.Desk, 3))
	p.add("dwelling.commissioned", 120, true, p.Past())
	p.add("dwelling.cadastral", 200, true, kit.NewText(p.Desk, 40))
	p.add("dwelling.passport", 210, true, kit.NewText(p.Desk, 60))
}

const mostPeriods = 12

func (p *part) length() {
	p.Section(p.T("privatizationpage.section.length"))
	p.service = p.Rows(prefix+"service", mostPeriods, func(row string, i int) []kit.Item {
		return []kit.Item{
			{Name: row + ".from", Label: p.first(i, "from"), Field: p.Past(), Width: 120},
			{Name: row + ".to", Label: p.first(i, "to"), Field: p.Past(), Width: 120, Beside: true},
			{Name: row + ".where", Label: p.first(i, "where"), Field: kit.NewText(p.Desk, 150), Width: 260, Beside: true},
			{Name: row + ".document", Label: p.first(i, "document"), Field: kit.NewText(p.Desk, 80), Width: 190, Beside: true}}
	})
	p.add("ending", 300, false, choice(p.Fields, edition.EndingCodes, privatization.EndingKey))
	p.add("ending_proof", 260, true, kit.NewText(p.Desk, 80))
}

// first is the label of a row's field: rows but the first have none.
func (p *part) first(i int, name string) string {
	if i > 0 {
		return ""
	}
	return p.T("privatizationpage.row." + name)
}

func (p *part) household() {
	p.Section(p.T("privatizationpage.section.people"))
	takes := func() *kit.Choice {
		return kit.NewChoice(p.Desk, []kit.Option{{}, {Code: "yes", Name: p.T("privatizationpage.takes.yes")}, {Code: "tenant", Name: p.T("privatizationpage.takes.tenant")},
			{Code: "no", Name: p.T("privatizationpage.takes.no")}})
	}
	p.people = p.PerPerson(prefix+"people", func(row string, i int) []kit.Item {
		return []kit.Item{
			{Name: row + ".takes_part", Label: p.first(i, "takes_part"), Field: takes(), Width: 130, Bare: i > 0},
			{Name: row + ".consent", Label: p.first(i, "consent"), Field: choice(p.Fields, privatization.Results, privatization.ResultKey), Width: 92, Beside: true, Bare: i > 0},
			{Name: row + ".form", Label: p.first(i, "form"), Field: choice(p.Fields, privatization.ConsentForms, privatization.FormKey), Width: 236, Beside: true, Bare: i > 0},
			{Name: row + ".date", Label: p.first(i, "date"), Field: p.Past(), Width: 116, Beside: true, Bare: i > 0},
			{Name: row + ".document", Label: p.T("privatizationpage.row.number"), Field: kit.NewText(p.Desk, 40), Width: 300},
			{Name: row + ".guardian", Label: p.T("privatizationpage.row.guardian"), Field: kit.NewText(p.Desk, 80), Width: 300},
			{Name: row + ".guarded_on", Label: p.T("privatizationpage.row.guarded_on"), Field: p.Past(), Width: 110, Beside: true}}
	}).Only(p.belongs)
}

// belongs tells whether the person of a row is of the household still: who died or left is asked nothing.
func (p *part) belongs(row int) bool {
	people := p.People()
	return row < len(people) && people[row].Left == "" && !people[row].Aside
}

// Follow hides what the answers make idle, and says what the ground asks for.
func (p *part) Follow() {
	g, known := p.ground()
	right := known && g.Right != nil
	p.Omit(prefix+"free_proof", !(right && g.Right.Free) && p.Value(prefix+"price") != privatization.Free)
	p.Omit(prefix+"months", p.Value(prefix+"payment") != privatization.Instalments)
	p.service.Idle(right && (g.Right.Years == 0 || g.Right.Family))
	endings := !right || len(g.Right.Endings) > 0
	p.Omit(prefix+"ending", !endings)
	p.Omit(prefix+"ending_proof", !endings || p.Value(prefix+"ending") == "")
	for i := range p.people.Len() {
		row := prefix + "people." + strconv.Itoa(i)
		out := p.Value(row+".takes_part") != "no"
		p.Omit(row+".guardian", out)
		p.Omit(row+".guarded_on", out)
		p.Omit(row+".document", p.Value(row+".form") != privatization.Notary)
	}
	p.right.Write(func(s *applications.Sheet) {
		if right {
			p.asked(s, g)
		}
		if t := p.Law.Transfer; t != nil && (privatization.Matter{Status: p.Value(prefix + "status")}).NeedsTransfer(p.Law) {
			s.Quiet(t.Text.In(p.Lang()) + " (" + t.Cite.In(p.Lang()) + ")")
		}
	})
	p.followBars()
}

func (p *part) ground() (edition.Ground, bool) {
	code := p.Value(prefix + "ground")
	for _, g := range p.Law.Reasons(edition.ToRegister) {
		if g.Code == code {
			return g, true
		}
	}
	return edition.Ground{}, false
}

// asked says what a ground asks for and gives.
func (p *part) asked(s *applications.Sheet, g edition.Ground) {
	r := g.Right
	if r.Years > 0 && !r.Family {
		s.Quiet(p.T("privatizationpage.asks.years", "count", r.Years, "of", p.T("settings.code.length."+r.Of)))
	}
	if r.Free {
		s.Quiet(p.T("privatizationpage.asks.free"))
	}
	if !g.Verified {
		s.Quiet(p.T("privatizationpage.unverified"))
	}
}

func (p *part) number(name string) int {
	n, _ := strconv.Atoi(p.Value(prefix + name))
	return n
}

func (p *part) whole(name string) int64 {
	n, _ := strconv.ParseInt(p.Value(prefix+name), 10, 64)
	return n
}

// Matter is what stands in the fields.
func (p *part) Matter() app.Matter {
	v := func(name string) string { return p.Value(prefix + name) }
	m := privatization.Matter{Status: v("status"), Ground: v("ground"), LeaseNo: v("lease_no"), LeasedOn: v("leased_on"), Price: v("price"), Payment: v("payment"),
		Months: p.number("months"), FreeProof: v("free_proof"), Earlier: v("earlier"), Passed: v("passed"), PassedAt: v("passed_at"), PassedOn: v("passed_on"),
		Ending: v("ending"), EndingProof: v("ending_proof"),
		Dwelling: privatization.Dwelling{Address: v("dwelling.address"), Rooms: p.number("dwelling.rooms"), Total: p.whole("dwelling.total"), Living: p.whole("dwelling.living"),
			Floor: p.number("dwelling.floor"), Storeys: p.number("dwelling.storeys"), Cadastral: v("dwelling.cadastral"), Commissioned: v("dwelling.commissioned"),
			Passport: v("dwelling.passport")}}
	for _, i := range p.service.Filled() {
		m.Service = append(m.Service, privatization.Period{From: p.service.Value(i, "from"), To: p.service.Value(i, "to"), Where: p.service.Value(i, "where"),
			Document: p.service.Value(i, "document")})
	}
	for _, x := range p.numbered() {
		takes := p.people.Value(x.row, "takes_part")
		m.People = append(m.People, privatization.Person{N: x.n, Tenant: takes == "tenant" || x.n == 0, TakesPart: takes != "no", Consent: p.people.Value(x.row, "consent"),
			Form: p.people.Value(x.row, "form"), Date: p.people.Value(x.row, "date"), Document: p.people.Value(x.row, "document"),
			Guardian: p.people.Value(x.row, "guardian"), GuardedOn: p.people.Value(x.row, "guarded_on")})
	}
	m.Bars = p.answers()
	return app.Matter{Privatization: &m}
}

// numbered is a row of somebody who belongs to the household, with the member's number.
type numbered struct{ row, n int }

// numbered are they: in the intake the number is the row's, later the one the household has.
func (p *part) numbered() (all []numbered) {
	for i, x := range p.People() {
		n := i
		if p.CaseNo != "" {
			n = x.N
		}
		if p.belongs(i) && (x.Name != "" || x.IIN != "" || i == 0) {
			all = append(all, numbered{i, n})
		}
	}
	return all
}

// Typed is a matter as the fields hold it.
func (p *part) Typed(of app.Matter) map[string]string {
	values := map[string]string{}
	m := of.Privatization
	if m == nil {
		return values
	}
	number := func(n int64) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}
	d := m.Dwelling
	for name, value := range map[string]string{"status": m.Status, "ground": m.Ground, "lease_no": m.LeaseNo, "leased_on": m.LeasedOn, "price": m.Price, "payment": m.Payment,
		"months": number(int64(m.Months)), "free_proof": m.FreeProof, "earlier": m.Earlier, "passed": m.Passed, "passed_at": m.PassedAt, "passed_on": m.PassedOn,
		"ending": m.Ending, "ending_proof": m.EndingProof, "dwelling.address": d.Address, "dwelling.rooms": number(int64(d.Rooms)), "dwelling.total": number(d.Total),
		"dwelling.living": number(d.Living), "dwelling.floor": number(int64(d.Floor)), "dwelling.storeys": number(int64(d.Storeys)), "dwelling.cadastral": d.Cadastral,
		"dwelling.commissioned": d.Commissioned, "dwelling.passport": d.Passport} {
		values[prefix+name] = value
	}
	for i, x := range m.Service {
		row := prefix + "service." + strconv.Itoa(i)
		values[row+".from"], values[row+".to"], values[row+".where"], values[row+".document"] = x.From, x.To, x.Where, x.Document
	}
	for _, at := range p.numbered() {
		for _, x := range m.People {
			if x.N != at.n {
				continue
			}
			row := prefix + "people." + strconv.Itoa(at.row)
			takes := "yes"
			if !x.TakesPart {
				takes = "no"
			} else if x.Tenant && x.N != 0 {
				takes = "tenant"
			}
			values[row+".takes_part"], values[row+".consent"], values[row+".form"] = takes, x.Consent, x.Form
			values[row+".date"], values[row+".document"], values[row+".guardian"], values[row+".guarded_on"] = x.Date, x.Document, x.Guardian, x.GuardedOn
		}
	}
	p.typedBars(*m, values)
	return values
}
