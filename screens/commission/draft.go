package commissionpage

import (
	"context"
	"encoding/json"
	"log/slog"
	"maps"
	"math"
	"strconv"
	"strings"
	"sync"
	"time"
)

const (
	draftPause = time.Second
	itemForm   = "commission-item"
)

// kept keeps what stands in a form as a draft: after a crash it is there again.
type kept struct {
	*section
	id, form string
	values   func() map[string]string
	stop     func()
	was      map[string]string // as kept last; nil for never
	nth      int
	gone     bool // its act is committed

	mu   sync.Mutex
	last int // what is older never overwrites what is newer
}

func (s *section) keep(id, form string, values func() map[string]string) *kept {
	return &kept{section: s, id: id, form: form, values: values, stop: func() {}}
}

// soon keeps the form once typing rests.
func (k *kept) soon() {
	k.stop()
	k.stop = k.after(draftPause, k.now)
}

// now keeps it, if soon was asked for since.
func (k *kept) now() {
	k.stop()
	values := k.values()
	if k.gone || k.was == nil && len(values) == 0 || maps.Equal(values, k.was) {
		return
	}
	data, err := json.Marshal(values)
	if err != nil {
		k.Quiet.Wrong(err)
		return
	}
	k.was = values
	k.nth++
	nth := k.nth
	k.later(func(ctx context.Context) {
		k.mu.Lock()
		defer k.mu.Unlock()
		if nth > k.last {
			k.last = nth
			err = k.Office.SaveDraft(ctx, k.Who, k.id, k.form, string(data))
		}
	}, func() {
		if err != nil {
			k.was = nil
			k.Quiet.Wrong(err)
		}
	})
}

// drop forgets the draft: its act is committed.
func (k *kept) drop() {
	k.stop()
	k.gone = true
	if k.was == nil {
		return
	}
	k.later(func(ctx context.Context) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.last = math.MaxInt
		if err := k.Office.DropDraft(ctx, k.id); err != nil {
			slog.Error("dropping a draft", "err", err)
		}
	}, func() {})
}

// draft reads what was kept under an id; nil for nothing.
func (s *section) draft(ctx context.Context, id string) (map[string]string, error) {
	all, err := s.drafts(ctx)
	return all[id], err
}

// drafts are this person's unfinished forms of the commission, by id.
func (s *section) drafts(ctx context.Context) (map[string]map[string]string, error) {
	drafts, err := s.Office.Drafts(ctx, s.Who)
	all := map[string]map[string]string{}
	for _, d := range drafts {
		if d.Form != itemForm && d.Form != orderDraft {
			continue
		}
		values := map[string]string{}
		if json.Unmarshal([]byte(d.Data), &values) == nil {
			all[d.ID] = values
		}
	}
	return all, err
}

// draftOfItem is the id of what is written down of an item while it is heard.
func draftOfItem(meeting, item int64) string {
	return itemForm + "-" + key(meeting) + "-" + key(item)
}

func itemOfDraft(id string) (meeting, item int64, ok bool) {
	rest, ok := strings.CutPrefix(id, itemForm+"-")
	a, b, both := strings.Cut(rest, "-")
	if !ok || !both {
		return 0, 0, false
	}
	meeting, err := strconv.ParseInt(a, 10, 64)
	if err != nil {
		return 0, 0, false
	}
	item, err = strconv.ParseInt(b, 10, 64)
	return meeting, item, err == nil
}
