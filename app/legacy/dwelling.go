package legacy

import (
	"strconv"
	"strings"

	"kezek/app/cells"
	"kezek/locales"
)

// dwelling reads what a register of dwellings tells beside the people.
func (s *sheetReader) dwelling(row cells.Row, rec *record) {
	rec.useful, rec.rooms, rec.basis = s.text(row, Useful), s.text(row, Rooms), s.plain(row, Basis)
	if rec.birth.kind == DateYearOnly {
		rec.birthYear = s.text(row, Birth)
	}
	if rec.decision.no == "" {
		s.find(row, numberField(s.cols), NumberMissing, "", "")
	}
	if rec.address == "" {
		s.find(row, Address, AddressMissing, "", "")
	}
	rec.from, rec.to = s.span(row, rec, From), s.span(row, rec, To)
	for f, text := range map[Field]string{Area: rec.area, Useful: rec.useful, Rooms: rec.rooms} {
		_, ok := AreaOf(text)
		switch {
		case text == "" || ok && (f != Rooms || RoomsOf(text) > 0):
			continue
		case f == Rooms:
			s.find(row, f, RoomsUnread, text, "")
		default:
			s.find(row, f, AreaUnread, text, "")
		}
		rec.unread = locales.Clean(rec.unread + " " + text)
	}
}

func numberField(c columns) Field {
	if c.has(DecisionNo) {
		return DecisionNo
	}
	return Decision
}

// span reads the first or last day of a holding; what is no day stays in the note.
func (s *sheetReader) span(row cells.Row, rec *record, f Field) moment {
	c := s.cols.cell(row, f)
	m := s.dates.cell(c)
	if m.kind == "" || m.kind == DateMissing {
		return m
	}
	s.findDate(row, f, m.kind, c, m)
	if !m.ok {
		rec.unread = locales.Clean(rec.unread + " " + c.Text)
	}
	return m
}

// AreaOf reads an area as lists have it, «52,3», «52.3 кв.м»: in cm², for a number of whole cm². What says nothing is 0.
func AreaOf(s string) (int64, bool) {
	if vocab().isNothing(s) {
		return 0, true
	}
	text := strings.TrimSpace(strings.Replace(s, ",", ".", 1))
	n := 0
	for n < len(text) && (isDigit(text[n]) || text[n] == '.') {
		n++
	}
	switch words(text[n:]) {
	case "", "м", "м2", "кв м", "кв метр", "шаршы м", "шаршы метр", "бөлме", "болме", "комн", "комнаты", "комнат", "комната":
	default:
		return 0, false
	}
	whole, part, _ := strings.Cut(strings.TrimSuffix(text[:n], "."), ".")
	m2, err := strconv.ParseInt(whole, 10, 32)
	if err != nil || digitsIn(part) != len(part) {
		return 0, false
	}
	if len(part) > 4 { // 52.299999999 is what a workbook keeps of 52,3
		third, _ := strconv.ParseInt(part[:3], 10, 32)
		return m2*10_000 + (third+5)/10*100, true
	}
	cm2, _ := strconv.ParseInt((part + "0000")[:4], 10, 32)
	return m2*10_000 + cm2, true
}

// RoomsOf reads a number of rooms; 0 where it is none.
func RoomsOf(s string) int64 {
	n, ok := AreaOf(s)
	if !ok || n%10_000 != 0 || n > 50*10_000 {
		return 0
	}
	return n / 10_000
}

// dwellings finds rows that stand in the book twice, or in the office's register already. That one person has two dwellings is no
// fault; the same ИИН under two names may be one.
func (r *Reading) dwellings(known Known) {
	byPaper, byIIN := map[string]int{}, map[string]int{}
	for i, rec := range r.records {
		if j, ok := byIIN[rec.number()]; ok && rec.number() != "" && r.records[j].fold != rec.fold {
			r.about(i, IIN, IINOtherName, rec.iin.value, r.beside(i, j))
		}
		keepFirst(byIIN, rec.number(), i)
		if rec.decision.no == "" || rec.fold == "" {
			continue
		}
		paper := rec.fold + "|" + words(rec.decision.no) + "|" + rec.decision.date.iso()
		if j, ok := byPaper[paper]; ok {
			r.sameDwelling(i, j)
			continue
		}
		byPaper[paper] = i
		r.knownDwelling(i, known)
	}
}

func (r *Reading) sameDwelling(i, j int) {
	a, other := r.records[i], r.beside(i, j)
	a.same = j
	kind := HoldingRepeated
	for _, c := range other.Fields {
		if !c.Same {
			kind = HoldingDiffers
		}
	}
	if kind == HoldingRepeated {
		a.twin = j
	}
	r.about(i, "", kind, a.name, other)
}

func (r *Reading) knownDwelling(i int, known Known) {
	rec := r.records[i]
	if known.ByName == nil {
		return
	}
	for _, p := range known.ByName(rec.fold) {
		if words(p.OldNo) != words(rec.decision.no) || p.Decision != rec.decision.date.iso() {
			continue
		}
		same := locales.AddressRoot(p.Address) == locales.AddressRoot(rec.address)
		kind := KnownHoldingElse
		if same {
			kind = HoldingKnown
		}
		r.about(i, "", kind, rec.name, &Other{RegNo: p.RegNo, Name: p.Name, Fields: []Compared{
			{Name, locales.Clean(rec.name), p.Name, true}, {IIN, rec.iin.value, p.IIN, rec.number() == p.IIN},
			{Decision, rec.decision.text, p.OldNo, true}, {Address, rec.address, p.Address, same}}})
		return
	}
}

// repairDwelling carries a typed value into what only a register has.
func (r *Reading) repairDwelling(e *Entry, f Finding, value string) {
	day := func() string {
		m, _ := r.dates.typed(value)
		return m.iso()
	}
	switch {
	case value == "":
	case f.Field == From:
		e.From = day()
	case f.Field == To:
		e.To = day()
	case f.Field == Area:
		e.Area = value
	case f.Field == Useful:
		e.Useful = value
	case f.Field == Rooms:
		e.Rooms = value
	case f.Kind == AddressMissing:
		e.Address = locales.Clean(value)
	}
}
