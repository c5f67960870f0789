package queuepage

import (
	"kezek/app"
	"kezek/locales"
	"kezek/screens/page"
)

// deciding writes what a decision changes, act by act.
func (p *queuePage) deciding(s *page.Sheet, act app.Act, v *app.EntryView) {
	switch a := act.(type) {
	case *app.MoveList:
		s.Fact(p.T("queuemoves.list"), p.title(a.List), "")
		p.writeGrounds(s, a.Grounds)
		p.writeMoment(s, a.CountingAt)
	case *app.ChangeHousehold:
		for _, m := range a.Join {
			s.Fact(p.T("queuemoves.joins"), joined(" · ", m.Name, p.relation(m.Relation), m.IIN, day(m.Born), day(m.Joined)), "")
		}
		for _, l := range a.Leave {
			s.Fact(p.T("queuemoves.goes-away"), joined(" · ", names(v, l.N), day(l.On)), "")
		}
		s.Fact(p.T("queuepage.column.address"), a.Address, "")
		s.Fact(p.T("queuepage.column.dwelling"), a.Dwelling, "")
		if a.Grounds != nil {
			p.writeGrounds(s, *a.Grounds)
		}
	case *app.PassOn:
		s.Fact(p.T("queuemoves.pass.to"), names(v, a.To), "")
		s.Fact(p.T("queuemoves.pass.on"), day(a.On), "")
	case *app.Split:
		for i, part := range a.Parts {
			s.Fact(p.T("queuemoves.part", "n", i+1), names(v, part.Members...), "")
			s.Fact(p.T("queuemoves.parts.on"), day(part.On), "")
			s.Fact(p.T("queuepage.column.address"), part.Address, "")
			s.Fact(p.T("queuemoves.parts.list"), p.title(part.List), "")
			p.writeGrounds(s, part.Grounds)
		}
	case *app.Merge:
		s.Fact(p.T("queuemoves.into"), a.Into, "")
	case *app.CorrectTime:
		p.writeMoment(s, a.CountingAt)
	case *app.House:
		s.Fact(p.T("queuemoves.dwelling"), a.Dwelling, "")
	default:
		writeNote(s, note{text: p.T("queuemoves.about." + act.Name())})
	}
}

func (p *queuePage) writeGrounds(s *page.Sheet, codes []string) {
	for _, code := range codes {
		text := code
		if g, ok := p.ed.Ground(code); ok {
			text = g.In(p.lang)
		}
		s.Fact(p.T("queuemoves.grounds"), text, "")
	}
}

func (p *queuePage) writeMoment(s *page.Sheet, at int64) {
	if at != 0 {
		s.Fact(p.T("queuepage.column.counting"), locales.DateTime(at), "")
	}
}

// signed spells how much a number changed: +2, −1, 0.
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + locales.Number(int64(n))
	case n < 0:
		return "−" + locales.Number(int64(-n))
	}
	return "0"
}
