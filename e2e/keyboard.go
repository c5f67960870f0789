package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Physical keys by their X keycode.
const (
	keyEsc      = 9
	keyBack     = 22
	keyTab      = 23
	keyReturn   = 36
	keyCtrl     = 37
	keyShift    = 50
	keySpace    = 65
	keyF1       = 67
	keyUp       = 111
	keyPageUp   = 112
	keyPageDown = 117
	keyDown     = 116
	keyInsert   = 118
	keyDelete   = 119
)

// kazakh is which physical key writes a letter in the Kazakh layout: the number row has letters, too.
var kazakh = func() map[rune]int {
	m := map[rune]int{' ': keySpace}
	for first, row := range map[int]string{11: "әіңғ,.үұқөһ", 24: "йцукенгшщзхъ", 38: "фывапролджэ", 52: "ячсмитьбю№"} {
		for i, r := range []rune(row) {
			m[r] = first + i
		}
	}
	return m
}()

// press strikes one physical key, held modifiers first: press(keyCtrl, keyReturn).
func (s *stage) press(keys ...int) {
	s.struck += len(keys)
	args := []string{"key", "--clearmodifiers"}
	var names []string
	for _, k := range keys {
		names = append(names, name(k))
	}
	if len(names) == 1 {
		s.xdotool(append(args, names[0])...)
	} else {
		for _, k := range names[:len(names)-1] {
			s.xdotool("keydown", k)
		}
		s.xdotool("key", names[len(names)-1])
		for _, k := range names[:len(names)-1] {
			s.xdotool("keyup", k)
		}
	}
	time.Sleep(s.pace)
}

// name is how xdotool is told a keycode; a single digit would be the key that writes it.
func name(code int) string {
	if code == keyEsc {
		return "Escape"
	}
	return strconv.Itoa(code)
}

// f strikes a function key.
func (s *stage) f(n int) { s.press(keyF1 + n - 1) }

// ctrl strikes Ctrl with the physical key that writes this letter in the Latin layout.
func (s *stage) ctrl(latin rune) { s.press(keyCtrl, s.latinKey(latin)) }

func (s *stage) latinKey(r rune) int {
	for first, row := range map[int]string{24: "qwertyuiop", 38: "asdfghjkl", 52: "zxcvbnm"} {
		if i := strings.IndexRune(row, r); i >= 0 {
			return first + i
		}
	}
	panic(fmt.Sprintf("no key writes %q", r))
}

// text types Kazakh or Russian words letter by letter in the Kazakh layout.
func (s *stage) text(words string) {
	for _, r := range words {
		s.struck++
		lower := []rune(strings.ToLower(string(r)))[0]
		code, ok := kazakh[lower]
		if !ok {
			panic(fmt.Sprintf("the Kazakh layout has no key for %q", r))
		}
		if lower != r {
			s.xdotool("keydown", strconv.Itoa(keyShift), "key", strconv.Itoa(code), "keyup", strconv.Itoa(keyShift))
		} else {
			s.xdotool("key", strconv.Itoa(code))
		}
	}
	time.Sleep(s.pace)
}

// digits strikes the keys of the number row: in the Kazakh layout they write letters, and our digit fields take the digits.
func (s *stage) digits(number string) {
	args := []string{"key", "--delay", "25"}
	s.struck += len(number)
	for _, r := range number {
		code := 10 + int(r-'1')
		if r == '0' {
			code = 19
		}
		args = append(args, strconv.Itoa(code))
	}
	s.xdotool(args...)
	time.Sleep(s.pace)
}

// account strikes the keys of an account under the Kazakh layout: the field takes their Latin letters and digits.
func (s *stage) account(text string) {
	for _, r := range text {
		if r >= '0' && r <= '9' {
			s.digits(string(r))
		} else {
			s.press(s.latinKey(r | 0x20))
		}
	}
}

// pad strikes the keys of the number pad: so a clerk writes a digit into a text field under the Kazakh layout.
func (s *stage) pad(number string) {
	s.struck += len(number)
	for _, r := range number {
		s.xdotool("key", strconv.Itoa([]int{90, 87, 88, 89, 83, 84, 85, 79, 80, 81}[r-'0']))
	}
	time.Sleep(s.pace)
}

// tab goes on n fields.
func (s *stage) tab(n int) {
	for range n {
		s.press(keyTab)
	}
}
