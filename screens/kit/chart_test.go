package kit

import (
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/locales"
)

func moment(year, month, day int) int64 {
	return time.Date(year, time.Month(month), day, 9, 0, 0, 0, locales.Zone).UnixMilli()
}

// life is an entry's way: entered, moved up, suspended, resumed, moved up.
func life() []ChartPoint {
	return []ChartPoint{
		{At: moment(2021, 3, 5), Value: 214, Second: 87, Label: "внесён", Own: true},
		{At: moment(2022, 2, 1), Value: 180, Second: 61},
		{At: moment(2022, 2, 2), Value: 180, Second: 61}, // changes nothing
		{At: moment(2023, 4, 11), Label: "приостановлен", Own: true},
		{At: moment(2024, 1, 20), Value: 1150, Label: "возобновлён после приостановления", Own: true},
		{At: moment(2026, 10, 2), Value: 41, Second: 9},
	}
}

func newChart(t *testing.T, width float32) (*bench, *LineChart) {
	var c *LineChart
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		c = NewLineChart(b.Desk)
		c.Empty = "в очереди не был"
		return &fyne.Container{Objects: []fyne.CanvasObject{c}}
	})
	c.Resize(fyne.NewSize(width, chartHeight))
	return b, c
}

// look writes a picture of the window into the folder KEZEK_LOOK, for eyes.
func (b *bench) look(name string) {
	dir := os.Getenv("KEZEK_LOOK")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.canvas.Capture()); err != nil {
		b.t.Fatal(err)
	}
}

func TestChartByKeyboard(t *testing.T) {
	b, c := newChart(t, 500)
	want(t, "without points", c.Reading(), "в очереди не был")
	b.canvas.Focus(c)
	b.key(fyne.KeyLeft, fyne.KeyHome, fyne.KeyEnd, fyne.KeyRight)
	c.Set(life(), moment(2026, 11, 22))
	want(t, "at first", c.Reading(), "02.10.2026: 41 (9)")
	b.key(fyne.KeyRight)
	want(t, "no further", c.Reading(), "02.10.2026: 41 (9)")
	b.key(fyne.KeyLeft)
	want(t, "without a second place", c.Reading(), "20.01.2024: 1\u00a0150 · возобновлён после приостановления")
	b.key(fyne.KeyLeft)
	want(t, "without a place", c.Reading(), "11.04.2023: нет места · приостановлен")
	b.key(fyne.KeyLeft)
	want(t, "the day of the change", c.Reading(), "01.02.2022: 180 (61)")
	b.key(fyne.KeyHome)
	want(t, "Home", c.Reading(), "05.03.2021: 214 (87) · внесён")
	if said := test.RenderObjectToMarkup(c); !strings.Contains(said, "05.03.2021: 214 (87) · внесён") {
		t.Error("what is read is not written under the line")
	}
	b.key(fyne.KeyEnd)
	want(t, "End", c.Reading(), "02.10.2026: 41 (9)")
	heard, passed := 0, fyne.KeyName("")
	b.On(Today, func() { heard++ })
	b.key(fyne.KeyF1)
	want(t, "other keys are the window's", heard, 1)
	c.OnKey = func(ev *fyne.KeyEvent) { passed = ev.Name }
	b.key(fyne.KeyDown)
	want(t, "or of what it stands in", passed, fyne.KeyDown)
}

func TestChartByMouse(t *testing.T) {
	b, c := newChart(t, 360)
	c.Set(life(), moment(2026, 11, 22))
	s := c.scale()
	at := func(day int64) fyne.Position { return fyne.NewPos(float32(s.x(day))+1, 40) }
	c.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at(moment(2022, 6, 1))}})
	want(t, "what held then", c.Reading(), "01.02.2022: 180 (61)")
	c.MouseOut()
	want(t, "the cursor stayed", c.Reading(), "02.10.2026: 41 (9)")
	c.Tapped(&fyne.PointEvent{Position: at(moment(2023, 5, 1))})
	want(t, "a click moves it", c.Reading(), "11.04.2023: нет места · приостановлен")
	want(t, "and gives the keyboard", b.canvas.Focused() == fyne.Focusable(c), true)
	b.key(fyne.KeyRight)
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(1, 1)})
	want(t, "left of all", c.cursor, 0)
}

func TestChartLine(t *testing.T) {
	_, c := newChart(t, 600)
	c.Set(life(), moment(2026, 11, 22))
	s := c.scale()
	want(t, "place 1 at the top", s.y(1), chartTop)
	if s.y(41) >= s.y(214) {
		t.Error("nearer is not higher")
	}
	line := c.steps(&s)
	gaps := slices.DeleteFunc(slices.Clone(line), func(p step) bool { return !p.gap })
	want(t, "gaps", len(gaps), 1)
	want(t, "it begins", gaps[0].x, s.x(moment(2023, 4, 11)))
	want(t, "and ends", gaps[0].x+gaps[0].width, s.x(moment(2024, 1, 20)))
	want(t, "the first place holds", line[0], step{s.left, s.y(214), s.x(moment(2022, 2, 1)) - s.left, 2, false})
	c.Set([]ChartPoint{{At: moment(2026, 1, 1)}, {At: moment(2026, 2, 1), Value: 1}}, 0)
	want(t, "a time without anything is left out", len(c.points), 1)
}

func TestNumbersStayWhole(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	want(t, "broken only at plain spaces", strings.Join(wrap("мест 1\u00a0150 занято", 40, TextSize), "|"), "мест|1\u00a0150|занято")
}

// A long life is drawn with few rectangles, all of them inside, at any width.
func TestChartOfManyDays(t *testing.T) {
	_, c := newChart(t, 1000)
	rnd := rand.New(rand.NewPCG(1, 2))
	var points []ChartPoint
	for i := range 3650 {
		points = append(points, ChartPoint{At: moment(2016, 1, 1+i), Value: rnd.IntN(5000), Own: i%40 == 0})
	}
	c.Set(points, 0)
	for _, width := range []float32{320, 360, 500, 777, 1000} {
		c.Resize(fyne.NewSize(width, chartHeight))
		s := c.scale()
		line := c.steps(&s)
		if len(line) > chartSteps {
			t.Errorf("%v px: %d rectangles", width, len(line))
		}
		for _, p := range line {
			if p.x < s.left || p.x+p.width > s.right+2 || p.y < s.top || p.y+p.height > s.bottom+2 || p.width < 1 || p.height < 1 {
				t.Fatalf("%v px: %+v is outside", width, p)
			}
		}
		n := 0
		for _, o := range test.WidgetRenderer(c).Objects() {
			n++
			if r, ok := o.(*canvas.Rectangle); ok && (r.Position().X != float32(int(r.Position().X)) || r.Position().Y != float32(int(r.Position().Y))) {
				t.Fatalf("%v px: not on a whole px: %v", width, r.Position())
			}
		}
		if n > 350 {
			t.Errorf("%v px: %d objects", width, n)
		}
	}
}

func TestChartTicks(t *testing.T) {
	for low := 1; low < 30_000; low += 1 + low/50 {
		ticks, end := placeTicks(low, 7)
		if len(ticks) > 6 || len(ticks) < 2 || ticks[0] != 1 || ticks[len(ticks)-1] != end || end < low || !slices.IsSorted(ticks) {
			t.Fatalf("%d: %v, %d", low, ticks, end)
		}
	}
	_, c := newChart(t, 360)
	for _, width := range []float32{360, 1000} {
		for days := 1; days < 20_000; days += days/3 + 1 {
			c.Resize(fyne.NewSize(width, chartHeight))
			c.Set([]ChartPoint{{At: moment(1990, 5, 14), Value: 5}}, moment(1990, 5, 14+days))
			s, said := c.scale(), 0
			for _, d := range s.dayTicks() {
				if d.said {
					said++
				}
			}
			if said < 2 || said > 14 {
				t.Errorf("%v px, %d days: %d days said", width, days, said)
			}
		}
	}
}

func TestChartLooks(t *testing.T) {
	for _, dark := range []bool{false, true} {
		b, c := newChart(t, 360)
		fyne.CurrentApp().Settings().SetTheme(Theme{Dark: dark})
		c.Set(life(), moment(2026, 11, 22))
		b.canvas.Focus(c)
		b.key(fyne.KeyLeft)
		large := NewLineChart(b.Desk)
		var points []ChartPoint
		for i := range 3650 {
			points = append(points, ChartPoint{At: moment(2016, 11, 24+i), Value: 12_000 - 3*i + (i*i)%97*20, Second: 4_000 - i})
		}
		large.Set(points, 0)
		large.Move(fyne.NewPos(0, 180))
		large.Resize(fyne.NewSize(1000, chartHeight))
		short := NewLineChart(b.Desk)
		short.Set([]ChartPoint{{At: moment(2026, 11, 1), Value: 3, Own: true}}, moment(2026, 11, 22))
		short.Move(fyne.NewPos(400, 0))
		short.Resize(fyne.NewSize(500, chartHeight))
		b.w.SetContent(&fyne.Container{Objects: []fyne.CanvasObject{canvas.NewRectangle(shade(ColorSurface)), c, large, short}})
		b.look("chart-" + map[bool]string{true: "dark", false: "light"}[dark])
	}
}
