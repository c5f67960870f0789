package app

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kezek/app/fault"
	"kezek/store"
)

// ChangePerson says anew who somebody is, what they may do and whether they still sign in. The password stays where
// none is given; one that is given leaves the act only as its hash.
type ChangePerson struct {
	Login    string
	FullName string
	Roles    []Role
	Active   bool
	Password string
}

func (ChangePerson) Name() string { return "change-person" }

// changePersonJSON is the act as it is written down: a password is read, never written.
type changePersonJSON struct {
	Login    string `json:"login"`
	Name     string `json:"name"`
	Roles    []Role `json:"roles"`
	Active   bool   `json:"active"`
	Password string `json:"password,omitempty"`
	Renewed  bool   `json:"new_password,omitempty"` // written instead of it
}

// MarshalJSON leaves the password out: what is hashed into the chain must not be a password's fingerprint.
func (a ChangePerson) MarshalJSON() ([]byte, error) {
	return json.Marshal(changePersonJSON{a.Login, a.FullName, a.Roles, a.Active, "", a.Password != ""})
}

func (a *ChangePerson) UnmarshalJSON(data []byte) error {
	var j changePersonJSON
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&j)
	*a = ChangePerson{j.Login, j.Name, j.Roles, j.Active, j.Password}
	return err
}

func (a ChangePerson) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	row, err := s.v.PersonByLogin(ctx, a.Login)
	if err != nil {
		return fs, err
	}
	if row == nil {
		fs.Add("login", fault.Blocks, "person.unknown", "login", a.Login)
		return fs, nil
	}
	checkName(&fs, a.FullName)
	checkRoles(&fs, a.Roles)
	if a.Password != "" {
		checkPassword(&fs, a.Password)
	}
	if err := a.checkWork(ctx, s, &fs, row); err != nil {
		return fs, err
	}
	a.checkAdmin(s, &fs, row)
	return fs, nil
}

// checkWork sees that nobody leaves open cases behind.
func (a ChangePerson) checkWork(ctx context.Context, s *scene, fs *fault.Findings, row *store.Person) error {
	if a.Active && slices.Contains(a.Roles, Executor) {
		return nil
	}
	cases, err := s.v.CasesOfExecutor(ctx, row.ID)
	if len(cases) > 0 {
		field := "active"
		if a.Active {
			field = "roles"
		}
		fs.Add(field, fault.Blocks, "person.has-cases", "count", len(cases))
	}
	return err
}

// checkAdmin sees that nobody locks themselves out, so that somebody can always let people in.
func (a ChangePerson) checkAdmin(s *scene, fs *fault.Findings, row *store.Person) {
	stays := a.Active && slices.Contains(a.Roles, Admin)
	if !stays && row.ID == s.who.ID && personOf(row).Is(Admin) {
		fs.Add("roles", fault.Blocks, "person.own-admin")
	}
}

func (a ChangePerson) plan(ctx context.Context, s *scene) (any, error) {
	row, err := s.v.PersonByLogin(ctx, a.Login)
	if err != nil {
		return nil, err
	}
	is := *row
	is.Name, is.Roles, is.Active = strings.TrimSpace(a.FullName), roleCodes(a.Roles), a.Active
	if a.Password != "" {
		salt, err := s.salt()
		if err != nil {
			return nil, err
		}
		is.Password = hashPassword(a.Password, salt)
	}
	s.update(row, &is)
	return map[string]int64{"id": row.ID}, nil
}

// roleCodes are roles as a row keeps them: each once, in the order of Roles.
func roleCodes(roles []Role) string {
	var codes []string
	for _, r := range Roles {
		if slices.Contains(roles, r) {
			codes = append(codes, string(r))
		}
	}
	return strings.Join(codes, " ")
}
