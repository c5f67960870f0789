package kit

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
)

// Answer is what a member can be marked with: the code is stored, the label stands beside the digit that chooses it.
type Answer struct {
	Code  string
	Label string
	Key   rune // '0' to '9'; the key counts, whatever letter the layout has on it
}

// Member is a row of a roll call.
type Member struct {
	Seat   int // names the row
	Name   string
	Post   string
	Hint   string // a warning in words, shown with its icon
	Absent bool   // cannot be marked
}

// RollCall marks people one by one at the keyboard: votes, attendance. ↑↓ go from member to member, a digit marks one
// and goes on to the next, ←→ go through the answers, Del takes a mark off, Tab leaves. As a field of a form its value
// is «seat=code» with spaces between. Disabled it only shows the answers.
type RollCall struct {
	widget.DisableableWidget
	joints
	Everyone Answer // gives its code to all who are not marked yet, by its key or a click; none while it has no code
	OnChange func() // after each change by hand

	answers []Answer
	members []Member
	given   map[int]string // by seat, also of those absent now
	cursor  int            // -1 without anybody to mark
	pointer desktop.Cursor
}

// NewRollCall makes a roll call without members.
func NewRollCall(d *Desk, answers []Answer) *RollCall {
	c := &RollCall{joints: joints{desk: d}, answers: answers, given: map[int]string{}, cursor: -1, pointer: desktop.DefaultCursor}
	c.self = c
	c.ExtendBaseWidget(c)
	return c
}

// SetMembers replaces the rows; who stays keeps the answer and the cursor.
func (c *RollCall) SetMembers(members []Member) {
	seat := c.seat()
	c.members, c.cursor = members, -1
	kept := map[int]string{}
	for i, m := range members {
		if code := c.given[m.Seat]; code != "" {
			kept[m.Seat] = code
		}
		if m.Seat == seat && !m.Absent {
			c.cursor = i
		}
	}
	c.given = kept
	if c.cursor < 0 {
		c.cursor = c.next(-1, 1)
	}
	c.last = c.Value()
	c.Refresh()
}

// seat is the one the cursor stands on; -1 for none.
func (c *RollCall) seat() int {
	if c.cursor < 0 {
		return -1
	}
	return c.members[c.cursor].Seat
}

// Choices gives the codes of those marked, by seat; who is absent has none.
func (c *RollCall) Choices() map[int]string {
	given := map[int]string{}
	for _, m := range c.members {
		if code := c.given[m.Seat]; code != "" && !m.Absent {
			given[m.Seat] = code
		}
	}
	return given
}

// Set shows stored answers and no others; codes and seats it does not know are left out.
func (c *RollCall) Set(given map[int]string) {
	clear(c.given)
	for _, m := range c.members {
		if code := given[m.Seat]; c.answer(code) >= 0 {
			c.given[m.Seat] = code
		}
	}
	c.last = c.Value()
	c.Refresh()
}

// Value lists the choices in the order of the rows.
func (c *RollCall) Value() string {
	given := c.Choices()
	var all []string
	for _, m := range c.members {
		if code := given[m.Seat]; code != "" {
			all = append(all, fmt.Sprintf("%d=%s", m.Seat, code))
		}
	}
	return strings.Join(all, " ")
}

// SetValue shows what Value listed.
func (c *RollCall) SetValue(v string) {
	given := map[int]string{}
	for _, one := range strings.Fields(v) {
		seat, code, _ := strings.Cut(one, "=")
		if n, err := strconv.Atoi(seat); err == nil {
			given[n] = code
		}
	}
	c.Set(given)
}

// Fault is always nil: what can be chosen is right.
func (c *RollCall) Fault() *fault.Fault { return nil }

// answer is the place of a code among the answers, -1 for none.
func (c *RollCall) answer(code string) int {
	for i, a := range c.answers {
		if a.Code == code && code != "" {
			return i
		}
	}
	return -1
}

// next is the nearest row beyond one that can be marked; where there is none, the row itself.
func (c *RollCall) next(row, by int) int {
	for i := row + by; i >= 0 && i < len(c.members); i += by {
		if !c.members[i].Absent {
			return i
		}
	}
	return row
}

func (c *RollCall) goTo(row int) {
	if row >= 0 && row < len(c.members) && !c.members[row].Absent {
		c.cursor = row
		c.Refresh()
	}
}

// give marks the cursor's member; an empty code takes the mark off.
func (c *RollCall) give(code string) {
	if c.cursor < 0 || c.Disabled() {
		return
	}
	if code == "" {
		delete(c.given, c.seat())
	} else {
		c.given[c.seat()] = code
	}
	c.chosen()
}

// giveEveryone marks all who can be and are not yet: a recusal or a vote against that stands there stays.
func (c *RollCall) giveEveryone() {
	if c.Everyone.Code == "" || c.Disabled() {
		return
	}
	for _, m := range c.members {
		if !m.Absent && c.given[m.Seat] == "" {
			c.given[m.Seat] = c.Everyone.Code
		}
	}
	c.chosen()
}

// chosen draws and reports a change by hand.
func (c *RollCall) chosen() {
	c.Refresh()
	if c.Value() == c.last {
		return
	}
	c.tell(c.Value())
	if c.OnChange != nil {
		c.OnChange()
	}
}

// step goes to the neighbouring answer of the cursor's member.
func (c *RollCall) step(by int) {
	if len(c.answers) == 0 || c.cursor < 0 {
		return
	}
	i := c.answer(c.given[c.seat()])
	c.give(c.answers[max(0, min(i+by, len(c.answers)-1))].Code)
}

// digit marks by the digit of an answer and goes on; it tells whether the digit is one of these.
func (c *RollCall) digit(key fyne.KeyName) bool {
	if key == fyne.KeyName(c.Everyone.Key) && c.Everyone.Code != "" {
		c.giveEveryone()
		return true
	}
	for _, a := range c.answers {
		if key == fyne.KeyName(a.Key) {
			c.give(a.Code)
			c.goTo(c.next(c.cursor, 1))
			return true
		}
	}
	return false
}

// TypedKey goes through members and answers; what it does not use is the form's.
func (c *RollCall) TypedKey(ev *fyne.KeyEvent) {
	p := pressOf(ev)
	switch p.Key {
	case fyne.KeyUp:
		c.goTo(c.next(c.cursor, -1))
	case fyne.KeyDown:
		c.goTo(c.next(c.cursor, 1))
	case fyne.KeyHome:
		c.goTo(c.next(-1, 1))
	case fyne.KeyEnd:
		c.goTo(c.next(len(c.members), -1))
	case fyne.KeyLeft:
		c.step(-1)
	case fyne.KeyRight:
		c.step(1)
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.give("")
	default:
		if !c.digit(p.Key) {
			c.pass(p)
		}
	}
}

// TypedRune is nothing: the digit's key has been heard, whatever letter it carries.
func (c *RollCall) TypedRune(rune) {}

func (c *RollCall) TypedShortcut(s fyne.Shortcut) {
	if p, ok := pressOfShortcut(s); ok {
		c.pass(p)
	}
}

func (c *RollCall) FocusGained() {
	c.has = true
	c.desk.gained(c)
	c.Refresh()
	c.tellGained()
}

func (c *RollCall) FocusLost() {
	c.has = false
	c.Refresh()
	c.tellLost()
}

// Tapped chooses an answer, or goes to a member, or marks everyone.
func (c *RollCall) Tapped(ev *fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	c.desk.focus(c)
	if c.overEveryone(ev.Position) {
		c.giveEveryone()
		return
	}
	row := c.rowAt(ev.Position)
	if row < 0 || c.members[row].Absent {
		return
	}
	c.goTo(row)
	if i := c.segmentAt(ev.Position.X); i >= 0 {
		c.give(c.answers[i].Code)
	}
}

func (c *RollCall) MouseIn(*desktop.MouseEvent) {}
func (c *RollCall) MouseOut()                   {}
func (c *RollCall) Cursor() desktop.Cursor      { return c.pointer }

// MouseMoved shows by the pointer what can be clicked.
func (c *RollCall) MouseMoved(ev *desktop.MouseEvent) {
	row := c.rowAt(ev.Position)
	c.pointer = desktop.DefaultCursor
	if !c.Disabled() && (c.overEveryone(ev.Position) || row >= 0 && !c.members[row].Absent && c.segmentAt(ev.Position.X) >= 0) {
		c.pointer = desktop.PointerCursor
	}
}
