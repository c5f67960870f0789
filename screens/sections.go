package screens

import (
	"kezek/screens/applications"
	commissionpage "kezek/screens/commission"
	"kezek/screens/journals"
	queuepage "kezek/screens/queue"
	"kezek/screens/room"
	"kezek/screens/settings"
	"kezek/screens/takeover"
	"kezek/screens/today"
)

// sections builds those of this window, in the order of their keys.
func (w *window) sections(r *room.Room) []*room.Section {
	return []*room.Section{today.New(r), applications.New(r), queuepage.New(r), commissionpage.New(r), takeover.New(r), journals.New(r),
		settings.New(r, settings.Window{Dark: w.start.memory.Dark, Scale: w.start.memory.Scale, Speak: w.speak, Paint: w.paint, Sheet: &w.sheet,
			Zoom: func(percent int) { w.remember(func(m *memory) { m.Scale = percent }) }})}
}
