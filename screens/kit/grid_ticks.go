package kit

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const tickWidth = 32

// ShowTicks makes marks into ticks: a box before each row, ticked by Space, a click on it or Shift, all or none by
// Ctrl+A and the box in the header. Ticks stay until they are taken off or the rows are asked for again: neither Esc
// nor a click on a row loses them.
func (g *Grid) ShowTicks() {
	g.ticks = true
	g.arrange()
}

// Ticked lists the rows ticked, from the top; unlike Marked it is empty without any.
func (g *Grid) Ticked() []int { return slices.Sorted(maps.Keys(g.marked)) }

// SetTicked ticks these rows and no others; OnTicked does not hear of it. Rows that do not exist are left out.
func (g *Grid) SetTicked(rows []int) {
	clear(g.marked)
	for _, r := range rows {
		if r >= 0 && r < g.Source.Len() {
			g.marked[r] = true
		}
	}
	g.kept = nil
	g.head.Refresh()
	g.moved()
}

// letGo lets marks go before a range is marked. Ticks set before Shift stay, whichever way the range then grows.
func (g *Grid) letGo() {
	if g.ticks && g.kept == nil {
		g.kept = maps.Clone(g.marked)
	}
	clear(g.marked)
	maps.Copy(g.marked, g.kept)
}

// tell reports ticks changed by hand.
func (g *Grid) tell() {
	if !g.ticks {
		return
	}
	g.head.Refresh()
	if g.OnTicked != nil {
		g.OnTicked()
	}
}

// tickAll ticks every row, or none where all are ticked.
func (g *Grid) tickAll() {
	if len(g.marked) == g.Source.Len() {
		g.tickNone()
		return
	}
	g.MarkAll()
	g.kept = nil
}

func (g *Grid) tickNone() {
	clear(g.marked)
	g.kept = nil
	g.tell()
	g.moved()
}

// tickRoom is how wide the column of boxes is, px; 0 without ticks.
func (g *Grid) tickRoom() float32 {
	if g.ticks {
		return tickWidth
	}
	return 0
}

// tick draws the box of a row.
func (r *bodyRenderer) tick(l *gridLine, row int, y float32, shown bool) {
	if l.box == nil {
		return
	}
	g := r.b.grid
	l.box.Hidden = !shown
	l.box.Move(fyne.NewPos((tickWidth-iconSize)/2-g.left, y+(RowHeight-iconSize)/2))
	if shown && (l.ticked != g.marked[row] || l.stamp != g.stamp) {
		l.ticked = g.marked[row]
		tickBox(l.box, l.ticked, false)
	}
}

// tickBox draws a box with or without its tick, or with a dash where only some are ticked.
func tickBox(box *canvas.Image, ticked, some bool) {
	icon, colour := IconBox, ColorQuiet
	if some {
		icon, colour = IconSome, theme.ColorNamePrimary
	}
	if ticked {
		icon, colour = IconChecked, theme.ColorNamePrimary
	}
	box.Resource = icon.In(colour)
	box.Refresh()
}

// drawAll draws the box in the header.
func (r *headRenderer) drawAll() {
	g := r.h.grid
	if r.all.Hidden = !g.ticks; r.all.Hidden {
		return
	}
	n := len(g.marked)
	tickBox(r.all, n > 0 && n == g.Source.Len(), n > 0)
	r.all.Move(fyne.NewPos((tickWidth-iconSize)/2-g.left+1, (headHeight-iconSize)/2))
}
