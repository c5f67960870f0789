package queuepage

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// tables are a ledger and a comparison in a sheet.
func tables(lang locales.Lang, dark bool) (s *page.Sheet, chart *kit.LineChart) {
	fyne.CurrentApp().Settings().SetTheme(kit.Theme{Dark: dark})
	w := fyne.CurrentApp().NewWindow("")
	chart = kit.NewLineChart(kit.NewDesk(w, lang, time.Now))
	at := func(year, month int) int64 {
		return time.Date(year, time.Month(month), 5, 9, 0, 0, 0, locales.Zone).UnixMilli()
	}
	chart.Set([]kit.ChartPoint{{At: at(2023, 3), Value: 214, Second: 87, Own: true}, {At: at(2024, 2), Value: 209, Second: 87},
		{At: at(2025, 11), Value: 188, Second: 61}}, at(2026, 11))
	s = recordSheet()
	s.Heading("Движение места")
	s.Across(chart)
	s.Table([]page.TableColumn{{Title: "Дата"}, {Title: "Причина"}, {Title: "Общая", Right: true}, {Title: "В списке", Right: true}},
		page.TableRow{Cells: []string{"05.11.2026", "Обеспечены жильём", signed(-12), signed(-3)}},
		page.TableRow{Cells: []string{"14.12.2026", "Восстановлены в очереди по решению суда, вступившему в силу", signed(1), signed(0)}},
		page.TableRow{Cells: []string{"20.12.2026", "Исправлено время постановки", signed(1204), signed(87)}},
		page.TableRow{Cells: []string{"", "Всего", signed(1193), signed(84)}, Total: true})
	s.Heading("Сравнение")
	s.Table([]page.TableColumn{{Title: ""}, {Title: "АҚС-214"}, {Title: "АҚС-87"}},
		page.TableRow{Cells: []string{"Право первенства", "нет", "нет"}},
		page.TableRow{Cells: []string{"Момент постановки", "05.11.2019 14:05", "05.11.2019 09:30"}, Mark: kit.IconRight},
		page.TableRow{Cells: []string{"Решение", "№ 1245-ш/2019-очень-длинный-номер-решения", "№ 12"}})
	return s, chart
}

func TestTable(t *testing.T) {
	for _, lang := range locales.Langs {
		for _, dark := range []bool{false, true} {
			test.NewTempApp(t)
			s, chart := tables(lang, dark)
			want(t, "the chart is as wide as the column", chart.Size().Width, float32(recordWidth))
			texts, edges := map[string]*canvas.Text{}, map[string]float32{}
			for _, o := range s.Objects {
				if right := o.Position().X + o.Size().Width; right > page.SheetPad+recordWidth+0.5 || o.Position().Y+o.Size().Height > s.Y {
					t.Errorf("%T ends at %v, %v", o, right, o.Position().Y+o.Size().Height)
				}
				if line, ok := o.(*canvas.Text); ok {
					texts[line.Text], edges[line.Text] = line, line.Position().X+line.Size().Width
				}
			}
			for _, text := range []string{"−3", "0", "+84"} {
				if d := edges[text] - edges["+87"]; d > 1 || d < -1 {
					t.Errorf("%s ends %v px beside +87", text, d)
				}
			}
			for text, bold := range map[string]bool{"Всего": true, "+1\u00a0193": true, "постановки": true, "05.11.2019 09:30": true, "Обеспечены жильём": false} {
				if line := texts[text]; line == nil || line.TextStyle.Bold != bold {
					t.Errorf("%s: %+v", text, line)
				}
			}
			if dir := os.Getenv("KEZEK_LOOK"); dir != "" && lang == locales.RU {
				lookAt(t, s, filepath.Join(dir, "table-"+map[bool]string{true: "dark", false: "light"}[dark]+".png"))
			}
		}
	}
}

// lookAt writes a picture of a sheet, for eyes.
func lookAt(t *testing.T, s *page.Sheet, path string) {
	body := s.Done()
	w := test.NewTempWindow(t, page.Panel(kit.ColorSurface, body))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(sideWidth, s.Y+20))
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}
