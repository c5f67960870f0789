package legacy

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kezek/app/cells"
	"kezek/app/iin"
)

func text(s string) cells.Cell { return cells.Cell{Kind: cells.Text, Text: s} }

func TestDatesInEverySpelling(t *testing.T) {
	d := newDates(&cells.Book{}, now)
	for in, want := range map[string]string{ // "reading kind"
		"15.03.2012": "15.03.2012 ", "5.3.2012": "05.03.2012 ", "15.03.2012 10:30": "15.03.2012 10:30 ", "15.03.2012, 10:30": "15.03.2012 10:30 ",
		" 15.03.2012\u00a010:30": "15.03.2012 10:30 ", "15.03.2012 10:30:15": "15.03.2012 10:30 ", "15.03.2012 00:00": "15.03.2012 00:00 ",
		"15.03.12": "15.03.2012 date-two-digit-year", "15.03.97": "15.03.1997 date-two-digit-year", "15-03-12": "15.03.2012 date-two-digit-year",
		"06.03.06г.": "06.03.2006 date-two-digit-year", "15.03.12 10:30": "15.03.2012 10:30 date-two-digit-year",
		"15-03-2012": "15.03.2012 date-spelling", "15,03,2012": "15.03.2012 date-spelling", "15 03 2012": "15.03.2012 date-spelling",
		"15. 03. 2012": "15.03.2012 ", "15/03/2012": "15.03.2012 date-spelling", "05/03/2012": "05.03.2012 date-slash", "03/15/2012": "15.03.2012 date-slash",
		"2012-03-15": "15.03.2012 date-iso", "2012-03-15 10:30": "15.03.2012 10:30 date-iso", "2012-03-15T10:30:00": "15.03.2012 10:30 date-iso", "2012.03.15": "15.03.2012 date-iso",
		"15.03.2012г.": "15.03.2012 date-suffix", "15.03.2012 г": "15.03.2012 date-suffix", "15.03.2012ж.": "15.03.2012 date-suffix", "15.03.2012 жылы": "15.03.2012 date-suffix",
		"15.03.2012г. 10:30": "15.03.2012 10:30 date-suffix", "15.03.2012.": "15.03.2012 date-suffix",
		"15 марта 2012 г.": "15.03.2012 date-words", "15 наурыз 2012": "15.03.2012 date-words", "2012 жылғы 15 наурыз": "15.03.2012 date-words",
		"2012 ж. 15 наурыз 10:30": "15.03.2012 10:30 date-words", "1 Мая 2012 года": "01.05.2012 date-words", "2 қыркүйек 2012 ж.": "02.09.2012 date-words",
		"15.03.2012 10.30": "15.03.2012 10:30 date-spelling", "15.03.2012 10-30": "15.03.2012 10:30 date-spelling", "15.03.2012 в 10 ч 30 мин": "15.03.2012 10:30 date-spelling",
		"15.03.2012 сағ. 10:30": "15.03.2012 10:30 date-spelling", "15032012": "15.03.2012 date-digits", "20120315": "15.03.2012 date-digits", "38960": "31.08.2006 date-serial", "38960,5": "31.08.2006 12:00 date-serial",
		"с 15.03.2012": "15.03.2012 date-with-text", "15.03.2012 (қайта)": "15.03.2012 date-with-text", "15.03.2012 / 20.04.2013": "15.03.2012 date-with-text",
		"31.02.2006": "- date-impossible", "30.02.2012 10:00": "- date-impossible", "15.13.2012": "- date-impossible", "00.00.2012": "- date-impossible", "29.02.2011": "- date-impossible",
		"2006": "- date-year-only", "2006 ж.": "- date-year-only", "": "- date-missing", "жоқ": "- date-missing", "-": "- date-missing", "  ": "- date-missing", "нет": "- date-missing",
		"когда-то": "- date-unread", "15.03": "- date-unread", "15.03.201": "- date-unread", "?": "- date-unread", "12": "- date-unread",
		"01.01.1949": "01.01.1949 date-early", "23.11.2026": "23.11.2026 date-future", "22.11.2026": "22.11.2026 ", "15.03.2062": "15.03.2062 date-future",
		"15.03.40": "15.03.2040 date-future", "15.03.2012 25:70": "15.03.2012 !", "29.02.2012": "29.02.2012 ",
	} {
		m := d.cell(text(in))
		got := "-"
		if m.ok {
			got = m.String()
		}
		got += " " + string(d.check(m))
		if m.badClock {
			got += "!"
		}
		if got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestSerialsInBothDateSystems(t *testing.T) {
	number := func(kind cells.Kind, n float64, s string) cells.Cell { return cells.Cell{Kind: kind, Num: n, Text: s} }
	for _, c := range []struct {
		date1904 bool
		cell     cells.Cell
		want     string
	}{
		{false, number(cells.Number, 38960, "38960"), "31.08.2006 date-serial"},
		{true, number(cells.Number, 37498, "37498"), "31.08.2006 date-serial"},
		{false, number(cells.Date, 38960, "38960"), "31.08.2006 "},
		{false, number(cells.Date, 38960.4375, "38960.4375"), "31.08.2006 10:30 "},
		{true, number(cells.Date, 37498.4375, "37498.4375"), "31.08.2006 10:30 "},
		{false, number(cells.Date, 38960.9999999, "38960.9999999"), "01.09.2006 "},
		{false, number(cells.Number, 38960.4375, "38960.4375"), "31.08.2006 10:30 date-serial"},
		{false, number(cells.Number, 15032012, "15032012"), "15.03.2012 date-digits"},
		{false, number(cells.Number, 2006, "2006"), "- date-year-only"},
		{false, number(cells.Number, 12, "12"), "- date-unread"},
		{false, number(cells.Number, 1e12, "1000000000000"), "- date-unread"},
		{false, number(cells.Number, -5, "-5"), "- date-unread"},
	} {
		d := newDates(&cells.Book{Date1904: c.date1904}, now)
		m := d.cell(c.cell)
		got := "- "
		if m.ok {
			got = m.String() + " "
		}
		if got += string(m.kind); got != c.want {
			t.Errorf("%v %s: %q, want %q", c.date1904, c.cell.Text, got, c.want)
		}
	}
}

func TestIINCells(t *testing.T) {
	number := func(s string) cells.Cell { return cells.Cell{Kind: cells.Number, Text: s} }
	for _, c := range []struct {
		cell cells.Cell
		want string // value kind proposal
	}{
		{text("850101300005"), "850101300005 ok  "},
		{number("850101300005"), "850101300005 ok iin-number 850101300005"},
		{number("8.50101300005E+11"), "850101300005 ok iin-number 850101300005"},
		{number("51231600007"), "051231600007 ok iin-number 051231600007"},
		{text("229600004"), "000229600004 ok iin-zeros 000229600004"},
		{text("850101 300005"), "850101300005 ok iin-space 850101300005"},
		{text("'850101300005"), "850101300005 ok iin-space 850101300005"},
		{text("850101-300005"), "850101300005 ok iin-space 850101300005"},
		{text("850101\u00a0300005"), "850101300005 ok iin-nbsp 850101300005"},
		{text("850101300005\u200b"), "850101300005 ok iin-nbsp 850101300005"},
		{text("85O1О130000 5"), "850101300005 ok iin-letters 850101300005"},
		{text("51231 600007"), "051231600007 ok iin-zeros 051231600007"},
		{text("850101300006"), "850101300006 iin-checksum "},
		{text("850101 300006"), "850101300006 iin-checksum "},
		{number("850101300006"), "850101300006 iin-checksum "},
		{text("900229400007"), "900229400007 iin-date "},
		{text("8501013000"), "8501013000 iin-length "},
		{text("8501013000055"), "8501013000055 iin-length "},
		{text("8.50101E+11"), "8.50101E+11 iin-exponent "},
		{text("8,50101Е+11"), "8,50101Е+11 iin-exponent "},
		{number("8.50101E+11"), "8.50101E+11 iin-exponent "},
		{text("8.50101300005E+11"), "850101300005 ok iin-number 850101300005"},
		{text("850101300005 850101300603"), "850101300005850101300603 iin-length "},
		{text("Асанов"), "Асанов iin-unread "},
		{text("жоқ"), "жоқ iin-missing "},
		{cells.Cell{}, " iin-missing "},
		{cells.Cell{Kind: cells.Fault, Text: "#REF!"}, "#REF! iin-unread "},
	} {
		got := readIIN(c.cell, now.UnixMilli())
		s := got.value
		if got.ok {
			s += " ok"
		}
		if s += " " + string(got.kind) + " " + got.proposal; s != c.want {
			t.Errorf("%q: %q, want %q", c.cell.Text, s, c.want)
		}
	}
	for digit := range 10 {
		if bin, problem := iin.ParseBIN("12034000123" + strconv.Itoa(digit)); problem == iin.None {
			if got := readIIN(text(string(bin)), now.UnixMilli()); got.kind != IINBin || got.ok {
				t.Error(got)
			}
			return
		}
	}
	t.Error("no БИН made")
}

func TestDecisionCells(t *testing.T) {
	d := newDates(&cells.Book{}, now)
	for in, want := range map[string]string{
		"№ 123-р от 04.05.2012": "123-р|2012-05-04", "№ 1-ш, 14.02.2006": "1-ш|2006-02-14", "04.05.2012 № 123": "123|2012-05-04",
		"04.05.2012ж. №15/2-ш": "15/2-ш|2012-05-04", "2012 жылғы 4 мамырдағы № 123 шешім": "123|2012-05-04", "Протокол №5 от 12.03.2010г.": "5|2010-03-12",
		"№ 10-11-12 от 04.05.2012": "10-11-12|2012-05-04", "123-р 04.05.12": "123-р|2012-05-04", "04.05.2012": "|2012-05-04", "123-р": "123-р|",
		"от 4 мая 2012 года № 7": "7|2012-05-04", "№ 1-ш, 31.02.2006": "1-ш|!", "бар": "|!", "": "|", "жоқ": "|",
	} {
		got := d.decision(text(in))
		s := got.no + "|" + got.date.iso()
		if got.unread {
			s += "!"
		}
		if s != want {
			t.Errorf("%q: %q, want %q", in, s, want)
		}
	}
}

func TestFamilyCells(t *testing.T) {
	d := newDates(&cells.Book{}, now)
	for _, c := range []struct {
		in   string
		want []Member // without Text
		kind Kind
	}{
		{"Қалиева Динара Ұланқызы (жұбайы) 10.09.1985", []Member{{Name: "Қалиева Динара Ұланқызы", Relation: "spouse", Birth: "1985-09-10"}}, ""},
		{"Қасымов Серік Қайратұлы (жұбайы) 20.12.1996\nАсанова Қарлығаш Ұланқызы (қызы) 01.07.1998\n", []Member{
			{Name: "Қасымов Серік Қайратұлы", Relation: "spouse", Birth: "1996-12-20"}, {Name: "Асанова Қарлығаш Ұланқызы", Relation: "daughter", Birth: "1998-07-01"}}, ""},
		{"1. жена - Иванова Анна Петровна, 1985 г.р.\n2) сын - Иванов Пётр, 12.03.2010 г.р.", []Member{
			{Name: "Иванова Анна Петровна", Relation: "spouse", Birth: "1985"}, {Name: "Иванов Пётр", Relation: "son", Birth: "2010-03-12"}}, ""},
		{"Иванова Анна (жена) 850101400004; Иванов Пётр", []Member{{Name: "Иванова Анна", Relation: "spouse"}, {Name: "Иванов Пётр"}}, MemberIINWrong},
		{"Асанов Берік Серік ұлы", []Member{{Name: "Асанов Берік Серік ұлы"}}, ""},
		{"Асанова Айгүл Серікқызы қызы 2005", []Member{{Name: "Асанова Айгүл Серікқызы", Relation: "daughter", Birth: "2005"}}, ""},
		{"жұбайы Асанова Айгүл, ұлы Асанов Ерлан (ұлы)", []Member{{Name: "Асанова Айгүл", Relation: "spouse"}, {Name: "Асанов Ерлан", Relation: "son"}}, ""},
		{"Асанов Асқар 850101300005 ЖСН", []Member{{Name: "Асанов Асқар", IIN: "850101300005"}}, ""},
		{"Асанова Айгүл\n(жұбайы) 10.09.1985", []Member{{Name: "Асанова Айгүл", Relation: "spouse", Birth: "1985-09-10"}}, ""},
		{"Асанова Айгүл (жұбайы) 31.02.1985", []Member{{Name: "Асанова Айгүл", Relation: "spouse"}}, FamilyDate},
		{"4", nil, ""}, {"жоқ", nil, ""}, {"", nil, ""}, {"10.09.1985", nil, FamilyUnread},
	} {
		got, troubles := d.family(c.in, now.UnixMilli())
		for i := range got {
			if got[i].Text == "" || !strings.Contains(strings.ReplaceAll(c.in, "\n", " "), got[i].Text) {
				t.Errorf("%q: text lost: %q", c.in, got[i].Text)
			}
			got[i].Text = ""
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q: %s", c.in, diff)
		}
		if len(troubles) > 0 != (c.kind != "") || len(troubles) > 0 && troubles[0].kind != c.kind {
			t.Errorf("%q: %v, want %s", c.in, troubles, c.kind)
		}
	}
}

func TestRegisterNumbers(t *testing.T) {
	for in, want := range map[string]bool{"17": true, "2006/17": true, "17/2006": true, "2006-17": true, "6а": false, "123/1": false, "б/н": false, "12/34": false, "А-5": false, "2006/": false} {
		if _, _, sound := numberOf(in); sound != want {
			t.Errorf("%q: %v", in, sound)
		}
	}
}

// FuzzCells: nothing a cell can hold makes the readers fail, and what they read is a real day.
func FuzzCells(f *testing.F) {
	for _, s := range []string{"15.03.2012г. 10:30", "2012 жылғы 15 наурыз", "31.02.06", "8.50101E+11", "85О101 300005", "Асанов А. (ұлы) 01.02.2003;-", "№ 1-ш, 14.02.2006", "'=1+1", "\xff\xfe?", "1.1.1.1.1", "９９.９９"} {
		f.Add(s, 38960.5)
	}
	d := newDates(&cells.Book{}, now)
	f.Fuzz(func(t *testing.T, s string, n float64) {
		for _, c := range []cells.Cell{text(s), {Kind: cells.Number, Text: s, Num: n}, {Kind: cells.Date, Text: s, Num: n}} {
			m := d.cell(c)
			if m.ok && (m.clock < 0 || m.clock >= day1 || m.iso() == "") {
				t.Errorf("%q: %+v", s, m)
			}
			if i := readIIN(c, now.UnixMilli()); i.ok && len(i.value) != 12 {
				t.Errorf("%q: %+v", s, i)
			}
			d.decision(c)
			d.clockCell(c, &m)
		}
		d.family(s, now.UnixMilli())
		numberOf(s)
		destroyed(s)
	})
}
