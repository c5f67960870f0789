package app

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/legacy"
)

func TestApplicationToQueue(t *testing.T) {
	d := newDesk(t)
	late := d.application(10)
	early := d.application(20)
	early.CompleteAt -= 48 * time.Hour.Milliseconds()
	early.ReceivedAt = early.CompleteAt
	reg, first := d.enrolled(late, "5")
	if reg.CaseNo != "АҚС-2026/1" || first.RegNo != "АҚС-1" || first.Overall != 1 || reg.Due == "" {
		t.Fatalf("%+v %+v", reg, first)
	}
	_, second := d.enrolled(early, "5")
	if second.Overall != 1 || second.RegNo != "АҚС-2" {
		t.Fatalf("the one who filed earlier stands at %+v", second)
	}
	q, err := d.Queue(t.Context(), QueueFilter{})
	if err != nil || !slices.Equal(q.IDs, []int64{2, 1}) {
		t.Fatal(q.IDs, err)
	}
	rows, err := q.Rows(t.Context(), 0, 10)
	if err != nil || rows[0].RegNo != "АҚС-2" || rows[0].People != 2 || rows[0].Decision != "5" || rows[1].Place != 2 {
		t.Fatalf("%+v %v", rows, err)
	}
	d.sound()
}

// Search finds by any member, in any spelling, by ИИН, register and case number, and by the number of the decision.
func TestSearch(t *testing.T) {
	d := newDesk(t)
	a := d.application(1)
	a.Family[0].Name = "Әлия Сәуле"
	reg, enr := d.enrolled(a, "217-қ")
	b := d.application(2)
	b.Applicant.Name = "Ким Ольга"
	d.enrolled(b, "1")
	for _, q := range []string{"алия", "aлия", "ӘЛИЯ", "кайрат алиев", a.Applicant.IIN, a.Applicant.IIN[:5], a.Family[0].IIN, enr.RegNo, reg.CaseNo, "217-қ", "№217-Қ", "алия 217-қ"} {
		got, err := d.Queue(t.Context(), QueueFilter{Query: q})
		if err != nil || len(got.IDs) == 0 || got.IDs[0] != enr.Entry {
			t.Errorf("%q finds %v, %v", q, got.IDs, err)
		}
	}
	for _, q := range []string{"жоқ", "217", "ким 217-қ"} {
		if got, _ := d.Queue(t.Context(), QueueFilter{Query: q}); len(got.IDs) != 0 {
			t.Error(q, "finds", got.IDs)
		}
	}
	if got, _ := d.Queue(t.Context(), QueueFilter{Sort: SortName}); !slices.Equal(got.IDs, []int64{1, 2}) {
		t.Error("Ә stands before К:", got.IDs)
	}
}

func TestRefusedApplications(t *testing.T) {
	d := newDesk(t)
	d.refuses(d.head, d.application(1), "", "G01")
	for want, spoil := range map[string]func(*Register){
		"iin.checksum":       func(r *Register) { r.Applicant.IIN = r.Applicant.IIN[:11] + string('0'+(r.Applicant.IIN[11]-'0'+1)%10) },
		"case.need.iin":      func(r *Register) { r.Applicant.IIN = "" },
		"case.need.name":     func(r *Register) { r.Applicant.Name = " " },
		"case.need.time":     func(r *Register) { r.CompleteAt = 0 },
		"case.time.future":   func(r *Register) { r.CompleteAt = d.clock.Add(time.Hour).UnixMilli() },
		"case.need.list":     func(r *Register) { r.List = "?" },
		"case.need.channel":  func(r *Register) { r.Channel = "" },
		"case.need.address":  func(r *Register) { r.Address = "" },
		"case.need.document": func(r *Register) { r.Documents = nil },
		"case.iin.twice":     func(r *Register) { r.Family[0].IIN = r.Applicant.IIN },
		"case.need.relation": func(r *Register) { r.Family[0].Relation = "" },
		"case.born.differs":  func(r *Register) { r.Applicant.Born = "1979-01-01" },
		"case.sex.differs":   func(r *Register) { r.Applicant.Sex = "f" },
	} {
		r := d.application(1)
		spoil(&r)
		d.refuses(d.registrar, r, "", want)
	}
	kept := d.application(1)
	kept.Applicant.IIN, kept.Applicant.Doubtful = "850101300006", true
	d.must(d.registrar, kept, "")
	// Somebody of a family that is here already, and now on his own.
	d.must(d.registrar, d.application(5), "")
	again := d.application(6)
	again.Applicant.IIN = d.application(5).Family[0].IIN
	d.refuses(d.registrar, again, "", "case.double.family")
	d.must(d.registrar, again, "ажырасқан")
	d.sound()
}

func TestDecisions(t *testing.T) {
	d := newDesk(t)
	var reg Registered
	d.must(d.registrar, d.application(1), "").Read(&reg)
	day := d.clock.Format(time.DateOnly)
	d.refuses(d.registrar, Enrol{reg.CaseNo, Signed{"1", day}}, "", "G01")
	d.refuses(d.head, Enrol{"?", Signed{"1", day}}, "", "decision.no-case")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", day}}, "", "way.not-yet")
	d.prepared(reg.CaseNo, casefile.ToRefuse)
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", day}}, "", "way.against-proposal")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"", day}}, "", "decision.need.number")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", "2026-02-30"}}, "", "decision.need.date")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", "2099-01-01"}}, "", "decision.date.future")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", "2020-01-01"}}, "", "decision.date.before-case")
	d.refuses(d.head, Refuse{CaseNo: reg.CaseNo, Signed: Signed{"1", day}, Ground: "?", Facts: "facts"}, "", "decision.need.ground")
	d.must(d.admin, ChangePerson{Login: "reg", FullName: "А. Сейітова", Roles: []Role{Registrar, Head}, Active: true}, "")
	d.refuses(d.registrar, Enrol{reg.CaseNo, Signed{"1", day}}, "", "decision.second-person")
	ed, _ := d.Edition(t.Context())
	ground := ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code
	d.must(d.head, Refuse{CaseNo: reg.CaseNo, Signed: Signed{"1", day}, Ground: ground, Facts: "Меншігінде тұрғын үйі бар"}, "")
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", day}}, "", "decision.decided")
	if q, _ := d.Queue(t.Context(), QueueFilter{}); len(q.IDs) != 0 {
		t.Fatal("a refused case stands in the queue")
	}
	var issued Issued
	d.must(d.registrar, IssuePaper{Form: FormRefusal, CaseNo: reg.CaseNo}, "").Read(&issued)
	var pdf bytes.Buffer
	if err := d.PrintPaper(t.Context(), &pdf, issued.Paper); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	d.sound()
}

func TestPapers(t *testing.T) {
	d := newDesk(t)
	reg, enr := d.enrolled(d.application(1), "7")
	d.refuses(d.registrar, IssuePaper{Form: FormRefusal, CaseNo: reg.CaseNo}, "", "paper.not-refused")
	d.refuses(d.registrar, IssuePaper{Form: "?", CaseNo: reg.CaseNo}, "", "paper.no-form")
	d.refuses(d.registrar, IssuePaper{Form: FormNotice, CaseNo: "?"}, "", "G11")
	var draft, pdf, again bytes.Buffer
	if err := d.DraftPaper(t.Context(), &draft, d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}); err != nil {
		t.Fatal(err)
	}
	var first, second Issued
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}, "").Read(&first)
	if first.Number != "1-2026" || first.Copy != 0 {
		t.Fatalf("%+v", first)
	}
	d.refuses(d.registrar, IssuePaper{Form: FormNotice, RegNo: enr.RegNo}, "", "paper.copy-reason")
	d.enrolled(d.application(3), "7") // what an issued paper says does not change with the queue
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}, "жоғалтты").Read(&second)
	if second.Number != first.Number || second.Copy != 1 || second.SHA256 != first.SHA256 {
		t.Fatalf("%+v %+v", first, second)
	}
	for n, w := range map[int64]*bytes.Buffer{first.Paper: &pdf, second.Paper: &again} {
		if err := d.PrintPaper(t.Context(), w, n); err != nil {
			t.Fatal(err)
		}
	}
	d.must(d.registrar, IssuePaper{Form: FormReceipt, CaseNo: reg.CaseNo}, "")
	d.sound()
}

// The same id returns the recorded outcome; the same id with another content is refused.
func TestRepeatedAct(t *testing.T) {
	d := newDesk(t)
	order := Order{ID: "0197b2a0-0000-7000-8000-000000000001", Act: d.application(1)}
	first, err := d.Do(t.Context(), d.registrar, order)
	if err != nil {
		t.Fatal(err)
	}
	second, err := d.Do(t.Context(), d.registrar, order)
	if err != nil || !second.Repeated || string(second.Result) != string(first.Result) {
		t.Fatal(err, second)
	}
	order.Act = d.application(2)
	if _, err = d.Do(t.Context(), d.registrar, order); !errors.Is(err, fault.New("G03", "")) {
		t.Fatal(err)
	}
}

// A preview shows who moves and writes nothing.
func TestPreview(t *testing.T) {
	d := newDesk(t)
	d.enrolled(d.application(1), "1")
	early := d.application(2)
	early.CompleteAt -= time.Hour.Milliseconds()
	early.ReceivedAt = early.CompleteAt
	var reg Registered
	d.must(d.registrar, early, "").Read(&reg)
	d.prepared(reg.CaseNo, casefile.ToGrant)
	before, _ := d.Head(t.Context())
	if _, _, err := d.Preview(t.Context(), d.admin, Order{Act: Enrol{CaseNo: reg.CaseNo}}); !errors.Is(err, fault.New("G01", "")) {
		t.Fatal("an administrator looks into cases:", err)
	}
	_, moves, err := d.Preview(t.Context(), d.registrar, Order{Act: Enrol{reg.CaseNo, Signed{"2", d.clock.Format(time.DateOnly)}}})
	if err != nil || len(moves) != 2 {
		t.Fatal(moves, err)
	}
	if after, _ := d.Head(t.Context()); after != before {
		t.Fatal("a preview wrote")
	}
	if q, _ := d.Queue(t.Context(), QueueFilter{}); len(q.IDs) != 1 {
		t.Fatal("a preview changed the queue")
	}
}

// The table of permissions and the acts are the same set, and who lacks the role is refused, act by act.
func TestPermissionsTable(t *testing.T) {
	d := newDesk(t)
	for name, make := range acts {
		act := make()
		if act.Name() != name {
			t.Errorf("%s calls itself %s", name, act.Name())
		}
		if _, ok := permissions[name]; !ok {
			t.Errorf("%s stands in no row of permissions", name)
		}
		if _, err := ParseAct(name, []byte("{}")); err != nil {
			t.Error(err)
		}
		for _, role := range Roles {
			if slices.Contains(permissions[name], role) || name == "create-office" {
				continue
			}
			who := &Person{ID: 99, Roles: []Role{role}}
			if _, err := d.do(who, act, "r"); !errors.Is(err, fault.New("G01", "")) {
				t.Errorf("%s by %s: %v", name, role, err)
			}
		}
	}
	if len(acts) != len(permissions) {
		t.Errorf("%d acts, %d rows of permissions", len(acts), len(permissions))
	}
	if _, err := ParseAct("register", []byte(`{"oops":1}`)); err == nil {
		t.Error("an unknown field went through")
	}
}

func TestSignIn(t *testing.T) {
	d := newDesk(t)
	for range 3 {
		if _, err := d.SignIn(t.Context(), "reg", "wrong"); !errors.Is(err, fault.New("G05", "")) {
			t.Fatal(err)
		}
	}
	if _, err := d.SignIn(t.Context(), "reg", "secret"); !errors.Is(err, fault.New("G06", "")) {
		t.Fatal("no waiting after three failures:", err)
	}
	d.clock = d.clock.Add(6 * time.Second)
	d.in("reg")
	if _, err := d.SignIn(t.Context(), "nobody", "secret"); !errors.Is(err, fault.New("G05", "")) {
		t.Fatal(err)
	}
}

// What is written down of a person holds no password.
func TestNoPasswordInTheChain(t *testing.T) {
	d := newDesk(t)
	records, _ := d.History(t.Context(), 50)
	for _, r := range records {
		if strings.Contains(r.Outcome, "secret") {
			t.Fatal(r)
		}
	}
	people, _ := d.People(t.Context())
	for _, p := range people {
		if p.Password != "" {
			t.Fatal("a hash left the office")
		}
	}
}

// Taking over the same file again proposes to leave everybody out, those without an ИИН too.
func TestSecondImport(t *testing.T) {
	o, who := officeFor(t)
	const file = "legacy/testdata/legacy-queue.xlsx"
	if _, err := o.TakeOver(t.Context(), who, answeredList(t, o, file), Signed{"1", "2026-01-10"}); err != nil {
		t.Fatal(err)
	}
	l, err := o.OpenOldList(t.Context(), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Reading.Accept(legacy.KnownPerson, legacy.PersonRepeated, legacy.PersonOtherSheet)
	if entries := l.Reading.Entries(); len(entries) > 0 {
		t.Fatalf("%d would be entered again, first %+v", len(entries), entries[0])
	}
	if open := l.Reading.Open(); len(open) > 0 {
		t.Fatalf("%d open, first %+v", len(open), open[0])
	}
}
