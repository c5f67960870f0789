package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const bandHeight = 36

// band says over the table that another day than today is shown, so that nobody takes it for today, and leads back.
type band struct {
	widget.BaseWidget
	page  *queuePage
	back  *canvas.Rectangle
	edge  *canvas.Rectangle
	icon  *canvas.Image
	day   *canvas.Text
	about *canvas.Text
	today *kit.Button
}

func newBand(p *queuePage) *band {
	b := &band{page: p, back: canvas.NewRectangle(page.Shade(kit.ColorCursor)), edge: canvas.NewRectangle(page.Shade(theme.ColorNamePrimary)),
		icon: canvas.NewImageFromResource(kit.IconCalendar.In(theme.ColorNamePrimary)), day: page.Line("", kit.TextSize, true, theme.ColorNameForeground),
		about: page.Line("", kit.TextSize, false, theme.ColorNameForeground)}
	b.today = kit.NewButton(p.Desk, p.T("queuecourse.band.today"), "", func() {
		p.asOf.SetValue("")
		p.ask(0)
		p.grid.Focus()
	})
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// say shows the day; 0 is today, of which nothing is said.
func (b *band) say(asOf int64) {
	b.Hidden = asOf == 0
	if asOf != 0 {
		b.day.Text = b.page.T("queuecourse.band.day", "day", locales.Date(asOf))
	}
	b.Refresh()
}

func (b *band) CreateRenderer() fyne.WidgetRenderer { return &bandRenderer{b} }

type bandRenderer struct{ b *band }

func (r *bandRenderer) Destroy()           {}
func (r *bandRenderer) MinSize() fyne.Size { return fyne.NewSize(400, bandHeight) }

func (r *bandRenderer) Objects() []fyne.CanvasObject {
	b := r.b
	return []fyne.CanvasObject{b.back, b.edge, b.icon, b.day, b.about, b.today}
}

func (r *bandRenderer) Layout(s fyne.Size) {
	b := r.b
	b.back.Resize(s)
	b.edge.Resize(fyne.NewSize(4, s.Height))
	b.icon.Move(fyne.NewPos(14, (s.Height-iconSize)/2))
	b.icon.Resize(fyne.NewSquareSize(iconSize))
	w := b.today.MinSize().Width
	b.today.Move(fyne.NewPos(s.Width-w-4, (s.Height-kit.RowHeight)/2))
	b.today.Resize(fyne.NewSize(w, kit.RowHeight))
	x := float32(14 + iconSize + 8)
	for _, t := range []*canvas.Text{b.day, b.about} {
		size := t.MinSize()
		t.Move(fyne.NewPos(x, (s.Height-size.Height)/2))
		t.Resize(size)
		x += size.Width + 12
	}
	b.about.Text = page.Fit(b.page.T("queuecourse.band.about"), s.Width-w-16-b.about.Position().X, kit.TextSize, false)
}

func (r *bandRenderer) Refresh() {
	r.Layout(r.b.Size())
	canvas.Refresh(r.b)
}
