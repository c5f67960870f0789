package app

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
)

// crowd enrols n households, the first the earliest, and returns their register numbers.
func (d *desk) crowd(n int) (regNos []string) {
	d.t.Helper()
	for i := range n {
		a := d.application(100 + i)
		a.CompleteAt -= int64(n-i) * 24 * time.Hour.Milliseconds()
		a.ReceivedAt = a.CompleteAt
		_, e := d.enrolled(a, "1")
		regNos = append(regNos, e.RegNo)
	}
	return regNos
}

// ground is the first of a kind in the edition in force.
func (d *desk) ground(kind string) string {
	d.t.Helper()
	ed, err := d.Edition(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	return ed.Service(edition.Queue).Reasons(kind)[0].Code
}

// about begins a decision on an entry.
func (d *desk) about(regNo, kind string) OnEntry {
	return OnEntry{RegNo: regNo, Ground: d.ground(kind), Facts: "Құжаттармен расталды"}
}

// drafted lets the executor draft an act.
func (d *desk) drafted(act Act) int64 {
	d.t.Helper()
	var made Drafted
	d.must(d.executor, draftOf(d.t, act), "").Read(&made)
	return made.Draft
}

func draftOf(t testing.TB, act Act) DraftDecision {
	t.Helper()
	data, err := json.Marshal(act)
	if err != nil {
		t.Fatal(err)
	}
	return DraftDecision{act.Name(), data}
}

// decided drafts and signs an act.
func (d *desk) decided(act Act, number string) Outcome {
	d.t.Helper()
	return d.must(d.head, SignDecisions{Drafts: []int64{d.drafted(act)}, Signed: Signed{number, d.today()}}, "")
}

func (d *desk) order() []int64 {
	d.t.Helper()
	q, err := d.Queue(d.t.Context(), QueueFilter{})
	if err != nil {
		d.t.Fatal(err)
	}
	return q.IDs
}

// One drafts, another signs; nobody moves the queue alone.
func TestDraftedBySomebodySignedByAnother(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(5)
	act := SuspendEntry{d.about(reg[1], edition.ToSuspend)}
	direct := act
	direct.Signed = Signed{"7", d.today()}
	d.refuses(d.head, direct, "", "decision.draft-first")
	d.refuses(d.registrar, draftOf(t, act), "", "G01")
	var own Drafted
	d.must(d.head, draftOf(t, act), "").Read(&own)
	d.refuses(d.head, SignDecisions{Drafts: []int64{own.Draft}, Signed: Signed{"7", d.today()}}, "", "decision.second-person")
	d.refuses(d.executor, draftOf(t, act), "", "draft.another")
	d.must(d.head, DropDraft{own.Draft}, "қате")
	before := d.order()
	draft := d.drafted(act)
	if !slices.Equal(before, d.order()) || d.stateOf(2) != "active" {
		t.Fatal("a draft moved the queue")
	}
	d.refuses(d.executor, SignDecisions{Drafts: []int64{draft}, Signed: Signed{"7", d.today()}}, "", "G01")
	d.must(d.head, SignDecisions{Drafts: []int64{draft}, Signed: Signed{"7", d.today()}}, "")
	d.refuses(d.head, SignDecisions{Drafts: []int64{draft}, Signed: Signed{"8", d.today()}}, "", "draft.none")
	if d.stateOf(2) != "suspended" || !slices.Equal(before, d.order()) {
		t.Fatal("a frozen entry keeps its place", d.stateOf(2), d.order())
	}
	p, err := d.PlaceAt(t.Context(), reg[2], 0, 0)
	if err != nil || p.Overall != 3 || p.Ready != 2 || p.OfReady != 4 || p.Of != 5 {
		t.Fatalf("%+v %v", p, err)
	}
	d.refuses(d.executor, draftOf(t, act), "", "decision.suspended-already")
	d.decided(ResumeEntry{d.about(reg[1], edition.ToResume)}, "9")
	d.sound()
}

// Many under one number; the number may come after the signature, and no paper names a decision without one.
func TestManyUnderOneNumberThatComesLater(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(4)
	var drafts []int64
	for _, r := range reg[:3] {
		drafts = append(drafts, d.drafted(SuspendEntry{d.about(r, edition.ToSuspend)}))
	}
	out := d.must(d.head, SignDecisions{Drafts: drafts, Signed: Signed{"", d.today()}}, "")
	var signed []SignedDecision
	out.Read(&signed)
	if len(signed) != 3 || signed[0].RegNo != reg[0] {
		t.Fatalf("%+v", signed)
	}
	d.refuses(d.registrar, IssuePaper{Form: FormNotice, RegNo: reg[0]}, "", "paper.unnumbered")
	ids := []int64{signed[0].Decision, signed[1].Decision, signed[2].Decision}
	d.must(d.registrar, NumberDecisions{ids, "77"}, "")
	d.refuses(d.registrar, NumberDecisions{ids, "78"}, "", "decision.numbered")
	d.must(d.registrar, IssuePaper{Form: FormNotice, RegNo: reg[0]}, "")
	view, err := d.Entry(t.Context(), reg[0])
	if err != nil || len(view.Decisions) != 2 || view.Decisions[1].Number != "77" || view.Decisions[1].Kind != "suspend-entry" {
		t.Fatalf("%+v %v", view.Decisions, err)
	}
	twice := []int64{d.drafted(ResumeEntry{d.about(reg[0], edition.ToResume)})}
	var other Drafted
	d.must(d.executor, draftOf(t, ResumeEntry{d.about(reg[0], edition.ToResume)}), "екінші").Read(&other)
	d.refuses(d.head, SignDecisions{Drafts: append(twice, other.Draft), Signed: Signed{"1", d.today()}}, "", "draft.twice")
	d.sound()
}

// A removal needs its warning, the delivery, the term and an answer to what was objected.
func TestNobodyIsRemovedUnwarned(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(3)
	ed, _ := d.Edition(t.Context())
	ground := "need-ended"
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToRemove) {
		if !g.Unnoticed {
			ground = g.Code
			break
		}
	}
	act := Remove{OnEntry{RegNo: reg[0], Ground: ground, Facts: "Тұрғын үй сатып алған"}}
	draft := d.drafted(act)
	sign := func() SignDecisions { return SignDecisions{Drafts: []int64{draft}, Signed: Signed{"5", d.today()}} }
	d.refuses(d.head, sign(), "", "removal.not-warned")
	warn := Warn{RegNo: reg[0], Ground: ground, Facts: act.Facts, SentOn: d.today(), Way: "post"}
	var w Warned
	d.must(d.executor, warn, "").Read(&w)
	d.refuses(d.head, sign(), "", "removal.not-delivered")
	d.refuses(d.executor, warn, "", "removal.warned-already")
	d.must(d.registrar, Deliver{Warning: w.Warning, Proof: "Хат қайтып келді"}, "")
	d.refuses(d.head, sign(), "", "removal.undelivered")
	d.must(d.executor, warn, "").Read(&w)
	d.must(d.registrar, IssuePaper{Form: FormWarning, RegNo: reg[0]}, "")
	d.refuses(d.registrar, Deliver{Warning: w.Warning, DeliveredOn: d.today()}, "", "removal.need.proof")
	d.must(d.registrar, Deliver{Warning: w.Warning, DeliveredOn: d.today(), Proof: "RR000000001KZ"}, "").Read(&w)
	d.refuses(d.head, sign(), "", "removal.term")
	var early Warned // an answer to an objection does not shorten the term
	d.must(d.registrar, Object{Warning: w.Warning, Objection: "Келіспеймін", On: d.today(), Answer: "Қаралды"}, "").Read(&early)
	d.refuses(d.head, sign(), "", "removal.term")
	d.clock = d.clock.AddDate(0, 2, 0)
	d.must(d.registrar, Object{Warning: w.Warning, Objection: "Пәтер сатылып кетті", On: d.today()}, "тағы бір өтініш")
	d.refuses(d.head, sign(), "", "removal.objection-unanswered")
	d.must(d.executor, Object{Warning: w.Warning, Answer: "Меншік құқығы сақталған"}, "")
	d.must(d.head, sign(), "")
	if d.stateOf(1) != "removed" {
		t.Fatal(d.stateOf(1))
	}
	// The court brings it back at its old date.
	d.refuses(d.executor, draftOf(t, Remove{act.OnEntry}), "", "decision.not-in-queue")
	out := d.decided(RestoreEntry{d.about(reg[0], edition.ToRestore)}, "6")
	if !strings.Contains(string(out.Result), `"place":1`) || d.order()[0] != 1 {
		t.Fatal(string(out.Result), d.order())
	}
	m, err := d.Movement(t.Context(), reg[2], d.clock.AddDate(0, -3, 0).UnixMilli(), 0)
	if err != nil || m.Total.Overall != m.End.Place.Overall-m.Start.Place.Overall || len(m.Rows) == 0 {
		t.Fatalf("%+v %v", m, err)
	}
	last := m.Rows[len(m.Rows)-1]
	if last.Cause != queue.RestoredAhead || last.Overall != 1 || last.Ground.Code != d.ground(edition.ToRestore) || last.Number != "6" {
		t.Fatalf("%+v", last)
	}
	d.sound()
}

// A household changes, passes on, splits and merges; an earlier day shows it as it was.
func TestHouseholdsChange(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(3)
	before := d.clock.UnixMilli()
	d.clock = d.clock.AddDate(0, 0, 3)
	join := casefile.Member{Name: "Әлиев Дәулет", Born: "2026-11-21", Relation: "son", NoIIN: "жаңа туған"}
	change := ChangeHousehold{OnEntry: d.about(reg[0], edition.ToChange), Join: []casefile.Member{join}, Dwelling: "2 бөлме"}
	told, _, err := d.Effect(t.Context(), d.executor, Order{Act: draftOf(t, change)})
	if err != nil || !slices.ContainsFunc(told.Findings, func(f fault.Finding) bool {
		return f.Key == "decision.household.area-unverified" && f.Args["least"] == int64(30) && f.Args["will_most"] == int64(54)
	}) {
		t.Fatalf("%+v %v", told.Findings, err)
	}
	d.decided(change, "2")
	d.clock = d.clock.AddDate(0, 0, 1)
	d.decided(PassOn{OnEntry: d.about(reg[0], edition.ToPassOn), To: 1, On: d.today(), Relations: map[string]string{"2": "son"}}, "3")
	view, err := d.Entry(t.Context(), reg[0])
	if err != nil || view.Name != "Әлиева Гүлнар" || view.People != 2 || view.Place != 1 {
		t.Fatalf("%+v %v", view.QueueRow, err)
	}
	then, err := d.Queue(t.Context(), QueueFilter{AsOf: before})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := then.Rows(t.Context(), 0, 1)
	if err != nil || rows[0].Name != "Әлиев Қайрат Нұрланұлы" || rows[0].People != 2 || rows[0].Dwelling != "" {
		t.Fatalf("%+v %v", rows, err)
	}
	// Split: both count from the same moment, the new one behind by its number.
	list := view.List
	out := d.decided(Split{OnEntry: d.about(reg[1], edition.ToSplit), Parts: []Part{{Members: []int{1}, On: d.today(), Address: "Ақсай а., 2 үй", List: list}}}, "4")
	var signed []struct{ Result Parted }
	out.Read(&signed)
	part := signed[0].Result.Parts[0]
	if part.RegNo != "АҚС-4" || part.Overall != 3 || !slices.Equal(d.order(), []int64{1, 2, 4, 3}) {
		t.Fatalf("%+v %v", signed, d.order())
	}
	for _, r := range []string{reg[1], part.RegNo} { // the log stands on both files
		v, err := d.Entry(t.Context(), r)
		if err != nil || v.Decisions[len(v.Decisions)-1].Kind != "split" || v.People != 1 {
			t.Fatalf("%s %+v %v", r, v.Decisions, err)
		}
	}
	// Merge into a later one asks why.
	merge := Merge{OnEntry: d.about(reg[1], edition.ToMerge), Into: reg[2]}
	d.refuses(d.executor, draftOf(t, merge), "", "decision.merge.later")
	d.decided(Merge{OnEntry: d.about(part.RegNo, edition.ToMerge), Into: reg[1]}, "5")
	if d.stateOf(4) != "gone" || !slices.Equal(d.order(), []int64{1, 2, 3}) {
		t.Fatal(d.stateOf(4), d.order())
	}
	if v, err := d.Entry(t.Context(), reg[1]); err != nil || v.People != 2 { // she is back, and counted once
		t.Fatalf("%d people, %+v %v", v.People, v.Members, err)
	}
	d.sound()
}

// The date is kept or not as the edition says, and told before anything is saved.
func TestAnotherListAndTheDate(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(3)
	ed, _ := d.Edition(t.Context())
	other := ed.Lists()[0].Code
	keeps, loses := "", ""
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToMove) {
		if g.NewTime {
			loses = g.Code
		} else {
			keeps = g.Code
		}
	}
	move := MoveList{OnEntry: OnEntry{RegNo: reg[0], Ground: keeps, Facts: "Санаты өзгерді"}, List: other}
	_, effect, err := d.Effect(t.Context(), d.executor, Order{Act: draftOf(t, move)})
	if err != nil || effect.Within == 0 || effect.Back+effect.Forward != 0 {
		t.Fatalf("%+v %v", effect, err)
	}
	d.decided(move, "2")
	if p, _ := d.PlaceAt(t.Context(), reg[0], 0, 0); p.Overall != 1 || p.InList != 1 || p.List != other {
		t.Fatalf("%+v", p)
	}
	again := MoveList{OnEntry: OnEntry{RegNo: reg[0], Ground: loses, Facts: "Жаңа өтініш берді"}, List: "vulnerable"}
	d.refuses(d.executor, draftOf(t, again), "", "case.need.time")
	again.CountingAt = d.clock.UnixMilli()
	_, effect, err = d.Effect(t.Context(), d.executor, Order{Act: draftOf(t, again)})
	if err != nil || effect.Forward != 2 || effect.Back != 1 {
		t.Fatalf("%+v %v", effect, err)
	}
	d.decided(again, "3")
	if !slices.Equal(d.order(), []int64{2, 3, 1}) {
		t.Fatal(d.order())
	}
	w, err := d.Why(t.Context(), reg[0], reg[1], 0)
	if err != nil || w.Above != reg[1] || w.Y.Name != "Ә. Қ. Н." || w.Parts[2].Mark != PartDecides || w.Parts[2].X.Number != "3" || w.Parts[2].Y.Number != "1" {
		t.Fatalf("%+v %v", w, err)
	}
	d.sound()
}

// A counting time is corrected by a decision; a certificate tells the place of a past day, and as it was known then.
func TestCorrectedTimeAndCertificates(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(3)
	known := d.clock.UnixMilli()
	d.clock = d.clock.AddDate(0, 0, 5)
	at := d.clock.AddDate(-1, 0, 0).UnixMilli()
	d.decided(CorrectTime{d.about(reg[2], edition.ToCorrect), at}, "9")
	if !slices.Equal(d.order(), []int64{3, 1, 2}) {
		t.Fatal(d.order())
	}
	for _, c := range []struct {
		asOf, known int64
		place       int
	}{{0, 0, 1}, {known, 0, 3}, {0, known, 3}} {
		p, err := d.PlaceAt(t.Context(), reg[2], c.asOf, c.known)
		if err != nil || p.Overall != c.place {
			t.Errorf("as of %d, known on %d: %+v, %v", c.asOf, c.known, p, err)
		}
	}
	var first, second, copied Issued
	paper := IssuePaper{Form: FormCertificate, RegNo: reg[2]}
	d.must(d.registrar, paper, "").Read(&first)
	d.must(d.registrar, paper, "").Read(&second)
	if first.Number == second.Number || second.Copy != 0 {
		t.Fatal("a new certificate is no copy", first, second)
	}
	paper.CopyOf = first.Number
	d.refuses(d.registrar, paper, "", "paper.copy-reason")
	d.must(d.registrar, paper, "жоғалтты").Read(&copied)
	if copied.Number != first.Number || copied.Copy != 1 || copied.SHA256 != first.SHA256 {
		t.Fatal(first, copied)
	}
	for _, form := range []IssuePaper{{Form: FormMovement, RegNo: reg[0], From: known}, {Form: FormComparison, RegNo: reg[0], Other: reg[2]}, {Form: FormCertificate, RegNo: reg[0], AsOf: known, KnownOn: known}} {
		var made Issued
		d.must(d.registrar, form, "").Read(&made)
		var pdf bytes.Buffer
		if err := d.PrintPaper(t.Context(), &pdf, made.Paper); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) {
			t.Fatal(form.Form, err)
		}
	}
	d.refuses(d.registrar, IssuePaper{Form: FormComparison, RegNo: reg[0], Other: reg[0]}, "", "paper.need-other")
	d.sound()
}
