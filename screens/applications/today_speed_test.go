package applications

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
	"kezek/screens/today"
)

// BenchmarkToday opens the first section of an office with as many cases as the list's benchmark, for somebody with all
// roles, until its lines stand there. It is here because the crowded office is.
func BenchmarkToday(b *testing.B) {
	o, who := crowded(b, manyCases)
	for b.Loop() {
		openToday(b, o, who)
	}
}

func openToday(t testing.TB, o *app.Office, who *app.Person) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme{})
	w := a.NewWindow("")
	d := kit.NewDesk(w, locales.RU, func() time.Time { return time.UnixMilli(o.Now()) })
	there := make(chan string, 1)
	r := &room.Room{Office: o, Who: who, Desk: d, Window: w, Quiet: kit.NewQuietLine(d), Tasks: kit.NewTaskBar(d),
		Go: func(kit.Command, string) {}, Count: func(text string) { there <- text }, Committed: func() {}}
	section := today.New(r)
	w.SetPadded(false)
	w.SetContent(section.Content)
	w.Resize(fyne.NewSize(1188, 612))
	section.Shown("")
	select {
	case <-there:
	case <-time.After(time.Minute):
		t.Fatal("Today never came")
	}
}
