package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/holding"
	"kezek/app/legacy"
	"kezek/app/synthetic"
	"kezek/store"
)

// Programs that take the workbook of a register over, undo it, award assistance or make its payment lists are killed −9 meanwhile: each of
// these acts is there whole, or not at all.

// fewer is how often these tests kill: each round makes an office of its own.
func fewer() int { return kills() / 2 }

const leases = 1500 // rows of the workbook

// importAndUndo takes a workbook of leases over and undoes it, again and again.
func importAndUndo(ctx context.Context, o *Office, who *Person, file string) {
	ctx = WithProgress(ctx, Progress{Step: func(key string) { fmt.Println("step", key) }})
	for i := 1; ; i++ {
		l, err := o.OpenRegister(ctx, holding.Leases, file, nil)
		check(err)
		l.Reading.Accept(legacy.Kinds()...)
		out, err := o.ImportRegister(ctx, who, l)
		check(err)
		var taken HoldingsTaken
		check(out.Read(&taken))
		fmt.Println("done", 2*i-1)
		_, err = o.Do(ctx, who, Order{Act: Annul{Kind: OfHoldingBatch, Number: strconv.FormatInt(taken.Batch, 10)}, Reason: "test"})
		check(err)
		fmt.Println("done", 2*i)
	}
}

// Kill −9 while a register comes from Excel, and while it is undone: all of its rows or none.
func TestKilledWhileTakingARegisterOver(t *testing.T) {
	file := leasesFile(t, leases)
	none, all, undone, hot := 0, 0, 0, 0
	rounds := fewer()
	for round := range rounds {
		o, _ := officeFor(t)
		dir := o.Dir()
		o.Close()
		// A third each: before the first import, in the second, after an undoing.
		at := []string{"step app.step.write", "done 1", "done 2"}[round%3]
		done := killed(t, "register-book", dir, file, func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(120_000)) * time.Microsecond, line == at
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		batches, err := again.HoldingBatches(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		ids, err := again.Holdings(t.Context(), HoldingFilter{Register: holding.Leases})
		if err != nil {
			t.Fatal(err)
		}
		acts, counts := len(batches), 0
		for _, b := range batches {
			if b.Rows != leases {
				t.Fatalf("workbook %d has %d rows", b.ID, b.Rows)
			}
			if b.Annulled == "" {
				counts++
			} else {
				acts++
			}
		}
		if len(ids) != counts*leases || counts > 1 {
			t.Fatalf("%d rows of %d workbooks that count", len(ids), counts)
		}
		if acts < done || acts > done+1 {
			t.Fatalf("%d acts are there, %d were acknowledged", acts, done)
		}
		switch {
		case len(batches) == 0:
			none++
		case counts == 1:
			all++
		default:
			undone++
		}
		again.Close()
	}
	t.Logf("%d kills: %d left nothing, %d all rows, %d an undone workbook, %d a hot WAL", rounds, none, all, undone, hot)
	if none == 0 || all == 0 || undone == 0 || hot == 0 {
		t.Error("the kills did not come everywhere")
	}
}

// aided is an office to whose families assistance is given.
type aided struct {
	families int // that applied so far
	demoDay
	svc     *edition.Service
	quarter aid.Quarter
}

func givesAid(ctx context.Context, o *Office, who *Person) *aided {
	now := o.now()
	a := &aided{demoDay: demoDay{ctx: ctx, o: o, who: who, town: synthetic.NewTown(uint64(now.UnixNano())), words: synthetic.Invented(), clock: now},
		quarter: aid.Quarter{Year: now.Year(), N: (int(now.Month()) + 2) / 3}}
	ed, err := o.InForce(ctx, edition.Aid, o.Now())
	check(err)
	a.svc = ed.Service(edition.Aid)
	return a
}

// tariffs are what the district's prices are.
func (a *aided) tariffs() {
	for _, t := range demoTariffs {
		t.Dates = aid.Dates{From: "2025-01-01"}
		t.Act = aid.Act{Text: edition.Text{KK: "Мәслихат шешімі", RU: "Решение маслихата"}, Number: "12-3", Date: "2024-12-20"}
		a.act(SetAidTariff{t})
	}
}

func (a *aided) act(act Act) Outcome {
	out, err := a.o.Do(a.ctx, a.who, Order{Act: act, Reason: "test"})
	check(err)
	return out
}

// account is the next family's own.
func (a *aided) account() string {
	a.families++
	for digits := 2; digits < 99; digits++ {
		account := fmt.Sprintf("KZ%02d125KZT5004%06d", digits, a.families)
		if _, problem := bank.ParseIBAN(account); problem == "" {
			return account
		}
	}
	panic("no check digits")
}

// awarded takes one family from its application to the award.
func (a *aided) awarded() {
	a.clock = a.o.now()
	h, today := a.town.Household(a.clock), dateOf(a.o.Now())
	m := aid.Matter{Quarter: a.quarter, Billed: a.quarter.Before(), Dwelling: aid.Dwelling{Right: "owner", Document: "№ 77", Area: 600_000, Rooms: 2},
		Account: a.account(), Bank: "Үлгі банк"}
	for n := range len(h.Family) + 1 {
		m.People = append(m.People, aid.Person{N: n + 1, Status: aid.Works})
	}
	for _, month := range a.quarter.Before().Months() {
		m.Income = append(m.Income, aid.Income{Person: 1, Month: month, Kind: "pay", Sum: 6_000_000})
		m.Bills = append(m.Bills, aid.Bill{Service: "condominium", Month: month, Sum: 330_000, Quantity: 60_000},
			aid.Bill{Service: "heat", Month: month, Sum: 768_000, Quantity: 1_600})
	}
	for _, g := range a.svc.Reasons(edition.ToRefuse) {
		if g.Code != aid.IncomeAbove {
			m.Facts = append(m.Facts, aid.Fact{Ground: g.Code, Answer: aid.No, Source: "№ 12", Date: today})
		}
	}
	caseNo, err := a.asks(h, a.svc, edition.Aid, Matter{Aid: &m})
	check(err)
	a.act(CalculateAid{CaseNo: caseNo})
	a.act(PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}})
	a.act(Grant{caseNo, Signed{Date: today}})
}

// awardByAward gives assistance to one family after the other.
func awardByAward(ctx context.Context, o *Office, who *Person) {
	a := givesAid(ctx, o, who)
	a.tariffs()
	for i := 1; ; i++ {
		a.awarded()
		fmt.Println("done", i)
	}
}

// Kill −9 while assistance is awarded: of a case that is granted there are the decision, the award and the notice; of any other none.
func TestKilledWhileAwarding(t *testing.T) {
	hot, between := 0, 0
	for range fewer() {
		o, _ := officeFor(t)
		dir := o.Dir()
		o.Close()
		done := killed(t, "award", dir, "", func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(120_000)) * time.Microsecond, line == "done 1"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		cases, err := again.Cases(t.Context(), CaseFilter{Limit: 1_000_000})
		if err != nil {
			t.Fatal(err)
		}
		granted := 0
		for _, c := range cases {
			view, err := again.Case(t.Context(), c.CaseNo)
			if err != nil {
				t.Fatal(err)
			}
			var awards []store.AidAward
			if err := again.st.Look(t.Context(), func(v *store.View) (err error) {
				awards, err = v.AwardsOfCases(t.Context(), []int64{view.ID})
				return err
			}); err != nil {
				t.Fatal(err)
			}
			notices := 0
			for _, p := range view.Papers {
				if p.Form == FormAidNotice {
					notices++
				}
			}
			if got := fmt.Sprintf("%s %d %d %d", view.State, len(awards), len(view.Decisions), notices); got != "granted 1 1 1" {
				if strings.HasPrefix(got, "granted") || !strings.HasSuffix(got, "0 0 0") {
					t.Fatalf("case %s: %s", c.CaseNo, got)
				}
				between++
				continue
			}
			granted++
		}
		if granted < done || granted > done+1 {
			t.Fatalf("%d awards, %d were acknowledged", granted, done)
		}
		again.Close()
	}
	t.Logf("%d kills, %d left a hot WAL, %d a case that waits for its award", fewer(), hot, between)
	if hot == 0 || between == 0 {
		t.Error("no kill came in the middle: the test kills nothing")
	}
}

const recipients = 25

// listAndAnnul makes the payment list of the quarter and annuls it, again and again.
func listAndAnnul(ctx context.Context, o *Office, who *Person) {
	a := givesAid(ctx, o, who)
	for i := 1; ; i++ {
		var list PaymentListMade
		check(a.act(MakePaymentList{Quarter: a.quarter}).Read(&list))
		fmt.Println("done", 2*i-1)
		a.act(Annul{Kind: OfPaymentList, Number: list.Number})
		fmt.Println("done", 2*i)
	}
}

// Kill −9 while payment lists are made: each has all its recipients with all their months, and no month is paid by two that count.
func TestKilledWhileListingPayments(t *testing.T) {
	o, who := officeFor(t)
	a := givesAid(t.Context(), o, who)
	a.tariffs()
	for range recipients {
		a.awarded()
	}
	o.Close()
	hot, holds, annulled := 0, 0, 0
	for range fewer() {
		dir := copied(t, o.Dir())
		done := killed(t, "payment-list", dir, "", func(line string) (time.Duration, bool) {
			return time.Duration(rand.IntN(30_000)) * time.Microsecond, line == "done 1"
		})
		if hotWAL(dir) {
			hot++
		}
		again := reopened(t, dir)
		lists, err := again.PaymentLists(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		acts, counts := len(lists), 0
		for _, l := range lists {
			whole, err := again.PaymentList(t.Context(), l.Number)
			if err != nil {
				t.Fatal(err)
			}
			sum := int64(0)
			for _, line := range whole.Lines {
				sum += line.Sum
			}
			if len(whole.Lines) != recipients || l.Recipients != recipients || sum != l.Sum || sum == 0 ||
				slices.ContainsFunc(whole.Lines, func(x PaymentLine) bool { return len(x.Months) != 3 }) {
				t.Fatalf("list %s: %d lines of %d, %d of %d", l.Number, len(whole.Lines), l.Recipients, sum, l.Sum)
			}
			if l.Annulled == "" {
				counts++
			} else {
				acts++
			}
		}
		if counts > 1 || acts < done || acts > done+1 {
			t.Fatalf("%d lists count; %d acts are there, %d were acknowledged", counts, acts, done)
		}
		if counts == 1 {
			holds++
		} else {
			annulled++
		}
		again.Close()
	}
	t.Logf("%d kills: %d left a list that counts, %d none, %d a hot WAL", fewer(), holds, annulled, hot)
	if hot == 0 || holds == 0 || annulled == 0 {
		t.Error("no kill came in the middle: the test kills nothing")
	}
}
