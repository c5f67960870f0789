package synthetic

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kezek/app/cells"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/reports/sheets"
)

var upTo = time.Date(2025, 12, 30, 0, 0, 0, 0, locales.Zone)

func TestPeopleAreInventedSoundly(t *testing.T) {
	town, seen := NewTown(1), map[string]bool{}
	for range 3000 {
		h := town.Household(upTo)
		people := []Person{h.Applicant}
		for _, m := range h.Family {
			people = append(people, m.Person)
		}
		for _, p := range people {
			n, problem := iin.Parse(p.IIN, upTo.UnixMilli())
			born, ok := n.Birth()
			if problem != iin.None || !ok || born.Format(time.DateOnly) != p.Born.Format(time.DateOnly) || n.Sex() != p.Sex || seen[p.IIN] {
				t.Fatal(p, problem, born, seen[p.IIN])
			}
			seen[p.IIN] = true
			if locales.Mixed(p.Name) || locales.Clean(p.Name) != p.Name {
				t.Fatalf("%q", p.Name)
			}
		}
	}
}

func TestListsOfCategoriesAreTheEditions(t *testing.T) {
	for _, c := range vocabulary().Categories {
		for _, text := range c.Written {
			if code, ok := edition.Find(edition.Standard).ListByAlias(text); !ok || code != c.Code {
				t.Error(text, code)
			}
		}
	}
}

func written(t *testing.T, seed uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	book, _ := NewTown(seed).OldList(740, upTo)
	if err := WriteBook(&b, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameSeedSameBytes(t *testing.T) {
	first := sha256.Sum256(written(t, 7))
	if sha256.Sum256(written(t, 7)) != first {
		t.Error("two workbooks of one seed")
	}
	if sha256.Sum256(written(t, 8)) == first {
		t.Error("one workbook of two seeds")
	}
}

// TestTheWorkbookReadsBack holds what was written against what is read, and the faults against what an import finds.
func TestTheWorkbookReadsBack(t *testing.T) {
	data := written(t, 1)
	book, err := sheets.ReadFrom(context.Background(), bytes.NewReader(data), int64(len(data)), "old.xlsx", nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := NewTown(1).OldList(740, upTo)
	for i := range want.Sheets { // a number's value is not part of what is invented
		for _, r := range want.Sheets[i].Rows {
			for j := range r.Cells {
				if r.Cells[j].Kind == cells.Number {
					fmt.Sscan(r.Cells[j].Text, &r.Cells[j].Num)
				}
			}
		}
	}
	if diff := cmp.Diff(want, book); diff != "" {
		t.Fatal(diff)
	}
	tables, err := legacy.Find(book, legacy.Queue)
	if err != nil {
		t.Fatal(err)
	}
	r, err := legacy.Read(context.Background(), book, legacy.Remember(nil, tables), legacy.Options{ListOf: edition.Find(edition.Standard).ListByAlias, Now: upTo})
	if err != nil {
		t.Fatal(err)
	}
	found := map[legacy.Kind]int{}
	for _, f := range r.Findings {
		found[f.Kind]++
	}
	for _, k := range []legacy.Kind{legacy.IINNumber, legacy.IINZeros, legacy.IINSpace, legacy.IINChecksum, legacy.IINMissing, legacy.NameLookAlikes,
		legacy.NameNbsp, legacy.DateISO, legacy.DateTwoDigit, legacy.DateSuffix, legacy.DateSerial, legacy.DateImpossible, legacy.DateMissing,
		legacy.TimeUnknown, legacy.RegNoLetter, legacy.RowStruck, legacy.RowHidden, legacy.PersonRepeated, legacy.PersonOtherSheet, legacy.CellStartsSign} {
		if found[k] == 0 {
			t.Error("nobody has", k)
		}
	}
	if t.Failed() || testing.Verbose() {
		t.Log(found, r.Counts(), r.People())
	}
}
