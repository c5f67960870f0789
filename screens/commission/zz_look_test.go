package commissionpage

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/screens/internal/trial"
)

func TestZZOffice(t *testing.T) {
	to := os.Getenv("KEZEK_LOOK_OFFICE")
	if to == "" {
		t.Skip()
	}
	c := seated(t)
	var reg []string
	for range 12 {
		reg = append(reg, c.enrolled())
	}
	lay := func(n int, extra ...app.AgendaLine) (int64, []int64) {
		id := c.convened()
		lines := extra
		for i := range n {
			out := casefile.ToGrant
			if i%4 == 3 {
				out = casefile.ToRefuse
			}
			lines = append(lines, app.AgendaLine{CaseNo: c.ready(out)})
		}
		var l app.Laid
		c.do(c.secretary, app.SetAgenda{Meeting: id, Items: lines}, "", &l)
		return id, l.Items
	}
	here := []commission.Presence{{Seat: 1}, {Seat: 2}, {Seat: 3}, {Seat: 4, Substitute: true}, {Seat: 5}, {Seat: 6}}
	a, items := lay(7, app.AgendaLine{Draft: c.drafted(reg[3])})
	c.do(c.secretary, app.Attend{Meeting: a, Present: here}, "", nil)
	for i, x := range items {
		d := app.DecideItem{Item: x, Motion: app.MotionGrant, Ballot: commission.Ballot{For: 5}}
		switch {
		case i == 0:
			d.Motion = app.MotionAdopt
		case i == 4:
			d.Motion, d.Facts = app.MotionPostpone, "Құжаттар толық емес"
		case i == 5:
			d.Ballot = commission.Ballot{For: 2, Against: 3}
		}
		c.do(c.secretary, d, "", nil)
	}
	c.do(c.secretary, app.CloseMeeting{Meeting: a}, "", nil)
	v := c.meeting(a)
	c.do(c.head, app.SignDecisions{Drafts: []int64{v.Agenda[0].Draft, v.Agenda[1].Draft}, Each: true, Signed: app.Signed{Date: "2026-11-20"}}, "", nil)
	c.clock = time.Date(2026, 11, 27, 10, 0, 0, 0, c.clock.Location())
	b, items := lay(9, app.AgendaLine{Question: &app.Question{Kind: app.ItemInventory, KK: "2026 жылғы түгендеу қорытындысы", RU: "Итоги инвентаризации 2026 года"}})
	c.do(c.secretary, app.Attend{Meeting: b, Present: here}, "", nil)
	for i, x := range items[1:3] {
		c.do(c.secretary, app.DecideItem{Item: x, Motion: app.MotionGrant, Ballot: commission.Ballot{For: 4 + i, Against: 1 - i}}, "", nil)
	}
	c.clock = time.Date(2026, 11, 27, 23, 0, 0, 0, c.clock.Location())
	lay(5, app.AgendaLine{Draft: c.drafted(reg[5])})
	for range 9 {
		c.ready(casefile.ToGrant)
	}
	c.drafted(reg[7])
	trial.Add(t, c.office, c.head, app.AddPerson{Login: "demo", FullName: "А. Демо", Roles: app.Roles})
	dir := c.office.Dir()
	c.office.Close()
	os.RemoveAll(to)
	if out, err := exec.Command("cp", "-r", dir, to).CombinedOutput(); err != nil {
		t.Fatal(string(out))
	}
}
