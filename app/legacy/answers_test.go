package legacy

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

// TestSampleEntriesAreTrue compares what the sample is taken over as with the truth, row by row.
func TestSampleEntriesAreTrue(t *testing.T) {
	r := settled(t)
	all := truths(t)
	es := r.Entries()
	for i, e := range es {
		tr := all[fmt.Sprint(e.Sheet, "!", e.Row)]
		faults := map[string]bool{}
		for _, f := range strings.Split(tr.fault, "; ") {
			faults[f] = true
		}
		at, err := time.ParseInLocation("2006-01-02T15:04", tr.at, locales.Zone)
		if err != nil {
			t.Fatal(err)
		}
		iinState, number := Confirmed, tr.iin
		if faults["iin checksum wrong"] {
			iinState, number = Unconfirmed, e.IIN
			if e.IIN == tr.iin || e.IIN[:11] != tr.iin[:11] || e.IINText != e.IIN {
				t.Errorf("%d: ИИН %s %q, truth %s", e.Row, e.IIN, e.IINText, tr.iin)
			}
		} else if faults["iin missing"] {
			iinState, number = NoIIN, ""
		} else if birth := born(tr.iin); e.Birth != birth || e.Sex == iin.Unknown {
			t.Errorf("%d: born %s, truth %s", e.Row, e.Birth, birth)
		}
		if e.Name != tr.name || e.IIN != number || e.IINState != iinState || e.OldOrder != i+1 || e.List == "" {
			t.Errorf("%d: %+v, truth %+v", e.Row, e, tr)
		}
		switch {
		case faults["date missing"] || faults["impossible date"]:
			if e.Time != None || e.CountingAt != 0 {
				t.Errorf("%d: %s %d, want none", e.Row, e.Time, e.CountingAt)
			}
		case tr.timed == "yes":
			if e.Time != KnownTime || e.CountingAt != at.UnixMilli() {
				t.Errorf("%d: %s %s, truth %s", e.Row, e.Time, locales.DateTime(e.CountingAt), tr.at)
			}
		default:
			if e.Time != Assumed || dayOf(e.CountingAt) != dayOf(at.UnixMilli()) {
				t.Errorf("%d: %s %s, truth %s", e.Row, e.Time, locales.DateTime(e.CountingAt), tr.at)
			}
		}
		if (e.State == Removed) != faults["struck through = removed"] {
			t.Errorf("%d: %s", e.Row, e.State)
		}
		if !strings.HasPrefix(e.DecisionText, "№ ") || e.DecisionNo == "" || e.DecisionDate == "" || len(e.Family) == 0 != (e.FamilyText == "") {
			t.Errorf("%d: decision %q %q %q, family %q", e.Row, e.DecisionText, e.DecisionNo, e.DecisionDate, e.FamilyText)
		}
	}
}

// TestTimesUnknownAreMarked: exactly the rows whose time of day the truth does not know and whose day can be read.
func TestTimesUnknownAreMarked(t *testing.T) {
	book := sample(t)
	all := truths(t)
	sound := map[string]truth{}
	want := map[string]bool{}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			place := fmt.Sprint(s.Name, "!", row.N)
			tr, ok := all[place]
			if !ok || tr.fault == "caption" || tr.fault == "total" {
				continue
			}
			if tr.name == "" {
				tr = sound[row.At(1).Text]
			}
			sound[row.At(1).Text] = tr
			if tr.timed == "no" && !strings.Contains(tr.fault, "date missing") && !strings.Contains(tr.fault, "impossible") {
				want[place] = true
			}
		}
	}
	for _, f := range read(t, book, Options{ListOf: lists}).Findings {
		if f.Kind != TimeUnknown {
			continue
		}
		place := fmt.Sprint(f.Sheet, "!", f.Row)
		if !want[place] || f.Column != "H" {
			t.Error("marked:", place, f.Column)
		}
		delete(want, place)
	}
	for place := range want {
		t.Error("not marked:", place)
	}
}

func TestAnswersFile(t *testing.T) {
	file, err := os.ReadFile("testdata/answers.toml")
	if err != nil {
		t.Fatal(err)
	}
	a, err := ParseAnswers(file)
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, sample(t), Options{ListOf: lists})
	if err := r.Apply(a); err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Open() {
		if f.Kind == IINChecksum || f.Kind == IINMissing || f.Kind == DateMissing || f.Kind == DateImpossible && f.Value == "31.02.2006" || rules[f.Kind].safe {
			t.Errorf("still open: %+v", f)
		}
	}
	byRow := map[int]Entry{}
	for _, e := range r.Entries() {
		byRow[e.Row] = e
	}
	if e := byRow[36]; e.IIN != "790317480695" || e.IINState != Confirmed {
		t.Errorf("%+v", e)
	}
	if e := byRow[18]; e.Time != KnownTime || locales.DateTime(e.CountingAt) != "16.05.2006 11:55" {
		t.Errorf("%+v", e)
	}
	if e := byRow[24]; e.Time != None {
		t.Errorf("%+v", e)
	}
	if _, there := byRow[19]; there {
		t.Error("a row left out came in")
	}
	for _, l := range r.LeftOut() {
		if l.Row == 19 && l.Sheet == "Кезек" && (l.Reason != "Заявление отозвано" || l.Name == "" || l.OldNo != "2006/13") {
			t.Errorf("%+v", l)
		}
	}
	for _, bad := range []string{"accept = ['saf']", "x = 1", "[[kind]]\nkind='iin-spac'", "[[row]]\nsheet='A'\nrow='b'", "[[row]]\nsheeet='A'", "accept = "} {
		if _, err := ParseAnswers([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		} else if f, ok := fault.Of(err); !ok || f.Code != "L02" {
			t.Error(err)
		}
	}
}

// TestEveryAnswerDoesWhatItSays answers one finding in each way and looks at the entry.
func TestEveryAnswerDoesWhatItSays(t *testing.T) {
	const head = "№|Тіркеу №|Т.А.Ә.|ЖСН|Туған күні|Санаты|Есепке қойылған күні|Шешім №, күні|Мекенжайы"
	const good = "1|7|Асанов Асқар|850101300005|01.01.1985|Жетім балалар|15.03.2012 10:00|№ 1, 01.04.2012|Ақсай"
	cell := func(column int, value string) string {
		parts := strings.Split(good, "|")
		parts[column] = value
		return strings.Join(parts, "|")
	}
	for _, c := range []struct {
		line string
		kind Kind
		res  Resolution
		want string // "" : refused
		ask  func(e Entry) string
	}{
		{cell(3, "850101 300005"), IINSpace, Resolution{Way: Repaired}, "850101300005 confirmed ", iinOf},
		{cell(3, "850101 300005"), IINSpace, Resolution{Way: Kept}, "850101300005 unconfirmed 850101 300005", iinOf},
		{cell(3, "51231600007"), IINZeros, Resolution{Way: Kept}, " missing 51231600007", iinOf},
		{cell(3, "850101300006"), IINChecksum, Resolution{Way: Kept}, "850101300006 unconfirmed 850101300006", iinOf},
		{cell(3, "850101300006"), IINChecksum, Resolution{Way: Repaired, Value: "850101 300603"}, "850101300603 confirmed ", iinOf},
		{cell(3, "850101300006"), IINChecksum, Resolution{Way: Repaired, Value: "850101300007"}, "", iinOf},
		{cell(3, "850101300006"), IINChecksum, Resolution{Way: Repaired}, "", iinOf},
		{cell(3, "850101300006"), IINChecksum, Resolution{Way: NoTime}, "", iinOf},
		{cell(3, "8.50101E+11"), IINExponent, Resolution{Way: Kept}, " missing 8.50101E+11", iinOf},
		{cell(3, ""), IINMissing, Resolution{Way: Kept}, " missing ", iinOf},
		{cell(4, "02.01.1985"), IINBirth, Resolution{Way: Kept}, "850101300005 confirmed ", iinOf},
		{cell(6, "15.03.12"), DateTwoDigit, Resolution{Way: Repaired}, "assumed 15.03.2012 00:00", timeOf},
		{cell(6, "15.03.12"), DateTwoDigit, Resolution{Way: Repaired, Value: "15.03.2013 09:00"}, "known 15.03.2013 09:00", timeOf},
		{cell(6, "31.02.2012"), DateImpossible, Resolution{Way: NoTime}, "none 01.01.1970 05:00", timeOf},
		{cell(6, "31.02.2012"), DateImpossible, Resolution{Way: Kept}, "", timeOf},
		{cell(6, "31.02.2012"), DateImpossible, Resolution{Way: Repaired, Value: "29.02.2012"}, "assumed 29.02.2012 00:00", timeOf},
		{cell(6, "31.02.2012"), DateImpossible, Resolution{Way: Repaired, Value: "30.02.2012"}, "", timeOf},
		{cell(6, "31.02.2012"), DateImpossible, Resolution{Way: Repaired, Value: "01.01.2030"}, "", timeOf},
		{cell(6, ""), DateMissing, Resolution{Way: NoTime}, "none 01.01.1970 05:00", timeOf},
		{cell(6, "15.03.2062"), DateFuture, Resolution{Way: NoTime}, "none 01.01.1970 05:00", timeOf},
		{cell(6, "15.03.2012 25:00"), TimeImpossible, Resolution{Way: Kept}, "assumed 15.03.2012 00:00", timeOf},
		{cell(6, "15.03.2012 25:00"), TimeImpossible, Resolution{Way: Repaired, Value: "15:00"}, "known 15.03.2012 15:00", timeOf},
		{cell(6, "15.03.2012"), TimeUnknown, Resolution{Way: Repaired, Value: "14:20"}, "known 15.03.2012 14:20", timeOf},
		{cell(1, "6а"), RegNoLetter, Resolution{Way: Kept}, "6а", func(e Entry) string { return e.OldNo }},
		{cell(1, "6а"), RegNoLetter, Resolution{Way: Repaired, Value: "6"}, "6", func(e Entry) string { return e.OldNo }},
		{cell(2, "Acaнoв  Асқар"), NameLookAlikes, Resolution{Way: Repaired}, "Асанов  Асқар", nameOf},
		{cell(2, "Acaнoв Асқар"), NameLookAlikes, Resolution{Way: Kept}, "Acaнoв Асқар", nameOf},
		{cell(2, "Асанов\u00a0 Асқар"), NameNbsp, Resolution{Way: Repaired}, "Асанов Асқар", nameOf},
		{cell(2, "Асанов  Асқар"), NameSpaces, Resolution{Way: Repaired}, "Асанов Асқар", nameOf},
		{cell(2, "?санов Ас?ар"), NameDestroyed, Resolution{Way: Repaired, Value: "Асанов Асқар"}, "Асанов Асқар", nameOf},
		{cell(2, "?санов Ас?ар"), NameDestroyed, Resolution{Way: Kept}, "?санов Ас?ар", nameOf},
		{cell(2, ""), NameMissing, Resolution{Way: Kept}, "", nameOf},
		{cell(2, ""), NameMissing, Resolution{Way: Repaired, Value: "Асанов Асқар"}, "Асанов Асқар", nameOf},
		{cell(5, "Жас отбасы"), ListUnknown, Resolution{Way: Repaired, Value: "Дети-сироты"}, "C1-1", listOf},
		{cell(5, "Жас отбасы"), ListUnknown, Resolution{Way: Repaired, Value: "басқа"}, "", listOf},
		{cell(5, ""), ListMissing, Resolution{Way: Kept}, "", nil},
		{cell(7, "бар"), DecisionUnread, Resolution{Way: Kept}, "бар", func(e Entry) string { return e.DecisionText }},
		{cell(7, "бар"), DecisionUnread, Resolution{Way: Repaired, Value: "№ 5, 02.04.2012"}, "№ 5, 02.04.2012", func(e Entry) string { return e.DecisionText }},
		{cell(8, "Aқсай"), TextLookAlikes, Resolution{Way: Repaired}, "Ақсай", func(e Entry) string { return e.Address }},
		{cell(8, "Aқсай"), TextLookAlikes, Resolution{Way: Kept}, "Aқсай", func(e Entry) string { return e.Address }},
		{cell(3, ""), IINMissing, Resolution{Way: LeftOut}, "", iinOf},
		{cell(3, ""), IINMissing, Resolution{Way: LeftOut, Reason: "қайтыс болған"}, "gone", iinOf},
		{cell(3, ""), IINMissing, Resolution{Way: "maybe"}, "", iinOf},
	} {
		r := read(t, book(head, c.line), Options{ListOf: lists})
		err := r.Answer(Ref{Sheet: "Кезек", Row: 2, Kind: c.kind}, c.res)
		if c.ask == nil {
			if err != nil {
				t.Error(c.kind, err)
			}
			continue
		}
		if (err == nil) != (c.want != "") {
			t.Errorf("%s %+v: %v", c.kind, c.res, err)
			continue
		}
		if f, ok := fault.Of(err); err != nil {
			if !ok || f.Code != "L03" || locales.KK.With(f.Key, f.Args) == f.Key {
				t.Error(err)
			}
			continue
		}
		es := r.Entries()
		got := "gone"
		if len(es) == 1 {
			got = c.ask(es[0])
		}
		if got != c.want {
			t.Errorf("%s %+v: %q, want %q", c.kind, c.res, got, c.want)
		}
		for _, f := range r.Open() {
			if f.Kind == c.kind {
				t.Errorf("%s %+v: still open", c.kind, c.res)
			}
		}
	}
}

func iinOf(e Entry) string  { return e.IIN + " " + string(e.IINState) + " " + e.IINText }
func timeOf(e Entry) string { return string(e.Time) + " " + locales.DateTime(e.CountingAt) }
func nameOf(e Entry) string { return e.Name }
func listOf(e Entry) string { return e.List }

func TestAnswerWithoutAFinding(t *testing.T) {
	r := read(t, book("№|Т.А.Ә.|ЖСН", "1|Асанов Асқар|850101300005"), Options{})
	err := r.Answer(Ref{Sheet: "Кезек", Row: 2, Column: "C"}, Resolution{Way: Kept})
	if f, ok := fault.Of(err); !ok || f.Code != "L04" {
		t.Error(err)
	}
	if err := r.Answer(Ref{Sheet: "Кезек", Row: 9}, Resolution{Way: LeftOut, Reason: "x"}); err == nil {
		t.Error("a row that is not there was left out")
	}
}

// TestOneBadCellInAThousandAndOneRows: acceptance scenario 16.
func TestOneBadCellInAThousandAndOneRows(t *testing.T) {
	b := bigBook(1001)
	for i := range b.Sheets[0].Rows {
		if row := &b.Sheets[0].Rows[i]; row.N == 742 {
			for k := range row.Cells {
				if row.Cells[k].Col == 3 {
					row.Cells[k].Text = "850101300006"
				}
			}
		}
	}
	r := read(t, b, Options{ListOf: lists})
	r.Accept(Safe)
	open := r.Open()
	if len(open) != 1 || open[0].Row != 742 || open[0].Column != "D" || open[0].Kind != IINChecksum || open[0].Severity != Cannot || open[0].Value != "850101300006" {
		t.Errorf("%+v", open)
	}
}

// TestEveryWordIsInTheCatalogues: a person never reads a key.
func TestEveryWordIsInTheCatalogues(t *testing.T) {
	var keys []string
	for _, k := range Kinds() {
		keys = append(keys, k.Key())
	}
	for _, f := range Fields {
		keys = append(keys, f.Key())
	}
	for _, s := range Sorts {
		keys = append(keys, s.Key())
	}
	for _, s := range []Severity{Repair, Question, Cannot, Mark} {
		keys = append(keys, s.Key())
	}
	for _, w := range []Way{Repaired, Kept, LeftOut, NoTime} {
		keys = append(keys, w.Key())
	}
	for _, m := range []TimeMark{KnownTime, Assumed, None} {
		keys = append(keys, m.Key())
	}
	for _, w := range []Why{ListRank, KnownTimes, AssumedTime, Unexplained} {
		keys = append(keys, w.Key())
	}
	for _, r := range vocab().relations {
		keys = append(keys, casefile.RelationKey(r.code))
	}
	for _, l := range locales.Langs {
		for _, k := range keys {
			if l.T(k) == k {
				t.Errorf("%s: %s", l, k)
			}
		}
	}
}
