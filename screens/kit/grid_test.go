package kit

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

var columns = []Column{{Code: "no", Title: "№", Width: 90, Right: true}, {Code: "name", Title: "Аты", Width: 200},
	{Code: "iin", Title: "ЖСН", Width: 120}, {Code: "note", Title: "Ескертпе", Width: 300, Unsorted: true},
	{Code: "extra", Title: "Қосымша", Width: 100, Hidden: true}}

// tableOf is a table of n rows in a window; asked counts the rows it asked for.
func tableOf(t testing.TB, n int) (b *bench, g *Grid, asked *int) {
	asked = new(int)
	b = newBench(t, func(b *bench) fyne.CanvasObject {
		g = NewGrid(b.Desk, columns, Source{Len: func() int { return n }, Row: func(i int) Row {
			*asked++
			return Row{Cells: []string{fmt.Sprint(i), fmt.Sprintf("Имя %d", i), fmt.Sprintf("%012d", i), "примечание\tстрока", "+"}}
		}})
		return g
	})
	g.Focus()
	return b, g, asked
}

// inView reads the row numbers drawn, from the top, in the first column; a row that is cut at the foot is included.
func inView(g *Grid) []string {
	r := test.WidgetRenderer(g.body).(*bodyRenderer)
	lines := slices.Clone(r.lines)
	slices.SortFunc(lines, func(a, b *gridLine) int { return int(a.rule.Position().Y - b.rule.Position().Y) })
	var rows []string
	for i, l := range lines {
		if l.rule.Hidden {
			continue
		}
		if l.rule.Position().Y != float32(i+1)*RowHeight-1 {
			panic(fmt.Sprint("line at ", l.rule.Position().Y))
		}
		rows = append(rows, l.texts[0].Text)
	}
	return rows
}

func count(from, to int) (rows []string) {
	for i := from; i <= to; i++ {
		rows = append(rows, fmt.Sprint(i))
	}
	return rows
}

func TestLastRowsOfLongTables(t *testing.T) {
	for _, n := range []int{100_000, 1_000_000} {
		b, g, _ := tableOf(t, n)
		page := g.page()
		b.key(fyne.KeyEnd)
		want(t, "cursor", g.Cursor(), n-1)
		want(t, "End", fmt.Sprint(inView(g)), fmt.Sprint(count(n-page, n-1)))
		b.key(fyne.KeyUp)
		want(t, "Up", fmt.Sprint(inView(g)), fmt.Sprint(count(n-page, n-1)))
		b.key(fyne.KeyPageUp)
		want(t, "PgUp", inView(g)[0], fmt.Sprint(n-2-page))
		b.key(fyne.KeyHome)
		want(t, "Home", inView(g)[0], "0")
		for range 200 {
			b.key(fyne.KeyPageDown)
		}
		want(t, "PgDn, the cursor last", inView(g)[0], fmt.Sprint(200*page-page+1))
		g.SetCursor(n - 20*page)
		for range 20 {
			b.key(fyne.KeyPageDown)
		}
		want(t, "PgDn to the end", fmt.Sprint(inView(g)), fmt.Sprint(count(n-page, n-1)))
		g.vbar.to(0.5)
		want(t, "bar in the middle", inView(g)[0], fmt.Sprint((n-page+1)/2))
		g.vbar.to(1)
		want(t, "bar at the end", fmt.Sprint(inView(g)), fmt.Sprint(count(n-page, n-1)))
	}
}

func TestScrollingByOneRowAsksForOneRow(t *testing.T) {
	b, g, asked := tableOf(t, 100_000)
	for range g.page() {
		b.key(fyne.KeyDown)
	}
	*asked = 0
	b.key(fyne.KeyDown)
	want(t, "rows asked for", *asked, 1)
	*asked = 0
	g.body.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -25}})
	want(t, "rows asked for by the wheel", *asked, 3)
}

func TestMarkAndCopy(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	clip := test.NewClipboard()
	copyOut := func() string { b.shortcut(&fyne.ShortcutCopy{Clipboard: clip}); return clip.Content() }
	want(t, "the cursor's row", copyOut(), "0\tИмя 0\t000000000000\tпримечание строка\n")
	b.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	want(t, "Space", fmt.Sprint(g.Marked()), "[0 2]")
	b.key(fyne.KeyEscape)
	want(t, "Esc", fmt.Sprint(g.Marked()), "[3]")
	g.body.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp)
	g.body.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	want(t, "Shift", fmt.Sprint(g.Marked()), "[3 4]")
	click := func(row int, mod fyne.KeyModifier) {
		g.body.MouseDown(&desktop.MouseEvent{Modifier: mod, Button: desktop.MouseButtonPrimary,
			PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, float32(row-g.top)*RowHeight+4)}})
	}
	click(6, ctrl)
	want(t, "Ctrl+click", fmt.Sprint(g.Marked()), "[3 4 6]")
	click(8, fyne.KeyModifierShift)
	want(t, "Shift+click", fmt.Sprint(g.Marked()), "[6 7 8]")
	want(t, "copied", strings.Count(copyOut(), "\n"), 3)
	b.shortcut(&fyne.ShortcutSelectAll{})
	want(t, "all", len(g.Marked()), 50)
	click(1, 0)
	want(t, "click", fmt.Sprint(g.Marked()), "[1]")
}

func TestOpenNewDelete(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	told := ""
	g.OnOpen = func(r int) { told += fmt.Sprint("open", r, " ") }
	g.OnNew = func() { told += "new " }
	g.OnDelete = func(r int) { told += fmt.Sprint("delete", r, " ") }
	b.On(Queue, func() { told += "F3 " })
	b.On(Export, func() { told += "Ctrl+E " })
	b.key(fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyInsert, fyne.KeyDelete, fyne.KeyF3)
	b.combine(ctrl, fyne.KeyE)
	click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{Position: fyne.NewPos(5, 65)}}
	g.body.MouseDown(click)
	b.now = b.now.Add(doubleClick - time.Millisecond)
	g.body.MouseDown(click)
	b.now = b.now.Add(time.Minute)
	g.body.MouseDown(click)
	want(t, "told", told, "open1 open1 new delete1 F3 Ctrl+E open2 ")
}

func TestTypeAhead(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	var asked []string
	g.OnType = func(s string) (int, bool) { asked = append(asked, s); return len(s), s != "ә" }
	b.letters("әл")
	want(t, "cursor", g.Cursor(), 4)
	b.stroke(fyne.KeySpace, ' ')
	b.now = b.now.Add(2 * time.Second)
	b.letters("б")
	want(t, "gathered", strings.Join(asked, "|"), "ә|әл|әл |б")
	want(t, "nothing marked", len(g.marked), 0)
}

func TestSort(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	told := ""
	g.OnSort = func(code string, desc bool) { told += fmt.Sprint(code, desc, " ") }
	b.combine(ctrl, fyne.Key2)
	b.combine(ctrl, fyne.Key2)
	b.combine(ctrl, fyne.Key4) // unsorted
	g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 5)})
	want(t, "told", told, "namefalse nametrue nofalse ")
	want(t, "state", g.State().Sort, "no")
}

func TestColumnStateIsKept(t *testing.T) {
	_, g, _ := tableOf(t, 50)
	var saved GridState
	g.OnState = func(s GridState) { saved = s }
	g.head.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(289, 5)}})
	g.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(309, 5)}})
	g.head.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(339, 5)}})
	g.head.DragEnd()
	want(t, "dragged", saved.Columns[1].Width, 250)
	_, h, _ := tableOf(t, 50)
	saved.Columns = append(saved.Columns[1:], ColumnState{Code: "gone", Width: 50})
	h.SetState(saved)
	codes := ""
	for _, c := range h.State().Columns {
		codes += fmt.Sprintf("%s %d %v, ", c.Code, c.Width, c.Hidden)
	}
	want(t, "restored", codes, "name 250 false, iin 120 false, note 300 false, extra 100 true, no 90 false, ")
	want(t, "drawn", inView(h)[0], "Имя 0")
}

func TestChooseColumns(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	b.combine(ctrl, fyne.KeyK)
	b.key(fyne.KeySpace)              // hides «№»
	b.combine(ctrl, fyne.KeyDown)     // and moves it behind «Аты»
	b.key(fyne.KeyEnd, fyne.KeySpace) // shows «Қосымша»
	b.key(fyne.KeyEscape)
	want(t, "closed", len(b.scopes), 1)
	want(t, "keyboard", b.canvas.Focused(), fyne.Focusable(g.body))
	shown := ""
	for _, v := range g.views {
		shown += g.cols[v.index].Code + " "
	}
	want(t, "shown", shown, "name iin note extra ")
	want(t, "drawn", inView(g)[0], "Имя 0")
}

func TestHorizontalScroll(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	b.w.Resize(fyne.NewSize(400, 500))
	for range 20 {
		b.key(fyne.KeyRight)
	}
	want(t, "at the end", g.left, g.maxLeft())
	r := test.WidgetRenderer(g.body).(*bodyRenderer)
	want(t, "first column out of view", r.lines[0].texts[0].Hidden, true)
	want(t, "last column in view", r.lines[0].texts[3].Hidden, false)
}

func TestEmptyAndFoot(t *testing.T) {
	n, total := 0, 4318
	var g *Grid
	newBench(t, func(b *bench) fyne.CanvasObject {
		g = NewGrid(b.Desk, columns, Source{Len: func() int { return n }, Total: func() int { return total },
			Row: func(i int) Row { return Row{Cells: []string{fmt.Sprint(i), "", "", "", ""}} }})
		g.Empty = "Кезекте ешкім жоқ"
		return g
	})
	g.Refresh()
	r := test.WidgetRenderer(g.body).(*bodyRenderer)
	want(t, "empty", r.empty.Text, "Кезекте ешкім жоқ")
	want(t, "cursor", g.Cursor(), -1)
	want(t, "marked", len(g.Marked()), 0)
	n = 12
	g.Reload()
	want(t, "no longer empty", r.empty.Text, "")
	want(t, "foot", g.foot.count(), "12 / 4\u00a0318")
	total = 12
	want(t, "unfiltered", g.foot.count(), "1 / 12")
	g.SetCursor(11)
	n = 3
	g.Reload()
	want(t, "cursor stays in the table", g.Cursor(), 2)
}

func TestTipOfAShortenedCell(t *testing.T) {
	b, g, _ := tableOf(t, 50)
	g.head.resize(1, 40)
	move := func(x, y float32) {
		g.body.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
	}
	move(100, 5)
	b.wait(tipAfter)
	want(t, "shortened", g.body.tip, "Имя 0")
	move(10, 5)
	b.wait(tipAfter)
	want(t, "whole", g.body.tip, "")
}

func benchmarkPages(b *testing.B, n int) {
	w, g, _ := tableOf(b, n)
	for b.Loop() {
		before := g.top
		w.key(fyne.KeyPageDown)
		if g.top == before {
			w.key(fyne.KeyHome)
		}
	}
}

func BenchmarkPageDown100(b *testing.B)     { benchmarkPages(b, 100) }
func BenchmarkPageDown100000(b *testing.B)  { benchmarkPages(b, 100_000) }
func BenchmarkPageDown1000000(b *testing.B) { benchmarkPages(b, 1_000_000) }
