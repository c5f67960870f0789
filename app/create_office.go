package app

import (
	"context"
	"strings"
	"unicode/utf8"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/app/workdays"
	"kezek/store"
)

// CreateOffice gives an empty file its office, edition and first person.
type CreateOffice struct {
	Office  store.Office `json:"office"`
	Edition string       `json:"edition"` // code of a shipped edition
	Person  AddPerson    `json:"person"`
}

func (CreateOffice) Name() string { return "create-office" }

func (a CreateOffice) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs := checkOffice(a.Office)
	if edition.Find(a.Edition) == nil {
		fs.Add("edition", fault.Blocks, "app.need.edition")
	}
	people, err := a.Person.check(ctx, s)
	for _, f := range people {
		f.Field = "person." + f.Field
		fs = append(fs, f)
	}
	return fs, err
}

func (a CreateOffice) plan(ctx context.Context, s *scene) (any, error) {
	ed := edition.Find(a.Edition)
	office := a.Office
	office.ID, office.Edition = 1, ed.SHA256
	tidyAccounts(&office)
	s.insert(&office)
	for _, e := range append([]*edition.Edition{ed}, nationwide(ed)...) {
		if err := s.adopt(ctx, e); err != nil {
			return nil, err
		}
	}
	return a.Person.plan(ctx, s)
}

func checkOffice(o store.Office) fault.Findings {
	var fs fault.Findings
	need := func(field, value string) {
		if strings.TrimSpace(value) == "" {
			fs.Add("office."+field, fault.Blocks, "app.need.text")
		}
	}
	need("name_kk", o.NameKK)
	need("name_ru", o.NameRU)
	need("district_kk", o.DistrictKK)
	need("district_ru", o.DistrictRU)
	if _, p := iin.ParseBIN(o.BIN); p != iin.None {
		fs.Add("office.bin", fault.Blocks, string(p))
	}
	if len(o.KATO) != 9 || strings.Trim(o.KATO, "0123456789") != "" {
		fs.Add("office.kato", fault.Blocks, "app.need.kato")
	}
	if n := utf8.RuneCountInString(o.Prefix); n < 1 || n > 8 || strings.ContainsAny(o.Prefix, " /\\") {
		fs.Add("office.prefix", fault.Blocks, "app.need.prefix")
	}
	if (o.CertificateKK == "") != (o.CertificateRU == "") {
		fs.Add("office.certificate_ru", fault.Blocks, "certificate.law.both")
	}
	fs = append(fs, checkAccounts(o)...)
	if o.CertificateDays < 0 || o.CertificateDays > 3660 {
		fs.Add("office.certificate_days", fault.Blocks, "certificate.days")
	}
	if _, err := workdays.ParseTimetable(o.Timetable); o.Timetable != "" && err != nil {
		if f, ok := fault.Of(err); ok {
			fs.Add("office.timetable", fault.Blocks, f.Key)
			fs[len(fs)-1].Args = f.Args
		}
	}
	return fs
}

// ChangeOffice corrects the office's own data; numbers given keep their old prefix.
type ChangeOffice struct {
	Office store.Office `json:"office"`
}

func (ChangeOffice) Name() string { return "change-office" }

func (a ChangeOffice) check(context.Context, *scene) (fault.Findings, error) {
	return checkOffice(a.Office), nil
}

func (a ChangeOffice) plan(_ context.Context, s *scene) (any, error) {
	office := a.Office
	office.ID, office.Edition = 1, s.office.Edition
	tidyAccounts(&office)
	s.update(s.office, &office)
	return nil, nil
}
