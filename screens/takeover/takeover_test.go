package takeover

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
)

func TestFromFileToQueueByKeyboard(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	want(t, "open", b.findings.ledger.open, 483)
	b.fits()
	b.back()
	b.fits()
	b.mainAct()
	b.acceptAll()
	want(t, "open after all kinds", b.findings.ledger.open, 0)
	b.takeOver("7-ш")
	b.fits()
	want(t, "in the queue", b.entries(), b.taken.Entries-b.taken.Removed)
	want(t, "left out", b.taken.LeftOut, 43)
	want(t, "taken over", b.taken.Entries, 740)
	b.key(fyne.KeyReturn)
	want(t, "opens", b.went, kit.Queue)
	b.until("the draft to go", func() bool { d, _ := b.draft.all(context.Background()); return len(d) == 0 })
}

// What is open is what the reading says, also when rows left out need no more answers.
func TestLedgerAgreesWithTheReading(t *testing.T) {
	o, _ := newOffice(t)
	list, err := o.OpenOldList(context.Background(), sample, nil)
	if err != nil {
		t.Fatal(err)
	}
	r := list.Reading
	for i := range r.Findings {
		if i%7 == 0 && r.Findings[i].Severity != legacy.Mark {
			r.Answer(refOf(&r.Findings[i]), legacy.Resolution{Way: legacy.LeftOut, Reason: "x"})
		}
		if i%50 == 0 {
			want(t, "open", count(r).open, len(r.Open()))
		}
	}
}

func TestKeepsTheOfficeUntouchedUntilTheEnd(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	b.acceptAll()
	b.findings.grid.Focus()
	b.mainAct()
	b.until("the dry run", func() bool { return b.step == stepProof && b.proof.dry != nil })
	b.letters("7")
	b.mainAct()
	b.key(fyne.KeyReturn) // the hasty Enter is «back»
	b.settle()
	want(t, "taken over", b.taken == nil, true)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := b.Office.TakeOver(ctx, who, b.list, b.proof.signed()); err == nil {
		t.Error("a cancelled take-over went through")
	}
	want(t, "in the queue", b.entries(), 0)
	if batches, _ := o.Batches(context.Background()); len(batches) != 0 {
		t.Error("a batch was written")
	}
}

func TestSecondImportLeavesEverybodyOut(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	b.acceptAll()
	b.takeOver("7-ш")
	before := b.entries()
	b = newBench(t, o, who)
	b.toFindings(sample)
	known := 0
	for _, k := range b.findings.ledger.tallies {
		switch k.kind {
		case legacy.KnownPerson, legacy.KnownDiffers, legacy.KnownName:
			known += k.total
		}
	}
	want(t, "known", known, 740)
	for i, k := range b.findings.ledger.tallies {
		if k.kind == legacy.KnownDiffers || k.kind == legacy.KnownName { // the whole kind is left out for one reason
			b.findings.kinds.SetCursor(i + 1)
			b.findings.grid.Focus()
			b.findings.opened.field("for").SetValue(forKind)
			b.letters("3")
			b.letters("бұрын енгізілген")
			b.mainAct()
		}
	}
	b.acceptAll()
	want(t, "open", b.findings.ledger.open, 0)
	want(t, "enter", len(b.list.Reading.Entries()), 0)
	b.findings.grid.Focus()
	b.mainAct()
	b.until("the refusal", func() bool { return strings.Contains(b.Quiet.Text(), locales.KK.T("takeover.nobody")) })
	want(t, "in the queue", b.entries(), before)
}

func TestSingleAnswers(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	p := b.findings
	find := func(kind legacy.Kind) *legacy.Finding {
		t.Helper()
		for i, k := range p.ledger.tallies {
			if k.kind == kind {
				p.kinds.SetCursor(i + 1)
				p.grid.Focus()
				p.grid.SetCursor(0)
				return &p.ledger.reading.Findings[p.rows[0]]
			}
		}
		t.Fatalf("no %s", kind)
		return nil
	}
	f := find(legacy.IINChecksum)
	b.letters("2")
	want(t, "kept", f.Answer.Way, legacy.Kept)
	f = find(legacy.IINChecksum)
	b.letters("\u04d9") // 2 in the Kazakh layout
	want(t, "kept under a Kazakh layout", f.Answer.Way, legacy.Kept)

	f = find(legacy.IINChecksum)
	b.letters("1") // what should it be?
	if f.Answer != nil {
		t.Fatal("a wrong ИИН was repaired by itself")
	}
	b.letters("790317480695")
	b.mainAct()
	if f.Answer == nil || f.Answer.Value != "790317480695" {
		t.Fatalf("typed ИИН: %+v", f.Answer)
	}

	f = find(legacy.IINChecksum)
	b.letters("3")
	want(t, "needs a reason", f.Answer == nil, true)
	b.letters("көшіп кеткен")
	b.mainAct()
	want(t, "left out", f.Answer.Way, legacy.LeftOut)
	want(t, "reason", f.Answer.Reason, "көшіп кеткен")

	f = find(legacy.DateMissing)
	open := p.ledger.open
	b.letters("4")
	want(t, "without a time", f.Answer.Way, legacy.NoTime)
	want(t, "open", p.ledger.open, open-1)

	f = find(legacy.SameNameOtherIIN)
	p.kinds.Focus()
	b.key(fyne.KeyReturn)
	want(t, "bulk", f.Answer.Way, legacy.Kept)
	b.key(fyne.KeyDelete)
	want(t, "taken back", f.Answer == nil, true)

	p.showOpen(false)
	find(legacy.TimeUnknown)
	want(t, "a mark needs no answer", p.ledger.isOpen[p.rows[0]], false)
}

func TestOneAnswerForAllAlike(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	p := b.findings
	for i, k := range p.ledger.tallies {
		if k.kind == legacy.DateImpossible {
			p.kinds.SetCursor(i + 1)
		}
	}
	p.grid.SetCursor(0)
	f := &p.ledger.reading.Findings[p.rows[0]]
	n, _ := p.ledger.alike(f)
	if n < 2 {
		t.Fatalf("%d alike", n)
	}
	open := p.ledger.open
	p.opened.field("for").SetValue(forAlike)
	p.opened.choose(legacy.NoTime)
	want(t, "answered", open-p.ledger.open, n)
}
