package room

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"
)

// Keeper keeps a person's settings away from the window's thread, the last value of each: while a big import writes,
// the file makes others wait. It belongs to the window's thread.
type Keeper struct {
	room    *Room
	waiting map[string]any
	busy    bool
}

// NewKeeper keeps settings of who is in the room.
func NewKeeper(r *Room) *Keeper { return &Keeper{room: r, waiting: map[string]any{}} }

// Keep keeps a value under a name; nobody waits for it.
func (k *Keeper) Keep(name string, value any) {
	k.waiting[name] = value
	k.next()
}

// Busy tells whether something is not kept yet.
func (k *Keeper) Busy() bool { return k.busy || len(k.waiting) > 0 }

func (k *Keeper) next() {
	if k.busy || len(k.waiting) == 0 {
		return
	}
	all := k.waiting
	k.waiting, k.busy = map[string]any{}, true
	go func() {
		for name, value := range all {
			if err := k.room.Office.SaveSetting(context.Background(), k.room.Who, name, value); err != nil {
				slog.Warn("setting not kept", "name", name, "err", err)
			}
		}
		fyne.Do(func() { k.busy = false; k.next() })
	}()
}
