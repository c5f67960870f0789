package app

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/privatization"
)

var givenOnes = strings.Fields("Аян Берік Данияр Ерасыл Жандос Қайрат Марат Нұрлан Олжас Руслан Санжар Талғат Ұлан Шыңғыс Ілияс Қанат Әділ Өмір Ғани Дәурен")

// tenant is a sound application for a privatization, with a matter nothing stands against by an edition.
func tenant(at int64, n int, ed *edition.Edition) Register {
	svc := ed.Service(edition.Privatization)
	a := casefile.Application{Service: edition.Privatization, Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at,
		Applicant: casefile.Member{Name: "Әлиев " + givenOnes[n%len(givenOnes)] + " Нұрланұлы", IIN: person(1970+n, n)}, Address: "Ақсай а., Абай к-сі, 1 үй"}
	for _, doc := range svc.Asks("", a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	day := dateOf(at)
	m := privatization.Matter{Status: edition.Communal, Ground: "communal",
		Dwelling: privatization.Dwelling{Address: a.Address, Total: 634000, Commissioned: "2017-01-15"},
		People:   []privatization.Person{{Tenant: true, TakesPart: true, Consent: privatization.Yes, Form: privatization.InPerson, Date: day}},
		Passed:   privatization.Yes, PassedOn: day}
	if ed.Code == "ALMATY-2018" {
		m.Ground = "privatization-communal"
	}
	for _, b := range svc.Bars {
		x := privatization.Answer{Bar: b.Code, Result: privatization.No, Document: "анықтама № 1", Date: day}
		if b.Of == edition.OfPerson {
			x.Person = 1
		}
		m.Bars = append(m.Bars, x)
	}
	return Register{Application: a, Matter: Matter{Privatization: &m}}
}

// asksToPrivatize registers an application and gives it to the executor.
func (d *desk) asksToPrivatize(r Register) (caseNo string) {
	d.t.Helper()
	var reg Registered
	d.must(d.registrar, r, "").Read(&reg)
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "")
	return reg.CaseNo
}

// lawOf is the edition that rules privatization now.
func (d *desk) lawOf() *edition.Edition {
	d.t.Helper()
	ed, err := d.InForce(d.t.Context(), edition.Privatization, d.clock.UnixMilli())
	if err != nil || ed == nil {
		d.t.Fatal(err)
	}
	return ed
}

// toPrivatize brings a case to the commission's decision to privatize.
func (d *desk) toPrivatize(r Register, reason string) (caseNo string) {
	d.t.Helper()
	caseNo = d.asksToPrivatize(r)
	d.must(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, reason)
	d.must(d.head, CommissionDecided{CaseNo: caseNo, Signed: Signed{"5", d.today()}, Outcome: casefile.ToGrant}, "")
	d.must(d.head, Grant{caseNo, Signed{"5", d.today()}}, reason)
	return caseNo
}

func (d *desk) filedNow() int64 { return d.clock.Add(-time.Hour).Truncate(time.Minute).UnixMilli() }

// Every question of an edition, answered «yes», ends in a refusal by the ground it gives; a verified one in nothing else.
func TestRefusedByEachBar(t *testing.T) {
	d := newDesk(t)
	for n, b := range d.lawOf().Service(edition.Privatization).Bars {
		r := tenant(d.filedNow(), n+1, d.lawOf())
		for i := range r.Matter.Privatization.Bars {
			if x := &r.Matter.Privatization.Bars[i]; x.Bar == b.Code {
				x.Result = privatization.Yes
			}
		}
		caseNo := d.asksToPrivatize(r)
		d.refuses(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "", "privatization.bar.yes")
		if b.Verified {
			d.refuses(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "Ерекше жағдай", "privatization.bar.yes")
		}
		d.must(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToRefuse, Ground: b.Ground, Facts: "Тексерілді: " + b.KK}}, "")
		d.must(d.head, CommissionDecided{CaseNo: caseNo, Signed: Signed{fmt.Sprint(n), d.today()}, Outcome: casefile.ToRefuse, Ground: b.Ground, Facts: b.KK}, "")
		d.must(d.head, Refuse{CaseNo: caseNo, Signed: Signed{fmt.Sprint(n), d.today()}, Ground: b.Ground, Facts: b.KK}, "")
		if v := d.view(caseNo); v.State != casefile.Refused || len(v.Decisions) == 0 {
			t.Errorf("%s: %s", b.Code, v.State)
		}
	}
	d.sound()
}

// An unknown answer to any question stops the decision, whatever reason is given.
func TestUnknownStopsTheDecision(t *testing.T) {
	d := newDesk(t)
	for n, b := range d.lawOf().Service(edition.Privatization).Bars {
		r := tenant(d.filedNow(), n+1, d.lawOf())
		for i := range r.Matter.Privatization.Bars {
			if x := &r.Matter.Privatization.Bars[i]; x.Bar == b.Code {
				x.Result, x.Document, x.Date = privatization.Unknown, "", ""
			}
		}
		caseNo := d.asksToPrivatize(r) // the intake takes it
		d.refuses(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "Кейін анықталады", "privatization.bar.unknown")
	}
}

// revised is an edition of the office's own folder: the text of a shipped one, changed.
func (d *desk) revised(code string, change func(string) string) {
	d.t.Helper()
	text := edition.Find(code).Source
	changed := change(text)
	if changed == text {
		d.t.Fatal("nothing was changed")
	}
	if err := os.MkdirAll(d.EditionsFolder(), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(d.EditionsFolder(), strings.ToLower(code)+".toml"), []byte(changed), 0o600); err != nil {
		d.t.Fatal(err)
	}
	d.must(d.admin, AdoptEdition{code}, "")
}

// An edition adopted before bars and ways to a price were data goes on working: all counts as not known, so it wants a reason.
func TestPrivatizationByAnOldEdition(t *testing.T) {
	d := newDesk(t)
	d.revised("PRIV-2025", func(text string) string {
		text, _, _ = strings.Cut(text, "\n# Questions put before a decision")
		var kept []string
		for _, line := range strings.Split(text, "\n") {
			if !strings.HasPrefix(line, "right = ") {
				kept = append(kept, line)
			}
		}
		return strings.Join(kept, "\n") + "\n"
	})
	if svc := d.lawOf().Service(edition.Privatization); len(svc.Bars)+len(svc.Methods)+len(svc.Instalments) > 0 || svc.Consent != nil {
		t.Fatal("it knows them all the same")
	}
	r := tenant(d.filedNow(), 1, d.lawOf())
	caseNo := d.asksToPrivatize(r)
	d.refuses(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "", "privatization.edition.silent")
	d.must(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "Құжаттармен тексерілді")
	d.must(d.head, CommissionDecided{CaseNo: caseNo, Signed: Signed{"5", d.today()}, Outcome: casefile.ToGrant}, "")
	d.must(d.head, Grant{caseNo, Signed{"5", d.today()}}, "Құжаттармен тексерілді")
	d.refuses(d.executor, CalculatePrice{CaseNo: caseNo, Method: "wear"}, "", "privatization.need.method")
	price := CalculatePrice{CaseNo: caseNo, Method: edition.ByHand, Inputs: privatization.Inputs{Sum: 500_000_00, Basis: "Бағалау туралы есеп"}}
	d.refuses(d.executor, price, "", "privatization.edition.silent")
	d.must(d.executor, price, "Комиссия бекіткен сома")
	d.must(d.registrar, ChoosePayment{CaseNo: caseNo, Months: 5, Start: d.today()}, "Келісім бойынша")
	d.must(d.head, SignContract{CaseNo: caseNo, Date: d.today(), Ownership: privatization.Joint}, "")
	if _, err := d.Privatization(t.Context(), caseNo); err != nil {
		t.Error(err)
	}
	d.sound()
}

// What was reckoned and agreed stays, whatever edition is adopted after it: for a case filed before, too.
func TestEditionEditedAfterwards(t *testing.T) {
	d := newDesk(t)
	first := d.toPrivatize(tenant(d.filedNow(), 1, d.lawOf()), "")
	later := d.asksToPrivatize(tenant(d.filedNow(), 2, d.lawOf()))
	price := func(caseNo string) (p Priced) {
		d.must(d.executor, CalculatePrice{CaseNo: caseNo, Method: "book-years", Inputs: privatization.Inputs{Initial: 9_800_000_00, On: d.today()}}, "").Read(&p)
		return p
	}
	want := price(first).Price
	d.must(d.registrar, ChoosePayment{CaseNo: first, Months: 12, Start: d.today()}, "Бір жыл")
	d.must(d.head, SignContract{CaseNo: first, Date: d.today(), Ownership: privatization.Joint}, "")
	before, err := d.Contract(t.Context(), "1-2026")
	if err != nil {
		t.Fatal(err)
	}
	d.revised("PRIV-2025", func(text string) string {
		return strings.NewReplacer(`percent = "2"`, `percent = "9"`, `first_payment_percent = "10"`, `first_payment_percent = "50"`).Replace(text)
	})
	after, err := d.Contract(t.Context(), "1-2026")
	if err != nil || fmt.Sprint(after) != fmt.Sprint(before) {
		t.Errorf("%+v, was %+v", after, before)
	}
	if got := price(later).Price; got != want { // filed before: its own edition
		t.Errorf("%d, want %d", got, want)
	}
	newer := d.asksToPrivatize(tenant(d.filedNow(), 3, d.lawOf()))
	if got := price(newer).Price; got >= want {
		t.Errorf("the new edition wears off no quicker: %d, %d", got, want)
	}
	d.sound()
}

// Kill −9 while a contract is signed and payments are entered on it: every acknowledged payment is there, the account is whole.
func TestKilledWhilePaying(t *testing.T) {
	hot, inside := 0, 0
	for range kills() {
		o, _ := officeFor(t)
		dir := o.Dir()
		o.Close()
		last := killed(t, "pay", dir, "", func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(60_000)) * time.Microsecond, line == "begins"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		rows, err := again.Contracts(t.Context(), ContractFilter{})
		if err != nil || len(rows) > 1 || len(rows) == 0 && last > 0 {
			t.Fatalf("%d contracts, %d done, %v", len(rows), last, err)
		}
		if len(rows) == 1 {
			c, err := again.Contract(t.Context(), rows[0].Number)
			if err != nil || len(c.Payments) < last || len(c.Payments) > last+1 || c.Paid != 100*int64(len(c.Payments)) || c.Price != 6_211_932_00 {
				t.Fatalf("%d payments, %d done: %+v %v", len(c.Payments), last, c.ContractRow, err)
			}
			inside++
		}
		again.Close()
	}
	t.Logf("%d kills, %d left a hot WAL, %d a contract", kills(), hot, inside)
	if hot == 0 || inside == 0 {
		t.Error("no kill came in the middle: the test kills nothing")
	}
}
