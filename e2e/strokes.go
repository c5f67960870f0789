package main

import (
	"fmt"
	"time"
	"unicode/utf8"
)

// mostStrokes is how many keys a paper application may take beyond its data: letters and digits, one for each tick and
// each choice.
const mostStrokes = 30

// strokes registers one paper application of a household of five with a full checklist and counts every key struck.
func strokes(s *stage) {
	s.f(2)
	time.Sleep(time.Second)
	s.struck = 0
	typed := 0
	data := func(text string) string { typed += utf8.RuneCountInString(text); return text }
	s.ctrl('n')
	time.Sleep(time.Second)
	s.tab(1) // the queue is chosen
	s.tab(1) // the office's own counter
	s.digits(data("570315407003"))
	s.press(keyReturn)
	s.text(data("Серікбаева Гүлнар Нұрланқызы"))
	s.press(keyReturn)
	s.digits(data("7010000000"))
	s.press(keyReturn)
	s.text(data("Ақсай ауданы, Абай к"))
	s.press(keyReturn)
	s.text(data("жалға алынған"))
	for _, m := range [][3]string{{"550315307013", "Серікбаев Нұрлан Асанұлы", "ж"}, {"830315307022", "Серікбаев Дәурен Нұрланұлы", "ұ"},
		{"870315407036", "Серікбаева Сәуле Нұрланқызы", "қ"}, {"120315507047", "Серікбаев Алан Дәуренұлы", "ұ"}} {
		s.press(keyInsert)
		s.digits(data(m[0]))
		s.press(keyReturn)
		s.text(data(m[1]))
		s.press(keyReturn)
		s.text(data(m[2])) // a choice by its first letter
	}
	s.press(keyReturn)
	s.text("зейн") // the ground is searched for: only the choice is data
	time.Sleep(time.Second)
	s.press(keyReturn)
	typed++
	s.press(keyTab) // past the button that marks all
	time.Sleep(time.Second)
	s.shot("strokes-documents")
	documents := 7
	for range documents {
		s.press(keySpace) // paper, the original seen; and on
	}
	consents := 5
	for range consents {
		s.press(keySpace)
	}
	typed += documents + consents
	time.Sleep(time.Second)
	s.shot("strokes-whole")
	s.press(keyCtrl, keyReturn)
	s.opened(4)
	time.Sleep(time.Second)
	s.shot("strokes-registered")
	more := s.struck - typed
	fmt.Printf("e2e: a paper application of five people took %d strokes for %d of data: %d more, %d allowed\n", s.struck, typed, more, mostStrokes)
	if more > mostStrokes {
		panic("too many strokes")
	}
	var made struct {
		Name  string `json:"name"`
		Steps []struct {
			Kind string `json:"kind"`
		} `json:"steps"`
	}
	s.ctl(&made, "case", "АҚС-2026/21") // behind those of the demo office
	if made.Name != "Серікбаева Гүлнар Нұрланқызы" || len(made.Steps) != 2 {
		panic(fmt.Sprint("kezekctl says ", made))
	}
}
