package kit

import (
	"testing"

	"fyne.io/fyne/v2"
)

func fieldWindow(t *testing.T) (*bench, *Input) {
	var in *Input
	b := newBench(t, func(b *bench) fyne.CanvasObject { in = NewText(b.Desk, 0); return in })
	b.canvas.Focus(in)
	return b, in
}

func TestDialogKeys(t *testing.T) {
	b, in := fieldWindow(t)
	sections, confirmed := 0, 0
	b.On(Queue, func() { sections++ })
	for _, c := range []struct {
		name string
		do   func()
		yes  int
	}{
		{"Esc", func() { b.key(fyne.KeyEscape) }, 0},
		{"Enter on «back»", func() { b.key(fyne.KeyReturn) }, 0},
		{"Ctrl+Enter", func() { b.combine(ctrl, fyne.KeyReturn) }, 1},
		{"Left, Enter", func() { b.key(fyne.KeyLeft, fyne.KeyReturn) }, 1},
		{"Esc with nothing focused", func() { b.canvas.Unfocus(); b.key(fyne.KeyEscape) }, 0},
		{"Ctrl+Enter with nothing focused", func() { b.canvas.Unfocus(); b.combine(ctrl, fyne.KeyEnter) }, 1},
	} {
		confirmed = 0
		b.Confirm("Растау", "9 орын жылжиды", "Иә", func() { confirmed++ })
		want(t, "overlays", len(b.canvas.Overlays().List()), 1)
		b.key(fyne.KeyF3)
		c.do()
		want(t, c.name, confirmed, c.yes)
		want(t, c.name+": closed", len(b.canvas.Overlays().List()), 0)
		want(t, c.name+": keyboard restored", b.canvas.Focused(), fyne.Focusable(in))
	}
	want(t, "F3 while a dialog was in front", sections, 0)
	b.key(fyne.KeyF3)
	want(t, "F3 after", sections, 1)
}

// Enter in the one field of a dialog is its main button; a field of several lines keeps it.
func TestEnterInADialogsField(t *testing.T) {
	b, _ := fieldWindow(t)
	for _, c := range []struct {
		name  string
		field *Input
		yes   int
	}{{"a line", NewText(b.Desk, 0), 1}, {"several lines", NewMultiline(b.Desk, 3, 0), 0}} {
		done := 0
		dl := &Dialog{Title: "Жол", Content: c.field, First: c.field}
		dl.Buttons = []*Button{NewMainButton(b.Desk, "Ашу", func() { done++; dl.Close() })}
		b.Show(dl)
		b.letters("a")
		b.key(fyne.KeyReturn)
		want(t, c.name, done, c.yes)
		dl.Close()
	}
}

func TestDialogStack(t *testing.T) {
	b, in := fieldWindow(t)
	first, second := &Dialog{Title: "1"}, &Dialog{Title: "2"}
	typed := NewText(b.Desk, 0)
	first.Content, second.Content = typed, NewText(b.Desk, 0)
	b.Show(first)
	want(t, "the first field has the keyboard", b.canvas.Focused(), fyne.Focusable(typed))
	b.Show(second)
	second.Close()
	want(t, "back in the first", b.canvas.Focused(), fyne.Focusable(typed))
	b.Show(second)
	first.Close() // takes the one above along
	want(t, "scopes", len(b.scopes), 1)
	want(t, "overlays", len(b.canvas.Overlays().List()), 0)
	want(t, "keyboard", b.canvas.Focused(), fyne.Focusable(in))
	second.Close() // again: nothing to do
	first.Close()
	want(t, "keyboard still", b.canvas.Focused(), fyne.Focusable(in))
}

func TestTypedConfirmation(t *testing.T) {
	b, _ := fieldWindow(t)
	done := 0
	b.ConfirmTyped("Болдырмау", "4 318 жазба алынады", "БОЛДЫРМАУ", "Болдырмау", func() { done++ })
	b.letters("болдырмау")
	b.key(fyne.KeyReturn)
	want(t, "another word", done, 0)
	b.shortcut(&fyne.ShortcutSelectAll{})
	b.letters("БОЛДЫРМАУ")
	b.key(fyne.KeyReturn)
	want(t, "the word", done, 1)
}
