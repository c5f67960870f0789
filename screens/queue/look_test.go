package queuepage

import (
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/locales"
)

// shoot writes a picture of the section into the folder KEZEK_LOOK, for eyes.
func (b *bench) shoot(name string) {
	b.t.Helper()
	b.thread.Settle(func() bool { return b.rows.Busy() })
	clear(b.Window.Content())
	f, err := os.Create(filepath.Join(os.Getenv("KEZEK_LOOK"), string(b.lang)+"-"+name+".png"))
	if err != nil {
		b.t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, b.Window.Canvas().Capture()); err != nil {
		b.t.Fatal(err)
	}
}

// clear makes what has no colour transparent: the software painter cannot draw no colour.
func clear(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *canvas.Rectangle:
		if o.FillColor == nil {
			o.FillColor = color.Transparent
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			clear(child)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			clear(child)
		}
	}
}

// TestLookAtMoves draws what moves the queue, in Kazakh and Russian, as it stands in a window of 1366×768.
func TestLookAtMoves(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK is not set")
	}
	for _, lang := range []locales.Lang{locales.KK, locales.RU} {
		p := crowd(t, 300)
		b := open(t, p.office, p.head, lang)
		b.Window.Resize(fyne.NewSize(1180, 676))
		b.enter(6)
		b.shoot("entry")
		b.press(b.T("queuemoves.decide-button"))
		b.shoot("menu")
		b.key(fyne.KeyEscape)
		b.until("entry", b.side.showsEntry)
		for _, kind := range []string{"change-household", "move-list", "split", "pass-on", "remove"} {
			b.draft(kind)
			b.key(fyne.KeyDown)
			if kind == "split" {
				b.side.form.Field("parts.0.applicant").SetValue("1")
				b.side.form.OnChange()
			}
			b.shoot("form-" + kind)
			b.side.form.Saved()
			b.key(fyne.KeyEscape)
			b.until("entry", b.side.showsEntry)
		}
		b.draft("move-list")
		b.key(fyne.KeyDown, fyne.KeyTab)
		b.letters("Отбасында үшінші бала туды")
		b.key(fyne.KeyTab, fyne.KeyDown)
		b.ctrl(fyne.KeyReturn)
		b.until("weighed", func() bool { return b.side.enter != nil })
		b.shoot("verdict")
		b.ctrl(fyne.KeyReturn)
		b.until("kept", func() bool { return b.side.enter == nil && b.side.form == nil && b.side.showsEntry() })
		b.shoot("entry-draft")
		b.press(b.T("queuemoves.warn.button"))
		b.key(fyne.KeyDown, fyne.KeyTab)
		b.letters("Алматы қаласынан пәтер сатып алған")
		b.key(fyne.KeyTab, fyne.KeyTab, fyne.KeyDown)
		b.shoot("form-warn")
		b.ctrl(fyne.KeyReturn)
		b.until("warned", func() bool { return b.side.showsEntry() && len(b.Quiet.Text()) > 0 })
		b.shoot("entry-warned")
		for _, view := range []string{viewDrafts, viewReminders, viewPublic} {
			b.section.Shown(view)
			b.shoot(view)
			if view == viewDrafts {
				b.key(fyne.KeyReturn)
				b.until("the draft", func() bool { return b.side.enter != nil })
				b.shoot("draft")
				b.ctrl(fyne.KeyReturn)
				b.until("form", func() bool { return b.side.form != nil })
				b.shoot("sign")
				b.side.form.Saved()
			}
			if view == viewPublic {
				b.side.form.Field("profile").SetValue(app.BySurname)
				b.side.form.Field("soften").SetValue("")
				b.side.form.OnChange()
				b.shoot("public-rare")
			}
		}
	}
}
