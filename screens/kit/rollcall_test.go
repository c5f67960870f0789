package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

var votes = []Answer{{"for", "жақтап", '1'}, {"against", "қарсы", '2'}, {"abstained", "қалыс қалды", '3'}, {"recused", "өзі бас тартты", '0'}}

// callOf is a roll call of five, the third absent, and the field after it.
func callOf(t testing.TB) (b *bench, c *RollCall, after *Input, told *int) {
	told = new(int)
	b = newBench(t, func(b *bench) fyne.CanvasObject {
		c, after = NewRollCall(b.Desk, votes), NewText(b.Desk, 0)
		c.Everyone = Answer{"for", "Қалғандары: жақтап", '7'}
		c.OnChange = func() { *told++ }
		c.SetMembers([]Member{{Seat: 1, Name: "А"}, {Seat: 2, Name: "Ә", Hint: "тегі бірдей"}, {Seat: 3, Name: "Б", Absent: true},
			{Seat: 4, Name: "В"}, {Seat: 7, Name: "Г"}})
		return container.NewVBox(c, after)
	})
	b.canvas.Focus(c)
	return b, c, after, told
}

func TestRollCallByDigits(t *testing.T) {
	b, c, after, told := callOf(t)
	b.kazakhRow("1230")
	want(t, "in the Kazakh layout, past the absent one", c.Value(), "1=for 2=against 4=abstained 7=recused")
	want(t, "told", *told, 4)
	b.letters("5әf")
	want(t, "other keys", c.Value(), "1=for 2=against 4=abstained 7=recused")
	b.key(fyne.KeyDown, fyne.KeyLeft, fyne.KeyLeft)
	want(t, "←", c.Choices()[7], "against")
	b.key(fyne.KeyUp, fyne.KeyUp, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	want(t, "→ to the last", c.Choices()[2], "recused")
	b.key(fyne.KeyHome, fyne.KeyDelete)
	want(t, "Del", fmt.Sprint(c.Choices()), "map[2:recused 4:abstained 7:against]")
	b.key(fyne.KeyRight)
	want(t, "→ from none", c.Choices()[1], "for")
	b.key(fyne.KeyBackspace, fyne.KeyLeft)
	want(t, "← from none", c.Choices()[1], "for")
	*told = 0
	b.key(fyne.KeyLeft)
	want(t, "no change, not told", *told, 0)
	b.key(fyne.KeyTab)
	want(t, "Tab", b.canvas.Focused(), fyne.Focusable(after))
}

func TestEveryoneNotYetMarked(t *testing.T) {
	b, c, _, told := callOf(t)
	b.key(fyne.KeyDown)
	b.letters("0")
	*told = 0
	b.kazakhRow("7")
	want(t, "everyone", c.Value(), "1=for 2=recused 4=for 7=for")
	want(t, "told", *told, 1)
	c.Set(nil)
	test.TapAt(c, fyne.NewPos(30, 10))
	want(t, "by a click", c.Value(), "1=for 2=for 4=for 7=for")
	c.Set(nil)
	c.Everyone = Answer{}
	b.letters("7")
	test.TapAt(c, fyne.NewPos(30, 10))
	want(t, "where there is no such key", c.Value(), "")
}

func TestRollCallByMouse(t *testing.T) {
	b, c, _, _ := callOf(t)
	at := c.segments()
	click := func(row int, x float32) { test.TapAt(c, fyne.NewPos(x, float32(1+row)*RowHeight+10)) }
	click(3, at[1]+5)
	click(2, at[0]+5) // absent: neither theirs nor the cursor's
	click(0, 20)      // a name
	want(t, "clicked", c.Value(), "4=against")
	b.letters("3")
	want(t, "the cursor went to the name", c.Choices()[1], "abstained")
	want(t, "last answer ends at the edge", int(c.Size().Width-at[4]) <= rollInset+1, true)
	c.Disable()
	click(3, at[0]+5)
	c.FocusGained()
	c.TypedKey(&fyne.KeyEvent{Name: fyne.Key2})
	c.TypedKey(&fyne.KeyEvent{Name: fyne.Key7})
	want(t, "only shown", c.Value(), "1=abstained 4=against")
}

func TestRollCallKeepsWhatStays(t *testing.T) {
	b, c, _, told := callOf(t)
	c.Set(map[int]string{1: "for", 2: "no such code", 4: "against", 9: "for"})
	want(t, "set", c.Value(), "1=for 4=against")
	b.key(fyne.KeyEnd)
	c.SetMembers([]Member{{Seat: 2, Name: "Ә"}, {Seat: 4, Name: "В", Absent: true}, {Seat: 7, Name: "Г"}})
	want(t, "who is absent has no answer", c.Value(), "")
	want(t, "the cursor stays with its member", c.seat(), 7)
	c.SetMembers([]Member{{Seat: 4, Name: "В"}, {Seat: 2, Name: "Ә"}})
	want(t, "who came back has the answer again", c.Value(), "4=against")
	c.SetValue("2=for 4=recused x=for 5")
	want(t, "as a field", c.Value(), "4=recused 2=for")
	want(t, "told of what the screen did", *told, 0)
	c.SetMembers([]Member{{Seat: 4, Absent: true}})
	b.key(fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd, fyne.KeyRight)
	b.letters("17")
	want(t, "nobody to mark", c.Value(), "")
	c.SetMembers(nil)
	b.key(fyne.KeyDown)
	b.letters("17")
	want(t, "nobody", c.Value(), "")
}

// What a row says stands inside it, also where the strip is narrow; a warning is never dropped for a post.
func TestRollCallIsDrawnInItsRoom(t *testing.T) {
	b, c, _, _ := callOf(t)
	long := Member{Seat: 1, Name: "Әбілқасымова Ұлжан Ғабитқызы", Post: "тұрғын үй қатынастары бөлімінің бас маманы",
		Hint: "өтініш берушімен тегі бірдей"}
	c.SetMembers([]Member{long, {Seat: 2, Name: "Ә", Absent: true}})
	c.Set(map[int]string{1: "abstained"})
	for _, width := range []float32{1300, 900, 620, 450} {
		b.w.Resize(fyne.NewSize(width, 500))
		r := test.WidgetRenderer(c).(*rollRenderer)
		w, at := r.rows[0], c.segments()
		for _, text := range []interface {
			MinSize() fyne.Size
			Position() fyne.Position
		}{w.name, w.post, w.hint} {
			if end := text.Position().X + text.MinSize().Width; end > at[0] && text.MinSize().Width > 0 {
				t.Errorf("width %v: a text ends at %v, answers begin at %v", width, end, at[0])
			}
		}
		for n, label := range w.labels {
			if end := label.Position().X + label.MinSize().Width; end > at[n+1] {
				t.Errorf("width %v: answer %d ends at %v of %v", width, n, end, at[n+1])
			}
		}
		whole := w.hint.Text == long.Hint && w.post.Text == long.Post && w.name.Text == long.Name
		want(t, fmt.Sprint("said in full below, width ", width), r.foot.Text != "", !whole)
		want(t, fmt.Sprint("room for who it is, width ", width), at[0] >= rollLeast, true)
		want(t, fmt.Sprint("short answers whole, width ", width), w.labels[0].Text+w.labels[1].Text, "жақтапқарсы")
		want(t, fmt.Sprint("warning, width ", width), !w.warning.Hidden && w.hint.Text != "", true)
		want(t, fmt.Sprint("a post beside a shortened warning, width ", width), w.post.Text != "" && w.hint.Text != long.Hint, false)
		want(t, "checked", w.check.Hidden, false)
		want(t, "in words", r.rows[1].said.Text, c.desk.T("kit.roll.absent"))
		want(t, "nothing to choose", r.rows[1].box.Hidden && r.rows[1].labels[0].Hidden, true)
	}
	b.w.Resize(fyne.NewSize(1300, 500))
	want(t, "whole in a wide strip", test.WidgetRenderer(c).(*rollRenderer).foot.Text, "")
}

func TestQuorumBar(t *testing.T) {
	var q *QuorumBar
	newBench(t, func(b *bench) fyne.CanvasObject { q = NewQuorumBar(b.Desk); return q })
	state := func() (filled int, mark float32, icon string) {
		r := test.WidgetRenderer(q).(*quorumRenderer)
		for _, p := range r.parts {
			if p.StrokeWidth == 0 {
				filled++
			}
			if x := p.Position().X + p.Size().Width; x != float32(int(x)) || x > q.Size().Width {
				t.Errorf("a part ends at %v of %v", x, q.Size().Width)
			}
		}
		return filled, r.mark.Position().X, r.icon.Resource.Name()
	}
	q.Set(4, 5, 7, "Кворум жоқ: 4 / 7, қажет 5")
	filled, mark, icon := state()
	want(t, "filled", filled, 4)
	r := test.WidgetRenderer(q).(*quorumRenderer)
	want(t, "mark after the fifth", mark, r.parts[4].Position().X+r.parts[4].Size().Width)
	want(t, "not enough", icon, IconWarning.In(ColorWrong).Name())
	want(t, "words", r.text.Text, "Кворум жоқ: 4 / 7, қажет 5")
	q.Set(5, 5, 7, "Кворум бар")
	filled, _, icon = state()
	want(t, "filled", filled, 5)
	want(t, "enough", icon, IconCheck.In(ColorGood).Name())
	q.Set(9, 12, 7, "")
	filled, mark, _ = state()
	want(t, "more than there are", filled, 7)
	want(t, "mark inside", mark+quorumGap <= q.Size().Width, true)
	q.Set(0, 0, 0, "құрамы енгізілмеген")
	filled, _, icon = state()
	want(t, "nobody", filled, 0)
	want(t, "nobody is no quorum", icon, IconWarning.In(ColorWrong).Name())
}

func TestRollCallInAForm(t *testing.T) {
	var f *Form
	var c *RollCall
	sent := 0
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		f, c = NewForm(b.Desk), NewRollCall(b.Desk, votes)
		c.SetMembers([]Member{{Seat: 1, Name: "А"}, {Seat: 2, Name: "Ә"}})
		f.Add(Item{Name: "votes", Label: "Дауыс беру", Field: c})
		f.Add(Item{Name: "note", Label: "Ескертпе", Field: NewText(b.Desk, 0)})
		f.OnSubmit = func() { sent++ }
		return f
	})
	f.SetValues(map[string]string{"votes": "1=for"})
	f.FocusFirst()
	b.key(fyne.KeyDown)
	b.kazakhRow("2")
	want(t, "value", f.Values()["votes"], "1=for 2=against")
	want(t, "dirty", f.Dirty(), true)
	b.combine(ctrl, fyne.KeyReturn)
	want(t, "sent", sent, 1)
	b.key(fyne.KeyReturn)
	want(t, "Enter goes on", f.At(), "note")
	f.Restore(map[string]string{"votes": "2=recused"})
	want(t, "restored", fmt.Sprint(c.Choices()), "map[2:recused]")
}
