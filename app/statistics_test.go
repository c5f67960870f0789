package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kezek/app/edition"
	"kezek/locales"
)

// The statistics of a period close, name lists and grounds, and leave the program as a paper and as a workbook.
func TestStatistics(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(5)
	ed, _ := d.Edition(t.Context())
	other := ""
	for _, l := range ed.Lists() {
		if l.Code != "vulnerable" {
			other = l.Code
		}
	}
	keeps := slices.IndexFunc(ed.Service(edition.Queue).Reasons(edition.ToMove), func(g edition.Ground) bool { return !g.NewTime })
	d.decided(MoveList{OnEntry: OnEntry{RegNo: reg[0], Ground: ed.Service(edition.Queue).Reasons(edition.ToMove)[keeps].Code, Facts: "Санаты өзгерді"}, List: other}, "2")
	d.decided(House{OnEntry: d.about(reg[1], edition.ToHouse), Dwelling: "Ақсай а., 1 үй"}, "3")
	unwarned := slices.IndexFunc(ed.Service(edition.Queue).Reasons(edition.ToRemove), func(g edition.Ground) bool { return g.Unnoticed })
	ground := ed.Service(edition.Queue).Reasons(edition.ToRemove)[unwarned]
	d.decided(Remove{OnEntry{RegNo: reg[2], Ground: ground.Code, Facts: "Қайтыс болған"}}, "4")

	year := d.clock.AddDate(0, 0, -d.clock.YearDay()+1).Truncate(24 * 3600e9)
	v, err := d.Statistics(t.Context(), year.UnixMilli(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if v.Total.Entered != 5 || v.Total.End != 3 || v.Total.Housed != 1 || v.Total.Removed != 1 || v.Total.MovedIn != 1 || v.Total.MovedOut != 1 {
		t.Fatalf("%+v", v.Total)
	}
	sum := ListMotion{Code: v.Total.Code}
	for _, l := range v.Lists {
		if !l.Closes() || l.List.KK == "" || l.List.KK == l.Code {
			t.Errorf("%+v", l)
		}
		sum.End += l.End
	}
	if !v.Total.Closes() || sum.End != v.Total.End {
		t.Errorf("%+v", v)
	}
	if len(v.Removals) != 1 || v.Removals[0].Code != ground.Code || v.Removals[0].Ground != ground.Text || v.Removals[0].Clause != ground.Cite || v.Removals[0].Count != 1 {
		t.Errorf("%+v", v.Removals)
	}
	if before, err := d.Statistics(t.Context(), 0, year.UnixMilli()-1); err != nil || before.Total != (ListMotion{}) || len(before.Lists) > 0 {
		t.Errorf("%+v %v", before, err)
	}

	var pdf bytes.Buffer
	head, _ := d.Head(t.Context())
	if err := d.StatisticsPaper(t.Context(), &pdf, d.head, year.UnixMilli(), 0, nil); err != nil || !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF")) {
		t.Fatal(err)
	}
	if now, _ := d.Head(t.Context()); now == head {
		t.Error("the paper is not in the chain")
	}
	if err := d.StatisticsPaper(t.Context(), &pdf, d.admin, year.UnixMilli(), 0, nil); err == nil {
		t.Error("who may not export prints")
	}
	path := filepath.Join(t.TempDir(), "statistics.xlsx")
	if _, err := d.ExportStatistics(t.Context(), d.head, path, year.UnixMilli(), 0, nil); err != nil {
		t.Fatal(err)
	}
	if data, _ := os.ReadFile(path); !strings.HasPrefix(string(data), "PK") {
		t.Errorf("%.20q", data)
	}
	if said := locales.RU.T("statistics.equation", v.Total.Equation()...); !strings.HasSuffix(said, "= 3") {
		t.Error(said)
	}
	d.sound()
}

// An entry in an earlier day's queue stands as it did then, with what was decided and issued by then.
func TestEntryIn(t *testing.T) {
	d := newDesk(t)
	reg := d.crowd(3)
	then := d.clock.UnixMilli()
	d.clock = d.clock.AddDate(0, 1, 0)
	d.decided(House{OnEntry: d.about(reg[0], edition.ToHouse), Dwelling: "Ақсай а., 1 үй"}, "3")
	d.must(d.registrar, IssuePaper{Form: FormNotice, RegNo: reg[1]}, "")
	now, place, err := d.EntryIn(t.Context(), nil, reg[1])
	if err != nil || now.Place != 1 || place.Overall != 1 || place.Of != 2 || len(now.Papers) != 1 {
		t.Fatalf("%+v %+v %v", now, place, err)
	}
	q, err := d.Queue(t.Context(), QueueFilter{AsOf: then})
	if err != nil {
		t.Fatal(err)
	}
	was, place, err := d.EntryIn(t.Context(), q, reg[1])
	if err != nil || was.Place != 2 || place.Overall != 2 || place.Of != 3 || place.AsOf != then || len(was.Papers) != 0 {
		t.Fatalf("%+v %+v %v", was, place, err)
	}
	first, _, err := d.EntryIn(t.Context(), q, reg[0])
	if err != nil || first.State != "active" || len(first.Decisions) != 1 {
		t.Fatalf("%+v %v", first, err)
	}
	early, err := d.Queue(t.Context(), QueueFilter{AsOf: then - 1e10})
	if err != nil {
		t.Fatal(err)
	}
	if none, place, err := d.EntryIn(t.Context(), early, reg[1]); err != nil || none.State != "" || place.Overall != 0 {
		t.Fatalf("%+v %+v %v", none, place, err)
	}
}
