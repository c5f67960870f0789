package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// showKeys lists the shortcuts, those that do something in this window.
func (f *frame) showKeys() {
	var columns [2]*fyne.Container
	for i := range columns {
		columns[i] = page.Column(3)
	}
	known := f.known()
	for i, s := range known {
		key := page.Sized(96, 22, page.Line(s.Shown, kit.TextSize, true, theme.ColorNameForeground))
		line := page.Row(0, key, page.Line(f.room.T(s.TextKey), kit.TextSize, false, theme.ColorNameForeground))
		columns[i*2/len(known)].Add(line)
	}
	f.dialog("shell.keys.title", page.Column(10, page.Row(36, columns[0], columns[1]),
		page.NewProse(f.room.T("shell.keys.fields"), 560, kit.ColorQuiet)), false)
}

// known are the shortcuts of the window as it is: a section that is not there has none.
func (f *frame) known() (known []kit.Shortcut) {
	there := map[kit.Command]bool{kit.Guide: true, kit.Lock: true, kit.Keys: true, kit.Main: true, kit.Back: true}
	for _, s := range f.sections {
		there[s.Command] = true
		for c := range s.Hears {
			there[c] = true
		}
	}
	for _, s := range kit.Shortcuts {
		if there[s.Command] {
			known = append(known, s)
		}
	}
	return known
}

// showGuide says the main manners.
func (f *frame) showGuide() {
	f.dialog("shell.guide.title", page.NewProse(f.room.T("shell.guide.text"), 620, theme.ColorNameForeground), false)
}

// showPerson says who is signed in and with what rights.
func (f *frame) showPerson() {
	var roles []string
	for _, r := range f.room.Who.Roles {
		roles = append(roles, f.room.T("shell.role."+string(r)))
	}
	who := f.room.T("shell.person.signed-in", "name", f.room.Who.Name, "login", f.room.Who.Login)
	what := page.NewProse(who+"\n"+f.room.T("shell.person.roles", "roles", strings.Join(roles, ", ")), 420, theme.ColorNameForeground)
	f.dialog("shell.person.title", what, true)
}

// dialog shows something to read; lockable adds the way to lock the window.
func (f *frame) dialog(titleKey string, content fyne.CanvasObject, lockable bool) {
	d := &kit.Dialog{Title: f.room.T(titleKey), Content: content}
	d.Buttons = []*kit.Button{kit.NewMainButton(f.w.desk, f.room.T("shell.close"), d.Close)}
	if lockable {
		d.Buttons = append(d.Buttons, kit.NewButton(f.w.desk, f.room.T("kit.keys.lock")+" (Ctrl+L)", "", func() { d.Close(); f.w.lock() }))
	}
	f.w.desk.Show(d)
}
