package app

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/workdays"
	"kezek/store"
)

// ServicesView is what came in of each service in a period and what became of it, as the office knows it now: an answer that was
// taken back on an appeal is none, and of a case that was answered again the last answer counts.
type ServicesView struct {
	From     int64          `json:"from"` // unix ms, both counted in
	To       int64          `json:"to"`
	Services []ServiceCount `json:"services"` // all, in the order screens name them
	Total    ServiceCount   `json:"total"`    // its averages are those of all cases
}

// ServiceCount is the balance of a service, see Closes, with how its cases were answered. An answer counts on the day its decision
// is dated, a withdrawal and an annulment when they were recorded.
type ServiceCount struct {
	Service string       `json:"service,omitempty"` // code; "" of the total
	Name    edition.Text `json:"name,omitzero"`

	Start     int `json:"start"` // under way when the period began
	Received  int `json:"received"`
	Granted   int `json:"granted"` // enrolled, of the queue
	Refused   int `json:"refused"`
	Returned  int `json:"returned"` // as incomplete
	Withdrawn int `json:"withdrawn"`
	Annulled  int `json:"annulled"` // registered by mistake
	End       int `json:"end"`      // under way when the period ended

	InTime  int `json:"in_time"` // of those granted, refused and returned: on the last day of the case's whole term or before
	Late    int `json:"late"`
	NoTerm  int `json:"no_term"` // whose edition states no whole term
	Overdue int `json:"overdue"` // of those at the end: past that day, and the term runs

	// From the day of receipt to that of the answer, of those granted, refused and returned, on average: tenths of a day, half
	// a tenth counted as one. 0 where nothing was answered.
	WorkingTenths  int  `json:"working_tenths"`
	CalendarTenths int  `json:"calendar_tenths"`
	Unsure         bool `json:"unsure,omitempty"` // working days of a year whose production calendar is not known

	Channels []ChannelCount `json:"channels"` // of those received, the most first
	Refusals []GroundCount  `json:"refusals"` // by ground, the most first; they add up to Refused

	working, calendar int
	refused           map[string]int // by decision
}

// ChannelCount is how many applications came by a channel.
type ChannelCount struct {
	Code  string       `json:"code"`
	Name  edition.Text `json:"name"`
	Count int          `json:"count"`
}

// Answered is how many got an answer in the period.
func (c ServiceCount) Answered() int { return c.Granted + c.Refused + c.Returned }

// Closes tells whether start and receipt lead to the end, and whether the parts add up.
func (c ServiceCount) Closes() bool {
	came, refused := 0, 0
	for _, ch := range c.Channels {
		came += ch.Count
	}
	for _, g := range c.Refusals {
		refused += g.Count
	}
	return c.Start+c.Received == c.Answered()+c.Withdrawn+c.Annulled+c.End && c.InTime+c.Late+c.NoTerm == c.Answered() &&
		came == c.Received && refused == c.Refused && c.Overdue <= c.End
}

// ServiceStatistics counts applications by service between two moments (unix ms, both counted in; to 0 is now, and so is any
// later moment).
func (o *Office) ServiceStatistics(ctx context.Context, from, to int64) (view ServicesView, err error) {
	if now := o.Now(); to == 0 || to > now {
		to = now
	}
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		view, err = o.serviceStatistics(ctx, v, from, to)
		return err
	})
	return view, err
}

// answeringActs are the acts whose decision answers a case.
var answeringActs = []string{Enrol{}.Name(), Grant{}.Name(), Refuse{}.Name(), ReturnIncomplete{}.Name()}

func (o *Office) serviceStatistics(ctx context.Context, v *store.View, from, to int64) (view ServicesView, err error) {
	view = ServicesView{From: from, To: to}
	office, err := v.Office(ctx)
	if err != nil {
		return view, err
	}
	cal, err := o.calendar(ctx, v, office)
	if err != nil {
		return view, err
	}
	courses, err := v.CaseCourses(ctx, from, to, OfCase, answeringActs)
	if err != nil {
		return view, err
	}
	for _, code := range edition.ServiceCodes {
		count := countOf(code, courses, from, to, cal)
		if count.Refusals, err = o.byGround(ctx, v, count.refused); err != nil {
			return view, err
		}
		count.unfound()
		count.average()
		view.Services = append(view.Services, count)
		view.Total.join(count)
	}
	view.Total.average()
	return view, nil
}

// countOf counts the cases of a service, their averages and grounds left out.
func countOf(service string, courses []store.CaseCourse, from, to int64, cal *workdays.Calendar) ServiceCount {
	count := ServiceCount{Service: service, Name: spoken("journal.service." + service), refused: map[string]int{}}
	for _, c := range courses {
		if c.Service == service {
			count.add(c, from, to, cal)
		}
	}
	return count
}

// add counts a case that was received until to and not ended before from.
func (c *ServiceCount) add(is store.CaseCourse, from, to int64, cal *workdays.Calendar) {
	if is.ReceivedAt < from {
		c.Start++
	} else {
		c.Received++
		c.came(is.Channel, 1)
	}
	if is.EndedAt == 0 || is.EndedAt > to {
		c.End++
		if is.Due != "" && is.Due < dateOf(to) && !is.Stands {
			c.Overdue++
		}
		return
	}
	switch is.State {
	case casefile.Withdrawn:
		c.Withdrawn++
		return
	case casefile.Annulled:
		c.Annulled++
		return
	case casefile.Refused:
		c.Refused++
		c.refused[strconv.FormatInt(is.Decision, 10)]++
	case casefile.Returned:
		c.Returned++
	default:
		c.Granted++
	}
	c.answer(is, cal)
}

// answer counts how long an answer took, and whether it came in time.
func (c *ServiceCount) answer(is store.CaseCourse, cal *workdays.Calendar) {
	switch {
	case is.Due == "":
		c.NoTerm++
	case dateOf(is.EndedAt) <= is.Due:
		c.InTime++
	default:
		c.Late++
	}
	days, unsure := cal.WorkingDays(is.ReceivedAt, is.EndedAt)
	c.working += days
	c.calendar += workdays.CalendarDays(is.ReceivedAt, is.EndedAt)
	c.Unsure = c.Unsure || unsure
}

// unfound counts the refusals whose decision names no ground, for the office has none of it.
func (c *ServiceCount) unfound() {
	left := c.Refused
	for _, g := range c.Refusals {
		left -= g.Count
	}
	if left > 0 {
		c.Refusals = append(c.Refusals, GroundCount{Ground: unnamed(""), Count: left})
	}
}

func (c *ServiceCount) came(channel string, n int) {
	i := slices.IndexFunc(c.Channels, func(x ChannelCount) bool { return x.Code == channel })
	if i < 0 {
		i = len(c.Channels)
		c.Channels = append(c.Channels, ChannelCount{Code: channel, Name: spoken("caseway.channel." + channel)})
	}
	c.Channels[i].Count += n
}

// average makes averages of the days counted, and puts the channels in order.
func (c *ServiceCount) average() {
	c.WorkingTenths, c.CalendarTenths = tenths(c.working, c.Answered()), tenths(c.calendar, c.Answered())
	slices.SortFunc(c.Channels, func(a, b ChannelCount) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Code, b.Code)) })
}

// tenths is sum/n in tenths, half a tenth rounded up.
func tenths(sum, n int) int {
	if n == 0 {
		return 0
	}
	return (20*sum + n) / (2 * n)
}

// join adds the count of a service to that of all.
func (c *ServiceCount) join(s ServiceCount) {
	for to, n := range map[*int]int{&c.Start: s.Start, &c.Received: s.Received, &c.Granted: s.Granted, &c.Refused: s.Refused, &c.Returned: s.Returned,
		&c.Withdrawn: s.Withdrawn, &c.Annulled: s.Annulled, &c.End: s.End, &c.InTime: s.InTime, &c.Late: s.Late, &c.NoTerm: s.NoTerm,
		&c.Overdue: s.Overdue, &c.working: s.working, &c.calendar: s.calendar} {
		*to += n
	}
	c.Unsure = c.Unsure || s.Unsure
	for _, ch := range s.Channels {
		c.came(ch.Code, ch.Count)
	}
	c.Refusals = append(c.Refusals, s.Refusals...)
}
