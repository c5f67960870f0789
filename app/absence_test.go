package app

import (
	"testing"
	"time"

	"kezek/app/casefile"
)

// Somebody who stays signed in holds a role they stand in for on the days of the order only.
func TestDeputyOfAHead(t *testing.T) {
	d := newDesk(t)
	first, second := d.registered(d.application(1)), d.registered(d.application(2))
	today := dateOf(d.clock.UnixMilli())
	d.must(d.admin, SetAbsence{Person: "head", Deputy: "exe", From: today, To: today, OrderNo: "№ 1"}, "")
	deputy := d.in("exe")
	d.must(deputy, AssignExecutor{CaseNo: first.CaseNo, Executor: "exe"}, "")
	d.clock = d.clock.Add(24 * time.Hour)
	d.refuses(deputy, AssignExecutor{CaseNo: second.CaseNo, Executor: "exe"}, "", "G01")
	d.sound()
}

// An executor stands in for another: finds the other's cases among the work and does them in the other's name.
func TestDeputyOfAnExecutor(t *testing.T) {
	d := newDesk(t)
	d.must(d.admin, AddPerson{Login: "exe2", FullName: "Д. Ким", Roles: []Role{Executor}, Password: "secret"}, "")
	reg := d.registered(d.application(1))
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "")
	other := d.in("exe2")
	d.refuses(other, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "", "way.not-yours")
	if work, _, err := d.Work(t.Context(), other, 10); err != nil || len(work) != 0 {
		t.Fatal(work, err)
	}
	today := dateOf(d.clock.UnixMilli())
	d.must(d.admin, SetAbsence{Person: "exe", Deputy: "exe2", From: today, To: today, OrderNo: "№ 1"}, "")
	if work, _, err := d.Work(t.Context(), other, 10); err != nil || len(work) != 1 {
		t.Fatal(work, err)
	}
	d.must(other, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil {
		t.Fatal(err)
	}
	if p := view.Steps[len(view.Steps)-2]; p.Person != "Д. Ким" || p.For != "Г. Омарова" {
		t.Errorf("%+v", p)
	}
	own := d.registered(d.application(2))
	d.must(d.head, AssignExecutor{CaseNo: own.CaseNo, Executor: "exe2"}, "")
	d.must(other, PrepareAnswer{own.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	view, err = d.Case(t.Context(), own.CaseNo)
	if err != nil {
		t.Fatal(err)
	}
	if p := view.Steps[len(view.Steps)-2]; p.Person != "Д. Ким" || p.For != "" {
		t.Errorf("%+v", p)
	}
	d.sound()
}
