package privatizationpage

import (
	"slices"
	"strconv"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// calculate is the form of the price: the fields its way asks for, and under them every line of it as it is typed.
func (t *tab) calculate() {
	d := t.deed(app.CalculatePrice{})
	var methods []kit.Option
	for _, m := range t.view.Methods {
		methods = append(methods, kit.Option{Code: m.Code, Name: m.Text.In(t.c.Lang())})
	}
	d.Need("method", t.label("method"), kit.NewChoice(t.c.Desk, methods))
	sum := d.Changing("method") // in sight while the fields below are filled in
	d.Put(kit.Item{Name: "on", Label: t.label("priced_on"), Field: t.c.Past(), Width: 130})
	d.Put(kit.Item{Name: "since", Label: t.label("since"), Field: t.c.Past(), Width: 130, Beside: true})
	money := func(name string) {
		d.Put(kit.Item{Name: name, Label: t.label(name), Field: kit.NewMoney(t.c.Desk), Width: 180})
	}
	money("initial")
	money("house")
	d.Put(kit.Item{Name: "house_area", Label: t.label("house_area"), Field: kit.NewArea(t.c.Desk), Width: 170, Beside: true})
	money("base")
	d.Put(kit.Item{Name: "area", Label: t.label("area"), Field: kit.NewArea(t.c.Desk), Width: 170, Beside: true})
	d.Put(kit.Item{Name: "wear", Label: t.label("wear"), Field: kit.NewText(t.c.Desk, 8), Width: 90})
	d.Put(kit.Item{Name: "rate", Label: t.label("rate"), Field: kit.NewChoice(t.c.Desk, nil), Width: 300})
	factors := t.factors(d)
	money("sum")
	d.Add("basis", t.label("basis"), kit.NewText(t.c.Desk, 200))
	said := d.Changing("method")
	form := &pricing{tab: t, d: d, factors: factors}
	d.Form.OnChange = func() {
		form.follow()
		m, _ := form.method()
		c, found := privatization.Price(m, form.inputs())
		sum.Write(func(s *applications.Sheet) {
			if m.Code != "" && !found.Blocking(true) {
				s.Strong(t.T("privatizationpage.sum"), app.PriceSaid(c.Price, t.c.Lang()))
			}
		})
		said.Write(func(s *applications.Sheet) {
			if m.Code != "" && !found.Blocking(true) {
				priceLines(s, t.c.Lang(), c)
			}
		})
	}
	d.Act = func() app.Act {
		return app.CalculatePrice{CaseNo: t.c.View.CaseNo, Method: d.Value("method"), Inputs: form.inputs()}
	}
	d.Done = func(out app.Outcome) string {
		var p app.Priced
		_ = out.Read(&p)
		return t.T("privatizationpage.done.calculate-price", "sum", app.PriceSaid(p.Price, t.c.Lang()))
	}
	m := t.view.Matter
	values := map[string]string{"on": t.c.Today(), "since": m.Dwelling.Commissioned}
	if m.Dwelling.Total > 0 {
		values["area"] = strconv.FormatInt(m.Dwelling.Total, 10)
	}
	if g, ok := m.Right(t.view.Law); ok && g.Right.Free {
		values["method"] = edition.ForFree
		values["basis"] = m.FreeProof
	}
	d.End(t.T("privatizationpage.act.calculate-price"), false, values)
	d.Form.OnChange()
}

// factors are the fields of all ways' coefficients, by their codes.
func (t *tab) factors(d *applications.Deed) (codes []string) {
	for _, m := range t.view.Methods {
		for _, c := range m.Coefficients {
			if slices.Contains(codes, c.Code) {
				continue
			}
			codes = append(codes, c.Code)
			var field kit.Field = kit.NewText(t.c.Desk, 10)
			if len(c.Options) > 0 {
				options := []kit.Option{{}}
				for _, o := range c.Options {
					options = append(options, kit.Option{Code: o.Code, Name: o.Text.In(t.c.Lang()), Note: o.Value})
				}
				field = kit.NewChoice(t.c.Desk, options)
			}
			d.Add("factor."+c.Code, applications.Capital(c.Text.In(t.c.Lang())), field)
		}
	}
	return codes
}

// pricing reads the form of the price.
type pricing struct {
	*tab
	d       *applications.Deed
	factors []string
	rates   string // code of the way whose rates are offered
}

func (p *pricing) method() (edition.PriceMethod, bool) {
	i := slices.IndexFunc(p.view.Methods, func(m edition.PriceMethod) bool { return m.Code == p.d.Value("method") })
	if i < 0 {
		return edition.PriceMethod{}, false
	}
	return p.view.Methods[i], true
}

// follow shows the fields the way asks for.
func (p *pricing) follow() {
	m, _ := p.method()
	aged := m.Kind == edition.ByBook || m.Kind == edition.ByCoefficients
	squared := m.Kind == edition.ByWear || m.Kind == edition.ByCoefficients
	for name, shown := range map[string]bool{"since": aged, "initial": m.Kind == edition.ByBook, "house": m.Kind == edition.ByBook, "house_area": m.Kind == edition.ByBook,
		"base": squared, "area": squared || m.Kind == edition.ByBook, "wear": m.Kind == edition.ByWear, "rate": aged && len(m.Rates) > 1,
		"sum": m.Kind == edition.ByHand, "basis": m.Kind == edition.ByHand || m.Kind == edition.ForFree} {
		p.d.Form.Omit(name, !shown)
	}
	for _, code := range p.factors {
		p.d.Form.Omit("factor."+code, !slices.ContainsFunc(m.Coefficients, func(c edition.Coefficient) bool { return c.Code == code }))
	}
	if p.rates != m.Code {
		p.rates = m.Code
		var options []kit.Option
		for _, r := range m.Rates {
			options = append(options, kit.Option{Code: r.Code, Name: r.Text.In(p.c.Lang()), Note: r.Percent + " %"})
		}
		p.d.Form.Field("rate").(*kit.Choice).SetOptions(options)
	}
}

// inputs are what stands in the fields.
func (p *pricing) inputs() privatization.Inputs {
	m, _ := p.method()
	v := p.d.Value
	in := privatization.Inputs{On: v("on"), Basis: v("basis")}
	switch m.Kind {
	case edition.ByBook:
		in.Initial, in.House, in.HouseArea, in.Since = whole(p.d, "initial"), whole(p.d, "house"), whole(p.d, "house_area"), v("since")
		if in.House > 0 {
			in.Area = whole(p.d, "area")
		}
	case edition.ByWear:
		in.Base, in.Area, in.Wear = whole(p.d, "base"), whole(p.d, "area"), v("wear")
	case edition.ByCoefficients:
		in.Base, in.Area, in.Since = whole(p.d, "base"), whole(p.d, "area"), v("since")
	case edition.ByHand:
		in.Sum = whole(p.d, "sum")
	case edition.ForFree:
		in.Ground = p.view.Matter.Ground
		if g, ok := p.view.Matter.Right(p.view.Law); ok {
			in.GroundSaid, in.GroundCite = g.Text, g.Cite
		}
	}
	if len(m.Rates) > 1 {
		in.Rate = v("rate")
	}
	for _, c := range m.Coefficients {
		value := v("factor." + c.Code)
		switch {
		case value == "":
		case len(c.Options) > 0:
			in.Coefficients = append(in.Coefficients, privatization.Chosen{Code: c.Code, Option: value})
		default:
			in.Coefficients = append(in.Coefficients, privatization.Chosen{Code: c.Code, Value: value})
		}
	}
	return in
}
