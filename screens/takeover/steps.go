package takeover

import (
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	headHeight = 40
	iconSize   = 16
	stepGap    = 30
)

// stepHead shows the four steps, the one in front, those done, and at the right end what is still open. It is for the
// mouse: Ctrl+Enter and Esc go through the steps.
type stepHead struct {
	widget.BaseWidget
	w     *wizard
	ends  []float32 // right edge of each step, px
	names []string
}

func newStepHead(w *wizard) *stepHead {
	h := &stepHead{w: w, names: []string{w.T("importpage.step.file"), w.T("importpage.step.columns"), w.T("importpage.step.findings"),
		w.lastStep()}}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped goes to the step under the mouse.
func (h *stepHead) Tapped(ev *fyne.PointEvent) {
	for i, end := range h.ends {
		if ev.Position.X < end {
			h.w.goTo(step(i))
			return
		}
	}
}

// Cursor shows that the steps can be clicked.
func (h *stepHead) Cursor() desktop.Cursor { return desktop.PointerCursor }

// state is the file and what is still open, in words.
func (h *stepHead) state() (text string, icon kit.Icon, ink fyne.ThemeColorName) {
	w := h.w
	if w.list == nil {
		return "", "", ""
	}
	file := filepath.Base(w.list.Path)
	switch {
	case w.over():
		return file + " · " + w.T("importpage.state.taken"), kit.IconCheck, kit.ColorGood
	case w.findings == nil:
		return file + " · " + w.T("importpage.state.unread"), kit.IconWarning, kit.ColorWrong
	case w.findings.ledger.open > 0:
		return file + " · " + w.T("importpage.state.open", "count", w.findings.ledger.open), iconQuestion, theme.ColorNamePrimary
	}
	return file + " · " + w.T("importpage.state.answered"), kit.IconCheck, kit.ColorGood
}

func (h *stepHead) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h: h, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil),
		state: page.Line("", kit.TextSize, true, theme.ColorNameForeground), icon: picture(kit.IconNote, kit.ColorQuiet)}
	r.objects = []fyne.CanvasObject{r.back, r.rule, r.mark, r.state, r.icon}
	for range h.names {
		done, name := picture(kit.IconCheck, kit.ColorGood), page.Line("", kit.TextSize, false, theme.ColorNameForeground)
		r.done, r.names = append(r.done, done), append(r.names, name)
		r.objects = append(r.objects, done, name)
	}
	r.Refresh()
	return r
}

type headRenderer struct {
	h                *stepHead
	back, rule, mark *canvas.Rectangle
	state            *canvas.Text
	icon             *canvas.Image
	done             []*canvas.Image
	names            []*canvas.Text
	objects          []fyne.CanvasObject
}

func (r *headRenderer) Destroy()                     {}
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer) MinSize() fyne.Size           { return fyne.NewSize(600, headHeight) }

func (r *headRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	r.rule.Move(fyne.NewPos(0, s.Height-1))
	r.rule.Resize(fyne.NewSize(s.Width, 1))
	x := float32(14)
	r.h.ends = r.h.ends[:0]
	for i, name := range r.names {
		from := x
		if r.done[i].Visible() {
			r.done[i].Move(fyne.NewPos(x, (s.Height-iconSize)/2))
			x += iconSize + 4
		}
		size := name.MinSize()
		name.Move(fyne.NewPos(x, (s.Height-size.Height)/2))
		x += size.Width
		if step(i) == r.h.w.step {
			r.mark.Move(fyne.NewPos(from, s.Height-3))
			r.mark.Resize(fyne.NewSize(x-from, 3))
		}
		x += stepGap
		r.h.ends = append(r.h.ends, x-stepGap/2)
	}
	room := s.Width - x - iconSize - 20
	text, _, _ := r.h.state()
	r.state.Text = page.Fit(text, room, kit.TextSize, true)
	size := r.state.MinSize()
	r.state.Move(fyne.NewPos(s.Width-size.Width-14, (s.Height-size.Height)/2))
	r.icon.Move(fyne.NewPos(s.Width-size.Width-14-iconSize-6, (s.Height-iconSize)/2))
}

func (r *headRenderer) Refresh() {
	h := r.h
	r.back.FillColor, r.rule.FillColor = page.Shade(kit.ColorSurface), page.Shade(kit.ColorLine)
	r.mark.FillColor = page.Shade(theme.ColorNamePrimary)
	for i, name := range r.names {
		front, passed := step(i) == h.w.step, step(i) < h.w.step || h.w.over()
		name.Text, name.TextStyle.Bold = strconv.Itoa(i+1)+"  "+h.names[i], front
		name.Color = page.Shade(kit.ColorQuiet)
		if front {
			name.Color = page.Shade(theme.ColorNamePrimary)
		}
		r.done[i].Hidden = !passed
	}
	_, icon, ink := h.state()
	r.icon.Hidden = icon == ""
	if icon != "" {
		r.icon.Resource = icon.In(ink)
		r.state.Color = page.Shade(ink)
	}
	r.Layout(h.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}
