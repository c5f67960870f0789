package legacy

import (
	"strings"

	"kezek/app/cells"
	"kezek/locales"
)

// decision is the old decision a household was enrolled by: text as the list has it, number and date where they can
// be read from it.
type decision struct {
	text, no string
	date     moment
	unread   bool
}

// decision reads number and date from one cell: «№ 123-р от 04.05.2012», «04.05.2012 № 123», «2012 жылғы 4 мамырдағы
// № 123 шешім».
func (d dates) decision(c cells.Cell) decision {
	text := locales.Clean(c.Text)
	if c.Kind == cells.Empty || vocab().isNothing(text) {
		return decision{}
	}
	if c.Kind == cells.Date {
		m := d.cell(c)
		return decision{text: m.String(), date: m, unread: !m.ok}
	}
	out := decision{text: text}
	from, to, found := 0, 0, false
	var few [16]token
	ts := tokens(few[:0], text)
	for i, t := range ts {
		if t.kind != 'n' || found && len(t.text) < 4 && out.date.ok {
			continue
		}
		p, rest, ok := dateParts(ts[i:])
		if !ok || len(p.year) == 2 && p.kind != "" && p.kind != DateWords {
			continue
		}
		out.date, found, from, to = d.day(p), true, t.at, len(text)
		if len(rest) > 0 {
			to = rest[0].at
		}
		if out.date.ok {
			break
		}
	}
	rest := text
	if found {
		rest = text[:from] + "  " + text[to:]
	}
	out.no = decisionNo(rest)
	out.unread = found && !out.date.ok || !found && out.no == ""
	return out
}

// decisionNo finds the number in what is left when the date is taken out.
func decisionNo(s string) string {
	if _, after, ok := strings.Cut(s, "№"); ok {
		return firstWith(after, func(string) bool { return true })
	}
	return firstWith(s, func(w string) bool { return digitsIn(w) > 0 })
}

func firstWith(s string, fits func(string) bool) string {
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, ",;.:()"); w != "" && fits(w) {
			return w
		}
	}
	return ""
}
