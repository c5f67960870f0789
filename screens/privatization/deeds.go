package privatizationpage

import (
	"slices"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// Acts are those its course leaves open to this person.
func (t *tab) Acts() (acts []applications.Offered) {
	for _, x := range []struct {
		act   app.Act
		begin func()
	}{{app.TransferDwelling{}, t.transfer}, {app.PassToFamily{}, t.pass}, {app.CalculatePrice{}, t.calculate}, {app.ChoosePayment{}, t.choose},
		{app.SignContract{}, t.sign}, {app.EnterPayment{}, t.pay}, {app.NoteRegistration{}, t.register}} {
		if t.c.May(x.act) && slices.Contains(t.view.Acts, x.act.Name()) {
			acts = append(acts, applications.Offered{Text: t.T("privatizationpage.act." + x.act.Name()), Begin: x.begin, Awaited: x.act.Name() == t.next()})
		}
	}
	if t.c.May(app.EnterMatter{}) && slices.Contains(t.view.Acts, app.EnterMatter{}.Name()) && t.unjudged() != nil {
		acts = append(acts, applications.Offered{Text: t.T("privatizationpage.act.judge"), Begin: t.judge, Awaited: true})
	}
	if t.c.May(app.Withdraw{}) && slices.Contains(t.view.Acts, app.Withdraw{}.Name()) {
		acts = append(acts, applications.Offered{Text: t.T("caseway.act.withdraw"), Begin: t.c.Withdraw})
	}
	if t.c.May(app.Annul{}) && len(t.mistakes()) > 0 {
		acts = append(acts, applications.Offered{Text: t.T("privatizationpage.act.annul"), Begin: t.annul})
	}
	return acts
}

// next is the act a granted case waits for: the price, then how it is paid, the contract, its payments, the title; "" before.
func (t *tab) next() string {
	v := &t.view
	switch open := func(act app.Act) bool { return slices.Contains(v.Acts, act.Name()) }; {
	case t.c.View.State != casefile.Granted:
		return ""
	case open(app.EnterPayment{}):
		return app.EnterPayment{}.Name()
	case open(app.NoteRegistration{}):
		return app.NoteRegistration{}.Name()
	case open(app.SignContract{}):
		return app.SignContract{}.Name()
	case open(app.ChoosePayment{}):
		return app.ChoosePayment{}.Name()
	case open(app.CalculatePrice{}):
		return app.CalculatePrice{}.Name()
	}
	return ""
}

// mistakes are what may be annulled of a contract whose title is not registered: its payments, or itself where none counts.
func (t *tab) mistakes() (options []kit.Option) {
	c := t.view.Contract
	if c == nil || c.State == app.ContractRegistered {
		return nil
	}
	for _, p := range c.Payments {
		if p.Annulled == "" {
			options = append(options, kit.Option{Code: app.OfPayment + " " + strconv.FormatInt(p.ID, 10), Name: joined("№ "+strconv.FormatInt(p.ID, 10), shownDay(p.Day), locales.Money(p.Sum))})
		}
	}
	if len(options) == 0 {
		options = append(options, kit.Option{Code: app.OfContract + " " + c.Number, Name: t.T("privatizationpage.contract") + " № " + c.Number})
	}
	return options
}

func (t *tab) annul() {
	d := t.c.NewDeed(t.T("privatizationpage.act.annul"))
	mistakes := t.mistakes()
	d.Need("what", t.label("what"), kit.NewChoice(t.c.Desk, mistakes))
	d.Act = func() app.Act {
		kind, number, _ := strings.Cut(d.Value("what"), " ")
		return app.Annul{Kind: kind, Number: number}
	}
	d.Done = func(app.Outcome) string { return t.T("privatizationpage.done.annul") }
	values := map[string]string{}
	if len(mistakes) == 1 {
		values["what"] = mistakes[0].Code
	}
	d.End(t.T("privatizationpage.act.annul"), true, values)
}

// unjudged is the first trace nobody has said anything of; nil for none.
func (t *tab) unjudged() *privatization.Trace {
	for i, x := range t.view.Traces {
		if _, ok := t.verdict(x); !ok {
			return &t.view.Traces[i]
		}
	}
	return nil
}

func (t *tab) deed(act app.Act) *applications.Deed {
	d := t.c.NewDeed(t.T("privatizationpage.act." + act.Name()))
	d.Done = func(app.Outcome) string { return t.T("privatizationpage.done." + act.Name()) }
	return d
}

func (t *tab) label(name string) string { return t.T("privatizationpage.deed." + name) }

func (t *tab) choice(codes []string, key func(string) string) *kit.Choice {
	var options []kit.Option
	for _, c := range codes {
		options = append(options, kit.Option{Code: c, Name: t.T(key(c))})
	}
	return kit.NewChoice(t.c.Desk, options)
}

func whole(d *applications.Deed, name string) int64 {
	n, _ := strconv.ParseInt(d.Value(name), 10, 64)
	return n
}

func (t *tab) judge() {
	x := *t.unjudged()
	d := t.c.NewDeed(t.T("privatizationpage.act.judge"))
	d.Say(func(s *applications.Sheet) {
		s.Strong("", x.Name)
		s.Say(joined("№ "+x.Number, shownDay(x.Date), x.Who, x.Address))
	})
	d.Need("same", t.label("same"), t.choice([]string{privatization.Yes, privatization.No}, func(c string) string { return "privatizationpage.same." + c }))
	d.Put(kit.Item{Name: "share", Label: t.label("share"), Field: kit.NewText(t.c.Desk, 8), Hint: t.label("share-hint")})
	d.Add("why", t.label("why"), kit.NewText(t.c.Desk, 200))
	d.Act = func() app.Act {
		m := t.view.Matter
		m.Traces = append(slices.Clone(m.Traces), privatization.Verdict{Key: x.Key, N: x.N, Same: d.Value("same"), Share: d.Value("share"), Reason: d.Value("why")})
		return app.EnterMatter{CaseNo: t.c.View.CaseNo, Matter: app.Matter{Privatization: &m}}
	}
	d.Done = func(app.Outcome) string { return t.T("caseway.amend.saved", "case", t.c.View.CaseNo) }
	d.End(t.label("enter"), false, nil)
}

func (t *tab) transfer() {
	d := t.deed(app.TransferDwelling{})
	text := func(n int) *kit.Input { return kit.NewText(t.c.Desk, n) }
	d.Need("body", t.label("body"), text(150))
	d.Put(kit.Item{Name: "act_no", Label: t.label("act_no"), Field: text(40), Required: true, Width: 180})
	d.Put(kit.Item{Name: "act_date", Label: t.label("act_date"), Field: t.c.Past(), Required: true, Width: 130, Beside: true})
	d.Put(kit.Item{Name: "certificate.number", Label: t.label("certificate.number"), Field: text(40), Width: 180})
	d.Put(kit.Item{Name: "certificate.date", Label: t.label("certificate.date"), Field: t.c.Past(), Width: 130, Beside: true})
	d.Add("certificate.issuer", t.label("certificate.issuer"), text(150))
	d.Put(kit.Item{Name: "certificate.sum", Label: t.label("certificate.sum"), Field: kit.NewMoney(t.c.Desk), Width: 200})
	d.Act = func() app.Act {
		x := privatization.Transfer{Body: d.Value("body"), ActNo: d.Value("act_no"), ActDate: d.Value("act_date")}
		c := privatization.Filed{Number: d.Value("certificate.number"), Issuer: d.Value("certificate.issuer"), Date: d.Value("certificate.date"), Sum: whole(d, "certificate.sum")}
		if c != (privatization.Filed{}) {
			x.Certificate = &c
		}
		return app.TransferDwelling{CaseNo: t.c.View.CaseNo, Transfer: x}
	}
	d.End(t.label("enter"), false, nil)
}

func (t *tab) pass() {
	d := t.deed(app.PassToFamily{})
	var options []kit.Option
	for _, p := range t.view.People {
		if p.N != 0 {
			options = append(options, kit.Option{Code: strconv.Itoa(p.N), Name: p.Name})
		}
	}
	d.Need("to", t.label("to"), kit.NewChoice(t.c.Desk, options))
	d.Put(kit.Item{Name: "on", Label: t.label("on"), Field: t.c.Past(), Required: true, Width: 130})
	d.Need("document", t.label("death"), kit.NewText(t.c.Desk, 100))
	d.Act = func() app.Act {
		to, _ := strconv.Atoi(d.Value("to"))
		return app.PassToFamily{CaseNo: t.c.View.CaseNo, To: to, On: d.Value("on"), Document: d.Value("document")}
	}
	d.End(t.label("enter"), false, map[string]string{})
}

func (t *tab) choose() {
	d := t.deed(app.ChoosePayment{})
	d.Need("mode", t.label("mode"), t.choice(privatization.PaymentModes, privatization.PaymentKey))
	d.Put(kit.Item{Name: "start", Label: t.label("start"), Field: kit.NewDate(t.c.Desk), Required: true, Width: 130})
	d.Put(kit.Item{Name: "months", Label: t.label("months"), Field: kit.NewDigits(t.c.Desk, 4), Width: 90, Beside: true})
	said := d.Changing("mode")
	act := func() app.ChoosePayment {
		a := app.ChoosePayment{CaseNo: t.c.View.CaseNo, Start: d.Value("start")}
		if d.Value("mode") == privatization.Instalments {
			a.Months, _ = strconv.Atoi(d.Value("months"))
		}
		return a
	}
	d.Form.OnChange = func() {
		d.Form.Omit("months", d.Value("mode") != privatization.Instalments)
		a := act()
		dues, found := privatization.Schedule(t.view.Bands, privatization.Terms{Price: t.view.Price.Price, Months: a.Months, Start: a.Start})
		said.Write(func(s *applications.Sheet) {
			for _, f := range found {
				if a.Start != "" && f.Field == "months" && !found.Blocking(true) { // it asks for a reason, it is not wrong
					s.Quiet(t.c.Lang().With(f.Key, f.Args))
				}
			}
			if len(dues) > 0 {
				scheduleLines(s, t.c.Lang(), dues)
			}
		})
	}
	d.Act = func() app.Act { return act() }
	m := t.view.Matter
	values := map[string]string{"mode": m.Payment}
	if m.Months > 0 {
		values["months"] = strconv.Itoa(m.Months)
	}
	d.End(t.T("privatizationpage.act.choose-payment"), false, values)
	d.Form.OnChange()
}

func (t *tab) sign() {
	d := t.deed(app.SignContract{})
	d.Put(kit.Item{Name: "date", Label: t.label("date"), Field: t.c.Past(), Required: true, Width: 130})
	d.Need("ownership", t.label("ownership"), t.choice(privatization.Ownerships, privatization.OwnershipKey))
	var takers []privatization.Person
	for _, p := range t.view.People {
		if p.TakesPart {
			d.Put(kit.Item{Name: "shares." + strconv.Itoa(len(takers)) + ".share", Label: t.label("share-of") + ": " + p.Name, Field: kit.NewText(t.c.Desk, 12), Width: 120})
			takers = append(takers, p)
		}
	}
	d.Add("place", t.label("place"), kit.NewText(t.c.Desk, 80))
	d.Add("for_office", t.label("for_office"), kit.NewText(t.c.Desk, 150))
	d.Say(func(s *applications.Sheet) {
		s.Strong(t.T("privatizationpage.sum"), app.PriceSaid(t.view.Price.Price, t.c.Lang()))
		if t.view.Choice != nil {
			scheduleLines(s, t.c.Lang(), t.view.Choice.Dues)
		}
	})
	d.Form.OnChange = func() {
		d.Form.Omit("ownership", len(takers) == 1) // one person owns alone
		for i := range takers {
			d.Form.Omit("shares."+strconv.Itoa(i)+".share", d.Value("ownership") != privatization.Shared)
		}
	}
	d.Act = func() app.Act {
		a := app.SignContract{CaseNo: t.c.View.CaseNo, Date: d.Value("date"), Ownership: d.Value("ownership"), Place: d.Value("place"), ForOffice: d.Value("for_office")}
		for i, p := range takers {
			if share := d.Value("shares." + strconv.Itoa(i) + ".share"); share != "" && a.Ownership == privatization.Shared {
				a.Shares = append(a.Shares, privatization.Part{N: p.N, Share: share})
			}
		}
		return a
	}
	d.Done = func(out app.Outcome) string {
		var c app.Contracted
		_ = out.Read(&c)
		return t.T("privatizationpage.signed", "number", c.Number)
	}
	values := map[string]string{"ownership": privatization.Joint, "date": t.c.Today()}
	tenants := 0
	for _, p := range takers {
		if p.Tenant {
			tenants++
		}
	}
	if tenants > 1 {
		values["ownership"] = privatization.Shared
	}
	d.End(t.T("privatizationpage.act.sign-contract"), false, values)
	d.Form.OnChange()
}

func (t *tab) pay() {
	c := t.view.Contract
	d := t.deed(app.EnterPayment{})
	d.Put(kit.Item{Name: "day", Label: t.label("day"), Field: t.c.Past(), Required: true, Width: 130})
	d.Put(kit.Item{Name: "sum", Label: t.label("sum"), Field: kit.NewMoney(t.c.Desk), Required: true, Width: 180, Beside: true})
	d.Need("document", t.label("document"), kit.NewText(t.c.Desk, 60))
	d.Say(func(s *applications.Sheet) {
		s.Add(t.T("privatization.contracts.balance"), locales.Money(c.Balance))
		s.Add(t.T("privatization.contracts.next"), c.Next())
	})
	d.Act = func() app.Act {
		return app.EnterPayment{Contract: c.Number, Payment: privatization.Payment{Day: d.Value("day"), Sum: whole(d, "sum"), Document: d.Value("document")}}
	}
	values := map[string]string{"day": t.c.Today()}
	if c.NextSum > 0 {
		values["sum"] = strconv.FormatInt(c.NextSum, 10)
	}
	d.End(t.T("privatizationpage.act.enter-payment"), false, values)
}

func (t *tab) register() {
	c := t.view.Contract
	d := t.deed(app.NoteRegistration{})
	d.Put(kit.Item{Name: "number", Label: t.label("title_no"), Field: kit.NewText(t.c.Desk, 60), Required: true})
	d.Put(kit.Item{Name: "date", Label: t.label("title_on"), Field: t.c.Past(), Required: true, Width: 130})
	d.Act = func() app.Act {
		return app.NoteRegistration{Contract: c.Number, Number: d.Value("number"), Date: d.Value("date")}
	}
	d.End(t.label("enter"), false, map[string]string{"date": t.c.Today()})
}
