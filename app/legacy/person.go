package legacy

import (
	"strings"
	"unicode"

	"kezek/app/cells"
	"kezek/locales"
)

// applicant reads the row a household begins with.
func (s *sheetReader) applicant(row cells.Row) *record {
	rec := &record{
		sheet: len(s.sheets) - 1, row: row.N, cols: s.cols, hidden: row.Hidden, twin: -1, same: -1,
		ordinal: s.text(row, Ordinal), phone: s.text(row, Phone), note: s.text(row, Note),
		area: s.text(row, Area), income: s.text(row, Income),
	}
	rec.struck = s.look(row)
	s.regNo(row, rec)
	family := s.name(row, rec)
	if s.of != Register || s.cols.has(IIN) { // orders of the archive are older than ИИН
		s.iin(row, rec)
	}
	s.birth(row, rec)
	s.decided(row, rec)
	rec.address = s.plain(row, Address)
	if s.of == Register {
		s.dwelling(row, rec)
	} else {
		s.counting(row, rec)
		s.category(row, rec)
	}
	s.household(row, rec, family)
	return rec
}

// text is a cell as one clean line.
func (s *sheetReader) text(row cells.Row, f Field) string {
	return locales.Clean(s.cols.cell(row, f).Text)
}

// plain is a text cell whose letters are looked at.
func (s *sheetReader) plain(row cells.Row, f Field) string {
	text := s.text(row, f)
	if repaired, mixed := locales.Unmix(text); mixed {
		s.find(row, f, TextLookAlikes, text, repaired)
	}
	if destroyed(text) {
		s.find(row, f, TextDestroyed, text, "")
	}
	return text
}

// look tells what a row shows besides its text: hidden, struck through, formulas, signs that a sheet would run.
func (s *sheetReader) look(row cells.Row) (allStruck bool) {
	if row.Hidden {
		s.find(row, "", RowHidden, "", "")
	}
	struck, filled := 0, 0
	for f, col := range s.cols {
		c := row.At(col)
		if c.Formula && f != Ordinal {
			s.find(row, f, CellFormula, c.Text, "")
		}
		if c.Kind == cells.Fault {
			s.find(row, f, CellFault, c.Text, "")
		}
		if c.Kind == cells.Text && c.Text != "" && strings.ContainsRune("=+@", rune(c.Text[0])) && f != Phone {
			s.find(row, f, CellStartsSign, c.Text, "")
		}
	}
	for _, c := range row.Cells {
		if !blank(c.Text) {
			filled++
			if c.Struck {
				struck++
			}
		}
	}
	switch {
	case struck > 0 && struck == filled && s.of == Register:
		s.find(row, "", HoldingStruck, "", string(Removed))
	case struck > 0 && struck == filled:
		s.find(row, "", RowStruck, "", string(Removed))
	case struck > 0:
		s.find(row, "", RowStruckPart, "", string(Removed))
	}
	return struck > 0 && struck == filled
}

// regNo keeps the old number as text and tells letters and second parts in it. A year before or after the number
// («2006/17») is how registers count.
func (s *sheetReader) regNo(row cells.Row, rec *record) {
	if !s.cols.has(RegNo) {
		return
	}
	rec.regNo = s.text(row, RegNo)
	if rec.regNo == "" {
		s.find(row, RegNo, RegNoMissing, "", "")
		return
	}
	if _, _, sound := numberOf(rec.regNo); !sound {
		s.find(row, RegNo, RegNoLetter, rec.regNo, rec.regNo)
	}
}

// name reads the applicant's name from one column or three, and gives the lines below it that name the family.
func (s *sheetReader) name(row cells.Row, rec *record) (family string) {
	f, raw := Name, s.cols.cell(row, Name).Text
	if blank(raw) {
		f = Surname
		for _, part := range []Field{Surname, GivenName, Patronymic} {
			raw = strings.Trim(raw+" "+strings.Trim(s.cols.cell(row, part).Text, " "), " ")
		}
	}
	if !s.cols.has(f) {
		f = Name
	}
	raw = strings.TrimRight(strings.Trim(raw, " "), "\r\n")
	if head, tail, ok := strings.Cut(raw, "\n"); ok && !s.cols.has(Family) && strings.ContainsAny(tail, "(0123456789") {
		raw, family = strings.TrimRight(head, " \r"), tail
	}
	clean := locales.Clean(raw)
	repaired, mixed := locales.Unmix(clean)
	rec.name, rec.fold = raw, locales.Fold(repaired)
	switch {
	case rec.fold == "" && !destroyed(clean):
		s.find(row, f, NameMissing, raw, "")
		return family
	case clean != raw && odd(raw):
		s.find(row, f, NameNbsp, raw, clean)
	case clean != raw:
		s.find(row, f, NameSpaces, raw, clean)
	}
	if mixed {
		s.find(row, f, NameLookAlikes, raw, repaired)
	}
	if destroyed(clean) {
		s.find(row, f, NameDestroyed, raw, "")
	}
	return family
}

// odd tells a space other than the plain one, or an invisible character.
func odd(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r > 0x7f && (unicode.IsSpace(r) || unicode.Is(unicode.C, r))
	}) >= 0
}

// destroyed tells letters that a wrong code page turned into question marks.
func destroyed(s string) bool {
	if strings.ContainsRune(s, '\uFFFD') {
		return true
	}
	last := ' '
	rs := []rune(nil)
	if strings.IndexByte(s, '?') >= 0 {
		rs = []rune(s)
	}
	for i, r := range rs {
		if r == '?' && i+1 < len(rs) && (unicode.IsLetter(rs[i+1]) || rs[i+1] == '?' && unicode.IsLetter(last)) {
			return true
		}
		last = r
	}
	return false
}

func (s *sheetReader) iin(row cells.Row, rec *record) {
	c := s.cols.cell(row, IIN)
	rec.iin, rec.iinText = readIIN(c, s.now), locales.Clean(c.Text)
	if rec.iin.kind != "" {
		s.find(row, IIN, rec.iin.kind, c.Text, rec.iin.proposal)
	}
}

// birth reads the applicant's own birth date and compares it with the ИИН's.
func (s *sheetReader) birth(row cells.Row, rec *record) {
	c := s.cols.cell(row, Birth)
	rec.birth = s.dates.cell(c)
	b := &rec.birth
	if b.ok && b.kind == DateTwoDigit && b.day > s.dates.today-16*366*day1 { // nobody applies before sixteen
		t := b.at()
		b.day = yearsBack(t, 100)
	}
	if b.kind != "" && b.kind != DateMissing && b.kind != DateYearOnly {
		s.findDate(row, Birth, b.kind, c, *b)
	}
	if b.ok && rec.iin.ok && born(rec.iin.value) != "" && born(rec.iin.value) != b.iso() {
		s.find(row, Birth, IINBirth, c.Text, "")
	}
}

// counting reads the moment that orders the queue from one column or two.
func (s *sheetReader) counting(row cells.Row, rec *record) {
	c := s.cols.cell(row, Counting)
	m := s.dates.cell(c)
	clock := s.cols.cell(row, CountingTime)
	badAt := Counting
	if m.ok && !m.timed && clock.Kind != cells.Empty {
		s.dates.clockCell(clock, &m)
		badAt = CountingTime
	}
	if kind := s.dates.check(m); kind != "" {
		s.findDate(row, Counting, kind, c, m)
	}
	switch {
	case m.badClock:
		s.find(row, badAt, TimeImpossible, s.cols.cell(row, badAt).Text, "")
	case m.ok && !m.timed:
		s.find(row, Counting, TimeUnknown, c.Text, "")
	}
	rec.counting, rec.countingText = m, locales.Clean(c.Text+" "+clock.Text)
}

func (s *sheetReader) findDate(row cells.Row, f Field, kind Kind, c cells.Cell, m moment) {
	proposal := ""
	if m.ok && rules[kind].way == Repaired {
		proposal = m.String()
	}
	s.find(row, f, kind, c.Text, proposal)
}

func (s *sheetReader) decided(row cells.Row, rec *record) {
	if !s.cols.has(DecisionNo) && !s.cols.has(DecisionDate) {
		rec.decision = s.dates.decision(s.cols.cell(row, Decision))
		if rec.decision.unread {
			s.find(row, Decision, DecisionUnread, rec.decision.text, rec.decision.text)
		}
		return
	}
	c := s.cols.cell(row, DecisionDate)
	rec.decision = decision{no: strings.TrimSpace(strings.TrimLeft(s.text(row, DecisionNo), "№ ")), date: s.dates.cell(c)}
	rec.decision.text = strings.TrimSpace(s.text(row, DecisionNo) + " " + s.text(row, DecisionDate))
	if c.Kind != cells.Text && rec.decision.date.ok {
		rec.decision.text = strings.TrimSpace(s.text(row, DecisionNo) + " " + rec.decision.date.String())
	}
	if !rec.decision.date.ok && rec.decision.date.kind != DateMissing {
		rec.decision.unread = true
		s.find(row, DecisionDate, DecisionUnread, c.Text, c.Text)
	}
}

// category finds the list: the row's own cell, else the caption above, else what the sheet is called.
func (s *sheetReader) category(row cells.Row, rec *record) {
	rec.category = s.text(row, Category)
	if s.ListOf == nil {
		return
	}
	if rec.category != "" {
		code, ok := s.ListOf(rec.category)
		if rec.list = code; !ok {
			s.find(row, Category, ListUnknown, rec.category, "")
		}
		return
	}
	for _, text := range []string{s.caption, s.m.Category} {
		if code, ok := s.ListOf(text); text != "" && ok && (text == s.m.Category || !s.cols.has(Category)) {
			rec.category, rec.list = text, code
			return
		}
	}
	s.find(row, Category, ListMissing, "", "")
}
