package screens

import (
	aidpage "kezek/screens/aid"
	"kezek/screens/applications"
	certificatepage "kezek/screens/certificates"
	commissionpage "kezek/screens/commission"
	"kezek/screens/journals"
	privatizationpage "kezek/screens/privatization"
	queuepage "kezek/screens/queue"
	"kezek/screens/room"
	"kezek/screens/settings"
	"kezek/screens/takeover"
	"kezek/screens/today"
)

// sections builds those of this window, in the order of their keys.
func (w *window) sections(r *room.Room) []*room.Section {
	certificate, privatization, aid := certificatepage.Service(), privatizationpage.Service(), aidpage.Service()
	return []*room.Section{today.New(r), applications.New(r, certificate, privatization, aid), queuepage.New(r), commissionpage.New(r),
		takeover.New(r), applications.Of(r, certificate), applications.Of(r, privatization), applications.Of(r, aid), journals.New(r),
		settings.New(r, settings.Window{Dark: w.start.memory.Dark, Scale: w.start.memory.Scale, Speak: w.speak, Paint: w.paint, Sheet: &w.sheet,
			Zoom: func(percent int) { w.remember(func(m *memory) { m.Scale = percent }) }})}
}
