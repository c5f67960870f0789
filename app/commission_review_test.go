package app

import (
	"bytes"
	"io"
	"slices"
	"testing"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// An item that was put off for want of a quorum is heard by who is there when it comes up again; a vote that was counted keeps
// who was there.
func TestHeardAgainWithQuorum(t *testing.T) {
	c := newChamber(t)
	no := c.newCase(1)
	c.prepared(no, casefile.ToGrant)
	id := c.convened()
	item := c.laid(id, []AgendaLine{{CaseNo: no}}, 1, 2, 6)[0]
	c.must(c.secretary, DecideItem{Item: item, Motion: MotionPostpone, Facts: "Кворум жоқ"}, "")
	c.must(c.secretary, Attend{Meeting: id, Present: there(1, 2, 3, 4, 6)}, "")
	var voted Voted
	c.must(c.secretary, DecideItem{Item: item, Motion: MotionGrant, Ballot: unanimous(4)}, "").Read(&voted)
	if voted.Here != 4 || voted.State != ItemDecided {
		t.Fatalf("%+v", voted)
	}
	c.must(c.secretary, Attend{Meeting: id, Present: there(1, 2, 6)}, "")
	c.must(c.secretary, DecideItem{Item: item, Motion: MotionGrant, Ballot: commission.Ballot{For: 3, Against: 1}}, "").Read(&voted)
	if voted.Here != 4 || voted.Against != 1 {
		t.Fatalf("%+v", voted)
	}
	c.sound()
}

// A draft the commission has before it is not given up beside it; who closed a meeting does not sign what it decided.
func TestNobodyGoesRoundTheCommission(t *testing.T) {
	c := newChamber(t)
	reg := c.crowd(2)
	draft := c.drafted(SuspendEntry{c.about(reg[0], edition.ToSuspend)})
	id := c.convened()
	item := c.laid(id, []AgendaLine{{Draft: draft}}, 1, 2, 3, 4, 6)[0]
	c.refuses(c.executor, DropDraft{draft}, "Қате", "agenda.elsewhere")
	c.must(c.secretary, DecideItem{Item: item, Motion: MotionAdopt, Ballot: unanimous(4)}, "")
	c.must(c.head, CloseMeeting{Meeting: id}, "") // he is a secretary as well
	c.refuses(c.executor, DropDraft{draft}, "Қате", "agenda.elsewhere")
	c.refuses(c.head, SignDecisions{Meeting: id, Signed: Signed{"7", c.today()}}, "", "item.second-person")
	c.must(c.head, SendBack{[]int64{item}}, "Екінші адам қол қояды")
	c.must(c.executor, DropDraft{draft}, "Қате")
	c.sound()
}

// A decision to provide a dwelling that gets its number later still tells from which place it was given.
func TestPlaceOfADwellingNumberedLater(t *testing.T) {
	c := newChamber(t)
	reg := c.crowd(3)
	id := c.convened()
	item := c.laid(id, []AgendaLine{{Provide: &House{OnEntry: c.about(reg[1], edition.ToHouse), Dwelling: "Ақсай а., Абай к-сі, 5 үй"}}}, 1, 2, 3, 4, 6)[0]
	c.must(c.secretary, DecideItem{Item: item, Motion: MotionAdopt, Ballot: unanimous(4)}, "")
	c.must(c.secretary, CloseMeeting{Meeting: id}, "")
	var signed []SignedDecision
	c.must(c.head, SignDecisions{Meeting: id, Signed: Signed{Date: c.today()}}, "").Read(&signed)
	if signed[0].Papers != 0 {
		t.Fatal("a paper names a decision without a number")
	}
	c.must(c.secretary, NumberDecisions{[]int64{signed[0].Decision}, "9"}, "")
	if text := c.said(id, FormDecision); !bytes.Contains(text, []byte(`"place":2`)) {
		t.Fatalf("%s", text)
	}
	c.sound()
}

// said is what the first paper of a form of a meeting says.
func (c *chamber) said(meeting int64, form string) []byte {
	c.t.Helper()
	view := c.meeting(meeting)
	i := slices.IndexFunc(view.Papers, func(p PaperView) bool { return p.Form == form })
	if i < 0 {
		c.t.Fatalf("no %s", form)
	}
	var said string
	if err := c.st.Look(c.t.Context(), func(v *store.View) error {
		row, err := v.Paper(c.t.Context(), view.Papers[i].ID)
		said = row.Snapshot
		return err
	}); err != nil {
		c.t.Fatal(err)
	}
	return []byte(said)
}

// Drafts of the commission's papers are laid out at every stage; a form that has no such subject is refused.
func TestDraftPapersOfTheCommission(t *testing.T) {
	c := newChamber(t)
	no := c.newCase(1)
	c.prepared(no, casefile.ToGrant)
	id := c.convened()
	items := c.laid(id, []AgendaLine{{CaseNo: no}, {Question: &Question{Kind: ItemOther, RU: "О плане работы"}}}, 1, 2, 3, 4, 6)
	draft := func(a IssuePaper) error { return c.DraftPaper(t.Context(), io.Discard, c.secretary, a) }
	all := func() {
		t.Helper()
		for _, a := range []IssuePaper{{Form: FormAgenda, Meeting: id}, {Form: FormMinutes, Meeting: id}, {Form: FormExtract, Item: items[0]},
			{Form: FormDecision, Item: items[0]}, {Form: FormExtract, Item: items[1]}} {
			if err := draft(a); err != nil {
				t.Errorf("%+v: %v", a, err)
			}
		}
	}
	all()
	c.must(c.secretary, DecideItem{Item: items[0], Motion: MotionGrant, Ballot: unanimous(4)}, "")
	c.must(c.secretary, DecideItem{Item: items[1], Motion: MotionAdopt, Ballot: unanimous(4)}, "")
	all()
	c.refuses(c.secretary, IssuePaper{Form: FormMinutes, Meeting: id}, "", "paper.not-closed")
	c.refuses(c.secretary, IssuePaper{Form: FormExtract, Item: items[0]}, "", "paper.not-signed")
	c.refuses(c.secretary, IssuePaper{Form: FormMyFile, Item: items[1]}, "", "paper.no-form")
	c.must(c.secretary, CloseMeeting{Meeting: id}, "")
	all()
	for _, a := range []IssuePaper{{Form: FormMinutes, Item: items[0]}, {Form: FormExtract, Meeting: id}, {Form: FormMinutes, CaseNo: no},
		{Form: FormNotice, Meeting: id}, {Form: FormNotice, Item: items[1]}} {
		if err, ok := draft(a).(fault.Findings); !ok || len(err) != 1 {
			t.Errorf("%+v: %v", a, err)
		}
	}
	c.sound()
}

// Every form of the commission has its name in the journals and lists of papers.
func TestFormsOfTheCommissionAreNamed(t *testing.T) {
	for _, l := range []locales.Lang{locales.KK, locales.RU, locales.EN} {
		for _, form := range []string{FormExtract, FormDecision} {
			for _, key := range []string{"journal.subject.", "casepage.paper.", "queuepage.form."} {
				if l.T(key+form) == key+form {
					t.Errorf("%s: %s%s", l, key, form)
				}
			}
		}
	}
}

// A meeting that was opened with nothing on its agenda and that too few came to can be ended all the same.
func TestEmptyMeetingWithoutQuorumEnds(t *testing.T) {
	c := newChamber(t)
	id := c.convened()
	c.must(c.secretary, Attend{Meeting: id, Present: there(1, 2, 3, 4, 6)}, "")
	c.refuses(c.secretary, CloseMeeting{Meeting: id}, "", "meeting.no-items")
	c.must(c.secretary, Attend{Meeting: id, Present: there(6)}, "")
	c.must(c.secretary, CloseMeeting{Meeting: id}, "")
	c.refuses(c.head, SignDecisions{Meeting: id, Signed: Signed{"1", c.today()}}, "", "draft.need")
	c.sound()
}

// What changed under a closed meeting holds its signature back; the head sends that item back and signs the others.
func TestCaseWithdrawnBehindTheMeeting(t *testing.T) {
	c := newChamber(t)
	first, second := c.newCase(11), c.newCase(22)
	c.prepared(first, casefile.ToGrant)
	c.prepared(second, casefile.ToGrant)
	id := c.convened()
	items := c.laid(id, []AgendaLine{{CaseNo: first}, {CaseNo: second}}, 1, 2, 3, 4, 6)
	for _, item := range items {
		c.must(c.secretary, DecideItem{Item: item, Motion: MotionGrant, Ballot: unanimous(4)}, "")
	}
	c.must(c.secretary, CloseMeeting{Meeting: id}, "")
	c.must(c.registrar, Withdraw{CaseNo: first, On: c.today()}, "")
	sign := SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: c.today()}}
	c.refuses(c.head, sign, "", "decision.decided")
	if len(c.order()) != 0 {
		t.Fatal("part of a batch was signed")
	}
	c.must(c.head, SendBack{items[:1]}, "Өтініш қайтарып алынды")
	c.must(c.head, sign, "")
	if len(c.order()) != 1 {
		t.Fatal("the other one was not signed")
	}
	c.sound()
}
