package app

import (
	"strings"
	"testing"
)

func TestChangePerson(t *testing.T) {
	d := newDesk(t)
	same := func(login, name string, roles ...Role) ChangePerson {
		return ChangePerson{Login: login, FullName: name, Roles: roles, Active: true}
	}
	d.refuses(d.admin, same("?", "Ким О.", Executor), "", "person.unknown")
	d.refuses(d.admin, same("exe", " ", Executor), "", "app.need.text")
	d.refuses(d.admin, same("exe", "Ким О."), "", "app.need.roles")
	d.refuses(d.admin, ChangePerson{Login: "exe", FullName: "Ким О.", Roles: []Role{Executor}, Active: true, Password: "1"}, "", "app.need.password")
	d.refuses(d.admin, same("admin", "Әкімші", Head), "", "person.own-admin")
	d.must(d.admin, AddPerson{Login: "second", FullName: "Екінші", Roles: []Role{Admin}, Password: "secret"}, "")
	second := d.in("second")
	d.must(second, ChangePerson{Login: "admin", FullName: "Әкімші", Roles: []Role{Admin}}, "")
	if _, err := d.SignIn(t.Context(), "admin", "secret"); err == nil {
		t.Fatal("one who no longer works here signed in")
	}
	third := *d.admin // a window that was open when its person was let go
	d.refuses(&third, ChangePerson{Login: "second", FullName: "Екінші", Roles: []Role{Registrar}, Active: true}, "", "G01")

	caseNo := d.newCase(1)
	d.must(d.head, AssignExecutor{CaseNo: caseNo, Executor: "exe"}, "")
	gone := ChangePerson{Login: "exe", FullName: "Г. Омарова", Roles: []Role{Executor}}
	d.refuses(second, gone, "", "person.has-cases")
	d.refuses(second, same("exe", "Г. Омарова", Registrar), "", "person.has-cases")
	d.must(second, AddPerson{Login: "exe2", FullName: "А. Әлиева", Roles: []Role{Executor}, Password: "secret"}, "")
	d.must(d.head, HandOver{From: "exe", To: "exe2"}, "жұмыстан кетті")
	d.must(second, gone, "")
	d.must(second, ChangePerson{Login: "exe", FullName: "Г. Омарова", Roles: []Role{Executor, Registrar}, Active: true, Password: "жаңа сөз"}, "")
	if p, err := d.SignIn(t.Context(), "exe", "жаңа сөз"); err != nil || !p.Is(Registrar) {
		t.Fatal(err)
	}
	records, _ := d.History(t.Context(), 3)
	for _, r := range records {
		if strings.Contains(r.Outcome, "жаңа") {
			t.Fatal(r)
		}
	}
	people, _ := d.People(t.Context())
	if people[1].Roles != "registrar" {
		t.Fatalf("%+v", people[1])
	}
	d.sound()
}
