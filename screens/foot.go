package screens

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const lookEvery = 3 * time.Second

// facts are what the frame tells of the office. They are read away from the window's thread and compared.
type facts struct {
	seq            int64  // of the last act
	head           string // its hash: the chain's head
	nameKK, nameRU string
	edition        edition.Text
	copied         app.Copy // the last verified copy
	wrong          string   // code of what stops the reading
}

func readFacts(ctx context.Context, o *app.Office) (x facts, err error) {
	if err = o.Refresh(ctx); err != nil {
		return x, err
	}
	last, err := o.History(ctx, 1)
	if err != nil {
		return x, err
	}
	if len(last) > 0 {
		x.seq, x.head = last[0].Seq, last[0].Hash
	}
	info, err := o.Info(ctx)
	if err != nil || info == nil {
		return x, err
	}
	x.nameKK, x.nameRU = info.NameKK, info.NameRU
	ed, err := o.Edition(ctx)
	if err != nil {
		return x, err
	}
	x.edition = ed.Title
	x.copied, _, err = o.LastBackup(ctx)
	return x, err
}

// watch looks every three seconds what another program did to the office, and at once after an act of this one.
func (f *frame) watch(ctx context.Context) {
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	var known facts
	for first := true; ; first = false {
		x, err := readFacts(ctx, f.room.Office)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			x = known
			x.wrong = "?"
			if told, ok := fault.Of(err); ok {
				x.wrong = told.Code
			}
		}
		if x != known || first {
			known = x
			fyne.Do(func() {
				if ctx.Err() == nil {
					f.learn(x, err)
				}
			})
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-f.kick:
		}
	}
}

// wake makes the watch look now.
func (f *frame) wake() {
	select {
	case f.kick <- struct{}{}:
	default:
	}
}

func (f *frame) learn(x facts, err error) {
	before := f.facts
	f.facts = x
	f.tell()
	f.top.refit()
	if err != nil {
		f.room.Quiet.Wrong(err)
	}
	if before.seq != 0 && before.seq != x.seq {
		f.heard()
	}
}

const editionWidth = 360

// tell writes the foot.
func (f *frame) tell() {
	t, x := f.room.T, f.facts
	var left []kit.Status
	if x.seq > 0 {
		title := page.Fit(x.edition.In(f.room.Lang()), editionWidth, kit.SmallSize, false)
		left = append(left, kit.Status{Text: t("shell.foot.edition", "title", title)}, f.copyStatus())
	}
	if len(x.head) > 6 {
		left = append(left, kit.Status{Text: t("shell.foot.chain", "head", x.head[:4]+"…"+x.head[len(x.head)-2:])})
	}
	left = append(left, f.zoneStatus())
	f.foot.Set(f.count, left...)
}

// copyStatus tells of the last verified copy: old is one of yesterday with acts since.
func (f *frame) copyStatus() kit.Status {
	c := f.facts.copied
	switch {
	case c.At == 0:
		return kit.Status{Icon: kit.IconWarning, Text: f.room.T("shell.foot.no-copy"), Wrong: true}
	case c.Seq < f.facts.seq && f.room.Desk.Now().UnixMilli()-c.At > 24*time.Hour.Milliseconds():
		return kit.Status{Icon: kit.IconWarning, Text: f.room.T("shell.foot.copy", "when", f.when(c.At)), Wrong: true}
	}
	return kit.Status{Icon: kit.IconCheck, Text: f.room.T("shell.foot.copy", "when", f.when(c.At))}
}

// when says a moment of today by its time alone.
func (f *frame) when(ms int64) string {
	if locales.Date(ms) == locales.Date(f.room.Desk.Now().UnixMilli()) {
		return f.room.T("shell.foot.today", "time", locales.DateTime(ms)[len("02.01.2006 "):])
	}
	return locales.DateTime(ms)
}

// zoneStatus says whose time is shown; a computer set to another one is told quietly.
func (f *frame) zoneStatus() kit.Status {
	if offset := f.offset(); offset != "+5" {
		return kit.Status{Icon: kit.IconNote, Text: f.room.T("shell.foot.zone-differs", "offset", offset)}
	}
	return kit.Status{Text: "UTC+5"}
}

// offset is how far the computer's clock stands from UTC: "+5", "-3:30".
func (f *frame) offset() string {
	_, seconds := f.room.Desk.Now().Zone()
	text := fmt.Sprintf("%+d", seconds/3600)
	if rest := seconds / 60 % 60; rest != 0 {
		text += fmt.Sprintf(":%02d", max(rest, -rest))
	}
	return text
}
