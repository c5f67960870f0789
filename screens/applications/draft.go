package applications

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"math"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"kezek/app"
	"kezek/app/edition"
)

// draftForm names our drafts among those of other forms.
const draftForm = "application"

const draftPause = 2 * time.Second

// unfinished is what a draft keeps: every field as typed, those not shown and those of another service too, and how many
// member rows there are.
type unfinished struct {
	Values map[string]string `json:"values"`
	Rows   int               `json:"rows"`
	Away   string            `json:"away,omitempty"` // the id of the act that turns the applicant away
}

// newestDraft is the newest unfinished form of the section; where that is one service's, of that service.
func newestDraft(ctx context.Context, s *section) (*app.Draft, error) {
	drafts, err := s.Office.Drafts(ctx, s.Who)
	for i := range drafts {
		if d := &drafts[i]; d.Form == draftForm && (s.only == "" || serviceOfDraft(d) == s.only) {
			return d, err
		}
	}
	return nil, err
}

func serviceOfDraft(d *app.Draft) string {
	u, err := read(d)
	if err != nil {
		return ""
	}
	return cmp.Or(u.Values["service"], edition.Queue)
}

// newID names an application from its first key on: its draft has it, and so has its act, so that registering the same
// form twice registers it once, even when the program died between the act and the end of the draft.
func newID() string {
	id, err := uuid.NewV7()
	if err != nil {
		return uuid.NewString()
	}
	return id.String()
}

// keepSoon saves the draft once typing rests.
func (f *intake) keepSoon() {
	f.stopKeep()
	f.stopKeep = f.after(draftPause, f.keep)
}

// keep saves the draft now, away from the window's thread; what is older never overwrites what is newer.
func (f *intake) keep() {
	f.stopKeep()
	if f.done || f.amends != nil || f.asKept == "" && !f.filledIn() {
		return
	}
	data, err := json.Marshal(unfinished{f.everything(), f.household.n, f.awayID})
	if err != nil || string(data) == f.asKept {
		return
	}
	f.asKept = string(data)
	f.keeping++
	nth := f.keeping
	f.later(func(ctx context.Context) { err = f.drafts.save(ctx, f, nth, string(data)) }, func() {
		if err != nil {
			f.asKept = ""
			f.Quiet.Wrong(err)
		}
	})
}

// drafts puts the saves of one form in their order.
type drafts struct {
	sync.Mutex
	last int
}

func (d *drafts) save(ctx context.Context, f *intake, nth int, data string) error {
	d.Lock()
	defer d.Unlock()
	if nth < d.last {
		return nil
	}
	d.last = nth
	return f.Office.SaveDraft(ctx, f.Who, f.id, draftForm, data)
}

// filledIn tells whether anything was typed beside what a form begins with.
func (f *intake) filledIn() bool {
	for name, value := range f.everything() {
		if f.own != nil && f.own.preset[name] == value {
			continue
		}
		switch name {
		case "service", "channel", "received_at", "received_at.time", "complete_at", "complete_at.time", "consents.on":
		default:
			return true
		}
	}
	return false
}

// everything is what stands in the form, in fields not shown too, and what was typed for another service or edition.
func (f *intake) everything() map[string]string {
	all := maps.Clone(f.beyond)
	for _, name := range f.names {
		if v := f.value(name); v != "" {
			all[name] = v
		}
	}
	return all
}

// put shows what was typed. What this form has no field for, or a choice no longer offers, is kept beyond it.
func (f *intake) put(values map[string]string, rows int) {
	f.silently(func() {
		f.form.Together(func() {
			channel := f.value("channel")
			f.household.show(rows)
			if f.own != nil {
				f.own.show(values)
			}
			f.form.Restore(values)
			f.set("service", f.service)
			if f.value("channel") == "" {
				f.set("channel", channel)
			}
			if _, ok := f.ed.List(f.value("list")); !ok {
				f.set("list", "")
			}
			for i := range mostGrounds {
				if _, ok := f.checklist.ground(f.value(groundField(i))); !ok && !unsettled(f.value(groundField(i))) {
					f.set(groundField(i), "")
				}
			}
		})
	})
	f.beyond = map[string]string{}
	for name, v := range values {
		if f.value(name) == "" {
			f.beyond[name] = v
		}
	}
	f.filed, f.received, f.begun = f.filing(), f.value("received_at"), true
	if f.day("complete_at") == [2]string{} {
		f.filed = [2]string{}
	}
}

// unsettled tells whether a combo holds what was typed and not chosen yet.
func unsettled(v string) bool { return strings.HasPrefix(v, "~") }

// restore shows a draft, member rows included.
func (f *intake) restore(d *app.Draft) {
	u, err := read(d)
	if err != nil {
		f.Quiet.Wrong(err)
		return
	}
	f.id, f.asKept = d.ID, d.Data
	if u.Away != "" {
		f.awayID = u.Away
	}
	f.put(u.Values, u.Rows)
}

// read decodes a draft. One of the program's first version has the representative in one field and the moment of receipt
// only where it differs.
func read(d *app.Draft) (u unfinished, err error) {
	if err := json.Unmarshal([]byte(d.Data), &u); err != nil {
		return u, err
	}
	if u.Values == nil {
		u.Values = map[string]string{}
	}
	v := u.Values
	if name := v["representative"]; name != "" {
		v["representative.name"], v["represented"] = name, "1"
		delete(v, "representative")
	}
	if v["received_at"] == "" && v["complete_at"] != "" {
		v["received_at"], v["received_at.time"] = v["complete_at"], v["complete_at.time"]
	}
	return u, nil
}

// drop forgets the draft: its act is committed, or the person throws it away. then is called afterwards.
func (f *intake) drop(then func()) {
	f.done = true
	f.stopKeep()
	var err error
	f.later(func(ctx context.Context) {
		f.drafts.Lock()
		defer f.drafts.Unlock()
		f.drafts.last = math.MaxInt
		err = f.Office.DropDraft(ctx, f.id)
	}, func() {
		if err != nil {
			slog.Error("dropping a draft", "err", err)
		}
		then()
	})
}
