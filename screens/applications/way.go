package applications

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
)

// showBar writes the steps on the bar; outside ones that were opened stand one by one.
func (c *Case) showBar() {
	var all []mark
	for _, m := range marks(&c.View) {
		if len(m.inside) > 0 && c.unfolded[unfoldKey(m)] {
			all = append(all, m.inside...)
		} else {
			all = append(all, m)
		}
	}
	places := make([]place, len(all))
	for i, m := range all {
		places[i] = c.place(m)
	}
	c.bar.show(places, waitingPlace(all))
}

func unfoldKey(m mark) string { return m.inside[0].step.Code + strconv.Itoa(int(m.standing)) }

// unfold opens the outside steps that stand as one.
func (c *Case) unfold(i int) {
	c.unfolded[unfoldKey(c.bar.places[i].mark)] = true
	c.showBar()
	c.bar.choose(i)
}

// place writes one mark of the bar.
func (c *Case) place(m mark) place {
	s := m.step
	p := place{mark: m, who: c.doer(m), when: c.moment(m), detail: c.detail(m)}
	p.caption = c.caption(s.Kind, s.Role)
	if len(m.inside) > 0 {
		p.caption = c.outside(m)
		p.who = c.T("caseway.bar.steps", "count", len(m.inside))
	}
	switch late := s.Late(c.Office.Now()); {
	case late > 0 && m.standing != isAhead:
		p.note, p.late = c.lateness(late), true
	case m.standing == wentBack, m.standing == wasSkipped:
		p.note = c.T("caseway.outcome." + s.Outcome)
	case m.standing == isWaiting && c.View.Suspended:
		p.note = c.T("case.suspended")
	}
	return p
}

// caption names a step shortly: by what is done in it, or by whom where the office does nothing.
func (s *section) caption(kind, role string) string {
	if kind == edition.Outside {
		return Capital(s.T("app.role." + role))
	}
	return s.T("caseway.kind." + kind)
}

func (s *section) stepName(step app.StepView) string {
	if step.Code == "" {
		return ""
	}
	return s.caption(step.Kind, step.Role)
}

// outside says whose steps a gathered mark stands for.
func (c *Case) outside(m mark) string {
	if role := m.outsider(); role != "" {
		return Capital(c.T("app.role." + role))
	}
	return c.T("caseway.bar.outside")
}

// doer is who did a step, or who is to.
func (c *Case) doer(m mark) string {
	s := m.step
	switch {
	case s.Person != "" && s.For != "":
		return c.T("caseway.bar.deputy", "name", s.Person, "absent", s.For)
	case s.Person != "":
		return s.Person
	case s.Role == string(app.Executor) && c.View.Executor != "":
		return c.View.Executor
	case s.Kind == edition.Outside: // the caption has the role
		return s.Actor.In(c.Lang())
	}
	return c.T("app.role." + s.Role)
}

// moment is when a step was done, or until when it is due; of one ahead its term.
func (c *Case) moment(m mark) string {
	s := m.step
	switch {
	case s.DoneAt > 0:
		return c.short(s.DoneAt)
	case m.standing == isAhead && m.term != nil:
		return m.term.In(c.Lang())
	case s.DueAt > 0:
		return c.T("caseway.bar.until", "time", c.short(s.DueAt))
	case m.standing == isWaiting:
		return c.T("caseway.bar.waits")
	}
	return ""
}

// short spells a moment without what goes without saying: the year now running, and the end of a day.
func (c *Case) short(ms int64) string {
	t, now := time.UnixMilli(ms).In(locales.Zone), time.UnixMilli(c.Office.Now()).In(locales.Zone)
	day := "02.01.2006"
	if t.Year() == now.Year() {
		day = "02.01"
	}
	if t.Hour() == 23 && t.Minute() == 59 {
		return t.Format(day)
	}
	return t.Format(day + " 15:04")
}

// lateness says in words by how much something is late (ms).
func (s *section) lateness(ms int64) string {
	d := time.Duration(ms) * time.Millisecond
	switch {
	case d >= 24*time.Hour:
		return s.T("caseway.late.days", "count", int(d/(24*time.Hour)))
	case d >= time.Hour:
		return s.T("caseway.late.hours", "count", int(d/time.Hour))
	}
	return s.T("caseway.late.minutes", "count", int(max(1, d/time.Minute)))
}

// detail tells everything about a step in a paragraph.
func (c *Case) detail(m mark) string {
	if len(m.inside) > 0 {
		var texts []string
		for _, s := range m.inside {
			texts = append(texts, s.step.Text.In(c.Lang()))
		}
		return c.T("caseway.bar.open") + ": " + strings.Join(texts, "; ")
	}
	s := m.step
	parts := append([]string{s.Text.In(c.Lang()), s.Actor.In(c.Lang())}, c.passing(m)...)
	if s.At != "" && s.At != "?" { // the act was not at hand
		parts = append(parts, c.T("caseway.detail.paragraph", "at", s.At))
	}
	if s.At != "" && !s.Verified {
		parts = append(parts, c.T("casepage.form.unverified"))
	}
	return dots(parts...)
}

// passing tells how the case went through a step: its term, when it was begun, due and done, by whom, how late.
func (c *Case) passing(m mark) (parts []string) {
	s := m.step
	add := func(key string, is bool, args ...any) {
		if is {
			parts = append(parts, c.T(key, args...))
		}
	}
	if m.term != nil {
		add("caseway.detail.term", true, "term", m.term.In(c.Lang()))
	}
	add("caseway.detail.begun", s.BegunAt > 0, "time", locales.DateTime(s.BegunAt))
	add("caseway.detail.due", s.DueAt > 0, "time", locales.DateTime(s.DueAt))
	if s.DoneAt > 0 {
		parts = append(parts, c.ended(s))
	}
	if late := s.Late(c.Office.Now()); late > 0 {
		parts = append(parts, c.lateness(late))
	}
	if said, _ := s.Data["instruction"].(string); said != "" {
		add("caseway.detail.instruction", true, "text", said)
	}
	add("caseway.detail.note", s.Note != "", "text", s.Note)
	return parts
}

// ended says what a step ended with, when, and by whom.
func (s *section) ended(step app.StepView) string {
	text := s.outcome(step) + " " + locales.DateTime(step.DoneAt)
	if step.Person != "" {
		text += ", " + step.Person
	}
	if step.For != "" {
		text += " (" + s.T("caseway.detail.deputy", "absent", step.For) + ")"
	}
	return text
}

// outcome says what a step ended with: a proposal and a decision name what they are for.
func (s *section) outcome(step app.StepView) string {
	said := s.T("caseway.outcome." + step.Outcome)
	switch step.Outcome {
	case casefile.ToGrant, casefile.ToRefuse, casefile.ToReturn:
		said = begun(said, unicode.ToLower)
		if step.Kind == edition.Prepare || step.Kind == edition.Examine {
			return s.T("caseway.detail.proposed", "what", said)
		}
		return s.T("caseway.detail.decided", "what", said)
	}
	return said
}

// capital begins a text with a capital letter.
// Capital begins a text with a capital letter.
func Capital(text string) string { return begun(text, unicode.ToUpper) }

func begun(text string, with func(rune) rune) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(with(first)) + text[size:]
}
