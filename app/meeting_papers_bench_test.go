package app

import (
	"fmt"
	"path/filepath"
	"testing"

	"kezek/app/casefile"
	"kezek/app/edition"
)

// BenchmarkMeetingPapers600 prints the 600 papers of a big meeting from the office's file: 200 decisions with an extract and a
// notice each. The issue allows 10 s.
func BenchmarkMeetingPapers600(b *testing.B) {
	c, id := bigMeeting(b)
	for _, kind := range []string{"files", "one"} {
		b.Run(kind, func(b *testing.B) {
			n := 0
			for b.Loop() {
				wanted := PapersWanted{Meeting: id, Forms: []string{FormDecision, FormExtract, FormNotice}}
				if kind == "one" {
					made, err := c.MeetingPapers(b.Context(), c.head, filepath.Join(b.TempDir(), "all.pdf"), wanted)
					if err != nil {
						b.Fatal(err)
					}
					n = made
					continue
				}
				made, err := c.MeetingPaperFiles(b.Context(), c.head, b.TempDir(), wanted)
				if err != nil {
					b.Fatal(err)
				}
				n = len(made)
			}
			if n != 600 {
				b.Fatalf("%d papers", n)
			}
			b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/600-papers")
		})
	}
}

// bigMeeting is a meeting of 200 registrations, held and signed.
func bigMeeting(b *testing.B) (*chamber, int64) {
	b.Helper()
	c := newChamber(b)
	var lines []AgendaLine
	for i := range 200 {
		var r Registered
		c.must(c.registrar, c.invented(2*i, 0), "аттас адамдар").Read(&r)
		c.prepared(r.CaseNo, casefile.ToGrant)
		lines = append(lines, AgendaLine{CaseNo: r.CaseNo})
	}
	id := c.convened()
	c.must(c.secretary, SetAgenda{id, lines}, "")
	c.settled(id)
	c.signedMeeting(id)
	return c, id
}

// BenchmarkMeetingPackage40 makes the package of a meeting that provides 40 dwellings, each note telling what it would do to a
// queue of 100,000.
func BenchmarkMeetingPackage40(b *testing.B) {
	o, err := Open(b.Context(), longJournal(b, 100_000))
	if err != nil {
		b.Fatal(err)
	}
	defer o.Close()
	who, err := o.SignIn(b.Context(), "admin", "secret")
	if err != nil {
		b.Fatal(err)
	}
	must := func(a Act) Outcome {
		out, err := o.Do(b.Context(), who, Order{Act: a, Reason: "сынақ"})
		if err != nil {
			b.Fatal(a.Name(), err)
		}
		return out
	}
	must(SetComposition{Number: "1", Date: "2026-01-15", Seats: chamberSeats()})
	var m Convened
	must(PlanMeeting{At: o.Now() + 3_600_000, Venue: "Мәжіліс залы", Kind: edition.Regular}).Read(&m)
	var lines []AgendaLine
	for i := range 40 {
		on := OnEntry{RegNo: fmt.Sprintf("АҚС-%d", 4*i+1), Ground: "house-provided", Facts: "Құжаттармен расталды"}
		if ed, err := o.Edition(b.Context()); err == nil {
			on.Ground = ed.Service(edition.Queue).Reasons(edition.ToHouse)[0].Code
		}
		lines = append(lines, AgendaLine{Provide: &House{OnEntry: on, Dwelling: "Ақсай а., 5 үй", Rooms: 2, Area: 540_000}})
	}
	must(SetAgenda{m.Meeting, lines})
	for b.Loop() {
		if _, err := o.MeetingPackage(b.Context(), who, filepath.Join(b.TempDir(), "p.pdf"), PackageWanted{Meeting: m.Meeting}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/package")
}
