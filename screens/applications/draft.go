package applications

import (
	"context"
	"encoding/json"
	"log/slog"
	"math"
	"sync"
	"time"

	"github.com/google/uuid"

	"kezek/app"
)

// draftForm names our drafts among those of other forms.
const draftForm = "application"

const draftPause = 2 * time.Second

// unfinished is what a draft keeps: every field as typed, and how many member rows there are.
type unfinished struct {
	Values map[string]string `json:"values"`
	Rows   int               `json:"rows"`
}

func newestDraft(ctx context.Context, s *section) (*app.Draft, error) {
	drafts, err := s.Office.Drafts(ctx, s.Who)
	for i := range drafts {
		if drafts[i].Form == draftForm {
			return &drafts[i], err
		}
	}
	return nil, err
}

func draftName(d *app.Draft) string {
	var u unfinished
	if json.Unmarshal([]byte(d.Data), &u) != nil || u.Values["applicant.name"] == "" {
		return "…"
	}
	return u.Values["applicant.name"]
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
	if f.done || !f.form.Dirty() && f.asKept == "" {
		return
	}
	data, err := json.Marshal(unfinished{f.form.Values(), f.household.n})
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

// restore shows a draft, member rows included.
func (f *intake) restore(d *app.Draft) {
	var u unfinished
	if err := json.Unmarshal([]byte(d.Data), &u); err != nil {
		f.Quiet.Wrong(err)
		return
	}
	f.id, f.asKept = d.ID, d.Data
	f.household.show(u.Rows)
	f.form.Restore(u.Values)
	f.suit()
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
