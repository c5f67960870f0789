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
	checkName(&fs, a.FullName)
	checkRoles(&fs, a.Roles)
	checkPassword(&fs, a.Password)
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
	salt, err := s.salt()
	if err != nil {
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

// salt is what a new password is hashed with.
func (s *scene) salt() ([]byte, error) {
	salt := make([]byte, 16)
	_, err := io.ReadFull(s.o.random, salt)
	return salt, err
}

func checkName(fs *fault.Findings, name string) {
	if utf8.RuneCountInString(strings.TrimSpace(name)) < 2 {
		fs.Add("name", fault.Blocks, "app.need.text")
	}
}

func checkRoles(fs *fault.Findings, roles []Role) {
	if len(roles) == 0 || slices.ContainsFunc(roles, func(r Role) bool { return !slices.Contains(Roles, r) }) {
		fs.Add("roles", fault.Blocks, "app.need.roles")
	}
}

func checkPassword(fs *fault.Findings, password string) {
	if utf8.RuneCountInString(password) < 4 {
		fs.Add("password", fault.Blocks, "app.need.password")
	}
}
