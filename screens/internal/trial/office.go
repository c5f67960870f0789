// Package trial is what the tests of the window's sections stand on: a small office, a window whose thread is the
// test's own, and a keyboard. Only tests import it.
package trial

import (
	"path/filepath"
	"testing"
	"time"

	"kezek/app"
	"kezek/app/edition"
)

// password is everybody's.
const password = "secret"

// Office makes an office with its first person; one who holds every role does so by an order.
func Office(t testing.TB, now func() time.Time, first app.AddPerson) (*app.Office, *app.Person) {
	t.Helper()
	o, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "office"), app.At(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	data := app.OfficeData{NameKK: "Ақсай ауданының тұрғын үй бөлімі", NameRU: "Отдел жилищных отношений Аксайского района",
		BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район", KATO: "273620100", Prefix: "АҚС",
		HeadPostKK: "Бөлім басшысы", HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев"}
	if len(first.Roles) == len(app.Roles) {
		data.SoleOrder = "№ 1, 05.01.2026"
	}
	first.Password = password
	do(t, o, nil, app.CreateOffice{Edition: edition.Standard, Office: data, Person: first})
	return o, signIn(t, o, first.Login)
}

// Add gives the office another person.
func Add(t testing.TB, o *app.Office, by *app.Person, p app.AddPerson) *app.Person {
	t.Helper()
	p.Password = password
	do(t, o, by, p)
	return signIn(t, o, p.Login)
}

func do(t testing.TB, o *app.Office, who *app.Person, a app.Act) {
	t.Helper()
	if _, err := o.Do(t.Context(), who, app.Order{Act: a}); err != nil {
		t.Fatalf("%s: %v", a.Name(), err)
	}
}

func signIn(t testing.TB, o *app.Office, login string) *app.Person {
	t.Helper()
	who, err := o.SignIn(t.Context(), login, password)
	if err != nil {
		t.Fatal(err)
	}
	return who
}
