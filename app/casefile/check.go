package casefile

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
)

// Check says what is wrong with the application by itself and by the edition of its filing date. Fields are the JSON
// paths; a family member's are "family.0.iin".
func (a Application) Check(ed *edition.Edition, now int64) fault.Findings {
	var fs fault.Findings
	a.checkLengths(&fs)
	a.checkTimes(&fs, now)
	a.checkPeople(&fs, now)
	a.checkRepresentative(&fs, now)
	if strings.TrimSpace(a.Address) == "" {
		fs.Add("address", fault.Blocks, "case.need.address")
	}
	a.checkEdition(&fs, ed)
	return fs
}

// How much a field and a family may hold: more is a slip, or somebody's joke, and no paper could print it.
const (
	LongestName = 200
	LongestText = 2000
	mostFamily  = 60
)

func (a Application) checkLengths(fs *fault.Findings) {
	most := func(field, text string, n int) {
		if utf8.RuneCountInString(text) > n {
			fs.Add(field, fault.Blocks, "case.too-long", "count", n)
		}
	}
	for i, m := range a.People() {
		field := "applicant"
		if i > 0 {
			field = fmt.Sprintf("family.%d", i-1)
		}
		most(field+".name", m.Name, LongestName)
		most(field+".guardian", m.Guardian, LongestName)
	}
	most("representative.name", a.Representative.Name, LongestName)
	most("representative.notary", a.Representative.Notary, LongestName)
	most("channel_no", a.ChannelNo, LongestName)
	most("courier", a.Courier, LongestName)
	most("address", a.Address, LongestText)
	most("dwelling", a.Dwelling, LongestText)
	most("note", a.Note, LongestText)
	if len(a.Family) > mostFamily {
		fs.Add("family", fault.Blocks, "case.too-many", "count", mostFamily)
	}
}

// soonest is a filing date no living queue goes behind.
var soonest = time.Date(1950, 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli()

func (a Application) checkTimes(fs *fault.Findings, now int64) {
	for _, t := range []struct {
		field  string
		at     int64
		needed bool
	}{{"complete_at", a.CompleteAt, true}, {"received_at", a.ReceivedAt, true}, {"channel_at", a.ChannelAt, false}} {
		switch {
		case t.at == 0 && t.needed:
			fs.Add(t.field, fault.Blocks, "case.need.time")
		case t.at > now:
			fs.Add(t.field, fault.Blocks, "case.time.future")
		case t.at < soonest && t.at != 0:
			fs.Add(t.field, fault.Blocks, "case.time.too-early")
		}
	}
	if a.ChannelAt > a.ReceivedAt && a.ReceivedAt > 0 {
		fs.Add("received_at", fault.Blocks, "case.time.before-channel")
	}
	if filed := a.FiledAt(); a.CompleteAt > 0 && a.CompleteAt != filed && filed <= now { // moved by hand: art. 74 p. 1 counts by it
		fs.Add("complete_at", fault.NeedsReason, "case.time.moved")
	}
}

func (a Application) checkPeople(fs *fault.Findings, now int64) {
	seen := map[string]string{}
	for i, m := range a.People() {
		field := "applicant"
		if i > 0 {
			field = fmt.Sprintf("family.%d", i-1)
		}
		if utf8.RuneCountInString(m.Name) < 2 {
			fs.Add(field+".name", fault.Blocks, "case.need.name")
		} else if locales.Mixed(m.Name) {
			fs.Add(field+".name", fault.NeedsReason, "case.name.mixed")
		}
		checkIIN(fs, field, m, i == 0, now)
		if m.IIN != "" {
			if other, twice := seen[m.IIN]; twice {
				fs.Add(field+".iin", fault.Blocks, "case.iin.twice", "other", other)
			}
			seen[m.IIN] = m.Name
		}
		if m.Born != "" {
			if born, err := time.Parse(time.DateOnly, m.Born); err != nil || born.UnixMilli() > now {
				fs.Add(field+".born", fault.Blocks, "case.born.wrong")
			}
		}
		if i > 0 && m.Relation == "" {
			fs.Add(field+".relation", fault.Blocks, "case.need.relation")
		}
		if m.Left != "" && m.Left < m.Joined {
			fs.Add(field+".left", fault.Blocks, "case.left.before-joined")
		}
	}
	if a.Applicant.Minor(now) && a.Representative.Name == "" && a.Applicant.Guardian == "" {
		fs.Add("representative.name", fault.NeedsReason, "case.minor.alone")
	}
}

// CheckFamily says what is wrong with the members of the family alone.
func (a Application) CheckFamily(now int64) (fs fault.Findings) {
	a.checkLengths(&fs)
	a.checkPeople(&fs, now)
	return slices.DeleteFunc(fs, func(f fault.Finding) bool { return !strings.HasPrefix(f.Field, "family.") })
}

// Minor tells whether somebody is under eighteen; one whose birth date is not known is not.
func (m Member) Minor(now int64) bool {
	born, err := time.ParseInLocation(time.DateOnly, m.Born, locales.Zone)
	return err == nil && born.AddDate(18, 0, 0).UnixMilli() > now
}

func (a Application) checkRepresentative(fs *fault.Findings, now int64) {
	r := a.Representative
	if r.Name == "" {
		if r != (Representative{}) {
			fs.Add("representative.name", fault.Blocks, "case.need.name")
		}
		return
	}
	if r.IIN != "" {
		if _, p := iin.Parse(r.IIN, now); p != iin.None {
			fs.Add("representative.iin", fault.NeedsReason, string(p))
		}
	}
	today := time.UnixMilli(now).In(locales.Zone).Format(time.DateOnly)
	switch {
	case r.Kind == ByPower && r.Number == "":
		fs.Add("representative.number", fault.NeedsReason, "case.power.number")
	case r.Kind == ByOtherPower && r.Number+r.Date+r.Notary != "":
		fs.Add("representative.number", fault.Blocks, "case.power.otherwise")
	}
	if r.Until != "" && r.Until < today {
		fs.Add("representative.until", fault.NeedsReason, "case.power.ended", "day", r.Until)
	}
}

func checkIIN(fs *fault.Findings, field string, m Member, applicant bool, now int64) {
	if m.IIN == "" {
		if applicant && !m.Doubtful && m.NoIIN == "" {
			fs.Add(field+".iin", fault.Blocks, "case.need.iin")
		}
		return
	}
	n, p := iin.Parse(m.IIN, now)
	if p != iin.None {
		if !m.Doubtful {
			fs.Add(field+".iin", fault.Blocks, string(p))
		}
		return
	}
	born, sex := Told(n)
	if m.Born != "" && born != "" && born != m.Born {
		fs.Add(field+".born", fault.NeedsReason, "case.born.differs")
	}
	if m.Sex != "" && sex != "" && sex != m.Sex {
		fs.Add(field+".sex", fault.NeedsReason, "case.sex.differs")
	}
}

func (a Application) checkEdition(fs *fault.Findings, ed *edition.Edition) {
	s := ed.Service(a.ServiceCode())
	channel, ok := s.Channel(a.Channel)
	if !ok {
		fs.Add("channel", fault.Blocks, "case.need.channel")
	}
	a.checkChannel(fs, channel)
	if len(s.Lists) > 0 {
		if _, ok := ed.List(a.List); !ok {
			fs.Add("list", fault.Blocks, "case.need.list")
			return
		}
	}
	for _, d := range a.Missing(s) {
		// What is not verified against the act is never a hard rule.
		severity := fault.Blocks
		if !d.Verified {
			severity = fault.NeedsReason
		}
		*fs = append(*fs, fault.Finding{Field: "documents." + d.Code, Severity: severity, Key: "case.need.document",
			Args: fault.Args("code", d.Code), Clause: d.Clause})
	}
	for _, h := range a.Expired() {
		fs.Add("documents."+h.Code, fault.NeedsReason, "case.document.expired", "code", h.Code, "day", h.Until)
	}
}

// checkChannel asks for what a channel that registers gives by itself, and how a signature was checked.
func (a Application) checkChannel(fs *fault.Findings, c edition.Channel) {
	if c.Registers && a.ChannelAt == 0 {
		fs.Add("channel_at", fault.NeedsReason, "case.need.channel-time")
	}
	if c.Registers && a.ChannelNo == "" {
		fs.Add("channel_no", fault.NeedsReason, "case.need.channel-no")
	}
	if !c.Signed {
		return
	}
	switch s := a.Signature; {
	case s == nil || s.Result == "":
		fs.Add("signature.result", fault.NeedsReason, "case.need.signature")
	case s.Result != Valid:
		fs.Add("signature.result", fault.Blocks, "case.signature."+s.Result)
	case s.IIN != "" && s.IIN != a.Applicant.IIN && s.IIN != a.Representative.IIN:
		fs.Add("signature.iin", fault.Blocks, "case.signature.foreign")
	case s.IIN == "":
		fs.Add("signature.iin", fault.NeedsReason, "case.need.signature-iin")
	}
}

// Missing lists the documents the edition asks for that are not there yet.
func (a Application) Missing(s *edition.Service) []edition.Document {
	there := map[string]bool{}
	for _, h := range a.Documents {
		there[h.Code] = h.There()
	}
	var missing []edition.Document
	for _, d := range s.Asks(a.List, a.Channel) {
		if d.Required && !there[d.Code] {
			missing = append(missing, d)
		}
	}
	return missing
}

// Expired lists the documents that were no longer valid when the application was filed.
func (a Application) Expired() (expired []Held) {
	filed := time.UnixMilli(a.FiledAt()).In(locales.Zone).Format(time.DateOnly)
	for _, h := range a.Documents {
		if h.There() && h.Until != "" && h.Until < filed {
			expired = append(expired, h)
		}
	}
	return expired
}
