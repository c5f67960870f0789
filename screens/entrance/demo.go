package entrance

import (
	"context"
	"os"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/fault"
)

const (
	demoEntries = 300
	demoSeed    = 1
)

// demo opens the demo office, which is made first where there is none.
func (s *start) demo() {
	folder := s.door.Demo
	s.Waiting(s.t("shell.start.demo-wait"))
	go func() {
		err := makeDemo(context.Background(), folder)
		fyne.Do(func() {
			if err != nil {
				s.door.Desk.Explain(err) // into the log
				s.Start(fault.New("W21", "shell.start.demo-failed").Because(err))
				return
			}
			s.door.Open(folder)
		})
	}()
}

// makeDemo makes the demo office whole or not at all. Papers and workbooks of it lie in a folder beside it.
func makeDemo(ctx context.Context, folder string) error {
	if _, err := os.Stat(folder); err == nil {
		return nil
	}
	unfinished := folder + "-new"
	if err := os.RemoveAll(unfinished); err != nil {
		return err
	}
	if _, err := app.MakeDemo(ctx, unfinished, app.Demo{Cases: demoEntries, Seed: demoSeed, Out: folder + "-files"}); err != nil {
		return err
	}
	return os.Rename(unfinished, folder)
}
