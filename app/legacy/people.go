package legacy

import (
	"context"
	"strings"

	"kezek/locales"
)

// Known looks up people already in the office; nil functions know nobody. ByName takes a folded name (locales.Fold).
type Known struct {
	ByIIN  func(iin string) (Person, bool)
	ByName func(folded string) []Person
}

// Person is one person of the office.
type Person struct {
	Name     string
	IIN      string
	Birth    string // 2006-01-02
	OldNo    string // number in the list they were taken over from
	Decision string // text of the old decision
	RegNo    string // Kezek's register number of the entry, or the row of the office's register
	Address  string // of a dwelling they hold
	Member   bool   // of that entry's household, not its applicant
}

// about notes a finding on a record's row; the pointer is good until the next finding.
func (r *Reading) about(i int, f Field, kind Kind, value string, other *Other) *Finding {
	rec := r.records[i]
	r.Findings = append(r.Findings, Finding{
		Sheet: r.sheets[rec.sheet], Row: rec.row, Column: rec.cols.letter(f), Field: f, Kind: kind, Value: value, Other: other,
	})
	return &r.Findings[len(r.Findings)-1]
}

// people finds those who stand in the book twice, or in the office already.
func (r *Reading) people(ctx context.Context, known Known) error {
	byIIN, byNumber, byName := map[string]int{}, map[string]int{}, map[string]int{}
	for i := range r.records {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		rec := r.records[i]
		number := rec.number()
		same := rec.fold + "|" + rec.regNo + "|" + rec.decision.text
		if j, ok := byIIN[number]; ok && number != "" {
			r.sameIIN(i, j)
		} else if j, ok := byNumber[same]; ok && rec.fold != "" && !r.otherPeople(i, j) {
			r.sameRow(i, j)
		} else if j, ok := byName[rec.fold]; ok && rec.fold != "" {
			kind := SameName
			if r.otherPeople(i, j) {
				kind = SameNameOtherIIN
			}
			r.about(i, Name, kind, rec.name, r.beside(i, j))
		}
		if rec.twin < 0 {
			r.known(i, known)
		}
		keepFirst(byIIN, number, i)
		if rec.regNo != "" || rec.decision.text != "" {
			keepFirst(byNumber, same, i)
		}
		keepFirst(byName, rec.fold, i)
	}
	return r.families(ctx, known, byIIN)
}

func keepFirst(m map[string]int, key string, i int) {
	if _, there := m[key]; !there {
		m[key] = i
	}
}

// number is the ИИН to compare with: a person's twelve digits, also when the control digit is wrong.
func (rec *record) number() string {
	if rec.iin.kind != IINBin && len(rec.iin.value) == 12 && digitsIn(rec.iin.value) == 12 {
		return rec.iin.value
	}
	return ""
}

// otherPeople tells that two sound ИИН differ.
func (r *Reading) otherPeople(i, j int) bool {
	a, b := r.records[i].iin, r.records[j].iin
	return a.ok && b.ok && a.value != b.value
}

func (r *Reading) sameIIN(i, j int) {
	if r.records[i].fold != r.records[j].fold {
		r.about(i, IIN, IINShared, r.records[i].iin.value, r.beside(i, j))
		return
	}
	r.sameRow(i, j)
}

// sameRow judges a strong match: all that both rows tell is the same, or something differs.
func (r *Reading) sameRow(i, j int) {
	other := r.beside(i, j)
	r.records[i].same = j
	kind := PersonRepeated
	if r.records[i].sheet != r.records[j].sheet {
		kind = PersonOtherSheet
	}
	for _, c := range other.Fields {
		if !c.Same {
			r.about(i, "", PersonDiffers, r.records[i].name, other)
			return
		}
	}
	r.records[i].twin = j
	r.about(i, "", kind, r.records[i].name, other)
}

// beside puts record j beside record i: what both sheets tell, and whether it is the same.
func (r *Reading) beside(i, j int) *Other {
	a, b := r.records[i], r.records[j]
	o := &Other{Sheet: r.sheets[b.sheet], Row: b.row, Name: locales.Clean(b.name)}
	add := func(f Field, here, there string) {
		if (a.cols.has(f) && b.cols.has(f) || f == Name) && (here != "" || there != "") {
			o.Fields = append(o.Fields, Compared{f, here, there, sameText(here, there)})
		}
	}
	add(Name, locales.Clean(a.name), o.Name)
	add(IIN, a.iin.value, b.iin.value)
	add(Birth, a.birth.iso(), b.birth.iso())
	add(RegNo, a.regNo, b.regNo)
	add(Counting, a.countingText, b.countingText)
	if a.counting.ok && b.counting.ok {
		o.Fields[len(o.Fields)-1].Same = a.counting.at() == b.counting.at()
	}
	add(Category, a.category, b.category)
	if a.list != "" && a.list == b.list && a.cols.has(Category) && b.cols.has(Category) {
		o.Fields[len(o.Fields)-1].Same = true
	}
	add(Decision, a.decision.text, b.decision.text)
	add(Address, a.address, b.address)
	add(Family, a.familyText, b.familyText)
	if a.struck != b.struck {
		o.Fields = append(o.Fields, Compared{"", string(stateOf(a.struck)), string(stateOf(b.struck)), false})
	}
	return o
}

func stateOf(struck bool) State {
	if struck {
		return Removed
	}
	return Active
}

func sameText(a, b string) bool { return a == b || words(a) == words(b) }

// known looks a household's applicant up in the office.
func (r *Reading) known(i int, known Known) {
	rec := r.records[i]
	if p, ok := lookIIN(known, rec.number()); ok {
		other, same := besideKnown(rec, p)
		switch {
		case p.Member:
			r.about(i, IIN, KnownMember, rec.iin.value, other)
		case same:
			r.about(i, "", KnownPerson, rec.name, other)
		default:
			r.about(i, "", KnownDiffers, rec.name, other)
		}
		return
	}
	if known.ByName == nil || rec.fold == "" {
		return
	}
	all := known.ByName(rec.fold)
	for _, p := range all {
		if sameText(p.OldNo, rec.regNo) && sameText(p.Decision, rec.decision.text) && (p.OldNo != "" || p.Decision != "") && !p.Member &&
			(p.IIN == "" || rec.number() == "") {
			other, same := besideKnown(rec, p)
			kind := KnownDiffers
			if same {
				kind = KnownPerson
			}
			r.about(i, "", kind, rec.name, other)
			return
		}
	}
	if len(all) > 0 {
		other, _ := besideKnown(rec, all[0])
		r.about(i, Name, KnownName, rec.name, other)
	}
}

func lookIIN(known Known, number string) (Person, bool) {
	if known.ByIIN == nil || number == "" {
		return Person{}, false
	}
	return known.ByIIN(number)
}

func besideKnown(rec *record, p Person) (o *Other, same bool) {
	o = &Other{RegNo: p.RegNo, Name: p.Name}
	same = true
	add := func(f Field, here, there string, equal bool) {
		if here != "" || there != "" {
			o.Fields = append(o.Fields, Compared{f, here, there, equal})
			same = same && equal
		}
	}
	add(Name, locales.Clean(rec.name), p.Name, rec.fold == locales.Fold(p.Name))
	add(IIN, rec.iin.value, p.IIN, rec.number() == p.IIN)
	add(RegNo, rec.regNo, p.OldNo, sameText(rec.regNo, p.OldNo))
	add(Decision, rec.decision.text, p.Decision, sameText(rec.decision.text, p.Decision))
	return o, same
}

// families looks every member up among the applicants, the other households' members and the office.
func (r *Reading) families(ctx context.Context, known Known, byIIN map[string]int) error {
	byBirth, unborn := map[string]int{}, map[string]int{}
	for i := range r.records {
		rec := r.records[i]
		if rec.twin >= 0 || strings.IndexByte(rec.fold, ' ') < 0 {
			continue
		}
		birth := rec.born()
		if birth == "" {
			keepFirst(unborn, rec.fold, i)
		} else {
			keepFirst(byBirth, rec.fold+"|"+birth, i)
		}
	}
	applicants := applicantIndex{byIIN, byBirth, unborn, r.anyName()}
	seen := map[string]int{}
	for i := range r.records {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		rec := r.records[i]
		for k := range rec.members {
			if rec.twin < 0 {
				r.lookMember(i, k, known, applicants, seen)
			}
		}
	}
	return nil
}

// born is the applicant's birth date from the ИИН (a wrong control digit does not spoil it), else from the birth column;
// "" when neither tells it.
func (rec *record) born() string {
	if rec.iin.ok || rec.iin.kind == IINChecksum {
		if day := born(rec.number()); day != "" {
			return day
		}
	}
	return rec.birth.iso()
}

type applicantIndex struct{ byIIN, byBirth, unborn, byName map[string]int }

func (r *Reading) anyName() map[string]int {
	m := make(map[string]int, len(r.records))
	for i := range r.records {
		if rec := r.records[i]; rec.twin < 0 && strings.IndexByte(rec.fold, ' ') > 0 {
			keepFirst(m, rec.fold, i)
		}
	}
	return m
}

func (r *Reading) lookMember(i, k int, known Known, a applicantIndex, seen map[string]int) {
	m := r.records[i].members[k]
	unmixed, _ := locales.Unmix(m.Name)
	fold := locales.Fold(unmixed)
	if strings.IndexByte(fold, ' ') < 0 && m.IIN == "" {
		return
	}
	tell := func(kind Kind, j int) { r.aboutMember(i, k, kind, r.besideMember(i, k, j)) }
	dated := len(m.Birth) == 10
	if j, ok := a.byIIN[m.IIN]; ok && m.IIN != "" && j != i {
		tell(MemberApplicant, j)
	} else if j, ok := a.byBirth[fold+"|"+m.Birth]; ok && dated && j != i {
		tell(MemberApplicant, j)
	} else if j, ok := a.unborn[fold]; ok && dated && j != i {
		tell(MemberName, j)
	} else if j, ok := a.byName[fold]; ok && !dated && m.IIN == "" && j != i {
		tell(MemberName, j)
	}
	if p, ok := lookIIN(known, m.IIN); ok {
		r.aboutMember(i, k, KnownMember, &Other{RegNo: p.RegNo, Name: p.Name,
			Fields: []Compared{{IIN, m.IIN, p.IIN, true}, {Name, m.Name, p.Name, fold == locales.Fold(p.Name)}}})
	}
	key := m.IIN
	if key == "" && dated {
		key = fold + "|" + m.Birth
	}
	if j, ok := seen[key]; ok && key != "" && j != i {
		if r.records[i].same != j {
			tell(MemberTwice, j)
		}
	} else if key != "" {
		seen[key] = i
	}
}

func (r *Reading) aboutMember(i, k int, kind Kind, other *Other) {
	f := Family
	if !r.records[i].cols.has(Family) {
		f = Name
	}
	found := r.about(i, f, kind, r.records[i].members[k].Text, other)
	found.Row = r.records[i].memberRows[k]
}

// besideMember puts a member beside the applicant of record j.
func (r *Reading) besideMember(i, k, j int) *Other {
	m, b := r.records[i].members[k], r.records[j]
	return &Other{Sheet: r.sheets[b.sheet], Row: b.row, Name: locales.Clean(b.name), Fields: []Compared{
		{Name, m.Name, locales.Clean(b.name), sameText(m.Name, locales.Clean(b.name))},
		{IIN, m.IIN, b.iin.value, m.IIN == b.iin.value},
		{Birth, m.Birth, b.born(), m.Birth == b.born()},
	}}
}
