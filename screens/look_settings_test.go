package screens

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/locales"
)

// shoot writes a picture of the window into the folder KEZEK_LOOK, for eyes.
func (b *bench) shoot(name string) {
	b.t.Helper()
	b.settle()
	paint(b.win.Content())
	for _, o := range b.win.Canvas().Overlays().List() {
		paint(o)
	}
	f, err := os.Create(filepath.Join(os.Getenv("KEZEK_LOOK"), name+".png"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.win.Canvas().Capture()); err != nil {
		b.t.Fatal(err)
	}
}

// paint makes what has no colour transparent: the software painter cannot draw no colour.
func paint(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *canvas.Rectangle:
		if o.FillColor == nil {
			o.FillColor = color.Transparent
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			paint(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			paint(child)
		}
	}
}

// settle lets the window's thread run until it has been idle for a while.
func (b *bench) settle() {
	for end := time.Now().Add(150 * time.Millisecond); time.Now().Before(end); {
		select {
		case f := <-b.loop.queue:
			f()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// TestLookAtSettings draws every sheet of the settings in Kazakh and Russian for the two least screens.
func TestLookAtSettings(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK is not set")
	}
	for _, l := range []locales.Lang{locales.KK, locales.RU} {
		for at, size := range map[string]fyne.Size{"1366": fyne.NewSize(1366, 768), "1280": fyne.NewSize(1280, 680)} {
			folder := office(t, 0)
			ownEdition(t, folder, "aksai-2027.toml", "code = \"AKSAI\"\nfrom = \"2027-01-01\"\ncolour = 1\n")
			b := newBench(t, folder, memory{})
			b.speak(l)
			b.win.Resize(size)
			b.signIn("admin")
			for _, sheet := range []string{"office", "people", "absences", "roles", "copies", "editions", "holidays", "hours", "numbers", "look"} {
				b.frame.open("settings", sheet)
				b.shoot(string(l) + "-" + at + "-" + sheet)
				if sheet == "editions" || sheet == "holidays" {
					b.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn)
					b.shoot(string(l) + "-" + at + "-" + sheet + "-open")
					b.key(fyne.KeyEscape)
				}
			}
		}
	}
}
