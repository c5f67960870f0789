package entrance

import (
	"context"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// SignIn asks who is there. login is proposed; locked says that the room behind is kept for that person.
func (e *Entrance) SignIn(o *app.Office, login string, locked bool) {
	s := &signIn{Entrance: e, office: o, name: login, locked: locked}
	e.show(s.build, func() { s.name = s.login.Value() })
}

type signIn struct {
	*Entrance
	office *app.Office
	name   string
	locked bool

	login, password *kit.Input
	wrong, layout   *page.Prose
	enter           *kit.Button
	trying          bool
}

func (s *signIn) build() {
	d := s.door.Desk
	s.login, s.password = kit.NewText(d, 40), kit.NewPassword(d)
	s.login.SetValue(s.name)
	s.wrong = page.NewProse("", cardWidth, kit.ColorWrong)
	s.layout = page.NewProse("", cardWidth, kit.ColorQuiet)
	s.enter = kit.NewMainButton(d, s.t("shell.sign-in.enter"), s.try)
	s.login.OnSubmitted = func(string) { s.focus(s.password) }
	s.password.OnSubmitted = func(string) { s.try() }
	s.password.OnChanged = s.tellLayout
	d.On(kit.Main, s.try)
	objects := []fyne.CanvasObject{page.NewProse(s.officeName(), cardWidth, theme.ColorNameForeground)}
	acts := page.Row(8, s.enter)
	if s.locked { // the room behind is kept for this office
		objects = append(objects, page.NewProse(s.t("shell.sign-in.locked"), cardWidth, kit.ColorQuiet))
	} else {
		acts.Add(kit.NewButton(d, s.t("shell.sign-in.another"), "", func() { s.Start(nil) }))
	}
	objects = append(objects, page.Space(0, 2),
		page.Line(s.t("shell.sign-in.login"), kit.SmallSize, false, kit.ColorQuiet), s.login,
		page.Line(s.t("shell.sign-in.password"), kit.SmallSize, false, kit.ColorQuiet), s.password,
		s.wrong, s.layout, acts)
	s.set(objects...)
	if s.name == "" {
		s.focus(s.login)
	} else {
		s.focus(s.password)
	}
}

func (s *signIn) officeName() string {
	info, err := s.office.Info(context.Background())
	switch {
	case err != nil || info == nil:
		return s.office.Dir()
	case s.door.Desk.Lang == locales.KK:
		return info.NameKK
	}
	return info.NameRU
}

// try signs in away from the window's thread: a password is slow to check on purpose.
func (s *signIn) try() {
	if s.trying {
		return
	}
	login, password := s.login.Value(), s.password.Text
	if login == "" || password == "" {
		s.complain(s.t("shell.sign-in.empty"))
		return
	}
	s.trying = true
	s.enter.Forbid(s.t("shell.sign-in.checking"))
	go func() {
		who, err := s.office.SignIn(context.Background(), login, password)
		fyne.Do(func() {
			s.trying = false
			s.enter.Forbid("")
			if err != nil {
				s.refused(err)
				return
			}
			s.door.Desk.On(kit.Main, nil)
			s.door.Enter(s.office, who)
		})
	}()
}

func (s *signIn) refused(err error) {
	if f, ok := fault.Of(err); ok {
		s.complain(s.door.Desk.Lang.With(f.Key, f.Args))
	} else {
		s.complain(s.door.Desk.Explain(err))
	}
	s.password.SetText("")
	s.layout.Say("", kit.ColorQuiet)
	s.focus(s.password)
}

func (s *signIn) complain(text string) {
	s.wrong.Say(text, kit.ColorWrong)
	s.Content.Refresh()
	if s.login.Value() == "" {
		s.focus(s.login)
	}
}

// tellLayout says which letters are being typed: a hidden password cannot show that the layout is the wrong one.
func (s *signIn) tellLayout(text string) {
	letters := []rune(text)
	hint := ""
	for i := len(letters) - 1; i >= 0 && hint == ""; i-- {
		switch {
		case unicode.Is(unicode.Cyrillic, letters[i]):
			hint = s.t("shell.sign-in.cyrillic")
		case unicode.Is(unicode.Latin, letters[i]):
			hint = s.t("shell.sign-in.latin")
		}
	}
	s.layout.Say(hint, kit.ColorQuiet)
	s.Content.Refresh()
}
