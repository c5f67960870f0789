//go:build gallery

// Gallery shows every part of the window for a developer to look at; it is not part of the product.
//
//	go run -tags migrated_fynedo,gles,x11,gallery ./screens/kit/gallery -lang kk -dark
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

func main() {
	code := flag.String("lang", "kk", "kk, ru or en")
	dark := flag.Bool("dark", false, "dark theme")
	page := flag.String("page", "both", "form, grid, chart, sitting or both")
	rows := flag.Int("rows", 100_000, "rows of the table")
	flag.Parse()
	lang, _ := locales.Parse(*code)
	a := app.NewWithID("kz.kezek.gallery")
	a.Settings().SetTheme(kit.Theme{Dark: *dark})
	w := a.NewWindow("Kezek — gallery")
	d := kit.NewDesk(w, lang, time.Now)
	line, tasks, status := kit.NewQuietLine(d), kit.NewTaskBar(d), kit.NewStatusBar()
	status.Set("12 / 4 318", kit.Status{Text: "редакция: Алматы 2018"},
		kit.Status{Icon: kit.IconCheck, Text: "тексерілген көшірме: бүгін 13:00"}, kit.Status{Text: "тізбек 3f9a…c2"},
		kit.Status{Icon: kit.IconWarning, Text: "көшірме ескі", Wrong: true}, kit.Status{Text: "UTC+5"})
	form, grid := newForm(d, line, tasks), newGrid(d, line, *rows)
	for _, s := range kit.Shortcuts {
		d.On(s.Command, func() { line.Note(s.Shown + " — " + d.T(s.TextKey)) })
	}
	var middle fyne.CanvasObject
	var call *kit.RollCall
	switch *page {
	case "form":
		middle = form
	case "grid":
		middle = grid
	case "chart":
		middle = newCharts(d)
	case "sitting":
		middle, call = newSitting(d, line)
	default:
		split := container.NewVSplit(form, grid)
		split.SetOffset(0.6)
		middle = split
	}
	w.SetContent(container.NewBorder(nil, container.NewVBox(line, tasks, status), nil, nil, container.NewPadded(middle)))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1366, 740))
	w.Show()
	switch *page {
	case "grid":
		grid.Focus()
	case "chart":
		w.Canvas().FocusNext()
	case "sitting":
		w.Canvas().Focus(call)
	default:
		form.FocusFirst()
	}
	a.Run()
}

var streets = []kit.Option{{Code: "751110000", Name: "Алмалы ауданы"}, {Code: "751210000", Name: "Әуезов ауданы"},
	{Code: "751310000", Name: "Бостандық ауданы"}, {Code: "751410000", Name: "Жетісу ауданы"}, {Code: "751510000", Name: "Медеу ауданы"},
	{Code: "751610000", Name: "Наурызбай ауданы"}, {Code: "751710000", Name: "Түрксіб ауданы"}, {Code: "751810000", Name: "Алатау ауданы"},
	{Code: "193210000", Name: "Іле ауданы", Note: "Алматы облысы"}, {Code: "193610000", Name: "Қарасай ауданы", Note: "Алматы облысы"}}

func newForm(d *kit.Desk, line *kit.QuietLine, tasks *kit.TaskBar) *kit.Form {
	f := kit.NewForm(d)
	birth := kit.NewDate(d)
	birth.Last = time.Now()
	birth.Rest = func(t time.Time) bool { return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday }
	area := kit.NewCombo(d, func(ctx context.Context, q string) (found []kit.Option, err error) {
		for _, o := range streets {
			if strings.Contains(strings.ToLower(o.Code+o.Name), strings.ToLower(q)) {
				found = append(found, o)
			}
		}
		return found, nil
	}, func(code string) (kit.Option, bool) {
		for _, o := range streets {
			if o.Code == code {
				return o, true
			}
		}
		return kit.Option{}, false
	})
	iin := kit.NewIIN(d, func(s string) *fault.Fault {
		if s[11] != '3' {
			return fault.New("I1", "kit.fault.short", "have", 11, "need", 12)
		}
		return nil
	})
	f.Section("Өтініш беруші")
	f.Add(kit.Item{Name: "iin", Label: "ЖСН", Field: iin, Required: true, Width: 150})
	f.Add(kit.Item{Name: "birth", Label: "Туған күні", Field: birth.Input, Beside: true, Width: 130, Required: true})
	f.Add(kit.Item{Name: "sex", Label: "Жынысы", Beside: true, Field: kit.NewChoice(d, []kit.Option{{Code: "m", Name: "Ер"}, {Code: "f", Name: "Әйел"}})})
	f.Add(kit.Item{Name: "name", Label: "Тегі, аты, әкесінің аты", Field: kit.NewText(d, 120), Required: true})
	f.Column()
	f.Add(kit.Item{Name: "area", Label: "Әкімшілік аумақ (КАТО)", Field: area, Hint: "Кодын немесе атауын теріңіз"})
	f.Add(kit.Item{Name: "phone", Label: "Телефон", Field: kit.NewPhone(d), Width: 160})
	f.Add(kit.Item{Name: "time", Label: "Қабылданған уақыты", Field: kit.NewTime(d), Beside: true, Width: 120})
	f.Section("Санаты және құжаттары")
	f.Add(kit.Item{Name: "list", Label: "Тізім", Required: true, Field: kit.NewChoice(d, []kit.Option{
		{Code: "1", Name: "Ұлы Отан соғысының ардагерлері"}, {Code: "2", Name: "Жетім балалар"}, {Code: "3", Name: "Көпбалалы отбасылар"},
		{Code: "4", Name: "Мүгедектігі бар балалары бар отбасылар"}, {Code: "5", Name: "Мемлекеттік қызметшілер"}})})
	f.Add(kit.Item{Name: "agree", Field: kit.NewCheck(d, "Дербес деректерді өңдеуге келісім алынды")})
	f.Column()
	f.Add(kit.Item{Name: "note", Label: "Ескертпе", Field: kit.NewMultiline(d, 3, 600)})
	f.OnSubmit = func() { line.Good("Өтініш тіркелді: № 123/2026"); f.Saved() }
	f.OnBack = func() { line.Note("Артқа") }
	forbidden := kit.NewButton(d, "Шешім шығару", "", nil)
	forbidden.Forbid("комиссия отырысы әлі жабылмаған")
	f.Buttons(kit.NewMainButton(d, "Тіркеу", f.Submit),
		kit.NewButton(d, "Ұзақ жұмыс", "", func() { tasks.Run("Кестені жүктеу", long, func(err error) { done(line, err) }) }),
		kit.NewButton(d, "Растау", kit.IconWarning, func() {
			d.ConfirmTyped("Тізімді қабылдауды болдырмау", "4 318 жазба кезектен алынады; тіркеу нөмірлері қайта пайдаланылмайды. 9 орын жылжиды; жоғары тұрған 3 адамның орны өзгермейді.",
				"БОЛДЫРМАУ", "Болдырмау", func() { line.Good("Болдырылмады") })
		}),
		kit.NewButton(d, "Қате", "", func() { line.Wrong(errors.New("boom")) }), forbidden)
	return f
}

func long(ctx context.Context, p kit.Progress) error {
	for i := range int64(100) {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
		p(i*1000, 100_000, "жолдарды тексеру")
	}
	return nil
}

func done(line *kit.QuietLine, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		line.Note("Тоқтатылды: ештеңе жазылмады")
	case err != nil:
		line.Wrong(err)
	default:
		line.Good("Жүктелді: 100 000 жол")
	}
}

func newGrid(d *kit.Desk, line *kit.QuietLine, n int) *kit.Grid {
	descending := false
	names := []string{"Әбілқасымова Ұлжан Ғабитқызы", "Нұрсұлтанов Қайрат Өмірбекұлы", "Іңкәрбек Гүлнәр", "Сейітова Айгүл Һашимқызы"}
	g := kit.NewGrid(d, []kit.Column{
		{Code: "place", Title: "Орны", Width: 70, Right: true}, {Code: "inlist", Title: "Тізімде", Width: 70, Right: true},
		{Code: "reg", Title: "Тіркеу №", Width: 90}, {Code: "name", Title: "Тегі, аты, әкесінің аты", Width: 210},
		{Code: "iin", Title: "ЖСН", Width: 110}, {Code: "since", Title: "Есептелетін уақыт", Width: 130},
		{Code: "list", Title: "Тізім", Width: 150}, {Code: "state", Title: "Күйі", Width: 130},
		{Code: "due", Title: "Мерзімі", Width: 100}, {Code: "address", Title: "Мекенжайы", Width: 260},
		{Code: "phone", Title: "Телефон", Width: 130}, {Code: "members", Title: "Отбасы", Width: 70, Right: true}},
		kit.Source{Len: func() int { return n }, Row: func(i int) kit.Row {
			if descending {
				i = n - 1 - i
			}
			r := kit.Row{Cells: []string{fmt.Sprint(i + 1), fmt.Sprint(i/5 + 1), fmt.Sprintf("%06d", i+1), names[i%4], fmt.Sprintf("90%010d", i),
				"05.11.2019 14:05", "Көпбалалы отбасылар", "кезекте", "2 күн қалды", "Ақсай ауданы, Абай көшесі, 14-үй, 25-пәтер", "+7 701 234 56 78", fmt.Sprint(i%6 + 1)}}
			switch {
			case i%11 == 3:
				r.Cells[7], r.Cells[8], r.Style = "мерзімі өтті", "3 күн өтті", kit.Wrong
			case i%7 == 5:
				r.Cells[7], r.Style = "тоқтатылған", kit.Faded
			}
			return r
		}})
	g.Empty = "Кезекте ешкім жоқ"
	g.OnOpen = func(i int) { line.Note(fmt.Sprintf("ашылды: %d-жол", i+1)) }
	g.OnSort = func(_ string, desc bool) { descending = desc; g.Reload() }
	return g
}
