package kit

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2/widget"

	"kezek/locales"
)

// Column is one column of a table, as the screen declares it.
type Column struct {
	Code     string // stable: column settings are stored by it
	Title    string
	Width    int  // px at first
	Right    bool // numbers stand right
	Unsorted bool // cannot be sorted by
	Hidden   bool // not shown until chosen
}

// RowStyle is how a row is written. It goes with a word in a cell, never by itself.
type RowStyle uint8

const (
	Plain RowStyle = iota
	Strong
	Faded
	Wrong // overdue or wrong
)

// Row is one row: a text for each declared column, in the order declared.
type Row struct {
	Cells []string
	Style RowStyle
}

// Source is where a table has its rows from. Row is asked only for rows that come into view; Total, where set, is how
// many there are without the filter.
type Source struct {
	Len   func() int
	Row   func(i int) Row
	Total func() int
}

// ColumnState is how one column stands: settings keep it.
type ColumnState struct {
	Code   string `json:"code"`
	Width  int    `json:"width"`
	Hidden bool   `json:"hidden,omitempty"`
}

// GridState is how the columns stand, left to right, and what the rows are sorted by.
type GridState struct {
	Columns    []ColumnState `json:"columns"`
	Sort       string        `json:"sort,omitempty"`
	Descending bool          `json:"descending,omitempty"`
}

// Grid is a table of any length: 1,000,000 rows scroll like 100, for only the rows in view exist.
type Grid struct {
	widget.BaseWidget
	Source Source
	Empty  string // said where there are no rows

	OnOpen   func(row int)                         // Enter, double click
	OnNew    func()                                // Ins
	OnDelete func(row int)                         // Del
	OnCursor func(row int)                         // the cursor moved
	OnSort   func(code string, descending bool)    // the screen sorts and calls Reload
	OnType   func(typed string) (row int, ok bool) // letters typed: the row to go to
	OnState  func(GridState)                       // columns or sort changed: save it
	OnCopy   func(rows []int, put func(string))    // Ctrl+C, for rows that must be read first; nil copies at once
	OnMove   func(from, to int)                    // a row was moved by hand: put it there before returning; its columns are Unsorted
	OnTicked func()                                // ticks were set or taken off by hand; see ShowTicks

	desk   *Desk
	cols   []Column
	state  GridState
	views  []colView
	top    int // first row in view
	cursor int // -1 without rows
	anchor int // where Shift began
	marked map[int]bool
	ticks  bool         // marks are ticks: see ShowTicks
	kept   map[int]bool // ticks when Shift began; nil until then
	left   float32      // px scrolled to the right
	stamp  int          // grows when rows must be asked for again
	typed  string
	when   time.Time

	head *gridHead
	body *gridBody
	vbar *scrollBar
	hbar *scrollBar
	foot *gridFoot
}

// colView is a shown column and where it stands, without scrolling.
type colView struct {
	index int // among those declared
	x     float32
	width float32
}

// NewGrid makes a table.
func NewGrid(d *Desk, cols []Column, source Source) *Grid {
	g := &Grid{Source: source, desk: d, cols: cols, marked: map[int]bool{}, cursor: -1, stamp: 1}
	g.head, g.body, g.foot = newGridHead(g), newGridBody(g), newGridFoot(g)
	g.vbar = newScrollBar(true, func(share float64) { g.scrollTo(int(share*float64(g.maxTop()) + 0.5)) })
	g.hbar = newScrollBar(false, func(share float64) { g.scrollLeft(float32(share) * g.maxLeft()) })
	g.SetState(GridState{})
	g.ExtendBaseWidget(g)
	g.place(0)
	return g
}

// State tells how the columns stand.
func (g *Grid) State() GridState {
	s := g.state
	s.Columns = slices.Clone(s.Columns)
	return s
}

// SetState sets columns as they were stored. Columns it does not know are ignored, new ones stand at the end.
func (g *Grid) SetState(s GridState) {
	known := map[string]bool{}
	g.state = GridState{Sort: s.Sort, Descending: s.Descending}
	for _, c := range s.Columns {
		if i := g.column(c.Code); i >= 0 && !known[c.Code] {
			known[c.Code] = true
			c.Width = max(minColumn, c.Width)
			g.state.Columns = append(g.state.Columns, c)
		}
	}
	for _, c := range g.cols {
		if !known[c.Code] {
			g.state.Columns = append(g.state.Columns, ColumnState{Code: c.Code, Width: max(minColumn, c.Width), Hidden: c.Hidden})
		}
	}
	g.arrange()
}

func (g *Grid) column(code string) int {
	return slices.IndexFunc(g.cols, func(c Column) bool { return c.Code == code })
}

const minColumn = 28

// arrange computes where the shown columns stand.
func (g *Grid) arrange() {
	g.views = g.views[:0]
	x := g.tickRoom()
	for _, c := range g.state.Columns {
		if c.Hidden {
			continue
		}
		g.views = append(g.views, colView{index: g.column(c.Code), x: x, width: float32(c.Width)})
		x += float32(c.Width)
	}
	g.left = max(0, min(g.left, g.maxLeft()))
	g.stamp++
	g.Refresh()
}

func (g *Grid) changedState() {
	g.arrange()
	if g.OnState != nil {
		g.OnState(g.State())
	}
}

func (g *Grid) width() float32 {
	if len(g.views) == 0 {
		return 0
	}
	last := g.views[len(g.views)-1]
	return last.x + last.width
}

func (g *Grid) maxLeft() float32 { return max(0, g.width()-g.body.Size().Width) }
func (g *Grid) maxTop() int      { return max(0, g.Source.Len()-g.page()) }

// page is how many whole rows are in view.
func (g *Grid) page() int { return max(1, int(g.body.Size().Height)/RowHeight) }

func (g *Grid) scrollTo(top int) {
	if top = max(0, min(top, g.maxTop())); top != g.top {
		g.top = top
		g.moved()
	}
}

func (g *Grid) scrollLeft(x float32) {
	if x = float32(int(max(0, min(x, g.maxLeft())))); x != g.left {
		g.left = x
		g.stamp++
		g.moved()
		g.head.Refresh()
	}
}

// moved draws again what depends on the place in the table.
func (g *Grid) moved() {
	g.body.Refresh()
	g.bars()
	g.foot.Refresh()
}

func (g *Grid) bars() {
	g.vbar.set(g.top, g.page(), g.Source.Len())
	g.hbar.set(int(g.left), int(g.body.Size().Width), int(g.width()))
}

// Reload asks for the rows again: they were sorted, filtered or changed. The cursor keeps its row number, marks and
// ticks go.
func (g *Grid) Reload() {
	if g.body.pulled != nil {
		g.body.leave()
	}
	clear(g.marked)
	g.stamp++
	g.place(g.cursor)
	g.top = max(0, min(g.top, g.maxTop()))
	g.moved()
	g.head.Refresh()
}

// Update asks for the rows in view again; cursor and marks stay.
func (g *Grid) Update() {
	g.stamp++
	g.moved()
}

// Cursor is the row the keyboard stands on, -1 without rows.
func (g *Grid) Cursor() int { return g.cursor }

// SetCursor goes to a row and brings it into view.
func (g *Grid) SetCursor(row int) {
	g.anchor, g.kept = row, nil
	g.goTo(row)
}

// place sets the cursor to a row that exists.
func (g *Grid) place(row int) {
	g.cursor = min(max(row, 0), g.Source.Len()-1)
	g.anchor, g.kept = g.cursor, nil
}

func (g *Grid) goTo(row int) {
	before := g.cursor
	g.cursor = min(max(row, 0), g.Source.Len()-1)
	page := g.page()
	if g.cursor < g.top {
		g.top = max(0, g.cursor)
	} else if g.cursor >= g.top+page {
		g.top = g.cursor - page + 1
	}
	g.moved()
	if g.cursor != before && g.OnCursor != nil {
		g.OnCursor(g.cursor)
	}
}

// Marked lists the rows picked by Shift, Ctrl or Space, from the top; without any it is the cursor's row.
func (g *Grid) Marked() []int {
	if len(g.marked) == 0 {
		if g.cursor < 0 {
			return nil
		}
		return []int{g.cursor}
	}
	rows := make([]int, 0, len(g.marked))
	for r := range g.marked {
		rows = append(rows, r)
	}
	slices.Sort(rows)
	return rows
}

// MarkAll picks every row.
func (g *Grid) MarkAll() { g.markRange(0, g.Source.Len()-1) }

func (g *Grid) markRange(a, b int) {
	g.letGo()
	for r := min(a, b); r <= max(a, b) && r >= 0; r++ {
		g.marked[r] = true
	}
	g.tell()
	g.moved()
}

func (g *Grid) toggleMark(row int) {
	if row < 0 {
		return
	}
	if g.marked[row] {
		delete(g.marked, row)
	} else {
		g.marked[row] = true
	}
	g.tell()
}

// TSV gives rows as Excel pastes them: shown columns in their order, tabs between, a line each. of reads a row.
func (g *Grid) TSV(rows []int, of func(int) Row) string {
	var b strings.Builder
	for _, r := range rows {
		cells := of(r).Cells
		for i, v := range g.views {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(locales.Clean(cells[v.index]))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// SortBy sorts by a column; by the same one again it turns the order round.
func (g *Grid) SortBy(code string) {
	i := g.column(code)
	if i < 0 || g.cols[i].Unsorted {
		return
	}
	g.state.Descending = g.state.Sort == code && !g.state.Descending
	g.state.Sort = code
	if g.OnSort != nil {
		g.OnSort(code, g.state.Descending)
	}
	if g.OnState != nil {
		g.OnState(g.State())
	}
	g.head.Refresh()
}

// Focus gives the table the keyboard.
func (g *Grid) Focus() { g.desk.focus(g.body) }
