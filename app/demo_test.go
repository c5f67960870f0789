package app

import (
	"context"
	"errors"
	"maps"
	"path/filepath"
	"slices"
	"testing"

	"kezek/app/fault"
)

func makeDemo(t *testing.T) (DemoMade, error) {
	dir := t.TempDir()
	return MakeDemo(context.Background(), filepath.Join(dir, "office"), Demo{Cases: 60, Seed: 2, Out: filepath.Join(dir, "out")})
}

// The demo goes through the gate and nowhere else: where the gate does not know one of its acts, it fails.
func TestDemoNeedsEachOfItsActs(t *testing.T) {
	made, err := makeDemo(t)
	if err != nil {
		t.Fatal(err)
	}
	o, err := Open(t.Context(), made.Data)
	if err != nil {
		t.Fatal(err)
	}
	records, err := o.History(t.Context(), 1000)
	o.Close()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, r := range records {
		used[r.Act] = true
	}
	for _, act := range []string{"create-office", "take-over-list", "save-layout", "register", "enrol", "refuse", "correct-time", "issue-paper", "export-list"} {
		if !used[act] {
			t.Error("the demo does without", act)
		}
	}
	for _, act := range slices.Sorted(maps.Keys(used)) {
		t.Run(act, func(t *testing.T) {
			roles := permissions[act]
			delete(permissions, act)
			defer func() { permissions[act] = roles }()
			_, err := makeDemo(t)
			if !errors.Is(err, fault.New("G01", "")) && !errors.Is(err, fault.New("G07", "")) {
				t.Errorf("the demo was made without %s: %v", act, err)
			}
		})
	}
}
