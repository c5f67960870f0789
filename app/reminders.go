package app

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/app/workdays"
	"kezek/store"
)

// Kinds of reminder. None of them moves anybody: they are a list to work through.
const (
	GroundEnds      = "ground-ends"      // somebody comes to the age at which a ground ends
	DocumentExpires = "document-expires" // a document in the file is valid until soon, or was
	LookIsOld       = "look-old"         // nobody looked at the entry for longer than the edition says
	PhoneUnsure     = "phone"            // there is no telephone, or nobody confirmed it
	WarningOpen     = "warning-open"     // a warning waits for its delivery or for the end of the term
)

// ReminderKinds are all of them, the most pressing first.
var ReminderKinds = []string{GroundEnds, DocumentExpires, WarningOpen, LookIsOld, PhoneUnsure}

// Soon is how many days ahead a reminder speaks of what will end.
const Soon = 90

// grownUp is for how many years a child's coming of age is still told; later it is the yearly look that finds it.
const grownUp = 3

// Reminder is one thing to look at. Nobody is removed by it.
type Reminder struct {
	Kind   string `json:"kind"`
	Entry  int64  `json:"-"`
	On     string `json:"on"`               // yyyy-mm-dd: when it ends or ended, or was looked at last; "" never
	Ground string `json:"ground,omitempty"` // code of the edition
	Member string `json:"member,omitempty"` // whose age it is
	What   string `json:"what,omitempty"`   // code of the document, state of the warning
	Adds   bool   `json:"adds,omitempty"`   // military service is added to the age
}

// Reminders are all of them by kind, those of the earliest day first.
type Reminders struct {
	line      *lineup
	o         *Office
	head, day string // of the chain and the day it is true of
	Of        map[string][]Reminder
	Past      map[string]int // how many of each kind are past their day
}

// ReminderRow is a reminder with the entry it is about.
type ReminderRow struct {
	Reminder
	QueueRow
}

// Rows reads a portion of the reminders of a kind.
func (r *Reminders) Rows(ctx context.Context, kind string, from, to int) (rows []ReminderRow, err error) {
	some := r.Of[kind][max(0, from):min(to, len(r.Of[kind]))]
	var ids []int64
	for _, m := range some {
		ids = append(ids, m.Entry)
	}
	slices.Sort(ids)
	err = r.o.st.Look(ctx, func(v *store.View) error {
		found, err := r.line.rows(ctx, v, slices.Compact(ids))
		byID := map[int64]QueueRow{}
		for _, row := range found {
			byID[row.Entry] = row
		}
		for _, m := range some {
			rows = append(rows, ReminderRow{m, byID[m.Entry]})
		}
		return err
	})
	return rows, err
}

// Reminders looks through everybody in the queue. What was found is kept until the office or the day changes.
func (o *Office) Reminders(ctx context.Context) (*Reminders, error) {
	line, today := o.current.Load(), dateOf(o.Now())
	ed, err := o.Edition(ctx)
	if err != nil || ed == nil {
		return &Reminders{line: line, o: o}, err
	}
	r := &Reminders{line: line, o: o, day: today, Of: map[string][]Reminder{}, Past: map[string]int{}}
	err = o.st.Look(ctx, func(v *store.View) error {
		r.head = v.Head.Hash
		if kept := o.reminders.Load(); kept != nil && kept.head == r.head && kept.day == today {
			r = kept
			return nil
		}
		c := recollection{ctx: ctx, v: v, r: r, ed: ed, svc: ed.Service(edition.Queue), today: today, entryOf: line.byHousehold()}
		for _, step := range []func() error{c.grounds, c.documents, c.warnings, c.looks} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || r == o.reminders.Load() {
		return r, err
	}
	for kind, all := range r.Of {
		slices.SortFunc(all, func(a, b Reminder) int {
			return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Ground, b.Ground), cmp.Compare(a.Member, b.Member), cmp.Compare(a.What, b.What))
		})
		for _, m := range all {
			if m.On < today {
				r.Past[kind]++
			}
		}
	}
	o.reminders.Store(r)
	return r, nil
}

// byHousehold are the entries that stand in the queue, by household.
func (l *lineup) byHousehold() map[int64]int64 {
	entries := make(map[int64]int64, l.places.Len())
	for _, h := range l.homes {
		if l.inQueue(h.entry) {
			entries[h.household] = h.entry
		}
	}
	return entries
}

// recollection gathers the reminders on one view of the office.
type recollection struct {
	ctx     context.Context
	v       *store.View
	r       *Reminders
	ed      *edition.Edition
	svc     *edition.Service
	today   string
	entryOf map[int64]int64 // by household
}

func (c *recollection) add(m Reminder) { c.r.Of[m.Kind] = append(c.r.Of[m.Kind], m) }

// ahead is a day some years and days from today.
func (c *recollection) ahead(years, days int) string {
	day, _ := time.Parse(time.DateOnly, c.today)
	return day.AddDate(years, 0, days).Format(time.DateOnly)
}

// grounds finds those whose ground comes to its end with an age: an orphan's 29 years and the service, a child's 18.
func (c *recollection) grounds() error {
	holders, err := c.holders()
	if err != nil {
		return err
	}
	for _, g := range c.svc.Reasons(edition.ToRegister) {
		homes := holders[g.Code]
		if g.Ends == nil || len(homes) == 0 {
			continue
		}
		until := c.ahead(-g.Ends.Age, Soon)
		since := ""
		if g.Ends.Of != "applicant" {
			since = c.ahead(-g.Ends.Age-grownUp, 0)
		}
		last := map[int64]store.Aged{} // the youngest child of a household
		err := c.v.Aged(c.ctx, since, until, g.Ends.Of == "applicant", func(m store.Aged) {
			switch {
			case !homes[m.Household] || m.N > 0 && !isChild(m.Relation):
			case g.Ends.Of != "youngest":
				c.ends(g, m)
			case m.Born > last[m.Household].Born:
				last[m.Household] = m
			}
		})
		if err != nil {
			return err
		}
		if len(last) == 0 {
			continue
		}
		younger, err := c.younger(last)
		if err != nil {
			return err
		}
		for home, m := range last {
			if !younger[home] {
				c.ends(g, m)
			}
		}
	}
	return nil
}

func (c *recollection) ends(g edition.Ground, m store.Aged) {
	born, err := time.Parse(time.DateOnly, m.Born)
	if err != nil {
		return
	}
	c.add(Reminder{Kind: GroundEnds, Entry: c.entryOf[m.Household], On: born.AddDate(g.Ends.Age, 0, 0).Format(time.DateOnly),
		Ground: g.Code, Member: m.Name, Adds: g.Ends.Service})
}

// younger tells in which households a child is younger than the one given.
func (c *recollection) younger(last map[int64]store.Aged) (map[int64]bool, error) {
	first := c.today
	for _, m := range last {
		first = min(first, m.Born)
	}
	found := map[int64]bool{}
	err := c.v.Aged(c.ctx, first, c.today, false, func(m store.Aged) {
		if was, asked := last[m.Household]; asked && isChild(m.Relation) && m.Born > was.Born {
			found[m.Household] = true
		}
	})
	return found, err
}

func isChild(relation string) bool {
	return relation == "son" || relation == "daughter" || relation == "ward"
}

// holders are the households in the queue that stand on each ground: by their last decision, else by their application.
func (c *recollection) holders() (map[string]map[int64]bool, error) {
	holders := map[string]map[int64]bool{}
	hold := func(code string, home int64) {
		if holders[code] == nil {
			holders[code] = map[int64]bool{}
		}
		holders[code][home] = true
	}
	var untold []int64
	for home, id := range c.entryOf {
		e, _ := c.r.line.standing.Of(queue.EntryID(id))
		for _, code := range strings.Fields(e.Grounds) {
			hold(code, home)
		}
		if e.Grounds == "" && e.Batch == 0 {
			untold = append(untold, home)
		}
	}
	cases, err := c.v.CasesOfHouseholds(c.ctx, untold)
	for _, f := range cases {
		for _, code := range strings.Fields(f.Grounds) {
			hold(code, f.Household)
		}
	}
	return holders, err
}

// documents finds those in the files of who waits that are valid until soon, or were.
func (c *recollection) documents() error {
	cases, err := c.v.DatedCases(c.ctx, casefile.Enrolled)
	if err != nil {
		return err
	}
	for _, f := range cases {
		entry, waits := c.entryOf[f.Household]
		if !waits {
			continue
		}
		var held []casefile.Held
		if err := json.Unmarshal([]byte(f.Documents), &held); err != nil {
			return err
		}
		for _, d := range held {
			if d.Until != "" && d.Until <= c.ahead(0, Soon) {
				c.add(Reminder{Kind: DocumentExpires, Entry: entry, On: d.Until, What: d.Code})
			}
		}
	}
	return nil
}

func (c *recollection) warnings() error {
	open, err := c.v.OpenWarnings(c.ctx)
	for _, w := range open {
		c.add(Reminder{Kind: WarningOpen, Entry: w.Entry, On: cmp.Or(w.ObjectionDue, w.SentOn), Ground: w.Ground, What: w.State})
	}
	return err
}

// looks finds those nobody looked at for longer than the edition says, and whose telephone nobody confirmed.
func (c *recollection) looks() error {
	last, err := c.v.LastLooks(c.ctx)
	if err != nil {
		return err
	}
	silent, err := c.v.HouseholdsWithoutPhone(c.ctx)
	if err != nil {
		return err
	}
	phoneless := map[int64]bool{}
	for _, home := range silent {
		phoneless[home] = true
	}
	before := c.lastReview()
	for home, entry := range c.entryOf {
		e, _ := c.r.line.standing.Of(queue.EntryID(entry))
		look := last[entry]
		seen := max(look.LookedOn, dateOf(e.Effective))
		if seen < before {
			c.add(Reminder{Kind: LookIsOld, Entry: entry, On: seen})
		}
		if phoneless[home] || !look.Phone {
			c.add(Reminder{Kind: PhoneUnsure, Entry: entry, On: look.LookedOn})
		}
	}
	return nil
}

// lastReview is the day since when everybody should have been looked at; a year ago where the edition says nothing.
func (c *recollection) lastReview() string {
	day, _ := time.Parse(time.DateOnly, c.today)
	rule := c.svc.Review
	switch {
	case rule == nil:
		return c.ahead(-1, 0)
	case rule.Every.Unit == workdays.Month:
		return day.AddDate(0, -rule.Every.N, 0).Format(time.DateOnly)
	}
	return day.AddDate(0, 0, -rule.Every.N).Format(time.DateOnly)
}
