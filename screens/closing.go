package screens

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// close is what the window's cross does: it asks only if work runs or something typed would be lost, and leaves a
// verified copy behind.
func (w *window) close() {
	if w.closing {
		return
	}
	if w.frame == nil {
		w.lastCopy()
		return
	}
	if w.frame.room.Tasks.Busy() {
		w.desk.Confirm(w.desk.T("shell.closing.title"), w.desk.T("shell.closing.task"), w.desk.T("shell.closing.anyway"),
			func() { w.frame.leave(w.lastCopy) })
		return
	}
	w.frame.leave(w.lastCopy)
}

// lastCopy makes a verified copy if something was committed since the last one, then closes.
func (w *window) lastCopy() {
	if w.office == nil {
		w.quit()
		return
	}
	w.closing = true
	ctx, stop := context.WithCancel(context.Background())
	gone := false // closed without waiting for the copy
	dl := &kit.Dialog{Title: w.desk.T("shell.closing.title"),
		Content: page.NewProse(w.desk.T("shell.closing.copying"), 440, theme.ColorNameForeground), OnBack: func() {}}
	dl.Buttons = []*kit.Button{kit.NewButton(w.desk, w.desk.T("shell.closing.without"), "", func() {
		gone = true
		stop()
		dl.Close()
		w.quit()
	})}
	go func() {
		needed, err := copyNeeded(ctx, w.office)
		if needed && err == nil {
			fyne.Do(func() { w.desk.Show(dl) })
			_, err = w.office.Backup(ctx, w.office.Backups(), "closing")
		}
		fyne.Do(func() {
			if gone {
				return
			}
			if needed {
				dl.Close()
			}
			if err != nil {
				w.copyFailed(err)
				return
			}
			stop()
			w.quit()
		})
	}()
}

func copyNeeded(ctx context.Context, o *app.Office) (bool, error) {
	last, err := o.History(ctx, 1)
	if err != nil || len(last) == 0 {
		return false, err
	}
	c, ok, err := o.LastBackup(ctx)
	return !ok || c.Seq < last[0].Seq, err
}

// copyFailed tells why there is no copy; the office itself is whole.
func (w *window) copyFailed(err error) {
	w.closing = false
	text := w.desk.T("shell.closing.failed", "why", w.desk.Explain(err))
	w.desk.Confirm(w.desk.T("shell.closing.title"), text, w.desk.T("shell.closing.without"), w.quit)
}

// quit lets go of the office and closes the window for good.
func (w *window) quit() {
	w.closing = true
	size := w.win.Canvas().Size()
	w.remember(func(m *memory) { m.Width, m.Height = size.Width, size.Height })
	if w.frame != nil {
		w.frame.stop()
	}
	if w.office != nil {
		if err := w.office.Close(); err != nil {
			slog.Error("closing the office", "err", err)
		}
	}
	slog.Info("stop")
	w.win.Close()
}
