package app

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/store"
)

// received registers a case and gives its number.
func (d *desk) received(n int) string {
	d.t.Helper()
	return d.registered(d.application(n)).CaseNo
}

// ready brings a case to the head's desk.
func (d *desk) ready(n int) string {
	d.t.Helper()
	no := d.received(n)
	d.prepared(no, casefile.ToGrant)
	return no
}

// What came by service and what became of it, counted by hand: it closes, and so do the periods after each other.
func TestServiceStatistics(t *testing.T) {
	d := newDesk(t)
	old := d.ready(1) // of the 20th of November, a Friday
	withdrawn, mistaken := d.received(12), d.received(23)
	d.clock = d.clock.AddDate(0, 0, 4) // Tuesday: 2 working days, 4 calendar days on
	first := time.Date(2026, 11, 24, 0, 0, 0, 0, locales.Zone).UnixMilli()
	d.must(d.head, Enrol{old, Signed{"1", "2026-11-24"}}, "")
	d.must(d.registrar, Withdraw{CaseNo: withdrawn, On: "2026-11-24"}, "")
	d.must(d.head, Annul{Kind: OfCase, Number: mistaken}, "қате")
	late, waits := d.ready(34), d.received(45)
	d.clock = d.clock.AddDate(0, 0, 30)
	d.must(d.head, Enrol{late, Signed{"2", d.clock.Format(time.DateOnly)}}, "кеш") // the 24th of December
	v, err := d.ServiceStatistics(t.Context(), first, 0)
	if err != nil {
		t.Fatal(err)
	}
	q := v.Services[0]
	q.Name, q.Refusals, q.refused = edition.Text{}, nil, nil
	want := ServiceCount{Service: edition.Queue, Start: 3, Received: 2, Granted: 2, Withdrawn: 1, Annulled: 1, End: 1, InTime: 1, Late: 1, Overdue: 1,
		WorkingTenths: q.WorkingTenths, CalendarTenths: 170, Channels: q.Channels, working: q.working, calendar: 34, Unsure: q.Unsure}
	if fmt.Sprintf("%+v", q) != fmt.Sprintf("%+v", want) || !q.Closes() || !v.Total.Closes() || len(v.Services) != 4 {
		t.Errorf("%+v\n%+v", q, want)
	}
	if len(q.Channels) != 1 || q.Channels[0].Code != edition.ByOffice || q.Channels[0].Count != 2 || q.Channels[0].Name.RU != "Отдел" {
		t.Errorf("%+v", q.Channels)
	}
	// 23 and 24 November (2); 25–27, 30, 1–4, 7–11, 14, 15, 17, 18, 21–24 December (21), the 16th being a holiday.
	if q.working != 23 || q.WorkingTenths != 115 || q.Unsure {
		t.Errorf("%d working days, %d tenths", q.working, q.WorkingTenths)
	}
	before, err := d.ServiceStatistics(t.Context(), 0, first-1)
	if b := before.Services[0]; err != nil || b.Received != 3 || b.End != 3 || b.Overdue != 0 || !b.Closes() {
		t.Errorf("%+v %v", b, err)
	}
	d.must(d.registrar, Withdraw{CaseNo: waits, On: d.clock.Format(time.DateOnly)}, "")
	d.leaves(t, first)
}

// leaves writes the statistics as a paper and as a workbook, by who may alone, and both are in the chain.
func (d *desk) leaves(t *testing.T, from int64) {
	var pdf bytes.Buffer
	head, _ := d.Head(t.Context())
	if err := d.ServicesPaper(t.Context(), &pdf, d.head, from, 0, nil); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	if now, _ := d.Head(t.Context()); now == head {
		t.Error("the paper is not in the chain")
	}
	if err := d.ServicesPaper(t.Context(), &pdf, d.admin, from, 0, nil); err == nil {
		t.Error("who may not export prints")
	}
	path := filepath.Join(t.TempDir(), "services.xlsx")
	if _, err := d.ExportServices(t.Context(), d.head, path, from, 0, nil); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); !strings.HasPrefix(string(data), "PK") {
		t.Errorf("%.20q", data)
	}
	d.sound()
}

// A refusal stands under its ground, in the words of its edition; one opened again by an appeal counts no more.
func TestRefusalsByService(t *testing.T) {
	d := newDesk(t)
	no := d.received(1)
	d.prepared(no, casefile.ToRefuse)
	view, _ := d.Case(t.Context(), no)
	ground := view.Law.Reasons(edition.ToRefuse)[0]
	d.must(d.head, Refuse{CaseNo: no, Signed: Signed{"1", "2026-11-20"}, Ground: view.Proposal.Ground, Facts: view.Proposal.Facts}, "")
	v, err := d.ServiceStatistics(t.Context(), 0, 0)
	if q := v.Services[0]; err != nil || q.Refused != 1 || len(q.Refusals) != 1 || q.Refusals[0].Ground != ground.Text || q.WorkingTenths != 0 || !q.Closes() {
		t.Fatalf("%+v %v", q, err)
	}
}

// Whatever the cases are, every count closes, and a period ends with what the next begins with.
func TestServiceCountsClose(t *testing.T) {
	cal := workdays.NewCalendar(workdays.Shipped(), workdays.Timetable{})
	const day = 24 * 3600_000
	base := time.Date(2026, 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli()
	rapid.Check(t, func(t *rapid.T) {
		moment := func(label string, least int64) int64 { return rapid.Int64Range(least, base+400*day).Draw(t, label) }
		var courses []store.CaseCourse
		for i := range rapid.IntRange(0, 30).Draw(t, "cases") {
			c := store.CaseCourse{ID: int64(i), Service: edition.Aid, Channel: rapid.SampledFrom([]string{"office", "portal"}).Draw(t, "channel"),
				State: casefile.UnderWay, ReceivedAt: moment("received", base), Stands: rapid.Bool().Draw(t, "stands"), Decision: int64(i)}
			if rapid.Bool().Draw(t, "ended") {
				c.State = rapid.SampledFrom([]string{casefile.Granted, casefile.Enrolled, casefile.Refused, casefile.Returned, casefile.Withdrawn, casefile.Annulled}).Draw(t, "state")
				c.EndedAt = moment("ended at", c.ReceivedAt)
			}
			if rapid.Bool().Draw(t, "term") {
				c.Due = dateOf(moment("due", base))
			}
			courses = append(courses, c)
		}
		count := func(from, to int64) ServiceCount {
			var asked []store.CaseCourse // as the store answers
			for _, c := range courses {
				if c.ReceivedAt <= to && (c.EndedAt == 0 || c.EndedAt >= from) {
					asked = append(asked, c)
				}
			}
			n := countOf(edition.Aid, asked, from, to, cal)
			n.unfound()
			if !n.Closes() {
				t.Fatalf("%+v", n)
			}
			return n
		}
		cut := moment("cut", base)
		first, second, whole := count(0, cut), count(cut+1, base+500*day), count(0, base+500*day)
		if first.End != second.Start || first.Received+second.Received != whole.Received || first.Answered()+second.Answered() != whole.Answered() ||
			first.Late+second.Late != whole.Late || second.End != whole.End {
			t.Fatalf("%+v\n%+v\n%+v", first, second, whole)
		}
	})
}

func TestTenths(t *testing.T) {
	for _, c := range []struct{ sum, n, want int }{{0, 0, 0}, {7, 2, 35}, {10, 3, 33}, {20, 3, 67}, {1, 20, 1}, {1, 21, 0}, {34, 2, 170}} {
		if got := tenths(c.sum, c.n); got != c.want {
			t.Errorf("%d/%d: %d, want %d", c.sum, c.n, got, c.want)
		}
	}
	if got := locales.Tenths(123); got != "12,3" {
		t.Error(got)
	}
}
