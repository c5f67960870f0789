package commissionpage

import "kezek/screens/kit"

// fits gives the columns of a table the width there is, each in proportion to what it asks; what is dragged by hand stays
// until the width changes.
type fits struct {
	grid    *kit.Grid
	columns []kit.Column
	ticks   bool
	laid    float32 // width laid out for
}

const (
	ticksWide   = 32   // px of the boxes before the rows
	barWide     = 14   // of the scroll bar and the frame
	leastShrunk = 0.78 // of what columns ask: with less room the table scrolls
)

func (f *fits) to(width float32) {
	if f == nil || width == f.laid || width <= 0 {
		return
	}
	f.laid = width
	if f.ticks {
		width -= ticksWide
	}
	state := f.grid.State()
	asked := 0
	for _, s := range state.Columns {
		for _, c := range f.columns {
			if c.Code == s.Code && !s.Hidden {
				asked += c.Width
			}
		}
	}
	share := max(leastShrunk, (width-barWide)/float32(max(1, asked)))
	for i := range state.Columns {
		for _, c := range f.columns {
			if c.Code == state.Columns[i].Code {
				state.Columns[i].Width = int(float32(c.Width) * share)
			}
		}
	}
	f.grid.SetState(state)
}
