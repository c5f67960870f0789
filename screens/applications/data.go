package applications

import (
	"cmp"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// dots joins what is not empty.
func dots(parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, " · ")
}

// dataLines are who applied, for what and how it came, and where else in the office the people are.
func (c *Case) dataLines() []line {
	var s Sheet
	c.sayApplicant(&s)
	c.sayFiling(&s)
	c.sayElsewhere(&s)
	return s.lines
}

func (c *Case) sayApplicant(s *Sheet) {
	a := c.View.Application
	s.Head(c.T("casepage.form.applicant"))
	s.Add(c.T("casepage.form.iin"), c.numberOf(a.Applicant))
	s.Add(c.T("casepage.form.born"), shownDay(a.Applicant.Born))
	s.Add(c.T("casepage.form.phone"), dots(a.Phone, a.Email))
	s.Add(c.T("casepage.form.address"), a.Address)
	s.Add(c.T("casepage.form.dwelling"), a.Dwelling)
	c.sayRepresentative(s, a.Representative)
	s.Add(c.T("casepage.form.note"), a.Note)
}

func (c *Case) sayRepresentative(s *Sheet, r casefile.Representative) {
	if r.Name == "" {
		return
	}
	right := ""
	if r.Kind != "" {
		right = c.T("case.right." + r.Kind)
	}
	s.Add(c.T("casepage.form.representative"), dots(r.Name, r.IIN, right))
	power := dots(r.Number, shownDay(r.Date), r.Notary)
	if r.Until != "" {
		power = dots(power, c.T("caseway.data.until", "day", shownDay(r.Until)))
	}
	s.Add(c.T("caseway.data.power"), power)
}

func (c *Case) sayFiling(s *Sheet) {
	v, a := &c.View, c.View.Application
	s.Head(c.T("casepage.form.filing"))
	s.Add(c.T("caseway.data.service"), v.Law.Title.In(c.Lang()))
	s.Add(c.T("casepage.form.channel"), dots(c.channelName(a.Channel), a.ChannelNo))
	s.Add(c.T("intake.courier"), a.Courier)
	if a.ChannelAt > 0 {
		s.Add(c.T("caseway.data.channel-at"), locales.DateTime(a.ChannelAt))
	}
	s.Add(c.T("casepage.form.received"), locales.DateTime(a.ReceivedAt))
	s.Add(c.T("casepage.form.complete"), locales.DateTime(a.CompleteAt))
	if g := a.Signature; g != nil && g.Result != "" {
		s.Add(c.T("caseway.data.signature"), dots(c.T("case.signed."+g.Result), g.IIN))
	}
	s.Add(c.T("casepage.form.list"), listName(c.section, v.Edition, a.List))
	for _, code := range a.Grounds {
		if g, ok := v.Edition.Ground(code); ok {
			s.Add(c.T("casepage.case.ground"), g.In(c.Lang())+" ("+c.mark(g.Mark)+")")
		}
	}
	for _, consent := range a.Consents {
		s.Add(c.T("caseway.data.consent"), dots(c.T("casepage.consent."+consent.Code), shownDay(consent.On)))
	}
	s.Add(c.T("casepage.case.registered-by"), v.Registered)
}

// mark says what a statement rests on, and whether that was checked.
func (s *section) mark(m edition.Mark) string {
	if m.Verified {
		return m.Cite.In(s.Lang())
	}
	return dots(m.Cite.In(s.Lang()), s.T("casepage.form.unverified"))
}

// channelName is how the edition calls the channel.
func (c *Case) channelName(code string) string {
	if ch, ok := c.View.Law.Channel(code); ok {
		return ch.In(c.Lang())
	}
	return code
}

func (c *Case) sayElsewhere(s *Sheet) {
	s.Head(c.T("caseway.data.elsewhere"))
	for _, e := range c.View.Elsewhere {
		role := c.T("casepage.verdict.as-family")
		if e.Applicant {
			role = c.T("casepage.verdict.as-applicant")
		}
		state := c.T("casepage.state." + e.State)
		if e.RegNo != "" {
			state = c.T("queue.state." + e.State)
		}
		s.Add(e.Name, dots("№ "+cmp.Or(e.RegNo, e.CaseNo), c.serviceName(e.Service), state, role))
	}
	s.None(c.T("caseway.data.nowhere"))
}

// elsewhereActs open the other cases and entries of the same people.
func (c *Case) elsewhereActs() (acts []Offered) {
	seen := map[string]bool{}
	for _, e := range c.View.Elsewhere {
		number, section := e.CaseNo, room.Cases(e.Service)
		if e.RegNo != "" {
			number, section = e.RegNo, kit.Queue
		}
		if !seen[number] {
			seen[number] = true
			acts = append(acts, Offered{Text: c.T("caseway.data.open", "number", number), Begin: func() { c.Go(section, number) }})
		}
	}
	return acts
}

func (c *Case) numberOf(m casefile.Member) string {
	switch {
	case m.IIN == "":
		said := c.T("casepage.case.no-iin")
		if key := casefile.NoIINKey(m.NoIIN); key != "" {
			said += ": " + c.T(key)
		}
		return said
	case m.Doubtful:
		return m.IIN + " — " + c.T("casepage.form.doubtful")
	}
	return m.IIN
}

// relation says a relation in words; what an old list told in its own stays as it is.
func (c *Case) relation(code string) string {
	if key := casefile.RelationKey(code); key != "" {
		return c.T(key)
	}
	return code
}

// householdLines are the people, the applicant first.
func (c *Case) householdLines() []line {
	a := c.View.Application
	var s Sheet
	s.Head(c.T("casepage.case.family", "count", a.Counted()))
	for i, m := range a.People() {
		label := c.relation(m.Relation)
		if i == 0 {
			label = c.T("casepage.form.applicant")
		}
		s.lines = append(s.lines, line{label: label, text: dots(m.Name, c.numberOf(m), shownDay(m.Born)), tone: strong})
		if said := c.memberMore(m); said != "" {
			s.lines = append(s.lines, line{label: " ", text: said, tone: quiet})
		}
	}
	return s.lines
}

// memberMore is what the household's row of a person says beside the name.
func (c *Case) memberMore(m casefile.Member) string {
	on := func(key, day string) string {
		if day == "" {
			return ""
		}
		return c.T(key, "day", shownDay(day))
	}
	aside, guardian := "", ""
	if m.Aside {
		aside = c.T("caseway.member.aside")
	}
	if m.Guardian != "" {
		guardian = c.T("caseway.member.guardian", "name", m.Guardian)
	}
	return dots(aside, on("caseway.member.joined", m.Joined), on("caseway.member.left", m.Left), on("caseway.member.consent", m.Consent), guardian)
}
