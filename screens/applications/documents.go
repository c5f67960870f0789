package applications

import (
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
)

// documentLines are the checklist of the case as it was made by the edition, with what is there, and the scans.
func (c *Case) documentLines() []line {
	var s Sheet
	s.Head(c.T("casepage.form.documents"))
	for _, l := range c.View.Checklist {
		s.lines = append(s.lines, c.documentLine(l))
		if said := c.documentMore(l); said != "" {
			s.lines = append(s.lines, line{label: " ", text: said, tone: quiet})
		}
		for _, f := range c.View.Files {
			if f.Document == l.Code {
				s.lines = append(s.lines, line{label: " ", text: c.scan(f.Name, f.Bytes, f.AddedAt), icon: kit.IconNote})
			}
		}
	}
	s.None(c.T("casepage.case.nothing"))
	c.sayLoose(&s)
	return s.lines
}

func (c *Case) documentLine(l casefile.Line) line {
	text := l.In(c.Lang())
	switch {
	case l.Expired:
		return line{label: c.how(l), text: text, tone: wrong, icon: kit.IconWarning}
	case l.Held.There():
		return line{label: c.how(l), text: text, icon: kit.IconCheck, iconTone: good}
	case l.Required:
		return line{label: c.T("casepage.case.not-there"), text: text, tone: wrong, icon: kit.IconWarning}
	}
	return line{label: c.how(l), text: text, icon: kit.IconBox}
}

// how says how a document is there; of one that is not, whether it is asked where it applies.
func (c *Case) how(l casefile.Line) string {
	if l.Held.How != "" {
		return c.T("case.how." + l.Held.How)
	}
	return c.T("casepage.form.where-applies")
}

// documentMore is what was noted of a document, and what it rests on.
func (c *Case) documentMore(l casefile.Line) string {
	h := l.Held
	var parts []string
	note := func(is bool, key string, args ...any) {
		if is {
			parts = append(parts, c.T(key, args...))
		}
	}
	note(h.Original, "case.how.original")
	note(h.Copy, "case.how.copy")
	note(h.Date != "", "caseway.document.date", "day", shownDay(h.Date))
	note(l.Expired, "caseway.document.expired", "day", shownDay(h.Until))
	note(h.Until != "" && !l.Expired, "caseway.data.until", "day", shownDay(h.Until))
	note(h.Pages > 0, "caseway.document.pages", "count", h.Pages)
	note(h.By != "", "caseway.document.by", "name", h.By)
	note(h.On != "", "caseway.document.on", "day", shownDay(h.On))
	return dots(append(parts, c.mark(l.Mark))...)
}

func (c *Case) scan(name string, bytes, at int64) string {
	return dots(name, c.T("caseway.file.kilobytes", "n", locales.Number((bytes+1023)/1024)), locales.DateTime(at))
}

// sayLoose tells of scans that belong to no document of the checklist.
func (c *Case) sayLoose(s *Sheet) {
	s.Head(c.T("caseway.file.loose"))
	before := len(s.lines)
	for _, f := range c.View.Files {
		if !c.listed(f.Document) {
			s.lines = append(s.lines, line{text: c.scan(f.Name, f.Bytes, f.AddedAt), icon: kit.IconNote})
		}
	}
	if len(s.lines) == before {
		s.lines = s.lines[:before-1] // nothing is said of what there is not
	}
}

func (c *Case) listed(document string) bool {
	for _, l := range c.View.Checklist {
		if l.Code == document {
			return true
		}
	}
	return false
}
