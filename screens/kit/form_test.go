package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
)

// longForm has two columns of n fields each; every one must be filled.
func longForm(t *testing.T, n int) (*bench, *Form) {
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		f.Section("Өтініш беруші")
		for i := range 2 * n {
			if i == n {
				f.Column()
			}
			f.Add(Item{Name: fmt.Sprint("f", i), Label: fmt.Sprint("Field ", i), Field: NewText(b.Desk, 0), Required: true})
		}
		f.Buttons(NewMainButton(b.Desk, "Save", f.Submit))
		return f
	})
	return b, f
}

func fillIn(f *Form, n int) {
	m := map[string]string{}
	for i := range n {
		m[fmt.Sprint("f", i)] = fmt.Sprint(i)
	}
	f.Restore(m)
}

func TestTabAndEnterGoDownTheColumns(t *testing.T) {
	for _, key := range []fyne.KeyName{fyne.KeyTab, fyne.KeyReturn, fyne.KeyEnter} {
		b, f := longForm(t, 3)
		f.FocusFirst()
		for i := range 6 {
			want(t, fmt.Sprint(key, " ", i), b.canvas.Focused(), fyne.Focusable(f.Field(fmt.Sprint("f", i)).(*Input)))
			b.key(key)
		}
		_, onButton := b.canvas.Focused().(*Button)
		want(t, fmt.Sprint(key, " after the last field"), onButton, true)
	}
}

func TestSectionBySection(t *testing.T) {
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		for _, name := range []string{"a", "b", "c"} {
			f.Section(name)
			for i := range 2 {
				f.Add(Item{Name: fmt.Sprint(name, i), Label: name, Field: NewText(b.Desk, 0)})
			}
		}
		return f
	})
	f.Omit("b0", true)
	f.FocusFirst()
	b.key(fyne.KeyTab)
	for i, step := range []struct {
		by   int
		want string
	}{{1, "b1"}, {1, "c0"}, {1, "c0"}, {-1, "b1"}, {-1, "a0"}, {-1, "a0"}} {
		f.Turn(step.by)
		want(t, fmt.Sprint(i), f.At(), step.want)
	}
}

func TestFocusedFieldScrollsIntoView(t *testing.T) {
	b, f := longForm(t, 30)
	f.FocusFirst()
	for i := range 60 {
		s := f.slots[i]
		top, view := f.scroll.Offset.Y, f.scroll.Size().Height
		if s.Position().Y < top || s.Position().Y+s.Size().Height > top+view {
			t.Fatalf("field %d at %v is not in view %v+%v", i, s.Position().Y, top, view)
		}
		b.key(fyne.KeyTab)
	}
}

func TestSavingPointsAtTheFirstBadField(t *testing.T) {
	b, f := longForm(t, 30)
	saved := 0
	f.OnSubmit = func() { saved++ }
	fillIn(f, 60)
	f.Field("f25").SetValue("")
	f.Field("f40").SetValue("")
	f.FocusFirst()
	b.combine(ctrl, fyne.KeyReturn)
	want(t, "saved", saved, 0)
	want(t, "focused", b.canvas.Focused(), fyne.Focusable(f.Field("f25").(*Input)))
	s := f.slot("f25")
	if at := s.Position().Y - f.scroll.Offset.Y; at < 0 || at+s.Size().Height > f.scroll.Size().Height {
		t.Errorf("the first bad field stands at %v, out of view", at)
	}
	want(t, "summary", f.summary.text, "2 поля нужно исправить")
	want(t, "at the field", s.said, b.T("kit.fault.required"))
	f.scroll.ScrollToTop() // away by the mouse: the keyboard stays where it is
	b.combine(ctrl, fyne.KeyReturn)
	if at := s.Position().Y - f.scroll.Offset.Y; at < 0 || at+s.Size().Height > f.scroll.Size().Height {
		t.Errorf("after scrolling away it stands at %v, out of view", at)
	}
	b.letters("x")
	want(t, "mended at once", s.wrong(), false)
	want(t, "counted again", f.summary.text, "1 поле нужно исправить")
	b.canvas.Focus(f.Field("f40").(*Input))
	b.key(fyne.KeyTab)
	want(t, "still empty when left again", f.slot("f40").said, b.T("kit.fault.required"))
	f.Field("f40").SetValue("x")
	b.combine(ctrl, fyne.KeyReturn)
	want(t, "saved when right", saved, 1)
	want(t, "no summary", f.summary.text, "")
}

func TestFieldIsJudgedWhenLeft(t *testing.T) {
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f = NewForm(b.Desk)
		f.Add(Item{Name: "day", Label: "Күні", Field: NewDate(b.Desk), Required: true})
		f.Add(Item{Name: "name", Label: "Аты", Field: NewText(b.Desk, 0), Required: true})
		return f
	})
	f.FocusFirst()
	b.letters("31022026")
	want(t, "not while typing", f.slot("day").said, "")
	b.key(fyne.KeyTab)
	want(t, "when left", f.slot("day").said, b.T("kit.fault.date"))
	b.key(fyne.KeyTab)
	want(t, "an empty field is not scolded before saving", f.slot("name").said, "")
}

func TestFindingsStandAtTheirFields(t *testing.T) {
	b, f := longForm(t, 2)
	fillIn(f, 4)
	f.Tell(fault.Findings{
		{Field: "f2", Severity: fault.Blocks, Key: "kit.fault.phone", Clause: "п. 7"},
		{Field: "f1", Severity: fault.Note, Key: "kit.fault.time"},
		{Field: "", Severity: fault.Blocks, Key: "kit.fault.choose"},
	})
	want(t, "at its field", f.slot("f2").said, b.T("kit.fault.phone")+" (п. 7)")
	want(t, "a note is not wrong", f.slot("f1").wrong(), false)
	want(t, "a note is said", f.slot("f1").said, b.T("kit.fault.time"))
	want(t, "of no field", f.summary.text, b.T("kit.fault.choose"))
	want(t, "focused", b.canvas.Focused(), fyne.Focusable(f.Field("f2").(*Input)))
}

func TestEscAsksOnlyIfSomethingIsLost(t *testing.T) {
	b, f := longForm(t, 2)
	left := 0
	f.OnBack = func() { left++ }
	f.SetValues(map[string]string{"f0": "Абай"})
	f.FocusFirst()
	b.key(fyne.KeyEscape)
	want(t, "clean form", left, 1)
	b.letters("Ә")
	want(t, "dirty", f.Dirty(), true)
	b.key(fyne.KeyEscape)
	want(t, "asks first", left, 1)
	want(t, "a dialog is open", len(b.scopes), 2)
	b.key(fyne.KeyReturn) // stands on «back»
	want(t, "a hasty Enter stays", left, 1)
	want(t, "the field has the keyboard again", b.canvas.Focused(), fyne.Focusable(f.Field("f0").(*Input)))
	b.key(fyne.KeyEscape)
	b.combine(ctrl, fyne.KeyReturn)
	want(t, "leaves", left, 2)
	f.Loses = func() bool { return false } // the draft is saved
	b.key(fyne.KeyEscape)
	want(t, "nothing is lost", left, 3)
	b.key(fyne.KeyBackspace)
	f.Field("f0").SetValue("Абай")
	want(t, "typed back is clean", f.Dirty(), false)
}

func TestDraftSurvives(t *testing.T) {
	build := func(b *bench) *Form {
		f := NewForm(b.Desk)
		f.Add(Item{Name: "iin", Field: NewIIN(b.Desk, nil)})
		f.Add(Item{Name: "day", Field: NewDate(b.Desk)})
		f.Add(Item{Name: "area", Field: NewCombo(b.Desk, places, named)})
		f.Add(Item{Name: "kind", Field: NewChoice(b.Desk, kinds)})
		f.Add(Item{Name: "yes", Field: NewCheck(b.Desk, "Иә")})
		return f
	}
	var f *Form
	b := newBench(t, func(b *bench) fyne.CanvasObject { f = build(b); return f })
	changes := 0
	f.OnChange = func() { changes++ }
	f.FocusFirst()
	b.letters("9001")
	b.key(fyne.KeyTab)
	b.letters("31.02")
	b.key(fyne.KeyTab)
	b.letters("Алм")
	b.key(fyne.KeyTab, fyne.KeyDown, fyne.KeyTab)
	b.letters(" ")
	draft := f.Values()
	want(t, "changes told", changes, 4+5+3+1+1)
	g := build(b)
	g.OnChange = func() { t.Error("restoring a draft is not a change") }
	g.Restore(draft)
	want(t, "values", fmt.Sprint(g.Values()), fmt.Sprint(draft))
	want(t, "as typed", fmt.Sprint(draft), "map[area:~Алм day:31.02 iin:9001 kind:1 yes:1]")
	want(t, "dirty against what is stored", g.Dirty(), true)
}

func TestOmittedFieldsAreNotJudged(t *testing.T) {
	_, f := longForm(t, 2)
	fillIn(f, 3)
	f.Omit("f3", true)
	want(t, "valid without it", f.Validate(), true)
	f.Omit("f3", false)
	want(t, "not valid with it", f.Validate(), false)
}

func TestKeysOfTheWindowFromWithinAForm(t *testing.T) {
	b, f := longForm(t, 2)
	heard := ""
	b.On(Queue, func() { heard += "queue " })
	b.On(New, func() { heard += "new " })
	f.FocusFirst()
	b.key(fyne.KeyF3)
	b.combine(ctrl, fyne.KeyN)
	want(t, "heard", strings.TrimSpace(heard), "queue new")
}
