package main

import (
	"path/filepath"
	"strings"
	"time"
)

// pensioner lives alone on a pension and pays more than her share of it for her dwelling.
const pensioner = "Мысалова Зейнеп Асқарқызы"

// assist takes in an application for housing assistance that came through the state corporation, calculates it and awards it;
// the notice opens and the payment list for the bank is made.
func assist(s *stage) {
	s.f(8)
	time.Sleep(time.Second)
	s.shot("assistance")
	opened := s.openedSoFar()
	s.ctrl('n')
	time.Sleep(time.Second)
	s.tab(1)
	s.pad("26001")
	s.press(keyReturn)
	s.digits("28112026")
	s.press(keyReturn)
	s.digits("0900")
	s.press(keyReturn)
	s.press(keyReturn)
	s.applicant("550412408025", pensioner, "Ақсай, Тоқтаров к")
	for range 4 {
		s.press(keyReturn)
	}
	s.text("з") // a pensioner
	s.press(keyReturn)
	s.text("з") // her pension
	s.press(keyReturn)
	for range 3 {
		s.digits("65000")
		s.press(keyReturn)
	}
	s.tab(5) // nobody has other income
	s.text("мен")
	s.press(keyReturn)
	s.pad("77")
	s.press(keyReturn)
	s.digits("30")
	s.press(keyReturn)
	s.digits("1")
	s.press(keyReturn)
	s.press(keySpace) // she lives alone
	s.press(keyReturn)
	s.press(keyReturn) // bills of the quarter before
	s.text("жылу")
	s.press(keyReturn)
	for range 3 {
		s.digits("1")
		s.press(keyReturn)
		s.digits("4800")
		s.press(keyReturn)
	}
	s.shot("assistance-bills")
	s.account("KZ05125KZT5004100200")
	s.press(keyReturn)
	s.text("Үлгі банк")
	s.press(keyReturn)
	for range 6 {
		s.text("ж")
		s.press(keyReturn)
		s.text("тіркелім")
		s.press(keyReturn)
		s.digits("28112026")
		s.press(keyReturn)
	}
	s.press(keySpace) // all required documents, their originals seen
	s.tab(6)          // past what she need not bring
	s.press(keySpace)
	time.Sleep(time.Second)
	s.shot("assistance-form")
	s.press(keyCtrl, keyReturn)
	time.Sleep(3 * time.Second)
	s.shot("assistance-registered")
	s.press(keyReturn) // it is calculated
	time.Sleep(2 * time.Second)
	s.shot("assistance-calculated")
	s.press(keyReturn)
	time.Sleep(time.Second)
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.shot("assistance-will-do")
	s.press(keyCtrl, keyReturn)
	time.Sleep(2 * time.Second)
	s.ctrl('p')
	s.keep("assistance", s.opened(opened+2))
	s.shot("assistance-awarded")
	s.press(keyEsc)
	s.press(keyCtrl, keyPageDown)
	s.press(keyCtrl, keyPageDown)
	time.Sleep(time.Second)
	s.shot("payment-lists")
	s.ctrl('n')
	time.Sleep(time.Second)
	s.press(keyCtrl, keyReturn) // this quarter, all banks
	time.Sleep(2 * time.Second)
	s.shot("payment-list")
	s.ctrl('p')
	s.keep("payment-list", s.opened(opened+3))
	notice := s.run("pdftotext", "-layout", filepath.Join(s.out, "assistance.pdf"), "-")
	list := s.run("pdftotext", "-layout", filepath.Join(s.out, "payment-list.pdf"), "-")
	for _, part := range []string{pensioner, "1 050,00"} {
		if !strings.Contains(notice, part) || !strings.Contains(list, part) {
			panic("notice and payment list do not both say " + part)
		}
	}
}
