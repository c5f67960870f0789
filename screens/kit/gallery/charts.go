//go:build gallery

package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/locales"
	"kezek/screens/kit"
)

// newCharts shows a place over time: a life in the queue, ten years of daily changes, a single change, none.
func newCharts(d *kit.Desk) fyne.CanvasObject {
	at := func(year, month, day int) int64 {
		return time.Date(year, time.Month(month), day, 9, 0, 0, 0, locales.Zone).UnixMilli()
	}
	until := at(2026, 11, 22)
	life := []kit.ChartPoint{
		{At: at(2021, 3, 5), Value: 214, Second: 87, Label: "есепке қойылды", Own: true},
		{At: at(2021, 9, 14), Value: 209, Second: 85}, {At: at(2022, 2, 1), Value: 180, Second: 61},
		{At: at(2022, 8, 30), Value: 188, Second: 61, Label: "жоғарғы орынға басқа отбасы қалпына келтірілді"},
		{At: at(2023, 4, 11), Label: "кезегі тоқтатылды", Own: true},
		{At: at(2024, 1, 20), Value: 150, Second: 44, Label: "қайта жалғасты", Own: true},
		{At: at(2025, 5, 24), Value: 96, Second: 20}, {At: at(2026, 10, 2), Value: 41, Second: 9}}
	var days []kit.ChartPoint
	for i := range 3650 {
		days = append(days, kit.ChartPoint{At: at(2016, 11, 24+i), Value: 12_000 - 3*i + (i*i)%97*20, Second: 4_000 - i})
	}
	all := container.NewVBox()
	for _, points := range [][]kit.ChartPoint{life, days, {{At: at(2026, 11, 1), Value: 3, Own: true}}, nil} {
		c := kit.NewLineChart(d)
		c.Empty = "Кезекте болған жоқ"
		c.Set(points, until)
		all.Add(c)
	}
	narrow := kit.NewLineChart(d)
	narrow.Set(life, until)
	return container.NewBorder(nil, nil, container.New(fixed{}, narrow), nil, all)
}

// fixed is as narrow as a chart gets.
type fixed struct{}

func (fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(376, 176) }
func (fixed) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	o[0].Resize(fyne.NewSize(360, 176))
}
