package legacy

import (
	"bytes"
	"slices"

	"github.com/BurntSushi/toml"

	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

// Safe stands for all kinds whose proposal cannot change what a cell means (see rules).
const Safe Kind = "safe"

// Ref names findings: those on a sheet's row, and where they are given, in that column and of that kind.
type Ref struct {
	Sheet  string `toml:"sheet"`
	Row    int    `toml:"row"`
	Column string `toml:"column,omitempty"`
	Kind   Kind   `toml:"kind,omitempty"`
}

// Accept takes the proposal of every open finding of the kinds and tells how many there were. A kind without a
// proposal of its own (see Proposes) is left open.
func (r *Reading) Accept(kinds ...Kind) int {
	n := 0
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Answer != nil || f.Severity == Mark || !slices.Contains(kinds, f.Kind) && !(rules[f.Kind].safe && slices.Contains(kinds, Safe)) {
			continue
		}
		if way, ok := r.proposes(f); ok {
			f.Answer = &Resolution{Way: way}
			n++
		}
	}
	return n
}

func (r *Reading) proposes(f *Finding) (Way, bool) {
	way := f.Proposes()
	return way, way != "" && (way != Repaired || f.Proposal != "") && r.allows(f, Resolution{Way: way}) == nil
}

// Proposes tells how Accept would end a finding; "" when it needs its own answer.
func (f *Finding) Proposes() Way {
	way := rules[f.Kind].way
	if way == NoTime && f.Field != Counting { // a birth date, say
		return Kept
	}
	return way
}

// Ways lists the answers a finding can have.
func (f *Finding) Ways() []Way {
	var ways []Way
	if takes(f) != "" {
		ways = append(ways, Repaired)
	}
	if keepable(f) {
		ways = append(ways, Kept)
	}
	if f.Field == Counting || f.Field == CountingTime {
		ways = append(ways, NoTime)
	}
	return append(ways, LeftOut)
}

// Answer gives one answer to the findings ref names. It fails with fault L03 when the answer does not fit and L04 when
// there is no such finding; then nothing is answered. LeftOut is also taken for a sound row.
func (r *Reading) Answer(ref Ref, res Resolution) error {
	var hit []int
	for i := r.from(ref.Sheet, ref.Row); i < len(r.Findings); i++ {
		f := &r.Findings[i]
		if f.Sheet != ref.Sheet || f.Row != ref.Row {
			break
		}
		if (ref.Column == "" || ref.Column == f.Column) && (ref.Kind == "" || ref.Kind == f.Kind) && (f.Severity != Mark || ref.Kind == f.Kind) {
			hit = append(hit, i)
		}
	}
	if len(hit) == 0 {
		if res.Way == LeftOut && res.Reason != "" && ref.Column == "" && ref.Kind == "" && r.isPerson(ref) {
			r.left[place{ref.Sheet, ref.Row}] = res
			return nil
		}
		return fault.New("L04", "legacy.fault.no-finding", "sheet", ref.Sheet, "row", ref.Row)
	}
	for _, i := range hit {
		if err := r.allows(&r.Findings[i], res); err != nil {
			return err
		}
	}
	for _, i := range hit {
		answer := res
		r.Findings[i].Answer = &answer
	}
	return nil
}

// from finds the first finding of a row; findings are in the book's order.
func (r *Reading) from(sheet string, row int) int {
	at := slices.Index(r.sheets, sheet)
	i, _ := slices.BinarySearchFunc(r.Findings, row, func(f Finding, row int) int {
		if f.Sheet != sheet {
			return slices.Index(r.sheets, f.Sheet) - at
		}
		return f.Row - row
	})
	for i > 0 && i <= len(r.Findings) && r.Findings[i-1].Sheet == sheet && r.Findings[i-1].Row == row {
		i--
	}
	return i
}

func (r *Reading) isPerson(ref Ref) bool {
	return slices.ContainsFunc(r.records, func(rec *record) bool { return rec.row == ref.Row && r.sheets[rec.sheet] == ref.Sheet })
}

// allows checks that an answer makes sense for a finding.
func (r *Reading) allows(f *Finding, res Resolution) error {
	refuse := func(key string) error {
		return fault.New("L03", key, "sheet", f.Sheet, "row", f.Row, "value", res.Value)
	}
	switch res.Way {
	case LeftOut:
		if res.Reason == "" && rules[f.Kind].way != LeftOut {
			return refuse("legacy.fault.reason-missing")
		}
		return nil
	case NoTime:
		if f.Field != Counting && f.Field != CountingTime {
			return refuse("legacy.fault.not-a-date-cell")
		}
		return nil
	case Kept:
		if !keepable(f) {
			return refuse("legacy.fault.cannot-keep")
		}
		return nil
	case Repaired:
		if key := r.misfit(f, res.Value); key != "" {
			return refuse(key)
		}
		return nil
	}
	return refuse("legacy.fault.unknown-way")
}

// keepable: a row without a name or date, or with the ИИН of another row, cannot be entered as it is.
func keepable(f *Finding) bool {
	switch f.Kind {
	case NameMissing, RowUnread, IINShared:
		return false
	case DateImpossible, DateUnread, DateYearOnly, DateMissing:
		return f.Field != Counting
	case PersonRepeated, PersonOtherSheet, PersonDiffers, KnownPerson, KnownDiffers:
		return !slices.ContainsFunc(f.Other.Fields, func(c Compared) bool { return c.Field == IIN && c.Same && c.Here != "" })
	}
	return true
}

// takes says what a typed value has to be for a kind.
func takes(f *Finding) Field {
	switch f.Kind {
	case IINShared, PersonDiffers, IINBirth:
		return IIN
	case TimeImpossible, TimeUnknown:
		return CountingTime
	case ListUnknown, ListMissing:
		return Category
	case RowStruck, RowStruckPart, HoldingStruck, RegNoLetter, NameMissing, NameDestroyed, NameLookAlikes, NameNbsp, NameSpaces:
		return Name
	case DecisionUnread:
		return Decision
	case AreaUnread:
		return Area
	case RoomsUnread:
		return Rooms
	case AddressMissing:
		return Address
	case TextLookAlikes:
		return Note
	}
	if f.Field == MemberIIN && f.Proposal != "" || f.Field == IIN && f.Other == nil {
		return IIN
	}
	if f.Field == Counting || f.Field == Birth || f.Field == From || f.Field == To {
		return f.Field
	}
	return ""
}

// misfit tells why a repair cannot be taken, as a message key; "" when it can.
func (r *Reading) misfit(f *Finding, value string) string {
	kind := takes(f)
	switch {
	case kind == "":
		return "legacy.fault.no-repair"
	case value == "" && f.Proposal != "":
		return ""
	case value == "":
		return "legacy.fault.value-missing"
	}
	switch kind {
	case IIN:
		if _, problem := iin.Parse(iin.Clean(value), r.now); problem != iin.None {
			return "legacy.fault.not-iin"
		}
	case Counting, Birth:
		m, ok := r.dates.typed(value)
		if c := r.dates.check(m); !ok || c == DateFuture || c == DateEarly && kind == Counting {
			return "legacy.fault.not-a-date"
		}
	case From, To:
		if _, ok := r.dates.typed(value); !ok {
			return "legacy.fault.not-a-date"
		}
	case Area, Rooms:
		if _, ok := AreaOf(value); !ok || kind == Rooms && RoomsOf(value) == 0 {
			return "legacy.fault.not-a-size"
		}
	case CountingTime:
		if _, ok := r.dates.retimed(moment{}, value); !ok {
			return "legacy.fault.not-a-time"
		}
	case Category:
		if r.listOf == nil {
			return "legacy.fault.not-a-list"
		}
		if _, ok := r.listOf(value); !ok {
			return "legacy.fault.not-a-list"
		}
	case Name, Address:
		if locales.Clean(value) == "" {
			return "legacy.fault.value-missing"
		}
	}
	return ""
}

// Answers is a file of answers, by kind and by row; testdata/answers.toml shows it.
type Answers struct {
	Accept []Kind       `toml:"accept"` // kinds whose proposals are taken; "safe" is all safe ones
	Kinds  []KindAnswer `toml:"kind"`
	Rows   []RowAnswer  `toml:"row"`
}

// KindAnswer answers all open findings of a kind, or those whose cell says Text.
type KindAnswer struct {
	Kind Kind   `toml:"kind"`
	Text string `toml:"text,omitempty"`
	Resolution
}

// RowAnswer answers the findings of one row or cell.
type RowAnswer struct {
	Ref
	Resolution
}

// ParseAnswers reads a file of answers; an unknown key or kind is fault L02.
func ParseAnswers(file []byte) (Answers, error) {
	var a Answers
	md, err := toml.NewDecoder(bytes.NewReader(file)).Decode(&a)
	if err != nil {
		return a, fault.New("L02", "legacy.fault.answers", "place", "").Because(err)
	}
	if unknown := md.Undecoded(); len(unknown) > 0 {
		return a, fault.New("L02", "legacy.fault.answers", "place", unknown[0].String())
	}
	for _, k := range a.Accept {
		if _, ok := rules[k]; !ok && k != Safe {
			return a, fault.New("L02", "legacy.fault.answers", "place", string(k))
		}
	}
	for _, k := range a.Kinds {
		if _, ok := rules[k.Kind]; !ok {
			return a, fault.New("L02", "legacy.fault.answers", "place", string(k.Kind))
		}
	}
	return a, nil
}

// Apply gives the answers of a file: rows first, then kinds, then what is accepted. It stops at the first that does not
// fit; what was answered before it stays answered.
func (r *Reading) Apply(a Answers) error {
	for _, row := range a.Rows {
		if err := r.Answer(row.Ref, row.Resolution); err != nil {
			return err
		}
	}
	for _, k := range a.Kinds {
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Answer != nil || f.Kind != k.Kind || k.Text != "" && locales.Clean(f.Value) != locales.Clean(k.Text) {
				continue
			}
			if err := r.allows(f, k.Resolution); err != nil {
				return err
			}
			answer := k.Resolution
			f.Answer = &answer
		}
	}
	r.Accept(a.Accept...)
	return nil
}
