package edition

import (
	"slices"

	"kezek/app/workdays"
)

const (
	mostRank = 200
	mostAge  = 120
)

// order checks what is said of the queue's order, of removal from it and of looking it through: of no other service.
func (r *reader) order(path, service string, s *Service) {
	codes, last := map[string]bool{}, -1
	for i := range s.Order {
		p := &s.Order[i]
		r.table("[[" + path + ".order]]")
		r.only(Queue, service, "order")
		r.statement(codes, p.Code, p.Text, &p.Mark)
		at := slices.Index(OrderParts, p.Code)
		if at <= last { // unknown, or before a stronger one
			r.badValue("code")
		}
		last = at
	}
	if s.Removal != nil {
		r.table("[" + path + ".removal]")
		r.only(Queue, service, "removal")
		r.rule(s.Removal.Text, &s.Removal.Mark, "objection", &s.Removal.Objection)
	}
	if s.Review != nil {
		r.table("[" + path + ".review]")
		r.only(Queue, service, "review")
		r.rule(s.Review.Text, &s.Review.Mark, "every", &s.Review.Every)
	}
}

// only refuses what one service alone may say.
func (r *reader) only(service, of, what string) {
	if of != service {
		r.badValue(what)
	}
}

// rule checks a statement there is but one of, with a term it must have.
func (r *reader) rule(t Text, m *Mark, key string, term *workdays.Term) {
	r.said(t, m)
	if *term == (workdays.Term{}) {
		r.missing(key)
	}
	r.term(key, term)
}

// ground checks that a ground says only what its kind may say.
func (r *reader) ground(service string, g *Ground, lists map[string]bool) {
	registers := g.Kind == ToRegister
	if !slices.Contains(GroundKinds, g.Kind) || slices.Contains(movements, g.Kind) && service != Queue {
		r.badValue("kind")
	}
	switch leads := registers && len(lists) > 0; {
	case leads && g.List == "" && g.Turn != "": // it adds to a ground of any list
	case leads:
		r.among(lists, g.List)
	case g.List != "":
		r.badValue("list")
	}
	if !slices.Contains(turns, g.Turn) || g.Turn != "" && !registers {
		r.badValue("turn")
	}
	if g.NewTime && g.Kind != ToMove && g.Kind != ToChange {
		r.badValue("new_time")
	}
	if g.Unnoticed && g.Kind != ToRemove {
		r.badValue("unnoticed")
	}
	if g.Right != nil {
		if service != Privatization || !registers {
			r.badValue("right")
		} else if key := g.Right.wrong(); key != "" {
			r.badValue("right." + key)
		}
	}
	switch e := g.Ends; {
	case e == nil:
	case !registers:
		r.badValue("ends")
	case e.Age < 1 || e.Age > mostAge:
		r.badValue("ends.age")
	case !slices.Contains(EndingOf, e.Of):
		r.badValue("ends.of")
	}
}
