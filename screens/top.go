package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// top is the bar over the room: program and office, the search, the languages, the person.
type top struct {
	f       *frame
	content fyne.CanvasObject
	bar     *fyne.Container
	name    *canvas.Text
	office  *canvas.Text
	right   *fyne.Container
}

const (
	topHeight   = 40
	topPad      = 14
	searchWidth = 350
)

func newTop(f *frame) *top {
	t := &top{f: f, name: page.Line(f.room.T("app.name"), 17, true, theme.ColorNamePrimary),
		office: page.Line("", kit.TextSize, false, theme.ColorNameForeground)}
	t.right = page.Row(10, newSearchBox(f.room.T("shell.search"), func() { f.hear(kit.Search) }), t.languages(),
		page.NewLink(f.room.Who.Name, kit.IconDown, false, f.showPerson))
	t.bar = &fyne.Container{Layout: t, Objects: []fyne.CanvasObject{t.name, t.office, t.right}}
	t.content = page.Panel(kit.ColorSurface, t.bar)
	return t
}

func (t *top) languages() fyne.CanvasObject {
	row := page.Row(0)
	for _, l := range locales.Langs {
		row.Add(page.NewLink(l.T("shell.language.short"), "", l == t.f.room.Lang(), func() { t.f.w.speak(l) }))
	}
	return row
}

// refit writes the office's name, which another program may have changed.
func (t *top) refit() { t.Layout(nil, t.bar.Size()) }

func (t *top) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(t.name.MinSize().Width+t.right.MinSize().Width+4*topPad, topHeight)
}

func (t *top) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	name, right := t.name.MinSize(), t.right.MinSize()
	t.name.Move(fyne.NewPos(topPad, (s.Height-name.Height)/2))
	t.right.Resize(right)
	t.right.Move(fyne.NewPos(s.Width-right.Width-6, (s.Height-right.Height)/2))
	x := name.Width + 2*topPad
	text := t.f.facts.nameRU
	if t.f.room.Lang() == locales.KK {
		text = t.f.facts.nameKK
	}
	t.office.Text = page.Fit(text, s.Width-right.Width-x-topPad-6, kit.TextSize, false)
	t.office.Move(fyne.NewPos(x, (s.Height-t.office.MinSize().Height)/2))
	t.office.Refresh()
}

// searchBox looks like a field and leads to the search of the section in front: what is typed there is found as typed.
type searchBox struct {
	widget.BaseWidget
	hint string
	act  func()
}

func newSearchBox(hint string, act func()) *searchBox {
	b := &searchBox{hint: hint, act: act}
	b.ExtendBaseWidget(b)
	return b
}

func (b *searchBox) Tapped(*fyne.PointEvent) { b.act() }
func (b *searchBox) Cursor() desktop.Cursor  { return desktop.TextCursor }

func (b *searchBox) CreateRenderer() fyne.WidgetRenderer {
	back := canvas.NewRectangle(page.Shade(theme.ColorNameInputBackground))
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = page.Shade(kit.ColorLine), 1, 3
	icon := canvas.NewImageFromResource(kit.IconSearch.In(kit.ColorQuiet))
	key := page.Line("Ctrl+F", kit.SmallSize, false, kit.ColorQuiet)
	room := searchWidth - 34 - key.MinSize().Width - 14
	hint := page.Line(page.Fit(b.hint, room, kit.TextSize, false), kit.TextSize, false, theme.ColorNamePlaceHolder)
	return widget.NewSimpleRenderer(&fyne.Container{Layout: searchLayout{}, Objects: []fyne.CanvasObject{back, icon, hint, key}})
}

type searchLayout struct{}

func (searchLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(searchWidth, 28) }

func (searchLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	o[1].Resize(fyne.NewSquareSize(14))
	o[1].Move(fyne.NewPos(10, (s.Height-14)/2))
	o[2].Move(fyne.NewPos(32, (s.Height-o[2].MinSize().Height)/2))
	o[3].Move(fyne.NewPos(s.Width-o[3].MinSize().Width-8, (s.Height-o[3].MinSize().Height)/2))
}
