package app

import (
	"errors"
	"fmt"
	"io"
	"time"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/synthetic"
)

// demoCases is how many registrations a demo meeting hears.
const demoCases = 4

// commission holds a meeting of the invented commission: registrations, a dwelling, a question; its decisions are signed and its
// papers printed. Another meeting is planned, with an agenda and something that could still come on it.
func (d *demoDay) commission() error {
	w := synthetic.InventedCommission()
	if err := d.do(SetComposition{Number: w.Order, Date: "2026-01-12", Seats: demoSeats(w)}, "", nil); err != nil {
		return err
	}
	d.clock = d.clock.AddDate(0, 0, 7)
	cases, err := d.readyCases(demoCases)
	if err != nil {
		return err
	}
	provide, err := d.provision(w)
	if err != nil {
		return err
	}
	lines := []AgendaLine{}
	for _, no := range cases {
		lines = append(lines, AgendaLine{CaseNo: no, Note: &w.Note})
	}
	lines = append(lines, AgendaLine{Provide: provide}, AgendaLine{Question: &Question{ItemInventory, w.QuestionKK, w.QuestionRU}})
	held, items, err := d.convene(w, time.Hour, lines)
	if err != nil {
		return err
	}
	d.clock = d.clock.Add(time.Hour)
	if err := d.sit(w, held, items); err != nil {
		return err
	}
	if cases, err = d.readyCases(demoCases + 1); err != nil {
		return err
	}
	lines = nil
	for _, no := range cases[:demoCases-1] {
		lines = append(lines, AgendaLine{CaseNo: no})
	}
	_, _, err = d.convene(w, 7*24*time.Hour, lines)
	return err
}

func demoSeats(w synthetic.CommissionWords) (seats []commission.Seat) {
	for i, s := range w.Seats {
		seat := commission.Seat{N: i + 1, Post: s.Post, Votes: s.Votes, Human: commission.Human{Name: s.Name, WorkKK: s.WorkKK, WorkRU: s.WorkRU}}
		if s.Substitute != "" {
			seat.Substitute = &commission.Human{Name: s.Substitute, WorkKK: s.WorkKK, WorkRU: s.WorkRU}
		}
		seats = append(seats, seat)
	}
	return seats
}

// readyCases registers n applications and prepares their answers.
func (d *demoDay) readyCases(n int) (cases []string, err error) {
	for range n {
		var registered Registered
		if err := d.do(Register{Application: d.application()}, "", &registered); err != nil {
			return nil, err
		}
		if err := d.do(PrepareAnswer{registered.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "", nil); err != nil {
			return nil, err
		}
		cases = append(cases, registered.CaseNo)
	}
	return cases, nil
}

// provision is a dwelling for who stands first with a known time.
func (d *demoDay) provision(w synthetic.CommissionWords) (*House, error) {
	q, err := d.o.Queue(d.ctx, QueueFilter{State: "active"})
	if err != nil {
		return nil, err
	}
	rows, err := q.Rows(d.ctx, 0, 1)
	if err != nil || len(rows) == 0 {
		return nil, errors.Join(err, fault.New("G10", "paper.missing"))
	}
	ed, err := d.o.Edition(d.ctx)
	if err != nil {
		return nil, err
	}
	return &House{OnEntry: OnEntry{RegNo: rows[0].RegNo, Ground: ed.Service(edition.Queue).Reasons(edition.ToHouse)[0].Code, Facts: d.words.MoveFacts},
		Dwelling: w.Dwelling, Rooms: 3, Area: 684_000, Living: 421_000, Floor: "2/5", Purpose: w.Purpose}, nil
}

// convene plans a meeting so long from now and lays its agenda.
func (d *demoDay) convene(w synthetic.CommissionWords, in time.Duration, lines []AgendaLine) (meeting int64, items []int64, err error) {
	var planned Convened
	at := d.clock.Add(in).Truncate(time.Hour)
	if err := d.do(PlanMeeting{At: at.UnixMilli(), Venue: w.Venue, Kind: edition.Regular}, "", &planned); err != nil {
		return 0, nil, err
	}
	var laid Laid
	err = d.do(SetAgenda{planned.Meeting, lines}, "", &laid)
	return planned.Meeting, laid.Items, err
}

// sit holds a meeting whose last items are a dwelling and a question, signs what it decided and prints its papers.
func (d *demoDay) sit(w synthetic.CommissionWords, meeting int64, items []int64) error {
	present := []commission.Presence{{Seat: 1}, {Seat: 2}, {Seat: 3}, {Seat: 4, Substitute: true}, {Seat: 5}, {Seat: 6}}
	if err := d.do(Attend{Meeting: meeting, Present: present}, "", nil); err != nil {
		return err
	}
	for i, id := range items {
		a := DecideItem{Item: id, Motion: MotionGrant, Ballot: commission.Ballot{For: 5}}
		switch last := len(items) - 1 - i; {
		case last == 0:
			a.Motion, a.DecidedKK, a.DecidedRU = MotionAdopt, w.ResolvedKK, w.ResolvedRU
		case last == 1:
			a.Motion, a.Spoke = MotionAdopt, []Speech{{Seat: 3, Words: w.Spoke}}
			a.Ballot = commission.Ballot{Votes: []commission.Vote{{Seat: 1, Choice: commission.For}, {Seat: 2, Choice: commission.For}, {Seat: 3, Choice: commission.For},
				{Seat: 4, Choice: commission.Abstained}, {Seat: 5, Choice: commission.Against}}, Dissent: []commission.Dissent{{Seat: 5, Text: w.Dissent}}}
		}
		if err := d.do(a, "", nil); err != nil {
			return err
		}
	}
	if err := d.do(CloseMeeting{Meeting: meeting}, "", nil); err != nil {
		return err
	}
	if err := d.do(SignDecisions{Meeting: meeting, Each: true, Signed: Signed{Date: d.clock.Format(time.DateOnly)}}, "", nil); err != nil {
		return err
	}
	return d.meetingPapers(meeting, items)
}

// meetingPapers prints the minutes, the first extract and the decision to provide.
func (d *demoDay) meetingPapers(meeting int64, items []int64) error {
	view, err := d.o.Meeting(d.ctx, meeting)
	if err != nil {
		return err
	}
	wanted := map[string]string{FormMinutes: "minutes.pdf", FormExtract: "extract.pdf", FormDecision: "decision-to-provide.pdf"}
	for _, p := range view.Papers {
		name, wants := wanted[p.Form]
		if !wants || p.Form == FormDecision && p.Item != items[len(items)-2] {
			continue
		}
		delete(wanted, p.Form)
		if err := d.file(p.Form, name, func(w io.Writer) error { return d.o.PrintPaper(d.ctx, w, p.ID) }); err != nil {
			return err
		}
	}
	if len(wanted) > 0 {
		return fmt.Errorf("the meeting has no %v", wanted)
	}
	return nil
}
