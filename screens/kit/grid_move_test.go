package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// agenda is a table of n rows moved by hand, named by letters; order tells how they stand, moves what was told.
type agenda struct {
	*bench
	*Grid
	names []string
	moves string
}

func newAgenda(t testing.TB, n int) *agenda {
	a := &agenda{}
	for i := range n {
		a.names = append(a.names, string(rune('A'+i)))
	}
	a.bench = newBench(t, func(b *bench) fyne.CanvasObject {
		a.Grid = NewGrid(b.Desk, []Column{{Code: "name", Width: 200, Unsorted: true}}, Source{
			Len: func() int { return len(a.names) }, Row: func(i int) Row { return Row{Cells: []string{a.names[i]}} }})
		return a.Grid
	})
	a.OnMove = func(from, to int) {
		a.moves += fmt.Sprint(from, ">", to, " ")
		name := a.names[from]
		a.names = append(a.names[:from], a.names[from+1:]...)
		a.names = append(a.names[:to], append([]string{name}, a.names[to:]...)...)
	}
	a.Grid.Focus()
	return a
}

func (a *agenda) order() string { return strings.Join(a.names, "") }

// press puts the mouse down in the middle of a row that is in view.
func (a *agenda) press(row int, mod fyne.KeyModifier) {
	a.body.MouseDown(a.mouse(float32(row-a.top)*RowHeight+RowHeight/2, mod))
}

func (a *agenda) mouse(y float32, mod fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{Modifier: mod, Button: desktop.MouseButtonPrimary,
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, y)}}
}

func (a *agenda) pullTo(x, y float32) {
	a.body.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
}

// release lets go the way the real driver does: MouseUp, then DragEnd where something was dragged.
func (a *agenda) release(y float32) {
	dragged := a.body.pulled != nil
	a.body.MouseUp(a.mouse(y, 0))
	if dragged {
		a.body.DragEnd()
	}
}

// line is where the landing is drawn, px from the top of the rows; -1 where it is not.
func (a *agenda) line() float32 {
	r := test.WidgetRenderer(a.body).(*bodyRenderer)
	if r.landing.Hidden {
		return -1
	}
	return r.landing.Position().Y
}

func TestMoveByKeys(t *testing.T) {
	a := newAgenda(t, 5)
	told := ""
	a.On(Details, func() { told += "details " })
	a.On(MoveRow, func() { told += "move " })
	a.combine(ctrl, fyne.KeyUp) // at the top already
	a.combine(ctrl, fyne.KeyDown)
	a.combine(ctrl, fyne.KeyDown)
	want(t, "down twice", a.order(), "BCADE")
	want(t, "the cursor goes along", a.Cursor(), 2)
	a.combine(ctrl, fyne.KeyUp)
	want(t, "up", a.order(), "BACDE")
	a.combine(ctrl, fyne.KeyEnd)
	a.combine(ctrl, fyne.KeyDown) // at the end already
	want(t, "to the end", a.order(), "BCDEA")
	a.combine(ctrl, fyne.KeyHome)
	a.combine(fyne.KeyModifierAlt, fyne.KeyDown)
	want(t, "to the top", a.order(), "ABCDE")
	want(t, "moves", a.moves, "0>1 1>2 2>1 1>4 4>0 ")
	want(t, "told to the window", told, "")
	want(t, "drawn", fmt.Sprint(inView(a.Grid)), "[A B C D E]")

	a.OnMove = nil
	a.combine(ctrl, fyne.KeyDown)
	a.combine(ctrl, fyne.KeyEnd)
	want(t, "a table whose rows stay", told, "details ")
	want(t, "goes to its end", a.Cursor(), 4)
}

func TestMarksGoWithTheirRows(t *testing.T) {
	a := newAgenda(t, 6)
	marked := func() (names string) {
		for _, r := range a.Marked() {
			names += a.names[r]
		}
		return names
	}
	a.press(1, ctrl)
	a.press(4, ctrl)
	a.combine(ctrl, fyne.KeyHome)
	want(t, "order", a.order(), "EABCDF")
	want(t, "marked", marked(), "EB")
	a.press(3, fyne.KeyModifierShift)
	a.combine(ctrl, fyne.KeyEnd)
	want(t, "order", a.order(), "EABDFC")
	want(t, "marked", marked(), "EABC")
	a.press(1, 0)
	a.pullTo(50, 5*RowHeight)
	a.release(5 * RowHeight)
	want(t, "pulled", a.order(), "EBDFAC")
	want(t, "marked", marked(), "EBAC")
	a.press(0, 0)
	a.release(RowHeight / 2)
	want(t, "a mere click", marked(), "E")
}

func TestMoveByMouse(t *testing.T) {
	a := newAgenda(t, 6)
	a.press(1, 0)
	a.pullTo(50, 1*RowHeight+28)
	want(t, "line beside itself", a.line(), -1)
	a.pullTo(50, 3*RowHeight+20)
	want(t, "line", a.line(), float32(4*RowHeight-2))
	want(t, "moved before it is let go", a.order(), "ABCDEF")
	a.release(3*RowHeight + 20)
	want(t, "down", a.order(), "ACDBEF")
	want(t, "cursor", a.Cursor(), 3)
	want(t, "line afterwards", a.line(), -1)
	a.press(3, 0)
	a.pullTo(50, 4)
	want(t, "line at the top", a.line(), 0)
	a.release(4)
	want(t, "to the top", a.order(), "BACDEF")
	a.press(0, 0)
	a.pullTo(50, 400)
	want(t, "line under the last", a.line(), float32(6*RowHeight-2))
	a.release(400)
	want(t, "to the end", a.order(), "ACDEFB")

	at := func(x, y float32) {
		a.press(2, 0)
		a.pullTo(50, 10)
		a.pullTo(x, y)
		want(t, "line outside", a.line(), -1)
		a.release(y)
	}
	at(-5, 10)
	at(a.body.Size().Width+5, 10)
	at(50, -headHeight-5)
	at(50, a.body.Size().Height+barSize+footHeight+5)
	a.press(2, 0)
	a.pullTo(50, 10)
	a.key(fyne.KeyEscape)
	a.pullTo(50, 12)
	a.release(12)
	a.press(2, 0)
	a.pullTo(50, 10)
	a.Reload()
	a.release(10)
	want(t, "let go outside, Esc, rows read anew", a.order(), "ACDEFB")
	want(t, "keyboard", a.canvas.Focused(), fyne.Focusable(a.body))

	opened := 0
	a.OnOpen = func(int) { opened++ }
	a.press(2, 0)
	a.release(2 * RowHeight)
	a.press(2, 0)
	want(t, "double click", opened, 1)
	a.pullTo(50, 4)
	a.release(4)
	a.press(2, fyne.KeyModifierShift)
	a.pullTo(50, 4)
	a.release(4)
	want(t, "nothing pulled by Shift or a double click", a.order(), "ACDEFB")
	a.OnMove = nil
	a.press(2, 0)
	a.pullTo(50, 4)
	a.release(4)
	want(t, "nor where rows stay", a.order(), "ACDEFB")
}

// The driver finds the rows as what is dragged, and the header where a column's edge is.
func TestDragReachesRowsAndColumns(t *testing.T) {
	a := newAgenda(t, 6)
	a.press(0, 0)
	test.Drag(a.canvas, fyne.NewPos(50, headHeight+3*RowHeight), 0, 10)
	want(t, "rows", a.moves != "", true)
	a.head.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(200, 5)}})
	test.Drag(a.canvas, fyne.NewPos(230, 5), 30, 0)
	want(t, "column", a.State().Columns[0].Width > 200, true)
}

func TestPulledRowScrollsTheTable(t *testing.T) {
	a := newAgenda(t, 40)
	page, foot := a.page(), a.body.Size().Height-4
	a.press(1, 0)
	a.pullTo(50, foot)
	for range 5 {
		a.wait(edgePace)
	}
	want(t, "scrolled", a.top, 5)
	a.pullTo(50, foot-2*RowHeight)
	a.wait(edgePace)
	want(t, "away from the edge", a.top, 5)
	a.pullTo(50, foot+footHeight)
	for range 100 {
		a.wait(edgePace)
	}
	want(t, "over the foot, to the end", a.top, a.maxTop())
	a.canvas.Unfocus() // as the driver does where the mouse is let go over the foot
	a.release(foot + footHeight)
	want(t, "keyboard", a.canvas.Focused(), fyne.Focusable(a.body))
	want(t, "moved", a.moves, "1>39 ")
	a.wait(edgePace)
	want(t, "still", a.top, a.maxTop())

	a.press(39, 0)
	a.pullTo(50, 3)
	for range 100 {
		a.wait(edgePace)
	}
	want(t, "back up", a.top, 0)
	a.release(3)
	want(t, "moved back", a.moves, "1>39 39>0 ")
	want(t, "page", a.page(), page)
}

func TestTicks(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	g.ShowTicks()
	told := 0
	g.OnTicked = func() { told++ }
	ticks := func() string { return fmt.Sprint(g.Ticked()) }
	want(t, "none", ticks(), "[]")
	b.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	want(t, "Space", ticks(), "[0 2]")
	click := func(x float32, row int, mod fyne.KeyModifier) {
		g.body.MouseDown(&desktop.MouseEvent{Modifier: mod, Button: desktop.MouseButtonPrimary,
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, float32(row)*RowHeight+4)}})
	}
	click(10, 5, 0)
	want(t, "click on the box", ticks(), "[0 2 5]")
	click(100, 7, 0)
	b.key(fyne.KeyEscape)
	want(t, "a click on a row and Esc leave them", ticks(), "[0 2 5]")
	g.body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	g.body.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	want(t, "Shift adds", ticks(), "[0 2 5 7 8]")
	want(t, "told", told, 6)
	r := test.WidgetRenderer(g.body).(*bodyRenderer)
	box := func(row int) string { return r.lines[row%len(r.lines)].box.Resource.Name() }
	want(t, "boxes", box(0) == box(1) || box(0) != box(2), false)
	b.shortcut(&fyne.ShortcutSelectAll{})
	want(t, "all", len(g.Ticked()), 50)
	b.shortcut(&fyne.ShortcutSelectAll{})
	want(t, "none", ticks(), "[]")
	g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 5)})
	want(t, "all, by the header", len(g.Ticked()), 50)
	want(t, "sorted by", g.State().Sort, "")
	told = 0
	g.SetTicked([]int{1, 3, 99})
	want(t, "set", ticks(), "[1 3]")
	g.Reload()
	want(t, "rows asked for again", ticks(), "[]")
	want(t, "told of what the screen did", told, 0)
	g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(tickWidth+20, 5)})
	want(t, "columns stand right of the boxes", g.State().Sort, "no")
}

// A tick goes with a row that is moved.
func TestTicksGoWithTheirRows(t *testing.T) {
	a := newAgenda(t, 4)
	a.ShowTicks()
	a.SetTicked([]int{0, 3})
	a.combine(ctrl, fyne.KeyDown)
	want(t, "order", a.order(), "BACD")
	want(t, "ticked", fmt.Sprint(a.Ticked()), "[1 3]")
}
