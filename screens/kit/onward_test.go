package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

// Space answers and goes on where a field has a usual answer; elsewhere it opens the list.
func TestSpaceGoesOn(t *testing.T) {
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		usual := NewChoice(b.Desk, []Option{{Code: "a", Name: "аа"}, {Code: "b", Name: "бб"}})
		usual.Onward = "b"
		tick := NewCheck(b.Desk, "ok")
		tick.Onward = true
		f.Add(Item{Name: "usual", Field: usual})
		f.Add(Item{Name: "tick", Field: tick})
		f.Add(Item{Name: "list", Field: NewChoice(b.Desk, []Option{{Code: "c", Name: "вв"}})})
		return f
	})
	f.Go("usual")
	b.letters(" ")
	want(t, "usual", f.Field("usual").Value(), "b")
	want(t, "after the usual answer", f.At(), "tick")
	b.letters(" ")
	want(t, "tick", f.Field("tick").Value(), "1")
	want(t, "after the tick", f.At(), "list")
	b.letters(" ")
	want(t, "list", f.Field("list").Value(), "")
	want(t, "lists open", len(b.canvas.Overlays().List()), 1)
	b.key(fyne.KeyEscape)
	f.Go("tick")
	b.letters(" ") // taken back, one stays
	want(t, "after taking a tick back", f.At(), "tick")
}

// Many changes are laid out once, whatever they change; a field under a pointer knows where the keyboard was.
func TestTogether(t *testing.T) {
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		for _, name := range []string{"a", "b", "c"} {
			f.Add(Item{Name: name, Label: name, Field: NewText(b.Desk, 0)})
		}
		return f
	})
	f.Together(func() {
		f.Together(func() { f.Omit("a", true) })
		f.Omit("b", true)
		want(t, "laid out meanwhile", f.slot("c").Position().Y > f.slot("b").Position().Y, true)
	})
	want(t, "c has moved up", f.slot("c").Position().Y, f.slot("a").Position().Y)
	f.Go("b")
	want(t, "a hidden field takes the keyboard", f.At(), "")
	f.Go("c")
	b.canvas.Unfocus()
	want(t, "now", f.At(), "")
	want(t, "last", f.Last(), "c")
}

// A row of a table under another has no lines for labels; what is only shown is passed by.
func TestBareAndLocked(t *testing.T) {
	var f *Form
	day := (*Date)(nil)
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		day = NewDate(b.Desk)
		f.Add(Item{Name: "a", Field: NewText(b.Desk, 0)})
		f.Add(Item{Name: "b", Field: NewText(b.Desk, 0), Beside: true, Bare: true})
		f.Add(Item{Name: "day", Label: "day", Field: day})
		f.Add(Item{Name: "c", Label: "c", Field: NewText(b.Desk, 0)})
		return f
	})
	want(t, "height of a bare row", f.slot("b").Size().Height, float32(RowHeight))
	day.SetValue("2026-11-05")
	day.Disable()
	f.Go("b")
	b.key(fyne.KeyTab)
	want(t, "past what is only shown", f.At(), "c")
	day.toggle()
	want(t, "calendars open", len(b.canvas.Overlays().List()), 0)
}
