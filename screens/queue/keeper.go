package queuepage

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"kezek/screens/room"
)

// keeper keeps settings away from the window's thread, the last value of each: while a big import writes, the file makes
// others wait.
type keeper struct {
	room    *room.Room
	waiting map[string]any
	busy    bool
}

func (k *keeper) keep(name string, value any) {
	if k.waiting == nil {
		k.waiting = map[string]any{}
	}
	k.waiting[name] = value
	k.next()
}

func (k *keeper) next() {
	if k.busy || len(k.waiting) == 0 {
		return
	}
	all := k.waiting
	k.waiting, k.busy = nil, true
	go func() {
		for name, value := range all {
			if err := k.room.Office.SaveSetting(context.Background(), k.room.Who, name, value); err != nil {
				slog.Warn("setting not kept", "name", name, "err", err)
			}
		}
		fyne.Do(func() { k.busy = false; k.next() })
	}()
}
