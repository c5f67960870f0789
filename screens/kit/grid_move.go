package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
)

const (
	landingHigh = 3                     // px
	edgeHigh    = RowHeight / 2         // px at the top and foot of the rows where a pulled row scrolls the table
	edgePace    = 90 * time.Millisecond // a row further
)

// move puts a row elsewhere by way of OnMove; cursor and marks go with their rows.
func (g *Grid) move(from, to int) {
	to = max(0, min(to, g.Source.Len()-1))
	if g.OnMove == nil || from < 0 || from == to {
		return
	}
	cursor := g.cursor
	g.OnMove(from, to)
	marks := make(map[int]bool, len(g.marked))
	for r := range g.marked {
		marks[shifted(r, from, to)] = true
	}
	g.marked = marks
	g.stamp++
	g.SetCursor(shifted(cursor, from, to))
}

// shifted is where a row stands once another was moved.
func shifted(row, from, to int) int {
	switch {
	case row == from:
		return to
	case from < row && row <= to:
		return row - 1
	case to <= row && row < from:
		return row + 1
	}
	return row
}

// moveKey moves the cursor's row by Ctrl+↑↓ and Ctrl+Home and End; it tells whether the key was one of these. At the
// ends it is still theirs: a key held down must not begin to do something else.
func (b *gridBody) moveKey(p Press) bool {
	g := b.grid
	if g.OnMove == nil || p.Mod != ctrl {
		return false
	}
	to := g.cursor
	switch p.Key {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = g.Source.Len() - 1
	default:
		return false
	}
	g.move(g.cursor, to)
	return true
}

// pull is a row held by the mouse.
type pull struct {
	row  int
	at   fyne.Position // the mouse, in the body
	stop func()        // ends the scrolling at an edge
}

// Dragged pulls the row that was pressed.
func (b *gridBody) Dragged(ev *fyne.DragEvent) {
	if b.grid.OnMove == nil || b.pressed < 0 {
		return
	}
	if b.pulled == nil {
		b.hideTip()
		b.pulled = &pull{row: b.pressed, stop: func() {}}
		b.clickedAt = -1 // a click after it is not the second of two
	}
	b.pulled.at = ev.Position
	b.Refresh()
	b.pulled.stop()
	b.edge()
}

// DragEnd moves the row to where it was let go.
func (b *gridBody) DragEnd() {
	p := b.pulled
	if p == nil {
		return
	}
	to := b.landsAt()
	b.leave()
	b.grid.Focus() // letting go over the header or the foot has taken it
	if to >= 0 {
		b.grid.move(p.row, to)
	}
}

// leave lets a pulled row stay where it was.
func (b *gridBody) leave() {
	b.pulled.stop()
	b.pulled, b.pressed = nil, -1
	b.Refresh()
}

// Cursor shows that a row is being pulled.
func (b *gridBody) Cursor() desktop.Cursor {
	if b.pulled != nil {
		return desktop.VResizeCursor
	}
	return desktop.DefaultCursor
}

// beside is the row before which the pulled one would land, as many as there are for the end; -1 outside the table.
// Header and foot still count as its edges.
func (b *gridBody) beside() int {
	g, at, size := b.grid, b.pulled.at, b.Size()
	if at.X < 0 || at.X > size.Width || at.Y < -headHeight || at.Y > size.Height+barSize+footHeight {
		return -1
	}
	row := g.top + int(at.Y+RowHeight/2)/RowHeight
	return max(g.top, min(row, g.top+g.page(), g.Source.Len()))
}

// landsAt is the row number the pulled row would have; -1 where it would stay.
func (b *gridBody) landsAt() int {
	to := b.beside()
	if to > b.pulled.row {
		to--
	}
	if to == b.pulled.row {
		return -1
	}
	return to
}

// edge scrolls on while the mouse holds a row at the top or foot.
func (b *gridBody) edge() {
	by, p := 0, b.pulled
	switch {
	case b.beside() < 0:
	case p.at.Y < edgeHigh:
		by = -1
	case p.at.Y > b.Size().Height-edgeHigh:
		by = 1
	}
	if by == 0 {
		return
	}
	p.stop = b.grid.desk.after(edgePace, func() {
		b.grid.desk.do(func() {
			if b.pulled == p {
				b.grid.scrollTo(b.grid.top + by)
				b.edge()
			}
		})
	})
}

// drawLanding draws the line where the pulled row would land.
func (r *bodyRenderer) drawLanding() {
	b := r.b
	if r.landing.Hidden = b.pulled == nil || b.landsAt() < 0; r.landing.Hidden {
		return
	}
	y := float32(b.beside()-b.grid.top)*RowHeight - landingHigh/2 - 1
	r.landing.FillColor = shade(theme.ColorNamePrimary)
	r.landing.Move(fyne.NewPos(0, max(0, min(y, b.Size().Height-landingHigh))))
	r.landing.Resize(fyne.NewSize(b.Size().Width, landingHigh))
	r.landing.Refresh()
}
