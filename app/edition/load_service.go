package edition

import (
	"slices"

	"kezek/app/workdays"
)

// service checks what is said of one; the codes of grounds are one space for all services.
func (r *reader) service(path, code string, s *Service, grounds map[string]bool) {
	if !slices.Contains(ServiceCodes, code) {
		r.badValue(path)
	}
	r.table("[" + path + ".title]")
	r.text(s.Title)
	r.total(path, &s.Total)
	for header, t := range map[string]Text{"short": s.Short, "provider": s.Provider, "request": s.Request} {
		if t != (Text{}) {
			r.table("[" + path + "." + header + "]")
			r.text(t)
		}
	}
	r.table("[" + path + ".words]")
	for word, t := range s.Words {
		if !slices.Contains(Words, word) {
			r.badValue(word)
		}
		r.text(t)
	}
	r.appeal(path, &s.Appeal)
	channels, lists, documents := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range s.Channels {
		c := &s.Channels[i]
		r.table("[[" + path + ".channel]]")
		r.statement(channels, c.Code, c.Text, &c.Mark)
		if c.Code != ByOffice && c.Code != ByCorporation && c.Code != ByPortal {
			r.badValue("code")
		}
		r.term("total", c.Total)
	}
	r.steps(path, s.Steps, channels)
	r.small(path, s)
	for i := range s.Lists {
		l := &s.Lists[i]
		r.table("[[" + path + ".list]]")
		r.statement(lists, l.Code, l.Text, &l.Mark)
		r.names(l)
		if l.Rank < 0 || l.Rank > mostRank {
			r.badValue("rank")
		}
	}
	r.order(path, code, s)
	for i := range s.Documents {
		d := &s.Documents[i]
		r.table("[[" + path + ".document]]")
		r.statement(documents, d.Code, d.Text, &d.Mark)
		r.among(lists, d.Lists...)
		r.among(channels, d.Channels...)
	}
	for i := range s.Grounds {
		r.table("[[" + path + ".ground]]")
		r.statement(grounds, s.Grounds[i].Code, s.Grounds[i].Text, &s.Grounds[i].Mark)
		r.ground(code, &s.Grounds[i], lists)
	}
	r.manner(path, s.Manner)
	r.privatization(path, s)
}

func (r *reader) total(path string, t *Total) {
	r.table("[" + path + ".total]")
	r.mark(&t.Mark)
	switch {
	case t.Unstated && (t.N != 0 || t.Unit != ""):
		r.badValue("unstated")
	case t.Unstated:
	case t.N <= 0:
		r.badValue("n")
	case !t.Unit.Known():
		r.badValue("unit")
	}
}

func (r *reader) appeal(path string, a *Appeal) {
	r.table("[" + path + ".appeal]")
	for _, t := range []Text{a.Body, a.Term, a.Way} {
		r.text(t)
	}
	r.mark(&a.Mark)
	r.term("file", a.File)
	r.term("decide", a.Decide)
}

// term checks a term that may be absent: half of one is wrong.
func (r *reader) term(key string, t *workdays.Term) {
	if t == nil {
		return
	}
	if t.N <= 0 {
		r.badValue(key + ".n")
	}
	if !t.Unit.Known() {
		r.badValue(key + ".unit")
	}
}

func (r *reader) steps(path string, steps []Step, channels map[string]bool) {
	codes := map[string]bool{}
	for i := range steps {
		s := &steps[i]
		r.table("[[" + path + ".step]]")
		r.statement(codes, s.Code, s.Text, &s.Mark)
		if !slices.Contains(stepKinds, s.Kind) {
			r.badValue("kind")
		}
		own, outside := slices.Contains(OwnRoles, s.Role), slices.Contains(OutsideRoles, s.Role)
		switch {
		case s.Role == "":
			r.missing("role")
		case !own && !outside || outside != (s.Kind == Outside):
			r.badValue("role")
		}
		if s.Actor.KK == "" || s.Actor.RU == "" {
			r.missing("actor")
		}
		if (s.Outcome.KK == "") != (s.Outcome.RU == "") {
			r.missing("outcome")
		}
		if s.At == "" {
			r.missing("at")
		}
		if s.Branch != "" && s.Branch != Incomplete && s.Branch != Rejected {
			r.badValue("branch")
		}
		if s.Conditional && s.Kind != Outside {
			r.badValue("conditional")
		}
		r.term("term", s.Term)
		r.among(channels, s.Channels...)
	}
}

// small checks the short tables: pauses, checks, questions, norms, expenses, incomes.
func (r *reader) small(path string, s *Service) {
	pauses, checks, questions, norms := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range s.Pauses {
		p := &s.Pauses[i]
		r.table("[[" + path + ".pause]]")
		r.statement(pauses, p.Code, p.Text, &p.Mark)
		if p.Kind != Suspend && p.Kind != Extend {
			r.badValue("kind")
		}
		r.term("most", p.Most)
	}
	for i := range s.Checks {
		r.table("[[" + path + ".check]]")
		r.statement(checks, s.Checks[i].Code, s.Checks[i].Text, &s.Checks[i].Mark)
	}
	for i := range s.Survey {
		q := &s.Survey[i]
		r.table("[[" + path + ".question]]")
		r.statement(questions, q.Code, q.Text, &q.Mark)
		answers := map[string]bool{}
		for _, a := range q.Answers {
			r.table("[[" + path + ".question.answer]]")
			if a.Code == "" {
				r.missing("code")
			}
			if answers[a.Code] {
				r.twice(a.Code)
			}
			answers[a.Code] = true
			r.text(a.Text)
		}
		if len(q.Answers) < 2 {
			r.missing("answer")
		}
	}
	for i := range s.Norms {
		n := &s.Norms[i]
		r.table("[[" + path + ".norm]]")
		r.statement(norms, n.Code, n.Text, &n.Mark)
		if n.N <= 0 || n.Scale < 0 || n.Scale > 6 {
			r.badValue("n")
		}
		if n.Unit == "" {
			r.missing("unit")
		}
		if n.Season != "" && n.Season != Heating {
			r.badValue("season")
		}
	}
	expenses, incomes := map[string]bool{}, map[string]bool{}
	for i := range s.Expenses {
		r.table("[[" + path + ".expense]]")
		r.statement(expenses, s.Expenses[i].Code, s.Expenses[i].Text, &s.Expenses[i].Mark)
		if s.Expenses[i].Unit == "" {
			r.missing("unit")
		}
	}
	for i := range s.Incomes {
		r.table("[[" + path + ".income]]")
		r.statement(incomes, s.Incomes[i].Code, s.Incomes[i].Text, &s.Incomes[i].Mark)
	}
}
