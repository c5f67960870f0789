package settings

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// worded are the codes of an edition that have words of ours, by the value they stand in; the others are shown as they
// are.
var worded = map[string][]string{
	"channels": {edition.ByOffice, edition.ByCorporation, edition.ByPortal},
	"branch":   {edition.Incomplete, edition.Rejected},
	"stock":    {"communal", "institutions"},
	"unit":     {"m2", "m3", "gcal", "tenge", "percent", "kwh", "person", "kg", "month"},
	"per":      {"person", "alone", "m2", "flat", "subscriber", "income"},
	"step":     {edition.Outside, edition.Take, edition.Assign, edition.Pass, edition.Examine, edition.Prepare, edition.Commission, edition.Draft, edition.Sign, edition.Send},
	"ground":   edition.GroundKinds,
	"pause":    {edition.Suspend, edition.Extend},
	"turn":     {edition.FirstRight, edition.OutOfTurn},
	"of":       edition.EndingOf,
	"base":     edition.MajorityBases,
	"subject":  edition.BarSubjects,
	"length":   edition.LengthKinds,
	"aged":     edition.AgeCounts,
	"rounding": edition.RoundingModes,
	"season":   {edition.Heating},
}

// code says one code of a value in words.
func (s *section) code(ed *edition.Edition, st *edition.Statement, name, code string) string {
	of := name
	switch name {
	case "from", "to", "date", "since", "until":
		return shownDay(code)
	case "from_sum", "to_sum", "tiyn":
		if sum, err := strconv.ParseInt(code, 10, 64); err == nil {
			return locales.Money(sum)
		}
	case "summing":
		return s.T(aid.WayKey(code))
	case "spread":
		return s.T(aid.SpreadKey(code))
	case "start", "change", "binds":
		return s.T("aidpage." + name + "." + code)
	case "round-service", "round-aid":
		if sum, err := strconv.ParseInt(code, 10, 64); err == nil {
			return locales.Money(sum)
		}
	case "heated":
		if n, err := strconv.Atoi(code); err == nil {
			return fmt.Sprintf("%02d", n)
		}
	case "statuses":
		return s.T(privatization.StatusKey(code))
	case "endings":
		return s.T(privatization.EndingKey(code))
	case "price":
		return s.T(privatization.KindKey(code))
	case "ground", "grounds":
		if g, ok := ed.Ground(code); ok {
			return g.Text.In(s.Lang())
		}
	case "list", "lists":
		if l, ok := ed.List(code); ok {
			return l.Label().In(s.Lang())
		}
		return code
	case "role":
		if slices.Contains(edition.OwnRoles, code) {
			return s.T("shell.role." + code)
		}
		return s.T("settings.code.role." + code)
	case "kind":
		of = st.Kind
	}
	switch {
	case code == "yes":
		return s.T("settings.yes")
	case slices.Contains(worded[of], code):
		return s.T("settings.code." + of + "." + code)
	}
	return code
}

func shownDay(iso string) string {
	if day, err := time.ParseInLocation(time.DateOnly, iso, locales.Zone); err == nil {
		return locales.Date(day.UnixMilli())
	}
	return iso
}

// valued says a value in Kazakh and, where it is said in words, beside it in Russian.
func (s *section) valued(ed *edition.Edition, st *edition.Statement, v edition.Value) (text, beside string) {
	switch {
	case v.Term != nil:
		return v.Term.In(s.Lang()), ""
	case v.Text != (edition.Text{}):
		return v.Text.KK, v.Text.RU
	}
	var words []string
	for _, c := range v.Codes {
		words = append(words, s.code(ed, st, v.Name, c))
	}
	return strings.Join(words, ", "), ""
}

// valueName is what a value is called: the answers of a question share their name, as do the figures of a price.
func (s *section) valueName(name string) string {
	name, code, _ := strings.Cut(name, ".")
	return strings.TrimSpace(s.T("settings.value."+name) + " " + code)
}

// inLanguage is a value in the window's language alone.
func (s *section) inLanguage(ed *edition.Edition, st *edition.Statement, name string) string {
	v := st.Value(name)
	if v.Text != (edition.Text{}) {
		return v.Text.In(s.Lang())
	}
	text, _ := s.valued(ed, st, v)
	return text
}

// statementCells are a statement's columns: paragraph or code, part, who, what, term, whether it is verified.
func (s *section) statementCells(ed *edition.Edition, st *edition.Statement) []string {
	at, who, what, term, mark := st.Code, "", st.In(s.Lang()), "", ""
	switch st.Kind {
	case edition.OfStep:
		at, who, term = s.inLanguage(ed, st, "at"), s.inLanguage(ed, st, "actor"), s.inLanguage(ed, st, "term")
	case edition.OfDocument:
		who = s.T("settings.editions.if-applies")
		if len(st.Value("required").Codes) > 0 {
			who = s.T("settings.editions.required")
		}
	case edition.OfGround:
		who, term = s.inLanguage(ed, st, "kind"), s.inLanguage(ed, st, "turn")
	case edition.OfPause:
		who, term = s.inLanguage(ed, st, "kind"), s.inLanguage(ed, st, "most")
	case edition.OfRemoval:
		term = s.inLanguage(ed, st, "objection")
	case edition.OfReview:
		term = s.inLanguage(ed, st, "every")
	case edition.OfSize:
		term = s.inLanguage(ed, st, "least")
	case edition.OfQuorum:
		term = s.inLanguage(ed, st, "share")
	case edition.OfMajority:
		who, term = s.inLanguage(ed, st, "base"), s.inLanguage(ed, st, "share")
	case edition.OfTotal:
		what, term = s.T("settings.editions.total"), s.inLanguage(ed, st, "total")
		if len(st.Value("unstated").Codes) > 0 {
			term = s.T("settings.editions.unstated")
		}
	case edition.OfChannel:
		term = s.inLanguage(ed, st, "total")
	case edition.OfNorm:
		term = s.inLanguage(ed, st, "n") + " " + s.inLanguage(ed, st, "unit")
	case edition.OfBar:
		who = s.inLanguage(ed, st, "subject")
	case edition.OfMethod:
		who = s.inLanguage(ed, st, "price")
	case edition.OfBand:
		who, term = s.inLanguage(ed, st, "until"), s.inLanguage(ed, st, "first_payment_percent")+" %"
	case edition.OfExpense:
		term = s.inLanguage(ed, st, "unit")
	case edition.OfIncome:
		term = s.inLanguage(ed, st, "included")
	case edition.OfAppeal:
		term = s.inLanguage(ed, st, "file")
	}
	if st.Unverified() {
		mark = s.T("settings.editions.unverified")
	}
	return []string{at, s.T("settings.kind." + st.Kind), who, what, term, mark}
}

// passages say a statement whole, in Kazakh and Russian side by side.
func (s *section) passages(ed *edition.Edition, st *edition.Statement) []page.Passage {
	head := s.T("settings.kind." + st.Kind)
	if st.Code != "" {
		head += " · " + st.Code
	}
	all := []page.Passage{{Text: head, Head: true}}
	add := func(name, text, beside string) {
		if text != "" {
			all = append(all, page.Passage{Label: s.valueName(name), Text: text, Beside: beside})
		}
	}
	all = append(all, s.languages())
	add(edition.ValueText, st.KK, st.RU)
	if st.Mark != nil {
		add(edition.ValueClause, st.Cite.KK, st.Cite.RU)
		all = append(all, s.verdict(st))
	}
	for _, v := range st.Values {
		text, beside := s.valued(ed, st, v)
		add(v.Name, text, beside)
	}
	if st.Mark != nil {
		add(edition.ValueSource, st.Source, "")
	}
	return all
}

// verdict says plainly whether a statement was checked against the act.
func (s *section) verdict(st *edition.Statement) page.Passage {
	p := page.Passage{Label: s.valueName(edition.ValueVerified), Text: s.T("settings.editions.is-verified"), Icon: kit.IconCheck, Ink: kit.ColorGood}
	if st.Unverified() {
		p.Text, p.Icon, p.Ink, p.Bold = s.T("settings.editions.not-verified"), kit.IconWarning, kit.ColorWrong, true
	}
	return p
}

// languages names the two columns.
func (s *section) languages() page.Passage {
	return page.Passage{Label: " ", Text: locales.KK.T("shell.language.name"), Beside: locales.RU.T("shell.language.name"), Ink: kit.ColorQuiet}
}

// period is when an edition is in force: «08.02.2018 – 30.12.2020».
func (s *section) period(ed *edition.Edition) string {
	if ed.To == "" {
		return s.T("settings.editions.since", "from", shownDay(ed.From))
	}
	return shownDay(ed.From) + " – " + shownDay(ed.To)
}

// territory is where an edition is in force, in few words.
func (s *section) territory(ed *edition.Edition) string {
	if ed.Territory.Code == "" {
		return s.T("settings.editions.country")
	}
	return ed.Territory.In(s.Lang())
}

// services names what an edition rules.
func (s *section) services(ed *edition.Edition) string {
	var names []string
	for _, code := range edition.ServiceCodes {
		if ed.Has(code) {
			names = append(names, s.service(ed, code))
		}
	}
	return strings.Join(names, ", ")
}

// service is the short name of a service an edition rules.
func (s *section) service(ed *edition.Edition, code string) string {
	if short := ed.Service(code).Short.In(s.Lang()); short != "" {
		return short
	}
	return s.T("settings.service." + code)
}

func counted(ed *edition.Edition) (n count) {
	for _, st := range ed.Statements() {
		if st.Mark != nil {
			n.all++
		}
		if st.Unverified() {
			n.unverified++
		}
	}
	return n
}
