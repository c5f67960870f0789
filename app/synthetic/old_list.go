package synthetic

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"kezek/app/cells"
	"kezek/locales"
)

// faults are what spoils a row, and how many of a thousand rows: the proportions of a real office's list.
var faults = []struct {
	share int
	spoil func(*Town, *line)
}{
	{49, func(_ *Town, l *line) { l.cell[7] = text(l.filed.Format(time.DateOnly)) }},
	{46, func(_ *Town, l *line) { l.cell[7] = text(l.filed.Format("02.01.06")) }},
	{43, func(_ *Town, l *line) { l.cell[7] = text(l.filed.Format("02.01.2006") + vocabulary().Sheet.YearMark) }},
	{30, func(_ *Town, l *line) { l.cell[7] = number(serial(l.filed)) }},
	{42, func(_ *Town, l *line) { l.cell[7] = text("31.02." + l.filed.Format("2006")) }},
	{36, func(_ *Town, l *line) { delete(l.cell, 7) }},
	{42, func(_ *Town, l *line) { l.cell[2] = text(latin(l.home.Applicant.Name)) }},
	{30, func(_ *Town, l *line) { l.cell[2] = text(strings.Replace(l.home.Applicant.Name, " ", "\u00a0", 1)) }},
	{40, func(_ *Town, l *line) { l.cell[3] = number(strings.TrimLeft(l.home.Applicant.IIN, "0")) }},
	{33, func(_ *Town, l *line) { n := l.home.Applicant.IIN; l.cell[3] = text(n[:6] + " " + n[6:]) }},
	{28, func(_ *Town, l *line) { delete(l.cell, 3) }},
	{22, func(t *Town, l *line) { l.cell[3] = text(wrong(t, l.home.Applicant.IIN)) }},
	{38, func(_ *Town, l *line) { l.cell[1] = text(fmt.Sprint(l.n) + vocabulary().Sheet.Letter) }},
	{10, func(_ *Town, l *line) { l.cell[8] = cells.Cell{Kind: cells.Text, Text: "=" + l.cell[8].Text} }},
	{20, func(_ *Town, l *line) { l.cell[7] = text(l.filed.Format("02.01.2006")) }}, // no time of day
	{22, func(_ *Town, l *line) { l.struck = true }},
	{10, func(_ *Town, l *line) { l.hidden = true }},
}

// lostZeros is how many of a thousand ИИН lose their zeros; their holders are born in 2000–2009.
const lostZeros = 14

// Rows of a thousand that stand twice, and neighbours that stand the wrong way round.
const (
	twice   = 20
	swapped = 6
)

// line is one applicant's row before it is laid out.
type line struct {
	n              int // 1, 2 … in the list
	home           Household
	filed          time.Time
	cell           map[int]cells.Cell
	struck, hidden bool
}

// OldList invents an office's own untidy list of n households up to a day: title rows, two header rows repeated on every
// page, captions, a total, signatures, formatted empty rows, a second sheet that repeats the orphans, and the faults of
// people who type. journal is what the paper journal says: when the household of a row of the first sheet truly applied.
func (t *Town) OldList(n int, upTo time.Time) (book *cells.Book, journal map[int]time.Time) {
	lines := t.lines(n, upTo)
	journal = map[int]time.Time{}
	main := t.mainSheet(lines, journal)
	return &cells.Book{Sheets: []cells.Sheet{main, secondSheet(lines)}}, journal
}

func (t *Town) lines(n int, upTo time.Time) []*line {
	first := time.Date(2006, 1, 10, 0, 0, 0, 0, locales.Zone)
	span := upTo.Sub(first)
	moments := make([]time.Time, n)
	for i := range moments {
		day := first.Add(time.Duration(t.r.Int64N(int64(span))))
		for day.Weekday() == time.Saturday || day.Weekday() == time.Sunday {
			day = day.AddDate(0, 0, -1)
		}
		moments[i] = time.Date(day.Year(), day.Month(), day.Day(), 9+t.r.IntN(9), t.r.IntN(60), 0, 0, locales.Zone)
	}
	slices.SortFunc(moments, time.Time.Compare)
	for i := 1; i < n; i++ { // an office sometimes writes the later one first
		if t.r.IntN(1000) < swapped {
			moments[i-1], moments[i] = moments[i], moments[i-1]
		}
	}
	var lines []*line
	for i, filed := range moments {
		lines = append(lines, t.line(i+1, filed))
	}
	return lines
}

func (t *Town) line(n int, filed time.Time) *line {
	l := &line{n: n, filed: filed}
	zeros := filed.Year() >= 2019 && t.r.IntN(1000) < lostZeros*3 // the young ones come only to the last third
	if zeros {
		l.home = t.household(filed, t.day(time.Date(2000, 1, 1, 0, 0, 0, 0, locales.Zone), filed.AddDate(-18, 0, 0)))
	} else {
		l.home = t.Household(filed)
	}
	w := vocabulary().Sheet
	l.cell = map[int]cells.Cell{0: number(fmt.Sprint(n)), 1: text(fmt.Sprintf("%d/%d", filed.Year(), n)), 2: text(l.home.Applicant.Name),
		3: text(l.home.Applicant.IIN), 5: text(l.home.Address), 6: text(l.home.Category), 7: text(filed.Format("02.01.2006 15:04")),
		8: text(fmt.Sprintf(w.Decision, 1+n/9, filed.AddDate(0, 0, 25).Format("02.01.2006"))), 9: text(l.home.Phone)}
	var family []string
	for _, m := range l.home.Family {
		family = append(family, fmt.Sprintf("%s (%s) %s", m.Name, m.Written, m.Born.Format("02.01.2006")))
	}
	if len(family) > 0 {
		l.cell[4] = text(strings.Join(family, "\n"))
	}
	if t.r.IntN(12) == 0 {
		l.cell[10] = text(pick(t.r, w.Notes))
	}
	if zeros {
		l.cell[3] = text(strings.TrimLeft(l.home.Applicant.IIN, "0"))
		return l
	}
	at := t.r.IntN(1000)
	for _, f := range faults {
		if at -= f.share; at < 0 {
			f.spoil(t, l)
			break
		}
	}
	return l
}

const (
	columns    = 11
	blankRows  = 1000 // formatted and empty
	pageRows   = 45
	captionGap = 190
)

// mainSheet lays the lines out as an office prints them.
func (t *Town) mainSheet(lines []*line, journal map[int]time.Time) cells.Sheet {
	w := vocabulary().Sheet
	p := page{sheet: cells.Sheet{Name: w.Name, Blank: blankRows, Merges: []cells.Merge{{FirstRow: 3, LastRow: 3, FirstCol: 0, LastCol: columns - 1}}}}
	p.add(map[int]cells.Cell{7: text(w.Approve)})
	p.add(map[int]cells.Cell{7: text(w.Approver)})
	p.add(map[int]cells.Cell{0: text(w.Title)})
	p.n++
	p.add(row(w.Headings))
	p.add(row(w.HeadingsRU))
	for i, l := range lines {
		if i > 0 && i%pageRows == 0 {
			p.add(row(w.HeadingsRU))
		}
		if i > 0 && i%captionGap == 0 {
			p.add(map[int]cells.Cell{2: text(pick(t.r, pick(t.r, vocabulary().Categories).Written))})
		}
		p.line(l)
		journal[p.n] = l.filed
		if i > 0 && t.r.IntN(1000) < twice {
			p.line(lines[max(0, i-1-t.r.IntN(20))])
		}
	}
	p.add(map[int]cells.Cell{2: text(w.Total), 3: number(fmt.Sprint(len(lines)))})
	p.n += 2
	p.add(map[int]cells.Cell{2: text(w.Secretary)})
	return p.sheet
}

// secondSheet repeats the orphans.
func secondSheet(lines []*line) cells.Sheet {
	w := vocabulary().Sheet
	p := page{sheet: cells.Sheet{Name: w.Second}}
	p.add(row(w.Headings))
	for _, l := range lines {
		if l.home.List == "orphan" && !l.struck && l.n%2 == 0 {
			p.line(l)
		}
	}
	return p.sheet
}

// page is a sheet being filled; n is its last row.
type page struct {
	sheet cells.Sheet
	n     int
}

func (p *page) add(row map[int]cells.Cell) {
	p.n++
	r := cells.Row{N: p.n}
	for col := range columns {
		if c, ok := row[col]; ok {
			c.Col = col
			r.Cells = append(r.Cells, c)
		}
	}
	p.sheet.Rows = append(p.sheet.Rows, r)
}

func (p *page) line(l *line) {
	p.add(l.cell)
	r := &p.sheet.Rows[len(p.sheet.Rows)-1]
	r.Hidden = l.hidden
	for i := range r.Cells {
		r.Cells[i].Struck = l.struck
	}
}

func row(texts []string) map[int]cells.Cell {
	r := map[int]cells.Cell{}
	for i, s := range texts {
		r[i] = text(s)
	}
	return r
}

func text(s string) cells.Cell   { return cells.Cell{Kind: cells.Text, Text: s} }
func number(s string) cells.Cell { return cells.Cell{Kind: cells.Number, Text: s} }

// serial is Excel's number of a day.
func serial(day time.Time) string {
	y, m, d := day.Date()
	return fmt.Sprint(int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
}

// latin writes Latin letters for the Cyrillic ones they look like.
func latin(name string) string {
	from, to := []rune(vocabulary().LookAlikes.Cyrillic), []rune(vocabulary().LookAlikes.Latin)
	return strings.Map(func(r rune) rune {
		if i := slices.Index(from, r); i >= 0 {
			return to[i]
		}
		return r
	}, name)
}

// wrong changes the control digit.
func wrong(t *Town, n string) string {
	return n[:11] + string('0'+(rune(n[11]-'0')+1+rune(t.r.IntN(9)))%10)
}
