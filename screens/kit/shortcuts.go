package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Command is something the window does when a key is pressed.
type Command string

const (
	Today         Command = "today"
	Applications  Command = "applications"
	Queue         Command = "queue"
	Commission    Command = "commission"
	Dwellings     Command = "dwellings"
	Certificates  Command = "certificates"
	Privatization Command = "privatization"
	Assistance    Command = "assistance"
	Journals      Command = "journals"
	Settings      Command = "settings"
	Guide         Command = "guide"
	New           Command = "new"
	Search        Command = "search"
	Export        Command = "export"
	Paper         Command = "paper"
	Compare       Command = "compare"
	Lock          Command = "lock"
	Keys          Command = "keys"
	AddRow        Command = "add-row"
	DropRow       Command = "drop-row"
	Details       Command = "details"  // of the row the keyboard stands in: what is seldom filled in
	MoveRow       Command = "move-row" // of a table whose rows are moved by hand; the table itself hears it
	NextTab       Command = "next-tab" // of an open record
	PreviousTab   Command = "previous-tab"
	Main          Command = "main" // the main act of a form or dialog
	Back          Command = "back"
)

// Press is a key with its modifiers. KeyEnter of the number pad is told as KeyReturn.
type Press struct {
	Key fyne.KeyName
	Mod fyne.KeyModifier
}

const ctrl = fyne.KeyModifierControl

// Shortcut is one line of the list that Ctrl+H shows.
type Shortcut struct {
	Command Command
	Press   Press
	Shown   string // as printed on the keys
	TextKey string // message key
}

// Shortcuts lists every shortcut of the window. Letters go with Ctrl only: Alt+letter never arrives under a Kazakh or
// Russian layout, Ctrl+letter does.
var Shortcuts = []Shortcut{
	{Today, Press{fyne.KeyF1, 0}, "F1", "kit.keys.today"},
	{Applications, Press{fyne.KeyF2, 0}, "F2", "kit.keys.applications"},
	{Queue, Press{fyne.KeyF3, 0}, "F3", "kit.keys.queue"},
	{Commission, Press{fyne.KeyF4, 0}, "F4", "kit.keys.commission"},
	{Dwellings, Press{fyne.KeyF5, 0}, "F5", "kit.keys.dwellings"},
	{Certificates, Press{fyne.KeyF6, 0}, "F6", "kit.keys.certificates"},
	{Privatization, Press{fyne.KeyF7, 0}, "F7", "kit.keys.privatization"},
	{Assistance, Press{fyne.KeyF8, 0}, "F8", "kit.keys.assistance"},
	{Journals, Press{fyne.KeyF9, 0}, "F9", "kit.keys.journals"},
	{Settings, Press{fyne.KeyF10, 0}, "F10", "kit.keys.settings"},
	{Guide, Press{fyne.KeyF12, 0}, "F12", "kit.keys.guide"},
	{New, Press{fyne.KeyN, ctrl}, "Ctrl+N", "kit.keys.new"},
	{Search, Press{fyne.KeyF, ctrl}, "Ctrl+F", "kit.keys.search"},
	{Export, Press{fyne.KeyE, ctrl}, "Ctrl+E", "kit.keys.export"},
	{Paper, Press{fyne.KeyP, ctrl}, "Ctrl+P", "kit.keys.paper"},
	{Compare, Press{fyne.KeyB, ctrl}, "Ctrl+B", "kit.keys.compare"},
	{Lock, Press{fyne.KeyL, ctrl}, "Ctrl+L", "kit.keys.lock"},
	{Keys, Press{fyne.KeyH, ctrl}, "Ctrl+H", "kit.keys.keys"},
	{AddRow, Press{fyne.KeyInsert, 0}, "Ins", "kit.keys.add-row"},
	{DropRow, Press{fyne.KeyDelete, ctrl}, "Ctrl+Del", "kit.keys.drop-row"},
	{Details, Press{fyne.KeyDown, ctrl}, "Ctrl+↓", "kit.keys.details"},
	{MoveRow, Press{fyne.KeyUp, ctrl}, "Ctrl+↑↓", "kit.keys.move-row"}, // with Ctrl+↓ taken by the table before Details
	{NextTab, Press{fyne.KeyPageDown, ctrl}, "Ctrl+PgDn", "kit.keys.next-tab"},
	{PreviousTab, Press{fyne.KeyPageUp, ctrl}, "Ctrl+PgUp", "kit.keys.previous-tab"},
	{Main, Press{fyne.KeyReturn, ctrl}, "Ctrl+Enter", "kit.keys.main"},
	{Back, Press{fyne.KeyEscape, 0}, "Esc", "kit.keys.back"},
}

func commandOf(p Press) (Command, bool) {
	for _, s := range Shortcuts {
		if s.Press == p {
			return s.Command, true
		}
	}
	return "", false
}

// pressOf reads a key event; the number pad's Enter is an Enter.
func pressOf(ev *fyne.KeyEvent) Press { return press(ev.Name, 0) }

// pressOfShortcut reads a shortcut that is a plain key combination.
func pressOfShortcut(s fyne.Shortcut) (Press, bool) {
	c, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return Press{}, false
	}
	return press(c.KeyName, c.Modifier), true
}

func press(key fyne.KeyName, mod fyne.KeyModifier) Press {
	if key == fyne.KeyEnter {
		key = fyne.KeyReturn
	}
	return Press{key, mod}
}

// held tells which modifiers are down now.
func held() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
