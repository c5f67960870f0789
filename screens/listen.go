package screens

import (
	"maps"
	"slices"

	"kezek/screens/kit"
)

// elsewhere says which section answers a command that the one in front does not know.
var elsewhere = map[kit.Command]kit.Command{kit.Search: kit.Queue, kit.New: kit.Applications}

// listen lets the window's keys do what they do now: open sections, and what the section in front hears.
func (f *frame) listen() {
	f.deafen()
	on := f.w.desk.On
	for _, s := range f.sections {
		on(s.Command, func() { f.open(s.Command, "") })
	}
	for _, c := range f.commands() {
		if f.answers(c) != nil {
			on(c, func() { f.hear(c) })
		}
	}
	on(kit.Lock, f.w.lock)
	on(kit.Keys, f.showKeys)
	on(kit.Guide, f.showGuide)
}

// deafen takes every key away.
func (f *frame) deafen() {
	for _, c := range f.commands() {
		f.w.desk.On(c, nil)
	}
	for _, s := range kit.Shortcuts {
		f.w.desk.On(s.Command, nil)
	}
}

// commands are all that any section hears.
func (f *frame) commands() []kit.Command {
	all := map[kit.Command]bool{}
	for _, s := range f.sections {
		for c := range s.Hears {
			all[c] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// answers gives what a command does now; nil for nothing.
func (f *frame) answers(c kit.Command) func() {
	if f.at >= 0 {
		if do := f.section().Hears[c]; do != nil {
			return do
		}
	}
	for _, s := range f.sections {
		if do := s.Hears[c]; do != nil && s.Command == elsewhere[c] {
			return func() {
				f.open(s.Command, "")
				do()
			}
		}
	}
	return nil
}

func (f *frame) hear(c kit.Command) {
	if do := f.answers(c); do != nil {
		do()
	}
}
