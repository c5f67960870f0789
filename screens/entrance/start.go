package entrance

import (
	"errors"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// Start offers to make an office or to open one. trouble, where there is one, is why the last folder did not open.
func (e *Entrance) Start(trouble error) {
	s := &start{Entrance: e, trouble: trouble, typed: e.door.Folder}
	e.show(s.build, func() { s.typed = s.folder.Value() })
}

type start struct {
	*Entrance
	trouble error
	typed   string

	folder *kit.Input
	wrong  *page.Prose
}

func (s *start) build() {
	d := s.door.Desk
	d.On(kit.Main, nil)
	s.folder = kit.NewText(d, 400)
	s.folder.SetValue(s.typed)
	s.folder.OnSubmitted = func(string) { s.open() }
	s.wrong = page.NewProse("", cardWidth, kit.ColorWrong)
	if s.trouble != nil {
		s.wrong.Say(d.Explain(s.trouble), kit.ColorWrong)
	}
	create := kit.NewMainButton(d, s.t("shell.start.create"), s.Create)
	s.set(page.NewProse(s.t("shell.start.what"), cardWidth, kit.ColorQuiet), s.wrong, page.Space(0, 2), create,
		kit.NewButton(d, s.t("shell.start.demo"), "", s.demo), page.NewProse(s.t("shell.start.demo-what"), cardWidth, kit.ColorQuiet),
		page.Space(0, 6),
		page.Line(s.t("shell.start.folder"), kit.SmallSize, false, kit.ColorQuiet), s.folder,
		page.Row(8, kit.NewButton(d, s.t("shell.start.open"), "", s.open),
			kit.NewButton(d, s.t("shell.start.choose"), "", func() { s.choose(s.folder, s.say) })))
	s.focus(create)
}

func (s *start) say(text string) {
	s.wrong.Say(text, kit.ColorWrong)
	s.Content.Refresh()
}

func (s *start) open() {
	folder := s.folder.Value()
	if folder == "" {
		s.say(s.t("kit.fault.required"))
		s.focus(s.folder)
		return
	}
	s.door.Open(folder)
}

// choose lets the desktop's own dialog pick a folder; where there is none the path is typed.
func (e *Entrance) choose(into *kit.Input, say func(string)) {
	title, at := e.t("shell.start.folder"), into.Value()
	go func() {
		folder, err := zenity.SelectFile(zenity.Directory(), zenity.Title(title), zenity.Filename(at))
		fyne.Do(func() {
			switch {
			case err == nil:
				into.SetText(folder)
			case !errors.Is(err, zenity.ErrCanceled):
				say(e.t("shell.start.no-dialog"))
			}
			e.focus(into)
		})
	}()
}
