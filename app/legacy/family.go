package legacy

import (
	"slices"
	"strings"
	"unicode"

	"kezek/app/iin"
	"kezek/locales"
)

// Member is one member of a household as the list names them.
type Member struct {
	Name     string `json:"name"`
	Relation string `json:"relation,omitempty"` // code: spouse, son, daughter …; "" when not told
	IIN      string `json:"iin,omitempty"`
	Birth    string `json:"birth,omitempty"` // 2006-01-02, or the year alone
	Text     string `json:"text"`            // as the list has it
}

// trouble is what is wrong inside a family cell.
type trouble struct {
	kind  Kind
	value string
}

// family reads all members from one cell: a line each, or parted by semicolons or commas.
func (d dates) family(text string, now int64) (members []Member, troubles []trouble) {
	if vocab().isNothing(text) {
		return nil, nil
	}
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' || r == ';' })
	for _, line := range lines {
		pieces := []string{line}
		if strings.Contains(line, ",") {
			pieces = d.memberPieces(line, now)
		}
		for _, piece := range pieces {
			m, ts := d.member(piece, now)
			troubles = append(troubles, ts...)
			switch {
			case m.Name == "" && m.Text == "":
			case m.Name == "" && len(members) > 0:
				members[len(members)-1].add(m)
			case m.Name == "":
				if digitsIn(m.Text) == 0 || m.IIN != "" || m.Birth != "" {
					troubles = append(troubles, trouble{FamilyUnread, m.Text})
				}
			default:
				members = append(members, m)
			}
		}
	}
	return members, troubles
}

// memberPieces parts a line by commas where a new name begins.
func (d dates) memberPieces(line string, now int64) []string {
	var out []string
	for _, piece := range strings.Split(line, ",") {
		m, _ := d.member(piece, now)
		if len(out) > 0 && strings.Count(m.Name, " ") < 1 {
			out[len(out)-1] += "," + piece
			continue
		}
		out = append(out, piece)
	}
	return out
}

func (m *Member) add(more Member) {
	if m.Relation == "" {
		m.Relation = more.Relation
	}
	if m.IIN == "" {
		m.IIN = more.IIN
	}
	if m.Birth == "" {
		m.Birth = more.Birth
	}
	m.Text += " " + more.Text
}

// member reads one member: «Аты-жөні (жұбайы) 10.09.1985», «жена – Иванова А.Б., 1985 г.р.», with or without each part.
func (d dates) member(line string, now int64) (Member, []trouble) {
	line = locales.Clean(line)
	m := Member{Text: line}
	rest, troubles := d.numbers(numbering(line), &m, now)
	var name string
	for _, part := range strings.FieldsFunc(rest, parting) {
		part = strings.Trim(part, " .-–—")
		if part == "" || bornWord(part) {
			continue
		}
		if r, ok := relationOf(part); ok && m.Relation == "" {
			m.Relation = r
			continue
		}
		if name == "" {
			name = part
		}
	}
	m.Name = m.splitRelation(name)
	return m, troubles
}

func parting(r rune) bool {
	return strings.ContainsRune("(),:;/[]\x00–—", r)
}

// numbering drops «1.», «2)» before a name.
func numbering(s string) string {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	if n == 0 || n > 2 || n >= len(s) || s[n] != '.' && s[n] != ')' {
		return s
	}
	after := strings.TrimLeft(s[n+1:], " ")
	if after == "" || isDigit(after[0]) {
		return s
	}
	return after
}

// numbers takes ИИН and birth date out of a line; where they stood the line is parted (\x00).
func (d dates) numbers(s string, m *Member, now int64) (string, []trouble) {
	if digitsIn(s) == 0 {
		return strings.ReplaceAll(s, " - ", "\x00"), nil
	}
	var b strings.Builder
	var troubles []trouble
	for i := 0; i < len(s); {
		if !isDigit(s[i]) {
			b.WriteByte(s[i])
			i++
			continue
		}
		j := i
		for j < len(s) && (isDigit(s[j]) || (s[j] == '.' || s[j] == '-' || s[j] == '/') && j+1 < len(s) && isDigit(s[j+1])) {
			j++
		}
		run := s[i:j]
		i = j
		b.WriteByte(0)
		switch n := digitsIn(run); {
		case n == len(run) && n >= 9:
			if c := judge(run, "", now); c.ok && c.kind == "" {
				m.IIN = c.value
			} else {
				troubles = append(troubles, trouble{MemberIINWrong, run})
			}
		case n == len(run) && n == 4:
			m.Birth = run
		case n >= 4:
			if day := d.text(run); day.ok && !day.timed && day.day <= d.today {
				m.Birth = day.iso()
			} else {
				troubles = append(troubles, trouble{FamilyDate, run})
			}
		}
	}
	return strings.ReplaceAll(b.String(), " - ", "\x00"), troubles
}

// bornWord tells «ж.т.», «г.р.», «туған», «ИИН» and the like: words about the numbers, not names.
func bornWord(s string) bool {
	for _, w := range locales.Tokens(s) {
		if !slices.Contains(bornWords, w) {
			return false
		}
	}
	return true
}

var bornWords = []string{"ж", "т", "г", "р", "год", "года", "жыл", "жылы", "жылги", "туган", "рождения", "рожд", "жсн", "иин", "д", "ж т", "туылган", "кун", "куни"}

func relationOf(s string) (code string, ok bool) {
	r, ok := vocab().relations[words(s)]
	return r.code, ok
}

// splitRelation parts «жена Иванова Айгүл» and «Асанова Айгүл жұбайы». A last word «ұлы» or «қызы» is a patronymic
// written apart unless a patronymic already stands before it.
func (m *Member) splitRelation(name string) string {
	ws := strings.Fields(name)
	for len(ws) > 0 && bornWord(ws[len(ws)-1]) {
		ws = ws[:len(ws)-1]
	}
	if len(ws) > 1 {
		last, before := ws[len(ws)-1], strings.ToLower(ws[len(ws)-2])
		if r, ok := relationOf(ws[0]); ok && (m.Relation == "" || m.Relation == r) {
			m.Relation, ws = r, ws[1:]
		} else if r, ok := relationOf(last); ok && m.Relation == "" && (!patronymicWord(last) || patronymic(before)) {
			m.Relation, ws = r, ws[:len(ws)-1]
		}
	}
	out := strings.Trim(strings.Join(ws, " "), " .-–—")
	if strings.IndexFunc(out, unicode.IsLetter) < 0 {
		return ""
	}
	return out
}

func patronymicWord(w string) bool {
	switch strings.ToLower(w) {
	case "ұлы", "қызы", "улы", "кызы":
		return true
	}
	return false
}

func patronymic(w string) bool {
	for _, end := range []string{"ұлы", "қызы", "улы", "кызы", "вич", "вна", "чна"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// born gives a person's birth date from a sound ИИН, "" otherwise.
func born(number string) string {
	if len(number) != 12 {
		return ""
	}
	if day, ok := iin.IIN(number).Birth(); ok {
		return day.Format("2006-01-02")
	}
	return ""
}
