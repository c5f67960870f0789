package legacy

import (
	"cmp"
	"strings"

	"kezek/app/cells"
	"kezek/app/iin"
	"kezek/locales"
)

// State of an entry in the old list.
type State string

const (
	Active  State = "active"
	Removed State = "removed" // struck through
)

// IINState says how far an ИИН may be relied on.
type IINState string

const (
	Confirmed   IINState = "confirmed"
	Unconfirmed IINState = "unconfirmed"
	NoIIN       IINState = "missing"
)

// TimeMark says where a counting time comes from.
type TimeMark string

const (
	KnownTime TimeMark = "known"   // written in the list or typed by a person
	Assumed   TimeMark = "assumed" // the nearest known time above on that day, 00:00 if none
	None      TimeMark = "none"    // entered without a counting time
)

// Entry is one household as it is taken over.
type Entry struct {
	Sheet        string   `json:"sheet"`
	Row          int      `json:"row"`
	OldOrder     int      `json:"old_order"` // 1, 2 … over the sheets in their order, left out rows not counted
	Ordinal      string   `json:"ordinal,omitempty"`
	OldNo        string   `json:"old_no,omitempty"`
	Name         string   `json:"name"`
	IIN          string   `json:"iin,omitempty"`
	IINState     IINState `json:"iin_state"`
	IINText      string   `json:"iin_text,omitempty"` // as the cell has it, unless confirmed
	Birth        string   `json:"birth,omitempty"`    // 2006-01-02
	Sex          iin.Sex  `json:"sex,omitempty"`
	Family       []Member `json:"family,omitempty"`
	FamilyText   string   `json:"family_text,omitempty"` // as the list has it
	Address      string   `json:"address,omitempty"`
	Phone        string   `json:"phone,omitempty"`
	Category     string   `json:"category,omitempty"` // as the list has it
	List         string   `json:"list,omitempty"`     // code
	CountingAt   int64    `json:"counting_at"`        // unix milliseconds; 0 with None
	Time         TimeMark `json:"time"`
	DecisionNo   string   `json:"decision_no,omitempty"`
	DecisionDate string   `json:"decision_date,omitempty"` // 2006-01-02
	DecisionText string   `json:"decision_text,omitempty"`
	State        State    `json:"state"`
	Hidden       bool     `json:"hidden,omitempty"` // the row was hidden
	Note         string   `json:"note,omitempty"`
	Area         string   `json:"area,omitempty"`
	Income       string   `json:"income,omitempty"`

	Useful string `json:"useful,omitempty"` // of a register; areas as the list has them
	Rooms  string `json:"rooms,omitempty"`
	Basis  string `json:"basis,omitempty"`
	From   string `json:"from,omitempty"` // 2006-01-02
	To     string `json:"to,omitempty"`
}

// Before is the order of the queue among entries taken over: by counting time, those without one last, then by the
// place in the old list, then by the old number.
func (e *Entry) Before(f *Entry) bool {
	switch {
	case (e.Time == None) != (f.Time == None):
		return f.Time == None
	case e.CountingAt != f.CountingAt:
		return e.CountingAt < f.CountingAt
	case e.OldOrder != f.OldOrder:
		return e.OldOrder < f.OldOrder
	}
	return e.OldNo < f.OldNo
}

// Entries builds what is taken over, in the old list's order. It may be asked at any time: a finding still open counts as
// kept, a date that cannot be read as none.
func (r *Reading) Entries() []Entry {
	left := r.leftOut()
	out := make([]Entry, 0, len(r.records)-len(left))
	for i := range r.records {
		rec := r.records[i]
		if _, gone := left[place{r.sheets[rec.sheet], rec.row}]; gone {
			continue
		}
		e := r.entry(rec)
		e.OldOrder = len(out) + 1
		out = append(out, e)
	}
	assume(out)
	return out
}

// assume gives entries that have only a day the nearest known time above them on that day in the old list.
func assume(entries []Entry) {
	clock := map[int64]int64{}
	for i := range entries {
		e := &entries[i]
		day := dayOf(e.CountingAt)
		switch e.Time {
		case KnownTime:
			clock[day] = e.CountingAt
		case Assumed:
			if at, ok := clock[day]; ok {
				e.CountingAt = at
			}
		}
	}
}

func dayOf(ms int64) int64 {
	const zone = 5 * 60 * minute1
	day := (ms + zone) / day1
	if (ms+zone)%day1 < 0 {
		day--
	}
	return day
}

func (r *Reading) entry(rec *record) Entry {
	e := Entry{
		Sheet: r.sheets[rec.sheet], Row: rec.row, Ordinal: rec.ordinal, OldNo: rec.regNo, Name: rec.name,
		Birth: rec.birth.iso(), Family: rec.members, FamilyText: rec.familyText, Address: rec.address, Phone: rec.phone,
		Category: rec.category, List: rec.list, DecisionNo: rec.decision.no, DecisionDate: rec.decision.date.iso(),
		DecisionText: rec.decision.text, State: Active, Hidden: rec.hidden, Note: rec.note, Area: rec.area, Income: rec.income,
		Useful: rec.useful, Rooms: rec.rooms, Basis: rec.basis, From: rec.from.iso(), To: rec.to.iso(),
	}
	if r.of == Register {
		e.Birth, e.Note = cmp.Or(e.Birth, rec.birthYear), locales.Clean(rec.note+" "+rec.unread)
	}
	number := iinCell{value: rec.number(), ok: rec.iin.ok && rec.iin.kind == ""}
	if rec.iin.kind == IINZeros || rec.iin.kind == IINNumber && len(rec.iinText) < 12 {
		number.value = "" // the zeros are put before it only by a person
	}
	counting := rec.counting
	for _, f := range r.own(rec) {
		if f.Answer == nil {
			counting = unanswered(f, counting)
			continue
		}
		switch f.Answer.Way {
		case NoTime:
			counting = moment{}
		case Repaired:
			r.repair(&e, rec, f, &number, &counting)
		}
	}
	if gone := r.goneRows(rec); gone != nil {
		e.Family = remaining(e.Family, rec.memberRows, gone)
	}
	if e.Name == rec.name {
		e.Name = strings.TrimSpace(e.Name)
	}
	e.IIN, e.IINState = number.value, Confirmed
	if !number.ok {
		e.IINText = rec.iinText
	}
	switch {
	case number.value == "":
		e.IINState = NoIIN
	case !number.ok:
		e.IINState = Unconfirmed
	default:
		if day := born(e.IIN); day != "" {
			e.Birth = day
		}
		e.Sex = iin.IIN(e.IIN).Sex()
	}
	switch {
	case !counting.ok:
		e.Time = None
	case counting.timed:
		e.Time, e.CountingAt = KnownTime, counting.at()
	default:
		e.Time, e.CountingAt = Assumed, counting.day
	}
	return e
}

// unanswered drops a counting date that nobody has confirmed yet.
func unanswered(f Finding, m moment) moment {
	if f.Field == Counting && (f.Kind == DateFuture || f.Kind == DateEarly) {
		return moment{}
	}
	return m
}

// repair carries one accepted proposal or typed value into the entry.
func (r *Reading) repair(e *Entry, rec *record, f Finding, number *iinCell, counting *moment) {
	value := f.Answer.Value
	switch f.Kind {
	case NameNbsp, NameSpaces:
		e.Name = typedOr(value, locales.Clean(e.Name))
		return
	case NameLookAlikes:
		unmixed, _ := locales.Unmix(e.Name)
		e.Name = typedOr(value, unmixed)
		return
	case NameMissing, NameDestroyed:
		e.Name = locales.Clean(value)
		return
	case TextLookAlikes:
		r.unmix(e, f, value)
		return
	case RowStruck, RowStruckPart, HoldingStruck:
		e.State = Removed
		return
	case RegNoLetter:
		e.OldNo = typedOr(value, e.OldNo)
		return
	case ListUnknown, ListMissing:
		e.List, _ = r.listOf(value)
		return
	case TimeImpossible, TimeUnknown:
		*counting, _ = r.dates.retimed(*counting, value)
		return
	case DecisionUnread:
		d := r.dates.decision(cells.Cell{Kind: cells.Text, Text: typedOr(value, f.Proposal)})
		e.DecisionText, e.DecisionNo, e.DecisionDate = d.text, d.no, d.date.iso()
		return
	}
	switch {
	case f.Field == MemberIIN:
		e.Family = memberNumber(e.Family, rec.memberRows, f.Row, iin.Clean(typedOr(value, f.Proposal)))
	case takes(&f) == IIN:
		*number = iinCell{value: iin.Clean(typedOr(value, f.Proposal)), ok: true}
	case f.Field == Counting && value != "":
		*counting, _ = r.dates.typed(value)
	case f.Field == Birth && value != "":
		day, _ := r.dates.typed(value)
		e.Birth = day.iso()
	case r.of == Register:
		r.repairDwelling(e, f, value)
	}
}

func typedOr(typed, proposal string) string {
	if typed = locales.Clean(typed); typed != "" {
		return typed
	}
	return proposal
}

// unmix carries repaired look-alikes into the address or into the family's names.
func (r *Reading) unmix(e *Entry, f Finding, typed string) {
	switch f.Field {
	case Address:
		e.Address = typedOr(typed, f.Proposal)
		return
	case Basis:
		e.Basis = typedOr(typed, f.Proposal)
		return
	}
	family := make([]Member, len(e.Family))
	for i, m := range e.Family {
		m.Name, _ = locales.Unmix(m.Name)
		family[i] = m
	}
	e.Family = family
}

// remaining drops the members whose rows are left out.
func remaining(family []Member, rows []int, gone map[int]bool) (out []Member) {
	for i, m := range family {
		if !gone[rows[i]] {
			out = append(out, m)
		}
	}
	return out
}

// memberNumber gives the member of a row their repaired ИИН.
func memberNumber(family []Member, rows []int, row int, number string) []Member {
	out := append([]Member(nil), family...)
	for i := range out {
		if rows[i] == row && out[i].IIN == "" {
			out[i].IIN = number
		}
	}
	return out
}
