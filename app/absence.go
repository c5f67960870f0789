package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"kezek/app/fault"
	"kezek/store"
)

// standIn is the person as the office knows them now, with the roles of whom they stand in for on that day. Somebody who
// no longer works here may do nothing, however long their window has been open.
func (o *Office) standIn(ctx context.Context, v *store.View, who *Person, now int64) (*Person, error) {
	if who == nil {
		return nil, nil
	}
	row, err := v.Person(ctx, who.ID)
	if err != nil {
		return nil, err
	}
	if row == nil || !row.Active {
		return nil, fault.New("G01", "app.fault.not-allowed")
	}
	away, err := v.AbsencesOn(ctx, dateOf(now))
	if err != nil {
		return nil, err
	}
	in := personOf(row)
	in.For = map[Role]int64{}
	for _, a := range away {
		if a.Deputy != who.ID {
			continue
		}
		in.Away = append(in.Away, a.Person)
		absent, err := v.Person(ctx, a.Person)
		if err != nil {
			return nil, err
		}
		for _, r := range personOf(absent).Roles {
			if r != Admin && !slices.Contains(in.Roles, r) {
				in.Roles, in.For[r] = append(in.Roles, r), a.Person
			}
		}
	}
	return in, nil
}

// SetAbsence says that somebody is away from day to day and who stands in, by a recorded order.
type SetAbsence struct {
	Person  string `json:"person"` // login
	Deputy  string `json:"deputy"` // login
	From    string `json:"from"`   // yyyy-mm-dd
	To      string `json:"to"`     // yyyy-mm-dd, the last day
	OrderNo string `json:"order"`  // number and date
}

func (SetAbsence) Name() string { return "set-absence" }

func (a SetAbsence) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	logins := map[string]string{"person": a.Person, "deputy": a.Deputy}
	for _, field := range []string{"person", "deputy"} {
		p, err := s.v.PersonByLogin(ctx, logins[field])
		if err != nil {
			return fs, err
		}
		if p == nil || !p.Active {
			fs.Add(field, fault.Blocks, "app.no-person")
		}
	}
	if a.Person == a.Deputy && a.Person != "" {
		fs.Add("deputy", fault.Blocks, "absence.same")
	}
	from, err1 := time.Parse(time.DateOnly, a.From)
	to, err2 := time.Parse(time.DateOnly, a.To)
	if err1 != nil {
		fs.Add("from", fault.Blocks, "absence.day")
	}
	if err2 != nil || err1 == nil && to.Before(from) {
		fs.Add("to", fault.Blocks, "absence.day")
	}
	if strings.TrimSpace(a.OrderNo) == "" {
		fs.Add("order", fault.Blocks, "absence.order")
	}
	return fs, nil
}

func (a SetAbsence) plan(ctx context.Context, s *scene) (any, error) {
	absent, err := s.v.PersonByLogin(ctx, a.Person)
	if err != nil {
		return nil, err
	}
	deputy, err := s.v.PersonByLogin(ctx, a.Deputy)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAbsence)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Absence{ID: id, Person: absent.ID, Deputy: deputy.ID, From: a.From, To: a.To, OrderNo: strings.TrimSpace(a.OrderNo)})
	return map[string]int64{"absence": id}, nil
}

// EndAbsence says that somebody came back before the last day.
type EndAbsence struct {
	Absence int64 `json:"absence"`
}

func (EndAbsence) Name() string { return "end-absence" }

func (a EndAbsence) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	row, err := s.v.Absence(ctx, a.Absence)
	if err == nil && (row == nil || row.Ended) {
		fs.Add("absence", fault.Blocks, "absence.none")
	}
	return fs, err
}

func (a EndAbsence) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.Absence(ctx, a.Absence)
	if err != nil {
		return nil, err
	}
	is := *was
	is.Ended = true
	s.update(was, &is)
	return nil, nil
}

// AbsenceView is an absence with the names of both.
type AbsenceView struct {
	store.Absence
	PersonName, DeputyName string
}

// Absences are all that were recorded, the newest first.
func (o *Office) Absences(ctx context.Context) (views []AbsenceView, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err := v.Absences(ctx)
		if err != nil {
			return err
		}
		names, err := namesOf(ctx, v)
		for _, r := range rows {
			views = append(views, AbsenceView{r, names[r.Person], names[r.Deputy]})
		}
		return err
	})
	return views, err
}

// namesOf are the names of everybody who may sign in.
func namesOf(ctx context.Context, v *store.View) (map[int64]string, error) {
	people, err := v.People(ctx)
	names := map[int64]string{}
	for _, p := range people {
		names[p.ID] = p.Name
	}
	return names, err
}
