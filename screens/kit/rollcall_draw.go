package kit

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
)

const (
	rollFoot  = 20  // px, the line that says a shortened row in full
	rollName  = 170 // px a name has at least
	rollPost  = 90  // px a post has at least; with less, names take its room
	rollInset = 3   // px round the answers of a row
	rollLeast = 130 // px for who it is where the answers must be shortened
	keySlot   = 18  // px for the digit, or for the check where the answer is given
	answerPad = cellPad + keySlot + 5
)

// segments are where the answers begin and the last ends, px from the left; whole px. Without room for all, the longest
// labels are shortened first.
func (c *RollCall) segments() []float32 {
	widths := make([]float32, len(c.answers))
	for i, a := range c.answers {
		widths[i] = float32(int(answerPad+wide(a.Label, TextSize, fyne.TextStyle{Bold: true})) + 1)
	}
	most := widest(widths, c.Size().Width-rollLeast-2*cellPad)
	at := []float32{0}
	for _, w := range widths {
		at = append(at, at[len(at)-1]+min(w, most))
	}
	left := float32(int(c.Size().Width)) - at[len(at)-1] - rollInset - 1
	for i := range at {
		at[i] += left
	}
	return at
}

// widest is how wide one of these may be so that all fit into room; whole px.
func widest(widths []float32, room float32) float32 {
	sorted := slices.Sorted(slices.Values(widths))
	for i, w := range sorted {
		if share := room / float32(len(sorted)-i); w > share {
			return max(answerPad, float32(int(share)))
		}
		room -= w
	}
	return slices.Max(append(sorted, 0))
}

func (c *RollCall) segmentAt(x float32) int {
	at := c.segments()
	for i := range c.answers {
		if x >= at[i] && x < at[i+1] {
			return i
		}
	}
	return -1
}

func (c *RollCall) rowAt(p fyne.Position) int {
	row := int(p.Y-RowHeight) / RowHeight
	if p.Y < RowHeight || row >= len(c.members) {
		return -1
	}
	return row
}

// everyoneWidth is how wide the button over the rows is.
func (c *RollCall) everyoneWidth() float32 {
	return float32(int(keySlot + wide(c.Everyone.Label, TextSize, fyne.TextStyle{}) + 2*cellPad))
}

func (c *RollCall) overEveryone(p fyne.Position) bool {
	return c.Everyone.Code != "" && p.Y < RowHeight && p.X >= rollInset && p.X < rollInset+c.everyoneWidth()
}

func (c *RollCall) CreateRenderer() fyne.WidgetRenderer {
	r := &rollRenderer{c: c, back: newFrame(), head: canvas.NewRectangle(nil), everyone: newFrame(), frame: newFrame(),
		key: letters("", nil, SmallSize, false), label: letters("", nil, TextSize, false),
		count: letters("", nil, SmallSize, false), foot: letters("", nil, SmallSize, false)}
	r.Refresh()
	return r
}

type rollRenderer struct {
	laid                        fyne.Size
	c                           *RollCall
	back, head, everyone, frame *canvas.Rectangle
	key, label, count, foot     *canvas.Text
	rows                        []*rollRow
	objects                     []fyne.CanvasObject
}

// rollRow is what a member is drawn with.
type rollRow struct {
	back, rule, box, pick  *canvas.Rectangle
	name, post, hint, said *canvas.Text // said: where nothing can be chosen
	warning, check         *canvas.Image
	edges                  []*canvas.Rectangle // before each answer but the first
	keys, labels           []*canvas.Text
	shortened              bool
}

func newRollRow(answers int) *rollRow {
	w := &rollRow{back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), box: newFrame(), pick: newFrame(),
		warning: picture(IconWarning, ColorWrong), check: picture(IconCheck, ColorQuiet)}
	for _, t := range []**canvas.Text{&w.name, &w.post, &w.hint, &w.said} {
		*t = letters("", nil, TextSize, false)
	}
	for range answers {
		w.edges = append(w.edges, canvas.NewRectangle(nil))
		w.keys = append(w.keys, letters("", nil, SmallSize, false))
		w.labels = append(w.labels, letters("", nil, TextSize, false))
	}
	return w
}

func (w *rollRow) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{w.back, w.rule, w.name, w.post, w.warning, w.hint, w.said, w.box}
	for i := range w.labels {
		all = append(all, w.edges[i])
	}
	all = append(all, w.pick, w.check)
	for i := range w.labels {
		all = append(all, w.keys[i], w.labels[i])
	}
	return all
}

func (r *rollRenderer) Destroy()                     {}
func (r *rollRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *rollRenderer) MinSize() fyne.Size {
	return fyne.NewSize(2*rollName, float32(1+max(1, len(r.c.members)))*RowHeight+rollFoot)
}

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *rollRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *rollRenderer) build() {
	if len(r.rows) == len(r.c.members) && r.objects != nil {
		return
	}
	r.rows, r.objects = nil, []fyne.CanvasObject{r.back, r.head, r.everyone, r.key, r.label, r.count}
	for range r.c.members {
		w := newRollRow(len(r.c.answers))
		r.rows = append(r.rows, w)
		r.objects = append(r.objects, w.objects()...)
	}
	r.objects = append(r.objects, r.foot, r.frame)
}

func (r *rollRenderer) Refresh() {
	r.build()
	c, size := r.c, r.c.Size()
	r.back.FillColor = shade(ColorSurface)
	r.back.Resize(size)
	r.drawHead()
	at, names := c.segments(), c.nameWidth()
	for i, w := range r.rows {
		w.draw(c, i, at, names)
	}
	r.drawFoot()
	r.frame.Resize(size)
	setFrame(r.frame, c.has, c.wrong)
	canvas.Refresh(c)
}

func (r *rollRenderer) drawHead() {
	c, width := r.c, r.c.Size().Width
	r.head.FillColor = shade(ColorStripe)
	r.head.Move(fyne.NewPos(1, 1))
	r.head.Resize(fyne.NewSize(width-2, RowHeight-1))
	shown := c.Everyone.Code != "" && !c.Disabled()
	r.everyone.Hidden, r.key.Hidden, r.label.Hidden = !shown, !shown, !shown
	r.everyone.FillColor, r.everyone.StrokeColor, r.everyone.StrokeWidth = shade(theme.ColorNameButton), shade(ColorLine), 1
	r.everyone.Move(fyne.NewPos(rollInset, rollInset))
	r.everyone.Resize(fyne.NewSize(c.everyoneWidth(), RowHeight-2*rollInset))
	say(r.key, string(c.Everyone.Key), shade(ColorQuiet), false)
	say(r.label, c.Everyone.Label, shade(theme.ColorNameForeground), false)
	inMiddle(r.key, rollInset+cellPad, 0)
	inMiddle(r.label, rollInset+cellPad+keySlot, 0)
	whole := 0
	for _, m := range c.members {
		if !m.Absent {
			whole++
		}
	}
	say(r.count, c.desk.T("kit.roll.count", "have", len(c.Choices()), "of", whole), shade(ColorQuiet), false)
	inMiddle(r.count, width-cellPad-r.count.MinSize().Width, 0)
}

// drawFoot says the cursor's member in full where the row has no room for it.
func (r *rollRenderer) drawFoot() {
	c, text := r.c, ""
	if c.cursor >= 0 && r.rows[c.cursor].shortened {
		m := c.members[c.cursor]
		var parts []string
		for _, part := range []string{m.Name, m.Post, m.Hint} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		text = strings.Join(parts, " · ")
	}
	say(r.foot, fit(text, c.Size().Width-2*cellPad, SmallSize, false), shade(ColorQuiet), false)
	r.foot.Move(fyne.NewPos(cellPad, float32(1+len(r.rows))*RowHeight+2))
}

// nameWidth is the room of the names: posts stand under each other. Where it is all the room up to the answers no posts
// are shown.
func (c *RollCall) nameWidth() float32 {
	w := float32(0)
	for _, m := range c.members {
		w = max(w, wide(m.Name, TextSize, fyne.TextStyle{})+1)
	}
	room := c.segments()[0] - gap - cellPad
	if w = min(w, max(room-rollPost-gap, rollName)); room-w-gap < rollPost {
		w = room
	}
	return float32(int(w))
}

// inMiddle puts a text at x in the middle of the line of rows that begins at y.
func inMiddle(t *canvas.Text, x, y float32) {
	t.Move(fyne.NewPos(x, y+float32(int((RowHeight-t.MinSize().Height)/2))))
}

// draw writes row i; answers begin at at, posts right of the names.
func (w *rollRow) draw(c *RollCall, i int, at []float32, names float32) {
	y, width := float32(1+i)*RowHeight, c.Size().Width
	w.back.Hidden = i != c.cursor || !c.has
	w.back.FillColor = shade(ColorCursor)
	w.back.Move(fyne.NewPos(1, y))
	w.back.Resize(fyne.NewSize(width-2, RowHeight-1))
	w.rule.FillColor = shade(theme.ColorNameSeparator)
	w.rule.Move(fyne.NewPos(1, y+RowHeight-1))
	w.rule.Resize(fyne.NewSize(width-2, 1))
	w.drawWho(c.members[i], y, names, at[0]-gap)
	w.drawAnswers(c, i, y, at)
}

// drawWho writes name, post and warning up to right; without room for both the warning comes before the post.
func (w *rollRow) drawWho(m Member, y, names, right float32) {
	ink := shade(theme.ColorNameForeground)
	if m.Absent {
		ink = shade(ColorQuiet)
	}
	x := cellPad + names + gap
	post, hint := m.Post, wide(m.Hint, TextSize, fyne.TextStyle{})+iconSize+4
	if x > right || m.Hint != "" && x+wide(m.Post, TextSize, fyne.TextStyle{})+gap+hint > right {
		post = ""
	}
	if x > right && m.Hint != "" { // the warning stands after the name itself, which leaves it some room
		names = max(names/2, names-hint-gap)
		x = cellPad + min(names, wide(m.Name, TextSize, fyne.TextStyle{})+1) + gap
	}
	say(w.name, fit(m.Name, names, TextSize, false), ink, false)
	inMiddle(w.name, cellPad, y)
	say(w.post, fit(post, right-x, TextSize, false), shade(ColorQuiet), false)
	inMiddle(w.post, x, y)
	if post != "" {
		x += w.post.MinSize().Width + gap
	}
	w.warning.Hidden = m.Hint == ""
	w.warning.Resource = IconWarning.In(ColorWrong)
	w.warning.Move(fyne.NewPos(x, y+(RowHeight-iconSize)/2))
	w.warning.Refresh()
	say(w.hint, fit(m.Hint, right-x-iconSize-4, TextSize, false), ink, false)
	inMiddle(w.hint, x+iconSize+4, y)
	w.shortened = w.name.Text != m.Name || w.post.Text != m.Post || w.hint.Text != m.Hint
}

// drawAnswers draws the answers beside each other, the given one filled and checked. Where nothing can be chosen only
// words stand there: what was given, or that the member is absent.
func (w *rollRow) drawAnswers(c *RollCall, i int, y float32, at []float32) {
	m := c.members[i]
	given := c.answer(c.given[m.Seat])
	bare := m.Absent || c.Disabled()
	w.box.Hidden, w.pick.Hidden, w.check.Hidden = bare, bare || given < 0, m.Absent || given < 0
	for n := range c.answers {
		w.edges[n].Hidden, w.keys[n].Hidden, w.labels[n].Hidden = bare || n == 0, bare, bare
	}
	w.said.Hidden = !bare
	switch {
	case m.Absent:
		w.drawSaid(c.desk.T("kit.roll.absent"), shade(ColorQuiet), y, at)
	case bare && given >= 0:
		w.drawSaid(c.answers[given].Label, shade(theme.ColorNameForeground), y, at)
		w.drawCheck(theme.ColorNameForeground, at[0], y)
	case bare:
		w.drawSaid("", nil, y, at)
	default:
		w.drawChoice(c.answers, given, y, at)
	}
}

func (w *rollRow) drawSaid(text string, ink color.Color, y float32, at []float32) {
	say(w.said, fit(text, at[len(at)-1]-at[0]-keySlot-2*cellPad, TextSize, false), ink, false)
	inMiddle(w.said, at[0]+cellPad+keySlot, y)
}

func (w *rollRow) drawCheck(name fyne.ThemeColorName, x, y float32) {
	w.check.Resource = IconCheck.In(name)
	w.check.Move(fyne.NewPos(x+cellPad-3, y+(RowHeight-iconSize)/2))
	w.check.Refresh()
}

func (w *rollRow) drawChoice(answers []Answer, given int, y float32, at []float32) {
	top, high := y+rollInset, float32(RowHeight-2*rollInset-1)
	w.box.FillColor, w.box.StrokeColor, w.box.StrokeWidth = shade(ColorSurface), shade(ColorLine), 1
	w.box.Move(fyne.NewPos(at[0], top))
	w.box.Resize(fyne.NewSize(at[len(at)-1]-at[0], high))
	for n, a := range answers {
		room := at[n+1] - at[n] - answerPad
		w.edges[n].FillColor = shade(ColorLine)
		w.edges[n].Move(fyne.NewPos(at[n], top))
		w.edges[n].Resize(fyne.NewSize(1, high))
		key, ink := string(a.Key), shade(theme.ColorNameForeground)
		if n == given {
			key, ink = "", shade(theme.ColorNameForegroundOnPrimary)
			w.pick.FillColor = shade(theme.ColorNamePrimary)
			w.pick.Move(fyne.NewPos(at[n], top))
			w.pick.Resize(fyne.NewSize(at[n+1]-at[n], high))
			w.drawCheck(theme.ColorNameForegroundOnPrimary, at[n], y)
		}
		say(w.keys[n], key, shade(ColorQuiet), false)
		inMiddle(w.keys[n], at[n]+cellPad, y)
		say(w.labels[n], fit(a.Label, room, TextSize, n == given), ink, n == given)
		inMiddle(w.labels[n], at[n]+cellPad+keySlot, y)
	}
}
