package legacy

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/cells"
	"kezek/app/fault"
)

// book makes a book of one sheet; a line's cells are parted by "|", rows count from 1.
func book(lines ...string) *cells.Book {
	s := cells.Sheet{Name: "Кезек"}
	for i, line := range lines {
		r := texts(i+1, strings.Split(line, "|")...)
		if len(r.Cells) > 0 {
			s.Rows = append(s.Rows, r)
		}
	}
	return &cells.Book{Sheets: []cells.Sheet{s}}
}

func merge(firstRow, lastRow, firstCol, lastCol int) cells.Merge {
	return cells.Merge{FirstRow: firstRow, LastRow: lastRow, FirstCol: firstCol, LastCol: lastCol}
}

func TestFindReadsHeadingsAsOfficesWriteThem(t *testing.T) {
	for _, c := range []struct {
		name   string
		lines  []string
		merges []cells.Merge
		want   map[Field]string
		rows   []int
	}{
		{"Russian, other order", []string{"Список граждан, состоящих в очереди на жильё", "", "ИИН|Фамилия, имя, отчество|Дата подачи заявления|Время|№ очереди|Номер решения|Дата решения|Адрес проживания"},
			nil, map[Field]string{IIN: "A", Name: "B", Counting: "C", CountingTime: "D", RegNo: "E", DecisionNo: "F", DecisionDate: "G", Address: "H"}, []int{3}},
		{"three columns of a name, Kazakh", []string{"Р/с №|Тегі|Аты|Әкесінің аты|ЖСН|Туған күні|Кезекке қойылған күні|Байланыс телефоны"},
			nil, map[Field]string{Ordinal: "A", Surname: "B", GivenName: "C", Patronymic: "D", IIN: "E", Birth: "F", Counting: "G", Phone: "H"}, []int{1}},
		{"groups over two rows", []string{"№|Өтініш беруші||Отбасы мүшелері||||Шешім||Есепке қойылған", "|Т.А.Ә.|ЖСН|Аты-жөні|ЖСН|Туған күні|Туыстығы|№|күні|күні|уақыты"},
			[]cells.Merge{merge(1, 2, 0, 0), merge(1, 1, 1, 2), merge(1, 1, 3, 6), merge(1, 1, 7, 8), merge(1, 1, 9, 10)},
			map[Field]string{Ordinal: "A", Name: "B", IIN: "C", Family: "D", MemberIIN: "E", MemberBirth: "F", Relation: "G", DecisionNo: "H", DecisionDate: "I", Counting: "J", CountingTime: "K"}, []int{1, 2}},
		{"mixed, a column that means nothing", []string{"№ п/п|ФИО/Т.А.Ә.|Цвет папки|Категория (санаты)|Шешім №, күні|Жилая площадь|Доход семьи|Примечание|Кол-во членов семьи"},
			nil, map[Field]string{Ordinal: "A", Name: "B", Category: "D", Decision: "E", Area: "F", Income: "G", Note: "H", FamilySize: "I"}, []int{1}},
		{"look-alikes in headings", []string{"№|Ф.И.O.|ИИH|Aдрес"}, nil, map[Field]string{Ordinal: "A", Name: "B", IIN: "C", Address: "D"}, []int{1}},
	} {
		b := book(append(c.lines, "1|Асанов Асқар|850101300005|x")...)
		b.Sheets[0].Merges = c.merges
		tables, err := Find(b, Queue)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if d := cmp.Diff(c.want, tables[0].Columns); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.rows, tables[0].HeaderRows); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestBookWithoutATableIsAFault(t *testing.T) {
	_, err := Find(book("Бұйрық", "Мекенжайы: Ақсай", "1|2|3"), Queue)
	if f, ok := fault.Of(err); !ok || f.Code != "L01" {
		t.Fatal(err)
	}
	b := book("Т.А.Ә.|ЖСН", "Асанов Асқар|850101300005")
	b.Sheets = append(b.Sheets, cells.Sheet{Name: "Лист2"})
	tables, err := Find(b, Queue)
	if err != nil || !tables[0].Found || tables[1].Found {
		t.Fatal(tables, err)
	}
	if r := read(t, b, Options{}); !cmp.Equal(r.Unread, []string{"Лист2"}) || r.People() != 1 {
		t.Error(r.Unread, r.People())
	}
}

func TestMappingIsSavedAndComesBack(t *testing.T) {
	first, err := Find(book("№|Т.А.Ә.|ЖСН|Куні-айы|Түсі", "1|Асанов Асқар|850101300005|15.03.2012|көк"), Queue)
	if err != nil {
		t.Fatal(err)
	}
	m := first[0].Mapping
	m.Columns[Counting] = "D" // the office says what the column holds
	delete(m.Columns, Ordinal)
	var out strings.Builder
	if err := toml.NewEncoder(&out).Encode(m); err != nil {
		t.Fatal(err)
	}
	var again Mapping
	if _, err := toml.Decode(out.String(), &again); err != nil {
		t.Fatal(err)
	}
	js, _ := json.Marshal(m)
	var third Mapping
	if err := json.Unmarshal(js, &third); err != nil || !cmp.Equal(again, m) || !cmp.Equal(third, m) {
		t.Fatal(cmp.Diff(again, m), err)
	}
	later, _ := Find(book("", "Куні-айы|ЖСН|Т.А.Ә.|№", "15.03.2012|850101300005|Асанов Асқар|1"), Queue)
	want := map[Field]string{Counting: "A", IIN: "B", Name: "C"}
	if d := cmp.Diff(want, Remember([]Mapping{again}, later)[0].Columns); d != "" {
		t.Error(d)
	}
}

func TestRowsThatAreNoPersonsAreCounted(t *testing.T) {
	b := book("БЕКІТЕМІН", "№|Т.А.Ә.|ЖСН|Мекенжайы|Күні|Есепке қойылған күні", "1|2|3|4|5|6", "Көпбалалы отбасылар",
		"1|Асанов Асқар|850101300005|Ақсай||15.03.2012 10:00", "| | ", "2|Әкім Асан", "№|Т.А.Ә.|ЖСН|Мекенжайы|Күні|Есепке қойылған күні", "|Мүгедектігі бар адамдар",
		"2|Асанов Берік|850101300603|Ақсай||16.03.2012 10:00", "Барлығы:|2", "", "Төраға ______ А. Асанов", "|Орындаған: Б. Бериков", "тел. 8-701-000-00-00")
	b.Sheets[0].Blank = 40
	r := read(t, b, Options{})
	want := map[Sort]int{Title: 1, Header: 1, ColumnNumbers: 1, Caption: 2, HeaderRepeated: 1, Total: 1, Signature: 3, Blank: 41}
	if d := cmp.Diff(want, r.Counts()); d != "" {
		t.Error(d, r.Skipped)
	}
	if r.People() != 3 { // «Әкім» is also a name

		t.Error(r.People(), r.Open())
	}
}

func TestRowThatIsNotUnderstoodIsAsked(t *testing.T) {
	r := read(t, book("№|Т.А.Ә.|ЖСН|Мекенжайы", "1|Асанов Асқар|850101300005|x", "||мұрағатта|", "2|Асанов Берік|850101300603|y"), Options{})
	unread := 0
	for _, f := range r.Open() {
		if f.Kind == RowUnread {
			unread++
			if f.Row != 3 || f.Value != "мұрағатта" {
				t.Error(f)
			}
		}
	}
	if unread != 1 {
		t.Error(unread)
	}
	if err := r.Answer(Ref{Sheet: "Кезек", Row: 3, Kind: RowUnread}, Resolution{Way: LeftOut, Reason: "белгі"}); err != nil {
		t.Fatal(err)
	}
	if left := r.LeftOut(); len(left) != 1 || left[0].Row != 3 || left[0].Reason != "белгі" {
		t.Error(left)
	}
	if len(r.Entries()) != 2 {
		t.Error("leaving out words took a person")
	}
}

func TestOneMemberIsLeftOutAlone(t *testing.T) {
	r := read(t, book("№|Т.А.Ә.|ЖСН|Отбасы мүшелері|Туған күні|Есепке қойылған күні", "1|Асанов Асқар|850101300005|||15.03.2012 10:00", "||850101400000|Асанова Айгүл|31.02.1985", "|||Асанов Ерлан|12.03.2010"), Options{})
	if open := r.Open(); len(open) != 2 || open[0].Kind != MemberIINWrong || open[1].Kind != FamilyDate || open[1].Column != "E" {
		t.Fatal(open)
	}
	if err := r.Answer(Ref{Sheet: "Кезек", Row: 3, Kind: FamilyDate}, Resolution{Way: LeftOut, Reason: "ажырасқан"}); err != nil {
		t.Fatal(err)
	}
	es, left := r.Entries(), r.LeftOut()
	if len(r.Open()) != 0 || len(es) != 1 || len(es[0].Family) != 1 || es[0].Family[0].Name != "Асанов Ерлан" || len(left) != 1 || left[0].Row != 3 {
		t.Errorf("%+v %+v", es, left)
	}
}

func TestNobodyIsBornInTheFuture(t *testing.T) {
	r := read(t, book("№|Т.А.Ә.|ЖСН|Туған күні|Есепке қойылған күні", "1|Асанов Асқар|жоқ|12.03.25|15.03.2012 10:00"), Options{})
	r.Accept(DateTwoDigit)
	if e := r.Entries()[0]; e.Birth != "1925-03-12" {
		t.Error(e.Birth)
	}
}

func TestBirthDateThatIsNoDayCanBeKept(t *testing.T) {
	r := read(t, book("№|Т.А.Ә.|ЖСН|Туған күні|Есепке қойылған күні", "1|Асанов Асқар|850101300005|31.02.1985|15.03.2012 10:00"), Options{})
	if n := r.Accept(DateImpossible); n != 1 || len(r.Open()) != 0 {
		t.Fatal(n, r.Open())
	}
	if e := r.Entries()[0]; e.Birth != "1985-01-01" || e.Time != KnownTime {
		t.Errorf("%+v", e)
	}
}

func TestFamilyInRowsOfItsOwn(t *testing.T) {
	want := []Member{{Name: "Асанова Айгүл", Relation: "spouse", IIN: "850101400004", Birth: "1985-01-01"}, {Name: "Асанов Ерлан", Relation: "son", Birth: "2010-03-12"}}
	number := femaleIIN(t)
	want[0].IIN = number
	for name, b := range map[string]*cells.Book{
		"empty applicant cells": book("№|Т.А.Ә.|ЖСН|Отбасы мүшелері|Туыстығы|Туған күні|Мекенжайы", "1|Асанов Асқар|850101300005||||Ақсай",
			"||"+number+"|Асанова Айгүл|жұбайы|01.01.1985", "|||Асанов Ерлан|ұлы|12.03.2010", "2|Берік Болат|850101300603||||Ақсай"),
		"names in one column": book("№|Т.А.Ә.|Туыстығы|ЖСН|Туған күні|Мекенжайы", "1|Асанов Асқар|өтініш беруші|850101300005||Ақсай",
			"|Асанова Айгүл|жұбайы|"+number+"|01.01.1985", "|Асанов Ерлан|ұлы||12.03.2010|Ақсай", "2|Берік Болат||850101300603||Ақсай"),
		"own columns from the first row": book("№|Т.А.Ә.|ЖСН|Отбасы мүшесінің аты-жөні|Туыстығы|Отбасы мүшесінің ЖСН|Отбасы мүшесінің туған күні|Мекенжайы",
			"1|Асанов Асқар|850101300005|Асанова Айгүл|жұбайы|"+number+"|01.01.1985|Ақсай", "|||Асанов Ерлан|ұлы||12.03.2010", "2|Берік Болат|850101300603|||||Ақсай"),
	} {
		r := read(t, b, Options{})
		es := r.Entries()
		if len(es) != 2 {
			t.Fatalf("%s: %d entries %v", name, len(es), r.Findings)
		}
		for i := range es[0].Family {
			es[0].Family[i].Text = ""
		}
		if d := cmp.Diff(want, es[0].Family); d != "" || len(es[1].Family) != 0 {
			t.Errorf("%s: %s %v", name, d, es[1].Family)
		}
	}
	merged := book("№|Т.А.Ә.|Отбасы құрамы|Мекенжайы", "1|Асанов Асқар|Асанова Айгүл (жұбайы)|Ақсай", "1|Асанов Асқар|Асанов Ерлан (ұлы)|Ақсай")
	merged.Sheets[0].Merges = []cells.Merge{merge(2, 3, 1, 1)}
	if es := read(t, merged, Options{}).Entries(); len(es) != 1 || len(es[0].Family) != 2 {
		t.Error("merged applicant:", es)
	}
}

// TestAnyBookIsRead: no book makes finding and reading fail otherwise than by a fault.
func TestAnyBookIsRead(t *testing.T) {
	words := []string{"", "№", "Т.А.Ә.", "ЖСН", "ИИН", "Отбасы құрамы", "Есепке қойылған күні", "Шешім №, күні", "Тіркеу №", "Санаты", "Туыстығы", "жұбайы",
		"Асанов Асқар", "850101300005", "51231600007", "15.03.2012", "31.02.2012", "6а", "7", "Барлығы", "№ 1-ш, 14.02.2006", "=1+1", "?лия", "жоқ", "Жетім балалар"}
	rapid.Check(t, func(t *rapid.T) {
		b := &cells.Book{}
		for s := range rapid.IntRange(1, 2).Draw(t, "sheets") {
			sheet := cells.Sheet{Name: fmt.Sprint("S", s)}
			for n := range rapid.IntRange(0, 12).Draw(t, "rows") {
				row := cells.Row{N: n + 1, Hidden: rapid.Bool().Draw(t, "hidden")}
				for col := range rapid.IntRange(0, 7).Draw(t, "cols") {
					row.Cells = append(row.Cells, cells.Cell{Col: col, Kind: rapid.SampledFrom([]cells.Kind{cells.Text, cells.Number, cells.Date, cells.Fault}).Draw(t, "kind"),
						Text: rapid.SampledFrom(words).Draw(t, "text"), Num: float64(rapid.IntRange(-5, 99999).Draw(t, "num")), Struck: rapid.Bool().Draw(t, "struck"), Formula: rapid.Bool().Draw(t, "formula")})
				}
				sheet.Rows = append(sheet.Rows, row)
			}
			sheet.Merges = []cells.Merge{merge(2, 4, 0, 3)}
			b.Sheets = append(b.Sheets, sheet)
		}
		tables, err := Find(b, Queue)
		if err != nil {
			if _, ok := fault.Of(err); !ok {
				t.Fatal(err)
			}
			return
		}
		r, err := Read(t.Context(), b, Remember(nil, tables), Options{Now: now, ListOf: lists})
		if err != nil {
			t.Fatal(err)
		}
		r.Accept(Kinds()...)
		es := r.Entries()
		if len(es)+len(r.LeftOut()) < r.People() {
			t.Fatalf("people got lost: %d entries, %d left out of %d", len(es), len(r.LeftOut()), r.People())
		}
		if p := Prove(r, es, nil, places(es)); p.Broken != 0 {
			t.Fatal(p.Moved)
		}
		if _, err := json.Marshal(r.Findings); err != nil {
			t.Fatal(err)
		}
	})
}

func TestWrongMappingIsAFault(t *testing.T) {
	_, err := Read(t.Context(), book("a|b"), []Mapping{{Sheet: "Жоқ", Columns: map[Field]string{Name: "A"}}}, Options{Now: now})
	if !errors.Is(err, fault.New("L01", "")) {
		t.Fatal(err)
	}
}
