package settings

import (
	"strconv"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// scales are the sizes of the window's parts one can choose, in per cent.
var scales = []int{0, 90, 100, 110, 125, 150, 175}

// look is language, theme and size; each works at once but the size, which the toolkit reads when it starts.
func (s *section) look() *sheet {
	d := s.Desk
	f := kit.NewForm(d)
	var langs, sizes []kit.Option
	for _, l := range locales.Langs {
		langs = append(langs, kit.Option{Code: string(l), Name: l.T("shell.language.name")})
	}
	for _, n := range scales {
		name := s.T("shell.settings.look.usual")
		if n > 0 {
			name = strconv.Itoa(n) + " %"
		}
		sizes = append(sizes, kit.Option{Code: strconv.Itoa(n), Name: name})
	}
	themes := []kit.Option{{Code: "light", Name: s.T("shell.settings.look.light")}, {Code: "dark", Name: s.T("shell.settings.look.dark")}}
	f.Add(kit.Item{Name: "lang", Label: s.T("shell.settings.look.language"), Field: kit.NewChoice(d, langs), Width: 220})
	f.Add(kit.Item{Name: "theme", Label: s.T("shell.settings.look.theme"), Field: kit.NewChoice(d, themes), Width: 220})
	f.Add(kit.Item{Name: "scale", Label: s.T("shell.settings.look.scale"), Field: kit.NewChoice(d, sizes), Width: 220, Hint: s.T("shell.settings.look.scale-hint")})
	f.Column()
	f.AddObject(page.Space(0, 0))
	now := map[string]string{"lang": string(d.Lang), "theme": "light", "scale": strconv.Itoa(s.window.Scale)}
	if s.window.Dark {
		now["theme"] = "dark"
	}
	f.SetValues(now)
	f.OnBack = s.back
	f.OnSubmit = func() { s.apply(f) }
	f.Buttons(kit.NewMainButton(d, s.T("shell.settings.look.apply"), f.Submit))
	return &sheet{code: "look", title: s.T("shell.settings.look.title"), content: f, first: f.FocusFirst}
}

// apply makes the choices work; a new language or theme builds the window again.
func (s *section) apply(f *kit.Form) {
	v := f.Values()
	f.Saved()
	if n, err := strconv.Atoi(v["scale"]); err == nil && n != s.window.Scale {
		s.window.Scale = n
		s.window.Zoom(n)
		s.Quiet.Note(s.T("shell.settings.look.scale-hint"))
	}
	l, _ := locales.Parse(v["lang"])
	dark := v["theme"] == "dark"
	if dark != s.window.Dark {
		s.window.Dark = dark
		s.window.Paint(dark)
	}
	if l != s.Lang() {
		s.window.Speak(l)
	}
}
