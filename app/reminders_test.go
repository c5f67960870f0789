package app

import (
	"fmt"
	"io"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
)

// Reminders tell what to look at; whatever they tell, nobody leaves the queue.
func TestRemindersRemoveNobody(t *testing.T) {
	d := newDesk(t)
	ed, _ := d.Edition(t.Context())
	var orphan edition.Ground
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToRegister) {
		if g.Ends != nil && g.Ends.Of == "applicant" {
			orphan = g
		}
	}
	a := d.application(1)
	a.List, a.Grounds = orphan.List, []string{orphan.Code}
	a.Applicant = casefile.Member{Name: "Сейітова Әлия", IIN: person(d.clock.Year()-orphan.Ends.Age, 7)} // born 15.03, so past the age
	a.Phone = ""
	a.Documents = nil
	for i, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		held := casefile.Held{Code: doc.Code, How: casefile.OnPaper}
		if i == 0 {
			held.Until = d.clock.AddDate(0, 1, 0).Format(time.DateOnly)
		}
		a.Documents = append(a.Documents, held)
	}
	_, e := d.enrolled(a, "1")
	_, other := d.enrolled(d.application(2), "1")
	kinds := func() map[string]int {
		t.Helper()
		r, err := d.Reminders(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		n := map[string]int{}
		for _, k := range ReminderKinds {
			n[k] = len(r.Of[k])
			rows, err := r.Rows(t.Context(), k, 0, 10)
			if err != nil || len(rows) != n[k] {
				t.Fatal(k, rows, err)
			}
			for _, row := range rows {
				if row.RegNo == "" || row.Name == "" {
					t.Fatalf("%+v", row)
				}
			}
		}
		return n
	}
	n := kinds()
	if n[GroundEnds] != 1 || n[DocumentExpires] != 1 || n[PhoneUnsure] != 2 || n[LookIsOld] != 0 {
		t.Fatal(n)
	}
	d.must(d.registrar, LookEntry{RegNo: other.RegNo, On: d.today(), Result: "confirmed", Phone: "+77015550101"}, "")
	d.refuses(d.registrar, LookEntry{RegNo: other.RegNo, On: d.today(), Result: "doubtful"}, "", "look.need.note")
	if n = kinds(); n[PhoneUnsure] != 1 {
		t.Fatal(n)
	}
	d.clock = d.clock.AddDate(2, 0, 0)
	if n = kinds(); n[LookIsOld] != 2 || n[GroundEnds] != 1 {
		t.Fatal(n)
	}
	if d.stateOf(e.Entry) != "active" || d.stateOf(other.Entry) != "active" {
		t.Fatal("somebody left by a reminder")
	}
	d.sound()
}

// What everybody may see names nobody who could be known by it, and never what the law hides.
func TestPublicList(t *testing.T) {
	d := newDesk(t)
	for i, name := range []string{"Иванова Ольга Сергеевна", "Иванов Пётр", "Иванов Олег Олегович", "Үлгісбаев Марат Асанұлы"} {
		a := d.application(10 + i)
		a.Applicant.Name = name
		if i == 0 {
			a.Consents = []casefile.Consent{{Code: "publication", On: d.today()}}
		}
		d.enrolled(a, "1")
	}
	list := func(opt PublicOptions) *PublicList {
		t.Helper()
		p, err := d.Public(t.Context(), opt)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := list(PublicOptions{Profile: BySurname, IIN: true})
	if p.Rows[3].Name != "Үлгісбаев М. А." || len(p.Rare) != 2 || p.Rows[0].IIN[:18] != "••••••" {
		t.Fatalf("%+v %v", p.Rows, p.Rare)
	}
	if p := list(PublicOptions{Profile: BySurname, Soften: true}); p.Rows[3].Name != "" || len(p.Rare) != 0 {
		t.Fatalf("%+v", p.Rows)
	}
	if p := list(PublicOptions{Profile: BySurname, Consent: true}); p.Rows[1].Name != "" || p.Rows[0].Name == "" {
		t.Fatalf("%+v", p.Rows)
	}
	if p := list(PublicOptions{Profile: ByInitials}); p.Rows[1].Name != "И. П." || len(p.Rare) != 0 {
		t.Fatalf("%+v", p.Rows)
	}
	if p := list(PublicOptions{Profile: ByNumber}); fmt.Sprint(p.Rows[0].Name, p.Rows[0].IIN) != "" {
		t.Fatalf("%+v", p.Rows)
	}
	if _, err := d.Public(t.Context(), PublicOptions{Profile: "all"}); err == nil {
		t.Fatal("an unknown profile masks")
	}
}

// A disk that fills while a list is written is told as such; neither the file nor a word of it in the chain is left.
func TestFullDiskWhileAListIsWritten(t *testing.T) {
	d := newDesk(t)
	d.crowd(2)
	before, _ := d.Head(t.Context())
	path := t.TempDir() + "/list.xlsx"
	_, err := d.written(t.Context(), d.head, path, func(io.Writer) error { return syscall.ENOSPC }, func(sum string) Order {
		return Order{Act: ExportList{What: "x", SHA256: sum}}
	})
	if f, ok := fault.Of(err); !ok || f.Key != "list.fault.cannot-write" {
		t.Fatal(err)
	}
	left, _ := filepath.Glob(filepath.Dir(path) + "/*")
	after, _ := d.Head(t.Context())
	if len(left) > 0 || after != before {
		t.Fatal(left, before, after)
	}
}
