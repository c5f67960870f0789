package journals

import (
	"context"
	"errors"

	"kezek/app"
	"kezek/screens/kit"
)

// mistakes says what the lines of a journal are to the act that annuls them; the others are kept by hand.
var mistakes = map[string]string{app.Incoming: app.OfCase, app.Outgoing: app.OfPaper, app.Receipts: app.OfPaper, app.Decisions: "", app.Minutes: "", app.Refusals: "", app.AidAwards: ""}

// kindOf is "" where a line cannot be annulled by itself: a decision and the minutes are records of their own.
func kindOf(journal string) string {
	if kind, ok := mistakes[journal]; ok {
		return kind
	}
	return app.OfLine
}

func (s *section) mayAnnul() bool {
	return s.sums[s.front] == nil && kindOf(s.front) != "" && app.May(s.Who, app.Annul{}.Name())
}

// annul is Del: the line under the cursor.
func (s *section) annul(i int) {
	if line := s.lines.Row(i); line != nil {
		s.annulLine(*line)
	}
}

// annulLine asks why a line is a mistake. The line stays where it is, its number stays used.
func (s *section) annulLine(line app.JournalRow) {
	if line.Annulled != "" {
		s.Quiet.Note(s.T("journalpage.annul.already", "number", line.Number))
		return
	}
	s.leaves(func() {
		form := kit.NewForm(s.Desk)
		s.reasonField(form)
		form.OnSubmit = func() { s.annulled(line, form) }
		form.Buttons(kit.NewMainButton(s.Desk, s.T("journalpage.annul.button"), form.Submit), s.backButton(form))
		s.put(s.T("journalpage.annul.title", "number", line.Number), s.T("journalpage.annul.about."+kindOf(s.front)), form)
		form.FocusFirst()
	})
}

func (s *section) annulled(line app.JournalRow, form *kit.Form) {
	act := app.Annul{Kind: kindOf(s.front), Number: line.Number}
	switch act.Kind {
	case app.OfPaper:
		act.Form = line.Form
	case app.OfLine:
		act.Journal = s.front
	}
	s.Do(s.T("journalpage.annul.marking"), app.Order{Act: act, Reason: form.Values()["reason"]}, func(_ app.Outcome, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			s.tell(form, err)
		default:
			s.closeSide()
			s.Quiet.Good(s.T("journalpage.annul.done", "number", line.Number))
		}
	})
}
