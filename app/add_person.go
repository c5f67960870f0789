package app

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/fault"
	"kezek/store"
)

// AddPerson lets somebody sign in. The password leaves the act only as its hash.
type AddPerson struct {
	Login    string
	FullName string
	Roles    []Role
	Password string
}

func (AddPerson) Name() string { return "add-person" }

// addPersonJSON is the act as it is written down: a password is read, never written.
type addPersonJSON struct {
	Login    string `json:"login"`
	Name     string `json:"name"`
	Roles    []Role `json:"roles"`
	Password string `json:"password,omitempty"`
}

// MarshalJSON leaves the password out: what is hashed into the chain must not be a password's fingerprint.
func (a AddPerson) MarshalJSON() ([]byte, error) {
	return json.Marshal(addPersonJSON{a.Login, a.FullName, a.Roles, ""})
}

func (a *AddPerson) UnmarshalJSON(data []byte) error {
	var j addPersonJSON
	err := json.Unmarshal(data, &j)
	*a = AddPerson{j.Login, j.Name, j.Roles, j.Password}
	return err
}

func (a AddPerson) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	if n := utf8.RuneCountInString(a.Login); n < 2 || n > 40 || strings.ContainsFunc(a.Login, func(r rune) bool { return r <= ' ' }) {
		fs.Add("login", fault.Blocks, "app.need.login")
	}
	if utf8.RuneCountInString(strings.TrimSpace(a.FullName)) < 2 {
		fs.Add("name", fault.Blocks, "app.need.text")
	}
	if len(a.Roles) == 0 || slices.ContainsFunc(a.Roles, func(r Role) bool { return !slices.Contains(Roles, r) }) {
		fs.Add("roles", fault.Blocks, "app.need.roles")
	}
	if utf8.RuneCountInString(a.Password) < 4 {
		fs.Add("password", fault.Blocks, "app.need.password")
	}
	row, err := s.v.PersonByLogin(ctx, a.Login)
	if row != nil {
		fs.Add("login", fault.Blocks, "app.login.taken")
	}
	return fs, err
}

func (a AddPerson) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.next(ctx, store.CountPerson)
	if err != nil {
		return nil, err
	}
	salt := make([]byte, 16)
	if _, err := io.ReadFull(s.o.random, salt); err != nil {
		return nil, err
	}
	var roles []string
	for _, r := range a.Roles {
		roles = append(roles, string(r))
	}
	s.insert(&store.Person{ID: id, Login: a.Login, Name: strings.TrimSpace(a.FullName), Roles: strings.Join(roles, " "),
		Password: hashPassword(a.Password, salt), Active: true})
	return struct {
		ID int64 `json:"id"`
	}{id}, nil
}

// AdoptEdition makes a shipped edition the office's queue edition in force. Cases keep the edition they were filed under.
type AdoptEdition struct {
	Code string `json:"code"`
}

func (AdoptEdition) Name() string { return "adopt-edition" }

func (a AdoptEdition) check(context.Context, *scene) (fault.Findings, error) {
	var fs fault.Findings
	if shipped(a.Code) == nil {
		fs.Add("code", fault.Blocks, "app.need.edition")
	}
	return fs, nil
}

func (a AdoptEdition) plan(ctx context.Context, s *scene) (any, error) {
	ed := shipped(a.Code)
	known, err := s.v.Edition(ctx, ed.SHA256)
	if err != nil {
		return nil, err
	}
	if known == nil {
		s.insert(&store.EditionText{SHA256: ed.SHA256, Code: ed.Code, Data: ed.Source, AdoptedAt: s.now})
	}
	office := *s.office
	office.Edition = ed.SHA256
	s.update(s.office, &office)
	return struct {
		SHA256 string `json:"sha256"`
	}{ed.SHA256}, nil
}
