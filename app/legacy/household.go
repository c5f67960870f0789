package legacy

import (
	"strings"
	"time"

	"kezek/app/cells"
	"kezek/locales"
)

// household reads the family named in the applicant's own row.
func (s *sheetReader) household(row cells.Row, rec *record, below string) {
	text := below
	if s.cols.has(Family) {
		text = s.cols.cell(row, Family).Text
	}
	if blank(text) {
		return
	}
	if s.cols.has(Family) {
		if repaired, mixed := locales.Unmix(strings.TrimSpace(text)); mixed {
			s.find(row, Family, TextLookAlikes, text, repaired)
		}
		if destroyed(text) {
			s.find(row, Family, TextDestroyed, text, "")
		}
	}
	rec.familyText = strings.TrimSpace(text)
	members := s.members(row, text)
	if len(members) == 1 {
		s.own(row, &members[0], MemberIIN, MemberBirth)
	}
	rec.addMembers(members, row.N)
}

// member adds a row that holds one more member to the household above it.
func (s *sheetReader) member(row cells.Row) {
	rec := s.records[s.current]
	f := Family
	if !s.has(row, Family) {
		f = Name
	}
	text := s.cols.cell(row, f).Text
	if f == Name && blank(text) {
		text = strings.TrimSpace(s.text(row, Surname) + " " + s.text(row, GivenName) + " " + s.text(row, Patronymic))
	}
	if destroyed(text) {
		s.find(row, f, TextDestroyed, text, "")
	}
	members := s.members(row, text)
	if len(members) == 1 {
		numberField, birthField := MemberIIN, MemberBirth
		if !s.has(row, MemberIIN) {
			numberField = IIN
		}
		if !s.has(row, MemberBirth) {
			birthField = Birth
		}
		s.own(row, &members[0], numberField, birthField)
	}
	if rec.familyText += "\n" + strings.TrimSpace(text); rec.familyText[0] == '\n' {
		rec.familyText = rec.familyText[1:]
	}
	rec.addMembers(members, row.N)
}

// members parses a family text and tells what in it cannot be read.
func (s *sheetReader) members(row cells.Row, text string) []Member {
	members, troubles := s.dates.family(text, s.now)
	f := Family
	if !s.cols.has(Family) {
		f = Name
	}
	for _, t := range troubles {
		s.find(row, f, t.kind, t.value, "")
	}
	return members
}

// own fills a member from the columns of their own row.
func (s *sheetReader) own(row cells.Row, m *Member, number, birth Field) {
	if code, ok := relationOf(s.cols.cell(row, Relation).Text); ok && m.Relation == "" && code != "applicant" {
		m.Relation = code
	}
	if s.has(row, number) {
		c := readIIN(s.cols.cell(row, number), s.now)
		switch {
		case c.kind == "" && c.ok:
			m.IIN = c.value
		case c.kind != IINMissing:
			s.findMember(row, number, c)
		}
	}
	if s.has(row, birth) {
		c := s.cols.cell(row, birth)
		switch b := s.dates.cell(c); {
		case b.ok && b.day <= s.dates.today:
			m.Birth = b.iso()
		case b.kind == DateYearOnly:
			m.Birth = locales.Clean(c.Text)
		case b.kind != DateMissing:
			s.find(row, birth, FamilyDate, c.Text, "")
		}
	}
}

// findMember tells a member's ИИН that is not sound: repairs as the applicant's, the rest as one question.
func (s *sheetReader) findMember(row cells.Row, number Field, c iinCell) {
	kind := MemberIINWrong
	if c.ok {
		kind = c.kind
	}
	s.Findings = append(s.Findings, Finding{
		Sheet: s.sheet.Name, Row: row.N, Column: s.cols.letter(number), Field: MemberIIN, Kind: kind,
		Value: s.cols.cell(row, number).Text, Proposal: c.proposal,
	})
}

func (rec *record) addMembers(members []Member, row int) {
	for _, m := range members {
		rec.members = append(rec.members, m)
		rec.memberRows = append(rec.memberRows, row)
	}
}

func yearsBack(ms int64, years int) int64 {
	return time.UnixMilli(ms).In(locales.Zone).AddDate(-years, 0, 0).UnixMilli()
}
