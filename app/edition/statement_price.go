package edition

import (
	"slices"
	"strconv"
)

// privatization are the statements on bars, consents, transfer, prices and instalments.
func (s *Service) privatization() (all []Statement) {
	for i := range s.Bars {
		b := &s.Bars[i]
		st := Statement{Kind: OfBar, Code: b.Code, Text: b.Text, Mark: &b.Mark}
		st.codes("subject", b.Of)
		st.codes("ground", b.Ground)
		st.flag("once", b.Once)
		all = append(all, st)
	}
	if c := s.Consent; c != nil {
		st := Statement{Kind: OfConsent, Text: c.Text, Mark: &c.Mark}
		st.codes("adult", strconv.Itoa(c.Adult))
		all = append(all, st, Statement{Kind: OfLeftOut, Text: c.LeftOut.Text, Mark: &c.LeftOut.Mark})
	}
	if t := s.Transfer; t != nil {
		st := Statement{Kind: OfTransfer, Text: t.Text, Mark: &t.Mark}
		st.codes("statuses", slices.Clone(t.Statuses)...)
		all = append(all, st)
	}
	for i := range s.Methods {
		all = append(all, s.Methods[i].statement())
	}
	for i := range s.Instalments {
		b := &s.Instalments[i]
		st := Statement{Kind: OfBand, Code: b.Code, Text: b.Text, Mark: &b.Mark}
		st.codes("since", b.Since)
		st.codes("until", b.Until)
		st.codes("from_sum", strconv.FormatInt(b.From, 10))
		if b.To > 0 {
			st.codes("to_sum", strconv.FormatInt(b.To, 10))
		}
		if b.MaxYears > 0 {
			st.codes("max_years", strconv.Itoa(b.MaxYears))
		}
		st.codes("first_payment_percent", b.FirstPercent)
		all = append(all, st)
	}
	return all
}

// statement tells a method with its figures, each under a name of its own: rate.1, option.floor.edge.
func (m *PriceMethod) statement() Statement {
	st := Statement{Kind: OfMethod, Code: m.Code, Text: m.Text, Mark: &m.Mark}
	st.codes("price", m.Kind)
	st.codes("aged", m.Age)
	for _, r := range m.Rates {
		st.words("rate."+r.Code, r.Text)
		st.codes("percent."+r.Code, r.Percent)
	}
	if w := m.Worn; w != nil {
		st.words("worn", w.Text)
		st.codes("over", w.Over)
		st.codes("left", w.Left)
	}
	for _, c := range m.Coefficients {
		st.words("coefficient."+c.Code, c.Text)
		st.flag("optional."+c.Code, c.Optional)
		for _, o := range c.Options {
			st.words("option."+c.Code+"."+o.Code, o.Text)
			st.codes("factor."+c.Code+"."+o.Code, o.Value)
		}
	}
	st.codes("grounds", slices.Clone(m.Grounds)...)
	round := m.Rounding.Full()
	st.codes("rounding", round.Mode)
	st.codes("tiyn", strconv.FormatInt(round.Unit, 10))
	return st
}

// statement adds what a right asks for and gives to the statement of its ground.
func (r *Right) statement(st *Statement) {
	st.codes("statuses", slices.Clone(r.Statuses)...)
	if r.Years > 0 {
		st.codes("years", strconv.Itoa(r.Years))
		st.codes("length", r.Of)
	}
	st.flag("more", r.Over)
	st.codes("endings", slices.Clone(r.Endings)...)
	st.flag("free", r.Free)
	st.flag("family", r.Family)
}
