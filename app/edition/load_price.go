package edition

import "slices"

// privatization checks what is said of bars, consents, transfer, prices and instalments.
func (r *reader) privatization(path string, s *Service) {
	r.bars(path, s)
	if c := s.Consent; c != nil {
		r.table("[" + path + ".consent]")
		r.said(c.Text, &c.Mark)
		if c.Adult < 1 || c.Adult > 30 {
			r.badValue("adult")
		}
		r.table("[" + path + ".consent.left_out]")
		r.said(c.LeftOut.Text, &c.LeftOut.Mark)
	}
	if t := s.Transfer; t != nil {
		r.table("[" + path + ".transfer]")
		r.said(t.Text, &t.Mark)
		if len(t.Statuses) == 0 || strays(Statuses, t.Statuses) {
			r.badValue("statuses")
		}
	}
	r.methods(path, s)
	codes := map[string]bool{}
	for i := range s.Instalments {
		b := &s.Instalments[i]
		r.table("[[" + path + ".instalment]]")
		r.statement(codes, b.Code, b.Text, &b.Mark)
		if key := b.Wrong(); key != "" {
			r.badValue(key)
		}
		for _, other := range s.Instalments[:i] {
			if b.meets(other) {
				r.badValue("from_sum")
			}
		}
	}
}

// meets tells whether two bands would hold for one price of one day.
func (b *InstalmentBand) meets(o InstalmentBand) bool {
	days := (b.Until == "" || o.Since <= b.Until) && (o.Until == "" || b.Since <= o.Until)
	return days && (b.To == 0 || o.From < b.To) && (o.To == 0 || b.From < o.To)
}

func (r *reader) bars(path string, s *Service) {
	codes := map[string]bool{}
	for i := range s.Bars {
		b := &s.Bars[i]
		r.table("[[" + path + ".bar]]")
		r.statement(codes, b.Code, b.Text, &b.Mark)
		if !slices.Contains(BarSubjects, b.Of) || b.Once && b.Of != OfPerson {
			r.badValue("of")
		}
		if b.Ground != "" && !isReason(s, ToRefuse, b.Ground) {
			r.badValue("ground")
		}
	}
}

func isReason(s *Service, kind, code string) bool {
	return slices.ContainsFunc(s.Reasons(kind), func(g Ground) bool { return g.Code == code })
}

func (r *reader) methods(path string, s *Service) {
	codes := map[string]bool{}
	for i := range s.Methods {
		m := &s.Methods[i]
		header := "[[" + path + ".method]]"
		r.table(header)
		r.statement(codes, m.Code, m.Text, &m.Mark)
		for _, g := range m.Grounds {
			if !isReason(s, ToRegister, g) {
				r.badValue("grounds")
			}
		}
		r.figures(path+".method", m)
		r.at = header
		if key := m.Wrong(); key != "" {
			r.badValue(key)
		}
	}
}

// figures checks each figure of a method at its own table.
func (r *reader) figures(path string, m *PriceMethod) {
	one := func(header, code string, seen map[string]bool, t Text, figure string) {
		r.table(header)
		if code == "" {
			r.missing("code")
		}
		if seen[code] {
			r.twice(code)
		}
		seen[code] = true
		r.text(t)
		if _, ok := Decimal(figure); !ok {
			r.badValue(code)
		}
	}
	rates, coefficients := map[string]bool{}, map[string]bool{}
	for _, y := range m.Rates {
		one("[["+path+".rate]]", y.Code, rates, y.Text, y.Percent)
	}
	if m.Worn != nil {
		r.table("[" + path + ".worn]")
		r.text(m.Worn.Text)
	}
	for _, c := range m.Coefficients {
		one("[["+path+".coefficient]]", c.Code, coefficients, c.Text, "1")
		options := map[string]bool{}
		for _, o := range c.Options {
			one("[["+path+".coefficient.option]]", o.Code, options, o.Text, o.Value)
		}
	}
}
