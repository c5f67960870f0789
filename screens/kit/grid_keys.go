package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func (b *gridBody) FocusGained() {
	b.has = true
	b.grid.desk.gained(b)
	b.Refresh()
}

func (b *gridBody) FocusLost() {
	b.has, b.shift = false, false
	b.Refresh()
}

// KeyDown and KeyUp follow Shift, which key events do not tell of.
func (b *gridBody) KeyDown(ev *fyne.KeyEvent) { b.follow(ev, true) }
func (b *gridBody) KeyUp(ev *fyne.KeyEvent)   { b.follow(ev, false) }

func (b *gridBody) follow(ev *fyne.KeyEvent, down bool) {
	if ev.Name == desktop.KeyShiftLeft || ev.Name == desktop.KeyShiftRight {
		b.shift = down
	}
}

// TypedKey goes through the rows. Shift marks on the way, Space marks the row and goes on.
func (b *gridBody) TypedKey(ev *fyne.KeyEvent) {
	g, p := b.grid, pressOf(ev)
	switch p.Key {
	case fyne.KeyUp:
		b.walk(g.cursor - 1)
	case fyne.KeyDown:
		b.walk(g.cursor + 1)
	case fyne.KeyPageUp:
		b.walk(g.cursor - g.page())
	case fyne.KeyPageDown:
		b.walk(g.cursor + g.page())
	case fyne.KeyHome:
		b.walk(0)
	case fyne.KeyEnd:
		b.walk(g.Source.Len() - 1)
	case fyne.KeyLeft:
		g.scrollLeft(g.left - 80)
	case fyne.KeyRight:
		g.scrollLeft(g.left + 80)
	case fyne.KeySpace:
		if !b.typing() {
			g.toggleMark(g.cursor)
			g.SetCursor(g.cursor + 1)
		}
	case fyne.KeyEscape:
		b.escape(p)
	default:
		b.act(p)
	}
}

// escape first leaves a row that is being pulled where it was, then lets the marks go (not ticks: they are work), then
// is the window's.
func (b *gridBody) escape(p Press) {
	if b.pulled != nil {
		b.leave()
		return
	}
	if len(b.grid.marked) > 0 && !b.grid.ticks {
		clear(b.grid.marked)
		b.grid.moved()
		return
	}
	b.grid.desk.hear(p)
}

// act is what the keys that do something to a row do; the others are the window's.
func (b *gridBody) act(p Press) {
	g := b.grid
	switch {
	case p.Key == fyne.KeyReturn && g.OnOpen != nil && g.cursor >= 0:
		g.OnOpen(g.cursor)
	case p.Key == fyne.KeyInsert && g.OnNew != nil:
		g.OnNew()
	case p.Key == fyne.KeyDelete && g.OnDelete != nil && g.cursor >= 0:
		g.OnDelete(g.cursor)
	default:
		g.desk.hear(p)
	}
}

func (b *gridBody) walk(to int) {
	g := b.grid
	if !b.shift {
		g.SetCursor(to)
		return
	}
	g.goTo(to)
	g.markRange(g.anchor, g.cursor)
}

func (b *gridBody) typing() bool {
	g := b.grid
	return g.typed != "" && g.desk.Now().Sub(g.when) < typeAhead
}

// TypedRune gathers letters typed within a second and goes to the row the screen finds for them.
func (b *gridBody) TypedRune(r rune) {
	g := b.grid
	if g.OnType == nil || r == ' ' && !b.typing() {
		return
	}
	if !b.typing() {
		g.typed = ""
	}
	g.typed += string(r)
	g.when = g.desk.Now()
	if row, ok := g.OnType(g.typed); ok {
		g.SetCursor(row)
	}
}

// TypedShortcut: Ctrl+C copies, Ctrl+A marks all, Ctrl+1…9 sorts by the column of that number, Ctrl+K opens the
// choice of columns; where rows are moved by hand, Ctrl+↑↓ and Ctrl+Home and End move the cursor's.
func (b *gridBody) TypedShortcut(s fyne.Shortcut) {
	g := b.grid
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		if g.OnCopy != nil {
			g.OnCopy(g.Marked(), s.Clipboard.SetContent)
		} else {
			s.Clipboard.SetContent(g.TSV(g.Marked(), g.Source.Row))
		}
		return
	case *fyne.ShortcutSelectAll:
		if g.ticks {
			g.tickAll()
		} else {
			g.MarkAll()
		}
		return
	}
	p, ok := pressOfShortcut(s)
	if !ok || b.moveKey(p) {
		return
	}
	switch {
	case p == Press{fyne.KeyK, ctrl}:
		g.ChooseColumns()
	case p == Press{fyne.KeySpace, ctrl}:
		g.toggleMark(g.cursor)
		g.moved()
	case p == Press{fyne.KeyHome, ctrl}:
		b.walk(0)
	case p == Press{fyne.KeyEnd, ctrl}:
		b.walk(g.Source.Len() - 1)
	case p.Mod == ctrl && len(p.Key) == 1 && p.Key >= "1" && p.Key <= "9":
		if n := int(p.Key[0] - '1'); n < len(g.views) {
			g.SortBy(g.cols[g.views[n].index].Code)
		}
	default:
		g.desk.hear(p)
	}
}
