package app

import (
	"context"
	"fmt"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Known is what the office already holds of somebody, from the newest case or entry they are in. The address, phone and
// e-mail are those of a household they applied for.
type Known struct {
	casefile.Member
	Address, Phone, Email string
}

// Known finds a person by ИИН: one person is one record, whatever services and households they come in. nil is nobody.
func (o *Office) Known(ctx context.Context, iin string) (known *Known, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { known, err = knownBy(ctx, v, iin); return err })
	return known, err
}

func knownBy(ctx context.Context, v *store.View, iin string) (*Known, error) {
	members, err := v.MembersByIIN(ctx, iin)
	if err != nil || len(members) == 0 {
		return nil, err
	}
	last := members[len(members)-1]
	known := &Known{Member: casefilePeople([]store.Member{last})[0]}
	known.Relation, known.Aside, known.Joined, known.Left, known.Consent = "", false, "", "", ""
	for i := len(members) - 1; i >= 0; i-- {
		if members[i].N != 0 {
			continue
		}
		home, err := v.Household(ctx, members[i].Household)
		if err != nil || home == nil {
			return known, err
		}
		known.Address, known.Phone, known.Email = home.Address, home.Phone, home.Email
		break
	}
	return known, nil
}

// otherName finds people whom the office knows under another name: a slip, or papers that changed. but is the household
// that does not count, 0 for none.
func (s *scene) otherName(ctx context.Context, fs *fault.Findings, people []casefile.Member, but int64) error {
	for i, m := range people {
		if m.IIN == "" {
			continue
		}
		members, err := s.v.MembersByIIN(ctx, m.IIN)
		if err != nil {
			return err
		}
		for j := len(members) - 1; j >= 0; j-- {
			if members[j].Household == but {
				continue
			}
			if locales.Fold(members[j].Name) != locales.Fold(m.Name) {
				field := "applicant.name"
				if i > 0 {
					field = fmt.Sprintf("family.%d.name", i-1)
				}
				fs.Add(field, fault.NeedsReason, "case.name.known", "name", members[j].Name)
			}
			break
		}
	}
	return nil
}
