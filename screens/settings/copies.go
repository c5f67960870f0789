package settings

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const textWidth = 760

// copies are verified copies of the office, the check of the file, and how a copy is put back.
func (s *section) copies() *sheet {
	last := page.NewProse("", textWidth, theme.ColorNameForeground)
	result := page.NewProse("", textWidth, theme.ColorNameForeground)
	p := &sheet{code: "copies", title: s.T("shell.settings.copies.title")}
	p.shown = func() { last.Say(s.lastCopy()) }
	p.heard = p.shown
	var copying, checking *kit.Button
	copying = kit.NewMainButton(s.Desk, s.T("shell.settings.copies.make"), func() {
		copying.Forbid(s.T("kit.button.busy"))
		s.copyNow(func(text string, ink fyne.ThemeColorName) {
			copying.Forbid("")
			result.Say(text, ink)
			p.shown()
			s.Committed()
		})
	})
	checking = kit.NewButton(s.Desk, s.T("shell.settings.copies.check"), "", func() {
		checking.Forbid(s.T("kit.button.busy"))
		s.checkNow(func(text string, ink fyne.ThemeColorName) {
			checking.Forbid("")
			result.Say(text, ink)
		})
	})
	p.first = func() { s.Window.Canvas().Focus(copying) }
	p.content = page.Column(12, page.NewProse(s.T("shell.settings.copies.what"), textWidth, kit.ColorQuiet), last,
		page.Row(10, copying, checking), result, page.Space(0, 4),
		page.Line(s.T("shell.settings.restore.title"), kit.TextSize, true, theme.ColorNamePrimary),
		page.NewProse(s.T("shell.settings.restore.text", "folder", s.Office.Dir(), "copies", s.Office.Backups()), textWidth, theme.ColorNameForeground))
	return p
}

func (s *section) lastCopy() (string, fyne.ThemeColorName) {
	c, ok, err := s.Office.LastBackup(context.Background())
	switch {
	case err != nil:
		return s.Desk.Explain(err), kit.ColorWrong
	case !ok:
		return s.T("shell.settings.copies.none"), kit.ColorWrong
	}
	return s.T("shell.settings.copies.last", "time", locales.DateTime(c.At), "acts", locales.Number(c.Seq), "folder", c.Place), theme.ColorNameForeground
}

// copyNow makes a verified copy and says in words how it went.
func (s *section) copyNow(say func(string, fyne.ThemeColorName)) {
	var made app.Copy
	s.Run(s.T("shell.settings.copies.making"), func(ctx context.Context) (err error) {
		made, err = s.Office.Backup(ctx, s.Office.Backups(), "by-hand")
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			say(s.T("shell.settings.copies.stopped"), kit.ColorQuiet)
		case err != nil:
			say(s.Desk.Explain(err), kit.ColorWrong)
		default:
			say(s.T("shell.settings.copies.made", "folder", made.Place, "acts", locales.Number(made.Seq)), kit.ColorGood)
		}
	})
}

const problemsShown = 12

// checkNow verifies the office and says in words what was found.
func (s *section) checkNow(say func(string, fyne.ThemeColorName)) {
	var found app.Report
	s.Run(s.T("shell.settings.check.running"), func(ctx context.Context) (err error) {
		found, err = s.Office.Verify(ctx)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			say(s.T("shell.settings.check.stopped"), kit.ColorQuiet)
		case err != nil:
			say(s.Desk.Explain(err), kit.ColorWrong)
		case len(found.Problems) > 0:
			text := s.T("verify.damaged", "count", len(found.Problems))
			for _, p := range found.Problems[:min(problemsShown, len(found.Problems))] {
				text += "\n" + s.T("verify."+p.What) + ": " + p.Table + " " + p.Key + " " + p.Text
			}
			say(text, kit.ColorWrong)
		default:
			say(s.T("shell.settings.check.sound", "acts", locales.Number(found.Records), "rows", locales.Number(found.Rows),
				"files", locales.Number(found.Files)), kit.ColorGood)
		}
	})
}
