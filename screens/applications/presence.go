package applications

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"kezek/app"
	"kezek/locales"
)

const sign = 30 * time.Second // between two signs of life of an open case

// presence tells the office that a person has a case open, and who else has.
type presence struct {
	others []app.Presence
	on     bool
	stop   func()
}

// watch tells it now and again every half minute.
func (c *Case) watch() {
	if c.presence.on {
		return
	}
	c.presence.on, c.presence.stop = true, func() {}
	c.tellPresence()
}

func (c *Case) tellPresence() {
	var others []app.Presence
	var err error
	c.later(func(ctx context.Context) { others, err = c.Office.OpenCase(ctx, c.Who, c.number) }, func() {
		if !c.presence.on {
			return
		}
		if c.section.open != c { // something else came to the front
			c.leave()
			return
		}
		slices.SortFunc(others, func(a, b app.Presence) int { return cmp.Or(cmp.Compare(a.Since, b.Since), cmp.Compare(a.Name, b.Name)) })
		if err == nil && !slices.Equal(others, c.presence.others) { // what cannot be told now is told in half a minute
			c.presence.others = others
			c.showHead()
		}
		c.presence.stop = c.after(sign, c.tellPresence)
	})
}

// leave ends it: the case is closed, or the window goes.
func (c *Case) leave() {
	if !c.presence.on {
		return
	}
	c.presence.on = false
	c.presence.stop()
	c.later(func(ctx context.Context) { _ = c.Office.CloseCase(ctx, c.Who, c.number) }, func() {})
}

// said is the line under the head; "" when nobody else has the case open.
func (p presence) said(s *section) string {
	var all []string
	for _, o := range p.others {
		all = append(all, s.T("caseway.presence", "name", o.Name, "time", time.UnixMilli(o.Since).In(locales.Zone).Format("15:04")))
	}
	return strings.Join(all, "; ")
}
