package page

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/screens/kit"
)

// lines are the texts of a reading, each with its corner.
func linesOf(r *Reading) (lines []*canvas.Text) {
	for _, o := range r.text.Objects {
		if t, ok := o.(*canvas.Text); ok {
			lines = append(lines, t)
		}
	}
	return lines
}

func TestReadingWrapsToItsWidth(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme{})
	w := test.NewTempWindow(t, nil)
	r := NewReading(w.Canvas())
	w.SetContent(r)
	long := strings.TrimSpace(strings.Repeat("тұрғын үйге мұқтаж ", 30))
	r.Say(Passage{Text: "Басы", Head: true}, Passage{Label: "Мазмұны", Text: long, Beside: "по-русски"})
	heights := map[float32]float32{}
	for _, width := range []float32{900, 500} {
		w.Resize(fyne.NewSize(width, 200))
		var said []string
		for _, line := range linesOf(r) {
			if right := line.Position().X + line.MinSize().Width; right > width {
				t.Errorf("%q ends at %.0f of %.0f px", line.Text, right, width)
			}
			said = append(said, line.Text)
		}
		if all := strings.Join(said, " "); !strings.Contains(all, "Мазмұны") || strings.Count(all, "мұқтаж") != 30 || !strings.Contains(all, "по-русски") {
			t.Errorf("it says %q", all)
		}
		heights[width] = r.height
	}
	if heights[500] <= heights[900] {
		t.Errorf("narrower is not longer: %v", heights)
	}
}

func TestReadingIsScrolledByKeys(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(kit.Theme{})
	w := test.NewTempWindow(t, nil)
	r := NewReading(w.Canvas())
	w.SetContent(r)
	w.Resize(fyne.NewSize(400, 160))
	r.Say(Passage{Text: strings.Repeat("жол\n", 60)})
	heard := fyne.KeyName("")
	w.Canvas().SetOnTypedKey(func(ev *fyne.KeyEvent) { heard = ev.Name })
	w.Canvas().Focus(r)
	at := func(key fyne.KeyName) float32 {
		r.TypedKey(&fyne.KeyEvent{Name: key})
		return r.scroll.Offset.Y
	}
	down := at(fyne.KeyDown)
	page := at(fyne.KeyPageDown)
	end := at(fyne.KeyEnd)
	if down <= 0 || page <= down || end <= page || at(fyne.KeyEnd) != end || at(fyne.KeyHome) != 0 {
		t.Errorf("↓ %.0f, PgDn %.0f, End %.0f", down, page, end)
	}
	if at(fyne.KeyEscape); heard != fyne.KeyEscape {
		t.Error("Esc is not the window's")
	}
	at(fyne.KeyEnd)
	r.Say(Passage{Text: "жаңа"})
	if r.scroll.Offset.Y != 0 {
		t.Error("a new text does not begin at its top")
	}
}
