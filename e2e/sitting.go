package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// sit holds the planned meeting of the demo office by keyboard without leaving its page: attendance, three items, the end; the
// minutes open. Then the head's signature, whose effect is shown before it.
func sit(s *stage) {
	s.f(4)
	time.Sleep(time.Second)
	s.shot("meetings")
	s.press(keyReturn) // the planned one stands first
	time.Sleep(time.Second)
	s.shot("agenda")
	s.idle("the agenda")
	s.press(keyCtrl, keyReturn)
	time.Sleep(time.Second)
	s.digits("7") // everybody is there
	s.shot("attendance")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("sitting")
	before := s.struck
	for range 3 {
		s.digits("7") // everybody for what is proposed
		s.press(keyCtrl, keyReturn)
		time.Sleep(1500 * time.Millisecond)
	}
	if struck := s.struck - before; struck > 9 {
		panic(fmt.Sprintf("three plain items took %d strokes", struck))
	}
	s.shot("heard")
	s.press(keyCtrl, keyReturn)
	time.Sleep(time.Second)
	s.shot("closing")
	s.press(keyCtrl, keyReturn)
	s.keep("minutes", s.opened(3))
	time.Sleep(time.Second)
	s.shot("closed")
	s.press(keyCtrl, keyReturn)
	time.Sleep(time.Second)
	s.press(keyCtrl, keyReturn) // its cases are from spring: their answers are late, and a reason is asked
	time.Sleep(time.Second)
	s.text("комиссия кеш жиналды")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("signing")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("signed")
	var meetings []struct {
		State  string         `json:"state"`
		Number string         `json:"number"`
		States map[string]int `json:"states"`
	}
	s.ctl(&meetings, "commission")
	if m := meetings[0]; m.State != "closed" || m.Number == "" || m.States["signed"] != 3 {
		panic(fmt.Sprint("kezekctl says ", meetings))
	}
	minutes := s.run("pdftotext", "-layout", filepath.Join(s.out, "minutes.pdf"), "-")
	for _, part := range []string{"ХАТТАМАСЫ", "ПРОТОКОЛ", meetings[0].Number} {
		if !strings.Contains(minutes, part) {
			panic("the minutes do not say " + part)
		}
	}
	s.run("build/kezekctl", "--data", s.data, "verify")
}
