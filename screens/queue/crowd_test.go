package queuepage

import (
	"testing"

	"kezek/app"
	"kezek/screens/internal/trial"
)

// crew is an office where one drafts and another signs.
type crew struct {
	people
	executor, secretary *app.Person
}

// crowd is an office with an old list of n families and people with roles of their own: nobody holds all of them.
func crowd(t testing.TB, n int) crew {
	t.Helper()
	c := crew{people: takenOver(t, n)}
	info, err := c.office.Info(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	with := *info
	with.SoleOrder = ""
	if _, err := c.office.Do(t.Context(), c.head, app.Order{Act: app.ChangeOffice{Office: with}}); err != nil {
		t.Fatal(err)
	}
	c.executor = trial.Add(t, c.office, c.head, app.AddPerson{Login: "exe", FullName: "Г. Омарова", Roles: []app.Role{app.Executor}})
	c.secretary = trial.Add(t, c.office, c.head, app.AddPerson{Login: "sec", FullName: "Д. Ахметова", Roles: []app.Role{app.Secretary}})
	return c
}

// head2 is another head than the one who made the office.
func (c crew) head2(t testing.TB) *app.Person {
	t.Helper()
	return trial.Add(t, c.office, c.head, app.AddPerson{Login: "head2", FullName: "М. Нұрғалиев", Roles: []app.Role{app.Head}})
}
