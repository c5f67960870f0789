package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/store"
)

func TestMain(m *testing.M) {
	HashCost.Time, HashCost.Memory = 1, 64 // sign-ins are not what is tested here
	if job := os.Getenv("KEZEK_VICTIM"); job != "" {
		victim(job, os.Getenv("KEZEK_DIR"), os.Getenv("KEZEK_FILE"))
		return
	}
	os.Exit(m.Run())
}

// desk is a new office with its people, and a clock the test moves.
type desk struct {
	*Office
	t                                testing.TB
	clock                            time.Time
	registrar, executor, head, admin *Person
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	o, err := Create(t.Context(), filepath.Join(t.TempDir(), "office"), At(func() time.Time { return d.clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	d.Office = o
	act := officeAct()
	act.Office.SoleOrder = ""
	act.Person.Roles = []Role{Admin}
	d.must(nil, act, "")
	d.admin = d.in("admin")
	d.must(d.admin, AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []Role{Registrar}, Password: "secret"}, "")
	d.must(d.admin, AddPerson{Login: "exe", FullName: "Г. Омарова", Roles: []Role{Executor}, Password: "secret"}, "")
	d.must(d.admin, AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: []Role{Head, Secretary}, Password: "secret"}, "")
	d.registrar, d.executor, d.head = d.in("reg"), d.in("exe"), d.in("head")
	return d
}

// officeAct makes an office of one person who holds all roles by a recorded order.
func officeAct() CreateOffice {
	return CreateOffice{Edition: edition.Standard, Office: store.Office{NameKK: "Ақсай ауданының тұрғын үй бөлімі",
		NameRU: "Отдел жилищных отношений Аксайского района", BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район",
		KATO: "273620100", Prefix: "АҚС", HeadPostKK: "Бөлім басшысы", HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев",
		SoleOrder: "№ 1, 05.01.2026"},
		Person: AddPerson{Login: "admin", FullName: "Әкімші", Roles: Roles, Password: "secret"}}
}

func (d *desk) in(login string) *Person {
	d.t.Helper()
	p, err := d.SignIn(d.t.Context(), login, "secret")
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) do(who *Person, a Act, reason string) (Outcome, error) {
	d.clock = d.clock.Add(time.Minute)
	return d.Do(context.Background(), who, Order{Act: a, Reason: reason})
}

func (d *desk) must(who *Person, a Act, reason string) Outcome {
	d.t.Helper()
	out, err := d.do(who, a, reason)
	if err != nil {
		d.t.Fatalf("%s: %v", a.Name(), err)
	}
	return out
}

// refuses wants the act refused with this message key or fault code.
func (d *desk) refuses(who *Person, a Act, reason, want string) {
	d.t.Helper()
	_, err := d.do(who, a, reason)
	if err == nil {
		d.t.Fatalf("%s went through, want %s", a.Name(), want)
	}
	if f, ok := fault.Of(err); ok && (f.Code == want || f.Key == want) {
		return
	}
	if fs, ok := err.(fault.Findings); ok {
		for _, f := range fs {
			if f.Key == want {
				return
			}
		}
	}
	d.t.Fatalf("%s: %v, want %s", a.Name(), err, want)
}

// person makes a synthetic ИИН.
func person(year, serial int) string {
	return string(iin.Make(time.Date(year, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, serial))
}

// application is a sound one; n makes the people different.
func (d *desk) application(n int) Register {
	at := d.clock.Add(-time.Hour).Truncate(time.Minute).UnixMilli()
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: "vulnerable",
		Applicant: casefile.Member{Name: "Әлиев Қайрат Нұрланұлы", IIN: person(1980, n)},
		Address:   "Ақсай а., Абай к-сі, 1 үй", Phone: "+77010000000",
		Family: []casefile.Member{{Name: "Әлиева Гүлнар", IIN: person(1982, n), Relation: "spouse"}}}
	ed, err := d.Edition(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	return Register{Application: a}
}

// enrolled registers and enrols an application and returns both answers.
func (d *desk) enrolled(r Register, decision string) (Registered, Enrolled) {
	d.t.Helper()
	var reg Registered
	var enr Enrolled
	if err := d.must(d.registrar, r, "").Read(&reg); err != nil {
		d.t.Fatal(err)
	}
	d.prepared(reg.CaseNo, casefile.ToGrant)
	out := d.must(d.head, Enrol{CaseNo: reg.CaseNo, Signed: Signed{decision, d.clock.Format(time.DateOnly)}}, "")
	if err := out.Read(&enr); err != nil {
		d.t.Fatal(err)
	}
	return reg, enr
}

// prepared brings a case from its registration to the head's signature.
func (d *desk) prepared(caseNo, outcome string) {
	d.t.Helper()
	d.must(d.head, AssignExecutor{CaseNo: caseNo, Executor: "exe"}, "")
	p := Proposal{Outcome: outcome}
	if outcome == casefile.ToRefuse {
		ed, err := d.Edition(d.t.Context())
		if err != nil {
			d.t.Fatal(err)
		}
		p.Ground, p.Facts = ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code, "Меншігінде тұрғын үйі бар"
	}
	d.must(d.executor, PrepareAnswer{caseNo, p}, "")
}

func (d *desk) sound() {
	d.t.Helper()
	r, err := d.Verify(d.t.Context())
	if err != nil || len(r.Problems) > 0 {
		d.t.Fatalf("verify: %v %+v", err, r.Problems)
	}
}
