package journals

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
)

func (s *section) mayEnter() bool {
	return app.KeptByHand(s.front) && app.May(s.Who, app.EnterLine{}.Name())
}

// add is Ctrl+N: a line of a journal kept by hand; elsewhere a new application, which makes the lines by itself.
func (s *section) add() {
	switch {
	case s.mayEnter():
		s.enter()
	case app.May(s.Who, app.Register{}.Name()):
		s.Go(kit.Applications, "new")
	}
}

// mostCell is the most letters of a cell, as the act has it.
const mostCell = 500

// Two columns stand beside each other in the form where both are narrow on paper and their headings go into half a line.
const (
	narrow   = 26 // mm
	halfLine = (proseWide - 24) / 2
)

func short(c app.JournalColumn, heading string) bool {
	return c.Width <= narrow && fyne.MeasureText(heading, kit.SmallSize, fyne.TextStyle{}).Width <= halfLine
}

// enter asks for a line, a field for each column that is written by hand.
func (s *section) enter() {
	if s.side.form != nil && s.side.form.Dirty() {
		return
	}
	form := kit.NewForm(s.Desk)
	on := kit.NewDate(s.Desk)
	on.Last = time.UnixMilli(s.Office.Now())
	form.Add(kit.Item{Name: "on", Label: s.T("journal.column.date"), Field: on.Input, Width: 130, Required: true})
	first, beside := true, false // a short column stands beside the short one before it
	for _, c := range app.JournalColumns(s.front) {
		if !c.ByHand {
			continue
		}
		var field kit.Field = kit.NewText(s.Desk, mostCell)
		if c.Code == "iin" {
			field = kit.NewIIN(s.Desk, nil)
		}
		narrow := short(c, s.T(c.Key))
		form.Add(kit.Item{Name: "data." + c.Code, Label: s.T(c.Key), Field: field, Required: first, Beside: narrow && beside})
		first, beside = false, narrow && !beside
	}
	form.OnSubmit = func() { s.entered(form) }
	form.Buttons(kit.NewMainButton(s.Desk, s.T("journalpage.enter.write"), form.Submit), s.backButton(form))
	form.SetValues(map[string]string{"on": time.UnixMilli(s.Office.Now()).In(locales.Zone).Format(time.DateOnly)})
	s.put(s.T("journalpage.enter.title"), s.T("journalpage.enter.about", "journal", s.T("journal.name."+s.front)), form)
	form.FocusFirst()
}

// entered writes the line the form holds.
func (s *section) entered(form *kit.Form) {
	act := app.EnterLine{Journal: s.front, Data: map[string]string{}}
	for name, value := range form.Values() {
		switch code, column := strings.CutPrefix(name, "data."); {
		case column:
			act.Data[code] = value
		case name == "on":
			act.On = value
		}
	}
	s.last = true
	s.Do(s.T("journalpage.enter.writing"), app.Order{Act: act}, func(out app.Outcome, err error) {
		if err != nil {
			s.last = false
			if !errors.Is(err, context.Canceled) {
				s.tell(form, err)
			}
			return
		}
		var line app.Entered
		if err := out.Read(&line); err != nil {
			s.Quiet.Wrong(err)
			return
		}
		s.closeSide()
		s.Quiet.Good(s.T("journalpage.enter.done", "number", line.Number))
	})
}
